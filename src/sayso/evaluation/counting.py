"""Counting: what one document adds to the score of attributions."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from sayso.evaluation.brat import ROLES, Gold, Marked
from sayso.evaluation.categories import Category
from sayso.evaluation.figures import Counts
from sayso.evaluation.matching import Pairing, Unit, pair_up, unit
from sayso.evaluation.tokens import Tokens
from sayso.model.attribution import Manner

_Rows = AbstractSet[int]
_Hits = tuple[str, tuple[_Rows, _Rows], tuple[_Rows, _Rows]]


def count_document(
    gold: Gold, predictions: Sequence[Marked], categories: Sequence[frozenset[Category]] = ()
) -> Counts:
    """Return the counts of one annotated article and what was predicted for it.

    A prediction at least half inside a discarded stretch is dropped.
    A unit without content cannot be matched.
    """
    counts = Counts()
    tokens = Tokens(gold.text)
    masked = tokens.positions(gold.discarded)
    kept = [marked for marked in predictions if not _mostly(tokens.positions(marked.content), masked)]
    wanted = [unit(tokens, marked, masked) for marked in gold.attributions]
    found = [unit(tokens, marked, masked) for marked in kept]
    _count_words(counts, wanted, found)
    counts.note("documents", 1)
    counts.note("dropped_in_discard", len(predictions) - len(kept))
    counts.note("gold_no_content", sum(not one.content for one in wanted))
    counts.note("pred_no_content", sum(not one.content for one in found))
    pairing = pair_up([one for one in wanted if one.content], [one for one in found if one.content])
    _count_pairs(counts, pairing)
    _count_left_over(counts, pairing)
    _count_sources(counts, tokens, pairing)
    hard = [names for one, names in zip(wanted, categories, strict=False) if one.content]
    _count_categories(counts, pairing, hard)
    return counts


def _mostly(content: frozenset[int], masked: frozenset[int]) -> bool:
    return bool(content) and 2 * len(content & masked) >= len(content)


def _count_words(counts: Counts, gold: Sequence[Unit], predicted: Sequence[Unit]) -> None:
    for role in ROLES:
        wanted = frozenset[int]().union(*(getattr(one, role) for one in gold))
        found = frozenset[int]().union(*(getattr(one, role) for one in predicted))
        counts.add(f"tokens.{role}", found=(found, wanted), among=(wanted, found))


def _count_pairs(counts: Counts, pairing: Pairing) -> None:
    """Count every metric over the whole document, and those on content by manner too."""
    for name, found, among in _hits(pairing):
        counts.add(name, found=found, among=among)
    for name, found, among in _hits_by_manner(pairing):
        for manner in Manner:
            gold = {row for row, one in enumerate(pairing.gold) if one.manner is manner}
            predicted = {row for row, one in enumerate(pairing.predicted) if one.manner is manner}
            counts.add(f"{manner}.{name}", found=found, among=(among[0] & gold, among[1] & predicted))
    for row, one in enumerate(pairing.gold):
        kind = "speech" if one.reporting else "other"
        counts.tick(f"{kind}.content", row in pairing.answers)
        counts.tick(f"{kind}.attribution", row in pairing.with_source())


def _hits(pairing: Pairing) -> Iterator[_Hits]:
    """Yield each metric: the gold and predicted rows that are right, and those it is about."""
    yield from _hits_by_manner(pairing)
    everything = _everything(pairing)
    triple = pairing.with_cue()
    yield "triple", (triple, pairing.answered_by(triple)), everything
    reporting = {row for row, one in enumerate(pairing.gold) if one.reporting}
    answered = pairing.answered_by(reporting & pairing.overlapping())
    claimed = answered | {
        row
        for row in everything[1] - pairing.answered_by(pairing.overlapping())
        if pairing.predicted[row].reporting or not pairing.predicted[row].cue
    }
    yield "speech.content_overlap", (reporting & pairing.overlapping(), answered), (reporting, claimed)
    right = reporting & pairing.with_source()
    yield "speech.attribution", (right, pairing.answered_by(right)), (reporting, claimed)


def _hits_by_manner(pairing: Pairing) -> Iterator[_Hits]:
    gold, predicted = _everything(pairing)
    exact = pairing.exact()
    yield "content_exact", (set(exact), set(exact.values())), (gold, predicted)
    answered = pairing.overlapping()
    yield "content_overlap", (answered, pairing.answered_by(answered)), (gold, predicted)
    right = pairing.with_source()
    yield "attribution", (right, pairing.answered_by(right)), (gold, predicted)
    sourced = {row for row in gold if pairing.gold[row].source}
    rest = pairing.answered_by(answered - sourced)
    found = (right & sourced, pairing.answered_by(right & sourced))
    yield "attribution_sourced", found, (sourced, predicted - rest)


def _everything(pairing: Pairing) -> tuple[set[int], set[int]]:
    return set(range(len(pairing.gold))), set(range(len(pairing.predicted)))


def _count_categories(counts: Counts, pairing: Pairing, hard: Sequence[frozenset[Category]]) -> None:
    right = pairing.with_source()
    for row, names in enumerate(hard):
        for name in names:
            counts.tick(f"category.{name}", row in right)


def _count_left_over(counts: Counts, pairing: Pairing) -> None:
    """Count predictions inside a gold content, which the gold cannot hold, and those away from all gold."""
    answering = pairing.answered_by(pairing.overlapping())
    spare = [one.content for row, one in enumerate(pairing.predicted) if row not in answering]
    nested = (any(content < one.content for one in pairing.gold) for content in spare)
    counts.note("pred_nested", sum(nested))
    wanted = frozenset[int]().union(*(one.content for one in pairing.gold))
    apart = (not (one.content & wanted) for one in pairing.predicted)
    counts.note("pred_disjoint_from_gold", sum(apart))


def _count_sources(counts: Counts, tokens: Tokens, pairing: Pairing) -> None:
    """Count how well the source is named where the content is found."""
    for row, answer in pairing.answers.items():
        gold, predicted = pairing.gold[row], pairing.predicted[answer]
        if not gold.source:
            continue
        named = [{tokens.word(head).lower() for head in one.heads} for one in (gold, predicted)]
        shared = gold.source & predicted.source
        for group in ("all", gold.manner):
            counts.tick(f"source.{group}.head", gold.heads & predicted.source)
            counts.tick(f"source.{group}.any", shared)
            counts.tick(f"source.{group}.lenient", shared or named[0] & named[1])
