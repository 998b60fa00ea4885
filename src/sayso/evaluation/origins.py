"""Origins: whether the end of a statement's chain is the origin that people marked.

People write an origin in full and in their own order, so that a party is the marked one where one of its
forms is a form that the story has for it, or where the words of one are all among those of the other.
"""

import re
from collections.abc import Iterable, Mapping

from sayso.model.party import Party
from sayso.model.reading import Reading
from sayso.model.statement import Assertion, Statement

_SMALL = frozenset({"the", "a", "an", "of", "for", "and", "in", "on", "at", "to", "by", "from", "with"})
_OWNER = re.compile(r"[’']s?\b")
_MARK = re.compile(r"[^\w\s]")


def end_of_chain(reading: Reading, one: Statement | Assertion) -> tuple[str, ...]:
    """Return the forms of the last in a statement's chain and of its members; none for an assertion."""
    if isinstance(one, Assertion) or not one.chain:
        return ()
    parties: Mapping[str, Party] = {party.id: party for party in reading.parties}
    last = one.chain[-1]
    each = (last, *(parties[member] for member in last.members))
    text = reading.article.text
    return tuple(form for party in each for form in (party.name, *(span.of(text) for span in party.mentions)))


def is_origin(forms: Iterable[str], marked: Iterable[str]) -> bool:
    """Return whether one of the forms is one of those marked.

    >>> is_origin(["the Observatory"], ["Halden Observatory for Rights"]), is_origin(["Ruiz"], ["Vale"])
    (True, False)
    """
    wanted = [words for label in marked if (words := _words(label))]
    return any(_same(words, label) for form in forms if (words := _words(form)) for label in wanted)


def _same(left: list[str], right: list[str]) -> bool:
    letters = {"".join(word[0] for word in words) for words in (left, right) if len(words) > 1}
    if {*left} <= {*right} or {*right} <= {*left}:
        return True
    return any(len(words) == 1 and words[0] in letters for words in (left, right))


def _words(form: str) -> list[str]:
    bare = _MARK.sub(" ", _OWNER.sub(" ", form.casefold()))
    return [word for word in bare.split() if word not in _SMALL]
