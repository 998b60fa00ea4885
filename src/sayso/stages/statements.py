"""Statements: who says what, in which words.

One order, and who wins where:

| step | what | wins over | why |
|---|---|---|---|
| 1 | scores | – | the network scores anchors, words and sources jointly (`weights`, `scores`) |
| 2 | statements of their own | – | each word has one owner, a quotation too (`owning`, `decoding`) |
| 3 | statements inside them | – | the same scores inside the words of one host |
| 4 | confidence | 2, 3 | what is less than .2 likely to be right is left out, weak ones kept |
| 5 | units | 2, 3 | a content ends where clauses, phrases and quotations end, in its line (`units`) |
| 6 | silences | 1 to 5 | who did not reply or would not speak is heard in no words (`silences`) |
| 7 | layout | 2, 3 | a label or signature says who (`laid`); headline, dateline and body share no words |
| 8 | subjects | 1 | a cue's own subject beside it is its source, and nobody farther off (`subjects`) |
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from sayso.languages.pack import LanguagePack
from sayso.model.article import Article, BlockKind
from sayso.model.attribution import Attribution, Chances, Manner
from sayso.model.grammar import AUXILIARIES, PARTICLE, PREPOSITION
from sayso.model.quotation import Quotation
from sayso.model.span import Span, hull, trimmed
from sayso.model.statement import Act
from sayso.model.syntax import Syntax
from sayso.stages.attribution.decoding import Found, Limits, decode
from sayso.stages.attribution.rating import rate
from sayso.stages.attribution.scores import Scores, find_scores
from sayso.stages.attribution.units import settle_edges
from sayso.stages.attribution.weights import Network, load_network
from sayso.stages.attribution.words import MARK, OUTSIDE, Run, Words, find_words
from sayso.stages.doing.silences import settle_silences
from sayso.stages.doing.words import act_words
from sayso.stages.laid.beside import beside
from sayso.stages.laid.find import find_laid
from sayso.stages.laid.headlines import settle_headlines
from sayso.stages.subjects import settle_sources
from sayso.stages.who.lexicon import lexicon_of

# A statement less likely than this to be right in content and source is not even kept as a weak one.
# PolNeAR dev F1 and the recall of GUM's attribution relations:
# 78.0 and 59.2 from .3, 77.6 and 63.0 from .2, 77.2 and 65.8 from .1.
LEAST_CONFIDENCE = 0.2
_SILENT = (Act.DECLINE, Act.NO_REPLY)
_OUTSIDE_PROSE = (
    *(BlockKind.TITLE, BlockKind.HEADING, BlockKind.CAPTION),
    *(BlockKind.EMBED, BlockKind.SIGNATURE),
)
_CLOSING_BRACKET = re.compile(r"\.?\)")
_NO_WORDS = re.compile(r"[)\s,.:;–—-]+")
_CREDIT = 80  # characters within which a bracket opens before the words that it reaches into
_DEPTH = 12  # statements within statements; deeper ones are not read
_CLASSES = {
    "VERB": "verb",
    "AUX": "verb",
    "NOUN": "noun",
    "PROPN": "noun",
    "ADJ": "adjective",
    "ADV": "adverb",
}


def find_attributions(
    article: Article, syntax: Syntax, quotations: tuple[Quotation, ...], pack: LanguagePack
) -> tuple[Attribution, ...]:
    """Return every attribution of the article, in text order of the content, else of the cue.

    Raises `WeightsError` where the network's files are missing or damaged.
    """
    network = load_network(pack)
    words = find_words(article, syntax, quotations, network.vocabulary)
    scores = find_scores(words, network.run, network.ends)
    kept = _likely(rate_found(network, words, scores))
    edged = settle_edges(words, [one for one, _ in kept], network.edges)
    laid = find_laid(article, syntax, pack)
    maker = _Made(article.text, syntax, words, network, pack)
    made = (maker.attribution(one, chances) for one, (_, chances) in zip(edged, kept, strict=True))
    prose = beside(laid, one_side(article, in_story(article, made)))
    settled = settle_silences(syntax, act_words(pack), list(prose))
    found = settle_headlines(article, syntax, [*laid, *settled], pack)
    return settle_sources(article.text, syntax, in_order(found), lexicon_of(pack))


def in_story(article: Article, found: Iterable[Attribution]) -> Iterator[Attribution]:
    """Yield the attributions without the words of datelines: the network sees those in the story's line."""
    apart = [block.span for block in article.blocks if block.kind is BlockKind.DATELINE]
    for one in found:
        content, source, cue = (
            tuple(_behind(article.text, spans, apart)) for spans in (one.content, one.source, one.cue)
        )
        if len(cue) == len(one.cue) and (content or not one.content):
            same = (content, source) == (one.content, one.source)
            yield one if same else replace(one, content=content, source=source)


def _behind(text: str, spans: Iterable[Span], apart: Sequence[Span]) -> Iterator[Span]:
    """Yield what of some spans stands outside datelines, from where one ends that they begin in."""
    for span in spans:
        end = max((line.end for line in apart if line.start <= span.start < line.end), default=span.start)
        if left := trimmed(text, end, span.end) if end > span.start else span:
            yield left


