"""The parser takes any text in time that grows as the text does."""

import pytest

from sayso.languages.pack import load_pack
from sayso.languages.parser import LONGEST_RUN, _tokenized, load_parser
from tests.spent import processor_time

PARSER = load_parser(load_pack("en"))
RUNS = ("\N{GRINNING FACE}", "“”", "$", "—", "'", "(", "a/b", "\N{REGIONAL INDICATOR SYMBOL LETTER D}", "a-")


def seconds(text: str) -> float:
    """Return the processor time that cutting into words takes."""
    return processor_time(lambda: _tokenized(PARSER, text), tries=2)


@pytest.mark.parametrize("run", RUNS)
def test_runs_without_blanks_take_linear_time(run: str) -> None:
    """Four times as long a run takes about four times as long: not sixteen, as the tokenizer alone would."""
    once, four = seconds(run * 5_000), seconds(run * 20_000)
    assert four < 8 * max(once, 0.005)


@pytest.mark.parametrize(
    "text",
    [
        "Ida isn't here.  " + "\N{GRINNING FACE}" * 1_000 + " It can't hold\n " + "ab-c/" * 300 + "\nend  ",
        " " + "a" * (3 * LONGEST_RUN + 1),
        "(" * (2 * LONGEST_RUN) + " so",
    ],
)
def test_no_character_is_lost_where_a_run_is_cut(text: str) -> None:
    """The words and the white space between them are the text."""
    assert _tokenized(PARSER, text).text == text


def test_words_and_addresses_are_not_cut() -> None:
    """A text whose runs are no longer than any word is cut as the tokenizer cuts it."""
    text = "She isn't at https://brook.example/" + "a-" * 120 + " now."
    expected = PARSER.make_doc(text)
    assert [(word.text, word.norm_) for word in _tokenized(PARSER, text)] == [
        (word.text, word.norm_) for word in expected
    ]


def test_every_label_has_its_name() -> None:
    """What the parser says of a word can be told by name."""
    names = PARSER.vocab.strings
    assert all(label in names for _, part in PARSER.components for label in getattr(part, "labels", ()))
