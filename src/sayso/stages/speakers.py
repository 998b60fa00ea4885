"""Speakers: who is behind each attribution, with all names, roles and pronouns of one party joined."""

from collections.abc import Collection, Mapping, Sequence

from sayso.languages.pack import LanguagePack
from sayso.model.article import Article
from sayso.model.attribution import Attribution
from sayso.model.party import How, Party, Speakers
from sayso.model.quotation import Quotation
from sayso.model.statement import ActFound
from sayso.model.syntax import Syntax
from sayso.stages.who.casting import cast_people
from sayso.stages.who.entities import Casting, Entity, Known, make_parties, name_of
from sayso.stages.who.lexicon import lexicon_of
from sayso.stages.who.scene import Scene, set_scene


def find_speakers(
    article: Article,
    syntax: Syntax,
    quotations: Sequence[Quotation],
    attributions: Sequence[Attribution],
    acts: Sequence[ActFound],
    pack: LanguagePack,
    *,
    no_merge: Collection[str] = (),
) -> Speakers:
    """Return all parties, and for each attribution who makes it, to whom, about whom, and how we know.

    A form in `no_merge`, as written, is joined with no other.
    """
    scene = set_scene(article, syntax, quotations, lexicon_of(pack), no_merge=no_merge)
    castings = cast_people(scene, attributions, acts)
    parties = make_parties(scene, _in_order(castings))
    return Speakers(
        parties=tuple(parties.values()),
        speaker=tuple(_id(parties, casting.speaker) for casting in castings),
        chain=tuple(tuple(parties[one.number].id for one, _ in casting.steps) for casting in castings),
        chain_words=tuple(tuple(words for _, words in casting.steps) for casting in castings),
        addressee=tuple(_addressee(parties, casting) for casting in castings),
        target=tuple(_id(parties, casting.target) for casting in castings),
        confidence=tuple(_confidence(casting) for casting in castings),
        known_by=tuple(_how(casting).by for casting in castings),
        how=tuple(str(_how(casting)) for casting in castings),
        runner_up=tuple(_runner_up(scene, casting) for casting in castings),
        candidates=tuple(_candidates(parties, casting) for casting in castings),
    )


def _id(parties: Mapping[int, Party], known: Known | None) -> str | None:
    return parties[known.entity.number].id if known is not None else None


def _addressee(parties: Mapping[int, Party], casting: Casting) -> str | None:
    """Return who is spoken to; nobody is taken to tell it to himself: then the words were misread."""
    addressee = _id(parties, casting.addressee)
    return None if addressee == _id(parties, casting.speaker) else addressee


def _known(casting: Casting) -> Known | None:
    """Return who speaks, or is likeliest to."""
    return casting.speaker or casting.doubt


def _how(casting: Casting) -> How:
    known = _known(casting)
    return casting.why_none if known is None else known.how


def _confidence(casting: Casting) -> float:
    return casting.speaker.confidence if casting.speaker is not None else 0.0


def _candidates(parties: Mapping[int, Party], casting: Casting) -> tuple[tuple[str, float], ...]:
    """Return the two who may be meant where the speaker is open, with their chances."""
    one = casting.doubt
    if one is None or one.runner_up is None:
        return ()
    both = ((one.entity, one.confidence), (one.runner_up, 1 - one.confidence))
    return tuple((parties[entity.number].id, round(chance, 2)) for entity, chance in both)


def _runner_up(scene: Scene, casting: Casting) -> str:
    """Return the name of who came second, "" for nobody."""
    known = _known(casting)
    second = known.runner_up if known is not None else None
    return name_of(scene, second) if second is not None else ""


def _doubted(casting: Casting) -> tuple[Entity, ...]:
    one = casting.doubt
    return () if one is None or one.runner_up is None else (one.entity, one.runner_up)


def _in_order(castings: Sequence[Casting]) -> list[Entity]:
    """Return every entity that speaks, is spoken to or is spoken of, in order of appearance, members last."""
    ordered: dict[int, Entity] = {}
    for casting in castings:
        for known in (casting.speaker, casting.addressee, casting.target):
            if known is not None:
                ordered.setdefault(known.entity.number, known.entity)
        for entity in (*(one for one, _ in casting.steps), *_doubted(casting)):
            ordered.setdefault(entity.number, entity)
    for entity in tuple(ordered.values()):
        for member in entity.members:
            ordered.setdefault(member.number, member)
    return list(ordered.values())
