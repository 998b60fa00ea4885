"""Health: each thing that can be wrong is found, and says so in a line."""

import sqlite3

import pytest

from sayso.store import Store
from tests.stored import READING, under


def test_all_is_well(store: Store) -> None:
    """Nothing is found in a store that nobody touched."""
    store.add(READING)
    store.add(under(published="2026-03-09"))
    store.who("ruiz")
    health = store.doctor()
    assert health.findings == ()
    assert len(health.checked) == 6


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
