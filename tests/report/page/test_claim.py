"""The page of a claim: counted facts, a picture with its table, what changed, each wording once."""

import re
from dataclasses import replace
from html import unescape

from sayso.model.claim import Change, ChangeKind
from sayso.model.statement import Certainty, Stance
from sayso.report.claims.nouns import Number
from sayso.report.page.claim import ClaimPage, claim_page, trail_to_html
from sayso.report.page.lanes import Sign
from sayso.report.page.links import ServerLinks
from sayso.report.trails.trail import Trail
from tests.claimed import Told, trail_of

HOSTILE = "<script>alert(1)</script>\u202e{{ 7*7 }}\x00"
FIVE = (
    Told("Velmouth Courier", "2026-03-08T19:40", "the fire service", "At least 600 people may have left home",
         certainty=Certainty.POSSIBLE, number=Number("At least 600", 600, None)),
    Told("Northline", "2026-03-09", "the fire service", "900 people left home on Sunday",
         certainty=Certainty.CERTAIN, number=Number("900", 900, 900), url="https://northline.example/a"),
    Told(None, "2026-03-09", None, "900 people left home on Sunday", title="Hundreds leave"),
    Told("Velmouth Courier", "2026-03-10", "the council", "nobody was told to leave", stance=Stance.DENIES),
    Told("Herald", "2026-03-11", "Northline", "about a thousand people left home",
         number=Number("about a thousand", 1000, 1000), url="javascript:alert(1)"),
)  # fmt: skip
ORIGINS = (("the fire service", (0, 1)), (None, (2,)), ("Northline", (4,)))
CHANGES = (
    Change(left=0, right=1, kind=ChangeKind.NUMBER, before="At least 600", after="900", score=1.0),
    Change(left=0, right=1, kind=ChangeKind.CERTAINTY, before="possible", after="certain", score=1.0),
    Change(left=1, right=4, kind=ChangeKind.NUMBER, before="900", after="about a thousand", score=1.0),
    Change(left=1, right=2, kind=ChangeKind.SOURCE_DROPPED, before="the fire service", after="", score=1.0),
    Change(left=1, right=3, kind=ChangeKind.DENIED, before="", after="", score=1.0),
)
TRAIL = trail_of(FIVE, ORIGINS, CHANGES, same=((1, 2),))


def page_of(trail: Trail) -> ClaimPage:
    """Return the page of a trail's claim."""
    assert trail.claim
    return claim_page(trail.found, trail.claim)


def test_facts() -> None:
    """First seen, on whose say-so, denied by whom, changed how often: counted, in the claim's own words."""
    first, origins, denied, changed = page_of(TRAIL).facts
    assert (first.about, first.answer) == ("First seen here", "8 March 2026")
    assert [(one.name, one.more) for one in first.names] == [("the fire service", "in Velmouth Courier")]
    assert origins.answer == "3 origins"
    assert [(one.name, one.more) for one in origins.names] == [
        ("the fire service", "2 articles"),
        ("Hundreds leave, own voice", "1 article"),
        ("Northline", "1 article"),
    ]
    assert (denied.answer, denied.names[0].name) == ("by 1", "the council")
    assert (changed.answer, changed.names[0].more) == ("5 times", "At least 600 → 900")


def test_nothing_changed_and_nobody_denies() -> None:
    """Where there is nothing to draw there is no ladder, and the facts say so."""
    page = page_of(trail_of(FIVE[:2], (("the fire service", (0, 1)),)))
    assert (page.number, page.certainty, page.changed) == (None, None, ())
    assert [fact.answer for fact in page.facts[2:]] == ["by nobody here", "not found"]


def test_numbers_beside_names() -> None:
    """The only number of a mention stands beside its outlet where others have another."""
    page = page_of(trail_of(FIVE, ORIGINS))
    names = {" ".join(line.text for line in mark.lines) for lane in page.drawn.lanes for mark in lane.marks}
    assert {"Northline · 900", "Herald · about a thousand"} <= names
    same = page_of(trail_of(FIVE[:2], ORIGINS[:1]))
    assert same.number is None


def test_unsure_changes_are_counted() -> None:
    """What may have changed is counted and not told, and a page that tells none says so."""
    unsure = [change for change in CHANGES if change.kind is ChangeKind.NUMBER]
    page = page_of(trail_of(FIVE, ORIGINS, [replace(change, score=0.1) for change in unsure]))
    assert page.changed == ()
    assert page.unsure == "Nothing sure. 2 differences less sure: see --all, or JSON, each with its score."


