"""Fragments: the address of exact words in the page they come from, as browsers understand it."""

import re
import unicodedata
from functools import lru_cache
from urllib.parse import quote

from sayso.model.span import Span

# Longer passages are named by their first and last words: addresses stay short, and a page may break inside.
_WHOLE = 80
_ENDS = 5  # words at either end of a long passage
_AROUND = 4  # words before and after, where the same words stand elsewhere too
_SPACES = re.compile(r"[ \t\r\f]+")  # what a page shows as one space
_INSIDE = frozenset("'’")  # ends no word between two letters: "Ruiz’s" is one
_MARKS = str.maketrans("‘’‚“”„«»", '\'\'\'"""""')
_ADDRESS = re.compile(r"https?://[^\s\x00-\x1f\x7f<>\"]+", re.IGNORECASE)


def web_address(url: str | None) -> str | None:
    """Return an address that a page may link to: of the web, and nothing else.

    >>> web_address("https://daily.example/a"), web_address("javascript:alert(1)"), web_address(None)
    ('https://daily.example/a', None, None)
    """
    return url if url and _ADDRESS.fullmatch(url) else None


def text_fragment(url: str | None, text: str, span: Span) -> str | None:
    """Return the address at which a browser shows the words of `span`; None where `url` is none of the web.

    >>> text = "Mayor Ida Brook spoke. “We will not, ever, raise taxes.” Ida Brook left."
    >>> text_fragment("https://daily.example/a", text, Span(23, 56))
    'https://daily.example/a#:~:text=We%20will%20not%2C%20ever%2C%20raise%20taxes'
    >>> text_fragment("https://daily.example/a#top", text, Span(57, 66))
    'https://daily.example/a#top:~:text=not%2C%20ever%2C%20raise%20taxes.%E2%80%9D-,Ida%20Brook,-left.'
    >>> text_fragment("data:text/html,x", text, Span(0, 5))
    """
    address, bare = web_address(url), _bare(text, span)
    if address is None or bare is None:
        return address
    start, end = _ends(bare.of(text))
    parts = [*map(_encoded, filter(None, (start, end)))]
    if _stands_again(text, start, end):
        before, after = _around(text, bare)
        parts = [*(f"{_encoded(one)}-" for one in before), *parts, *(f"-{_encoded(one)}" for one in after)]
    return f"{address.split(':~:')[0]}{'' if '#' in address else '#'}:~:text={','.join(parts)}"


def _bare(text: str, span: Span) -> Span | None:
    """Return a span without the marks and spaces at its ends, and with its words whole; None where empty."""
    start, end = span.start, span.end
    while start < end and _is_mark(text[start]):
        start += 1
    while start < end and _is_mark(text[end - 1]):
        end -= 1
    if start == end:
        return None
    while start and _in_word(text, start):
        start -= 1
    while end < len(text) and _in_word(text, end):
        end += 1
    return Span(start, end)


def _in_word(text: str, place: int) -> bool:
    """Return whether no word ends at a place: letters or accents on both sides, but for one mark."""
    before, after = text[max(place - 2, 0) : place], text[place : place + 2]
    if before[-1:] in _INSIDE:
        return _is_letter(before[:1]) and _is_letter(after[:1])
    if after[:1] in _INSIDE:
        return _is_letter(before[-1:]) and _is_letter(after[1:])
    return _is_letter(before[-1:]) and _is_letter(after[:1])


def _is_letter(character: str) -> bool:
    return bool(character) and (character.isalnum() or unicodedata.combining(character) > 0)


def _is_mark(character: str) -> bool:
    return character.isspace() or unicodedata.category(character)[0] in "PZC"


def _ends(words: str) -> tuple[str, str]:
    """Return a short passage whole and "", of a long one or one over several lines the ends."""
    first, *_, last = lines if len(lines := words.split("\n")) > 1 else (words, words)
    few = len(lines) == 1 and len(words.split(" ")) <= 2 * _ENDS
    if few or (len(lines) == 1 and len(words) <= _WHOLE):
        return _SPACES.sub(" ", words), ""
    return " ".join(_SPACES.split(first.strip())[:_ENDS]), " ".join(_SPACES.split(last.strip())[-_ENDS:])


def _stands_again(text: str, start: str, end: str) -> bool:
    """Return whether a browser, which ignores case, would find the words or one end elsewhere too."""
    folded = _folded_whole(text)
    return any(folded.count(_folded(one)) > 1 for one in (start, end) if one)


def _folded(text: str) -> str:
    """Return a text as browsers compare it: no case, no accents, one form of each mark of quotation."""
    plain = unicodedata.normalize("NFKD", text.translate(_MARKS)).casefold()
    return "".join(one for one in plain if not unicodedata.combining(one))


@lru_cache(maxsize=8)  # an article is asked for each of its passages
def _folded_whole(text: str) -> str:
    return _SPACES.sub(" ", _folded(text))


def _around(text: str, span: Span) -> tuple[list[str], list[str]]:
    """Return the words right before and right after on the same line, each in a list of one or none."""
    before = text[: span.start].rpartition("\n")[2].split()[-_AROUND:]
    after = text[span.end :].partition("\n")[0].split()[:_AROUND]
    return _unless_marks(before), _unless_marks(after)


def _unless_marks(words: list[str]) -> list[str]:
    told = " ".join(words)
    return [told] if any(map(str.isalnum, told)) else []


def _encoded(words: str) -> str:
    """Return words as they may stand in a fragment, in which `-`, `,` and `&` have a meaning."""
    return quote(words, safe="").replace("-", "%2D")
