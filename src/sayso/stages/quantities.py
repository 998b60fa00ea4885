"""Quantities: numbers with their bounds, unit and what they count."""
from collections.abc import Sequence

from sayso.languages.pack import LanguagePack
from sayso.model.article import Article
from sayso.model.measure import Quantity, TimeExpression
from sayso.model.syntax import Syntax


def find_quantities(
    article: Article, syntax: Syntax, times: Sequence[TimeExpression], pack: LanguagePack
) -> tuple[Quantity, ...]:
    """Return every number that counts or measures, in text order."""
    del article, syntax, times, pack
    return ()
