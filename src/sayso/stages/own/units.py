"""Own words: the clauses and event noun phrases that no statement holds."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.languages.pack import LanguagePack
from sayso.model.article import Article, BlockKind
from sayso.model.attribution import Attribution
from sayso.model.quotation import Quotation
from sayso.model.span import Span
from sayso.model.syntax import Syntax
from sayso.stages.clauses import (
    PREDICATES,
    SUBJECTS,
    bare_participle,
    is_clause,
    noun_phrase,
    pieces,
    subject_row,
)
from sayso.stages.own.events import EventWords, event_words
from sayso.stages.own.furniture import furniture
from sayso.stages.own.nouns import loose_nouns
from sayso.stages.own.taken import FRAME, QUOTED, free_topics, mark_taken

# A clause of one word ("Read.") or an event noun without any detail ("the attack") tells nothing to check.
FEWEST_WORDS = 2
_HEADLINES = frozenset({BlockKind.TITLE, BlockKind.HEADING, BlockKind.CAPTION, BlockKind.LEAD})
# A root that is no verb is often a misread start; the clause under it is the sentence.
_CLAUSES_OF_FRAGMENTS = frozenset({"ccomp", "advcl", "parataxis", "conj"})
_SAID = frozenset({"ccomp", "xcomp", "dobj", "parataxis", "acomp", "oprd", "attr"})
_CLOSED = frozenset({QUOTED, FRAME})
_LEADING = frozenset({"ADP", "DET", "PART", "SCONJ", "PUNCT", "CCONJ"})
_CLAUSES_OF_FRAMES = frozenset({"advcl", "conj", "relcl", "parataxis", "ccomp", "appos"})


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
    taken = mark_taken(syntax, quotations, attributions)
    free_topics(syntax, taken, attributions, words, pack)
    member = _members(article, syntax, taken, words)
    rows_by_head: dict[int, list[int]] = {}
    for row, head in enumerate(member):
        if head is not None:
            rows_by_head.setdefault(head, []).append(row)
    units = [_unit(syntax, taken, words, head, rows) for head, rows in rows_by_head.items()]
    units += [
        OwnUnit(rows, (syntax.span(rows[0], rows[-1]),), noun, noun)
        for noun, rows in loose_nouns(syntax, taken, member, words)
    ]
    apart = furniture(article, syntax)
    kept = (
        unit
        for unit in units
        if unit is not None and len(unit.rows) >= FEWEST_WORDS and syntax.sentence_of[unit.head] not in apart
    )
    return tuple(sorted(kept, key=lambda unit: unit.content))


def _members(article: Article, syntax: Syntax, taken: bytearray, words: EventWords) -> list[int | None]:
    """Return for each token the predicate of the outlet's clause it belongs to, None for none."""
    member: list[int | None] = [None] * len(syntax.tokens)
    known = bytearray(len(syntax.tokens))
    for bottom in range(len(syntax.tokens)):
        row, path = bottom, list[int]()
        while not known[row]:
            path.append(row)
            known[row] = 1
            if taken[row] in _CLOSED or (not taken[row] and _heads(article, syntax, taken, words, row)):
                member[row] = None if taken[row] else row
                break
            if syntax.tokens[row].head == row or taken[syntax.tokens[row].head] in _CLOSED:
                break
            row = syntax.tokens[row].head
        for below in path:
            if taken[below] not in _CLOSED:
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
    # Capitals make parsers take verbs for names ("Raid Kills Over 100"): what hangs on them gives them away.
    bound = any(syntax.tokens[child].dep in {*SUBJECTS, "dobj"} for child in syntax.children[row])
    return bound or bare_participle(syntax, row) is not None


def _unit(
    syntax: Syntax, taken: bytearray, words: EventWords, head: int, rows: Sequence[int]
) -> OwnUnit | None:
    rows = _trimmed(syntax, taken, rows)
    if not rows or _frames(syntax, taken, head):
        return None
    head = head if syntax.tokens[head].pos in PREDICATES else bare_participle(syntax, head) or head
    rows = sorted({*rows, *_subject(syntax, taken, head)})
    return OwnUnit(tuple(rows), pieces(syntax, rows), head, words.trigger(syntax, head))


def _frames(syntax: Syntax, taken: bytearray, head: int) -> bool:
    """Tell whether the clause only introduces somebody's words."""
    children = syntax.children[head]
    said = [child for child in children if syntax.tokens[child].dep in _SAID]
    if said:
        return any(taken[child] == QUOTED or (taken[child] == FRAME and child > head) for child in said)
    return any(taken[below] == QUOTED for child in children for below in _governed(syntax, child))


def _governed(syntax: Syntax, row: int) -> tuple[int, ...]:
    """Return what a preposition governs ("bristled AT …")."""
    return syntax.children[row] if syntax.tokens[row].dep == "prep" else ()


def _subject(syntax: Syntax, taken: bytearray, head: int) -> Iterator[int]:
    """Yield the subject that the clause shares with a statement ("Ruiz praised it and left")."""
    subject = subject_row(syntax, head)
    if subject is None or taken[subject] == QUOTED:
        return
    span = noun_phrase(syntax, subject)
    row = syntax.left[subject]
    while row < len(syntax.tokens) and syntax.tokens[row].end <= span.end:
        if taken[row] != QUOTED:
            yield row
        row += 1


def _trimmed(syntax: Syntax, taken: bytearray, rows: Sequence[int]) -> list[int]:
    """Drop the punctuation and joining words at the edges, and punctuation that stands alone between gaps."""
    kept = list(rows)
    opened = any(syntax.tokens[row].tag == "-LRB-" for row in kept)
    while kept and _loose(syntax, kept[-1]) and not (opened and syntax.tokens[kept[-1]].tag == "-RRB-"):
        kept.pop()
    while kept and _dangles(syntax, taken, kept[-1]):
        kept.pop()
    first = 0
    while first < len(kept) and _loose(syntax, kept[first]):
        first += 1
    inside = set(kept[first:])
    last = kept[-1] if kept else 0
    return [
        row
        for row in kept[first:]
        if not _loose(syntax, row) or row == last or (row - 1 in inside and row + 1 in inside)
    ]


def _dangles(syntax: Syntax, taken: bytearray, row: int) -> bool:
    """Tell a word that leads on to somebody's words: "found that a" before what was cut."""
    return syntax.tokens[row].pos in _LEADING and row + 1 < len(taken) and taken[row + 1] in _CLOSED


def _loose(syntax: Syntax, row: int) -> bool:
    return syntax.tokens[row].pos in {"PUNCT", "CCONJ", "SPACE"}
