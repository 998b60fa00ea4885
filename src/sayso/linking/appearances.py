"""Appearances: each party of a reading with the words that can join it to others, as written."""

import re
from collections.abc import Iterable, Iterator

from sayso.languages.pack import installed, load_pack
from sayso.linking.names import is_written_name, letters_for, plain_key
from sayso.model.figure import Appearance
from sayso.model.party import Party, PartyKind
from sayso.model.reading import Reading
from sayso.model.span import Span
from sayso.stages.who.lexicon import Lexicon, lexicon_of, plain, plain_name

# What stands in brackets right after a name, as its short form: "Halden Relief Works (HRW)".
_BRACKETED = re.compile(r"\s?[(\[](\S{2,12})[)\]]")


def find_appearances(reading: Reading, row: int = 0) -> tuple[Appearance, ...]:
    """Return one appearance a party; `row` is the article's place among those read."""
    article = reading.article
    if article.language not in installed():
        return ()
    lexicon = lexicon_of(load_pack(article.language))
    return tuple(
        Appearance(
            row=row,
            article=article.id,
            party=party.id,
            kind=party.kind,
            language=article.language,
            name=_plainly(party.name),
            forms=tuple(_forms(article.text, party, lexicon)),
            roles=_wordings(article.text, party.roles),
            affiliations=_wordings(article.text, party.affiliations),
        )
        for party in reading.parties
    )


def _forms(text: str, party: Party, lexicon: Lexicon) -> Iterable[str]:
    """Return the names under which the article writes a party, the longest first, each once."""
    names = (_without_article(one, lexicon) for one in _names(text, party, lexicon))
    return sorted(dict.fromkeys(names), key=lambda form: (-len(form), form))


def _names(text: str, party: Party, lexicon: Lexicon) -> Iterator[str]:
    whole = set(plain_name(party.name).split())
    person = party.kind is PartyKind.NAMED
    for form in (_plainly(party.name), *_wordings(text, party.mentions)):
        if is_written_name(form, lexicon) and (not person or whole.issuperset(plain_name(form).split())):
            yield form
    if not person:
        yield from _bracketed(text, party, lexicon)


def _bracketed(text: str, party: Party, lexicon: Lexicon) -> Iterator[str]:
    """Yield the short form that stands in brackets after the full name, where it is the name's letters."""
    key = plain_key(party.name, lexicon)
    for span in party.mentions:
        after = _BRACKETED.match(text, span.end)
        if after and plain_key(span.of(text), lexicon) == key and letters_for(plain(after[1]), key):
            yield after[1]


def _without_article(form: str, lexicon: Lexicon) -> str:
    first, _, rest = form.partition(" ")
    return rest if rest and first.casefold() in lexicon.definite else form


def _wordings(text: str, spans: Iterable[Span]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_plainly(span.of(text)) for span in spans))


def _plainly(words: str) -> str:
    return " ".join(words.split())
