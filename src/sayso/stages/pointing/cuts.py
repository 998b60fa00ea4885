"""Cuts: the clauses in some words of an article, each with its predicate."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sayso.model.syntax import Syntax
from sayso.stages.clauses import PREDICATES, SUBJECTS, bare_participle, is_clause, noun_phrase
from sayso.stages.judging.signs import Signs
from sayso.stages.own.events import EventWords

_FINITE = frozenset({"ccomp", "advcl", "relcl", "parataxis", "conj", "csubj", "acl", "appos", "dep"})
_MARKS = frozenset({"PUNCT", "SPACE", "CCONJ"})
_JOINERS = frozenset({"mark", "cc", "punct"})
_HELPERS = frozenset({"aux", "auxpass"})
_LISTED = frozenset({"conj", "appos", "dep"})


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause: the row of its predicate, its own rows, and the rows from the first to the last of them."""

    head: int
    own: tuple[int, ...]
    rows: tuple[int, ...]


def cut_clauses(syntax: Syntax, signs: Signs, rows: Sequence[int], words: EventWords) -> tuple[Clause, ...]:
    """Return the clauses of the words in `rows`, which ascend, in text order."""
    cutter = Cutter(syntax, signs, frozenset(rows), words)
    groups: dict[int, list[int]] = {}
    for row in rows:
        groups.setdefault(cutter.head(row), []).append(row)
    clauses = [_clause(syntax, cutter.inside, head, own) for head, own in cutter.joined(groups).items()]
    clauses += cutter.events(rows)
    return tuple(sorted((one for one in clauses if one.rows), key=lambda one: (one.rows[0], -len(one.rows))))


