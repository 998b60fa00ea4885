"""Notes: beside each paragraph, who says what stands in it, and how; one note for each who speaks there."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from sayso.model.reading import Reading
from sayso.model.span import Span
from sayso.model.statement import Assertion, Statement
from sayso.report.facts.marks import depths_of
from sayso.report.facts.phrases import many, number, who_speaks
from sayso.report.facts.voices import is_unsaid
from sayso.report.page.links import Links
from sayso.report.page.nouns import OTHERS, Bit, Elsewhere, Line, Looks, Note, ToldElsewhere
from sayso.report.page.telling import Teller
from sayso.report.page.why import why

_DEEPEST = 4  # notes inside notes; bad text nests without limit


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
        self._reading, self._around = reading, around
        self._teller = Teller(reading, around.prefix)
        self._by_id = {one.id: one for one in reading.statements}
        self._depths = depths_of(reading.statements)
        self._inside: dict[str, list[Statement]] = {}
        for one in reading.statements:
            if not self._is_outer(one):
                self._inside.setdefault(self._host(one), []).append(one)

    def of(self, said: Sequence[Statement], told: Sequence[Assertion]) -> tuple[Note, ...]:
        """Return the notes on what begins in a paragraph, in text order, the own voice last."""
        outer = [one for one in said if self._is_outer(one)]
        fresh = [one for one in outer if one.repeat_of is None]
        again = [one for one in outer if one.repeat_of is not None]
        return (*self._by_voice(fresh), *self._again(again), *self._own_voice(told))

    def weak(self, one: Statement) -> Note:
        """Return the note on a statement that is not sure enough to stand among the others."""
        return self._note([replace(one, nested_in=None)])

    def quoted(self, title: str, spans: Sequence[Span]) -> Note:
        """Return the note on the quotations of a paragraph that no statement holds."""
        names = tuple(f"q{span.start}" for span in spans)
        told = Bit(words=title.removeprefix("Quoted, and "))
        line = Line(ids=names, bits=(told,), sorts=("open",))
        who = Bit(words="Quoted", href=f"#{self._around.prefix}{names[0]}")
        return Note(kind="quoted", who=who, look=OTHERS, lines=(line,))

    def _is_outer(self, one: Statement) -> bool:
        return self._depths[one.id] == 0 or one.repeat_of is not None

    def _host(self, one: Statement) -> str:
        """Return in whose note a statement stands: its host's, or that of one further out."""
        host = self._by_id[one.nested_in or ""]
        for _ in range(self._depths[host.id] - _DEEPEST):
            host = self._by_id[host.nested_in or ""]
        return host.repeat_of if host.repeat_of in self._by_id and host.repeat_of else host.id

    def _by_voice(self, said: Sequence[Statement]) -> Iterator[Note]:
        """Yield a note for each who speaks, as often as somebody else speaks between."""
        for _, ones in groupby(said, key=_voice):
            yield self._note(list(ones))

    def _note(self, ones: Sequence[Statement]) -> Note:
        first = ones[0]
        known = self._around.elsewhere.speakers.get(first.speaker.id) if first.speaker else None
        name, role = who_speaks(first), self._teller.role(first.speaker)
        return Note(
            kind="silent" if is_unsaid(first) else "voice" if first.speaker else "open",
            who=Bit(
                words=name if first.speaker else name[:1].upper() + name[1:],
                href=(self._around.links.page("speaker", known) if known else None) or "",
            ),
            role=role,
            look=self._around.looks.said(first),
            lines=tuple(self._line(one, role) for one in ones),
        )

    def _line(self, one: Statement, role: str) -> Line:
        return Line(
            ids=(one.id,),
            number=number(one.id),
            bits=tuple(self._teller.bits(one, role)),
            sorts=tuple(self._teller.sorts(one)),
            cites=(self._teller.cite(one),),
            why=why(self._reading, one),
            trail=self._trail([one.id]),
            correct=self._around.links.listing("review", self._place(one)) or "",
            inner=tuple(self._by_voice(self._inside.pop(one.id, []))),
        )

    def _place(self, one: Statement) -> dict[str, str]:
        return {"article": self._reading.article.id, "statement": one.id}

    def _again(self, ones: Sequence[Statement]) -> Iterator[Note]:
        """Yield one note for all that a paragraph says again; each leads to where it was said first."""
        if not ones:
            return
        firsts = [(one.repeat_of or "", who_speaks(one)) for one in ones]
        bits = [Bit(words=f"{number(id_)} {who}", href=f"#{self._around.prefix}{id_}") for id_, who in firsts]
        sorts = dict.fromkeys(one.speaker.id for one in ones if one.speaker)
        line = Line(ids=tuple(one.id for one in ones), bits=tuple(bits), sorts=tuple(sorts))
        yield Note(kind="again", who=Bit(words="The same again"), look=OTHERS, lines=(line,))

    def _own_voice(self, told: Sequence[Assertion]) -> Iterator[Note]:
        """Yield one note for all that a paragraph tells in the article's own voice."""
        if not told:
            return
        unsourced = any(not one.sourced_by for one in told)
        bits = [Bit(words="no source named")] if unsourced else []
        bits += [bit for one in told for bit in self._teller.told(one)]
        line = Line(
            ids=tuple(one.id for one in told),
            bits=tuple(dict.fromkeys(bits)),
            sorts=tuple(dict.fromkeys(sort for one in told for sort in self._teller.sorts_told(one))),
            cites=tuple(map(self._teller.cite, told)),
            trail=self._trail([one.id for one in told]),
        )
        kind = "own" if unsourced else "sourced"
        yield Note(kind=kind, who=Bit(words="Own voice"), look=OTHERS, lines=(line,))

    def _trail(self, ids: Sequence[str]) -> Bit | None:
        """Return the way to the trail of the claim that one of these tells, the most retold first."""
        claims = [
            self._around.elsewhere.claims[name] for name in ids if name in self._around.elsewhere.claims
        ]
        if not claims:
            return None
        most = max(claims, key=lambda one: one.articles)
        href = self._around.links.page("claim", most.claim)
        return Bit(words=_in_articles(most), href=href or "")


def _voice(one: Statement) -> tuple[str, bool]:
    """Return what statements must share to stand in one note."""
    return one.speaker.id if one.speaker else who_speaks(one), is_unsaid(one)


def _in_articles(claim: ToldElsewhere) -> str:
    origins = f", {many(claim.origins, 'origin')}" if claim.origins else ""
    return f"in {many(claim.articles, 'article')}{origins}"
