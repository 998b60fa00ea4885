"""Stances: what is done with each point, by the act and cue of its statement and the words around it.

Somebody asserts, denies, asks or leaves unsaid what he says; of what is told he may only pass on what others
say, or deny it in its own words.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from sayso.model.grammar import (
    ADJECTIVE_COMPLEMENT,
    ADJECTIVE_MODIFIER,
    APPOSITION,
    ATTRIBUTE,
    BASE_FORM,
    CLAUSE_COMPLEMENT,
    CLAUSE_SUBJECT,
    CLAUSES_OF_VERBS,
    INTERJECTION,
    NEGATION,
    NOUN_AS_ADVERB,
    NOUN_CLAUSE,
    OBJECT,
    PASSIVE_AUXILIARY,
    PREDICATIVES,
    PREPOSITION_OBJECT,
    QUESTION_WORDS,
    TO,
)
from sayso.model.statement import Act, Assertion, Stance, Statement
from sayso.model.syntax import Syntax
from sayso.stages.clauses import main_row, rows_of
from sayso.stages.judging.signs import Signs
from sayso.stages.pointing.hearsay import denied_over, denies, doubts, is_denied, only_reported, relayed
from sayso.stages.pointing.open_words import OpenWords
from sayso.stages.pointing.opens import leaves_open, under_open

_SAID_OF = frozenset({ATTRIBUTE, ADJECTIVE_COMPLEMENT})
_CALLED = PREDICATIVES | {
    OBJECT,
    CLAUSE_COMPLEMENT,
    PREPOSITION_OBJECT,
    NOUN_CLAUSE,
    APPOSITION,
    NOUN_AS_ADVERB,
}
_CLAUSES = CLAUSES_OF_VERBS | {CLAUSE_SUBJECT}
_MARK = "?"
_OPENING = 3  # "about who …", "if and when …"


class Near(NamedTuple):
    """The lemmas of one sentence, and whether anything in it is negated: most sentences deny nothing."""

    lemmas: frozenset[str]
    negated: bool

    def has(self, *lists: frozenset[str]) -> bool:
        """Return whether a word of one of some lists stands in the sentence."""
        return not all(map(self.lemmas.isdisjoint, lists))


@lru_cache(maxsize=2)  # all statements and assertions of an article are told from it
def near_words(syntax: Syntax, negated: frozenset[int]) -> tuple[Near, ...]:
    """Return what stands in each sentence, given the rows that are negated."""
    nots = {syntax.sentence_of[row] for row in negated}
    return tuple(
        Near(
            frozenset(syntax.lemmas[one.first : one.last]),
            number in nots or NEGATION in syntax.deps[one.first : one.last],
        )
        for number, one in enumerate(syntax.sentences)
    )


class Telling(NamedTuple):
    """One statement, with the rows of its content, cue and source; of what the outlet tells the content.

    `asked` are the places of those of its sentences that end in a question mark.
    """

    syntax: Syntax
    signs: Signs
    words: OpenWords
    said: Statement | None
    rows: Sequence[int]
    inside: frozenset[int]
    asked: frozenset[int]
    cue: Sequence[int] = ()
    source: frozenset[int] = frozenset()
    near: tuple["Near", ...] = ()  # by sentence

    def lemma(self, row: int) -> str:
        """Return the lemma of a row, in small letters."""
        return self.syntax.lemmas[row]

    def is_cued_by(self, lemmas: frozenset[str]) -> bool:
        """Return whether the cue is one of some lemmas."""
        return self.said is not None and self.said.lexeme.rpartition(":")[0] in lemmas


def telling_of(
    syntax: Syntax, signs: Signs, words: OpenWords, starts: Sequence[int], one: Statement | Assertion
) -> Telling:
    """Return one statement or assertion with its rows."""
    rows, near = sorted(rows_of(starts, one.content)), near_words(syntax, signs.negated)
    if isinstance(one, Assertion):
        return Telling(syntax, signs, words, None, rows, frozenset(rows), frozenset(), near=near)
    cue, source = tuple(rows_of(starts, one.cue)), frozenset(rows_of(starts, one.source))
    asked = frozenset(syntax.sentence_of[row] for row in rows if syntax.lemmas[row] == _MARK)
    return Telling(syntax, signs, words, one, rows, frozenset(rows), asked, cue, source, near)


def stance_of_all(telling: Telling) -> Stance:
    """Return the stance that all points of some words share; what the outlet tells it asserts."""
    said = telling.said
    if said is None or _puts_forward(telling, said):
        return Stance.ASSERTS
    if said.stance is Stance.UNSAID and telling.is_cued_by(telling.words.untaken):
        return Stance.REPORTS  # "did not deny"
    if said.stance is not Stance.ASSERTS:
        return said.stance
    if any(telling.lemma(row) in telling.words.wary | telling.words.alone for row in telling.cue):
        return Stance.UNSAID
    if _is_of_the_denied(telling) or _calls_untrue(telling):
        return Stance.DENIES
    return Stance.REPORTS if accused_by_nobody(telling) or _is_nobodys(telling) else Stance.ASSERTS


def stance_of_clause(
    telling: Telling, head: int, path: Sequence[int], shared: Stance, *, negative: bool
) -> Stance:
    """Return the stance of a clause, given the one that all share; a denial in its own words always counts.

    `path` are the rows from what the clause puts forward up to what that is carried by.
    """
    syntax, signs, words = telling.syntax, telling.signs, telling.words
    near = telling.near[syntax.sentence_of[head]]
    deniable = near.has(words.deniable)
    over = deniable and denied_over(syntax, signs, head, words)
    denying = deniable or near.has(words.anything, words.plea)
    if over or (denying and denies(syntax, signs, head, words)):
        return Stance.DENIES
    if shared is not Stance.ASSERTS:
        return shared
    if _denies_charge(telling, head, negative=negative):
        return Stance.DENIES
    if deniable and doubts(syntax, signs, head, words):
        return Stance.UNSAID
    if _may_be_open(telling, near) and (
        leaves_open(syntax, signs, head, words) or under_open(syntax, signs, head, words)
    ):
        return Stance.UNSAID
    heard = is_hearsay(telling, head) or relayed(syntax, signs, head, path, words)
    return Stance.REPORTS if heard else Stance.ASSERTS


def _may_be_open(telling: Telling, near: Near) -> bool:
    """Return whether a sentence has any of the words by which a clause leaves something open."""
    words = telling.words
    if near.has(words.alone, words.early, words.hard, words.none, words.trace, words.wary):
        return True
    negated = near.negated or near.has(words.no)
    return negated and near.has(words.negated, words.telling)


def is_hearsay(telling: Telling, head: int) -> bool:
    """Return whether this is what hangs on nobody's "reports"."""
    near = telling.near[telling.syntax.sentence_of[head]]
    return near.has(telling.words.reported) and only_reported(
        telling.syntax, telling.signs, head, telling.words, telling.source
    )


