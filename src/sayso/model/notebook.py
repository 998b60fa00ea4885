"""Notebooks: how a noun is shown in one, by what is named from outside: nouns know no reports."""

from importlib import import_module

# What makes the HTML of each noun, by the noun's name: "sayso.report.page.notebook:reading_html".
SHOWN_BY: dict[str, str] = {}


def shown_html(noun: object) -> str | None:
    """Return the HTML of a noun; None, for which a notebook prints it, where nothing makes one."""
    maker = SHOWN_BY.get(type(noun).__name__)
    if maker is None:
        return None
    module, _, name = maker.partition(":")
    made: str = getattr(import_module(module), name)(noun)
    return made
