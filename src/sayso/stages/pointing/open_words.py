"""Open words: the lexicon of what leaves a clause open, passes it on, or denies it."""

from functools import cache
from typing import NamedTuple

from sayso.languages.pack import LanguagePack


class OpenWords(NamedTuple):
    """Lemmas of the table `open` of one language."""

    negated: frozenset[str]  # leave a thing open where negated: "not clear"
    alone: frozenset[str]  # by themselves: "unclear"
    hard: frozenset[str]  # do to checking what a "not" does: "impossible to verify"
    trace: frozenset[str]  # nouns for what would show it: "no evidence"
    telling: frozenset[str]  # verbs that leave a question open where negated: "could not say whether"
    early: frozenset[str]  # adjectives that do so before those: "too early to say"
    seeing: frozenset[str]  # verbs with which "none" leaves it open: "saw none"
    wary: frozenset[str]  # leave open what they are about: "cautious about"
    reported: frozenset[str]  # nouns under which a thing is only reported: "reports that"
    emerging: frozenset[str]  # what those do where no more is told: "reports of a raid emerged"
    retelling: frozenset[str]  # what they do with what they tell: "reports that question it"
    relayed: frozenset[str]  # hedges that pass on what others say: "allegedly", "is accused of"
    attributive: frozenset[str]  # those that do it before an event, too: "a reported raid"
    cues: frozenset[str]  # those that do it as the cue of a statement of nobody
    denying: frozenset[str]  # do to the `deniable` what makes them untrue: "dismissed rumours that"
    anything: frozenset[str]  # those that deny whatever they are done to: "the raid was denied"
    untaken: frozenset[str]  # those that, where negated, neither deny nor vouch: "did not deny"
    confirming: frozenset[str]  # vouch for the `reported`: "confirmed reports that"
    deniable: frozenset[str]
    calling: frozenset[str]  # verbs that say what one thinks of the `deniable`: "called the report"
    untrue: frozenset[str]  # words that tell it is not so: "a lie", "outrageous"
    accusing: frozenset[str]  # verbs that show, beside the `deniable`, that "that is outrageous" answers them
    true: frozenset[str]  # words that tell it is so, and with "not" that it is not
    insisting: frozenset[str]  # cues that deny what they say is "not"
    plea: frozenset[str]  # what one says of oneself in denying a charge: "innocent"
    pleading: frozenset[str]  # verbs that do it with the `plea`: "maintained his innocence"
    asking: frozenset[str]  # cues that ask for a thing or a deed: "asked to leave"
    taken: frozenset[str]  # what nobody claims is told as so: "no one claimed responsibility"
    doubting: frozenset[str]  # verbs that leave open what the `deniable` say: "questioned claims that"
    about: frozenset[str]  # lead from reports to what they say: "reports OF a raid"
    charging: frozenset[str]  # lead to the deed of which one is accused: "accused OF"
    whether: frozenset[str]  # open a question
    able: frozenset[str]  # with "not" before `telling` nothing more need be said: "COULD not say"
    empty: frozenset[str]  # subjects that name nobody: "IT is reported"
    none: frozenset[str]  # what is not there: "saw NONE"
    by: frozenset[str]  # lead to whose reports they are: "claims BY Vale"
    no: frozenset[str]  # with these there are none: "NO reports"


@cache
def open_words(pack: LanguagePack) -> OpenWords:
    """Return the words of `pack`."""
    table = pack.table("open")

    def lemmas(name: str, only: str = "lemma") -> frozenset[str]:
        return frozenset(row["lemma"] for row in table[name] if row.get(only))

    return OpenWords(
        negated=lemmas("negated"),
        alone=lemmas("alone"),
        hard=lemmas("hard"),
        wary=lemmas("wary"),
        telling=lemmas("telling"),
        early=lemmas("early"),
        seeing=lemmas("seeing"),
        trace=lemmas("trace"),
        reported=lemmas("reported"),
        emerging=lemmas("emerging"),
        retelling=lemmas("retelling"),
        relayed=lemmas("relayed"),
        attributive=lemmas("relayed", "attributive"),
        cues=lemmas("relayed", "cue"),
        denying=lemmas("denying"),
        anything=lemmas("denying", "anything"),
        untaken=lemmas("denying", "untaken"),
        confirming=lemmas("confirming"),
        deniable=lemmas("deniable"),
        calling=lemmas("calling"),
        accusing=lemmas("accusing"),
        untrue=lemmas("scorned") | {row["lemma"] for row in pack.table("acts")["truth"] if not row["true"]},
        true=frozenset(row["lemma"] for row in pack.table("acts")["truth"] if row["true"]),
        insisting=lemmas("insisting"),
        plea=lemmas("plea"),
        pleading=lemmas("pleading"),
        asking=lemmas("asking"),
        taken=lemmas("taken"),
        doubting=lemmas("doubting"),
        about=lemmas("about"),
        charging=lemmas("charging"),
        whether=lemmas("whether"),
        able=lemmas("able"),
        empty=lemmas("empty"),
        none=lemmas("none"),
        by=lemmas("by"),
        no=lemmas("no"),
    )
