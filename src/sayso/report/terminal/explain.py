"""The explanation of one statement: its rule, its cue, how its speaker is known, its rivals."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from sayso.languages.pack import Entry, installed, load_pack
from sayso.model.browsed import LoggedCorrection
from sayso.model.correction import BY_PERSON
from sayso.model.reading import Reading
from sayso.model.statement import Stance, Statement
from sayso.report.facts.layers import Measured, told_value, value_of, within
from sayso.report.facts.layout import wrap
from sayso.report.facts.phrases import does, number, pieces, shown_words, who_does, who_speaks, with_scope
from sayso.report.facts.places import Places
from sayso.report.facts.when import time_words

_ENTRY_FIELDS = ("lemma", "class", "act")
_NAME = 12  # columns of the names of facts


@dataclass(frozen=True, slots=True)
class People:
    """What people made of an article's statements, the last first, and those of the machine by their ids."""

    log: tuple[LoggedCorrection, ...] = ()
    machine: Mapping[str, Statement] = field(default_factory=dict)

    def of(self, statement: str) -> tuple[LoggedCorrection, ...]:
        """Return what people made of a statement, the last first."""
        return tuple(one for one in self.log if one.statement == statement)


NOBODY = People()


def explain_text(reading: Reading, one: Statement, *, width: int = 100, people: People = NOBODY) -> str:
    """Return the explanation for people, a fact a line; `people` are those who corrected it."""
    lines = []
    for name, fact in _facts(reading, one, people):
        first, *more = wrap(fact, width - _NAME - 2) or [""]
        lines.append(f"{name:<{_NAME}}  {first}")
        lines += [" " * (_NAME + 2) + line for line in more]
    return "\n".join(lines) + "\n"


def explain_dict(reading: Reading, one: Statement, *, people: People = NOBODY) -> dict[str, Any]:
    """Return the explanation as plain values; `people` are those who corrected it."""
    entry, text = cue_entry(reading, one), reading.article.text
    machine = people.machine.get(one.id) if one.rule == BY_PERSON else None
    return {
        "statement": one.id,
        "weak": one.weak,
        "words": shown_words(text, one),
        "content": [[span.start, span.end] for span in one.content],
        "rule": one.rule,
        "lexeme": one.lexeme,
        "entry": {name: entry[name] for name in _ENTRY_FIELDS} if entry else None,
        "speaker": one.speaker.name if one.speaker else None,
        "how": one.how,
        "runner_up": one.runner_up or None,
        "candidates": [{"name": party.name, "chance": chance} for party, chance in one.candidates],
        "joined": sorted({span.of(text) for span in one.speaker.mentions}) if one.speaker else [],
        "over": [{"rule": rule, "score": score} for rule, score in one.over],
        "confidence": dict(_confidence(one)),
        "corrected": [
            {"kind": each.kind, "by": each.annotator, "tool": each.tool, "time": each.time}
            for each in people.of(one.id)
        ],
        "before": _by_machine(text, machine) if machine else None,
        "act": str(one.act),
        "certainty": str(one.certainty) if one.certainty else None,
        "stance": str(one.stance),
        "polarity": str(one.polarity),
        "hedges": [
            {"words": hedge.span.of(text), "value": str(hedge.value), "by": str(hedge.by)}
            for hedge in one.hedges
        ],
        "condition": [span.of(text) for span in one.condition],
        "addressee": one.addressee.name if one.addressee else None,
        "target": one.target.name if one.target else None,
        "when": one.when,
        "said": one.said,
        "answers": one.answers,
        **{
            name: [
                {"start": each.span.start, "end": each.span.end, "words": each.span.of(text)}
                | {"value": value_of(text, each)}
                for each in within(layer, one.content)
            ]
            for name, layer in _layers(reading).items()
        },
    }


def cue_entry(reading: Reading, one: Statement) -> Entry | None:
    """Return the entry of the statement's cue in the language pack, or None for a statement without one."""
    language = reading.article.language
    if not one.lexeme or language not in installed():
        return None
    lemma, _, kind = one.lexeme.rpartition(":")
    entries = _entries(language)
    return entries.get((lemma, kind)) if lemma else entries.get((one.lexeme, ""))


@cache
def _entries(language: str) -> Mapping[tuple[object, object], Entry]:
    """Return the cues of a language by lemma and class, and by lemma alone, the first of each."""
    entries: dict[tuple[object, object], Entry] = {}
    for entry in load_pack(language).table("cues").get("cue", ()):
        for key in ((entry.get("lemma"), entry.get("class")), (entry.get("lemma"), "")):
            entries.setdefault(key, entry)
    return entries


def _by_machine(text: str, one: Statement) -> dict[str, Any]:
    """Return what the machine had read, before somebody corrected it."""
    return {
        "words": shown_words(text, one),
        "speaker": one.speaker.name if one.speaker else None,
        "act": str(one.act),
        "stance": str(one.stance),
        "certainty": str(one.certainty) if one.certainty else None,
        "rule": one.rule,
        "confidence": dict(_confidence(one)),
    }


def told_correction(one: LoggedCorrection) -> str:
    """Return who did what to a statement, in which tool and when."""
    when = f", {one.time}" if one.time else ""
    return f"{one.kind} by {one.annotator or 'somebody'} ({one.tool}{when})"


