"""The score of times counts overlapping expressions and equal values, on a CAT file of our own."""

from pathlib import Path

import pytest

from sayso.errors import NoCorpus
from sayso.evaluation.cat import CatGold, read_cat, read_cat_folder
from sayso.evaluation.times import TimesScore, count_times
from sayso.model.measure import TimeExpression, TimeKind
from sayso.model.span import Span

SENTENCES = ("Bridge closed", "March 02 , 2026", "It shut on Sunday , she said .", "Work lasts two weeks .")


def cat(*times: str) -> str:
    """Return the article as CAT XML, with `times` as markables."""
    words = [(word, row) for row, sentence in enumerate(SENTENCES) for word in sentence.split()]
    tokens = "".join(
        f'<token t_id="{i}" sentence="{row}">{word}</token>' for i, (word, row) in enumerate(words)
    )
    return f"<Document>{tokens}<Markables>{''.join(times)}</Markables></Document>"


def timex(value: str, kind: str, *words: int, role: str = "NONE") -> str:
    """Return one marked expression over the words of these numbers."""
    anchors = "".join(f'<token_anchor t_id="{word}"/>' for word in words)
    return f'<TIMEX3 type="{kind}" value="{value}" functionInDocument="{role}">{anchors}</TIMEX3>'


@pytest.fixture
def gold(tmp_path: Path) -> CatGold:
    """Return the article with a Sunday and two weeks marked, published on 2 March."""
    path = tmp_path / "bridge.xml"
    published = timex("2026-03-02", "DATE", role="CREATION_TIME")
    path.write_text(cat(published, timex("2026-03-01", "DATE", 9), timex("P2W", "DURATION", 16, 17)), "utf-8")
    return read_cat(path)


def found(gold: CatGold, words: str, value: str | None, kind: TimeKind = TimeKind.DATE) -> TimeExpression:
    """Return a prediction over `words`, where they stand first."""
    start = gold.article.text.index(words)
    return TimeExpression(span=Span(start, start + len(words)), value=value, kind=kind)


def right(score: TimesScore) -> dict[str, tuple[int, int, int]]:
    """Return what is right, predicted and gold of each metric."""
    figures = {metric: score.figure(metric) for metric in ("span", "value", "kind")}
    return {name: (one.right_gold, one.predicted, one.gold) for name, one in figures.items()}


def test_text_is_set_as_a_newspaper_would(gold: CatGold) -> None:
    """No space before a stop or comma, a line for each sentence."""
    assert gold.article.text.splitlines()[2] == "It shut on Sunday, she said."


def test_marked_times_stand_where_their_words_do(gold: CatGold) -> None:
    """Spans, types and values as marked; the date of publication is the article's."""
    assert [(time.span.of(gold.article.text), time.value) for time in gold.times] == [
        ("Sunday", "2026-03-01"),
        ("two weeks", "P2W"),
    ]
    assert gold.article.published == "2026-03-02"


def test_overlap_is_enough_for_the_span_but_not_for_the_value(gold: CatGold) -> None:
    """A wider span with another value counts as found, not as valued."""
    counts = count_times(gold, (found(gold, "on Sunday", "2026-03-08"),))
    assert right(TimesScore(counts=counts)) == {"span": (1, 1, 2), "value": (0, 1, 2), "kind": (1, 1, 2)}


def test_what_follows_the_annotation_is_left_out(gold: CatGold) -> None:
    """A prediction behind the marked part counts neither way."""
    early = CatGold(article=gold.article, times=gold.times[:1], end=gold.times[0].span.end)
    counts = count_times(early, (found(gold, "Sunday", "2026-03-01"), found(gold, "two weeks", "P2W")))
    assert right(TimesScore(counts=counts))["value"] == (1, 1, 1)


def test_a_folder_without_articles_is_no_corpus(tmp_path: Path) -> None:
    """The message says what was expected."""
    with pytest.raises(NoCorpus, match=r"Expected articles in CAT form"):
        next(read_cat_folder(tmp_path))
