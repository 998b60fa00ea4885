"""Quotation marks are paired as a reader pairs them."""

import time

import pytest

from sayso.languages.pack import load_pack
from sayso.model.quotation import QuotationKind
from sayso.stages.quotations import DEEPEST, find_quotations
from tests.articles import article


def quoted(text: str) -> list[tuple[str, int, bool]]:
    """Return (words, depth, closed) of each quotation."""
    found = find_quotations(article(text), load_pack("en"))
    return [(quotation.span.of(text), quotation.depth, quotation.closed) for quotation in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lind said “we won”.", [("“we won”", 0, True)]),
        ('He said "go". "Stop," she said.', [('"go"', 0, True), ('"Stop,"', 0, True)]),
        ("“He said ‘go’ and left,” she said.", [("“He said ‘go’ and left,”", 0, True), ("‘go’", 1, True)]),
        ("»Ja«, sagte er", [("»Ja«", 0, True)]),
        ("„Ja“, sagte er", [("„Ja“", 0, True)]),
        ("« Oui », dit-il", [("« Oui »", 0, True)]),
        ("``We won,'' she said", [("``We won,''", 0, True)]),
        ("The boys’ bus, ‘the best’ of all", [("‘the best’", 0, True)]),
        ("'Tis '90s rock 'n' roll, 'yes we can' it's", [("'yes we can'", 0, True)]),
        ('A 6\'2" man said "hi"', [('"hi"', 0, True)]),
        ("”We won,” he said", [("”We won,”", 0, True)]),
        ('“We won," he said. “We did."', [('“We won,"', 0, True), ('“We did."', 0, True)]),
        ("no marks, the dogs' home", []),
        ("The Women's Institute and the Fishermen's Guild don't know", []),
        ("「We go」, he said. 『It is late』", [("「We go」", 0, True), ("『It is late』", 0, True)]),
        ("'No bread, ' he said. 'None.'", [("'No bread, '", 0, True), ("'None.'", 0, True)]),
        ('"No water , " she said . "None . "', [('"No water , "', 0, True), ('"None . "', 0, True)]),
        ("He wrote: ‘ The quay is ours.’", [("‘ The quay is ours.’", 0, True)]),
        ("‹ Oui ›, dit-il", [("‹ Oui ›", 0, True)]),
        ('"Go, Brook said. "It is late."', [('"Go, Brook said.', 0, False), ('"It is late."', 0, True)]),
        ('Go now," Brook said. "It is late."', [('Go now,"', 0, True), ('"It is late."', 0, True)]),
        ("He says,” there are many who wait,” she said.", [("” there are many who wait,”", 0, True)]),
        ("Let's go,' Brook said.", []),
        ('They look on , " the minister said .', [('They look on , "', 0, True)]),
    ],
)  # fmt: skip
def test_marks_are_paired(text: str, expected: list[tuple[str, int, bool]]) -> None:
    """Each kind of mark opens and closes as printed, and an apostrophe is no mark."""
    assert quoted(text) == expected


def test_glued_sentences_keep_their_quotations() -> None:
    """A closing mark glued to the next sentence closes."""
    text = 'They are "criminals and worse."Talking is "impossible," she said.'
    assert [words for words, _, _ in quoted(text)] == ['"criminals and worse."', '"impossible,"']


def test_a_speech_reopens_each_paragraph() -> None:
    """A paragraph that reopens the mark goes on with the speech of the one before."""
    text = "“First we walked.\n“Then we ran,” Lind said."
    first, second = find_quotations(article(text), load_pack("en"))
    assert (first.closed, first.continues, second.closed, second.continues) == (False, False, True, True)


def test_a_speech_closes_in_a_paragraph_that_does_not_reopen() -> None:
    """A closing mark that comes first ends the speech of the block before."""
    text = "“First we walked.\nThen we ran,” Lind said."
    assert quoted(text) == [("“First we walked.", 0, False), ("Then we ran,”", 0, True)]
    assert [one.continues for one in find_quotations(article(text), load_pack("en"))] == [False, True]


def test_a_mark_that_nothing_opened_closes_from_its_start() -> None:
    """Where the opening mark is missing, the words run from the paragraph's start."""
    text = "They met on Monday.\nThen we ran,” Lind said. “It was late.”"
    assert quoted(text) == [("Then we ran,”", 0, True), ("“It was late.”", 0, True)]


def test_paragraphs_between_the_marks_of_a_speech_belong_to_it() -> None:
    """Some papers open a speech, print it in paragraphs without marks, and close the last."""
    text = "“First we walked.\nIt was dark.\nThen we ran,” Lind said."
    assert [words for words, _, _ in quoted(text)] == ["“First we walked.", "It was dark.", "Then we ran,”"]
    assert [one.continues for one in find_quotations(article(text), load_pack("en"))] == [False, True, True]


