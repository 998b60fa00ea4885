"""Categories: the forms of attribution that are hard to find, told from the gold and the parse."""

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum

from sayso.evaluation.brat import Marked
from sayso.model.grammar import PASSIVE_AUXILIARY, PASSIVE_SUBJECT
from sayso.model.span import Span
from sayso.model.syntax import Syntax, Token

_NOUNS = {"NOUN", "PROPN"}
_PASSIVE = {PASSIVE_AUXILIARY, PASSIVE_SUBJECT}


class Category(StrEnum):
    """What makes an attribution hard to find; one can be of several."""

    NOUN_CONTENT = "noun-phrase content"  # "criticised his plan"
    NOUN_CUE = "noun cue"  # "the claim that"
    PASSIVE_CUE = "passive cue"  # "was told that"
    NO_CUE_WORD = "colon or no cue"
    OTHER_SENTENCE = "content in other sentences"  # than any cue
    PRONOUN_SOURCE = "pronoun source"


def categories_of(marked: Sequence[Marked], syntax: Syntax) -> tuple[frozenset[Category], ...]:
    """Return the categories of each attribution."""
    return tuple(frozenset(name for name, holds in _TESTS.items() if holds(one, syntax)) for one in marked)


def _rows(pieces: Sequence[Span], syntax: Syntax) -> list[int]:
    """Return the rows of the words that begin inside `pieces`, marks left out."""
    rows: list[int] = []
    for piece in pieces:
        row = bisect_left(syntax.tokens, piece.start, key=_start)
        while row < len(syntax.tokens) and syntax.tokens[row].start < piece.end:
            rows += [] if syntax.tokens[row].pos in {"PUNCT", "SYM", "SPACE"} else [row]
            row += 1
    return rows


def _start(token: Token) -> int:
    return token.start


def _tops(pieces: Sequence[Span], syntax: Syntax) -> list[Token]:
    """Return the words of `pieces` that no other word of them governs."""
    rows = _rows(pieces, syntax)
    inside = set(rows)
    tops = (row for row in rows if syntax.tokens[row].head == row or syntax.tokens[row].head not in inside)
    return [syntax.tokens[row] for row in tops]


def _noun_content(marked: Marked, syntax: Syntax) -> bool:
    tops = _tops(marked.content, syntax)
    return bool(tops) and all(token.pos in _NOUNS for token in tops)


def _noun_cue(marked: Marked, syntax: Syntax) -> bool:
    return any(token.pos == "NOUN" for token in _tops(marked.cue, syntax)[:1])


def _passive_cue(marked: Marked, syntax: Syntax) -> bool:
    around = {child for row in _rows(marked.cue, syntax) for child in syntax.children[row]}
    return any(syntax.tokens[row].dep in _PASSIVE for row in around)


def _no_cue_word(marked: Marked, syntax: Syntax) -> bool:
    return not _rows(marked.cue, syntax)


def _other_sentence(marked: Marked, syntax: Syntax) -> bool:
    cued = {syntax.sentence_of[row] for row in _rows(marked.cue, syntax)}
    return bool(cued) and any(syntax.sentence_of[row] not in cued for row in _rows(marked.content, syntax))


def _pronoun_source(marked: Marked, syntax: Syntax) -> bool:
    return [syntax.tokens[row].pos for row in _rows(marked.source, syntax)] == ["PRON"]


_TESTS: Mapping[Category, Callable[[Marked, Syntax], bool]] = {
    Category.NOUN_CONTENT: _noun_content,
    Category.NOUN_CUE: _noun_cue,
    Category.PASSIVE_CUE: _passive_cue,
    Category.NO_CUE_WORD: _no_cue_word,
    Category.OTHER_SENTENCE: _other_sentence,
    Category.PRONOUN_SOURCE: _pronoun_source,
}
