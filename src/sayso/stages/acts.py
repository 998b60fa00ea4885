"""Acts: what each attribution does, read from its cue and its content together."""

from collections.abc import Sequence

from sayso.languages.pack import LanguagePack
from sayso.model.article import Article
from sayso.model.attribution import Attribution, Manner
from sayso.model.statement import Act, ActFound
from sayso.model.syntax import Syntax
from sayso.stages.clauses import SUBJECTS, is_clause, main_row, rows_of, starts_of, subject_row
from sayso.stages.doing.targets import called_wrongdoer, find_target
from sayso.stages.doing.words import ActWords, act_words

# Cues that only report: what the content does shows through them.
_NEUTRAL = frozenset({Act.SAY, Act.CLAIM, Act.OTHER})
_SPEAKING = frozenset({Act.SAY, Act.ANNOUNCE})
_PREDICTING = frozenset({*_NEUTRAL, Act.BELIEVE, Act.ANNOUNCE})
_CALLED = 0.7  # an accusation by content alone: "They are thieves," she said
_QUESTION_WORDS = frozenset({"WP", "WRB", "WDT", "WP$"})


def find_acts(
    article: Article, syntax: Syntax, attributions: Sequence[Attribution], pack: LanguagePack
) -> tuple[ActFound, ...]:
    """Return the act of each attribution, with the words for whom it is done to."""
    words, starts = act_words(pack), starts_of(syntax)
    found: list[ActFound] = []
    for attribution in attributions:
        rows = list(rows_of(starts, attribution.content))
        main = main_row(syntax, rows)
        act, sure = _act(article, syntax, words, attribution, rows, main)
        accused = called_wrongdoer(syntax, words, rows) if act in _NEUTRAL else ()
        if accused:
            found.append(ActFound(act=Act.ACCUSE, target=accused, confidence=_CALLED))
            continue
        target = find_target(syntax, words, attribution, act, rows, main)
        found.append(ActFound(act=act, target=target, confidence=sure))
    return tuple(found)


def _act(
    article: Article,
    syntax: Syntax,
    words: ActWords,
    attribution: Attribution,
    rows: Sequence[int],
    main: int | None,
) -> tuple[Act, float]:
    default = _default(syntax, words, attribution, rows, main)
    if default is Act.DENY and _withholds(syntax, words, attribution.cue_row, main):
        return words.withholding.get(attribution.lexeme, Act.DECLINE), 0.8
    refusal = _refusal(syntax, words, attribution, default)
    if refusal is not None:
        return refusal, 0.9
    if main is None or default not in _PREDICTING:
        return default, 0.9 if attribution.lexeme in words.defaults else 0.6
    shown = _shown(article, syntax, words, attribution, main, default)
    return (default, 0.85) if shown is None else (shown, 0.75)


def _default(
    syntax: Syntax, words: ActWords, attribution: Attribution, rows: Sequence[int], main: int | None
) -> Act:
    """Return the act of the cue, by the form of its content or the noun it governs ("issued a warning")."""
    default = words.defaults.get(attribution.lexeme, Act.SAY)
    if attribution.lexeme in words.forms:
        default = words.forms[attribution.lexeme].get(_form(syntax, rows, main), default)
    if default is Act.SAY and main is not None and syntax.tokens[main].pos == "NOUN":
        default = words.defaults.get(f"{_lemma(syntax, main)}:noun", default)
    return default


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
    return main is not None and _lemma(syntax, main) in words.withheld


def _negates(syntax: Syntax, words: ActWords, row: int) -> bool:
    return syntax.tokens[row].dep == "neg" or _lemma(syntax, row) in words.negations


def _refusal(syntax: Syntax, words: ActWords, attribution: Attribution, default: Act) -> Act | None:
    """Read a negated cue: "did not respond", "would not say", "did not deny"."""
    row = attribution.cue_row
    if row is None or not any(_negates(syntax, words, child) for child in syntax.children[row]):
        return None
    if default in {Act.DENY, Act.AGREE}:
        return Act.OTHER if default is Act.DENY else Act.DECLINE
    lemma = _lemma(syntax, row)
    if lemma in words.replies:
        return Act.NO_REPLY
    if lemma in words.comments or (default in _NEUTRAL and not attribution.content):
        return Act.DECLINE
    return None


