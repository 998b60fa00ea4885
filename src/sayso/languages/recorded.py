"""Recorded: files of installed packages, checked against the record that was written when they were built.

Every wheel brings a list of its files with their digests (RECORD).  A checkout has none, so that nothing is
checked there; a file that cannot be used is told in either case.
"""

import base64
import csv
import hashlib
import json
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any, NamedTuple

from sayso.errors import WeightsError
from sayso.languages.pack import pack_folder

SMALL = 1_000_000  # bytes; of larger files a reading looks at the size alone, `sayso doctor` at every byte
_OWN = "sayso"
_KIND = "sha256="
_MADE_LATER = (".pyc", "INSTALLER", "REQUESTED", "direct_url.json")


class Entry(NamedTuple):
    """What the record says of a file."""

    digest: str
    size: int


def record_of(package: str) -> Mapping[Path, Entry]:
    """Return every file that the record of a package tells the digest of; {} where there is no record."""
    return _read_record(package)[0]


@cache
def _read_record(package: str) -> tuple[Mapping[Path, Entry], bool]:
    """Return what the record of a package tells, and whether all of it could be read."""
    found: dict[Path, Entry] = {}
    try:
        installed = distribution(package)
        # Not `installed.files`, which from 3.12 on leaves out what is missing.
        for name, told, size in csv.reader((installed.read_text("RECORD") or "").splitlines()):
            if told.startswith(_KIND) and not name.endswith(_MADE_LATER):
                path = Path(str(installed.locate_file(name)))
                found[path] = Entry(told.removeprefix(_KIND), int(size))
    except PackageNotFoundError:
        return {}, True
    except (ValueError, csv.Error):  # no UTF-8 and no number among them
        return found, False
    return found, True


def wrong_files(package: str, *, every_byte: bool) -> Iterator[str]:
    """Yield what is wrong with the files of a package, a sentence each.

    Sizes are compared, and digests of small files; with `every_byte` those of all.
    """
    files, whole = _read_record(package)
    if not whole:
        yield f"the record of the files of {package} is damaged"
    for path, entry in files.items():
        if wrong := _wrong(path, entry, every_byte=every_byte):
            yield wrong


def _wrong(path: Path, entry: Entry, *, every_byte: bool) -> str | None:
    try:
        size = path.stat().st_size
        if size != entry.size:
            return f"{path} has {size:,} bytes, expected {entry.size:,}"
        if not every_byte and size > SMALL:
            return None
        with path.open("rb") as found:
            digest = _as_recorded(hashlib.file_digest(found, "sha256").digest())
    except (OSError, ValueError) as problem:  # or a name that no file can have
        return f"{path} cannot be read: {getattr(problem, 'strerror', None) or problem}"
    return None if digest == entry.digest else f"{path} is not the file that was shipped"


def check_package(package: str) -> None:
    """Raise `WeightsError` where a file of a package is missing, cut short or another one."""
    for wrong in wrong_files(package, every_byte=False):
        raise WeightsError(f"{wrong}. {how_to_mend(package)}")


def how_to_mend(package: str) -> str:
    """Return what to do about a package whose files are not whole."""
    name = package.replace("_", "-")
    return f"Reinstall {name}: pip install --force-reinstall --no-deps {name}"


def read_model(pack: str, name: str) -> Any:  # noqa: ANN401 — what the file holds
    """Return what a model file of a language pack holds.

    Raises `WeightsError` where it is missing, cut short, or not the one that was shipped.
    """
    path = pack_folder(pack).joinpath(name)
    told = f"Model file {name!r} of language pack {pack!r}"
    try:
        raw = path.read_bytes()
    except OSError as problem:
        raise WeightsError(
            f"{told} cannot be read: {problem}. Expected it beside the pack. {how_to_mend(_OWN)}"
        ) from problem
    entry = record_of(_OWN).get(Path(str(path)))
    if entry and (entry.size != len(raw) or entry.digest != _as_recorded(hashlib.sha256(raw).digest())):
        raise WeightsError(
            f"{told} has {len(raw):,} bytes and is not the one that was shipped, of {entry.size:,}. "
            f"{how_to_mend(_OWN)}"
        )
    try:
        return json.loads(raw)
    except ValueError as problem:
        raise WeightsError(
            f"{told} has {len(raw):,} bytes and is not whole: {problem}. {how_to_mend(_OWN)}"
        ) from problem


def _as_recorded(digest: bytes) -> str:
    return base64.urlsafe_b64encode(digest).decode().rstrip("=")
