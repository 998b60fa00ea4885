"""What is told otherwise from article to article, with mentions made by hand."""

from collections.abc import Sequence

from sayso.linking.changes import FEW, TOLD_FROM, changes_of
from sayso.linking.claims.told import Told
from sayso.linking.surely import Grounds
from sayso.linking.wholes import Whole
from sayso.model.claim import ChangeKind
from sayso.model.measure import Quantity
from sayso.model.span import Span
from sayso.model.statement import Certainty, Stance

DAYS = dict(enumerate(range(100, 120)))


def told(row: int, words: str = "the dam failed", speaker: str | None = None, **more: object) -> Told:
    """Return a mention in an article, in somebody's mouth or in its own voice."""
    fields = {"statement": "s1", "speaker": speaker, "origin": speaker} if speaker else {"assertion": "a1"}
    span = (Span(row * 100, row * 100 + len(words)),)
    return Told(row=row, content=span, words=words, **{**fields, **more})  # type: ignore[arg-type]


def amount(
    low: float, words: str, high: float | None = None, unit: str | None = None
) -> tuple[Quantity, str]:
    """Return a number as it is read, with its words."""
    span = Span(0, len(words))
    return Quantity(span=span, low=low, high=high or low, unit=unit, what=(), approximate=False), words


def kinds(mentions: Sequence[Told]) -> list[tuple[str, int, int, str, str]]:
    """Return each change as plain values."""
    found = changes_of(mentions, DAYS)
    return [(str(one.kind), one.left, one.right, one.before, one.after) for one in found]


def test_nothing_changes_between_the_same() -> None:
    """Two articles that tell the same in the same voice differ in nothing."""
    assert kinds([told(0), told(1)]) == []


def test_a_number_grows() -> None:
    """The later number is told with both as written."""
    first, later = told(0, amounts=(amount(18, "18"),)), told(1, amounts=(amount(91, "at least 91"),))
    assert kinds([first, later]) == [("number", 0, 1, "18", "at least 91")]


def test_a_number_vanishes() -> None:
    """A number that the other article does not tell has nothing after it; a small one, or an age, is none."""
    assert kinds([told(0, amounts=(amount(18, "18"),)), told(1)]) == [("number", 0, 1, "18", "")]
    assert kinds([told(0, amounts=(amount(2, "two"),)), told(1)]) == []
    assert kinds([told(0, amounts=(amount(35, "35", unit="year"),)), told(1)]) == []


def test_a_number_elsewhere_in_the_article_has_not_vanished() -> None:
    """What one mention leaves out, and its article has in another place, is no change."""
    mentions = [told(0, amounts=(amount(18, "18"),)), told(1)]
    wholes = {0: Whole(text="18"), 1: Whole(text="18", amounts=frozenset({(18.0, 18.0)}))}
    assert changes_of(mentions, DAYS, grounds=Grounds({**wholes, 1: Whole(text="none")}, {}))
    assert changes_of(mentions, DAYS, grounds=Grounds(wholes, {})) == ()


def test_a_number_that_is_only_passed_on() -> None:
    """A number that nobody vouches for is another number, too."""
    passed_on = told(1, amounts=(amount(91, "91"),), stance=Stance.REPORTS)
    assert ("number", 0, 1, "18", "91") in kinds([told(0, amounts=(amount(18, "18"),)), passed_on])


def test_two_numbers_in_one_article() -> None:
    """Two counts of the same things in one article's text; of other things they are none."""
    boats, more, crews = (
        told(0, amounts=(amount(value, words),), numbers=((value, value, what),))
        for value, words, what in ((18.0, "18", "boats"), (91.0, "91", "boats"), (40.0, "40", "sailors"))
    )
    assert kinds([boats, more]) == [("number", 0, 1, "18", "91")]
    assert kinds([boats, crews]) == []


