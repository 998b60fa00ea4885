"""brat: notes in its grammar, whose offsets give the words though they cannot hold a line end."""

import json
import re
from pathlib import Path

from sayso.evaluation.brat import read_folder
from sayso.report.exporting.brat import fragments, notes
from sayso.report.exporting.export import export
from tests.exports import bare, mixed, readings

# brat's grammar of standoff: http://brat.nlplab.org/standoff.html
BOUND = re.compile(r"T\d+\t\w+ \d+ \d+(;\d+ \d+)*\t[^\t\n\r]+")
EVENT = re.compile(r"E\d+\t\w+:T\d+( \w+:[TE]\d+)*")
ATTRIBUTE = re.compile(r"A\d+\t\w+ E\d+ \w+")
NOTE = re.compile(r"#\d+\t\w+ [TEA]\d+\t[^\t\n\r]*")


def test_every_line_is_in_the_grammar() -> None:
    """A line is a text-bound, an event, an attribute or a note, and its id is its own."""
    for reading in readings():
        lines = notes(reading).splitlines()
        forms = {"T": BOUND, "E": EVENT, "A": ATTRIBUTE, "#": NOTE}
        assert [line for line in lines if not forms[line[0]].fullmatch(line)] == []
        ids = [line.partition("\t")[0] for line in lines]
        assert len(set(ids)) == len(ids)


def test_words_come_back(tmp_path: Path) -> None:
    """The words of a line are those at its offsets in the text file, carriage returns counted."""
    export(readings(), "brat", tmp_path, full_text=True)
    for path in tmp_path.glob("*.ann"):
        with path.with_suffix(".txt").open(encoding="utf-8", newline="") as stream:
            text = stream.read()
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("T"):
                _, places, words = line.split("\t")
                pairs = [tuple(map(int, pair.split())) for pair in places.partition(" ")[2].split(";")]
                assert " ".join(text[start:end] for start, end in pairs) == words


def test_the_scorer_reads_it_as_gold(tmp_path: Path) -> None:
    """What is read of a brat folder for scoring is what was exported."""
    export(mixed(), "brat", tmp_path, full_text=True)
    (gold,) = read_folder(tmp_path)
    text = mixed().article.text
    assert gold.text == text
    found = [(one.content, one.cue, one.source) for one in gold.attributions]
    assert found == [
        tuple(fragments(text, spans) for spans in (one.content, one.cue, one.source))
        for one in mixed().statements
    ]


def test_no_character_but_white_space_is_lost_at_a_line_end() -> None:
    """Fragments hold every letter of the pieces."""
    for reading in readings():
        text = reading.article.text
        for one in reading.statements:
            words = "".join(span.of(text) for span in one.content)
            assert bare("".join(span.of(text) for span in fragments(text, one.content))) == bare(words)


def test_the_list_tells_articles_apart(tmp_path: Path) -> None:
    """`articles.jsonl` says of which article each file is, and what read it."""
    export(readings(), "brat", tmp_path, full_text=True)
    listed = [
        json.loads(line)
        for line in (tmp_path / "articles.jsonl").read_text(encoding="utf-8").split("\n")
        if line
    ]
    assert [one["article"] for one in listed] == [one.article.id for one in readings()]
    assert all((tmp_path / f"{one['name']}.ann").is_file() for one in listed)
    assert all(one["made_by"]["version"] for one in listed)
