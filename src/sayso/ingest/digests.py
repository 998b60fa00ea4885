"""Digests: whether bytes are those that somebody named by their hash."""

import base64
import hashlib
import re
from collections.abc import Iterable
from typing import IO

_CHUNK = 1 << 20

_NAMED = re.compile(r"\s*(sha-?1|sha-?256|sha-?512|md5)[:=]([A-Za-z0-9+/=_-]+)\s*", re.IGNORECASE)


def digest_holds(named: str, candidates: Iterable[bytes]) -> bool | None:
    """Return whether one of some byte strings has the digest named; None where its form is not known.

    >>> digest_holds("sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ", [b""]), digest_holds("crc:1", [b""])
    (True, None)
    """
    name, value = _parted(named)
    if name is None:
        return None
    return any(_same(value, hashlib.new(name, data, usedforsecurity=False).digest()) for data in candidates)


def file_digest_holds(named: str, handle: IO[bytes]) -> bool | None:
    """Return the same of a file, which is not held in memory whole."""
    name, value = _parted(named)
    if name is None:
        return None
    found = hashlib.new(name, usedforsecurity=False)
    while piece := handle.read(_CHUNK):
        found.update(piece)
    return _same(value, found.digest())


def _parted(named: str) -> tuple[str | None, str]:
    match = _NAMED.fullmatch(named)
    return (match.group(1).lower().replace("-", ""), match.group(2)) if match else (None, "")


def _same(value: str, digest: bytes) -> bool:
    """Compare a digest with one written in base 16, 32 or 64."""
    plain = value.rstrip("=")
    return (
        plain.lower() == digest.hex()
        or plain.upper() == base64.b32encode(digest).decode().rstrip("=")
        or plain == base64.b64encode(digest).decode().rstrip("=")
    )