def accused_by_nobody(telling: Telling) -> bool:
    """Return whether this is what somebody is accused of where nobody is named who accuses."""
    return telling.said is not None and telling.said.act is Act.ACCUSE and not telling.source


def is_beside_question(telling: Telling, head: int) -> bool:
    """Return whether this is what the sentences around a question say: "YOU WERE THERE.  Did you see it?"."""
    if telling.said is None or telling.said.stance is not Stance.ASKS:
        return False
    return bool(telling.asked) and telling.syntax.sentence_of[head] not in telling.asked


def is_refused(telling: Telling) -> bool:
    """Return whether this is what one will not do, "refused to LEAVE", which denies nothing."""
    return (
        telling.said is not None and telling.said.stance is Stance.DENIES and telling.said.certainty is None
    )


def _puts_forward(telling: Telling, said: Statement) -> bool:
    """Return whether this is what is told as so, or wanted, though its cue refuses, asks or is of nobody."""
    if said.stance is Stance.ASKS:
        return telling.is_cued_by(telling.words.asking) and _is_asked_for(telling)
    if said.stance is Stance.UNSAID:
        return _is_taken_by_nobody(telling)
    return is_refused(telling)


def _is_asked_for(telling: Telling) -> bool:
    """Return whether a thing or a deed is asked for, "asked TO SEE THE LETTER": that is no question."""
    tokens, main = telling.syntax.tokens, main_row(telling.syntax, telling.rows)
    opening = [tokens[row] for row in telling.rows[:_OPENING]]
    wonders = any(
        token.tag in QUESTION_WORDS or token.lemma.lower() in telling.words.whether for token in opening
    )
    if main is None or wonders or telling.asked:
        return False
    verbs = (main, *telling.syntax.below(main, PASSIVE_AUXILIARY))
    bare = opening[0].tag == TO or any(tokens[row].tag == BASE_FORM for row in verbs)
    return bare or tokens[main].pos in {"NOUN", "PROPN"}


