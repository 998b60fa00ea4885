"""The score of pages: is the main text of a saved page found, and are title, date, authors and outlet right.

A folder holds `html/ID.html.gz`, `ground-truth.json` (`articleBody` by ID) and `meta.json` (labels by hand,
with what else is `accept`ed).  Main text is compared in runs of four words, a bag of them, counts divided by
their sum on each page; the F1 is that of mean precision and mean recall, as in the public benchmark of
article extraction.  Beside ours stands what trafilatura, which chooses blocks for us, gives by itself.
"""

import gzip
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from sayso.errors import NoCorpus
from sayso.evaluation.figures import DIGITS
from sayso.model.article import Article, BlockKind

FIELDS = ("title", "published", "authors", "outlet")

_RUN = 4
_NO_STORY = frozenset({BlockKind.TITLE, BlockKind.CAPTION, BlockKind.EMBED, BlockKind.FURNITURE})
_WORD = re.compile(r"\w+")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MARKS = str.maketrans("‘’‚‛`´′“”„«»″\u00a0", "'''''''\"\"\"\"\"\" ", "\u200b\u200e\u200f\u2060\ufeff")

Labels = Mapping[str, Any]


class Shared(NamedTuple):
    """How much of the runs of words of two texts is in both, in ours alone, and in the gold alone."""

    both: float
    ours: float
    gold: float


