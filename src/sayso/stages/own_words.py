"""Own words: the clauses and event noun phrases that no statement holds."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.languages.pack import LanguagePack
from sayso.model.article import Article, BlockKind
from sayso.model.attribution import Attribution
from sayso.model.quotation import Quotation, QuotationKind
from sayso.model.span import Span
from sayso.model.statement import Act
from sayso.model.syntax import Syntax
from sayso.stages.act_words import act_words
from sayso.stages.clauses import (
    PREDICATES,
    SUBJECTS,
    bare_participle,
    is_clause,
    main_row,
    noun_phrase,
    pieces,
    rows_of,
    starts_of,
    subject_row,
)
from sayso.stages.event_words import EventWords, event_words

_FREE, _QUOTED, _FRAME = 0, 1, 2
# A clause of one word ("Read.") or an event noun without any detail ("the attack") tells nothing to check.
FEWEST_WORDS = 2
_HEADLINES = frozenset({BlockKind.TITLE, BlockKind.HEADING, BlockKind.CAPTION, BlockKind.LEAD})
_DETAILS = frozenset({"prep", "poss", "nummod", "compound", "amod", "nmod", "acl", "relcl", "npadvmod"})
# A root that is no verb is often a misread start; the clause under it is the sentence.
_CLAUSES_OF_FRAGMENTS = frozenset({"ccomp", "advcl", "parataxis", "conj"})
_SAID = frozenset({"ccomp", "xcomp", "dobj", "parataxis"})
_CLAUSES_OF_FRAMES = frozenset({"advcl", "conj", "relcl", "parataxis", "ccomp", "appos"})


# Of these acts a bare event noun is the topic, and no proposition ("condemned the attack on …").
_TOPICAL = frozenset({Act.SAY, Act.CRITICISE, Act.PRAISE, Act.FEAR, Act.KNOW})


@dataclass(frozen=True, slots=True)
class OwnUnit:
    """One stretch of the outlet's own words: its rows and spans, its predicate or event noun, its trigger."""

    rows: tuple[int, ...]
    content: tuple[Span, ...]
    head: int
    trigger: int


def own_units(
    article: Article,
    syntax: Syntax,
    quotations: Sequence[Quotation],
    attributions: Sequence[Attribution],
    pack: LanguagePack,
) -> tuple[OwnUnit, ...]:
    """Return the clauses and event noun phrases that are nobody's but the outlet's, in text order."""
    words = event_words(pack)
    taken = _taken(syntax, quotations, attributions)
    _free_topics(syntax, taken, attributions, words, pack)
    member = _members(article, syntax, taken, words)
    rows_by_head: dict[int, list[int]] = {}
    for row, head in enumerate(member):
        if head is not None:
            rows_by_head.setdefault(head, []).append(row)
    units = [_unit(syntax, taken, words, head, rows) for head, rows in rows_by_head.items()]
    units += _nouns(syntax, taken, member, words)
    kept = (unit for unit in units if unit is not None and len(unit.rows) >= FEWEST_WORDS)
    return tuple(sorted(kept, key=lambda unit: unit.content))


def _taken(syntax: Syntax, quotations: Sequence[Quotation], attributions: Sequence[Attribution]) -> bytearray:
    """Mark every token as free, quoted (somebody's words), or part of the frame around somebody's words."""
    starts, taken = starts_of(syntax), bytearray(len(syntax.tokens))
    for attribution in attributions:
        for row in rows_of(starts, (*attribution.cue, *attribution.source, *attribution.addressee)):
            taken[row] = _FRAME
        if attribution.cue_row is not None:
            taken[attribution.cue_row] = _FRAME
    for attribution in attributions:
        for row in rows_of(starts, attribution.content):
            taken[row] = _QUOTED
    speech = (quotation.span for quotation in quotations if quotation.kind is QuotationKind.SPEECH)
    for row in rows_of(starts, speech):
        taken[row] = _QUOTED
    return taken


def _free_topics(
    syntax: Syntax,
    taken: bytearray,
    attributions: Sequence[Attribution],
    words: EventWords,
    pack: LanguagePack,
) -> None:
    """Give the outlet back the events that somebody only comments on: the outlet says that they were."""
    starts, defaults = starts_of(syntax), act_words(pack).defaults
    for attribution in attributions:
        if defaults.get(attribution.lexeme) not in _TOPICAL or attribution.within is not None:
            continue
        rows = list(rows_of(starts, attribution.content))
        main = main_row(syntax, rows)
        if main is not None and words.is_event(syntax, main) and words.is_definite(syntax, main):
            taken[rows[0] : rows[-1] + 1] = bytes(len(range(rows[0], rows[-1] + 1)))


def _members(article: Article, syntax: Syntax, taken: bytearray, words: EventWords) -> list[int | None]:
    """Return for each token the predicate of the outlet's clause it belongs to, None for none."""
    member: list[int | None] = [None] * len(syntax.tokens)
    known = bytearray(len(syntax.tokens))
    for bottom in range(len(syntax.tokens)):
        row, path = bottom, list[int]()
        while not known[row]:
            path.append(row)
            known[row] = 1
            if taken[row] or _heads(article, syntax, taken, words, row):
                member[row] = None if taken[row] else row
                break
            if syntax.tokens[row].head == row or taken[syntax.tokens[row].head]:
                break
            row = syntax.tokens[row].head
        for below in path:
            if not taken[below]:
                member[below] = member[row]
    return member


