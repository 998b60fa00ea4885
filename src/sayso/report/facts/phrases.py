"""Phrases: the few words of its own in which sayso describes a statement, for people."""

from collections.abc import Iterable, Iterator

from sayso.model.correction import BY_PERSON
from sayso.model.measure import GenreName
from sayso.model.party import KnownBy, Party
from sayso.model.reading import Coverage, MadeBy, Reading
from sayso.model.span import Span
from sayso.model.statement import Act, Certainty, Hedge, HedgedBy, Stance, Statement, is_not_done
from sayso.report.facts.names import are_several
from sayso.report.facts.when import time_words

# Below this a reader should check the words before citing them: shown, and marked.
LOW_CONFIDENCE = 0.6

DOES = {
    Act.SAY: "says",
    Act.CLAIM: "claims",
    Act.ANNOUNCE: "announces",
    Act.CONFIRM: "confirms",
    Act.ADMIT: "admits",
    Act.DENY: "denies",
    Act.ACCUSE: "accuses",
    Act.CRITICISE: "criticises",
    Act.PRAISE: "praises",
    Act.AGREE: "agrees",
    Act.PREDICT: "predicts",
    Act.PROMISE: "promises",
    Act.THREATEN: "threatens",
    Act.WARN: "warns",
    Act.DEMAND: "demands",
    Act.URGE: "urges",
    Act.ASK: "asks",
    Act.DECLINE: "declines",
    Act.NO_REPLY: "gives no reply",
    Act.KNOW: "knows",
    Act.BELIEVE: "believes",
    Act.WANT: "wants",
    Act.PLAN: "plans",
    Act.FEAR: "fears",
    Act.OTHER: "does something else",
}
_DO = {Act.NO_REPLY: "give no reply", Act.OTHER: "do something else"}  # what is no act's own name
_DONE = {Act.DENY: "denied", Act.DECLINE: "declined", Act.NO_REPLY: "no reply", Act.ADMIT: "admitted"}
_NOBODY = "nobody "

_OWN_VOICE = {
    GenreName.OPINION: "the author's own voice",
    GenreName.LETTERS: "the writers' own voice",
    GenreName.RELEASE: "the issuer's own voice",
}


# What a party that is spoken of has had done to it.
DONE_TO = {
    Act.SAY: "told of",
    Act.CLAIM: "told of",
    Act.ACCUSE: "accused",
    Act.CRITICISE: "criticised",
    Act.PRAISE: "praised",
    Act.THREATEN: "threatened",
    Act.WARN: "warned",
}


# What stands for a source and is no name of it: "officials, who asked not to be named".
_RELATIVE = frozenset({"who", "whom", "which", "that", "whose"})


def number(statement_id: str) -> str:
    """Return the number under which a statement is shown: that of its id.

    >>> number("s12")
    '12'
    """
    return statement_id.lstrip("sa")


def pieces(text: str, spans: tuple[Span, ...]) -> str:
    """Return the exact words of the pieces with `[…]` where words between them are left out.

    >>> pieces("“Go,” she said, “now.”", (Span(0, 5), Span(16, 22)))
    '“Go,” […] “now.”'
    """
    shown, end = [], None
    for span in spans:
        if end is not None:
            shown.append(" […] " if text[end : span.start].strip() else " ")
        shown.append(span.of(text))
        end = span.end
    return "".join(shown)


def shown_words(text: str, statement: Statement) -> str:
    """Return the words to show for a statement: its content, or its cue where nothing was said."""
    return pieces(text, statement.content or statement.cue or statement.source)


def who_speaks(statement: Statement) -> str:
    """Return the name of the speaker, or those who could be meant: "Ruiz, or Vale", "Ruiz, or another"."""
    if statement.speaker:
        return statement.speaker.name
    names = [party.name for party, _ in statement.candidates]
    return ", or ".join([*names, "another"] if len(names) == 1 else names) or "speaker not known"


def called_here(text: str, statement: Statement) -> str:
    """Return the source's own words where they are no name of the speaker: "the former vice president"."""
    if statement.speaker is None or statement.known_by is KnownBy.PRONOUN:
        return ""
    written = statement.source[0].of(text) if len(statement.source) == 1 else ""
    same = _letters(statement.speaker.name) & _letters(written) or written.casefold() in _RELATIVE
    return "" if same or "\n" in written or "“" in written else written


def _letters(words: str) -> set[str]:
    """Return the words that can tell a name, without marks, case and the 's of an owner."""
    bare = (word.strip(".,“”\"'’").casefold() for word in words.split())
    return {word.removesuffix("'s").removesuffix("’s") for word in bare}


def does(text: str, statement: Statement) -> str:
    """Return what the speaker does, how sure and when, as far as it is not the plain case."""
    told = presents(text, statement)
    return f"{told}, {time_words(statement.said)}" if statement.said else told