def _is_taken_by_nobody(telling: Telling) -> bool:
    """Return whether this is "nobody claimed RESPONSIBILITY", which is told as so."""
    main = main_row(telling.syntax, telling.rows)
    return any(telling.lemma(row) in telling.words.taken for row in (*telling.cue, main) if row is not None)


def _is_of_the_denied(telling: Telling) -> bool:
    """Return whether somebody dismisses what rumours say, and the rumours are nobody's in particular."""
    syntax = telling.syntax
    return any(
        is_denied(syntax, telling.signs, row, telling.words)
        and telling.source.isdisjoint(syntax.children[row])
        for row in telling.cue
        if syntax.pos[row] == "NOUN"
    )


def _is_nobodys(telling: Telling) -> bool:
    """Return whether a word without a source introduces the clause: "allegedly", "claims that"."""
    noun = telling.said is not None and telling.said.lexeme.endswith(":noun")
    cued = telling.is_cued_by(telling.words.cues) or (noun and telling.is_cued_by(telling.words.reported))
    return cued and not telling.source


def _denies_charge(telling: Telling, head: int, *, negative: bool) -> bool:
    """Return whether a clause answers a charge: "insisted HE HAD NOT LEFT", "asserts HIS INNOCENCE"."""
    syntax = telling.syntax
    if telling.said is None:
        return False
    if not negative:
        pleaded = (head, *syntax.below(head, ADJECTIVE_COMPLEMENT))
        return any(telling.lemma(row) in telling.words.plea for row in pleaded)
    if any(
        syntax.deps[row] == INTERJECTION or telling.lemma(row) in telling.words.no
        for row in syntax.children[head]
    ):
        return False  # "No, I want to stay," she insisted
    subject = syntax.subject_of(head)
    own = subject is None or syntax.pos[subject] == "PRON"
    return own and telling.is_cued_by(telling.words.insisting)


def _calls_untrue(telling: Telling) -> bool:
    """Return whether this is "called the report A LIE" and "the claim is OUTRAGEOUS"."""
    syntax, words, main = telling.syntax, telling.words, main_row(telling.syntax, telling.rows)
    if telling.is_cued_by(words.calling):
        named = any(telling.lemma(row) in words.deniable for row in telling.rows)
        return named and _is_untrue(telling, (row for row in telling.rows if _is_called(syntax, row)))
    subject = None if main is None else syntax.subject_of(main)
    if main is None or subject is None:
        return False
    answers = syntax.pos[subject] == "PRON" and _answers_charge(telling, main)
    if not answers and telling.lemma(subject) not in words.deniable:
        return False
    return _is_untrue(telling, syntax.below(main, *_SAID_OF))


def _answers_charge(telling: Telling, main: int) -> bool:
    """Return whether "that is outrageous" follows an accusation; "it is outrageous THAT …" answers none."""
    syntax = telling.syntax
    if syntax.has(main, *_CLAUSES):
        return False
    charges = telling.words.deniable | telling.words.accusing
    return any(telling.lemma(row) in charges for row in _around(telling, main))


def _around(telling: Telling, main: int) -> Iterator[int]:
    """Yield the rows of a sentence and the one before it that are none of what is told."""
    number = telling.syntax.sentence_of[main]
    for sentence in telling.syntax.sentences[max(0, number - 1) : number + 1]:
        yield from (row for row in range(sentence.first, sentence.last) if row not in telling.inside)


def _is_called(syntax: Syntax, row: int) -> bool:
    """Return whether a thing is called so ("a lie", "as untrue"), not another one ("FALSE ballots")."""
    token = syntax.tokens[row]
    return token.dep in _CALLED or (token.dep == ADJECTIVE_MODIFIER and syntax.pos[token.head] == "ADP")


def _is_untrue(telling: Telling, rows: Iterable[int]) -> bool:
    """Return whether one of some words says that a thing is not so: "false", "not true"."""
    words = telling.words
    return any(
        telling.lemma(row) in (words.true if _has_not(telling.syntax, row) else words.untrue) for row in rows
    )


def _has_not(syntax: Syntax, row: int) -> bool:
    near = (child for above in (row, syntax.heads[row]) for child in syntax.children[above])
    return any(syntax.deps[child] == NEGATION for child in near)
