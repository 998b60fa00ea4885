"""Statements: who says what, in which words, found by rule."""

from sayso.languages.pack import LanguagePack
from sayso.model.article import Article
from sayso.model.attribution import Attribution
from sayso.model.quotation import Quotation
from sayso.model.syntax import Syntax
from sayso.stages.attribution.choosing import choose_candidates
from sayso.stages.attribution.lexicon import load_lexicon
from sayso.stages.attribution.page import lay_page
from sayso.stages.attribution.quoted import attribute_quotations
from sayso.stages.attribution.settling import settle


def find_attributions(
    article: Article, syntax: Syntax, quotations: tuple[Quotation, ...], pack: LanguagePack
) -> tuple[Attribution, ...]:
    """Return every attribution of the article, in text order of the content, else of the cue."""
    lexicon = load_lexicon(pack)
    page = lay_page(article, syntax, quotations, lexicon)
    drafts = attribute_quotations(page, list(choose_candidates(page)))
    return settle(page, drafts)
