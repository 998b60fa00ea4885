"""One mention of a claim as reports tell it: who says so, what the speaker does, where it stands."""

from typing import Any

from sayso.linking.claims.told import Told
from sayso.model.reading import Reading
from sayso.model.span import hull
from sayso.model.statement import Assertion, Certainty, Stance, Statement
from sayso.report.facts.names import folded
from sayso.report.facts.phrases import own_voice, pieces, presents, who_speaks
from sayso.report.facts.places import Places


class Teller:
    """Tells the mentions of one article."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._places = Places(reading.article)
        self._statements = {one.id: one for one in reading.statements}
        self._assertions = {one.id: one for one in reading.assertions}

    def tell(self, told: Told) -> dict[str, Any]:
        """Return the fields of a mention that hang on its statement or assertion."""
        text = self._reading.article.text
        told_by = (
            self._said(self._statements[told.statement])
            if told.statement
            else self._own(self._assertions[told.assertion or ""])
        )
        if told.stance is Stance.DENIES and not self._denies(told):
            told_by["who"] = f"somebody, as {told_by['who']} tells"
        sure = str(told.certainty or Certainty.CERTAIN)
        if sure != Certainty.CERTAIN and sure not in told_by["does"]:  # the words alone may not tell it
            told_by["does"] = " · ".join(filter(None, (told_by["does"], sure)))
        return {
            "words": pieces(text, told.content),
            "place": self._places.cite(told.content),
            **told_by,
        }

    def wholeness(self, told: Told) -> tuple[bool, bool]:
        """Return whether a mention has its subject before its verb, and whether nothing stands before that.

        "Clashes with guards" has no verb, "were sold" no subject, "that the pier was sold" leans on another.
        """
        one = self._statements[told.statement] if told.statement else self._assertions[told.assertion or ""]
        point, place = one.points[told.point], hull(told.content)
        verb = min((span.start for span in point.trigger), default=place.start)
        first = min((span.start for span in point.participants if place.covers(span)), default=place.end)
        return first < verb, first < verb and first == place.start

    def _denies(self, told: Told) -> bool:
        """Return whether whoever tells a denial is the one who denies."""
        return told.statement is not None and self._statements[told.statement].stance is Stance.DENIES

    def _said(self, one: Statement) -> dict[str, Any]:
        speaker = one.speaker.name if one.speaker else None
        origin = one.chain[-1].name if one.chain else speaker
        return {
            "who": who_speaks(one),
            "does": presents(self._reading.article.text, one),
            "speaker": speaker,
            "origin": origin,
            "names": frozenset(folded(name) for name in (speaker, origin) if name),
        }

    def _own(self, one: Assertion) -> dict[str, Any]:
        voice = own_voice(self._reading)
        return {
            "who": voice,
            "does": str(one.certainty) if one.certainty not in {None, "certain"} else "",
            "speaker": None,
            "origin": None,
            "names": frozenset({folded(self._reading.article.outlet or ""), folded(voice)} - {""}),
        }
