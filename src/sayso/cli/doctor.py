"""`sayso doctor`: whether sayso is installed whole, and whether a store is."""

import argparse
import json
import os
from collections.abc import Iterator
from pathlib import Path

from sayso import __version__
from sayso.cli.exits import Exit
from sayso.cli.output import open_output
from sayso.cli.stores import opened_for_both, store_path

# What every reading needs is tried on a sentence.
_SENTENCE, _SOURCE = "Mayor Ida Brook said on Monday that the bridge is safe.", "Mayor Ida Brook"


def run(options: argparse.Namespace) -> int:
    """Check the installation, and the store that is meant; print what is wrong, a line each.

    Leaves with the code of store trouble where the store is not whole, else with that of nothing usable where
    sayso is not.
    """
    with open_output(None) as stream:
        wrong, looked = examine_installation()
        found, checked, told = list(wrong), list(looked), [_told(f"sayso {__version__}", wrong, looked)]
        code = Exit.NOTHING if wrong else Exit.DONE
        notes: tuple[str, ...] = ()
        if _has_store(options):
            with opened_for_both(options) as store:
                health = store.doctor()
            found += health.findings
            checked += health.checked
            notes = health.notes
            told.insert(0, _told(store_path(options), health.findings, health.checked))
            code = code if health.clean else Exit.STORE
        if options.format == "json":
            plain = {"clean": not found, "findings": found, "notes": notes, "checked": checked}
            stream.write(json.dumps(plain, ensure_ascii=False, indent=1) + "\n")
        else:
            stream.writelines(f"{line}\n" for line in (*found, *notes, *told))
    return code


def _told(name: str, wrong: tuple[str, ...], checked: tuple[str, ...]) -> str:
    return f"{name} {'is not whole' if wrong else 'is whole'}. Checked: {', '.join(checked)}"


def _has_store(options: argparse.Namespace) -> bool:
    """Return whether a store is named, on the command line or elsewhere, or lies in this folder."""
    from sayso.store import is_store

    named = options.store or os.environ.get("SAYSO_STORE")
    return bool(named) or is_store(store_path(options))


def examine_installation() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what is wrong with sayso and its models, a line each, and what was looked at."""
    from sayso.languages.recorded import record_of

    found, looked = [*_wrong_files()], []
    for package in _packages():
        files = record_of(package)
        if package == "sayso" and Path(__file__) not in files:
            files = {}  # a checkout: the record knows only how it was installed
        looked.append(f"{len(files):,} files of {package}" if files else f"no file of {package}: no record")
    if not found:
        found += _wrong_reading()
        looked.append("a sentence read")
    return tuple(found), tuple(looked)


def _packages() -> Iterator[str]:
    """Yield sayso, and the parser of each language."""
    from sayso.languages.pack import installed, load_pack

    yield "sayso"
    yield from (load_pack(code).table("pack")["language"][0]["parser"] for code in installed())


def _wrong_files() -> Iterator[str]:
    from sayso.languages.recorded import how_to_mend, wrong_files

    for package in _packages():
        wrong = [*wrong_files(package, every_byte=True)]
        yield from (f"{line}. {how_to_mend(package)}" for line in wrong)


def _wrong_reading() -> Iterator[str]:
    """Yield what is wrong with the reading of a sentence that is known."""
    import sayso

    try:
        reading = sayso.read(_SENTENCE, language="en")
    except sayso.SaysoError as problem:
        yield str(problem)
        return
    if [span.of(_SENTENCE) for one in reading.statements for span in one.source] != [_SOURCE]:
        yield (
            f"{_SENTENCE!r} is read wrongly. Expected one statement, by {_SOURCE}. Reinstall what sayso needs"
        )
