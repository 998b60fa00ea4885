"""Genre: news, opinion, interview, release, letters or a live blog, with the words that show it."""

import re
from collections.abc import Iterator
from functools import cache
from urllib.parse import urlsplit

from sayso.languages.pack import LanguagePack
from sayso.model.article import Article, BlockKind
from sayso.model.attribution import Attribution
from sayso.model.measure import Genre, GenreName
from sayso.model.quotation import Quotation
from sayso.model.span import Span
from sayso.stages.laid.turns import TURN

# A label stands among the first blocks, on a line of its own or before the title's own words.
FIRST_BLOCKS = 4
LONGEST_LABEL = 80
# One question and answer may close a news report; three make an interview.
FEWEST_QUESTIONS = 3
# One "I" outside quotation marks is often a quotation that lost its marks; see docs/stages/genre.md.
FEWEST_FIRST_PERSON = 4
FEWEST_FIRST_PERSON_BLOCKS = 3
# A reporter who was "told" something says "me" now and then; a columnist says "I" in every paragraph.
FEWEST_PER_LETTER = 1 / 1000
# In a transcript many paragraphs are turns.
FEWEST_TURNS = 6
TURNS_SHARE = 0.4
# Two sources make a report; evidence shows no more than this many places.
FEWEST_SOURCES = 2
MOST_EVIDENCE = 3

_NO_INITIAL = r"(?!\.)"  # "Jan I. Poe"
# A dateline that tells where the story was filed ends so: "VELMOUTH (Northline) -", "/TASS/."
_FILED = ("-", "–", "—", "/", "/.", "/,")
_LABEL_END = re.compile(r"\s*(?:[:|]|[-–—]\s|\.?\Z)")
_PARTS, _SPACES = re.compile(r"[/|,;:>]"), re.compile(r"[\s_]+")


def find_genre(
    article: Article,
    quotations: tuple[Quotation, ...],
    attributions: tuple[Attribution, ...],
    pack: LanguagePack,
) -> Genre:
    """Return the genre of an article and its evidence; unknown where nothing shows it.

    What the page calls itself goes before what its words look like.
    """
    return (
        _labelled(article, pack)
        or _told(article, pack)
        or _phrased(article, pack)
        or _asked(article, attributions, pack)
        or _by_section(article, pack)
        or _first_person(article, quotations, attributions, pack)
        or _reported(article, attributions)
        or Genre(value=GenreName.UNKNOWN)
    )


def _labelled(article: Article, pack: LanguagePack) -> Genre | None:
    labels = _genres(pack, "label")
    told = [block for block in article.blocks if block.kind.is_prose or block.kind is BlockKind.HEADER]
    for block in told[:FIRST_BLOCKS]:
        words = block.span.of(article.text)[:LONGEST_LABEL].casefold()
        for label, genre in labels.items():
            if words.startswith(label) and _LABEL_END.match(words, len(label)):
                return Genre(value=genre, evidence=(Span(block.span.start, block.span.start + len(label)),))
    return None


def _told(article: Article, pack: LanguagePack) -> Genre | None:
    """Find the genre by what the article's page calls it, which need not stand in the text."""
    genres = _genres(pack, "section")
    for section in article.sections:
        for part in _PARTS.split(section.casefold()):
            if genre := genres.get(_SPACES.sub("-", part.strip())):
                return Genre(value=genre)
    return None


def _phrased(article: Article, pack: LanguagePack) -> Genre | None:
    genres, text = _genres(pack, "phrase"), article.text.casefold()
    if not any(phrase in text for phrase in genres):
        return None
    match = _pattern(pack, "phrase").search(article.text)
    if match is None:
        return None
    return Genre(value=genres[match.group().casefold()], evidence=(Span(*match.span()),))


def _asked(article: Article, attributions: tuple[Attribution, ...], pack: LanguagePack) -> Genre | None:
    """Find an interview by its questions, or a transcript by its turns."""
    pattern = _pattern(pack, "asked")
    found = [
        Span(*match.span())
        for block in article.blocks
        if (match := pattern.match(article.text, block.span.start, block.span.end))
        and article.text.startswith((":", "."), match.end())
    ]
    turns = [one for one in attributions if one.rule.startswith(TURN)]
    if len(found) < FEWEST_QUESTIONS:
        found = [one.content[0] for one in turns if one.content and _asks(article.text, one.content[-1])]
    if len(found) < FEWEST_QUESTIONS:
        found = _spoken(article, turns)
    return Genre(value=GenreName.INTERVIEW, evidence=tuple(found[:MOST_EVIDENCE])) if found else None


def _asks(text: str, words: Span) -> bool:
    return words.of(text).rstrip("*_ ”\"’'").endswith("?")


