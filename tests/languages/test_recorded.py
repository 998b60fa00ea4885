"""Files of packages are checked against the record that was written when they were built."""

import base64
import hashlib
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from sayso.errors import WeightsError
from sayso.languages import recorded
from sayso.languages.recorded import Entry, check_package, read_model, record_of, wrong_files

CONTENT = {"model.json": b'{"rows": [1, 2]}', "large.bin": bytes(1_200_000)}


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of an installed package with a record."""
    folder, told = tmp_path / "halden_parser", tmp_path / "halden_parser-1.0.dist-info"
    folder.mkdir()
    told.mkdir()
    rows = []
    for name, raw in CONTENT.items():
        (folder / name).write_bytes(raw)
        digest = base64.urlsafe_b64encode(hashlib.sha256(raw).digest()).decode().rstrip("=")
        rows.append(f"halden_parser/{name},sha256={digest},{len(raw)}")
    (told / "METADATA").write_text("Metadata-Version: 2.1\nName: halden-parser\nVersion: 1.0\n", "utf-8")
    (told / "RECORD").write_text("\n".join((*rows, "halden_parser-1.0.dist-info/RECORD,,")), "utf-8")
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    recorded._read_record.cache_clear()  # noqa: SLF001 — the folder is another one each time
    return folder


def cut(path: Path) -> None:
    """Leave half of a file."""
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def change(path: Path) -> None:
    """Change one byte of a file."""
    path.write_bytes(path.read_bytes()[:-1] + b"\x01")


@pytest.mark.parametrize(
    ("name", "harm", "says"),
    [
        ("model.json", cut, "has 8 bytes, expected 16"),
        ("model.json", change, "is not the file that was shipped"),
        ("model.json", Path.unlink, "cannot be read"),
        ("large.bin", cut, "has 600,000 bytes, expected 1,200,000"),
        ("large.bin", Path.unlink, "cannot be read"),
    ],
)
def test_what_a_reading_notices(package: Path, name: str, harm: Callable[[Path], None], says: str) -> None:
    """A file that is missing, cut short or changed is named, with what to do."""
    check_package("halden_parser")
    harm(package / name)
    with pytest.raises(WeightsError, match=rf"{name} {says}.*pip install --force-reinstall .*halden-parser"):
        check_package("halden_parser")


@pytest.mark.parametrize(
    "row", [b"halden_parser/a", b"halden_parser/a,sha256=x,some", b"\xe9", b'"a\x00,sha256=x,1']
)
def test_a_record_that_is_damaged_is_told(package: Path, row: bytes) -> None:
    """It checks nothing any more: a reading stops, the doctor says so."""
    record = package.with_name("halden_parser-1.0.dist-info") / "RECORD"
    record.write_bytes(record.read_bytes() + b"\n" + row)
    assert "the record of the files of halden_parser is damaged" in wrong_files(
        "halden_parser", every_byte=True
    )
    with pytest.raises(WeightsError, match=r"is damaged\. Reinstall halden-parser"):
        check_package("halden_parser")


def test_every_byte_is_looked_at_when_asked(package: Path) -> None:
    """Another byte in a large file is for `sayso doctor` to find: a reading does not look for it."""
    change(package / "large.bin")
    assert [*wrong_files("halden_parser", every_byte=False)] == []
    (wrong,) = wrong_files("halden_parser", every_byte=True)
    assert wrong.endswith("large.bin is not the file that was shipped")


def test_no_record_is_no_fault() -> None:
    """A checkout has none, and a package that is not installed is told elsewhere."""
    assert record_of("no-such-package-anywhere") == {}
    check_package("no-such-package-anywhere")


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (None, "cannot be read"),
        (b'{"rows": [1, ', "has 13 bytes and is not whole"),
        (b"\xff\xfe", "has 2 bytes and is not whole"),
    ],
)
def test_a_model_that_is_not_whole(
    raw: bytes | None, says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Half a file is told as such where there is no record of it."""
    (tmp_path / "en").mkdir()
    if raw is not None:
        (tmp_path / "en" / "acts.json").write_bytes(raw)
    monkeypatch.setattr(recorded, "pack_folder", lambda code: tmp_path / code)
    with pytest.raises(WeightsError, match=rf"'acts\.json' of language pack 'en' {says}.*Reinstall sayso"):
        read_model("en", "acts.json")


def test_a_model_that_is_another_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is a record, a file that could be read but is not the one shipped is refused."""
    (tmp_path / "en").mkdir()
    path = tmp_path / "en" / "acts.json"
    path.write_text(json.dumps({"rows": []}), "utf-8")
    monkeypatch.setattr(recorded, "pack_folder", lambda code: tmp_path / code)
    assert read_model("en", "acts.json") == {"rows": []}
    monkeypatch.setattr(recorded, "record_of", lambda _: {path: Entry("another", path.stat().st_size)})
    with pytest.raises(WeightsError, match="is not the one that was shipped"):
        read_model("en", "acts.json")
