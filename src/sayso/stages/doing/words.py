"""Act words: the lexicon by which cue and content together show an act."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

from sayso.languages.pack import Entry, LanguagePack
from sayso.model.grammar import NEGATION
from sayso.model.statement import Act
from sayso.model.syntax import Syntax
from sayso.stages.doing.silence_words import SilenceWords, silence_words
from sayso.stages.doing.wrong_words import WrongWords, wrong_words
from sayso.stages.who.lexicon import lexicon_of

# Cues that only report: what the content does shows through them.
NEUTRAL = frozenset({Act.SAY, Act.CLAIM, Act.OTHER})


class ActWords(NamedTuple):
    """The tables `cues`, `acts` and `negation` of one language, ready for looking up."""

    defaults: Mapping[str, Act]
    forms: Mapping[str, Mapping[str, Act]]  # acts of a cue by the form of its content
    futures: frozenset[str]
    shifted: frozenset[str]  # future only in reported speech ("said it would"); else what is imagined
    ahead: frozenset[str]
    reported_self: frozenset[str]
    deontic: Mapping[str, Act]
    involuntary: frozenset[str]
    hostile: frozenset[str]
    imposing: frozenset[str]  # putting one of the `measures` on somebody is as hostile
    measures: frozenset[str]
    ultimatums: frozenset[str]  # conjunctions that make a threat of what the speaker will do
    willing: frozenset[str]  # adjectives that make an act of being
    truths: Mapping[str, bool]  # what is said of something said: that it is true, or not
    disowned: frozenset[str]
    yielding: frozenset[str]  # what others ask of one; saying that one will not is a refusal
    sharing: frozenset[str]  # prepositions with which one shares a view: "agree with" it
    unthinkable: frozenset[str]  # phrases that refuse whatever they are said of
    replies: frozenset[str]
    comments: frozenset[str]
    spoken: frozenset[str]  # words of speaking: not doing it is no answer, and no matter of its own
    denials: frozenset[str]  # cues that say of whatever they govern that it is not so
    own_words: frozenset[str]  # verbs for saying more of what one has said: not doing it answers nobody
    charged: frozenset[str]  # nouns for what others have said
    against: frozenset[str]  # those for what they said against somebody
    handed: frozenset[str]  # those that are nouns of other things, too: "the offer"
    withheld: frozenset[str]  # what one denies somebody, or turns down, rather than denies
    withholding: Mapping[str, Act]  # what such a cue does then, where it is no refusal
    no_orders: frozenset[str]
    order_helpers: frozenset[str]
    target_preps: frozenset[str]
    charges: Mapping[str, frozenset[str]]  # prepositions by cue that begin what somebody is charged with
    layings: Mapping[str, frozenset[str]]  # those that name the accused: "blamed the fire on the owner"
    somebody: frozenset[str]  # nouns for people and bodies: of other things their owner is meant
    wrongdoers: frozenset[str]  # to call somebody one of these is to accuse
    showing: frozenset[str]  # who shows something tells it as so: "makes it clear that"
    discrediting: frozenset[str]  # what does this to somebody tells against him
    negations: frozenset[str]
    leading: frozenset[str]  # before these a negation denies nothing: "not only"
    alternatives: frozenset[str]  # conjunctions over which a negation reaches: "did not confirm or deny"
    unwilling: frozenset[str]  # words above a cue that keep it from being said: "failed to mention"
    self_words: frozenset[str]
    wrong: WrongWords  # deeds of which to tell is to accuse
    silence: SilenceWords  # words by which a refusal or a missing reply shows


@cache
def act_words(pack: LanguagePack) -> ActWords:
    """Return the act lexicon of `pack`."""
    acts, negation = pack.table("acts"), pack.table("negation")
    people = lexicon_of(pack)

    def lemmas(key: str) -> frozenset[str]:
        return frozenset(row["lemma"] for row in acts[key])

    return ActWords(
        defaults={
            **{f"{row['lemma']}:{row['class']}": Act(row["act"]) for row in pack.table("cues")["cue"]},
            **{row["cue"]: Act(row["act"]) for row in acts["cue"]},
        },
        forms=_forms(acts["form"]),
        futures=lemmas("future"),
        shifted=frozenset(row["lemma"] for row in acts["future"] if row.get("reported", False)),
        ahead=lemmas("ahead"),
        reported_self=lemmas("reported_self"),
        deontic={row["lemma"]: Act(row["act"]) for row in acts["deontic"]},
        involuntary=lemmas("involuntary"),
        hostile=lemmas("hostile"),
        imposing=lemmas("imposing"),
        measures=lemmas("measure"),
        ultimatums=lemmas("ultimatum"),
        willing=lemmas("willing"),
        truths={row["lemma"]: row["true"] for row in acts["truth"]},
        disowned=lemmas("disowned"),
        yielding=lemmas("yielding"),
        sharing=lemmas("sharing"),
        unthinkable=frozenset(row["phrase"] for row in acts["unthinkable"]),
        replies=lemmas("reply"),
        comments=lemmas("comment"),
        spoken=lemmas("comment") | lemmas("reply") | lemmas("speaking"),
        denials=lemmas("denial"),
        own_words=frozenset(row["lemma"] for row in acts["comment"] if row.get("own", False)),
        charged=lemmas("charged"),
        against=frozenset(row["lemma"] for row in acts["charged"] if row.get("against", False)),
        handed=frozenset(row["lemma"] for row in acts["speaking"] if row.get("handed", False)),
        withheld=lemmas("withheld"),
        withholding={row["cue"]: Act(row["act"]) for row in acts["withholding"]},
        no_orders=lemmas("no_order"),
        order_helpers=lemmas("order_helper"),
        target_preps=lemmas("target_prep"),
        charges=_by_cue(acts["charge"]),
        layings=_by_cue(acts["laying"]),
        somebody=frozenset({*people.roles, *people.bodies, *people.collectives}),
        wrongdoers=lemmas("wrongdoer"),
        showing=lemmas("showing"),
        discrediting=lemmas("discrediting"),
        negations=frozenset(row["word"] for row in negation["word"]),
        leading=frozenset(row["word"] for row in negation["leads_on"]),
        alternatives=lemmas("alternative"),
        unwilling=lemmas("unwilling"),
        self_words=frozenset(row["word"] for row in negation["self"]),
        wrong=wrong_words(pack),
        silence=silence_words(pack),
    )


def _by_cue(rows: Iterable[Entry]) -> dict[str, frozenset[str]]:
    return {row["cue"]: frozenset(row["preps"]) for row in rows}


def _forms(rows: Iterable[Entry]) -> dict[str, dict[str, Act]]:
    found: dict[str, dict[str, Act]] = {}
    for row in rows:
        found.setdefault(row["cue"], {}).update(dict.fromkeys(row["forms"], Act(row["act"])))
    return found


def lemma_of(syntax: Syntax, row: int) -> str:
    """Return the lemma of a row, in small letters."""
    return syntax.lemmas[row]


def negates(syntax: Syntax, words: ActWords, row: int) -> bool:
    """Return whether a row negates what it hangs on."""
    return syntax.deps[row] == NEGATION or syntax.lemmas[row] in words.negations
