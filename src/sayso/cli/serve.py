"""`sayso serve`: a store, or files, as pages in a browser on this computer."""

import argparse
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path

from sayso.cli.exits import Exit
from sayso.cli.inputs import Tally, named, progress_of, readings
from sayso.cli.link import showing
from sayso.cli.tell import tell
from sayso.engine.adding import Adding
from sayso.errors import MissingExtra, StoreBusy, StoreReadOnly
from sayso.model.stored import AddedAs
from sayso.store import Store, is_store

_NEEDED = ("starlette", "uvicorn")


def run(options: argparse.Namespace) -> int:
    """Show what is named until somebody stops it."""
    _check_installed()
    from sayso.web.serving import serve

    paths = named(options)
    try:
        with _store(paths, options) as path:
            if path is None:
                return Exit.NOTHING
            serve(path, host=options.host, port=options.port, show=options.open, by=options.by, tell=_told)
    except OSError as problem:
        tell(
            f"cannot listen at {options.host}, port {options.port}: {problem.strerror or problem}. "
            "Expected an address of this computer and a free port. Try: sayso serve without --port"
        )
        return Exit.USAGE
    return Exit.DONE


def _told(link: str) -> None:
    tell(f"reading at {link}")
    tell("the link lets one browser in until you stop it here with Ctrl-C")


@contextmanager
def _store(paths: list[str], options: argparse.Namespace) -> Iterator[Path | None]:
    """Give the store that is named, or one made of what is named, which is gone at the end."""
    if len(paths) == 1 and is_store(paths[0]):
        _make_ready(Path(paths[0]))
        yield Path(paths[0])
        return
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="sayso-"))
        path = Path(folder, "read.db")
        yield path if _filled(path, paths, options) else None


def _make_ready(path: Path) -> None:
    """Bring a store up to date and join who is the same, where it may be written."""
    with suppress(StoreReadOnly, StoreBusy), Store(path) as store:
        store.join_speakers(wait=1.0)


def _filled(path: Path, paths: list[str], options: argparse.Namespace) -> int:
    """Return how many articles were read into a store of their own."""
    tally = Tally()
    with Store(path) as store:
        adding = Adding(store, store.start_run({"paths": paths}))
        progress = progress_of("read", paths, options)
        for reading in readings(paths, options, tally, unread=adding.note, progress=progress):
            adding.take(reading)
        with showing() as shown:
            adding.finish(tell=lambda done: shown.show(done, 0))
    return adding.counts[AddedAs.NEW] + adding.counts[AddedAs.VERSION]


def _check_installed() -> None:
    missing = [name for name in _NEEDED if find_spec(name) is None]
    if missing:
        raise MissingExtra(
            f"{', '.join(missing)} is not installed. Expected what shows pages in a browser. "
            "Install it: pip install 'sayso[web]'"
        )