def test_two_accounts_are_no_step() -> None:
    """Two numbers of one day from two sources stand against each other, and none came from the other."""
    page = page_of(trail_of(FIVE, ORIGINS, CHANGES[:1], rivals=((0, 1),)))
    assert page.facts[3].answer == "not found"
    assert [(one.kind, one.was, one.now) for one in page.changed] == [("two accounts", "At least 600", "900")]
    assert page.number
    assert page.number.segments == ()


def test_signs_in_the_picture() -> None:
    """Who denies, who says, and who repeats words of an earlier article have each their sign and lane."""
    page = page_of(TRAIL)
    marks = {(lane.names[0].text, mark.sign) for lane in page.drawn.lanes for mark in lane.marks}
    assert ("the council", Sign.DENIES) in marks
    assert ("the fire service", Sign.SAYS) in marks
    assert ("Hundreds leave, own", Sign.REPEATS) in marks
    assert sorted(line.worded for line in page.drawn.lines) == [False, True]


def test_ladders() -> None:
    """The number and how surely it is told stand at their days; steps lead from one to the next."""
    page = page_of(TRAIL)
    assert page.number
    assert page.certainty
    assert [dot.name for dot in page.number.dots] == ["At least 600", "900", "about a thousand"]
    heights = [dot.y for dot in page.number.dots]
    assert heights == sorted(heights, reverse=True)
    assert len(page.number.segments) == 2
    assert [rung.text for rung in page.certainty.rungs] == ["possible", "certain"]


def test_each_wording_once() -> None:
    """The same words stand once with all their places; what differs from the heading is marked."""
    page = page_of(TRAIL)
    assert [len(one.rows) for one in page.wordings] == [1, 2, 1, 1]
    assert page.wordings[1].rows[1].how == "in the words of Northline"
    words = ["".join(piece.words for piece in one.words.pieces) for one in page.wordings]
    assert words == [FIVE[0].words, FIVE[1].words, FIVE[3].words, FIVE[4].words]


def test_a_page_alone_leads_inside_itself() -> None:
    """Every link of a page that stands alone leads to a place in it, or to a web address."""
    page = trail_to_html(TRAIL)
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    for link in map(unescape, re.findall(r'href="([^"]+)"', page)):
        assert link.startswith("https://") or link[1:] in ids, link
    assert "javascript:" not in page


def test_on_a_server_links_lead_to_passages() -> None:
    """A mark and a place lead to the passage in its article; the page has its twins."""
    page = trail_to_html(TRAIL, links=ServerLinks(), address="/claim/c1")
    assert 'href="/article/id1#r1-s1"' in page
    assert 'href="/article/id2#r1-a1"' in page
    assert 'href="/claim/c1.json"' in page
    assert 'href="/compare?left=id0&amp;right=id1"' in page


def test_hostile_words_are_shown() -> None:
    """Markup, template syntax and controls in every field are text; no style or handler stands in a tag."""
    told = [
        Told(HOSTILE, day, HOSTILE, HOSTILE + day, title=HOSTILE, url=HOSTILE)
        for day in ("2026-03-08", "2026-03-09")
    ]
    changes = [Change(left=0, right=1, kind=ChangeKind.SOURCE_CHANGED, before=HOSTILE, after="x", score=1.0)]
    page = trail_to_html(trail_of(told, ((HOSTILE, (0, 1)),), changes))
    body = page.partition("<main")[2].partition("<script>")[0]
    assert "<script" not in body
    assert "\u202e" not in page
    assert "\x00" not in page
    assert "{{ 7*7 }}" in body
    assert not re.search(r"<[^>]+\s(style|on\w+)=", page)


def test_no_verdict() -> None:
    """The page never says what is true, false or copied."""
    shown = re.sub("<[^>]+>", " ", trail_to_html(TRAIL).partition("<main")[2].partition("<script>")[0])
    words = set(re.findall(r"[a-z]+", shown.casefold()))
    assert not {"true", "false", "wrong", "copied", "misleading", "confirmed", "score", "reliable"} & words


def test_sixty_mentions() -> None:
    """Sixty articles of one origin are a page of some ten thousand characters, and all in its table."""
    many = [
        Told(f"Outlet {row}", "2026-03-08", "police", f"About {900 + row % 3} people left")
        for row in range(60)
    ]
    trail = trail_of(many, (("police", range(60)),))
    page = page_of(trail)
    assert sum(len(one.rows) for one in page.wordings) == 60
    assert len(trail_to_html(trail)) < 100_000
