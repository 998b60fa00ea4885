"""Wording: loaded words in the outlet's own voice."""

from sayso.model.measure import Wording, WordingKind
from sayso.stages.quotations import find_quotations
from sayso.stages.wording import find_wording
from tests.stages.said import ENGLISH, Said, said


def wording(found: Said) -> list[tuple[str, WordingKind]]:
    """Return each marked wording with its kind."""
    quotations = find_quotations(found.article, ENGLISH)
    marked: tuple[Wording, ...] = find_wording(
        found.article, found.syntax, quotations, found.attributions, ENGLISH
    )
    return [(each.span.of(found.article.text), each.kind) for each in marked]


def test_labels_and_intensifiers_are_marked() -> None:
    """Loaded words of the outlet are marked with why."""
    assert wording(said("The brutal regime fell.")) == [
        ("brutal", WordingKind.INTENSIFIER),
        ("regime", WordingKind.LABEL),
    ]


def test_speakers_wording_is_not_the_outlets() -> None:
    """What a speaker says stays the speaker's."""
    content = "the brutal regime fell"
    assert wording(said(f"Ruiz said {content}.", ("Ruiz", "said", "say:verb", content))) == []


def test_scare_quotes_are_marked_with_their_marks() -> None:
    """A word kept at a distance is marked."""
    assert wording(said("The council met its “friends” in May.")) == [("“friends”", WordingKind.SCARE_QUOTE)]
