"""The timeline: what tells when, in the order of its time, with who says so."""

import csv
import io
import json
from dataclasses import replace

import pytest

import sayso
from sayso.model.measure import TimeExpression, TimeKind
from sayso.model.reading import Reading
from sayso.model.span import Span
from sayso.model.statement import Act, Certainty, Hedge, HedgedBy
from sayso.report.facts.layout import columns
from sayso.report.tables.spec import report_columns
from sayso.report.timelines.article import AROUND, LONGEST, shortened
from sayso.report.timelines.nouns import Timeline
from tests.readings import ARTICLE, ASSERTIONS, READING, STATEMENTS, TEXT, at, weakened


def dated(*whens: str | None, **fields: object) -> Reading:
    """Return the reading with these times of the events of its first statements."""
    fixed = tuple(replace(one, when=when) for one, when in zip(STATEMENTS, whens, strict=False))
    return replace(READING, statements=(*fixed, *STATEMENTS[len(whens) :]), **fields)


def ids(line: Timeline) -> list[tuple[str, str]]:
    """Return value and id of each telling, in order."""
    return [(one.value, one.id) for one in line.dated]


def rows(line: Timeline) -> list[dict[str, str]]:
    """Return the rows of the CSV form."""
    return list(csv.DictReader(io.StringIO(sayso.to_csv(line), newline="")))


def test_order() -> None:
    """Events stand in the order of their time, the coarse before what lies in it."""
    line = sayso.timeline(dated("2026-03-01TEV", "2026", "2025-12", "2026-W09"))
    assert ids(line) == [
        ("2025-12", "s3"),
        ("2026", "s2"),
        ("2026-W09", "s4"),
        ("2026-03-01", "a1"),
        ("2026-03-01TEV", "s1"),
    ]


def test_who_says_so() -> None:
    """Each telling has its speaker or whose own voice it is, its act, how sure, and its exact words."""
    crack, left = sayso.timeline(dated(None, None, "2026-02")).dated
    assert (crack.who, crack.act, crack.does) == (
        "Two officials",
        Act.PREDICT,
        "predict · conditional",
    )
    assert [(one.words, one.by) for one in crack.hedges] == [("probably", HedgedBy.SPEAKER)]
    assert crack.condition_words == ("if the rain went on",)
    assert (left.who, left.act, left.time_words) == ("The Daily Brook, own voice", None, "on Sunday")
    assert left.words == left.shown == ASSERTIONS[0].content[0].of(TEXT)


def test_chain_to_the_origin() -> None:
    """On whose say-so a speaker speaks stands with the telling."""
    claim = sayso.timeline(dated(None, None, None, None, None, "2026-02")).dated[0]
    assert (claim.who, claim.chain, claim.origin) == (
        "Ana Ruiz",
        (("on the say-so of", "engineers"),),
        "engineers",
    )


def test_a_repeat_stands_with_its_first() -> None:
    """A statement told again is one telling with two places."""
    line = sayso.timeline(dated(None, "2026-02", *[None] * 5, "2026-02"))
    safe = line.dated[0]
    assert [one.id for one in safe.again] == ["s8"]
    assert safe.again[0].content == STATEMENTS[7].content
    assert [article.statements for article in line.articles] == [7]
    assert "again at ¶7" in sayso.to_text(line)


def test_answers_stand_with_what_they_answer() -> None:
    """Who declined to answer is shown beside the accusation."""
    line = sayso.timeline(dated(None, None, None, "2026-02"))
    assert "→ declined by Korvan Ltd (5)" in sayso.to_text(line)
    assert [one["act"] for one in sayso.to_dict(line)["events"][0]["answers"]] == ["decline"]


def test_nothing_is_merged() -> None:
    """Two articles that tell the same day stand side by side, in the order read."""
    line = sayso.timeline([READING, READING], copies=True)
    assert [(one.row, one.value) for one in line.dated] == [(0, "2026-03-01"), (1, "2026-03-01")]
    assert sayso.to_text(line).count("\n1 March 2026\n") == 1


