"""What every test gets: a cache folder of its own, no config file, and nothing but this computer to reach."""

import importlib.util
import os
import sys
from itertools import count
from pathlib import Path

import pytest
from hypothesis import settings

# However slow the computer is: a test must not fail because another one runs beside it.  Nor is anything kept
# from run to run, since the folder may be one that cannot be written.
settings.register_profile("sayso", deadline=None, database=None)
settings.load_profile("sayso")

_NUMBERS = count()
_OFFLINE = Path(__file__).parent / "offline"


def _go_offline() -> None:
    """Block all but this computer, here and in every Python that a test starts."""
    if "offline" not in sys.modules:
        spec = importlib.util.spec_from_file_location("offline", _OFFLINE / "sitecustomize.py")
        assert spec
        assert spec.loader
        module = sys.modules["offline"] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
    paths = [str(_OFFLINE), *filter(None, [os.environ.get("PYTHONPATH")])]
    os.environ["PYTHONPATH"] = os.pathsep.join(paths)


_go_offline()


@pytest.fixture(autouse=True)
def cache_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder in which caches are made; it is not there yet."""
    home = tmp_path_factory.getbasetemp() / f"cache-{next(_NUMBERS)}"
    monkeypatch.setenv("XDG_CACHE_HOME", str(home))
    monkeypatch.setenv("SAYSO_CONFIG", "")
    return home