def _corrected(text: str, one: Statement, people: People) -> Iterator[tuple[str, str]]:
    """Yield what people made of it, and what the machine had read where that is something else."""
    for each in people.of(one.id):
        yield "by people", told_correction(each)
    machine = people.machine.get(one.id)
    if machine is None:
        return
    now, before = ([who_speaks(each), does(text, each), shown_words(text, each)] for each in (one, machine))
    told = who_does(before[0], before[1], " — ") + (f": {before[2]}" if before[2] != now[2] else "")
    yield "before", told if now != before else "the same, as the machine read it"
    yield "found by", f"{machine.rule}, sure of the line: {machine.confidence.line:.2f}"


def _facts(reading: Reading, one: Statement, people: People) -> Iterator[tuple[str, str]]:
    text = reading.article.text
    yield f"{number(one.id)}", who_does(who_speaks(one), does(text, one), " — ")
    if one.weak:
        yield "weak", "too likely wrong to be printed: reports leave it out but with --all"
    yield "words", shown_words(text, one)
    yield "place", Places(reading.article).cite(one.content or one.cue or one.source)
    if one.rule == BY_PERSON:
        yield "rule", "as a person left it"
        yield from _corrected(text, one, people)
    else:
        yield "rule", one.rule
    yield "cue", _cue(reading, one)
    yield "source", f"{pieces(text, one.source) or 'none written'}"
    yield "speaker", _speaker(one, people.machine.get(one.id))
    yield from _joined(text, one)
    yield "manner", str(one.manner)
    yield "presented", presented(text, one)
    yield from _about(reading, one)
    yield from _held(reading, one)
    yield from _links(one)
    if one.rule == BY_PERSON:
        return
    yield (
        "over",
        ", ".join(f"{rule} ({score:.2f})" for rule, score in one.over) or "nothing: no other reading",
    )
    yield "confidence", " · ".join(f"{name} {value:.2f}" for name, value in _confidence(one))


def _cue(reading: Reading, one: Statement) -> str:
    written = pieces(reading.article.text, one.cue) or "none"
    entry = cue_entry(reading, one)
    if entry is None:
        return f"{written}" + (f" (entry {one.lexeme})" if one.lexeme else "")
    return f"{written} — entry {one.lexeme}, whose act is {entry['act']}"


_STANCES = {
    Stance.ASSERTS: "put forward as so",
    Stance.DENIES: "denied",
    Stance.UNSAID: "left unsaid",
    Stance.ASKS: "asked",
}


def presented(text: str, one: Statement) -> str:
    """Return how sure the content is presented, with the words that show it."""
    sure = str(one.certainty) if one.certainty else "neither certain nor uncertain"
    hedges = [f"{with_scope(text, hedge)} ({hedge.value}, the {hedge.by}'s)" for hedge in one.hedges]
    conditions = [f"condition: {span.of(text)}" for span in one.condition]
    return " · ".join([sure, _STANCES[one.stance], *hedges, *conditions])


def _about(reading: Reading, one: Statement) -> Iterator[tuple[str, str]]:
    """Yield to whom and about whom it is, and both its times."""
    dated = reading.article.published is not None
    for name, fact in (
        ("to", one.addressee and one.addressee.name),
        ("about", one.target and one.target.name),
        ("event", one.when and time_words(one.when, dated=dated)),
        ("said", one.said and time_words(one.said, dated=dated)),
    ):
        if fact:
            yield name, fact


def _held(reading: Reading, one: Statement) -> Iterator[tuple[str, str]]:
    """Yield the times, numbers, places and marked wording in the content, each with what it means."""
    text = reading.article.text
    for name, layer in _layers(reading).items():
        held = [f"{each.span.of(text)} = {told_value(reading, each)}" for each in within(layer, one.content)]
        if held:
            yield name, "; ".join(held)


def _layers(reading: Reading) -> dict[str, Sequence[Measured]]:
    return {
        "times": reading.times,
        "numbers": reading.quantities,
        "places": reading.places,
        "wording": reading.wording,
    }


def _speaker(one: Statement, machine: Statement | None) -> str:
    if one.rule == BY_PERSON and machine and machine.speaker != one.speaker:
        return f"{one.speaker.name if one.speaker else 'nobody'}, set by a person"
    if one.candidates:
        chances = ", ".join(f"{party.name} {chance:.2f}" for party, chance in one.candidates)
        return f"open: {chances} ({one.how})"
    if one.speaker is None:
        return f"not known{f' ({one.how})' if one.how else ''}"
    chain = " ← ".join(party.name for party in one.chain) if len(one.chain) > 1 else ""
    return f"{one.speaker.name}, known by {one.how or 'the source as written'}" + (
        (f"; chain to the origin: {chain}" if chain else "")
        + (f"; second came {one.runner_up}" if one.runner_up else "")
    )


def _joined(text: str, one: Statement) -> Iterator[tuple[str, str]]:
    """Yield the forms that are taken for the speaker, each with how often, and how to keep one apart."""
    forms = Counter(span.of(text) for span in one.speaker.mentions) if one.speaker else Counter()
    if len(forms) > 1:
        told = ", ".join(f"{form} ({times})" for form, times in forms.items())
        yield "joined", f"{told}; keep one apart with --no-merge"


def _links(one: Statement) -> Iterator[tuple[str, str]]:
    for name, other in (("nested in", one.nested_in), ("answers", one.answers), ("repeats", one.repeat_of)):
        if other:
            yield name, number(other)


def _confidence(one: Statement) -> tuple[tuple[str, float], ...]:
    sure = one.confidence
    return (
        ("line", sure.line),
        ("content", sure.content),
        ("source", sure.source),
        ("speaker", sure.speaker),
        ("act", sure.act),
        ("certainty", sure.certainty),
    )
