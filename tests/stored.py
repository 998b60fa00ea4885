"""Readings for the store: the one made by hand under other dates, and others cut from any text."""

import dataclasses
import re

from sayso.model.article import Article, Block, BlockKind
from sayso.model.reading import Reading
from sayso.model.span import Span
from tests.readings import ASSERTIONS, PARTIES, READING, STATEMENTS, statement

RUIZ, *_ = PARTIES


def under(reading: Reading = READING, **fields: str | None) -> Reading:
    """Return a reading whose article has other fields, and so another id."""
    return dataclasses.replace(reading, article=dataclasses.replace(reading.article, id="", **fields))


def of_text(text: str, **fields: str | None) -> Reading:
    """Return a reading of any text: each line is a paragraph and somebody's statement, the whole of it."""
    lines = [Span(*match.span()) for match in re.finditer(r"[^\n]+", text)]
    article = Article(
        text=text,
        blocks=tuple(Block(span=line, kind=BlockKind.PARAGRAPH) for line in lines),
        language="en",
        **fields,  # type: ignore[arg-type]
    )
    return dataclasses.replace(
        READING,
        article=article,
        parties=(dataclasses.replace(RUIZ, roles=(), mentions=()),),
        statements=tuple(
            statement(number, (line,), speaker=dataclasses.replace(RUIZ, roles=(), mentions=()))
            for number, line in enumerate(lines, start=1)
        ),
        assertions=(),
        quotations=(),
        times=(),
        quantities=(),
        places=(),
        wording=(),
        repeats=(),
        coverage=dataclasses.replace(READING.coverage, unread=()),
    )


# What version 1 had for statements, in place of what the migrations make of it, and without what they add.
FIRST = """
DROP INDEX articles_newest;
DROP INDEX articles_by_run;
DROP INDEX statements_unreviewed;
DROP TRIGGER claim_points_added;
DROP TRIGGER claim_points_gone;
DROP TABLE claim_counts;
DROP TABLE claims_changed;
ALTER TABLE speakers DROP COLUMN statements;
ALTER TABLE articles DROP COLUMN own_columns;
DROP TRIGGER statements_added;
DROP TRIGGER statements_gone;
DROP TRIGGER statements_changed;
DROP TABLE statements_words;
ALTER TABLE statements DROP COLUMN stance;
ALTER TABLE statements DROP COLUMN candidates;
ALTER TABLE statements DROP COLUMN weak;
ALTER TABLE statements DROP COLUMN confidence_line;
ALTER TABLE statements DROP COLUMN points;
ALTER TABLE statements DROP COLUMN known_by;
ALTER TABLE statements DROP COLUMN chain_words;
ALTER TABLE assertions DROP COLUMN points;
CREATE VIRTUAL TABLE statements_words USING fts5 (
  content_words, content = 'statements', content_rowid = 'statement',
  tokenize = 'porter unicode61 remove_diacritics 2'
);
INSERT INTO statements_words (statements_words) VALUES ('rebuild');
CREATE TRIGGER statements_added AFTER INSERT ON statements BEGIN SELECT 1; END;
CREATE TRIGGER statements_gone AFTER DELETE ON statements BEGIN SELECT 1; END;
CREATE TRIGGER statements_changed AFTER UPDATE OF content_words ON statements BEGIN SELECT 1; END;
DROP VIEW copies;
DROP TABLE superseded;
DROP TABLE unlinked;
DROP TABLE profiles;
DROP TABLE profile_words;
DROP TABLE article_pairs;
DROP TABLE article_points;
DROP TABLE claim_points;
DROP TRIGGER searches_seen;
DROP TABLE searches;
DROP TABLE checksums;
ALTER TABLE feeds DROP COLUMN retry_after;
DELETE FROM bookkeeping WHERE name = 'relink';
PRAGMA user_version = 1;
"""

__all__ = ["ASSERTIONS", "FIRST", "PARTIES", "READING", "STATEMENTS", "of_text", "under"]