def test_prose_after_a_mark_left_open_is_none_of_it() -> None:
    """Where the next mark opens, the paragraphs between are the paper's own."""
    text = "“First we walked, Lind said.\nIt was dark.\n“Then we ran,” he said."
    assert [words for words, _, _ in quoted(text)] == ["“First we walked, Lind said.", "“Then we ran,”"]


def test_single_marks_reopen_each_paragraph_too() -> None:
    """A possessive ends nothing there, and the last paragraph closes."""
    text = "She said: ‘The dogs’ home is full. I’m tired.\n‘It leaks.’"
    assert quoted(text) == [("‘The dogs’ home is full. I’m tired.", 0, False), ("‘It leaks.’", 0, True)]
    assert [one.continues for one in find_quotations(article(text), load_pack("en"))] == [False, True]


def test_where_speech_is_set_in_single_marks_one_may_be_missing() -> None:
    """The other paragraphs tell what an unpaired mark is."""
    text = "‘The dogs’ home is full, Vey said.\nIt leaks,’ said Lind.\n‘Go,’ he said.\n‘It does.’"
    assert [words for words, _, _ in quoted(text)] == [
        "‘The dogs’ home is full, Vey said.",
        "It leaks,’",
        "‘Go,’",
        "‘It does.’",
    ]


def test_a_single_mark_left_open_before_prose_is_none() -> None:
    """Without a paragraph that goes on with it, it may be an apostrophe."""
    assert quoted("‘Twas a year ago.\nThe dogs’ home is full.") == []


def test_an_unclosed_mark_ends_where_the_next_begins() -> None:
    """A quotation that is never closed does not swallow the next one."""
    text = '"We left. He said "another day" would do'
    assert quoted(text) == [('"We left. He said', 0, False), ('"another day"', 0, True)]


def test_double_marks_nest_where_both_are_closed() -> None:
    """Double marks inside double marks belong to one quotation when each has its closing mark."""
    text = "“Whoever calls the “ferry” a “hobby” is wrong,” said Lind."
    inner = [("“ferry”", 1, True), ("“hobby”", 1, True)]
    assert quoted(text) == [("“Whoever calls the “ferry” a “hobby” is wrong,”", 0, True), *inner]


def test_a_block_in_straight_marks_holds_curly_ones() -> None:
    """A paragraph that the next reopens with the same mark goes to its end, whatever stands inside."""
    text = '"Some call the ferry “idle” these days.\n"It is not."'
    found = quoted(text)
    assert found == [
        ('"Some call the ferry “idle” these days.', 0, False),
        ("“idle”", 1, True),
        ('"It is not."', 0, True),
    ]


def test_a_mark_that_never_closes_around_others_is_a_slip() -> None:
    """A straight mark before a passage that quotes others and is never closed tells nothing."""
    text = '"The hall fell silent as Lind shouted “Go!”\n“We went,” Ruiz said.'
    assert quoted(text) == [("“Go!”", 0, True), ("“We went,”", 0, True)]
    assert not any(one.continues for one in find_quotations(article(text), load_pack("en")))


def test_a_mark_of_the_house_left_open_around_others_is_none() -> None:
    """Where the paper closes such marks elsewhere, the one left open runs to its paragraph's end."""
    text = 'Lind said: "Some call it “idle” now.\nThe hall was full.\n"It is not," she said.'
    assert quoted(text)[0] == ('"Some call it “idle” now.', 0, False)


def test_a_mark_that_never_closes_may_hold_single_ones() -> None:
    """Single marks inside double ones are usual, and no sign of a slip."""
    text = "“He said ‘go’ and left."
    assert quoted(text) == [(text, 0, False), ("‘go’", 1, True)]


def test_a_word_at_a_distance_is_no_speech() -> None:
    """A word or two in marks is a scare quote, a name in capitals a title, and a sentence speech."""
    text = "The “experts” read “The Long Night of Ames” and said “we are done here”."
    kinds = [quotation.kind for quotation in find_quotations(article(text), load_pack("en"))]
    assert kinds == [QuotationKind.SCARE, QuotationKind.TITLE, QuotationKind.SPEECH]


@pytest.mark.parametrize("mark", ['"', "“", "‘", "'", "”"])
def test_ten_thousand_marks_take_linear_time(mark: str) -> None:
    """Unbalanced marks cost no more than their number."""
    started = time.process_time()
    quoted(f"a {mark}b " * 10_000)
    assert time.process_time() - started < 2


def test_quotations_are_not_nested_without_end() -> None:
    """Marks that open inside each other a thousand times make no more depths than prose has."""
    nested = find_quotations(article("“He said ‘so " * 1_000 + "’ ” " * 1_000), load_pack("en"))
    assert {quotation.depth for quotation in nested} == set(range(DEEPEST + 1))
