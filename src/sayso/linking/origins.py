"""Origins: whose say-so the mentions of one claim rest on, as far as their articles tell."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from sayso.languages.pack import load_pack
from sayso.linking.claims.stems import folded
from sayso.linking.claims.told import Told
from sayso.linking.names import body_key, letters_for
from sayso.model.claim import Origin, Passage, PassageKind
from sayso.model.span import Span, hull
from sayso.model.statement import Stance, stance_to_claim
from sayso.stages.who.lexicon import Lexicon, lexicon_of

_NEARLY = 0.9  # of a mention's characters
_ALIKE = 0.9  # of the letters of two names: one of sixteen may be another


@dataclass(slots=True)
class _Group:
    """One origin as it is found: the names it goes by, or the outlet that vouches by itself."""

    names: list[str]
    outlet: str | None
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
    down; what stands word by word in another article rests on the same; all else on the outlet itself.
    What somebody says whom the article does not name rests on nobody known, and is left out.
    """
    lexicon = lexicon_of(load_pack(language))
    groups: list[_Group] = []
    for place, one in enumerate(mentions):
        if stance_to_claim(one.stance, one.certainty) != Stance.ASSERTS or (one.statement and not one.origin):
            continue
        name, evidence = named_origin(one, mentions), _how(one)
        outlet = None if name else (outlets.get(one.row) or f"\x1f{one.row}")
        group = next((each for each in groups if _is(each, name, outlet, lexicon)), None)
        if group is None and outlet:
            group = next(_reprinted(one, groups, mentions, passages or {}), None)
            evidence = "the same words" if group else evidence
        if group is None:
            groups.append(group := _Group([], outlet))
        group.names += [name] if name and name not in group.names else []
        group.mentions.append(place)
        evidence = evidence if name or not outlet or evidence == "the same words" else ""
        group.evidence += [evidence] if evidence and evidence not in group.evidence else []
    return tuple(
        Origin(
            name=max(one.names, key=lambda name: (len(name), name))
            if one.names
            else outlets.get(mentions[one.mentions[0]].row),
            own_voice=not one.names,
            mentions=tuple(one.mentions),
            evidence=tuple(one.evidence),
        )
        for one in groups
    )


def named_origin(one: Told, mentions: Sequence[Told]) -> str | None:
    """Return whom its article names for a mention: in it, or for the same claim further down."""
    if one.statement or not _sums_up(one, mentions):
        return one.origin
    further = (other for other in mentions if other.row == one.row and other.origin)
    return next((other.origin for other in further if other.stance is one.stance), None)


def _sums_up(one: Told, mentions: Sequence[Told]) -> bool:
    """Tell whether a mention is the headline or the beginning, or the headline printed again below."""
    return one.head or any(
        other.row == one.row and other.head and folded(other.words) == folded(one.words) for other in mentions
    )


def _how(one: Told) -> str:
    """Return how an origin was found that does not speak for itself."""
    if one.statement is None:
        return "named further down"
    return "" if one.origin == one.speaker else "named behind the speaker"


def _is(group: _Group, name: str | None, outlet: str | None, lexicon: Lexicon) -> bool:
    if name is None:
        return not group.names and group.outlet == outlet
    return any(same_source(name, other, lexicon) for other in group.names)


def same_source(left: str, right: str, lexicon: Lexicon) -> bool:
    """Return whether two names that vouch for one claim are one source: alike, shortened, or its letters.

    Of one claim alone: there "the Observatory" is hardly another than "the Halden Observatory", and
    "the defense ministry" is "the defence ministry".
    """
    one, other = body_key(left, lexicon), body_key(right, lexicon)
    words, others = set(one.split()), set(other.split())
    return (
        words <= others
        or others <= words
        or letters_for(one, other)
        or letters_for(other, one)
        or _spelt_alike(one, other)
    )


def _spelt_alike(one: str, other: str) -> bool:
    """Tell whether two names are the same but for a letter or two of a long one.

    >>> _spelt_alike("defence ministry", "defense ministry"), _spelt_alike("ida brook", "ida brand")
    (True, False)
    """
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= _ALIKE


def by_row(passages: Sequence[Passage]) -> dict[int, list[Passage]]:
    """Return the passages of each article."""
    found = defaultdict[int, list[Passage]](list)
    for one in passages:
        for row in dict.fromkeys(row for row, _ in one.places):
            found[row].append(one)
    return dict(found)


def _reprinted(
    one: Told, groups: Sequence[_Group], mentions: Sequence[Told], passages: Mapping[int, Sequence[Passage]]
) -> Iterator[_Group]:
    """Yield the groups with which a mention in an article's own voice shares its words."""
    for passage in passages.get(one.row, ()):
        if passage.kind is not PassageKind.QUOTATION and stands_in(one.row, one.content, passage):
            for group in groups:
                others = (mentions[at] for at in group.mentions)
                if any(
                    other.row != one.row and stands_in(other.row, other.content, passage) for other in others
                ):
                    yield group


def stands_in(row: int, content: Sequence[Span], passage: Passage) -> bool:
    """Return whether nearly all of a mention stands in a passage: six words of it are anybody's."""
    place = hull(content)
    shared = (
        min(span.end, place.end) - max(span.start, place.start) for at, span in passage.places if at == row
    )
    return any(length >= _NEARLY * len(place) for length in shared)
