"""The terminal report: what a person reads, and that hostile text stays text."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

import sayso
from sayso.model.article import Article
from sayso.model.party import How
from sayso.model.reading import Coverage, MadeBy, Reading
from sayso.model.span import Span
from sayso.model.statement import Act, Certainty, Hedge, HedgedBy, Stance
from sayso.report.facts.layout import columns
from sayso.report.terminal.coverage import coverage_text
from sayso.report.terminal.reading import to_terminal
from tests.readings import ENGINEERS, OFFICIALS, READING, RUIZ, TEXT, at, blocks, weakened

REPORT = to_terminal(READING, width=120)
DETAILS = to_terminal(READING, width=120, details=True)


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
    shown = re.sub(r"\s+", "", to_terminal(READING, width=width))
    for statement in READING.statements:
        for span in statement.content:
            assert re.sub(r"\s+", "", span.of(TEXT)) in shown


def test_left_out_stretch() -> None:
    """Words left out between the pieces of a statement are marked."""
    assert "“The dam is safe,” […] “and it will stay safe.”" in REPORT


def test_names_and_not_letters() -> None:
    """A line begins with the number that `explain` takes and who speaks; plain saying needs no verb."""
    assert "\n[1] Ana Ruiz (“Minister”) predicts: dam will hold title\n" in REPORT
    assert "\n[2] Ana Ruiz (to Valley Post): “The dam is safe,”" in REPORT


def test_what_is_told_first() -> None:
    """In short: who is heard, what rests on nobody named, who did not answer, with what is counted."""
    lines = REPORT.splitlines()
    heard = " ".join(REPORT.partition("\nHeard")[2].partition("\nHeard only")[0].split())
    told = re.sub(r"\d+", "#", heard).partition(": ")[2]
    assert told == (
        "Ana Ruiz, finance minister # %; Two officials, unnamed # %; own voice # %; not understood # %"
    )
    assert abs(sum(map(int, re.findall(r"(\d+) %", heard))) - 100) <= 3
    assert "Heard only through others: engineers" in lines
    told = "3 of 6 passages, 35 % of words · own voice 1 · unnamed 2: Two officials"
    assert f"On nobody named: {told}" in lines
    assert "Declined: Korvan Ltd [5]" in lines


def test_a_denial_is_told_first_too() -> None:
    """What is denied stands in short with who denies it."""
    one = replace(READING.statements[0], stance=Stance.DENIES)
    report = to_terminal(replace(READING, statements=(one, *READING.statements[1:])), width=120)
    assert "\nDenied: Ana Ruiz [1]\n" in report


def test_an_open_speaker_is_open() -> None:
    """Who could be meant is named, and said to be open; a code of ours is not shown."""
    one = replace(READING.statements[1], speaker=None, candidates=((RUIZ, 0.5), (OFFICIALS, 0.4)), chain=())
    report = to_terminal(replace(READING, statements=(one,)), width=120)
    assert "[2] Ana Ruiz, or Two officials (left open)" in report
    assert "Speaker left open: 1 of 1 statement" in report


@pytest.mark.parametrize(
    ("how", "who"), [(How.NONE_GIVEN, "nobody named"), (How.NOBODY_FITS, "speaker not known")]
)
def test_nobody_in_words(how: How, who: str) -> None:
    """Whether the text names nobody or nobody was found is told in words, not in codes."""
    one = replace(READING.statements[1], speaker=None, chain=(), how=how)
    report = to_terminal(replace(READING, statements=(one,)), width=120)
    assert f"[2] {who} (to Valley Post): " in report
    assert str(how) not in report


def test_repeat_is_listed_once() -> None:
    """A repeated statement is shown with its first place, and not listed again."""
    assert "→ again in ¶7 ¶2" in REPORT
    assert "again at ¶7 474–492, 551–575 [8]" in DETAILS
    assert "\n[8]" not in REPORT


def test_nested_stands_under_its_host() -> None:
    """A statement inside another stands indented right below it."""
    assert re.search(r"^\[6\] Ana Ruiz claims.*\n  \[7\] engineers: “no repair", REPORT, re.MULTILINE)


def test_a_long_nested_statement_is_shown_by_its_ends() -> None:
    """Its host shows its words already: the first and last stand for it, with --details all."""
    text = "Title\nIda Brook said Ole Dam had told her how the old wall had begun to crack in the spring.\n"
    host, nested = text.index("Ole Dam"), text.index("how the old")
    end = text.index(" in the spring") + len(" in the spring")
    one = replace(READING.statements[1], id="s1", content=(Span(host, end),), addressee=None, said=None)
    other = replace(one, id="s2", content=(Span(nested, end),), nested_in="s1", speaker=ENGINEERS)
    reading = replace(reading_of(text), statements=(one, other))
    assert "  [2] engineers: how the old wall […] crack in the spring ¶1" in to_terminal(reading)
    details = to_terminal(reading, details=True)
    assert "engineers: how the old wall had begun to crack in the spring" in details


def test_hedges_and_conditions() -> None:
    """How sure something is stands with it in a word; with details the words that show it."""
    assert "[3] Two officials predict (conditional): the wall" in REPORT
    assert "hedge: probably (probable) · condition: if the rain went on" in DETAILS


def test_a_hedge_outside_the_words_stays_with_them() -> None:
    """A hedge that the shown words do not hold is shown beside them."""
    hedge = Hedge(span=at("told"), value=Certainty.POSSIBLE, by=HedgedBy.OUTLET)
    one = replace(READING.statements[1], hedges=(hedge,), certainty=Certainty.POSSIBLE)
    report = to_terminal(replace(READING, statements=(one,)), width=120)
    assert "[2] Ana Ruiz (possible, “told”, to Valley Post): “The dam" in report


def test_times_in_words() -> None:
    """A time is told in words; the day of publication, the plain case, is not."""
    one = replace(READING.statements[1], said="XXXX-WXX-2", when="P1M")
    undated = replace(READING, article=replace(READING.article, published=None), statements=(one,))
    assert "(Tuesday, date of publication not known, to Valley" in to_terminal(undated)
    assert "event: one month" in to_terminal(undated, details=True)
    assert "March" not in next(line for line in REPORT.splitlines() if line.startswith("[2]"))
    later = replace(READING, statements=(replace(one, said="2026-03-04TEV"),))
    assert "(evening of 4 March, to Valley Post)" in to_terminal(later)


def test_reply_stands_beside_the_claim() -> None:
    """A refusal to comment is kept, and shown with the claim it answers."""
    assert "→ declined by Korvan Ltd [5]" in REPORT
    assert "[5] Korvan Ltd declines: declined to comment → answers [4] ¶4" in REPORT


def test_low_confidence_is_marked() -> None:
    """A low confidence is said in words; the number and the field named where they are asked for."""
    assert re.search(r"^\[4\] Two officials accuse \(not sure\): ", REPORT, re.MULTILINE)
    assert "confidence .41 · low: speaker .41" in DETAILS
    assert not re.search(r"(?<!\d)\.\d\d", REPORT)


def test_accused_but_not_heard() -> None:
    """Who is accused and makes no statement is named as not heard."""
    assert "Accused, not heard: Korvan Ltd, by Two officials [4]" in to_terminal(
        replace(READING, statements=(*READING.statements[:4], *READING.statements[5:]))
    )


def test_who_declined_on_another_matter_is_told_of_as_such() -> None:
    """Who is accused and declined to speak of something else does not stand as accused and not heard."""
    declined = replace(READING.statements[4], answers=READING.statements[0].id)
    told = to_terminal(replace(READING, statements=(*READING.statements[:4], declined)))
    assert "Declined: Korvan Ltd [5]" in told
    assert "Accused, not heard" not in told


def test_own_voice() -> None:
    """What the outlet says itself is listed as its own, with its place."""
    assert (
        "Own voice, no source named for 1 of 1 clause:\n"
        "– About 300 people left their homes in Oberfeld on Sunday ¶1\n"
    ) in REPORT
    assert "event: 1 March 2026" in DETAILS


def test_clauses_that_touch_are_one_stretch() -> None:
    """Clauses of the outlet's inside one another, or beside, are shown once."""
    whole = READING.assertions[0]
    inside = replace(whole, id="a2", content=(at("their homes in Oberfeld"),))
    apart = replace(whole, id="a3", content=(at("Nobody knows"),))
    report = to_terminal(replace(READING, assertions=(whole, inside, apart)), width=120)
    assert report.count("their homes in Oberfeld") == 1
    assert "no source named for 3 of 3 clauses" in report
    assert "– Nobody knows ¶6" in report