def _shown(
    article: Article,
    syntax: Syntax,
    words: ActWords,
    attribution: Attribution,
    main: int,
    default: Act,
) -> Act | None:
    """Return the act that the content itself shows, or None."""
    if default in _NEUTRAL and _asks(article, syntax, attribution, main):
        return Act.ASK
    if default in _NEUTRAL and _orders(syntax, words, main):
        return Act.URGE
    helpers = {_lemma(syntax, child) for child in syntax.children[main] if syntax.tokens[child].dep == "aux"}
    reported = attribution.manner is Manner.INDIRECT
    if not reported or not _past(syntax, attribution.cue_row):
        helpers -= words.shifted
    subject = subject_row(syntax, main)
    own = subject is not None and _lemma(syntax, subject) in words.self_words
    if helpers & words.futures or _ahead(syntax, words, main):
        if reported and default in _SPEAKING and subject is not None:
            own = own or _lemma(syntax, subject) in words.reported_self
        found = _future(syntax, words, main, default, own=own)
        return Act.PLAN if reported and found is Act.PROMISE else found
    if default in {*_NEUTRAL, Act.ANNOUNCE} and not own and _agentive(syntax, main):
        return next((act for word, act in words.deontic.items() if word in helpers), None)
    return None


def _future(syntax: Syntax, words: ActWords, main: int, default: Act, *, own: bool) -> Act:
    """Tell a promise or a threat from a prediction: what I shall do, against what shall happen."""
    if own and default is not Act.BELIEVE and _lemma(syntax, main) not in words.involuntary:
        return Act.THREATEN if _lemma(syntax, main) in words.hostile else Act.PROMISE
    return Act.PREDICT


def _asks(article: Article, syntax: Syntax, attribution: Attribution, main: int) -> bool:
    """Tell a question: one sentence that ends in the mark, and is built as one (no "…, right?")."""
    last = attribution.content[-1].of(article.text).rstrip("”\"’'» ")
    if not last.endswith("?") or len(attribution.content) > 1 or ". " in last:
        return False
    subject = subject_row(syntax, main)
    helpers = [child for child in syntax.children[main] if syntax.tokens[child].dep in {"aux", "auxpass"}]
    inverted = subject is not None and subject > min((main, *helpers))
    rows = range(syntax.left[main], main + 1)
    first = next((row for row in rows if syntax.tokens[row].pos != "PUNCT"), main)
    return inverted or syntax.tokens[first].tag in _QUESTION_WORDS


def _past(syntax: Syntax, row: int | None) -> bool:
    return row is not None and syntax.tokens[row].tag in {"VBD", "VBN"}


def _orders(syntax: Syntax, words: ActWords, main: int) -> bool:
    """Tell an imperative: a bare verb without subject or auxiliary that opens its sentence."""
    token = syntax.tokens[main]
    if token.tag != "VB" or token.dep not in {"ROOT", "ccomp"} or _lemma(syntax, main) in words.no_orders:
        return False
    return not any(
        syntax.tokens[child].dep in SUBJECTS
        or (syntax.tokens[child].dep == "aux" and _lemma(syntax, child) not in words.order_helpers)
        for child in syntax.children[main]
    )


def _ahead(syntax: Syntax, words: ActWords, main: int) -> bool:
    """Tell a future put with a verb or adjective: "is going to", "is set to", "is likely to"."""
    below = [child for child in syntax.children[main] if syntax.tokens[child].dep in {"acomp", "xcomp"}]
    governs = any(
        syntax.tokens[child].dep == "xcomp" for row in (main, *below) for child in syntax.children[row]
    )
    return governs and any(_lemma(syntax, row) in words.ahead for row in (main, *below))


def _agentive(syntax: Syntax, main: int) -> bool:
    """Tell an act that somebody is bound to ("they must leave") from a guess ("must have left")."""
    helpers = (child for child in syntax.children[main] if syntax.tokens[child].dep == "aux")
    return syntax.tokens[main].pos == "VERB" and not any(syntax.tokens[row].tag == "VB" for row in helpers)


def _lemma(syntax: Syntax, row: int) -> str:
    return syntax.tokens[row].lemma.lower()
