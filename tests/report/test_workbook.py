"""Workbooks: a table with its types, and nothing in it that is computed."""

import io
from pathlib import Path

import pytest

from sayso.cli.main import main
from sayso.errors import ExportError
from sayso.report import workbook
from sayso.report.workbook import LONGEST, write_workbook

calamine = pytest.importorskip("python_calamine")
pytest.importorskip("xlsxwriter")

TABLE = (
    "article_id,published,speaker,span_start,confidence\r\n"
    "0012,2026,'=HYPERLINK(1),12,0.5\r\n"
    "0013,2027,Ana Ruiz,,1\r\n"
)


def cells(made: bytes) -> list[list[object]]:
    """Return what a program for spreadsheets finds in a workbook."""
    sheet = calamine.CalamineWorkbook.from_filelike(io.BytesIO(made)).get_sheet_by_index(0)
    return list(sheet.to_python())


def written(table: str) -> bytes:
    """Return the workbook of a table."""
    stream = io.BytesIO()
    write_workbook(table, stream)
    return stream.getvalue()


def test_types_and_formulas() -> None:
    """Numbers are numbers, ids and years are words, and what looks like a formula is the words it is."""
    assert cells(written(TABLE)) == [
        ["article_id", "published", "speaker", "span_start", "confidence"],
        ["0012", "2026", "=HYPERLINK(1)", 12, 0.5],
        ["0013", "2027", "Ana Ruiz", "", 1],
    ]
    assert b"<f>" not in written(TABLE)


def test_the_same_table_gives_the_same_bytes() -> None:
    """No clock is in it."""
    assert written(TABLE) == written(TABLE)


def test_what_a_sheet_cannot_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    """A cell that is too long is cut with a mark and counted; too many rows are refused."""
    stream = io.BytesIO()
    made = write_workbook(f"words\r\n{'x' * (LONGEST + 1)}\r\n", stream)
    assert (made.rows, made.cut) == (1, 1)
    assert str(cells(stream.getvalue())[1][0]).endswith("x […]")
    monkeypatch.setattr(workbook, "MOST_ROWS", 2)
    with pytest.raises(ExportError, match="3 rows found"):
        write_workbook(TABLE, io.BytesIO())


def test_a_name_in_xlsx_makes_a_workbook(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Reading into FILE.xlsx gives the table as a workbook; with another form it is refused."""
    (tmp_path / "dam.txt").write_text("Mayor Ida Brook said that the dam is safe.", encoding="utf-8")
    out = tmp_path / "dam.xlsx"
    assert main(["read", str(tmp_path / "dam.txt"), "-o", str(out), "--columns", "speaker,span_start"]) == 0
    assert cells(out.read_bytes()) == [["speaker", "span_start"], ["Ida Brook", 21]]
    with pytest.raises(SystemExit):
        main(["read", str(tmp_path / "dam.txt"), "-f", "json", "-o", str(out)])
    assert "Expected a table. Add -f csv" in capsys.readouterr().err