class Cutter:
    def __init__(self, syntax: Syntax, signs: Signs, inside: Collection[int], words: EventWords) -> None:
        self.syntax, self.signs, self.inside, self.words = syntax, signs, inside, words
        self.heads: dict[int, int] = {}

    def head(self, row: int) -> int:
        """Return the row on which the clause of `row` hangs."""
        path: list[int] = []
        heads = self.heads
        while row not in heads:
            path.append(row)
            above = self.syntax.tokens[row].head
            if above == row or above not in self.inside or self.begins(row):
                heads[row] = row
                break
            row = above
        for below in path:
            heads[below] = heads[row]
        return heads[row]

    def begins(self, row: int) -> bool:
        """Tell whether the word is the predicate of a clause that can be told by itself."""
        syntax, token = self.syntax, self.syntax.tokens[row]
        if not _is_predicate(syntax, row):
            return token.dep in _LISTED | {"nsubj"} and self.clipped(row)
        if row in self.signs.under or self.conditional(row):
            return False
        if token.dep == "conj":
            return _is_predicate(syntax, token.head) and self.stands(row)
        if token.dep in {"advcl", "acl"} and token.tag in {"VBG", "VBN"} and not is_clause(syntax, row):
            event = token.lemma.lower() in self.words.keys and token.tag == "VBG"
            return (token.dep == "advcl" or event) and self.stands(row)
        if token.dep == "advcl" and not _is_predicate(syntax, token.head):
            return False
        if token.dep in _FINITE:
            return (is_clause(syntax, row) or token.pos not in PREDICATES) and self.words.is_fact(syntax, row)
        return False

    def clipped(self, row: int) -> bool:
        """Tell "two wounded" and "37 killed in a raid" in a list from "the men killed in a raid"."""
        syntax, token = self.syntax, self.syntax.tokens[row]
        if token.pos != "NUM" or bare_participle(syntax, row) is None:
            return False
        after = syntax.right[row] + 1
        return token.dep != "nsubj" or (after < len(syntax.tokens) and syntax.tokens[after].pos == "PUNCT")

    def stands(self, row: int) -> bool:
        """Tell whether a verb has a subject, a tense or things of its own."""
        syntax = self.syntax
        if is_clause(syntax, row) or syntax.tokens[row].pos not in PREDICATES:
            return True
        return syntax.tokens[row].tag in {"VBG", "VBN", "VBD"} and any(
            syntax.tokens[child].dep in {*SUBJECTS, "dobj", "agent", "prep"} for child in syntax.children[row]
        )

    def conditional(self, row: int) -> bool:
        token = self.syntax.tokens[row]
        return any(
            span.start <= token.start < span.end for span in self.signs.conditions.get(token.head, ())
        )

    def joined(self, groups: dict[int, list[int]]) -> dict[int, list[int]]:
        """Return the groups; what is no clause goes to the one before it, else after it, in its sentence."""
        by_sentence: dict[int, list[int]] = {}
        for head in groups:
            by_sentence.setdefault(self.syntax.sentence_of[head], []).append(head)
        kept: dict[int, list[int]] = {}
        for heads in by_sentence.values():
            told = [head for head in heads if self.told(head)]
            told = [head for head in heads if head in told or self.governs(head, told)] or heads[:1]
            kept |= {head: groups[head] for head in told}
            for head in heads:
                if head not in told:
                    before = [each for each in told if groups[each][0] < groups[head][0]]
                    at = max(before, key=lambda each: groups[each][0]) if before else told[0]
                    kept[at] = kept[at] + groups[head]
        return {head: sorted(rows) for head, rows in kept.items()}

    def governs(self, row: int, heads: Sequence[int]) -> bool:
        """Tell whether some words without a verb are what a clause of `heads` says more of."""
        return any(self.head(self.syntax.tokens[head].head) == row for head in heads if head != row)

    def told(self, head: int) -> bool:
        return _is_predicate(self.syntax, head) or self.clipped(head)

    def events(self, rows: Sequence[int]) -> list[Clause]:
        """Return the event noun phrases that tell more than their name: "a raid on the port on Monday"."""
        found = []
        for row in rows:
            if self.words.is_event(self.syntax, row) and row not in self.heads.values() and self.detailed(row):
                own = [at for at in self.phrase(row) if at in self.inside]
                if own and own != list(rows):
                    found.append(_clause(self.syntax, self.inside, row, own))
        return found

    def phrase(self, row: int) -> range:
        """Return the noun phrase with what follows of place, doer and time, which parsers hang on the verb."""
        syntax = self.syntax
        span = noun_phrase(syntax, row)
        last = row
        while last + 1 < len(syntax.tokens) and syntax.tokens[last + 1].end <= span.end:
            last += 1
        while last + 1 < len(syntax.tokens) and syntax.tokens[last + 1].dep in {"prep", "npadvmod"}:
            if syntax.sentence_of[last + 1] != syntax.sentence_of[row] or syntax.tokens[last + 1].head < self.heads.get(row, row) or syntax.tokens[last+1].head > row:
                break
            last = syntax.right[last + 1]
        return range(syntax.left[row], last + 1)

    def detailed(self, row: int) -> bool:
        return any(self.syntax.tokens[c].dep == "prep" and c > row for c in self.syntax.children[row])


def _is_predicate(syntax: Syntax, row: int) -> bool:
    """Tell a verb, or what the parser took for an adjective and gave an auxiliary ("had been mistaken")."""
    return syntax.tokens[row].pos in PREDICATES or any(
        syntax.tokens[child].dep in _HELPERS for child in syntax.children[row]
    )


def _clause(syntax: Syntax, inside: Collection[int], head: int, own: Sequence[int]) -> Clause:
    kept = _trimmed(syntax, own)
    if not kept:
        return Clause(head, (), ())
    first, last = kept[0], kept[-1]
    if syntax.tokens[head].dep == "relcl":
        first = _antecedent(syntax, syntax.tokens[head].head, first)
    return Clause(head, tuple(kept), tuple(row for row in range(first, last + 1) if row in inside))


def _antecedent(syntax: Syntax, noun: int, first: int) -> int:
    """Return where the noun phrase begins that a relative clause says more of."""
    return min(first, min(syntax.left[noun], noun))


def _trimmed(syntax: Syntax, rows: Sequence[int]) -> list[int]:
    kept = list(rows)
    while kept and (syntax.tokens[kept[-1]].pos in _MARKS or syntax.tokens[kept[-1]].dep in _JOINERS):
        kept.pop()
    first = 0
    while first < len(kept) and (
        syntax.tokens[kept[first]].pos in _MARKS or syntax.tokens[kept[first]].dep in _JOINERS
    ):
        first += 1
    return kept[first:]
