"""Why: on what grounds a line stands, in words, for the drawer below it."""

from collections.abc import Iterator, Sequence

from sayso.model.correction import BY_PERSON
from sayso.model.party import How
from sayso.model.reading import Reading
from sayso.model.statement import Statement
from sayso.report.facts.layers import Measured, told_value, within
from sayso.report.facts.phrases import low_parts, pieces, who_speaks
from sayso.report.terminal.explain import presented

# How a speaker is known, or why nobody is, in a reader's words.
_KNOWN: dict[str, str] = {
    How.NAME: "named there",
    How.FAMILY: "named there by the family name",
    How.FAMILY_SHARED: "named there by a family name that several share",
    How.FIRST_NAME: "named there by the first name",
    How.SHORT_NAME: "named there by a short form",
    How.RELATIVE: "named there as somebody's relative",
    How.RUN_TOGETHER: "named there, the words run together",
    How.MISSPELT: "named there, spelt otherwise",
    How.NAME_APART: "named there, and kept apart as asked",
    How.BESIDE_NAME: "by the role that stands beside the name",
    How.ROLE_MATCH: "by a role given elsewhere in the article",
    How.ROLE_NEAREST: "by the role: the nearest who has it",
    How.ROLE_ALIKE: "by a role much like one given elsewhere",
    How.ROLE_ONLY_ONE: "by the role: only one here can have it",
    How.LAST_SPOKEN_OF: "by the role: the last spoken of",
    How.LEAD: "by the role: the one the article begins with",
    How.ONLY_ONE: "by the pronoun: only one fits",
    How.NEAREST: "by the pronoun: the nearest who fits",
    How.PAIR: "by the pronoun: the same group",
    How.SINGULAR: "by the pronoun",
    How.SAME_OWNER: "by the pronoun: the same as just before",
    How.FIRST_PERSON: "by “I”: the one who speaks",
    How.AUTHOR: "by “I”: the author",
    How.AUTHOR_NOT_NAMED: "by “I”: the author, who is not named",
    How.TURN: "by the name before the answer",
    How.SAME_WORDS: "by the same words elsewhere in the article",
    How.SAME_DOCUMENT: "the same document",
    How.SAME_GROUP: "the same group",
    How.DESCRIBED: "by these words alone",
    How.TOGETHER: "several together",
    How.CONTINUES: "goes on from what was said before",
    How.APART: "kept apart as asked",
    How.NONE_GIVEN: "the article names nobody",
    How.NOT_UNDERSTOOD: "the words for who speaks were not understood",
    How.NOBODY_FITS: "nobody named before fits the pronoun",
    How.NOBODY_QUOTED: "“I”, and who speaks is not known",
    How.CONTINUES_NOBODY: "goes on from somebody who is not known",
}
_PARTS = {
    "content": "which words",
    "source": "who",
    "speaker": "who",
    "act": "what is done",
    "certainty": "how sure it is put",
}
_BY_MODEL = "model:"


def why(reading: Reading, one: Statement) -> tuple[tuple[str, str], ...]:
    """Return the grounds of a line, each with its name."""
    return tuple(_grounds(reading, one))


def unsure_of(one: Statement) -> str:
    """Return of what a line is least sure, in words; nothing where no part of it stands out."""
    parts = sorted(low_parts(one), key=lambda part: part[1])
    return _PARTS[parts[0][0]] if parts else ""


def _grounds(reading: Reading, one: Statement) -> Iterator[tuple[str, str]]:
    text = reading.article.text
    yield "who", _who(one)
    if one.speaker:
        forms = dict.fromkeys(" ".join(span.of(text).split()) for span in one.speaker.mentions)
        if len(forms) > 1:
            yield "also written", ", ".join(f"“{form}”" for form in forms if form != one.speaker.name)
    if one.cue:
        yield "told by", f"“{pieces(text, one.cue)}”"
    yield "presented", presented(text, one)
    yield from _held(reading, one)
    if one.rule == BY_PERSON:
        yield "found by", "a person"
    else:
        yield "found by", _found_by(one.rule)
        yield (
            "how sure",
            f"of 100 lines as sure as this one, about {round(100 * one.confidence.line)} are right",
        )
    least = unsure_of(one)
    if least:
        yield "least sure", least


def _held(reading: Reading, one: Statement) -> Iterator[tuple[str, str]]:
    """Yield the times, numbers, places and marked wording in the words, each with what it means."""
    text = reading.article.text
    layers: dict[str, Sequence[Measured]] = {
        "times": reading.times,
        "numbers": reading.quantities,
        "places": reading.places,
        "wording": reading.wording,
    }
    for name, layer in layers.items():
        held = [f"“{each.span.of(text)}”: {told_value(reading, each)}" for each in within(layer, one.content)]
        if held:
            yield name, "; ".join(held)


def _who(one: Statement) -> str:
    known = [_KNOWN[one.how]] if one.how in _KNOWN else []
    second = [f"second came {one.runner_up}"] if one.runner_up and one.speaker else []
    return ", ".join([who_speaks(one), *known, *second])


def _found_by(rule: str) -> str:
    return "the trained network" if rule.startswith(_BY_MODEL) else f"the rule {rule.replace('_', ' ')}"
