"""Invented articles with labels: forms that news has but the labelled corpora hardly hold.

Refusals and silences, headlines with a colon, turns of a talk, signed quotations, and what only looks like
a statement: header lines, credits, slugs, deeds.  People, bodies and places are made up; nothing is copied.
`invented.toml` holds words and templates, and says how these mark what is said.
"""

import random
import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace

from sayso.model.span import Span
from sayso.model.statement import Act
from training.attribution.labels import ACTS, INVENTED, Line, Source

COUNT = 420
SEED = 11
_PIECE = re.compile(r"<(?P<role>[cst]) (?P<words>[^>]*)>")
_FIELD = re.compile(r"\{(\w+)\}")


_W = SimpleNamespace(**tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8")))


@dataclass(slots=True)
class _Writer:
    """Text being written, with its lines."""

    chance: random.Random
    text: str = ""
    lines: list[Line] | None = None

    def add(self, template: str, **fixed: str) -> None:
        """Write one sentence or line, its marked pieces labelled."""
        told, _, acts = template.partition("|")
        pieces: dict[str, list[Span]] = {"c": [], "s": [], "t": []}
        place = 0
        for match in _PIECE.finditer(told):
            self.text += self._filled(told[place : match.start()], fixed)
            start = len(self.text)
            self.text += self._filled(match["words"], fixed)
            pieces[match["role"]].append(Span(start, len(self.text)))
            place = match.end()
        self.text += self._filled(told[place:], fixed)
        if acts and self.lines is not None:
            self.lines.append(
                Line(
                    content=tuple(pieces["t"]),
                    cue=tuple(pieces["c"]),
                    source=tuple(pieces["s"]),
                    nested=False,
                    acts=tuple(ACTS.index(Act(act)) for act in acts.split(",")),
                    must=True,
                )
            )

    def _filled(self, words: str, fixed: dict[str, str]) -> str:
        while _FIELD.search(words):
            words = _FIELD.sub(lambda match: fixed.get(match[1]) or self._drawn(match[1]), words)
        return words

    def _drawn(self, field: str) -> str:
        pick = self.chance.choice
        name = f"{pick(_W.first)} {pick(_W.last)}"
        drawn = {
            "name": name,
            "Name": name,
            "last": pick(_W.last),
            "body": pick(_W.body),
            "role": pick(_W.role),
            "who": _upper(
                pick((name, pick(_W.last), pick(_W.body), pick(_W.role), pick(("He", "She", "They"))))
            ),
            "titled": pick(_W.titled),
            "thing": pick(_W.thing),
            "topic": pick(_W.topic),
            "day": pick(_W.day),
            "number": str(self.chance.randint(2, 90)),
            "digit": str(self.chance.randint(1, 9)),
            "PLACE": pick(("HALDEN", "VELMARK", "ORME", "LOWER VEY")),
            "clause": f"{pick(_W.thing)} {pick(_W.does)}",
        }
        if field in drawn:
            return drawn[field]
        return _upper(drawn[field.lower()])


def _upper(words: str) -> str:
    return words[:1].upper() + words[1:]


def invented(count: int = COUNT, seed: int = SEED) -> Iterator[Source]:
    """Yield invented articles with their lines, the same ones for the same seed."""
    chance = random.Random(seed)  # noqa: S311 — no secret
    for number in range(count):
        writer = _Writer(chance, lines=[])
        kinds = (_prose, _prose, _prose, _talk, _listed)
        kinds[number % len(kinds)](writer, chance)
        yield Source(name=f"{INVENTED}{number:03}", text=writer.text, lines=tuple(writer.lines or ()))


def _prose(writer: _Writer, chance: random.Random) -> None:
    """Write a headline, furniture and paragraphs of statements, refusals and plain sentences."""
    writer.add(chance.choice(_W.heads))
    writer.text += "\n"
    for _ in range(chance.choice((0, 0, 1, 2))):
        writer.add(chance.choice(_W.furniture))
        writer.text += "\n"
    for _ in range(chance.randint(2, 4)):
        sentences: Sequence[str] = [
            chance.choice(chance.choices((_W.said, _W.refusals, _W.plain), weights=(3, 3, 3))[0])
            for _ in range(chance.randint(1, 3))
        ]
        for place, sentence in enumerate(sentences):
            writer.text += " " if place else ""
            writer.add(sentence)
        writer.text += "\n"


def _talk(writer: _Writer, chance: random.Random) -> None:
    """Write a transcript: turns that begin with a name and a colon."""
    writer.add("{Clause}.")
    labels = [chance.choice(_W.last) for _ in range(2)]
    style = chance.choice((str.upper, str, lambda last: f"{chance.choice(_W.first)} {last}"))
    labels = [style(label) for label in labels]
    for place in range(chance.randint(3, 7)):
        writer.text += "\n"
        asks = place % 2 == 0
        speech = chance.choice(_W.question if asks else _W.speech)
        writer.add(_W.turn[asks], label=labels[place % 2], speech=speech, question=speech)


def _listed(writer: _Writer, chance: random.Random) -> None:
    """Write voices: quotations that are signed below."""
    writer.add(chance.choice(_W.heads))
    for _ in range(chance.randint(1, 3)):
        writer.text += "\n"
        writer.add(chance.choice(_W.signed))
    writer.text += "\n"
    writer.add(chance.choice(_W.plain))
