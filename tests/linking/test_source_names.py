"""Names that vouch for one claim: when two are one source."""

import pytest

from sayso.languages.pack import load_pack
from sayso.linking.source_names import describes, same_name, same_source
from sayso.stages.who.lexicon import lexicon_of

LEXICON = lexicon_of(load_pack("en"))

ALIKE = [
    ("World Relief Council", "WRC"),
    ("Ida Brook", "Brook"),
    ("the defense ministry in Moscow", "Russian Defence Ministry"),
    ("Russias armed forces", "the army"),
    ("London-based Halden Observatory", "the Observatory"),
    ("UN figures", "the United Nations"),
    ("United States", "Washington"),
    ("SANAs correspondent", "the official SANA news agency"),
    ("ISIS", "the Islamic State group"),
]
KIND = [
    ("a war monitor", "Halden Observatory for Rights"),
    ("the Norway-based monitoring group", "the Halden Observatory"),
    ("Syrian state TV", "the Vale governments official television"),
    ("Russia", "the Russian Defence Ministry"),
]
APART = [
    ("Ida Brook", "Ida Varn"),
    ("the ministry", "the union"),
    ("the Russian army", "the Syrian army"),
    ("Iranian state television", "Syrian state television"),
    ("state television", "the state news agency"),
    ("Syria", "the Syrian Observatory"),
    ("the group", "the Vale group"),
    ("an official", "a Halden official"),
    ("a chemical monitor", "the Halden Observatory"),
    ("Orme Police Command", "Halden Police Command"),
    ("Halden Police Command", "Halden Countryside Police Command"),
    ("Halden Rights Watch", "a monitor"),
]


@pytest.mark.parametrize(("left", "right"), ALIKE)
def test_names_of_one_source(left: str, right: str) -> None:
    """Spelling, short forms, letters, seats and other names for a body make no second source."""
    assert same_name(left, right, LEXICON)
    assert same_source(right, left, LEXICON)


@pytest.mark.parametrize(("left", "right"), KIND)
def test_sources_of_one_kind(left: str, right: str) -> None:
    """A story has one monitor and a state one channel, but the names are not alike."""
    assert same_source(left, right, LEXICON)
    assert not same_name(right, left, LEXICON)


@pytest.mark.parametrize(("left", "right"), APART)
def test_two_sources(left: str, right: str) -> None:
    """Two bodies stay two."""
    assert not same_source(left, right, LEXICON)
    assert not same_source(right, left, LEXICON)


@pytest.mark.parametrize(
    ("name", "called", "same"),
    [
        ("the harbour candidate", ["Ida Brook", "Vendish harbour candidate"], True),
        ("The candidate", ["the candidate"], True),
        ("a harbour candidate", ["Vendish harbour candidate"], False),
        ("the group", ["the relief group"], False),
        ("the man", ["the old man"], False),
    ],
)
def test_who_is_described(name: str, called: list[str], *, same: bool) -> None:
    """One described with "the" is whom another article calls so; "a candidate" and "the man" are anybody."""
    assert describes(name, called, LEXICON) is same
