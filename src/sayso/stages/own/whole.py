"""Whole: a clause without what is somebody's in it, as long as the rest says something by itself."""

from collections.abc import Collection, Iterator, Sequence

from sayso.model.grammar import (
    ADNOMINAL_CLAUSES,
    ADVERB_MODIFIER,
    ADVERBIAL_CLAUSE,
    AGENT,
    APPOSITION,
    ATTRIBUTE,
    BRACKETS,
    CLAUSES_OF_NOUNS,
    CONJUNCT,
    CONJUNCTION,
    INTERJECTION,
    MARKER,
    META,
    NARRATIVE_TENSES,
    NOUN_AS_ADVERB,
    OBJECT,
    PARATAXIS,
    PREDICATES,
    PREPOSITION,
    PREPOSITION_OBJECT,
    PUNCTUATION,
    QUOTES,
    RELATIVE_CLAUSE,
    UNCLASSIFIED,
    WHERE,
)
from sayso.model.syntax import Syntax
from sayso.stages.own.taken import CLOSED, FRAME, QUOTED

# What a clause can lose and still be one; all else ("asked ABOUT …", "the fear THAT …") leaves a half.
_CLAUSES_BESIDE = ADNOMINAL_CLAUSES | {ADVERBIAL_CLAUSE, APPOSITION, PARATAXIS, CONJUNCT}
_WORDS_BESIDE = frozenset(
    {
        PREPOSITION,
        AGENT,
        CONJUNCTION,
        PUNCTUATION,
        MARKER,
        UNCLASSIFIED,
        INTERJECTION,
        ADVERB_MODIFIER,
        NOUN_AS_ADVERB,
        META,
    }
)
_BESIDE = _CLAUSES_BESIDE | _WORDS_BESIDE
_NEAR = 2  # between a noun and its relative clause stands a comma
_PAIRS = (BRACKETS, QUOTES)
_NOUNS = frozenset({"NOUN", "PROPN"})
_LEADING = frozenset({"ADP", "DET", "PART", "SCONJ"})
_SAID_BEFORE = frozenset({PREPOSITION, NOUN_AS_ADVERB, UNCLASSIFIED, ATTRIBUTE, OBJECT})


def whole_rows(
    syntax: Syntax, taken: bytearray, head: int, rows: Sequence[int], negated: frozenset[int]
) -> tuple[int, ...]:
    """Return the rows of the clause of `head` that are left whole; none where only a half is left.

    The "nor" that joins and negates it belongs to it.
    """
    kept = _without_halves(syntax, taken, head, rows)
    before = _bearer(syntax, taken, head, kept or ())
    if kept is None or before is None or _lacks_subject(syntax, head):
        return ()
    if not before:
        kept = kept[_opening(syntax, taken, head, kept) :]
    kept = trimmed(syntax, taken, kept)
    if not kept or head not in kept:
        return ()
    nor = [kept[0] - 1] if kept[0] and head in negated and _joins(syntax, kept[0] - 1, head) else []
    joined = sorted({*before, *nor, *kept})
    return tuple(_with_comma(syntax, joined)) if before else tuple(joined)


def _without_halves(syntax: Syntax, taken: bytearray, head: int, rows: Sequence[int]) -> list[int] | None:
    """Return the rows without every phrase that leads on to somebody's words; None where that is all."""
    cut: set[int] = set()
    for row in rows:
        holes = [child for child in syntax.children[row] if taken[child] in CLOSED]
        needed = any(_is_hole(syntax, taken, row, child) for child in holes)
        if not needed and not (taken[row] and any(syntax.deps[child] in CLAUSES_OF_NOUNS for child in holes)):
            continue
        phrase = _around(syntax, row, head)
        if phrase is not None:
            cut.update(range(syntax.left[phrase], syntax.right[phrase] + 1))
        elif needed:
            return None
    return [row for row in rows if row not in cut]


def _is_hole(syntax: Syntax, taken: bytearray, row: int, child: int) -> bool:
    """Return whether `row` needs `child`, which is somebody's."""
    somebodys = taken[child] == QUOTED or (taken[child] == FRAME and child > row)
    return somebodys and syntax.deps[child] not in _BESIDE


def _around(syntax: Syntax, row: int, head: int) -> int | None:
    """Return the phrase around `row` that its clause can do without, None where there is none."""
    first = row
    while row != head:
        dep = syntax.deps[row]
        if dep in _CLAUSES_BESIDE or (dep == PREPOSITION and row != first):
            return row
        row = syntax.heads[row]
    return None


def _bearer(syntax: Syntax, taken: bytearray, head: int, kept: Collection[int]) -> tuple[int, ...] | None:
    """Return the rows of what the clause is about where that stands outside it; None where it is somebody's.

    It is the noun before a relative clause, or a subject shared with a statement ("Ruiz agreed and left").
    """
    relative = syntax.deps[head] == RELATIVE_CLAUSE
    above = _antecedent(syntax, head) if relative else syntax.subject_of(head)
    if above is None or above in kept:
        return ()
    span = syntax.phrase(above)
    rows = tuple(_rows_until(syntax, min(above, syntax.left[above]), span.end))
    apart = relative and syntax.left[head] - rows[-1] > _NEAR
    return None if apart or any(taken[row] in CLOSED for row in rows) else rows


