"""Words: the lexicon of hedges, negations and conditions of one language."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from sayso.languages.pack import LanguagePack
from sayso.model.statement import Certainty


class HedgeEntry(NamedTuple):
    """A lexicon entry: what it lowers certainty to, and what its negation makes of it."""

    words: tuple[str, ...]
    kind: str
    value: Certainty
    negated: Certainty | None
    needs: frozenset[str]  # one of these relations must hang on the word ("xcomp": "expected to")
    passive: bool  # a hedge only as "is said to …"
    evidential: bool  # the outlet's word, also inside somebody's unquoted content ("reportedly")
    governs: bool  # lowers only what hangs on it: who "hopes to pay" does hope
    shifts: bool  # no hedge where it only stands for "will" told later ("said it would close")
    shown: bool  # among the words that show how sure; "attempted murder" shows none
    before: bool  # only before what it stands over: "clearly heard it", not "heard it clearly"
    named: bool  # in a name it says nothing ("the Human Potential Fund")
    not_over: frozenset[str]  # what it says another thing of ("no apparent injuries", "likely voters")


class Lexicon(NamedTuple):
    """The hedge, negation and condition tables of one language, ready for looking up."""

    hedges: Mapping[str, tuple[HedgeEntry, ...]]
    negations: frozenset[str]
    negative_verbs: Mapping[str, bool]  # and whether it undoes a noun too ("averted a strike")
    contrasts: frozenset[str]
    leads_on: Mapping[str, str | None]  # and the one negation after which it does
    self_words: frozenset[str]
    conditions: Mapping[str, tuple[tuple[str, ...], ...]]
    not_after: frozenset[str]
    light: frozenset[str]


@cache
def lexicon(pack: LanguagePack) -> Lexicon:
    """Return the pack's tables of hedges, negations and conditions."""
    hedges: dict[str, list[HedgeEntry]] = defaultdict(list)
    for row in pack.table("hedges")["hedge"]:
        entry = HedgeEntry(
            words=tuple(row["words"].split()),
            kind=row["class"],
            value=Certainty(row["value"]),
            negated=Certainty(row["negated"]) if "negated" in row else None,
            needs=frozenset(row.get("needs", ())),
            passive=row.get("passive", False),
            evidential=row.get("evidential", False),
            governs=row.get("governs", False),
            shifts=row.get("shifts", False),
            shown=row.get("shown", True),
            before=row.get("before", False),
            named=row.get("named", False),
            not_over=frozenset(row.get("not_over", ())),
        )
        hedges[entry.words[0]].append(entry)
    negation, condition = pack.table("negation"), pack.table("conditions")
    conditions: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for row in condition["condition"]:
        words = tuple(row["words"].split())
        conditions[words[0]].append(words)
    return Lexicon(
        hedges={first: tuple(sorted(rows, key=lambda e: -len(e.words))) for first, rows in hedges.items()},
        negations=frozenset(row["word"] for row in negation["word"]),
        negative_verbs={row["lemma"]: row.get("nouns", False) for row in negation["verb"]},
        leads_on={row["word"]: row.get("after") for row in negation["leads_on"]},
        contrasts=frozenset(row["word"] for row in negation["contrast"]),
        self_words=frozenset(row["word"] for row in negation["self"]),
        conditions={first: tuple(sorted(rows, key=len, reverse=True)) for first, rows in conditions.items()},
        not_after=frozenset(row["word"] for row in condition["not_after"]),
        light=frozenset(row["lemma"] for row in pack.table("events")["light"]),
    )
