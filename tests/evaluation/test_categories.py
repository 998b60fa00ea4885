"""What makes an attribution hard to find is told from a small parse made by hand."""

import pytest

from sayso.evaluation.brat import Marked
from sayso.evaluation.categories import Category, categories_of
from sayso.model.span import Span
from sayso.model.syntax import Sentence, Syntax, Token

Word = tuple[str, str, str, int]  # the word, its part of speech, its relation, the row of its head


def syntax(*sentences: tuple[Word, ...]) -> Syntax:
    """Return the parse of words set with one space between them."""
    tokens: list[Token] = []
    rows: list[Sentence] = []
    place = 0
    for sentence in sentences:
        first = len(tokens)
        for word, pos, dep, head in sentence:
            tokens.append(Token(place, place + len(word), word, pos, "", dep, first + head))
            place += len(word) + 1
        rows.append(Sentence(first, len(tokens), 0))
    return Syntax(tokens=tuple(tokens), sentences=tuple(rows))


PRAISED = (("She", "PRON", "nsubj", 1), ("praised", "VERB", "ROOT", 1), ("plans", "NOUN", "dobj", 1))
TOLD = (
    ("Ada", "PROPN", "nsubjpass", 2),
    ("was", "AUX", "auxpass", 2),
    ("told", "VERB", "ROOT", 2),
    ("it", "PRON", "nsubj", 4),
    ("rained", "VERB", "ccomp", 2),
)
WORD = (("claims", "NOUN", "ROOT", 0), ("abound", "VERB", "relcl", 0))
RAINED = (("It", "PRON", "nsubj", 1), ("rained", "VERB", "ROOT", 1))


@pytest.mark.parametrize(
    ("parse", "marked", "categories"),
    [
        (
            syntax(PRAISED),
            Marked(source=(Span(0, 3),), cue=(Span(4, 11),), content=(Span(12, 17),)),
            {Category.PRONOUN_SOURCE, Category.NOUN_CONTENT},
        ),
        (syntax(TOLD), Marked(cue=(Span(8, 12),), content=(Span(13, 22),)), {Category.PASSIVE_CUE}),
        (syntax(WORD), Marked(cue=(Span(0, 6),), content=(Span(7, 13),)), {Category.NOUN_CUE}),
        (syntax(RAINED), Marked(content=(Span(0, 9),)), {Category.NO_CUE_WORD}),
        (
            syntax(PRAISED, RAINED),
            Marked(cue=(Span(4, 11),), content=(Span(12, 17), Span(18, 27))),
            {Category.OTHER_SENTENCE},
        ),
    ],
)
def test_categories(parse: Syntax, marked: Marked, categories: set[Category]) -> None:
    """Each attribution has the categories that its words show, and no other."""
    assert categories_of([marked], parse) == (frozenset(categories),)
