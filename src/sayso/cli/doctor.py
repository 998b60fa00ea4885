"""`sayso doctor`: whether a store is whole."""

import argparse
import json

from sayso.cli.exits import Exit
from sayso.cli.output import open_output
from sayso.cli.stores import opened_for_both, store_path


def run(options: argparse.Namespace) -> int:
    """Check the store and print what is wrong, a line each; leave with the code of store trouble if so."""
    with open_output(None) as stream, opened_for_both(options) as store:
        health = store.doctor()
    if options.format == "json":
        plain = {
            "clean": health.clean,
            "findings": health.findings,
            "notes": health.notes,
            "checked": health.checked,
        }
        stream.write(json.dumps(plain, ensure_ascii=False, indent=1) + "\n")
    else:
        stream.writelines(f"{line}\n" for line in (*health.findings, *health.notes))
        stream.write(f"{store_path(options)} {'is whole' if health.clean else 'is not whole'}. Checked: ")
        stream.write(", ".join(health.checked) + "\n")
    return Exit.DONE if health.clean else Exit.STORE
