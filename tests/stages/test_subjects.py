"""Subjects: grammar says whose a cue is where other words were taken, and who is only spoken of."""

from dataclasses import replace

import pytest

from sayso.languages.pack import load_pack
from sayso.model.span import Span
from sayso.stages.quotations import find_quotations
from sayso.stages.speakers import find_speakers
from sayso.stages.subjects import settle_sources
from sayso.stages.who.lexicon import lexicon_of
from tests.stages.said import said

ENGLISH = load_pack("en")


def settled(text: str, source: str, cue: str, content: str) -> list[str]:
    """Return the words of the source as grammar settles it, where `source` was taken."""
    page = said(text, (source, cue, "", content))
    (one,) = settle_sources(page.article.text, page.syntax, page.attributions, lexicon_of(ENGLISH))
    return page.words(one.source)


def spoken(text: str, *marked: tuple[str, str, str]) -> list[str | None]:
    """Return who is found to speak behind each (source, cue, content)."""
    page = said(text, *((source, cue, "", content) for source, cue, content in marked))
    found = find_speakers(
        page.article,
        page.syntax,
        find_quotations(page.article, ENGLISH),
        page.attributions,
        page.acts,
        ENGLISH,
    )
    names = {party.id: party.name for party in found.parties}
    return [None if one is None else names[one] for one in found.speaker]


@pytest.mark.parametrize(
    ("text", "taken", "cue", "content", "right"),
    [
        (
            "As the ministry hints at a new tax, Mayor Ana Orme is having none of it.",
            "Mayor Ana Orme",
            "hints",
            "at a new tax",
            "the ministry",
        ),
        (
            "Tom Vale promised a bridge, and Ana Ruiz wants a tunnel.",
            "Tom Vale",
            "wants",
            "a tunnel",
            "Ana Ruiz",
        ),
        ("Ana Ruiz met Tom Vale, who says he is glad.", "Ana Ruiz", "says", "he is glad", "who"),
        (
            "As Tom Vale used the fire to renew her call for a ban, others left.",
            "Tom Vale",
            "call",
            "for a ban",
            "her",
        ),
        (
            "Ana Ruiz, still denounced by Republicans for the delay, was there.",
            "Ana",
            "denounced",
            "for the delay",
            "Republicans",
        ),
    ],
)
def test_who_stands_beside_a_cue_is_its_source(
    text: str, taken: str, cue: str, content: str, right: str
) -> None:
    """A cue's own subject, owner or agent is its source, and nobody who stands farther off."""
    assert settled(text, taken, cue, content) == [right]


@pytest.mark.parametrize(
    ("text", "taken", "cue", "content"),
    [
        (
            "The bridge in Halden the largest town near the lake Ana Ruiz said is safe.",
            "Ana Ruiz",
            "said",
            "is safe",
        ),
        ("Ana Ruiz ran a story that profiled a baker.", "Ana Ruiz", "profiled", "a baker"),
        ("Ana Ruiz agreed and a strong wind said it all.", "Ana Ruiz", "said", "it all"),
        ("Tom Vale met supporters who want a tunnel.", "supporters", "want", "a tunnel"),
    ],
)
def test_what_stands_beside_the_cue_stays(text: str, taken: str, cue: str, content: str) -> None:
    """A source beside its cue stays, and so does one against a subject that is nobody."""
    assert settled(text, taken, cue, content) == [taken]


