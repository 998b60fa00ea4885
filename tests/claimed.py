"""Claims made by hand: articles of invented outlets that tell one claim, in words given for each."""

from collections.abc import Sequence
from typing import NamedTuple

from sayso.model.claim import Change, Link, Origin, Passage, PassageKind, Relation
from sayso.model.span import Span
from sayso.model.statement import Certainty, Stance
from sayso.report.claims.nouns import Chosen, Claim, Claims, Mention, Number
from sayso.report.facts.about import About
from sayso.report.facts.names import folded
from sayso.report.trails.trail import Trail
from tests.readings import READING


class Told(NamedTuple):
    """What one article tells: its outlet and day, who says so (None for itself), in which words."""

    outlet: str | None
    published: str | None
    who: str | None
    words: str
    stance: Stance = Stance.ASSERTS
    certainty: Certainty | None = None
    number: Number | None = None
    title: str | None = None
    url: str | None = None


def trail_of(
    every: Sequence[Told],
    origins: Sequence[tuple[str | None, Sequence[int]]],
    changes: Sequence[Change] = (),
    *,
    same: Sequence[Sequence[int]] = (),
    rivals: Sequence[tuple[int, int]] = (),
    read: int = 12,
) -> Trail:
    """Return a trail of one claim, an article for each telling; `same` tell it word by word."""
    mentions = tuple(_mention(row, one) for row, one in enumerate(every))
    days = sorted(one.published for one in every if one.published)
    claim = Claim(
        id="c1",
        gist=0,
        mentions=mentions,
        links=tuple(
            Link(left=left, right=right, relation=Relation.CONTRADICTS, score=1.0, evidence=())
            for left, right in rivals
        ),
        origins=tuple(_origin(every, name, rows) for name, rows in origins),
        changes=tuple(changes),
        articles=len(every),
        copies=0,
        outlets=len({one.outlet or row for row, one in enumerate(every)}),
        denials=sum(one.stance is Stance.DENIES for one in every),
        first=days[0] if days else None,
        last=days[-1] if days else None,
    )
    found = Claims(
        articles=tuple(_about(row, one) for row, one in enumerate(every)),
        claims=(claim,),
        repeats=tuple(
            Passage(kind=PassageKind.REPRINT, places=tuple((row, Span(0, 400)) for row in rows))
            for rows in same
        ),
        chosen=Chosen(),
        points=len(every),
        within=0,
        others=0,
        weaker=0,
        copy_of=tuple(range(len(every))),
        total=1,
        read=read,
        copies=0,
        outlets=9,
        first=claim.first,
        last=claim.last,
    )
    return Trail(asked="homes", found=found)


def _mention(row: int, one: Told) -> Mention:
    own = one.who is None
    return Mention(
        row=row,
        statement=None if own else "s1",
        assertion="a1" if own else None,
        point=0,
        content=(Span(10, 10 + len(one.words)),),
        words=one.words,
        place=f"¶1 10–{10 + len(one.words)}",
        who=one.who or f"{one.outlet or 'the outlet'}, own voice",
        does="" if own else "denies" if one.stance is Stance.DENIES else "says",
        speaker=one.who,
        origin=one.who,
        names=frozenset({folded(one.who or one.outlet or "")}),
        stance=one.stance,
        certainty=one.certainty,
        when=None,
        quantities=(),
        differs=(),
        differs_words=(),
        lacks_words=(),
        weak=False,
        numbers=(one.number,) if one.number else (),
    )


def _origin(every: Sequence[Told], name: str | None, rows: Sequence[int]) -> Origin:
    return Origin(name=name or every[rows[0]].outlet, own_voice=name is None, mentions=tuple(rows))


def _about(row: int, one: Told) -> About:
    return About(
        article=f"id{row}",
        file=None,
        url=one.url,
        outlet=one.outlet,
        published=one.published,
        language="en",
        genre="news",
        title=one.title or f"Headline {row}",
        facts=(),
        sha256="0" * 64,
        reduced=None,
        made_by=READING.made_by,
    )
