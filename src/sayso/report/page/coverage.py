"""Coverage: how much of one article was understood, each count with its denominator, and what was not."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.model.article import BlockKind
from sayso.model.reading import Reading
from sayso.model.span import Span
from sayso.report.facts.folding import fold
from sayso.report.facts.phrases import shortfalls
from sayso.report.page.links import Links
from sayso.report.page.listing import NO_OUTLET, NO_TITLE, day_of
from sayso.report.page.rendering import Shell, render
from sayso.report.terminal.coverage import missed

STYLES = ("listing.css", "coverage.css")
# Words around what was not understood, so that it can be found in the article.
_AROUND = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One thing that is counted: how many of how many were understood."""

    name: str
    done: int
    of: int

    @property
    def width(self) -> float:
        """Return the share as a length of 100."""
        return round(100 * self.done / self.of, 1) if self.of else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Missed:
    """Words that were not understood, with what stands around them, and where they lead."""

    before: str
    words: str
    after: str
    href: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Misses:
    """Things of one sort that were not understood."""

    name: str
    places: Sequence[Missed]


@dataclass(frozen=True, slots=True, kw_only=True)
class CoveragePage:
    """The coverage of one article; `problems` tell what all of it is to be taken with."""

    title: str
    about: str
    href: str | None
    parts: Sequence[Part]
    misses: Sequence[Misses]
    problems: Sequence[str]
    weaker: int
    weaker_href: str | None


def coverage_page(reading: Reading, links: Links) -> CoveragePage:
    """Return what was understood of an article, and what was not."""
    folded, weaker = fold(reading, weak=False)
    article = reading.article
    return CoveragePage(
        title=article.title.of(article.text) if article.title else article.file or NO_TITLE,
        about=f"{article.outlet or NO_OUTLET}, {day_of(article.published)}",
        href=links.article(article.id),
        parts=tuple(_parts(folded)),
        misses=tuple(
            Misses(name=name[:1].upper() + name[1:], places=tuple(_missed(folded, spans, links)))
            for name, spans in missed(folded).items()
            if spans
        ),
        problems=tuple(shortfalls(reading.coverage)),
        weaker=len(weaker),
        weaker_href=links.listing("review", {"article": article.id, "weak": "1"}) if weaker else None,
    )


def coverage_html(page: CoveragePage, shell: Shell) -> str:
    """Return the coverage of an article as a page."""
    return render("coverage.html", shell, page=page)


def _parts(reading: Reading) -> Iterator[Part]:
    found = reading.coverage
    yield Part(name="Sentences understood", done=found.sentences - len(found.unread), of=found.sentences)
    yield Part(
        name="Quotations with somebody who says them",
        done=found.quotations_attributed,
        of=found.quotations,
    )
    yield Part(
        name="“He”, “she” and “they” whose name was found",
        done=found.pronoun_sources_resolved,
        of=found.pronoun_sources,
    )
    yield Part(name="Dates with a day, month or year", done=found.times_resolved, of=found.times)


def _missed(reading: Reading, spans: Sequence[Span], links: Links) -> Iterator[Missed]:
    text, starts = reading.article.text, [block.span.start for block in reading.article.blocks]
    for span in spans:
        row = bisect_right(starts, span.start) - 1
        first = max(starts[row] if row >= 0 else 0, span.start - _AROUND)
        end = reading.article.blocks[row].span.end if row >= 0 else len(text)
        yield Missed(
            before=_from_word(text, first, span.start),
            words=span.of(text),
            after=_to_word(text, span.end, max(span.end, min(end, span.end + _AROUND))),
            href=links.article(reading.article.id, _anchor(reading, row)),
        )


def _anchor(reading: Reading, row: int) -> str:
    """Return where the block of this number stands on the page of its article; the headline is its top."""
    blocks = reading.article.blocks
    if row < 0 or blocks[row].kind is BlockKind.TITLE:
        return "r1-top"
    return f"r1-b{blocks[row].span.start}"


def _from_word(text: str, start: int, end: int) -> str:
    while 0 < start < end and not text[start - 1].isspace():
        start += 1
    return text[start:end]


def _to_word(text: str, start: int, end: int) -> str:
    while start < end < len(text) and not text[end].isspace():
        end -= 1
    return text[start:end]
