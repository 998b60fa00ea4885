"""Standoff: the lines of a brat `.ann` file, as the grammar of brat has them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from sayso.errors import UnreadableCorrections
from sayso.model.span import Span

# No text has places of more digits.
LONGEST_PLACE = 9

_LONG = re.compile(rf"\d{{{LONGEST_PLACE + 1}}}")
_BOUND = re.compile(r"(T\d+)\t(\S+) (\d+ \d+(?:;\d+ \d+)*)(?:\t(.*)|$)")
_EVENT = re.compile(r"(E\d+)\t(\S.*)")
_ATTRIBUTE = re.compile(r"[AM]\d+\t(\S+) (\S+)(?: (.+))?")
_REMARK = re.compile(r"#\S*\t(\S+) (\S+)\t(.*)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """Pieces of text with their kind, and the words that the file gives for them."""

    kind: str
    pieces: tuple[Span, ...]
    words: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """An event: its kind, the id of its trigger, and its arguments as role and id."""

    kind: str
    trigger: str
    arguments: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Notes:
    """The lines of one file by their ids; attributes and remarks by what they are about and their kind."""

    bounds: Mapping[str, Bound]
    events: Mapping[str, Event]
    attributes: Mapping[tuple[str, str], str]
    remarks: Mapping[tuple[str, str], str]


def read_notes(text: str) -> Notes:
    r"""Return what the lines say; lines of other kinds are passed over.

    >>> notes = read_notes("T1\tCue 3 7;9 11\tsaid so\nE1\tSays:T1 Content2:T4\n#1\tWho E1\tme")
    >>> notes.bounds["T1"].pieces, notes.events["E1"].arguments, notes.remarks
    ((Span(start=3, end=7), Span(start=9, end=11)), (('Content2', 'T4'),), {('E1', 'Who'): 'me'})
    """
    bounds, events = {}, {}
    attributes, remarks = {}, {}
    for line in text.split("\n"):
        if found := _BOUND.match(line):
            bounds[found[1]] = Bound(kind=found[2], pieces=_pieces(found[3]), words=found[4])
        elif found := _EVENT.match(line):
            events[found[1]] = _event(found[2])
        elif found := _ATTRIBUTE.match(line):
            attributes[found[2], found[1]] = (found[3] or "").strip()
        elif found := _REMARK.match(line):
            remarks[found[2], found[1]] = found[3].strip()
    return Notes(bounds=bounds, events=events, attributes=attributes, remarks=remarks)


def _pieces(offsets: str) -> tuple[Span, ...]:
    if _LONG.search(offsets):
        raise UnreadableCorrections(
            f"a place of more than {LONGEST_PLACE} digits found. Expected one in the text of the article. "
            "No correction of this article was kept; mend the line, or export it again."
        )
    pairs = (tuple(map(int, piece.split())) for piece in offsets.split(";"))
    return tuple(Span(start, end) for start, end in pairs if start < end)


def _event(line: str) -> Event:
    (kind, _, trigger), *arguments = (part.partition(":") for part in line.split())
    return Event(kind=kind, trigger=trigger, arguments=tuple((role, name) for role, _, name in arguments))
