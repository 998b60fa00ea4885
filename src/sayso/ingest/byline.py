"""Bylines: the names in a line that says who wrote an article."""

import re
from collections.abc import Iterable, Iterator

from sayso.ingest.dates import find_date, place_of_date
from sayso.ingest.words import words

# A name has so many words; an agency's may have more.
MOST_WORDS = 7
LONGEST_LINE = 160
# "van", "de", "von der": small words inside a name are short.
LONGEST_PARTICLE = 3

_BREAK = re.compile(r"[\n|•·/]|\s[–—-]\s|\(|\d")
_AT = re.compile(r"\S*@\S*|https?://\S+")
_STOP = re.compile(r"(?<![ap]\.m)[.!?]\Z")
_LETTERS = re.compile(r"[^\W\d_]")


def opens_byline(line: str) -> bool:
    """Return whether a line says of itself that it is a byline.

    >>> opens_byline("By Ida Frost and Tom Vane"), opens_byline("By Monday the pier was shut.")
    (True, False)
    """
    rest = _after_by(line)
    if rest is None or len(line) > LONGEST_LINE or _STOP.search(line):
        return False
    names = authors_in(line)
    return bool(names) and rest[:1].isupper() and not _is_sentence(rest)


def authors_in(line: str) -> tuple[str, ...]:
    """Return the names in a byline, without what the people are and where they write.

    >>> authors_in("By IDA FROST, Harbour Correspondent"), authors_in("Ida Frost | Media for tarn.example")
    (('IDA FROST',), ('Ida Frost',))
    >>> authors_in("By Ida Frost , Tom Vane on Monday, March 2nd, 2026")
    ('Ida Frost', 'Tom Vane')
    """
    rest = _after_by(line)
    rest = line if rest is None else rest
    rest = _AT.sub(" ", rest).strip(" ,;:|")
    ends = (match.start() for match in _BREAK.finditer(rest))
    place = place_of_date(rest)
    rest = rest[: min(next(ends, len(rest)), place[0] if place else len(rest))]
    found = [*_names(rest)]
    people = [name for name in found if not _is_post(name)]
    return tuple(dict.fromkeys(people or found[:1]))


def join_authors(lines: Iterable[str]) -> tuple[str, ...]:
    """Return the names of several bylines, each once.

    >>> join_authors(["Ida Frost", "By Ida Frost and Tom Vane"])
    ('Ida Frost', 'Tom Vane')
    """
    return tuple(dict.fromkeys(name for line in lines for name in authors_in(line)))


def is_name(written: str) -> bool:
    """Return whether words are written as a name is, or as the credit of an agency.

    >>> is_name("Ida van Holm"), is_name("the harbour office"), is_name("Tarn Post wire services")
    (True, False, True)
    """
    plain = any(word.islower() and len(word) > LONGEST_PARTICLE for word in written.split())
    return not plain or written.lower().rsplit(" ", 1)[-1] in words("bylines", "post")


def _after_by(line: str) -> str | None:
    small = line.lower()
    for word in words("bylines", "by"):
        if small.startswith(word) and (word.endswith(":") or small[len(word) :][:1] in {" ", ":", "\xa0"}):
            return line[len(word) :].lstrip(" :\xa0\n")
    return None


def _names(written: str) -> Iterator[str]:
    between = "|".join(map(re.escape, words("bylines", "between")))
    end = "|".join(map(re.escape, words("bylines", "end")))
    written = re.split(rf"\s(?:{end})\b", written, maxsplit=1, flags=re.IGNORECASE)[0]
    for one in re.split(rf"\s*[,;&]\s*(?:(?:{between})\s)?|\s(?:{between})\s", written, flags=re.IGNORECASE):
        name = (
            " ".join(one.split()).strip(" .:–—-")
            if not one.rstrip().endswith((" Jr.", " Sr."))
            else one.strip()
        )
        if name and _LETTERS.search(name) and name.count(" ") < MOST_WORDS and not _is_nobody(name):
            yield name


def _is_nobody(name: str) -> bool:
    return name.lower() in words("bylines", "nobody") or find_date(name) is not None


def _is_post(name: str) -> bool:
    """Return whether a part of a byline is what somebody is, or an outlet: "Staff Writer", "tarn.example"."""
    return name.lower().rsplit(" ", 1)[-1] in words("bylines", "post") or "." in name.rstrip(".")[2:].replace(
        ". ", ""
    )


def _is_sentence(rest: str) -> bool:
    """Return whether what follows "By" goes on in small letters as a sentence does."""
    small = [word for word in rest.split()[:8] if word[0].islower()]
    allowed = {*words("bylines", "between"), *words("bylines", "end"), "the", "de", "van", "von", "da", "al"}
    return any(word.strip(",;:") not in allowed for word in small)
