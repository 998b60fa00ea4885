"""Speaking: what a speaker of a store says, counted and listed, with what answers it."""

import pytest

from sayso.errors import NotInStore
from sayso.model.statement import Act
from sayso.store import Store
from tests.stored import READING, under


@pytest.fixture
def ruiz(store: Store) -> int:
    """Return the number of a speaker in three articles of two outlets."""
    for day, outlet in ((1, "Valley Post"), (2, "Valley Post"), (3, "Upland News")):
        store.add(under(published=f"2026-03-0{day}", outlet=outlet))
    return store.who("ruiz", copies=True)[0].id


def test_counts(store: Store, ruiz: int) -> None:
    """Copies count once; statements by outlet, act and day come to the same sum."""
    spoken = store.spoken(ruiz)
    assert spoken.speaker.name == "Ana Ruiz"
    assert spoken.statements == sum(one.statements for one in spoken.outlets)
    assert (
        spoken.statements
        == sum(one.statements for one in spoken.acts)
        == sum(count for _, count in spoken.days)
    )
    assert [role.words for role in spoken.roles] == ["Minister", "finance minister"]
    assert (spoken.roles[0].first, spoken.roles[0].last) == ("2026-03-01", "2026-03-01")


def test_a_page(store: Store, ruiz: int) -> None:
    """Words are slices of the article; pages follow each other."""
    whole = store.spoken(ruiz)
    assert whole.said
    for one in whole.said:
        assert all(piece.of(READING.article.text) in one.words for piece in one.pieces)
    assert store.spoken(ruiz, start=1, limit=1).said == whole.said[1:2]


def test_what_answers(store: Store) -> None:
    """A refusal stands beside the accusation it answers."""
    store.add(under(published="2026-03-01"))
    korvan = store.who("korvan")[0].id
    (said,) = store.spoken(korvan).said
    assert said.act is Act.DECLINE
    assert said.answers
    assert said.answers.act is Act.ACCUSE


def test_nobody(store: Store) -> None:
    """A number that is nobody's is told so."""
    with pytest.raises(NotInStore, match="No speaker 77"):
        store.spoken(77)
