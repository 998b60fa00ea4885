SELECT :columns, coverage, made.version, made.language_pack, made.models
FROM (SELECT * FROM articles WHERE article = ?) JOIN made_by AS made USING (made_by);
