"""Points: the clauses that can be repeated, denied or changed by themselves."""

import time

import pytest

from sayso.model.span import Span
from sayso.model.statement import Act, Certainty, Point, Polarity, Stance
from sayso.model.syntax import Sentence, Syntax, Token
from sayso.stages.parse import parse
from sayso.stages.points import find_points
from sayso.stages.quantities import find_quantities
from sayso.stages.times import find_times
from tests.articles import article
from tests.readings import statement
from tests.stages.said import ENGLISH

DAY = "2026-03-04"  # a Wednesday


class Cut:
    """One text, all of it somebody's words, and its points."""

    def __init__(self, text: str, content: str = "", **fields: object) -> None:
        self.text = text
        start = text.index(content)
        made = article(text, published=DAY)
        syntax = parse(made, ENGLISH)
        times = find_times(made, syntax, ENGLISH)
        self.quantities = find_quantities(made, syntax, times, ENGLISH)
        spans = (Span(start, start + len(content or text)),)
        one = statement(1, spans, **fields)
        self.points: tuple[Point, ...] = find_points(syntax, (one,), times, self.quantities, ENGLISH)[0]

    @property
    def words(self) -> list[str]:
        """Return the words of each point."""
        return [" … ".join(span.of(self.text) for span in point.content) for point in self.points]

    def about(self, start: str) -> Point:
        """Return the point that begins with these words."""
        return next(
            point for point, words in zip(self.points, self.words, strict=True) if words.startswith(start)
        )


def test_one_clause_is_one_point_whole() -> None:
    """A statement of one clause is its own point, with all its marks."""
    assert Cut("“The dam failed.”").words == ["“The dam failed.”"]


def test_nobodys_cue_stays_in_the_words_that_it_parts() -> None:
    """No speaker stands beside them who would tell that it is hearsay."""
    text = "The pier was reportedly sold on Sunday."
    made = article(text, published=DAY)
    syntax = parse(made, ENGLISH)
    cue = Span(text.index("reportedly"), text.index(" sold"))
    parts = (Span(0, cue.start - 1), Span(cue.end + 1, len(text) - 1))
    nobodys = statement(1, parts, cue=(cue,), source=(), speaker=None)
    (points,) = find_points(syntax, (nobodys,), (), (), ENGLISH)
    assert [span.of(text) for point in points for span in point.content] == [text[:-1]]


def test_each_clause_is_a_point() -> None:
    """Conjoined, adverbial and participle clauses are points of their own."""
    assert Cut("The dam failed and the crew left while water rose, flooding two streets.").words == [
        "The dam failed",
        "the crew left",
        "water rose",
        "flooding two streets",
    ]


def test_a_relative_clause_has_its_noun() -> None:
    """What is said of a thing is told with the thing, and the clause around it ends before."""
    assert Cut("They took ninety crates from the pier, which was closed in May.").words == [
        "They took ninety crates from the pier",
        "the pier, which was closed in May",
    ]


def test_a_condition_stays_with_what_it_conditions() -> None:
    """Nobody says by itself what follows "if", nor what is only expected."""
    assert Cut("The ferry is expected to sail if the wind drops.").words == [
        "The ferry is expected to sail if the wind drops."
    ]


def test_an_event_noun_that_tells_more_is_a_point() -> None:
    """The raid can be told again without its dead."""
    assert Cut("Nine sailors died in a raid on Lowmere by three boats on Sunday.").words == [
        "Nine sailors died in a raid on Lowmere by three boats on Sunday",
        "a raid on Lowmere by three boats on Sunday",
    ]


def test_a_headline_lists_two_points() -> None:
    """A number and a participle are a clause in a list."""
    assert Cut("Boats shell Lowmere, two wounded").words == ["Boats shell Lowmere", "two wounded"]


def test_participants_are_those_of_the_clause() -> None:
    """A second verb has the subject of the first, a relative clause its noun."""
    cut = Cut("Vale met the crew and left the town, which the storm had cut off.")
    left = cut.about("left")
    assert [span.of(cut.text) for span in left.participants] == ["Vale", "the town"]
    assert [span.of(cut.text) for span in left.trigger] == ["left"]


def test_certainty_is_that_of_each_clause() -> None:
    """What one clause leaves open the other may tell flatly; a cue lowers all."""
    cut = Cut("The dam failed and the wall may fall.", certainty=Certainty.CERTAIN)
    assert [point.certainty for point in cut.points] == [Certainty.CERTAIN, Certainty.POSSIBLE]


def test_what_is_asked_is_not_put_forward_but_its_relative_clause_is() -> None:
    """Who asks whether somebody rebuilt a dam that failed takes it that it failed."""
    cut = Cut("whether Vale rebuilt the dam, which failed in May", certainty=None, act=Act.ASK)
    assert [(point.certainty, point.stance) for point in cut.points] == [
        (None, Stance.ASKS),
        (Certainty.CERTAIN, Stance.ASSERTS),
    ]


