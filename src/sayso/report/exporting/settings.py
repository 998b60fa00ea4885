"""Settings: what a person may choose about an export."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How to export: with the articles, or with spans and a little context alone.

    `weak` statements go out where they are asked for, and into formats that tell them from others.
    """

    full_text: bool = False
    weak: bool = False
