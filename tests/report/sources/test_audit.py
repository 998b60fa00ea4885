"""The audit: who got to speak, on whose say-so, who was accused and not heard."""

import csv
import io
import json
import re
from dataclasses import replace

import pytest

import sayso
from sayso.model.reading import Reading
from sayso.model.statement import Act, Stance
from sayso.report.facts.accusations import Answer
from sayso.report.facts.layout import columns
from sayso.report.sources.nouns import Audit, Heard
from sayso.report.sources.totals import total
from sayso.report.sources.totals_text import totals_to_text
from sayso.report.tables.spec import report_columns
from tests.readings import (
    ARTICLE,
    ENGINEERS,
    KORVAN,
    POST,
    READING,
    RUIZ,
    STATEMENTS,
    TEXT,
    at,
    weakened,
)

ONE = sayso.audit(READING)
(DAM,) = ONE.articles


def empty(**coverage: object) -> Reading:
    """Return the reading without statements."""
    return replace(READING, statements=(), parties=(), coverage=replace(READING.coverage, **coverage))


def rows(audit: Audit) -> list[dict[str, str]]:
    """Return the rows of the CSV form."""
    return list(csv.DictReader(io.StringIO(sayso.to_csv(audit), newline="")))


def test_how_each_party_is_heard() -> None:
    """Two are quoted, one refuses, one speaks through another, and the outlet spoken to is no source."""
    assert [(one.name, one.heard) for one in DAM.sources] == [
        ("Ana Ruiz", Heard.DIRECTLY),
        ("Two officials", Heard.DIRECTLY),
        ("Korvan Ltd", Heard.REFUSED),
        ("engineers", Heard.THROUGH),
    ]
    assert POST.name not in {one.name for one in DAM.sources}


def test_named_and_unnamed() -> None:
    """Who bears a name is told from who does not."""
    assert [one.named for one in DAM.sources] == [True, False, True, False]


def test_say_so() -> None:
    """Through whom a source is heard, and on whom it relies, are counted by statement."""
    ruiz, _, _, engineers = DAM.sources
    assert (ruiz.relies_on, ruiz.through) == ((("engineers", 1),), ())
    assert engineers.through == (("Ana Ruiz", 1),)


def test_say_so_is_counted_among_what_is_said() -> None:
    """What a source did not say is not counted, neither among its statements nor by whose say-so it is."""
    silent = tuple(
        replace(one, stance=Stance.UNSAID) if ENGINEERS in one.chain and one.speaker == RUIZ else one
        for one in STATEMENTS
    )
    sources = {one.name: one for one in sayso.audit(replace(READING, statements=silent)).articles[0].sources}
    assert (sources["Ana Ruiz"].statements, sources["Ana Ruiz"].relies_on) == (2, ())


def test_words_are_shared_out() -> None:
    """The words of speakers, outlet and nobody known are all the words of the article."""
    assert DAM.spoken + DAM.own + DAM.unread == DAM.words
    assert sum(one.words for one in DAM.sources) == DAM.spoken


def test_accusation() -> None:
    """An accusation is kept with its exact words, its place and its answer."""
    (charge,) = DAM.charges
    assert (charge.accuser, charge.accused, charge.answer) == ("p2", "p3", Answer.DECLINED)
    assert charge.words == " ".join(span.of(TEXT) for span in charge.content)


def test_one_row_a_party_and_article() -> None:
    """The table has the same columns in each row, and each share beside its parts."""
    found = rows(ONE)
    assert [row["speaker"] for row in found] == [one.name for one in DAM.sources]
    assert list(found[0]) == list(report_columns("sources"))
    assert found[2]["accused"] == "1"
    assert (found[2]["accused_answered"], found[2]["answers"]) == ("1", "declined")
    assert float(found[0]["word_share"]) == round(int(found[0]["words"]) / int(found[0]["article_words"]), 4)


def test_formulas_are_guarded() -> None:
    """A name that a spreadsheet would compute gets an apostrophe before it."""
    evil = replace(READING, article=replace(ARTICLE, outlet="=cmd()"))
    assert rows(sayso.audit(evil))[0]["outlet"] == "'=cmd()"