def test_a_condition_is_no_hedge() -> None:
    """What is told under a condition is not told less surely."""
    assert kinds([told(0, certainty=Certainty.CONDITIONAL), told(1, certainty=Certainty.CERTAIN)]) == []


def test_the_score_of_what_is_not_sure() -> None:
    """The same event and a close link make a change likelier; none reaches what a report tells."""
    wholes = {row: Whole(text="") for row in (0, 1)}
    far, near = Grounds(wholes, {(0, 1): 0.7}), Grounds(wholes, {(0, 1): 1.0})
    for trigger, other in (("failed", "rose"), ("failed", "fails")):
        mentions = [told(0, trigger=trigger, speaker="Ida Brook"), told(1, trigger=other)]
        ((low,), (high,)) = (changes_of(mentions, DAYS, grounds=grounds) for grounds in (far, near))
        assert low.score < high.score < TOLD_FROM
    (other_event,) = changes_of(
        [told(0, trigger="rose", speaker="Ida Brook"), mentions[1]], DAYS, grounds=far
    )
    assert other_event.score < low.score


def test_the_earlier_article_stands_left() -> None:
    """The order is that of the days, not that of reading; without days, the better sourced goes first."""
    mentions = [told(1, speaker="Ida Brook"), told(0)]
    assert kinds(mentions) == [("source_dropped", 1, 0, "", "Ida Brook")]
    undated = changes_of([told(0), told(1, speaker="Ida Brook")], {})
    assert [(one.left, one.right) for one in undated] == [(1, 0)]


def test_a_hedge_is_dropped() -> None:
    """What was possible is told as certain; the least sure mention of each article counts."""
    unsure = told(0, certainty=Certainty.POSSIBLE)
    assert kinds([unsure, told(1, certainty=Certainty.CERTAIN)]) == [
        ("certainty", 0, 1, "possible", "certain")
    ]


def test_another_source() -> None:
    """Two articles with no source in common, or one of them with one more."""
    assert kinds([told(0, speaker="Ida Brook"), told(1, speaker="the police")]) == [
        ("source_changed", 0, 1, "Ida Brook", "the police")
    ]
    more = [told(0, speaker="Ida Brook"), told(1, speaker="Brook"), told(1, speaker="the police")]
    assert kinds(more) == [("source_changed", 0, 2, "Ida Brook", "the police")]


def test_the_same_source_behind_another() -> None:
    """An agency that cites the police is no other source than the police; nor is a shorter name."""
    assert kinds([told(0, speaker="Northline", origin="police"), told(1, speaker="the police")]) == []
    assert kinds([told(0, speaker="Ida Brook"), told(1, speaker="Brook")]) == []


def test_a_denial() -> None:
    """A denial is told once, between articles and inside one; whoever denies is no other source."""
    denied = told(1, speaker="Korvan", stance=Stance.DENIES)
    assert kinds([told(0, speaker="Ida Brook"), denied]) == [("denied", 0, 1, "asserts", "denies")]
    inside = [told(0, speaker="Ida Brook"), told(0, speaker="Korvan", stance=Stance.DENIES)]
    assert kinds(inside) == [("denied", 0, 1, "asserts", "denies")]


def test_a_detail() -> None:
    """Rare words that one article alone has are a detail; common ones are not."""
    more = "the dam failed near the Askerby turbine hall and the Ostrava spillway"
    assert kinds([told(0), told(1, more)]) == [("detail_added", 0, 1, "", more)]
    assert kinds([told(0), told(1, "the dam then failed too")]) == []


def test_many_articles_do_not_make_all_pairs() -> None:
    """Beyond a few articles each is compared with the first and the one before it alone."""
    numbers = [told(row, amounts=(amount(10 + row, f"{10 + row}"),)) for row in range(FEW + 6)]
    found = changes_of(numbers, DAYS)
    assert len(found) == 2 * (len(numbers) - 1) - 1
    assert {one.kind for one in found} == {ChangeKind.NUMBER}