def test_polarity_is_that_of_each_clause() -> None:
    """The "not" of one clause turns no other round."""
    cut = Cut("The dam did not fail, and the crew left.")
    assert [point.polarity for point in cut.points] == [Polarity.NEGATIVE, Polarity.POSITIVE]


def test_the_day_that_stands_in_a_clause_is_its_own() -> None:
    """Each clause takes its own day, also where it hangs on a noun in it."""
    cut = Cut("Nine died in Monday's raid and two drowned on Sunday.")
    assert [point.when for point in cut.points if point.quantities] == ["2026-03-02", "2026-03-01"]


def test_a_day_deep_in_the_clause_is_another_things() -> None:
    """Crates taken from the site of Sunday's raid may be taken on any day."""
    assert [point.when for point in Cut("They took crates from the site of Sunday's raid.").points] == [None]


def test_what_happens_together_shares_its_day() -> None:
    """A participle clause and what follows "when" have the day of what they hang on."""
    cut = Cut("Boats shelled the port on Sunday, killing nine.")
    assert [point.when for point in cut.points] == ["2026-03-01", "2026-03-01"]


def test_numbers_are_those_in_the_words() -> None:
    """A point names the numbers of the reading that stand in it."""
    cut = Cut("Nine people died and forty boats sank.")
    assert [[cut.quantities[place].low for place in point.quantities] for point in cut.points] == [
        [9.0],
        [40.0],
    ]


def test_a_refusal_has_no_point() -> None:
    """Where there are no words there is nothing to repeat."""
    made = article("Ruiz declined to comment.")
    assert find_points(parse(made, ENGLISH), (statement(1, ()),), (), (), ENGLISH) == ((),)


def test_what_is_said_inside_is_a_point_of_the_inner_statement_alone() -> None:
    """A statement about a statement keeps only its own frame, unless the inner one is weak."""
    text = "Vale said the dam failed"
    made = article(text)
    outer = statement(1, (Span(0, len(text)),))
    inner = statement(2, (Span(text.index("the dam"), len(text)),), nested_in="s1")
    found = find_points(parse(made, ENGLISH), (outer, inner), (), (), ENGLISH)
    assert [[point.content[0].of(text) for point in points] for points in found] == [
        ["Vale said"],
        ["the dam failed"],
    ]


def test_what_is_not_known_is_left_open() -> None:
    """It is no assertion that nobody could verify it, though "not" stands in it."""
    for text in ("It was not clear who opened the sluice.", "The Courier was not able to verify the toll."):
        point = Cut(text).points[0]
        assert (point.stance, point.certainty) == (Stance.UNSAID, Certainty.POSSIBLE)


def test_what_nobody_vouches_for_is_possible() -> None:
    """Reports of nobody in particular leave open what they say."""
    cut = Cut("Vale is worried by reports that the mill has closed.")
    assert cut.about("the mill").certainty is Certainty.POSSIBLE
    assert cut.about("Vale").certainty is Certainty.CERTAIN


def test_a_suspected_event_is_no_surer_in_its_clause() -> None:
    """A hedge on the event hedges what is told of it."""
    cut = Cut("A suspected raid shook Lowmere and the crew left.")
    assert {
        point.certainty for point, words in zip(cut.points, cut.words, strict=True) if "raid" in words
    } == {Certainty.PROBABLE}


def test_a_chance_and_what_it_is_of_are_one_point() -> None:
    """The number says how likely; without what is likely it says nothing."""
    cut = Cut("There is a one-in-three chance that Vale will leave.", certainty=Certainty.POSSIBLE)
    assert [(len(point.quantities), point.certainty) for point in cut.points] == [(1, Certainty.POSSIBLE)]


def test_what_a_second_clause_puts_forward_is_as_sure_as_its_hedge() -> None:
    """Of "is expected to sail" the sailing is told, also where that is not the main clause."""
    cut = Cut("The dam failed and the ferry is expected to sail.")
    assert [point.certainty for point in cut.points] == [Certainty.CERTAIN, Certainty.PROBABLE]


@pytest.mark.parametrize(("lemma", "pos", "dep"), [("raid", "NOUN", "pobj"), ("sink", "VERB", "relcl")])
def test_hostile_text_takes_linear_time(lemma: str, pos: str, dep: str) -> None:
    """Endless raids of raids and boats that sink are cut in seconds."""
    size = 30_000
    words = [Token(0, 1, lemma, pos, "X", "ROOT", 0)]
    for row in range(1, size, 2):
        above = row - 1 if pos == "NOUN" else 0
        words.append(Token(2 * row, 2 * row + 1, "of", "ADP", "IN", "prep", above))
        words.append(Token(2 * row + 2, 2 * row + 3, lemma, pos, "VBD", dep, row if pos == "NOUN" else 0))
    syntax = Syntax(tokens=tuple(words), sentences=(Sentence(first=0, last=len(words), block=0),))
    began = time.perf_counter()
    find_points(syntax, (statement(1, (Span(0, 2 * size + 1),)),), (), (), ENGLISH)
    assert time.perf_counter() - began < 20
