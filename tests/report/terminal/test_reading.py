"""The terminal report: what a person reads, and that hostile text stays text."""

import re
from dataclasses import replace

import pytest

from sayso.model.article import Article
from sayso.model.reading import Coverage, MadeBy, Reading
from sayso.model.span import Span
from sayso.model.statement import Act
from sayso.report.facts.layout import columns
from sayso.report.terminal.reading import to_terminal
from tests.readings import READING, TEXT, blocks, weakened

REPORT = to_terminal(READING, width=120)


def reading_of(text: str) -> Reading:
    """Return an empty reading of another text."""
    article = Article(text=text, blocks=blocks(text), language="en", file="x.txt")
    coverage = Coverage(
        sentences=1,
        in_statements=0,
        in_assertions=0,
        quotations=0,
        quotations_attributed=0,
        pronoun_sources=0,
        pronoun_sources_resolved=0,
        times=0,
        times_resolved=0,
        unread=(blocks(text)[-1].span,),
    )
    layers = ("parties", "statements", "assertions", "quotations", "times", "quantities", "places", "wording")
    empty = dict.fromkeys((*layers, "repeats"), ())
    made_by = MadeBy(version="0", language_pack="en", models={})
    return replace(READING, article=article, coverage=coverage, made_by=made_by, **empty)


@pytest.mark.parametrize("width", [60, 80, 99, 100, 137, 200])
def test_width(width: int) -> None:
    """No line is wider than the terminal."""
    assert max(map(columns, to_terminal(READING, width=width).splitlines())) <= width


@pytest.mark.parametrize("width", [60, 100, 200])
def test_other_acts_are_told_by_their_cue(width: int) -> None:
    """An act without a name is told by the words of its cue, however long they are."""
    text = "Title\n" + "Ana Ruiz " + "x" * 90 + " the dam.\n"
    said = replace(READING.statements[0], act=Act.OTHER, cue=(Span(15, 105),), content=(Span(106, 113),))
    report = to_terminal(replace(reading_of(text), statements=(replace(said, source=()),)), width=width)
    assert max(map(columns, report.splitlines())) <= width
    assert "“xxx" in report


@pytest.mark.parametrize("width", [60, 100, 200])
def test_words_are_slices(width: int) -> None:
    """Every shown statement has its exact words, white space at line ends aside."""
    # Columns beside the words would stand between their lines.
    shown = re.sub(r"\s+", "", to_terminal(READING, width=width))
    for statement in READING.statements:
        for span in statement.content if width != 100 else ():
            assert re.sub(r"\s+", "", span.of(TEXT)) in shown


def test_left_out_stretch() -> None:
    """Words left out between the pieces of a statement are marked."""
    assert "“The dam is safe,” […] “and it will stay safe.”" in REPORT


def test_repeat_is_listed_once() -> None:
    """A repeated statement is shown with its first place, and not listed again."""
    assert "again at ¶7 474–492, 551–575 (8)" in REPORT
    assert not re.search(r"^8 ", REPORT, re.MULTILINE)


def test_counts_leave_repeats_out() -> None:
    """A speaker's statements are counted once."""
    assert re.search(r"^A .*Ana Ruiz, finance minister +3 statements", REPORT, re.MULTILINE)


def test_nested_stands_under_its_host() -> None:
    """A statement inside another stands indented right below it."""
    assert re.search(r"^6 A claims.*\n(?: .*\n)*7 └ D says", REPORT, re.MULTILINE)


def test_hedges_and_conditions() -> None:
    """What makes a statement less than certain stands with it."""
    assert "hedge: probably (probable) · condition: if the rain went on" in REPORT


def test_reply_stands_beside_the_claim() -> None:
    """A refusal to comment is kept, and shown with the claim it answers."""
    assert "→ declined by C (5)" in REPORT
    assert "→ answers 4" in REPORT


def test_low_confidence_is_marked() -> None:
    """A low confidence is shown and marked, and the field named."""
    assert ".41!" in REPORT
    assert "low: speaker .41" in REPORT


def test_accused_but_not_heard() -> None:
    """Who is accused and makes no statement is named as not heard; a refusal is not being heard."""
    assert "spoken of but not heard: Korvan Ltd (accused in 4)" in " ".join(REPORT.split())


def test_unnamed_stays_unnamed() -> None:
    """An unnamed source keeps the words it is written with, marked as unnamed."""
    assert "Two officials (unnamed)" in REPORT


def test_own_voice() -> None:
    """What the outlet says itself is listed as its own, with its time and place."""
    assert "Own voice, no source given (1 of 1 assertions):" in REPORT
    assert "The Daily Brook, own voice" in REPORT


def test_coverage_has_denominators() -> None:
    """Every count of what was understood has its denominator."""
    assert "Coverage: 7 of 8 sentences · quotations 5/5 · pronouns 1/1 · dates 1/2" in REPORT


