"""Certainty: how sure a content is presented to be, with the words that show it."""

from collections.abc import Mapping, Sequence
from functools import cache

from sayso.languages.pack import LanguagePack
from sayso.model.article import Article
from sayso.model.attribution import Attribution
from sayso.model.quotation import Quotation
from sayso.model.statement import Act, ActFound, Certainty, Hedge, HedgedBy, Judgement, Polarity
from sayso.model.syntax import Syntax
from sayso.stages.clauses import main_row, rows_of, starts_of
from sayso.stages.judging.signs import Sign, Signs, find_signs

# Acts whose content is not put forward as so: there is nothing to be sure of.
UNASSERTED = frozenset({Act.ASK, Act.DEMAND, Act.URGE, Act.WANT, Act.DECLINE, Act.NO_REPLY})
# `Certainty` runs from the surest to the least sure; of several hedges on one clause the last one counts.
_ORDER = tuple(Certainty)


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
    signs, starts, cues = find_signs(syntax, pack), starts_of(syntax), _cue_hedges(pack)
    quoted = frozenset(rows_of(starts, (quotation.span for quotation in quotations)))
    return tuple(
        _judged(syntax, signs, starts, quoted, cues, attribution, found)
        for attribution, found in zip(attributions, acts, strict=True)
    )


def _judged(
    syntax: Syntax,
    signs: Signs,
    starts: Sequence[int],
    quoted: frozenset[int],
    cues: Mapping[str, Certainty],
    attribution: Attribution,
    found: ActFound,
) -> Judgement:
    act, rows = found.act, list(rows_of(starts, attribution.content))
    main = main_row(syntax, rows)
    inside = signs.within(rows)
    hedges = _cue_side(signs, starts, cues, attribution) + _hedges(inside, quoted)
    condition = tuple(span for row in rows for span in signs.conditions.get(row, ()))
    level, negative = presented(signs, main)
    level = max((level, *(hedge.value for hedge in hedges if _on_cue(hedge, attribution))), key=_ORDER.index)
    denies = act is Act.DENY and not found.shown  # else the content itself has the "not" in it
    refuses = denies or (attribution.cue_row is not None and attribution.cue_row in signs.negated)
    polarity = Polarity.NEGATIVE if negative != (refuses and act not in UNASSERTED) else Polarity.POSITIVE
    return Judgement(
        certainty=None if act in UNASSERTED or not rows else level,
        polarity=polarity,
        hedges=tuple(sorted(hedges, key=lambda hedge: hedge.span)),
        condition=condition,
        confidence=_confidence(main, hedges, level),
    )


def presented(signs: Signs, row: int | None) -> tuple[Certainty, bool]:
    """Return how sure the clause of predicate `row` is put, and whether it is negated."""
    if row is None:
        return Certainty.CERTAIN, False
    if row in signs.conditional:
        return Certainty.CONDITIONAL, row in signs.negated
    own = signs.at.get(row, ())
    level = max((sign.value for sign in own), key=_ORDER.index, default=Certainty.CERTAIN)
    return level, row in signs.negated and not any(sign.absorbs for sign in own)


def _hedges(inside: Sequence[Sign], quoted: frozenset[int]) -> list[Hedge]:
    """Return the hedges within a content: the speaker's own, but for the outlet's unquoted "reportedly"."""
    return [Hedge(span=sign.span, value=sign.value, by=_whose(sign, quoted)) for sign in inside if sign.shown]


def _whose(sign: Sign, quoted: frozenset[int]) -> HedgedBy:
    return HedgedBy.OUTLET if sign.evidential and sign.row not in quoted else HedgedBy.SPEAKER


def _cue_side(
    signs: Signs, starts: Sequence[int], cues: Mapping[str, Certainty], attribution: Attribution
) -> list[Hedge]:
    """Return the hedges of the outlet that introduces the content: the cue itself, and words beside it."""
    lemma = attribution.lexeme.rpartition(":")[0] or attribution.lexeme
    found = [
        Hedge(span=sign.span, value=sign.value, by=HedgedBy.OUTLET)
        for sign in signs.within(list(rows_of(starts, attribution.cue)))
        if sign.shown and (sign.row != attribution.cue_row or lemma not in cues)
    ]
    if not found and lemma in cues and attribution.cue:
        found.append(Hedge(span=attribution.cue[0], value=cues[lemma], by=HedgedBy.OUTLET))
    return found


def _on_cue(hedge: Hedge, attribution: Attribution) -> bool:
    return any(span.overlaps(hedge.span) for span in attribution.cue)


def _confidence(main: int | None, hedges: Sequence[Hedge], level: Certainty) -> float:
    """Tell how sure the reading is: a hedge elsewhere than on the main clause leaves it most open."""
    if main is None:
        return 0.5
    if not hedges:
        return 0.9
    return 0.85 if level is not Certainty.CERTAIN else 0.7


@cache
def _cue_hedges(pack: LanguagePack) -> Mapping[str, Certainty]:
    return {row["lemma"]: Certainty(row["value"]) for row in pack.table("hedges")["cue"]}
