"""The house stands as drawn: imports point inward, heavy libraries wait, every part has its test and page."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

import sayso
from sayso.model import grammar

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "sayso"

# Each costs tens of milliseconds to seconds to import, so it is imported where it is used.
HEAVY = {
    "brotli",
    "docx",
    "feedparser",
    "lxml",
    "onnxruntime",
    "pandas",
    "pyarrow",
    "pycld2",
    "pyspark",
    "spacy",
    "striprtf",
    "thinc",
    "tokenizers",
    "trafilatura",
    "warcio",
}
# A stage may import numpy at its top: the parser brings it, and no stage is imported before a text is read.
SLOW = HEAVY | {"numpy"}

MODULES = sorted(PACKAGE.rglob("*.py"))
PIPELINE = (PACKAGE / "pipeline.py").read_text(encoding="utf-8")
STAGES = sorted(set(re.findall(r"^from sayso\.stages\.(\w+) import", PIPELINE, re.MULTILINE)))
TABLES = sorted((PACKAGE / "languages").glob("*/*.toml"))


def imported(nodes: list[ast.stmt]) -> Iterator[str]:
    """Yield the modules that these statements import, but for those meant for type checkers alone."""
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
        elif isinstance(node, ast.If) and ast.unparse(node.test) != "TYPE_CHECKING":
            yield from imported(node.body + node.orelse)
        elif isinstance(node, ast.Try):
            yield from imported(
                node.body + node.orelse + [one for each in node.handlers for one in each.body]
            )


def at_import(path: Path) -> set[str]:
    """Return the modules that a file imports as soon as it is imported."""
    return set(imported(ast.parse(path.read_text(encoding="utf-8")).body))


def drawn_imports() -> dict[str, set[str]]:
    """Return for each module of ours those that it imports anywhere, inside functions and for types too."""
    paths = {".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts): path for path in MODULES}
    ours = {name.removesuffix(".__init__"): path for name, path in paths.items()}
    return {name: imports_of(path, set(ours)) for name, path in ours.items()}


def imports_of(path: Path, ours: set[str]) -> set[str]:
    """Return which of our modules a file imports; `from a import b` is `a.b` where that is a module."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            inside = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= inside & ours if inside <= ours else inside & ours | {node.module}
    return found & ours


def in_circles(imports: dict[str, set[str]]) -> set[str]:
    """Return the modules that stand in a circle, or between two: what has no way in or out is taken away."""
    left = dict(imports)
    while True:
        wanted = set().union(*left.values()) if left else set()
        loose = {one for one, used in left.items() if one not in wanted or not used & left.keys()}
        if not loose:
            return set(left)
        left = {one: used - loose for one, used in left.items() if one not in loose}


def name_of(path: Path) -> str:
    """Return a file's place in the project, to name its test."""
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_heavy_libraries_are_imported_at_first_use(path: Path) -> None:
    """No module imports a heavy library while it is itself imported."""
    assert {name.partition(".")[0] for name in at_import(path)} & HEAVY == set()


@pytest.mark.parametrize("path", sorted((PACKAGE / "model").glob("*.py")), ids=name_of)
def test_the_model_needs_the_standard_library_alone(path: Path) -> None:
    """The nouns import themselves, the errors, and nothing that is to be installed."""
    outside = {
        name
        for name in at_import(path)
        if name.partition(".")[0] not in sys.stdlib_module_names
        and not name.startswith(("sayso.model", "sayso.errors"))
    }
    assert outside == set()


def test_importing_sayso_loads_nothing_heavy() -> None:
    """`import sayso` is instant: the first reading pays for the parser."""
    program = f"import sayso, sys; print(sorted({SLOW!r} & set(sys.modules)))"
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"


def test_help_loads_nothing_heavy() -> None:
    """`sayso --help` answers without a parser."""
    program = (
        "import sys; sys.argv = ['sayso', '--help']\n"
        "from sayso.cli.main import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        f"print(sorted({SLOW!r} & set(sys.modules)))"
    )
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert result.stdout.splitlines()[-1] == "[]"


def test_no_import_goes_in_a_circle() -> None:
    """No module imports itself by way of others, be it inside a function or for a type alone."""
    assert in_circles({"a": {"b"}, "b": {"c"}, "c": {"b"}, "d": {"a"}, "e": set()}) == {"b", "c"}
    assert in_circles(drawn_imports()) == set()


def test_public_names_are_sorted_and_real() -> None:
    """Everything in `__all__` exists, once, in order."""
    assert sayso.__all__ == sorted(set(sayso.__all__))
    assert [name for name in sayso.__all__ if not hasattr(sayso, name)] == []


def test_no_folder_is_an_empty_shell() -> None:
    """Every package holds more than its `__init__.py`."""
    packages = {path.parent for path in PACKAGE.rglob("__init__.py")}
    assert [str(one) for one in packages if len(list(one.iterdir())) == 1] == []


