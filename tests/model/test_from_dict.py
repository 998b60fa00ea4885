"""The way back from JSON: a reading written and read again is the same reading."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

import sayso
from sayso.cli.inputs import example_folder
from sayso.ingest import read_paths
from sayso.model.article import Article
from sayso.model.from_dict import reading_from_dict
from sayso.model.reading import Reading
from sayso.pipeline import read
from tests.readings import READING, weakened

EXAMPLES = [one for one in read_paths([example_folder()]) if isinstance(one, Article)]


def again(reading: Reading) -> Reading:
    """Return the reading after a journey through JSON text."""
    return reading_from_dict(json.loads(json.dumps(reading.to_dict())))


def test_by_hand() -> None:
    """The reading made by hand, every layer of which is filled, comes back equal."""
    assert again(READING) == READING


@pytest.mark.parametrize("article", EXAMPLES, ids=lambda article: Path(article.file).name)
def test_examples(article: Article) -> None:
    """The reading of each example comes back equal."""
    reading = read(article)
    assert again(reading) == reading


@pytest.mark.parametrize(
    "text",
    [
        "“We start,” Ida Brook said.\n\n“And we go on,” Brook said. “It is ‘good’.”",
        "Ида Брук сказала: «Мост стоит».",
        "The mayor said 🌉 the bridge — Zoe\u0308 Brook’s — is safe.\r\n\r\n“Safe,” she said.",
        "Nothing at all",
    ],
)
def test_odd_texts(text: str) -> None:
    """Nested and reopened quotations, other scripts, emoji and line ends of Windows come back equal."""
    reading = sayso.read(text, published="2026-03-02")
    assert again(reading) == reading


def test_own_columns() -> None:
    """Columns that were kept of a record come back in their order."""
    article = replace(READING.article, own_columns=(("region", "Halden"), ("Unit", "7")))
    assert again(replace(READING, article=article)).article == article


def test_older_forms() -> None:
    """A form without the fields added later is read with their plain values."""
    plain = READING.to_dict()
    del plain["article"]["key"], plain["article"]["own_columns"]
    for quotation in plain["quotations"]:
        del quotation["depth"], quotation["continues"]
    for statement in plain["statements"]:
        del statement["weak"], statement["confidence"]["line"]
    assert reading_from_dict(plain) == READING


def test_older_forms_without_a_speaker() -> None:
    """A line of an older form is as sure as the least sure of its parts; nobody is no part."""
    nobody = replace(READING.statements[3], speaker=None, chain=())
    plain = replace(READING, statements=(nobody,)).to_dict()
    del plain["statements"][0]["confidence"]["line"]
    assert reading_from_dict(plain).statements[0].confidence == replace(nobody.confidence, line=0.9)


def test_weak_statements() -> None:
    """What is too likely wrong to be printed comes back as such."""
    assert again(weakened("s4")) == weakened("s4")
