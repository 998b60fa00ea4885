"""Hedging: every word of an article that lowers certainty, negates or sets a condition, with its scope."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from sayso.languages.pack import LanguagePack
from sayso.model.span import Span
from sayso.model.statement import Certainty
from sayso.model.syntax import Syntax
from sayso.stages.clauses import COMPLEMENTS, PREDICATES, SUBJECTS

_POS_OF_CLASS = {
    "modal": frozenset({"AUX", "VERB"}),
    "adverb": frozenset({"ADV", "ADJ", "SCONJ"}),
    "adjective": frozenset({"ADJ", "ADV", "VERB"}),
    "verb": frozenset({"VERB", "AUX"}),
    "noun": frozenset({"NOUN", "PROPN"}),
    "phrase": frozenset(),
}


class HedgeEntry(NamedTuple):
    """A lexicon entry: what it lowers certainty to, and what its negation makes of it."""

    words: tuple[str, ...]
    kind: str
    value: Certainty
    negated: Certainty | None
    needs: frozenset[str]  # one of these relations must hang on the word ("xcomp": "expected to")
    passive: bool  # a hedge only as "is said to …"
    evidential: bool  # the outlet's word, also inside somebody's unquoted content ("reportedly")


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
    """All signs of an article: hedges in text order and by predicate, negated rows, conditions."""

    hedges: tuple[Sign, ...]
    at: Mapping[int, tuple[Sign, ...]]
    negated: frozenset[int]
    conditions: Mapping[int, tuple[Span, ...]]

    def within(self, rows: Sequence[int]) -> tuple[Sign, ...]:
        """Return the hedges that begin in one of `rows`, which ascend."""
        if not rows:
            return ()
        first = bisect_left(self.hedges, rows[0], key=lambda sign: sign.row)
        last = bisect_left(self.hedges, rows[-1] + 1, key=lambda sign: sign.row)
        inside = frozenset(rows)
        return tuple(sign for sign in self.hedges[first:last] if sign.row in inside)


class Lexicon(NamedTuple):
    """The hedge, negation and condition tables of one language, ready for looking up."""

    hedges: Mapping[str, tuple[HedgeEntry, ...]]
    negations: frozenset[str]
    negative_verbs: frozenset[str]
    contrasts: frozenset[str]
    self_words: frozenset[str]
    conditions: Mapping[str, tuple[tuple[str, ...], ...]]
    not_after: frozenset[str]


@cache
def lexicon(pack: LanguagePack) -> Lexicon:
    """Return the pack's tables of hedges, negations and conditions."""
    hedges: dict[str, list[HedgeEntry]] = defaultdict(list)
    for row in pack.table("hedges")["hedge"]:
        entry = HedgeEntry(
            words=tuple(row["words"].split()),
            kind=row["class"],
            value=Certainty(row["value"]),
            negated=Certainty(row["negated"]) if "negated" in row else None,
            needs=frozenset(row.get("needs", ())),
            passive=row.get("passive", False),
            evidential=row.get("evidential", False),
        )
        hedges[entry.words[0]].append(entry)
    negation, condition = pack.table("negation"), pack.table("conditions")
    conditions: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for row in condition["condition"]:
        words = tuple(row["words"].split())
        conditions[words[0]].append(words)
    return Lexicon(
        hedges={first: tuple(sorted(rows, key=lambda e: -len(e.words))) for first, rows in hedges.items()},
        negations=frozenset(row["word"] for row in negation["word"]),
        negative_verbs=frozenset(row["lemma"] for row in negation["verb"]),
        contrasts=frozenset(row["word"] for row in negation["contrast"]),
        self_words=frozenset(row["word"] for row in negation["self"]),
        conditions={first: tuple(sorted(rows, key=len, reverse=True)) for first, rows in conditions.items()},
        not_after=frozenset(row["word"] for row in condition["not_after"]),
    )


def find_signs(syntax: Syntax, pack: LanguagePack) -> Signs:
    """Return every hedge, negation and condition of the article with the predicate it holds for."""
    words = lexicon(pack)
    lemmas = [token.lemma.lower() for token in syntax.tokens]
    negated = _negated(syntax, lemmas, words)
    hedges = tuple(_hedges(syntax, lemmas, negated, words))
    conditions = _conditions(syntax, lemmas, words)
    at: dict[int, list[Sign]] = defaultdict(list)
    for sign in hedges:
        for row in {sign.holder, sign.over}:
            at[row].append(sign)
    _share(syntax, lemmas, at, negated, words.contrasts)
    return Signs(
        hedges=hedges,
        at={row: tuple(signs) for row, signs in at.items()},
        negated=frozenset(negated),
        conditions=conditions,
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


def _negated(syntax: Syntax, lemmas: Sequence[str], words: Lexicon) -> set[int]:
    """Return the rows of predicates (and words) that are negated."""
    found: set[int] = set()
    for row, token in enumerate(syntax.tokens):
        lemma = lemmas[row]
        if token.dep == "neg" or lemma in words.negations:
            above = token.head
            found.add(above)
            if token.dep == "det" and _bears_clause(syntax, above):
                found.add(syntax.tokens[above].head)
        elif lemma in words.negative_verbs and token.pos in PREDICATES:
            governed = [child for child in syntax.children[row] if syntax.tokens[child].dep == "xcomp"]
            found.update((row, *governed) if governed else ())
    return found


def _bears_clause(syntax: Syntax, row: int) -> bool:
    """Tell whether a "no" before the noun negates its clause: subject, object or predicate noun."""
    return syntax.tokens[row].dep in {"nsubj", "nsubjpass", "dobj", "attr"}


def _conditions(syntax: Syntax, lemmas: Sequence[str], words: Lexicon) -> dict[int, tuple[Span, ...]]:
    """Return the spans of conditional clauses, by the row of the predicate they condition."""
    found: dict[int, list[Span]] = defaultdict(list)
    for row, lemma in enumerate(lemmas):
        if lemma not in words.conditions or (row and lemmas[row - 1] in words.not_after):
            continue
        if any(tuple(lemmas[row : row + len(entry)]) == entry for entry in words.conditions[lemma]):
            clause = _conditional(syntax, row)
            if clause is not None:
                above = syntax.tokens[clause].head
                found[above].append(_from(syntax, row, clause))
    return {row: tuple(spans) for row, spans in found.items()}


def _conditional(syntax: Syntax, row: int) -> int | None:
    """Return the row of the clause or phrase that the conditional word opens, None for "asked if"."""
    tokens = syntax.tokens
    for _ in range(_REACH):
        dep = tokens[row].dep
        if dep == "advcl" or (dep == "prep" and tokens[tokens[row].head].pos in PREDICATES):
            return row
        if tokens[row].head == row or dep in {"ccomp", "xcomp", "relcl"}:
            return None
        row = tokens[row].head
    return None


_REACH = 4  # from "as" of "as long as" up to its clause


def _from(syntax: Syntax, row: int, clause: int) -> Span:
    """Return the clause from its conditional word on."""
    first = min(row, syntax.right[clause]) if row > syntax.left[clause] else syntax.left[clause]
    last = syntax.right[clause]
    while last > first and syntax.tokens[last].pos == "PUNCT":
        last -= 1
    return syntax.span(first, last)


def _share(
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
