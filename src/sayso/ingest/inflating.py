"""Inflating: files of gzip members, or plain ones, read a bit at a time, with the place of every bit."""

import zlib
from typing import IO

from sayso.errors import DamagedArchive

# Read and inflated at once: a hostile member can make a thousand times as much of what it holds.
CHUNK = 1 << 16
_MAGIC = b"\x1f\x8b\x08"


class Inflated:
    """The bytes of a file, inflated where it is made of gzip members.

    A member is an end that `read` and `readline` do not cross; `next_member` does.
    """

    def __init__(self, handle: IO[bytes], start: int = 0) -> None:
        self._handle = handle
        handle.seek(start)
        self.zipped = handle.read(len(_MAGIC)) == _MAGIC
        self._begin(start)

    def _begin(self, start: int) -> None:
        self._handle.seek(start)
        self.member = start  # where the member begins in the file
        self._raw = self._buffer = b""
        self._made = 0  # bytes of this member so far
        self._inflate = zlib.decompressobj(31) if self.zipped else None

    @property
    def place(self) -> tuple[int, int]:
        """Where the next byte stands: a byte of the file, and how far in the member that begins there."""
        read = self._made - len(self._buffer)
        return (self.member, read) if self.zipped else (self.member + read, 0)

    @property
    def byte(self) -> int:
        """The byte of the file that was reached, in gzip members the first of the member."""
        return self.place[0]

    def read(self, size: int) -> bytes:
        """Return that many bytes, fewer where the member ends before."""
        pieces = []
        while size and (self._buffer or self._fill()):
            pieces.append(self._buffer[:size])
            self._buffer = self._buffer[size:]
            size -= len(pieces[-1])
        return b"".join(pieces)

    def skip(self, size: int) -> int:
        """Pass over that many bytes without keeping them; return how many there were."""
        passed = 0
        while passed < size and (piece := self.read(min(CHUNK, size - passed))):
            passed += len(piece)
        return passed

    def readline(self, longest: int) -> bytes:
        """Return the bytes up to the next line end and with it, no more than `longest`."""
        while b"\n" not in self._buffer and len(self._buffer) < longest:
            before = self._buffer
            self._buffer = b""
            more = self._fill()
            self._buffer = before + self._buffer
            if not more:
                break
        end = self._buffer.find(b"\n", 0, longest) + 1 or longest
        line, self._buffer = self._buffer[:end], self._buffer[end:]
        return line

    def unread(self, data: bytes) -> None:
        """Give back what was just read."""
        self._buffer = data + self._buffer

    def go_to(self, place: tuple[int, int]) -> None:
        """Go to a place that `place` told before."""
        self._begin(place[0])
        self.skip(place[1])

    def next_member(self) -> bool:
        """Go on to the next member when this one is read; False where the file ends."""
        if self._buffer or self._fill():
            return True
        while self._inflate is not None:  # members may be empty, thousands in a row
            self._raw = self._inflate.unused_data.lstrip(b"\0") or self._next_raw()
            if not self._raw:
                return False
            self.member, self._made = self._handle.tell() - len(self._raw), 0
            self._inflate = zlib.decompressobj(31)
            if self._fill():
                return True
        return False

    def find_member(self, opening: bytes) -> bool:
        """Go to the next member that begins with `opening` when inflated; False where there is none."""
        place = self.member + 1
        self._handle.seek(place)
        window = self._handle.read(CHUNK)
        while window:
            at = window.find(_MAGIC)
            if at >= 0 and self._opens(window[at:], opening):
                self._begin(place + at)
                return True
            drop = at + 1 if at >= 0 else max(1, len(window) - len(_MAGIC) + 1)
            place += drop
            window = window[drop:]
            if len(window) < CHUNK // 2:
                self._handle.seek(place)
                window = self._handle.read(CHUNK)
        return False

    @staticmethod
    def _opens(window: bytes, opening: bytes) -> bool:
        try:
            return zlib.decompressobj(31).decompress(window[:1024], len(opening)) == opening
        except zlib.error:
            return False

    def _next_raw(self) -> bytes:
        """Return the next bytes of the file, without the NULs that some disks leave between members."""
        while (raw := self._handle.read(CHUNK)) and not raw.lstrip(b"\0"):
            pass
        return raw.lstrip(b"\0")

    def _fill(self) -> bool:
        """Put more of this member into the empty buffer; False at its end."""
        if self._inflate is None:
            self._buffer = self._handle.read(CHUNK)
        else:
            self._buffer = self._inflated(self._inflate)
        self._made += len(self._buffer)
        return bool(self._buffer)

    def _inflated(self, inflate: "zlib._Decompress") -> bytes:
        while not inflate.eof:
            try:
                piece = inflate.decompress(self._raw, CHUNK)
            except zlib.error as problem:
                raise DamagedArchive(f"compressed bytes damaged after byte {self.member:,}") from problem
            self._raw = inflate.unconsumed_tail
            if piece:
                return piece
            if not inflate.eof and not self._raw:
                self._raw = self._handle.read(CHUNK)
                if not self._raw:
                    raise DamagedArchive(f"truncated at byte {self._handle.tell():,}")
        return b""
