"""Weighing: which act readers take a statement for, by its cue, its words and the network together.

The lexicon and the rules read an act first.  It stands where readers are likely to accept it; else the act
that they are likeliest to accept stands.  `training/acts.py` makes the weights.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from math import exp
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sayso.languages.pack import LanguagePack
from sayso.languages.recorded import read_model
from sayso.model.article import Article
from sayso.model.attribution import Attribution
from sayso.model.grammar import AUXILIARY
from sayso.model.statement import Act
from sayso.model.syntax import Syntax
from sayso.stages.doing.words import lemma_of

WEIGHTS = "acts.json"
SILENT = (Act.DECLINE, Act.NO_REPLY)
_ACTS = tuple(Act)
# Read from cue and content by rule alone: they are too rare in whole articles to be learned there.  Weighed
# as the others are, PLOVER's demands, threats and refusals fall from 89, 76 and 85 % found to 55 % in all.
_BY_RULE = frozenset({Act.THREATEN, Act.DEMAND, Act.DENY, Act.DECLINE})
# How much the network's log-chance of an act counts beside the weights.  Of the acts of lines found in 97
# articles held out from both, with 0, .2, .35 and .5: 96.5, 97.3, 97.3 and 97.4 % right.
_NETWORK = 0.35
# Read from the words alone: a question is one to 19 readers of 20.
_BY_WORDS = frozenset({Act.ASK})
# What a cue of the lexicon does is right to 19 readers of 20, but for these: "should" urges to one of two.
_LOOSE = frozenset({Act.SAY, Act.URGE})
# Log-odds at which an act that the rules read stands, and how far below the best it may be: they know the
# rarer cues.  With -1 to 0, and from 0 to 2, the acts right stay within .2 of a point.
_LIKELY, _HARDLY = -0.5, 1.5
_TOLD_BY_LAYOUT = 0.9  # how sure an act is that the form of a turn or headline tells
_LEAST = 1e-4  # no act is taken as less likely than this
_MARKS = {"?": "asked", "!": "exclaimed"}


class ReadAct(NamedTuple):
    """One attribution as the rules read it, `main` being the predicate of its content `rows`."""

    attribution: Attribution
    rows: Sequence[int]
    main: int | None
    default: Act | None  # the act of the cue in the lexicon
    form: str
    act: Act
    shown: bool
    withheld: bool


class Weights(NamedTuple):
    """What each sign tells for and against each act, and how a sum of them becomes a chance.

    `rows` names the row of a sign in the `table`, which has a column for each act.
    """

    rows: Mapping[str, int]
    table: NDArray[np.float64]
    slope: float
    base: float


def weigh(weights: Weights, given: Sequence[tuple[Sequence[str], ReadAct]]) -> list[tuple[Act, float]]:
    """Return for each attribution, by its signs, the act that readers accept, and the chance that they do.

    Where nothing was said at all, somebody declined or did not reply.  What the layout tells stands: who asks
    in a turn, who is told to quit in a headline.
    """
    odds = _odds(weights, given).tolist() if given else []
    return [_weighed(weights, one, row) for (_, one), row in zip(given, odds, strict=True)]


def _odds(weights: Weights, given: Sequence[tuple[Sequence[str], ReadAct]]) -> NDArray[np.float64]:
    """Return the odds of each act, a row each: of the signs together, and of the network."""
    known = [[weights.rows[sign] for sign in signs if sign in weights.rows] for signs, _ in given]
    odds = np.zeros((len(given), len(_ACTS)))
    for row, rows in enumerate(known):
        odds[row] = weights.table[rows].sum(axis=0)
    asked = [row for row, (_, one) in enumerate(given) if one.attribution.chances is not None]
    if asked:
        acts = [chances.acts for row in asked if (chances := given[row][1].attribution.chances) is not None]
        told = np.log(np.maximum(acts, _LEAST))
        odds[asked] += _NETWORK * (told - told.max(axis=1, keepdims=True))
    return odds


def _weighed(weights: Weights, one: ReadAct, odds: Sequence[float]) -> tuple[Act, float]:
    laid = _laid(one)
    if laid is not None:
        return laid, _TOLD_BY_LAYOUT
    ranked = dict(zip(_ACTS, odds, strict=True))
    if not one.rows:
        ranked = {act: ranked[act] for act in _ACTS if act in SILENT}
    if one.withheld and one.act is not Act.DENY:  # who "did not deny" it does not deny it
        ranked.pop(Act.DENY, None)
    best = max(ranked, key=ranked.__getitem__)
    if _stands(one, ranked, ranked[best]):
        best = one.act
    return best, round(1 / (1 + exp(-(weights.slope * ranked[best] + weights.base))), 3)


def _laid(one: ReadAct) -> Act | None:
    """Return the act that the layout tells, None for plain saying and for what the network found."""
    chances = one.attribution.chances
    if chances is None or not chances.by_form:
        return None
    act = _ACTS[int(np.argmax(chances.acts))]
    return None if act is Act.SAY else act


def _stands(one: ReadAct, ranked: Mapping[Act, float], best: float) -> bool:
    """Return whether the act that the rules read stands: readers accept it, or hardly less than the best."""
    if one.act not in ranked:
        return False
    if one.act is Act.OTHER:  # "denied the request": the cue itself tells it best
        return one.default is Act.DENY
    told = one.act is one.default and one.act not in _LOOSE and not one.shown
    ruled = told or one.act in _BY_RULE or (one.shown and one.act in _BY_WORDS)
    return (ruled and bool(one.rows)) or ranked[one.act] > min(_LIKELY, best - _HARDLY)


def signs_of(article: Article, syntax: Syntax, one: ReadAct) -> tuple[str, ...]:
    """Return by name what tells for or against an act."""
    return tuple(_signs(article, syntax, one))


def _signs(article: Article, syntax: Syntax, one: ReadAct) -> Iterator[str]:
    default = one.default or "none"
    yield "any"
    yield f"read {one.act}"
    yield f"read {one.act} of {'content' if one.shown else 'cue'}"
    yield f"default {default}"
    yield f"cue {one.attribution.lexeme}"
    yield f"class {one.attribution.lexeme.rpartition(':')[2]}"
    yield f"form {one.form}"
    yield f"form {one.form} of {default}"
    yield f"manner {one.attribution.manner}"
    yield f"mark {_mark(article.text, one.attribution)}"
    if one.withheld:
        yield "withheld"
    if not one.rows:
        yield "silent"
    if one.main is not None:
        yield from _of_clause(syntax, one.main)


def _of_clause(syntax: Syntax, main: int) -> Iterator[str]:
    """Yield what the clause is made of: its verb, its helpers, and whose deed it is."""
    tokens, subject = syntax.tokens, syntax.subject_of(main)
    yield f"verb {lemma_of(syntax, main)}"
    yield f"tag {tokens[main].tag}"
    for child in syntax.children[main]:
        if tokens[child].dep == AUXILIARY:
            yield f"helper {lemma_of(syntax, child)}"
    if subject is None:
        yield "subject none"
    else:
        pronoun = tokens[subject].pos == "PRON"
        yield f"subject {lemma_of(syntax, subject) if pronoun else tokens[subject].pos}"


def _mark(text: str, attribution: Attribution) -> str:
    """Return how the words end: "asked", "exclaimed" or "told"."""
    return _MARKS.get(end_mark(text, attribution), "told") if attribution.content else "none"


def end_mark(text: str, attribution: Attribution) -> str:
    """Return the mark at the end of the words, or right behind them, within or without quotation marks."""
    if not attribution.content:
        return ""
    last = attribution.content[-1]
    return (last.of(text) + text[last.end : last.end + 1]).rstrip("”\"’' \n\r\t")[-1:]


@cache
def load_weights(pack: LanguagePack) -> Weights:
    """Return the weights of a language, loaded once per process."""
    return build_weights(read_model(pack.code, WEIGHTS))


def build_weights(kept: Mapping[str, Mapping[str, Mapping[str, float]]]) -> Weights:
    """Return the weights as `training/acts.py` writes them."""
    names = {act.value: row for row, act in enumerate(Act)}
    signs, chance = kept["signs"], kept["chance"]["of"]
    table = np.zeros((len(signs), len(names)))
    for row, told in enumerate(signs.values()):
        for act, weight in told.items():
            table[row, names[act]] = weight
    rows = {sign: row for row, sign in enumerate(signs)}
    return Weights(rows, table, slope=float(chance["slope"]), base=float(chance["base"]))
