"""`sayso add`, `search`, `who`, `remove`, `doctor`: a store from the command line, in every form."""

import csv
import io
import json
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from sayso.cli.main import main
from sayso.store import Store

DAM = (
    "Dam will hold\n\n"
    "Finance minister Ana Ruiz predicted on Monday that the dam would probably hold.\n\n"
    "Korvan Ltd denied that its steel was weak.\n"
)
BRIDGE = "Bridge closed\n\nFinance minister Ana Ruiz said that the bridge was closed.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with two articles, one file that is none, and an empty one."""
    place = tmp_path / "news"
    place.mkdir()
    (place / "bridge.txt").write_text(BRIDGE, encoding="utf-8")
    (place / "dam.txt").write_text(DAM, encoding="utf-8")
    (place / "empty.txt").write_text("", encoding="utf-8")
    (place / "LICENCE").write_text("None.", encoding="utf-8")
    return place


@pytest.fixture
def store(folder: Path, capsys: pytest.CaptureFixture[str]) -> Iterator[Path]:
    """Return a store to which the folder was added."""
    path = folder.parent / "news.db"
    assert add(folder, path) == 1
    capsys.readouterr()
    yield path
    with Store(path) as opened:
        assert opened.doctor().findings == ()


def add(folder: Path, store: Path, *options: str) -> int:
    """Add a folder; one of its files cannot be read."""
    return main(["add", str(folder), "--store", str(store), *options])


def ask(command: str, store: Path) -> int:
    """Run one command on a store."""
    return main([*shlex.split(command), "--store", str(store)])


