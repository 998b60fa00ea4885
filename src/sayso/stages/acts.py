"""Acts: what each attribution does, read from its cue and its content together."""

from collections.abc import Sequence
from dataclasses import replace

from sayso.languages.pack import LanguagePack
from sayso.model.article import Article
from sayso.model.attribution import Attribution
from sayso.model.grammar import (
    ADPOSITION,
    ADVERBIAL_CLAUSE,
    BASE_FORM,
    DATIVE,
    NOUN_CLAUSE,
    OBJECT,
    OPEN_COMPLEMENT,
    PREPOSITION,
    PREPOSITION_OBJECT,
    PRESENT_PARTICIPLE,
)
from sayso.model.statement import Act, ActFound
from sayso.model.syntax import Syntax
from sayso.stages.clauses import main_row, rows_of
from sayso.stages.doing.bearing import bearing, cue_rows
from sayso.stages.doing.shown import OPEN, Told, act_shown
from sayso.stages.doing.stances import governing, stance_of, withheld
from sayso.stages.doing.targets import called_wrongdoer, find_target
from sayso.stages.doing.weighing import ReadAct, end_mark, load_weights, signs_of, weigh
from sayso.stages.doing.words import NEUTRAL, ActWords, act_words, lemma_of
from sayso.stages.doing.wrongs import wrongdoer_told

_ASKED = 0.9
_AIMS = frozenset({OPEN_COMPLEMENT, ADVERBIAL_CLAUSE, NOUN_CLAUSE})
# What a deed in words can be by its object or its aim; of a plan or a wish it only tells.
_DONE_IN_WORDS = frozenset({Act.DEMAND, Act.CRITICISE, Act.ACCUSE, Act.THREATEN, Act.WARN, Act.DENY})
_REPORTING = frozenset({Act.SAY, Act.ANNOUNCE})  # "issued a declaration demanding", "issued a warning"
# Acts under which the content can accuse: "They are thieves," she said.
_CALLING = frozenset({*NEUTRAL, Act.ACCUSE})
_CALLED = 0.9


def find_acts(
    article: Article, syntax: Syntax, attributions: Sequence[Attribution], pack: LanguagePack
) -> tuple[ActFound, ...]:
    """Return the act of each attribution, with the words for whom it is done to."""
    words = act_words(pack)
    read = [
        read_act(article, syntax, words, one, list(rows_of(syntax.starts, one.content)))
        for one in attributions
    ]
    weighed = weigh(load_weights(pack), [(signs_of(article, syntax, one), one) for one in read])
    return tuple(
        _found(article, syntax, words, one, act, sure) for one, (act, sure) in zip(read, weighed, strict=True)
    )


def _found(
    article: Article, syntax: Syntax, words: ActWords, read: ReadAct, act: Act, sure: float
) -> ActFound:
    """Return what one attribution does, for whom, and its stance; `act` is that which readers accept."""
    one, rows = read.attribution, read.rows
    accused = called_wrongdoer(syntax, words, rows) if read.act in _CALLING and not read.withheld else ()
    if accused:
        return ActFound(act=Act.ACCUSE, target=accused, confidence=_CALLED, shown=True)
    shown = read.shown if act is read.act else read.default in NEUTRAL
    if act in NEUTRAL and asks(article.text, one):
        act, sure, shown = Act.ASK, _ASKED, True
    # Readers take "said the guards killed him" for plain saying as often; who is told of is kept.
    if read.shown and read.act is Act.ACCUSE and act in _CALLING and read.main is not None:
        target = wrongdoer_told(Told(article, syntax, words, one, read.main, Act.SAY))
    else:
        target = find_target(syntax, words, bearing(syntax, one), act, rows, read.main)
    found = ActFound(act=act, target=target, confidence=sure, shown=shown)
    stance = stance_of(syntax, words, one, found, rows, unsaid=read.withheld)
    return found if stance is found.stance else replace(found, stance=stance)


def read_act(
    article: Article, syntax: Syntax, words: ActWords, one: Attribution, rows: Sequence[int]
) -> ReadAct:
    """Return what lexicon and rules read of one attribution."""
    main, telling = main_row(syntax, rows), bearing(syntax, one)
    kept = withheld(syntax, words, one)
    act, shown = _act(article, syntax, words, one, rows, main, unsaid=kept)
    if act in NEUTRAL and main is not None and not kept:
        told = wrongdoer_told(Told(article, syntax, words, one, main, act))
        act, shown = (Act.ACCUSE, True) if told else (act, shown)
    return ReadAct(
        attribution=one,
        rows=rows,
        main=main,
        default=words.defaults.get(telling.lexeme),
        form=_form(syntax, rows, main) if rows else "none",
        act=act,
        shown=shown,
        withheld=kept,
    )


def asks(text: str, attribution: Attribution) -> bool:
    """Return whether a turn of a talk ends with a question, also one of several sentences."""
    if not attribution.content or attribution.lexeme not in ("", ":"):
        return False
    return end_mark(text, attribution) == "?"


def _act(
    article: Article,
    syntax: Syntax,
    words: ActWords,
    attribution: Attribution,
    rows: Sequence[int],
    main: int | None,
    *,
    unsaid: bool,
) -> tuple[Act, bool]:
    """Return the act of cue and content, and whether the content rather than the cue shows it."""
    default = _default(syntax, words, bearing(syntax, attribution), rows, main)
    against = default is Act.DENY and not unsaid
    if against and (
        _withholds(syntax, words, attribution.cue_row, main) or _turned_down(syntax, words, attribution, main)
    ):
        return words.withholding.get(attribution.lexeme, Act.DECLINE), False
    refusal = _refusal(syntax, words, attribution, default) if unsaid else None
    if refusal is not None:
        return refusal, False
    if main is not None and default in OPEN:
        shown = act_shown(Told(article, syntax, words, attribution, main, default))
        if shown is not None:
            return shown, True
    return default, False


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
    if default is Act.SAY and main is not None and syntax.pos[main] == "NOUN":
        default = words.defaults.get(f"{lemma_of(syntax, main)}:noun", default)
    return default


