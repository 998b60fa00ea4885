"""The build hook: prepares the tables of each language pack, for wheels and for installs from a checkout."""

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class PrepareTables(BuildHookInterface):
    """Writes one file beside the tables of each language pack."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write the files before anything is collected.

        Where the source cannot be written, a wheel gets them from elsewhere; a checkout goes without.
        """
        source = Path(self.root, "src")
        sys.path.insert(0, str(source))
        from sayso.languages.preparing import PREPARED, prepare  # noqa: PLC0415 — found only now

        for pack in sorted(folder.parent for folder in source.glob("sayso/languages/*/pack.toml")):
            try:
                prepare(pack)
            except OSError:
                if version == "editable":
                    continue
                written = prepare(pack, Path(tempfile.mkdtemp()))
                top = source if self.target_name == "wheel" else self.root
                build_data["force_include"][str(written)] = str((pack / PREPARED).relative_to(top))
