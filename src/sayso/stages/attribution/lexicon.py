"""The lexicon of cues: which words report, and in which constructions."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from sayso.languages.pack import Entry, LanguagePack
from sayso.stages.who.lexicon import lexicon_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """The frames of each cue, how often each proves right, which take any verb and which nest.

    Some cues are so plain that they are nothing but a statement: `nesting_cues` nest in every frame, and
    `staying` are kept where the network leaves them out ("he was accused of fraud", by whom stays untold).
    """

    frames: Mapping[str, tuple[str, ...]]
    precision: Mapping[str, float]
    open: frozenset[str]
    nesting: frozenset[str]
    nesting_cues: frozenset[str]
    staying: frozenset[str]
    speaking: frozenset[str]
    adjuncts: frozenset[str]
    labels: frozenset[str]
    slugs: frozenset[str]
    empty: frozenset[str]
    vague: frozenset[str]
    documents: frozenset[str]
    somebody: frozenset[str]  # nouns for people and bodies
    toward: frozenset[str]
    owners: frozenset[str]
    complementizers: frozenset[str]
    declining: frozenset[str]
    answering: frozenset[str]
    reaching: frozenset[str]
    requests: frozenset[str]

    def rank(self, lexeme: str, frame: str) -> int | None:
        """Return the place of a construction among those of a cue, None where the cue does not take it."""
        known = self.frames.get(lexeme)
        if known is None:
            return 0 if frame in self.open and lexeme.endswith(":verb") else None
        return known.index(frame) if frame in known else None

    def nests(self, lexeme: str, frame: str) -> bool:
        """Tell whether the cue in this construction is taken inside somebody's words, too."""
        return frame in self.nesting or lexeme in self.nesting_cues

    def knows(self, lemma: str, kind: str) -> bool:
        """Tell whether the cue is known in any construction."""
        return f"{lemma}:{kind}" in self.frames


_QUOTED = frozenset({"quote", "comment"})


@cache
def load_lexicon(pack: LanguagePack) -> Lexicon:
    """Return the cues of a language."""
    table, people = pack.table("cues"), lexicon_of(pack)
    frames = {_key(entry["lemma"], entry["class"]): tuple(entry["frames"]) for entry in table["cue"]}
    return Lexicon(
        frames=frames,
        precision={entry["name"]: entry["precision"] for entry in table["frame"]},
        open=frozenset(entry["name"] for entry in table["frame"] if entry.get("open")),
        nesting=frozenset(entry["name"] for entry in table["frame"] if entry.get("nests")),
        nesting_cues=_marked(table, "nests"),
        staying=_marked(table, "stays"),
        speaking=frozenset(lexeme for lexeme, known in frames.items() if _QUOTED & set(known)),
        adjuncts=_words(table, "adjunct"),
        labels=_words(table, "label"),
        slugs=frozenset(
            place["name"].upper() for place in pack.table("places")["place"] if not place["name"].isupper()
        ),
        empty=_words(table, "empty"),
        vague=_words(table, "vague"),
        documents=_words(table, "document"),
        somebody=frozenset({*people.roles, *people.bodies, *people.collectives}),
        toward=_words(table, "toward"),
        owners=_words(table, "owner"),
        complementizers=_words(table, "complementizer"),
        declining=_words(table, "declining"),
        answering=_words(table, "answering"),
        reaching=_words(table, "reaching"),
        requests=_words(table, "request"),
    )


def _key(lemma: str, kind: str) -> str:
    return f"{lemma}:{kind}"


def _words(table: Mapping[str, tuple[Entry, ...]], key: str) -> frozenset[str]:
    return frozenset(entry["word"] for entry in table[key])


def _marked(table: Mapping[str, tuple[Entry, ...]], mark: str) -> frozenset[str]:
    """Return the cues whose entry bears a mark."""
    return frozenset(_key(entry["lemma"], entry["class"]) for entry in table["cue"] if entry.get(mark))
