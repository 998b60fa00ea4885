"""Layout: columns, wrapping and escapes."""

from hypothesis import given
from hypothesis import strategies as st

from sayso.report.facts.layout import columns, pad, safe, side_by_side, wrap


@given(st.text(), st.integers(min_value=2, max_value=40))
def test_wrap_keeps_the_words(text: str, width: int) -> None:
    """Wrapping loses nothing but white space and fits the width."""
    lines = wrap(text, width)
    assert "".join("".join(lines).split()) == "".join(safe(text).split())
    assert all(columns(line) <= width for line in lines)


@given(st.text(alphabet=st.characters(categories=["Cc", "Cf", "Zl", "Zp"])))
def test_safe_sends_no_control(text: str) -> None:
    """No control character is left, but joiners and soft hyphens."""
    assert all(character.isprintable() or character in "\xad\u200c\u200d" for character in safe(text))


def test_side_by_side_fills_up() -> None:
    """Cells of different height stand beside each other, blanks below the shorter."""
    assert list(side_by_side((["a"], 2), (["b", "c"], 1))) == [["a ", "b"], ["  ", "c"]]


def test_pad_counts_columns() -> None:
    """Padding counts columns, not characters."""
    assert pad("日", 4) == "日  "
