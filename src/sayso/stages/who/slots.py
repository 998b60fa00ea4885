"""Slots: the words each attribution has for its source, its addressee and its target, by their head rows."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from sayso.model.attribution import Attribution
from sayso.model.span import Span
from sayso.model.statement import ActFound
from sayso.stages.who.heads import head_of, named_in_apposition
from sayso.stages.who.names import Name
from sayso.stages.who.phrases import LONGEST_PHRASE, complements, possessor
from sayso.stages.who.scene import Scene


class Slots(NamedTuple):
    """Head rows of one attribution's people; several heads where they are joined by "and".

    `origins` are those behind the source: whom it cites, or who made the document.
    """

    source: tuple[int, ...]
    origins: tuple[int, ...]
    addressee: tuple[int, ...]
    target: tuple[int, ...]

    def every(self) -> tuple[int, ...]:
        """Return all head rows."""
        return (*self.source, *self.origins, *self.addressee, *self.target)


def find_slots(
    scene: Scene, names: Sequence[Name], attributions: Sequence[Attribution], acts: Sequence[ActFound]
) -> tuple[Slots, ...]:
    """Return the slots of each attribution, in order."""
    by_row = {row: name for name in names for row in range(name.begin, name.last + 1)}
    targets = [act.target for act in acts] + [()] * (len(attributions) - len(acts))
    return tuple(
        Slots(
            source := _source(scene, by_row, one),
            _origins(scene, one, source),
            _heads(scene, by_row, one.addressee),
            _heads(scene, by_row, target),
        )
        for one, target in zip(attributions, targets, strict=False)
    )


def _source(scene: Scene, names: Mapping[int, Name], one: Attribution) -> tuple[int, ...]:
    if not one.source:
        return ()
    rows = _one_sentence(scene, list(scene.rows(one.source)), one.cue_row)
    head = head_of(scene, names, rows, given=one.head, cue=one.cue_row)
    several = () if head is None else named_in_apposition(scene, names, rows, head)
    if several:
        return several
    return () if head is None else (head, *_joined(scene, head, frozenset(rows)))


def _one_sentence(scene: Scene, rows: Sequence[int], cue: int | None) -> list[int]:
    """Return the rows of the cue's own sentence where the source runs over several: it ran too far."""
    sentences = {scene.syntax.sentence_of[row] for row in rows}
    if cue is None or len(sentences) == 1 or scene.syntax.sentence_of[cue] not in sentences:
        return list(rows)
    return [row for row in rows if scene.syntax.sentence_of[row] == scene.syntax.sentence_of[cue]]


def _heads(scene: Scene, names: Mapping[int, Name], spans: Sequence[Span]) -> tuple[int, ...]:
    if not spans:
        return ()
    rows = list(scene.rows(spans))
    head = head_of(scene, names, rows)
    return () if head is None else (head, *_joined(scene, head, frozenset(rows)))


def _joined(scene: Scene, head: int, inside: frozenset[int]) -> list[int]:
    """Return the heads joined to `head` by "and", inside the source."""
    found: list[int] = []
    row = head
    while len(found) < LONGEST_PHRASE:
        joined = [
            child
            for child in scene.syntax.children[row]
            if scene.tokens[child].dep == "conj"
            and child in inside
            and scene.tokens[child].pos in ("PROPN", "NOUN", "PRON")
        ]
        if not joined:
            break
        row = joined[0]
        found.append(row)
    return found


def _origins(scene: Scene, attribution: Attribution, source: Sequence[int]) -> tuple[int, ...]:
    cue = () if attribution.cue_row is None else (attribution.cue_row,)
    above = tuple(scene.tokens[row].head for row in source)
    cited = _cited(scene, dict.fromkeys((*source, *cue, *above)))
    if cited or not source:
        return cited
    head = source[0]
    if scene.tokens[head].lemma.casefold() not in scene.lexicon.documents:
        return ()
    owner = possessor(scene, head)
    makers = [below for _, below in complements(scene, head, scene.lexicon.made_by)]
    behind = makers if owner is None else [owner]
    return tuple(row for row in behind if _can_say(scene, row))[:1]


def _can_say(scene: Scene, row: int) -> bool:
    token, lexicon = scene.tokens[row], scene.lexicon
    lemma = token.lemma.casefold()
    if scene.lower(row) in lexicon.no_names:
        return False
    return token.pos in ("PROPN", "PRON") or lemma in lexicon.roles or lemma in lexicon.bodies


def _cited(scene: Scene, rows: Iterable[int]) -> tuple[int, ...]:
    """Return whom "citing …" names, under the source or its cue."""
    for row in rows:
        for child in scene.syntax.children[row]:
            token = scene.tokens[child]
            if token.lemma.casefold() in scene.lexicon.citing and token.dep in (
                "advcl",
                "acl",
                "prep",
                "pcomp",
                "relcl",
            ):
                for below in scene.syntax.children[child]:
                    if scene.tokens[below].dep in ("dobj", "pobj"):
                        return (
                            below,
                            *_joined(scene, below, frozenset(range(below, below + LONGEST_PHRASE))),
                        )
    return ()
