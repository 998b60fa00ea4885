"""What an example of a language table shows: the part of sayso that uses the table, asked of the example."""

from collections.abc import Callable
from functools import cache
from typing import Any
from unittest.mock import patch

from sayso import pipeline
from sayso.ingest.about import set_apart
from sayso.ingest.heads import apart_from_heads
from sayso.linking.claims.stems import stems
from sayso.linking.source_names import same_source
from sayso.model.article import Article
from sayso.model.attribution import Attribution, Manner
from sayso.model.span import Span
from sayso.model.syntax import Sentence, Syntax
from sayso.stages.doing.silences import settle_silences
from sayso.stages.doing.words import act_words
from sayso.stages.genre import find_genre
from sayso.stages.parse import parse
from sayso.stages.quantities import find_quantities
from sayso.stages.times import find_times
from sayso.stages.who.lexicon import lexicon_of
from tests.articles import article
from tests.stages.measured import PUBLISHED
from tests.stages.said import ENGLISH, Said

Ask = Callable[[str], object]

TOLD = frozenset({"organisations", "wires", "determiners"})  # where names do not show it, a reading may
_SMALL = frozenset({"The", "A", "An", "These", "We", "They", "It", "There", "If", "You"})
_CLASSES = {"NOUN": "noun", "ADJ": "adjective"}
# What tells how sure a reading is, and what counts its parts.
_ABOUT = frozenset({"confidence", "weak", "coverage", "made_by", "id"})


def asks(table: str, key: str) -> tuple[Ask, ...]:
    """Return what is asked of an example of a key of a table, one after the other until it shows."""
    found = ASKED.get(f"{table} {key}", ASKED.get(table))
    return (
        (_by_hand, _by_network)
        if found is None
        else (found,)
        if table not in TOLD
        else (found, *asks("", ""))
    )


def _by_hand(example: str) -> object:
    """Return the reading of an example whose statements are made by hand, and its acts by rules alone.

    The network is slow, and finds much that words and rules find as well.
    """
    own = _said(_told(example))
    silences = settle_silences(own.syntax, act_words(ENGLISH), [])
    with patch.object(pipeline, "find_attributions", _attributions):
        return _by_network(example), own.read, silences


def _by_network(example: str) -> object:
    """Return the reading of an example."""
    with patch.object(pipeline, "parse", lambda made, _: _parsed(made.text)[1]):
        return _found(pipeline.read(_parsed(_told(example))[0]).to_dict())


def _answered(example: str) -> object:
    """Return the reading of a charge that somebody answers."""
    return _by_network(f"{example}\n“That is outrageous,” Vale said.")


def _parted(example: str) -> object:
    """Return the words of an example."""
    return parse(article(example), ENGLISH).tokens


@cache
def _parsed(text: str) -> tuple[Article, Syntax]:
    """Return a text with its parse, for which few tables are asked."""
    made = article(text, published=PUBLISHED)
    return made, parse(made, ENGLISH)


def _told(example: str) -> str:
    """Return an example with what somebody says with it; one of several lines as it is."""
    return example if "\n" in example else f"{example}\nRuiz said {_inner(example)}"


def _said(text: str) -> Said:
    """Return a text in each sentence of which the subject says what stands behind the verb."""
    made, syntax = _parsed(text)
    return Said(made, syntax, _attributions(made, syntax))


def _attributions(_: Article, syntax: Syntax, *_others: object) -> tuple[Attribution, ...]:
    return tuple(_attributed(syntax, one) for one in syntax.sentences)


def _attributed(syntax: Syntax, sentence: Sentence) -> Attribution:
    verb = next(row for row in range(sentence.first, sentence.last) if syntax.heads[row] == row)
    subject, told, end = syntax.subject_of(verb), syntax.tokens[verb], syntax.tokens[sentence.last - 1].end
    return Attribution(
        content=(Span(told.end, end),) if told.end < end else (),
        cue=(Span(told.start, told.end),),
        source=() if subject is None else (syntax.phrase(subject),),
        manner=Manner.INDIRECT,
        lexeme=f"{told.lemma}:{_CLASSES.get(told.pos, 'verb')}",
        rule="by hand",
        cue_row=verb,
    )


def _paired(example: str) -> object:
    """Return whether two names are one source: the subjects of the halves of an example."""
    left, _, right = (
        part.removesuffix(".").removesuffix(" said so").removesuffix(" said")
        for part in example.partition(", ")
    )
    return same_source(left, right, lexicon_of(ENGLISH))


def _inner(example: str) -> str:
    """Return a sentence as it stands within another."""
    small = example.split(maxsplit=1)[0] in _SMALL
    return example[0].lower() + example[1:] if small else example


def _found(told: Any) -> object:  # noqa: ANN401 — JSON
    if isinstance(told, dict):
        return {name: _found(value) for name, value in told.items() if name not in _ABOUT}
    return [_found(one) for one in told] if isinstance(told, (list, tuple)) else told


def _measured(example: str) -> object:
    """Return the times and quantities of an example."""
    made, syntax = _parsed(example)
    times = find_times(made, syntax, ENGLISH)
    return times, find_quantities(made, syntax, times, ENGLISH)


def _stemmed(example: str) -> object:
    """Return the words of an example as claims are compared by them."""
    return stems(example, "en")


def _lined(example: str) -> object:
    """Return what a line tells of its article, below a title and above the text, and at its end."""
    frame = "Pier burns\n{}\nThe pier burned on Sunday, and the quay is shut.\nIt will open in May."
    return [_set(frame.format(example)), _set(frame.format("Fire took it.") + f"\n{example}")]


def _opened(example: str) -> object:
    """Return the blocks of an article whose story begins in a line with what stands above it."""
    made = article(f"Pier burns\n{example}", title=True)
    return apart_from_heads(made.text, made.blocks)


def _set(text: str) -> object:
    """Return what stands apart from the prose of a text, and what that tells."""
    made = article(text, title=True)
    return set_apart(text, made.blocks, "en")


def _named(example: str) -> object:
    """Return the genre that a page shows by a line, by its address, or by what many paragraphs say."""
    line = example if not example.startswith("http") else "Pier burns"
    text = "\n".join([line] * 6)
    made = article(text, title=True)
    url = example if example.startswith("http") else None
    told = Article(text=text, blocks=made.blocks, language="en", url=url)
    return find_genre(told, (), (), ENGLISH)


ASKED: dict[str, Ask] = {
    "stops": _parted,
    **dict.fromkeys(["times", "numbers", "currencies", "quantities"], _measured),
    **dict.fromkeys(["organisations alike", "organisations loose", "organisations of_state"], _paired),
    **dict.fromkeys(["wires reporter", "determiners placing"], _paired),
    "open accusing": _answered,
    "bylines": _lined,
    "endings": _stemmed,
    "furniture button": _opened,
    **dict.fromkeys(["furniture opens", "furniture whole"], _lined),
    "genre": _named,
}
