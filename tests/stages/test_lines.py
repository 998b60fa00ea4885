"""Lines: how likely all that a report shows of a statement is right, and what is too weak to be printed."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings, strategies

from sayso.model.attribution import Attribution, Chances, Manner
from sayso.model.party import KnownBy, Speakers
from sayso.model.span import Span
from sayso.model.statement import Act, ActFound, LineScore
from sayso.stages import lines
from sayso.stages.boosted import build_trees, load_trees
from sayso.stages.lines import TREES, find_signs, score_lines
from sayso.stages.quotations import find_quotations
from sayso.stages.speakers import find_speakers
from tests.stages.said import ENGLISH, Said, said
from tests.stages.test_boosted import KEPT

TEXT = "Ida Brook said that the dam is safe and would hold. “It will,” she told us. Lind declined to comment."
FOUND = said(
    TEXT,
    ("Ida Brook", "said", "say:verb", "that the dam is safe and would hold"),
    ("she", "told", "tell:verb", "“It will,”"),
    ("Lind", "declined", "decline:verb", ""),
)
CHANCES = Chances(
    content=1.0, source=0.0, marked=0.9, outer=0.9, inner=0.1, must=0.5, words=1.0, edges=0.5, sayer=0.7,
    acts=tuple(float(act is Act.SAY) for act in Act),
)  # fmt: skip


def odds(chance: float) -> float:
    """Return the log-odds of a chance."""
    return float(np.log(chance / (1 - chance)))


def speakers_of(one: Said) -> Speakers:
    """Return who speaks, as the stage before finds it."""
    quotations = find_quotations(one.article, ENGLISH)
    return find_speakers(one.article, one.syntax, quotations, one.attributions, one.acts, ENGLISH)


def nobody(count: int) -> Speakers:
    """Return speakers of whom none is known."""
    return Speakers(
        parties=(),
        speaker=(None,) * count,
        chain=((),) * count,
        addressee=(None,) * count,
        target=(None,) * count,
        confidence=(0.0,) * count,
        known_by=(KnownBy.NOTHING,) * count,
        how=("",) * count,
    )


def signs_of(one: Said) -> list[dict[str, float]]:
    """Return the signs of each line."""
    return find_signs(one.article, one.syntax, one.attributions, one.acts, speakers_of(one))


def scored(one: Said, monkeypatch: pytest.MonkeyPatch, *, threshold: float = 0.6) -> tuple[LineScore, ...]:
    """Return the scores by the hand-made trees."""
    trees = replace(build_trees(KEPT), threshold=threshold)
    monkeypatch.setattr(lines, "load_trees", lambda *_: trees)
    return score_lines(one.article, one.syntax, one.attributions, one.acts, speakers_of(one), ENGLISH)


def test_what_is_less_likely_than_the_threshold_is_weak(monkeypatch: pytest.MonkeyPatch) -> None:
    """The refusal has no words, goes left, and is too weak to be printed."""
    assert scored(FOUND, monkeypatch) == (
        LineScore(confidence=0.881, weak=False),
        LineScore(confidence=0.881, weak=False),
        LineScore(confidence=0.269, weak=True),
    )


def test_what_just_reaches_the_threshold_is_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only what falls short of it is weak."""
    (chance, *_) = build_trees(KEPT).chance(np.array([[3.0, 0.0]]))
    for threshold, weak in ((chance, False), (chance + 1e-6, True)):
        assert scored(FOUND, monkeypatch, threshold=threshold)[0].weak is weak


def test_no_attributions_have_no_scores() -> None:
    """Nothing said is nothing scored."""
    assert score_lines(FOUND.article, FOUND.syntax, (), (), nobody(0), ENGLISH) == ()


def test_the_shipped_trees_ask_for_signs_that_there_are() -> None:
    """Every name is one of the signs, and every line gets a chance."""
    trees = load_trees(ENGLISH, TREES)
    assert set(trees.names) <= set(signs_of(FOUND)[0])
    assert (trees.sign < len(trees.names)).all()
    scores = score_lines(
        FOUND.article, FOUND.syntax, FOUND.attributions, FOUND.acts, speakers_of(FOUND), ENGLISH
    )
    assert [0 <= one.confidence <= 1 for one in scores] == [True] * 3


