"""The rules of trust hold on the shipped example articles, whatever the stages find in them."""

import csv
import hashlib
import io
import json
import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from html import unescape
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import sayso

EXAMPLES = sorted(Path(str(files("sayso").joinpath("examples"))).glob("*.*"))
IDS = [path.name for path in EXAMPLES]

VERDICTS = re.compile(r"verdict|credib|trust|bias|fake|misinfo|truth|gender|religio|ethnic", re.IGNORECASE)


@cache
def read(path: Path) -> sayso.Reading:
    """Return the reading of one example."""
    return sayso.read(path)


def keys(value: Any) -> Iterator[str]:  # noqa: ANN401 — any JSON value
    """Yield every key in a JSON value."""
    if isinstance(value, dict):
        yield from value
        for one in value.values():
            yield from keys(one)
    elif isinstance(value, list):
        for one in value:
            yield from keys(one)


def run(*arguments: str, **environment: str) -> str:
    """Return what the command prints."""
    command = [sys.executable, "-m", "sayso", *arguments]
    return subprocess.run(
        command, env=os.environ | environment, capture_output=True, text=True, check=True
    ).stdout


@pytest.mark.parametrize("path", EXAMPLES, ids=IDS)
def test_plain_text_is_the_decoded_file(path: Path) -> None:
    """Rules 1 and 2: offsets found by another program on the same file agree with ours."""
    text, raw = read(path).article.text, path.read_bytes()
    assert path.suffix == ".html" or text == raw.decode("utf-8-sig")
    assert read(path).article.sha256 == hashlib.sha256(raw).hexdigest()


def test_every_block_of_a_page_knows_its_place_in_the_page() -> None:
    """Rule 2: for HTML there is a way back to the page, where the block's first word stands."""
    path = next(path for path in EXAMPLES if path.suffix == ".html")
    page, article = path.read_text(encoding="utf-8"), read(path).article
    for block in article.blocks:
        assert block.page is not None
        first = block.span.of(article.text).split()[0]
        assert first in unescape(page[block.page.start : block.page.end])


@pytest.mark.parametrize("path", EXAMPLES, ids=IDS)
def test_the_terminal_shows_nothing_but_the_words(path: Path) -> None:
    """Rule 1: every quotation in the report is a slice of the text, where the listing says it stands."""
    text = read(path).article.text
    quotations = re.findall(r"[“\"]([^“”\"\[\]…]{12,40})[”\"]", run("read", str(path), COLUMNS="200"))
    assert quotations
    assert [words for words in quotations if words not in text] == []


@pytest.mark.parametrize("path", EXAMPLES, ids=IDS)
def test_no_verdict_and_no_guess_about_people(path: Path) -> None:
    """Rules 3 and 9: no field of a reading rules on truth, rates anybody or sorts people."""
    assert {key for key in keys(read(path).to_dict()) if VERDICTS.search(key)} == set()


@pytest.mark.parametrize("path", EXAMPLES, ids=IDS)
def test_counts_never_exceed_their_denominators(path: Path) -> None:
    """Rule 4: what was understood is counted among all there was."""
    coverage = read(path).coverage
    assert coverage.in_statements <= coverage.sentences
    assert coverage.in_assertions <= coverage.sentences
    assert coverage.quotations_attributed <= coverage.quotations
    assert coverage.pronoun_sources_resolved <= coverage.pronoun_sources
    assert coverage.times_resolved <= coverage.times


@pytest.mark.parametrize("path", EXAMPLES, ids=IDS)
def test_every_inferred_field_has_a_confidence(path: Path) -> None:
    """Rule 5: between 0 and 1, for the whole line and for each of its parts."""
    for statement in read(path).to_dict()["statements"]:
        assert set(statement["confidence"]) == {"line", "content", "source", "speaker", "act", "certainty"}
        assert all(0 <= value <= 1 for value in statement["confidence"].values())


def test_refusals_and_silence_are_kept() -> None:
    """Rule 7: who declined and who did not respond is a statement too."""
    acts = {statement.act for path in EXAMPLES for statement in read(path).statements}
    assert {sayso.Act.DECLINE, sayso.Act.NO_REPLY} <= acts


