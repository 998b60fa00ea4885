"""Furniture: menus, tags, lists of headlines, notes, questions: what asserts nothing in an article."""

import re
from functools import cache

from sayso.languages.pack import LanguagePack
from sayso.model.article import Article, BlockKind
from sayso.model.grammar import CLOSING_BRACKET, QUOTES
from sayso.model.syntax import Sentence, Syntax

# The share of sentences that end in a mark, from which on a missing mark tells furniture.
# Of 13 assertions so left out of 80 articles 11 were menus, tags or lists, and 2 clauses that lost their end.
_USUAL = 0.75
# So short a paragraph without a mark is a label ("Most read in Velmouth"), however few the others are.
_LABEL = 6
_MARKUP = re.compile(r"</?[a-z]+[^<>]*>|https?: ?/ ?/")  # what a page left in its text
_QUOTES = QUOTES | {CLOSING_BRACKET}


def furniture(article: Article, syntax: Syntax, pack: LanguagePack) -> frozenset[int]:
    """Return the numbers of the sentences that assert nothing: furniture, questions, what only leads on."""
    readers = _readers(pack)
    words = _spaced(article.text)
    notes = tuple(note for note in _notes(pack) if note.strip() in words)
    noted = bool(notes) or _MARKUP.search(words) is not None
    silent = (
        number
        for number, sentence in enumerate(syntax.sentences)
        if _leads_on(syntax, sentence)
        or _talks(syntax, sentence, readers)
        or (noted and _notes_page(article, syntax, sentence, notes))
    )
    return frozenset(silent) | _unmarked(article, syntax)


def bracketed(article: Article, syntax: Syntax) -> frozenset[int]:
    """Return the rows between square brackets: footnotes, and what the page says to its reader."""
    inside: set[int] = set()
    opened: int | None = None
    if "[" not in article.text:
        return frozenset()
    for row, (start, end) in enumerate(zip(syntax.starts, syntax.ends, strict=True)):
        mark = article.text[start:end]
        if mark == "[":
            opened = row
        elif mark == "]" and opened is not None:
            inside.update(range(opened, row + 1))
            opened = None
    return frozenset(inside)


def _unmarked(article: Article, syntax: Syntax) -> frozenset[int]:
    """Return the numbers of the sentences in paragraphs that end in no mark, where nearly all others do.

    A post that sets no full stops has none; what stands before the first whole sentence is a standfirst.
    """
    prose = [
        number
        for number, sentence in enumerate(syntax.sentences)
        if article.blocks[sentence.block].kind is BlockKind.PARAGRAPH
    ]
    bare = [number for number in prose if _just_ends(article, syntax, syntax.sentences[number])]
    whole = sorted(set(prose) - set(bare))
    if not whole:
        return frozenset()
    usual = len(whole) >= _USUAL * len(prose)
    return frozenset(
        number for number in bare if number > whole[0] and (usual or _is_label(article, syntax, number))
    )


def _is_label(article: Article, syntax: Syntax, number: int) -> bool:
    """Return whether this is a paragraph of a few words."""
    sentence = syntax.sentences[number]
    block = article.blocks[sentence.block].span
    alone = syntax.ends[sentence.last - 1] >= block.end
    return alone and sentence.last - sentence.first <= _LABEL


def _leads_on(syntax: Syntax, sentence: Sentence) -> bool:
    """Return whether the sentence ends in a question mark, or in a colon: it only leads on."""
    last = sentence.last - 1
    while last > sentence.first and syntax.tags[last] in _QUOTES:
        last -= 1
    return syntax.tokens[last].lemma.endswith(("?", ":"))


def _talks(syntax: Syntax, sentence: Sentence, readers: frozenset[str]) -> bool:
    """Return whether a sentence opens with an interjection and speaks to the reader ("Yup, you heard it")."""
    rows = range(sentence.first, sentence.last)
    opens = syntax.pos[sentence.first] == "INTJ"
    return opens and any(syntax.lemmas[row] in readers for row in rows)


def _notes_page(article: Article, syntax: Syntax, sentence: Sentence, notes: tuple[str, ...]) -> bool:
    """Return whether this is a sentence about the page it stands on ("This article has been updated")."""
    start, end = syntax.starts[sentence.first], syntax.ends[sentence.last - 1]
    words = f" {_spaced(article.text[start:end])} "
    return any(f" {note}" in words for note in notes) or _MARKUP.search(words) is not None


def _spaced(text: str) -> str:
    """Return a text in small letters, one blank between any two words."""
    return " ".join(text.lower().split())


@cache
def _notes(pack: LanguagePack) -> tuple[str, ...]:
    return tuple(row["words"] for row in pack.table("furniture")["note"])


@cache
def _readers(pack: LanguagePack) -> frozenset[str]:
    return frozenset(row["word"] for row in pack.table("furniture")["reader"])


def _just_ends(article: Article, syntax: Syntax, sentence: Sentence) -> bool:
    """Return whether the last character of the sentence is a letter or digit."""
    last = syntax.tokens[sentence.last - 1]
    return article.text[last.end - 1].isalnum()
