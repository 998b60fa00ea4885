"""Pairs: what must not join, and signs that do not hang on the order of reading."""

import numpy as np
import pytest

from sayso.linking.claims.columns import columns_of
from sayso.linking.claims.pairs import SIGNS, Pairs, all_pairs, kept_apart
from sayso.linking.claims.told import Document, Told
from sayso.linking.claims.weights import load_weights
from sayso.model.span import Span


def document(row: int, words: str, number: float | None = None, when: str | None = None) -> Document:
    """Return an article that is one point."""
    told = Told(
        row=row,
        assertion="a1",
        content=(Span(0, len(words)),),
        words=words,
        when=when,
        numbers=() if number is None else ((number, number, "people"),),
    )
    return Document(id=str(row), words=words, day=None, told=(told,))


def pairs(*documents: Document) -> Pairs:
    """Return the pairs of two articles."""
    (found,) = all_pairs(columns_of(documents, load_weights("en")), [(0, 1, 0.5)])
    return found


@pytest.mark.parametrize(
    ("left", "right", "apart"),
    [
        (document(0, "17 people were injured", 17), document(1, "nine people were injured", 9), True),
        (document(0, "17 people were injured", 17), document(1, "17 people were hurt", 17), False),
        (
            document(0, "the dam at Velmouth failed and 40 boats sank in Askerby", 40),
            document(1, "the Velmouth dam failed and 43 boats sank in Askerby harbour", 43),
            False,
        ),
        (
            document(0, "the dam failed", when="2026-03-01"),
            document(1, "the dam failed", when="2026-03-08"),
            True,
        ),
    ],
)
def test_what_must_not_join(left: Document, right: Document, *, apart: bool) -> None:
    """Another day, or another number in few words, keeps points apart however alike they are."""
    assert kept_apart(pairs(left, right)).tolist() == [apart]


def test_signs_are_the_same_both_ways() -> None:
    """Which of the two was read first changes no sign."""
    one, other = "The Velmouth dam failed on Sunday", "Boats sank as the dam failed in Velmouth"
    plain = pairs(document(0, one), document(1, other)).signs
    turned = pairs(document(0, other), document(1, one)).signs
    assert np.allclose(plain, turned)
    assert plain.shape == (1, len(SIGNS))
