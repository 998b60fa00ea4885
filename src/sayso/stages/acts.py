"""Acts: what each attribution does, read from its cue and its content together."""

from collections.abc import Sequence
from math import exp, log

from sayso.languages.pack import LanguagePack
from sayso.model.article import Article
from sayso.model.attribution import Attribution
from sayso.model.statement import Act, ActFound
from sayso.model.syntax import Syntax
from sayso.stages.clauses import is_clause, main_row, rows_of, starts_of
from sayso.stages.doing.bearing import bearing, cue_rows
from sayso.stages.doing.shown import OPEN, Told, act_shown
from sayso.stages.doing.targets import called_wrongdoer, find_target
from sayso.stages.doing.words import NEUTRAL, ActWords, act_words, lemma_of, negates
from sayso.stages.doing.wrongs import wrongdoer_told

# Log-odds that a sure act of the lexicon is worth beside the network's chances, where the network is asked.
# Of the acts of lines found in articles held out the lexicon has 89 % right and the network 91; together they
# have 94, and 93 where the network is asked of plain saying and of `_LOOSE` alone.  But asked of threats and
# demands as well, it takes PLOVER from 79 % down to 62: these are too rare in what it learned from.
_TRUST = 2.0
# What a plain cue's content shows ("said prices would fall") is that act to half of the readers only.
_LOOSE = frozenset({Act.PREDICT, Act.PLAN, Act.PROMISE, Act.ACCUSE})
_LEAST = 1e-4  # no act is taken as less likely than this
_SILENT = (Act.DECLINE, Act.NO_REPLY)
_ASKED = 0.9
_CALLED = 0.7  # an accusation by content alone: "They are thieves," she said


def find_acts(
    article: Article, syntax: Syntax, attributions: Sequence[Attribution], pack: LanguagePack
) -> tuple[ActFound, ...]:
    """Return the act of each attribution, with the words for whom it is done to."""
    words, starts = act_words(pack), starts_of(syntax)
    found: list[ActFound] = []
    for attribution in attributions:
        rows = list(rows_of(starts, attribution.content))
        main = main_row(syntax, rows)
        act, sure, shown = _act(article, syntax, words, attribution, rows, main)
        if attribution.chances is not None and _doubtful(act, shown, attribution):
            best, sure = _weighed(act, sure, attribution.chances.acts, silent=not attribution.content)
            act, shown = best, shown and best is act
        accused = called_wrongdoer(syntax, words, rows) if act in NEUTRAL else ()
        if not accused and main is not None and act in NEUTRAL and not shown:
            accused = wrongdoer_told(Told(article, syntax, words, attribution, main, act))
        if act in NEUTRAL and asks(article.text, attribution):
            act, sure, shown = Act.ASK, _ASKED, True
        if accused:
            found.append(ActFound(act=Act.ACCUSE, target=accused, confidence=_CALLED, shown=True))
            continue
        target = find_target(syntax, words, bearing(syntax, attribution), act, rows, main)
        found.append(ActFound(act=act, target=target, confidence=sure, shown=shown))
    return tuple(found)


def asks(text: str, attribution: Attribution) -> bool:
    """Return whether a turn of a talk ends with a question, also one of several sentences."""
    if not attribution.content or attribution.lexeme not in ("", ":"):
        return False
    last = attribution.content[-1]
    return (last.of(text).rstrip("”\"’' ") + text[last.end : last.end + 1]).endswith("?")


def _doubtful(act: Act, shown: bool, attribution: Attribution) -> bool:  # noqa: FBT001 — a fact of the act
    """Return whether the network is asked, too: of plain saying, loose acts of the content, silences."""
    return act in NEUTRAL or (shown and act in _LOOSE) or not attribution.content


def _weighed(act: Act, sure: float, chances: Sequence[float], *, silent: bool) -> tuple[Act, float]:
    """Return the likeliest act, the lexicon's weighed with the network's, and the chance of it.

    Where nothing was said at all, somebody declined or did not reply.
    """
    odds = {one: log(max(chance, _LEAST)) for one, chance in zip(Act, chances, strict=True)}
    odds[act] += _TRUST * sure
    open_ = _SILENT if silent else tuple(Act)
    best = max(open_, key=lambda one: odds[one])
    return best, round(exp(odds[best]) / sum(exp(odds[one]) for one in open_), 3)