def _phrased(syntax: Syntax, words: ActWords, attribution: Attribution) -> Act | None:
    """Return the act of a cue in several words: "insisted on", "repeated its demand", "came to complain"."""
    row, kind = attribution.cue_row, attribution.lexeme.rpartition(":")[2]
    if row is None or kind == PREPOSITION:
        return None
    default = words.defaults.get(attribution.lexeme, Act.SAY)
    # All words behind, for the parser may hang the preposition on the content: "called | for her to resign".
    behind = cue_rows(syntax, attribution, row)
    lexemes = [f"{lemma_of(syntax, row)} {lemma_of(syntax, other)}:{kind}" for other in behind]
    if kind == "verb" and default in _REPORTING:
        lexemes += _of_participle(syntax, row)
    if kind == "verb" and default is Act.SAY:
        lexemes += _of_object(syntax, row, behind)
    phrased = next((words.defaults[lexeme] for lexeme in lexemes if lexeme in words.defaults), None)
    if phrased is None and kind == "verb" and default is Act.SAY:
        beyond = (words.defaults.get(lexeme) for lexeme in _of_deed(syntax, row))
        return next((act for act in beyond if act in _DONE_IN_WORDS), None)
    return phrased


def _of_participle(syntax: Syntax, row: int) -> list[str]:
    """Return the lexeme of what a text does that is given out: "issued a note demanding"."""
    tokens = syntax.tokens
    things = syntax.below(row, OBJECT)
    verbs = [
        child
        for thing in things
        for child in syntax.children[thing]
        if tokens[child].tag == PRESENT_PARTICIPLE
    ]
    return [f"{lemma_of(syntax, verb)}:verb" for verb in verbs if tokens[verb].dep == NOUN_CLAUSE]


def _of_object(syntax: Syntax, row: int, behind: Sequence[int]) -> list[str]:
    """Return the lexemes that the object of a cue gives: "an attack on", "a warning"."""
    tokens = syntax.tokens
    nouns = [other for other in behind if tokens[other].dep == OBJECT and tokens[other].head == row]
    near = [other for other in behind if tokens[other].head in nouns]
    lexemes = [f"{lemma_of(syntax, tokens[prep].head)} {lemma_of(syntax, prep)}:noun" for prep in near]
    return [*lexemes, *(f"{lemma_of(syntax, noun)}:noun" for noun in nouns)]


def _of_deed(syntax: Syntax, row: int) -> list[str]:
    """Return the lexemes beside a deed in words: "lodged a protest", "summoned him to complain"."""
    tokens, near = syntax.tokens, syntax.children[row]
    nouns = [child for child in near if tokens[child].dep == OBJECT]
    aims = [child for above in (row, *nouns) for child in syntax.children[above]]
    verbs = [child for child in aims if tokens[child].tag == BASE_FORM and tokens[child].dep in _AIMS]
    return [
        *(f"{lemma_of(syntax, noun)}:noun" for noun in nouns),
        *(f"{lemma_of(syntax, verb)}:verb" for verb in verbs),
    ]


def _form(syntax: Syntax, rows: Sequence[int], main: int | None) -> str:
    """Return how the content is built: "that" (a clause), "to", "ing", "prep" or "noun"."""
    if main is None:
        return "none"
    if syntax.pos[rows[0]] == "ADP" and syntax.tags[rows[0]] == ADPOSITION:
        return PREPOSITION
    if syntax.is_clause(main):
        return "that"
    if syntax.deps[main] == PREPOSITION_OBJECT and syntax.heads[main] not in rows:
        return PREPOSITION
    tag = syntax.tags[main]
    return {BASE_FORM: "to", PRESENT_PARTICIPLE: "ing"}.get(tag, "noun")


def _withholds(syntax: Syntax, words: ActWords, row: int | None, main: int | None) -> bool:
    """Return whether this is "denied him the right" and "denied the request", not "denied the charge"."""
    if row is not None and syntax.has(row, DATIVE):
        return True
    return main is not None and lemma_of(syntax, main) in words.withheld


def _turned_down(syntax: Syntax, words: ActWords, attribution: Attribution, main: int | None) -> bool:
    """Return whether this is "rejected a system of permits", not "rejected the claim", which is denied."""
    if main is None or attribution.lexeme.partition(":")[0] in words.denials:
        return False
    return syntax.pos[main] == "NOUN" and lemma_of(syntax, main) not in words.charged


def _refusal(syntax: Syntax, words: ActWords, attribution: Attribution, default: Act) -> Act | None:
    """Read a negated cue: "did not respond", "would not say", "did not deny"."""
    row = attribution.cue_row
    if row is None:
        return None
    if default is Act.DENY:
        return Act.OTHER
    lemma = lemma_of(syntax, row)
    beside = {lemma_of(syntax, child) for child in syntax.children[row]}
    if default is Act.AGREE and beside & words.sharing:
        return Act.AGREE
    refused = any(lemma_of(syntax, verb) in words.silence.refusing for verb in governing(syntax, words, row))
    if lemma in words.replies and not refused:
        return Act.NO_REPLY
    silent = lemma in words.comments or (default in NEUTRAL and not attribution.content)
    return Act.DECLINE if refused or silent or default is Act.AGREE else None
