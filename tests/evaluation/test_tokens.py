"""Words are counted by position; marks, spaces and partial spans do not matter."""

import pytest

from sayso.evaluation.tokens import Tokens
from sayso.model.attribution import Manner
from sayso.model.span import Span


def rows(tokens: Tokens, words: str) -> frozenset[int]:
    """Return the positions of `words` where they stand first."""
    start = tokens.text.index(words)
    return tokens.positions([Span(start, start + len(words))])


@pytest.mark.parametrize(
    ("source", "heads"),
    [
        ("Ann Lee, the mayor", ["Lee"]),
        ("a spokesman for Bob", ["spokesman"]),
        ("Bob’s aide", ["aide"]),
        ("the mayor and her two deputies", ["mayor", "deputies"]),
        ("officials who asked not to be named", ["officials"]),
        ("who", ["who"]),
    ],
)
def test_heads_of_a_source(source: str, heads: list[str]) -> None:
    """The head stands before a comma, preposition or relative word; conjuncts have one each."""
    tokens = Tokens(f"Well, {source} said so.")
    assert [tokens.word(row) for row in sorted(tokens.heads(rows(tokens, source)))] == heads


def test_no_source_has_no_head() -> None:
    """Nothing gives nothing."""
    assert Tokens("So it goes.").heads(frozenset()) == frozenset()


@pytest.mark.parametrize(
    ("text", "content", "manner"),
    [
        ("“We won,” he said.", "We won", Manner.DIRECT),
        ("``We won,'' he said.", "We won", Manner.DIRECT),
        ('He said it was "fun" too.', 'it was "fun', Manner.MIXED),
        ("He said we won.", "we won", Manner.INDIRECT),
        ("He said 'we won'.", "we won", Manner.INDIRECT),
        ("“One.\nTwo, he said.", "Two", Manner.INDIRECT),
    ],
)
def test_manner_of_a_content(text: str, content: str, manner: Manner) -> None:
    """Double marks count, single ones do not, and a line break closes them."""
    tokens = Tokens(text)
    assert tokens.manner(rows(tokens, content)) is manner


def test_a_word_half_inside_counts() -> None:
    """A span that cuts a word takes it when it holds half of it."""
    tokens = Tokens("abcd efgh")
    assert tokens.positions([Span(2, 6)]) == {0}