def test_what_is_not_in_the_calendar() -> None:
    """What cannot be placed is listed apart, with the reason."""
    line = sayso.timeline(dated("XXXX-05-03", "PAST_REF", "P3D"))
    assert [(one.value, one.reason) for one in line.undated] == [
        ("P3D", "a length of time, no date"),
        ("PAST_REF", "no date, only before or after"),
        ("XXXX-05-03", "the year is not told"),
    ]
    told = sayso.to_text(line)
    assert "Not in the calendar (3 of 4 that tell when):" in told
    assert "\n3 May — the year is not told\n" in told
    assert "\nthree days — a length of time, no date\n" in told


@pytest.mark.parametrize(
    ("since", "until", "kept"),
    [
        (None, None, ["2025", "2026-02-27", "2026-03-01"]),
        ("2026", None, ["2026-02-27", "2026-03-01"]),
        ("2025-06", "2026-02", ["2025", "2026-02-27"]),
        ("2026-03-01", "2026-03-01", ["2026-03-01"]),
        (None, "2024", []),
    ],
)
def test_since_and_until(since: str | None, until: str | None, kept: list[str]) -> None:
    """Both dates are included, and a coarse time is kept where it touches them."""
    line = sayso.timeline(dated("2026-02-27", "2025"), since=since, until=until)
    assert [one.value for one in line.dated] == kept
    assert line.outside == 3 - len(kept)


@pytest.mark.parametrize("given", ["yesterday", "P3D", "2026-13"])
def test_since_is_a_date(given: str) -> None:
    """What is no date is refused with what would be one."""
    with pytest.raises(sayso.SaysoError, match="2026-W10"):
        sayso.timeline(READING, since=given)


@pytest.mark.parametrize(
    ("speaker", "kept"),
    [
        ("ruiz", ["s2", "s6"]),
        ("Ana Ruiz", ["s2", "s6"]),
        ("Rui", []),
        ("engineers", ["s6"]),
        ("they", []),
        ("daily brook", ["a1"]),
        ("!", []),
    ],
)
def test_speaker(speaker: str, kept: list[str]) -> None:
    """A name or whole words of it; who speaks through others is found, pronouns are no name."""
    line = sayso.timeline(dated(None, "2026-01", "2026-01", None, None, "2026-01"), speaker=speaker)
    assert [one.id for one in line.dated] == kept
    assert line.others == 4 - len(kept)


def test_counts_have_denominators() -> None:
    """How many of how many tell when, by kind; what holds another time is counted."""
    monday = TimeExpression(span=at("“The dam"), value=None, kind=TimeKind.DATE)
    line = sayso.timeline(dated(None, None, "2026-02", times=(*READING.times, monday)))
    told = " ".join(sayso.to_text(line).split())
    assert "2 of 8 tell when: 1 of 7 statements, 1 of 1 assertions" in told
    assert "1 more hold a time that is not their main event’s" in told
    counts = sayso.to_dict(line)["counts"]
    assert (counts["with_time"], counts["statements"], counts["assertions"]) == (2, 7, 1)


def test_left_out_is_told() -> None:
    """What the choice left out is counted in the text."""
    line = sayso.timeline(dated("2025", "2026-02"), since="2026", speaker="Ruiz")
    assert "Left out of 3 that tell when: 1 not since 2026; 1 not by “Ruiz”." in sayso.to_text(line)


def test_nothing_to_show() -> None:
    """An empty timeline says what to try."""
    plain = replace(READING, assertions=())
    assert "sayso read --layers" in sayso.to_text(sayso.timeline(plain))
    undated = replace(plain, article=replace(ARTICLE, published=None))
    assert "Give it with --published DATE" in " ".join(sayso.to_text(sayso.timeline(undated)).split())
    assert "Who tells when: The Daily Brook, own voice." in sayso.to_text(
        sayso.timeline(READING, speaker="Vey")
    )
    assert "No article to read." in sayso.to_text(sayso.timeline([]))


def test_reduced_reading_says_so() -> None:
    """An article read in part is counted."""
    coverage = replace(READING.coverage, reduced="no language pack for 'ru'")
    told = sayso.to_text(sayso.timeline([READING, replace(READING, coverage=coverage)], copies=True))
    assert "Read in part: 1 of 2" in told


