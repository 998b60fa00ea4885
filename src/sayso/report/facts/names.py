"""Names as they are looked for, case and marks ignored; and which of them are of several."""

import re
from collections.abc import Collection
from typing import Protocol

from sayso.model.party import Party, PartyKind


class Named(Protocol):
    """What is told by somebody: `names` are those of all who say so, folded."""

    @property
    def names(self) -> Collection[str]:
        """The names, folded."""
        ...


def says(one: Named, name: str) -> bool:
    """Return whether a name, or whole words of one, is that of who says so or of the origin."""
    wanted = folded(name)
    return bool(wanted) and any(f" {wanted} " in f" {form} " for form in one.names)


def folded(name: str) -> str:
    """Return the words of a name as they are compared.

    >>> folded("Ana  RUIZ-Vey,")
    'ana ruiz vey'
    """
    return " ".join(re.findall(r"\w+", name.casefold()))


# Words that are several without an s, and what makes one of several: "each of the officials".
_SEVERAL = frozenset(
    {
        *("people", "men", "women", "children", "police", "personnel", "media", "others", "those", "these"),
        *("many", "some", "several", "both", "few", "all", "most", "we"),
    }
)
_ONE = frozenset({"a", "an", "another", "one", "each", "every", "no"})
# What stands behind the noun that counts: "officials in Oss", "people close to her".
_BEHIND = re.compile(
    r"\s+(?:of|at|in|on|from|for|with|to|by|near|inside|who|whom|that|which|close|familiar|involved)\b|,"
)
_GROUPS = frozenset({PartyKind.COLLECTIVE, PartyKind.UNNAMED})


def are_several(party: Party) -> bool:
    """Return whether a party is several who speak: "Two officials", "Ana Ruiz and Ben Vale"."""
    return several(party.name, party.kind, members=len(party.members))


def several(name: str, kind: PartyKind, *, members: int = 0) -> bool:
    """Return whether who has this name, of this kind and with so many members, is several who speak.

    >>> several("Officials", PartyKind.COLLECTIVE), several("Ana Ruiz and Ben", PartyKind.NAMED, members=2)
    (True, True)
    """
    return members > 0 or is_plural(name, certain=kind in _GROUPS)


def is_plural(name: str, *, certain: bool = False) -> bool:
    """Return whether a name is of several; in capitals it may be anybody's, unless `certain`ly a group.

    >>> is_plural("two officials in Oss"), is_plural("a source"), is_plural("Ana Hughes")
    (True, False, False)
    """
    words = _BEHIND.split(name, maxsplit=1)[0].split() or [""]
    last = words[-1].strip("“”\"’'")
    if words[0].casefold() in _ONE or not (certain or last.islower()):
        return False
    last = last.casefold()
    return last in _SEVERAL or (last.endswith("s") and not last.endswith(("ss", "us", "’s", "'s")))


def may_be(name: str, other: str) -> bool:
    """Return whether two names may be one's: all words of the first stand in the second.

    >>> may_be("the government", "The Vendian government"), may_be("the rebels", "The Vendian government")
    (True, False)
    """
    words = frozenset(folded(name).split())
    return bool(words) and words <= frozenset(folded(other).split())
