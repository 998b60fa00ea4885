"""Tell: one line to standard error, safe to print; notes alone are left out with --quiet."""

import sys

TYPE_CHECKING = False  # importing `typing` would take as long as starting Python
if TYPE_CHECKING:
    from typing import Final


class _Said:
    """What somebody asked of this process."""

    quiet = False


_SAID: "Final" = _Said()


def set_quiet(*, quiet: bool) -> None:
    """Leave out notes and progress from now on, or no longer."""
    _SAID.quiet = quiet


def is_quiet() -> bool:
    """Return whether notes and progress are left out."""
    return _SAID.quiet


def tell(message: str) -> None:
    """Print what went wrong, or what is missing from the results; control characters are shown, not sent."""
    from sayso.report.facts.layout import safe

    sys.stderr.write(f"sayso: {safe(' '.join(message.split()))}\n")
    sys.stderr.flush()


def note(message: str) -> None:
    """Print what is good to know, unless somebody asked for quiet."""
    if not is_quiet():
        tell(message)