def test_shares_sum_up() -> None:
    """The shares of all voices make the whole article."""
    shares = [int(share) for share in re.findall(r"(\d+) %(?: of the words)?$", REPORT, re.MULTILINE)]
    assert abs(sum(shares) - 100) <= 3


@pytest.mark.parametrize(
    "word", ["true", "false", "credible", "reliable", "bias", "trust", "lie", "misleading"]
)
def test_no_verdict(word: str) -> None:
    """The report rules on nothing."""
    assert word not in re.findall(r"\w+", REPORT.casefold())


def test_colour_is_only_added() -> None:
    """Colour changes no character of the report."""
    coloured = to_terminal(READING, width=120, colour=True)
    plain = re.sub(r"\x1b\[[\d;]*m", "", coloured)
    assert [line.rstrip() for line in plain.splitlines()] == REPORT.splitlines()
    assert "\x1b" not in REPORT


def test_control_characters_are_shown() -> None:
    """Escape sequences and direction marks in an article are shown, never sent."""
    reading = reading_of("Title\x1b[2J\nA line \x9b31m with \u202eturned\u202c words\x07.\n")
    reading = replace(
        reading, article=replace(reading.article, file="\x1b]0;x\x07.txt", outlet="\x1b[31mOut")
    )
    report = to_terminal(reading)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", report)
    assert "Title\\x1b[2J" in report


def test_wide_characters() -> None:
    """Wide characters take two columns and are never cut in half."""
    report = to_terminal(
        reading_of("日本の知事は橋が安全だと述べた" * 12 + "\nHe said 👩‍👩‍👧 so.\n"), width=60
    )
    assert max(map(columns, report.splitlines())) <= 60


def test_reduced_reading_says_so() -> None:
    """A reading without a language pack says that only quotations were read."""
    coverage = replace(READING.coverage, reduced="no language pack for 'ru'")
    report = to_terminal(replace(READING, coverage=coverage, statements=(), parties=()))
    assert "Read in part: no language pack for 'ru'" in report
    assert "Quoted, and nobody found to say it (3):\n– “The dam is safe,”" in report
    assert "again at ¶7 474–492" in report


def test_quotations_of_weaker_readings_are_not_said_by_nobody() -> None:
    """Of a quotation in a folded statement somebody was found who may say it: only not surely enough."""
    report = to_terminal(weakened("s2", "s8"))
    assert "Quoted, and not sure enough who says it (2):\n– “The dam is safe,”" in report
    assert "nobody found to say it" not in report


def test_nothing_found() -> None:
    """A reading without statements says so."""
    assert "No statements found." in to_terminal(reading_of("Title\nNothing here.\n"))


@pytest.mark.parametrize("width", [60, 120])
def test_weak_statements_are_folded(width: int) -> None:
    """Below the statements one line counts the weak ones, which are not listed and in no other count."""
    report = to_terminal(weakened("s3", "s6"), width=width)
    assert "2 weaker readings: --all" in report.splitlines()
    assert not re.search(r"^ ?(3|6) [A-Z] ", report, re.MULTILINE)
    assert re.search(r"^~  weaker readings +2 statements", report, re.MULTILINE)
    assert re.search(r"^A  .*Ana Ruiz.* 2 statements", report, re.MULTILINE)
    assert max(map(columns, report.splitlines())) <= width


def test_what_stands_in_a_weak_statement_stands_by_itself() -> None:
    """A statement whose host is not printed is listed as outermost."""
    assert re.search(r"^7 [A-Z] says", to_terminal(weakened("s6"), width=120), re.MULTILINE)


def test_weak_statements_are_marked_where_asked_for() -> None:
    """All are listed, the weak ones named as such, in the order of the text."""
    report = to_terminal(weakened("s3", "s6"), width=120, weak=True)
    assert report.count("weaker reading · ") == 2
    assert "--all" not in report
    assert re.search(r"^6 A claims.*\.23!$\n(?: .*\n)*7 └ D says", report, re.MULTILINE)


def test_the_confidence_is_the_lines() -> None:
    """A line is as sure as all of it, however sure its parts are; its low parts explain a doubtful one."""
    sure = replace(READING.statements[0].confidence, line=0.55)
    low = replace(READING.statements[3].confidence, line=0.8)
    statements = (
        replace(READING.statements[0], confidence=sure),
        replace(READING.statements[3], confidence=low),
    )
    report = to_terminal(replace(READING, statements=statements), width=120)
    assert re.search(r"^1 .*  \.55!$", report, re.MULTILINE)
    assert re.search(r"^4 .*  \.80$", report, re.MULTILINE)
    assert "low:" not in report


def test_nothing_sure_enough() -> None:
    """A reading whose statements are all weak does not say that there are none."""
    report = to_terminal(weakened(*(one.id for one in READING.statements)))
    assert "\nNo statement is sure enough to be printed.\n8 weaker readings: --all\n" in report
