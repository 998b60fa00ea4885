"""The score of acts takes the outermost statement of the event's source."""

import pytest

from sayso.evaluation.acts import ActsScore, score_acts, statement_of
from sayso.evaluation.plover import CodedEvent
from sayso.model.article import Article, Block, BlockKind
from sayso.model.reading import Reading
from sayso.model.span import Span
from sayso.pipeline import read


def coded(text: str, category: str, source: str, event: str) -> tuple[CodedEvent, Reading]:
    """Return a sentence coded by hand, and its reading."""
    article = Article(
        text=text, blocks=(Block(span=Span(0, len(text)), kind=BlockKind.PARAGRAPH),), language="en"
    )
    places = [(Span(text.index(words), text.index(words) + len(words)),) for words in (source, event)]
    made = CodedEvent(id=text, category=category, article=article, source=places[0], event=places[1])
    return made, read(article)


@pytest.mark.parametrize(
    ("text", "source", "event", "cue"),
    [
        ("Ostland rejected the offer, the envoy said.", "Ostland", "rejected", "rejected"),
        ("Ruiz said that Orr demanded a vote.", "Ruiz", "demanded", "said"),
        ("Ruiz said that Orr demanded a vote.", "vote", "demanded", "demanded"),
    ],
)
def test_statement_is_the_outermost_of_the_source(text: str, source: str, event: str, cue: str) -> None:
    """Whose source is marked comes before whose cue is."""
    statement = statement_of(*coded(text, "REJECT", source, event))
    assert statement is not None
    assert statement.cue[0].of(text) == cue


def test_nothing_stands_for_an_event_that_nobody_tells() -> None:
    """A sentence without statement has none to take."""
    assert statement_of(*coded("Ostland closed the port.", "REJECT", "Ostland", "closed")) is None


def test_score_counts_categories_and_what_they_were_read_as() -> None:
    """A rejection read as one is right; one without statement is not; other events can be taken for one."""
    score: ActsScore = score_acts(
        [
            coded("Ostland rejected the offer.", "REJECT", "Ostland", "rejected"),
            coded("Ostland closed the port.", "REJECT", "Ostland", "closed"),
            coded("Ruiz demanded a vote.", "PROTEST", "Ruiz", "demanded"),
            coded("Ruiz said it rained.", "AID", "Ruiz", "said"),
        ]
    )
    plain = score.to_dict()
    assert plain["accuracy"] == {"value": 0.5, "n": 1, "of": 2}
    assert plain["no_statement"] == {"value": 0.5, "n": 1, "of": 2}
    assert plain["other_events_taken_for_one"] == {"value": 0.5, "n": 1, "of": 2}
    assert plain["confusion"]["reject"] == {"decline": 1, "no statement": 1}
    assert score.figures() == {"acts.accuracy": 50.0}
    assert "decline 1, no statement 1" in score.table()
