"""Asked: what somebody gave from Python, a text, the path of a file or the bytes of one."""

import os
import re
from collections.abc import Iterable
from datetime import date, datetime
from os import PathLike, fspath
from pathlib import Path

from sayso.errors import UnreadableInput
from sayso.ingest.files import form_of, names_row
from sayso.ingest.names import names

# No file system takes a longer path; a longer line is a text.
LONGEST_PATH = 4_096

_ADDRESS = re.compile(r"(?:https?|ftp|file)://\S+\Z", re.IGNORECASE)
_NAMED = re.compile(r"[^\s.,;:!?“”\"]+(?:/[^\s]*)?\.[A-Za-z][A-Za-z0-9]{1,7}(?::[0-9]+)?\Z")
_SENTENCE = re.compile(r"[.!?…][\"”’']?\Z|[.!?] ")


def source_of(source: object) -> str | Path | bytes:
    """Return what was given as a text, a path or bytes: a line that names a file is its path.

    >>> source_of("The dam is safe, mayor Ida Brook said.")
    'The dam is safe, mayor Ida Brook said.'

    Raises `UnreadableInput` for a line that looks like a missing file or an address, TypeError for neither.
    """
    if isinstance(source, bytes):
        return source
    if isinstance(source, str):
        return _text_or_path(source)
    if isinstance(source, os.PathLike):
        path = os.fspath(source)
        return Path(os.fsdecode(path))
    if isinstance(source, (bytearray, memoryview)):
        return bytes(source)
    raise TypeError(
        f"{type(source).__name__} found. Expected the text of an article as str, the path of its file, or "
        "the bytes of one. For several, use `sayso.read_all(paths)`."
    )


def date_of(published: object) -> str | None:
    """Return a date of publication as ISO 8601, whether it was given as a text, a date or a datetime.

    >>> from datetime import date
    >>> date_of(date(2026, 3, 2)), date_of("2026-03"), date_of(None)
    ('2026-03-02', '2026-03', None)
    """
    if published is None or isinstance(published, str):
        return published
    if isinstance(published, datetime):
        return published.isoformat(timespec="seconds")
    if isinstance(published, date):
        return published.isoformat()
    raise TypeError(
        f"published={published!r} found. Expected a date, a datetime, or ISO 8601 such as '2026-03-02'."
    )


def text_of(name: str, value: object) -> str | None:
    """Return an option that is a text or None."""
    if value is None or isinstance(value, str):
        return value
    raise TypeError(f"{name}={value!r} found. Expected a text, or None.")


def forms_of(no_merge: Iterable[str]) -> tuple[str, ...]:
    """Return the forms that are joined with no other; one text is not several letters."""
    if isinstance(no_merge, str) or not isinstance(no_merge, Iterable):
        raise TypeError(f"no_merge={no_merge!r} found. Expected several forms of names, such as ('Ruiz',).")
    return tuple(no_merge)


def paths_of(paths: str | PathLike[str] | Iterable[str | PathLike[str]]) -> list[str]:
    """Return one path, or several, as texts."""
    several = [paths] if isinstance(paths, str | PathLike) or not isinstance(paths, Iterable) else [*paths]
    wrong = next((one for one in several if not isinstance(one, str | PathLike)), None)
    if wrong is not None or isinstance(paths, bytes):
        found = type(paths if isinstance(paths, bytes) else wrong).__name__
        raise TypeError(
            f"{found} found. Expected the path of a file, folder, table or archive, or several. "
            "For the text or the bytes of one article, use `sayso.read`."
        )
    return [fspath(one) for one in several]


def _text_or_path(source: str) -> str | Path:
    line = source.strip()
    if not line or "\n" in line or "\r" in line or "\x00" in line or len(line) > LONGEST_PATH:
        return source
    if _ADDRESS.match(line):
        raise UnreadableInput(
            f"the address {line} found. Expected a text or a file: nothing is fetched. "
            "Save the page and give its path, or follow its feed with `sayso feed add`."
        )
    path = Path(line)
    if _is_there(path):
        if path.is_dir():
            raise UnreadableInput(
                f"the folder {line} found. Expected one article. Use `sayso.read_all({line!r})`."
            )
        return path
    if _looks_like_a_path(line):
        raise UnreadableInput(
            f"{line!r} found, and no file of this name. Expected the text of an article, or a file that is "
            "there. Check the name and the folder; a text of one word is given as bytes."
        )
    return source


def _is_there(path: Path) -> bool:
    try:
        return path.exists() or names_row(path)
    except (OSError, ValueError):  # too long a name, or none that a file could have
        return False


def _looks_like_a_path(line: str) -> bool:
    """Return whether a line that is no sentence ends as the name of a file does."""
    if _NAMED.match(line) or (" " not in line and ("/" in line or "\\" in line)):
        return True
    known = any(
        line.lower().endswith(ending)
        for form, endings in names("files").items()
        if form != "about"
        for ending in endings
        if ending
    )
    return known and not _SENTENCE.search(line) and form_of(Path(line)) is not None
