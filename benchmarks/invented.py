"""Invented articles for the store's benchmarks: their statements are known by how the text was made.

Nothing is parsed: a sentence is put together from parts, and each part's place is noted as it is written.
"""

import random
from collections.abc import Iterator
from dataclasses import replace
from itertools import accumulate
from typing import NamedTuple

from sayso.model.article import Article, Block, BlockKind
from sayso.model.attribution import Manner
from sayso.model.measure import Genre, GenreName, Quantity, TimeExpression, TimeKind
from sayso.model.party import Party, PartyKind
from sayso.model.reading import Coverage, MadeBy, Reading
from sayso.model.span import Span
from sayso.model.statement import Act, Assertion, Certainty, Confidence, Polarity, Statement

SYLLABLES = (
    *("ba", "be", "bo", "bri", "ca", "co", "da", "del", "dor", "el", "fa", "fen", "gal", "gor", "ha", "hal"),
    *(
        "im",
        "jor",
        "ka",
        "kel",
        "lan",
        "lor",
        "ma",
        "mir",
        "na",
        "nel",
        "or",
        "pa",
        "pel",
        "qui",
        "ra",
        "ren",
    ),
    *("ro", "sa", "sel", "ta", "tel", "tor", "ul", "va", "vel", "vor", "wa", "wen", "yl", "za", "zor"),
)
CUES = {
    "said": Act.SAY,
    "denied": Act.DENY,
    "warned": Act.WARN,
    "claimed": Act.CLAIM,
    "promised": Act.PROMISE,
}
ROLES = ("mayor", "finance minister", "police chief", "union leader", "spokeswoman", "governor", "engineer")
WORDS = 30_000
PEOPLE = 6_000
OUTLETS = 60
SURE = Confidence(content=0.9, source=0.95, speaker=0.9, act=0.95, certainty=0.9)
MADE_BY = MadeBy(version="0", language_pack="stub", models={"parser": "none"})


REPRINTED = 0.05


class Invention:
    """A vocabulary, people and outlets, from which articles are drawn, the same for the same seed."""

    def __init__(self, seed: int = 7) -> None:
        draw = random.Random(seed)
        self.words = list(dict.fromkeys(self._word(draw) for _ in range(WORDS)))
        # As in any language, the second word is half as frequent as the first, and so on.
        self.weights = list(accumulate(1 / (rank + 3) for rank in range(len(self.words))))
        self.people = [self._person(draw) for _ in range(PEOPLE)]
        self.people_weights = list(accumulate(1 / (rank + 20) for rank in range(PEOPLE)))
        self.outlets = [f"The {self._word(draw).title()} Post" for _ in range(OUTLETS)]
        self.seed = seed

    def readings(self, count: int, statements: int = 3, first: int = 0) -> Iterator[Reading]:
        """Yield so many readings; one article in twenty reprints the one before it for another outlet."""
        before = None
        for number in range(first, first + count):
            draw = random.Random(self.seed * 1_000_003 + number)
            if before is not None and draw.random() < REPRINTED:
                yield _reprint(before, number, draw.choice(self.outlets))
                continue
            before = self._reading(number, draw, statements)
            yield before

    def _word(self, draw: random.Random) -> str:
        return "".join(draw.choices(SYLLABLES, k=draw.choice((1, 2, 2, 2, 3, 3, 4))))

    def _person(self, draw: random.Random) -> tuple[str, str]:
        return f"{self._word(draw).title()} {self._word(draw).title()}", draw.choice(ROLES)

    def _sentence(self, draw: random.Random, length: int) -> str:
        return " ".join(draw.choices(self.words, cum_weights=self.weights, k=length))

    def _reading(self, number: int, draw: random.Random, statements: int) -> Reading:
        page = _Page()
        page.block(self._sentence(draw, 7).capitalize(), BlockKind.TITLE)
        for _ in range(statements):
            person, role = draw.choices(self.people, cum_weights=self.people_weights)[0]
            own = f"{self._sentence(draw, draw.randint(10, 18)).capitalize()}."
            page.say(role, person, draw.choice(list(CUES)), self._sentence(draw, draw.randint(9, 20)), own)
        outlet = draw.choice(self.outlets)
        day = f"20{20 + number % 6}-{draw.randint(1, 12):02}-{draw.randint(1, 28):02}"
        article = _article("".join(page.parts), tuple(page.blocks), number, outlet, day)
        return page.reading(article, draw)


class _Said(NamedTuple):
    """The places of one statement, who makes it, and the outlet's own sentence after it."""

    content: Span
    cue: Span
    source: Span
    person: str
    act: Act
    own: Span


