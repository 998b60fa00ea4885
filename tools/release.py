"""Make a release: the wheel, the source archive, the list of what is in it, and their digests, into `dist`.

Both are built twice, in different folders, and must come out byte for byte the same: whoever builds this
commit with the same hatchling gets the files whose digests were published.

    python tools/release.py [FOLDER]
"""

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from packaging.requirements import Requirement

ROOT = Path(__file__).parents[1]
# Where nothing tells when: the day that hatchling takes, too.
_NO_DAY = "1580601600"
_WHOLE_TEXT = 100  # characters; some packages put their whole licence where its name belongs


def main() -> int:
    """Build twice, compare, write; return 1 where the two builds differ."""
    out = Path(sys.argv[1] if sys.argv[1:] else ROOT / "dist")
    out.mkdir(parents=True, exist_ok=True)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory(prefix="other-place-") as other:
        first, second = build_twice(Path(one), Path(other))
        if (different := differing(first, second)) or len(first) != len(second):
            print(f"built twice, not the same: {', '.join(different)}", file=sys.stderr)
            return 1
        made = [Path(shutil.copy2(path, out)) for path in first]
    bill = out / f"{project['name']}-{project['version']}.cdx.json"
    bill.write_text(json.dumps(bill_of(project), indent=1) + "\n", encoding="utf-8")
    sums = "".join(f"{digest_of(path)}  {path.name}\n" for path in sorted((*made, bill)))
    (out / "SHA256SUMS").write_text(sums, encoding="utf-8")
    print(f"built twice, the same both times:\n{sums}", end="")
    return 0


def build_twice(one: Path, other: Path) -> tuple[list[Path], list[Path]]:
    """Return the archives built of this folder, and those built of the source archive, unpacked elsewhere."""
    sources = built(ROOT, one / "out", "sdist")
    tree = unpacked(sources, one / "tree")
    first = [sources, built(tree, one / "out", "wheel")]
    again = unpacked(sources, other / "a" / "deeper" / "tree")
    second = [built(again, other / "out", kind) for kind in ("sdist", "wheel")]
    return first, second


def built(folder: Path, out: Path, kind: str) -> Path:
    """Return the archive of a kind, built of the project in a folder."""
    before = set(out.glob("*"))
    command = [sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", str(out.resolve())]
    subprocess.run(command, cwd=folder, env=os.environ | {"SOURCE_DATE_EPOCH": day()}, check=True, stdout=2)
    (made,) = set(out.glob("*")) - before
    return made


@cache
def day() -> str:
    """Return the second that files in the archives are dated: that of the commit, unless it is given."""
    git = ["git", "-C", str(ROOT), "log", "-1", "--format=%ct"]
    try:
        known = subprocess.run(git, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        known = _NO_DAY
    return os.environ.get("SOURCE_DATE_EPOCH", known)


def unpacked(archive: Path, folder: Path) -> Path:
    """Return the project in a source archive, unpacked."""
    with tarfile.open(archive) as found:
        found.extractall(folder, filter="data")
    (inside,) = folder.iterdir()
    return inside


def differing(first: Iterable[Path], second: Iterable[Path]) -> list[str]:
    """Return the names of the archives that are not the same."""
    return [a.name for a, b in zip(first, second, strict=True) if digest_of(a) != digest_of(b)]


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def bill_of(project: dict[str, Any]) -> dict[str, Any]:
    """Return the list of what sayso is made of as CycloneDX: every package installed here that it needs.

    Networks are listed with the digests that their cards tell.
    """
    name, version = project["name"], project["version"]
    extras = [one for one in project["optional-dependencies"] if one != "dev"]
    needed = [*closure(project["dependencies"])]
    wanted = [each for extra in extras for each in project["optional-dependencies"][extra]]
    known = {_key(one) for one in needed}
    optional = [one for one in closure(wanted) if _key(one) not in known]
    own = {**_component("application", name, version), "licenses": [{"license": {"id": project["license"]}}]}
    parts = [
        *(_package(one, "required") for one in needed),
        *(_package(one, "optional") for one in optional),
        *_networks(),
    ]
    serial = uuid5(NAMESPACE_URL, json.dumps([own, parts], sort_keys=True))
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{serial}",
        "version": 1,
        "metadata": {"component": own},
        "components": parts,
    }


def closure(wanted: Iterable[str]) -> Iterator[Distribution]:
    """Yield every installed package that these requirements need, theirs included, sorted by name."""
    found: dict[str, Distribution] = {}
    left = [Requirement(one) for one in wanted]
    while left:
        one = left.pop()
        if _normal(one.name) in found:
            continue
        try:
            package = distribution(one.name)
        except PackageNotFoundError:
            continue  # an extra that is not installed here
        found[_normal(one.name)] = package
        further = map(Requirement, package.requires or ())
        left += [each for each in further if each.marker is None or each.marker.evaluate({"extra": ""})]
    return iter([found[name] for name in sorted(found)])


def _key(package: Distribution) -> str:
    return _normal(package.metadata["Name"])


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _component(kind: str, name: str, version: str) -> dict[str, Any]:
    purl = f"pkg:pypi/{_normal(name)}@{version}"
    return {"type": kind, "bom-ref": purl, "name": name, "version": version, "purl": purl}


def _package(package: Distribution, scope: str) -> dict[str, Any]:
    made = _component("library", package.metadata["Name"], package.version) | {"scope": scope}
    told = package.metadata.get("License-Expression")
    named = [
        one.rpartition(" :: ")[2] for one in package.metadata.get_all("Classifier", []) if "License ::" in one
    ]
    written = package.metadata.get("License", "")
    if told:
        made["licenses"] = [{"expression": told}]
    elif named or (written and len(written) < _WHOLE_TEXT):
        made["licenses"] = [{"license": {"name": one}} for one in named or [written]]
    return made


def _networks() -> Iterator[dict[str, Any]]:
    for card in sorted(ROOT.glob("src/sayso/languages/*/attribution.json")):
        told = json.loads(card.read_bytes())
        for name, digest in sorted(told["sha256"].items()):
            yield {
                "type": "machine-learning-model",
                "bom-ref": f"{told['name']}/{name}",
                "name": f"{told['name']}/{name}",
                "hashes": [{"alg": "SHA-256", "content": digest}],
            }


if __name__ == "__main__":
    sys.exit(main())
