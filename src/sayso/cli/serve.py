"""`sayso serve`: a store, or files, as pages in a browser on this computer."""

import argparse
from contextlib import suppress
from importlib.util import find_spec

from sayso.cli.exits import Exit
from sayso.cli.inputs import named
from sayso.cli.served import stored
from sayso.cli.tell import tell
from sayso.errors import MissingExtra

_NEEDED = ("starlette", "uvicorn")


def run(options: argparse.Namespace) -> int:
    """Show what is named until somebody stops it."""
    check_installed()
    from sayso.web.serving import serve

    with stored(named(options), options) as (path, tally):
        if not tally.read:
            tell(f"no article in {', '.join(named(options))}. Nothing is shown. Try: sayso serve --example")
            return Exit.NOTHING
        try:
            with suppress(KeyboardInterrupt):  # it is how a server is stopped
                serve(
                    path,
                    host=options.host,
                    port=options.port,
                    show=options.open,
                    by=options.by or "",
                    tell=_told,
                )
        except OSError as problem:
            tell(
                f"cannot listen at {options.host}, port {options.port}: {problem.strerror or problem}. "
                "Expected an address of this computer and a free port. Try: sayso serve without --port"
            )
            return Exit.USAGE
    return Exit.DONE


def check_installed() -> None:
    """Raise `MissingExtra` where what shows pages is not installed."""
    missing = [name for name in _NEEDED if find_spec(name) is None]
    if missing:
        verb = "are" if missing[1:] else "is"
        raise MissingExtra(
            f"{', '.join(missing)} {verb} not installed. Expected what shows pages in a browser. "
            "Install it: pip install 'sayso[web]'"
        )


def _told(link: str) -> None:
    tell(f"reading at {link}")
    tell("the link lets one browser in, until you stop it here with Ctrl-C")
