"""Ties: what speaks for two named persons being one, and who bears a role as written."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from sayso.languages.pack import load_pack
from sayso.linking.names import FULL, Words, is_written_name, person_words
from sayso.linking.roles import REMEMBERED, Described, Fit, best_fit, clash, described
from sayso.model.figure import Appearance, Evidence, Ground
from sayso.stages.who.lexicon import lexicon_of

# A name that stands everywhere shows nothing: company counts where at most one article in twenty,
# or five of few, hold it.
_RARE_SHARE, _RARE_LEAST = 0.05, 5


@dataclass(frozen=True, slots=True)
class Person:
    """A named person in one article: the words of the name, and what is written of the bearer."""

    words: Words
    described: Described


class Tie(NamedTuple):
    """Two appearances and what in their descriptions fits."""

    left: int
    right: int
    fit: Fit


class People:
    """Everybody with a role as written, and the full names that stand beside them."""

    def __init__(self, appearances: Sequence[Appearance], numbers: Sequence[int]) -> None:
        self.appearances = appearances
        named = {number: words for number in numbers if (words := _words(appearances[number]))}
        self._written = Counter(named.values())
        self._longer = Counter[Words]()
        for words, articles in self._written.items():
            self._longer.update({words[start:]: articles for start in range(1, len(words))})
        self.known: Mapping[int, Person] = {
            number: Person(words, described(appearances[number]))
            for number, words in named.items()
            if appearances[number].roles
        }
        self._company: dict[int, dict[Words, str]] = defaultdict(dict)
        for number, words in named.items():
            if len(words) >= FULL:
                self._company[appearances[number].row].setdefault(words, appearances[number].name)
        self._held = Counter(words for company in self._company.values() for words in company)
        self._rare = max(_RARE_LEAST, _RARE_SHARE * len(self._company))

    def is_short(self, words: Words) -> bool:
        """Return whether a name is one word, or the end of a longer one that as many articles write."""
        return len(words) < FULL or self._longer[words] >= self._written[words]

    def by_words(self, numbers: Iterable[int]) -> dict[Words, list[int]]:
        """Return the persons of the same name together."""
        found: dict[Words, list[int]] = {}
        for number in numbers:
            found.setdefault(self.known[number].words, []).append(number)
        return found

    def distinct(self, numbers: Iterable[int]) -> tuple[int, ...]:
        """Return the first appearance of each description."""
        firsts: dict[Described, int] = {}
        for number in numbers:
            firsts.setdefault(self.known[number].described, number)
        return tuple(firsts.values())

    def tie(self, left: Sequence[int], right: Sequence[int]) -> Tie | None:
        """Return the best fit between two groups; None where nothing fits or one article holds both."""
        rows = {self.appearances[number].row for number in left}
        if any(self.appearances[number].row in rows for number in right):
            return None
        ties = (
            Tie(one, other, fit)
            for one in self.distinct(left)
            for other in self.distinct(right)
            if (fit := best_fit(self.known[one].described, self.known[other].described))
        )
        return max(ties, key=lambda tie: (tie.fit.strong, tie.fit.title), default=None)

    def beside(self, numbers: Sequence[int]) -> Iterator[tuple[int, int, Evidence]]:
        """Yield the neighbours among these appearances that share a rare full name."""
        held: dict[Words, list[int]] = defaultdict(list)
        for number in numbers:
            for words in self._company.get(self.appearances[number].row, ()):
                held[words].append(number)
        for words in sorted(held):
            for left, right in pairwise(held[words]):
                if evidence := self.company(left, right):
                    yield left, right, evidence

    def company(self, left: int, right: int) -> Evidence | None:
        """Return another full name that both articles hold, unless their roles clash."""
        mine, theirs = (self._company.get(self.appearances[one].row, {}) for one in (left, right))
        family = {self.known[left].words[-1], self.known[right].words[-1]}
        shared = sorted(
            words
            for words in mine.keys() & theirs.keys()
            if words[-1] not in family and self._held[words] <= self._rare
        )
        same_article = self.appearances[left].row == self.appearances[right].row
        if not shared or same_article or clash(self.known[left].described, self.known[right].described):
            return None
        return Evidence(Ground.COMPANY, mine[shared[0]], theirs[shared[0]])

    def names(self, left: int, right: int) -> Evidence:
        """Return the two names as evidence."""
        return Evidence(Ground.NAME, self.appearances[left].name, self.appearances[right].name)


def _words(appearance: Appearance) -> Words:
    return _name_words(appearance.name, appearance.language)


@lru_cache(maxsize=REMEMBERED)
def _name_words(name: str, language: str) -> Words:
    lexicon = lexicon_of(load_pack(language))
    return person_words(name, lexicon) if is_written_name(name, lexicon) else ()
