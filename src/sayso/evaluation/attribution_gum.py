"""Recall of attributions away from the news: the attribution relations of GUM's discourse trees.

GUM (Zeldes 2017) marks in interviews, trials, talks, lives and travel guides which clause ("I think") says
whose words the next are.  It marks every depth of saying, so all statements count, also nested ones.
A relation is found where a statement has its cue, or else its source, in the clause that attributes, and
shares at least half of the words of the shorter of both contents.
"""

import xml.etree.ElementTree as ET
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from sayso.evaluation.figures import DIGITS
from sayso.evaluation.gum import GumGold, read_gum_folder
from sayso.model.reading import Reading
from sayso.model.span import Span
from sayso.model.statement import Statement

RELATION = "attribution-positive"
SHARED = 0.5  # of the words of the shorter content


class Relation(NamedTuple):
    """Words, by their number in the document, that attribute, and those that are attributed."""

    by: frozenset[int]
    content: frozenset[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class RecallScore:
    """How many relations are found, by genre."""

    found: Counter[str]
    gold: Counter[str]

    def to_dict(self) -> dict[str, Any]:
        """Return the recall of each genre and of all, with the counts."""
        return {
            genre: {"recall": round(share, DIGITS), "n": n, "of": of} for genre, share, n, of in self._rows()
        }

    def table(self) -> str:
        """Return the recall of each genre and of all as a table to read."""
        lines = [f"{'attribution relations':<26}{'recall':>7}{'found':>7}{'gold':>7}"]
        lines += [f"{genre:<26}{100 * share:7.1f}{n:>7}{of:>7}" for genre, share, n, of in self._rows()]
        return "\n".join(lines)

    def _rows(self) -> Iterator[tuple[str, float, int, int]]:
        for genre in (*sorted(self.gold), "all"):
            n, of = (
                counts.total() if genre == "all" else counts[genre] for counts in (self.found, self.gold)
            )
            yield genre, n / of if of else 0.0, n, of


def evaluate_relations(folder: Path) -> RecallScore:
    """Read every document of a GUM folder and return the recall of its attribution relations.

    Raises `NoCorpus` when nothing in the folder is annotated.
    """
    from sayso.pipeline import read

    found, gold = Counter[str](), Counter[str]()
    for document in read_gum_folder(folder):
        relations = read_relations(folder / "rst" / f"{document.name}.rs4")
        gold[document.genre] += len(relations)
        found[document.genre] += sum(find_relations(document, relations, read(document.article)))
    return RecallScore(found=found, gold=gold)


def find_relations(document: GumGold, relations: Iterable[Relation], reading: Reading) -> list[bool]:
    """Return for each relation whether the reading holds it."""
    starts = [word.start for word in document.words]
    said = [_numbered(statement, starts) for statement in reading.statements]
    return [any(_answers(relation, one) for one in said) for relation in relations]


def _numbered(statement: Statement, starts: list[int]) -> Relation:
    return Relation(
        by=_words(statement.cue or statement.source, starts), content=_words(statement.content, starts)
    )


def _words(spans: Iterable[Span], starts: list[int]) -> frozenset[int]:
    return frozenset(
        row for span in spans for row in range(bisect_left(starts, span.start), bisect_left(starts, span.end))
    )


def _answers(relation: Relation, said: Relation) -> bool:
    shorter = min(len(relation.content), len(said.content))
    shared = len(relation.content & said.content)
    return bool(relation.by & said.by) and 0 < shorter * SHARED <= shared


def read_relations(path: Path) -> tuple[Relation, ...]:
    """Return the attribution relations of one discourse tree (.rs4), in the order of the file."""
    body = ET.parse(path).getroot().find("body")  # noqa: S314 — a corpus that the caller names
    nodes = [] if body is None else [node for node in body if node.tag in ("segment", "group")]
    words = dict(_number_words(nodes))
    below: defaultdict[str, list[str]] = defaultdict(list)
    for node in nodes:
        below[node.get("parent", "")].append(node.get("id", ""))
    return tuple(
        Relation(
            by=_leaves(node.get("id", ""), below, words, without=""),
            content=_leaves(node.get("parent", ""), below, words, without=node.get("id", "")),
        )
        for node in nodes
        if node.get("relname") == RELATION
    )


def _number_words(nodes: Iterable[ET.Element]) -> Iterator[tuple[str, frozenset[int]]]:
    before = 0
    for node in nodes:
        if node.tag == "segment":
            count = len((node.text or "").split())
            yield node.get("id", ""), frozenset(range(before, before + count))
            before += count


def _leaves(
    node: str, below: dict[str, list[str]], words: dict[str, frozenset[int]], *, without: str
) -> frozenset[int]:
    """Return the words of a segment, or of all segments of a group but for the branch `without`."""
    if node in words:
        return words[node]
    parts = (_leaves(child, below, words, without=without) for child in below[node] if child != without)
    return frozenset[int]().union(*parts)
