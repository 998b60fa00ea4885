"""In short, on a page: the first facts as cells, each counted and linked to its place."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from sayso.model.party import Party, PartyKind
from sayso.model.reading import Reading
from sayso.model.span import Span
from sayso.model.statement import Assertion, Statement
from sayso.report.facts.accusations import Accusation, Answer
from sayso.report.facts.in_short import InShort, words_of
from sayso.report.facts.phrases import many, percent, pieces, unattributed, who_speaks
from sayso.report.facts.said import ends, named
from sayso.report.facts.sourcing import Unheard
from sayso.report.facts.voices import Voice
from sayso.report.page.nouns import Elsewhere, Looks

_BY_NAME = frozenset({PartyKind.NAMED, PartyKind.ORGANISATION, PartyKind.WIRE, PartyKind.OUTLET})
_MOST = 5  # names in one list; the others unfold
_FIRST, _LAST, _FEW = 7, 3, 3  # words shown of what somebody is accused of, or declines


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A name in a list of the first facts, with the place it leads to and its look.

    Of who is accused it tells `by` whom; of them, and who would not say, `quoted` are the words for it.
    """

    words: str
    href: str = ""
    look: str = ""
    more: str = ""
    by: tuple["Named", ...] = ()
    quoted: str = ""


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
    return (*cells, *_elsewhere(elsewhere, prefix))


