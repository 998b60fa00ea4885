"""The public names of the package."""

from pathlib import Path

import pytest

import sayso


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