@pytest.mark.parametrize("stage", STAGES)
def test_every_stage_has_a_test_and_a_page(stage: str) -> None:
    """Whatever the pipeline calls is tested and explained under its own name."""
    expected = {ROOT / "tests" / "stages" / f"test_{stage}.py", ROOT / "docs" / "stages" / f"{stage}.md"}
    assert [name_of(path) for path in sorted(expected) if not path.is_file()] == []


def entries(path: Path) -> list[dict[str, object]]:
    """Return the entries of one table of a language pack."""
    tables = tomllib.loads(path.read_text(encoding="utf-8")).values()
    return [row for rows in tables for row in (rows if isinstance(rows, list) else [rows])]


@pytest.mark.parametrize("path", [path for path in TABLES if path.stem != "pack"], ids=name_of)
def test_every_entry_has_a_source(path: Path) -> None:
    """Knowledge says where it comes from."""
    assert [row for row in entries(path) if not row.get("source")] == []


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_blanket_except(path: Path) -> None:
    """Only named errors are caught, but by the nets around one record, which say so, or to raise on."""
    written = path.read_text(encoding="utf-8")
    lines = written.splitlines()
    blanket = [
        node
        for node in ast.walk(ast.parse(written))
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or ast.unparse(node.type) in {"Exception", "BaseException"})
        and not isinstance(node.body[-1], ast.Raise)
    ]
    assert [node.lineno for node in blanket if "# noqa: BLE001 — the net" not in lines[node.lineno - 1]] == []


def test_every_table_belongs_to_a_language() -> None:
    """Word lists lie in a language's folder, beside its `pack.toml`."""
    assert [name_of(path) for path in TABLES if not (path.parent / "pack.toml").is_file()] == []


# The names of relations and tags, and where a word that reads like one is something else: the kind of a
# time or of a record, a group of a regular expression.
GRAMMAR = {value for name, value in vars(grammar).items() if name.isupper() and isinstance(value, str)}
NO_GRAMMAR = {
    "linking/periods.py": {"DT"},
    "report/exporting/claim_records.py": {"agent"},
    "report/exporting/prov.py": {"agent"},
    "report/facts/when.py": {"DT"},
    "stages/laid/headlines.py": {"mark"},
}
ASKING = [path for path in MODULES if path.relative_to(PACKAGE).parts[0] in {"stages", "linking", "report"}]


def literals(path: Path) -> set[str]:
    """Return the strings of a module but for its docstrings."""
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    told = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    return {
        node.value
        for node in nodes
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told
    }


@pytest.mark.parametrize("path", ASKING, ids=name_of)
def test_relations_and_tags_are_named_by_the_grammar(path: Path) -> None:
    """No part that asks about the parse spells out how the parser calls a relation or a tag."""
    others = NO_GRAMMAR.get(path.relative_to(PACKAGE).as_posix(), set())
    assert literals(path) & GRAMMAR == others


@pytest.mark.parametrize("room", ["stages/who", "report/page"])
def test_a_room_is_as_drawn(room: str) -> None:
    """Every module of a room stands in its drawing, and imports only those that stand above it."""
    folder, name = PACKAGE / room, f"sayso.{room.replace('/', '.')}."
    drawing = ast.get_docstring(ast.parse((folder / "__init__.py").read_text(encoding="utf-8"))) or ""
    drawn = re.findall(r"^    (\w+)  ", drawing, re.MULTILINE)
    assert sorted(drawn) == sorted(path.stem for path in folder.glob("*.py") if path.stem != "__init__")
    for row, one in enumerate(drawn):
        used = {each.removeprefix(name) for each in at_import(folder / f"{one}.py") if each.startswith(name)}
        assert used <= set(drawn[:row]), one


# Files that are opened beside SQLite, none of them a store that may be open: a new empty one, the texts of a
# damaged store, the pages of a site, sayso's own schema and queries.
OPENED = {
    "store/connection.py: _scripts",
    "store/connection.py: query",
    "store/file.py: make_private",
    "store/recovering.py: _write_texts",
    "web/site.py: write_site",
}
_OPENING = {"open", "fdopen", "read_bytes", "read_text", "write_bytes", "write_text", "copyfile", "copy2"}


def opening(path: Path) -> Iterator[str]:
    """Yield the functions of a module that open a file by hand."""
    for function in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
            calls = [node.func for node in ast.walk(function) if isinstance(node, ast.Call)]
            names = {ast.unparse(one) for one in calls} - {"webbrowser.open"}
            if {name.rpartition(".")[2] for name in names} & _OPENING:
                yield f"{path.parent.name}/{path.name}: {function.name}"


def test_sqlite_alone_opens_a_store() -> None:
    """Closing any descriptor of a file drops all locks that this process has on it, SQLite's too."""
    modules = [*PACKAGE.joinpath("store").glob("*.py"), *PACKAGE.joinpath("web").glob("*.py")]
    assert {one for path in modules for one in opening(path)} == OPENED
