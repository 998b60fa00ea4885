"""What holds of any article: places, words, order, repetition.  Articles are made of invented pieces.

Each property is tried on a fixed choice of examples (`derandomize`), so that a run is the same every time.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import sayso
from sayso.model.span import Span
from tests.invented import articles
from tests.shown import exported, in_every_form, listed, pieces_of, quoted, seen, shown

bounded = settings(
    max_examples=20,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
few = settings(bounded, max_examples=4)
DAY = "2026-03-03"
STRAIGHT = str.maketrans("“”‘’", "\"\"''")
BLANK = str.maketrans(" ", "\N{NO-BREAK SPACE}")


def read(text: str, outlet: str | None = None) -> sayso.Reading:
    """Return the reading of an invented article."""
    return sayso.read(text, published=DAY, language="en", outlet=outlet)


def spans(plain: object) -> Iterator[tuple[int, int]]:
    """Yield every span in a reading's plain values."""
    if isinstance(plain, dict):
        if {"start", "end"} <= plain.keys():
            yield plain["start"], plain["end"]
        for value in plain.values():
            yield from spans(value)
    elif isinstance(plain, list):
        if [type(one) for one in plain] == [int, int]:
            yield plain[0], plain[1]
        for one in plain:
            yield from spans(one)


def ends(places: Iterable[Span], shift: int = 0) -> tuple[tuple[int, int], ...]:
    """Return places as plain offsets, moved."""
    return tuple((one.start + shift, one.end + shift) for one in places)


def found(reading: sayso.Reading, *, shift: int = 0) -> set[tuple[object, ...]]:
    """Return what is shown of each statement: its places, moved, its speaker, how it is said and how sure."""
    return {
        (
            ends(one.content, shift),
            ends(one.cue, shift),
            one.speaker.name.translate(STRAIGHT).replace("\N{NO-BREAK SPACE}", " ") if one.speaker else None,
            str(one.act),
            str(one.stance),
            str(one.certainty),
            one.when,
            one.said,
            one.weak,
        )
        for one in reading.statements
    }


@bounded
@given(articles())
def test_every_place_lies_in_the_text_and_no_chain_goes_round(text: str) -> None:
    """Spans are ordered and inside; hosts, answers and repeats name statements, and never come back."""
    reading = read(text)
    assert all(0 <= start < end <= len(text) for start, end in spans(reading.to_dict()["statements"]))
    assert all(0 <= start <= end <= len(text) for start, end in spans(reading.to_dict()))
    parties = {one.id: one for one in reading.parties}
    statements = {one.id: one for one in reading.statements}
    assert len(parties) == len(reading.parties)
    assert len(statements) == len(reading.statements)
    for one in reading.statements:
        for link in ("nested_in", "answers", "repeat_of"):
            met, at = {one.id}, getattr(one, link)
            while at is not None:
                assert at in statements
                assert at not in met, f"{link} goes round"
                met.add(at)
                at = getattr(statements[at], link)
        steps = [party.id for party in one.chain]
        assert len(steps) == len(set(steps))
        named = [party for party in (one.speaker, one.addressee, one.target) if party]
        assert all(party.id in parties for party in (*one.chain, *named))
    for party in reading.parties:
        assert party.id not in party.members
        assert set(party.members) <= parties.keys()
    assert all(set(one.sourced_by) <= statements.keys() for one in reading.assertions)
    assert all(
        place < len(reading.quantities)
        for one in reading.statements
        for p in one.points
        for place in p.quantities
    )


@few
@given(st.lists(articles(most=4), min_size=2, max_size=3, unique=True))
def test_everything_shown_is_a_slice(tmp_path_factory: pytest.TempPathFactory, several: list[str]) -> None:
    """In every report and every export of any articles, words are those that stand at the places given."""
    readings = [read(text, outlet=f"Post {number}") for number, text in enumerate(several)]
    whole = {one.article.id: one.article.text for one in readings}
    for name, text in in_every_form(readings, weak=True).items():
        form = name.rpartition(".")[2]
        told = listed(text) if form == "text" else []
        told += quoted(seen(text) if form == "html" else text) if form in {"text", "html"} else []
        assert [
            one for one in told if not any(one in " ".join(text.split()) for text in whole.values())
        ] == []
    for form, kept in exported(readings, tmp_path_factory.mktemp("out")).items():
        for article, places, words in shown(form, kept):
            assert pieces_of(whole[article], places) == words, form