def _act(
    article: Article,
    syntax: Syntax,
    words: ActWords,
    attribution: Attribution,
    rows: Sequence[int],
    main: int | None,
) -> tuple[Act, float, bool]:
    """Return the act, how sure that is, and whether the content rather than the cue shows it."""
    telling = bearing(syntax, attribution)
    default = _default(syntax, words, telling, rows, main)
    if default is Act.DENY and _withholds(syntax, words, attribution.cue_row, main):
        return words.withholding.get(attribution.lexeme, Act.DECLINE), 0.8, False
    refusal = _refusal(syntax, words, attribution, default)
    if refusal is not None:
        return refusal, 0.9, False
    shown = None
    if main is not None and default in OPEN:
        shown = act_shown(Told(article, syntax, words, attribution, main, default))
    if shown is not None:
        return shown, 0.75, True
    if default in OPEN and main is not None:
        return default, 0.85, False
    return default, 0.9 if telling.lexeme in words.defaults else 0.6, False


def _default(
    syntax: Syntax, words: ActWords, attribution: Attribution, rows: Sequence[int], main: int | None
) -> Act:
    """Return the act of the cue, by the form of its content or the noun it governs ("issued a warning")."""
    default = words.defaults.get(attribution.lexeme, Act.SAY)
    phrased = _phrased(syntax, words, attribution)
    if phrased is not None:
        return phrased
    if attribution.lexeme in words.forms:
        default = words.forms[attribution.lexeme].get(_form(syntax, rows, main), default)
    if default is Act.SAY and main is not None and syntax.tokens[main].pos == "NOUN":
        default = words.defaults.get(f"{lemma_of(syntax, main)}:noun", default)
    return default


def _phrased(syntax: Syntax, words: ActWords, attribution: Attribution) -> Act | None:
    """Return the act of a cue in several words: "insisted on", "repeated its demand", "came to complain"."""
    row, kind = attribution.cue_row, attribution.lexeme.rpartition(":")[2]
    if row is None or kind == "prep":
        return None
    # All words behind, for the parser may hang the preposition on the content: "called | for her to resign".
    behind = cue_rows(syntax, attribution, row)
    lexemes = [f"{lemma_of(syntax, row)} {lemma_of(syntax, other)}:{kind}" for other in behind]
    if kind == "verb" and words.defaults.get(attribution.lexeme, Act.SAY) is Act.SAY:
        lexemes += _of_object(syntax, row, behind)
    return next((words.defaults[lexeme] for lexeme in lexemes if lexeme in words.defaults), None)


def _of_object(syntax: Syntax, row: int, behind: Sequence[int]) -> list[str]:
    """Return the lexemes that the object of a cue gives: "a note demanding", "an attack on", "a warning"."""
    tokens = syntax.tokens
    nouns = [other for other in behind if tokens[other].dep == "dobj" and tokens[other].head == row]
    near = [other for other in behind if tokens[other].head in nouns]
    lexemes = [f"{lemma_of(syntax, verb)}:verb" for verb in near if tokens[verb].dep == "acl"]
    lexemes += [f"{lemma_of(syntax, tokens[prep].head)} {lemma_of(syntax, prep)}:noun" for prep in near]
    return [*lexemes, *(f"{lemma_of(syntax, noun)}:noun" for noun in nouns)]


def _form(syntax: Syntax, rows: Sequence[int], main: int | None) -> str:
    """Return how the content is built: "that" (a clause), "to", "ing", "prep" or "noun"."""
    if main is None:
        return "none"
    if syntax.tokens[rows[0]].pos == "ADP" and syntax.tokens[rows[0]].tag == "IN":
        return "prep"
    if is_clause(syntax, main):
        return "that"
    if syntax.tokens[main].dep == "pobj" and syntax.tokens[main].head not in rows:
        return "prep"
    tag = syntax.tokens[main].tag
    return {"VB": "to", "VBG": "ing"}.get(tag, "noun")


def _withholds(syntax: Syntax, words: ActWords, row: int | None, main: int | None) -> bool:
    """Tell "denied him the right" and "denied the request" from "denied the charge"."""
    if row is not None and any(syntax.tokens[child].dep == "dative" for child in syntax.children[row]):
        return True
    return main is not None and lemma_of(syntax, main) in words.withheld


def _refusal(syntax: Syntax, words: ActWords, attribution: Attribution, default: Act) -> Act | None:
    """Read a negated cue: "did not respond", "would not say", "did not deny"."""
    row = attribution.cue_row
    if row is None or not any(negates(syntax, words, child) for child in syntax.children[row]):
        return None
    if default in {Act.DENY, Act.AGREE}:
        return Act.OTHER if default is Act.DENY else Act.DECLINE
    lemma = lemma_of(syntax, row)
    if lemma in words.replies:
        return Act.NO_REPLY
    if lemma in words.comments or (default in NEUTRAL and not attribution.content):
        return Act.DECLINE
    return None
