"""Voices: who speaks, how much, under which letter."""

from sayso.report.voices import VoiceKind, find_voices
from tests.readings import ENGINEERS, KORVAN, OFFICIALS, READING, RUIZ, TEXT

VOICES = find_voices(READING)


def test_loudest_first() -> None:
    """Speakers get their letters by the number of their words."""
    assert VOICES.letters == {RUIZ.id: "A", OFFICIALS.id: "B", KORVAN.id: "C", ENGINEERS.id: "D"}


def test_every_word_counts_once() -> None:
    """Each word of the article belongs to one voice, or stands there again."""
    assert sum(voice.words for voice in VOICES.voices) == VOICES.words
    assert VOICES.words + VOICES.repeated == len(TEXT.replace("&", " ").split())


def test_repeats_count_once() -> None:
    """The words of a repeated passage are counted as repeated, not for their speaker."""
    assert VOICES.repeated == len(READING.article.blocks[7].span.of(TEXT).split())


def test_nested_words_are_the_hosts() -> None:
    """What stands inside a statement counts for who makes that statement."""
    engineers = next(voice for voice in VOICES.voices if voice.party == ENGINEERS)
    assert (engineers.words, engineers.statements, engineers.nested_only) == (0, 1, True)


def test_other_voices() -> None:
    """The outlet and what was not understood are voices of their own."""
    assert [voice.kind for voice in VOICES.voices[4:]] == [VoiceKind.OUTLET, VoiceKind.UNREAD]
