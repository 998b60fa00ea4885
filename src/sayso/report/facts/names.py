"""Names as they are looked for: case and marks ignored."""

import re
from collections.abc import Collection
from typing import Protocol


class Named(Protocol):
    """What is told by somebody: `names` are those of all who say so, folded."""

    @property
    def names(self) -> Collection[str]:
        """The names, folded."""
        ...


def says(one: Named, name: str) -> bool:
    """Tell whether a name, or whole words of one, is that of who says so or of the origin."""
    wanted = folded(name)
    return bool(wanted) and any(f" {wanted} " in f" {form} " for form in one.names)


def folded(name: str) -> str:
    """Return the words of a name as they are compared.

    >>> folded("Ana  RUIZ-Vey,")
    'ana ruiz vey'
    """
    return " ".join(re.findall(r"\w+", name.casefold()))


def may_be(name: str, other: str) -> bool:
    """Tell whether two names may be one's: all words of the first stand in the second.

    >>> may_be("the government", "The Vendian government"), may_be("the rebels", "The Vendian government")
    (True, False)
    """
    words = frozenset(folded(name).split())
    return bool(words) and words <= frozenset(folded(other).split())
