"""Gold of speakers: articles as printed, a line of dashes, then one line for each statement.

    The dam is safe, mayor Ida Brook said. It will hold, she added.
    -----
    people: Ida Brook
    mayor Ida Brook | The dam is safe | Ida Brook | name
    [she] added | It will hold | Ida Brook | pronoun

The README beside our own gold in `evals/speakers` says what counts as right.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from sayso.errors import NoCorpus
from sayso.model.span import Span

_DASHES = re.compile(r"^-{3,}$", re.MULTILINE)
_PEOPLE = "people:"
_GAP = " … "  # between the first words of a content and its last
_NO_SOURCE = "-"
_FIELDS = 4


class Form(StrEnum):
    """How the source of a statement is written."""

    NAME = "name"
    PRONOUN = "pronoun"
    ROLE = "role"
    ORGANISATION = "organisation"
    DOCUMENT = "document"
    COLLECTIVE = "collective"
    UNNAMED = "unnamed"
    CONTINUATION = "continuation"
    NESTED = "nested"
    CONJOINED = "conjoined"
    METONYM = "metonym"
    OUTLET = "outlet"


@dataclass(frozen=True, slots=True)
class Names:
    """The forms of a right answer, any of which will do; one who speaks with others has a name for each.

    >>> Names.read("Ida Brook / Mayor Brook").forms
    (('Ida Brook',), ('Mayor Brook',))
    >>> Names.read("Ida Brook + Jo Lind").forms
    (('Ida Brook', 'Jo Lind'),)
    """

    forms: tuple[tuple[str, ...], ...]

    @classmethod
    def read(cls, text: str) -> "Names":
        """Return the forms that ` / ` parts, the names in each that ` + ` joins."""
        return cls(tuple(tuple(form.split(" + ")) for form in text.strip().split(" / ")))


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldSpeaker:
    """One labelled statement: where its words and its source stand, and who speaks.

    `origin` is who the immediate source has it from ("Reuters, citing the Observatory").
    """

    content: Span
    source: Span | None
    speaker: Names
    origin: Names | None
    form: Form


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakersGold:
    """One article with its labelled statements, and the people whose names stand in it."""

    name: str
    text: str
    people: tuple[str, ...]
    statements: tuple[GoldSpeaker, ...]


def read_speakers_folder(folder: Path) -> Iterator[SpeakersGold]:
    """Yield every labelled article of `folder`, by name; raises `NoCorpus` when there is none."""
    paths = sorted(folder.glob("*.txt"))
    if not paths:
        raise NoCorpus(
            f"No .txt file in {folder}. Expected articles with their speakers below a line of dashes. "
            "Name a folder that holds them, such as evals/speakers."
        )
    for path in paths:
        yield read_speakers(path.read_text(encoding="utf-8"), name=path.stem)


def read_speakers(written: str, *, name: str) -> SpeakersGold:
    """Return the article and its labels; raises `NoCorpus` where a line does not fit the article."""
    article, *labels = _DASHES.split(written)
    if len(labels) != 1:
        raise NoCorpus(f"{name}: {len(labels)} lines of dashes. Expected one, between article and labels.")
    text, lines = article.strip(), labels[0].strip().splitlines()
    people = [line.removeprefix(_PEOPLE) for line in lines if line.startswith(_PEOPLE)]
    return SpeakersGold(
        name=name,
        text=text,
        people=tuple(one.strip() for line in people for one in line.split(";")),
        statements=tuple(_statement(text, line, name) for line in lines if not line.startswith(_PEOPLE)),
    )


def _statement(text: str, line: str, name: str) -> GoldSpeaker:
    fields = [field.strip() for field in line.split(" | ")]
    if len(fields) != _FIELDS or fields[-1] not in set(Form):
        raise NoCorpus(f"{name}: cannot read {line!r}. Expected source | content | speaker | form.")
    source, content, speaker, form = fields
    immediate, _, origin = speaker.partition(" > ")
    where = _find_content(text, content, name)
    return GoldSpeaker(
        content=where,
        source=None if source == _NO_SOURCE else _find_source(text, source, where, name),
        speaker=Names.read(immediate),
        origin=Names.read(origin) if origin else None,
        form=Form(form),
    )


def _find_content(text: str, written: str, name: str) -> Span:
    """Return the content from its first words, where they stand first, to the next of its last words."""
    first, _, last = written.partition(_GAP)
    start = _find(text, first, 0, name)
    end = start + len(first)
    return Span(start, _find(text, last, end, name) + len(last) if last else end)


def _find_source(text: str, written: str, content: Span, name: str) -> Span:
    """Return the source: of several places the one nearest to the content, the later of two as near."""
    before, source, after = re.split(r"[\[\]]", written) if "[" in written else ("", written, "")
    around = rf"(?<!\w){re.escape(before)}({re.escape(source)}){re.escape(after)}(?!\w)"
    # The words of context may stand in the next line.
    around = around.replace(r"\ ", r"\s+")
    places = [Span(found.start(1), found.end(1)) for found in re.finditer(around, text)]
    if not places:
        raise NoCorpus(f"{name}: {written!r} is not in the article. Expected words as they stand there.")
    return min(places, key=lambda place: (_gap(place, content), -place.start))


def _gap(left: Span, right: Span) -> int:
    return max(left.start - right.end, right.start - left.end, 0)


def _find(text: str, words: str, start: int, name: str) -> int:
    place = text.find(words, start)
    if place < 0:
        raise NoCorpus(f"{name}: {words!r} is not in the article. Expected words as they stand there.")
    return place
