"""Dates of GUM are found by overlap and right by value, on a document of our own in the same form."""

from pathlib import Path

import pytest

from sayso.errors import NoCorpus
from sayso.evaluation.times_gum import DatedGold, DatesScore, count_dates, read_dates_folder
from sayso.model.measure import TimeExpression, TimeKind
from sayso.model.span import Span

XML = """<text id="GUM_bio_dam" type="bio" dateCreated="2026-03-02">
<p>
The DT
dam NN
broke VVD
on IN
<date when="1996-05-03">
3 CD
May NP
1996 CD
</date>
at IN
<date when="17:30:00">
17:30 CD
</date>
and CC
each DT
<date when="--05">
May NP
</date>
since IN
<date when="-0300">
300 CD
BC NP
</date>
and CC
<date from="1990" to="1999">
the DT
nineties NNS
</date>
. SENT
</p>
</text>
"""


def _tabbed(xml: str) -> str:
    """Return the document with tabs between a word and its tag."""
    return "\n".join(line if "<" in line else line.replace(" ", "\t") for line in xml.splitlines())


@pytest.fixture
def gold(tmp_path: Path) -> DatedGold:
    """Return the document as read from its file."""
    (tmp_path / "xml").mkdir()
    (tmp_path / "xml" / "GUM_bio_dam.xml").write_text(_tabbed(XML), encoding="utf-8")
    (found,) = read_dates_folder(tmp_path)
    return found


def score(gold: DatedGold, *found: tuple[str, str | None]) -> DatesScore:
    """Return the score where these words have these values."""
    starts = [(gold.article.text.index(words), words, value) for words, value in found]
    times = [
        TimeExpression(span=Span(at, at + len(words)), value=value, kind=TimeKind.DATE)
        for at, words, value in starts
    ]
    return count_dates(gold, times)


def test_dates_are_read_as_timex(gold: DatedGold) -> None:
    """A month of no year, an hour of no day; nothing before Christ and no range."""
    told = [(date.span.of(gold.article.text), date.value) for date in gold.dates]
    assert told == [("3 May 1996", "1996-05-03"), ("17:30", "T17:30"), ("May", "XXXX-05")]
    assert (gold.genre, gold.article.published) == ("bio", "2026-03-02")


def test_found_by_overlap_and_right_by_value(gold: DatedGold) -> None:
    """An hour of the day is as right as the day; another day is found and wrong."""
    found = score(gold, ("3 May", "1996-05-03TNI"), ("17:30", "XXXX-XX-XXT17:31"))
    assert found.to_dict()["all"] == {"recall": 0.6667, "value": 0.3333, "of": 3}
    assert found.figures() == {"times_gum.recall": 66.67, "times_gum.value": 33.33}


def test_each_genre_has_its_row(gold: DatedGold) -> None:
    """The table ends in all of them."""
    assert [row.split()[0] for row in score(gold).table().splitlines()] == ["dates", "bio", "all"]


def test_a_folder_without_documents_is_no_corpus(tmp_path: Path) -> None:
    """The message says what was expected."""
    with pytest.raises(NoCorpus, match="Expected GUM"):
        next(read_dates_folder(tmp_path))
