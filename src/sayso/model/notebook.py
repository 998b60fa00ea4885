"""Notebooks: how a noun is shown in one, by the public door: nouns know no reports."""

from collections.abc import Callable
from importlib import import_module


def shown_html(noun: object) -> str:
    """Return the HTML of a reading, a statement or a trail, as `sayso.notebook_html`.

    The door is opened by its name when a notebook asks, so that no noun imports what shows it.
    """
    show: Callable[[object], str] = import_module("sayso").notebook_html
    return show(noun)
