"""Matching: what a person types, as the index takes it."""

import pytest

from sayso.store.matching import match_of


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
