"""Silence words: the lexicon of refusals to speak and missing replies."""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from sayso.languages.pack import LanguagePack
from sayso.model.statement import Act


class SilenceWords(NamedTuple):
    """The table `silences` of one language, ready for looking up; see the table for what each is."""

    verbs: Mapping[str, Act]
    reaching: frozenset[str]
    ignoring: frozenset[str]
    returning: frozenset[str]
    refusing: frozenset[str]
    light: frozenset[str]
    answers: frozenset[str]
    sources: frozenset[str]
    asked: frozenset[str]
    unanswered: frozenset[str]
    reachable: Mapping[str, bool]  # and whether it says by itself that one cannot be
    supposing: frozenset[str]
    addressed: frozenset[str]
    toward: frozenset[str]  # prepositions before what one answers


@cache
def silence_words(pack: LanguagePack) -> SilenceWords:
    """Return the lexicon of silences of `pack`."""
    table = pack.table("silences")

    def lemmas(key: str) -> frozenset[str]:
        return frozenset(row["lemma"] for row in table[key])

    return SilenceWords(
        verbs={row["lemma"]: Act(row["act"]) for row in table["silence"]},
        reaching=lemmas("reaching"),
        ignoring=lemmas("ignoring"),
        returning=lemmas("returning"),
        refusing=lemmas("refusing"),
        light=lemmas("light"),
        answers=lemmas("answer"),
        sources=lemmas("from"),
        asked=lemmas("asked"),
        unanswered=lemmas("unanswered"),
        reachable={row["lemma"]: row.get("alone", False) for row in table["reachable"]},
        supposing=lemmas("supposing"),
        addressed=lemmas("addressed"),
        toward=frozenset(row["word"] for row in pack.table("cues")["toward"]),
    )
