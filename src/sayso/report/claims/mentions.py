"""One mention of a claim as reports tell it: who says so, what the speaker does, where it stands."""

from typing import Any

from sayso.linking.claims.told import Told
from sayso.model.reading import Reading
from sayso.model.statement import Assertion, Stance, Statement
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
        return {
            "words": pieces(text, told.content),
            "place": self._places.cite(told.content),
            **told_by,
        }

    def _denies(self, told: Told) -> bool:
        """Tell whether whoever tells a denial is the one who denies."""
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
