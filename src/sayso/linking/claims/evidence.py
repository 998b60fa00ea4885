"""Evidence: what two points have in common, and the words of one that the other does not have."""

import re
from collections.abc import Iterator

from sayso.linking.claims.stems import folded, stem
from sayso.linking.claims.told import Told
from sayso.linking.claims.weights import ClaimWeights
from sayso.model.article import Article
from sayso.model.span import Span

_MOST = 6  # shared words told, the rarest
# Words more common than this ("the", "said") neither speak for a link nor make a difference.
_PLAIN = 1.2
_WORD = re.compile(r"[^\W\d_]+|\d+(?:[.,]\d+)*")


def evidence_of(left: Told, right: Told, language: str, weights: ClaimWeights) -> tuple[str, ...]:
    """Return what speaks for it that two points are one claim, each with its kind first."""
    return tuple(_evidence(left, right, language, weights))


def _evidence(left: Told, right: Told, language: str, weights: ClaimWeights) -> Iterator[str]:
    theirs = {stem(word, language) for word in folded(right.words)}
    rarity = {word: weights.rarity(stem(word, language)) for word in folded(left.words)}
    shared = [word for word, rare in rarity.items() if rare > _PLAIN and stem(word, language) in theirs]
    if shared:
        rarest = sorted(shared, key=lambda word: (-rarity[word], word))[:_MOST]
        yield "words: " + ", ".join(word for word in shared if word in rarest)
    numbers = {low for low, *_ in left.numbers} & {low for low, *_ in right.numbers}
    if numbers:
        yield "number: " + ", ".join(f"{number:g}" for number in sorted(numbers))
    if left.when and left.when == right.when:
        yield f"time: {left.when}"
    if left.speaker and left.speaker == right.speaker:
        yield f"speaker: {left.speaker}"


def only_in(article: Article, told: Told, other: Told, weights: ClaimWeights) -> tuple[Span, ...]:
    """Return the stretches of a point whose words the other does not have; plain words alone are none.

    >>> from sayso.linking.claims.weights import load_weights
    >>> one = Article(text="The dam failed on Sunday night.", blocks=(), language="en")
    >>> told = Told(row=0, content=(Span(0, 30),), words=one.text[:30])
    >>> other = Told(row=1, content=(Span(0, 14),), words="The dam failed")
    >>> [span.of(one.text) for span in only_in(one, told, other, load_weights("en"))]
    ['Sunday night']
    """
    theirs = {stem(word, article.language) for word in folded(other.words)}
    return tuple(span for piece in told.content for span in _runs(article, piece, theirs, weights))


def _runs(article: Article, piece: Span, theirs: set[str], weights: ClaimWeights) -> Iterator[Span]:
    run: list[Span] = []
    for match in _WORD.finditer(article.text, piece.start, piece.end):
        root = stem(match.group().casefold(), article.language)
        if root in theirs or weights.rarity(root) <= _PLAIN:
            if run:
                yield Span(run[0].start, run[-1].end)
            run = []
        else:
            run.append(Span(*match.span()))
    if run:
        yield Span(run[0].start, run[-1].end)
