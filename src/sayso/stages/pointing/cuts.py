"""Cuts: the clauses in some words of an article, each with its predicate."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from sayso.model.grammar import (
    ADNOMINAL_CLAUSES,
    ADVERBIAL_CLAUSE,
    AGENT,
    APPOSITION,
    CLAUSE_COMPLEMENT,
    CLAUSE_SUBJECT,
    CONJUNCT,
    CONJUNCTION,
    MARKER,
    NOUN_AS_ADVERB,
    NOUN_CLAUSE,
    OBJECT,
    PARATAXIS,
    PARTICIPLES,
    PAST_PARTICIPLE,
    PAST_TENSE,
    PREDICATES,
    PREPOSITION,
    PREPOSITION_CLAUSE,
    PRESENT_PARTICIPLE,
    PUNCTUATION,
    RELATIVE_CLAUSE,
    SUBJECT,
    SUBJECTS,
    UNCLASSIFIED,
)
from sayso.model.syntax import Syntax
from sayso.stages.clauses import predicates_of
from sayso.stages.judging.signs import Signs
from sayso.stages.own.events import EventWords
from sayso.stages.pointing.hearsay import charged_with
from sayso.stages.pointing.open_words import OpenWords

# No noun phrase that is told by itself is longer, in tokens; the bound keeps hostile text linear.
LONGEST_PHRASE = 60
# Relations under which a clause with a tense of its own can be told by itself.
_FINITE = ADNOMINAL_CLAUSES | {
    CLAUSE_COMPLEMENT,
    ADVERBIAL_CLAUSE,
    PREPOSITION_CLAUSE,
    PARATAXIS,
    CLAUSE_SUBJECT,
    APPOSITION,
    UNCLASSIFIED,
}
_BARE = frozenset({ADVERBIAL_CLAUSE, NOUN_CLAUSE})  # "struck the port, killing nine"
_LISTED = frozenset({CONJUNCT, APPOSITION, UNCLASSIFIED, SUBJECT})  # "three killed, two wounded"
_THINGS = SUBJECTS | {OBJECT, AGENT, PREPOSITION}
_LOOSE_TAGS = frozenset({PRESENT_PARTICIPLE, PAST_PARTICIPLE, PAST_TENSE})
_MARKS = frozenset({"PUNCT", "SPACE", "CCONJ"})
_JOINERS = frozenset({MARKER, CONJUNCTION, PUNCTUATION})
_FOLLOWING = frozenset({PREPOSITION, NOUN_AS_ADVERB})


class Clause(NamedTuple):
    """One clause: the row of its predicate, its own rows, and all rows from the first to the last of them."""

    head: int
    own: tuple[int, ...]
    rows: tuple[int, ...]


def cut_clauses(
    syntax: Syntax, signs: Signs, rows: Sequence[int], words: EventWords, open_words: OpenWords
) -> tuple[Clause, ...]:
    """Return the clauses and event noun phrases of the words in `rows`, which ascend, in text order."""
    cutter = _Cutter(syntax, signs, rows, words)
    groups: dict[int, list[int]] = {}
    for row in rows:
        groups.setdefault(cutter.top(row), []).append(row)
    joined = cutter.joined(groups)
    clauses = [cutter.clause(head, own) for head, own in joined.items()]
    clauses += [cutter.clause(head, own) for head, own in cutter.event_nouns(rows, joined)]
    clauses += [cutter.clause(head, own) for head, own in cutter.charges(rows, joined, open_words)]
    found = (clause for clause in clauses if clause is not None)
    return tuple(sorted(found, key=lambda clause: (clause.rows[0], -len(clause.rows))))


class _Cutter:
    """Cuts the words of one statement or assertion."""

    def __init__(self, syntax: Syntax, signs: Signs, rows: Sequence[int], words: EventWords) -> None:
        self.syntax, self.signs, self.words = syntax, signs, words
        self.inside, self.predicates = frozenset(rows), predicates_of(syntax)
        self.tops: dict[int, int] = {}
        self.hedging = {sign.row for sign in signs.within(rows)}

    def top(self, row: int) -> int:
        """Return the row on which the clause of `row` hangs."""
        tops, heads, inside = self.tops, self.syntax.heads, self.inside
        path: list[int] = []
        while row not in tops:
            path.append(row)
            above = heads[row]
            if above == row or above not in inside or self._begins(row):
                tops[row] = row
                break
            row = above
        found = tops[row]
        for below in path:
            tops[below] = found
        return found

    def _begins(self, row: int) -> bool:
        """Return whether the word is the predicate of a clause that can be told by itself."""
        syntax = self.syntax
        if row not in self.predicates:
            return syntax.deps[row] in _LISTED and self._counts(row)
        token = syntax.tokens[row]
        if row in self.signs.under or self._conditions(row) or self._hedged(row):
            return False  # "is expected TO SAIL" and "sails IF IT CAN" are one clause
        if token.dep == CONJUNCT:
            return token.head in self.predicates and self._stands(row)
        if token.dep in _BARE and token.tag in PARTICIPLES and not syntax.is_clause(row):
            named = token.tag == PRESENT_PARTICIPLE and token.lemma.lower() in self.words.keys
            return (token.dep == ADVERBIAL_CLAUSE or named) and self._stands(row)
        if token.dep == ADVERBIAL_CLAUSE and token.head not in self.predicates:
            return False
        return token.dep in _FINITE and self._is_told(row) and self.words.is_fact(syntax, row)

    def _is_told(self, row: int) -> bool:
        return self.syntax.is_clause(row) or self.syntax.pos[row] not in PREDICATES

    def _stands(self, row: int) -> bool:
        """Return whether a verb has a subject, a tense or things of its own."""
        bare = self.syntax.tags[row] in _LOOSE_TAGS
        things = self.syntax.has(row, *_THINGS)
        return self._is_told(row) or (bare and things)

    def _conditions(self, row: int) -> bool:
        """Return whether the clause is the condition of the one above it."""
        token = self.syntax.tokens[row]
        spans = self.signs.conditions.get(token.head, ())
        return any(span.start <= token.start < span.end for span in spans)

    def _hedged(self, row: int) -> bool:
        """Return whether a hedge's clause was parsed as a relative clause: "a chance HE WILL LEAVE"."""
        return self.syntax.deps[row] == RELATIVE_CLAUSE and self.syntax.heads[row] in self.hedging

    def _counts(self, row: int) -> bool:
        """Return whether this is an item of a list: "37 killed in a raid", not "the men killed in a raid"."""
        syntax = self.syntax
        if syntax.pos[row] != "NUM" or syntax.bare_participle(row) is None:
            return False
        after = syntax.right[row] + 1
        ends = after < len(syntax.tokens) and syntax.pos[after] == "PUNCT"
        return syntax.deps[row] != SUBJECT or ends

    def joined(self, groups: Mapping[int, Sequence[int]]) -> dict[int, list[int]]:
        """Return the groups; what is no clause goes to the one before it in its sentence, else after it."""
        by_sentence: dict[int, list[int]] = {}
        for head in groups:
            by_sentence.setdefault(self.syntax.sentence_of[head], []).append(head)
        joined: dict[int, list[int]] = {}
        for heads in by_sentence.values():
            clauses = {head for head in heads if self._tells(head)}
            # Some words without a verb of which a clause says more: "a raid that killed nine".
            governing = {self.top(self.syntax.heads[head]) for head in clauses}
            kept = [head for head in heads if head in clauses or head in governing] or heads[:1]
            before = kept[0]
            for head in heads:  # in the order of their first words
                before = head if head in clauses or head in governing else before
                joined.setdefault(before, []).extend(groups[head])
        return {head: sorted(rows) for head, rows in joined.items()}

    def _tells(self, row: int) -> bool:
        """Return whether a word can bear a point: a verb, "37 wounded", an event of which more is told."""
        if row in self.predicates or self._counts(row):
            return True
        return self.words.is_event(self.syntax, row) and self._detailed(row)

    def event_nouns(self, rows: Sequence[int], heads: Collection[int]) -> Iterator[tuple[int, list[int]]]:
        """Yield the event nouns that tell more than their name, with their phrase.

        "A raid on the port" does, and "the alleged raid", which is less sure than what is told around it.
        """
        lemmas, nouns = self.syntax.lemmas, self.words.nouns
        for row in (row for row in rows if lemmas[row] in nouns and row not in heads):
            if not self.words.is_event(self.syntax, row) or not self._detailed(row):
                continue
            own = [at for at in self._phrase(row) if at in self.inside]
            if len(own) < min(len(rows), LONGEST_PHRASE):
                yield row, own

    def charges(
        self, rows: Sequence[int], heads: Collection[int], words: OpenWords
    ) -> Iterator[tuple[int, list[int]]]:
        """Yield the deeds of which somebody is accused: "accused of TAKING THE MONEY"."""
        charged = (row for row in rows if self.syntax.deps[row] == PREPOSITION_CLAUSE and row not in heads)
        for row in charged:
            if self.syntax.pos[row] != "VERB" or not charged_with(self.syntax, row, words):
                continue
            end = min(self.syntax.right[row], row + LONGEST_PHRASE)
            own = [at for at in range(max(self.syntax.left[row], row - 1), end + 1) if at in self.inside]
            if len(own) > 1 and len(own) < len(rows):
                yield row, own

    def _detailed(self, row: int) -> bool:
        return row in self.signs.at or any(
            child > row and self.syntax.deps[child] == PREPOSITION for child in self.syntax.children[row]
        )

    def _phrase(self, row: int) -> range:
        """Return the noun phrase and the place, doer and time that follow: parsers hang those on the verb."""
        syntax = self.syntax
        end, last, until = syntax.phrase(row).end, row, min(row + LONGEST_PHRASE, len(syntax.tokens) - 1)
        while last < until and syntax.ends[last + 1] <= end:
            last += 1
        while last < until and self._follows(last + 1, row):
            last = syntax.right[last + 1]
        return range(max(syntax.left[row], row - LONGEST_PHRASE), min(last, until) + 1)

    def _follows(self, row: int, noun: int) -> bool:
        if row >= len(self.syntax.tokens) or self.syntax.sentence_of[row] != self.syntax.sentence_of[noun]:
            return False
        token = self.syntax.tokens[row]
        return token.dep in _FOLLOWING and self.tops.get(noun, noun) <= token.head <= noun

    def clause(self, head: int, own: Sequence[int]) -> Clause | None:
        """Return the clause of these rows, no joining words at its edges, a relative one with its noun."""
        kept = _trimmed(self.syntax, own)
        if not kept:
            return None
        first, token = kept[0], self.syntax.tokens[head]
        if token.dep == RELATIVE_CLAUSE and 0 < first - self.syntax.left[token.head] <= LONGEST_PHRASE:
            first = self.syntax.left[token.head]
        return Clause(head, kept, tuple(row for row in range(first, kept[-1] + 1) if row in self.inside))


def _trimmed(syntax: Syntax, rows: Sequence[int]) -> tuple[int, ...]:
    first, end = 0, len(rows)
    while first < end and _joins(syntax, rows[first]):
        first += 1
    while end > first and _joins(syntax, rows[end - 1]):
        end -= 1
    return tuple(rows[first:end])


def _joins(syntax: Syntax, row: int) -> bool:
    return syntax.pos[row] in _MARKS or syntax.deps[row] in _JOINERS
