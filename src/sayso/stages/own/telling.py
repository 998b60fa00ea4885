"""Telling: what is told of an event, and whether two tellings are of the same one."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from sayso.languages.pack import LanguagePack
from sayso.model.grammar import (
    ADJECTIVE_MODIFIER,
    DETERMINER,
    NUMBER_MODIFIER,
    PLURAL_NOUN,
    QUANTITY_MODIFIER,
    ROLES,
)
from sayso.model.syntax import Syntax
from sayso.stages.measuring.numbers import figures_value, number_words
from sayso.stages.own.events import EventWords, event_words

# Of the words beside an event two in common show the same one; beside a plain verb ("draw") three.
LEAST_SHARED = 2
_PARTICLE = 2  # letters
_COUNTING = frozenset({ADJECTIVE_MODIFIER, DETERMINER, NUMBER_MODIFIER, QUANTITY_MODIFIER})
_COUNTED = ROLES | {NUMBER_MODIFIER}


class Event(NamedTuple):
    """What is told of an event: the nouns and names beside it, what is counted, whether it is denied.

    `roles` are who does it and to whom; `counted` are the numbers of those.  `more` where it is one more.
    """

    words: frozenset[str]
    names: frozenset[str]
    numbers: frozenset[str]
    denied: bool
    roles: frozenset[str]
    counted: frozenset[str]
    more: bool


@dataclass(frozen=True, kw_only=True)
class Proposition:
    """The main proposition of an attribution, or a unit of the outlet's own: the key of its event, its rows.

    What is told of the event is only looked for when asked: few keys are shared.
    """

    syntax: Syntax
    pack: LanguagePack
    number: int
    key: str
    rows: tuple[int, ...]
    trigger: int
    denied: bool

    @cached_property
    def event(self) -> Event:
        """What is told of the event."""
        return event_of(self.syntax, self.rows, self.trigger, self.pack, denied=self.denied)


def event_of(syntax: Syntax, rows: Sequence[int], trigger: int, pack: LanguagePack, *, denied: bool) -> Event:
    """Return what stands beside the trigger in its own sentence."""
    sentence, known = syntax.sentence_of[trigger], event_words(pack)
    beside = [row for row in rows if row != trigger and syntax.sentence_of[row] == sentence]
    nouns = [row for row in beside if syntax.pos[row] in {"NOUN", "PROPN"}]
    inside = syntax.below(trigger, *ROLES)
    return Event(
        words=_lemmas(syntax, nouns),
        names=_lemmas(syntax, (row for row in nouns if _is_name(syntax, row))),
        numbers=frozenset(_value(lemma, pack) for row in beside for lemma in _number(syntax, row, known)),
        denied=denied,
        roles=_lemmas(syntax, (row for row in inside if syntax.pos[row] != "NUM")),
        counted=frozenset(
            _value(lemma, pack)
            for row in inside
            for each in (row, *syntax.children[row])
            for lemma in _number(syntax, each, known)
        ),
        more=any(_lemma(syntax, row) in known.more for row in beside),
    )


def _is_name(syntax: Syntax, row: int) -> bool:
    """Return whether this is a name, not a part of one that many share ("al")."""
    token = syntax.tokens[row]
    return token.pos == "PROPN" and token.end - token.start > _PARTICLE


def _lemma(syntax: Syntax, row: int) -> str:
    return syntax.lemmas[row]


def _lemmas(syntax: Syntax, rows: Iterable[int]) -> frozenset[str]:
    return frozenset(_lemma(syntax, row) for row in rows)


def _number(syntax: Syntax, row: int, known: EventWords) -> Iterator[str]:
    """Yield what a word counts: a number, or an amount that is none ("dozens", "a few")."""
    token = syntax.tokens[row]
    if token.pos == "NUM":
        if token.dep in _COUNTED:
            yield _lemma(syntax, row)
    elif _lemma(syntax, row) in known.vague and (token.tag == PLURAL_NOUN or token.dep in _COUNTING):
        yield f"~{_lemma(syntax, row)}"


def _value(lemma: str, pack: LanguagePack) -> str:
    """Return the number in figures, where the language pack knows its word, so that "ten" equals "10"."""
    words = number_words(pack)
    value = figures_value(lemma) if lemma[0].isdecimal() else words.small.get(lemma, words.tens.get(lemma))
    return lemma if value is None else f"{value:g}"


def rival(left: Event, right: Event) -> bool:
    """Return whether two events cannot be one: one is denied, or they count otherwise."""
    pairs = ((left.numbers, right.numbers), (left.counted, right.counted))
    return left.denied != right.denied or any(ours and theirs and not ours & theirs for ours, theirs in pairs)


def same_named(left: Event, right: Event) -> bool:
    """Return whether two events of one kind are told alike: enough words in common, no rival numbers.

    Where both say who did it or to whom, and name nobody in common, it takes one word more.
    """
    others = bool(left.roles and right.roles) and not (
        left.roles & right.roles or left.counted & right.counted
    )
    least = min(LEAST_SHARED, max(1, _fewest(left, right))) + others
    return not _apart(left, right) and _shared(left, right) >= least


def same_plain(left: Event, right: Event) -> bool:
    """Return whether two clauses of one plain verb are one event: a word more in common, and who is in it."""
    shared = _shared(left, right) > min(LEAST_SHARED, max(1, _fewest(left, right) - 1))
    return not _apart(left, right) and shared and bool(left.roles & right.roles)


def _apart(left: Event, right: Event) -> bool:
    """Return whether two events cannot be one, by their names too: "a raid on Brine", "a raid on Lowmere"."""
    elsewhere = bool(left.names and right.names) and not left.names & right.names
    return elsewhere or left.more or rival(left, right)


def _shared(left: Event, right: Event) -> int:
    return len(left.words & right.words) + len(left.numbers & right.numbers)


def _fewest(left: Event, right: Event) -> int:
    return min(len(left.words | left.numbers), len(right.words | right.numbers))