def test_json() -> None:
    """Every count stands beside its denominator, and the form is plain JSON."""
    found = json.loads(json.dumps(sayso.to_dict(ONE)))
    assert found["schema"] == "sayso-sources/1"
    counts = found["articles"][0]["counts"]
    assert (counts["accusations_answered"], counts["accusations"], counts["statements"]) == (1, 1, 7)
    assert (counts["speakers_named"], counts["speakers"], counts["parties"]) == (1, 3, 4)
    for charge in found["articles"][0]["accusations"]:
        assert [TEXT[start:end] for start, end in charge["content"]] == [charge["words"]]


@pytest.mark.parametrize("width", [40, 60, 80, 99, 120, 200])
@pytest.mark.parametrize("readings", [[READING], [READING, READING], [empty()], []], ids=len)
def test_width(width: int, readings: list[Reading]) -> None:
    """No line is wider than the terminal."""
    told = sayso.to_text(sayso.audit(readings), width=width)
    assert max(map(columns, told.splitlines())) <= max(width, 60)


def test_text_answers_the_questions() -> None:
    """Each part opens with the question and its counts."""
    told = sayso.to_text(ONE, width=120)
    assert "Who got to speak: 3 of 4 parties; named 1 of 3" in told
    assert "Who was accused: accusations 1 of 7 statements; answered 1 of 1" in told
    assert "○ B accuses Korvan Ltd (C) in 4: declined in 5" in told
    assert "Spoken of but not heard: 1 of 4 parties" in told
    assert "on the say-so of engineers in 1 of 3" in told
    assert re.search(r"^A  Ana Ruiz, finance minister.* named +3 of 7 ", told, re.MULTILINE)


def test_who_is_accused_and_silent_stands_out_without_colour() -> None:
    """The sign says it; colour only repeats it."""
    silent = replace(READING, statements=STATEMENTS[:4])
    assert "✗ A accuses Korvan Ltd (C) in 4: not heard" in sayso.to_text(sayso.audit(silent))
    assert "\x1b" not in sayso.to_text(sayso.audit(silent))
    assert "\x1b[1;31m✗ A accuses" in sayso.to_text(sayso.audit(silent), colour=True)


def test_what_tells_of_a_wrong_is_counted_apart() -> None:
    """Somebody who says that another did a wrong accuses by no act, and is told so."""
    telling = replace(STATEMENTS[3], act=Act.SAY, target=KORVAN)
    audit = sayso.audit(replace(READING, statements=(*STATEMENTS[:3], telling, *STATEMENTS[4:])))
    told = sayso.to_text(audit, width=120)
    assert "○ B tells of a wrong by Korvan Ltd (C) in 4: declined in 5" in told
    counted = "accusations 1 of 7 statements; by the act accuse 0, by telling of a wrong 1 of 1; answered"
    assert f"Who was accused: {counted} 1 of 1" in told
    told = " ".join(totals_to_text(audit, width=120).split())
    assert f"Who was accused: {counted} in their article 1 of 1" in told
    found = sayso.to_dict(audit)
    assert not found["articles"][0]["accusations"][0]["by_act"]
    assert (found["total"]["accusations_by_act"], found["total"]["accusations"]) == (0, 1)


def test_nothing_found_is_said() -> None:
    """An article without statements says what was looked through."""
    told = sayso.to_text(sayso.audit(empty()))
    assert "nobody found in 0 statements" in told
    assert "no accusation found in 0 statements" in told
    assert "Read in part: no language pack" in sayso.to_text(sayso.audit(empty(reduced="no language pack")))


def test_hostile_text_stays_text() -> None:
    """Control characters in a name are shown, not sent."""
    evil = replace(RUIZ, name="Ana \x1b[31mRuiz")
    said = tuple(replace(one, speaker=evil) if one.speaker == RUIZ else one for one in STATEMENTS)
    hostile = replace(READING, statements=said, parties=(evil, *READING.parties[1:]))
    told = sayso.to_text(sayso.audit([hostile] * 2))
    assert "\x1b" not in told
    assert r"\x1b[31mRuiz" in told