def test_json_holds_exact_words() -> None:
    """Every words field is cut from the article, and the form is plain JSON."""
    line = sayso.timeline(dated("2026-02-27", "2025", "XXXX-05-03"))
    found = json.loads(json.dumps(sayso.to_dict(line)))
    assert found["schema"] == "sayso-timeline/1"
    for one in (*found["events"], *found["undated"]):
        assert all(TEXT[start:end] in one["words"] for start, end in one["content"])
        assert one["time"] is None or TEXT[slice(*one["time"])] == one["time_words"]


def test_table() -> None:
    """One row a telling, in order, with the same columns; undated rows last, with the reason."""
    found = rows(sayso.timeline(dated("XXXX-05-03", "2025")))
    assert list(found[0]) == list(report_columns("timeline"))
    assert [(row["event_time"], row["reason"], row["voice"]) for row in found] == [
        ("2025", "", "attributed"),
        ("2026-03-01", "", "outlet"),
        ("XXXX-05-03", "the year is not told", "attributed"),
    ]
    assert found[0]["sayso_version"] == READING.made_by.version


def test_formulas_are_guarded() -> None:
    """A cell that a spreadsheet would compute gets an apostrophe before it."""
    evil = replace(READING, article=replace(ARTICLE, outlet="=cmd()"))
    assert {rows(sayso.timeline(evil))[0][name] for name in ("outlet", "who")} == {
        "'=cmd()",
        "'=cmd(), own voice",
    }


@pytest.mark.parametrize("width", [40, 60, 80, 99, 120, 200])
@pytest.mark.parametrize("readings", [[READING], [READING, dated("2026", "XXXX-05-03")], []], ids=len)
def test_width(width: int, readings: list[Reading]) -> None:
    """No line is wider than the terminal."""
    told = sayso.to_text(sayso.timeline(readings), width=width)
    assert max(map(columns, told.splitlines())) <= max(width, 60)


def test_control_characters_are_shown() -> None:
    """Escape sequences in an article are shown, never sent."""
    text = TEXT.replace("Oberfeld", "Ober\x1b[2J")
    told = sayso.to_text(sayso.timeline(replace(READING, article=replace(ARTICLE, text=text))))
    assert "\x1b" not in told
    assert "Ober\\x1b[2J" in told


def test_the_outlets_hedge_is_named() -> None:
    """A hedge in the outlet's voice stays with its words, and whose it is."""
    hedge = Hedge(span=at("About"), value=Certainty.PROBABLE, by=HedgedBy.OUTLET)
    told = replace(ASSERTIONS[0], hedges=(hedge,), certainty=Certainty.PROBABLE)
    text = sayso.to_text(sayso.timeline(replace(READING, assertions=(told,))))
    assert "own voice — probable" in text
    assert "hedge: About (probable, the outlet's)" in text


@pytest.mark.parametrize("words", ["word " * 400, "字" * 2000])
def test_long_words_are_cut(words: str) -> None:
    """Of a long content the beginning and the words around its time are shown, each a slice."""
    time = Span(1000, 1010)
    shown = shortened(words, (Span(0, len(words)),), time)
    parts = shown.split(" […] ")
    assert len(parts) == 2
    assert shown.endswith(" […]")
    assert all(part.removesuffix(" […]") in words for part in parts)
    assert len(shown) <= LONGEST + 2 * AROUND + 100


def test_weak_statements_are_left_out() -> None:
    """Those that tell when are counted in a line; asked for, they are told as the others."""
    reading = weakened("s3", "s4", reading=dated(None, None, "2026-02"))
    line = sayso.timeline([reading, reading], copies=True)
    assert ids(line) == [("2026-03-01", "a1")] * 2
    assert "\n\n2 weaker readings: --all\n" in sayso.to_text(line)
    told = sayso.to_dict(line)
    assert (told["counts"]["left_out_as_weak"], told["articles"][0]["left_out_as_weak"]) == (2, 1)
    assert told["counts"]["statements"] == 10
    whole = sayso.timeline(reading, weak=True)
    assert ids(whole) == [("2026-02", "s3"), ("2026-03-01", "a1")]
    assert "weaker" not in sayso.to_text(whole)
