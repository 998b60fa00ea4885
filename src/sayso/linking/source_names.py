"""Source names: whether two names that vouch for one claim are names of one source."""

from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from sayso.languages.pack import load_pack
from sayso.linking.names import body_key, is_written_name, letters_for, part_of
from sayso.linking.roles import REMEMBERED
from sayso.stages.who.lexicon import Lexicon, lexicon_of, plain_name

_LONG = 3  # words of a name from which on one more inside makes another: "Halden District Police Command"
_ALIKE = 0.9  # of the letters of two names: one of sixteen may be another


class _Key(NamedTuple):
    """A name as it is compared: its words without those that only place it, and the countries it names."""

    plain: str
    words: frozenset[str]
    countries: frozenset[str]

    @property
    def every(self) -> frozenset[str]:
        """Its words with its countries."""
        return self.words | self.countries


def same_source(left: str, right: str, lexicon: Lexicon) -> bool:
    """Return whether two names that vouch for one claim are one source: alike, shortened, or its letters.

    Of one claim alone: there "the Observatory" is hardly another than "the Halden Observatory", "the defense
    ministry" is "the defence ministry", and "a monitor" is the one that is named.
    """
    return same_name(left, right, lexicon) or _of_one_kind(_key(left, lexicon), _key(right, lexicon), lexicon)


def same_name(left: str, right: str, lexicon: Lexicon) -> bool:
    """Return whether two names are written alike: in other letters, shortened, or by the first letters."""
    one, other = _key(left, lexicon), _key(right, lexicon)
    return (
        _shortened(one, other, lexicon)
        or letters_for(one.plain, other.plain)
        or letters_for(other.plain, one.plain)
        or _spelt_alike(one.plain, other.plain)
    )


def describes(name: str, called: Iterable[str], lexicon: Lexicon) -> bool:
    """Return whether a description that points at somebody known is what another article calls a source.

    "the candidate" is whom the other calls "the Halden candidate": in one claim, there is no second.
    """
    first, _, rest = name.partition(" ")
    if first.casefold() not in lexicon.definite or is_written_name(rest, lexicon):
        return False
    words = _key(name, lexicon).every
    return any(words <= _key(one, lexicon).every for one in called) and not _anybody(words, lexicon)


def _anybody(words: frozenset[str], lexicon: Lexicon) -> bool:
    """Return whether words are said of any body or person: "the group", "the man"."""
    roles = lexicon.roles
    return all(lexicon.bodies.get(word) or (word in roles and roles[word].generic) for word in words)


def _shortened(one: _Key, other: _Key, lexicon: Lexicon) -> bool:
    """Return whether all words of one name are among those of the other, and tell a source from others.

    A country is no short name of its bodies, nor "the group" of a group.
    """
    if one.every == other.every:
        return True
    few, many = sorted((one, other), key=lambda key: len(key.every))
    parted = f" {few.plain} " not in f" {many.plain} " and part_of(few.plain, many.plain)
    inside = parted and len(few.every) >= _LONG
    return not inside and not _anybody(few.words, lexicon) and few.every <= many.every


def _of_one_kind(one: _Key, other: _Key, lexicon: Lexicon) -> bool:
    """Return whether two bodies are of a kind of which a country or a story has one: a state's channel.

    One of the two has no other words, or neither is of another country.
    """
    if one.countries and other.countries and not one.countries & other.countries:
        return False
    if one.countries & other.countries and any(not key.words for key in (one, other)):
        return (one.words | other.words) <= lexicon.governing  # "Norvia" is its ministry
    likes, shared = lexicon.body_likes, one.words & other.words
    if shared & lexicon.of_states and shared & lexicon.outlet_nouns:
        return True
    kinds = [{likes[word] for word in key.words & likes.keys() - lexicon.last_words} for key in (one, other)]
    loose = likes.keys() | lexicon.loose_words | lexicon.indefinite
    return bool(kinds[0] & kinds[1]) and any(key.words <= loose for key in (one, other))


def _spelt_alike(one: str, other: str) -> bool:
    """Return whether two names are the same but for a letter or two of a long one.

    >>> _spelt_alike("defence ministry", "defense ministry"), _spelt_alike("ida brook", "ida brand")
    (True, False)
    """
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= _ALIKE


def _key(name: str, lexicon: Lexicon) -> _Key:
    return _cut(name, lexicon.language)


@lru_cache(maxsize=REMEMBERED)
def _cut(name: str, language: str) -> _Key:
    """Return a name as it is compared."""
    lexicon = lexicon_of(load_pack(language))
    words = plain_name(name).split()
    plain = f" {' '.join(_unplaced(words, lexicon))} "
    for phrase, usual in lexicon.alike.items():
        plain = plain.replace(f" {phrase} ", f" {usual} ")
    key = _agency(words, lexicon) or body_key(plain, lexicon)
    every = " ".join(lexicon.same_as.get(word, word) for word in key.split()).split()
    of = set(_countries(every, lexicon))
    named = {word for country in of for word in country.split()}
    seats = (word for word in every if f" in {word} " in plain or every == [word])
    held = {word for word in seats if word in lexicon.seats}
    codes = frozenset(lexicon.country(one) for one in of) | {lexicon.seats[word] for word in held}
    small = lexicon.seated if held else frozenset[str]()  # "in Moscow"
    return _Key(key, frozenset(every) - named - held - small, codes)


def _countries(words: list[str], lexicon: Lexicon) -> Iterator[str]:
    """Yield the words that name a country, one or two together."""
    yield from (word for word in words if lexicon.country(word))
    yield from (pair for pair in map(" ".join, pairwise(words)) if pair in lexicon.countries)


def _agency(words: list[str], lexicon: Lexicon) -> str:
    """Return the agency that a reporter speaks for: "an AFP correspondent in Halden"."""
    sent = not lexicon.reporters.isdisjoint(words)
    usual = (word if word in lexicon.wires else word.removesuffix("s") for word in words)
    return next((word for word in usual if sent and word in lexicon.wires), "")


def _unplaced(words: list[str], lexicon: Lexicon) -> list[str]:
    """Return words without "Halden-based", which says where somebody sits."""
    kept: list[str] = []
    for word in words:
        if word in lexicon.based and kept:
            kept.pop()
        else:
            kept.append(word)
    return kept
