-- Parties that a correction brought and that no statement of the article names any more.
DELETE FROM parties
WHERE article = :article AND layer = 'corrected'
AND NOT EXISTS (
  SELECT 1 FROM statements AS s
  WHERE s.article = parties.article
  AND (parties.id IN (s.speaker, s.addressee, s.target) OR instr(s.chain, '"' || parties.id || '"'))
);
