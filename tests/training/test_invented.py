"""Invented articles are labelled as they are written."""

from training.attribution.invented import invented
from training.attribution.labels import ACTS, INVENTED


def test_the_same_seed_gives_the_same_articles() -> None:
    """Two runs write the same texts with the same labels."""
    assert list(invented(12)) == list(invented(12))


def test_every_label_is_words_of_its_article() -> None:
    """No piece is empty, reaches beyond the text or begins or ends with white space."""
    for source in invented(60):
        for line in source.lines or ():
            for span in (*line.content, *line.cue, *line.source):
                words = span.of(source.text)
                assert words == words.strip() != ""


def test_each_line_has_a_source_and_acts() -> None:
    """Whatever is told has somebody who tells it, and an act of the model's."""
    lines = [line for source in invented(60) for line in source.lines or ()]
    assert all(line.source and line.acts and max(line.acts) < len(ACTS) for line in lines)
    assert any(not line.content for line in lines)


def test_no_field_is_left_unfilled() -> None:
    """Every brace and mark of the templates is gone from the text, and names tell what is invented."""
    for source in invented(60):
        assert not set("{}<>|") & set(source.text)
        assert source.name.startswith(INVENTED)
