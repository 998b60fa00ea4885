"""Pages: text blocks as a reader sees them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.ingest.page import read_page


def blocks(page: str) -> list[tuple[str, str]]:
    """Return kind and words of each block of a page."""
    return [(block.kind.value, block.text) for block in read_page(page).blocks]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<p>The dam\n  is <b>safe</b>.", [("paragraph", "The dam is safe.")]),
        ("<p>One.<p>Two.", [("paragraph", "One."), ("paragraph", "Two.")]),
        ("<p>One.<br>Two.<br><br>Three.</p>", [("paragraph", "One.\nTwo."), ("paragraph", "Three.")]),
        ("<ul><li>One<li>Two</ul>", [("list_item", "One"), ("list_item", "Two")]),
        ("<h2>What next</h2>", [("heading", "What next")]),
        ("<blockquote><p>We go.</p></blockquote>", [("quote", "We go.")]),
        ("<figure><figcaption>Pier 6</figcaption></figure>", [("caption", "Pier 6")]),
        ('<p class="wp-caption-text">Pier 6</p>', [("caption", "Pier 6")]),
        ('<p class="article__standfirst">In short</p>', [("lead", "In short")]),
        (
            '<blockquote class="twitter-tweet"><p>We go.</p>— A (@a)</blockquote><p>Then.</p>',
            [("quote", "We go."), ("signature", "— A (@a)"), ("paragraph", "Then.")],
        ),
        ("<p>“Caf&eacute;” &amp; bar&nbsp;1</p>", [("paragraph", "“Café” & bar\xa01")]),
        ("<p>Seen<script>var x = 1</script>.</p>", [("paragraph", "Seen.")]),
    ],
)
def test_blocks_have_words_and_a_kind(page: str, expected: list[tuple[str, str]]) -> None:
    """White space is as a browser shows it, character references are decoded, scripts are not shown."""
    assert blocks(page) == expected


def test_a_block_keeps_its_place_in_the_page() -> None:
    """The span runs from the first to the last character of the words, tags between them included."""
    page = "<p> The <b>dam</b> holds. </p>"
    (block,) = read_page(page).blocks
    assert block.span.of(page) == "The <b>dam</b> holds."


def test_menus_are_outside_the_article() -> None:
    """What stands in a menu, an aside or a footer is marked so."""
    page = read_page("<nav><li>Home</nav><p>Dam.</p><aside><p>Read also</p></aside><footer>Us</footer>")
    assert [(block.text, block.outside) for block in page.blocks] == [
        ("Home", True),
        ("Dam.", False),
        ("Read also", True),
        ("Us", True),
    ]


def test_the_title_of_the_head_is_no_block() -> None:
    """It is kept apart, for pages whose headline stands nowhere else."""
    page = read_page("<head><title>Dam holds | Halden Post</title></head><body><p>Dam.</p>")
    assert page.title is not None
    assert (page.title.text, [block.text for block in page.blocks]) == ("Dam holds | Halden Post", ["Dam."])


@given(st.text(alphabet="<>/ph1b ribl!-\"'= a&;\n", max_size=120))
def test_any_page_is_read(page: str) -> None:
    """Blocks stand in order inside the page, whatever state it is in."""
    end = 0
    for block in read_page(page).blocks:
        assert block.text.strip()
        assert end <= block.span.start < block.span.end <= len(page)
        end = block.span.end
