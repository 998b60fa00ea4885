"""`sayso trail`: one claim in time, in three forms."""

import json
import re
from importlib.resources import files
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

import sayso
from sayso.cli.main import main
from sayso.linking.changes import TOLD_FROM

ARTICLES = {
    "1-monday.txt": (
        "date 2026-03-02 https://valley.example/dam\nBoats sink in Askerby\n\n"
        "At least 18 boats sank in the harbour of Askerby, the harbour office said.\n"
    ),
    "2-tuesday.txt": (
        "date 2026-03-03 https://upland.example/dam\nMore boats lost\n\n"
        "At least 91 boats sank in the harbour of Askerby.\n"
    ),
    "3-wednesday.txt": (
        "date 2026-03-04 https://lowland.example/dam\nShipowners answer\n\n"
        "The shipowners denied that 91 boats sank in the harbour of Askerby.\n"
    ),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with three articles that tell one claim."""
    for name, text in ARTICLES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def run(*arguments: str | Path) -> int:
    """Run the command."""
    return main(["trail", *map(str, arguments)])


def test_a_trail_in_short(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The first lines say how many tell it, on whose say-so, who denies it and how the number grew."""
    assert run("boats sank harbour", folder) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert "Told in 3 articles, among 3 articles of 3 outlets read, of 2026-03-02 to 2026-03-04." in told
    assert "no shared one found: the harbour office;" in told
    assert "Denied by The shipowners on 2026-03-04." in told
    assert "“At least 18” → “At least 91”" in told
    assert "Told without a source in [2], with one in [1]." in told


def test_a_trail_in_python_is_the_same(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The command gives what one line of Python gives; a change points at mentions of its claim."""
    run("boats sank harbour", folder, "-f", "json")
    told = json.loads(capsys.readouterr().out)
    found = sayso.trail([sayso.read(path) for path in sorted(folder.iterdir())], "boats sank harbour")
    assert told == json.loads(json.dumps(sayso.to_dict(found)))
    (claim, *_) = told["claims"]
    numbers = [change for change in claim["changes"] if change["kind"] == "number"]
    assert (numbers[0]["before"], numbers[0]["after"]) == ("At least 18", "At least 91")
    for change in numbers:
        assert change["before"] in claim["mentions"][change["from"]]["words"]


def test_the_published_schema(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A trail has the form that the schema of claims publishes, with origins and changes."""
    run("boats sank harbour", folder, "-f", "json")
    told = json.loads(capsys.readouterr().out)
    schema = json.loads(files("sayso.report").joinpath("schema_claims.json").read_text(encoding="utf-8"))
    Draft202012Validator(schema).validate(told)
    assert told["claims"][0]["origins"]
    assert told["claims"][0]["changes"]


def test_asked_by_id(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A claim is found again by its id."""
    run("boats sank harbour", folder, "-f", "json")
    name = json.loads(capsys.readouterr().out)["claims"][0]["id"]
    assert run(name, folder) == 0
    assert "boats sank in the harbour of Askerby" in capsys.readouterr().out


def test_nothing_found(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Words that no claim holds: said with the number of articles, and what to do."""
    assert run("coal", folder) == 3
    told = capsys.readouterr().out
    assert "No claim with “coal” in 3 articles." in told
    assert "sayso claims lists what there is" in told


def test_no_verdict(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A trail never says what is true, false, or copied."""
    run("boats sank harbour", folder)
    told = capsys.readouterr().out.casefold().split()
    assert not {"true", "false", "wrong", "copied", "misleading", "confirmed"} & set(told)


def test_first_seen(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The day, the outlet and who told it first among what was read."""
    run("boats sank harbour", folder)
    told = " ".join(capsys.readouterr().out.split())
    first = "First seen here on 2026-03-02, by the date in its record: the harbour office in valley.example"
    assert f"{first} [1]." in told


def test_first_seen_of_no_known_day(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A month alone is no first day, and which articles have no day is told."""
    (folder / "1-monday.txt").write_text(
        ARTICLES["1-monday.txt"].replace("date 2026-03-02 ", "date 2026-03 "), encoding="utf-8"
    )
    assert run("boats sank harbour", folder) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert "First seen here on 2026-03-03" in told
    assert "Of no known day: [1]." in told


def test_what_is_not_sure_is_counted(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The text tells the sure changes and counts the others, which JSON has with their scores."""
    run("boats sank harbour", folder)
    text = " ".join(capsys.readouterr().out.split())
    run("boats sank harbour", folder, "-f", "json")
    changes = json.loads(capsys.readouterr().out)["claims"][0]["changes"]
    less = [change for change in changes if change["score"] < TOLD_FROM]
    assert 0 < len(less) < len(changes)
    assert f"{len(less)} differences less sure: see --all, or JSON, each with its score." in text
    assert "Less sure" not in text


def test_what_is_not_sure_is_told_when_asked(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With --all the less sure changes stand below the sure ones, called so, with their passages."""
    run("boats sank harbour", folder, "--all")
    sure, _, less = capsys.readouterr().out.partition("\nLess sure\n")
    assert "number: At least 18 → At least 91 ([1] → [2])" in sure
    assert "see --all" not in sure
    assert "More of these are wrong than right" in less
    shown = " ".join(less.split())
    assert " → " in shown or "denied: by The shipowners" in shown
    assert "At least 18 boats sank in the harbour of Askerby [1]" in shown


def test_a_detail_is_told_as_one_article_holds_it(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A less sure detail says in which article more is told."""
    (folder / "2-tuesday.txt").write_text(
        ARTICLES["2-tuesday.txt"].replace(
            "Askerby.", "Askerby near the Ostrava lighthouse and Velmouth weir."
        ),
        encoding="utf-8",
    )
    run("boats sank harbour", folder, "--all")
    assert "detail: more in [2] than in [1]" in capsys.readouterr().out


def test_two_accounts(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Two numbers of one day from two sources are two accounts, and a link says that they contradict."""
    for path in folder.iterdir():
        path.unlink()
    for name, told in (("1", "18 boats"), ("2", "91 boats")):
        who = {"1": "Mayor Ida Brook", "2": "Korvan Works"}[name]
        (folder / f"{name}.txt").write_text(
            f"date 2026-03-02 https://{name}.example/dam\nBoats\n\n"
            f"At least {told} sank in the harbour of Askerby on Sunday, {who} said.\n",
            encoding="utf-8",
        )
    run("boats sank harbour", folder)
    text = " ".join(capsys.readouterr().out.split())
    assert "two accounts: At least 18 (Ida Brook in 1.example [1]) against At least 91" in text
    assert "number: " not in text
    assert "sources differ" not in text
    run("boats sank harbour", folder, "--all")
    assert "sources differ: Ida Brook [1], Korvan Works [2]" in " ".join(capsys.readouterr().out.split())
    run("boats sank harbour", folder, "-f", "json")
    (link,) = json.loads(capsys.readouterr().out)["claims"][0]["links"]
    assert link["relation"] == "contradicts"


def redate(folder: Path, name: str, opening: str) -> None:
    """Let an article's text begin with a date."""
    head, body = ARTICLES[name].split("\n\n")
    (folder / name).write_text(f"{head}\n\n{opening} {body}", encoding="utf-8")


def test_a_day_that_the_text_gainsays(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The first seen is the first of a sure day; the clash is told, and no change has a direction by it."""
    redate(folder, "1-monday.txt", "Monday 9 March 2026")
    run("boats sank harbour", folder)
    told = " ".join(capsys.readouterr().out.split())
    assert "First seen here on 2026-03-03, by the date in its record: upland.example, own voice [2]" in told
    assert "perhaps no later in [1]." in told
    assert "Of no sure day: [1], dated 2026-03-02 in its record, 2026-03-09 in its text." in told
    assert "2026-03-02 or 2026-03-09 · the harbour office" in told
    assert "Numbers: “At least 18” [1], against “At least 91” [2]." in told
    assert "number differs: At least 18 [1], At least 91 [2]" in told
    assert "source in one alone: the harbour office [1], none [2]" in told
    assert "→" not in told


def test_no_day_is_sure(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Then nothing is told to be seen first."""
    for name in ARTICLES:
        redate(folder, name, "Monday 9 March 2026")
    run("boats sank harbour", folder)
    told = " ".join(capsys.readouterr().out.split())
    assert "First seen here" not in told
    assert "Of no sure day: [1], dated" in told


@pytest.mark.parametrize(
    ("days", "told"),
    [
        (("2026-03-03", "2026-03-03"), "number differs: At least 18 [1], At least 91 [2]"),
        (
            ("2026-03-03T08:00Z", "2026-03-03T19:30Z"),
            "number: At least 18 → At least 91 ([1] → [2])",
        ),
    ],
)
def test_one_day_has_an_order_by_its_hours_alone(days: tuple[str, str], told: str) -> None:
    """Of two articles of a day nobody knows which dropped what; with their hours it is known."""
    texts = [ARTICLES[name].split("\n\n")[1] for name in ("1-monday.txt", "2-tuesday.txt")]
    outlets = ("Valley Post", "Upland Mail")
    readings = [
        sayso.read(text, published=day, outlet=outlet)
        for text, day, outlet in zip(texts, days, outlets, strict=True)
    ]
    found = sayso.trail(readings, "boats sank harbour")
    assert told in " ".join(sayso.to_text(found).split())
    assert found.claim
    assert {change.ordered for change in found.claim.changes} == {"→" in told}


def test_a_source_that_two_articles_lose_is_one_step(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The same source, named in one article and in neither of two others, is told once."""
    (folder / "4-later.txt").write_text(
        "date 2026-03-05 https://midland.example/dam\nBoats counted\n\n"
        "At least 91 boats sank in the harbour of Askerby.\n",
        encoding="utf-8",
    )
    run("boats sank harbour", folder)
    told = " ".join(capsys.readouterr().out.split())
    assert told.count("source dropped: the harbour office → none ([1] → [2], [4])") == 1
    assert told.count("source dropped") == 1


def test_copies_are_listed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An article that counts with another one is found in the list, with its file."""
    (folder / "4-copy.txt").write_text(
        ARTICLES["1-monday.txt"].replace("valley", "seaside"), encoding="utf-8"
    )
    run("boats sank harbour", folder)
    text = " ".join(capsys.readouterr().out.split())
    assert "Told in 4 articles (1 a copy), among 4 articles" in text
    assert text.count("[4] ") == 1
    (listed,) = text.split("[4] ")[1:]
    assert "seaside.example" in listed
    assert "4-copy.txt · counts with [1]" in listed


def test_each_step_once(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A number that two articles tell otherwise than the first is one step, with both of them."""
    (folder / "4-later.txt").write_text(
        "date 2026-03-05 https://midland.example/dam\nBoats counted\n\n"
        "At least 91 boats sank in the harbour of Askerby, the harbour office said.\n",
        encoding="utf-8",
    )
    run("boats sank harbour", folder)
    told = " ".join(capsys.readouterr().out.split())
    assert told.count("number: At least 18 → At least 91 ([1] → [2], [4])") == 1
    assert told.count("denied: by The shipowners in lowland.example [3]") == 1


def test_a_trail_of_a_store(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A store tells the trail that its articles tell, counts all that it holds, and keeps the id."""
    other = tmp_path / "9-other.txt"
    other.write_text(
        "date 2026-03-20 https://coast.example/a\nFog\n\nThe ferry was late.\n", encoding="utf-8"
    )
    path = tmp_path / "news.db"
    with sayso.Store(path) as store:
        for one in sorted(folder.glob("*.txt")):
            store.add(sayso.read(one))
        store.link()
        found = store.trail("boats sank harbour")
        assert found.claim
        again = store.trail(found.claim.id)
        assert again.claim
        assert again.claim.changes == found.claim.changes
        assert store.trail("c1").claim is None
    assert run("boats sank harbour", "--store", path) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert "Told in 3 articles, among 4 articles of 4 outlets read, of 2026-03-02 to 2026-03-20." in told
    shown = re.findall(r"sayso show ([0-9a-f]{16}) N", told)
    assert sorted(shown) == sorted({one.article for one in found.found.articles})
    assert run(found.claim.id, path) == 0
    assert "First seen here on 2026-03-02" in capsys.readouterr().out


def test_a_trail_as_a_page(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The page has the facts, the picture, what changed and the wordings; words of an article stay words."""
    (folder / "2-tuesday.txt").write_text(
        ARTICLES["2-tuesday.txt"].replace("More boats lost", "More <b>boats</b> lost"), encoding="utf-8"
    )
    assert run("boats sank harbour", folder, "-f", "html") == 0
    page = capsys.readouterr().out
    assert "<b>boats" not in page
    assert "More &lt;b&gt;boats&lt;/b&gt; lost" in page
    places = [
        page.index(words)
        for words in ("in 3 articles of 3 outlets", "First seen here", "<svg", "What changed", "The wordings")
    ]
    assert places == sorted(places)


def test_nothing_found_as_a_page(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Words that no claim holds give a page that says so, escaped."""
    assert run("<coal>", folder, "-f", "html") == 3
    assert "No claim with “&lt;coal&gt;” in 3 articles." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("alarm failed", "how sure: possible → certain ([1] → [3])"),
        ("alarm failed", "source dropped: the harbour office → none ([1] → [3])"),
        ("people left homes", "number: About 600 → About 900 ([1] → [2], [3])"),
        ("looked away", "denied: by Hanne Orsk in The Askerby Tribune [3]"),
    ],
)
def test_what_the_example_shows(asked: str, told: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A hedge dropped, a source lost, a number grown and a denial stand in the example articles."""
    assert run(asked, "--example") == 0
    assert told in " ".join(capsys.readouterr().out.split())