PROGRAM = """
import json, sys
import sayso
for text in json.load(sys.stdin):
    print(json.dumps(sayso.read(text, published="2026-03-03", language="en").to_dict(), ensure_ascii=True))
"""


def test_another_process_reads_the_same() -> None:
    """Twice, and in a process that hashes in another order: the same bytes."""
    several = sample(6)
    here = [json.dumps(read(text).to_dict()) for text in several]
    assert [json.dumps(read(text).to_dict()) for text in several] == here
    ran = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        input=json.dumps(several),
        env=os.environ | {"PYTHONHASHSEED": "77"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout.splitlines() == here


def test_neither_order_nor_jobs_change_what_is_found(tmp_path: Path) -> None:
    """Files read one after the other, by two processes or the other way round give the same readings."""
    several = sample(12)  # more than are read without workers
    for number, text in enumerate(several):
        (tmp_path / f"{number:02}.txt").write_text(text, encoding="utf-8")
    paths = sorted(tmp_path.iterdir())

    def told(jobs: int, *, back: bool) -> list[str]:
        order = paths[::-1] if back else paths
        readings = (
            [one.to_dict() for path in order for one in sayso.read_all(path, jobs=1)]
            if jobs == 1
            else [one.to_dict() for one in sayso.read_all(tmp_path, jobs=jobs)]
        )
        return sorted(json.dumps(one) for one in readings)

    assert told(1, back=False) == told(1, back=True) == told(2, back=False)


@bounded
@given(articles())
def test_blanks_that_do_not_break_change_nothing(text: str) -> None:
    """A blank is a blank: places, speakers, acts and chances to be printed stay as they are."""
    assert found(read(text.translate(BLANK))) == found(read(text))


@bounded
@given(articles())
def test_straight_marks_change_no_words_of_direct_speech(text: str) -> None:
    """Whether marks are straight or curly, the same quotations are found, and speech has the same words."""
    curly, straight = read(text), read(text.translate(STRAIGHT))
    assert [one.span for one in straight.quotations] == [one.span for one in curly.quotations]
    direct = [
        {ends(one.content) for one in reading.statements if one.manner == "direct" and not one.nested_in}
        for reading in (curly, straight)
    ]
    assert direct[0] == direct[1]


@pytest.mark.xfail(
    strict=True,
    reason="parser and network know straight and curly marks apart: of 60 such articles 17 differ, mostly in "
    "a chance on the other side of the threshold.  With marks of one kind for both none differs, but of 18 "
    "unseen articles 11 of 200 printed lines are harmful, not 9 of 198, until the network is trained so",
)
def test_straight_marks_change_nothing() -> None:
    """Typography is no matter of who says what."""
    assert [text for text in sample(40) if found(read(text.translate(STRAIGHT))) != found(read(text))] == []


@bounded
@given(articles(), articles())
def test_two_articles_in_one_have_the_quotations_of_each(first: str, second: str) -> None:
    """Set one behind the other, two articles give the quotations of each, in their places."""
    one, two = read(first), read(second)
    both = read(f"{first}\n{second}")
    shift = len(first) + 1
    expected = [*ends(q.span for q in one.quotations), *ends((q.span for q in two.quotations), shift)]
    assert [*ends(q.span for q in both.quotations)] == expected


@pytest.mark.xfail(
    strict=True,
    reason="an article is read as one: paragraphs in one window of the network weigh on each other, who is "
    "named before is known behind, and what stands twice is a repeat.  Of 60 pairs 41 differ; of 498 "
    "statements 21 have other places, about 33 others another speaker or chance",
)
def test_two_articles_in_one_give_the_statements_of_each() -> None:
    """Set one behind the other, two articles give the statements of each."""
    several = sample(20)
    for first, second in zip(several, several[7:], strict=False):
        expected = found(read(first)) | found(read(second), shift=len(first) + 1)
        assert found(read(f"{first}\n{second}")) == expected


def sample(number: int) -> list[str]:
    """Return the first invented articles that the strategy draws, the same every time."""
    drawn: dict[str, None] = {}

    @settings(bounded, max_examples=3 * number, database=None)
    @given(articles())
    def draw(text: str) -> None:
        drawn.setdefault(text)

    draw()
    return list(drawn)[:number]
