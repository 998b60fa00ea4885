"""Own words: the clauses and event noun phrases that no statement holds."""

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.languages.pack import LanguagePack
from sayso.model.article import Article, BlockKind
from sayso.model.attribution import Attribution
from sayso.model.grammar import (
    ADVERBIAL_CLAUSE,
    CLAUSE_COMPLEMENT,
    CONJUNCT,
    INTERROGATIVES,
    OBJECT,
    OPENING_BRACKET,
    PARATAXIS,
    PREDICATES,
    RELATIVE_CLAUSE,
    SUBJECTS,
    TENSED,
    WHERE,
)
from sayso.model.quotation import Quotation
from sayso.model.span import Span
from sayso.model.syntax import Syntax
from sayso.stages.clauses import pieces, rows_of, starts_of
from sayso.stages.own.events import EventWords, event_words
from sayso.stages.own.furniture import bracketed, furniture
from sayso.stages.own.headlines import headlines
from sayso.stages.own.nouns import loose_nouns
from sayso.stages.own.taken import CLOSED, QUOTED, free_topics, mark_taken
from sayso.stages.own.whole import trimmed, whole_rows

# A clause of one word ("Read.") or an event noun without any detail ("the attack") tells nothing to check.
FEWEST_WORDS = 2
_HEADLINES = frozenset({BlockKind.TITLE, BlockKind.HEADING, BlockKind.CAPTION, BlockKind.LEAD})
# A root that is no verb is often a misread start; the clause under it is the sentence.
_CLAUSES_OF_FRAGMENTS = frozenset({CLAUSE_COMPLEMENT, ADVERBIAL_CLAUSE, PARATAXIS, CONJUNCT})
_SETTING_OFF = frozenset({",", ":", ".", OPENING_BRACKET})
_CLAUSES_OF_FRAMES = frozenset({ADVERBIAL_CLAUSE, CONJUNCT, RELATIVE_CLAUSE})
_SIDE_BY_SIDE = frozenset({CONJUNCT, PARATAXIS})
_BOUND = SUBJECTS | {OBJECT}


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
    negated: frozenset[int],
    pack: LanguagePack,
) -> tuple[OwnUnit, ...]:
    """Return the clauses and event noun phrases that are nobody's but the outlet's, in text order."""
    words = event_words(pack)
    taken = mark_taken(syntax, quotations, attributions)
    free_topics(syntax, taken, attributions, words, pack)
    member = _members(article, syntax, taken, words)
    aside = bracketed(article, syntax)
    rows_by_head: dict[int, list[int]] = {}
    for row, head in enumerate(member):
        if head is not None and row not in aside and head not in aside:
            rows_by_head.setdefault(head, []).append(row)
    titles = headlines(article, syntax, taken, rows_by_head)
    apart = furniture(article, syntax, pack)
    titled = {syntax.sentence_of[head] for head in titles}
    units = [_built(syntax, words, head, trimmed(syntax, taken, rows)) for head, rows in titles.items()]
    units += [
        _built(syntax, words, head, whole_rows(syntax, taken, head, rows, negated))
        for head, rows in rows_by_head.items()
        if syntax.sentence_of[head] not in titled
    ]
    units += [
        OwnUnit(rows, (syntax.span(rows[0], rows[-1]),), noun, noun)
        for noun, rows in loose_nouns(syntax, taken, member, words)
    ]
    marked = _marked(syntax, quotations)
    kept = (
        unit
        for unit in units
        if sum(syntax.tokens[row].lemma[:1].isalnum() for row in unit.rows) >= FEWEST_WORDS
        and syntax.sentence_of[unit.head] not in apart
        and not (marked[unit.rows[0]] and marked[unit.rows[0]] == marked[unit.rows[-1]])
    )
    return tuple(sorted(kept, key=lambda unit: unit.content))


def _marked(syntax: Syntax, quotations: Sequence[Quotation]) -> list[int]:
    """Return for each token the number of the outermost quotation around it, 0 for none."""
    starts, marked = starts_of(syntax), [0] * len(syntax.tokens)
    for number, quotation in enumerate(quotations, 1):
        for row in rows_of(starts, (quotation.span,)):
            marked[row] = marked[row] or number
    return marked