def presents(text: str, statement: Statement) -> str:
    """Return what the speaker does and how sure, as far as it is not the plain case.

    An act without a name of its own is told by the words of its cue, and so is what one would not say.
    """
    parts = [doing(text, statement)]
    if statement.certainty not in {None, Certainty.CERTAIN}:
        parts.append(str(statement.certainty))
    return " · ".join(parts)


def doing(text: str, statement: Statement) -> str:
    """Return what the speaker does with the words: "says", "denies", "does not say", “would not say”."""
    return tell(
        statement.act,
        statement.stance,
        cue=pieces(text, statement.cue),
        several=statement.speaker is not None and are_several(statement.speaker),
        wordless=not statement.content,
        nobody=not (statement.speaker or statement.source),  # "nobody at the county said" has no source
    )


def tell(
    act: Act,
    stance: Stance,
    *,
    cue: str = "",
    several: bool = False,
    wordless: bool = False,
    nobody: bool = False,
) -> str:
    """Return what is done with some words: by the act, and by whether it is done at all.

    Who tells a statement by its act alone shows as said what somebody did not say.
    An act without a name of its own, and what one would not say, are told by the words of the `cue`;
    `wordless` is who said nothing, and where the text names `nobody` who does it, nobody does.

    >>> tell(Act.SAY, Stance.UNSAID), tell(Act.WANT, Stance.DENIES, several=True)
    ('does not say', 'do not want')
    >>> tell(Act.CLAIM, Stance.UNSAID, nobody=True), tell(Act.OTHER, Stance.UNSAID, cue="did not deny")
    ('nobody claims', '“did not deny”')
    """
    words = cue.split()
    if words and (act is Act.OTHER or (act is Act.DECLINE and not wordless and len(words) > 1)):
        return f"“{' '.join(words)}”"
    if not is_not_done(act, stance):
        return verb(act, several=several)
    return f"{_NOBODY}{verb(act)}" if nobody else not_done(act, several=several)


def not_done(act: Act, *, several: bool = False) -> str:
    """Return what is not done, by one or by several.

    >>> not_done(Act.SAY), not_done(Act.WANT, several=True)
    ('does not say', 'do not want')
    """
    return f"{'do' if several else 'does'} not {act}"


def is_nobody(does: str) -> bool:
    """Return whether it is told that nobody does something.

    >>> is_nobody("nobody claims · possible"), is_nobody("claims")
    (True, False)
    """
    return does.startswith(_NOBODY)


def who_does(who: str, does: str, between: str = " ") -> str:
    """Return who does what; where nobody does it there is no speaker, known or not.

    >>> who_does("Ruiz", "does not say"), who_does("speaker not known", "nobody says", between=" — ")
    ('Ruiz does not say', 'nobody says')
    """
    return does if is_nobody(does) else between.join(filter(None, (who, does)))


def verb(act: Act, *, several: bool = False) -> str:
    """Return what is done, by one or by several.

    >>> verb(Act.DENY), verb(Act.DENY, several=True)
    ('denies', 'deny')
    """
    return _DO.get(act, str(act)) if several else DOES[act]


def hedged(
    text: str,
    hedges: Iterable[Hedge],
    condition: Iterable[Span] = (),
    *,
    mine: HedgedBy = HedgedBy.SPEAKER,
) -> Iterator[str]:
    """Yield what makes a content less than certain, in its own words; whose it is unless it is `mine`."""
    for hedge in hedges:
        whose = "" if hedge.by is mine else f", the {hedge.by}'s"
        yield f"hedge: {with_scope(text, hedge)} ({hedge.value}{whose})"
    for piece in condition:
        yield f"condition: {piece.of(text)}"


def with_scope(text: str, hedge: Hedge) -> str:
    """Return the words of a hedge with the word they stand over: "may […] fall"."""
    spans = (hedge.span, hedge.over) if hedge.over else (hedge.span,)
    return pieces(text, tuple(sorted(spans)))


def written_once(text: str, spans: Iterable[Span], name: str) -> list[str]:
    """Return wordings such as roles, each once, without those that another one, or the name, holds.

    >>> written_once("mayor Ruiz, the mayor of Oss", (Span(0, 5), Span(16, 28)), "Ruiz")
    ['mayor of Oss']
    """
    wordings = dict.fromkeys(" ".join(span.of(text).split()) for span in spans)
    every = {one.casefold(): one for one in wordings if one.casefold() not in name.casefold()}
    return [
        one
        for folded, one in every.items()
        if not any(folded in other and folded != other for other in every)
    ]


def chain_of(statement: Statement) -> Iterator[tuple[str, Party]]:
    """Yield those through whom the speaker is cited, then those on whom the speaker relies."""
    link = "through"
    for party in statement.chain:
        if statement.speaker and party.id == statement.speaker.id:
            link = "on the say-so of"
        else:
            yield link, party


def answered(statement: Statement) -> str:
    """Return what an answer does to the statement it answers, such as "denied" or "no reply"."""
    return _DONE.get(statement.act, "answered")


