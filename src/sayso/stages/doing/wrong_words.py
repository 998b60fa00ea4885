"""Wrong words: the lexicon of harmful and improper deeds, and of those who do them."""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from sayso.languages.pack import LanguagePack


class WrongWords(NamedTuple):
    """The table `wrongs` of one language, ready for looking up; see the table for what each is."""

    wrongs: Mapping[str, frozenset[str]]  # deed → what makes it wrong, empty where nothing needs to
    harms: Mapping[str, bool]  # deed → whether it is also figurative
    victims: frozenset[str]
    foes: frozenset[str]
    committing: frozenset[str]
    outrages: frozenset[str]
    answerable: frozenset[str]
    going_on: frozenset[str]
    aims: frozenset[str]
    raids: frozenset[str]
    forces: frozenset[str]
    sides: frozenset[str]
    unknown: frozenset[str]
    others: frozenset[str]  # pronouns that in quotation marks are not the speaker
    finders: frozenset[str]
    calendar: frozenset[str]  # days and months, which own no raid
    definite: frozenset[str]
    indefinite: frozenset[str]
    no_facts: frozenset[str]  # conjunctions under which nothing is told as done: "whether"


@cache
def wrong_words(pack: LanguagePack) -> WrongWords:
    """Return the lexicon of wrongs of `pack`."""
    table = pack.table("wrongs")

    def lemmas(key: str) -> frozenset[str]:
        return frozenset(row["lemma"] for row in table[key])

    return WrongWords(
        wrongs={row["lemma"]: frozenset(row.get("things", ())) for row in table["wrong"]},
        harms={row["lemma"]: row.get("figurative", False) for row in table["harm"]},
        victims=lemmas("victim"),
        foes=lemmas("foe"),
        committing=lemmas("committing"),
        outrages=lemmas("outrage"),
        answerable=lemmas("answerable"),
        going_on=lemmas("going_on"),
        aims=lemmas("aim"),
        raids=lemmas("raid"),
        forces=lemmas("force"),
        sides=lemmas("side"),
        unknown=lemmas("unknown"),
        others=lemmas("other"),
        finders=lemmas("finder"),
        calendar=frozenset(row["word"].lower() for row in pack.table("months")["name"]),
        no_facts=frozenset(row["word"] for row in pack.table("events")["no_fact"]),
        definite=frozenset(row["word"] for row in pack.table("determiners")["definite"]),
        indefinite=frozenset(row["word"] for row in pack.table("determiners")["indefinite"]),
    )
