"""A release: one version, archives that come out the same wherever they are built, and what is in them."""

import importlib.util
import json
import os
import re
import tarfile
import tomllib
import zipfile
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import sayso

ROOT = Path(__file__).parents[1]
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
CAPPED = ("brotli", "lxml", "numpy", "onnxruntime", "pycld2", "spacy", "trafilatura")


def script(*place: str) -> ModuleType:
    """Return a script of the project as a module."""
    path = ROOT.joinpath(*place)
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def release() -> ModuleType:
    """Return the script that makes a release."""
    pytest.importorskip("hatchling", reason="hatchling is not installed")
    pytest.importorskip("packaging", reason="packaging is not installed")
    return script("tools", "release.py")


def test_one_version() -> None:
    """The package, its metadata and the page for citing tell the same."""
    cited = re.search(r"^version: (.+)$", (ROOT / "CITATION.cff").read_text("utf-8"), re.MULTILINE)
    assert cited
    assert {sayso.__version__, PROJECT["version"], cited[1]} == {sayso.__version__}


def test_what_reads_untrusted_bytes_has_bounds() -> None:
    """Each of these has a lowest version, which was tried, and ends before the next major one."""
    bounds = {re.split(r"[><=]", one)[0]: one for one in PROJECT["dependencies"]}
    assert [name for name in CAPPED if ">=" not in bounds[name] or "," not in bounds[name]] == []


@pytest.mark.skipif(not os.access(ROOT, os.W_OK), reason="a release is made where the source can be written")
def test_built_twice_in_different_places(release: ModuleType, tmp_path: Path) -> None:
    """Wheel and source archive are the same, byte for byte, and hold what they should."""
    first, second = release.build_twice(tmp_path / "one", tmp_path / "another" / "place")
    assert release.differing(first, second) == []
    with tarfile.open(first[0]) as sources, zipfile.ZipFile(first[1]) as wheel:
        packed, inside = {name.partition("/")[2] for name in sources.getnames()}, set(wheel.namelist())
    assert {
        "Makefile",
        "tools/release.py",
        "hatch_build.py",
        "tests/conftest.py",
        "docs/tutorial.md",
    } <= packed
    assert {f"sayso/languages/en/{name}" for name in ("tables.json", "attribution.tensors")} <= inside
    tops = {name.partition("/")[0] for name in inside}
    assert tops == {"sayso", f"sayso-{sayso.__version__}.dist-info"}


def test_the_list_of_what_is_in_it(release: ModuleType) -> None:
    """Each package with its version, the networks with their digests; the same each time it is made."""
    bill = release.bill_of(PROJECT)
    named = {one["name"]: one for one in bill["components"]}
    assert {"lxml", "numpy", "spacy", "thinc"} <= set(named)  # thinc: what spacy needs
    assert named["lxml"]["scope"] == "required"
    assert len(named["attribution-en-3/attribution.onnx"]["hashes"][0]["content"]) == 64
    assert bill == release.bill_of(PROJECT)
    assert "pytest" not in named


@pytest.mark.parametrize(
    ("target", "version", "put"),
    [
        ("wheel", "editable", []),
        ("wheel", "standard", ["sayso/languages/xx/tables.json"]),
        ("sdist", "standard", ["src/sayso/languages/xx/tables.json"]),
    ],
)
def test_a_source_that_cannot_be_written(
    target: str, version: str, put: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A checkout does without prepared tables, an archive gets them from elsewhere."""
    pytest.importorskip("hatchling", reason="hatchling is not installed")
    monkeypatch.syspath_prepend(str(tmp_path))  # the hook changes the path, which is put back
    pack = tmp_path / "src" / "sayso" / "languages" / "xx"
    (pack / "tables.json").mkdir(parents=True)  # what cannot be written, also by root
    for name in ("pack.toml", "stops.toml"):
        (pack / name).write_text('[[stop]]\nword = "et"\n', encoding="utf-8")
    data: dict[str, Any] = {"force_include": {}}
    hook = script("hatch_build.py").PrepareTables(str(tmp_path), {}, None, None, str(tmp_path), target)
    hook.initialize(version, data)
    assert [*data["force_include"].values()] == put
    assert all(json.loads(Path(one).read_bytes())["stops"]["sha256"] for one in data["force_include"])
