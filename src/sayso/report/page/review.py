"""Review: the statements that are least sure, one after another, to accept, correct or reject."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sayso.model.browsed import LoggedCorrection
from sayso.model.reading import Reading
from sayso.model.span import Span
from sayso.model.statement import Act, Certainty, Statement
from sayso.report.facts.phrases import DOES, is_nobody, presents, who_speaks
from sayso.report.page.links import Links
from sayso.report.page.listing import NO_OUTLET, NO_TITLE, day_of
from sayso.report.page.rendering import Shell, render
from sayso.report.page.why import unsure_of

STYLES = ("listing.css", "review.css")
SCRIPTS = ("review.js",)
# What stands between pieces of words that somebody may change.
GAP = " […] "
_AROUND = 280  # characters of the article before and after a statement, by which it can be judged


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A stretch of the paragraph; `part` is "content", "source", "cue" or nothing."""

    text: str
    part: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed:
    """A statement to look at, in its paragraph, with what is doubtful and what it could be changed to."""

    article: str
    statement: str
    title: str
    about: str
    href: str | None
    paragraph: Sequence[Stretch]
    who: str
    does: str
    doubt: str
    words: str
    speaker: str
    speakers: Sequence[str]
    act: str
    certainty: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Logged:
    """A line of the log: what was done to which words, by whom, and whether it can be taken back."""

    number: int
    done: str
    words: str
    title: str
    href: str | None
    who: str
    when: str
    last: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """The review: the statement to look at, what was decided, and what a form sends along.

    `told` is what was just done, and `problem` why something was not.
    """

    one: Reviewed | None
    log: Sequence[Logged]
    more: str | None
    action: str | None
    key: str
    back: str
    skip: str | None
    weak: bool
    other: str | None
    told: str
    problem: str
    acts: Sequence[tuple[str, str]]
    certainties: Sequence[tuple[str, str]]


def reviewed(reading: Reading, one: Statement, links: Links) -> Reviewed:
    """Return a statement as it is looked at."""
    article, text = reading.article, reading.article.text
    names = dict.fromkeys(party.name for party in reading.parties)
    return Reviewed(
        article=article.id,
        statement=one.id,
        title=article.title.of(text) if article.title else NO_TITLE,
        about=f"{article.outlet or NO_OUTLET}, {day_of(article.published)}",
        href=links.article(article.id, f"r1-{one.id}"),
        paragraph=tuple(_paragraph(reading, one)),
        who="" if is_nobody(presents(text, one)) else who_speaks(one),
        does=presents(text, one),
        doubt=unsure_of(one),
        words=GAP.join(span.of(text) for span in one.content),
        speaker=one.speaker.name if one.speaker else "",
        speakers=tuple(names),
        act=str(one.act),
        certainty=str(one.certainty or ""),
    )


def logged(one: LoggedCorrection, links: Links) -> Logged:
    """Return a line of the log."""
    return Logged(
        number=one.number,
        done=_DONE[one.kind],
        words=one.words,
        title=one.title or NO_TITLE,
        href=links.article(one.article, "" if one.kind == "removed" else f"r1-{one.statement}"),
        who=one.annotator or "",
        when=day_of(one.time) if one.time else "",
        last=one.last,
    )


_DONE = {"removed": "Rejected", "added": "Added", "corrected": "Corrected", "confirmed": "Accepted"}


def choices() -> tuple[tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]]:
    """Return the acts and the levels of certainty that there are, each with its words."""
    acts = tuple((str(act), DOES[act]) for act in Act)
    return acts, (("", "nothing is told"), *((str(one), str(one)) for one in Certainty))


def review_html(review: Review, shell: Shell) -> str:
    """Return the review as a page."""
    return render("review.html", shell, review=review)


def _paragraph(reading: Reading, one: Statement) -> Iterator[Stretch]:
    """Yield what stands around the statement in its paragraphs, cut where its parts begin and end."""
    text = reading.article.text
    parts = [
        *((span, "content") for span in one.content),
        *((span, "cue") for span in one.cue),
        *((span, "source") for span in one.source),
    ]
    if not parts:
        return
    first, last = min(span.start for span, _ in parts), max(span.end for span, _ in parts)
    blocks = [block.span for block in reading.article.blocks]
    start = max((block.start for block in blocks if block.start <= first), default=first)
    end = min((block.end for block in blocks if block.end >= last), default=last)
    start, end = max(start, _word(text, first - _AROUND)), min(end, _word(text, last + _AROUND))
    edges = sorted({start, end, *(place for span, _ in parts for place in (span.start, span.end))})
    for left, right in pairwise(edges):
        held = Span(left, right)
        yield Stretch(
            text=held.of(text), part=next((part for span, part in reversed(parts) if span.covers(held)), "")
        )


def _word(text: str, place: int) -> int:
    """Return where the next word begins."""
    place = min(max(place, 0), len(text))
    while 0 < place < len(text) and not text[place - 1].isspace():
        place += 1
    return place