def test_every_attribution_has_the_same_signs() -> None:
    """Named alike, in one order, each a finite number."""
    first, *more = signs_of(FOUND)
    assert all(list(each) == list(first) for each in more)
    assert all(
        type(value) is float and np.isfinite(value) for each in (first, *more) for value in each.values()
    )


def test_signs_tell_what_was_found() -> None:
    """Words, cue, act and speaker are among them."""
    said_, told, declined = signs_of(FOUND)
    assert [each["tokens"] for each in (said_, told, declined)] == [8.0, 5.0, 0.0]
    assert [each["cue_before"] for each in (said_, told, declined)] == [1.0, 0.0, 0.0]
    assert [each["manner_direct"] for each in (said_, told, declined)] == [0.0, 1.0, 0.0]
    assert [each["act_decline"] for each in (said_, told, declined)] == [0.0, 0.0, 1.0]
    assert [each["known"] for each in (said_, told, declined)] == [1.0, 1.0, 1.0]
    assert (said_["cue_gap"], declined["cue_gap"], declined["source_gap"]) == (1.0, -1.0, 1.0)


def test_the_chances_of_the_network_are_signs() -> None:
    """They are told as bounded log-odds; where no network was asked it is as if it were sure."""
    with_chances = replace(
        FOUND, attributions=tuple(replace(one, chances=CHANCES) for one in FOUND.attributions)
    )
    asked, unasked = signs_of(with_chances)[0], signs_of(FOUND)[0]
    assert (asked["content"], asked["source"]) == pytest.approx((odds(0.999), odds(0.001)))
    assert (asked["said"], asked["edges_odds"]) == pytest.approx((odds(0.9), 0.0))
    assert (asked["act_agreed"], asked["act_best"]) == (1.0, 1.0)
    assert (unasked["content"], unasked["act_best"]) == pytest.approx((odds(0.999), 0.0))


def test_what_stands_inside_is_told_from_what_holds() -> None:
    """`within` counts for both, and shared words are overlap."""
    text = "Brook said that Lind thinks it rains."
    both = said(
        text,
        ("Brook", "said", "say:verb", "that Lind thinks it rains"),
        ("Lind", "thinks", "think:verb", "it rains"),
    )
    outer, inner = both.attributions
    held = replace(both, attributions=(outer, replace(inner, within=0)))
    first, second = signs_of(held)
    assert (first["nested"], first["holds"], second["nested"], second["holds"]) == (0.0, 1.0, 1.0, 0.0)
    assert first["overlap"] == second["overlap"] > 0


spans = strategies.lists(strategies.integers(0, len(TEXT)), min_size=2, max_size=6, unique=True).map(
    lambda ends: tuple(Span(a, b) for a, b in zip(sorted(ends)[::2], sorted(ends)[1::2], strict=False))
)
odd = strategies.builds(
    Attribution,
    content=spans | strategies.just(()),
    cue=spans | strategies.just(()),
    source=spans | strategies.just(()),
    manner=strategies.sampled_from(Manner),
    lexeme=strategies.sampled_from(["", ":", "say:verb", "according to:prep", "claim:noun"]),
    rule=strategies.just("by hand"),
    head=strategies.none() | strategies.integers(0, len(FOUND.syntax.tokens) - 1),
    cue_row=strategies.none() | strategies.integers(0, len(FOUND.syntax.tokens) - 1),
    within=strategies.none() | strategies.just(0),
    chances=strategies.none() | strategies.just(CHANCES),
).filter(lambda one: bool(one.content or one.cue or one.source))


@settings(max_examples=100, deadline=None)
@given(strategies.lists(odd, min_size=1, max_size=3))
def test_odd_attributions_have_finite_signs(made: list[Attribution]) -> None:
    """Without cue, words or source, in pieces anywhere, the signs are those of every line."""
    acts = (ActFound(act=Act.OTHER, confidence=0.0),) * len(made)
    signs = find_signs(FOUND.article, FOUND.syntax, made, acts, nobody(len(made)))
    assert all(list(each) == list(signs_of(FOUND)[0]) for each in signs[:1])
    assert all(np.isfinite(value) for each in signs for value in each.values())
