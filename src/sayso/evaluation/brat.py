"""Brat folders: articles with attributions that people marked, as standoff files."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sayso.errors import NoCorpus
from sayso.ingest.standoff import Bound, Event, read_notes
from sayso.model.span import Span

ROLES = ("source", "cue", "content")


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """One attribution as marked: the pieces of its source, cue and content, each role perhaps empty."""

    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    content: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """One annotated article: its text file, its attributions, and stretches that are no article text."""

    name: str
    path: Path
    text: str = field(repr=False)
    attributions: tuple[Marked, ...]
    discarded: tuple[Span, ...] = ()


def read_folder(folder: Path) -> Iterator[Gold]:
    """Yield the annotated articles of `folder`, by name.

    Texts and annotations lie side by side, or in `text` and `attributions`.
    Where several people marked one article (`name_person.ann`), the first of them in sorted order counts.
    Raises `NoCorpus` when nothing in the folder is annotated.
    """
    texts, notes = _subfolder(folder, "text"), _subfolder(folder, "attributions")
    marked = _annotators({path.stem for path in texts.glob("*.txt")}, notes)
    if not marked:
        raise NoCorpus(
            f"No annotated article in {folder}. Expected `name.txt` with `name.ann`, side by side or in the "
            "folders `text` and `attributions`. Name a folder that holds them."
        )
    for name, people in sorted(marked.items()):
        path = texts / f"{name}.txt"
        attributions, discarded = parse_marks(_read(people[min(people)]))
        yield Gold(name=name, path=path, text=_read(path), attributions=attributions, discarded=discarded)


def parse_marks(notes: str) -> tuple[tuple[Marked, ...], tuple[Span, ...]]:
    r"""Return the attributions of one `.ann` file and its discarded stretches.

    Numbered arguments (`Content2`) join the first; lines of other kinds are passed over.

    >>> lines = ("T1\tCue 3 7\tsaid", "T2\tContent 0 2;8 10\tIt … so", "E1\tSays:T1 Content:T2 Cue:T1")
    >>> attributions, discarded = parse_marks("\n".join(lines))
    >>> attributions[0].content
    (Span(start=0, end=2), Span(start=8, end=10))
    """
    found = read_notes(notes)
    attributions = (_attribution(event, found.bounds) for event in found.events.values())
    discarded = (bound.pieces for bound in found.bounds.values() if bound.kind == "Discard")
    return (
        tuple(marked for marked in attributions if marked.content or marked.cue),
        tuple(piece for pieces in discarded for piece in pieces),
    )


def _attribution(event: Event, bounds: Mapping[str, Bound]) -> Marked:
    roles: dict[str, list[Span]] = {role: [] for role in ROLES}
    for argument, bound in event.arguments:
        role = argument.rstrip("0123456789").lower()
        if role in roles and bound in bounds:
            roles[role].extend(bounds[bound].pieces)
    return Marked(**{role: tuple(sorted(pieces)) for role, pieces in roles.items()})


def _annotators(names: set[str], folder: Path) -> dict[str, dict[str, Path]]:
    """Return for each text who marked it (nobody named: ""), with the file."""
    found: dict[str, dict[str, Path]] = defaultdict(dict)
    for path in sorted(folder.glob("*.ann")):
        name, _, person = path.stem.rpartition("_")
        if path.stem in names:
            found[path.stem][""] = path
        elif name in names:
            found[name][person] = path
    return dict(found)


def _subfolder(folder: Path, name: str) -> Path:
    return folder / name if (folder / name).is_dir() else folder


def _read(path: Path) -> str:
    with path.open(encoding="utf-8", newline="") as file:  # offsets count carriage returns
        return file.read()
