"""Signs: every word of an article that shows or lowers certainty, with its scope."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sayso.languages.pack import LanguagePack
from sayso.model.grammar import (
    ADJECTIVE,
    ADJECTIVE_MODIFIER,
    ADVERB_MODIFIER,
    AUXILIARIES,
    AUXILIARY,
    BASE_FORM,
    CLAUSE_SUBJECT,
    COMPLEMENT_CLAUSES,
    CONJUNCT,
    MODAL,
    NOUN_CLAUSE,
    OBJECT,
    PARTICLE,
    PASSIVE_SUBJECT,
    PAST_FORMS,
    PAST_PARTICIPLE,
    PAST_TENSE,
    PREDICATES,
    PREDICATIVES,
    PREPOSITION,
    PREPOSITION_COMPLEMENTS,
    PRESENT_PARTICIPLE,
    SUBJECT,
    SUBJECTS,
)
from sayso.model.span import Span
from sayso.model.statement import Certainty
from sayso.model.syntax import Syntax, Token
from sayso.stages.judging.conditions import find_conditional, find_conditions
from sayso.stages.judging.negation import find_negations
from sayso.stages.judging.shifting import shifted
from sayso.stages.judging.words import HedgeEntry, Lexicon, lexicon

_POS_OF_CLASS = {
    "modal": frozenset({"AUX", "VERB"}),
    "adverb": frozenset({"ADV", "ADJ", "SCONJ"}),
    "adjective": frozenset({"ADJ", "ADV", "VERB"}),
    "verb": frozenset({"VERB", "AUX"}),
    "noun": frozenset({"NOUN", "PROPN"}),
    "participle": frozenset({"VERB", "ADJ"}),
    "opener": frozenset({"SCONJ", "ADV"}),
    "phrase": frozenset(),
    "frame": frozenset(),
}
_NOT_FINITE = frozenset({BASE_FORM, PAST_PARTICIPLE, PRESENT_PARTICIPLE})
_OWN_PARTS = SUBJECTS | AUXILIARIES
_SHARED = frozenset({AUXILIARY, ADVERB_MODIFIER})


@dataclass(frozen=True, slots=True)
class Sign:
    """One hedge in the text: its words, its value, the predicate it belongs to and what it stands over."""

    span: Span
    value: Certainty
    row: int
    holder: int
    over: int
    shown: bool  # among the words that show how sure; "sure" only counts for what its negation does
    absorbs: bool  # its negation is already in the value ("unlikely" for "not likely")
    evidential: bool
    governs: bool  # holds only for what hangs on the word: who "hopes to pay" does hope


@dataclass(frozen=True, slots=True)
class Signs:
    """All signs of an article: hedges in text order and by what they stand over, negated rows, conditions.

    `over` leads from a hedging predicate to what it stands over ("is expected TO SAIL"), `under` back.
    `conditions` lists the conditional clauses by predicate; `conditional` the predicates that depend on them.
    `light` holds the verbs that leave the event to their object ("carried out a RAID").
    """

    hedges: tuple[Sign, ...]
    at: Mapping[int, tuple[Sign, ...]]
    over: Mapping[int, int]
    under: Mapping[int, int]
    negated: frozenset[int]
    conditions: Mapping[int, tuple[Span, ...]]
    conditional: frozenset[int]
    light: frozenset[str]

    def within(self, rows: Sequence[int]) -> tuple[Sign, ...]:
        """Return the hedges that begin in one of `rows`, which ascend."""
        if not rows:
            return ()
        first = bisect_left(self.hedges, rows[0], key=lambda sign: sign.row)
        last = bisect_left(self.hedges, rows[-1] + 1, key=lambda sign: sign.row)
        inside = frozenset(rows)
        return tuple(sign for sign in self.hedges[first:last] if sign.row in inside)


@lru_cache(maxsize=2)  # certainty, the outlet's voice and points read the same article one after the other
def find_signs(syntax: Syntax, pack: LanguagePack) -> Signs:
    """Return every hedge, negation and condition of the article with the predicate it holds for."""
    words = lexicon(pack)
    lemmas = syntax.lemmas
    negated, undone = find_negations(syntax, lemmas, words)
    hedges = tuple(_hedges(syntax, lemmas, negated, words))
    conditions = find_conditions(syntax, lemmas, words)
    at: dict[int, list[Sign]] = defaultdict(list)
    for sign in hedges:
        at[sign.over].append(sign)
    used_up = {row for sign in hedges if sign.absorbs for row in (sign.row, sign.holder)}
    governing = [sign for sign in hedges if sign.holder != sign.over]
    share_partners(syntax, lemmas, at, negated, words.contrasts)
    return Signs(
        hedges=hedges,
        at={row: tuple(signs) for row, signs in at.items()},
        over={**undone, **{sign.holder: sign.over for sign in governing if not sign.governs}},
        under={**_turned(undone), **{sign.over: sign.holder for sign in governing if not sign.governs}},
        negated=frozenset(negated - used_up),
        conditions=conditions,
        conditional=find_conditional(syntax, conditions),
        light=words.light,
    )


def _turned(links: Mapping[int, int]) -> dict[int, int]:
    return {below: above for above, below in links.items()}


def _hedges(syntax: Syntax, lemmas: Sequence[str], negated: set[int], words: Lexicon) -> list[Sign]:
    found: list[Sign] = []
    free_from = 0
    for row, lemma in enumerate(lemmas):
        if row < free_from or lemma not in words.hedges:
            continue
        entry = next((each for each in words.hedges[lemma] if _fits(syntax, lemmas, row, each)), None)
        if entry is None:
            continue
        free_from = row + len(entry.words)
        found.append(_sign(syntax, row, entry, negated))
    return found


def _fits(syntax: Syntax, lemmas: Sequence[str], row: int, entry: HedgeEntry) -> bool:
    """Return whether the words at `row` are the entry's, in its kind of word and with what it needs."""
    if len(entry.words) > 1 and tuple(lemmas[row : row + len(entry.words)]) != entry.words:
        return False
    token, allowed = syntax.tokens[row], _POS_OF_CLASS[entry.kind]
    if (allowed and token.pos not in allowed) or not _is_kind(token, entry.kind):
        return False
    if (entry.shifts and shifted(syntax, token.head)) or _says_another_thing(syntax, row, entry):
        return False
    return (not entry.passive or syntax.is_passive(row)) and _has_needed(syntax, row, entry)


