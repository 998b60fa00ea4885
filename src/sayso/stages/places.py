"""Places: countries, regions and cities by name, with their ISO 3166 codes."""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from sayso.languages.pack import LanguagePack
from sayso.model.article import Article, BlockKind
from sayso.model.grammar import NOUN_SUBJECTS, POSSESSOR
from sayso.model.measure import Place
from sayso.model.span import Span
from sayso.model.syntax import Syntax
from sayso.stages.measuring.pieces import Piece, cut_pieces, split_words
from sayso.stages.measuring.tense import row_at


class _Name(NamedTuple):
    """A name of the gazetteer: its pieces after the first, its code, and what it takes to be sure of it."""

    rest: tuple[str, ...]
    capitals: str  # the name as written, for names all in capitals
    code: str | None
    country: bool
    unsure: bool


def find_places(article: Article, syntax: Syntax, pack: LanguagePack) -> tuple[Place, ...]:
    """Return the places named, in text order.

    A place that speaks ("the capital denied it") is a source, and no place.
    """
    pieces = cut_pieces(article)
    starts = syntax.starts
    return tuple(
        Place(span=span, code=code)
        for span, code, row in _names(article, pieces, starts, pack)
        if row is None or not _speaks(syntax, row, pack)
    )


def _names(
    article: Article, pieces: Sequence[Piece], starts: Sequence[int], pack: LanguagePack
) -> Iterator[tuple[Span, str | None, int | None]]:
    names, generics = _gazetteer(pack), _words(pack, "generic")
    text, free = article.text, 0
    for row in [row for row, piece in enumerate(pieces) if text[piece.start].isupper()]:
        if row < free:
            continue
        name, end = _longest(text, pieces, row, names)
        if _is_generic(pieces, end if name else row + 1, generics):
            end = (end if name else row + 1) + 1
        elif name is None or not _certain(article, pieces, row, end, name, pack):
            free = max(end, row + 1) if name else row + 1
            continue
        span = Span(pieces[row].start, pieces[end - 1].end)
        yield span, name.code if name else None, row_at(starts, pieces[end - 1].start)
        free = end


def _longest(
    text: str, pieces: Sequence[Piece], row: int, names: Mapping[str, tuple[_Name, ...]]
) -> tuple[_Name | None, int]:
    for name in names.get(pieces[row].word, ()):
        end = row + 1 + len(name.rest)
        if tuple(piece.word for piece in pieces[row + 1 : end]) != name.rest:
            continue
        if end > len(pieces) or pieces[end - 1].block != pieces[row].block:
            continue
        written = text[pieces[row].start : pieces[end - 1].end]
        if name.capitals.isupper() and written != name.capitals:  # "US" is no "us"
            continue
        return name, end
    return None, row


def _is_generic(pieces: Sequence[Piece], row: int, generics: frozenset[str]) -> bool:
    """Return whether a kind of place follows: "Velmark region"."""
    return row < len(pieces) and pieces[row].word in generics and pieces[row].block == pieces[row - 1].block


def _certain(
    article: Article, pieces: Sequence[Piece], first: int, end: int, name: _Name, pack: LanguagePack
) -> bool:
    """Return whether the name stands for the place, not for a person or a body named after it."""
    before = pieces[first - 1] if first and pieces[first - 1].block == pieces[first].block else None
    after = pieces[end] if end < len(pieces) and pieces[end].block == pieces[first].block else None
    located = before is not None and before.word in _words(pack, "locative")
    if after is not None and unicodedata.category(article.text[after.start]) == "Sc":  # "US$5"
        return False
    if article.blocks[pieces[first].block].kind is BlockKind.TITLE:
        return not name.unsure or located
    followed = after is not None and article.text[after.start].isupper()
    led = before is not None and article.text[before.start].isupper() and not _opens(pieces, first - 1)
    if name.country and not name.unsure:
        return True
    if followed or led:
        return False
    return not name.unsure or located or (after is not None and after.word == ",") or before is None


def _opens(pieces: Sequence[Piece], row: int) -> bool:
    """Return whether a piece opens its block or a sentence, where anything is written large."""
    return (
        row == 0
        or pieces[row - 1].block != pieces[row].block
        or pieces[row - 1].word in {".", "!", "?", "“", '"'}
    )


def _speaks(syntax: Syntax, row: int, pack: LanguagePack) -> bool:
    """Return whether the place is the source of a statement: "… said", "…'s claim"."""
    token = syntax.tokens[row]
    if token.head == row:
        return False
    head = syntax.tokens[token.head]
    if token.dep in NOUN_SUBJECTS and head.pos in {"VERB", "AUX"}:
        return head.lemma in _cues(pack, "verb")
    return token.dep == POSSESSOR and head.lemma in _cues(pack, "noun")


@cache
def _cues(pack: LanguagePack, kind: str) -> frozenset[str]:
    return frozenset(row["lemma"] for row in pack.table("cues")["cue"] if row["class"] == kind)


@cache
def _words(pack: LanguagePack, key: str) -> frozenset[str]:
    return frozenset(row["word"] for row in pack.table("places")[key])


@cache
def _gazetteer(pack: LanguagePack) -> Mapping[str, tuple[_Name, ...]]:
    names: dict[str, list[_Name]] = {}
    for row in pack.table("places")["place"]:
        first, *rest = split_words(row["name"])
        names.setdefault(first, []).append(
            _Name(
                tuple(rest), row["name"], row.get("code"), row["kind"] == "country", row.get("unsure", False)
            )
        )
    return {word: tuple(sorted(found, key=lambda name: -len(name.rest))) for word, found in names.items()}
