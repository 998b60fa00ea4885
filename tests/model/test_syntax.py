"""Questions about the parse are asked of the parse itself."""

import pytest

from sayso.model import grammar
from sayso.model.grammar import (
    AUXILIARIES,
    NEGATION,
    OBJECT,
    PREPOSITION,
    PREPOSITION_OBJECT,
    SUBJECT,
    SUBJECTS,
)
from sayso.model.syntax import Sentence, Syntax, Token

# Each word with part of speech, tag, relation and the row of its head.
Word = tuple[str, str, str, str, int]
CLOSED: list[Word] = [
    ("Bridge", "NOUN", "NN", "nsubjpass", 3),
    ("was", "AUX", "VBD", "auxpass", 3),
    ("not", "PART", "RB", "neg", 3),
    ("closed", "VERB", "VBN", "ROOT", 3),
    ("by", "ADP", "IN", "agent", 3),
    ("storm", "NOUN", "NN", "pobj", 4),
    ("and", "CCONJ", "CC", "cc", 3),
    ("stood", "VERB", "VBD", "conj", 3),
]
HEADLINE: list[Word] = [
    ("Bridge", "NOUN", "NN", "ROOT", 0),
    ("closed", "VERB", "VBN", "acl", 0),
    ("by", "ADP", "IN", "agent", 1),
    ("storm", "NOUN", "NN", "pobj", 2),
]


def parse(words: list[Word]) -> Syntax:
    """Return the parse of some words, each written one letter further than the last one ends."""
    tokens, start = [], 0
    for word, pos, tag, dep, head in words:
        tokens.append(Token(start, start + len(word), word.lower(), pos, tag, dep, head))
        start += len(word) + 1
    return Syntax(tokens=tuple(tokens), sentences=(Sentence(0, len(tokens), 0),))


def test_words_are_found_by_their_relations() -> None:
    """All of them in text order, the first, or whether there is one."""
    syntax = parse(CLOSED)
    assert syntax.below(3, NEGATION, *AUXILIARIES) == [1, 2]
    assert syntax.below(3, OBJECT) == []
    assert syntax.first_below(4, PREPOSITION_OBJECT, PREPOSITION) == 5
    assert syntax.first_below(3, SUBJECT) is None
    assert syntax.has(3, NEGATION)
    assert not syntax.has(7, NEGATION)


def test_a_verb_is_asked_what_hangs_on_it() -> None:
    """Its subject, its "not" and its auxiliaries; of a second verb they are its own."""
    syntax = parse(CLOSED)
    assert [syntax.has_subject(row) for row in (3, 7)] == [True, False]
    assert not parse(HEADLINE).has_subject(1)
    assert [syntax.is_negated(row) for row in (3, 7)] == [True, False]
    assert [syntax.is_passive(row) for row in (3, 7)] == [True, False]
    assert [syntax.is_helped(row) for row in (3, 7)] == [True, False]


def test_a_clause_has_a_subject_or_a_tense() -> None:
    """A bare participle has neither, a noun is none."""
    syntax = parse(CLOSED)
    assert [row for row in range(8) if syntax.is_clause(row)] == [1, 3, 7]
    assert not parse(HEADLINE).is_clause(1)
    named = [("Brook", "PROPN", "NNP", "nsubj", 1), ("mayor", "NOUN", "NN", "ROOT", 1)]
    assert not parse(named).is_clause(1)


@pytest.mark.parametrize(
    ("helper", "told"),
    [
        (("may", "AUX", "MD", "aux", 1), True),
        (("to", "PART", "TO", "aux", 1), False),
        (("having", "AUX", "VBG", "aux", 1), False),
        (("left", "VERB", "VBD", "conj", 1), False),
    ],
)
def test_an_auxiliary_with_a_tense_makes_a_clause(helper: Word, *, told: bool) -> None:
    """So "may hold" is one, "to hold" none, and what is told beside it lends it no tense."""
    assert parse([helper, ("hold", "VERB", "VB", "ROOT", 1)]).is_clause(1) is told


def test_a_second_verb_shares_the_subject_of_the_first() -> None:
    """Of "was closed and stood" both are the bridge's; what hangs on nothing has none."""
    syntax = parse(CLOSED)
    assert [syntax.subject_of(row) for row in (3, 7, 5)] == [0, 0, None]


def test_a_headline_drops_the_auxiliary() -> None:
    """The participle hangs on the noun then."""
    assert parse(HEADLINE).bare_participle(0) == 1
    assert parse(CLOSED).bare_participle(0) is None
    crossing: Word = ("crossing", "VERB", "VBG", "acl", 0)
    shut: Word = ("shut", "VERB", "VBN", "conj", 0)
    assert [parse([HEADLINE[0], one]).bare_participle(0) for one in (crossing, shut)] == [None, None]


def test_a_phrase_ends_before_what_is_hung_on_it() -> None:
    """A clause is no part of it, and it reaches no further than a row it may not hold."""
    syntax = parse(HEADLINE)
    assert syntax.phrase(0) == syntax.span(0, 0)
    assert syntax.phrase(2) == syntax.span(2, 3)
    assert syntax.phrase(2, frozenset({3})) == syntax.span(2, 2)


def test_every_class_is_made_of_the_grammars_names() -> None:
    """A class holds relations or tags, each by its name, and no two classes are one."""
    named = {value for name, value in vars(grammar).items() if name.isupper() and isinstance(value, str)}
    classes = [value for name, value in vars(grammar).items() if isinstance(value, frozenset)]
    classes.remove(grammar.PREDICATES)
    assert all(one <= named for one in classes)
    assert len(set(classes)) == len(classes)
    assert SUBJECTS in classes