def _says_another_thing(syntax: Syntax, row: int, entry: HedgeEntry) -> bool:
    """Return whether a word is no hedge here: in a name, after its verb, or with another kind of thing."""
    above = syntax.tokens[syntax.heads[row]]
    if entry.named and "PROPN" in {syntax.pos[row], above.pos}:
        return True
    after = entry.before and syntax.heads[row] < row and above.pos == "VERB"
    return after or above.lemma.lower() in entry.not_over


def _is_kind(token: Token, kind: str) -> bool:
    """Return whether a word is of its hedge's kind: a modal, no month; a participle said of a noun."""
    if kind == "modal":
        return token.tag == MODAL
    return kind != "participle" or token.tag in _PARTICIPLES.get(token.dep, ())


# After a noun the past of a verb is its own: "the paper reported".
_PARTICIPLES = {
    ADJECTIVE_MODIFIER: (PAST_PARTICIPLE, PAST_TENSE, ADJECTIVE),
    NOUN_CLAUSE: (PAST_PARTICIPLE, ADJECTIVE),
}


def _has_needed(syntax: Syntax, row: int, entry: HedgeEntry) -> bool:
    above = row if syntax.pos[row] in PREDICATES else _copula(syntax, row)
    return not entry.needs or _depends(syntax, (row, above), entry.needs)


def _depends(syntax: Syntax, rows: Sequence[int], relations: frozenset[str]) -> bool:
    return any(_relation(syntax, child) in relations for row in rows for child in syntax.children[row])


def _relation(syntax: Syntax, row: int) -> str:
    """Return how a word hangs on its head; of a preposition also which it is ("prep:of").

    A headline drops what makes a passive: "Indictment expected".
    """
    token = syntax.tokens[row]
    if token.dep == SUBJECT and _is_clipped(syntax, token.head):
        return PASSIVE_SUBJECT
    return f"{PREPOSITION}:{token.lemma.lower()}" if token.dep == PREPOSITION else token.dep


def _is_clipped(syntax: Syntax, row: int) -> bool:
    """Return whether this is a main verb in the past with neither auxiliary nor object."""
    token = syntax.tokens[row]
    return token.head == row and token.tag in PAST_FORMS and not syntax.has(row, *_COMPLETING)


