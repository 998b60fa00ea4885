"""Examples of the tables: none is made by a form, and those written by hand show what their entry does."""

import re
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from sayso.languages.pack import Entry
from sayso.model.statement import Act, Polarity
from sayso.stages.quantities import find_quantities
from sayso.stages.times import find_times
from tests.stages.measured import parsed
from tests.stages.said import ENGLISH, Said, said

FOLDER = Path(__file__).parents[2] / "src" / "sayso" / "languages"
FEW = 4  # sentences that differ in the entry's own words alone: from here on a form made them
# Made by a form, but read by the tests of their stage: what is around the word is what counts there.
RUN = {
    "officer",
    "elected",
    "spoken_for",
    "acting",
    "serving",
    "heading",
    "working",
    "making",
    "pattern",
    "note",
}


# What the stage does not see in its own example, by the verb or word.
MISSED = {
    **dict.fromkeys(
        [
            "rape",
            "smuggle",
            "beat",
            "burn",
            "torch",
            "destroy",
            "poison",
            "conduct",
            "launch",
            "stage",
            "mount",
            "orchestrate",
            "engage",
        ],
        "the wrong shows only by a victim or an outrage that no table has",
    ),
    **dict.fromkeys(
        ["quit", "prevent", "avert", "cancel", "forgo", "stave", "nor", "without"],
        "what is denied is a noun, or the word stands before its verb",
    ),
}


def examples(table: str, *keys: str) -> list[object]:
    """Return the entries with an example, those that are missed as strict expected failures."""
    rows = ENGLISH.table(table)
    return [_marked(row) for key in keys or rows for row in rows[key] if "example" in row]


def _marked(row: Entry) -> object:
    name = next(row[key] for key in ("lemma", "words", "word") if key in row)
    reason = MISSED.get(name.lower())
    marks = [pytest.mark.xfail(strict=True, reason=reason)] if reason else []
    return pytest.param(row, id=row["example"], marks=marks)


def reported(text: str) -> Said:
    """Return an example as somebody says it."""
    bare = text.rstrip(".")
    first = bare.split(maxsplit=1)[0]
    content = bare[0].lower() + bare[1:] if first in {"The", "A", "An", "These", "We", "They"} else bare
    return said(f"Ruiz said {content}.", ("Ruiz", "said", "say:verb", content))


def form(row: dict[str, object]) -> str:
    """Return an example without the entry's own words."""
    told = str(row["example"])
    for name, value in row.items():
        for word in value if isinstance(value, list) else [value]:
            if name not in {"example", "source"} and isinstance(word, str) and word:
                told = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", "_", told, flags=re.IGNORECASE)
    return re.sub(r"\b([Aa])n (?=_)", r"\1 ", told)


@pytest.mark.parametrize("path", sorted(FOLDER.rglob("*.toml")), ids=lambda path: path.stem)
def test_no_example_is_made_by_a_form(path: Path) -> None:
    """A sentence that takes any word of its table shows nothing."""
    for key, rows in tomllib.loads(path.read_text(encoding="utf-8")).items():
        if key in RUN or path.stem == "open":
            continue
        forms = (
            Counter(form(row) for row in rows if "example" in row) if isinstance(rows, list) else Counter()
        )
        assert [(told, count) for told, count in forms.items() if count >= FEW] == []


@pytest.mark.parametrize("row", examples("hedges", "hedge"))
def test_hedge(row: Entry) -> None:
    """What an example says is as certain as its hedge tells."""
    found = said(f"Ruiz said: {row['example']}", ("Ruiz", "said", "say:verb", row["example"].rstrip(".")))
    assert found.judgements[0].certainty == row["value"]


@pytest.mark.parametrize("row", examples("wrongs", "wrong", "harm", "committing"))
def test_wrong(row: Entry) -> None:
    """Who says that somebody did it accuses him."""
    assert reported(row["example"]).read[0].act is Act.ACCUSE


@pytest.mark.parametrize("row", examples("negation", "verb", "word"))
def test_negation(row: Entry) -> None:
    """What an example says is denied."""
    assert reported(row["example"]).judgements[0].polarity is Polarity.NEGATIVE


@pytest.mark.parametrize("row", [*examples("currencies"), *examples("numbers")])
def test_number(row: Entry) -> None:
    """Every example holds a quantity, or a time."""
    article, syntax = parsed(row["example"])
    times = find_times(article, syntax, ENGLISH)
    assert times or find_quantities(article, syntax, times, ENGLISH)


@pytest.mark.parametrize("row", examples("times", "word", "joint"))
def test_time(row: Entry) -> None:
    """Every example holds a time."""
    article, syntax = parsed(row["example"])
    assert find_times(article, syntax, ENGLISH)
