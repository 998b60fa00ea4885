"""Telling: what is told of an event, and whether two tellings are of the same one."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sayso.languages.pack import LanguagePack
from sayso.model.syntax import Syntax
from sayso.stages.measuring.numbers import figures_value, number_words

# Of the words beside an event two in common show the same one; beside a plain verb ("draw") three.
LEAST_SHARED = 2
_ROLES = frozenset({"nsubj", "nsubjpass", "dobj", "attr"})


class Event(NamedTuple):
    """What is told of an event: the nouns and names beside it, what is counted, whether it is denied.

    `roles` are who does it and to whom; `counted` are the numbers of those.
    """

    words: frozenset[str]
    numbers: frozenset[str]
    denied: bool
    roles: frozenset[str]
    counted: frozenset[str]


class Proposition(NamedTuple):
    """The main proposition of an attribution: its number, the key of its event, what is told, its rows."""

    number: int
    key: str
    event: Event
    rows: tuple[int, ...]


def event_of(syntax: Syntax, rows: Sequence[int], trigger: int, pack: LanguagePack, *, denied: bool) -> Event:
    """Return what stands beside the trigger in its own sentence."""
    sentence, words, numbers = syntax.sentence_of[trigger], set[str](), set[str]()
    for row in rows:
        token = syntax.tokens[row]
        if row == trigger or syntax.sentence_of[row] != sentence:
            continue
        if token.pos in {"NOUN", "PROPN"}:
            words.add(token.lemma.lower())
        elif token.pos == "NUM" and token.dep in {"nummod", *_ROLES}:
            numbers.add(_value(token.lemma.lower(), pack))
    inside = [row for row in syntax.children[trigger] if syntax.tokens[row].dep in _ROLES]
    roles = frozenset(syntax.tokens[row].lemma.lower() for row in inside if syntax.tokens[row].pos != "NUM")
    counted = frozenset(_value(lemma, pack) for row in inside for lemma in _numbers(syntax, row))
    return Event(frozenset(words), frozenset(numbers), denied, roles, counted)


def _numbers(syntax: Syntax, row: int) -> Iterator[str]:
    """Yield the numbers of a subject or object: it is one ("killed 30") or has one ("30 people died")."""
    for each in (row, *syntax.children[row]):
        token = syntax.tokens[each]
        if token.pos == "NUM" and (each == row or token.dep == "nummod"):
            yield token.lemma.lower()


def _value(lemma: str, pack: LanguagePack) -> str:
    """Return the number in figures, where the language pack knows its word, so that "ten" equals "10"."""
    words = number_words(pack)
    value = figures_value(lemma) if lemma[0].isdecimal() else words.small.get(lemma, words.tens.get(lemma))
    return lemma if value is None else f"{value:g}"


def rival(left: Event, right: Event) -> bool:
    """Tell whether two events cannot be one: one is denied, or they count otherwise."""
    pairs = ((left.numbers, right.numbers), (left.counted, right.counted))
    return left.denied != right.denied or any(ours and theirs and not ours & theirs for ours, theirs in pairs)


def same_named(left: Event, right: Event) -> bool:
    """Tell whether two events of one kind are told alike: enough words in common, no rival numbers.

    Where both say who did it or to whom, and name nobody in common, it takes one word more.
    """
    others = bool(left.roles and right.roles) and not (
        left.roles & right.roles or left.counted & right.counted
    )
    least = min(LEAST_SHARED, max(1, _fewest(left, right))) + others
    return not rival(left, right) and _shared(left, right) >= least


def same_plain(left: Event, right: Event) -> bool:
    """Tell whether two clauses of one plain verb are: one more word in common, and who does it or to whom."""
    shared = _shared(left, right) > min(LEAST_SHARED, max(1, _fewest(left, right) - 1))
    return not rival(left, right) and shared and bool(left.roles & right.roles)


def _shared(left: Event, right: Event) -> int:
    return len(left.words & right.words) + len(left.numbers & right.numbers)


def _fewest(left: Event, right: Event) -> int:
    return min(len(left.words | left.numbers), len(right.words | right.numbers))
