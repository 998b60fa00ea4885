"""Facing: the four facts with which a page begins, and how counts are told in them."""

from typing import NamedTuple

MOST = 3  # of what a fact names; all stands below


class Named(NamedTuple):
    """A line of a fact: what it names, more about it, and where that leads."""

    name: str
    more: str
    href: str | None = None


class Fact(NamedTuple):
    """One of the four facts: what it is about, the answer in a word or a count, what that counts.

    `more` are those for which there is no room, and `note` what must be said with it.
    """

    about: str
    answer: str
    names: tuple[Named, ...]
    more: int = 0
    note: str = ""


def fact(about: str, answer: str, names: tuple[Named, ...], note: str = "") -> Fact:
    """Return a fact that names a few, and counts the others."""
    return Fact(about, answer, names[:MOST], len(names[MOST:]), note)
