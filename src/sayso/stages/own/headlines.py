"""Headlines: which statements of the article say what its title says in short."""

from collections.abc import Iterable, Sequence

from sayso.model.syntax import Syntax
from sayso.stages.own.events import EventWords
from sayso.stages.own.telling import Event, Proposition, rival

# A headline is said by a statement that holds half of its words and is mainly about one of them.
_HELD = 0.5
_FEWEST = 3
# Capitals keep parsers from the lemma: words are one that begin alike and differ in their last letters only.
_ALIKE, _ENDING = 4, 3
_TELLING = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})


def tellings(
    syntax: Syntax, rows: Sequence[int], event: Event, asserted: Iterable[Proposition], words: EventWords
) -> list[Proposition]:
    """Return the main propositions that tell what the headline tells."""
    short = _telling(syntax, rows)
    keys = {words.keys.get(word, word) for word in short}
    return [
        other
        for other in asserted
        if _among(other.key, keys) and not rival(event, other.event) and _held(syntax, short, other)
    ]


def _held(syntax: Syntax, short: frozenset[str], other: Proposition) -> bool:
    """Tell whether the proposition's words hold at least half of the headline's."""
    full = _telling(syntax, other.rows) | other.event.numbers
    held = sum(_among(word, full) for word in short)
    return held >= max(_FEWEST, _HELD * len(short))


def _telling(syntax: Syntax, rows: Iterable[int]) -> frozenset[str]:
    tokens = (syntax.tokens[row] for row in rows)
    return frozenset(token.lemma.lower() for token in tokens if token.pos in _TELLING)


def _among(word: str, others: Iterable[str]) -> bool:
    return any(_alike(word, other) for other in others)


def _alike(left: str, right: str) -> bool:
    """Tell whether two words are one but for their endings.

    >>> _alike("kills", "killed"), _alike("raid", "rain")
    (True, False)
    """
    if left == right:
        return True
    stem = left[: max(_ALIKE, min(len(left), len(right)) - _ENDING)]
    return len(stem) >= _ALIKE and right.startswith(stem) and abs(len(left) - len(right)) <= _ENDING
