"""The build hook: prepares the tables of each language pack, for wheels and for installs from a checkout."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class PrepareTables(BuildHookInterface):
    """Writes one file beside the tables of each language pack."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 — hatchling's
        """Write the files before anything is collected."""
        source = Path(self.root, "src")
        sys.path.insert(0, str(source))
        from sayso.languages.preparing import prepare  # noqa: PLC0415 — found only now

        for pack in sorted(source.glob("sayso/languages/*/pack.toml")):
            prepare(pack.parent)
