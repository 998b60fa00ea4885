"""Readings that are hard to export: emoji, combining accents, CRLF, and text from right to left."""

import io
from dataclasses import replace
from functools import cache

import sayso
from sayso.model.article import Article, Block, BlockKind
from sayso.model.party import Party, PartyKind
from sayso.model.reading import Reading
from sayso.model.span import Span
from sayso.report.exporting.export import export
from tests.readings import READING, at, statement

# The e of "cafe" bears a combining accent; the family is five code points, eight UTF-16 code units.
MIXED = (
    "Dam holds 🌊\r\n\r\n"
    "=Mayor Ida Brook said on Monday that the cafe\u0301 🏞️ below the dam is safe for 20 people.\r\n"
    "“لن نرحل اليوم 👩\u200d👩\u200d👧,” Omar Haddad told the Valley Post, "
    "“and the river\u2028will not rise.”\r\n"
    "The builder, Korvan Ltd, denied that it had paid €3 million.\r\n"
    "Korvan said: “We did\r\n\tnot pay.”\r\n"
    "The key to the sluice hung in the gatehouse, and nobody looked for it there.\r\n"
)
HEBREW = "השר: הסכר יחזיק 🌊\r\n“הסכר בטוח,” אמרה רות לוי ביום שני, “והוא יישאר בטוח.”\r\n"


@cache
def mixed() -> Reading:
    """Return what sayso reads in an article with everything in it that makes offsets go astray.

    None of it is weak: what becomes of that is tried on the reading made by hand.
    """
    reading = sayso.read(
        MIXED.encode(), published="2026-03-02", url="https://valley.example/🌊?a=1&b=<2>", language="en"
    )
    return replace(reading, statements=tuple(replace(one, weak=False) for one in reading.statements))


@cache
def hebrew() -> Reading:
    """Return a reading made by hand of an article that is written from right to left."""
    levi = Party(id="p1", name="רות לוי", kind=PartyKind.NAMED, mentions=(at("רות לוי", text=HEBREW),))
    said = statement(
        1,
        (at("“הסכר בטוח,”", text=HEBREW), at("“והוא יישאר בטוח.”", text=HEBREW)),
        cue=(at("אמרה", text=HEBREW),),
        source=(at("רות לוי", text=HEBREW),),
        speaker=levi,
        chain=(levi,),
    )
    blocks = (
        Block(span=Span(0, HEBREW.index("\r")), kind=BlockKind.TITLE),
        Block(span=Span(HEBREW.index("“"), len(HEBREW) - 2), kind=BlockKind.PARAGRAPH),
    )
    article = Article(text=HEBREW, blocks=blocks, language="he", file="dam-he.txt", published="2026-03")
    empty = dict.fromkeys(("quotations", "times", "quantities", "places", "wording", "repeats"), ())
    coverage = replace(READING.coverage, unread=())
    return replace(
        READING,
        article=article,
        parties=(levi,),
        statements=(said,),
        assertions=(),
        coverage=coverage,
        **empty,  # type: ignore[arg-type]
    )


def readings() -> tuple[Reading, ...]:
    """Return the readings that every export is tried on."""
    return (READING, mixed(), hebrew())


def stream_of(form: str, *several: Reading, full_text: bool = False, weak: bool = False) -> str:
    """Return what an export writes of some readings, or of all of them."""
    stream = io.StringIO(newline="")
    export(several or readings(), form, stream, full_text=full_text, weak=weak)
    return stream.getvalue()


def bare(words: str) -> str:
    """Return words without what stands between the pieces of a discontinuous whole, and without white space.

    >>> bare("“Go,” […] “now.”") == bare("“Go,”" + "“now.”")
    True
    """
    return "".join(words.replace(" […] ", "").split())


def spans_of(text: str) -> list[tuple[int, int]]:
    """Return the spans of a cell or field that lists them as start-end.

    >>> spans_of("0-4 10-14")
    [(0, 4), (10, 14)]
    """
    pairs = (piece.split("-") for piece in text.split())
    return [(int(start), int(end)) for start, end in pairs]
