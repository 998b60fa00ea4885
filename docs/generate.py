"""Write the reference pages from what they describe; with `--check`, only say which are out of date.

`docs/cli.md` comes from the table of commands, `docs/reference.md` from the docstrings of the public names,
`docs/schema.md` from the JSON Schemas, `docs/tables.md` from the columns that are exported.
"""

import json
import os
import sys
from argparse import ArgumentParser
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from sayso.cli.commands import COMMANDS
from sayso.cli.exits import MEANINGS, Exit
from sayso.cli.parser import make_parser
from sayso.report.tables.spec import linked_tables, part_tables, reports

DOCS = Path(__file__).parent
SCHEMA = DOCS.parent / "src" / "sayso" / "report" / "schema.json"
CLAIMS = SCHEMA.with_name("schema_claims.json")
MADE = "<!-- Made by `make docs`; change {source} instead. -->"
HELP_WIDTH = "100"


def main() -> int:
    """Write the pages, or check them; return 1 when a checked page is out of date."""
    pages = {DOCS / name: page() for name, page in PAGES.items()}
    stale = [path for path, text in pages.items() if not path.is_file() or path.read_text("utf-8") != text]
    if "--check" in sys.argv[1:]:
        for path in stale:
            print(f"docs/{path.name} is out of date. Run `make docs` and commit what it writes.")
        return 1 if stale else 0
    for path in stale:
        path.write_text(pages[path], "utf-8")
        print(f"docs/{path.name} written")
    return 0


def cli_page() -> str:
    """Return the page of commands: the help of each, as the terminal shows it."""
    os.environ["COLUMNS"] = HELP_WIDTH
    os.environ["NO_COLOR"] = "1"
    parser = make_parser()
    parts = [
        MADE.format(source="src/sayso/cli/commands.py"),
        "# Commands",
        "Results go to standard output, everything else to standard error.",
        _help("sayso", parser),
    ]
    parts += [_help(f"sayso {command.name}", _parser_of(parser, command.name)) for command in COMMANDS]
    parts += ["## Exit codes", "| code | name | meaning |\n|---|---|---|\n" + "\n".join(_exits())]
    return "\n\n".join(parts) + "\n"


def python_page() -> str:
    """Return the page of Python names: signatures and docstrings."""
    sys.path.insert(0, str(DOCS))
    from reference import reference_page  # noqa: PLC0415 — it lies beside this script

    sys.path.remove(str(DOCS))
    made = MADE.format(source="the docstrings of the public names")
    return f"{made}\n\n# Python\n\n{reference_page()}\n"


def schema_page() -> str:
    """Return the page of JSON fields, from the schema that the tests check every reading against."""
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    parts = [
        MADE.format(source=f"src/sayso/report/{SCHEMA.name}"),
        "# JSON",
        "What `sayso read -f json` gives for one article; a span is `[start, end]` in code points.",
    ]
    parts += [_table("reading", schema)]
    parts += [_table(name, shape) for name, shape in schema.get("$defs", {}).items()]
    claims = json.loads(CLAIMS.read_text(encoding="utf-8"))
    parts += ["# JSON of claims", f"From `src/sayso/report/{CLAIMS.name}`.", _table("claims", claims)]
    parts += [_table(f"claims: {name}", shape) for name, shape in claims["$defs"].items()]
    return "\n\n".join(part for part in parts if part) + "\n"


def tables_page() -> str:
    """Return the page of tables: every column of an export with its type and its meaning."""
    parts = [
        MADE.format(source="src/sayso/report/tables/tables.toml"),
        "# Tables",
        "What `sayso export csv` and `sayso export parquet` write, and `sayso.to_pandas(…, table=…)` gives.",
        "A column stays once it is out; more may be added.",
        "`readings` and `unread` are written by `sayso export parts` alone.",
        "The tables whose names begin with claim are written with `--claims` alone.",
    ]
    for table in (*part_tables(full_text=True).values(), *linked_tables().values()):
        key = f" Key: {', '.join(f'`{name}`' for name in table.key)}." if table.key else ""
        rows = "\n".join(
            f"| `{one.name}` | {one.type} | {one.says.replace('|', '&#124;')} |" for one in table.columns
        )
        head = "| column | type | meaning |\n|---|---|---|"
        parts += [f"## {table.name}", f"{table.says[0].upper()}{table.says[1:]}.{key}", f"{head}\n{rows}"]
    told = (
        f"- {table.name}: {table.says}: " + ", ".join(f"`{name}`" for name in table.names)
        for table in reports().values()
    )
    parts += ["## CSV of reports", "What the other commands give with `-f csv`.", "\n".join(told)]
    return "\n\n".join(parts) + "\n"


def _help(name: str, parser: ArgumentParser) -> str:
    return f"## {name}\n\n```text\n{parser.format_help().rstrip()}\n```"


def _parser_of(parser: ArgumentParser, name: str) -> ArgumentParser:
    actions = (action for action in parser._actions if isinstance(action.choices, Mapping))  # noqa: SLF001
    return next(actions).choices[name]  # argparse has no other way to ask for a subparser


def _exits() -> Iterator[str]:
    return (f"| {code.value} | {code.name.lower().replace('_', ' ')} | {MEANINGS[code]} |" for code in Exit)


def _table(name: str, shape: Mapping[str, Any]) -> str:
    """Return one object's fields as a table, or nothing for a shape without fields."""
    fields = shape.get("properties")
    if not fields:
        return ""
    lines = (
        f"| `{key}` | {_kind(value)} | {value.get('description', '')} |" for key, value in fields.items()
    )
    rows = "\n".join(lines)
    return f"## {name}\n\n{shape.get('description', '')}\n\n| field | kind | meaning |\n|---|---|---|\n{rows}"


def _kind(shape: Mapping[str, Any]) -> str:
    """Return what a field holds, in a few words."""
    if "$ref" in shape:
        return str(shape["$ref"]).rpartition("/")[2]
    if "enum" in shape:
        return ", ".join(f"`{json.dumps(value)}`" for value in shape["enum"])
    if "const" in shape:
        return f"`{json.dumps(shape['const'])}`"
    for key in ("anyOf", "oneOf"):
        if key in shape:
            return " or ".join(_kind(one) for one in shape[key])
    if shape.get("type") == "array":
        return f"list of {_kind(shape.get('items', {}))}"
    kind = shape.get("type", "anything")
    return " or ".join(kind) if isinstance(kind, list) else str(kind)


PAGES = {
    "cli.md": cli_page,
    "reference.md": python_page,
    "schema.md": schema_page,
    "tables.md": tables_page,
}

if __name__ == "__main__":
    sys.exit(main())
