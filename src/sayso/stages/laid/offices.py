"""Offices: who holds the office that a label names, where the lines above the talk tell it."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from sayso.languages.pack import LanguagePack
from sayso.model.grammar import PROPER_NOUN
from sayso.model.syntax import Syntax
from sayso.stages.who.lexicon import lexicon_of, plain

_FIELD = r"(?:\s+(?:for|of)\s+(?:the\s+)?[^\W\d_][^\n,.:;()]{0,40}?)?"  # "Minister for Health"
_WORD = r"[^\W\d_][\w.’'-]*"
_BEHIND = re.compile(
    rf"(?P<gap>[ \t]*[,(–—-]?[ \t]+(?:the\s+)?)(?P<name>{_WORD}(?:[ \t]+{_WORD}){{0,5}})", re.IGNORECASE
)
_AHEAD = re.compile(
    rf"(?P<name>(?:{_WORD}[ \t]+){{0,5}}{_WORD})[ \t]*[,(–—-][ \t]*(?:the\s+)?$", re.IGNORECASE
)
_FEWEST, _MOST = 2, 4  # words of a full name


def holder(text: str, syntax: Syntax, office: str, before: int, pack: LanguagePack) -> int | None:
    """Return the row of the last name of the one person whom the text before an offset gives an office.

    "Prime Minister Cora Weld", "the Prime Minister, the Hon. Cora Weld", "Cora Weld, Prime Minister".
    """
    words = _spelt(office, pack)
    if not words:
        return None
    ends = list(_named(text, words, before, pack))
    if len({_surname(text, end) for end in ends}) != 1:
        return None
    row = bisect_left(syntax.tokens, ends[0], key=lambda token: token.start) - 1
    named = row > 0 and all(token.tag == PROPER_NOUN for token in syntax.tokens[row - 1 : row + 1])
    return row if named else None


def _named(text: str, office: str, before: int, pack: LanguagePack) -> Iterator[int]:
    """Yield where each full name beside the office ends; a former holder's does not count."""
    for match in re.finditer(rf"\b{re.escape(office)}\b{_FIELD}", text[:before], re.IGNORECASE):
        line = text.rfind("\n", 0, match.start()) + 1
        words_before = text[line : match.start()].split()
        if words_before and plain(words_before[-1]) in _past(pack):
            continue
        ahead = _AHEAD.search(text, line, match.start())
        run = None if ahead is None else _full_name(ahead.start("name"), ahead["name"], pack, last=True)
        behind = _BEHIND.match(text, match.end(), before)
        if run is None and behind is not None:
            run = _full_name(behind.start("name"), behind["name"], pack, last=False)
            first = not words_before and not behind["gap"].strip()
            if first and run and text.lower().count(_surname(text, run[1])) < _FEWEST:
                run = None  # a headline may go on with a verb: "Prime Minister Opens Bridge"
        if run is not None:
            yield run[1]


def _surname(text: str, end: int) -> str:
    return text[:end].rsplit(maxsplit=1)[-1].lower()


def _full_name(start: int, written: str, pack: LanguagePack, *, last: bool) -> tuple[int, int] | None:
    """Return where the full name among some words stands: behind titles, or the last words before a comma."""
    titles = lexicon_of(pack).titles
    run: list[tuple[int, int]] = []
    for match in re.finditer(_WORD, written):
        word = match.group()
        skipped = plain(word) in titles or plain(word) in _honours(pack)
        if word[0].isupper() and not skipped:
            run.append((start + match.start(), start + match.end()))
        elif last or (skipped and not run):
            run = []
        else:
            break
    run = run[-_MOST:] if last else run[:_MOST]
    return (run[0][0], run[-1][1]) if len(run) >= _FEWEST else None


def _spelt(office: str, pack: LanguagePack) -> str:
    """Return an office as written in full; nothing for what is none: a name, "The Court"."""
    words = [plain(word) for word in office.split()]
    if words[:1] == ["the"]:
        words = words[1:]
    full = _short(pack).get(" ".join(words), " ".join(words))
    return full if full and full.split()[-1] in lexicon_of(pack).roles else ""


@cache
def _short(pack: LanguagePack) -> dict[str, str]:
    return {entry["label"].lower(): entry["words"] for entry in pack.table("turns")["office"]}


@cache
def _honours(pack: LanguagePack) -> frozenset[str]:
    return frozenset(entry["word"] for entry in pack.table("turns")["honour"])


@cache
def _past(pack: LanguagePack) -> frozenset[str]:
    return frozenset(entry["word"] for entry in pack.table("turns")["unlike"])
