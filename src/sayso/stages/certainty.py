"""Certainty: how sure a content is presented to be, with the words that show it."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from sayso.languages.pack import LanguagePack
from sayso.model.article import Article
from sayso.model.attribution import Attribution
from sayso.model.grammar import NEGATION
from sayso.model.quotation import Quotation
from sayso.model.statement import Act, ActFound, Certainty, Hedge, HedgedBy, Judgement, Polarity, Stance
from sayso.model.syntax import Syntax
from sayso.stages.clauses import main_row, rows_of, starts_of
from sayso.stages.judging.presenting import Presented, least_sure, presented_at, proposition
from sayso.stages.judging.signs import Sign, Signs, find_signs
from sayso.stages.judging.words import lexicon

# Acts whose content is not put forward as so: there is nothing to be sure of.
UNASSERTED = frozenset({Act.ASK, Act.DEMAND, Act.URGE, Act.WANT, Act.DECLINE, Act.NO_REPLY})
# Acts that take no stance: a "not" beside their cue turns nothing round ("did not reply").
_NO_STANCE = frozenset({Act.ASK, Act.DECLINE, Act.NO_REPLY})
_AGAINST = frozenset({Stance.DENIES, Stance.UNSAID})

# How often the value was a reader's, on 164 mentions of claims in 24 press articles (110, 27 and 27 of them).
_PLAIN, _HEDGED, _HEDGED_ELSEWHERE = 0.92, 0.74, 0.65
_WITHOUT_PREDICATE = 0.5  # too few to count


class _Reading(NamedTuple):
    """What is looked up for every attribution of one article."""

    syntax: Syntax
    signs: Signs
    starts: Sequence[int]
    quoted: frozenset[int]
    cues: Mapping[str, Certainty]
    self_words: frozenset[str]


def judge(
    article: Article,
    syntax: Syntax,
    quotations: Sequence[Quotation],
    attributions: Sequence[Attribution],
    acts: Sequence[ActFound],
    pack: LanguagePack,
) -> tuple[Judgement, ...]:
    """Return how each attribution's content is presented, one judgement an attribution."""
    del article
    if not attributions:
        return ()
    starts = starts_of(syntax)
    reading = _Reading(
        syntax=syntax,
        signs=find_signs(syntax, pack),
        starts=starts,
        quoted=frozenset(rows_of(starts, (quotation.span for quotation in quotations))),
        cues=_cue_hedges(pack),
        self_words=lexicon(pack).self_words,
    )
    return tuple(
        _judged(reading, attribution, found) for attribution, found in zip(attributions, acts, strict=True)
    )


def _judged(reading: _Reading, attribution: Attribution, found: ActFound) -> Judgement:
    syntax, signs = reading.syntax, reading.signs
    act, rows = found.act, list(rows_of(reading.starts, attribution.content))
    main = main_row(syntax, rows)
    shown = present(syntax, signs, main, rows)
    states = main is None or syntax.pos[main] != "ADJ"
    hedges = _cue_side(reading, attribution, states=states)
    hedges += _hedges(syntax, signs.within(rows), reading.quoted)
    level = least_sure((shown.certainty, *(hedge.value for hedge in hedges if _on_cue(hedge, attribution))))
    against = found.stance in _AGAINST and act not in _NO_STANCE
    turned = against and not found.shown  # else the content has the "not" in it
    negative = shown.negative != (turned or _strayed(syntax, attribution, rows))
    return Judgement(
        certainty=None if act in UNASSERTED or not rows else level,
        polarity=Polarity.NEGATIVE if negative else Polarity.POSITIVE,
        hedges=tuple(sorted(hedges, key=lambda hedge: hedge.span)),
        condition=tuple(span for row in sorted(shown.path) for span in signs.conditions.get(row, ())),
        confidence=_confidence(shown, hedges, level),
    )


def _strayed(syntax: Syntax, attribution: Attribution, rows: Sequence[int]) -> bool:
    """Return whether a "not" of the content hangs on the cue in the parse: "said | not everyone left"."""
    deps, at = syntax.deps, attribution.cue_row
    return at is not None and any(deps[row] == NEGATION and syntax.heads[row] == at for row in rows)


def present(syntax: Syntax, signs: Signs, main: int | None, rows: Sequence[int]) -> Presented:
    """Return how sure the words of `rows`, with predicate `main`, are put: as sure as what they put forward.

    Of several sentences that is the first with a predicate.
    """
    inside = frozenset(rows)
    forward = proposition(signs, main)
    return presented_at(syntax, signs, forward if forward in inside else main, within=inside)


def _hedges(syntax: Syntax, inside: Sequence[Sign], quoted: frozenset[int]) -> list[Hedge]:
    """Return the hedges within a content: the speaker's own, but for the outlet's unquoted "reportedly"."""
    return [hedge_of(syntax, sign, _whose(sign, quoted)) for sign in inside if sign.shown]


def hedge_of(syntax: Syntax, sign: Sign, by: HedgedBy) -> Hedge:
    """Return a sign as a hedge of `by`, with the word it stands over."""
    over = syntax.span(sign.over, sign.over)
    return Hedge(span=sign.span, value=sign.value, by=by, over=None if over.overlaps(sign.span) else over)


def _whose(sign: Sign, quoted: frozenset[int]) -> HedgedBy:
    return HedgedBy.OUTLET if sign.evidential and sign.row not in quoted else HedgedBy.SPEAKER


def _cue_side(reading: _Reading, attribution: Attribution, *, states: bool) -> list[Hedge]:
    """Return the hedges that introduce the content: words beside the cue, else the cue itself.

    They are the outlet's, but for a speaker's own: "I think", and all within somebody's words.
    A cue hedges a clause ("feels THAT IT FAILED"), no mood ("feels SORRY").
    """
    lemma = attribution.lexeme.rpartition(":")[0] or attribution.lexeme
    whose = HedgedBy.SPEAKER if _is_speakers(reading, attribution) else HedgedBy.OUTLET
    found = [
        hedge_of(reading.syntax, sign, whose)
        for sign in reading.signs.within(list(rows_of(reading.starts, attribution.cue)))
        if sign.shown and (sign.row != attribution.cue_row or lemma not in reading.cues)
    ]
    if not found and states and lemma in reading.cues and attribution.cue:
        found.append(Hedge(span=attribution.cue[0], value=reading.cues[lemma], by=whose))
    return found


def _is_speakers(reading: _Reading, attribution: Attribution) -> bool:
    """Return whether the cue is in somebody's words, or a first person's own."""
    cue = frozenset(rows_of(reading.starts, attribution.cue))
    head = attribution.head
    own = head is not None and reading.syntax.lemmas[head] in reading.self_words
    return own or attribution.within is not None or bool(cue & reading.quoted)


def _on_cue(hedge: Hedge, attribution: Attribution) -> bool:
    return any(span.overlaps(hedge.span) for span in attribution.cue)


def _confidence(shown: Presented, hedges: Sequence[Hedge], level: Certainty) -> float:
    """Return how sure the reading is: a hedge elsewhere than on the main clause leaves it most open."""
    if not shown.path:
        return _WITHOUT_PREDICATE
    if not hedges:
        return _PLAIN
    return _HEDGED if level is not Certainty.CERTAIN else _HEDGED_ELSEWHERE


@cache
def _cue_hedges(pack: LanguagePack) -> Mapping[str, Certainty]:
    return {row["lemma"]: Certainty(row["value"]) for row in pack.table("hedges")["cue"]}