def one_side(article: Article, found: Iterable[Attribution]) -> Iterator[Attribution]:
    """Yield the attributions without words of a headline or caption whose cue is prose, or the reverse.

    Where no stop ends a headline the network may read on.  What is left with neither cue nor words is none.
    """
    outside = [block.span for block in article.blocks if block.kind in _OUTSIDE_PROSE]
    for one in (one for one in found if one.cue or one.content):
        anchor = _anchor(one)
        side = next((span for span in outside if span.covers(anchor)), None)
        content = tuple(
            piece
            for piece in one.content
            if next((span for span in outside if span.covers(piece)), None) == side
        )
        if content or not one.content:
            yield one if content == one.content else replace(one, content=content)


def _likely(rated: Iterable[tuple[Found, Chances]]) -> list[tuple[Found, Chances]]:
    """Return what is likely enough to be kept, if only as a weak line."""
    return [(one, chances) for one, chances in rated if chances.content * chances.source > LEAST_CONFIDENCE]


def rate_found(network: Network, words: Words, scores: Scores) -> list[tuple[Found, Chances]]:
    """Return what the network finds, with its chances."""
    silent = [network.acts.index(act) for act in _SILENT]
    found = decode(words, scores, Limits(), silent)
    return list(zip(found, rate(words, scores, found, network.content, network.source), strict=True))


def in_order(made: Iterable[Attribution]) -> tuple[Attribution, ...]:
    """Return the attributions in text order, `within` the innermost one that holds the cue.

    `continues` is given by place in `made`, and becomes a row.
    """
    given = tuple(made)
    places = sorted(range(len(given)), key=lambda place: _order(given[place]))
    rows = {place: row for row, place in enumerate(places)}
    attributions = [given[place] for place in places]
    found: list[Attribution] = []
    open_: list[int] = []
    for row, one in enumerate(attributions):
        anchor, start = _anchor(one), _whole(one).start
        open_ = [other for other in open_[-_DEPTH:] if _whole(attributions[other]).end > start]
        holders = (other for other in reversed(open_) if _holds(attributions[other], anchor))
        goes_on = None if one.continues is None else rows[one.continues]
        holder = next(holders, None)
        same = holder == one.within and goes_on == one.continues
        found.append(one if same else replace(one, within=holder, continues=goes_on))
        open_.append(row)
    return tuple(found)


def _order(one: Attribution) -> tuple[int, int, bool]:
    """Order by place, the wider first; of two as wide that with its cue inside ("you know") is the inner."""
    whole = _whole(one)
    return whole.start, -whole.end, whole.covers(_anchor(one))


def _whole(one: Attribution) -> Span:
    return hull(one.content or one.cue or one.source)


def _anchor(one: Attribution) -> Span:
    return (*one.cue, *one.content)[0]


def _holds(one: Attribution, anchor: Span) -> bool:
    return any(piece.covers(anchor) and piece != anchor for piece in one.content)


