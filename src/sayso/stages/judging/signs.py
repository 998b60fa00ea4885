"""Signs: every word of an article that shows or lowers certainty, with its scope."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sayso.languages.pack import LanguagePack
from sayso.model.span import Span
from sayso.model.statement import Certainty
from sayso.model.syntax import Syntax
from sayso.stages.clauses import COMPLEMENTS, PREDICATES, SUBJECTS
from sayso.stages.judging.conditions import find_conditional, find_conditions
from sayso.stages.judging.negation import find_negated
from sayso.stages.judging.words import HedgeEntry, Lexicon, lexicon

_POS_OF_CLASS = {
    "modal": frozenset({"AUX", "VERB"}),
    "adverb": frozenset({"ADV", "ADJ", "SCONJ"}),
    "adjective": frozenset({"ADJ", "ADV", "VERB"}),
    "verb": frozenset({"VERB", "AUX"}),
    "noun": frozenset({"NOUN", "PROPN"}),
    "phrase": frozenset(),
}


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


@dataclass(frozen=True, slots=True)
class Signs:
    """All signs of an article: hedges in text order and by predicate, negated rows, conditions.

    `conditions` lists the conditional clauses by predicate; `conditional` the predicates that depend on them.
    """

    hedges: tuple[Sign, ...]
    at: Mapping[int, tuple[Sign, ...]]
    negated: frozenset[int]
    conditions: Mapping[int, tuple[Span, ...]]
    conditional: frozenset[int]

    def within(self, rows: Sequence[int]) -> tuple[Sign, ...]:
        """Return the hedges that begin in one of `rows`, which ascend."""
        if not rows:
            return ()
        first = bisect_left(self.hedges, rows[0], key=lambda sign: sign.row)
        last = bisect_left(self.hedges, rows[-1] + 1, key=lambda sign: sign.row)
        inside = frozenset(rows)
        return tuple(sign for sign in self.hedges[first:last] if sign.row in inside)


def find_signs(syntax: Syntax, pack: LanguagePack) -> Signs:
    """Return every hedge, negation and condition of the article with the predicate it holds for."""
    words = lexicon(pack)
    lemmas = [token.lemma.lower() for token in syntax.tokens]
    negated = find_negated(syntax, lemmas, words)
    hedges = tuple(_hedges(syntax, lemmas, negated, words))
    conditions = find_conditions(syntax, lemmas, words)
    at: dict[int, list[Sign]] = defaultdict(list)
    for sign in hedges:
        for row in {sign.holder, sign.over}:
            at[row].append(sign)
    share_partners(syntax, lemmas, at, negated, words.contrasts)
    return Signs(
        hedges=hedges,
        at={row: tuple(signs) for row, signs in at.items()},
        negated=frozenset(negated),
        conditions=conditions,
        conditional=find_conditional(syntax, conditions),
    )


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
    token = syntax.tokens[row]
    if len(entry.words) > 1 and tuple(lemmas[row : row + len(entry.words)]) != entry.words:
        return False
    allowed = _POS_OF_CLASS[entry.kind]
    if allowed and token.pos not in allowed:
        return False
    if entry.kind == "modal" and token.tag != "MD":
        return False
    if entry.passive and not any(syntax.tokens[child].dep == "auxpass" for child in syntax.children[row]):
        return False
    if not entry.needs:
        return True
    above = row if token.pos in PREDICATES else _copula(syntax, row)
    return any(
        syntax.tokens[child].dep in entry.needs
        for holder in {row, above}
        for child in syntax.children[holder]
    )


def _sign(syntax: Syntax, row: int, entry: HedgeEntry, negated: set[int]) -> Sign:
    holder, over = _scope(syntax, row, entry)
    last = row + len(entry.words) - 1
    value, absorbs = entry.value, False
    if entry.negated and (row in negated or holder in negated):
        value, absorbs = (
            entry.negated,
            not (entry.negated is Certainty.CERTAIN and entry.value is not Certainty.DOUBTFUL),
        )
    shown = value is not Certainty.CERTAIN or entry.kind == "adverb"
    return Sign(syntax.span(row, last), value, row, holder, over, shown, absorbs, entry.evidential)


def _scope(syntax: Syntax, row: int, entry: HedgeEntry) -> tuple[int, int]:
    """Return the predicate to which the hedge belongs and the one it stands over."""
    tokens = syntax.tokens
    if entry.kind == "modal":
        above = tokens[row].head if tokens[row].dep == "aux" else row
        return above, above
    if entry.kind in {"adverb", "phrase"}:
        above = _modified(syntax, row)
        return above, above
    holder = row if tokens[row].pos in PREDICATES else _copula(syntax, row)
    complement = next(
        (
            child
            for above in (row, holder)
            for child in syntax.children[above]
            if tokens[child].dep in {*COMPLEMENTS, "acl", "csubj"} and child != row
        ),
        None,
    )
    if complement is not None:
        return holder, complement
    return holder, holder


def _modified(syntax: Syntax, row: int) -> int:
    """Return what an adverb modifies: up through the parts of its own phrase to a predicate or a noun."""
    tokens = syntax.tokens
    above = tokens[row].head
    while tokens[above].pos in {"ADV", "PART", "SCONJ"} and tokens[above].head != above:
        above = tokens[above].head
    if tokens[above].dep in {"acomp", "attr", "oprd"}:
        return tokens[above].head
    return above


_OF_COPULA = frozenset({"acomp", "attr", "oprd", "dobj", "nsubj"})


def _copula(syntax: Syntax, row: int) -> int:
    """Return the verb of which an adjective or noun is the predicate ("is likely", "there is a risk")."""
    token = syntax.tokens[row]
    if token.dep in _OF_COPULA and syntax.tokens[token.head].pos in PREDICATES:
        return token.head
    return token.head if token.dep == "amod" else row


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
        if token.dep != "conj" or token.pos not in PREDICATES or token.head >= row:
            continue
        if any(tokens[child].dep in {*SUBJECTS, "aux", "auxpass"} for child in syntax.children[row]):
            continue
        if token.tag not in {"VB", "VBN", "VBG"} or token.tag != tokens[token.head].tag:
            continue
        at[row].extend(sign for sign in at.get(token.head, ()) if tokens[sign.row].dep in {"aux", "advmod"})
        contrast = any(lemmas[child] in contrasts for child in syntax.children[token.head])
        if token.head in negated and not contrast:
            negated.add(row)
