"""The rules of trust, where they concern what goes out: the same for every form."""

import html
import io
import re

import pytest

from sayso.model.reading import Reading
from sayso.report.writers import WRITERS, Look
from tests.readings import READING, TEXT, weakened

VERDICTS = {
    "true",
    "false",
    "credible",
    "reliable",
    "trustworthy",
    "bias",
    "biased",
    "lie",
    "misleading",
    "fake",
}


def written(form: str, reading: Reading = READING, *, weak: bool = False) -> str:
    """Return the words of the report in one form, markup left out."""
    stream = io.StringIO(newline="")
    writer = WRITERS[form](stream, Look(width=200, weak=weak))
    writer.add(reading)
    writer.close()
    text = re.sub(r"<(style|script)>.*?</\1>", " ", stream.getvalue(), flags=re.DOTALL)
    return html.unescape(re.sub(r"<[^>]+>", " ", text)) if form == "html" else text


every_form = pytest.mark.parametrize("form", sorted(WRITERS))
for_people = pytest.mark.parametrize("form", ["html", "text"])


@every_form
def test_no_verdict(form: str) -> None:
    """No form rules on what is so; `false` and `true` stand in JSON only as values of yes-or-no fields."""
    words = set(
        re.findall(
            r"\w+",
            re.sub(r'"(closed|continues|approximate|weak)": (true|false)', "", written(form)).casefold(),
        )
    )
    assert not words & VERDICTS


@every_form
def test_made_by(form: str) -> None:
    """Version, language pack and models stand in every export, and the hash of the input."""
    shown = written(form)
    assert READING.made_by.version in shown
    assert all(name in shown and value in shown for name, value in READING.made_by.models.items())
    assert READING.article.sha256[:16] in shown


@every_form
def test_unnamed_stays_unnamed(form: str) -> None:
    """An unnamed source stands as written, with its kind."""
    assert "Two officials" in written(form)
    assert "unnamed" in written(form)


@every_form
def test_hedges_stay(form: str) -> None:
    """What hedges a claim goes out with it."""
    shown = written(form)
    assert "probably" in shown
    assert "conditional" in shown


@every_form
def test_refusal_is_kept(form: str) -> None:
    """A refusal to comment goes out, linked to what it answers."""
    assert re.search(r"decline", written(form))
    assert re.search(r"answers", written(form))


@for_people
def test_denominators(form: str) -> None:
    """Counts of what was understood stand with their denominators."""
    told = {
        "text": "7 of 8 sentences · quotations 5/5 · pronouns 1/1 · dates 1/2",
        "html": "7 of 8 sentences 5 of 5 quotations with a speaker 1 of 1 speaker called he, she",
    }
    assert told[form] in " ".join(written(form).split())


@for_people
def test_low_confidence_is_marked(form: str) -> None:
    """Low confidence is shown and marked."""
    assert re.search(r"\.41!|\(not sure\)|unsure who", written(form))


def test_quoted_words_are_slices() -> None:
    """Whatever stands in the article's quotation marks in a report is cut from the article."""
    for quoted in re.findall("“[^”]+”", written("text")):
        assert quoted in TEXT or quoted[1:-1] in TEXT


@for_people
def test_weak_statements_are_folded_behind_a_count(form: str) -> None:
    """What is too likely wrong is not among the lines and not dropped in silence; asked for, it is marked."""
    folded, whole = (written(form, weakened("s3", "s4"), weak=weak) for weak in (False, True))
    assert "2 weaker readings" in folded
    assert "2 weaker readings" not in whole
    assert whole.count("weaker reading") == {"text": 2, "html": 4}[form]  # its citation tells it too


@pytest.mark.parametrize("form", ["csv", "json", "jsonl"])
def test_data_holds_weak_statements(form: str) -> None:
    """Programs get every statement, asked for or not."""
    assert written(form, weakened("s3")) == written(form, weakened("s3"), weak=True)
    assert "the wall would probably crack" in written(form, weakened("s3"))
