"""A step that takes long tells what it does and for how long."""

import subprocess
import sys
from pathlib import Path

STEP = Path(__file__).parents[1] / "tools" / "step.py"


def step(code: str) -> subprocess.CompletedProcess[str]:
    """Run a step that runs Python."""
    command = [sys.executable, str(STEP), "trying", sys.executable, "-c", code]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_a_step_is_told_with_its_seconds() -> None:
    """What it prints is left out where all goes well."""
    done = step("print('much')")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.splitlines()[0] == "trying …"
    assert done.stderr.splitlines()[-1].startswith("trying: done in ")
    assert "much" not in done.stderr


def test_a_step_that_fails_shows_all() -> None:
    """Its exit code goes on, and what it printed is there to be read."""
    done = step("print('no such package'); raise SystemExit(7)")
    assert done.returncode == 7
    assert "trying: failed in " in done.stderr
    assert done.stderr.endswith("no such package\n")
