"""Dated: the event's time kept apart from the saying's."""

from sayso.model.attribution import Attribution, Manner
from sayso.model.measure import Dated
from sayso.model.span import Span
from sayso.stages.dated import date_attributions, times_of_events
from sayso.stages.times import find_times
from tests.stages.measured import PACK, parsed


def at(text: str, words: str) -> Span:
    """Return the span of `words` in `text`."""
    return Span(text.index(words), text.index(words) + len(words))


def dated(text: str, content: str, cue: str, source: str) -> Dated:
    """Return the times of the one attribution in `text`."""
    article, syntax = parsed(text)
    said = Attribution(
        content=(at(text, content),),
        cue=(at(text, cue),),
        source=(at(text, source),),
        manner=Manner.INDIRECT,
        lexeme="say:verb",
        rule="hand",
        cue_row=next(row for row, token in enumerate(syntax.tokens) if token.start == text.index(cue)),
    )
    return date_attributions(article, syntax, (said,), find_times(article, syntax, PACK))[0]


def test_the_event_and_the_saying_have_their_own_times() -> None:
    """On Tuesday she said what happened on Sunday."""
    text = "The mayor said on Tuesday that the dam broke on Sunday."
    assert dated(text, "that the dam broke on Sunday", "said", "The mayor") == ("2026-03-01", "2026-03-03")


def test_a_time_of_another_clause_is_not_the_events() -> None:
    """The date of what is only mentioned is not when the main event happened."""
    text = "The mayor said the dam that was built in 1987 is safe."
    assert dated(text, "the dam that was built in 1987 is safe", "said", "The mayor") == (None, None)


def test_a_condition_does_not_date_what_is_promised() -> None:
    """She promised a dam if she wins in May: nobody said when the dam comes."""
    text = "The mayor promised a new dam if she takes office in May."
    assert dated(text, "a new dam if she takes office in May", "promised", "The mayor") == (None, None)


def test_no_time_is_no_time() -> None:
    """Without any time both stay open."""
    assert dated("The mayor said the dam is safe.", "the dam is safe", "said", "The mayor") == (None, None)


def test_an_event_noun_has_its_time() -> None:
    """The attack on Sunday: the noun's own time, not the verb's."""
    text = "The attack by nine boats on Sunday night alarmed Velmark."
    article, syntax = parsed(text)
    row = next(row for row, token in enumerate(syntax.tokens) if token.lemma == "attack")
    times = find_times(article, syntax, PACK)
    assert times_of_events(syntax, [(row, syntax.sentence_span(0))], times) == ("2026-03-01TNI",)


def test_a_time_right_behind_the_cue_is_the_sayings() -> None:
    """She said on Tuesday the dam would close: Tuesday is when she said it, though the content took it in."""
    text = "The mayor said on Tuesday the dam would close."
    assert dated(text, "on Tuesday the dam would close", "said", "The mayor") == (None, "2026-03-03")


def test_coordinated_verbs_share_a_time() -> None:
    """Struck and fled on Monday: both on Monday."""
    text = "The mayor said the raiders struck the pier and fled on Monday."
    content = "the raiders struck the pier and fled on Monday"
    assert dated(text, content, "said", "The mayor") == ("2026-03-02", None)


def test_what_is_told_of_an_event_noun_dates_it() -> None:
    """An attack that killed nine on Monday was on Monday."""
    text = "The mayor condemned an attack that killed nine people on Monday."
    content = "an attack that killed nine people on Monday"
    assert dated(text, content, "condemned", "The mayor").when == "2026-03-02"


def test_a_possessive_day_is_only_its_nouns() -> None:
    """The talks after Sunday's attack were not on Sunday."""
    text = "The mayor expects talks after Sunday's attack."
    assert dated(text, "talks after Sunday's attack", "expects", "The mayor").when is None
