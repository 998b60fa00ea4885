"""Syntax: the parse as plain rows, so that stages and their tests need no parser."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from sayso.model.grammar import (
    AUXILIARIES,
    CONJUNCT,
    DATIVE,
    FINITE_VERBS,
    LOOSE_DEPENDENTS,
    NEGATION,
    NOUN_CLAUSE,
    OBJECT,
    OPEN_COMPLEMENT,
    PASSIVE_AUXILIARY,
    PAST_FORMS,
    PREDICATES,
    PREPOSITION,
    PREPOSITION_OBJECT,
    SUBJECTS,
)
from sayso.model.span import Span


class Token(NamedTuple):
    """One word or mark: offsets into the article's text, lemma, Universal POS, Penn tag, relation, head row.

    `head` is the row of the governing token; a sentence's root is its own head.
    White space is never a token.
    """

    start: int
    end: int
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int


class Sentence(NamedTuple):
    """Rows `[first, last)` of one sentence; `block` is the row of its block in the article."""

    first: int
    last: int
    block: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Syntax:
    """The parse of one article, token by token, sentence by sentence.

    `children` lists each token's dependents in text order; `left` and `right` are the first and last row
    of its subtree; `sentence_of` gives each token's sentence row.  All four are derived when left out.

    The columns of the tokens stand beside them, `starts` to `heads`, for what asks one thing of many rows;
    those of `lemmas` are in small letters.
    """

    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    children: tuple[tuple[int, ...], ...] = field(default=(), repr=False)
    left: tuple[int, ...] = field(default=(), repr=False)
    right: tuple[int, ...] = field(default=(), repr=False)
    sentence_of: tuple[int, ...] = field(default=(), repr=False)
    starts: tuple[int, ...] = field(init=False, repr=False, compare=False)
    ends: tuple[int, ...] = field(init=False, repr=False, compare=False)
    lemmas: tuple[str, ...] = field(init=False, repr=False, compare=False)
    pos: tuple[str, ...] = field(init=False, repr=False, compare=False)
    tags: tuple[str, ...] = field(init=False, repr=False, compare=False)
    deps: tuple[str, ...] = field(init=False, repr=False, compare=False)
    heads: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        _part(self)
        if self.tokens and not self.children:
            _derive(self)

    def __hash__(self) -> int:
        """Return what equal parses share, without walking every token: stages are remembered by the parse."""
        return hash((len(self.tokens), self.tokens[-1:], self.sentences[:1]))

    def span(self, first: int, last: int) -> Span:
        """Return the span from row `first` to row `last`, both included."""
        return Span(self.starts[first], self.ends[last])

    def sentence_span(self, row: int) -> Span:
        """Return the span of sentence `row`."""
        sentence = self.sentences[row]
        return self.span(sentence.first, sentence.last - 1)

    def objects(self, row: int, toward: Collection[str]) -> Iterator[int]:
        """Yield the nouns behind the verb at `row` that it may be said to: "told the paper", "said to aides".

        `toward` are the prepositions that lead to them.
        """
        for child in self.children[row]:
            dep = self.deps[child]
            if child < row:
                continue
            if dep == OBJECT or (dep == DATIVE and self.pos[child] != "ADP"):
                yield child
            elif dep in _LEADING and self.lemmas[child] in toward:
                yield from (under for under in self.children[child] if self.deps[under] == PREPOSITION_OBJECT)

    def phrase(self, row: int, stop: Collection[int] = ()) -> Span:
        """Return the noun phrase around `row`, up to any row of `stop`.

        What is only hung on it is left out: clauses, appositions, "and …".
        """
        last = row
        for child in self.children[row]:
            if child < row:
                continue
            if self.deps[child] in LOOSE_DEPENDENTS or child in stop or self.left[child] in stop:
                break
            last = self.right[child]
        return self.span(min(self.left[row], row), last)

    def below(self, row: int, *relations: str) -> list[int]:
        """Return the words that hang on `row` by one of the relations, in text order."""
        deps = self.deps
        return [child for child in self.children[row] if deps[child] in relations]

    def first_below(self, row: int, *relations: str) -> int | None:
        """Return the first word that hangs on `row` by one of the relations, None where there is none."""
        for child in self.children[row]:
            if self.deps[child] in relations:
                return child
        return None

    def has(self, row: int, *relations: str) -> bool:
        """Return whether a word hangs on `row` by one of the relations."""
        return self.first_below(row, *relations) is not None

    def has_subject(self, row: int) -> bool:
        """Return whether the predicate at `row` has a subject of its own."""
        deps = self.deps
        return any(deps[child] in SUBJECTS for child in self.children[row])

    def is_negated(self, row: int) -> bool:
        """Return whether a "not" hangs on `row`."""
        return self.has(row, NEGATION)

    def is_passive(self, row: int) -> bool:
        """Return whether the verb at `row` has the auxiliary of a passive: "WAS seen"."""
        return self.has(row, PASSIVE_AUXILIARY)

    def is_helped(self, row: int) -> bool:
        """Return whether an auxiliary hangs on `row`, be it taken for a verb or not."""
        return self.has(row, *AUXILIARIES)

    def is_clause(self, row: int) -> bool:
        """Return whether the word is a predicate with a subject or a tense of its own."""
        if self.pos[row] not in PREDICATES:
            return False
        tags, deps = self.tags, self.deps
        if tags[row] in FINITE_VERBS:
            return True
        return any(
            deps[child] in SUBJECTS or (deps[child] in AUXILIARIES and tags[child] in FINITE_VERBS)
            for child in self.children[row]
        )

    def subject_of(self, row: int) -> int | None:
        """Return the predicate's own subject; a conjoined verb without one shares its partner's."""
        for _ in range(_DEEPEST):
            for child in self.children[row]:
                if self.deps[child] in SUBJECTS:
                    return child
            if self.deps[row] not in _SHARING or self.heads[row] == row:
                return None
            row = self.heads[row]
        return None

    def bare_participle(self, row: int) -> int | None:
        """Return the participle that hangs on a noun ("Bridge closed by storm"), None where there is none."""
        for child in self.children[row]:
            if self.deps[child] == NOUN_CLAUSE and self.tags[child] in PAST_FORMS:
                return child
        return None


_LEADING = frozenset({DATIVE, PREPOSITION})
_SHARING = frozenset({CONJUNCT, OPEN_COMPLEMENT})
_DEEPEST = 8  # a verb conjoined to a verb conjoined …: print goes no deeper


def _part(syntax: Syntax) -> None:
    """Set the columns of the tokens."""
    starts, ends, lemmas, *others = zip(*syntax.tokens, strict=True) if syntax.tokens else ((),) * 7
    columns = (starts, ends, tuple(map(str.lower, lemmas)), *others)
    for name, column in zip(_COLUMNS, columns, strict=True):
        object.__setattr__(syntax, name, column)


_COLUMNS = ("starts", "ends", "lemmas", "pos", "tags", "deps", "heads")


def _derive(syntax: Syntax) -> None:
    heads = syntax.heads
    children: list[list[int]] = [[] for _ in heads]
    above_first: list[int] = []
    for row, head in enumerate(heads):
        (above_first if head == row else children[head]).append(row)
    for row in above_first:  # the list grows while it is walked: every token after its head
        above_first.extend(children[row])
    left, right = list(range(len(heads))), list(range(len(heads)))
    for row in reversed(above_first):
        head = heads[row]
        if left[row] < left[head]:  # noqa: PLR1730 — min and max take three times as long
            left[head] = left[row]
        if right[row] > right[head]:  # noqa: PLR1730
            right[head] = right[row]
    sentence_of = [0] * len(heads)
    for number, sentence in enumerate(syntax.sentences):
        sentence_of[sentence.first : sentence.last] = [number] * (sentence.last - sentence.first)
    object.__setattr__(syntax, "children", tuple(map(tuple, children)))
    object.__setattr__(syntax, "left", tuple(left))
    object.__setattr__(syntax, "right", tuple(right))
    object.__setattr__(syntax, "sentence_of", tuple(sentence_of))
