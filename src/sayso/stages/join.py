"""Join: the layers about each attribution brought together as one statement."""

from sayso.model.attribution import Attribution
from sayso.model.measure import Dated
from sayso.model.party import KnownBy, Party, Speakers
from sayso.model.statement import ActFound, Confidence, Judgement, LineScore, Statement


def join_statements(
    attributions: tuple[Attribution, ...],
    *,
    acts: tuple[ActFound, ...],
    speakers: Speakers,
    judgements: tuple[Judgement, ...],
    dated: tuple[Dated, ...],
    answers: tuple[int | None, ...],
    repeated: tuple[int | None, ...],
    lines: tuple[LineScore, ...],
) -> tuple[Statement, ...]:
    """Return one statement for each attribution, in the same order; its id is `s` and its row from 1.

    A repeat whose source is a pronoun has the speaker of what it repeats: "he" said the same words before.
    """
    parties = {party.id: party for party in speakers.parties}
    return tuple(
        Statement(
            id=statement_id(row),
            content=found.content,
            cue=found.cue,
            source=found.source,
            speaker=_party(parties, speakers.speaker[known]),
            chain=tuple(parties[name] for name in speakers.chain[known]),
            chain_words=speakers.chain_words[known] if speakers.chain_words else (),
            addressee=_party(parties, speakers.addressee[row]),
            target=_party(parties, speakers.target[row]),
            manner=found.manner,
            act=acts[row].act,
            certainty=judgements[row].certainty,
            stance=acts[row].stance,
            polarity=judgements[row].polarity,
            hedges=judgements[row].hedges,
            condition=judgements[row].condition,
            when=dated[row].when,
            said=dated[row].said,
            nested_in=_id(found.within),
            answers=_id(answers[row]),
            repeat_of=_id(repeated[row]),
            rule=found.rule,
            over=found.over,
            lexeme=found.lexeme,
            known_by=speakers.known_by[known],
            how=speakers.how[known],
            runner_up=speakers.runner_up[known] if speakers.runner_up else "",
            candidates=tuple((parties[name], score) for name, score in speakers.candidates[known])
            if speakers.candidates
            else (),
            confidence=Confidence(
                content=found.content_confidence,
                source=found.source_confidence,
                speaker=speakers.confidence[known],
                act=acts[row].confidence,
                certainty=judgements[row].confidence,
                line=lines[row].confidence,
            ),
            weak=lines[row].weak,
        )
        for row, found in enumerate(attributions)
        for known in (_known_by(row, repeated[row], speakers),)
    )


def statement_id(row: int) -> str:
    """Return the id of the statement in row `row`.

    >>> statement_id(0)
    's1'
    """
    return f"s{row + 1}"


def _known_by(row: int, first: int | None, speakers: Speakers) -> int:
    """Return the row that tells the speaker: of a repeat with a pronoun, the row it repeats."""
    unnamed = speakers.known_by[row] is KnownBy.PRONOUN
    return first if first is not None and unnamed and speakers.speaker[first] is not None else row


def _id(row: int | None) -> str | None:
    return None if row is None else statement_id(row)


def _party(parties: dict[str, Party], name: str | None) -> Party | None:
    return None if name is None else parties[name]
