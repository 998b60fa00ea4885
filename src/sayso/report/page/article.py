"""The article page: first facts, voices, then the whole text with a note for each statement beside it."""

import shlex
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from sayso.model.fragment import web_address
from sayso.model.measure import GenreName
from sayso.model.reading import Reading
from sayso.report.facts.dates import day_told
from sayso.report.facts.folding import fold
from sayso.report.facts.in_short import find_in_short
from sayso.report.facts.phrases import made_of, many, percent, shortfalls
from sayso.report.facts.voices import find_voices
from sayso.report.page.bar import Bar, bar_of
from sayso.report.page.links import Links
from sayso.report.page.measures import Measures, measures_of
from sayso.report.page.notes import Around
from sayso.report.page.nouns import NOWHERE_ELSE, OTHERS, Bit, Elsewhere, looks_of
from sayso.report.page.paragraphs import Paragraph, lines_of, paragraphs_of
from sayso.report.page.rendering import NOWHERE, Shell, environment, render
from sayso.report.page.short import Cell, cells_of

_BODY = "<!-- articles -->"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """One filter: what it is called, how many lines it keeps, and where it leads without a script."""

    name: str
    count: int
    sort: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlePage:
    """All that the page of one article shows; `prefix` keeps its anchors apart from those of others.

    `head` is the headline with its notes, None where none was found, and `title` what stands for it then.
    `signs` are the marks that occur, for the legend.
    """

    prefix: str
    title: str
    head: Paragraph | None
    language: str
    about: tuple[Bit, ...]
    original: str
    address: str
    problems: tuple[str, ...]
    cells: tuple[Cell, ...]
    bar: Bar | None
    filters: tuple[Filter, ...]
    signs: frozenset[str]
    paragraphs: tuple[Paragraph, ...]
    weaker: int
    read: tuple[str, ...]
    coverage: str
    layers: tuple[Measures, ...]
    twins: tuple[Bit, ...]
    command: str
    made: str
    sha256: str
    before: str
    after: str


def article_page(
    reading: Reading,
    row: int = 1,
    *,
    weak: bool = False,
    links: Links = NOWHERE,
    elsewhere: Elsewhere = NOWHERE_ELSE,
) -> ArticlePage:
    """Return what the page of one article shows; weak statements are folded, but with `weak`."""
    prefix = f"r{row}-"
    folded, weaker = fold(reading, weak=weak)
    voices = find_voices(folded, weaker)
    looks = looks_of(voices)
    around = Around(looks=looks, links=links, prefix=prefix, elsewhere=elsewhere)
    paragraphs = tuple(paragraphs_of(folded, weaker, around))
    head, article = _head(folded, paragraphs), reading.article
    bar = None if reading.coverage.reduced else bar_of(folded, voices, weaker, looks, prefix)
    return ArticlePage(
        prefix=prefix,
        title=title_of(reading),
        head=head,
        language=article.language,
        about=tuple(_about(reading, voices.words + voices.repeated, voices.repeated, links)),
        original=web_address(article.url) or "",
        address=article.url or "",
        problems=tuple(shortfalls(reading.coverage)),
        cells=()
        if reading.coverage.reduced
        else cells_of(folded, find_in_short(folded, voices, weaker), looks, elsewhere, prefix),
        bar=bar,
        filters=tuple(_filters(paragraphs, prefix)),
        signs=frozenset({*_signs(paragraphs), *(bar.signs if bar else ())}),
        paragraphs=tuple(one for one in paragraphs if one is not head),
        weaker=sum(len(one.weaker) for one in paragraphs),
        read=(*_read(folded), *article.notes),
        coverage=links.page("coverage", article.id) or "",
        layers=measures_of(folded, prefix),
        twins=tuple(_twins(reading, links)),
        command=f"sayso read {shlex.quote(article.file)} -f json" if article.file else "",
        made=made_of(folded),
        sha256=article.sha256,
        before=elsewhere.before or "",
        after=elsewhere.after or "",
    )


def to_html(
    readings: Iterable[Reading],
    *,
    weak: bool = False,
    links: Links = NOWHERE,
    elsewhere: Elsewhere = NOWHERE_ELSE,
    address: str = "",
) -> str:
    """Return one page with all readings; weak statements are folded, but with `weak`."""
    several = tuple(readings)
    start, end = page_around(title_of(several[0]) if several else "sayso", links=links, address=address)
    articles = (
        article_html(reading, row, weak=weak, links=links, elsewhere=elsewhere)
        for row, reading in enumerate(several, start=1)
    )
    return "".join([start, *articles, end])


