"""Looks: which colour and line each voice of an article has, the same in its words, its notes and its bar."""

from collections.abc import Mapping
from dataclasses import dataclass

from sayso.model.party import Party
from sayso.model.statement import Statement
from sayso.report.facts.voices import Voices

COLOURS = 6  # that people tell apart whatever colours they see; each has a line of its own beside it
OTHERS = f"v{COLOURS}"


@dataclass(frozen=True, slots=True)
class Looks:
    """The look of each speaker by its id; those after the sixth share a grey one."""

    rows: Mapping[str, int]

    def of(self, party: Party | None) -> str:
        """Return the classes of a party's look."""
        row = self.rows.get(party.id, COLOURS) if party else COLOURS
        return f"v{row} l{row}" if row < COLOURS else OTHERS

    def said(self, one: Statement) -> str:
        """Return the classes of the words of a statement."""
        return self.of(one.speaker)


def looks_of(voices: Voices) -> Looks:
    """Return the looks of an article's speakers, the one with most words first."""
    return Looks({party.id: row for row, party in enumerate(one.party for one in voices.voices if one.party)})
