"""Roles: whether what two articles write of a person fits together, does not, or says nothing."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from sayso.languages.pack import load_pack
from sayso.linking.names import akin, any_akin
from sayso.model.figure import Appearance, Evidence, Ground
from sayso.stages.who.lexicon import Lexicon, lexicon_of, plain_name

# Names and roles recur from article to article: cut once, they take a third of the time and the memory.
REMEMBERED = 100_000


@dataclass(frozen=True, slots=True)
class Role:
    """One role: its words as written, its nouns, and what it is of ("finance", "Halden").

    `bodies` are those of the last that are written as names; `title` that the noun stands before names.
    """

    written: str
    nouns: frozenset[str]
    of: frozenset[str]
    bodies: frozenset[str]
    title: bool


@dataclass(frozen=True, slots=True)
class Fit:
    """What speaks for two appearances being one person; `strong` is more than a bare noun."""

    evidence: Evidence
    strong: bool
    title: bool = False


@dataclass(frozen=True, slots=True)
class Described:
    """What an article writes of one person."""

    roles: tuple[Role, ...]
    affiliations: tuple[tuple[str, frozenset[str]], ...]


def described(appearance: Appearance) -> Described:
    """Return the roles and affiliations of an appearance, cut into words."""
    return _described(appearance.roles, appearance.affiliations, appearance.language)


@lru_cache(maxsize=REMEMBERED)
def _described(roles: tuple[str, ...], affiliations: tuple[str, ...], language: str) -> Described:
    lexicon = lexicon_of(load_pack(language))
    bodies = tuple((one, _words(one, lexicon)) for one in affiliations)
    belongs = frozenset[str]().union(*(words for _, words in bodies))
    return Described(tuple(_role(one, belongs, lexicon) for one in roles), bodies)


def _role(written: str, belongs: frozenset[str], lexicon: Lexicon) -> Role:
    words = _words(written, lexicon)
    nouns = frozenset(word for word in words if word in lexicon.roles or word in _title_nouns(lexicon))
    of = (words - nouns if nouns else frozenset[str]()) | belongs
    capitals = {plain_name(word) for word in written.replace("-", " ").split() if word[0].isupper()}
    return Role(
        written,
        nouns or words,
        of,
        of & (capitals | belongs),
        bool(nouns & _title_nouns(lexicon)),
    )


def _title_nouns(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(title.noun for title in lexicon.titles.values() if title.noun and not title.honorific)


def _words(written: str, lexicon: Lexicon) -> frozenset[str]:
    small = lexicon.definite | lexicon.indefinite | lexicon.joiners | lexicon.belongs | lexicon.second_joiners
    return frozenset(word for word in plain_name(written).split() if word not in small)


def best_fit(left: Described, right: Described) -> Fit | None:
    """Return the strongest evidence that two descriptions are of one person, or None."""
    return max(_fits(left, right), key=lambda fit: (fit.strong, fit.title), default=None)


def clash(left: Described, right: Described) -> bool:
    """Return whether both write the same noun of different things, and nothing fits: two ministers."""
    noun = any(any_akin(one.nouns, other.nouns) for one in left.roles for other in right.roles)
    return noun and best_fit(left, right) is None


def _fits(left: Described, right: Described) -> Iterator[Fit]:
    for one in left.roles:
        for other in right.roles:
            if any_akin(one.nouns, other.nouns):
                shared = any_akin(one.of, other.of)
                if shared or not (one.of and other.of):
                    written = Evidence(Ground.ROLE, one.written, other.written)
                    yield Fit(written, shared, one.title and other.title)
            elif any_akin(one.bodies, other.bodies):
                yield Fit(Evidence(Ground.AFFILIATION, one.written, other.written), strong=False)
    for body, words in left.affiliations:
        for other_body, other_words in right.affiliations:
            few, many = sorted((words, other_words), key=len)
            if few and all(any(akin(word, other) for other in many) for word in few):
                yield Fit(Evidence(Ground.AFFILIATION, body, other_body), strong=True)
