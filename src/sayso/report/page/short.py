"""In short, on a page: the first facts as cells, each counted and linked to its place."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sayso.model.party import Party
from sayso.model.reading import Reading
from sayso.model.statement import Assertion, Statement
from sayso.report.accusations import Answer
from sayso.report.in_short import InShort, accused_answering, accused_unheard
from sayso.report.page.elsewhere import Elsewhere
from sayso.report.page.looks import Looks
from sayso.report.phrases import many, own_voice, percent, who_speaks

_MOST = 5  # names in one list; the others unfold


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A name in a list of the first facts, with the place it leads to and its look."""

    words: str
    href: str = ""
    look: str = ""
    more: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One sentence of a cell: what it says, and of whom; `rest` are the names that unfold."""

    words: str
    names: tuple[Named, ...] = ()
    rest: tuple[Named, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One counted fact with its heading; `big` is what is read first."""

    heading: str
    big: str
    facts: tuple[Fact, ...]


def cells_of(
    reading: Reading, short: InShort, looks: Looks, elsewhere: Elsewhere, prefix: str
) -> tuple[Cell, ...]:
    """Return the first facts of an article, in the order in which they are read."""
    view = _View(reading, short, looks, prefix)
    cells = [view.heard(), view.resting(), view.silent(), view.denied()]
    return (*cells, *_elsewhere(elsewhere))


class _View:
    """Puts facts into words and leads them to their places."""

    def __init__(self, reading: Reading, short: InShort, looks: Looks, prefix: str) -> None:
        self._reading, self._short, self._looks, self._prefix = reading, short, looks, prefix

    def heard(self) -> Cell:
        """Who is heard, who most, and who is only spoken of."""
        short, facts = self._short, []
        first, *others = short.heard or (None,)
        if first and first.party:
            share = percent(first.words, short.words)
            most = self._party(first.party, more=f"{share} of the words")
            facts.append(_fact("most words" if others else "", [most]))
        if short.through:
            facts.append(_fact("only through others", map(self._party, short.through)))
        told = {one.accused.id for one in short.accusations if one.accused}
        told |= {one.speaker.id for one in short.silent if one.speaker}
        unheard = [one.party for one in short.unheard if one.party.id not in told]
        if unheard:
            facts.append(_fact("spoken of, not heard", [Named(words=one.name) for one in unheard]))
        named = f"{short.named} by name" if others else "by name" if short.named else "no name"
        big = f"{many(len(short.heard), 'voice')}, {named}" if short.heard else "Nobody found"
        return Cell(heading="Who is heard", big=big, facts=tuple(facts))

    def resting(self) -> Cell:
        """What rests on nobody named."""
        short, facts = self._short, []
        if short.unsourced:
            voice = own_voice(self._reading)
            link = Named(words=f"{len(short.unsourced)} in {_the(voice)}", href=self._at(short.unsourced[0]))
            facts.append(_fact("no source named", [link]))
        if short.nameless:
            facts.append(_fact("said without a name", self._once(short.nameless)))
        big = f"{short.resting} of {many(short.passages, 'passage')}" if short.resting else "None found"
        return Cell(heading="Rests on nobody named", big=big, facts=tuple(facts))

    def silent(self) -> Cell:
        """Who is accused and not heard, who did not answer, and who is accused and does."""
        unheard = [one.accused for one in accused_unheard(self._short) if one.accused]
        where = {one.accused.id: one.statement for one in accused_unheard(self._short) if one.accused}
        facts = []
        if self._short.silent:
            facts.append(_fact("did not answer or say", self._once(self._short.silent, sign="silent")))
        if unheard:
            names = [Named(words=one.name, href=self._at(where[one.id])) for one in unheard]
            facts.append(_fact("accused, not heard", names))
        answering = [
            Named(words=party.name, href=self._at(one), more=_ANSWERS.get(answer, str(answer)))
            for party, answer, one in accused_answering(self._short)
        ]
        if answering:
            facts.append(_fact("accused, and answers", answering))
        silent = len({who_speaks(one) for one in self._short.silent})
        counts = [f"{silent} without an answer"] if silent else []
        counts += [f"{len(unheard)} accused, not heard"] if unheard else []
        return Cell(heading="Did not answer, was not heard", big="; ".join(counts) or "Nobody found", facts=tuple(facts))

    def denied(self) -> Cell:
        """What is denied, and by whom."""
        denied = self._short.denied
        facts = [_fact("by", self._once(denied))] if denied else []
        return Cell(
            heading="Denied",
            big=many(len(denied), "denial") if denied else "None found",
            facts=tuple(facts),
        )

    def _once(self, said: Iterable[Statement], sign: str = "") -> list[Named]:
        """Return who makes some statements, each once, with how many of them where there are several."""
        groups: dict[str, list[Statement]] = {}
        for one in said:
            groups.setdefault(who_speaks(one), []).append(one)
        return [
            Named(
                words=name,
                href=self._at(ones[0]),
                look=sign or self._look(ones[0]),
                more=f"{len(ones)} times" if len(ones) > 1 else "",
            )
            for name, ones in groups.items()
        ]

    def _party(self, party: Party, more: str = "") -> Named:
        first = next((one for one in self._reading.statements if one.speaker and one.speaker.id == party.id), None)
        return Named(
            words=party.name, href=self._at(first) if first else "", look=self._looks.of(party), more=more
        )

    def _look(self, one: Statement) -> str:
        return self._looks.said(one) if one.speaker else f"{self._looks.said(one)} open"

    def _at(self, one: Statement | Assertion) -> str:
        return f"#{self._prefix}{one.id}"


_ANSWERS = {Answer.DENIED: "denies", Answer.REPLIED: "replies"}


def _fact(words: str, names: Iterable[Named]) -> Fact:
    every = tuple(names)
    most = _MOST if len(every) > _MOST + 1 else len(every)
    return Fact(words=words, names=every[:most], rest=every[most:])


def _the(voice: str) -> str:
    """Return whose own voice it is as it stands in a sentence: "the outlet, own voice" is "its own voice"."""
    return "the outlet’s own voice" if voice.endswith(", own voice") else voice


def _elsewhere(elsewhere: Elsewhere) -> Iterator[Cell]:
    if not elsewhere.known:
        return
    told = {one.claim: one for one in elsewhere.claims.values()}
    most: Sequence[int] = [one.articles for one in told.values()]
    facts = []
    if elsewhere.same_words:
        facts.append(Fact(words=f"the same words in {many(elsewhere.same_words, 'other article')}"))
    if told:
        widest = max(told.values(), key=lambda one: (one.articles, one.claim))
        origins = many(widest.origins, "origin")
        facts.append(Fact(words=f"the most retold in {widest.articles} articles, {origins}"))
    big = f"{len(most)} of its claims" if most else "Nothing found"
    yield Cell(heading="Elsewhere", big=big, facts=tuple(facts))
