"""Kills: whatever moment a process that adds is killed at, the store is whole and the next one goes on."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_killed_and_gone_on() -> None:
    """After five kills every store is clean, and ends with the rows of an undisturbed run."""
    result = subprocess.run(
        [sys.executable, str(ROOT / "benchmarks" / "kills.py"), "5", "100"],
        env=os.environ | {"PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout + result.stderr
    assert result.stdout.count("clean") == 5
    assert "with the rows of an undisturbed run" in result.stdout