@pytest.mark.parametrize("path", EXAMPLES, ids=IDS)
def test_scare_quotes_are_nobody_elses(path: Path) -> None:
    """Rule 8: marks that keep a word at a distance are told from somebody's words."""
    reading = read(path)
    spoken = [span for statement in reading.statements for span in statement.content]
    scare = [quotation.span for quotation in reading.quotations if quotation.kind == "scare"]
    marked = [span for span in scare if any(content == span for content in spoken)]
    assert marked == []


def test_unnamed_sources_stay_unnamed() -> None:
    """Rule 10: nobody without a name in the text has one in the reading."""
    parties = [(party, read(path).article.text) for path in EXAMPLES for party in read(path).parties]
    assert [party.name for party, text in parties if party.name not in text] == []
    assert any(party.kind == "unnamed" for party, _ in parties)


@pytest.mark.parametrize("path", EXAMPLES, ids=IDS)
def test_reading_uses_no_network(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rule 11: no socket is opened."""

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    assert sayso.read(path).statements


@pytest.mark.parametrize(
    "path", [path for path in EXAMPLES if path.suffix == ".txt"], ids=lambda path: path.name
)
def test_the_same_rules_for_every_outlet(path: Path) -> None:
    """Rule 12: the address an article comes from changes nothing that is found in it."""
    text = path.read_text(encoding="utf-8").split("\n", 1)[1]
    found = [
        sayso.read(text, published="2026-03-08", url=url).to_dict()["statements"]
        for url in ("https://a.example/1", "https://b.example/2")
    ]
    assert found[0] == found[1]


def test_same_input_same_output() -> None:
    """Rule 13: another process, with another order of hashing, prints the same."""
    folder = str(EXAMPLES[0].parent)
    first, second = (run("read", folder, "-f", "jsonl", PYTHONHASHSEED=seed) for seed in ("1", "2"))
    assert first == second
    assert all(json.loads(line)["made_by"]["version"] == sayso.__version__ for line in first.splitlines())


HOSTILE = """<script>alert(1)</script> dam holds

“=HYPERLINK("x") is <b>safe</b> & sound,” +Ida Brook, the mayor, said on Tuesday.
"""


@pytest.fixture
def hostile(tmp_path: Path) -> str:
    """Return a file whose words would run, in a browser or a spreadsheet that obeyed them."""
    path = tmp_path / "hostile.txt"
    path.write_text(HOSTILE, encoding="utf-8")
    return str(path)


def test_html_obeys_no_article(hostile: str) -> None:
    """Rule 14: article text is escaped in the page."""
    page = run("read", hostile, "-f", "html")
    assert "<script>alert" not in page
    assert "<b>safe" not in page


def test_csv_holds_no_formula(hostile: str) -> None:
    """Rule 14: no cell begins as a spreadsheet formula does."""
    rows = csv.reader(io.StringIO(run("read", hostile, "-f", "csv")))
    assert [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))] == []


MARKS = [
    "“",
    "”",
    '"',
    "'",
    "‘",
    "’",
    "«",
    "»",
    ":",
    ".",
    ",",
    "-",
    "—",
    "(",
    ")",
    "%",
    "\u2028",
    "\x00",
    "é",
    "🙂",
]
WORDS = [
    "said",
    "Ida Brook",
    "according to",
    "that",
    "he",
    "told",
    "not",
    "91",
    "Sunday",
    "may",
    "if",
    "Q:",
    "\n\n",
]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
@given(st.lists(st.sampled_from(MARKS + WORDS), min_size=1, max_size=60).map(" ".join))
def test_any_text_is_read(text: str) -> None:
    """Whatever the characters, a text with a word in it is read, and every span stands inside it."""
    try:
        reading = sayso.read(text, language="en")
    except sayso.SaysoError:
        return  # said clearly: empty, or no text at all
    for statement in reading.statements:
        for span in (*statement.content, *statement.cue, *statement.source):
            assert 0 <= span.start < span.end <= len(reading.article.text)


def test_a_reading_leaves_nothing_behind(tmp_path: Path) -> None:
    """Nothing is sent, nor kept to be sent: onnxruntime from 1.29 on would note each run for its makers."""
    kept = {name: value for name, value in os.environ.items() if name not in {"CI", "ORT_DISABLE_TELEMETRY"}}
    places = {"HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "cache")}
    program = "import sayso; sayso.read('Mayor Ida Brook said that the dam is safe.')"
    subprocess.run([sys.executable, "-c", program], env=kept | places, check=True)
    assert [*tmp_path.rglob("*")] == []
