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


__all__ = ["ASSERTIONS", "PARTIES", "READING", "STATEMENTS", "of_text", "under"]