def test_adding(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What became of every input is told; what is no article is skipped, with the reason."""
    assert add(folder, tmp_path / "news.db") == 1
    told = capsys.readouterr()
    assert told.out.startswith("2 articles added with 3 statements in ")
    assert "  1 could not be read" in told.out
    assert "skipped" in told.err
    assert "LICENCE" in told.err
    assert f"cannot read {folder / 'empty.txt'}" in told.err


def test_adding_again_does_nothing(folder: Path, store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The second time every article is known, also from a folder that moved."""
    folder = folder.rename(folder.with_name("moved"))
    assert add(folder, store, "-f", "json") == 1
    told = json.loads(capsys.readouterr().out)
    assert (told["added"], told["known"], told["unread"]) == (0, 2, 1)
    assert told["articles_in_store"] == 2


def test_searching(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Words are found with who says them; the words shown are a slice of the article."""
    assert ask("search dam --kind statement -f json", store) == 0
    (hit,) = json.loads(capsys.readouterr().out)["hits"]
    assert (hit["speaker"], hit["act"], hit["certainty"]) == ("Ana Ruiz", "predict", "probable")
    assert [DAM[start:end] for start, end in hit["pieces"]] == [hit["words"]]
    assert [DAM[start:end] for start, end in hit["matches"]] == ["dam"]
    assert ask("search dam --kind statement", store) == 0
    assert capsys.readouterr().out.startswith("1 of 1 places\n\nAna Ruiz predicts · probable · ")


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ("--speaker ruiz", 2),
        ("--speaker korvan", 1),
        ("--act deny", 1),
        ("--certainty probable", 1),
        ("--act deny --speaker ruiz", 0),
        ("--limit 1", 1),
    ],
)
def test_filters(filters: str, found: int, store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each filter leaves what fits it."""
    assert ask(f"search 'w*' --kind statement -f csv {filters}", store) == (0 if found else 3)
    assert len(list(csv.DictReader(io.StringIO(capsys.readouterr().out)))) == found


@pytest.mark.parametrize("words", ["zebra", "'AND'", "'\"'", "'*' --act ask", "a)b"])
def test_nothing_found_is_said(words: str, store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No words are a syntax error; nothing found is told with a way on, and by the exit code."""
    assert ask(f"search {words}", store) == 3
    assert "Try" in capsys.readouterr().out


def test_who(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One minister in two articles, with the words that join them."""
    assert ask("who ruiz -f json", store) == 0
    (one,) = json.loads(capsys.readouterr().out)
    assert (one["name"], one["statements"], len(one["articles"])) == ("Ana Ruiz", 2, 2)
    assert one["roles"] == [{"words": "Finance minister", "articles": 2}]
    assert {each["ground"] for each in one["merges"][0]["evidence"]} == {"name", "role"}
    assert ask("who nobody", store) == 3
    assert "Nobody named nobody" in capsys.readouterr().out


@pytest.mark.parametrize("command", ["info", "who Brook", "search bridge"])
def test_looking_imports_only_what_it_needs(command: str, store: Path) -> None:
    """It takes no parser, no network and no arrays, nothing that finds names, and nothing that fetches."""
    code = (
        "import sys\nfrom sayso.cli.main import main\nmain(sys.argv[1:])\n"
        "unwanted = {'spacy', 'lxml', 'numpy', 'onnxruntime', 'http.client', 'sayso.stages.who.naming'}\n"
        "print(sorted(unwanted & set(sys.modules)))"
    )
    made = subprocess.run(
        [sys.executable, "-c", code, *command.split(), "--store", str(store)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert made.stdout.splitlines()[-1] == "[]"


def test_a_store_can_be_read_like_a_folder(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Other commands take the store itself, and nothing is read anew."""
    assert main(["read", str(store), "-f", "jsonl"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [json.loads(line)["article"]["text"] for line in lines] == [BRIDGE, DAM]
    assert main(["sources", str(store), "--total"]) == 0
    assert "Over 2 articles" in capsys.readouterr().out


def test_removing_needs_a_yes(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where nobody can answer, nothing is removed without --yes."""
    with Store(store, read_only=True) as opened:
        (first, _) = [one.article.id for one in opened.readings()]
    assert ask(f"remove {first}", store) == 2
    assert f"To remove {first!r} (1 article) without a question add --yes." in capsys.readouterr().err
    assert ask("remove nosuchthing", store) == 4
    assert "No article with the id, address or outlet 'nosuchthing'." in capsys.readouterr().err
    assert ask(f"remove {first} --yes", store) == 0
    assert capsys.readouterr().out.startswith("1 article with 1 statement removed")
    assert ask(f"remove {first} --yes", store) == 4
    assert "No article" in capsys.readouterr().err


def test_doctor_without_a_store(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Then the installation alone is looked at, and what is wrong there is code 3; a store named must be."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SAYSO_STORE", raising=False)
    assert main(["doctor"]) == 0
    assert capsys.readouterr().out.endswith("a sentence read\n")
    assert main(["doctor", "--store", "none.db"]) == 4
    monkeypatch.setattr("sayso.languages.recorded.wrong_files", lambda *_, **__: ["acts.json is cut short"])
    capsys.readouterr()
    assert main(["doctor"]) == 3
    assert "acts.json is cut short. Reinstall sayso" in capsys.readouterr().out


def test_doctor(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A whole store is said to be whole; one that is tampered with is not."""
    assert ask("doctor", store) == 0
    assert "is whole" in capsys.readouterr().out
    with Store(store) as opened:
        opened._connection.execute("UPDATE statements SET content_words = 'Dam will burst'")  # noqa: SLF001
    assert ask("doctor -f json", store) == 4
    told = json.loads(capsys.readouterr().out)
    assert not told["clean"]
    with Store(store) as opened:
        opened.remove(next(opened.readings()).article.id)
        opened.remove(next(opened.readings()).article.id)


def test_what_is_no_store(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that is something else is left alone, with the code of store trouble."""
    assert ask("search dam", folder / "dam.txt") == 4
    assert "is no store" in capsys.readouterr().err
    assert ask("doctor", folder / "missing.db") == 4
    assert not (folder / "missing.db").exists()
    assert (folder / "dam.txt").read_text(encoding="utf-8") == DAM


def test_corrections_come_back(store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What a person changed in an exported folder stands above the machine's, and search says so."""
    out = tmp_path / "brat"
    assert main(["export", "brat", str(store), "-o", str(out), "--full-text"]) == 0
    (file,) = [path for path in out.glob("*.ann") if "predict" in path.read_text(encoding="utf-8")]
    file.write_text(file.read_text(encoding="utf-8").replace(" predict\n", " promise\n"), encoding="utf-8")
    capsys.readouterr()
    command = f"import brat {shlex.quote(str(out))} --by Ada -f json"
    assert ask(command, store) == 0
    told = json.loads(capsys.readouterr().out)
    assert told == {"articles": 2, "unread": 0, "changed": 1, "added": 0, "removed": 0, "unchanged": 0}
    assert ask(command, store) == 0
    assert json.loads(capsys.readouterr().out)["changed"] == 0
    assert ask("search dam --act promise", store) == 0
    assert "1 of 1 places, 1 corrected by people" in capsys.readouterr().out
    assert main(["read", str(store)]) == 0
    shown = " ".join(capsys.readouterr().out.split())
    assert "as a person left it" in shown
    assert "1 of 2 statements as people left them" in shown
    assert main(["export", "csv", str(store), "-o", str(tmp_path / "tables")]) == 0
    assert "as people left them: 1 statement" in capsys.readouterr().err
    package = json.loads((tmp_path / "tables" / "datapackage.json").read_text(encoding="utf-8"))
    assert package["sayso"]["statements_corrected"] == 1
    with Store(store, read_only=True) as opened:
        (changed,) = opened.sql("SELECT brought_by FROM corrections")
        assert tuple(changed) == ("Ada",)


def test_corrections_of_another_text_are_refused(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is put above words that are not those of the store."""
    file = tmp_path / "tasks.json"
    file.write_text("[]", encoding="utf-8")
    assert ask(f"import labelstudio {shlex.quote(str(file))}", store) == 3
    capsys.readouterr()
    file.write_text("no json", encoding="utf-8")
    assert ask(f"import labelstudio {shlex.quote(str(file))}", store) == 3
    assert "sayso: " in capsys.readouterr().err


def test_a_store_that_holds_none_of_it_says_so(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A mistyped outlet is told, and what cannot change a reading that was made."""
    assert main(["sources", str(store), "--outlet", "Nobody"]) == 3
    assert "no article of outlet 'Nobody'" in capsys.readouterr().err
    assert main(["read", str(store), "--published", "2020-01-01", "-f", "jsonl"]) == 0
    assert "--published changes nothing there" in capsys.readouterr().err


def test_a_damaged_cell_is_store_trouble(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A row that is no reading is told in a line, with the code of store trouble."""
    with Store(store) as opened:
        opened._connection.execute("UPDATE statements SET content = 'nonsense'")  # noqa: SLF001
    assert main(["read", str(store)]) == 4
    assert "sayso doctor" in capsys.readouterr().err
    with Store(store) as opened:
        for (one,) in list(opened.sql("SELECT id FROM articles")):
            opened.remove(one)


def test_backup_vacuum_and_recover(store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each tells what it did, and leaves with a code; what is missing on the command line is told."""
    copy, new = tmp_path / "copy.db", tmp_path / "new.db"
    assert ask(f"store backup {copy}", store) == 0
    assert capsys.readouterr().out.startswith(f"{copy}: 2 articles, ")
    assert ask(f"store backup {copy}", store) == 4
    assert "--force" in capsys.readouterr().err
    assert ask(f"store backup {copy} --force", store) == 0
    assert ask("store vacuum", store) == 0
    assert " MB before, " in capsys.readouterr().out
    assert main(["store", "recover", str(copy), "-o", str(new)]) == 0
    told = capsys.readouterr().out
    assert told.splitlines() == [f"{new}: 2 articles with 3 statements, each whole", f"{copy} is as it was"]
    for wrong in ("store backup", f"store recover {copy}", f"store vacuum {copy}"):
        assert ask(wrong, store) == 2
    data = bytearray(copy.read_bytes())
    with Store(copy) as opened:
        root = opened._connection.execute(  # noqa: SLF001
            "SELECT rootpage FROM sqlite_master WHERE name = 'times'"
        ).fetchone()[0]
    data[(root - 1) * 4096 : root * 4096] = bytes(4096)
    copy.write_bytes(data)
    new.unlink()
    assert main(["store", "recover", str(copy), "-o", str(new)]) == 1
    told = capsys.readouterr().out
    assert f"{new}: 0 articles with 0 statements, each whole" in told
    assert "  lost of times: 2 rows or more" in told
    assert f"sayso add {new}.jsonl --store {new}" in told
    assert main(["add", f"{new}.jsonl", "--store", str(new), "--jobs", "1"]) == 0
    with Store(new) as opened, Store(store) as whole:
        assert [one.article.text for one in opened.readings()] == [
            one.article.text for one in whole.readings()
        ]


def test_too_many_words(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One line, at once."""
    assert ask(f"search {' '.join(f'w{number}*' for number in range(5_000))}", store) == 4
    assert "Expected 64 words at most, 16 of them with *" in capsys.readouterr().err


def test_a_store_where_nothing_can_be_written_is_told(
    store: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is searched, checked and looked through all the same."""
    monkeypatch.setattr(Store, "as_it_stands", True)
    assert ask("search dam", store) == 0
    assert f"{store} stands where nothing can be written. It is read as it stands." in capsys.readouterr().err


def test_nothing_added_makes_no_store(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A mistyped name leaves no empty store, which would hide the mistake from the next command."""
    store = tmp_path / "news.db"
    assert main(["add", str(tmp_path / "nosuch.csv"), "--store", str(store)]) == 3
    assert capsys.readouterr().out == "no article added, and no store made\n"
    assert [*tmp_path.iterdir()] == []


@pytest.mark.parametrize("command", ["search dam", "list", "list --by act", "who ruiz"])
def test_an_empty_store_is_told(command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where nothing can be found, that is said, and how to put something in; such a store stays."""
    store = tmp_path / "news.db"
    with Store(store):
        pass
    assert ask(command, store) == 3
    told = f"the store {store} is empty. Put articles in: sayso add PATH --store {store}\n"
    assert told in capsys.readouterr().err
    assert main(["add", str(tmp_path / "nosuch.csv"), "--store", str(store)]) == 3
    assert store.exists()


@pytest.mark.parametrize("command", ["read", "add", "show"])
def test_an_address_is_not_fetched(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The address of a page that no store holds is answered with the two ways to its words."""
    monkeypatch.chdir(tmp_path)
    way = "sayso fetches no pages. Save it and give the file, or follow its feed: sayso feed add URL\n"
    assert main([command, "https://halden-post.example/dam"]) == 3
    assert capsys.readouterr().err.endswith(way)
    with Store("sayso.db"):
        pass
    assert main([command, "https://halden-post.example/dam"]) == 3
    told = capsys.readouterr().err
    assert "no article of this address in sayso.db" in told
    assert way in told


def test_the_columns_taken_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Of a table that is added, one line says which column is what; the days show how dates are written."""
    table = tmp_path / "rows.csv"
    table.write_text(f'body,source,date,mood\n"{BRIDGE}",Post,4/25/2026,good\n', encoding="utf-8")
    assert main(["add", str(table), "--store", str(tmp_path / "news.db"), "--jobs", "1"]) == 0
    told = f"{table}: text: body · outlet: source · published: date, month first\n"
    assert capsys.readouterr().err.count(told) == 1
    assert main(["read", str(table)]) == 0
    assert "outlet: source" not in capsys.readouterr().err
