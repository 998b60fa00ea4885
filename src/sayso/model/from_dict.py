"""The way back from the `sayso/1` JSON form: plain values become the very reading they were made of."""

from collections.abc import Iterable, Mapping
from typing import Any

from sayso.model.article import Article, Block, BlockKind, DateFound, FoundDate
from sayso.model.attribution import Manner
from sayso.model.measure import (
    Genre,
    GenreName,
    Place,
    Quantity,
    Repeat,
    RepeatKind,
    TimeExpression,
    TimeKind,
    Wording,
    WordingKind,
)
from sayso.model.party import KnownBy, Party, PartyKind
from sayso.model.quotation import Quotation, QuotationKind
from sayso.model.reading import Coverage, MadeBy, Reading
from sayso.model.span import Span
from sayso.model.statement import (
    Act,
    Assertion,
    Certainty,
    Confidence,
    Hedge,
    HedgedBy,
    Point,
    Polarity,
    Stance,
    Statement,
    stance_by,
)

Plain = Mapping[str, Any]
People = Mapping[str | None, Party]


def reading_from_dict(plain: Plain) -> Reading:
    """Return the reading whose `to_dict` gave these values.

    Raises `ModelError`, `KeyError` or `ValueError` where they describe none.
    """
    parties = tuple(map(party_from_dict, plain["parties"]))
    people: People = {party.id: party for party in parties}
    genre = plain["article"]["genre"]
    return Reading(
        article=article_from_dict(plain["article"]),
        genre=Genre(value=GenreName(genre["value"]), evidence=spans(genre["evidence"])),
        parties=parties,
        statements=tuple(statement_from_dict(one, people) for one in plain["statements"]),
        assertions=tuple(map(assertion_from_dict, plain["assertions"])),
        quotations=tuple(map(_quotation, plain["quotations"])),
        times=tuple(
            TimeExpression(span=_placed(one), value=one["value"], kind=TimeKind(one["kind"]))
            for one in plain["times"]
        ),
        quantities=tuple(map(_quantity, plain["quantities"])),
        places=tuple(Place(span=_placed(one), code=one["code"]) for one in plain["places"]),
        wording=tuple(Wording(span=_placed(one), kind=WordingKind(one["kind"])) for one in plain["wording"]),
        repeats=tuple(
            Repeat(kind=RepeatKind(one["kind"]), mentions=spans(one["mentions"])) for one in plain["repeats"]
        ),
        coverage=coverage_from_dict(plain["coverage"]),
        made_by=MadeBy(**plain["made_by"]),
    )


def article_from_dict(plain: Plain) -> Article:
    """Return the article of these values."""
    return Article(
        text=plain["text"],
        blocks=tuple(map(_block, plain["blocks"])),
        language=plain["language"],
        url=plain["url"],
        outlet=plain["outlet"],
        authors=tuple(plain["authors"]),
        published=plain["published"],
        dates=tuple(DateFound(value=one["value"], where=FoundDate(one["where"])) for one in plain["dates"]),
        retrieved=plain["retrieved"],
        sha256=plain["sha256"],
        file=plain["file"],
        key=plain.get("key"),
        notes=tuple(plain["notes"]),
        own_columns=tuple(plain.get("own_columns", {}).items()),
        id=plain["id"],
    )


def _block(plain: Plain) -> Block:
    return Block(
        span=_placed(plain),
        kind=BlockKind(plain["kind"]),
        page=_maybe_span(plain["page"]),
        at=plain.get("at"),
    )


def party_from_dict(plain: Plain) -> Party:
    """Return the party of these values."""
    return Party(
        id=plain["id"],
        name=plain["name"],
        kind=PartyKind(plain["kind"]),
        roles=spans(plain["roles"]),
        affiliations=spans(plain["affiliations"]),
        mentions=spans(plain["mentions"]),
        members=tuple(plain["members"]),
    )


