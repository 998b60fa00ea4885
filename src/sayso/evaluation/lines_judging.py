"""Judging lines: what of each printed line is right, beside the gold statement it is paired with."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import StrEnum

from sayso.evaluation.lines_gold import GoldLine, GoldParty, LinesGold
from sayso.evaluation.lines_pairing import REFUSALS, Answer, pair_lines
from sayso.evaluation.lines_printed import PrintedLine

_DENIALS = REFUSALS | {"deny"}
_SAYING = frozenset(("say", "claim", "announce", "confirm", "admit", "know", "other"))


class Part(StrEnum):
    """What a line shows of a statement."""

    WORDS = "words"
    SPEAKER = "speaker"
    ACT = "act"
    DEPTH = "depth"
    STANCE = "stance"


COUNTED = frozenset(Part) - {Part.STANCE}  # the stance is counted beside: the act shows most of it


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One line with its gold statement and the parts that agree with it.

    A line that is not `found` is a piece or a copy of its gold statement, or nothing where it has none.
    """

    article: str
    line: PrintedLine
    gold: GoldLine | None = None
    found: bool = False
    agreeing: frozenset[Part] = frozenset()

    @property
    def right(self) -> bool:
        """Return whether words, speaker, act and depth are all right."""
        return self.found and self.agreeing >= COUNTED

    @property
    def harmful(self) -> bool:
        """Return whether somebody is given the words of another who is known."""
        known = self.gold is not None and self.gold.speaker is not None
        return known and self.line.speaker is not None and Part.SPEAKER not in self.agreeing

    def wrong(self) -> tuple[str, ...]:
        """Return what is wrong: `nothing` or `piece` for a line that is no statement, else its parts."""
        if not self.found:
            return ("piece",) if self.gold else ("nothing",)
        return tuple(str(part) for part in Part if part in COUNTED - self.agreeing)

    def to_dict(self) -> dict[str, object]:
        """Return the line and what is wrong with it as plain values."""
        return {
            "article": self.article,
            "id": self.line.id,
            "gold": self.gold.id if self.gold else None,
            "wrong": list(self.wrong()),
            "harmful": self.harmful,
            "said_by": self.line.speaker.name if self.line.speaker else None,
            "should_be": self.gold.speaker if self.gold else None,
            "words": self.line.words,
            "gold_words": self.gold.words if self.gold else None,
        }


def judge_lines(
    gold: LinesGold, lines: Sequence[PrintedLine], who: Mapping[str, GoldParty | None]
) -> tuple[Judged, ...]:
    """Return each line judged; `who` tells the gold party of each speaker by its id."""
    parties = [who[line.speaker.id] if line.speaker else None for line in lines]
    speakers = [party.name if party else None for party in parties]
    answers = pair_lines(gold, lines, speakers)
    found = {answer.gold.id for answer in answers if answer and answer.found}
    return tuple(
        Judged(
            article=gold.name,
            line=line,
            gold=answer.gold,
            found=answer.found,
            agreeing=frozenset(_agreeing(line, speaker, answer, found)),
        )
        if answer
        else Judged(article=gold.name, line=line)
        for line, speaker, answer in zip(lines, speakers, answers, strict=True)
    )


def _agreeing(
    line: PrintedLine, speaker: str | None, answer: Answer, found: AbstractSet[int]
) -> Iterator[Part]:
    """Yield the parts in which a line agrees with its gold; `found` are the ids of all gold that is found."""
    gold = answer.gold
    if answer.same_words:
        yield Part.WORDS
    # A speaker who is nobody in gold is not the same as no speaker.
    if speaker == gold.speaker and (line.speaker is None) == (gold.speaker is None):
        yield Part.SPEAKER
    if is_act(line.act, gold.acts):
        yield Part.ACT
    # Where the outer statement is not printed, the inner one stands alone.
    if line.nested == (gold.nested_in is not None) or not (line.nested or gold.nested_in in found):
        yield Part.DEPTH
    if _denies(line) == (gold.negated or bool(gold.acts & _DENIALS)):
        yield Part.STANCE


def is_act(act: str, right: AbstractSet[str]) -> bool:
    """Return whether an act is right: all acts of saying are one, and `other` shows the cue itself."""
    accepted = right | _SAYING if right & _SAYING else right
    return act in accepted or (act == "other" and not accepted & _DENIALS)


def _denies(line: PrintedLine) -> bool:
    """Return whether the source is shown to deny it or to leave it unsaid."""
    return line.act in _DENIALS or line.negative
