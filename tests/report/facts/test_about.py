"""What every report says of an article is said once."""

from dataclasses import replace

from sayso.report.facts.about import About, about, article_cells, ways_of_making
from tests.readings import READING


def test_an_article_is_named_alike_in_json_and_tables() -> None:
    """JSON and tables hold the same values under the names that each has always had."""
    one = About(**about(READING))
    plain, cells = one.to_dict(), article_cells(READING)
    assert plain["id"] == cells["article_id"] == READING.article.id
    assert {name: plain[name] for name in cells if name != "article_id"} == {
        name: value for name, value in cells.items() if name != "article_id"
    }
    assert plain["title"] == "Minister: dam will hold"


def test_every_way_of_making_is_told() -> None:
    """Two articles read by two models were made in two ways, though version and language pack agree."""
    by_rules = replace(READING, made_by=replace(READING.made_by, models={"parser": "p 1"}))
    articles = [About(**about(one)) for one in (READING, by_rules, READING)]
    assert ways_of_making(articles) == [READING.made_by, by_rules.made_by]
