"""The score of attributions: are content and source of each found, against a folder that people annotated.

A prediction answers a gold attribution when their contents overlap by Dice ≥ .5, one to one.
It is right when its source holds a head word of the gold source, or both name none.
Only statements that no other holds and that repeat no other are compared: the gold nests nothing.
Words count, marks do not; see the modules `tokens` and `matching` for the other conventions.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sayso.evaluation.brat import ROLES, read_folder
from sayso.evaluation.categories import Category
from sayso.evaluation.counting import count_document
from sayso.evaluation.figures import HEADINGS, Figure, total
from sayso.evaluation.measured import CountedScore
from sayso.evaluation.predicting import Predicted, predict_all
from sayso.model.attribution import Manner

_BY_CONTENT = ("content_exact", "content_overlap", "attribution", "attribution_sourced")
_COUNTED = (
    "gold_no_content",
    "pred_no_content",
    "pred_nested",
    "pred_disjoint_from_gold",
    "dropped_in_discard",
)
_SOURCE_MATCHES = ("head", "any", "lenient")

# The rows of the printed table: what it is called there, and the metric behind it.
_ROWS = (
    ("attribution", "attribution"),
    ("reporting cues only", "speech.attribution"),
    ("direct", "direct.attribution"),
    ("mixed", "mixed.attribution"),
    ("indirect", "indirect.attribution"),
    ("content exact", "content_exact"),
    ("content overlap", "content_overlap"),
    ("with its cue", "triple"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class AttributionScore(CountedScore):
    """The score of one folder: counts of every metric, and the seconds that reading and bare parse took."""

    reading_seconds: float = 0.0
    parsing_seconds: float = 0.0

    def figure(self, metric: str) -> Figure:
        """Return precision and recall of a metric such as `attribution` or `direct.attribution`."""
        return self.counts.figure(metric)

    def figures(self) -> dict[str, float]:
        """Return the F1 in percent of each row of the table, as the gate names them."""
        named = ((name.replace(" ", "_"), self.figure(metric)) for name, metric in _ROWS)
        return {f"attribution.{name}": round(100 * figure.f1, 2) for name, figure in named}

    def counted(self) -> dict[str, int]:
        """Return how many attributions of the gold each figure is about."""
        return {f"attribution.{name.replace(' ', '_')}": self.figure(metric).gold for name, metric in _ROWS}

    def to_dict(self) -> dict[str, Any]:
        """Return every metric as plain values."""
        counts = self.counts
        overlap = counts.figure("content_overlap")
        not_nested = overlap.predicted - counts.count("pred_nested")
        beside_nested = {
            "precision_excl_nested": round(overlap.right_gold / not_nested, 4) if not_nested else 0.0
        }
        return {
            "documents": counts.count("documents"),
            "tokens": {role: counts.figure(f"tokens.{role}").to_dict() for role in ROLES},
            "content_exact": counts.figure("content_exact").to_dict(),
            "content_overlap": overlap.to_dict() | beside_nested,
            "attribution": counts.figure("attribution").to_dict(),
            "attribution_sourced": counts.figure("attribution_sourced").to_dict(),
            "triple": counts.figure("triple").to_dict(),
            "speech_only": {
                name: counts.figure(f"speech.{name}").to_dict() for name in ("content_overlap", "attribution")
            },
            "source_given_content": {
                group: {match: counts.share(f"source.{group}.{match}") for match in _SOURCE_MATCHES}
                for group in ("all", *Manner)
            },
            "by_type": {
                str(manner): {name: counts.figure(f"{manner}.{name}").to_dict() for name in _BY_CONTENT}
                for manner in Manner
            },
            "speech": {
                kind: {name: counts.share(f"{kind}.{name}") for name in ("content", "attribution")}
                for kind in ("speech", "other")
            },
            "recall_by_category": {str(name): counts.share(f"category.{name}") for name in Category},
            "counts": {name: counts.count(name) for name in _COUNTED},
            "seconds": {"reading": round(self.reading_seconds, 3), "parsing": round(self.parsing_seconds, 3)},
        }

    def table(self) -> str:
        """Return the score as a table to read, in percent, with the counts behind each figure."""
        head = f"{self.counts.count('documents')} articles"
        lines = [f"{head:<26}{HEADINGS}"]
        lines += [self.figure(metric).row(name) for name, metric in _ROWS]
        lines += [_share(name, self.counts.share(f"category.{name}")) for name in Category]
        if self.parsing_seconds:
            lines.append(_times(self.reading_seconds, self.parsing_seconds))
        return "\n".join(lines)


def evaluate_attribution(folder: Path, *, workers: int | None = None) -> AttributionScore:
    """Read every annotated article of `folder` and return the score.

    The work is shared among `workers` processes, one for each core unless told otherwise.
    Raises `NoCorpus` when nothing in the folder is annotated.
    """
    return score(tuple(predict_all(tuple(read_folder(folder)), workers=workers)))


def score(predicted: Sequence[Predicted]) -> AttributionScore:
    """Return the score of predictions already made."""
    articles = tuple(count_document(one.gold, one.attributions, one.categories) for one in predicted)
    return AttributionScore(
        counts=total(articles),
        parts=articles,
        reading_seconds=sum(one.reading_seconds for one in predicted),
        parsing_seconds=sum(one.parsing_seconds for one in predicted),
    )


def _share(name: str, share: dict[str, float | int]) -> str:
    return f"{name:<26}{100 * share['value']:14.1f}{share['n']:>16}{share['of']:>14}"


def _times(reading: float, parsing: float) -> str:
    return f"time: {reading:.1f} s to read, {parsing:.1f} s to parse alone: {reading / parsing:.2f} ×"
