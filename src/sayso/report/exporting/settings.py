"""Settings: what a person may choose about an export."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How to export: with the articles, or with spans and a little context alone."""

    full_text: bool = False