def bracketed(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    """Yield the pieces of something said, or of who says it, with brackets that close where they open.

    The mark behind a piece comes to it: "Ida Brook (I-Vt | .)".  The first begins behind a bracket that was
    opened before it, as a picture's credit is: "(Vale News and | Agencies) Ida Brook".
    """
    for place, span in enumerate(spans):
        end = span.end
        first = span.start if place else _behind_bracket(text, span.start, end)
        is_open = text.count("(", first, end) > text.count(")", first, end)
        closing = _CLOSING_BRACKET.match(text, end) if is_open else None
        yield Span(first, closing.end() if closing else end)


def _behind_bracket(text: str, start: int, end: int) -> int:
    """Return where a stretch begins behind a bracket that closes in it and opens shortly before it."""
    closes = text.find(")", start, end)
    if closes < 0 or text.find("(", start, closes) >= 0:
        return start
    near = max(start - _CREDIT, 0)
    is_open = text.rfind("(", near, start) > max(text.rfind(mark, near, start) for mark in ")\n")
    rest = _NO_WORDS.match(text, closes, end)
    return rest.end() if is_open and rest and rest.end() < end else start


def _bared(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the words between two places without commas at their edges, where any are left."""
    while start < end and text[end - 1] in " ,":
        end -= 1
    while start < end and text[start] in " ,":
        start += 1
    if start < end:
        yield Span(start, end)


class _Made:
    """Attributions made of runs of words."""

    def __init__(self, text: str, syntax: Syntax, words: Words, network: Network, pack: LanguagePack) -> None:
        self.text, self.syntax, self.words, self.network = text, syntax, words, network
        self.starts = syntax.starts
        self.people = lexicon_of(pack)
        self.toward = frozenset(entry["word"] for entry in pack.table("cues")["toward"])

    def attribution(self, found: Found, chances: Chances) -> Attribution:
        """Return what was found as spans of the text."""
        source = tuple(
            bracketed(self.text, self._spans(() if found.source.run is None else (found.source.run,)))
        )
        cue = self._cue(found)
        named = source and source[0].start <= int(self.words.start[found.anchor]) < source[0].end
        cue_row = None if named or not cue else self._row(found.anchor)
        return Attribution(
            content=tuple(
                self._apart(bracketed(self.text, map(self._asked, self._spans(found.content))), source)
            ),
            cue=cue,
            source=source,
            addressee=() if cue_row is None else self._addressee(cue_row, found),
            manner=_manner(self.words, found.content),
            lexeme=self._lexeme(cue, cue_row),
            rule=f"model:{self.network.name}",
            head=self._head(source),
            cue_row=cue_row,
            chances=chances,
            content_confidence=chances.content,
            source_confidence=chances.source,
            over=tuple((self._of(run), round(chance, 3)) for run, chance in found.source.over),
        )

    def _apart(self, content: Iterable[Span], source: Sequence[Span]) -> Iterator[Span]:
        """Yield the words said without those that name who says them: "It is shut, | mayor Ida Brook"."""
        for span in content:
            name = next((one for one in source if one.overlaps(span)), None)
            if name is None:
                yield span
                continue
            yield from _bared(self.text, span.start, name.start)
            yield from _bared(self.text, name.end, span.end)

    def _asked(self, span: Span) -> Span:
        """Return the words with a mark that asks or exclaims right behind: it tells how they are said."""
        return Span(span.start, span.end + (self.text[span.end : span.end + 1] in tuple("?!")))

    def _cue(self, found: Found) -> tuple[Span, ...]:
        """Return the cue; of a name that is itself one, as before a turn, the colon behind it."""
        run, source = found.cue, found.source.run
        if source is None or not source.first <= found.anchor <= source.last:
            return self._spans((run,))
        after = source.last + 1
        if after < len(self.words) and self._of(Run(after, after)) in ":—–-":
            return self._spans((Run(after, after),))
        return ()

    def _of(self, run: Run) -> str:
        return self.text[int(self.words.start[run.first]) : int(self.words.end[run.last])]

    def _spans(self, runs: tuple[Run, ...]) -> tuple[Span, ...]:
        return tuple(Span(int(self.words.start[run.first]), int(self.words.end[run.last])) for run in runs)

    def _row(self, word: int) -> int | None:
        """Return the token that holds the start of a word; of an auxiliary, the verb it helps."""
        row = bisect_left(self.starts, int(self.words.start[word]) + 1) - 1
        if row < 0:
            return None
        token = self.syntax.tokens[row]
        return token.head if token.dep in AUXILIARIES else row

    def _rows(self, spans: tuple[Span, ...]) -> list[int]:
        return [
            row
            for span in spans
            for row in range(bisect_left(self.starts, span.start), bisect_left(self.starts, span.end))
        ]

    def _head(self, spans: tuple[Span, ...]) -> int | None:
        """Return the row of the first token in `spans` that is governed from outside them."""
        rows = self._rows(spans)
        inside, tokens = set(rows), self.syntax.tokens
        real = [row for row in rows if tokens[row].pos != "PUNCT"] or rows
        return next((row for row in real if tokens[row].head not in inside or tokens[row].head == row), None)

    def _lexeme(self, cue: tuple[Span, ...], row: int | None) -> str:
        """Return the entry of the cue in the language pack: lemma, particle and class."""
        if row is None:
            return ":" if cue else ""
        token = self.syntax.tokens[row]
        if token.pos == "PUNCT":
            return ":"
        if token.dep == PREPOSITION or token.pos not in _CLASSES:
            return f"{' '.join(cue[0].of(self.text).lower().split())}:prep"
        particle = self.syntax.first_below(row, PARTICLE)
        end = "" if particle is None else f" {self.syntax.lemmas[particle]}"
        return f"{token.lemma.lower()}{end}:{_CLASSES[token.pos]}"

    def _addressee(self, cue: int, found: Found) -> tuple[Span, ...]:
        """Return whom it is said to: somebody who is in neither cue nor content ("told X", "said to X")."""
        source = () if found.source.run is None else (found.source.run,)
        said = self._spans((*found.content, found.cue, *source))
        for row in self.syntax.objects(cue, self.toward):
            whom = self.syntax.phrase(row)
            if self._hears(row) and not any(whom.overlaps(span) for span in said):
                return (whom,)
        return ()

    def _hears(self, row: int) -> bool:
        """Return whether the word names somebody: a name, a pronoun for people, a person, a body, a group."""
        token, people = self.syntax.tokens[row], self.people
        lemma, word = token.lemma.casefold(), self.text[token.start : token.end].casefold()
        known = lemma in people.roles or lemma in people.bodies or {lemma, word} & people.collectives
        return token.pos == "PROPN" or word in people.pronouns or bool(known)


def _manner(words: Words, content: tuple[Run, ...]) -> Manner:
    spoken = [words.features[run.first : run.last + 1, :2] for run in content]
    quoted = [inside for run in spoken for case, inside in run.tolist() if case != MARK]
    if quoted and OUTSIDE not in quoted:
        return Manner.DIRECT
    return Manner.MIXED if any(quoted) else Manner.INDIRECT


def attribution_model(pack: LanguagePack) -> str:
    """Return the name under which a reading says what found its attributions."""
    return load_network(pack).name
