"""Claims in exports: five tables, a node, a bundle and an object, each made of the same claims."""

import csv
import io
import json
from functools import cache
from pathlib import Path

import pytest

import sayso
from sayso.cli.main import main
from sayso.errors import HoldsNoClaims
from sayso.report.exporting.export import export

FIRST = "At least 18 boats sank in the harbour of Askerby, the harbour office said."
THEN = "At least 91 boats sank in the harbour of Askerby."


@cache
def readings() -> tuple[sayso.Reading, sayso.Reading]:
    """Return two articles that tell one claim otherwise."""
    return (
        sayso.read(FIRST, published="2026-03-02", outlet="Velmouth Courier"),
        sayso.read(THEN, published="2026-03-03", outlet="Askerby Tribune"),
    )


def written(form: str) -> dict[str, object]:
    """Return a document of one of the JSON formats."""
    stream = io.StringIO()
    export(readings(), form, stream, claims=sayso.claims(readings()))
    found: dict[str, object] = json.loads(stream.getvalue())
    return found


def test_tables_of_claims(tmp_path: Path) -> None:
    """Claims, their mentions, links, origins and changes are tables; a mention leads to its article."""
    export(readings(), "csv", tmp_path, claims=sayso.claims(readings()))
    rows = {
        path.stem: list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"))))
        for path in sorted(tmp_path.glob("claim*.csv"))
    }
    assert set(rows) == {"claims", "claim_changes", "claim_links", "claim_mentions", "claim_origins"}
    assert [row["article_id"] for row in rows["claim_mentions"]] == [one.article.id for one in readings()]
    assert [row["name"] for row in rows["claim_origins"]] == ["the harbour office", "Askerby Tribune"]
    changes = [(row["kind"], row["before"], row["after"]) for row in rows["claim_changes"]]
    assert ("number", "At least 18", "At least 91") in changes
    described = json.loads((tmp_path / "datapackage.json").read_text(encoding="utf-8"))
    assert {one["name"] for one in described["resources"]} >= set(rows)


def test_parquet_holds_the_same(tmp_path: Path) -> None:
    """Parquet has the rows of CSV, typed."""
    pq = pytest.importorskip("pyarrow.parquet")
    export(readings(), "parquet", tmp_path, claims=sayso.claims(readings()))
    (row,) = pq.read_table(tmp_path / "claims.parquet").to_pylist()
    assert (row["articles"], row["origins"], row["first_published"]) == (2, 2, "2026-03-02")


def test_a_claim_in_json_ld() -> None:
    """The claim appears in both articles, first in the first; whoever stands behind is its creator."""
    found = written("jsonld")
    nodes = found["@graph"]
    assert isinstance(nodes, list)
    one = nodes[-1]
    assert one["@type"] == "Claim"
    known = {node["@id"] for node in nodes}
    assert all(place["@id"] in known for place in one["appearance"])
    assert one["firstAppearance"] == one["appearance"][0]
    assert [origin["name"] for origin in one["creator"]] == ["the harbour office", "Askerby Tribune"]


def test_a_claim_in_prov() -> None:
    """What an origin says is the primary source of the mentions that rest on it."""
    found = written("prov")
    bundles = found["bundle"]
    assert isinstance(bundles, dict)
    claims = bundles["sayso:claims"]
    assert {record["prov:type"]["$"] for record in claims["wasDerivedFrom"].values()} == {
        "prov:PrimarySource"
    }
    assert len(claims["specializationOf"]) == 2


def test_a_claim_in_stix() -> None:
    """A grouping of the notes that tell it; every reference leads to an object of the bundle."""
    found = written("stix")
    objects = found["objects"]
    assert isinstance(objects, list)
    one = objects[-1]
    assert (one["type"], one["created"]) == ("grouping", "2026-03-02T00:00:00.000Z")
    assert set(one["object_refs"]) <= {each["id"] for each in objects}


def test_a_format_without_a_place_for_claims(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is refused before anything is written, with those that have one."""
    with pytest.raises(HoldsNoClaims, match="csv, parquet, jsonld, prov, stix"):
        export(readings(), "brat", tmp_path, full_text=True, claims=sayso.claims(readings()))
    path = tmp_path / "a.txt"
    path.write_text(FIRST, encoding="utf-8")
    assert main(["export", "webannotation", str(path), "--claims"]) == 2
    assert "no place for claims" in capsys.readouterr().err


def test_the_command_writes_claims(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With --claims the articles of a folder, or of a store, go out with what is linked in them."""
    folder = tmp_path / "in"
    folder.mkdir()
    for name, text in (("1", FIRST), ("2", THEN)):
        head = f"date 2026-03-0{name} https://valley{name}.example/a\nBoats\n\n"
        (folder / f"{name}.txt").write_text(head + text, encoding="utf-8")
    assert main(["export", "jsonld", str(folder), "--claims"]) == 0
    of_folder = json.loads(capsys.readouterr().out)
    store = tmp_path / "news.db"
    assert main(["add", str(folder), "--store", str(store)]) == 0
    capsys.readouterr()
    assert main(["export", "jsonld", str(store), "--claims"]) == 0
    of_store = json.loads(capsys.readouterr().out)
    assert of_folder["@graph"][-1] == of_store["@graph"][-1]
    assert of_folder["@graph"][-1]["sayso:changes"]