_COMPLETING = COMPLEMENT_CLAUSES | AUXILIARIES | {OBJECT, PARTICLE}


def _sign(syntax: Syntax, row: int, entry: HedgeEntry, negated: set[int]) -> Sign:
    holder, over = _scope(syntax, row, entry)
    last = row + len(entry.words) - 1
    value, absorbs = entry.value, False
    if entry.negated and (row in negated or holder in negated):
        value, absorbs = (
            entry.negated,
            not (entry.negated is Certainty.CERTAIN and entry.value is not Certainty.DOUBTFUL),
        )
    governs = entry.governs
    shown = entry.shown and (value is not Certainty.CERTAIN or entry.kind == "adverb") and not governs
    return Sign(syntax.span(row, last), value, row, holder, over, shown, absorbs, entry.evidential, governs)


def _scope(syntax: Syntax, row: int, entry: HedgeEntry) -> tuple[int, int]:
    """Return the predicate to which the hedge belongs and the one it stands over."""
    tokens = syntax.tokens
    if entry.kind == "modal":
        above = tokens[row].head if tokens[row].dep == AUXILIARY else row
        return above, above
    if entry.kind in {"adverb", "phrase"}:
        above = _modified(syntax, row)
        return above, above
    if entry.kind in {"participle", "opener"}:
        # "Indictment expected in fraud case": the participle is the headline's verb.
        verb = tokens[row].dep == NOUN_CLAUSE and tokens[tokens[row].head].head == tokens[row].head
        return row, row if verb else tokens[row].head
    if entry.kind == "frame":
        row = tokens[row].head
    holder = row if tokens[row].pos in PREDICATES else _copula(syntax, row)
    for above in (row, holder):
        for child in syntax.children[above]:
            if tokens[child].dep in _GOVERNED and child != row:
                return holder, child
    if OBJECT in entry.needs:
        return holder, next(iter(syntax.below(row, OBJECT)), holder)
    return holder, _object(syntax, row, entry, holder)


_GOVERNED = COMPLEMENT_CLAUSES | {NOUN_CLAUSE, CLAUSE_SUBJECT}


def _object(syntax: Syntax, row: int, entry: HedgeEntry, holder: int) -> int:
    """Return what a preposition after the hedge leads to ("a risk OF COLLAPSE"), else the holder."""
    for child in syntax.children[row]:
        if child > row and _relation(syntax, child) in entry.needs:
            for below in syntax.children[child]:
                if syntax.deps[below] in PREPOSITION_COMPLEMENTS and syntax.pos[below] != "PROPN":
                    return below
    return holder


def _modified(syntax: Syntax, row: int) -> int:
    """Return what an adverb modifies: up through the parts of its own phrase to a predicate or a noun."""
    tokens = syntax.tokens
    above = tokens[row].head
    while tokens[above].pos in {"ADV", "PART", "SCONJ"} and tokens[above].head != above:
        above = tokens[above].head
    if tokens[above].dep in PREDICATIVES:
        return tokens[above].head
    return above


_OF_COPULA = PREDICATIVES | {OBJECT, SUBJECT}


def _copula(syntax: Syntax, row: int) -> int:
    """Return the verb of which an adjective or noun is the predicate ("is likely", "there is a risk")."""
    token = syntax.tokens[row]
    if token.dep in _OF_COPULA and syntax.pos[token.head] in PREDICATES:
        return token.head
    return token.head if token.dep == ADJECTIVE_MODIFIER else row


def share_partners(
    syntax: Syntax,
    lemmas: Sequence[str],
    at: dict[int, list[Sign]],
    negated: set[int],
    contrasts: frozenset[str],
) -> None:
    """Give a verb conjoined without subject or auxiliary the hedges and the negation of its partner."""
    tokens = syntax.tokens
    for row, token in enumerate(tokens):
        if token.dep != CONJUNCT or token.pos not in PREDICATES or token.head >= row:
            continue
        if syntax.has(row, *_OWN_PARTS):
            continue
        if token.tag not in _NOT_FINITE or token.tag != tokens[token.head].tag:
            continue
        at[row].extend(sign for sign in at.get(token.head, ()) if tokens[sign.row].dep in _SHARED)
        contrast = any(lemmas[child] in contrasts for child in syntax.children[token.head])
        if token.head in negated and not contrast:
            negated.add(row)