def low_parts(statement: Statement) -> Iterator[tuple[str, float]]:
    """Yield the parts of a statement that are doubtful; where no speaker is known there is none to doubt."""
    sure = statement.confidence
    parts = {"content": sure.content, "source": sure.source, "act": sure.act, "certainty": sure.certainty}
    if statement.speaker:
        parts["speaker"] = sure.speaker
    yield from ((name, value) for name, value in parts.items() if value < LOW_CONFIDENCE)


def decimals(value: float) -> str:
    """Return a confidence in two places: `.97`, `1.0`.

    >>> decimals(0.974), decimals(1)
    ('.97', '1.0')
    """
    return "1.0" if value >= 0.995 else f"{value:.2f}"[1:]  # noqa: PLR2004 — what rounds to 1.00


def weaker_line(count: int, noun: str = "reading") -> str:
    """Return the line that closes a listing in which weak statements were left out.

    >>> weaker_line(14), weaker_line(1, "mention")
    ('14 weaker readings: --all', '1 weaker mention: --all')
    """
    return f"{many(count, f'weaker {noun}')}: --all"


def nothing_listed(left_out: int) -> str:
    """Return what stands in place of a listing without a statement; `left_out` counts the weak ones."""
    return "No statement is sure enough to be printed." if left_out else "No statements found."


def many(count: int, noun: str) -> str:
    """Return a count with its noun.

    >>> many(1, "article"), many(1204, "article")
    ('1 article', '1,204 articles')
    """
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def copied(count: int) -> tuple[str, ...]:
    """Return what is said of an article that copies count with.

    >>> copied(0), copied(1), copied(3)
    ((), ('and 1 copy',), ('and 3 copies',))
    """
    return () if not count else ("and 1 copy",) if count == 1 else (f"and {count:,} copies",)


def copied_line(count: int) -> str:
    """Return what is said of places in copies that are left out.

    >>> copied_line(1)
    '1 more place in copies and superseded versions; --all shows it.'
    """
    places, shown = (many(count, "more place"), "it" if count == 1 else "them")
    return f"{places} in copies and superseded versions; --all shows {shown}."


def percent(part: int, whole: int) -> str:
    """Return a share in whole percent, and never 0 % of something that is there.

    >>> percent(1, 3), percent(1, 1000), percent(0, 0)
    ('33 %', '<1 %', '0 %')
    """
    share = round(100 * part / whole) if whole else 0
    return "<1 %" if part and not share else f"{share} %"


def own_voice(reading: Reading) -> str:
    """Return whose voice the unattributed prose is: the outlet's, the author's or the issuer's."""
    outlet = reading.article.outlet or "the outlet"
    return _OWN_VOICE.get(reading.genre.value, f"{outlet}, own voice")


def unattributed(reading: Reading) -> str:
    """Return whose voice the unattributed prose is, the outlet's without its name: "own voice"."""
    return _OWN_VOICE.get(reading.genre.value, "own voice")


def coverage_line(coverage: Coverage) -> str:
    """Return what was understood, each count with its denominator, of what the article has any."""
    if coverage.reduced:
        return f"quotations only — {coverage.reduced} · quotations 0/{coverage.quotations} attributed"
    counts = {
        "quotations": (coverage.quotations_attributed, coverage.quotations),
        "pronouns": (coverage.pronoun_sources_resolved, coverage.pronoun_sources),
        "dates": (coverage.times_resolved, coverage.times),
    }
    placed = coverage.sentences - len(coverage.unread)
    told = (f"{name} {part}/{whole}" for name, (part, whole) in counts.items() if whole)
    return " · ".join([f"{placed} of {coverage.sentences} sentences", *told])


def shortfalls(coverage: Coverage) -> Iterator[str]:
    """Yield what the whole reading is to be taken with: read in part, or from a text without its marks."""
    if coverage.reduced:
        yield f"Read in part: {coverage.reduced}"
    if coverage.without_commas:
        yield (
            f"Hardly a comma in {many(coverage.without_commas, 'word')}: the text seems to have lost its "
            "punctuation. Names may begin or end at a wrong place."
        )


def made_of(reading: Reading) -> str:
    """Return what made a reading: version, language pack, models, and how much of it people corrected."""
    told = made_line(reading.made_by)
    corrected = corrected_in(reading)
    return (
        f"{told} · {corrected} of {many(len(reading.statements), 'statement')} as people left them"
        if corrected
        else told
    )


def made_line(made: MadeBy) -> str:
    """Return version, language pack and models as people read them."""
    models = ", ".join(f"{name} {value}" for name, value in sorted(made.models.items()))
    return f"sayso {made.version} · {made.language_pack} · {models or 'no model'}"


def corrected_in(reading: Reading) -> int:
    """Return how many statements stand as a person left them."""
    return sum(one.rule == BY_PERSON for one in reading.statements)


def facts(reading: Reading) -> list[str]:
    """Return outlet, date and genre of an article, each said to be unknown where it is."""
    article, genre = reading.article, reading.genre.value
    return [
        article.outlet or "outlet not known",
        article.published or "no date found",
        "genre not known" if genre is GenreName.UNKNOWN else str(genre),
    ]
