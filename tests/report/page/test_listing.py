"""Lists: what each row tells and where it leads, on a server and in a site."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from sayso.model.browsed import (
    Counted,
    LastRun,
    ListedArticle,
    ListedClaim,
    ListedOutlet,
    ListedSpeaker,
    ListedUnread,
)
from sayso.model.span import Span
from sayso.report.page.coverage import coverage_html, coverage_page
from sayso.report.page.desk import desk_html, desk_of
from sayso.report.page.links import ServerLinks, SiteLinks, file_name
from sayso.report.page.listing import (
    Table,
    articles_table,
    by_day,
    claims_table,
    outlets_table,
    speakers_table,
    unread_table,
)
from sayso.report.page.rendering import Shell
from sayso.report.page.review import reviewed
from tests.readings import READING

LINKS = ServerLinks()
SHELL = Shell(title="x", links=LINKS, styles=("listing.css",))
ARTICLE = ListedArticle(
    id="a1",
    title=None,
    outlet="Gazette",
    published="2026-03",
    url=None,
    file=None,
    statements=1200,
    weaker=3,
    assertions=0,
    copy_of="a0",
    copies=0,
)
CLAIM = ListedClaim(
    id="c9",
    article="a1",
    anchor="s3",
    words="the dam broke",
    content=(Span(0, 13),),
    articles=3,
    outlets=2,
    mentions=4,
    denials=0,
    last="2026-03-05",
)
COUNTS = Counted(
    articles=2,
    repeats=1,
    outlets=1,
    statements=9,
    weak=2,
    speakers=3,
    claims=1,
    corrections=0,
    unread=1,
    first_day="2026-03-01",
    last_day="2026-03-05",
)
UNREAD = ListedUnread(file="torn.pdf", reason="no article in it", tried=None)


def cells(table: Table) -> list[tuple[str, str | None]]:
    """Return what stands in the first row, and where it leads."""
    return [(cell.text, cell.href) for cell in table.rows[0]]


def test_rows() -> None:
    """Each row tells its thing in words and leads to its page."""
    assert cells(articles_table([ARTICLE], LINKS)) == [
        ("No headline found (counts with another article)", "/article/a1"),
        ("Gazette", "/outlet/Gazette"),
        ("March 2026", None),
        ("1,200", None),
        ("0", None),
    ]
    speaker = ListedSpeaker(id="a1.p2", name="Ana Ruiz", kind="named", articles=2, statements=7)
    assert cells(speakers_table([speaker], LINKS))[0] == ("Ana Ruiz", "/speaker/a1.p2")
    outlet = ListedOutlet(name=None, articles=2, copies=0, first=None, last="2026")
    assert cells(outlets_table([outlet], LINKS)) == [
        ("Outlet not known", None),
        ("2", None),
        ("", None),
        ("No date found", None),
        ("2026", None),
    ]
    assert cells(claims_table([CLAIM], LINKS))[0] == ("the dam broke", "/claim/c9")
    assert cells(unread_table([UNREAD]))[0] == ("torn.pdf", None)


def test_days_stand_beside_each_other() -> None:
    """Plots of all rows are over the same days; without any day there is no plot."""
    table = claims_table([CLAIM, CLAIM], LINKS)
    told = by_day(table, [{"2026-03-01": 2}, {"2026-03-11": 1}])
    plots = [row[-1].spark for row in told.rows]
    assert [plot.bars[0].x for plot in plots if plot] == [0.0, pytest.approx(109.09)]
    assert told.columns[-1] == "By day"
    assert by_day(table, [{}, {}]) == table


@pytest.mark.parametrize("table", [articles_table((), LINKS), claims_table((), LINKS), unread_table(())])
def test_what_is_empty_says_what_to_do(table: Table) -> None:
    """A list without rows is a sentence."""
    assert table.empty


def test_the_desk_tells_what_changed() -> None:
    """What was told again since the last run is named after it; where all is new, what is told most."""
    run = LastRun(started="2026-03-06T10:00:00+00:00", articles=1, claims=("c9",))
    text = desk_html(desk_of(COUNTS, [ARTICLE], run, [CLAIM], [UNREAD], SHELL), SHELL)
    assert "Claims that changed" in text
    assert "Told again by the article added last, on 6 March 2026" in text
    assert "1–5 March 2026; 1 nearly the words of another" in text
    assert "7 statements" in text
    everything = LastRun(started=None, articles=2, claims=())
    assert "Told most" in desk_html(desk_of(COUNTS, [], everything, [], [], SHELL), SHELL)


def test_coverage_tells_each_count_with_its_denominator() -> None:
    """What was understood of what, and every miss in its words, with where it stands."""
    page = coverage_page(READING, LINKS)
    assert [(part.done, part.of) for part in page.parts] == [(7, 8), (5, 5), (1, 1), (1, 2)]
    (unread, dates) = page.misses
    assert (unread.name, len(unread.places)) == ("Sentences not understood", 1)
    (date,) = dates.places
    assert (date.words, date.after[:6]) == ("on Monday", ", “and")
    text = READING.article.text
    assert f"{date.before}{date.words}{date.after}" in text
    assert date.href is not None
    assert date.href.startswith(f"/article/{READING.article.id}#r1-b")
    shown = coverage_html(page, Shell(title="x", links=LINKS))
    assert "How this was read" in shown


def test_coverage_tells_of_a_text_without_its_punctuation() -> None:
    """It stands above the counts, which are the less sure for it."""
    reading = replace(READING, coverage=replace(READING.coverage, without_commas=412))
    shown = coverage_html(coverage_page(reading, LINKS), Shell(title="x", links=LINKS))
    assert "Hardly a comma in 412 words" in shown


def test_what_is_reviewed_is_cut_from_the_article() -> None:
    """The paragraph shown is a slice of the text, and holds the statement's parts."""
    one = reviewed(READING, READING.statements[1], LINKS)
    whole = "".join(piece.text for piece in one.paragraph)
    assert whole in READING.article.text
    assert [piece.text for piece in one.paragraph if piece.part == "content"] == [
        "“The dam is safe,”",
        "“and it will stay safe.”",
    ]
    assert one.words == "“The dam is safe,” […] “and it will stay safe.”"
    assert (one.who, one.speaker, one.act, one.certainty) == ("Ana Ruiz", "Ana Ruiz", "say", "certain")


