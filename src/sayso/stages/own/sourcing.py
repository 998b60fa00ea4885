"""Sourcing: which statements assert, as their main proposition, what the outlet says in its own voice."""

from collections import defaultdict
from collections.abc import Sequence

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
LEAST_SHARED = 2
_CONTENT_WORDS = frozenset({"NOUN", "PROPN", "NUM"})
# Acts that put nothing forward as having happened.
_NO_SOURCE = frozenset(
    {Act.DENY, Act.ASK, Act.DECLINE, Act.NO_REPLY, Act.DEMAND, Act.URGE, Act.WANT, Act.PLAN}
)
# "Claimed an attack" asserts it; "commented on the attack" takes it for granted.
_ASSERT_NOUNS = frozenset({Act.CLAIM, Act.ANNOUNCE, Act.CONFIRM, Act.ADMIT, Act.ACCUSE})


def find_sources(
    syntax: Syntax, units: Sequence[OwnUnit], attributions: Sequence[Attribution], pack: LanguagePack
) -> tuple[tuple[int, ...], ...]:
    """Return for each unit the rows of the attributions whose main proposition is the same event."""
    words = event_words(pack)
    asserted = _asserted(syntax, attributions, words, pack)
    return tuple(
        tuple(
            row
            for row, others in asserted.get(words.key(syntax, unit.trigger), ())
            if _same(others, arguments)
        )
        for unit in units
        for arguments in (_arguments(syntax, unit.rows, unit.trigger),)
    )


def _same(left: frozenset[str], right: frozenset[str]) -> bool:
    """Tell whether the words beside two equal events agree: two of them, or one where there are few."""
    few = min(len(left), len(right)) <= LEAST_SHARED
    return len(left & right) >= (1 if few else LEAST_SHARED)


def _asserted(
    syntax: Syntax, attributions: Sequence[Attribution], words: EventWords, pack: LanguagePack
) -> dict[str, list[tuple[int, frozenset[str]]]]:
    """Return the main propositions by the key of their event, each with the words that go with it."""
    starts, defaults = starts_of(syntax), act_words(pack).defaults
    found: dict[str, list[tuple[int, frozenset[str]]]] = defaultdict(list)
    for number, attribution in enumerate(attributions):
        rows = list(rows_of(starts, attribution.content))
        main = main_row(syntax, rows)
        act = defaults.get(attribution.lexeme, Act.SAY)
        if main is None or act in _NO_SOURCE:
            continue
        if syntax.tokens[main].pos not in PREDICATES and act not in _ASSERT_NOUNS:
            continue
        trigger = words.trigger(syntax, main)
        if syntax.tokens[trigger].lemma.lower() in words.light:
            continue
        bucket = found[words.key(syntax, trigger)]
        if len(bucket) < MOST_CANDIDATES:
            bucket.append((number, _arguments(syntax, rows, trigger)))
    return found


def _arguments(syntax: Syntax, rows: Sequence[int], trigger: int) -> frozenset[str]:
    """Return the lemmas of the names, nouns and numbers beside the trigger in its own sentence."""
    sentence = syntax.sentence_of[trigger]
    return frozenset(
        syntax.tokens[row].lemma.lower()
        for row in rows
        if row != trigger and syntax.sentence_of[row] == sentence and syntax.tokens[row].pos in _CONTENT_WORDS
    )