def _heads(article: Article, syntax: Syntax, taken: bytearray, words: EventWords, row: int) -> bool:
    """Tell whether the free token is the predicate of a clause that stands on its own."""
    token = syntax.tokens[row]
    if token.head == row:
        return is_clause(syntax, row) or _clipped(article, syntax, words, row)
    if not is_clause(syntax, row):
        return False
    if taken[token.head]:
        return token.dep in _CLAUSES_OF_FRAMES and words.is_fact(syntax, row)
    if token.dep == "relcl":
        return _aside(syntax, row)
    above = syntax.tokens[token.head]
    if above.head == token.head and above.pos not in PREDICATES:
        return token.dep in _CLAUSES_OF_FRAGMENTS
    own_subject = any(syntax.tokens[child].dep in SUBJECTS for child in syntax.children[row])
    return own_subject and token.dep in {"conj", "parataxis"} and above.pos in PREDICATES


def _aside(syntax: Syntax, row: int) -> bool:
    """Tell a relative clause set off by a comma, which adds a fact, from one that says which is meant."""
    first = syntax.left[row]
    return first > 0 and syntax.tokens[first - 1].pos == "PUNCT"


def _clipped(article: Article, syntax: Syntax, words: EventWords, row: int) -> bool:
    """Tell a sentence whose root is no finite verb and that still says what happened ("Bridge closed")."""
    sentence = syntax.sentences[syntax.sentence_of[row]]
    if article.blocks[sentence.block].kind not in _HEADLINES:
        whole = article.text[syntax.tokens[sentence.last - 1].start] == "."
        return whole and bare_participle(syntax, row) is not None
    if syntax.tokens[row].pos in PREDICATES or words.is_event(syntax, row):
        return True
    # Capitals make parsers take verbs for names ("Raid Kills Over 100"): the subject gives them away.
    subject = any(syntax.tokens[child].dep in SUBJECTS for child in syntax.children[row])
    return subject or bare_participle(syntax, row) is not None


def _unit(
    syntax: Syntax, taken: bytearray, words: EventWords, head: int, rows: Sequence[int]
) -> OwnUnit | None:
    rows = _trimmed(syntax, rows)
    if not rows or _frames(syntax, taken, head):
        return None
    head = head if syntax.tokens[head].pos in PREDICATES else bare_participle(syntax, head) or head
    rows = sorted({*rows, *_subject(syntax, taken, head)})
    return OwnUnit(tuple(rows), pieces(syntax, rows), head, words.trigger(syntax, head))


def _frames(syntax: Syntax, taken: bytearray, head: int) -> bool:
    """Tell whether the clause only introduces somebody's words."""
    return any(
        syntax.tokens[child].dep in _SAID and taken[child] == _QUOTED for child in syntax.children[head]
    )


def _subject(syntax: Syntax, taken: bytearray, head: int) -> Iterator[int]:
    """Yield the subject that the clause shares with a statement ("Ruiz praised it and left")."""
    subject = subject_row(syntax, head)
    if subject is None or taken[subject] != _FRAME:
        return
    span = noun_phrase(syntax, subject)
    row = syntax.left[subject]
    while row < len(syntax.tokens) and syntax.tokens[row].end <= span.end:
        if taken[row] == _FRAME:
            yield row
        row += 1


def _trimmed(syntax: Syntax, rows: Sequence[int]) -> list[int]:
    """Drop the punctuation and joining words at the edges, and punctuation that stands alone between gaps."""
    kept = list(rows)
    while kept and _loose(syntax, kept[-1]):
        kept.pop()
    first = 0
    while first < len(kept) and _loose(syntax, kept[first]):
        first += 1
    inside = set(kept[first:])
    return [
        row for row in kept[first:] if not _loose(syntax, row) or (row - 1 in inside and row + 1 in inside)
    ]


def _loose(syntax: Syntax, row: int) -> bool:
    return syntax.tokens[row].pos in {"PUNCT", "CCONJ", "SPACE"}


def _nouns(
    syntax: Syntax, taken: bytearray, member: Sequence[int | None], words: EventWords
) -> Iterator[OwnUnit]:
    """Yield the event noun phrases in the frames around statements ("commenting on the attack on …")."""
    end = 0
    for row in range(len(syntax.tokens)):
        if row < end or taken[row] or member[row] is not None or not words.is_event(syntax, row):
            continue
        if not any(syntax.tokens[child].dep in _DETAILS for child in syntax.children[row]):
            continue
        first, last = _reach(syntax, taken, row)
        rows = tuple(range(first, last + 1))
        yield OwnUnit(rows, (syntax.span(first, last),), row, row)
        end = last + 1


def _reach(syntax: Syntax, taken: bytearray, row: int) -> tuple[int, int]:
    """Return the first and last row of the noun phrase, with the phrases of place and time that follow it.

    Parsers often hang those on the verb before ("commenting on the raid on X by Y on Sunday").
    """
    tokens, first, last = syntax.tokens, syntax.left[row], syntax.right[row]
    above = tokens[row].head
    while tokens[above].pos == "ADP" and tokens[above].head != above:
        above = tokens[above].head
    for child in syntax.children[above]:
        if syntax.left[child] == last + 1 and tokens[child].dep in {"prep", "npadvmod", "agent"}:
            last = syntax.right[child]
    while first < row and (taken[first] or tokens[first].pos in {"PUNCT", "ADP"}):
        first += 1
    edge = row
    while edge < last and not taken[edge + 1]:
        edge += 1
    while edge > row and tokens[edge].pos == "PUNCT":
        edge -= 1
    return first, edge
