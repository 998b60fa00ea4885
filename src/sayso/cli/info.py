"""`sayso info`: version, language packs and models."""

import argparse
import json
import platform
import sys
from dataclasses import asdict
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from sayso import __version__
from sayso.cli.exits import Exit
from sayso.cli.output import open_output
from sayso.cli.stores import opened, store_path
from sayso.store.file import is_store


def run(options: argparse.Namespace) -> int:
    """Print what another machine needs to get the same reading."""
    found = info() | {"config": _config()}
    if options.store or is_store(store_path(options)):
        with opened(options) as store:
            counted = store.count("act").statements
            found["store"] = asdict(store.info()) | {"statements_counted": counted}
    with open_output(None) as stream:
        if options.format == "json":
            stream.write(json.dumps(found, ensure_ascii=False, indent=1) + "\n")
        else:
            stream.writelines(
                f"{name:<16} {value if value is not None else '–'}\n" for name, value in _lines(found)
            )
    return Exit.DONE


def info() -> dict[str, Any]:
    """Return version, Python, language packs and the models each of them needs."""
    from sayso.languages.pack import installed, load_pack

    packs = {code: load_pack(code).table("pack")["language"][0] for code in installed()}
    return {
        "version": __version__,
        "python": platform.python_version(),
        "platform": sys.platform,
        "language_packs": {code: str(pack["version"]) for code, pack in packs.items()},
        "models": {f"{code} parser": _installed(pack["parser"]) for code, pack in packs.items()},
    }


def _config() -> dict[str, Any] | None:
    """Return the config file in force and what it sets, None where there is none."""
    from sayso.cli.config import config_path, settings_in

    path = config_path()
    return {"file": str(path), "settings": list(settings_in(path))} if path else None


def _installed(name: str) -> str:
    try:
        return f"{name} {version(name)}"
    except PackageNotFoundError:
        return f"{name} (not installed)"


def _lines(found: dict[str, Any]) -> list[tuple[str, Any]]:
    plain = [(name, value) for name, value in found.items() if isinstance(value, str)]
    packs = [("language pack", f"{code} {value}") for code, value in found["language_packs"].items()]
    stored = [(f"store {name.replace('_', ' ')}", value) for name, value in found.get("store", {}).items()]
    config = found["config"]
    told = f"{config['file']} ({', '.join(config['settings']) or 'sets nothing'})" if config else None
    return [*plain, *packs, *found["models"].items(), ("config", told), *stored]
