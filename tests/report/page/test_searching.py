"""The page of a search: who, in which words, where; what it can be narrowed to; how it lies in time."""

import re

from sayso.model.browsed import Browsed
from sayso.model.span import Span
from sayso.model.stored import Hit, HitKind
from sayso.report.page.links import NoLinks, ServerLinks
from sayso.report.page.rendering import Shell
from sayso.report.page.searching import Piece, search_html, searched

LINKS = ServerLinks()
WORDS = "the dam may break"


def hit(**fields: object) -> Hit:
    """Return a hit with the plainest value in each field that is not given."""
    plain: dict[str, object] = {
        "kind": HitKind.STATEMENT,
        "article": "a1",
        "id": "s3",
        "file": None,
        "url": None,
        "outlet": "The Daily Brook",
        "published": "2026-03-02",
        "title": "Dam in doubt",
        "speaker": "Ana Ruiz",
        "act": "warn",
        "certainty": "possible",
        "pieces": (Span(10, 10 + len(WORDS)),),
        "matches": (Span(14, 17),),
        "snippet": WORDS,
        "corrected": False,
        "weak": False,
        "score": 1.0,
    }
    return Hit(**{**plain, **fields})  # type: ignore[arg-type]


def found(*hits: Hit, **fields: object) -> Browsed:
    """Return what a search found."""
    plain: dict[str, object] = {
        "hits": hits,
        "start": 0,
        "total": len(hits),
        "at_least": False,
        "facets": {"outlet": (("The Daily Brook", 2), ("Gazette", 1)), "act": (("warn", 3),)},
        "values": {"outlet": 15, "act": 1},
        "days": (("2026-03-01", 1), ("2026-03-03", 2)),
    }
    return Browsed(**{**plain, **fields})  # type: ignore[arg-type]


def page(browsed: Browsed, **asked: str) -> str:
    """Return the page of a search."""
    return search_html(searched(browsed, asked, LINKS), Shell(title="Search", links=LINKS))


def test_a_place_tells_who_and_leads_to_its_words() -> None:
    """Who, what they do, how sure, the exact words, and the article."""
    (one,) = searched(found(hit()), {"q": "dam"}, LINKS).places
    assert (one.who, one.does, one.sure) == ("Ana Ruiz", "warns", "possible")
    assert one.pieces == (
        Piece(text="the ", found=False),
        Piece(text="dam", found=True),
        Piece(text=" may break", found=False),
    )
    assert one.href == "/article/a1#r1-s3"
    assert (one.title, one.outlet, one.published) == ("Dam in doubt", "The Daily Brook", "2 March 2026")


def test_words_in_pieces() -> None:
    """Words that were left out between pieces are told as left out."""
    spans = (Span(10, 17), Span(30, 35))
    (one,) = searched(
        found(hit(pieces=spans, snippet="the dam … broke", matches=(Span(30, 35),))), {}, LINKS
    ).places
    assert [(piece.text, piece.found) for piece in one.pieces] == [
        ("the dam", False),
        (" … ", False),
        ("broke", True),
    ]


def test_own_voice_and_articles_are_told_apart() -> None:
    """Whose words they are is always said."""
    own, article, nobody = (
        searched(found(one), {}, LINKS).places[0].who
        for one in (
            hit(kind=HitKind.ASSERTION, speaker=None, act=None),
            hit(kind=HitKind.ARTICLE, id=None, speaker=None, act=None),
            hit(speaker=None),
        )
    )
    assert (own, article, nobody) == ("The Daily Brook, own voice", "In the article", "Left open who")


def test_a_facet_leads_to_less_and_back() -> None:
    """A value that is chosen leads to the search without it; pages begin anew."""
    outlet, act = searched(found(hit()), {"q": "dam", "act": "warn", "page": "3"}, LINKS).facets
    assert [(one.label, one.count, one.href) for one in outlet.choices] == [
        ("The Daily Brook", 2, "/search?q=dam&act=warn&outlet=The+Daily+Brook"),
        ("Gazette", 1, "/search?q=dam&act=warn&outlet=Gazette"),
    ]
    assert outlet.further == 13
    assert [(one.label, one.href, one.chosen) for one in act.choices] == [("warns", "/search?q=dam", True)]


def test_a_facet_with_one_value_is_no_choice() -> None:
    """What narrows nothing is not offered."""
    assert [one.name for one in searched(found(hit()), {"q": "dam"}, LINKS).facets] == ["outlet"]


def test_what_is_chosen_can_be_left() -> None:
    """Each thing it is narrowed to stands above, with the address without it."""
    chosen = searched(found(hit()), {"q": "dam", "stance": "denies", "since": "2026-03"}, LINKS).chosen
    assert chosen == (
        ("Stance: says it is not so", "/search?q=dam&since=2026-03"),
        ("From: 2026-03", "/search?q=dam&stance=denies"),
    )


def test_pages_lead_on_and_back() -> None:
    """There is a page after this where there is more, and one before."""
    search = searched(found(hit(), start=25, total=60), {"q": "dam", "page": "2"}, LINKS)
    assert (search.paging.first, search.paging.last, search.paging.total) == (26, 26, 60)
    assert (search.paging.earlier, search.paging.later) == ("/search?q=dam", "/search?q=dam&page=3")


def test_the_picture_has_a_table_beside_it() -> None:
    """Bars have a title, a description and the same counts as a table."""
    text = page(found(hit()), q="dam")
    assert '<title id="days-title">Places by day of publication</title>' in text
    assert "3 in all, 1–3 March 2026" in text
    rows = re.findall(r'<tr><td><a href="([^"]*)">([^<]*)</a></td><td class="number">(\d+)</td></tr>', text)
    assert rows == [
        ("/search?q=dam&amp;since=2026-03-01&amp;until=2026-03-01", "1 March 2026", "1"),
        ("/search?q=dam&amp;since=2026-03-03&amp;until=2026-03-03", "3 March 2026", "2"),
    ]


def test_nothing_found_says_what_to_do() -> None:
    """An empty search tells why it may be, and where to go."""
    nothing = found(facets={}, values={}, days=())
    assert "Try fewer words" in page(nothing, q="dam")
    assert 'href="/search?q=dam">look everywhere' in page(nothing, q="dam", outlet="Gazette")
    assert "sayso add FILE" in page(nothing)


def test_what_was_only_looked_at_in_part_is_told() -> None:
    """Where only the newest were looked at, the count says so."""
    assert "At least 1 place; only the newest were looked at" in page(found(hit(), at_least=True))


def test_without_a_server_nothing_leads_anywhere() -> None:
    """A search without links is no failure."""
    search = searched(found(hit()), {"q": "dam"}, NoLinks())
    assert search.places[0].outlet_href is None
    assert search.facets[0].choices[0].href is None