@pytest.mark.parametrize(
    ("text", "cue", "content", "right"),
    [
        (
            "After bragging about a cheap campaign, Tom Vale spends more.",
            "bragging",
            "about a cheap campaign",
            ["Tom Vale"],
        ),
        ("The bridge was praised by Tom Vale as safe.", "praised", "as safe", ["Tom Vale"]),
        ("After falling for a year, rents rose.", "falling", "for a year", []),
    ],
)
def test_a_cue_without_a_source_has_its_main_subject(
    text: str, cue: str, content: str, right: list[str]
) -> None:
    """A participle has the subject above it for a source, a passive its agent, where that is somebody."""
    assert settled(text, "", cue, content) == right


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "speaker"),
    [
        ("Ana Ruiz is credited with the new bridge.", "Ana Ruiz", "credited", "with the new bridge", None),
        ("Ana Ruiz was accused of hiding it.", "Ana Ruiz", "accused", "of hiding it", None),
        (
            "“It was long,” Ana Ruiz said, asked about the delay in an interview.",
            "Ana Ruiz",
            "asked",
            "the delay",
            None,
        ),
        (
            "Ana Ruiz, who runs a kiosk, was asked by a boy why it closed.",
            "who runs a kiosk",
            "asked",
            "why it closed",
            "a boy",
        ),
        ("Ana Ruiz called the report a fraud.", "Ana Ruiz", "called", "a fraud", "Ana Ruiz"),
    ],
)
def test_nobody_says_what_is_said_of_him(
    text: str, source: str, cue: str, content: str, speaker: str | None
) -> None:
    """Whoever is accused, credited or asked is not the source; the agent is, or nobody."""
    assert spoken(text, (source, cue, content)) == [speaker]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "speaker"),
    [
        (
            "“Vale,” Ruiz wrote, “has shown his love of bridges.”",
            "Vale,” Ruiz",
            "wrote",
            "“has shown his love of bridges.”",
            "Ruiz",
        ),
        (
            "Tom Vale agrees to Halden's demands to cut the tax.",
            "Tom Vale agrees to Halden's",
            "demands",
            "to cut the tax",
            "Halden",
        ),
        (
            "I think most drivers knew that it was late.",
            "I think most drivers",
            "knew",
            "that it was late",
            "most drivers",
        ),
        (
            "A gaffe by Tom Vale (R-Orme) suggested it was planned.",
            "A gaffe by Tom Vale (R-Orme",
            "suggested",
            "it was planned",
            "A gaffe by Tom Vale",
        ),
    ],
)
def test_a_source_over_two_phrases_is_the_cue_s_own_subject(
    text: str, source: str, cue: str, content: str, speaker: str
) -> None:
    """Of a source that took in another clause, the part that the cue is said of counts."""
    assert spoken(text, (source, cue, content)) == [speaker]


def test_two_who_speak_together_are_each_whole() -> None:
    """The second of two has the name behind its party, not the party."""
    text = "Republican Tom Vale and Democrat Ana Ruiz criticized the firm. Ruiz said so."
    page = said(text, ("Republican Tom Vale and Democrat Ana Ruiz", "criticized", "", "the firm"))
    found = find_speakers(page.article, page.syntax, (), page.attributions, page.acts, ENGLISH)
    (speaker,) = (party for party in found.parties if party.id == found.speaker[0])
    names = {party.id: party.name for party in found.parties}
    assert [names[one] for one in speaker.members] == ["Tom Vale", "Ana Ruiz"]


def test_and_inside_the_name_of_a_body_joins_nobody() -> None:
    """A committee for two things is one party."""
    text = "The Roads and Docks Committee voted to shut it."
    page = said(text, ("The Roads and Docks Committee", "voted", "", "to shut it"))
    found = find_speakers(page.article, page.syntax, (), page.attributions, page.acts, ENGLISH)
    assert [party.members for party in found.parties] == [()]


def test_who_is_told_is_not_who_tells() -> None:
    """Of joined verbs with "told him" the subject tells, not whoever "he" was before."""
    text = "He said that Berit Holt called him and told him to wait."
    assert settled(text, "He", "told", "to wait") == ["Berit Holt"]


def test_a_place_where_something_was_told_tells_nothing() -> None:
    """A place behind a passive names no source: “was reported in Korl”."""
    text = "A case of ash blight was reported in Korl on Monday."
    assert settled(text, "Korl", "reported", "A case of ash blight") == []


def test_by_saying_is_said_by_whoever_acts() -> None:
    """A clause in between has a subject of its own, and does not speak."""
    text = "Ms. Holt defended her absence in months when the Greens ran the port by saying the boat was late."
    page = said(
        text, ("Ms. Holt", "defended", "", "her absence"), ("the Greens", "saying", "", "the boat was late")
    )
    found = settle_sources(page.article.text, page.syntax, page.attributions, lexicon_of(ENGLISH))
    assert page.words(found[1].source) == ["Ms. Holt"]


def test_a_source_that_holds_no_word_stays() -> None:
    """A mark alone, as a source cut short leaves it, is nobody's name and no place."""
    page = said("The bridge was reported closed in Orme.", ("Orme", "reported", "", "closed"))
    (one,) = page.attributions
    end = one.source[0].end
    cut = replace(one, source=(Span(end - 1, end),))
    assert settle_sources(page.article.text, page.syntax, [cut], lexicon_of(ENGLISH)) == (cut,)


def test_a_number_in_words_is_no_name_by_itself() -> None:
    """Of "tens of thousands of engineers" the engineers speak, and are called so whole."""
    many = "Tens of thousands of engineers"
    assert spoken(f"{many} say the dam must go.", (many, "say", "the dam must go")) == [many]
