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


SIGNED = "<blockquote><p>We go.</p>{}</blockquote>"


@pytest.mark.parametrize(
    "signature",
    [
        "<p>— Rosa Lind, crane driver</p>",
        "<footer>Rosa Lind</footer>",
        "<cite>Rosa Lind</cite>",
        "<p><cite>Rosa Lind</cite></p>",
        '<span class="author">Rosa Lind</span>',
    ],
)
def test_who_signs_a_quotation_stands_apart(signature: str) -> None:
    """The line below a quotation is a block of its own, with its name kept."""
    (quote, signed) = blocks(SIGNED.format(signature))
    assert quote == ("quote", "We go.")
    assert (signed[0], "Rosa Lind" in signed[1]) == ("signature", True)


def test_a_work_cited_inside_a_quotation_is_no_signature() -> None:
    """Only the last thing in a quotation signs it."""
    page = "<blockquote>In <cite>The Tide</cite> she wrote of rats.</blockquote>"
    assert blocks(page) == [("quote", "In The Tide she wrote of rats.")]


def test_a_caption_signs_the_quotation_of_its_figure() -> None:
    """In a figure without a quotation it is a caption."""
    page = "<figure><blockquote>We go.</blockquote><figcaption>Tom Vey</figcaption></figure>"
    assert blocks(page) == [("quote", "We go."), ("signature", "Tom Vey")]


def test_a_post_may_begin_with_its_author() -> None:
    """The date of a post is no words of it."""
    page = (
        '<a class="tweet"><div class="tweet-author">Joran Pell</div>Come and work.'
        '<div class="tweet-date">2 March</div></a>'
    )
    assert blocks(page) == [("signature", "Joran Pell"), ("quote", "Come and work."), ("header", "2 March")]


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("<p>It was <q>never fit</q> to sail.", "It was “never fit” to sail."),
        ("<p><q>He said <q>go</q>.</q>", "“He said ‘go’.”"),
        ("<p><q>“Go,”</q> he said.", "“Go,” he said."),
        ("<p>A <my-word>dam</my-word> broke <blink>twice</blink>, she said.", "A dam broke twice, she said."),
    ],
)
def test_what_a_browser_shows_in_the_line_stays_in_it(page: str, words: str) -> None:
    """`q` has the marks that a browser shows, and elements nobody knows cut no sentence."""
    assert blocks(page) == [("paragraph", words)]


def test_a_class_of_the_page_makes_no_caption() -> None:
    """A class is believed of a leaf, never of what holds the whole text."""
    text = "<p>One.</p><p>Two.</p><p>Three.</p><p>Four.</p>"
    for page in (f'<body class="wide-caption">{text}', f'<div class="caption">{text}</div>'):
        assert {kind for kind, _ in blocks(page)} == {"paragraph"}
    assert blocks('<p class="caption">One.</p>') == [("caption", "One.")]


def test_tags_of_any_length_are_read_at_once() -> None:
    """A tag with a hundred thousand attributes is handed to no other parser."""
    page = read_page(f"<p {' '.join(f'a{number}=1' for number in range(100_000))}>Dam.</p>")
    assert page.plain == "<p>Dam.</p>"
