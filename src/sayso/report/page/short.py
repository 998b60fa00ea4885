"""In short, on a page: the first facts as cells, each counted and linked to its place."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sayso.model.party import Party, PartyKind
from sayso.model.reading import Reading
from sayso.model.statement import Assertion, Statement
from sayso.report.facts.accusations import Accusation, Answer
from sayso.report.facts.in_short import InShort, find_in_short
from sayso.report.facts.phrases import many, own_voice, percent, who_speaks
from sayso.report.facts.told import told_once
from sayso.report.facts.voices import Voices
from sayso.report.page.nouns import Elsewhere, Looks

_BY_NAME = frozenset({PartyKind.NAMED, PartyKind.ORGANISATION, PartyKind.WIRE, PartyKind.OUTLET})
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the cells tell: an article in short, its words and its assertions, each once."""

    reading: Reading
    short: InShort
    words: int
    told: tuple[Assertion, ...]


def facts_of(reading: Reading, voices: Voices, weaker: Sequence[Statement]) -> Facts:
    """Return the facts of a reading without its `weaker` statements."""
    return Facts(
        reading=reading,
        short=find_in_short(reading, voices, weaker),
        words=voices.words,
        told=tuple(group[0] for group in told_once(reading)),
    )


def cells_of(facts: Facts, looks: Looks, elsewhere: Elsewhere, prefix: str) -> tuple[Cell, ...]:
    """Return the first facts of an article, in the order in which they are read."""
    view = _View(facts, looks, prefix)
    cells = [view.heard(), view.resting(), view.silent(), view.denied()]
    return (*cells, *_elsewhere(elsewhere, prefix))


class _View:
    """Puts facts into words and leads them to their places."""

    def __init__(self, facts: Facts, looks: Looks, prefix: str) -> None:
        self._facts, self._looks, self._prefix = facts, looks, prefix
        self._reading, self._short = facts.reading, facts.short

    def heard(self) -> Cell:
        """Return who is heard, who most, and who is only spoken of."""
        short, facts = self._short, []
        first, *others = short.heard or (None,)
        if first and first.party:
            share = percent(first.words, self._facts.words)
            most = self._party(first.party, more=share if others else f"{share} of the words")
            facts.append(_fact("most words" if others else "", [most]))
        if short.through:
            facts.append(
                _fact("only through others", [self._party(one.party) for one in short.through if one.party])
            )
        told = {one.accused.id for one in self._short.charges if one.accused}
        told |= {one.speaker.id for one in short.silent if one.speaker}
        unheard = [one.party for one in short.unheard if one.party.id not in told]
        if unheard:
            facts.append(_fact("spoken of, not heard", [Named(words=one.name) for one in unheard]))
        by_name = sum(one.party is not None and one.party.kind in _BY_NAME for one in short.heard)
        named = f"{by_name} by name" if others else "by name" if by_name else "no name"
        big = f"{many(len(short.heard), 'voice')}, {named}" if short.heard else "Nobody found"
        return Cell(heading="Who is heard", big=big, facts=tuple(facts))

    def resting(self) -> Cell:
        """Return what rests on nobody named."""
        short, told, facts = self._short, self._facts.told, []
        unsourced = [one for one in told if not one.sourced_by]
        if unsourced:
            link = Named(words=f"{len(unsourced)} in {_the(self._reading)}", href=self._at(unsourced[0]))
            facts.append(_fact("no source named", [link]))
        if short.nameless:
            facts.append(_fact("said without a name", self._once(short.nameless)))
        resting, passages = len(unsourced) + len(short.nameless), short.statements + len(told)
        big = f"{resting} of {many(passages, 'passage')}" if resting else "None found"
        return Cell(heading="Rests on nobody named", big=big, facts=tuple(facts))

    def silent(self) -> Cell:
        """Return who is accused and not heard, who did not answer, and who is accused and does."""
        silent, facts = self._short.silent, []
        accused = {one.accused.id: one for one in reversed(self._short.charges) if one.accused}
        unheard = [one for one in reversed(accused.values()) if one.answer is Answer.UNHEARD]
        if silent:
            facts.append(_fact("did not answer", self._once(silent, sign="silent")))
        if unheard:
            facts.append(_fact("accused, not heard", [self._accused(one) for one in unheard]))
        answering = [one for one in reversed(accused.values()) if one.answer in _ANSWERS]
        if answering:
            facts.append(_fact("accused, and answers", [self._accused(one) for one in answering]))
        counts = [f"{len({who_speaks(one) for one in silent})} without an answer"] if silent else []
        counts += [f"{len(unheard)} accused, not heard"] if unheard else []
        big = "; ".join(counts) or "Nobody found"
        return Cell(heading="Did not answer, was not heard", big=big, facts=tuple(facts))

    def _accused(self, one: Accusation) -> Named:
        """Return who is accused, with the accusation or, where there is one, its answer."""
        where = next(iter(one.answered_in), one.statement)
        name = one.accused.name if one.accused else ""
        return Named(words=name, href=self._at(where), more=_ANSWERS.get(one.answer, ""))

    def denied(self) -> Cell:
        """Return what is denied, and by whom."""
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
        first = next(
            (one for one in self._reading.statements if one.speaker and one.speaker.id == party.id), None
        )
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


def _the(reading: Reading) -> str:
    """Return whose own voice it is, as it stands in a sentence."""
    voice = own_voice(reading)
    return "the outlet’s own voice" if voice.endswith(", own voice") else voice


def _elsewhere(elsewhere: Elsewhere, prefix: str) -> Iterator[Cell]:
    if not elsewhere.known:
        return
    told = {one.claim: one for one in elsewhere.claims.values()}
    most: Sequence[int] = [one.articles for one in told.values()]
    facts = []
    if elsewhere.same_words:
        facts.append(Fact(words=f"the same words in {many(elsewhere.same_words, 'other article')}"))
    if told:
        widest = max(told.values(), key=lambda one: (one.articles, one.claim))
        origins = f", {many(widest.origins, 'origin')}" if widest.origins else ""
        first = next(name for name, one in elsewhere.claims.items() if one == widest)
        where = Named(words=f"in {widest.articles} articles{origins}", href=f"#{prefix}{first}")
        facts.append(_fact("the most retold", [where]))
    big = f"{len(most)} of its claims" if most else "Nothing found"
    yield Cell(heading="Elsewhere", big=big, facts=tuple(facts))
