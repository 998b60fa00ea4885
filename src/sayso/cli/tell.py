"""Tell: one line to standard error, safe to print."""

import sys


def tell(message: str) -> None:
    """Print one line to standard error; control characters in it are shown, not sent."""
    from sayso.report.facts.layout import safe

    sys.stderr.write(f"sayso: {safe(' '.join(message.split()))}\n")
    sys.stderr.flush()
