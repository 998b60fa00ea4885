"""Citing: words, who, where."""

from dataclasses import replace

from sayso.model.statement import Stance
from sayso.report.facts.citing import HASH, citation, link_to
from tests.readings import ARTICLE, READING

WHERE = "The Daily Brook, 2026-03-02, https://valley.example/dam?a=1&b=2"


def cited(row: int, **changed: object) -> str:
    """Return the citation of a statement without its outlet, date, address and hash."""
    told = citation(READING, replace(READING.statements[row], **changed))
    assert told.endswith(f", sha256 {ARTICLE.sha256[:HASH]}")
    assert WHERE in told
    return told.replace(f", {WHERE}", "").partition(", sha256")[0]


def test_words_that_were_said() -> None:
    """What somebody said in these words is cited with the marks it has, every piece with its place."""
    assert cited(1) == "“The dam is safe,” […] “and it will stay safe.” — Ana Ruiz, characters 81–99, 158–182"


def test_words_of_the_article() -> None:
    """What the article tells in words of its own is no quotation, and is called so with all its doubts."""
    assert cited(2) == (
        "“the wall would probably crack if the rain went on”"
        " — Two officials (predict, conditional, as the article tells it), characters 202–251"
    )


def test_a_denial_is_no_assertion() -> None:
    """Who denies the words is not cited as saying them."""
    told = cited(5, stance=Stance.DENIES)
    assert "— Ana Ruiz (does not claim, on the say-so of engineers, as the article tells it)" in told
    assert cited(4).startswith("“declined to comment” — Korvan Ltd (declines")


def test_an_open_speaker_is_open() -> None:
    """Who could be meant is told, and nobody is chosen."""
    one = READING.statements[1]
    assert one.speaker is not None
    told = cited(1, speaker=None, candidates=((one.speaker, 0.5),), chain=())
    assert "— Ana Ruiz, or another, characters" in told


def test_a_hedge_outside_the_words_is_cited() -> None:
    """A hedge that stands beside the words cited goes with them; one inside them is there already."""
    one = READING.statements[2]
    assert one.hedges
    outside = replace(one, content=one.content, hedges=(replace(one.hedges[0], span=one.cue[0]),))
    assert f"“{one.cue[0].of(ARTICLE.text)}”" in citation(READING, outside)


def test_own_voice() -> None:
    """What the outlet says itself is cited as its own."""
    told = citation(READING, READING.assertions[0])
    words = "“About 300 people left their homes in Oberfeld on Sunday”"
    assert told.startswith(f"{words} — The Daily Brook, own voice, ")


def test_the_link_leads_to_the_words() -> None:
    """The address is that of the page, at the first words of the statement."""
    address = link_to(READING, READING.statements[0])
    assert address == "https://valley.example/dam?a=1&b=2#:~:text=dam%20will%20hold"
    pathless = replace(READING, article=replace(ARTICLE, url="javascript:alert(1)"))
    assert link_to(pathless, READING.statements[0]) is None
    assert "javascript" not in citation(pathless, READING.statements[0])
