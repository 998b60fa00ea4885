"""Names: when two names of different articles can be one person's, or one body's."""

from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import takewhile

from sayso.stages.who.lexicon import Lexicon, plain_name
from sayso.stages.who.naming import same_person

Words = tuple[str, ...]

FULL = 2  # words of a full name: a given name and a family name
_STEM = 4  # letters that two words must share at least to be forms of one word
# "Abdelkarim" and "Abdulkarim" agree in .90, "Karimov" and "Karimi" in .77.
_MISSPELT = 0.8


def person_words(name: str, lexicon: Lexicon) -> Words:
    """Return the words of a person's name as names are compared, without particles and "Jr."."""
    words = plain_name(name).split()
    while len(words) > 1 and words[-1] in lexicon.suffixes:
        words.pop()
    last = len(words) - 1
    kept = tuple(word for row, word in enumerate(words) if row in (0, last) or word not in lexicon.particles)
    return kept[1:] if len(kept) == FULL and kept[0] in lexicon.particles else kept


def body_key(name: str, lexicon: Lexicon) -> str:
    """Return the name of a body as names are compared; what the pack knows as the same has the same key."""
    key = plain_key(name, lexicon)
    return lexicon.same_as.get(key, key)


def plain_key(name: str, lexicon: Lexicon) -> str:
    """Return the words of a body's name without "the", "of" and the like."""
    words = plain_name(name).split()
    return " ".join(word for word in words if word not in _small(lexicon)) or " ".join(words)


def _small(lexicon: Lexicon) -> frozenset[str]:
    return lexicon.joiners | lexicon.second_joiners | lexicon.definite


def is_written_name(form: str, lexicon: Lexicon) -> bool:
    """Return whether words are written as a name: capitals, but for the small words inside."""
    words = form.replace("-", " ").split()
    small = _small(lexicon) | lexicon.particles
    capitals = [word for word in words if word[0].isupper() or word[0].isdigit()]
    written = all(word in capitals or word in small for word in words)
    named = written and any(word.casefold() not in lexicon.definite for word in capitals)
    acronym = len(form) > 1 and form.isupper()  # "US" is no "us"
    return named and form[0].isalnum() and (acronym or form.casefold() not in lexicon.pronouns)


def tells_a_body(form: str, lexicon: Lexicon) -> bool:
    """Return whether a form names one body and no other: more than "Ministry" or "the Group"."""
    general = lexicon.body_words | lexicon.last_words | lexicon.outlet_words | lexicon.outlet_nouns
    return is_written_name(form, lexicon) and any(
        word not in general for word in plain_key(form, lexicon).split()
    )


def short_for(short: Words, long: Words) -> bool:
    """Return whether one name is another's end: "Ruiz" or "Carla Ruiz" for "Ana Carla Ruiz".

    >>> short_for(("ruiz",), ("ana", "ruiz")), short_for(("ana",), ("ana", "ruiz"))
    (True, False)
    """
    return len(short) < len(long) and long[-len(short) :] == short


def letters_for(short: str, long: str) -> bool:
    """Return whether a short form is the first letters of a body's name.

    >>> letters_for("hrw", "halden relief works")
    True
    """
    return short == "".join(word[0] for word in long.split())


def part_of(short: str, long: str) -> bool:
    """Return whether a short form is some words of a body's name, in order.

    >>> part_of("halden relief", "halden relief works"), part_of("relief halden", "halden relief works")
    (True, False)
    """
    place = iter(long.split())
    return short != long and all(word in place for word in short.split())


def fuller(left: Words, right: Words) -> bool:
    """Return whether one full name is the other with a middle name."""
    few, many = sorted((left, right), key=len)
    return few[0] == many[0] and few[-1] == many[-1] and same_person(few, many)


def misspelt(left: Words, right: Words) -> bool:
    """Return whether two full names are one in two spellings, or one with an initial.

    >>> misspelt(("omar", "abdelkarim"), ("omar", "abdulkarim"))
    True
    """
    if left[-1] == right[-1] and same_person(left, right):
        return True
    rest = ("".join(left[1:]), "".join(right[1:]))
    return left[0] == right[0] and SequenceMatcher(None, *rest, autojunk=False).ratio() >= _MISSPELT


def akin(left: str, right: str) -> bool:
    """Return whether two words are forms of one: the same first letters, at least half of the longer.

    >>> akin("halden", "haldens"), akin("spokesman", "spokeswoman"), akin("foreign", "former")
    (True, True, False)
    """
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(left, right, strict=False)))
    return left == right or shared >= max(_STEM, max(len(left), len(right)) / 2)


def any_akin(left: Sequence[str] | frozenset[str], right: Sequence[str] | frozenset[str]) -> bool:
    """Return whether some word of each side is a form of the same word."""
    return any(akin(one, other) for one in left for other in right)
