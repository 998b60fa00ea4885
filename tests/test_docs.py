"""The pages say what is so: examples run, links lead somewhere, generated pages are up to date."""

import doctest
import importlib.util
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sayso.cli.parser import parse

ROOT = Path(__file__).parents[1]
PAGES = sorted((*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")))

LINK = re.compile(r"(?<!!)\[[^\]]+\]\(([^)\s]+)\)")
FENCED = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"^```.*?^```$|`[^`\n]+`", re.MULTILINE | re.DOTALL)
FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


def name_of(path: Path) -> str:
    """Return a page's place in the project, to name its test."""
    return str(path.relative_to(ROOT))


def blocks(path: Path, *kinds: str) -> str:
    """Return the fenced blocks of these kinds, joined, because later ones go on from earlier ones."""
    found = FENCED.findall(path.read_text(encoding="utf-8"))
    return "\n".join(body for name, body in found if name in kinds)


def session(path: Path) -> str:
    """Return the Python sessions of a page as one."""
    return blocks(path, "pycon", "python")


def commands(path: Path) -> Iterator[tuple[str, str]]:
    """Yield each `$ command` of the console blocks with the output that is shown for it."""
    for part in re.split(r"^\$ ", blocks(path, "console"), flags=re.MULTILINE)[1:]:
        command, _, shown = part.partition("\n")
        yield command, shown


def anchors(path: Path) -> set[str]:
    """Return the places inside a page that a link can name."""
    headings = re.findall(r"^#+ (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("path", PAGES, ids=name_of)
def test_links_lead_somewhere(path: Path) -> None:
    """A link inside the project names a file that is there, and a heading in it."""
    dead = []
    for link in LINK.findall(CODE.sub("", path.read_text(encoding="utf-8"))):
        if "://" in link or link.startswith("mailto:"):
            continue
        name, _, anchor = link.partition("#")
        target = path.parent / name if name else path
        if not target.exists() or (anchor and anchor not in anchors(target)):
            dead.append(link)
    assert dead == []


@pytest.fixture(scope="module")
def own_tmp(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], str]:
    """Return how the pages' /tmp is called here: a folder that no other run of the tests writes to."""
    folder = tmp_path_factory.mktemp("tmp")
    return lambda told: told.replace("/tmp/", f"{folder}/")  # noqa: S108 — that of the pages


@pytest.mark.parametrize("path", [page for page in PAGES if ">>> " in session(page)], ids=name_of)
def test_python_examples_run(
    path: Path, own_tmp: Callable[[str], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A Python session in a page gives what it shows."""
    monkeypatch.chdir(ROOT)
    test = doctest.DocTestParser().get_doctest(own_tmp(session(path)), {}, name_of(path), str(path), 0)
    report: list[str] = []
    outcome = doctest.DocTestRunner(optionflags=FLAGS).run(test, out=report.append)
    assert outcome.failed == 0, "".join(report)


@pytest.mark.parametrize(
    ("path", "command", "shown"),
    [(page, *each) for page in PAGES for each in commands(page)],
    ids=lambda value: value if isinstance(value, str) and "\n" not in value else "",
)
def test_commands_print_what_is_shown(
    path: Path, command: str, shown: str, own_tmp: Callable[[str], str]
) -> None:
    """A command in a page prints, at the top of the project, the output under it; … stands for anything."""
    places = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    result = subprocess.run(
        ["/bin/sh", "-c", own_tmp(command)],
        cwd=ROOT,
        env=os.environ | {"PATH": places, "COLUMNS": "110", "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    got = result.stdout + result.stderr
    expected = own_tmp(shown).replace("…\n", "...\n")
    assert doctest.OutputChecker().check_output(expected, got, FLAGS), f"{path.name}: {command}\n{got}"


def unrun(path: Path) -> Iterator[list[str]]:
    """Yield the words of each command of sayso in blocks that are not run: they install, serve or wait."""
    for line in blocks(path, "sh").replace("\\\n", " ").splitlines():
        words = [word.rstrip(";") for word in shlex.split(line, comments=True)]
        for start, word in enumerate(words):
            if word == "sayso" or word.endswith("/bin/sayso"):
                ends = (at for at in range(start, len(words)) if words[at] in {"|", ">", "&&", ";", "done"})
                yield words[start + 1 : next(ends, len(words))]


@pytest.mark.parametrize(
    ("path", "words"),
    [(page, words) for page in PAGES for words in unrun(page) if words[0] != "completion"],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_commands_that_are_not_run_are_taken(path: Path, words: list[str]) -> None:
    """A command in a block of the shell has no option and no value that there is not."""
    assert parse(words).command == words[0], path


@pytest.mark.parametrize("path", PAGES, ids=name_of)
def test_every_block_is_of_a_kind_that_is_tried(path: Path) -> None:
    """Sessions, consoles and R run, commands of `sh` are parsed, the rest shows and cannot be run."""
    kinds = {kind for kind, _ in FENCED.findall(path.read_text(encoding="utf-8"))}
    assert kinds <= {"console", "json", "pycon", "python", "r", "sh", "text", "toml"}


@pytest.mark.skipif(shutil.which("Rscript") is None, reason="R is not installed: no Rscript on the path")
@pytest.mark.parametrize("path", [page for page in PAGES if blocks(page, "r")], ids=name_of)
def test_r_examples_run(path: Path) -> None:
    """The R of a page runs to its end at the top of the project."""
    places = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    result = subprocess.run(
        ["Rscript", "-e", blocks(path, "r")],  # noqa: S607 — where it stands differs
        cwd=ROOT,
        env=os.environ | {"PATH": places},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr


def test_generated_pages_are_up_to_date() -> None:
    """`make docs` would change nothing."""
    spec = importlib.util.spec_from_file_location("generate", ROOT / "docs" / "generate.py")
    assert spec
    assert spec.loader
    generate = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(generate)
    pages = {name: page() for name, page in generate.PAGES.items()}
    stale = [
        name for name, text in pages.items() if (ROOT / "docs" / name).read_text(encoding="utf-8") != text
    ]
    assert stale == []


def test_every_page_is_found_from_the_index() -> None:
    """All pages under docs are linked from the index."""
    index = (ROOT / "docs" / "index.md").read_text(encoding="utf-8")
    pages = {str(page.relative_to(ROOT / "docs")) for page in (ROOT / "docs").rglob("*.md")} - {"index.md"}
    assert pages - set(LINK.findall(index)) == set()
