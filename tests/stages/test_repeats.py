"""The same passage twice is found, whatever its typography."""

import time

from sayso.languages.pack import load_pack
from sayso.model.attribution import Attribution, Manner
from sayso.model.measure import RepeatKind
from sayso.model.span import Span
from sayso.stages.quotations import find_quotations
from sayso.stages.repeats import find_repeats, repeated
from tests.articles import article


def passages(text: str) -> list[tuple[RepeatKind, list[str]]]:
    """Return (kind, exact words of every place) of each repeat."""
    one = article(text)
    found = find_repeats(one, find_quotations(one, load_pack("en")))
    return [(repeat.kind, [span.of(text) for span in repeat.mentions]) for repeat in found]


def said(text: str, *contents: str) -> tuple[Attribution, ...]:
    """Return an attribution for each content, looked for from left to right."""
    made, at = [], 0
    for content in contents:
        start = text.index(content, at)
        at = start + len(content)
        span = Span(start, at)
        made.append(
            Attribution(content=(span,), cue=(), source=(), manner=Manner.INDIRECT, lexeme="", rule="test")
        )
    return tuple(made)


def test_prose_with_other_marks_is_a_reprint() -> None:
    """Typography does not hide a repeat."""
    first = "The mill's gate on the river Ames was shut on Friday."
    again = first.replace("'", "’")
    assert passages(f"{first}\nA line.\n{again}") == [
        (RepeatKind.REPRINT, [first.rstrip("."), again.rstrip(".")])
    ]


def test_quoted_words_are_a_quotation() -> None:
    """A repeat that lies in quotation marks is a repeated quotation."""
    speech = "We never meant to close the old mill by the river"
    assert passages(f"“{speech},” she said.\nAsked again: “{speech}.”") == [
        (RepeatKind.QUOTATION, [speech, speech])
    ]


def test_three_places_are_one_repeat() -> None:
    """All places of a passage stand in one repeat."""
    line = "The mill on the river Ames was shut on Friday night"
    assert [len(places) for _, places in passages(f"{line}.\nOne.\n{line}.\nTwo.\n{line}.")] == [3]


def test_a_set_phrase_is_no_repeat() -> None:
    """Fewer than eight words recur by chance."""
    assert passages("The head of the river board spoke.\nThen the head of the river board left.") == []


def test_a_repeat_ends_with_its_block() -> None:
    """A doubled article gives one repeat a paragraph, so that each can be shown in its place."""
    lines = (
        "The mill on the river Ames was shut on Friday.\nNobody in the town had been told about the closure."
    )
    assert len(passages(f"{lines}\n{lines}")) == 2


def test_the_fullest_of_equal_contents_is_the_statement() -> None:
    """A content said again is a repeat of the longest."""
    text = "the old mill will close by spring\nA.\nthe old mill will close by spring now"
    found = said(text, "the old mill will close by spring", "the old mill will close by spring now")
    assert repeated(article(text), found, ()) == (1, None)


def test_a_nested_content_meets_its_own_repeat() -> None:
    """What is said inside a statement is repeated with it."""
    whole = "they say that the old mill will close by spring"
    text = f"{whole}\nA.\n{whole}"
    outer, inner = Span(0, 47), Span(9, 47)
    again, within = Span(51, 98), Span(60, 98)
    found = tuple(
        Attribution(
            content=(span,), cue=(), source=(), manner=Manner.INDIRECT, lexeme="", rule="test", within=host
        )
        for span, host in ((outer, None), (inner, 0), (again, None), (within, 2))
    )
    assert repeated(article(text), found, ()) == (None, None, 0, 1)


def test_short_answers_are_no_repeats() -> None:
    """“No” said twice is two statements, unless the passage around it is repeated."""
    text = "No, she said.\nNo, he said."
    assert repeated(article(text), said(text, "No", "No"), ()) == (None, None)


def test_one_word_two_hundred_thousand_times_takes_linear_time() -> None:
    """A paragraph of one word costs no more than its length."""
    started = time.perf_counter()
    passages("ha " * 200_000)
    assert time.perf_counter() - started < 10
