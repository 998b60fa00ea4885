"""Shown: the act that the content itself shows under a cue that only reports."""

from collections.abc import Iterator
from typing import NamedTuple

from sayso.model.article import Article
from sayso.model.attribution import Attribution, Manner
from sayso.model.grammar import (
    ADJECTIVE_COMPLEMENT,
    ADJECTIVE_MODIFIER,
    ADVERB_MODIFIER,
    ADVERBIAL_CLAUSE,
    AUXILIARIES,
    AUXILIARY,
    BASE_FORM,
    CLAUSE_COMPLEMENT,
    COMPOUND,
    MARKER,
    OBJECT,
    OPEN_COMPLEMENT,
    PASSIVE_AUXILIARY,
    PASSIVE_SUBJECT,
    PAST_FORMS,
    PREDICATIVES,
    PREPOSITION,
    PREPOSITION_OBJECT,
    QUESTION_WORDS,
    ROOT,
)
from sayso.model.statement import Act
from sayso.model.syntax import Syntax
from sayso.stages.doing.words import NEUTRAL, ActWords, lemma_of, negates

_SPEAKING = frozenset({Act.SAY, Act.ANNOUNCE})
_BINDING = frozenset({*NEUTRAL, Act.ANNOUNCE})
# Cues that say more than that something is said, and yet are threats where the speaker will do evil.
_THREATENING = frozenset({Act.PROMISE, Act.CONFIRM, Act.WARN})
# "It warned that they would attack" speaks of others: only these speak of himself as "he".
_SELF_REPORTING = frozenset({*_SPEAKING, Act.PROMISE, Act.CONFIRM})
# Cues under which the content can tell another act; all others are taken by their word.
OPEN = frozenset({*NEUTRAL, *_THREATENING, Act.BELIEVE, Act.ANNOUNCE})
_CLOSE = PREDICATIVES | {ADVERB_MODIFIER, OBJECT}
_PHRASES = PREDICATIVES | {PREPOSITION, PREPOSITION_OBJECT, ADVERB_MODIFIER}
_OPENING_CLAUSES = frozenset({ROOT, CLAUSE_COMPLEMENT})


class Told(NamedTuple):
    """One content with its predicate `main`, under a cue whose own act is `default`."""

    article: Article
    syntax: Syntax
    words: ActWords
    attribution: Attribution
    main: int
    default: Act

    def lemma(self, row: int) -> str:
        """Return the lemma of a row, in small letters."""
        return lemma_of(self.syntax, row)

    @property
    def reported(self) -> bool:
        """Return whether none of the words stands in quotation marks."""
        return self.attribution.manner is Manner.INDIRECT

    @property
    def negated(self) -> bool:
        """Return whether the predicate is negated: "not", "no longer", "no truth"."""
        near = self.syntax.children[self.main]
        within = [
            child for row in self.syntax.below(self.main, *_CLOSE) for child in self.syntax.children[row]
        ]
        return any(negates(self.syntax, self.words, row) for row in (*near, *within))


def act_shown(told: Told) -> Act | None:
    """Return the act that the content itself shows, or None."""
    if told.default in _THREATENING:
        return Act.THREATEN if _will_hurt(told) else None
    found = _stance(told) if told.default in NEUTRAL else None
    if found is not None:
        return found
    helpers = _helpers(told)
    bound = next((act for word, act in told.words.deontic.items() if word in helpers), None)
    if helpers & told.words.futures or (bound is None and _ahead(told)):
        return _future(told)
    return bound if told.default in _BINDING and not _own(told, reported=False) and _agentive(told) else None


def _stance(told: Told) -> Act | None:
    """Return what one does by saying this: asking, denying, refusing, ordering."""
    if _asks(told):
        return Act.ASK
    if _untrue(told) or _disowns(told):
        return Act.DENY
    if _turns_down(told):
        return Act.DECLINE
    return Act.URGE if _orders(told) else None


def _helpers(told: Told) -> set[str]:
    """Return the auxiliaries; "would" is no future but in speech reported from the past."""
    found = {told.lemma(child) for child in told.syntax.below(told.main, AUXILIARY)}
    if told.reported and _past(told.syntax, told.attribution.cue_row):
        return found
    return found - told.words.shifted


def _own(told: Told, *, reported: bool) -> bool:
    """Return whether the speaker is the subject; "he" counts, too, where what is said is `reported`."""
    subject = told.syntax.subject_of(told.main)
    if subject is None:
        return False
    lemma = told.lemma(subject)
    return lemma in told.words.self_words or (
        reported and told.reported and told.default in _SELF_REPORTING and lemma in told.words.reported_self
    )


def _future(told: Told) -> Act:
    """Return which it is, a promise, a threat or a prediction: what I shall do, or what shall happen."""
    deed = _deed(told)
    own = _own(told, reported=True) and told.default is not Act.BELIEVE
    suffers = told.syntax.is_passive(deed)  # "I will be stopped"
    if own and not suffers and _hurts(told, deed):
        return Act.THREATEN
    if own and not suffers and told.lemma(deed) not in told.words.involuntary:
        return Act.PLAN if told.reported else Act.PROMISE
    return Act.PREDICT


def _deed(told: Told) -> int:
    """Return the row of what is done: under "is going to", "is ready to" the verb that follows."""
    for row in (told.main, *told.syntax.below(told.main, *PREDICATIVES)):
        if told.lemma(row) in told.words.ahead:
            return next(iter(told.syntax.below(row, OPEN_COMPLEMENT)), told.main)
    return told.main


