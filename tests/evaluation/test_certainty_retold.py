"""The score of certainty on a retold story of our own: a mention takes the value of what covers it."""

from pathlib import Path

from sayso.evaluation.certainty_retold import evaluate_retold
from tests.evaluation.test_retold import story


def test_a_mention_takes_the_value_of_the_statement_that_covers_it(tmp_path: Path) -> None:
    """The statement hedged by "may" is possible; the headline is the outlet's and certain."""
    mentions = (("The bridge may reopen", "attributed", "possible"), ("Bridge shut", "outlet", "probable"))
    found = evaluate_retold(story(tmp_path, *mentions)).to_dict()
    assert (found["accuracy"], found["possible"]["f1"], found["probable"]["f1"]) == (
        {"value": 0.5, "of": 2},
        1.0,
        0.0,
    )
