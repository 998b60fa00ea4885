"""People: everybody whose name stands in an article, whether they speak or not, and who is private."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import NamedTuple

from sayso.languages.pack import LanguagePack
from sayso.model.article import Article
from sayso.model.quotation import Quotation
from sayso.model.span import Span
from sayso.stages.parse import parse
from sayso.stages.who.entities import Cast, Entity, Sort
from sayso.stages.who.lexicon import Lexicon, lexicon_of
from sayso.stages.who.names import find_names
from sayso.stages.who.naming import name_entities
from sayso.stages.who.scene import set_scene


class Named(NamedTuple):
    """One person, body or place: where its name stands, titles left out.

    A `person` is private who stands there without an office, a title, a role or an organisation.
    """

    names: tuple[Span, ...]
    person: bool
    private: bool


def find_named(article: Article, quotations: Sequence[Quotation], pack: LanguagePack) -> tuple[Named, ...]:
    """Return everybody and everything that is named, in order of appearance."""
    lexicon = lexicon_of(pack)
    scene = set_scene(article, parse(article, pack), quotations, lexicon)
    names = find_names(scene)
    known = name_entities(scene, names, Cast())
    spans: dict[int, list[Span]] = defaultdict(list)
    entities: dict[int, Entity] = {}
    for name in names:
        entity = known[name.head].entity
        entities[entity.number] = entity
        spans[entity.number].append(scene.syntax.span(name.first, name.end))
    alone = private_nouns(pack)
    return tuple(
        Named(
            names=tuple(spans[number]),
            person=entity.sort is Sort.PERSON,
            private=entity.sort is Sort.PERSON and _is_private(article.text, entity, lexicon, alone),
        )
        for number, entity in entities.items()
    )


def private_nouns(pack: LanguagePack) -> frozenset[str]:
    """Return the nouns that make nobody public: what befell somebody, and where they live."""
    return frozenset(str(entry["noun"]) for entry in pack.table("private")["private"])


def is_private_role(words: str, lexicon: Lexicon, alone: Collection[str]) -> bool:
    """Return whether the words of a role say no more than whose relative somebody is, or what befell them."""
    nouns = [word for word in words.casefold().split() if word in lexicon.roles or word in alone]
    return bool(nouns) and all(_says_little(noun, lexicon, alone) for noun in nouns)


def _is_private(text: str, entity: Entity, lexicon: Lexicon, alone: Collection[str]) -> bool:
    if entity.roles:
        return all(is_private_role(span.of(text), lexicon, alone) for span in entity.roles)
    if entity.nouns:
        return all(_says_little(noun, lexicon, alone) for noun in entity.nouns)
    return not entity.affiliations


def _says_little(noun: str, lexicon: Lexicon, alone: Collection[str]) -> bool:
    role = lexicon.roles.get(noun)
    return noun in alone or (role is not None and (role.kin or role.anybody))