def test_the_headline_is_shown_once() -> None:
    """What the outlet says in its headline stands at the top, and is counted."""
    head = replace(READING.assertions[0], id="a2", content=(at("dam will hold"),))
    report = to_terminal(replace(READING, statements=(), assertions=(head, *READING.assertions)), width=120)
    assert report.count("dam will hold") == 1
    assert "2 of 2 clauses" in report


def test_coverage_has_denominators() -> None:
    """Every count of what was understood has its denominator."""
    assert "Read: 7 of 8 sentences · quotations 5/5 · pronouns 1/1 · dates 1/2\n" in REPORT


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
    assert "Quoted, and nobody found to say it, 3 quotations:\n– “The dam is safe,”" in report
    assert "“The dam is safe,” again in ¶7 ¶2" in report


def test_a_text_without_its_punctuation_is_told_of() -> None:
    """The report says so above its lines, and so does the coverage."""
    reading = replace(READING, coverage=replace(READING.coverage, without_commas=1412))
    told = "! Hardly a comma in 1,412 words: the text seems to have lost its punctuation."
    assert told in to_terminal(reading, width=120)
    assert told in coverage_text(reading, width=120)
    assert "Hardly a comma" not in REPORT + coverage_text(READING)


def test_quotations_of_weaker_readings_are_not_said_by_nobody() -> None:
    """Of a quotation in a folded statement somebody was found who may say it: only not surely enough."""
    report = to_terminal(weakened("s2", "s8"))
    assert "Quoted, and not sure enough who says it, 2 quotations:\n– “The dam is safe,”" in report
    assert "nobody found to say it" not in report


