"""Places: countries, regions and cities by name, with their ISO 3166 codes."""
from sayso.languages.pack import LanguagePack
from sayso.model.article import Article
from sayso.model.measure import Place
from sayso.model.syntax import Syntax


def find_places(article: Article, syntax: Syntax, pack: LanguagePack) -> tuple[Place, ...]:
    """Return the places named, in text order."""
    del article, syntax, pack
    return ()
