"""WARC records: the parts of a web archive, one by one, and what is wrong with those that are damaged."""

from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import IO, NamedTuple

from sayso.errors import DamagedArchive
from sayso.ingest.building import LARGEST
from sayso.ingest.inflating import Inflated

# Beside the page itself a block holds the head of the answer; browsers refuse heads of more than 256 kB.
LARGEST_HEAD = 262_144
LARGEST_BLOCK = LARGEST + LARGEST_HEAD
MOST_HEADERS = 200
# An archive with more damage is no archive; each damaged record costs a search for the next.
MOST_DAMAGED = 1000
LONGEST_LENGTH = 18  # digits
_LINE = 65_536

_OPENING = b"WARC/1."


class Record(NamedTuple):
    """One record; its `block` is None where it is larger than a page can be.

    `place` is where it stands in the archive, for `read_record_at`.
    """

    number: int
    place: tuple[int, int]
    headers: Mapping[str, str]
    block: bytes | None


class Damage(NamedTuple):
    """A record that is damaged, or the end of an archive that breaks off; the others are read."""

    number: int
    error: DamagedArchive


def read_records(handle: IO[bytes]) -> Iterator[Record | Damage]:
    """Yield each record of an archive, plain or of gzip members, and each damage in it."""
    source = Inflated(handle)
    kept = damaged = 0
    while damaged < MOST_DAMAGED:
        start = source.place
        try:
            if not _at_record(source):
                return
            start = source.place
            record = _record(source, kept + damaged + 1)
        except DamagedArchive as problem:
            damaged += 1
            yield Damage(kept + damaged, _told(problem, kept + damaged, kept))
            if not _recover(source, start):
                return
        else:
            kept += 1
            yield record
    told = DamagedArchive(f"{damaged:,} damaged records. {kept:,} records were kept. The rest was not read.")
    yield Damage(kept + damaged, told)


def read_record_at(handle: IO[bytes], place: tuple[int, int], number: int) -> Record:
    """Return the record at a place where one was read before.  Raises `DamagedArchive`."""
    source = Inflated(handle, place[0])
    source.go_to(place)
    return _record(source, number)


def _told(problem: DamagedArchive, number: int, kept: int) -> DamagedArchive:
    return DamagedArchive(
        f"{problem} (record {number:,}). {kept:,} records were kept. Copy the archive again for the rest."
    )


def _at_record(source: Inflated) -> bool:
    """Go past the empty lines between records; False at the end of the archive."""
    while source.next_member():
        line = source.readline(_LINE)
        if line.strip():
            source.unread(line)
            return True
    return False


def _recover(source: Inflated, start: tuple[int, int]) -> bool:
    """Go to the next record that can be read; False where there is none."""
    try:
        if not source.zipped:
            source.go_to(start)
            source.readline(_LINE)
        while source.next_member():
            line = source.readline(_LINE)
            if line.startswith(_OPENING):
                source.unread(line)
                return True
    except DamagedArchive:
        return source.find_member(_OPENING)
    return False


def _record(source: Inflated, number: int) -> Record:
    place = source.place
    if not source.readline(_LINE).startswith(_OPENING):
        raise _broken(source, f"no WARC record at byte {place[0]:,}")
    headers = read_headers(source)
    length = headers.get("content-length", "")
    if not length.isascii() or not length.isdecimal() or len(length) > LONGEST_LENGTH:
        raise _broken(source, f"no length of the record at byte {place[0]:,}")
    block = _block(source, int(length), place[0])
    return Record(number, place, headers, block)


def _broken(source: Inflated, what: str) -> DamagedArchive:
    """Return what is wrong with a head: where nothing follows, the archive breaks off in it."""
    return DamagedArchive(what if source.next_member() else f"truncated at byte {source.byte:,}")


def read_headers(source: Inflated | BytesIO) -> Mapping[str, str]:
    r"""Return the named fields up to an empty line, names in small letters; of repeated ones the first.

    >>> read_headers(BytesIO(b"Content-Type: text/html;\r\n charset=utf-8\r\n\r\n<p>"))
    {'content-type': 'text/html; charset=utf-8'}
    """
    lines: list[str] = []
    for _ in range(MOST_HEADERS):
        line = source.readline(_LINE).decode("utf-8", "replace").rstrip("\r\n")
        if not line.strip():
            break
        if line[0] in " \t" and lines:
            lines[-1] += f" {line.strip()}"
        else:
            lines.append(line)
    pairs = (line.partition(":") for line in reversed(lines))
    return {name.strip().lower(): value.strip() for name, _, value in pairs}


def _block(source: Inflated, length: int, byte: int) -> bytes | None:
    """Return the bytes of a record, None where there are too many; they must end where its length says."""
    block = source.read(length) if length <= LARGEST_BLOCK else None
    got = source.skip(length) if block is None else len(block)
    if got < length:
        if source.zipped or _goes_on(source, byte):
            raise DamagedArchive(f"the record at byte {byte:,} says {length:,} bytes and holds {got:,}")
        raise DamagedArchive(f"truncated at byte {source.byte:,}")
    after = source.readline(_LINE)
    if after.startswith(_OPENING):
        source.unread(after)
    elif after.strip():
        raise DamagedArchive(f"the record at byte {byte:,} says {length:,} bytes and holds another number")
    return block


def _goes_on(source: Inflated, byte: int) -> bool:
    """Return whether another record begins inside the one at this byte, whose length runs past the end."""
    end = source.place
    found = _recover(source, (byte, 0))
    source.go_to(end)
    return found