def test_nothing_found() -> None:
    """A reading without statements says so."""
    assert "No statements found." in to_terminal(reading_of("Title\nNothing here.\n"))


@pytest.mark.parametrize("width", [60, 120])
def test_weak_statements_are_folded(width: int) -> None:
    """Below the statements one line counts the weak ones, which are not listed and in no other count."""
    report = to_terminal(weakened("s3", "s6"), width=width)
    assert "2 weaker readings: --all" in report.splitlines()
    assert not re.search(r"^ *\[[36]\]", report, re.MULTILINE)
    assert "On nobody named: 3 of 5 passages" in " ".join(report.split())
    assert max(map(columns, report.splitlines())) <= width


def test_what_stands_in_a_weak_statement_stands_by_itself() -> None:
    """A statement whose host is not printed is listed as outermost."""
    assert re.search(r"^\[7\] engineers: ", to_terminal(weakened("s6"), width=120), re.MULTILINE)


def test_weak_statements_are_marked_where_asked_for() -> None:
    """All are listed, the weak ones named as such, in the order of the text."""
    report = to_terminal(weakened("s3", "s6"), width=120, weak=True)
    assert report.count("weaker reading): ") == 2
    assert "--all" not in report
    assert re.search(r"^\[6\] Ana Ruiz claims.*\n  \[7\] engineers: ", report, re.MULTILINE)


def test_the_confidence_is_the_lines() -> None:
    """A line is as sure as all of it, however sure its parts are; its low parts explain a doubtful one."""
    sure = replace(READING.statements[0].confidence, line=0.55)
    low = replace(READING.statements[3].confidence, line=0.8)
    statements = (
        replace(READING.statements[0], confidence=sure),
        replace(READING.statements[3], confidence=low),
    )
    report = to_terminal(replace(READING, statements=statements), width=120)
    assert re.search(r"^\[1\] .*not sure", report, re.MULTILINE)
    assert re.search(r"^\[4\] Two officials accuse: ", report, re.MULTILINE)
    details = to_terminal(replace(READING, statements=statements), width=120, details=True)
    assert "confidence .55\n" in details
    assert "confidence .80\n" in details


def test_nothing_sure_enough() -> None:
    """A reading whose statements are all weak does not say that there are none."""
    report = to_terminal(weakened(*(one.id for one in READING.statements)))
    assert "\nNo statement is sure enough to be printed.\n8 weaker readings: --all\n" in report


def test_on_whose_say_so_stands_between_commas() -> None:
    """The verb is of who speaks, not of whom they rest on; where no verb follows, nothing parts the words."""
    one = next(one for one in READING.statements if one.id == "s4")
    relayed = replace(one, chain=(OFFICIALS, RUIZ))
    said = tuple(relayed if each is one else each for each in READING.statements)
    report = to_terminal(replace(READING, statements=said), width=120)
    assert "[4] Two officials, on the say-so of Ana Ruiz, accuse" in " ".join(report.split())


def test_a_report_is_hardly_longer_than_its_article() -> None:
    """Of an article in which nearly everybody speaks, too, the report is no longer than half again."""
    folder = Path(sayso.__file__).parent / "examples"
    for name in ("1-velmouth-courier.txt", "2-northline.txt"):
        reading = sayso.read(folder / name)
        named = replace(reading, article=replace(reading.article, file=name))  # where it lies is not its own
        assert len(to_terminal(named)) <= 1.5 * len(reading.article.text)
