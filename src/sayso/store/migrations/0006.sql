-- The newest articles, those of a run, and the statements that nobody has looked at, without reading all of them.
CREATE INDEX articles_newest ON articles (published_day, article, outlet);
CREATE INDEX articles_by_run ON articles (run);
CREATE INDEX statements_unreviewed ON statements (confidence_line, statement) WHERE layer = 'machine';
