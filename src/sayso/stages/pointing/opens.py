"""Opens: clauses that leave open whether something is so, and events that are hedged by their own words."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from sayso.languages.pack import LanguagePack
from sayso.model.statement import Certainty
from sayso.model.syntax import Syntax
from sayso.stages.judging.signs import Signs
from sayso.stages.own.events import EventWords

_INNER = frozenset({"acomp", "attr", "oprd", "xcomp"})
_ROLES = frozenset({"nsubj", "nsubjpass", "dobj", "attr"})
_UNDER_A_NOUN = frozenset({"acl", "ccomp", "appos"})
_OF_SOMEBODY = frozenset({"poss", "agent"})
_DEEPEST = 3  # "was not able to confirm"


class OpenWords(NamedTuple):
    """Lemmas that leave a thing open, where negated or alone, and under which it is only reported."""

    negated: frozenset[str]
    alone: frozenset[str]
    reported: frozenset[str]


@cache
def open_words(pack: LanguagePack) -> OpenWords:
    """Return the words of `pack`."""
    table = pack.table("open")
    return OpenWords(*(frozenset(row["lemma"] for row in table[name]) for name in OpenWords._fields))


def leaves_open(syntax: Syntax, signs: Signs, head: int, words: OpenWords) -> bool:
    """Tell whether the clause of this predicate says that something is not known."""
    rows = tuple(_predicates(syntax, head))
    lemmas = {syntax.tokens[row].lemma.lower() for row in rows}
    if lemmas & words.alone:
        return True
    if lemmas.isdisjoint(words.negated):
        return False
    # A negation that a hedge has taken up ("not clear") is none of the signs' own.
    nots = (syntax.tokens[child].dep == "neg" for row in rows for child in syntax.children[row])
    return not signs.negated.isdisjoint(rows) or any(nots)


def only_reported(syntax: Syntax, signs: Signs, head: int, words: OpenWords) -> bool:
    """Tell what hangs on nobody's "reports": "reports THAT THE DAM FAILED", "reports of A RAID"."""
    token = syntax.tokens[head]
    above = token.head
    if token.dep == "pobj":
        above = syntax.tokens[above].head
    elif token.dep not in _UNDER_A_NOUN and (token.dep != "relcl" or head not in signs.over):
        return False  # "reports that INDICATE A RAID", not "reports that angered her"
    noun = syntax.tokens[above]
    if noun.pos != "NOUN" or noun.lemma.lower() not in words.reported:
        return False
    return all(syntax.tokens[child].dep not in _OF_SOMEBODY for child in syntax.children[above])


def _predicates(syntax: Syntax, head: int) -> Iterator[int]:
    """Yield the predicate and what it is completed by: "was", "able", "confirm"."""
    level = [head]
    for _ in range(_DEEPEST):
        yield from level
        level = [
            child for row in level for child in syntax.children[row] if syntax.tokens[child].dep in _INNER
        ]


def hedged_events(syntax: Syntax, signs: Signs, head: int, words: EventWords) -> Iterator[Certainty]:
    """Yield how sure the events are put that the clause tells of: "A SUSPECTED RAID shook the port"."""
    for child in syntax.children[head]:
        if syntax.tokens[child].dep in _ROLES and words.is_event(syntax, child):
            yield from (sign.value for sign in signs.at.get(child, ()))
