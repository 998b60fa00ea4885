"""Prepared tables say what the TOML says, or are not used."""

from pathlib import Path

import pytest

from sayso.languages import preparing
from sayso.languages.pack import load_pack
from sayso.languages.preparing import PREPARED, prepare, prepared_table, prepared_tables

TABLE = b'[[hour]]\nword = "a.m."\nexample = "at 6 a.m."\n[[hour]]\nword = "Uhr"\nsure = true\nvalue = 0.5\n'
EXPECTED = {"hour": [{"word": "a.m.", "example": "at 6 a.m."}, {"word": "Uhr", "sure": True, "value": 0.5}]}


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """Return the folder of a pack with one table."""
    folder = tmp_path / "xx"
    folder.mkdir()
    (folder / "stops.toml").write_bytes(TABLE)
    return folder


def test_a_prepared_table_is_what_the_toml_says(pack: Path) -> None:
    """The same keys, words, numbers and truths."""
    assert prepare(pack) == pack / PREPARED
    assert prepared_table(prepared_tables(pack), "stops", TABLE) == EXPECTED


def test_a_table_changed_since_is_not_taken(pack: Path) -> None:
    """Other bytes of TOML than it was made of, and it is as if it were not there."""
    prepare(pack)
    assert prepared_table(prepared_tables(pack), "stops", TABLE + b"\n") is None


@pytest.mark.parametrize("kept", [None, b"", b'{"stops":'])
def test_a_file_missing_or_cut_short_is_none(pack: Path, kept: bytes | None) -> None:
    """Nothing fails: the TOML is read."""
    if kept is not None:
        (pack / PREPARED).write_bytes(kept)
    assert prepared_table(prepared_tables(pack), "stops", TABLE) is None


def test_every_table_of_the_english_pack_can_be_prepared(tmp_path: Path) -> None:
    """No table holds what only TOML can say: read as prepared each equals what the pack gives."""
    english = Path(preparing.__file__).parent / "en"
    for path in english.glob("*.toml"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    tables = preparing.json.loads(prepare(tmp_path).read_bytes())
    for path in english.glob("*.toml"):
        given = {
            key: tuple(rows) if isinstance(rows, list) else (rows,)
            for key, rows in tables[path.stem]["table"].items()
        }
        assert given == load_pack("en").table(path.stem)
