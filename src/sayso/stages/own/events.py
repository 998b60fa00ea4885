"""Event words: the nouns that name something that happened, and the verbs that say the same."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from sayso.languages.pack import LanguagePack
from sayso.model.grammar import ARGUMENTS, COMPOUND, OBJECT, POSSESSOR, PREDICATES, PREDICATIVES
from sayso.model.syntax import Syntax


@dataclass(frozen=True, slots=True)
class EventWords:
    """Event nouns by what they share with their verbs ("explode"), and the verbs that carry such a noun."""

    keys: Mapping[str, str]
    nouns: frozenset[str]
    named: frozenset[str]
    light: frozenset[str]
    definite: frozenset[str]
    no_fact: frozenset[str]
    proverbs: frozenset[str]
    vague: frozenset[str]
    more: frozenset[str]

    def is_fact(self, syntax: Syntax, row: int) -> bool:
        """Return whether a subordinate clause states (not "if …", "than …", "as she put it")."""
        lemmas = {syntax.lemmas[child] for child in syntax.children[row]}
        return not lemmas & self.no_fact and syntax.lemmas[row] not in self.proverbs

    def is_definite(self, syntax: Syntax, row: int) -> bool:
        """Return whether the noun is taken as known ("the attack", "Sunday's attack")."""
        return any(
            syntax.deps[child] == POSSESSOR or syntax.lemmas[child] in self.definite
            for child in syntax.children[row]
        )

    def is_event(self, syntax: Syntax, row: int) -> bool:
        """Return whether the token is an event noun that heads its phrase."""
        named = syntax.lemmas[row] in self.nouns and syntax.pos[row] in {"NOUN", "PROPN"}
        return named and syntax.deps[row] != COMPOUND

    def trigger(self, syntax: Syntax, row: int) -> int:
        """Return the row of the word that makes it an event: the noun of "carried out an attack"."""
        token = syntax.tokens[row]
        if token.pos not in PREDICATES:
            return row
        light = token.lemma.lower() in self.light
        for child in syntax.children[row]:
            dep = syntax.deps[child]
            if dep in PREDICATIVES and (light or token.pos == "AUX"):
                return child
            if light and dep in ARGUMENTS and self.is_event(syntax, child):
                # "The raid was a crime" takes the raid for granted.
                return row if dep != OBJECT and self.is_definite(syntax, child) else child
        return row

    def key(self, syntax: Syntax, row: int) -> str:
        """Return what the trigger shares with other words for the same kind of event."""
        lemma = syntax.lemmas[row]
        return self.keys.get(lemma, lemma)


@cache
def event_words(pack: LanguagePack) -> EventWords:
    """Return the event lexicon of `pack`."""
    table = pack.table("events")
    keys = {word: row["key"] for row in table["event"] for word in (*row["nouns"], *row.get("verbs", ()))}
    return EventWords(
        keys=keys,
        nouns=frozenset(noun for row in table["event"] for noun in row["nouns"]),
        named=frozenset(keys.values()),
        light=frozenset(row["lemma"] for row in table["light"]),
        no_fact=frozenset(row["word"] for row in table["no_fact"]),
        proverbs=frozenset(row["lemma"] for row in table["proverb"]),
        definite=frozenset(row["word"] for row in table["definite"]),
        vague=frozenset(row["lemma"] for row in table["vague"]),
        more=frozenset(row["lemma"] for row in table["more"]),
    )
