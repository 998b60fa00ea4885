"""Chances: how sure the form of a page is, in place of what the network would say."""

from sayso.model.attribution import Chances
from sayso.model.statement import Act
from sayso.stages.attribution.rating import chances_by_form

SURE = 0.95  # a label names its speaker by its form; the rest is whether the name was read whole


def laid_chances(act: Act) -> Chances:
    """Return how sure a form of the page is of who says what, in place of a network's chances.

    What stands in turns is said or asked; of what is said nothing more is known (`act_of`).
    """
    return chances_by_form(act, SURE)


def act_of(words: str) -> Act:
    """Return whether words in a turn ask.

    >>> act_of("It failed. Who signed?").value
    'ask'
    """
    return Act.ASK if words.endswith("?") else Act.SAY
