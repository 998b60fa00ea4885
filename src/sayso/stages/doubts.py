"""Doubts: how likely each speaker is right, and which are left open.

The chance comes of trees (`boosted`) over what the page shows of the source and its party; `training/lines`
makes them.  A name that is less likely right than their threshold is not asserted: those who may be meant
are its candidates.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from sayso.languages.pack import LanguagePack
from sayso.model.article import Article
from sayso.model.attribution import Attribution
from sayso.model.party import How, KnownBy, Party, Speakers
from sayso.model.syntax import Syntax
from sayso.stages.boosted import load_trees
from sayso.stages.doubts_signs import akin, doubt_signs, mentions_of

SPEAKERS = "speakers.json"
_DIGITS = 3
_BACK = 40  # mentions in which another who may be meant is looked for

Candidates = tuple[tuple[str, float], ...]


def doubt_speakers(
    article: Article,
    syntax: Syntax,
    attributions: Sequence[Attribution],
    speakers: Speakers,
    pack: LanguagePack,
) -> Speakers:
    """Return the speakers with the chance of each as its confidence, the doubtful ones left open.

    What the resolver left open stays so.  Whoever says "I" outside quotations is the author, known by name or
    not: of that there is no doubt.
    """
    if not attributions:
        return speakers
    trees, guess = load_trees(pack, SPEAKERS), guessed(speakers)
    signs = doubt_signs(article, syntax, attributions, guess, pack)
    chances = [
        0.0 if who is None else given if by is KnownBy.AUTHOR else round(chance, _DIGITS)
        for who, by, given, chance in zip(
            guess.speaker, guess.known_by, guess.confidence, trees.chances(signs), strict=True
        )
    ]
    doubtful = [
        who is not None and by is not KnownBy.AUTHOR and (chance < trees.threshold or given is None)
        for who, by, chance, given in zip(
            guess.speaker, guess.known_by, chances, speakers.speaker, strict=True
        )
    ]
    opened = _opened(attributions, guess, doubtful)
    guess = replace(guess, confidence=tuple(chances))
    return _left_open(attributions, guess, opened, _Rivals(article, attributions, speakers))


def guessed(speakers: Speakers) -> Speakers:
    """Return the speakers with the likeliest of its candidates for each that is open, asserted."""
    if not any(speakers.candidates):
        return speakers
    rows = list(zip(speakers.speaker, speakers.confidence, speakers.candidates, strict=True))
    return replace(
        speakers,
        speaker=tuple(may[0][0] if who is None and may else who for who, _, may in rows),
        confidence=tuple(may[0][1] if who is None and may else sure for who, sure, may in rows),
        candidates=(),
    )


def _opened(attributions: Sequence[Attribution], guess: Speakers, doubtful: list[bool]) -> list[bool]:
    """Return which are open: with a line that is, those that take their speaker from it."""
    opened, who = list(doubtful), guess.speaker
    for row, one in enumerate(attributions):
        first = guess.how[row] == How.FIRST_PERSON
        given = one.continues if one.continues is not None else one.within if first else None
        opened[row] = opened[row] or (
            given is not None and opened[given] and who[row] is not None and who[row] == who[given]
        )
    return opened


def _left_open(
    attributions: Sequence[Attribution], guess: Speakers, opened: Sequence[bool], rivals: "_Rivals"
) -> Speakers:
    """Return the speakers with each that is open asserted nowhere: its candidates are."""
    rows = range(len(attributions))
    kept = [_kept(attributions, guess, opened, row) for row in rows]
    return replace(
        guess,
        speaker=tuple(None if opened[row] else guess.speaker[row] for row in rows),
        confidence=tuple(0.0 if opened[row] else guess.confidence[row] for row in rows),
        chain=tuple(tuple(chain[at] for at in kept[row]) for row, chain in enumerate(guess.chain)),
        chain_words=tuple(
            tuple(words[at] for at in kept[row]) for row, words in enumerate(guess.chain_words)
        ),
        candidates=tuple(
            rivals.beside(row, guess.speaker[row], guess.confidence[row]) if opened[row] else ()
            for row in rows
        ),
    )


def _kept(
    attributions: Sequence[Attribution], guess: Speakers, opened: Sequence[bool], row: int
) -> list[int]:
    """Return the steps of a chain without those who are open, here or around it, and who stand behind."""
    nobody, at = set[str | None](), attributions[row].within
    while at is not None:
        nobody |= {guess.speaker[at]} if opened[at] else set()
        above = attributions[at].within
        at = above if above is not None and above < at else None
    chain, own = guess.chain[row], guess.speaker[row]
    end = chain.index(own) if opened[row] and own in chain else len(chain)
    return [step for step, one in enumerate(chain[:end]) if one == own or one not in nobody]


class _Rivals:
    """Who else may be meant where a speaker is open."""

    def __init__(self, article: Article, attributions: Sequence[Attribution], speakers: Speakers) -> None:
        self.text, self.attributions, self.speakers = article.text, attributions, speakers
        self.parties = {party.id: party for party in speakers.parties}
        self.mentions = mentions_of(speakers)

    def beside(self, row: int, first: str | None, chance: float) -> Candidates:
        """Return the likeliest, and who came second where anybody did."""
        if first is None:
            return ()
        others = (self._given(row), self._over(row), self._near(row, self.parties[first]))
        second = next((one for one in others if one is not None and one != first), None)
        found: Candidates = ((first, round(chance, 2)),)
        return found if second is None else (*found, (second, round(min(1 - chance, chance), 2)))

    def _given(self, row: int) -> str | None:
        """Return who came second to the resolver."""
        may = self.speakers.candidates[row] if self.speakers.candidates else ()
        name = self.speakers.runner_up[row] if self.speakers.runner_up else ""
        named = (party.id for party in self.speakers.parties if name and party.name == name)
        return may[1][0] if len(may) > 1 else next(named, None)

    def _over(self, row: int) -> str | None:
        """Return the party that the network took for the source next."""
        over = {words for words, _ in self.attributions[row].over}
        met = (one.party for one in self.mentions if self.text[one.start : one.end] in over)
        return next(met, None) if over else None

    def _near(self, row: int, first: Party) -> str | None:
        """Return the like of the likeliest that was met last before, where the source names none of them."""
        one = self.attributions[row]
        written = {word for span in one.source for word in span.of(self.text).casefold().split()}
        if not one.source or written & set(first.name.casefold().split()):
            return None
        place = bisect_left(self.mentions, (one.source[0].start,))
        near = (mention.party for mention in reversed(self.mentions[max(0, place - _BACK) : place]))
        return next((other for other in near if other != first.id and akin(self.parties[other], first)), None)
