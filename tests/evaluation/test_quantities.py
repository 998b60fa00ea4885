"""The score of quantities counts overlapping numbers and kinds of unit, on a CAT file of our own."""

from pathlib import Path

import pytest

from sayso.evaluation.cat import CatGold, read_cat
from sayso.evaluation.quantities import QuantitiesScore, count_quantities
from sayso.languages.pack import load_pack
from sayso.model.measure import Quantity
from sayso.model.span import Span

WORDS = "The dam cost $ 4 million , or $ 9 a head , up 5 % on 30 sluices ."


def value(kind: str, *words: int) -> str:
    """Return one marked quantity over the words of these numbers."""
    anchors = "".join(f'<token_anchor t_id="{word}"/>' for word in words)
    return f'<VALUE type="{kind}">{anchors}</VALUE>'


@pytest.fixture
def gold(tmp_path: Path) -> CatGold:
    """Return the article with the sums marked together and apart, a share and a count."""
    tokens = "".join(f'<token t_id="{i}" sentence="0">{word}</token>' for i, word in enumerate(WORDS.split()))
    marks = (
        value("MONEY", *range(3, 10)),
        value("MONEY", 3, 4, 5),
        value("PERCENT", 14, 15),
        value("QUANTITY", 17),
    )
    path = tmp_path / "dam.xml"
    path.write_text(f"<Document>{tokens}<Markables>{''.join(marks)}</Markables></Document>", "utf-8")
    return read_cat(path)


def found(gold: CatGold, words: str, unit: str | None) -> Quantity:
    """Return a prediction over `words`."""
    start = gold.article.text.index(words)
    span = Span(start, start + len(words))
    return Quantity(span=span, low=1, high=1, unit=unit, what=(), approximate=False)


def test_what_lies_in_a_wider_mark_is_no_mark_of_its_own(gold: CatGold) -> None:
    """The sums are marked as one."""
    assert [one.span.of(gold.article.text) for one in gold.quantities] == ["$4 million, or $9", "5%", "30"]


def test_overlap_is_enough_and_the_unit_tells_the_kind(gold: CatGold) -> None:
    """Each mark is answered once; a share in percentage points is a percentage, a count has no unit."""
    told = (("$4 million", "USD"), ("$9", "USD"), ("5%", "percentage point"), ("30 sluices", "km"))
    predicted = [found(gold, words, unit) for words, unit in told]
    score = QuantitiesScore(counts=count_quantities(gold, predicted, load_pack("en")))
    assert (score.span.right_gold, score.span.predicted, score.span.gold) == (3, 4, 3)
    assert score.kind == {"value": 1.0, "n": 3, "of": 3}
    assert score.figures() == {"quantities.relaxed_span": 85.71, "quantities.kind": 100.0}
