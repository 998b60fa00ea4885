"""Places: names with codes, and names that are something else."""

import pytest

from sayso.stages.places import find_places
from tests.stages.measured import PACK, parsed


def places(text: str) -> list[tuple[str, str | None]]:
    """Return the words and code of each place in `text`."""
    article, syntax = parsed(text)
    return [(found.span.of(text), found.code) for found in find_places(article, syntax, PACK)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The delegation flew to Ghana.", [("Ghana", "GH")]),
        ("The ship left the U.S. for Iceland.", [("U.S.", "US"), ("Iceland", "IS")]),
        ("A fire broke out in New York City.", [("New York City", "US")]),
        ("The road runs through Nova Scotia.", [("Nova Scotia", "CA-NS")]),
        ("The fire spread across Velmark province.", [("Velmark province", None)]),
        ("The rally was held in Paris.", [("Paris", "FR")]),
    ],
)
def test_a_place_has_its_code(text: str, expected: list[tuple[str, str | None]]) -> None:
    """Countries, regions and cities of the gazetteer carry a code; others none."""
    assert places(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Moscow said the talks would go on.",
        "Washington denied the report.",
        "Paris Velander wrote the book.",
        "Michael Jordan wrote the book.",
        "They told us so.",
    ],
)
def test_a_source_a_person_or_a_word_is_no_place(text: str) -> None:
    """A capital that speaks is a source; a name may be a person's."""
    assert places(text) == []
