"""Sourcing: which statements assert, as their main proposition, what the outlet says in its own voice."""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from sayso.languages.pack import LanguagePack
from sayso.model.attribution import Attribution
from sayso.model.statement import Act
from sayso.model.syntax import Syntax
from sayso.stages.clauses import PREDICATES, main_row, rows_of, starts_of
from sayso.stages.doing.words import act_words
from sayso.stages.own.events import EventWords, event_words
from sayso.stages.own.units import OwnUnit

# Nobody puts more statements behind one event; a text of ten thousand equal sentences stays linear.
MOST_CANDIDATES = 40
# Of the words beside an event two in common show the same one; beside a plain verb ("draw") three.
LEAST_SHARED = 2
# Acts that put nothing forward as having happened.
_NO_SOURCE = frozenset(
    {Act.DENY, Act.ASK, Act.DECLINE, Act.NO_REPLY, Act.DEMAND, Act.URGE, Act.WANT, Act.PLAN}
)
# "Claimed an attack" asserts it; "commented on the attack" takes it for granted.
_ASSERT_NOUNS = frozenset({Act.CLAIM, Act.ANNOUNCE, Act.CONFIRM, Act.ADMIT, Act.ACCUSE})


class Event(NamedTuple):
    """What is told of an event: the nouns and names beside it, what is counted, whether it is denied."""

    words: frozenset[str]
    numbers: frozenset[str]
    denied: bool


def find_sources(
    syntax: Syntax,
    units: Sequence[OwnUnit],
    attributions: Sequence[Attribution],
    negated: frozenset[int],
    pack: LanguagePack,
) -> tuple[tuple[int, ...], ...]:
    """Return for each unit the rows of the attributions whose main proposition is the same event."""
    words = event_words(pack)
    asserted = _asserted(syntax, attributions, negated, words, pack)
    found: list[tuple[int, ...]] = []
    for unit in units:
        event = _event(syntax, unit.rows, unit.trigger, denied=unit.head in negated)
        key = words.key(syntax, unit.trigger)
        least = LEAST_SHARED if key in words.named else LEAST_SHARED + 1
        found.append(tuple(row for row, other in asserted.get(key, ()) if _same(event, other, least)))
    return tuple(found)


def _same(left: Event, right: Event, least: int) -> bool:
    """Tell whether two events of one kind are told alike: enough words in common, no rival numbers."""
    if left.denied != right.denied:
        return False
    if left.numbers and right.numbers and not left.numbers & right.numbers:
        return False
    shared = len(left.words & right.words) + len(left.numbers & right.numbers)
    fewest = min(len(left.words | left.numbers), len(right.words | right.numbers))
    return shared >= min(least, max(1, fewest))


def _asserted(
    syntax: Syntax,
    attributions: Sequence[Attribution],
    negated: frozenset[int],
    words: EventWords,
    pack: LanguagePack,
) -> dict[str, list[tuple[int, Event]]]:
    """Return the main propositions by the key of their event."""
    starts, defaults = starts_of(syntax), act_words(pack).defaults
    found: dict[str, list[tuple[int, Event]]] = defaultdict(list)
    for number, attribution in enumerate(attributions):
        rows = list(rows_of(starts, attribution.content))
        main = main_row(syntax, rows)
        if main is None or not _puts_forward(syntax, main, defaults.get(attribution.lexeme, Act.SAY)):
            continue
        trigger = words.trigger(syntax, main)
        lemma = syntax.tokens[trigger].lemma.lower()
        bucket = found[words.key(syntax, trigger)]
        if lemma.isalpha() and lemma not in words.light and len(bucket) < MOST_CANDIDATES:
            bucket.append((number, _event(syntax, rows, trigger, denied=main in negated)))
    return found


def _puts_forward(syntax: Syntax, main: int, act: Act) -> bool:
    """Tell whether the act says of its content that it is so."""
    return act in _ASSERT_NOUNS or (act not in _NO_SOURCE and syntax.tokens[main].pos in PREDICATES)


def _event(syntax: Syntax, rows: Sequence[int], trigger: int, *, denied: bool) -> Event:
    """Return what stands beside the trigger in its own sentence."""
    sentence, words, numbers = syntax.sentence_of[trigger], set[str](), set[str]()
    for row in rows:
        token = syntax.tokens[row]
        if row == trigger or syntax.sentence_of[row] != sentence:
            continue
        if token.pos in {"NOUN", "PROPN"}:
            words.add(token.lemma.lower())
        elif token.pos == "NUM" and token.dep == "nummod":
            numbers.add(token.lemma.lower())
    return Event(frozenset(words), frozenset(numbers), denied)
