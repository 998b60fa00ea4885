"""One missing mark costs its own paragraph alone."""

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.languages.pack import load_pack
from sayso.stages.quotations import find_quotations
from tests.articles import article

PACK = load_pack("en")

# Opening and closing mark of speech, and of what is quoted inside it.
HOUSES = [
    ("“", "”", "‘", "’"),
    ('"', '"', "'", "'"),
    ("‘", "’", "“", "”"),
    ("'", "'", '"', '"'),
    ("„", "“", "‚", "‘"),
]
# Paragraphs as papers print them: { and } for speech, < and > for what is quoted inside.
PARAGRAPHS = [
    "{The quay is shut,} said Ida Brook.",
    "Brook said: {The dogs’ home is full. I’m tired.}",
    "{It leaks,} he said. {It has leaked for years.}",
    "{They told us: <Wait for Friday,>} Pell said.",
    "{We will not pay for the {2024} plan,} she added, {and the firm knows it.}",
    "The crews’ union and the Women’s Institute met on Monday.",
    "{Who signed it?} Pell asked the owners’ lawyer.",
    "{First we walked. It was late.\n{Then we ran,} Lind said.",
    "{First we walked.\n{It was late.\n{Then we ran.}",
]  # fmt: skip
SAFE = [one for one in PARAGRAPHS if "{2024}" not in one]


def found(text: str) -> list[list[tuple[str, int, bool]]]:
    """Return (words, depth, closed) of the quotations of each paragraph."""
    made = article(text)
    quotations = find_quotations(made, PACK)
    return [
        [(one.span.of(text), one.depth, one.closed) for one in quotations if block.span.covers(one.span)]
        for block in made.blocks
    ]


def set_in(house: tuple[str, str, str, str], paragraphs: list[str]) -> str:
    """Return the article with the marks of a house."""
    return "\n".join(paragraphs).translate(dict(zip(map(ord, "{}<>"), house, strict=True)))


@settings(max_examples=300, deadline=None)
@given(
    house=st.sampled_from(HOUSES),
    paragraphs=st.lists(st.sampled_from(SAFE), min_size=4, max_size=9),
    which=st.integers(0, 10_000),
)
def test_a_missing_mark_costs_its_own_paragraph_alone(
    house: tuple[str, str, str, str], paragraphs: list[str], which: int
) -> None:
    """Whichever mark is left out, every other paragraph keeps its quotations."""
    plain = "\n".join(paragraphs)
    places = [place for place, char in enumerate(plain) if char in "{}<>"]
    if not places:
        return
    place = places[which % len(places)]
    whole = found(set_in(house, paragraphs))
    less = found(set_in(house, [plain[:place] + plain[place + 1 :]]))
    row = plain[:place].count("\n")
    assert less[:row] + less[row + 1 :] == whole[:row] + whole[row + 1 :]
