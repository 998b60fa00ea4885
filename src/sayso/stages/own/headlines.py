"""Headlines: one assertion each, and which statements of the article say in full what the title says."""

from collections.abc import Iterable, MutableMapping, Sequence

from sayso.model.article import Article, BlockKind
from sayso.model.syntax import Syntax
from sayso.stages.own.events import EventWords
from sayso.stages.own.telling import Event, Proposition, rival

# A headline is said by a statement that holds half of its words and is mainly about one of them.
_HELD = 0.5
_FEWEST = 3
# Capitals keep parsers from the lemma: words are one that begin alike and differ in their last letters only.
_ALIKE, _ENDING = 4, 3
_TELLING = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
_ONE_ASSERTION = frozenset({BlockKind.TITLE, BlockKind.HEADING})


def join_headlines(
    article: Article, syntax: Syntax, taken: bytearray, rows_by_head: MutableMapping[int, list[int]]
) -> None:
    """Make each headline in which nobody speaks one clause: its capitals make parsers cut it in pieces."""
    heads: dict[int, list[int]] = {}
    for head in rows_by_head:
        heads.setdefault(syntax.sentence_of[head], []).append(head)
    for number, inside in heads.items():
        sentence = syntax.sentences[number]
        free = not any(taken[sentence.first : sentence.last])
        if free and article.blocks[sentence.block].kind in _ONE_ASSERTION:
            for head in inside:
                del rows_by_head[head]
            rows_by_head[_main(syntax, inside)] = list(range(sentence.first, sentence.last))


def _main(syntax: Syntax, heads: Sequence[int]) -> int:
    """Return the root among the heads, else the first."""
    return next((head for head in heads if syntax.tokens[head].head == head), heads[0])


def tellings(
    syntax: Syntax, rows: Sequence[int], event: Event, asserted: Iterable[Proposition], words: EventWords
) -> list[Proposition]:
    """Return the main propositions that tell what the headline tells."""
    short = _telling(syntax, rows)
    keys = {words.keys.get(word, word) for word in short}
    return [
        other
        for other in asserted
        if _among(other.key, keys) and not rival(event, other.event) and _held(syntax, short, other)
    ]


def _held(syntax: Syntax, short: frozenset[str], other: Proposition) -> bool:
    """Tell whether the proposition's words hold at least half of the headline's."""
    full = _telling(syntax, other.rows) | other.event.numbers
    held = sum(_among(word, full) for word in short)
    return held >= max(_FEWEST, _HELD * len(short))


def _telling(syntax: Syntax, rows: Iterable[int]) -> frozenset[str]:
    tokens = (syntax.tokens[row] for row in rows)
    return frozenset(token.lemma.lower() for token in tokens if token.pos in _TELLING)


def _among(word: str, others: Iterable[str]) -> bool:
    return any(_alike(word, other) for other in others)


def _alike(left: str, right: str) -> bool:
    """Tell whether two words are one but for their endings.

    >>> _alike("kills", "killed"), _alike("raid", "rain")
    (True, False)
    """
    if left == right:
        return True
    stem = left[: max(_ALIKE, min(len(left), len(right)) - _ENDING)]
    return len(stem) >= _ALIKE and right.startswith(stem) and abs(len(left) - len(right)) <= _ENDING
