"""Slots: the words each attribution has for its source, its addressee and its target, by their head rows."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from sayso.model.attribution import Attribution
from sayso.model.span import Span
from sayso.model.statement import ActFound
from sayso.stages.laid.turns import TURN
from sayso.stages.who.names import Name
from sayso.stages.who.phrases import LONGEST_PHRASE, complements, possessor
from sayso.stages.who.scene import Scene
from sayso.stages.who.sources import heads_of, joined, written, written_first

_ASIDE = frozenset({"xcomp", "advcl"})


class Slots(NamedTuple):
    """Head rows of one attribution's people; several heads where they are joined by "and".

    `written` is the source without what only adds to it, and `origins` are those behind the source: whom it
    cites, or who made the document.
    """

    source: tuple[int, ...]
    written: Span | None
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
            _written(scene, by_row, one, source),
            _origins(scene, one, source),
            _heads(scene, by_row, one.addressee) or _hearer(scene, by_row, one),
            _heads(scene, by_row, target),
        )
        for one, target in zip(attributions, targets, strict=False)
    )


def _heads(
    scene: Scene, names: Mapping[int, Name], spans: Sequence[Span], cue: int | None = None
) -> tuple[int, ...]:
    rows = list(scene.rows(spans))
    return heads_of(scene, names, rows, cue) if rows else ()


def _source(scene: Scene, names: Mapping[int, Name], one: Attribution) -> tuple[int, ...]:
    """Return the heads of the source; of "Ruiz was asked by a reporter" that is the reporter, or nobody."""
    named = names.get(one.head) if one.rule == TURN and one.head is not None else None
    if named is not None:
        return (named.head,)  # a label may bear an office beside the name, or stand for it
    heads = _heads(scene, names, one.source, one.cue_row)
    if not (_is_told(scene, heads, one.cue_row) or _is_judged(scene, heads, one.cue_row)):
        return heads
    agents = [
        child for child in scene.syntax.children[one.cue_row or 0] if scene.tokens[child].dep == "agent"
    ]
    return next(
        (
            (below,)
            for by in agents
            for below in scene.syntax.children[by]
            if scene.tokens[below].dep == "pobj"
        ),
        (),
    )


def _hearer(scene: Scene, names: Mapping[int, Name], one: Attribution) -> tuple[int, ...]:
    heads = _heads(scene, names, one.source, one.cue_row)
    return heads if _is_told(scene, heads, one.cue_row) else ()


def _is_told(scene: Scene, heads: Sequence[int], cue: int | None) -> bool:
    """Tell whether the head is the one who is asked or told: it stands before a passive cue."""
    if not heads or cue is None or not _is_passive(scene, cue):
        return False
    agent = scene.tokens[scene.tokens[heads[0]].head].dep == "agent"
    return not agent and heads[0] < cue and scene.tokens[cue].lemma.casefold() in scene.lexicon.hearing


def _is_judged(scene: Scene, heads: Sequence[int], cue: int | None) -> bool:
    """Tell whether the head is the one of whom something is held: the subject of "is credited with".

    In "the woman accused of it" and "Vale, when pressed" it stands above the participle.
    """
    if not heads or cue is None or not _is_passive(scene, cue):
        return False
    lemma = scene.tokens[cue].lemma.casefold()
    return lemma in scene.lexicon.judging and heads[0] in _undergoing(scene, cue)


def _is_passive(scene: Scene, cue: int) -> bool:
    below = scene.syntax.children[cue]
    passive = any(scene.tokens[child].dep == "auxpass" for child in below)
    passive = passive or not any(scene.lower(child) in scene.lexicon.perfect for child in below)
    return passive and (scene.tokens[cue].tag == "VBN" or _is_aside(scene, cue))


def _is_aside(scene: Scene, cue: int) -> bool:
    """Tell a participle that is taken for a past tense: "Ruiz said, asked about the bridge"."""
    own = any(scene.tokens[row].dep in ("nsubj", "dobj") for row in scene.syntax.children[cue])
    return scene.tokens[cue].tag == "VBD" and not own and scene.tokens[cue].dep in _ASIDE


def _undergoing(scene: Scene, cue: int) -> tuple[int, ...]:
    """Return the heads of those to whom a passive happens."""
    below = scene.syntax.children[cue]
    helped = any(scene.tokens[row].dep == "auxpass" for row in below)
    active = ("nsubj",) if helped else ("nsubj", "dobj")
    if any(scene.tokens[row].dep in active for row in below):  # a past tense, misread
        return ()
    own = tuple(row for row in below if scene.tokens[row].dep == "nsubjpass")
    above = scene.tokens[cue].head
    if own or scene.tokens[cue].dep == "acl":
        return own or (above,)
    if scene.tokens[cue].dep not in ("advcl", "conj", "xcomp"):
        return ()
    return tuple(
        row for row in scene.syntax.children[above] if scene.tokens[row].dep in ("nsubj", "nsubjpass")
    )


def _written(scene: Scene, names: Mapping[int, Name], one: Attribution, source: Sequence[int]) -> Span | None:
    rows = list(scene.rows(one.source))
    if len(source) > 1:
        return written_first(scene, names, rows)
    return written(scene, names, rows, one.cue_row) if source and source[0] in rows else None


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
                            *joined(scene, below, frozenset(range(below, below + LONGEST_PHRASE))),
                        )
    return ()
