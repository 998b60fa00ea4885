"""The public names of the package."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

import sayso

SAID = "Mayor Ida Brook said on Monday that the bridge is safe."


def test_names_are_sorted_and_there() -> None:
    """Every public name is there, and they stand in order."""
    assert sayso.__all__ == sorted(sayso.__all__)
    assert all(hasattr(sayso, name) for name in sayso.__all__)


def test_unknown_name() -> None:
    """A name that is not public is answered with those that are."""
    with pytest.raises(AttributeError, match="Public names: "):
        sayso.nothing  # noqa: B018 — asking is the test


@pytest.mark.parametrize("kind", ["text", "path", "bytes"])
def test_read(kind: str, tmp_path: Path) -> None:
    """Text, a file and bytes give the same statements."""
    text = "Mayor Ida Brook said on Monday that the bridge is safe."
    path = tmp_path / "bridge.txt"
    path.write_text(text, encoding="utf-8")
    source: str | Path | bytes = {"text": text, "path": path, "bytes": text.encode()}[kind]
    reading = sayso.read(source, published="2026-03-03", url="https://valley.example/b")
    assert [span.of(text) for span in reading.statements[0].source] == ["Mayor Ida Brook"]
    assert reading.article.url == "https://valley.example/b"
    assert reading.to_dict()["article"]["text"] == text


def test_to_pandas() -> None:
    """The table of a reading has a row a statement."""
    pytest.importorskip("pandas")
    reading = sayso.read("Mayor Ida Brook said on Monday that the bridge is safe.")
    assert len(sayso.to_pandas(reading)) == len(reading.statements)


def test_to_pandas_without_pandas(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where pandas is missing, the error says how to install it."""
    monkeypatch.setitem(__import__("sys").modules, "pandas", None)
    reading = sayso.read("Mayor Ida Brook said on Monday that the bridge is safe.")
    with pytest.raises(sayso.SaysoError, match="pip install pandas"):
        sayso.to_pandas(reading)


def test_a_line_that_names_a_file_is_its_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name as str opens the file that is there."""
    (tmp_path / "bridge.txt").write_text(SAID, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for name in ("bridge.txt", str(tmp_path / "bridge.txt")):
        assert sayso.read(name).article.text == SAID


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("missing.txt", "no file of this name"),
        ("news of March.csv", "no file of this name"),
        ("folder/missing", "no file of this name"),
        ("https://valley.example/bridge", "nothing is fetched"),
        (".", "sayso.read_all"),
    ],
)
def test_what_looks_like_a_path_is_no_text(source: str, says: str) -> None:
    """A missing file and an address are refused, and the message says what to use."""
    with pytest.raises(sayso.SaysoError, match=says):
        sayso.read(source)


@pytest.mark.parametrize("source", [None, 5, ["a text"]])
def test_no_source_at_all_is_a_type_error(source: object) -> None:
    """The message says what may be given."""
    with pytest.raises(TypeError, match="Expected the text of an article"):
        sayso.read(source)  # type: ignore[arg-type]


def test_several_are_several() -> None:
    """One text is neither several forms of names nor what is no path."""
    with pytest.raises(TypeError, match="Expected several forms of names"):
        sayso.read(SAID, no_merge="Ruiz")
    for paths in (5, b"a.txt", [5]):
        with pytest.raises(TypeError, match=r"Expected the path of a file.*sayso\.read"):
            next(sayso.read_all(paths))  # type: ignore[arg-type]


def test_dates_are_dates() -> None:
    """A date object is as good as its text; anything else is refused."""
    assert sayso.read(SAID, published=date(2026, 3, 3)).article.published == "2026-03-03"
    with pytest.raises(TypeError, match="published=5"):
        sayso.read(SAID, published=5)  # type: ignore[arg-type]


def test_a_statement_has_its_words() -> None:
    """They are those of its content, cut from the text."""
    (statement,) = sayso.read(SAID).statements
    assert statement.words == "that the bridge is safe"


def test_read_all(tmp_path: Path) -> None:
    """Every article of a folder is read; what is none is told."""
    (tmp_path / "a.txt").write_text(SAID, encoding="utf-8")
    (tmp_path / "b.csv").write_text(f'id,text\n1,"{SAID}"\n2,\n', encoding="utf-8")
    told: list[str] = []
    found = [one.article.key for one in sayso.read_all(tmp_path, told=lambda one: told.append(one.file))]
    assert (found, [Path(one).name for one in told]) == (["a.txt", "1"], ["b.csv:2"])
    with pytest.warns(UserWarning, match="cannot read"):
        assert len([*sayso.read_all([tmp_path])]) == len(found)


def test_to_pandas_of_a_store(tmp_path: Path) -> None:
    """A store gives the tables of all that is in it."""
    pytest.importorskip("pandas")
    with sayso.Store(tmp_path / "s.db") as store:
        store.add(sayso.read(SAID))
        assert [*sayso.to_pandas(store)["content_words"]] == ["that the bridge is safe"]
    with pytest.raises(TypeError, match="int found"):
        sayso.to_pandas(5)  # type: ignore[arg-type]


def test_a_store_in_another_thread_says_so(tmp_path: Path) -> None:
    """SQLite's rule is told in our words, with what to do."""
    with (
        sayso.Store(tmp_path / "s.db") as store,
        ThreadPoolExecutor(1) as pool,
        pytest.raises(sayso.SaysoError, match="open a `Store` in each"),
    ):
        pool.submit(store.info).result()
