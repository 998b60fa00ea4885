"""Voices: who speaks, how much, under which letter."""

from sayso.report.facts.folding import fold
from sayso.report.facts.voices import VoiceKind, find_voices
from tests.readings import ENGINEERS, KORVAN, OFFICIALS, READING, RUIZ, TEXT, weakened

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


def test_words_of_weak_statements_are_nobodys() -> None:
    """They are neither the speaker's nor the outlet's, and are counted apart."""
    voices = find_voices(*fold(weakened("s3", "s4")))
    (weak,) = (one for one in voices.voices if one.kind is VoiceKind.WEAK)
    officials = next(one for one in VOICES.voices if one.party == OFFICIALS)
    assert (weak.letter, weak.statements, weak.words) == ("~", 2, officials.words)
    assert OFFICIALS.id not in voices.letters
    own, own_before = (
        next(one.words for one in found.voices if one.kind is VoiceKind.OUTLET) for found in (voices, VOICES)
    )
    assert (own, voices.words, voices.repeated) == (own_before, VOICES.words, VOICES.repeated)


def test_a_weak_host() -> None:
    """What stands by itself because its host is not printed has its own words, the host's stay nobody's."""
    voices = find_voices(*fold(weakened("s6")))
    engineers = next(one for one in voices.voices if one.party == ENGINEERS)
    assert (engineers.words, engineers.nested_only) == (4, False)
