"""The score of own voice by sentence: does the outlet assert something where a reader says that it does.

People gave each sentence of an article a letter: all attributed, mixed, the outlet's own, or furniture.
A sentence of the outlet's, or a mixed one, asks for an assertion that stands in it; the others for none.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple

from sayso.evaluation.figures import HEADINGS, Counts, Figure
from sayso.evaluation.lines_gold import LinesGold, read_lines_folder
from sayso.evaluation.opened import read_file
from sayso.model.reading import Reading

LETTERS = {"O": "the outlet's own", "M": "mixed", "A": "attributed", "F": "furniture"}
_OWN = frozenset("OM")


class Sentence(NamedTuple):
    """One sentence of gold: its words, its letter, and whether an assertion stands in it."""

    words: str
    letter: str
    asserted: bool

    @property
    def right(self) -> bool:
        """Return whether it is shown as the reader has it."""
        return self.asserted == (self.letter in _OWN)


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceBySentence:
    """The score of one folder: every sentence with a letter, by article."""

    articles: tuple[tuple[str, tuple[Sentence, ...]], ...]

    @property
    def figure(self) -> Figure:
        """Precision and recall of the sentences in which the outlet asserts something."""
        return self._counts().figure("own")

    def figures(self) -> dict[str, float]:
        """Return the rates in percent, as the gate names them."""
        figure = self.figure
        rates = {"precision": figure.precision, "recall": figure.recall, "f1": figure.f1}
        return {f"voice_lines.{name}": round(100 * rate, 2) for name, rate in rates.items()}

    def counted(self) -> dict[str, int]:
        """Return how many sentences are shown as the outlet's own, and how many are in gold."""
        figure = self.figure
        of = {"precision": figure.predicted, "recall": figure.gold, "f1": figure.gold}
        return {f"voice_lines.{name}": number for name, number in of.items()}

    def units(self) -> tuple[tuple[str, tuple[Sentence, ...]], ...]:
        """Return the articles."""
        return self.articles

    def figured(self, units: Sequence[tuple[str, tuple[Sentence, ...]]]) -> dict[str, float]:
        """Return the figures of these articles."""
        return replace(self, articles=tuple(units)).figures()

    def to_dict(self) -> dict[str, Any]:
        """Return every count as plain values, and each sentence that is shown wrongly."""
        counts = self._counts()
        return {
            "documents": len(self.articles),
            "own": self.figure.to_dict(),
            **{says.replace(" ", "_"): counts.share(letter) for letter, says in LETTERS.items()},
            "wrong": [
                {"article": name, "letter": one.letter, "words": one.words}
                for name, sentences in self.articles
                for one in sentences
                if not one.right
            ],
        }

    def table(self) -> str:
        """Return the score as a table to read, in percent, with the counts behind each figure."""
        counts = self._counts()
        lines = [f"{f'{len(self.articles)} articles':<26}{HEADINGS}", self.figure.row("sentences of its own")]
        for letter, says in LETTERS.items():
            share = counts.share(letter)
            lines.append(f"  {says}: right {100 * share['value']:.1f} ({share['n']} of {share['of']})")
        return "\n".join(lines)

    def _counts(self) -> Counts:
        counts = Counts()
        every = [one for _, sentences in self.articles for one in sentences]
        gold = {row for row, one in enumerate(every) if one.letter in _OWN}
        told = {row for row, one in enumerate(every) if one.asserted}
        counts.add("own", found=(gold & told, gold & told), among=(gold, told))
        for one in every:
            counts.tick(one.letter, one.right)
        return counts


def evaluate_sentences(folder: Path, *, reader: Callable[[Path], Reading] = read_file) -> VoiceBySentence:
    """Return the score of what `reader` makes of every labelled article of `folder`.

    Raises `NoCorpus` when nothing in the folder is labelled.
    """
    return score((gold, reader(gold.path)) for gold in read_lines_folder(folder))


def score(read: Iterable[tuple[LinesGold, Reading]]) -> VoiceBySentence:
    """Return the score of articles already read."""
    return VoiceBySentence(articles=tuple((gold.name, _sentences(gold, reading)) for gold, reading in read))


def _sentences(gold: LinesGold, reading: Reading) -> tuple[Sentence, ...]:
    pieces = [piece for assertion in reading.assertions for piece in assertion.content]
    return tuple(
        Sentence(place.of(gold.text).strip(), letter, asserted=any(place.overlaps(piece) for piece in pieces))
        for place, letter in gold.sentences
    )
