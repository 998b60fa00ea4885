"""Correcting: what people made of statements, as rows of their own above the machine's, which stay."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from sayso.errors import NotInStore
from sayso.languages.pack import installed, load_pack
from sayso.linking.names import is_written_name
from sayso.model.correction import BY_PERSON, Correction
from sayso.model.party import Party, PartyKind
from sayso.model.span import Span
from sayso.model.statement import Confidence, Point, Statement
from sayso.model.stored import Corrected
from sayso.stages.who.lexicon import lexicon_of
from sayso.store.adding import insert, note_names, statement_words, written
from sayso.store.columns import PARTIES, STATEMENTS
from sayso.store.connection import query
from sayso.store.repeating import note_unlinked
from sayso.store.standing import Standing

# A person looked at it.
_SURE = Confidence(line=1.0, content=1.0, source=1.0, speaker=1.0, act=1.0, certainty=1.0)
# Articles of which what stands is kept while corrections of others come between.
_OPEN = 64


@dataclass(slots=True)
class _Tally:
    changed: int = 0
    added: int = 0
    removed: int = 0
    unchanged: int = 0
    articles: set[int] = field(default_factory=set)


def correct(
    connection: sqlite3.Connection, corrections: Iterable[Correction], *, by: str, confirm: bool = False
) -> Corrected:
    """Write each correction that says something new; the caller holds the right to write.

    With `confirm` one is written too that leaves the machine's statement as it was: somebody looked at it.
    """
    tally = _Tally()
    opened: dict[int, Standing] = {}
    for correction in corrections:
        number = _article(connection, correction)
        _correct(connection, _open(connection, opened, number), correction, by, tally, confirm=confirm)
    if tally.articles:
        connection.execute(query("count_change"))
        for number in sorted(tally.articles):
            note_unlinked(connection, number)
    return Corrected(
        changed=tally.changed, added=tally.added, removed=tally.removed, unchanged=tally.unchanged
    )


def _article(connection: sqlite3.Connection, correction: Correction) -> int:
    row = connection.execute("SELECT article FROM articles WHERE id = ?", (correction.article,)).fetchone()
    if row is None:
        raise NotInStore(
            f"No article {correction.article!r} for a correction. Expected one of those in the store. "
            "No correction was kept; add the article first."
        )
    return int(row[0])


def _open(connection: sqlite3.Connection, opened: dict[int, Standing], number: int) -> Standing:
    """Return what stands of an article, read once; the one opened first is closed where many are open."""
    if number not in opened:
        if len(opened) >= _OPEN:
            del opened[next(iter(opened))]
        opened[number] = Standing(connection, number)
    return opened[number]


def withdraw(connection: sqlite3.Connection, number: int) -> str:
    """Take back a correction: what stood before stands again; return the id of its article.

    Raises `NotInStore` where there is none of this number, or something came after it.
    """
    row = connection.execute(query("correction"), {"correction": number}).fetchone()
    if row is None:
        raise NotInStore(
            f"No correction {number} that could be taken back. Expected one that nothing came after. "
            "Nothing was changed; take back what came after it first."
        )
    statement, article, name, _ = row
    connection.execute("DELETE FROM statements WHERE statement = ?", (statement,))
    for sql in ("drop_unused_parties", "drop_unused_names"):
        connection.execute(query(sql), {"article": article})
    connection.execute(query("count_change"))
    note_unlinked(connection, article)
    return str(name)


def _correct(
    connection: sqlite3.Connection,
    standing: Standing,
    correction: Correction,
    by: str,
    tally: _Tally,
    *,
    confirm: bool,
) -> None:
    supersedes = _standing_row(standing, correction)
    machine = confirm and standing.by_machine(correction.statement)
    if standing.says(correction) and not machine:
        tally.unchanged += 1
        return
    statement = _statement(connection, standing, correction)
    row = _write(connection, standing, statement, correction, supersedes)
    standing.put(statement, row, removed=correction.removed)
    values = (row, correction.annotator, correction.tool, correction.time, by)
    connection.execute(query("add_correction"), values)
    tally.articles.add(standing.number)
    kind = "removed" if correction.removed else "changed" if supersedes is not None else "added"
    setattr(tally, kind, getattr(tally, kind) + 1)


def _standing_row(standing: Standing, correction: Correction) -> int | None:
    """Return the row that the correction goes above: the last under its id, whoever made it."""
    if correction.statement is None:
        return None
    row = standing.row(correction.statement)
    if row is None:
        raise NotInStore(
            f"No statement {correction.statement!r} in article {correction.article}. "
            "Expected one that was read there. No correction was kept; leave its id out for a new one."
        )
    return row


def _statement(connection: sqlite3.Connection, standing: Standing, correction: Correction) -> Statement:
    speaker = _party(connection, standing, correction.speaker, correction.source)
    before = standing.statement(correction.statement)
    base = before or _plainest(correction.statement or standing.new_id())
    same = before is not None and before.speaker == speaker
    return replace(
        base,
        content=correction.content,
        cue=correction.cue,
        source=correction.source,
        speaker=speaker,
        chain=base.chain if same else (speaker,) if speaker else (),
        addressee=_party(connection, standing, correction.addressee, ()),
        target=_party(connection, standing, correction.target, ()),
        manner=correction.manner,
        act=correction.act,
        certainty=correction.certainty,
        stance=correction.taken,
        polarity=correction.polarity,
        rule=BY_PERSON,
        confidence=_SURE,
        candidates=(),
        weak=False,
        points=base.points if _same(base, correction) else _whole(base, correction),
    )


def _same(statement: Statement, correction: Correction) -> bool:
    """Return whether the statement says what it did: then its points stand."""
    return (statement.content, statement.certainty, statement.polarity, statement.stance) == (
        correction.content,
        correction.certainty,
        correction.polarity,
        correction.taken,
    )


def _whole(base: Statement, correction: Correction) -> tuple[Point, ...]:
    """Return the corrected words as one point: only a new reading cuts them."""
    if not correction.content:
        return ()
    return (
        Point(
            content=correction.content,
            trigger=(),
            participants=(),
            certainty=correction.certainty,
            stance=correction.taken,
            polarity=correction.polarity,
            when=base.when,
            quantities=(),
        ),
    )


def _plainest(name: str) -> Statement:
    """Return a statement with nothing in it but its id."""
    bare = Correction(article="")
    return Statement(
        id=name,
        content=(),
        cue=(),
        source=(),
        speaker=None,
        chain=(),
        addressee=None,
        target=None,
        manner=bare.manner,
        act=bare.act,
        certainty=bare.certainty,
        polarity=bare.polarity,
        hedges=(),
        condition=(),
        when=None,
        said=None,
        nested_in=None,
        answers=None,
        repeat_of=None,
        rule=BY_PERSON,
        over=(),
        confidence=_SURE,
    )


def _party(
    connection: sqlite3.Connection, standing: Standing, name: str | None, source: tuple[Span, ...]
) -> Party | None:
    """Return the party that is written so in the article, or a new one of that name."""
    if name is None:
        return None
    return standing.party(name) or _new_party(connection, standing, name, source)


def _new_party(
    connection: sqlite3.Connection, standing: Standing, name: str, source: tuple[Span, ...]
) -> Party:
    number, place = standing.number, standing.parties
    kind = PartyKind.NAMED if _is_name(name, standing.language) else PartyKind.DESCRIBED
    party = Party(id=f"c{place + 1}", name=name, kind=kind, mentions=source)
    plain = {
        "id": party.id,
        "name": name,
        "kind": str(party.kind),
        "roles": [],
        "affiliations": [],
        "mentions": [[span.start, span.end] for span in source],
        "members": [],
    }
    more = {"article": number, "place": place, "layer": "corrected", **written(name, None)}
    insert(connection, PARTIES, [plain], [more])
    note_names(connection, [(number, party.id, str(more["name_key"]))])
    standing.put_party(party)
    return party


def _is_name(name: str, language: str) -> bool:
    """Return whether a party is called by a name, as far as its capitals tell."""
    return language in installed() and is_written_name(name, lexicon_of(load_pack(language)))


def _write(
    connection: sqlite3.Connection,
    standing: Standing,
    statement: Statement,
    correction: Correction,
    supersedes: int | None,
) -> int:
    plain = standing.plain(statement)
    more = {
        "article": standing.number,
        "layer": "corrected",
        "supersedes": supersedes,
        "removed": int(correction.removed),
        **statement_words(standing.text, plain),
    }
    return insert(connection, STATEMENTS, [plain], [more])[0]
