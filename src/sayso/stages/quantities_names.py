"""Numbers that count nothing: parts of names, labels, list numbering, and "one" for a thing."""

from collections.abc import Sequence

from sayso.model.grammar import COMPOUND, NOUN_MODIFIER, NUMBER, NUMBER_MODIFIER
from sayso.model.syntax import Syntax
from sayso.stages.measuring.amounts import Amount, AmountWords, longest_before
from sayso.stages.measuring.numbers import touches
from sayso.stages.measuring.pieces import Piece

_GLUED = frozenset({"+", "#", "@", "/", "[", ":", "_", "'", "’"})
_HYPHENS = frozenset({"-", "‑"})
# Nobody prints so many figures of a count without commas or "million": of 32 runs of eight and more in
# 220 articles all were the number of a post, a picture or a moment.
_IDENTIFYING = 8
_SCORE = 3  # a longer half is part of a number that identifies
_IN_NAMES = frozenset({COMPOUND, NOUN_MODIFIER})


def is_name(
    text: str,
    pieces: Sequence[Piece],
    amount: Amount,
    row: int,
    syntax: Syntax,
    words: AmountWords,
    *,
    after_time: bool = False,
) -> bool:
    """Return whether the number only names or orders: "F-16", "Windows 7", "page 12", "3G", "2. Results".

    One `after_time` goes with no name: "in October four boats sank".
    """
    return (
        _is_glued(pieces, amount)
        or _is_identifier(pieces, amount)
        or _is_numbering(pieces, amount)
        or _is_chain(pieces, amount)
        or longest_before(pieces, amount.bare, words.labels) is not None
        or syntax.pos[row] == "VERB"  # "she scores goals"
        or _is_pronoun(pieces, amount, syntax.tags[row], syntax.deps[row])
        or (amount.unit is None and not after_time and _part_of_name(text, row, syntax))
    )


def _beside(pieces: Sequence[Piece], amount: Amount) -> tuple[Piece | None, Piece | None]:
    first, last = amount.bare, amount.last
    before = pieces[first - 1] if first and pieces[first - 1].block == pieces[first].block else None
    after = pieces[last] if last < len(pieces) and pieces[last].block == pieces[first].block else None
    return before, after


def _is_glued(pieces: Sequence[Piece], amount: Amount) -> bool:
    """Return whether letters or signs touch the number: "3G", "F-16", "#40", "[17]"."""
    before, after = _beside(pieces, amount)
    if after is not None and after.start == pieces[amount.last - 1].end and after.word.isalpha():
        return True
    if before is None or before.end != pieces[amount.bare].start:
        return False
    if before.word in _GLUED or before.word.isalnum():
        return True
    further = pieces[amount.bare - 2] if amount.bare > 1 else None
    return (
        before.word in _HYPHENS
        and further is not None
        and further.end == before.start
        and further.word.isalpha()
    )


def _is_identifier(pieces: Sequence[Piece], amount: Amount) -> bool:
    """Return whether the number is too long a run of figures to be a count: "post 748849779350777861"."""
    word = pieces[amount.bare].word
    return amount.last - amount.bare == 1 and word.isdecimal() and len(word) >= _IDENTIFYING


def _is_chain(pieces: Sequence[Piece], amount: Amount) -> bool:
    """Return whether hyphens hang more on the number than the half of a score: "555-0134", "20-of-24"."""
    last = amount.last
    if _goes_on(pieces, last):
        return True
    if not _is_joined(pieces, last + 1):
        return False
    alone = last - amount.bare == 1
    return not (alone and _is_half(pieces[last - 1].word) and _is_half(pieces[last + 1].word))


def _goes_on(pieces: Sequence[Piece], last: int) -> bool:
    """Return whether two hyphens hang a word, or figures, and more figures on the number before `last`."""
    if not touches(pieces, last - 1) or not last + 3 < len(pieces):
        return False
    hyphen, _, other, figures = pieces[last : last + 4]
    return hyphen.word in _HYPHENS and other.word in _HYPHENS and figures.word[0].isdecimal()


def is_second(pieces: Sequence[Piece], amount: Amount) -> bool:
    """Return whether a hyphen joins the number to figures before it: it counts if they do."""
    return _is_joined(pieces, amount.bare)


def _is_joined(pieces: Sequence[Piece], row: int) -> bool:
    """Return whether the figures at a place are joined by a hyphen to figures before them."""
    if not 1 < row < len(pieces) or pieces[row - 1].word not in _HYPHENS:
        return False
    return pieces[row - 2].word[0].isdecimal() and pieces[row].word[0].isdecimal()


def _is_half(word: str) -> bool:
    """Return whether figures can be half of a score or a vote: no zero before others, no four in a row."""
    return word == "0" or (word[0] != "0" and len(word.partition(",")[0]) <= _SCORE)


def _is_numbering(pieces: Sequence[Piece], amount: Amount) -> bool:
    """Return whether the number stands alone at the head of its block or in brackets: "2. Results", "(3)"."""
    before, after = _beside(pieces, amount)
    if amount.unit is not None or after is None or after.word not in {".", ")"}:
        return False
    return before is None or before.word == "("


def _is_pronoun(pieces: Sequence[Piece], amount: Amount, tag: str, dep: str) -> bool:
    """Return whether a lone word for one stands for a thing ("one of them"), not for a count ("one boat")."""
    single = amount.low == amount.high == 1 and amount.last - amount.bare == 1
    alone = single and pieces[amount.bare].word.isalpha() and amount.first == amount.bare
    return alone and (tag != NUMBER or dep != NUMBER_MODIFIER)


def _part_of_name(text: str, row: int, syntax: Syntax) -> bool:
    """Return whether the number belongs to the name before it: "Windows 7", "Big 4 owners", "Big Three"."""
    token, left = syntax.tokens[row], syntax.tokens[row - 1]
    beside = 0 <= token.start - left.end <= 1
    if not (beside and left.pos == "PROPN" and text[left.start : left.end].isalnum()):
        return False
    return token.head == row - 1 or (left.dep in _IN_NAMES and left.head in {token.head, row})