def test_names_of_files_are_the_same_on_any_disk() -> None:
    """Names that differ in case or marks alone are different files, and none is a name a system keeps."""
    names = [
        file_name(one) for one in ("News", "NEWS", "news", "..", "CON", "a/b", "a\\b", "日本", "x" * 999)
    ]
    assert len({name.casefold() for name in names}) == len(names)
    assert all(re.fullmatch(r"[a-z0-9-]{8,80}", name) for name in names)


def test_a_site_leads_to_those_who_are_heard() -> None:
    """Who has no page is no link."""
    links = SiteLinks(1, speakers=frozenset({"0123456789abcdef.p1"}))
    assert links.page("speaker", "0123456789abcdef.p1") == "../speaker/0123456789abcdef.p1.html"
    assert links.page("speaker", "0123456789abcdef.p2") is None
    assert links.listing("articles", {"outlet": "Gazette"}) is None
    assert links.listing("claims", {"by": "denied", "page": "2"}) == "../claims-denied-2.html"
    assert links.twin("claims-denied-2.html", "csv") == "claims-denied-2.csv"


def test_templates_hold_no_style_and_no_handler() -> None:
    """The policy would stop them: a page that holds one is broken."""
    import sayso.report.page

    folder = Path(sayso.report.page.__file__).parent / "templates"
    for path in folder.glob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"\sstyle=|\son[a-z]+=|javascript:", text), path.name
