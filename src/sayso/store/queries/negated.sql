-- Whether an act is what is not done, as `is_not_done` in the model tells: "did not say", "did not want".
(s.stance = 'unsaid' AND s.act NOT IN ('decline', 'no_reply', 'other')
  OR s.stance = 'denies' AND s.act NOT IN ('deny', 'decline', 'no_reply', 'other'))
