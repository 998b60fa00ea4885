"""Correcting: what people made of statements, as rows of their own above the machine's, which stay."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from sayso.errors import NotInStore
from sayso.languages.pack import installed, load_pack
from sayso.linking.names import is_written_name
from sayso.model.as_dict import reading_to_dict
from sayso.model.correction import BY_PERSON, Correction, as_it_stands
from sayso.model.party import Party, PartyKind
from sayso.model.reading import Reading
from sayso.model.span import Span
from sayso.model.statement import Confidence, Statement
from sayso.model.stored import Corrected
from sayso.stages.who.lexicon import lexicon_of
from sayso.store.adding import insert, note_names, statement_words, written
from sayso.store.columns import PARTIES, STATEMENTS
from sayso.store.connection import query
from sayso.store.rebuilding import rebuild

# A person looked at it.
_SURE = Confidence(content=1.0, source=1.0, speaker=1.0, act=1.0, certainty=1.0)


@dataclass(slots=True)
class _Tally:
    changed: int = 0
    added: int = 0
    removed: int = 0
    unchanged: int = 0
    articles: set[int] = field(default_factory=set)


def correct(connection: sqlite3.Connection, corrections: Iterable[Correction], *, by: str) -> Corrected:
    """Write each correction that says something new; the caller holds the right to write."""
    tally = _Tally()
    for correction in corrections:
        number = _article(connection, correction)
        _correct(connection, number, correction, by, tally)
    if tally.articles:
        connection.execute(query("count_change"))
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


def _correct(
    connection: sqlite3.Connection, number: int, correction: Correction, by: str, tally: _Tally
) -> None:
    reading = rebuild(connection, number, corrected=True)
    standing = next((one for one in reading.statements if one.id == correction.statement), None)
    supersedes = _standing_row(connection, number, correction)
    if _says_nothing_new(reading, standing, correction):
        tally.unchanged += 1
        return
    statement = _statement(connection, number, reading, standing, correction)
    row = _write(connection, number, reading, statement, correction, supersedes)
    values = (row, correction.annotator, correction.tool, correction.time, by)
    connection.execute(query("add_correction"), values)
    tally.articles.add(number)
    kind = "removed" if correction.removed else "changed" if supersedes is not None else "added"
    setattr(tally, kind, getattr(tally, kind) + 1)


def _says_nothing_new(reading: Reading, standing: Statement | None, correction: Correction) -> bool:
    if correction.removed:
        return standing is None
    plain = replace(correction, tool="", annotator=None, time=None)
    there = reading.statements if correction.statement is None else [standing] if standing else []
    return any(replace(plain, statement=one.id) == as_it_stands(reading.article.id, one) for one in there)


def _standing_row(connection: sqlite3.Connection, number: int, correction: Correction) -> int | None:
    """Return the row that the correction goes above: the last under its id, whoever made it."""
    if correction.statement is None:
        return None
    row = connection.execute(query("last_of_statement"), (number, correction.statement)).fetchone()
    if row is None:
        raise NotInStore(
            f"No statement {correction.statement!r} in article {correction.article}. "
            "Expected one that was read there. No correction was kept; leave its id out for a new one."
        )
    return int(row[0])


def _statement(
    connection: sqlite3.Connection,
    number: int,
    reading: Reading,
    standing: Statement | None,
    correction: Correction,
) -> Statement:
    speaker = _party(connection, number, reading, correction.speaker, correction.source)
    base = standing or _plainest(_free_id(connection, number, correction))
    same = standing is not None and standing.speaker == speaker
    return replace(
        base,
        content=correction.content,
        cue=correction.cue,
        source=correction.source,
        speaker=speaker,
        chain=base.chain if same else (speaker,) if speaker else (),
        addressee=_party(connection, number, reading, correction.addressee, ()),
        target=_party(connection, number, reading, correction.target, ()),
        manner=correction.manner,
        act=correction.act,
        certainty=correction.certainty,
        polarity=correction.polarity,
        rule=BY_PERSON,
        confidence=_SURE,
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


def _free_id(connection: sqlite3.Connection, number: int, correction: Correction) -> str:
    """Return the id of a statement: its own where the machine read it, "c1" and so on for one it missed."""
    if correction.statement is not None:
        return correction.statement
    count = connection.execute(query("count_new_statements"), (number,)).fetchone()[0]
    return f"c{count + 1}"


def _party(
    connection: sqlite3.Connection,
    number: int,
    reading: Reading,
    name: str | None,
    source: tuple[Span, ...],
) -> Party | None:
    """Return the party that is written so in the article, or a new one of that name."""
    if name is None:
        return None
    text = reading.article.text
    parties = rebuild(connection, number, corrected=True).parties
    by_name = (one for one in parties if one.name == name)
    by_mention = (one for one in parties if any(span.of(text) == name for span in one.mentions))
    known = next(by_name, None) or next(by_mention, None)
    return known or _new_party(connection, number, reading, len(parties), name, source)


def _new_party(
    connection: sqlite3.Connection,
    number: int,
    reading: Reading,
    place: int,
    name: str,
    source: tuple[Span, ...],
) -> Party:
    kind = PartyKind.NAMED if _is_name(name, reading.article.language) else PartyKind.DESCRIBED
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
    return party


def _is_name(name: str, language: str) -> bool:
    """Tell whether a party is called by a name, as far as its capitals tell."""
    return language in installed() and is_written_name(name, lexicon_of(load_pack(language)))


def _write(
    connection: sqlite3.Connection,
    number: int,
    reading: Reading,
    statement: Statement,
    correction: Correction,
    supersedes: int | None,
) -> int:
    plain = reading_to_dict(replace(reading, statements=(statement,)))["statements"][0]
    more = {
        "article": number,
        "layer": "corrected",
        "supersedes": supersedes,
        "removed": int(correction.removed),
        **statement_words(reading.article.text, plain),
    }
    return insert(connection, STATEMENTS, [plain], [more])[0]
