"""The time of a reading grows as its text does, whatever the text is."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from benchmarks.texts import TEXTS
from sayso import pipeline
from sayso.ingest import open_article
from sayso.languages.pack import load_pack
from sayso.stages import statements
from sayso.stages.attribution.scores import Outputs
from sayso.stages.attribution.weights import load_network
from tests.spent import processor_time

# Characters.  What grows with the square shows in them as six times the time a character, less what does not.
SHORT, LONG = 1_200, 7_200
MOST = 2.0
AT_LEAST = 0.03  # seconds; less is no time to compare
TRIES = 3  # another process may have had the processor's caches meanwhile


@pytest.fixture(autouse=True)
def _network_asked_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the network answer one window of each size: each text is the same all through."""
    network, known = load_network(load_pack("en")), dict[tuple[object, ...], Outputs]()

    def run(arrays: Mapping[str, Any]) -> Outputs:
        size = tuple((name, arrays[name].shape) for name in sorted(arrays))
        if size not in known:
            known[size] = network.run(arrays)
        return known[size]

    monkeypatch.setattr(statements, "load_network", lambda _: replace(network, run=run))


def seconds(text: str) -> float:
    """Return the processor time of a reading."""
    return processor_time(lambda: pipeline.read(open_article(text.encode(), language="en")))


@pytest.mark.parametrize("name", TEXTS)
def test_time_grows_as_the_text_does(name: str) -> None:
    """A character of a text five times as long takes at most twice the time."""
    each = len(TEXTS[name](100)) / 100
    short, long = (TEXTS[name](max(1, round(size / each))) for size in (SHORT, LONG))
    seconds(short)  # what is looked up once
    once = max(AT_LEAST, seconds(short)) / len(short)
    assert any(seconds(long) / len(long) <= MOST * once for _ in range(TRIES))
