-- An outlet is the speaker of its own voice.
SELECT DISTINCT claim FROM claim_points WHERE article IN (
  SELECT article FROM party_names WHERE word = :word
  UNION
  SELECT article FROM articles WHERE outlet LIKE :speaker OR url LIKE :speaker
);
