"""Matching: what a person types, as the index takes it."""

import pytest

from sayso.errors import TooManyWords
from sayso.store.matching import MOST, MOST_OPEN, match_of


@pytest.mark.parametrize(
    ("typed", "expression"),
    [
        ("dam", '"dam"'),
        ("dam holds", '"dam" "holds"'),
        ('"the dam" holds', '"the dam" "holds"'),
        ("“the dam” holds", '"the dam" "holds"'),
        ("„the dam“", '"the dam"'),
        ("bridg*", '"bridg"*'),
        ('"the bridg"*', '"the bridg"*'),
        ("dam AND NOT (holds OR col:x) ^y -z", '"dam" "AND" "NOT" "(holds" "OR" "col:x)" "^y" "-z"'),
        ('"never closed', '"never" "closed"'),
        ('a""b', '"a" "b"'),
        ("don't", '"don\'t"'),
        ("a\x00b", '"a" "b"'),
        ("… ! — *", None),
        ("", None),
    ],
)
def test_match(typed: str, expression: str | None) -> None:
    """Words are held in quotation marks, so that none is an operator; marks alone are nothing."""
    match = match_of(typed)
    assert (match.expression if match else None) == expression


def test_shown() -> None:
    """The words come back as understood."""
    match = match_of("“the dam” bridg* !")
    assert match
    assert match.phrases == ("the dam", "bridg*")


def test_each_word_once() -> None:
    """A word typed 5,000 times is looked for once."""
    assert match_of("a* " * 5_000 + "dam dam") == (("a*", "dam"), '"a"* "dam"')


def test_too_many_words_are_refused() -> None:
    """What would take minutes is one line."""
    assert match_of(" ".join(f"w{number}" for number in range(MOST)))
    with pytest.raises(TooManyWords, match=r"^65 words found in a search\. Expected 64 words at most"):
        match_of(" ".join(f"w{number}" for number in range(MOST + 1)))
    assert match_of(" ".join(f"w{number}*" for number in range(MOST_OPEN)))
    with pytest.raises(TooManyWords, match=r"^5,000 words that end in \* found"):
        match_of(" ".join(f"w{number}*" for number in range(5_000)))
