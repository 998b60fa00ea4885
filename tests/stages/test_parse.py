"""A parse is plain rows, block by block."""

from sayso.languages.pack import load_pack
from sayso.stages.parse import LONGEST_PIECE, parse
from tests.articles import article

PACK = load_pack("en")


def test_rows_point_into_the_text() -> None:
    """Each token's offsets give its exact word, and white space is no token."""
    text = "Mara  Lind said so.\n\nNobody\tleft."
    syntax = parse(article(text), PACK)
    words = [text[token.start : token.end] for token in syntax.tokens]
    assert words == ["Mara", "Lind", "said", "so", ".", "Nobody", "left", "."]


def test_a_sentence_never_crosses_a_block() -> None:
    """Two lines without a stop are two sentences, each in its block."""
    syntax = parse(article("Mill shut for good\nMara Lind left town"), PACK)
    assert [sentence.block for sentence in syntax.sentences] == [0, 1]


def test_heads_and_subtrees_are_of_the_article() -> None:
    """Heads are rows of the whole article, also after the first block."""
    text = "One line.\nMara Lind said so."
    syntax = parse(article(text), PACK)
    said = next(row for row, token in enumerate(syntax.tokens) if token.lemma == "say")
    assert syntax.tokens[said].head == said
    assert syntax.span(syntax.left[said], syntax.right[said]).of(text) == "Mara Lind said so."


def test_control_characters_are_white_space() -> None:
    """A NUL divides words and is no token."""
    text = "Mara\x00Lind said\x07so."
    words = [text[token.start : token.end] for token in parse(article(text), PACK).tokens]
    assert words == ["Mara", "Lind", "said", "so", "."]


def test_a_long_paragraph_is_cut_after_a_sentence() -> None:
    """No token is lost or moved where a piece ends."""
    text = "Mara Lind said so. " * (LONGEST_PIECE // 10)
    syntax = parse(article(text), PACK)
    assert len(syntax.tokens) == 5 * (LONGEST_PIECE // 10)


def test_no_text_is_no_rows() -> None:
    """An article of white space has no tokens."""
    assert parse(article("  \n "), PACK).tokens == ()


def test_a_sentence_ends_with_an_hour() -> None:
    """A title behind "p.m." begins a sentence, unless the hour opens one."""
    ends = parse(article("The last boat left Orme at 6 p.m. Mr. Vale then shut the gate."), PACK)
    goes_on = parse(article("At 6 p.m. Mr. Vale then shut the gate."), PACK)
    assert (len(ends.sentences), len(goes_on.sentences)) == (2, 1)
