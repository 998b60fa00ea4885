"""Settings: what a person may choose about an export."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sayso.report.claims import Claims


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How to export: with the articles, or with spans and a little context alone.

    `claims` are what several articles tell, for formats that have a place for it.
    `weak` statements go out where they are asked for, and into formats that tell them from others.
    """

    full_text: bool = False
    weak: bool = False
    claims: "Claims | None" = None
