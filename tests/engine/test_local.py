"""Many articles read on several cores: in order, none lost, one that kills its reader left out."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, replace

import pytest

from sayso.engine.local import AHEAD, TOO_FEW, read_all, run
from sayso.errors import ArticleError, EmptyInput, Fault, TooSlow
from sayso.ingest.unread import Found, Unread
from sayso.model.article import Article
from sayso.model.reading import Reading
from tests.articles import article
from tests.readings import READING

JOBS = 2
DEADLY, WRONG, FAULTY = "deadly", "wrong", "faulty"
SLOW, STUCK = "slow", "stuck"
SHORT = 0.4  # seconds of processor time


@dataclass(frozen=True)
class Stub:
    """Reads without a parser; one text kills its process, another cannot be understood."""

    def __call__(self, one: Article) -> Reading:
        """Return the same layers for every text."""
        if one.text == DEADLY:
            os._exit(9)
        if one.text == WRONG:
            raise ArticleError("wrong")
        if one.text == FAULTY:
            raise ZeroDivisionError("by nothing")
        if one.text == SLOW:
            while True:
                pass
        if one.text == STUCK:
            sum(range(10**12))  # in C, which hears no signal
        return replace(READING, article=one)


def texts(outcomes: Iterator[Reading | Unread]) -> list[str]:
    """Return the text of each reading, the reason of what was not read in angle brackets."""
    return [
        one.article.text if isinstance(one, Reading) else f"<{one.reason.partition('.')[0]}>"
        for one in outcomes
    ]


def articles(count: int) -> list[Found]:
    """Return so many short articles."""
    return [article(f"Text {number}.") for number in range(count)]


def test_order_is_kept_and_nothing_lost() -> None:
    """What comes out stands in the order of what went in."""
    found = [*articles(20), Unread("x.txt", EmptyInput("empty")), article(WRONG), *articles(3)]
    expected = [*(f"Text {n}." for n in range(20)), "<empty>", "<wrong>", "Text 0.", "Text 1.", "Text 2."]
    assert texts(run(found, Stub(), jobs=JOBS)) == expected
    assert texts(run(found, Stub(), jobs=1)) == expected


def test_an_article_that_kills_its_reader_is_left_out_alone() -> None:
    """The others that were with it are read all the same."""
    found = [*articles(10), article(DEADLY), *articles(10)]
    got = texts(run(found, Stub(), jobs=JOBS))
    assert got.count("<the process that read it died, perhaps for want of memory>") == 1
    assert [one for one in got if one.startswith("Text")] == [f"Text {n}." for n in (*range(10), *range(10))]


@pytest.mark.parametrize("jobs", [1, JOBS])
def test_a_fault_and_a_slow_article_cost_themselves(jobs: int) -> None:
    """What broke, and where, is told, and which limit was passed; the others are read, in order."""
    found = [*articles(9), article(FAULTY), article(SLOW), article("Last.")]
    *before, faulty, slow, last = run(found, Stub(), jobs=jobs, limit=SHORT)
    assert texts(iter(before)) == [f"Text {n}." for n in range(9)]
    assert isinstance(faulty, Unread)
    assert isinstance(faulty.error, Fault)
    assert faulty.reason.startswith("a fault of sayso: ZeroDivisionError: by nothing (")
    assert isinstance(slow, Unread)
    assert isinstance(slow.error, TooSlow)
    assert slow.reason.startswith("it took more than 0.4 seconds of processor time")
    assert texts(iter([last])) == ["Last."]


def test_a_worker_stuck_in_c_is_ended_and_replaced() -> None:
    """The system ends it a little after the limit; what it held beside is read by another."""
    found = [*articles(10), article(STUCK), *articles(10)]
    outcomes = list(run(found, Stub(), jobs=JOBS, limit=SHORT))
    stuck = outcomes[10]
    assert isinstance(stuck, Unread)
    assert isinstance(stuck.error, TooSlow)
    assert texts(iter(outcomes[:10] + outcomes[11:])) == [f"Text {n}." for n in (*range(10), *range(10))]


class Unsent:
    """A reading that no process can send to another."""

    def __reduce__(self) -> str:
        raise RuntimeError("not to be sent")


def _unsent(_: Article) -> Unsent:
    return Unsent()


def test_what_a_worker_cannot_send_is_told() -> None:
    """The run goes on."""
    outcomes = list(run(articles(10), _unsent, jobs=JOBS))
    assert [type(one.error) if isinstance(one, Unread) else None for one in outcomes] == [Fault] * 10


@pytest.mark.parametrize(("ahead", "too_few"), [(AHEAD, TOO_FEW), (1, 2)])
def test_no_more_is_taken_than_is_being_read(ahead: int, too_few: int) -> None:
    """However many articles come, only so many are held, and of shards fewer."""
    taken = 0

    def source() -> Iterator[Found]:
        nonlocal taken
        for one in articles(200):
            taken += 1
            yield one

    outcomes = run(source(), Stub(), jobs=JOBS, ahead=ahead, too_few=too_few)
    for number, _ in enumerate(outcomes, 1):
        assert taken <= number + JOBS * ahead + too_few


def test_few_articles_need_no_workers() -> None:
    """Two articles are read where they are; the same function runs."""
    found = [article("Mayor Ida Brook said that the bridge is safe.")]
    (one,) = read_all(found, jobs=JOBS)
    assert isinstance(one, Reading)
    assert [each.act for each in one.statements] == ["say"]
