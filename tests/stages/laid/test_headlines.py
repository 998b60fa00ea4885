"""Headlines: who says what where the form alone tells."""

from dataclasses import replace

import pytest

from sayso.ingest import open_article
from sayso.languages.pack import load_pack
from sayso.model.article import BlockKind
from sayso.model.span import words
from sayso.model.statement import Act
from sayso.stages.acts import find_acts
from sayso.stages.parse import parse
from sayso.stages.quotations import find_quotations
from sayso.stages.statements import find_attributions
from tests.articles import article

PACK = load_pack("en")
BELOW = "The council met on Monday.\n\nThe coach Ulf Gray met reporters. “He begged for it,” Gray said."


def headed(headline: str) -> list[tuple[str, str]]:
    """Return (source, content) of what is said in a headline."""
    text = f"{headline}\n\n{BELOW}"
    made = article(text)
    found = find_attributions(made, parse(made, PACK), find_quotations(made, PACK), PACK)
    return [
        (words(text, one.source), words(text, one.content))
        for one in found
        if one.content and one.content[0].end <= len(headline)
    ]


@pytest.mark.parametrize(
    ("headline", "said"),
    [
        ("Weir safe – mayor", [("mayor", "Weir safe")]),
        ("“I heard nothing”: watchman", [("watchman", "“I heard nothing”")]),
        ("Weir row – ‘No one asked us’, crews say", [("crews", "‘No one asked us’")]),
        ("‘The weir decides’: a talk with Nora Lind", [("Nora Lind", "‘The weir decides’")]),
        ("Gray on Moe: ‘He begged for it’", [("Gray", "‘He begged for it’")]),
        ("‘He begged for it’: two hurt in Sund", [("", "‘He begged for it’")]),
        ("Mill: Gray ‘won’t pay’", [("Gray", "‘won’t pay’")]),
        ("Mill fire: Three hurt", []),
        ("Weir ‘safe’, mayor tells council", [("mayor", "Weir ‘safe’")]),
        ("Is the weir safe? Gray says no", [("Gray", "no")]),
        ("Union not asked about weir", []),
        ("A guide to Sund: where to eat", []),
    ],
)
def test_the_form_of_a_headline_tells_who_speaks(headline: str, said: list[tuple[str, str]]) -> None:
    """A source at the end, one who speaks on another, who says the words below; a topic says nothing."""
    assert headed(headline) == said


def test_who_is_only_told_says_nothing() -> None:
    """In a headline "told" is a passive."""
    assert [who for who, _ in headed("Moe drove off after crash, jury told")] == [""]


def test_a_second_headline_passes_over_what_the_first_took() -> None:
    """What is gone from the title stands in no other heading."""
    text = f"Mayor says weir safe – engineer\n\n“I heard nothing”: watchman\n\n{BELOW}"
    made = open_article(text, language="en")
    blocks = (
        replace(made.blocks[0], kind=BlockKind.TITLE),
        replace(made.blocks[1], kind=BlockKind.HEADING),
        *made.blocks[2:],
    )
    made = replace(made, blocks=blocks)
    found = find_attributions(made, parse(made, PACK), find_quotations(made, PACK), PACK)
    assert ("watchman", "“I heard nothing”") in [
        (words(text, one.source), words(text, one.content)) for one in found
    ]


def test_who_is_told_to_do_something_is_urged() -> None:
    """A bare verb behind "X to Y:" is no plain saying, whatever its words weigh."""
    made = article("Gray to Ulm: Quit now\n\nThe coach Ulf Gray called for Sheriff Ulm to quit.")
    found = find_attributions(made, parse(made, PACK), find_quotations(made, PACK), PACK)
    acts = find_acts(made, parse(made, PACK), found, PACK)
    assert (words(made.text, found[0].content), acts[0].act) == ("Quit now", Act.URGE)
