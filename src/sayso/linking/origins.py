"""Origins: whose say-so the mentions of one claim rest on, as far as their articles tell."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sayso.languages.pack import load_pack
from sayso.linking.claims.stems import folded
from sayso.linking.claims.told import Told
from sayso.linking.copying import by_row, copied, half_copied, prose_of, quoted_alike, stands_in
from sayso.linking.names import is_written_name
from sayso.linking.source_names import describes, same_name, same_source
from sayso.model.claim import Origin, Passage
from sayso.model.statement import Stance, stance_to_claim
from sayso.stages.who.lexicon import Lexicon, lexicon_of

__all__ = ["by_row", "named_origin", "origins_of", "same_source", "stands_in"]

_FURTHER = "named further down"


@dataclass(slots=True)
class _Group:
    """One origin as it is found: the names it goes by, or the outlet that vouches by itself.

    `parts` are those who are it together, and `called` what its articles call it besides.
    """

    names: list[str]
    outlet: str | None
    parts: list[str] = field(default_factory=list)
    called: set[str] = field(default_factory=set)
    mentions: list[int] = field(default_factory=list)
    evidence: list[str] = field(default_factory=list)


def origins_of(
    mentions: Sequence[Told],
    outlets: Mapping[int, str | None],
    passages: Mapping[int, Sequence[Passage]] | None = None,
    *,
    language: str = "en",
) -> tuple[Origin, ...]:
    """Return whose say-so a claim rests on, each once, in the order of its mentions.

    `outlets` are those of the articles, by row, and `passages` those of each that stand in others too.
    Only what is asserted counts.  What somebody says rests on the last source that the article names for it;
    what the article tells in its headline or beginning rests on whom it names for the same claim further
    down; what stands word by word in another article rests on the same, and so does a quotation whose
    speaker another article calls otherwise; all else on the outlet itself.
    What somebody says of whom it is not known who it is rests on nobody known, and is left out where there
    are others.
    """
    lexicon = lexicon_of(load_pack(language))
    groups: list[_Group] = []
    for place, one in enumerate(mentions):
        named, evidence = _named(one, mentions), _how(one)
        if not _asserts(one) or (_is_open(one) and not named):
            continue
        outlet = None if named else (outlets.get(one.row) or f"\x1f{one.row}")
        group = next((each for each in groups if _is(each, named, outlet, lexicon)), None)
        if group is None and outlet:
            group, evidence = _copied_from(one, groups, mentions, passages or {}) or (None, evidence)
        elif group is None:
            group, evidence = _quoted_from(one, groups, mentions, passages or {}) or (None, evidence)
        if group is None:
            groups.append(group := _Group([], outlet))
        if named and named.origin:
            group.names += [named.origin] if named.origin not in group.names else []
            group.parts += [part for part in named.parts if part not in group.parts]
            group.called.update(named.called)
        group.mentions.append(place)
        evidence = "" if evidence == _FURTHER and not named else evidence
        group.evidence += [evidence] if evidence and evidence not in group.evidence else []
    found = tuple(_origin(one, mentions, outlets, lexicon) for one in groups)
    return found or _open_origin(mentions)


def _open_origin(mentions: Sequence[Told]) -> tuple[Origin, ...]:
    """Return the one origin of a claim told by those alone of whom it is not known who they are."""
    places = tuple(place for place, one in enumerate(mentions) if _asserts(one) and _is_open(one))
    maybe = dict.fromkeys(name for place in places for name in mentions[place].maybe)
    evidence = (f"not known which of {', '.join(maybe)}",) if len(maybe) > 1 else ()
    return (Origin(name=None, own_voice=False, mentions=places, evidence=evidence),) if places else ()


def _asserts(one: Told) -> bool:
    return stance_to_claim(one.stance, one.certainty) == Stance.ASSERTS


def _is_open(one: Told) -> bool:
    """Return whether somebody says it of whom it is not known who."""
    return one.statement is not None and one.origin is None and not one.nobodys


def _origin(
    one: _Group, mentions: Sequence[Told], outlets: Mapping[int, str | None], lexicon: Lexicon
) -> Origin:
    """Return an origin by the fullest of its names, with those that are no form of it as evidence."""
    name = max(one.names, key=lambda name: (is_written_name(name, lexicon), len(name), name), default=None)
    others = [other for other in one.names if name and not same_name(name, other, lexicon)]
    return Origin(
        name=name or outlets.get(mentions[one.mentions[0]].row),
        own_voice=name is None,
        mentions=tuple(one.mentions),
        evidence=(*one.evidence, *(f"also “{other}”" for other in others)),
    )


def named_origin(one: Told, mentions: Sequence[Told]) -> str | None:
    """Return whom its article names for a mention: in it, or for the same claim further down."""
    named = _named(one, mentions)
    return named.origin if named else None


def _named(one: Told, mentions: Sequence[Told]) -> Told | None:
    """Return the mention that names whom one rests on: itself, or one of the same claim further down."""
    if one.origin:
        return _spoken_for(one, mentions) or one
    if _is_open(one):
        return _likely(one, mentions)
    if one.statement or not _sums_up(one, mentions):
        return None
    further = (other for other in mentions if other.row == one.row and other.origin)
    return next((other for other in further if other.stance is one.stance), None)


def _likely(one: Told, mentions: Sequence[Told]) -> Told | None:
    """Return the mention of somebody who may be meant by an open speaker, and who tells it elsewhere."""
    return next(
        (other for name in one.maybe for other in mentions if name in (other.speaker, other.origin)), None
    )


def _spoken_for(one: Told, mentions: Sequence[Told]) -> Told | None:
    """Return the mention that tells for which body somebody speaks whom this article names alone."""
    if one.origin != one.speaker:
        return None
    same = (other for other in mentions if other.speaker == one.speaker and other.row != one.row)
    return next((other for other in same if other.origin != other.speaker and other.origin), None)


def _sums_up(one: Told, mentions: Sequence[Told]) -> bool:
    """Return whether a mention is the headline or the beginning, or the headline printed again below."""
    return one.head or any(
        other.row == one.row and other.head and folded(other.words) == folded(one.words) for other in mentions
    )


def _how(one: Told) -> str:
    """Return how an origin was found that does not speak for itself."""
    if one.statement is None:
        return _FURTHER
    if one.origin is None:
        return "nobody named for it"
    return "" if one.origin == one.speaker else "named behind the speaker"


def _is(group: _Group, named: Told | None, outlet: str | None, lexicon: Lexicon) -> bool:
    """Return whether a mention rests on what a group does; those who speak together on each of them."""
    if named is None or named.origin is None:
        return not group.names and group.outlet == outlet
    ours, theirs = named.parts or (named.origin,), group.parts or group.names
    if any(same_source(one, other, lexicon) for one in ours for other in (*theirs, *group.names)):
        return True
    return any(describes(one, group.called, lexicon) for one in ours) or any(
        describes(one, named.called, lexicon) for one in theirs
    )


def _quoted_from(
    one: Told, groups: Sequence[_Group], mentions: Sequence[Told], passages: Mapping[int, Sequence[Passage]]
) -> tuple[_Group, str] | None:
    """Return the group of whoever says the same quotation, called otherwise there."""
    found = passages.get(one.row, ())
    same = (each for each in groups if quoted_alike(one, [mentions[at] for at in each.mentions], found))
    group = next((each for each in same if each.names), None)
    return (group, "the same quotation") if group else None


def _copied_from(
    one: Told, groups: Sequence[_Group], mentions: Sequence[Told], passages: Mapping[int, Sequence[Passage]]
) -> tuple[_Group, str] | None:
    """Return the group with which a mention in an article's own voice shares its words, and how nearly."""
    prose = prose_of(one.row, passages)
    for test, how in ((copied, "the same words"), (half_copied, "half the same words")):
        for group in groups:
            if test(one, [mentions[at] for at in group.mentions], prose):
                return group, how
    return None
