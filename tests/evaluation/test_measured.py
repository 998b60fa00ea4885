"""Each figure has its denominator and its interval, and the whole is figured as a part of it is."""

from collections import Counter

import pytest

from sayso.evaluation.acts import ActsScore
from sayso.evaluation.attribution import AttributionScore
from sayso.evaluation.certainty import CertaintyScore
from sayso.evaluation.certainty_retold import MentionOutcome, RetoldCertaintyScore
from sayso.evaluation.figures import Counts, total
from sayso.evaluation.lines import LinesScore
from sayso.evaluation.linking import KINDS, LinkingScore, StoryLinks
from sayso.evaluation.measured import Measured, Scored, measure
from sayso.evaluation.pages import PageOutcome, PagesScore, Shared
from sayso.evaluation.points import PointsScore
from sayso.evaluation.quantities import QuantitiesScore
from sayso.evaluation.speakers import SpeakersScore
from sayso.evaluation.speakers_coreference import CoreferenceScore, Grouped
from sayso.evaluation.times import TimesScore
from sayso.evaluation.times_gum import DatesScore
from sayso.evaluation.voice import VoiceScore
from sayso.evaluation.voice_lines import Sentence, VoiceBySentence


def ticked(name: str, *hits: int) -> Counts:
    """Return the counts of one unit, with a case of `name` for each number: 1 where it was hit."""
    counts = Counts()
    for hit in hits:
        counts.tick(name, hit)
    return counts


def found(name: str, right: int, wanted: int) -> Counts:
    """Return the counts of one unit in which so many of those wanted were found, and nothing else."""
    counts = Counts()
    hit = set(range(right))
    counts.add(name, found=(hit, hit), among=(set(range(wanted)), hit))
    return counts


STORY = StoryLinks(right=2, found=3, gold=4, reached=3, mentions=5, precision=4.0, recall=3.0, between=0)
MENTIONS = (
    MentionOutcome("certain", "certain", covered=True),
    MentionOutcome("possible", "certain", covered=True),
)
TRAIL = ticked("origins", 1, 0)
DATES = DatesScore(found=Counter(bio=2), right=Counter(bio=1), gold=Counter(bio=4))
EACH: tuple[tuple[str, Scored], ...] = (
    (
        "acts.accuracy",
        ActsScore(counts=ticked("accuracy", 1), confusion=Counter(), parts=(ticked("accuracy", 1),)),
    ),
    (
        "attribution.direct",
        AttributionScore(
            counts=found("direct.attribution", 1, 3), parts=(found("direct.attribution", 1, 3),)
        ),
    ),
    ("times.value", TimesScore(counts=found("value", 1, 3), parts=(found("value", 1, 3),))),
    ("quantities.relaxed_span", QuantitiesScore(counts=found("span", 1, 3), parts=(found("span", 1, 3),))),
    ("speakers.all", SpeakersScore(counts=ticked("all.right", 1), parts=(ticked("all.right", 1),))),
    ("points.stance", PointsScore(counts=ticked("stance", 1), parts=(ticked("stance", 1),))),
    ("voice.outlet", VoiceScore(counts=found("outlet", 1, 3), parts=(found("outlet", 1, 3),))),
    ("certainty_retold.accuracy", RetoldCertaintyScore(articles=(MENTIONS,))),
    ("voice_lines.recall", VoiceBySentence(articles=(("a", (Sentence("It rained.", "O", asserted=True),)),))),
    (
        "times_gum.value",
        DatesScore(found=DATES.found, right=DATES.right, gold=DATES.gold, documents=(DATES,)),
    ),
    (
        "lines.right",
        LinesScore(counts=ticked("right", 1), articles=(LinesScore(counts=ticked("right", 1)),)),
    ),
    (
        "trails.origins",
        LinkingScore(stories=dict.fromkeys(KINDS, (STORY,)), trails={"gold": TRAIL}, told=(TRAIL,)),
    ),
    (
        "coreference.speaker",
        CoreferenceScore(documents=(Grouped("bio", [{1, 2}], [{1, 2}], [{1}], right=1, sources=2),)),
    ),
    (
        "pages.title",
        PagesScore(pages=(PageOutcome(Shared(1, 0, 0), Shared(0.5, 0.5, 0), {"title": True}),)),
    ),
)


@pytest.mark.parametrize(("name", "score"), EACH, ids=[name for name, _ in EACH])
def test_one_unit_drawn_again_is_the_whole(name: str, score: Scored) -> None:
    """A score of one unit has no interval: what is figured of its units is what is figured of all."""
    figures, told = score.figures(), measure(score)
    assert set(told) == set(figures)
    assert told[name].of > 0
    assert {one: (each.value, each.low, each.high) for one, each in told.items()} == {
        one: (value, value, value) for one, value in figures.items()
    }


def test_an_interval_tells_how_units_differ() -> None:
    """Of ten units, half of them right, the middle 95 % of draws lie around a half."""
    parts = tuple(ticked("stance", number % 2 == 0) for number in range(10))
    told = measure(PointsScore(counts=total(parts), parts=parts))["points.stance"]
    assert told == Measured(50.0, 10, 20.0, 80.0)


def test_a_score_without_units_is_measured_all_the_same() -> None:
    """Nothing to draw from: the figures alone."""
    assert measure(CertaintyScore(articles=()))["certainty.macro"] == Measured(0.0, 0, 0.0, 0.0)
