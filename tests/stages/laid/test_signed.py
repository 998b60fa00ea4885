"""A line that only names somebody signs what stands above it or beside it."""

import pytest

from tests.stages.laid.said import laid


@pytest.mark.parametrize(
    ("line", "who", "words"),
    [
        ("“We have the money.” — Mayor Ada Stroud", "Mayor Ada Stroud", "“We have the money.”"),
        ("• “Nobody asked us” (Greta Falk, baker)", "Greta Falk, baker", "“Nobody asked us”"),
        ("Key quote: “It leaks” – Nils Orr", "Nils Orr", "“It leaks”"),
    ],
)
def test_a_quotation_is_signed(line: str, who: str, words: str) -> None:
    """Behind a dash or in brackets stands who said it."""
    assert laid(f"The week\n\nThe council met.\n\n{line}\n\nThe rain went on.") == [(who, words, "signed")]


def test_a_letter_is_its_signers() -> None:
    """Under a heading that says letters, all above a name is that reader's."""
    text = (
        "Letters to the editor\n\nThe weir is old. The mayor knows it.\n\nIt leaks.\n\nNORA LIND\n\nSund\n\n"
        "I like the weir.\n\nTom Vey, Halden"
    )
    assert laid(text) == [
        ("NORA LIND", "The weir is old. The mayor knows it. … It leaks.", "letter"),
        ("Tom Vey", "I like the weir.", "letter"),
    ]


def test_elsewhere_a_name_on_its_line_signs_nothing() -> None:
    """Without that heading it may be a byline or a caption."""
    assert laid("The weir\n\nThe weir is old.\n\nNORA LIND\n\nIt leaks.") == []


def test_a_copied_post_has_name_handle_words_and_time() -> None:
    """Four lines as the page shows them."""
    text = "The row\n\nThe mayor spoke.\n\nNora Lind\n@noralind\nNobody called. #weir\n9:14 PM · Mar 2, 2026"
    assert laid(text) == [("Nora Lind", "Nobody called. #weir", "post")]
