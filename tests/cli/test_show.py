"""`sayso show`, and an id or an address wherever a file can be named."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from sayso.cli.main import main
from sayso.model.correction import Correction, as_it_stands
from sayso.store import Store
from tests.stored import READING, under

URL = "https://valley.example/dam?a=1&b=2"
ARTICLE = READING.article


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the usual store, with one article and a second version of it."""
    path = tmp_path / "news.db"
    monkeypatch.setenv("SAYSO_STORE", str(path))
    with Store(path) as opened:
        opened.add(under(published="2026-03-01", file="old.txt"))
        opened.add(READING)
    return path


def printed(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> str:
    """Return what a command prints."""
    assert main([*arguments]) == code
    return capsys.readouterr().out


@pytest.mark.parametrize("asked", [ARTICLE.id, ARTICLE.id[:7], URL])
@pytest.mark.usefixtures("store")
def test_an_article_by_its_id_or_address(asked: str, capsys: pytest.CaptureFixture[str]) -> None:
    """An id, the beginning of one and an address give the article of the store; of an address the latest."""
    assert printed(capsys, "show", asked).startswith(
        "Minister: dam will hold\nThe Daily Brook · 2 March 2026 ·"
    )
    assert json.loads(printed(capsys, "show", asked, "-f", "json"))["article"]["id"] == ARTICLE.id


@pytest.mark.parametrize("command", ["show", "explain"])
def test_a_number_is_of_one_article(command: str, store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Of a store with several the number of a statement tells none; by the article it does."""
    with pytest.raises(SystemExit) as left:
        main([command, str(store), "2"])
    told = capsys.readouterr()
    assert (left.value.code, told.out) == (2, "")
    assert "news.db holds several articles, and 2 stands for a statement of one." in told.err
    named = told.err.rpartition("sayso show ")[2].split()
    assert named[1:] == ["2", "--store", str(store)]
    assert printed(capsys, command, *named)


def test_the_row_of_a_table_that_is_not_there(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A row is looked up in the store, with its folder or without; where the table is there, it is read."""
    monkeypatch.chdir(tmp_path)
    with Store(store) as opened:
        for number in (3, 33):
            opened.add(under(file=f"in/war.csv:{number}", published="2026-03-04", outlet=f"Post {number}"))
        opened.add(under(file="other/war.csv:33", published="2026-03-05"))
    for asked in ("war.csv:3", "in/war.csv:3"):
        assert "Post 3, 2026-03-04" in printed(capsys, "show", asked, "1")
    assert printed(capsys, "compare", "in/war.csv:3", "in/war.csv:33")
    assert main(["show", "war.csv:33", "1"]) == 3
    assert "war.csv:33 names several articles" in capsys.readouterr().err
    assert main(["show", "war.csv:4"]) == 3
    assert "the row of a file as it was added" in capsys.readouterr().err
    (tmp_path / "war.csv").write_text("text\n" + "Mayor Ida Brook said that it is safe.\n" * 3)
    assert "Ida Brook" in printed(capsys, "show", "war.csv:3")


@pytest.mark.usefixtures("store")
def test_one_statement_to_cite(capsys: pytest.CaptureFixture[str]) -> None:
    """A statement is given as a citation and a link, each on one line."""
    citation, link = printed(capsys, "show", ARTICLE.id, "1").splitlines()
    assert citation.startswith(
        "“dam will hold” — Ana Ruiz (predicts, as the article tells it), The Daily Brook, "
    )
    assert link == f"{URL}#:~:text=dam%20will%20hold"
    plain = json.loads(printed(capsys, "show", ARTICLE.id, "1", "-f", "json"))
    assert (plain["citation"], plain["link"], plain["statement"]["id"]) == (citation, link, "s1")


@pytest.mark.parametrize(
    "command",
    [
        ("read", "{}", "-f", "json"),
        ("explain", "{}", "1"),
        ("coverage", "{}"),
        ("sources", "{}"),
        ("timeline", "{}"),
        ("export", "jsonld", "{}"),
        ("compare", "{}", "{}"),
        ("changes", "{}", "{}"),
    ],
)
@pytest.mark.usefixtures("store")
def test_wherever_a_file_can_be_named(command: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    """Other commands take an id in place of a file."""
    assert printed(capsys, *(word.format(ARTICLE.id) for word in command))


@pytest.mark.usefixtures("store")
def test_changes_of_the_article_of_an_id(capsys: pytest.CaptureFixture[str]) -> None:
    """An id alone stands for all the versions of its address."""
    main(["changes", ARTICLE.id])
    assert f"1 version of {ARTICLE.id}" in capsys.readouterr().err  # both have the same text


@pytest.mark.usefixtures("store")
def test_a_file_goes_before_an_id(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is there as a file is read as one, whatever it is called."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "abcdef").write_text("Mayor Ida Brook said that the bridge is safe.", encoding="utf-8")
    assert "Ida Brook" in printed(capsys, "show", "abcdef")


@pytest.mark.usefixtures("store")
def test_what_is_not_in_the_store(capsys: pytest.CaptureFixture[str]) -> None:
    """An id that no article has is told, with a way on."""
    assert main(["show", "0123456789abcdef"]) == 3
    assert "Find it with `sayso search`" in capsys.readouterr().err


def test_no_store_to_look_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without a store nothing is fetched, and that is said."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SAYSO_STORE", raising=False)
    assert main(["show", "https://valley.example/x"]) == 3
    assert "no store at sayso.db to look it up in. sayso fetches no pages." in capsys.readouterr().err


def test_too_few_digits(capsys: pytest.CaptureFixture[str]) -> None:
    """What could begin an id, and is no file, is told how many digits are needed."""
    assert main(["show", "9560"]) == 3
    assert "too short for an id. Expected six or more of its digits\n" in capsys.readouterr().err


def test_a_corrected_statement_is_explained(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is told who corrected it, what the machine had read, and that a statement was taken away."""
    third, fourth = READING.statements[2], READING.statements[3]
    by = {"tool": "review", "annotator": "Ada", "time": "2026-03-05T10:00:00"}
    with Store(store) as opened:
        changed = replace(as_it_stands(ARTICLE.id, fourth), speaker="Ana Ruiz", **by)
        confirmed = replace(as_it_stands(ARTICLE.id, third), **by)
        gone = Correction(article=ARTICLE.id, statement="s2", removed=True, **by)  # type: ignore[arg-type]
        opened.correct([changed, confirmed, gone], by="Ada", confirm=True)
    told = printed(capsys, "explain", ARTICLE.id, "4")
    assert "rule          as a person left it\n" in told
    assert "by people     corrected by Ada (review, 2026-03-05T10:00:00)\n" in told
    assert "before        Two officials — accuse" in told
    assert "speaker       Ana Ruiz, set by a person\n" in told
    assert "confidence" not in told
    assert "before        the same, as the machine read it\n" in printed(capsys, "explain", ARTICLE.id, "3")
    plain = json.loads(printed(capsys, "explain", ARTICLE.id, "4", "-f", "json"))
    assert (plain["before"]["speaker"], plain["corrected"][0]["by"]) == ("Two officials", "Ada")
    with pytest.raises(SystemExit) as left:
        main(["explain", ARTICLE.id, "2"])
    assert left.value.code == 3
    assert "there is no statement 2 any more: removed by Ada" in capsys.readouterr().err


@pytest.mark.usefixtures("store")
def test_an_assertion_to_cite(capsys: pytest.CaptureFixture[str]) -> None:
    """What the outlet tells in its own voice is cited by its id, as claims and searches show it."""
    one = READING.assertions[0]
    found = printed(capsys, "search", "homes", "--kind", "assertion")
    assert re.search(rf"sayso show \w+ {one.id}\n", found)
    assert "own voice" in printed(capsys, "show", ARTICLE.id, one.id)
    assert json.loads(printed(capsys, "show", ARTICLE.id, one.id, "-f", "json"))["assertion"]["id"] == one.id
