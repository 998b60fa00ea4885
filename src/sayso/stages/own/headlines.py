"""Headlines: one assertion each, and which statements of the article say in full what the title says."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from sayso.model.article import Article, BlockKind
from sayso.model.grammar import ARTICLE, BASE_FORM, PRESENT_TENSE, WHERE, WHO
from sayso.model.syntax import Sentence, Syntax
from sayso.stages.own.events import EventWords
from sayso.stages.own.telling import Proposition, rival

# A headline is said by a statement that holds half of its words and is mainly about one of them.
_HELD = 0.5
_FEWEST = 3
# Capitals keep parsers from the lemma: words are one that begin alike and differ in their last letters only.
_ALIKE, _ENDING = 4, 3
_TELLING = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
# A title says what happened, with or without a verb; a heading does where it has one.
_HEADLINES = frozenset({BlockKind.TITLE, BlockKind.HEADING})
_CALLING = frozenset({BASE_FORM, PRESENT_TENSE})  # "Save the mill"
_SHORTEST = 4  # words of a title without a verb: fewer name a topic
_OPENING_TOPICS = frozenset({WHERE, WHO, ARTICLE})


def headlines(
    article: Article, syntax: Syntax, taken: bytearray, heads: Collection[int]
) -> dict[int, tuple[int, ...]]:
    """Return the rows of each headline in which nobody speaks, by their predicate.

    Each is one assertion: its capitals make parsers cut it in pieces.
    """
    inside: dict[int, list[int]] = defaultdict(list)
    for head in heads:
        inside[syntax.sentence_of[head]].append(head)
    return {
        _main(syntax, sentence, inside[number]): tuple(range(sentence.first, sentence.last))
        for number, sentence in enumerate(syntax.sentences)
        if article.blocks[sentence.block].kind in _HEADLINES
        and not any(taken[sentence.first : sentence.last])
        and syntax.tags[sentence.first] not in _CALLING
        and (inside[number] or _tells(article, syntax, sentence))
    }


def _tells(article: Article, syntax: Syntax, sentence: Sentence) -> bool:
    """Return whether this is a title without a verb, not a topic ("The last ferry")."""
    words = [token for token in syntax.tokens[sentence.first : sentence.last] if token.pos != "PUNCT"]
    titled = article.blocks[sentence.block].kind is BlockKind.TITLE and len(words) >= _SHORTEST
    return titled and words[0].tag not in _OPENING_TOPICS


def _main(syntax: Syntax, sentence: Sentence, heads: Sequence[int]) -> int:
    """Return the root among the heads, else the first; of a title without heads its root."""
    rows = heads or range(sentence.first, sentence.last)
    return next((row for row in rows if syntax.heads[row] == row), rows[0])


def tellings(
    syntax: Syntax, own: Proposition, asserted: Iterable[Proposition], words: EventWords
) -> list[Proposition]:
    """Return the main propositions that tell what the headline tells."""
    short = _telling(syntax, own.rows)
    keys = {words.keys.get(word, word) for word in short}
    return [
        other
        for other in asserted
        if _among(other.key, keys) and not rival(own.event, other.event) and _held(syntax, short, other)
    ]


def _held(syntax: Syntax, short: frozenset[str], other: Proposition) -> bool:
    """Return whether the proposition's words hold at least half of the headline's."""
    full = _telling(syntax, other.rows) | other.event.numbers
    held = sum(_among(word, full) for word in short)
    return held >= max(_FEWEST, _HELD * len(short))


def _telling(syntax: Syntax, rows: Iterable[int]) -> frozenset[str]:
    tokens = (syntax.tokens[row] for row in rows)
    return frozenset(token.lemma.lower() for token in tokens if token.pos in _TELLING)


def _among(word: str, others: Iterable[str]) -> bool:
    return any(_alike(word, other) for other in others)


def _alike(left: str, right: str) -> bool:
    """Return whether two words are one but for their endings.

    >>> _alike("kills", "killed"), _alike("raid", "rain")
    (True, False)
    """
    if left == right:
        return True
    stem = left[: max(_ALIKE, min(len(left), len(right)) - _ENDING)]
    return len(stem) >= _ALIKE and right.startswith(stem) and abs(len(left) - len(right)) <= _ENDING