def _spoken(article: Article, turns: list[Attribution]) -> list[Span]:
    """Return who speaks in the turns of a transcript; none where most paragraphs are no turns."""
    paragraphs = sum(block.kind is BlockKind.PARAGRAPH for block in article.blocks)
    enough = len(turns) >= max(FEWEST_TURNS, TURNS_SHARE * paragraphs)
    found = [one.source[0] for one in turns if one.source]
    return found if enough and len({span.of(article.text) for span in found}) > 1 else []


def _by_section(article: Article, pack: LanguagePack) -> Genre | None:
    """Find the genre by a section of the address; its evidence stands in the text of a record only."""
    genres = _genres(pack, "section")
    try:
        path = urlsplit(article.url or "").path
    except ValueError:
        return None
    section = next((part for part in path.casefold().split("/")[:-1] if part in genres), None)
    if section is None:
        return None
    return Genre(value=genres[section], evidence=tuple(_in_header(article, f"/{section}/")))


def _in_header(article: Article, words: str) -> Iterator[Span]:
    for block in article.blocks:
        place = block.span.of(article.text).casefold().find(words) if block.kind is BlockKind.HEADER else -1
        if place >= 0:
            start = block.span.start + place + 1
            yield Span(start, start + len(words) - 2)


def _first_person(
    article: Article,
    quotations: tuple[Quotation, ...],
    attributions: tuple[Attribution, ...],
    pack: LanguagePack,
) -> Genre | None:
    """Find an author who speaks as `I` outside quotation marks and outside what others say."""
    others = [quotation.span for quotation in quotations]
    others += [span for attribution in attributions for span in attribution.content]
    pattern = _pronouns(pack)
    own = list(_own_stretches(article, sorted(others)))
    found = [
        (row, Span(*match.span()))
        for row, start, end in own
        for match in pattern.finditer(article.text, start, end)
    ]
    fewest = max(FEWEST_FIRST_PERSON, FEWEST_PER_LETTER * sum(end - start for _, start, end in own))
    if len(found) < fewest or len({row for row, _ in found}) < FEWEST_FIRST_PERSON_BLOCKS:
        return None
    return Genre(value=GenreName.OPINION, evidence=tuple(span for _, span in found[:MOST_EVIDENCE]))


def _own_stretches(article: Article, others: list[Span]) -> Iterator[tuple[int, int, int]]:
    """Yield (block row, start, end) of each stretch of a paragraph that lies outside `others`, sorted."""
    place = 0
    for row, block in enumerate(article.blocks):
        start = block.span.start
        while place < len(others) and others[place].start < block.span.end:
            if block.kind is BlockKind.PARAGRAPH and start < others[place].start:
                yield row, start, others[place].start
            start = max(start, others[place].end)
            place += 1
        if block.kind is BlockKind.PARAGRAPH and start < block.span.end:
            yield row, start, block.span.end


def _reported(article: Article, attributions: tuple[Attribution, ...]) -> Genre | None:
    """Find a report: it opens with a dateline, or rests on two sources or more."""
    datelines = (block.span for block in article.blocks if block.kind is BlockKind.DATELINE)
    dateline = next((span for span in datelines if span.of(article.text).endswith(_FILED)), None)
    if dateline:
        return Genre(value=GenreName.NEWS, evidence=(dateline,))
    sources = [attribution.source[0] for attribution in attributions if attribution.source]
    if len(sources) < FEWEST_SOURCES:
        return None
    return Genre(value=GenreName.NEWS, evidence=tuple(sources[:MOST_EVIDENCE]))


@cache
def _genres(pack: LanguagePack, table: str) -> dict[str, GenreName]:
    """Return one table of the pack: small-letter text to genre, longest first."""
    entries = sorted(pack.table("genre")[table], key=lambda entry: -len(entry["text"]))
    return {entry["text"].casefold(): GenreName(entry["genre"]) for entry in entries}


@cache
def _pattern(pack: LanguagePack, table: str) -> re.Pattern[str]:
    """Return a pattern of the whole words of one table, in any letters."""
    return re.compile(rf"\b(?:{_alternatives(pack, table)})\b", re.IGNORECASE)


@cache
def _pronouns(pack: LanguagePack) -> re.Pattern[str]:
    """Return a pattern of the first person, as written or at the beginning of a sentence."""
    words = [entry["text"] for entry in pack.table("genre")["first_person"]]
    forms = dict.fromkeys(form for word in words for form in (word, word.capitalize()))
    return re.compile("|".join(rf"\b{re.escape(form)}\b" + _NO_INITIAL * (len(form) == 1) for form in forms))


def _alternatives(pack: LanguagePack, table: str) -> str:
    texts = sorted((entry["text"] for entry in pack.table("genre")[table]), key=len, reverse=True)
    return "|".join(map(re.escape, texts))
