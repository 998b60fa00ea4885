"""Health: each thing that can be wrong is found, and says so in a line."""

import sqlite3
from collections.abc import Callable
from dataclasses import replace

import pytest

from sayso.errors import StoreDamaged
from sayso.model.correction import as_it_stands
from sayso.model.statement import Act
from sayso.store import Store
from tests.stored import READING, of_text, under


def test_all_is_well(store: Store) -> None:
    """Nothing is found in a store that nobody touched."""
    store.add(READING)
    store.add(under(published="2026-03-09"))
    store.who("ruiz")
    health = store.doctor()
    assert health.findings == ()
    assert len(health.checked) == 7


# Each leaves rows that could be those of a reading.
VALID = (
    "UPDATE articles SET language = 'eo'",
    "UPDATE parties SET name = 'Nobody' WHERE id = 'p1'",
    "UPDATE statements SET act = 'deny' WHERE id = 's1'",
    "UPDATE statements SET confidence_line = 0.5 WHERE id = 's1'",
    "UPDATE statements SET span_start = span_start + 1 WHERE id = 's1'",
    "UPDATE assertions SET certainty = 'possible' WHERE id = 'a1'",
    "UPDATE quotations SET span_end = span_end - 1",
    "DELETE FROM quotations WHERE place = (SELECT max(place) FROM quotations WHERE article = 1)",
    "UPDATE times SET value = '2026-03-01'",
)


@pytest.mark.parametrize(
    ("harm", "finding"),
    [
        ("DELETE FROM articles", "A row of"),
        ("DELETE FROM parties WHERE id = 'p1'", "parties named by statements are not there"),
        ("DROP TRIGGER articles_changed; UPDATE articles SET title = 'Other'", "not in step"),
        ("UPDATE articles SET text_sha256 = 'other'", "its text_sha256 is not that of its text"),
        ("UPDATE articles SET outlet = 'Other'", "its id is not that of its text"),
        ("UPDATE statements SET content_words = 'never said' WHERE id = 's1'", "content words of s1"),
        ("UPDATE statements SET cue_words = 'never said' WHERE id = 's1'", "cue words of s1"),
        ("UPDATE statements SET cue = '[[1,99999]]' WHERE id = 's1'", "1 spans end after its text"),
        ("UPDATE statements SET act = 'lie' WHERE id = 's1'", "cannot be read back"),
        ("UPDATE articles SET blocks = '[' ", "cannot be read back"),
        ("DELETE FROM fingerprints", "no fingerprint"),
        *((harm, "its rows are not as they were written") for harm in VALID),
        ("UPDATE statements SET layer = 'corrected', removed = 0 WHERE id = 's8'", "nobody's correction"),
        (
            "INSERT INTO speakers VALUES (99, 'Nobody', 'named', ' nobody ', 0, 0)",
            "speakers have no party",
        ),
        ("UPDATE articles SET version = 1, url = 'u'", "Version 1 of u stands for two"),
    ],
)
def test_harm_is_found(store: Store, harm: str, finding: str) -> None:
    """What another program broke is told."""
    store.add(READING)
    other = under(published="2026-03-09")
    store.add(other)
    if "url" in harm:
        harm += "; UPDATE articles SET text = text || ' More.' WHERE article = 2"
    connection = sqlite3.connect(store.path)
    connection.executescript(harm)
    connection.close()
    assert any(finding in line for line in store.doctor().findings), store.doctor().findings


def test_read_only(store: Store) -> None:
    """A store that may only be read is checked too, but for the word index, and says so."""
    store.add(READING)
    whole = store.doctor().checked
    with Store(store.path, read_only=True) as reader:
        health = reader.doctor()
        assert health.findings == ()
        assert set(whole) - set(health.checked) == {"the word index"}
        with sqlite3.connect(store.path) as connection:
            connection.execute("UPDATE articles SET outlet = 'Other'")
        connection.close()
        assert any("its id is not that of its text" in line for line in reader.doctor().findings)


