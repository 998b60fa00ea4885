"""Run the command line with `python -m sayso`."""

import sys

from sayso.cli.main import start

if __name__ == "__main__":
    sys.exit(start())
