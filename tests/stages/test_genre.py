"""Genre: what the page calls itself, then what its words look like."""

import pytest

from sayso.ingest.building import Given
from sayso.ingest.dateline import apart_from_datelines
from sayso.ingest.fields import from_fields
from sayso.languages.pack import load_pack
from sayso.model.article import Article, BlockKind
from sayso.model.attribution import Attribution, Manner
from sayso.model.measure import Genre, GenreName
from sayso.model.span import Span
from sayso.stages.genre import find_genre
from sayso.stages.quotations import find_quotations
from tests.articles import article

PACK = load_pack("en")
PROSE = "The dam above Halden is safe."


def genre(
    text: str, *sources: str, url: str | None = None, rule: str = "test", sections: tuple[str, ...] = ()
) -> tuple[str, list[str]]:
    """Return the genre of a text and the words that show it; `sources` are the sources of statements."""
    made = article(text)
    blocks = apart_from_datelines(made.text, made.blocks)
    made = Article(text=made.text, blocks=blocks, language="en", url=url, sections=sections)
    spans = [Span(text.index(source), text.index(source) + len(source)) for source in sources]
    statements = tuple(
        Attribution(
            content=(Span(0, 1),),
            cue=(),
            source=(span,),
            manner=Manner.INDIRECT,
            lexeme="say:verb",
            rule=rule,
        )
        for span in spans
    )
    found = find_genre(made, find_quotations(made, PACK), statements, PACK)
    return found.value.value, [span.of(text) for span in found.evidence]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Opinion: The dam must go\n{PROSE}", ("opinion", ["Opinion"])),
        (f"OPINION | The dam must go\n{PROSE}", ("opinion", ["OPINION"])),
        (f"Open the files\nEditorial\n{PROSE}", ("opinion", ["Editorial"])),
        (f"Interview: Ida Brook on the dam\n{PROSE}", ("interview", ["Interview"])),
        (f"FOR IMMEDIATE RELEASE\n{PROSE}", ("release", ["FOR IMMEDIATE RELEASE"])),
        (f"{PROSE}\nMedia contact: Jan Poe", ("release", ["Media contact"])),
        (f"{PROSE}\nThe views expressed are her own.", ("opinion", ["The views expressed"])),
        (f"Opinion polls show a dead heat\n{PROSE}", ("unknown", [])),
        (f"Commentary track found in the ruins\n{PROSE}", ("unknown", [])),
    ],
)
def test_a_label_names_the_genre(text: str, expected: tuple[str, list[str]]) -> None:
    """A label stands on its own line or before the title's words; the same word in a sentence is none."""
    assert genre(text) == expected


def test_questions_make_an_interview() -> None:
    """Three questions do; one at the end of a report does not."""
    asked = "Q: Is the dam safe?\nYes, it is.\n"
    assert genre(f"{PROSE}\n{asked * 3}") == ("interview", ["Q", "Q", "Q"])
    assert genre(f"{PROSE}\n{asked}") == ("unknown", [])


def test_turns_make_an_interview() -> None:
    """A text in which two speakers take turns by name is a transcript."""
    turns = "BROOK: The dam is safe.\nReporter: Are you sure?\n"
    said = ["BROOK", "Reporter"] * 3
    assert genre(turns * 4, *said, rule="turn") == ("interview", ["BROOK", "Reporter", "BROOK"])
    facts = "Hale: theft of two boats.\nOrsk: theft of a crane.\n"
    assert genre(facts * 4) == ("unknown", [])


@pytest.mark.parametrize(
    ("sections", "expected"),
    [
        (("OpinionNewsArticle",), "opinion"),
        (("NewsArticle", "News/Opinion"), "opinion"),
        (("LiveBlogPosting",), "live"),
        (("Letters to the editor",), "letters"),
        (("Press release",), "release"),
        (("Interviews",), "interview"),
        (("NewsArticle", "Sport"), "unknown"),
        (("The opinion polls",), "unknown"),
    ],
)
def test_a_page_says_what_it_is(sections: tuple[str, ...], expected: str) -> None:
    """What its data, a class or a line above the headline call it goes before what its words look like."""
    assert genre(PROSE, sections=sections) == (expected, [])


def test_the_address_names_the_genre() -> None:
    """A section of the address counts, and is shown where the text holds it."""
    assert genre(PROSE, url="https://halden-post.example/opinion/dam") == ("opinion", [])
    assert genre(PROSE, url="https://halden-post.example/news/opinion") == ("unknown", [])
    assert genre(PROSE, url="https://[broken") == ("unknown", [])


def test_an_author_who_says_i_writes_opinion() -> None:
    """The author's own `I` counts; one inside quotation marks is somebody else's."""
    own = "I know this dam. My street lies below it.\nI fear it.\nIt frightens me.\n"
    assert genre(own) == ("opinion", ["I", "My", "I"])
    quoted = "".join(f"“{line}” she said.\n" for line in own.splitlines())
    assert genre(quoted) == ("unknown", [])


def test_a_dateline_or_two_sources_make_news() -> None:
    """A report shows where it was filed, or who told it."""
    assert genre(f"HALDEN (Northline) — {PROSE}") == ("news", ["HALDEN (Northline) —"])
    text = f"The mayor says so. The engineer says so. {PROSE}"
    assert genre(text, "The mayor", "The engineer") == ("news", ["The mayor", "The engineer"])
    assert genre(text, "The mayor") == ("unknown", [])


def test_a_date_before_a_story_makes_no_news() -> None:
    """Opinions are dated too."""
    made = from_fields({"title": "On piers", "text": f"4 March 2026 {PROSE}"}, Given(language="en"))
    assert made.blocks[1].kind is BlockKind.DATELINE
    assert find_genre(made, (), (), PACK).value is GenreName.UNKNOWN


def test_nothing_shows_nothing() -> None:
    """Without a sign the genre stays unknown."""
    made = article(PROSE)
    assert find_genre(made, (), (), PACK) == Genre(value=GenreName.UNKNOWN)