def _antecedent(syntax: Syntax, head: int) -> int:
    """Return the noun before a relative clause, with what it hangs on: "the head OF THE BANK, who died"."""
    tokens, row = syntax.tokens, syntax.heads[head]
    while tokens[row].dep == PREPOSITION_OBJECT and tokens[tokens[tokens[row].head].head].pos in _NOUNS:
        above = tokens[tokens[row].head].head
        if any(tokens[each].pos == "PUNCT" for each in range(above, row)):
            break
        row = above
    return row


def _rows_until(syntax: Syntax, row: int, end: int) -> Iterator[int]:
    while row < len(syntax.tokens) and syntax.ends[row] <= end:
        yield row
        row += 1


def _lacks_subject(syntax: Syntax, head: int) -> bool:
    """Return whether a verb has no subject ("Read on", "Thank you"); "In May came a storm" has one."""
    token = syntax.tokens[head]
    if token.pos not in PREDICATES or token.dep == RELATIVE_CLAUSE or syntax.subject_of(head) is not None:
        return False
    told = token.tag in NARRATIVE_TENSES
    return not (told and any(child < head and _is_said(syntax, child) for child in syntax.children[head]))


def _is_said(syntax: Syntax, row: int) -> bool:
    return syntax.deps[row] in _SAID_BEFORE


def _opening(syntax: Syntax, taken: bytearray, head: int, kept: Sequence[int]) -> int:
    """Return how many words at the start hang the clause on what is somebody's ("THE WEEK AFTER he left")."""
    above = syntax.heads[head]
    if above == head or not taken[above] or syntax.deps[head] != ADVERBIAL_CLAUSE:
        return 0
    subject = syntax.subject_of(head)
    before = [row for row in kept if subject is None or row < syntax.left[subject]]
    marks = [number for number, row in enumerate(before) if _hangs(syntax, head, row)]
    return marks[-1] + 1 if marks else 0


def _hangs(syntax: Syntax, head: int, row: int) -> bool:
    token = syntax.tokens[row]
    return token.head == head and (token.dep == MARKER or token.tag == WHERE)


def _joins(syntax: Syntax, row: int, head: int) -> bool:
    """Return whether this is the "nor" before a clause that has no "not" of its own."""
    own = syntax.is_negated(head)
    return syntax.deps[row] == CONJUNCTION and not own


def _with_comma(syntax: Syntax, rows: Sequence[int]) -> Iterator[int]:
    """Yield the rows with each single mark that stands between two of them."""
    for row, after in zip(rows, (*rows[1:], rows[-1]), strict=True):
        yield row
        if after == row + 2 and syntax.pos[row + 1] == "PUNCT":
            yield row + 1


def trimmed(syntax: Syntax, taken: bytearray, rows: Sequence[int]) -> list[int]:
    """Drop the punctuation and joining words at the edges, and punctuation that stands alone between gaps."""
    kept = list(rows)
    first, last = 0, len(kept)
    while (
        first < last
        and _loose(syntax, kept[last - 1])
        and not _pairs(syntax, kept, last - 1, first, last - 1)
    ):
        last -= 1
    while first < last and _dangles(syntax, taken, kept[last - 1]):
        last -= 1
    while first < last and _loose(syntax, kept[first]) and not _pairs(syntax, kept, first, first + 1, last):
        first += 1
    kept = kept[first:last]
    inside = set(kept)
    return [
        row
        for row in kept
        if not _loose(syntax, row) or row in {kept[0], kept[-1]} or (row - 1 in inside and row + 1 in inside)
    ]


def _pairs(syntax: Syntax, rows: Sequence[int], at: int, first: int, last: int) -> bool:
    """Return whether a mark touches the words and has its other half among `rows[first:last]`."""
    row = rows[at]
    pair = next((marks for marks in _PAIRS if syntax.tags[row] in marks), None)
    if pair is None or first == last:
        return False
    beside = last - 1 if last == at else first
    step = -1 if last == at else 1
    touches = rows[beside] == row + step and _touch(syntax, *sorted((row, rows[beside])))
    return touches and sum(syntax.tags[other] in pair for other in rows[first:last]) % 2 == 1


def _touch(syntax: Syntax, left: int, right: int) -> bool:
    return syntax.ends[left] == syntax.starts[right]


def _dangles(syntax: Syntax, taken: bytearray, row: int) -> bool:
    """Return whether this is a word that leads on to somebody's words: "found that a" before what was cut."""
    return syntax.pos[row] in _LEADING and row + 1 < len(taken) and taken[row + 1] in CLOSED


def _loose(syntax: Syntax, row: int) -> bool:
    return syntax.pos[row] in {"PUNCT", "CCONJ", "SPACE"}
