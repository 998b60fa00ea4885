"""Trails: one claim in time, on whose say-so, who denies it, and what changed as it was retold."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sayso.model.notebook import shown_html
from sayso.model.reading import Reading
from sayso.report.claims.finding import claims
from sayso.report.claims.nouns import Claim, Claims, LinkedStore

# Claims that fit: the first whole, the others by their words.
MOST_TOLD = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Trail:
    """The claims that some words, or an id, choose, the most retold first; the first one is told whole.

    `found` holds them with all articles that were looked through.  With `every` the text tells the changes
    that are less sure, too.
    """

    asked: str
    found: Claims
    every: bool = False

    @property
    def claim(self) -> Claim | None:
        """The claim that is told whole; None where no claim fits."""
        return next(iter(self.found.claims), None)

    @property
    def others(self) -> tuple[Claim, ...]:
        """The other claims that fit."""
        return self.found.claims[1:]

    @property
    def by_id(self) -> bool:
        """Return whether the claim was asked for by its id."""
        return _is_id(self.asked)

    def _repr_html_(self) -> str:
        return shown_html(self)


def trail(
    readings: "Reading | Iterable[Reading] | LinkedStore",
    asked: str,
    *,
    since: str | None = None,
    until: str | None = None,
    weak: bool = False,
) -> Trail:
    """Return the trail of the claim that `asked` chooses: words of one of its mentions, or its id ("c12").

    Where several claims hold the words, the most retold comes first; the others are narrowed as in `claims`.
    With `weak` weaker readings count, and the text tells the changes that are less sure.
    A store gives what it has linked; there an id is the number of the claim's first point, and stays.

    >>> import sayso
    >>> post = sayso.read("Mayor Ida Brook said on Monday that the bridge is safe.", outlet="Halden Post")
    >>> news = sayso.read("Engineers denied on Tuesday that the bridge is safe.", outlet="Lowmarket News")
    >>> print(sayso.to_text(sayso.trail([post, news], "bridge safe")).splitlines()[0])
    that the bridge is safe
    """
    chosen: dict[str, Any] = {"since": since, "until": until, "weak": weak}
    chosen["claim" if _is_id(asked) else "words"] = asked
    return Trail(asked=asked, found=claims(readings, limit=MOST_TOLD, **chosen), every=weak)


def _is_id(asked: str) -> bool:
    """Return whether words are the id of a claim.

    >>> _is_id("c12"), _is_id("coal")
    (True, False)
    """
    return asked[:1] == "c" and asked[1:].isdecimal()
