"""Notes: beside each paragraph, who says what stands in it, and how; one note for each who speaks there."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from sayso.model.correction import BY_PERSON
from sayso.model.party import Party, PartyKind
from sayso.model.reading import Reading
from sayso.model.span import Span
from sayso.model.statement import Act, Assertion, Certainty, Stance, Statement
from sayso.report.citing import citation, link_to
from sayso.report.page.links import Links
from sayso.report.layers import within
from sayso.report.page.elsewhere import Elsewhere, ToldElsewhere
from sayso.report.page.links import Links
from sayso.report.page.looks import Looks
from sayso.report.page.rendering import shown as as_shown
from sayso.report.page.why import unsure_of, why
from sayso.report.phrases import (
    LOW_CONFIDENCE,
    answered,
    chain_of,
    number,
    own_voice,
    pieces,
    presents,
    who_speaks,
    with_scope,
)
from sayso.report.told import told_once
from sayso.report.voices import is_unsaid
from sayso.report.when import time_words

_PRONOUN = 12  # letters up to which a source is told as written though its speaker is known


@dataclass(frozen=True, slots=True, kw_only=True)
class Bit:
    """Some words of a note, perhaps a link; `kind` is "strong", "as" (the article's own words) or nothing."""

    words: str
    href: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cite:
    """A citation to copy, exact; `exact` is its JSON where its shown form has escapes. `original` is the web's."""

    words: str
    exact: str
    original: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What one statement, or the own voice of a paragraph, does there; `sorts` are what filters ask for."""

    ids: tuple[str, ...]
    number: str
    bits: tuple[Bit, ...]
    sorts: tuple[str, ...]
    cites: tuple[Cite, ...]
    why: tuple[tuple[str, str], ...] = ()
    trail: Bit | None = None
    inner: tuple["Note", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Who speaks, with the role as written, and what each statement does.

    `kind` is "voice", "open", "own", "silent", "again" or "quoted".
    """

    kind: str
    who: Bit
    role: str
    look: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What notes need to know besides the reading: looks, links, anchors' prefix, where else things stand."""

    looks: Looks
    links: Links
    prefix: str
    elsewhere: Elsewhere


class Notes:
    """Makes the notes of one article."""

    def __init__(self, reading: Reading, around: Around) -> None:
        self._reading = reading
        self._text = reading.article.text
        self._around = around
        self._by_id = {one.id: one for one in reading.statements}
        self._inside: dict[str, list[Statement]] = {}
        self._answers: dict[str, list[Statement]] = {}
        for one in reading.statements:
            if one.nested_in in self._by_id and one.repeat_of is None:
                self._inside.setdefault(self._host(one), []).append(one)
            if one.answers and one.repeat_of is None:
                self._answers.setdefault(one.answers, []).append(one)
        self._own = {one.id: group for group in told_once(reading) for one in group}
        self._met: set[str] = set()

    def of(self, said: Sequence[Statement], told: Sequence[Assertion]) -> tuple[Note, ...]:
        """Return the notes on what begins in a paragraph, in text order, the own voice last."""
        outer = [one for one in said if self._is_outer(one)]
        fresh = [one for one in outer if one.repeat_of is None]
        groups = groupby(fresh, key=self._voice)
        notes = [self._note(list(ones)) for _, ones in groups]
        again = [one for one in outer if one.repeat_of is not None]
        return (*notes, *self._again(again), *self._own_voice(told))

    def weak(self, one: Statement) -> Note:
        """Return the note on a statement that is not sure enough to stand among the others."""
        note = self._note([replace(one, nested_in=None)])
        return note

    def quoted(self, title: str, span: Span) -> Note:
        """Return the note on a quotation that no statement holds."""
        where = f"#{self._around.prefix}q{span.start}"
        told = title.removeprefix("Quoted, and ")
        line = Line(ids=(), number="", bits=(Bit(words=told),), sorts=("open",), cites=())
        return Note(kind="quoted", who=Bit(words="Quoted", href=where), role="", look="v6", lines=(line,))

    def _is_outer(self, one: Statement) -> bool:
        return one.nested_in not in self._by_id or (one.repeat_of is not None)

    def _host(self, one: Statement) -> str:
        host = self._by_id[one.nested_in or ""]
        return host.repeat_of if host.repeat_of in self._by_id and host.repeat_of else host.id

    def _voice(self, one: Statement) -> tuple[str, bool]:
        """Return what statements must share to stand in one note."""
        return one.speaker.id if one.speaker else who_speaks(one), is_unsaid(one)

    def _note(self, ones: Sequence[Statement]) -> Note:
        first = ones[0]
        open_ = first.speaker is None
        kind = "silent" if is_unsaid(first) else "open" if open_ else "voice"
        return Note(
            kind=kind,
            who=self._who(first.speaker, who_speaks(first)),
            role=self._role(first.speaker),
            look=self._around.looks.said(first),
            lines=tuple(map(self._line, ones)),
        )

    def _who(self, party: Party | None, name: str) -> Bit:
        known = self._around.elsewhere.speakers.get(party.id) if party else None
        href = self._around.links.page("speaker", known) if known else None
        return Bit(words=name[:1].upper() + name[1:] if not party else name, href=href or "")

    def _role(self, party: Party | None) -> str:
        """Return roles and affiliations as written, the first time that a party is met."""
        if party is None or party.id in self._met:
            return ""
        self._met.add(party.id)
        kind = "" if party.kind in {PartyKind.NAMED, PartyKind.DESCRIBED} else _KINDS.get(party.kind, "")
        written = written_roles(self._text, party)
        return ", ".join([*written, *([kind] if kind and not written else [])])

    def _written(self, one: Statement) -> str:
        """Return the source's own words where they are another form than the speaker's name."""
        words = " ".join(pieces(self._text, one.source).split())
        name = who_speaks(one)
        told = {" ".join(span.of(self._text).split()) for span in (one.speaker.roles if one.speaker else ())}
        known = words.casefold() in name.casefold() or name.casefold() in words.casefold() or words in told
        return "" if known or not words else words

    def _line(self, one: Statement) -> Line:
        claim = self._around.elsewhere.claims.get(one.id)
        inner = self._inside.pop(one.id, [])
        groups = groupby(inner, key=self._voice)
        return Line(
            ids=(one.id,),
            number=number(one.id),
            bits=tuple(self._bits(one)),
            sorts=tuple(dict.fromkeys(self._sorts(one))),
            cites=(self._cite(one),),
            why=why(self._reading, one),
            trail=claim and _trail(self._around.links, claim),
            inner=tuple(self._note(list(ones)) for _, ones in groups),
        )

    def _bits(self, one: Statement) -> Iterator[Bit]:
        """Yield what a statement does, how sure, to whom, when, through whom, and what answers it."""
        written = self._written(one)
        if written:
            yield Bit(words=f"“{written}”", kind="as")
        doing, *sure = presents(self._text, one).split(" · ")
        yield Bit(words=doing, kind="" if one.act is Act.SAY and one.stance is Stance.ASSERTS else "strong")
        yield from (Bit(words=word, kind="strong") for word in sure)
        if one.weak:
            yield Bit(words="weaker reading", kind="strong")
        if one.candidates:
            yield Bit(words="left open")
        if one.target:
            yield Bit(words=f"about {one.target.name}")
        if one.addressee:
            yield Bit(words=f"to {one.addressee.name}")
        yield from (Bit(words=f"{link} {party.name}") for link, party in chain_of(one))
        if one.said:
            yield Bit(words=self._when(one.said))
        for hedge in one.hedges:
            if not any(span.covers(hedge.span) for span in one.content):
                yield Bit(words=f"“{with_scope(self._text, hedge)}”", kind="as")
        yield from self._ties(one)
        if one.rule == BY_PERSON:
            yield Bit(words="as a person left it")
        elif one.confidence.line < LOW_CONFIDENCE:
            yield Bit(words=f"unsure {unsure_of(one)}".strip(), kind="strong")

    def _when(self, value: str) -> str:
        return time_words(value, dated=self._reading.article.published is not None)

    def _ties(self, one: Statement) -> Iterator[Bit]:
        other = self._by_id.get(one.answers or "")
        if other:
            yield Bit(words=f"answers {who_speaks(other)} ({number(other.id)})", href=self._anchor(other))
        for answer in self._answers.get(one.id, ()):
            told = f"{answered(answer)} by {who_speaks(answer)} ({number(answer.id)})"
            yield Bit(words=told, href=self._anchor(answer))

    def _sorts(self, one: Statement) -> Iterator[str]:
        if one.speaker:
            yield one.speaker.id
        if one.certainty not in {None, Certainty.CERTAIN} or one.hedges:
            yield "hedged"
        if one.stance is Stance.DENIES or any(
            each.stance is Stance.DENIES for each in self._answers.get(one.id, ())
        ):
            yield "denied"
        if any(within(self._reading.quantities, one.content)):
            yield "numbers"
        yield from (["silent"] if is_unsaid(one) else [])
        yield from (["open"] if one.speaker is None else [])

    def _again(self, ones: Sequence[Statement]) -> Iterator[Note]:
        if not ones:
            return
        bits = []
        for one in ones:
            first = one.repeat_of or ""
            bits.append(
                Bit(words=f"{number(first)} {who_speaks(one)}", href=f"#{self._around.prefix}{first}")
            )
        line = Line(
            ids=tuple(one.id for one in ones),
            number="",
            bits=tuple(bits),
            sorts=tuple(one.speaker.id for one in ones if one.speaker),
            cites=(),
        )
        yield Note(kind="again", who=Bit(words="The same again"), role="", look="v6", lines=(line,))

    def _own_voice(self, told: Sequence[Assertion]) -> Iterator[Note]:
        """Yield one note for all that a paragraph tells in the article's own voice."""
        if not told:
            return
        unsourced = [one for one in told if not one.sourced_by]
        bits = [Bit(words="no source named")] if unsourced else []
        for one in told:
            bits += self._told(one)
        sorts = ["own"] if unsourced else []
        sorts += ["hedged"] if any(_is_hedged(one) for one in told) else []
        if any(any(within(self._reading.quantities, one.content)) for one in told):
            sorts.append("numbers")
        claims = [
            self._around.elsewhere.claims[one.id] for one in told if one.id in self._around.elsewhere.claims
        ]
        line = Line(
            ids=tuple(one.id for one in told),
            number="",
            bits=tuple(dict.fromkeys(bits)),
            sorts=tuple(sorts),
            cites=tuple(map(self._cite, told)),
            trail=_trail(self._around.links, claims[0]) if claims else None,
        )
        yield Note(
            kind="own" if unsourced else "sourced",
            who=Bit(words="Own voice"),
            role="",
            look="v6",
            lines=(line,),
        )

    def _told(self, one: Assertion) -> Iterator[Bit]:
        for name in one.sourced_by:
            said = self._by_id.get(name)
            if said:
                yield Bit(words=f"also said by {who_speaks(said)} ({number(name)})", href=self._anchor(said))
        if one.certainty not in {None, Certainty.CERTAIN}:
            yield Bit(words=str(one.certainty), kind="strong")
        if one.when:
            yield Bit(words=self._when(one.when))
        first = self._own[one.id][0]
        if first.id != one.id:
            yield Bit(words="the same again", href=f"#{self._around.prefix}{first.id}")

    def _cite(self, one: Statement | Assertion) -> Cite:
        words = citation(self._reading, one)
        exact = "" if as_shown(words) == words else json.dumps(words)
        return Cite(words=words, exact=exact, original=link_to(self._reading, one) or "")

    def _anchor(self, one: Statement) -> str:
        return f"#{self._around.prefix}n{one.id}"


def written_roles(text: str, party: Party) -> list[str]:
    """Return roles and affiliations as written, each once, those left out that another holds."""
    name = party.name.casefold()
    wordings = dict.fromkeys(" ".join(span.of(text).split()) for span in (*party.roles, *party.affiliations))
    every = [one for one in wordings if one.casefold() not in name]
    return [
        one
        for one in every
        if not any(one.casefold() in other.casefold() and one != other for other in every)
    ]


_KINDS = {
    PartyKind.DOCUMENT: "document",
    PartyKind.WIRE: "news agency",
    PartyKind.OUTLET: "outlet",
    PartyKind.UNNAMED: "not named",
}


def _is_hedged(one: Assertion) -> bool:
    return bool(one.hedges) or one.certainty not in {None, Certainty.CERTAIN}


def _trail(links: Links, claim: ToldElsewhere) -> Bit:
    origins = f", {claim.origins} origin{'' if claim.origins == 1 else 's'}" if claim.origins else ""
    return Bit(words=f"in {claim.articles} articles{origins}", href=links.page("claim", claim.claim) or "")