def statement_from_dict(plain: Plain, people: People) -> Statement:
    """Return the statement of these values; it refers to its people by their ids."""
    return Statement(
        id=plain["id"],
        content=spans(plain["content"]),
        cue=spans(plain["cue"]),
        source=spans(plain["source"]),
        speaker=people.get(plain["speaker"]),
        chain=tuple(people[one] for one in plain["chain"]),
        addressee=people.get(plain["addressee"]),
        target=people.get(plain["target"]),
        manner=Manner(plain["manner"]),
        act=Act(plain["act"]),
        certainty=_certainty(plain["certainty"]),
        stance=Stance(plain.get("stance") or stance_by(Act(plain["act"]))),
        polarity=Polarity(plain["polarity"]),
        hedges=_hedges(plain["hedges"]),
        condition=spans(plain["condition"]),
        when=plain["when"],
        said=plain["said"],
        nested_in=plain["nested_in"],
        answers=plain["answers"],
        repeat_of=plain["repeat_of"],
        weak=plain.get("weak", False),
        points=tuple(map(_point, plain.get("points", ()))),
        rule=plain["rule"],
        over=tuple((one["rule"], one["score"]) for one in plain["over"]),
        confidence=_confidence(plain),
        lexeme=plain["lexeme"],
        known_by=KnownBy(plain.get("known_by", KnownBy.NOTHING)),
        how=plain["how"],
        runner_up=plain["runner_up"],
        chain_words=tuple(map(spans, plain.get("chain_words", ()))),
        candidates=tuple((people[one], score) for one, score in plain.get("candidates", ())),
    )


def _confidence(plain: Plain) -> Confidence:
    """Return how sure a statement is; in older forms a line is as sure as the least sure of its parts."""
    parts = plain["confidence"]
    if "line" in parts:
        return Confidence(**parts)
    told = [value for name, value in parts.items() if name != "speaker" or plain["speaker"]]
    return Confidence(**parts, line=min(told))


def assertion_from_dict(plain: Plain) -> Assertion:
    """Return the assertion of these values."""
    return Assertion(
        id=plain["id"],
        content=spans(plain["content"]),
        trigger=spans(plain["trigger"]),
        sourced_by=tuple(plain["sourced_by"]),
        certainty=_certainty(plain["certainty"]),
        polarity=Polarity(plain["polarity"]),
        hedges=_hedges(plain["hedges"]),
        when=plain["when"],
        points=tuple(map(_point, plain.get("points", ()))),
    )


def _point(plain: Plain) -> Point:
    return Point(
        content=spans(plain["content"]),
        trigger=spans(plain["trigger"]),
        participants=spans(plain["participants"]),
        certainty=_certainty(plain["certainty"]),
        stance=Stance(plain["stance"]),
        polarity=Polarity(plain["polarity"]),
        when=plain["when"],
        quantities=tuple(plain["quantities"]),
    )


def coverage_from_dict(plain: Plain) -> Coverage:
    """Return the coverage of these values."""
    return Coverage(**{**plain, "unread": spans(plain["unread"])})


def _quotation(plain: Plain) -> Quotation:
    return Quotation(
        span=_placed(plain),
        inner=_maybe_span(plain["inner"]),
        depth=plain.get("depth", 0),
        closed=plain["closed"],
        continues=plain.get("continues", False),
        kind=QuotationKind(plain["kind"]),
    )


def _quantity(plain: Plain) -> Quantity:
    return Quantity(
        span=_placed(plain),
        low=plain["low"],
        high=plain["high"],
        unit=plain["unit"],
        what=spans(plain["what"]),
        approximate=plain["approximate"],
    )


def _hedges(plain: Iterable[Plain]) -> tuple[Hedge, ...]:
    return tuple(
        Hedge(
            span=Span(*one["span"]),
            value=Certainty(one["value"]),
            by=HedgedBy(one["by"]),
            over=_maybe_span(one.get("over")),
        )
        for one in plain
    )


def _certainty(value: str | None) -> Certainty | None:
    return None if value is None else Certainty(value)


def spans(pairs: Iterable[tuple[int, int]]) -> tuple[Span, ...]:
    """Return the spans of `[start, end]` pairs.

    >>> spans([[0, 4]])
    (Span(start=0, end=4),)
    """
    return tuple(Span(start, end) for start, end in pairs)


def _placed(plain: Plain) -> Span:
    return Span(plain["start"], plain["end"])


def _maybe_span(pair: tuple[int, int] | None) -> Span | None:
    return None if pair is None else Span(*pair)
