"""What the article says itself, each assertion once."""

from dataclasses import replace

from sayso.report.facts.places import Places
from sayso.report.facts.told import list_told
from tests.readings import ASSERTIONS, READING

PLACES = Places(READING.article)


def test_again() -> None:
    """An assertion that stands twice is listed once, with both places."""
    (told,) = list_told(replace(READING, assertions=(*ASSERTIONS, replace(ASSERTIONS[0], id="a2"))), PLACES)
    assert told.details == ("event: 1 March 2026", "again at ¶1 24–79")


def test_unsourced_first() -> None:
    """Assertions without a source stand before those that somebody makes too."""
    other = replace(ASSERTIONS[0], id="a0", content=(READING.statements[2].content[0],), sourced_by=("s3",))
    listed = list_told(replace(READING, assertions=(other, *ASSERTIONS)), PLACES)
    assert [told.assertion.id for told in listed] == ["a1", "a0"]
    assert listed[1].details == ("said in 3", "event: 1 March 2026")
