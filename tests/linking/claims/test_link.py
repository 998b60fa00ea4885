"""Linking: which points of several articles are one claim."""

import zlib

import pytest

from sayso.linking.claims.link import article_pairs, link, originals_of
from sayso.linking.claims.told import Document, Told, day_of
from sayso.linking.claims.weights import load_weights
from sayso.linking.near import Printed, shingles
from sayso.model.span import Span

DAM = "The Velmouth dam failed on Sunday night"
FIRST = f"{DAM}. Mayor Ida Brook said 40 boats sank in the harbour of Askerby. The gates were mended."
SECOND = (
    "The dam at Velmouth failed on Sunday night, residents said. Forty boats sank in the Askerby harbour. "
    "Brook blamed the repair of the gates."
)
STORY = (FIRST, SECOND)
OTHER = "Cellist Mara Quill won the Ostrava prize on Friday. The jury praised her recital of the sonata."


def document(row: int, text: str, day: str | None = "2026-03-02") -> Document:
    """Return an article of which each sentence is a point."""
    told, at = [], 0
    for sentence in text.rstrip(".").split(". "):
        start = text.index(sentence, at)
        at = start + len(sentence)
        trigger = next((word for word in sentence.split() if word in {"failed", "sank", "won"}), "")
        told.append(
            Told(row=row, assertion=f"a{at}", content=(Span(start, at),), words=sentence, trigger=trigger)
        )
    name = f"{zlib.crc32(text.encode())}-{day}-{row % 7}"
    own = Printed(name, None, day, text, shingles(text))
    return Document(id=name, words=text, day=day_of(day), told=tuple(told), printed=own)


def claims(documents: list[Document]) -> set[frozenset[str]]:
    """Return the words of the points of each claim that is told twice or more."""
    linked = link(documents)
    groups = (rows for rows in linked.clusters if len(rows) > 1)
    return {frozenset(linked.told[row].words for row in rows) for rows in groups}


def test_two_articles_that_tell_the_same_in_other_words_make_one_claim() -> None:
    """What both say of the dam is one claim, and no other sentence joins it."""
    found = claims([document(0, STORY[0]), document(1, STORY[1]), document(2, OTHER)])
    assert frozenset({DAM, "The dam at Velmouth failed on Sunday night, residents said"}) in found


def test_articles_of_other_days_are_not_compared() -> None:
    """The same words a year later are another story, unless the day is not known."""
    weights = load_weights("en")
    texts = [f"{STORY[0]} It rained.", STORY[1]]
    for day, expected in (("2026-03-09", 1), ("2027-03-02", 0), (None, 1)):
        documents = [document(0, texts[0]), document(1, texts[1], day)]
        assert len(list(article_pairs(documents, weights, originals_of(documents)))) == expected


def test_a_copy_is_compared_with_its_original_alone() -> None:
    """Copies of one article make as many pairs as there are copies."""
    documents = [document(row, STORY[0]) for row in range(30)]
    first = originals_of(documents)
    assert [pair[:2] for pair in article_pairs(documents, load_weights("en"), first)] == [
        (0, row) for row in range(1, 30)
    ]


@pytest.mark.parametrize("order", [(2, 1, 0), (1, 2, 0)])
def test_the_order_of_reading_changes_nothing(order: tuple[int, ...]) -> None:
    """The same articles in another order make the same claims."""
    texts = (*STORY, OTHER)
    plain = claims([document(row, text) for row, text in enumerate(texts)])
    assert claims([document(row, texts[at]) for row, at in enumerate(order)]) == plain


def test_what_an_article_tells_twice_is_one_claim() -> None:
    """Its own points are compared with each other, too."""
    assert link([document(0, f"{DAM}. It rained at noon. {DAM}.")]).clusters == ((0, 2), (1,))


def test_how_alike_two_points_are() -> None:
    """Each pair has its score, with the point that stands first named first; the same words are surest."""
    scores = link([document(0, STORY[0]), document(1, STORY[1]), document(2, f"{DAM}. It rained.")]).scores
    assert all(left < right and 0 < score <= 1 for (left, right), score in scores.items())
    assert scores[0, 3] < scores[0, 6]


def test_who_knows_what_to_compare_knows_the_copies() -> None:
    """Where the pairs of articles are given, no article is taken for the copy of another."""
    copies = [document(0, STORY[0]), document(1, STORY[0])]
    assert link(copies).first == (0, 0)
    assert link(copies, near=[(0, 1, 1.0)]).first == (0, 1)


def test_nothing_to_link() -> None:
    """No article, or none with a point, has no claim."""
    assert link([]).clusters == ()
    assert link([Document(id="x", words="", day=None, told=())]).clusters == ()


def test_one_point_alone() -> None:
    """A single point is a claim by itself."""
    assert link([document(0, "The dam failed.")]).clusters == ((0,),)


def test_the_points_of_a_copy_go_with_those_of_its_original() -> None:
    """A copy, which is compared with its original alone, neither parts a claim nor misses it."""
    documents = [document(0, STORY[0]), document(1, STORY[1]), document(2, STORY[0])]
    rows = next(rows for rows in link(documents).clusters if 0 in rows)
    assert {documents[0].told[0].words, documents[1].told[0].words} <= {
        link(documents).told[row].words for row in rows
    }
    assert {link(documents).told[row].row for row in rows} == {0, 1, 2}
