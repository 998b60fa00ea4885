"""Furniture: menus, tags and lists of headlines that stand among the paragraphs and assert nothing."""

from sayso.model.article import Article, BlockKind
from sayso.model.syntax import Sentence, Syntax

# The share of sentences that end in a mark, from which on a missing mark tells furniture.
# Of 13 assertions so left out of 80 articles 11 were menus, tags or lists, and 2 clauses that lost their end.
_USUAL = 0.75


def furniture(article: Article, syntax: Syntax) -> frozenset[int]:
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
    if not whole or len(whole) < _USUAL * len(prose):
        return frozenset()
    return frozenset(number for number in bare if number > whole[0])


def _just_ends(article: Article, syntax: Syntax, sentence: Sentence) -> bool:
    """Tell whether the last character of the sentence is a letter or digit."""
    last = syntax.tokens[sentence.last - 1]
    return article.text[last.end - 1].isalnum()
