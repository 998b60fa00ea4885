"""Choosing: which blocks of a page are the article."""

from sayso.ingest.choosing import choose_blocks, left_out
from sayso.ingest.page import read_page

PROSE = [
    f"The dam above {town} is safe, mayor Ida Brook told the council on Monday, after {days} days of rain."
    for town, days in (("Halden", 3), ("Orwin", 4), ("Tarn", 5), ("Velmouth", 6), ("Askerby", 7))
]


def chosen(inside: str) -> list[tuple[str, str]]:
    """Return kind and beginning of each chosen block of a page."""
    page = read_page(f"<html><body><article>{inside}</article></body></html>")
    return [(block.kind.value, block.text[:20]) for block in choose_blocks(page)]


def paragraphs() -> str:
    """Return five paragraphs."""
    return "".join(f"<p>{prose}</p>" for prose in PROSE)


def test_a_paragraph_with_quotations_marked_up_is_chosen() -> None:
    """A `q` costs nobody a paragraph."""
    page = paragraphs() + f"<p><q>It was never fit to sail,</q> she said at the quay. {PROSE[0]}</p>"
    assert len(chosen(page)) == len(PROSE) + 1


def test_stacked_headlines_are_furniture() -> None:
    """A run of lines that are links leads to other stories; one link in a sentence does not."""
    stack = "".join(f"<h3><a href='/{row}'>Another story number {row}</a></h3>" for row in range(3))
    kinds = [
        kind for kind, _ in chosen(paragraphs() + stack + f"<p>{PROSE[0]} So it <a href='/'>was</a>.</p>")
    ]
    assert "heading" not in kinds
    assert kinds.count("paragraph") == len(PROSE) + 1


def test_what_a_class_calls_furniture_is_kept_and_never_read() -> None:
    """A newsletter box between paragraphs is a block of its own kind, where it is chosen at all."""
    words = "Every morning the news of the valley in your post, free of charge."
    box = f'<div class="newsletter-box"><p>{words}</p></div>'
    kinds = dict(chosen(paragraphs() + box + paragraphs()))
    assert "paragraph" in kinds
    assert kinds.get("furniture", "Every morning the ne") == "Every morning the ne"


def test_pieces_of_the_same_make_belong_together() -> None:
    """An article cut in two by a box is chosen whole."""
    parts = [f'<div class="part"><p class="text">{prose}</p></div>' for prose in PROSE]
    box = "<div class='box'><ul><li><a href='/'>Most read</a></li></ul></div>"
    page = f"{''.join(parts[:3])}{box}{''.join(parts[3:])}"
    assert len([kind for kind, _ in chosen(page) if kind == "paragraph"]) == len(PROSE)


def test_what_was_left_out_is_known() -> None:
    """A paragraph among those of the article that was not chosen can be told."""
    page = read_page(f"<article>{paragraphs()}</article>")
    found = choose_blocks(page)
    assert left_out(page, found) == []
    assert [block.text for block in left_out(page, [found[0], found[-1]])] == PROSE[1:-1]


def test_a_line_in_bold_is_a_heading() -> None:
    """A question above its answer is too, in a paragraph of its own or before a break; a sentence is not."""
    bold = (
        "<p><b>The cost</b></p><p><strong>Who pays?</strong><br>The county pays.</p><p><b>It is late.</b></p>"
    )
    assert chosen(paragraphs() + bold)[len(PROSE) :] == [
        ("heading", "The cost"),
        ("heading", "Who pays?"),
        ("paragraph", "The county pays."),
        ("paragraph", "It is late."),
    ]
    assert {kind for kind, _ in chosen("".join(f"<p><b>{prose[:-1]}</b></p>" for prose in PROSE))} == {
        "paragraph"
    }
