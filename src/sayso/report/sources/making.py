"""The audit made: of each article its parties as sources, accusations with their answers, counts."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence

from sayso.linking.appearances import find_appearances
from sayso.linking.figures import join_appearances
from sayso.model.figure import Appearance
from sayso.model.party import Party, PartyKind
from sayso.model.reading import Reading
from sayso.model.span import Span
from sayso.model.statement import Statement
from sayso.report.facts.about import about
from sayso.report.facts.accusations import Accusation, find_accusations
from sayso.report.facts.folding import Once, fold
from sayso.report.facts.phrases import DONE_TO, number, own_voice, shown_words
from sayso.report.facts.places import Places
from sayso.report.facts.sourcing import Sourcing, find_sourcing
from sayso.report.facts.voices import Voice, VoiceKind, Voices, find_voices, is_unsaid, letter, shown
from sayso.report.sources.nouns import ArticleAudit, Audit, Charge, Heard, Source

_NAMED = (PartyKind.NAMED, PartyKind.ORGANISATION, PartyKind.WIRE, PartyKind.OUTLET)


def audit(
    readings: Reading | Iterable[Reading],
    *,
    no_merge: Collection[str] = (),
    weak: bool = False,
    copies: bool = False,
) -> Audit:
    """Return who got to speak in some articles, on whose say-so, and who was accused and not heard.

    A party whose name is in `no_merge` is not joined to any of another article.
    Weak statements, too likely wrong to be printed, are left out of it and counted; with `weak` they are in.
    Copies and superseded versions count with the article that they repeat; with `copies` each is audited.

    >>> import sayso
    >>> post = sayso.read("Mayor Ida Brook said on Monday that the bridge is safe.", outlet="Halden Post")
    >>> found = sayso.audit(post)
    >>> print(sayso.to_text(found).splitlines()[2])
    Who got to speak: 1 of 1 parties; named 1 of 1
    """
    several, once = [readings] if isinstance(readings, Reading) else readings, Once(each=copies)
    every = (audit_article(once.meet(reading), row, weak=weak) for row, reading in enumerate(several))
    return join_audits(once.kept(every), no_merge=no_merge)


def join_audits(articles: Sequence[ArticleAudit], *, no_merge: Collection[str] = ()) -> Audit:
    """Return the audit of articles that have been audited one by one."""
    appearances = [one for article in articles for one in article.appearances]
    return Audit(articles=tuple(articles), figures=join_appearances(appearances, no_merge=no_merge))


def audit_article(reading: Reading, row: int = 0, *, weak: bool = False) -> ArticleAudit:
    """Return the audit of one article; `row` is its place among those audited.

    Weak statements are left out of it, unless `weak` is true.
    """
    reading, weaker = fold(reading, weak=weak)
    voices, sourcing = find_voices(reading, weaker), find_sourcing(reading, weaker)
    appearances, places = find_appearances(reading, row), Places(reading.article)
    words = Counter[VoiceKind]()
    for voice in voices.voices:
        words[voice.kind] += voice.words
    return ArticleAudit(
        **about(reading),
        own_voice=own_voice(reading),
        words=voices.words,
        spoken=words[VoiceKind.SPEAKER],
        own=words[VoiceKind.OUTLET],
        unread=words[VoiceKind.UNREAD] + words[VoiceKind.NOBODY] + words[VoiceKind.WEAK],
        statements=sourcing.statements,
        without_speaker=sourcing.without_speaker,
        left_open=sourcing.left_open,
        weaker=len(weaker),
        sources=tuple(_Sources(reading, sourcing, appearances).all(voices)),
        charges=tuple(_charge(reading, places, one) for one in find_accusations(reading, weaker)),
        appearances=appearances,
    )


class _Sources:
    """The parties of one article as sources."""

    def __init__(self, reading: Reading, sourcing: Sourcing, appearances: Iterable[Appearance]) -> None:
        self._reading = reading
        self._text = reading.article.text
        self._said = shown(reading.statements)
        self._by_id = {one.id: one for one in reading.statements}
        self._unheard = {one.party.id: one for one in (*sourcing.unheard, *sourcing.perhaps)}
        self._perhaps = {one.party.id for one in sourcing.perhaps}
        self._through = {party.id for party in sourcing.through}
        self._seen = {one.party: one for one in appearances}

    def all(self, voices: Voices) -> Iterator[Source]:
        """Yield the speakers, the loudest first, then those who are spoken of and not heard."""
        speakers = [(voice.party, voice) for voice in voices.voices if voice.party]
        for party, voice in speakers:
            yield self._source(party, voice.letter, voice)
        known = {party.id for party, _ in speakers}
        silent = [one.party for name, one in self._unheard.items() if name not in known]
        for place, party in enumerate(silent, start=len(speakers)):
            yield self._source(party, letter(place), None)

    def _source(self, party: Party, sign: str, voice: Voice | None) -> Source:
        seen = self._seen.get(party.id)
        own = [one for one in self._said if one.speaker and one.speaker.id == party.id]
        counted = [one for one in own if not is_unsaid(one)] or own  # as its voice counts them
        return Source(
            id=party.id,
            letter=sign,
            name=party.name,
            kind=party.kind,
            named=party.kind in _NAMED and bool(seen and seen.forms),
            roles=seen.roles if seen else (),
            affiliations=seen.affiliations if seen else (),
            heard=self._heard(party, own),
            statements=voice.statements if voice else 0,
            words=voice.words if voice else 0,
            through=_counted(self._relays(one) for one in counted),
            relies_on=_counted(_origins(one) for one in counted),
            about=tuple(self._about(party)),
        )

    def _heard(self, party: Party, own: Iterable[Statement]) -> Heard:
        if party.id in self._through:
            return Heard.THROUGH
        if any(not is_unsaid(one) for one in own):
            return Heard.DIRECTLY
        silent = Heard.PERHAPS if party.id in self._perhaps else Heard.NOT
        return Heard.REFUSED if own else silent

    def _relays(self, one: Statement) -> Iterator[str]:
        """Yield those through whom a statement is cited: before it in the chain, or around it."""
        names = [party.id for party in one.chain]
        speaker = one.speaker.id if one.speaker else ""
        before = one.chain[: names.index(speaker)] if speaker in names else ()
        host = self._by_id.get(one.nested_in or "")
        around = (host.speaker,) if host and host.speaker and host.speaker.id != speaker else ()
        yield from dict.fromkeys(party.name for party in (*before, *around))

    def _about(self, party: Party) -> Iterator[tuple[str, str]]:
        """Yield what is done to a party that is not heard, with the number of the statement."""
        unheard = self._unheard.get(party.id)
        for one in unheard.about if unheard else ():
            yield DONE_TO.get(one.act, str(one.act)), number(one.id)


def _origins(one: Statement) -> Iterator[str]:
    """Yield those on whose say-so a speaker speaks."""
    names = [party.id for party in one.chain]
    speaker = one.speaker.id if one.speaker else ""
    if speaker in names:
        yield from dict.fromkeys(party.name for party in one.chain[names.index(speaker) + 1 :])


def _counted(names: Iterable[Iterable[str]]) -> tuple[tuple[str, int], ...]:
    """Return each name with the number of statements, the most first."""
    counts = Counter(name for each in names for name in each)
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _charge(reading: Reading, places: Places, one: Accusation) -> Charge:
    said = one.statement
    spans: tuple[Span, ...] = said.content or said.cue or said.source
    return Charge(
        statement=said.id,
        by_act=one.by_act,
        accuser=said.speaker.id if said.speaker else None,
        accused=one.accused.id if one.accused else None,
        accused_name=one.accused.name if one.accused else None,
        content=spans,
        words=shown_words(reading.article.text, said),
        place=places.cite(spans),
        answer=one.answer,
        answered_in=tuple(answer.id for answer in one.answered_in),
    )