def _members(article: Article, syntax: Syntax, taken: bytearray, words: EventWords) -> list[int | None]:
    """Return for each token the predicate of the outlet's clause it belongs to, None for none."""
    heads, closed = syntax.heads, [mark in CLOSED for mark in taken]
    member: list[int | None] = [None] * len(heads)
    known = bytearray(len(heads))
    for bottom in range(len(heads)):
        row, path = bottom, list[int]()
        while not known[row]:
            path.append(row)
            known[row] = 1
            if closed[row] or (not taken[row] and _heads(article, syntax, taken, words, row)):
                member[row] = None if taken[row] else row
                break
            above = heads[row]
            if above == row or closed[above]:
                break
            row = above
        for below in path:
            if not closed[below]:
                member[below] = member[row]
    return member


def _heads(article: Article, syntax: Syntax, taken: bytearray, words: EventWords, row: int) -> bool:
    """Return whether the free token is the predicate of a clause that stands on its own."""
    if syntax.heads[row] == row:
        return syntax.is_clause(row) or syntax.is_helped(row) or _clipped(article, syntax, words, row)
    if not syntax.is_clause(row):
        return False
    token = syntax.tokens[row]
    if taken[token.head]:
        # What hangs on somebody's words is mostly theirs, too.
        free = taken[token.head] != QUOTED or token.dep == ADVERBIAL_CLAUSE
        return free and token.dep in _CLAUSES_OF_FRAMES and words.is_fact(syntax, row)
    if token.dep == RELATIVE_CLAUSE:
        return _aside(syntax, row)
    above = syntax.tokens[token.head]
    if above.head == token.head and above.pos not in PREDICATES and not syntax.is_helped(token.head):
        return token.dep in _CLAUSES_OF_FRAGMENTS and words.is_fact(syntax, row)
    joined = token.dep in _SIDE_BY_SIDE and above.pos in PREDICATES and _set_off(syntax, row)
    # "If he wins and THEY GAIN, …" tells neither.
    stated = above.dep != ADVERBIAL_CLAUSE or words.is_fact(syntax, token.head)
    return joined and stated and _is_finite(syntax, row)


def _is_finite(syntax: Syntax, row: int) -> bool:
    """Return whether a clause has subject and tense, unlike a part ("left ten dead and FIVE INJURED")."""
    if syntax.tags[syntax.left[row]] in INTERROGATIVES:  # "did not say what it is OR HOW IT ENDS"
        return False
    return (syntax.tags[row] in TENSED or syntax.is_helped(row)) and syntax.has_subject(row)


def _aside(syntax: Syntax, row: int) -> bool:
    """Return whether a relative clause adds a fact: a comma sets it off, and it does not say which is meant.

    One of time or place ("…, when the dam failed") goes with the clause it stands in.
    """
    return _set_off(syntax, row) and syntax.tags[syntax.left[row]] != WHERE


def _set_off(syntax: Syntax, row: int) -> bool:
    """Return whether a comma, a dash or a joining word stands before the clause, or at its start."""
    first = syntax.left[row]
    return any(
        syntax.tags[each] in _SETTING_OFF or syntax.pos[each] == "CCONJ"
        for each in (first - 1, first)
        if each >= 0
    )


def _clipped(article: Article, syntax: Syntax, words: EventWords, row: int) -> bool:
    """Return whether a verbless sentence still reports an event ("Bridge closed")."""
    sentence = syntax.sentences[syntax.sentence_of[row]]
    if article.blocks[sentence.block].kind not in _HEADLINES:
        whole = article.text[syntax.starts[sentence.last - 1]] == "."
        return whole and syntax.bare_participle(row) is not None
    if words.is_event(syntax, row):
        return True
    # Capitals make parsers take verbs for names ("Raid Kills Over 100"): what hangs on them gives them away.
    bound = syntax.has(row, *_BOUND)
    return bound or syntax.bare_participle(row) is not None


def _built(syntax: Syntax, words: EventWords, head: int, rows: Sequence[int]) -> OwnUnit:
    head = head if syntax.pos[head] in PREDICATES else syntax.bare_participle(head) or head
    return OwnUnit(tuple(rows), pieces(syntax, rows), head, words.trigger(syntax, head))