class _Page:
    """A text as it is written, part by part."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.blocks: list[Block] = []
        self.length = 0
        self.said: list[_Said] = []
        self.parties: dict[str, Party] = {}

    def put(self, words: str, skip: int = 0) -> Span:
        """Write some words; return their place without the first `skip` characters."""
        start = self.length + skip
        self.parts.append(words)
        self.length += len(words)
        return Span(start, self.length)

    def block(self, words: str, kind: BlockKind) -> None:
        """Write a block of its own."""
        self.blocks.append(Block(span=self.put(words), kind=kind))
        self.put("\n\n")

    def say(self, role: str, person: str, cue: str, content: str, own: str) -> None:
        """Write a paragraph: what somebody said, and a sentence of the outlet's own."""
        source = self.put(f"{role.capitalize()} {person}")
        cue_at = self.put(f" {cue}", skip=1)
        content_at = self.put(f" that {content}", skip=1)
        own_at = self.put(f" on Monday. {own}", skip=len(" on Monday. "))
        self.blocks.append(Block(span=Span(source.start, self.length), kind=BlockKind.PARAGRAPH))
        self.put("\n\n")
        self.said.append(_Said(content_at, cue_at, source, person, CUES[cue], own_at))
        self._meet(person, source)

    def _meet(self, person: str, source: Span) -> None:
        name = Span(source.end - len(person), source.end)
        known = self.parties.get(person)
        self.parties[person] = Party(
            id=known.id if known else f"p{len(self.parties) + 1}",
            name=person,
            kind=PartyKind.NAMED,
            roles=(*(known.roles if known else ()), Span(source.start, name.start - 1)),
            mentions=(*(known.mentions if known else ()), name),
        )

    def reading(self, article: Article, draw: random.Random) -> Reading:
        """Return what a reading of the page would be."""
        own = [one.own for one in self.said]
        statements = tuple(
            _statement(row, one, self.parties[one.person], draw.choice(list(Certainty)))
            for row, one in enumerate(self.said, start=1)
        )
        return _whole(article, tuple(self.parties.values()), statements, own)


def _article(text: str, blocks: tuple[Block, ...], number: int, outlet: str, day: str | None) -> Article:
    return Article(
        text=text,
        blocks=blocks,
        language="en",
        url=f"https://{outlet.split()[1].lower()}.example/{number}",
        outlet=outlet,
        published=day,
        file=f"invented/{number}.txt",
    )


def _statement(row: int, said: _Said, speaker: Party, certainty: Certainty) -> Statement:
    return Statement(
        id=f"s{row}",
        content=(said.content,),
        cue=(said.cue,),
        source=(said.source,),
        speaker=speaker,
        chain=(speaker,),
        addressee=None,
        target=None,
        manner=Manner.INDIRECT,
        act=said.act,
        certainty=certainty,
        polarity=Polarity.POSITIVE,
        hedges=(),
        condition=(),
        when=None,
        said=None,
        nested_in=None,
        answers=None,
        repeat_of=None,
        rule="verb",
        over=(),
        confidence=SURE,
        lexeme="say:verb",
        how="name",
    )


def _whole(
    article: Article, parties: tuple[Party, ...], statements: tuple[Statement, ...], own: list[Span]
) -> Reading:
    return Reading(
        article=article,
        genre=Genre(value=GenreName.NEWS),
        parties=parties,
        statements=statements,
        assertions=tuple(
            Assertion(
                id=f"a{row}",
                content=(span,),
                trigger=(),
                sourced_by=(),
                certainty=Certainty.CERTAIN,
                polarity=Polarity.POSITIVE,
                hedges=(),
                when=None,
            )
            for row, span in enumerate(own[:1], start=1)
        ),
        quotations=(),
        times=tuple(
            TimeExpression(
                span=Span(span.start - len("Monday. "), span.start - 2), value=None, kind=TimeKind.DATE
            )
            for span in own
        ),
        quantities=tuple(
            Quantity(
                span=Span(span.start, span.start + 1), low=1, high=1, unit=None, what=(), approximate=False
            )
            for span in own[:1]
        ),
        places=(),
        wording=(),
        repeats=(),
        coverage=Coverage(
            sentences=len(own) * 2,
            in_statements=len(own),
            in_assertions=len(own),
            quotations=0,
            quotations_attributed=0,
            pronoun_sources=0,
            pronoun_sources_resolved=0,
            times=len(own),
            times_resolved=0,
        ),
        made_by=MADE_BY,
    )


def _reprint(reading: Reading, number: int, outlet: str) -> Reading:
    old = reading.article
    return replace(reading, article=_article(old.text, old.blocks, number, outlet, old.published))
