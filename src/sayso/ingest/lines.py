"""Lines: JSON Lines, one article a line, and JSON arrays of articles."""

import io
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import partial
from itertools import chain, islice
from typing import Any, BinaryIO

from sayso.errors import InputError, InputTooLarge, NoArticle, SaysoError
from sayso.ingest.building import LARGEST, Given
from sayso.ingest.caught import caught
from sayso.ingest.columns import check_columns, map_columns
from sayso.ingest.encoding import decode
from sayso.ingest.fields import from_fields, with_parts
from sayso.ingest.names import names
from sayso.ingest.unread import Item, Noted, Unread

# A key that none of so many objects has is misspelt, not only left out where it is empty.
MOST_LOOKED_AT = 100

# Services put their list of articles so deep: `response.docs`, `articles.results`.
DEEPEST_ENVELOPE = 3

_CHUNK = 1 << 20

Row = tuple[int, Mapping[str, Any] | SaysoError]


def read_lines(handle: BinaryIO, file: str, given: Given) -> Iterator[Item]:
    """Yield the article of each line, and each line that holds none; blank lines count and are passed over.

    Raises `NoArticle` where the first object has no field for a text: such a file holds other data;
    `NoColumn` where the first hundred lack a key that is named.
    """
    odd: Counter[str] = Counter()
    yield from _articles(((number, _object(line, odd)) for number, line in _lines(handle)), file, given)
    for note, lines in odd.items():
        yield Noted(file, f"{lines:,} of its lines: {note}")


def read_objects(data: bytes, file: str, given: Given) -> Iterator[Item]:
    """Yield each article of a JSON file: an array of objects, one object, or one a line."""
    decoded = decode(data)
    try:
        value = json.loads(decoded.text)
    except RecursionError:
        raise NoArticle("JSON nested too deep. Expected an array of articles. Nothing was read.") from None
    except ValueError:
        yield from read_lines(io.BytesIO(data), file, given)
        return
    rows = [with_parts(row) for row in _listed(value, given)]
    yield from _articles(((number, _mapping(row)) for number, row in enumerate(rows, 1)), file, given)
    for note in decoded.notes:
        yield Noted(file, note)


def _listed(value: Any, given: Given, depth: int = 0) -> list[Any]:  # noqa: ANN401 — whatever JSON holds
    """Return the articles in a JSON value: a list, one object, or the list in the envelope of a service."""
    if isinstance(value, list):
        return value
    if (
        isinstance(value, dict)
        and depth < DEEPEST_ENVELOPE
        and "text" not in map_columns(value, given.columns)
    ):
        small = {str(key).lower(): key for key in value}
        for name in names("envelopes")["lists"]:
            inside = value.get(small.get(name))
            if isinstance(inside, dict | list) and inside:
                return _listed(inside, given, depth + 1)
    return [value]


def is_json(data: bytes) -> bool:
    r"""Return whether bytes are JSON, or JSON Lines by their first line.

    >>> is_json(b'{"text": "Dam holds"}\n{broken'), is_json(b"[Correction] Dam holds")
    (True, False)
    """
    for part in (data.lstrip().split(b"\n", 1)[0], data):
        try:
            json.loads(part)
        except (ValueError, RecursionError):  # bytes in another encoding are a ValueError too
            continue
        return True
    return False


def _articles(rows: Iterator[Row], file: str, given: Given) -> Iterator[Item]:
    first = list(_until_mapped(rows, given))
    if not first:
        raise NoArticle("no line with an object in it. Expected one article a line. Nothing was read.")
    keys = dict.fromkeys(key for _, row in first if not isinstance(row, SaysoError) for key in row)
    if keys:
        check_columns(keys, given.columns)
    if not isinstance(first[0][1], SaysoError) and "text" not in map_columns(keys, given.columns):
        from_fields(first[0][1], given)  # raises, naming the fields it has
    for number, row in chain(first, rows):
        name = f"{file}:{number}"
        if isinstance(row, SaysoError):
            yield Unread(name, row)
        else:
            yield caught(name, partial(from_fields, row, given, file=name), limit=given.limit)


def _until_mapped(rows: Iterator[Row], given: Given) -> Iterator[Row]:
    """Yield the first row, and more until each named key was seen: objects leave out what is empty."""
    missing = {name.strip().lower() for name in given.columns.asked()}
    for number, row in islice(rows, MOST_LOOKED_AT):
        yield number, row
        missing -= {key.strip().lower() for key in row} if not isinstance(row, SaysoError) else set()
        if not missing:
            return


def _lines(handle: BinaryIO) -> Iterator[tuple[int, bytes | None]]:
    """Yield each line that is not blank with its number; None stands for one that is too long."""
    number = 0
    while line := handle.readline(LARGEST + 1):
        number += 1
        if len(line) > LARGEST:
            while not line.endswith(b"\n") and (line := handle.readline(_CHUNK)):
                pass
            yield number, None
        elif line.strip():
            yield number, line


def _object(line: bytes | None, odd: Counter[str]) -> Mapping[str, Any] | SaysoError:
    if line is None:
        return InputTooLarge(
            f"a line of more than {LARGEST:,} bytes. Expected one article a line. It was left out; split it."
        )
    try:
        decoded = decode(line)
        odd.update(decoded.notes)
        return _mapping(json.loads(decoded.text))
    except InputError as problem:
        return problem
    except (ValueError, RecursionError) as problem:
        return NoArticle(
            f"no JSON object on this line: {problem}. It was left out; check how it was written."
        )


def _mapping(value: Any) -> Mapping[str, Any] | SaysoError:  # noqa: ANN401 — whatever JSON holds
    if isinstance(value, dict):
        return value
    return NoArticle(f"{type(value).__name__} found. Expected a JSON object with a text. It was left out.")