def _will_hurt(told: Told) -> bool:
    """Return whether the speaker will do harm: "vowed to retaliate", "confirmed it would attack"."""
    tokens = told.syntax.tokens
    bare = tokens[told.main].tag == BASE_FORM and not told.syntax.has_subject(told.main)
    coming = bare or bool(_helpers(told) & told.words.futures and _own(told, reported=True))
    return coming and not told.negated and _harms(told, _deed(told))


def _hurts(told: Told, deed: int) -> bool:
    """Return whether this is an evil deed, and any that is put as an ultimatum: "we will leave unless …"."""
    clauses = told.syntax.below(deed, ADVERBIAL_CLAUSE)
    marks = (told.lemma(mark) for clause in clauses for mark in told.syntax.below(clause, MARKER))
    return _harms(told, deed) or any(mark in told.words.ultimatums for mark in marks)


def _harms(told: Told, deed: int) -> bool:
    """Return whether this is an evil deed: "attack", "impose a curfew"."""
    if told.lemma(deed) in told.words.hostile:
        return not told.negated
    things = told.syntax.below(deed, OBJECT) if told.lemma(deed) in told.words.imposing else []
    beside = (part for thing in things for part in told.syntax.below(thing, COMPOUND, ADJECTIVE_MODIFIER))
    return any(told.lemma(part) in told.words.measures for part in (*things, *beside)) and not told.negated


def _untrue(told: Told) -> bool:
    """Return whether this denies what others say: "the report is false", "it was not true that …"."""
    subject = told.syntax.subject_of(told.main)
    if subject is None or not _is_said(told, subject):
        return False
    told_of = [*told.syntax.below(told.main, *PREDICATIVES)]
    if told.syntax.has(told.main, PASSIVE_SUBJECT, PASSIVE_AUXILIARY):
        told_of.append(told.main)  # "it was fabricated"; "he lied" denies nothing
    kinds = {told.words.truths.get(told.lemma(row)) for row in told_of}
    return (False in kinds and not told.negated) or (True in kinds and told.negated)


def _is_said(told: Told, row: int) -> bool:
    """Return whether a subject stands for something said: "it", "that", "the allegations"."""
    return told.syntax.pos[row] == "PRON" or f"{told.lemma(row)}:noun" in told.words.defaults


def _disowns(told: Told) -> bool:
    """Return whether this is a denial of one's own part: "we were not involved", "he had no part in it"."""
    if not told.negated or not _own(told, reported=True):
        return False
    near = (told.main, *told.syntax.below(told.main, OBJECT, *PREDICATIVES))
    return any(told.lemma(row) in told.words.disowned for row in near)


def _turns_down(told: Told) -> bool:
    """Return whether this is a refusal: "we will not accept it", "talks are out of the question"."""
    if told.negated:
        deed = _deed(told)
        beside = {told.lemma(row) for row in told.syntax.below(deed, PREPOSITION)}  # "I do not agree with it"
        return (
            _own(told, reported=True)
            and told.lemma(deed) in told.words.yielding
            and not beside & told.words.sharing
        )
    return any(phrase in told.words.unthinkable for phrase in _phrases(told))


def _phrases(told: Told) -> Iterator[str]:
    """Yield the lemmas of each phrase that is said of the subject."""
    for row in told.syntax.below(told.main, *_PHRASES):
        yield " ".join(map(told.lemma, range(told.syntax.left[row], told.syntax.right[row] + 1)))


def _asks(told: Told) -> bool:
    """Return whether this is a question: one sentence with the mark and its word order (no "…, right?")."""
    syntax, main, content = told.syntax, told.main, told.attribution.content
    last = content[-1].of(told.article.text).rstrip("”\"’'» ")
    if not last.endswith("?") or len(content) > 1 or ". " in last:
        return False
    subject = syntax.subject_of(main)
    inverted = subject is not None and subject > min((main, *syntax.below(main, *AUXILIARIES)))
    rows = range(syntax.left[main], main + 1)
    first = next((row for row in rows if syntax.pos[row] != "PUNCT"), main)
    return inverted or syntax.tags[first] in QUESTION_WORDS


def _past(syntax: Syntax, row: int | None) -> bool:
    return row is not None and syntax.tags[row] in PAST_FORMS


def _orders(told: Told) -> bool:
    """Return whether this is an imperative: a sentence that opens with a bare verb and has no subject."""
    token = told.syntax.tokens[told.main]
    if (
        token.tag != BASE_FORM
        or token.dep not in _OPENING_CLAUSES
        or told.lemma(told.main) in told.words.no_orders
    ):
        return False
    helpers = (told.lemma(row) for row in told.syntax.below(told.main, AUXILIARY))
    return not told.syntax.has_subject(told.main) and all(
        lemma in told.words.order_helpers for lemma in helpers
    )


def _ahead(told: Told) -> bool:
    """Return whether a verb or adjective tells the future: "is going to", "is set to", "is likely to"."""
    near = (told.main, *told.syntax.below(told.main, ADJECTIVE_COMPLEMENT, OPEN_COMPLEMENT))
    governs = any(told.syntax.has(row, OPEN_COMPLEMENT) for row in near)
    return governs and any(told.lemma(row) in told.words.ahead for row in near)


def _agentive(told: Told) -> bool:
    """Return whether somebody is bound to act ("they must leave"); "must have left" is a guess.

    Being is no act, but for being ready or careful.
    """
    tokens, helpers = told.syntax.tokens, told.syntax.below(told.main, AUXILIARY)
    willing = any(
        told.lemma(row) in told.words.willing for row in told.syntax.below(told.main, ADJECTIVE_COMPLEMENT)
    )
    return (tokens[told.main].pos == "VERB" or willing) and not any(
        tokens[row].tag == BASE_FORM for row in helpers
    )
