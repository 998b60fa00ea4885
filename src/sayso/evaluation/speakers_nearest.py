"""The naive answer to who speaks: the last person named before the cue, or in it."""

import re
from collections.abc import Iterator, Sequence

from sayso.evaluation.speakers_gold import GoldSpeaker, SpeakersGold


def nearest_person(gold: SpeakersGold, statement: GoldSpeaker) -> str | None:
    """Return the full name of the last person whose name ends no later than the source does.

    A single word of a name will do; of two people who share it the one mentioned last is meant.
    Where a statement has no source, names before its content count.
    """
    end = statement.source.end if statement.source else statement.content.start
    last = None
    for last in _mentions(gold.text[:end], gold.people):  # noqa: B007 — only the last one counts
        pass
    return last


def _mentions(text: str, people: Sequence[str]) -> Iterator[str]:
    """Yield who is meant by each name in the text, in order."""
    parts = {part for person in people for part in person.split() if part[0].isupper() and len(part) > 1}
    names = sorted({*people, *parts}, key=lambda name: (-len(name), name))
    if not names:
        return
    recent = list(people)  # the one mentioned last stands first
    for found in re.finditer(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)", text):
        person = next(one for one in recent if found[0] == one or found[0] in one.split())
        recent.remove(person)
        recent.insert(0, person)
        yield person
