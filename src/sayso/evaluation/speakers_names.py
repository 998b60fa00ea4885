"""When a name found is the right answer to a label of the gold of speakers."""

import re
from collections.abc import Mapping, Sequence

from sayso.evaluation.speakers_gold import GoldSpeaker, Names
from sayso.evaluation.tokens import convention
from sayso.model.party import Party
from sayso.model.statement import Statement

_WORD = re.compile(r"\w+(?:['’]\w+)*['’]?")


def same_name(found: str, right: str) -> bool:
    """Return whether a name found is the right one, or the right one with more words around it.

    >>> same_name("Professor Ida Brook", "Ida Brook"), same_name("Brook", "Ida Brook")
    (True, False)
    >>> same_name("spokesman for the mayor", "a spokesman"), same_name("spokesman for the mayor", "mayor")
    (True, False)
    """
    words, wanted = _words(found), _words(right)
    if not wanted or len(words) < len(wanted):
        return False
    ends = convention("head_ends")
    before, behind = words[: len(words) - len(wanted)], words[len(wanted) :]
    titled = words[len(before) :] == wanted and not ends.intersection(before)
    described = words[: len(wanted)] == wanted and (not behind or behind[0] in ends)
    return titled or described


def is_right(statement: Statement, gold: GoldSpeaker, parties: Mapping[str, Party]) -> bool:
    """Return whether a found statement has the right speaker, and the right origin where one is labelled."""
    speaker, chain = statement.speaker, statement.chain
    if gold.origin is None:
        return speaker is not None and _is(speaker, gold.speaker, parties)
    if speaker is None or not chain or not _is(chain[-1], gold.origin, parties):
        return False
    return _is(speaker, gold.speaker, parties) or _is(speaker, gold.origin, parties)


def _is(party: Party, names: Names, parties: Mapping[str, Party]) -> bool:
    return any(_is_form(party, form, parties) for form in names.forms)


def _is_form(party: Party, form: Sequence[str], parties: Mapping[str, Party]) -> bool:
    members = [parties[member].name for member in party.members if member in parties]
    if len(form) > 1:
        return len(members) == len(form) and all(
            any(same_name(member, name) for member in members) for name in form
        )
    return _words(party.name) == _words(form[0]) if members else same_name(party.name, form[0])


def _words(name: str) -> list[str]:
    articles = convention("articles")
    words = [word.casefold().replace("’", "'") for word in _WORD.findall(name)]
    return [word for word in words if word not in articles]
