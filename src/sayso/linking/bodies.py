"""Bodies: organisations, wires and outlets of several articles that are one, by the names written."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from sayso.languages.pack import load_pack
from sayso.linking.merging import Merging
from sayso.linking.names import FULL, body_key, letters_for, part_of, plain_key, tells_a_body
from sayso.model.figure import Appearance, Evidence, Ground
from sayso.model.party import PartyKind
from sayso.stages.who.lexicon import Lexicon, lexicon_of

BODIES = frozenset({PartyKind.ORGANISATION, PartyKind.WIRE, PartyKind.OUTLET})

# A short form means the long one that stands beside it in three articles of four or more: a name misread
# once must not take it away.  Where it is words of the long name, one article in ten that write the short
# form must write both ("United Nations" is more than the start of a longer name), and two articles where the
# first word is left out: there are many foreign ministries.
_CLEARLY, _OFTEN, _TWICE = 0.75, 0.1, 2


def join_bodies(merging: Merging, numbers: Iterable[int], unsure: Iterable[int]) -> None:
    """Join bodies by name, and by a short form that some article writes beside the long one.

    `unsure` are names without a role: one in full that other articles at least as often take for a body
    is that body.
    """
    keys = _keys(merging.appearances, numbers)
    named = _keys(merging.appearances, unsure)
    bodies, people = Counter(keys.values()), Counter(named.values())
    keys |= {
        number: key
        for number, key in named.items()
        if len(key.split()) >= FULL and bodies[key] >= people[key]
    }
    by_key: dict[str, list[int]] = defaultdict(list)
    for number in sorted(keys):
        by_key[keys[number]].append(number)
    for same in by_key.values():
        _join_same(merging, same)
    _join_short_forms(merging, keys, by_key)


def _lexicon(appearance: Appearance) -> Lexicon:
    return lexicon_of(load_pack(appearance.language))


def _keys(appearances: Sequence[Appearance], numbers: Iterable[int]) -> dict[int, str]:
    named = {number: appearances[number] for number in numbers}
    return {
        number: body_key(one.name, _lexicon(one))
        for number, one in named.items()
        if tells_a_body(one.name, _lexicon(one))
    }


def _join_same(merging: Merging, numbers: Sequence[int]) -> None:
    """Join bodies of one name to the first that writes it so, and the ways of writing to each other."""
    firsts: dict[str, int] = {}
    for number in numbers:
        one = merging.appearances[number]
        first = firsts.setdefault(plain_key(one.name, _lexicon(one)), number)
        merging.join(first, number, (_names(Ground.NAME, merging.appearances[first], one),))
    first, *others = firsts.values()
    for other in others:
        both = merging.appearances[first], merging.appearances[other]
        merging.join(first, other, (_names(Ground.LANGUAGE, *both),))


def _names(ground: Ground, left: Appearance, right: Appearance) -> Evidence:
    return Evidence(ground, left.name, right.name)


def _join_short_forms(merging: Merging, keys: Mapping[int, str], by_key: Mapping[str, list[int]]) -> None:
    """Join the bodies known by a short form to the one whose long name stands beside it in some article."""
    beside: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for number in sorted(keys):
        for short in _short_forms(merging.appearances[number], keys[number]):
            beside[short][keys[number]].append(number)
    for short in sorted(beside.keys() & by_key.keys()):
        alone = len(by_key[short])
        fitting = {
            long: shown for long, shown in beside[short].items() if _stands_for(short, long, shown, alone)
        }
        long = max(fitting, key=lambda long: (len(fitting[long]), long), default=None)
        if long and len(fitting[long]) >= _CLEARLY * sum(map(len, fitting.values())):
            first = fitting[long][0]
            evidence = Evidence(Ground.SHORT_FORM, *_written(merging.appearances[first], short))
            merging.join(first, by_key[short][0], (evidence,))


def _stands_for(short: str, long: str, shown: Sequence[int], alone: int) -> bool:
    """Return whether a short form that stands beside a long name means it in other articles too."""
    least = 1 if long.startswith(f"{short} ") else _TWICE
    return letters_for(short, long) or len(shown) >= max(least, _OFTEN * (len(shown) + alone))


def _short_forms(appearance: Appearance, key: str) -> set[str]:
    """Return the keys of the forms that are short for the name written beside them."""
    lexicon = _lexicon(appearance)
    forms = {body_key(form, lexicon) for form in appearance.forms if tells_a_body(form, lexicon)}
    return {form for form in forms if letters_for(form, key) or part_of(form, key)}


def _written(appearance: Appearance, short: str) -> tuple[str, str]:
    lexicon = _lexicon(appearance)
    return appearance.name, min(form for form in appearance.forms if body_key(form, lexicon) == short)
