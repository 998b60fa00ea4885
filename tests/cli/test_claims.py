"""`sayso claims` and `sayso compare`: what several articles tell, in three forms."""

import csv
import io
import json
import re
from pathlib import Path

import pytest

import sayso
from sayso.cli.exits import Exit
from sayso.cli.main import main

MORNING = (
    "date 2026-03-04 https://valley.example/dam\n"
    "Velmouth dam failed\n\n"
    "The Velmouth dam failed on Sunday night, mayor Ida Brook said.\n\n"
    "At least 40 boats sank in the harbour of Askerby.\n"
)
EVENING = (
    "date 2026-03-05 https://upland.example/dam\n"
    "Boats lost\n\n"
    "The Velmouth dam failed on Sunday night, police said.\n\n"
    "At least 43 boats sank in the harbour of Askerby.\n\n"
    "Cellist Mara Quill won the Ostrava prize.\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with two articles that tell the same in part."""
    (tmp_path / "1-morning.txt").write_text(MORNING, encoding="utf-8")
    (tmp_path / "2-evening.txt").write_text(EVENING, encoding="utf-8")
    return tmp_path


def run(command: str, *arguments: str | Path) -> int:
    """Run the command."""
    return main([command, *map(str, arguments)])


def test_claims_of_a_folder(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each claim stands once, under it who tells it, and what differs in the words."""
    assert run("claims", folder) == 0
    told = capsys.readouterr()
    assert told.err == ""
    assert "The Velmouth dam failed on Sunday night" in told.out
    assert "Ida Brook — says" in told.out
    assert "police — say" in told.out
    assert "Quill" not in told.out
    assert "only here: 4" in told.out


def test_the_id_of_a_claim_asks_for_its_trail(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each claim is shown with its id, and how to ask for it in time."""
    assert run("claims", folder, "--words", "boats") == 0
    told = capsys.readouterr().out
    (name,) = re.findall(r"^   (c\d+) · 2 articles · ", told, re.MULTILINE)
    assert f"To see one in time, of the same input: sayso trail {name}\n" in told
    assert run("trail", name, folder) == 0
    assert f"\nclaim {name}\nTold in 2 articles, among 2 articles" in capsys.readouterr().out


def test_claims_in_python_are_the_same(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The command gives what one line of Python gives; every shown word is a slice of its article."""
    run("claims", folder, "-f", "json", "--words", "boats", "--since", "2026-03-05")
    told = json.loads(capsys.readouterr().out)
    readings = [sayso.read(path) for path in sorted(folder.iterdir())]
    found = sayso.claims(readings, words="boats", since="2026-03-05")
    assert told == json.loads(json.dumps(sayso.to_dict(found)))
    (claim,) = told["claims"]
    assert [mention["row"] for mention in claim["mentions"]] == [0, 1]
    for mention in claim["mentions"]:
        (span,) = mention["content"]
        assert readings[mention["row"]].article.text[span[0] : span[1]] == mention["words"]
    assert claim["links"][0]["relation"] == "same"
    assert any("boats" in one for one in claim["links"][0]["evidence"])
    assert told["counts"]["left_out"] == 1


def test_narrowed_to_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A speaker who tells no claim leaves none: the report says what to do, the code that it is nothing."""
    assert run("claims", folder, "--speaker", "Quill") == 3
    assert "Leave out --words or --speaker" in capsys.readouterr().out


def test_claims_of_one_article(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One article has nothing to compare with: the report says to name several."""
    assert run("claims", folder / "1-morning.txt") == 0
    assert "Name several files, or a folder." in capsys.readouterr().out


def test_claims_as_a_table(folder: Path, tmp_path: Path) -> None:
    """One row a mention, written to the file that is named."""
    out = tmp_path / "out" / "claims.csv"
    out.parent.mkdir()
    assert run("claims", folder / "1-morning.txt", folder / "2-evening.txt", "-f", "csv", "-o", out) == 0
    rows = list(csv.DictReader(io.StringIO(out.read_bytes().decode(), newline="")))
    assert {row["place"] for row in rows} == {"1", "2"}
    assert {row["who"] for row in rows} >= {"Ida Brook", "police"}


def test_copies_count_once(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A second outlet with the same article is counted as a copy, and told where asked for."""
    copied = MORNING.replace("valley.example", "lowland.example")
    (folder / "3-copy.txt").write_text(copied, encoding="utf-8")
    assert run("claims", folder) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert "2 articles and 1 copy" in told
    assert "1-morning.txt · counts with [3]" in told
    assert told.count("[1] ") == 1  # in the list of articles alone
    assert run("claims", folder, "--all") == 0
    assert capsys.readouterr().out.count("[1] ") > 1
    assert run("claims", folder, "-f", "csv") == 0
    assert "1" in {row["claim_copies"] for row in csv.DictReader(io.StringIO(capsys.readouterr().out))}


def test_claims_of_a_store(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A store shows what it has linked, what waits is linked first, and `sayso link` says what there is."""
    store = folder.parent / "news.db"
    assert run("add", folder, "--store", store) == 0
    capsys.readouterr()
    assert run("claims", store, "-f", "json") == 0
    of_store = json.loads(capsys.readouterr().out)
    assert run("claims", folder, "-f", "json") == 0
    of_folder = json.loads(capsys.readouterr().out)
    words = [[one["words"] for one in claim["mentions"]] for claim in of_folder["claims"]]
    assert [[one["words"] for one in claim["mentions"]] for claim in of_store["claims"]] == words
    assert of_store["counts"] == of_folder["counts"]
    assert run("link", "--store", store) == 0
    assert "0 articles linked" in capsys.readouterr().out
    assert run("link", "--store", store, "--anew", "-f", "json") == 0
    assert json.loads(capsys.readouterr().out)["linked"] == 2


def test_claims_of_an_empty_store(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A store without an article says so; a store that is not there is told."""
    sayso.Store(tmp_path / "news.db").close()
    assert run("claims", tmp_path / "news.db") == 0
    assert "No article to read." in capsys.readouterr().out
    assert run("link", "--store", tmp_path / "none.db") == Exit.STORE
    assert "No store at" in capsys.readouterr().err


def test_compare(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The number that changed, the speaker that changed, and what one tells alone."""
    assert run("compare", folder / "1-morning.txt", folder / "2-evening.txt") == 0
    told = capsys.readouterr().out
    assert "number: At least 40 → At least 43" in told
    assert "speaker: Ida Brook → police" in told
    assert "Only in B" in told
    assert "Cellist Mara Quill won the Ostrava prize" in told


def test_compare_in_python_is_the_same(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The command gives what one line of Python gives."""
    paths = (folder / "1-morning.txt", folder / "2-evening.txt")
    run("compare", *paths, "-f", "json")
    found = sayso.compare(*map(sayso.read, paths))
    assert json.loads(capsys.readouterr().out) == json.loads(json.dumps(sayso.to_dict(found)))
    run("compare", *paths, "-f", "csv")
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out, newline="")))
    assert len(rows) == len(found.pairs) + len(found.only_left) + len(found.only_right)


def test_compare_as_a_page(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The page puts both articles side by side."""
    assert run("compare", folder / "1-morning.txt", folder / "2-evening.txt", "-f", "html") == 0
    page = capsys.readouterr().out
    assert page.startswith("<!DOCTYPE html>")
    assert page.count('class="number"') == len(
        sayso.compare(*(sayso.read(folder / f"{name}.txt") for name in ("1-morning", "2-evening"))).pairs
    )


def test_compare_the_same_article(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An article beside itself has everything in the same words, and nothing changed."""
    path = folder / "1-morning.txt"
    assert run("compare", path, path) == 0
    told = capsys.readouterr().out
    assert "Both tell, in the same words" in told
    assert "Changed" not in told
    assert "Only in" not in told


def test_compare_the_examples(capsys: pytest.CaptureFixture[str]) -> None:
    """Two of the articles that come with sayso; one file alone is not enough."""
    assert run("compare", "--example") == 0
    assert "Changed" in capsys.readouterr().out
    assert run("compare", "one.txt") == 2
    assert "Expected A and B" in capsys.readouterr().err


def test_compare_needs_two_articles(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder of two is not one article; a missing file is told as always."""
    assert run("compare", folder, folder / "1-morning.txt") == 2
    assert "3 articles found. Expected one in A and one in B." in capsys.readouterr().err
    assert run("compare", folder / "1-morning.txt", "nowhere.txt") == 3