def page_around(title: str, *, links: Links = NOWHERE, address: str = "") -> tuple[str, str]:
    """Return the page up to its first article, and after its last."""
    shell = Shell(title=title, styles=("article.css",), scripts=("article.js",), links=links, address=address)
    start, _, end = render("articles.html", shell, articles=Markup(_BODY)).partition(_BODY)  # noqa: S704 — ours
    return start, end


def article_html(
    reading: Reading,
    row: int = 1,
    *,
    weak: bool = False,
    links: Links = NOWHERE,
    elsewhere: Elsewhere = NOWHERE_ELSE,
) -> str:
    """Return the part of a page that tells one article."""
    one = article_page(reading, row, weak=weak, links=links, elsewhere=elsewhere)
    return environment().get_template("article.html").render(page=one)


def title_of(reading: Reading) -> str:
    """Return the headline, or the file's name where none was found."""
    article = reading.article
    return article.title.of(article.text) if article.title else article.file or "(no title found)"


def _head(reading: Reading, paragraphs: Sequence[Paragraph]) -> Paragraph | None:
    """Return the row of the headline."""
    title = reading.article.title
    return next((one for one in paragraphs if title and one.row.span == title), None)


def _about(reading: Reading, words: int, repeated: int, links: Links) -> Iterator[Bit]:
    """Yield outlet, date, authors, genre and length, each as far as it is known."""
    article, genre = reading.article, reading.genre.value
    outlet = links.page("outlet", article.outlet) if article.outlet else None
    yield Bit(words=article.outlet or "outlet not known", href=outlet or "")
    yield Bit(words=day_told(article.published) or "no date found")
    yield from map(_bit, article.authors)
    if genre not in {GenreName.NEWS, GenreName.UNKNOWN}:
        yield Bit(words=str(genre))
    yield Bit(words=many(words, "word"))
    if repeated:
        yield Bit(words=f"repeats itself: {percent(repeated, words)}")


def _bit(words: str) -> Bit:
    return Bit(words=words)


def _filters(paragraphs: Sequence[Paragraph], prefix: str) -> Iterator[Filter]:
    """Yield the filters that keep something, besides those by voice."""
    counts: Counter[str] = Counter()
    first: dict[str, str] = {}
    for line in lines_of(paragraphs):
        counts.update(line.sorts)
        for sort in line.sorts:
            first.setdefault(sort, f"#{prefix}{line.ids[0]}" if line.ids else f"#{prefix}text")
    for sort, name in (("hedged", "Hedged"), ("denied", "Denied"), ("numbers", "Numbers")):
        if counts[sort]:
            yield Filter(name=name, count=counts[sort], sort=sort, href=first[sort])


def _signs(paragraphs: Iterable[Paragraph]) -> Iterator[str]:
    for one in paragraphs:
        yield from (sign for words in one.row.words for sign in words.look.split() if sign != OTHERS)
        yield from (note.kind for note in one.notes)
        yield from (note.look for note in one.notes if note.kind == "voice" and note.look == OTHERS)


def _read(reading: Reading) -> Iterator[str]:
    """Yield what was read, each count with its denominator."""
    coverage = reading.coverage
    quotations = (
        f"{coverage.quotations_attributed} of {many(coverage.quotations, 'quotation')} with a speaker"
    )
    if coverage.reduced:
        yield f"quotations only: {coverage.reduced}"
        yield quotations
        return
    yield f"{coverage.sentences - len(coverage.unread)} of {many(coverage.sentences, 'sentence')}"
    yield quotations
    if coverage.pronoun_sources:
        told = many(coverage.pronoun_sources, "speaker")
        yield f"{coverage.pronoun_sources_resolved} of {told} called he, she, it or they"
    if coverage.times:
        yield f"{coverage.times_resolved} of {many(coverage.times, 'time')} with a date"


def _twins(reading: Reading, links: Links) -> Iterator[Bit]:
    """Yield the addresses of the same as data."""
    address = links.article(reading.article.id)
    for form in ("json", "csv"):
        twin = links.twin(address, form) if address else None
        if twin:
            yield Bit(words=form.upper(), href=twin)
