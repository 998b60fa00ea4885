"""Chances: how sure the form of a page is, in place of what the network would say."""

from sayso.model.attribution import Chances
from sayso.model.statement import Act

SURE = 0.95  # a label names its speaker by its form; the rest is whether the name was read whole


def laid_chances(act: Act) -> Chances:
    """Return how sure a form of the page is of who says what, in place of a network's chances.

    What stands in turns is said or asked; of what is said nothing more is known (`act_of`).
    """
    return Chances(
        content=SURE,
        source=SURE,
        marked=SURE,
        outer=SURE,
        inner=1 - SURE,
        must=SURE,
        words=SURE,
        edges=SURE,
        sayer=SURE,
        acts=tuple(SURE if one is act else (1 - SURE) / (len(Act) - 1) for one in Act),
    )


def act_of(words: str) -> Act:
    """Return whether words in a turn ask.

    >>> act_of("It failed. Who signed?").value
    'ask'
    """
    return Act.ASK if words.endswith("?") else Act.SAY
