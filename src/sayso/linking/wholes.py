"""Wholes: what an article tells anywhere, against which a change between two of its mentions is held."""

import re
from dataclasses import dataclass, field

from sayso.linking.claims.stems import folded, stem
from sayso.linking.claims.told import day_of
from sayso.model.reading import Reading
from sayso.model.span import Span
from sayso.model.statement import Hedge

Bounds = tuple[float | None, float | None]

# A full stop too many ("U.S.") makes a neighbourhood only smaller than its sentence.
_EDGE = re.compile(r"(?<=[.!?…])[”’\"']*\s+|\n+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """What an article tells anywhere: its numbers, its headline, its hedges, and where somebody is quoted."""

    text: str = field(repr=False)
    language: str = "en"
    day: int | None = None
    title: Span | None = None
    amounts: frozenset[Bounds] = frozenset()
    hedges: tuple[Hedge, ...] = ()
    cues: tuple[Span, ...] = ()

    def sentence(self, place: Span) -> Span:
        """Return the sentences that a place stands in.

        >>> whole = Whole(text="It rained. The dam failed. It rained.")
        >>> whole.sentence(Span(15, 18)).of(whole.text)
        'The dam failed. '
        """
        edges = [0, *(match.end() for match in _EDGE.finditer(self.text)), len(self.text)]
        return Span(
            max(edge for edge in edges if edge <= place.start),
            min(edge for edge in edges if edge >= place.end),
        )

    def near(self, place: Span, characters: int) -> frozenset[str]:
        """Return the stems of a place and of so many characters around it, within its paragraph."""
        start = self.text.rfind("\n", max(0, place.start - characters), place.start) + 1
        end = self.text.find("\n", place.end, place.end + characters)
        return self.stems(
            start or max(0, place.start - characters), end if end >= 0 else place.end + characters
        )

    def in_headline(self, place: Span) -> bool:
        """Return whether a place stands in the headline."""
        return self.title is not None and self.title.overlaps(place)

    def reports_beside(self, place: Span) -> bool:
        """Return whether somebody is quoted or reported in the sentences of a place, or beside them.

        Only the paragraph counts.
        """
        held = self.sentence(place)
        before = self.sentence(Span(held.start - 1, held.start)) if held.start else held
        after = self.sentence(Span(held.end, held.end + 1)) if held.end < len(self.text) else held
        start = self.text.rfind("\n", 0, place.start) + 1
        end = self.text.find("\n", place.end)
        around = Span(max(start, before.start), min(after.end, end if end >= 0 else len(self.text)))
        return any(cue.overlaps(around) for cue in self.cues)

    def stems(self, start: int = 0, end: int | None = None) -> frozenset[str]:
        """Return the stems of its words, of all or between two places."""
        return frozenset(stem(word, self.language) for word in folded(self.text[start:end]))


def whole_of(reading: Reading) -> Whole:
    """Return what an article tells anywhere."""
    hedges = (one.hedges for told in (reading.statements, reading.assertions) for one in told)
    return Whole(
        text=reading.article.text,
        language=reading.article.language,
        day=day_of(reading.article.published),
        title=reading.article.title,
        amounts=frozenset((one.low, one.high) for one in reading.quantities),
        hedges=tuple(hedge for several in hedges for hedge in several),
        cues=tuple(span for one in reading.statements for span in one.cue),
    )
