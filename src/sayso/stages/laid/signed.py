"""Signed: words that the line itself, or the line below, signs: quotations, letters, posts."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from sayso.languages.pack import LanguagePack
from sayso.model.article import Article, BlockKind
from sayso.model.span import Span
from sayso.stages.laid.labels import lines_within
from sayso.stages.who.lexicon import lexicon_of, plain

QUOTATION, LETTER, POST = "signed", "letter", "post"

_NAME = r"(?:[^\W\d_a-z][\w.’'-]*|[a-z]{2,3})"
# “We have the money.” — Mayor Ida Brook  ·  “It is late” (Greta Bohm, former operator)
_OPENS = re.compile("[“\"‘'«„]")
_QUOTED = re.compile(
    r"(?P<words>[“\"‘'«„][^\n]+[”\"’'»“])\s*(?:(?P<dash>[—–―-]{1,2})\s*|\()"
    rf"(?P<who>[^\W\d_a-z][\w.’'-]*(?:\s{_NAME})*(?:,[^()\n“”\"]{{1,60}})?)\)?\.?"
)
_SIGNATURE = re.compile(
    rf"[—–-]?\s*(?P<who>[^\W\d_a-z][\w.’'-]*(?:\s{_NAME}){{1,4}})(?P<place>,\s[^\n.?!:]{{2,50}})?"
)
_HANDLE = re.compile(r"@\w{2,}")
_STAMP = re.compile(
    r"(?:\d{1,2}[:.]\d{2}\b|.*\b(?:19|20)\d{2}\b|\d+\s?(?:h|m|min|hours?|minutes?|days?)\b).{0,40}", re.DOTALL
)
_MOST_LETTER = 40  # paragraphs; longer ones are no letters


class Signed(NamedTuple):
    """Words with who signs them; the mark between, if any, and by which form of the page."""

    content: tuple[Span, ...]
    who: Span
    mark: Span | None
    form: str


def find_signed(article: Article, pack: LanguagePack) -> Iterator[Signed]:
    """Yield the signed quotations, letters and posts of an article."""
    lines = [
        (span, block.kind)
        for block in article.blocks
        if block.kind.is_prose and block.kind not in (BlockKind.TITLE, BlockKind.CAPTION)
        for span in lines_within(article.text, block.span)
    ]
    for span, _ in lines:
        if (one := _quotation(article.text, span)) is not None:
            yield one
    yield from _posts(
        article.text, [line for block in article.blocks for line in lines_within(article.text, block.span)]
    )
    if _holds_letters(article, pack):
        yield from _letters(article.text, lines, pack)


def _quotation(text: str, line: Span) -> Signed | None:
    """Return a line that is one quotation and the name of who said it, behind a dash or in brackets."""
    opens = _OPENS.search(text, line.start, line.end)
    start = line.end if opens is None else opens.start()
    lead = text[line.start : start].strip(" •▪●·*-")
    if lead and not (lead.endswith(":") and len(lead.split()) <= 3):  # noqa: PLR2004 — "Key quote:"
        return None
    match = _QUOTED.fullmatch(text, start, line.end)
    if match is None or len(match["who"].partition(",")[0].split()) < 2:  # noqa: PLR2004 — a full name
        return None
    dash = Span(*match.span("dash")) if match["dash"] else None
    return Signed((Span(*match.span("words")),), Span(*match.span("who")), dash, QUOTATION)


def _posts(text: str, lines: Sequence[Span]) -> Iterator[Signed]:
    """Yield posts as copied from a page: the name, the handle, the words, and when."""
    for row in range(1, len(lines) - 2):
        if not _HANDLE.fullmatch(lines[row].of(text)) or len(lines[row - 1].of(text).split()) > 5:  # noqa: PLR2004
            continue
        end = next(
            (k for k in range(row + 2, min(row + 8, len(lines))) if _STAMP.fullmatch(lines[k].of(text))), None
        )
        if end is not None:
            yield Signed(tuple(lines[row + 1 : end]), lines[row - 1], None, POST)


def _holds_letters(article: Article, pack: LanguagePack) -> bool:
    """Return whether the page calls itself letters, at its head or in a heading."""
    heads = [block for block in article.blocks if block.kind in (BlockKind.TITLE, BlockKind.HEADING)][:3]
    return any(_plain(block.span.of(article.text)) in _letters_named(pack) for block in heads)


def _plain(words: str) -> str:
    return " ".join(words.lower().replace("’", "'").strip(" .:").split())


def _letters(text: str, lines: Sequence[tuple[Span, BlockKind]], pack: LanguagePack) -> Iterator[Signed]:
    """Yield each letter: the whole sentences above a line that is only a name, up to a heading."""
    held: list[Span] = []
    for span, _ in lines:
        words = span.of(text)
        signature = _SIGNATURE.fullmatch(text, span.start, span.end)
        if signature and held and _is_person(signature["who"], pack):
            yield Signed(tuple(held[-_MOST_LETTER:]), Span(*signature.span("who")), None, LETTER)
            held = []
        elif words[-1] in ".?!…”\"’')" and not _QUOTED.fullmatch(words):
            held.append(span)
        else:
            held = []


def _is_person(words: str, pack: LanguagePack) -> bool:
    """Return whether a line can be a person's name: capitals throughout, or no little words between."""
    lexicon = lexicon_of(pack)
    every = words.split()
    return all(word[0].isupper() or plain(word) in lexicon.particles for word in every)


@cache
def _letters_named(pack: LanguagePack) -> frozenset[str]:
    return frozenset(entry["words"] for entry in pack.table("turns")["letters"])
