"""The score of speakers: who says each labelled statement, beside the last person named before it.

A found statement answers a label when their contents overlap by Dice ≥ .5.
It also does when their sources overlap, or the label has none, and half of the shorter content is shared.
A statement that is not found counts as wrong, and is also counted apart.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sayso.evaluation.figures import Counts, total
from sayso.evaluation.measured import CountedScore
from sayso.evaluation.speakers_gold import Form, GoldSpeaker, SpeakersGold, read_speakers_folder
from sayso.evaluation.speakers_names import is_right, same_name
from sayso.evaluation.speakers_nearest import nearest_person
from sayso.model.reading import Reading
from sayso.model.span import Span
from sayso.model.statement import Statement

OVERLAP = 0.5  # as in the score of attributions

_ALL = "all"
_HEADINGS = f"{'right':>7}{'n':>6}{'of':>6}{'nearest':>10}{'not found':>11}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """One label with the statement found for it, whether its speaker is right, and the naive answer."""

    article: SpeakersGold
    gold: GoldSpeaker
    found: Statement | None
    right: bool
    nearest: str | None

    @property
    def nearest_right(self) -> bool:
        """Return whether the last person named before the cue is the right answer."""
        forms = self.gold.speaker.forms if self.gold.origin is None else ()
        return self.nearest is not None and any(
            len(form) == 1 and same_name(self.nearest, form[0]) for form in forms
        )

    def to_dict(self) -> dict[str, str | None]:
        """Return the label and its answer as plain values; `found` is None where no statement was found."""
        text, gold, found = self.article.text, self.gold, self.found
        return {
            "article": self.article.name,
            "form": str(gold.form),
            "source": gold.source.of(text) if gold.source else None,
            "content": gold.content.of(text),
            "right": " + ".join(gold.speaker.forms[0]),
            "found": found.id if found else None,
            "speaker": found.speaker.name if found and found.speaker else None,
            "how": found.how if found else None,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakersScore(CountedScore):
    """The score of one folder: counts for all statements and for each form of source."""

    answers: tuple[Answered, ...] = ()

    def share(self, name: str = _ALL) -> dict[str, float | int]:
        """Return how many speakers are right: of all statements, or of a form such as `pronoun`."""
        return self.counts.share(f"{name}.right")

    def figures(self) -> dict[str, float]:
        """Return the share of right speakers in percent, of all and of each form, as the gate names them."""
        return {f"speakers.{name}": round(100 * self.share(name)["value"], 2) for name in self._names()}

    def counted(self) -> dict[str, int]:
        """Return how many labelled statements each figure is about."""
        return {f"speakers.{name}": int(self.share(name)["of"]) for name in self._names()}

    def to_dict(self) -> dict[str, Any]:
        """Return every count as plain values."""
        return {
            "documents": self.counts.count("documents"),
            "speakers": {
                name: {kind: self.counts.share(f"{name}.{kind}") for kind in ("right", "nearest", "found")}
                for name in self._names()
            },
            "wrong": self.wrong(),
        }

    def wrong(self) -> list[dict[str, str | None]]:
        """Return every statement whose speaker is wrong: the words, who is right, who was found and how."""
        return [answer.to_dict() for answer in self.answers if not answer.right]

    def table(self) -> str:
        """Return the score as a table to read: percent right, the counts behind it, the naive answer."""
        head = f"{self.counts.count('documents')} articles"
        return "\n".join([f"{head:<16}{_HEADINGS}", *map(self._row, self._names())])

    def _names(self) -> list[str]:
        return [name for name in (_ALL, *map(str, Form)) if self.share(name)["of"]]

    def _row(self, name: str) -> str:
        right, nearest = self.share(name), self.counts.share(f"{name}.nearest")
        found = self.counts.share(f"{name}.found")
        return (
            f"{name:<16}{100 * right['value']:7.1f}{right['n']:>6}{right['of']:>6}"
            f"{100 * nearest['value']:10.1f}{found['of'] - found['n']:>11}"
        )


def evaluate_speakers(folder: Path) -> SpeakersScore:
    """Read every labelled article of `folder` and return the score.

    Raises `NoCorpus` when nothing in the folder is labelled.
    """
    from sayso.ingest.opening import open_article
    from sayso.pipeline import read

    articles = read_speakers_folder(folder)
    return score([(gold, read(open_article(gold.text, language="en"))) for gold in articles])


def score(read: Iterable[tuple[SpeakersGold, Reading]]) -> SpeakersScore:
    """Return the score of articles already read."""
    answers = [answer_all(gold, reading) for gold, reading in read]
    articles = tuple(map(_count, answers))
    return SpeakersScore(
        counts=total(articles),
        answers=tuple(one for many in answers for one in many),
        parts=articles,
    )


def answer_all(gold: SpeakersGold, reading: Reading) -> tuple[Answered, ...]:
    """Return each label of one article with the statement that answers it."""
    parties = {party.id: party for party in reading.parties}
    answers = []
    for label in gold.statements:
        found = _find(label, reading.statements, gold.text)
        right = found is not None and is_right(found, label, parties)
        nearest = nearest_person(gold, label)
        answers.append(Answered(article=gold, gold=label, found=found, right=right, nearest=nearest))
    return tuple(answers)


def _find(label: GoldSpeaker, statements: Sequence[Statement], text: str) -> Statement | None:
    """Return the statement that answers a label: one with its source before others, then by overlap."""
    best, best_fit = None, (False, 0.0)
    for statement in statements:
        fit = _fit(label, statement, text)
        if fit > best_fit:
            best, best_fit = statement, fit
    return best


def _fit(label: GoldSpeaker, statement: Statement, text: str) -> tuple[bool, float]:
    """Return how well a statement answers a label: whether it has its source, and the Dice of contents."""
    wanted, content = _letters((label.content,), text), _letters(statement.content, text)
    shared = len(wanted & content)
    dice = 2 * shared / (len(wanted) + len(content)) if shared else 0.0
    sourced = label.source is not None and any(span.overlaps(label.source) for span in statement.source)
    held = shared >= OVERLAP * min(len(wanted), len(content)) and (sourced or label.source is None)
    return (sourced, dice) if shared and (held or dice >= OVERLAP) else (False, 0.0)


def _letters(spans: Iterable[Span], text: str) -> set[int]:
    """Return the places of all letters and digits in the spans."""
    return {place for span in spans for place in range(span.start, span.end) if text[place].isalnum()}


def _count(answers: Iterable[Answered]) -> Counts:
    counts = Counts()
    counts.note("documents", 1)
    for answer in answers:
        for name in (_ALL, str(answer.gold.form)):
            counts.tick(f"{name}.right", answer.right)
            counts.tick(f"{name}.nearest", answer.nearest_right)
            counts.tick(f"{name}.found", answer.found is not None)
    return counts