def test_totals() -> None:
    """Speakers are counted once an article, accusations by their answers."""
    silent = replace(READING, statements=tuple(one for one in STATEMENTS if one.act is not Act.DECLINE))
    sums = total(sayso.audit([READING, silent], copies=True))
    assert (sums.articles, sums.statements, sums.speakers, sums.named.speakers) == (2, 13, 6, 2)
    assert dict(sums.answers) == {Answer.DECLINED: 1, Answer.UNHEARD: 1}
    assert (sums.answered, sums.accusations) == (1, 2)
    (korvan,) = sums.by_accused
    assert (korvan.name, korvan.answered, korvan.unheard, korvan.accusations, korvan.articles) == (
        KORVAN.name,
        1,
        1,
        2,
        2,
    )
    assert sums.words == sum(share.words for share in sums.kinds.values()) + sums.own + sums.unread


def test_the_same_minister_is_heard_in_two_articles() -> None:
    """Figures are joined across articles and can be parted; the unnamed stay apart."""
    told = {
        one.figure.name: one.articles for one in total(sayso.audit([READING, READING], copies=True)).frequent
    }
    assert told == {"Ana Ruiz": 2, "Two officials": 1, ENGINEERS.name: 1}
    apart = total(sayso.audit([READING, READING], copies=True, no_merge=["Ana Ruiz"])).frequent
    assert [one.articles for one in apart] == [1] * 6


def test_totals_text() -> None:
    """The totals name what was joined, how to undo it, and every denominator."""
    told = totals_to_text(sayso.audit([READING, READING], copies=True), width=120)
    assert told.startswith("Over 2 articles, 1 outlet: 14 statements")
    assert re.search(r"1\. Ana Ruiz +2 of 2 +6 of 14", told)
    assert "--no-merge NAME" in told
    assert totals_to_text(sayso.audit([])).startswith("Over 0 articles: 0 statements, 0 words")


def denied() -> Reading:
    """Return the reading in which the accused denies, in a weak statement."""
    said = replace(STATEMENTS[4], act=Act.DENY, stance=Stance.DENIES, content=(at("“so-called inspection”"),))
    return weakened("s5", reading=replace(READING, statements=(*STATEMENTS[:4], said, *STATEMENTS[5:])))


def test_weak_statements_are_counted_apart() -> None:
    """They are in no other count; asked for, they are as the others."""
    (article,) = sayso.audit(denied()).articles
    assert (article.statements, article.weaker) == (6, 1)
    assert article.spoken + article.own + article.unread == article.words == DAM.words
    (whole,) = sayso.audit(denied(), weak=True).articles
    assert (whole.statements, whole.weaker) == (7, 0)
    counts = sayso.to_dict(sayso.audit([denied(), denied()], copies=True))
    assert counts["total"]["statements_left_out_as_weak"] == 2
    assert counts["articles"][0]["counts"]["statements_left_out_as_weak"] == 1
    assert rows(sayso.audit(denied()))[0]["article_weaker"] == "1"


def test_who_may_be_heard_is_not_told_as_silent() -> None:
    """An accused who answers in a weak statement alone is neither heard nor unheard."""
    audit = sayso.audit(denied())
    (charge,) = audit.articles[0].charges
    assert charge.answer is Answer.UNSURE
    assert [(one.name, one.heard) for one in audit.articles[0].sources][-1] == ("Korvan Ltd", Heard.PERHAPS)
    told = sayso.to_text(audit, width=120)
    assert "? B accuses Korvan Ltd (D) in 4: perhaps, in a weaker reading" in told
    assert "Spoken of but not heard: nobody found; heard in weaker readings alone 1 of 4" in told
    assert "? D Korvan Ltd (organisation): accused in 4, heard in weaker readings alone" in told
    assert told.endswith("\n\n1 weaker reading: --all\n")
    assert "weaker" not in sayso.to_text(sayso.audit(denied(), weak=True))


def test_totals_close_with_the_weak_ones() -> None:
    """The sums say how many statements are left out of them."""
    assert totals_to_text(sayso.audit([denied(), READING], copies=True)).endswith(
        "\n\n1 weaker reading: --all\n"
    )
    assert total(sayso.audit([denied(), READING], copies=True)).unheard == 1
