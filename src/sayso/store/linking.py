"""Linking: who is the same across the articles of a store; made anew where articles came or went."""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any

from sayso.model.figure import Appearance, Evidence, Figure, Ground
from sayso.model.party import PartyKind
from sayso.model.stored import StoredMerge, StoredSpeaker
from sayso.store.columns import to_json
from sayso.store.connection import query
from sayso.store.keys import name_key, plain_words

# Those that hang on others come first.
SPEAKER_TABLES = ("merges", "speaker_parties", "speaker_names", "speakers")
_REMEMBERED = 100_000  # lists of forms, roles and affiliations


def is_stale(connection: sqlite3.Connection) -> bool:
    """Return whether articles came, went or were corrected since speakers were last joined."""
    return connection.execute(query("speakers_stale")).fetchone() is not None


def join_speakers(connection: sqlite3.Connection) -> None:
    """Join the persons and bodies of all articles anew; the caller holds the right to write.

    All others ("two officials") belong to their article alone and are joined with nobody.
    """
    from sayso.linking.figures import join_appearances  # noqa: PLC0415 — who looks needs no joining

    for table in SPEAKER_TABLES:
        connection.execute(f"DELETE FROM {table}")  # noqa: S608 — names of our own
    appearances = tuple(_appearances(connection))
    for number, figure in enumerate(join_appearances(appearances), start=1):
        _write(connection, number, figure)
    connection.execute(query("count_said"), {"weak": False})
    connection.execute(query("speakers_made"))


def _appearances(connection: sqlite3.Connection) -> Iterator[Appearance]:
    for row in connection.execute(query("appearances")):
        number, party, kind, language, name, forms, roles, affiliations = row
        yield Appearance(
            row=number,
            article="",
            party=party,
            kind=PartyKind(kind),
            language=language,
            name=name,
            forms=_strings(forms),
            roles=_strings(roles),
            affiliations=_strings(affiliations),
        )


@lru_cache(maxsize=_REMEMBERED)
def _strings(plain: str) -> tuple[str, ...]:
    """Return the words in a list of JSON; lists that are the same are one in memory."""
    return tuple(json.loads(plain))


def _write(connection: sqlite3.Connection, number: int, figure: Figure) -> None:
    forms = dict.fromkeys(form for one in figure.appearances for form in (one.name, *one.forms))
    articles = len({one.row for one in figure.appearances})
    key = name_key(figure.name, *forms)
    values = (number, figure.name, str(figure.kind), key, articles)
    connection.execute(query("add_speaker"), values)
    words = [(word, number) for word in sorted(set(key.split()))]
    connection.executemany("INSERT INTO speaker_names VALUES (?, ?)", words)
    connection.executemany(
        "INSERT INTO speaker_parties (article, party, speaker) VALUES (?, ?, ?)",
        [(one.row, one.party, number) for one in figure.appearances],
    )
    connection.executemany(
        query("add_merge"),
        [
            (number, one.left.row, one.left.party, one.right.row, one.right.party, _plain(one.evidence))
            for one in figure.merges
        ],
    )


def _plain(evidence: Iterable[Evidence]) -> str:
    return to_json([[str(one.ground), one.left, one.right] for one in evidence])


def who(connection: sqlite3.Connection, name: str, *, weak: bool, copies: bool) -> tuple[StoredSpeaker, ...]:
    """Return the speakers one of whose names holds these words, those of most articles first.

    Their weak statements are counted with the others where `weak` is true, and so are copies of articles and
    superseded versions where `copies` is.
    """
    key = plain_words(name)
    if not key:
        return ()
    values = {"word": max(key, key=len), "name": f" {' '.join(key)} "}
    rows = connection.execute(query("who"), values).fetchall()
    speakers = (speaker_of(connection, *row, weak=weak, copies=copies) for row in rows)
    return tuple(sorted((one for one in speakers if one.articles), key=lambda one: -len(one.articles)))


def speaker_of(
    connection: sqlite3.Connection, number: int, name: str, kind: str, *, weak: bool, copies: bool
) -> StoredSpeaker:
    """Return one speaker by the number it has until speakers are joined anew."""
    every = connection.execute(query("parties_of_speaker"), (number,)).fetchall()
    rows = [row for *row, copied in every if copies or not copied]
    values = {"speaker": number, "weak": weak, "copies": copies}
    statements, weaker = connection.execute(query("statements_of_speaker"), values).fetchone()
    merges = connection.execute(query("merges_of_speaker"), (number,)).fetchall()
    return StoredSpeaker(
        id=number,
        name=name,
        kind=PartyKind(kind),
        forms=_counted([{row[1], *json.loads(row[2])} for row in rows]),
        roles=_counted([set(json.loads(row[3])) for row in rows]),
        affiliations=_counted([set(json.loads(row[4])) for row in rows]),
        articles=tuple(dict.fromkeys(row[0] for row in rows)),
        statements=statements,
        weaker=weaker,
        copies=len({row[0] for row in every}) - len({row[0] for row in rows}),
        merges=tuple(_merge(*row) for row in merges),
    )


def _counted(words: Sequence[set[Any]]) -> tuple[tuple[str, int], ...]:
    counts = Counter(one for each in words for one in each)
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _merge(left: str, left_party: str, right: str, right_party: str, evidence: str) -> StoredMerge:
    return StoredMerge(
        left_article=left,
        left_party=left_party,
        right_article=right,
        right_party=right_party,
        evidence=tuple(Evidence(Ground(ground), one, two) for ground, one, two in json.loads(evidence)),
    )
