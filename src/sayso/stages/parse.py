"""Parse: words, tags and dependencies of an article, as plain rows."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from sayso.languages.pack import LanguagePack
from sayso.languages.parser import Parsed, parse_pieces
from sayso.model.article import Article
from sayso.model.syntax import Sentence, Syntax, Token
from sayso.stages.who.lexicon import Lexicon, lexicon_of, plain

# No news paragraph is longer; a longer one is cut so that memory stays flat (200,000 words: under 1 GB).
LONGEST_PIECE = 10_000

_CLAUSE = 4  # words; "Closing time: 6 p.m." is no clause
# Controls, and blanks of another width or without a break: white space to a reader, words to the parser.
_BLANKS = (0xA0, 0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000)
_CONTROLS = dict.fromkeys((*range(0x20), *range(0x7F, 0xA0), *_BLANKS), " ")


def parse(article: Article, pack: LanguagePack) -> Syntax:
    """Return the tokens and sentences of every block, in text order; a sentence never crosses a block.

    Controls and blanks of any kind count as white space.  Headers and datelines are not parsed: no prose.
    """
    pieces = list(_pieces(article, pack))
    blocks = [block for _, block, _ in pieces]
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    for one in parse_pieces([(start, text) for start, _, text in pieces], pack):
        _append(one, blocks, tokens, sentences)
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


def _append(parsed: Parsed, blocks: Sequence[int], tokens: list[Token], sentences: list[Sentence]) -> None:
    """Add the rows of some parsed pieces; `blocks` gives the block of each."""
    first = len(tokens)
    tokens.extend(
        Token(begin, end, lemma, kind.pos, kind.tag, kind.dep, first + head)
        for begin, end, lemma, kind, head in zip(
            parsed.start, parsed.end, parsed.lemma, parsed.kind, parsed.head, strict=True
        )
    )
    starts = [first + row for row, _ in parsed.sentences]
    pieces = (piece for _, piece in parsed.sentences)
    sentences.extend(
        Sentence(*rows, blocks[piece])
        for rows, piece in zip(pairwise((*starts, len(tokens))), pieces, strict=True)
    )
