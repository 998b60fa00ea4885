"""Examples of the tables: each shows what its entry does, and those of some tables show it right."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from sayso.languages.pack import Entry
from sayso.model.statement import Act, Polarity
from sayso.stages.quotations import find_quotations
from tests.articles import article
from tests.languages.lacking import forget_words, lacking
from tests.languages.showing import Ask, asks
from tests.stages.said import ENGLISH, Said, said

FOLDER = Path(__file__).parents[2] / "src" / "sayso" / "languages"
TABLES = {
    path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.rglob("*.toml"))
}
MARKS = TABLES.pop("marks")["pair"]  # those of all languages

# Examples that are read the same without their entry, for another entry or the parser reads them as well.
# A test of their stage shows that they are read right.
IDLE: dict[tuple[str, str], list[str]] = {
    ("hedges", "hedge"): [
        "The strike is likely to spread.",
        "Three sailors are presumed dead.",
        "The plan was well thought out.",
        "The plan was not thought through.",
        "The odds of a flood rose.",
    ],
    ("negation", "word"): [
        "The dam did not fail.",
        "The dam never failed.",
    ],
    ("open", "emerging"): [
        "Rumours of a raid on the port spread.",
    ],
    ("open", "calling"): [
        "Vale dismissed the report as nonsense.",
    ],
    ("open", "accusing"): [
        "They charged Vale with theft.",
    ],
    ("sourcing", "officer"): [
        "Halden Police Sergeant Ana Ruiz said so.",
        "Halden Police Lieutenant Ana Ruiz said so.",
        "Halden Police Inspector Ana Ruiz said so.",
        "Halden Police Detective Ana Ruiz said so.",
        "Halden Police Superintendent Ana Ruiz said so.",
        "Halden Police Officer Ana Ruiz said so.",
        "Halden Police Commander Ana Ruiz said so.",
    ],
    ("times", "pattern"): [
        "Fares rise by end-March.",
        "The pier was built in 1987.",
        "The harbour froze in the winter.",
        "It will grow in coming years.",
        "The mast fell early Sunday.",
    ],
}


def groups() -> list[tuple[str, str]]:
    """Return each key of each table that has an example."""
    return [
        (table, key)
        for table, keys in TABLES.items()
        for key, rows in keys.items()
        if isinstance(rows, list) and any("example" in row for row in rows)
    ]


def examples(table: str, *keys: str) -> list[object]:
    """Return the entries of some keys of a table that have an example."""
    rows = ENGLISH.table(table)
    return [pytest.param(row, id=row["example"]) for key in keys for row in rows[key] if "example" in row]


def reported(text: str) -> Said:
    """Return an example as somebody says it."""
    bare = text.rstrip(".")
    first = bare.split(maxsplit=1)[0]
    content = bare[0].lower() + bare[1:] if first in {"The", "A", "An", "These", "We", "They"} else bare
    return said(f"Ruiz said {content}.", ("Ruiz", "said", "say:verb", content))


@pytest.fixture(scope="module", autouse=True)
def words_of_all_tables() -> Iterator[None]:
    """Leave no words of a table that lacked some to the tests of other modules."""
    yield
    forget_words()


@pytest.mark.parametrize(("table", "key"), groups())
def test_without_its_entry_an_example_is_read_otherwise(table: str, key: str) -> None:
    """What an example shows is not there, or is another, where the table lacks the entry."""
    rows = [
        (place, row["example"]) for place, row in enumerate(ENGLISH.table(table)[key]) if "example" in row
    ]
    for ask in asks(table, key):
        rows = list(unchanged(rows, ask, table, key))
    assert [example for _, example in rows] == IDLE.get((table, key), [])


def unchanged(rows: list[tuple[int, str]], ask: Ask, table: str, key: str) -> Iterator[tuple[int, str]]:
    """Yield the places and examples of which nothing else is told when the table lacks the entry."""
    whole = [ask(example) for _, example in rows]
    for (place, example), told in zip(rows, whole, strict=True):
        with lacking(table, key, place):
            if ask(example) == told:
                yield place, example


@pytest.mark.parametrize("row", MARKS, ids=lambda row: row["example"])
def test_mark(row: Entry) -> None:
    """Each pair of marks encloses what is said."""
    text = row["example"]
    (found,) = find_quotations(article(text), ENGLISH)
    assert (found.closed, found.span.of(text)[: len(row["open"])]) == (True, row["open"])
    assert found.span.of(text).endswith(row["close"])


def test_every_example_runs() -> None:
    """No table holds an example that no test above reads."""
    written = sum(path.read_text(encoding="utf-8").count("\nexample = ") for path in FOLDER.rglob("*.toml"))
    run = sum("example" in row for table, key in groups() for row in TABLES[table][key])
    assert written == run + len(MARKS)


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
