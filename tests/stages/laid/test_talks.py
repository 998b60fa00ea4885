"""Talks as papers print them: every turn is its speaker's, and no word of one the outlet's own."""

from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from sayso import pipeline
from sayso.ingest import open_article
from sayso.model.reading import Reading
from sayso.model.span import hull

TALKS = sorted((Path(__file__).parent / "talks").glob("*.txt"))


class Turn(NamedTuple):
    """A name the speaker is known by ("?" for anybody), the first words of the turn and the last."""

    who: str
    first: str
    last: str


@cache
def reading(path: Path) -> Reading:
    """Return what is read of a talk."""
    return pipeline.read(open_article(path))


def turns(path: Path) -> list[Turn]:
    """Return the turns as the file beside the talk has them."""
    lines = path.with_suffix(".turns").read_text(encoding="utf-8").splitlines()
    return [Turn(*(part.strip() for part in line.split("|"))) for line in lines]


def found(path: Path) -> list[tuple[str, str]]:
    """Return who speaks and the words of each turn, in text order."""
    text = reading(path).article.text
    return [
        (one.speaker.name if one.speaker else "", hull(one.content).of(text))
        for one in reading(path).statements
        if one.rule.startswith("turn")
    ]


@pytest.mark.parametrize("path", TALKS, ids=lambda path: path.stem)
def test_every_turn_is_found(path: Path) -> None:
    """Each turn begins and ends where it does on the page, and no other is made up."""
    expected = [(turn.first, turn.last) for turn in turns(path)]
    pairs = zip(found(path), expected, strict=False)
    told = [(words[: len(first)], words[-len(last) :]) for (_, words), (first, last) in pairs]
    assert (told, len(found(path))) == (expected, len(expected))


@pytest.mark.parametrize("path", TALKS, ids=lambda path: path.stem)
def test_every_turn_has_its_speaker(path: Path) -> None:
    """The speaker is who the label names, in full where it stood in full before."""
    pairs = list(zip(turns(path), found(path), strict=True))
    wrong = [(turn.who, name) for turn, (name, _) in pairs if turn.who not in ("?", name)]
    assert [pair for pair in wrong if not pair[0].casefold().endswith(pair[1].casefold())] == []


@pytest.mark.parametrize("path", TALKS, ids=lambda path: path.stem)
def test_no_word_of_a_turn_is_the_outlets(path: Path) -> None:
    """What is said in a talk is nobody's assertion but the speaker's."""
    said = [span for one in reading(path).statements if one.rule.startswith("turn") for span in one.content]
    own = [span for one in reading(path).assertions for span in one.content]
    assert [span for span in own if any(span.overlaps(words) for words in said)] == []


@pytest.mark.parametrize("path", TALKS, ids=lambda path: path.stem)
def test_a_question_is_asked(path: Path) -> None:
    """A turn that ends in a question mark asks."""
    text = reading(path).article.text
    acts = {
        one.act.value
        for one in reading(path).statements
        if one.rule.startswith("turn") and one.content[-1].of(text).endswith("?")
    }
    assert acts == ({"ask"} if any(turn.last.endswith("?") for turn in turns(path)) else set())
