"""Parse: words, tags and dependencies of an article, as plain rows."""

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from sayso.languages.pack import LanguagePack
from sayso.languages.parser import load_parser
from sayso.model.article import Article
from sayso.model.syntax import Sentence, Syntax, Token
from sayso.stages.who.lexicon import Lexicon, lexicon_of, plain

if TYPE_CHECKING:
    from spacy.tokens import Doc

# No news paragraph is longer; a longer one is cut so that memory stays flat (200,000 words: under 1 GB).
LONGEST_PIECE = 10_000
PIECES_PER_BATCH = 64

_CLAUSE = 4  # words; "Closing time: 6 p.m." is no clause
_CONTROLS = dict.fromkeys((*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029), " ")


def parse(article: Article, pack: LanguagePack) -> Syntax:
    """Return the tokens and sentences of every block, in text order; a sentence never crosses a block.

    Control characters count as white space.  Headers and datelines are not parsed: they hold no prose.
    """
    pieces = list(_pieces(article, pack))
    parser = load_parser(pack)
    docs = parser.pipe((text for _, _, text in pieces), batch_size=PIECES_PER_BATCH)
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    for (start, block, _), doc in zip(pieces, docs, strict=True):
        _append(doc, start, block, tokens, sentences)
    return Syntax(tokens=tuple(tokens), sentences=tuple(sentences))


def _pieces(article: Article, pack: LanguagePack) -> Iterator[tuple[int, int, str]]:
    """Yield (offset, block row, text) of each piece to parse."""
    hours = _hours(pack)
    for row, block in enumerate(article.blocks):
        if not block.kind.is_prose:
            continue
        text = block.span.of(article.text).translate(_CONTROLS)
        start = 0
        while start < len(text):
            end = _after_hour(text, start, _cut(text, start), hours, pack)
            if not text[start:end].isspace():
                yield block.span.start + start, row, text[start:end]
            start = end


def _cut(text: str, start: int) -> int:
    """Return where the piece that begins at `start` ends: after a sentence, else a word, else anywhere."""
    limit = start + LONGEST_PIECE
    if limit >= len(text):
        return len(text)
    for mark in (". ", " "):
        found = text.rfind(mark, start + LONGEST_PIECE // 2, limit)
        if found >= 0:
            return found + len(mark)
    return limit


def _after_hour(text: str, start: int, end: int, hours: re.Pattern[str], pack: LanguagePack) -> int:
    """Return where a sentence that ends with an hour ends: "… at 6 p.m. Ms. Orme …", else `end`."""
    lexicon = lexicon_of(pack)
    for match in hours.finditer(text, start, end):
        title = lexicon.titles.get(plain(match["next"]))
        opens = match["next"].casefold() in lexicon.definite | lexicon.indefinite | _third(lexicon)
        before = re.split(r"[.?!]\W*\s", text[start : match.start()])[-1].split()
        leads = len(before) < _CLAUSE or before[0].strip("“\"'‘").casefold() in _leading(pack)
        if (opens or (title is not None and title.honorific)) and not leads:
            return match.start("next")
    return end


def _third(lexicon: Lexicon) -> frozenset[str]:
    """Return the pronouns that open a sentence with their capital: not "I", which has it anywhere."""
    return frozenset(form for form, pronoun in lexicon.pronouns.items() if pronoun.person == "3")


@cache
def _leading(pack: LanguagePack) -> frozenset[str]:
    return frozenset(entry["word"] for entry in pack.table("stops")["leading"])


@cache
def _hours(pack: LanguagePack) -> re.Pattern[str]:
    """Return what finds an hour with a capital word behind it."""
    words = "|".join(re.escape(entry["word"]) for entry in pack.table("stops")["hour"])
    return re.compile(rf"\b(?:{words})\s+(?P<next>[A-Z][a-z]*\.?)(?=\s)")


def _append(doc: "Doc", start: int, block: int, tokens: list[Token], sentences: list[Sentence]) -> None:
    """Add the rows of one parsed piece, leaving white space out."""
    from spacy.attrs import DEP, HEAD, IDX, LEMMA, LENGTH, POS, SENT_START, TAG  # noqa: PLC0415

    table = doc.to_array([IDX, LENGTH, LEMMA, POS, TAG, DEP, HEAD, SENT_START]).tolist()
    names = doc.vocab.strings
    kept = [row for row, token in enumerate(doc) if not token.is_space]
    renumbered = {row: len(tokens) + place for place, row in enumerate(kept)}
    first = len(tokens)
    fresh = False
    size = 1 << 64
    for row in range(len(table)):
        offset, length, lemma, pos, tag, dep, head, begins = table[row]
        fresh = fresh or begins == 1
        if row not in renumbered:
            continue
        if fresh and len(tokens) > first:
            sentences.append(Sentence(first, len(tokens), block))
            first = len(tokens)
        fresh = False
        above = row + (head - size if head > size >> 1 else head)
        tokens.append(
            Token(
                start=start + offset,
                end=start + offset + length,
                lemma=names[lemma] if lemma else doc[row].lower_,
                pos=names[pos] if pos else "X",
                tag=names[tag] if tag else "XX",
                dep=names[dep] if dep else "dep",
                head=renumbered.get(above, renumbered[row]),
            )
        )
    if len(tokens) > first:
        sentences.append(Sentence(first, len(tokens), block))
