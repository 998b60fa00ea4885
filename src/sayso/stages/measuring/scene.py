"""Scene and parts: what a reading of a time may look at."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from sayso.stages.measuring.atoms import Atom
from sayso.stages.measuring.calendar import Moment
from sayso.stages.measuring.tense import Tense


class Scene(NamedTuple):
    """What a reading may look at: the dateline, the last time told, the tense, the pattern's shift and code.

    `story` is the year the neighbouring text is about, when the dateline does not tell it.
    `weekdays` are the days that weekday names have meant so far.
    `near` is the month told in this sentence or the one before, as far as known.
    """

    anchor: Moment
    focus: str | None
    story: int | None
    tense: Tense
    shift: int
    code: str
    weekdays: dict[int, str]
    near: Moment = Moment()


class Parts(NamedTuple):
    """The atoms of one match, by kind."""

    atoms: Sequence[Atom]

    def get(self, *kinds: str) -> Atom | None:
        """Return the first atom of one of these kinds."""
        return next((atom for atom in self.atoms if atom.kind in kinds), None)

    def number(self, *kinds: str) -> int | None:
        """Return the whole number of the first atom of one of these kinds."""
        atom = self.get(*kinds)
        return None if atom is None else int(atom.value)


Reading = Callable[[Parts, Scene], str | None]