class _View:
    """Puts facts into words and leads them to their places."""

    def __init__(self, reading: Reading, short: InShort, looks: Looks, prefix: str) -> None:
        self._reading, self._short = reading, short
        self._looks, self._prefix = looks, prefix

    def heard(self) -> Cell:
        """Return who is heard, who most with those they speak for, and who only through others."""
        short, facts = self._short, []
        if short.loudest:
            alone = len(short.heard) == 1
            most = [self._voice(one, of_words=alone) for one in short.loudest]
            facts.append(_fact("" if alone else "most words", most))
        for label, are in (("speaks for", _is_body), ("speaking for it", lambda one: not _is_body(one))):
            beside = [self._voice(one) for one in short.beside if are(one)]
            facts += [_fact(label, beside)] if beside else []
        if short.through:
            facts.append(
                _fact(
                    "heard only through others",
                    [self._party(one.party) for one in short.through if one.party],
                )
            )
        by_name = sum(one.party is not None and one.party.kind in _BY_NAME for one in short.heard)
        named = f"{by_name} by name" if len(short.heard) > 1 else "by name" if by_name else "no name"
        big = f"{many(len(short.heard), 'voice')}, {named}" if short.heard else _NONE
        return Cell(heading="Who is heard", big=big, facts=tuple(facts))

    def resting(self) -> Cell:
        """Return what rests on nobody named."""
        short, facts = self._short, []
        if short.unsourced:
            told = many(len(short.unsourced), "passage")
            link = Named(words=told, href=self._at(short.unsourced[0]), look="own")
            link = replace(link, more=self._share(words_of(self._reading.article, short.unsourced)))
            facts.append(_fact(unattributed(self._reading), [link]))
        for label, said in (("unnamed", short.unnamed), ("by role only", short.by_role)):
            if said:
                share = self._share(words_of(self._reading.article, said))
                facts.append(_fact(f"{label}, {many(len(said), 'passage')} ({share})", self._once(said)))
        resting = len(short.unsourced) + len(short.nameless)
        big = f"{resting} of {many(short.passages, 'passage')}" if resting else _NONE
        words = [Fact(words=f"{self._share(short.resting)} of the words")] if resting else []
        return Cell(heading="Rests on nobody named", big=big, facts=(*words, *facts))

    def silent(self) -> Cell:
        """Return who is accused or spoken of and not heard, who did not reply or declined, who answers."""
        short = self._short
        accused = _by_accused(short.charges)
        unheard = [ones for name, ones in accused.items() if name in short.accused]
        answering = [ones[0] for ones in accused.values() if ones[0].answer in _ANSWERS]
        counts = (
            (len(unheard) + len(short.spoken_of), "not heard"),
            (len(_each(short.unanswered)), "without reply"),
            (len(_each(short.declined)), "declined"),
        )
        facts = (
            _fact("accused, not heard", map(self._accused, unheard)),
            _fact("did not reply", self._refusing(short.unanswered)),
            _fact("declined", self._refusing(short.declined)),
            _fact("accused, and answers", [self._answering(one) for one in answering]),
            _fact("spoken of, not heard", map(self._spoken_of, short.spoken_of)),
        )
        return Cell(
            heading="Did not answer, was not heard",
            big=", ".join(f"{count} {told}" for count, told in counts if count) or _NONE,
            facts=tuple(one for one in facts if one.names),
        )

    def _accused(self, charges: Sequence[Accusation]) -> Named:
        """Return who is accused, by whom, and in the words of the first of the accusations."""
        first = charges[0]
        by = self._once(one.statement for one in charges)
        return replace(
            self._answering(first),
            by=tuple(replace(one, look="") for one in by),
            quoted=self._quoted(first.statement.content),
        )

    def _answering(self, one: Accusation) -> Named:
        """Return who is accused, with the accusation or, where there is one, its answer."""
        where = next(iter(one.answered_in), one.statement)
        name = one.accused.name if one.accused else ""
        return Named(words=name, href=self._at(where), more=_ANSWERS.get(one.answer, ""))

    def _refusing(self, said: Iterable[Statement]) -> list[Named]:
        """Return who would not say, each with the words that tell it."""
        return [
            Named(
                words=who_speaks(one),
                href=self._at(one),
                look="silent",
                quoted=self._quoted(sorted({*one.cue, *one.content})),
            )
            for one in said
        ]

    def _spoken_of(self, unheard: Unheard) -> Named:
        """Return who is spoken of, with where, if something is said of it, and by whom."""
        if not unheard.about:
            return Named(words=unheard.party.name, href=self._block(unheard.party))
        by = tuple(replace(one, look="") for one in self._once(unheard.about))
        return Named(words=unheard.party.name, href=self._at(unheard.about[0]), by=by)

    def _quoted(self, spans: Sequence[Span]) -> str:
        """Return the words of some spans, of many the first and the last."""
        text, (first, *_), (*_, last) = self._reading.article.text, spans, spans
        room = (_FIRST, _LAST) if len(spans) == 1 else (_FEW, _FEW)
        short = dict.fromkeys(piece for span in (first, last) for piece in ends(text, span, *room))
        return " ".join(pieces(text, tuple(short)).split())

    def _share(self, words: int) -> str:
        return percent(words, self._short.words)

    def _voice(self, voice: Voice, *, of_words: bool = False) -> Named:
        share = self._share(voice.words)
        return self._party(voice.party, more=f"{share} of the words" if of_words else share)

    def denied(self) -> Cell:
        """Return what is denied, and by whom."""
        denied = self._short.denied
        facts = [_fact("by", self._once(denied))] if denied else []
        return Cell(
            heading="Denied",
            big=many(len(denied), "denial") if denied else _NONE,
            facts=tuple(facts),
        )

    def _once(self, said: Iterable[Statement], sign: str = "") -> list[Named]:
        """Return who makes some statements, each once, with how many of them where there are several."""
        groups: dict[str, list[Statement]] = {}
        for one in said:
            groups.setdefault(named(one), []).append(one)
        return [
            Named(
                words=name,
                href=self._at(ones[0]),
                look=sign or self._look(ones[0]),
                more=f"{len(ones)} times" if len(ones) > 1 else "",
            )
            for name, ones in groups.items()
        ]

    def _party(self, party: Party | None, more: str = "") -> Named:
        said = (one for one in self._reading.statements if party and one.speaker)
        first = next((one for one in said if one.speaker and party and one.speaker.id == party.id), None)
        name = party.name if party else ""
        return Named(words=name, href=self._at(first) if first else "", look=self._looks.of(party), more=more)

    def _look(self, one: Statement) -> str:
        return self._looks.said(one) if one.speaker else f"{self._looks.said(one)} open"

    def _block(self, party: Party) -> str:
        """Return the way to the paragraph in which a party is named first."""
        first = min(party.mentions, default=None)
        held = (block.span for block in self._reading.article.blocks if first and block.span.covers(first))
        start = next((span.start for span in held), None)
        return "" if start is None else f"#{self._prefix}b{start}"

    def _at(self, one: Statement | Assertion) -> str:
        return f"#{self._prefix}{one.id}"


_NONE = "None found here"
_ANSWERS = {Answer.DENIED: "denies", Answer.REPLIED: "replies"}


def _fact(words: str, names: Iterable[Named]) -> Fact:
    every = tuple(names)
    most = _MOST if len(every) > _MOST + 1 else len(every)
    return Fact(words=words, names=every[:most], rest=every[most:])


def _by_accused(charges: Iterable[Accusation]) -> dict[str, list[Accusation]]:
    """Return the accusations of each who is accused, those that are answered first."""
    found: dict[str, list[Accusation]] = {}
    for one in sorted(charges, key=lambda one: not one.answer.is_answer):
        if one.accused:
            found.setdefault(one.accused.id, []).append(one)
    return found


def _is_body(voice: Voice) -> bool:
    return voice.party is not None and voice.party.kind is PartyKind.ORGANISATION


def _each(said: Iterable[Statement]) -> set[str]:
    return set(map(who_speaks, said))


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
    big = f"{len(most)} of its claims" if most else "None found"
    yield Cell(heading="Elsewhere", big=big, facts=tuple(facts))
