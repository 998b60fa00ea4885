"""brat: each article as a text with its notes beside it, and the settings by which brat shows them."""

import re
from collections.abc import Iterable, Iterator
from itertools import count
from pathlib import Path

from sayso.model.attribution import Manner
from sayso.model.reading import Reading
from sayso.model.span import Span, trimmed
from sayso.model.statement import STATED, Act, Certainty, Polarity, Statement
from sayso.report.exporting.writing import Settings, about_article, file_name
from sayso.report.oneline import one_line

_VALUES = {"Act": Act, "Manner": Manner, "Certainty": Certainty, "Polarity": Polarity, "Stance": STATED}
CONFIGURATION = """\
[entities]
Source
Cue
Content

[relations]
<OVERLAP> Arg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>

[events]
Attribution Source?:Source, Cue?:Cue, Content?:Content

[attributes]
"""


class BratExport:
    """Writes `ID.txt` and `ID.ann` for each article, and lists the articles in `articles.jsonl`."""

    def __init__(self, folder: Path, _settings: Settings) -> None:
        self._folder = folder
        choices = (
            f"{name} Arg:Attribution, Value:{'|'.join(map(str, values))}\n"
            for name, values in _VALUES.items()
        )
        _write(folder / "annotation.conf", CONFIGURATION + "".join(choices))
        self._list = (folder / "articles.jsonl").open("w", encoding="utf-8", newline="")

    def add(self, reading: Reading) -> None:
        """Write the two files of one article."""
        name = file_name(reading.article)
        _write(self._folder / f"{name}.txt", reading.article.text)
        _write(self._folder / f"{name}.ann", notes(reading))
        told = {"name": name, **about_article(reading)}
        self._list.write(one_line(told) + "\n")

    def close(self) -> None:
        """Write nothing more."""
        self._list.close()


def notes(reading: Reading) -> str:
    """Return the standoff lines of one article, in the order of its statements."""
    numbers = (count(1), count(1))
    lines = (
        line
        for number, one in enumerate(reading.statements, 1)
        for line in _lines(reading.article.text, one, number, numbers)
    )
    return "".join(f"{line}\n" for line in lines)


def _lines(
    text: str, one: Statement, number: int, numbers: tuple[Iterator[int], Iterator[int]]
) -> Iterator[str]:
    """Yield one statement: its event, pieces, choices, its id, and its people by name, to be corrected."""
    bounds, attributes = numbers
    roles = {"Cue": one.cue, "Source": one.source, "Content": one.content}
    trigger = f"T{next(bounds)}"
    yield _bound(text, trigger, "Attribution", one.cue or one.content or one.source)
    arguments = []
    for role, spans in roles.items():
        if spans:
            arguments.append(f"{role}:T{next(bounds)}")
            yield _bound(text, arguments[-1].partition(":")[2], role, spans)
    yield " ".join((f"E{number}\tAttribution:{trigger}", *arguments))
    chosen = {name: getattr(one, name.lower()) for name in _VALUES}
    for name, value in chosen.items():
        if value is not None:
            yield f"A{next(attributes)}\t{name} E{number} {value}"
    yield f"#{2 * number - 1}\tStatement E{number}\t{one.id}"
    people = {"speaker": one.speaker, "addressee": one.addressee, "target": one.target}
    named = [f"{role}: {_escaped(party.name)}" for role, party in people.items() if party]
    if named:
        yield f"#{2 * number}\tAnnotatorNotes E{number}\t{'; '.join(named)}"


def _escaped(name: str) -> str:
    """Return a name in one line, its semicolons behind backslashes: bare ones stand between names."""
    return re.sub(r"([\\;])", r"\\\1", " ".join(name.split()))


def _bound(text: str, name: str, kind: str, spans: Iterable[Span]) -> str:
    pieces = fragments(text, spans)
    places = ";".join(f"{piece.start} {piece.end}" for piece in pieces)
    return f"{name}\t{kind} {places}\t{' '.join(piece.of(text) for piece in pieces)}"


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="")  # offsets count carriage returns


# What ends a line for any reader of the notes, and the tab, which parts their fields.
_LINE = re.compile(r"[^\t\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")


def fragments(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    r"""Return the pieces line by line, without the white space at their edges.

    >>> fragments("One\r\ntwo three", [Span(0, 8), Span(9, 14)])
    (Span(start=0, end=3), Span(start=5, end=8), Span(start=9, end=14))
    """
    lines = (found for span in spans for found in _LINE.finditer(text, span.start, span.end))
    kept = (trimmed(text, found.start(), found.end()) for found in lines)
    return tuple(span for span in kept if span)