def test_many_findings_are_cut(store: Store) -> None:
    """A thing that is wrong everywhere does not fill pages."""
    for day in range(1, 26):
        store.add(under(published=f"2026-03-{day:02}"))
    connection = sqlite3.connect(store.path)
    connection.executescript("UPDATE articles SET outlet = 'Other'")
    connection.close()
    findings = store.doctor().findings
    assert len(findings) == 21
    assert findings[-1] == "… and 5 more of this sort."


def test_rows_without_a_checksum_are_told(store: Store) -> None:
    """What an earlier version added has none; it is no fault, and not hidden."""
    store.add(READING)
    store.add(under(published="2026-03-09"))
    connection = sqlite3.connect(store.path)
    connection.executescript("DELETE FROM checksums WHERE article = 1")
    connection.close()
    health = store.doctor()
    assert health.findings == ()
    assert any("1 articles were added before checksums were kept" in note for note in health.notes)


def test_a_column_that_is_added_later_changes_no_checksum(store: Store) -> None:
    """It holds nothing: what an older version wrote stays as it was written."""
    store.add(READING)
    connection = sqlite3.connect(store.path)
    connection.executescript(
        "ALTER TABLE statements ADD COLUMN aside TEXT;"
        "ALTER TABLE parties ADD COLUMN aside TEXT NOT NULL DEFAULT '[]';"
    )
    connection.close()
    assert store.doctor().findings == ()


def test_corrections_change_no_checksum(store: Store) -> None:
    """The sum is that of what the machine read."""
    store.add(READING)
    kept = as_it_stands(READING.article.id, READING.statements[0])
    store.correct([replace(kept, act=Act.DENY, tool="brat", annotator="lv")], by="lv")
    assert store.doctor().findings == ()


def test_cells_of_a_record_that_are_kept_later_change_no_checksum(store: Store) -> None:
    """They may be given for an article that is known."""
    store.add(READING)
    assert store.keep_columns(replace(READING.article, own_columns=(("mood", "grim"),)))
    assert store.doctor().findings == ()


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE profiles SET words = 'x'",
        "UPDATE profiles SET weights = x'00'",
        "UPDATE article_pairs SET scores = 'x'",
        "UPDATE article_points SET flags = x''",
        "UPDATE speakers SET kind = 'mountain'",
        "UPDATE merges SET evidence = '[1]'",
    ],
)
def test_harm_to_what_is_made_of_articles_is_found(store: Store, harm: str) -> None:
    """What is linked and joined has no sum; its shape is looked at."""
    store.add(READING)
    store.add(under(of_text("The dam is old.\nIt was built late."), outlet="North Gazette"))
    store.add(under(published="2026-03-09"))
    store.link()
    store.join_speakers()
    assert store.doctor().findings == ()
    connection = sqlite3.connect(store.path)
    connection.executescript(harm)
    connection.close()
    table = harm.split()[1]
    assert any(f"rows of {table} are none that sayso makes" in line for line in store.doctor().findings)


@pytest.mark.parametrize(
    ("harm", "ask"),
    [
        ("UPDATE statements SET content = '['", lambda store: store.search("steel", kind="statement")),
        ("UPDATE statements SET act = 'lie'", lambda store: store.spoken(1)),
        ("UPDATE parties SET forms = '{'", lambda store: store.who("ruiz")),
        ("UPDATE speakers SET kind = 'mountain'", lambda store: store.who("ruiz")),
    ],
)
def test_who_asks_a_damaged_store_is_told(store: Store, harm: str, ask: Callable[[Store], object]) -> None:
    """Whatever cell it is: not where in our code it was met."""
    store.add(READING)
    store.join_speakers()
    connection = sqlite3.connect(store.path)
    connection.executescript(harm)
    connection.close()
    with pytest.raises(StoreDamaged, match=r"is damaged: .* Expected every row as it was written"):
        ask(store)


def test_a_fault_of_ours_is_no_damage(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the doctor finds nothing, it is told as what it is."""

    def broken(*_: object, **_others: object) -> None:
        raise ValueError("of ours")

    store.add(READING)
    monkeypatch.setattr("sayso.store.store.search", broken)
    with pytest.raises(ValueError, match="of ours"):
        store.search("dam")
