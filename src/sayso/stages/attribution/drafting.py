"""Drafts: statements in the making, as candidates gather the quotations that belong to them."""

from dataclasses import dataclass, field

from sayso.model.span import Span
from sayso.stages.attribution.candidate import Candidate
from sayso.stages.attribution.choosing import merged

Over = tuple[tuple[str, float], ...]


@dataclass(slots=True)
class Draft:
    """A statement in the making: the rule's candidate, more pieces, and what it goes on from."""

    candidate: Candidate
    over: Over = ()
    pieces: list[Span] = field(default_factory=list)
    continues: "Draft | None" = None

    @property
    def content(self) -> tuple[Span, ...]:
        """The content so far, in text order."""
        return merged([*self.candidate.content, *self.pieces])

    def replaced(self, candidate: Candidate) -> None:
        """Take another rule's candidate, remembering the one it was chosen over."""
        old = self.candidate
        self.over = ((f"{old.rule}:{old.frame}", old.confidence), *self.over)
        self.candidate = candidate
