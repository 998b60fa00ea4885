"""Statements: who says what, in which words, found by a network and by rules."""

from sayso.languages.pack import LanguagePack
from sayso.model.article import Article
from sayso.model.attribution import Attribution, AttributionModel
from sayso.model.quotation import Quotation
from sayso.model.syntax import Syntax
from sayso.stages.attribution.choosing import choose_candidates
from sayso.stages.attribution.lexicon import load_lexicon
from sayso.stages.attribution.page import lay_page
from sayso.stages.attribution.quoted import attribute_quotations
from sayso.stages.attribution.settling import settle


def find_attributions(
    article: Article,
    syntax: Syntax,
    quotations: tuple[Quotation, ...],
    pack: LanguagePack,
    *,
    model: AttributionModel = AttributionModel.RULES,
) -> tuple[Attribution, ...]:
    """Return every attribution of the article, in text order of the content, else of the cue.

    Raises `WeightsError` where the network is asked for and its files are missing or damaged.
    """
    lexicon = load_lexicon(pack)
    page = lay_page(article, syntax, quotations, lexicon)
    drafts = attribute_quotations(page, list(choose_candidates(page)))
    ruled = settle(page, drafts)
    if model is AttributionModel.RULES:
        return ruled
    from sayso.stages.learned.attributions import find_learned  # noqa: PLC0415 — numpy and onnxruntime

    return find_learned(article, syntax, quotations, ruled, pack)


def attribution_model(pack: LanguagePack, model: AttributionModel) -> str:
    """Return the name under which a reading says who found its attributions."""
    if model is AttributionModel.RULES:
        return "rules"
    from sayso.stages.learned.network import load_network  # noqa: PLC0415 — onnxruntime

    return f"{load_network(pack).name} and rules"