class PageOutcome(NamedTuple):
    """One page: its main text as found by us and by trafilatura, and which labelled fields are right."""

    text: Shared
    peer: Shared
    right: Mapping[str, bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class PagesScore:
    """The score of one folder, page by page."""

    pages: tuple[PageOutcome, ...]

    def figures(self) -> dict[str, float]:
        """Return the F1 of main text, beside it that of trafilatura, and the share of each field right."""
        texts = {
            "main_text": [one.text for one in self.pages],
            "trafilatura": [one.peer for one in self.pages],
        }
        found = {name: main_text_f1(shared) for name, shared in texts.items()}
        for name in FIELDS:
            labelled = [one.right[name] for one in self.pages if name in one.right]
            found[name] = sum(labelled) / max(1, len(labelled))
        return {f"pages.{name}": round(100 * value, 2) for name, value in found.items()}

    def counted(self) -> dict[str, int]:
        """Return how many pages have a main text, and how many each label."""
        labelled = {name: sum(name in one.right for one in self.pages) for name in FIELDS}
        of = {"main_text": len(self.pages), "trafilatura": len(self.pages), **labelled}
        return {f"pages.{name}": number for name, number in of.items()}

    def units(self) -> tuple[PageOutcome, ...]:
        """Return the pages."""
        return self.pages

    def figured(self, units: Sequence[PageOutcome]) -> dict[str, float]:
        """Return the figures of these pages."""
        return PagesScore(pages=tuple(units)).figures()

    def to_dict(self) -> dict[str, Any]:
        """Return every figure as plain values, with its denominator."""
        counted = self.counted()
        return {
            name: {"value": round(value / 100, DIGITS), "of": counted[name]}
            for name, value in self.figures().items()
        }

    def table(self) -> str:
        """Return the score as a table to read, in percent, with the counts behind each figure."""
        counted = self.counted()
        rows = [f"{name:<26}{value:7.1f}{counted[name]:>7}" for name, value in self.figures().items()]
        return "\n".join([f"{f'{len(self.pages)} pages':<26}{'%':>7}{'of':>7}", *rows])


def evaluate_pages(folder: Path) -> PagesScore:
    """Open every saved page of `folder` and return the score; raises `NoCorpus` when there is none."""
    truth_file = folder / "ground-truth.json"
    if not truth_file.is_file():
        raise NoCorpus(
            f"No ground-truth.json in {folder}. Expected saved pages. Name the folder that holds it."
        )
    truth = json.loads(truth_file.read_text(encoding="utf-8"))
    labels = {one["id"]: one for one in json.loads((folder / "meta.json").read_text(encoding="utf-8"))}
    return PagesScore(
        pages=tuple(
            _outcome(
                gzip.decompress((folder / "html" / f"{page}.html.gz").read_bytes()),
                truth[page]["articleBody"],
                labels.get(page),
            )
            for page in sorted(truth)
        )
    )


def _outcome(raw: bytes, gold: str, labels: Labels | None) -> PageOutcome:
    import trafilatura

    from sayso.errors import SaysoError
    from sayso.ingest import open_article

    theirs = trafilatura.extract(raw.decode("utf-8", "replace"), include_comments=False) or ""
    try:
        article = open_article(raw)
    except SaysoError:
        return PageOutcome(
            shared("", gold), shared(theirs, gold), dict.fromkeys(FIELDS if labels else (), False)
        )
    right = {name: is_right(name, article, labels) for name in FIELDS} if labels else {}
    return PageOutcome(shared(body_of(article), gold), shared(theirs, gold), right)


def body_of(article: Article) -> str:
    """Return the text of the blocks that are the story: no title, caption, post or furniture."""
    return "\n".join(block.span.of(article.text) for block in article.blocks if block.kind not in _NO_STORY)


def shared(ours: str, gold: str) -> Shared:
    """Return what the runs of words of two texts share.

    >>> shared("the dam will hold today", "the dam will hold")
    Shared(both=0.5, ours=0.5, gold=0.0)
    """
    mine, wanted = _runs(ours), _runs(gold)
    counts = ((mine & wanted).total(), (mine - wanted).total(), (wanted - mine).total())
    every = sum(counts) or 1
    return Shared(*(count / every for count in counts))


def _runs(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    return Counter(tuple(words[at : at + _RUN]) for at in range(max(1, len(words) - _RUN + 1)))


def main_text_f1(pages: Iterable[Shared]) -> float:
    """Return the F1 of mean precision and mean recall."""
    every = list(pages)
    precision = _mean(one.both / (one.both + one.ours) for one in every if one.both + one.ours)
    recall = _mean(one.both / (one.both + one.gold) for one in every if one.both + one.gold)
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _mean(values: Iterable[float]) -> float:
    every = list(values)
    return sum(every) / max(1, len(every))


def is_right(name: str, article: Article, labels: Labels) -> bool:
    """Return whether one field of an article is the labelled one, or another that is accepted."""
    return _CHECKS[name](article, labels, labels.get("accept", {}).get(name, []))


def _title(article: Article, labels: Labels, accepted: Sequence[str]) -> bool:
    title = article.title.of(article.text) if article.title else ""
    return folded(title) in {folded(one) for one in (labels["title"], *accepted)}


def _published(article: Article, labels: Labels, accepted: Sequence[str]) -> bool:
    if not labels["published"] or not article.published:
        return not labels["published"] and not article.published
    wanted = {day for one in (labels["published"], *accepted) for day in days(one)}
    return bool(days(article.published) & wanted)


def _authors(article: Article, labels: Labels, accepted: Sequence[Sequence[str]]) -> bool:
    return _names(article.authors) in {_names(one) for one in (labels["authors"], *accepted)}


def _outlet(article: Article, labels: Labels, accepted: Sequence[str]) -> bool:
    outlet = folded(article.outlet).casefold()
    return outlet in {folded(one).casefold() for one in (labels["outlet"], *accepted)}


_CHECKS: Mapping[str, Callable[[Article, Labels, Sequence[Any]], bool]] = {
    "title": _title,
    "published": _published,
    "authors": _authors,
    "outlet": _outlet,
}


def _names(names: Iterable[str]) -> frozenset[str]:
    return frozenset(folded(name).casefold().rstrip(".") for name in names if folded(name))


def folded(words: str | None) -> str:
    r"""Return words as they are compared: marks, blanks and widths of letters of one kind.

    >>> folded("“Dam’s  hold”")
    '"Dam\'s hold"'
    """
    return " ".join(unicodedata.normalize("NFKC", (words or "").translate(_MARKS)).split())


def days(written: str) -> frozenset[str]:
    """Return the days that a date may stand for: as written, and in UTC where it has a zone.

    >>> sorted(days("2026-03-02T23:30:00-02:00"))
    ['2026-03-02', '2026-03-03']
    """
    day = _DAY.match(written)
    if not day:
        return frozenset({written})
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        return frozenset({day.group()})
    zoned = {moment.astimezone(UTC).date().isoformat()} if moment.tzinfo else set[str]()
    return frozenset({day.group(), *zoned})
