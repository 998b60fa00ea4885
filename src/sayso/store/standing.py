"""Standing: what stands of an article while it is corrected, kept up to date without reading it anew."""

import sqlite3
from collections import Counter
from dataclasses import replace

from sayso.model.as_dict import statement_dict
from sayso.model.correction import BY_PERSON, Correction, as_it_stands
from sayso.model.party import Party
from sayso.model.reading import Reading
from sayso.model.statement import Statement
from sayso.store.columns import Plain
from sayso.store.connection import query
from sayso.store.rebuilding import rebuild


class Standing:
    """The statements and parties of an article as people left them; whoever writes a row puts it here too."""

    def __init__(self, connection: sqlite3.Connection, number: int) -> None:
        reading = rebuild(connection, number, corrected=True, forget=False)
        self.number = number
        self.text = reading.article.text
        self.language = reading.article.language
        self.parties = 0
        self._bare = _bare(reading)
        self._by_name: dict[str, Party] = {}
        self._by_mention: dict[str, Party] = {}
        self._statements: dict[str, Statement] = {}
        self._told: Counter[Correction] = Counter()
        self._rows: dict[str, int] = dict(connection.execute(query("last_of_statements"), (number,)))
        self._new = int(connection.execute(query("count_new_statements"), (number,)).fetchone()[0])
        for party in reading.parties:
            self.put_party(party)
        for statement in reading.statements:
            self._stand(statement)

    def statement(self, name: str | None) -> Statement | None:
        """Return what stands under an id; it refers to nothing that a person took away."""
        one = self._statements.get(name or "")
        if one is None:
            return None
        nested, answers, repeated = (
            each if each in self._statements else None for each in (one.nested_in, one.answers, one.repeat_of)
        )
        return replace(one, nested_in=nested, answers=answers, repeat_of=repeated)

    def by_machine(self, name: str | None) -> bool:
        """Return whether what stands under an id is as the machine left it."""
        one = self._statements.get(name or "")
        return one is not None and one.rule != BY_PERSON

    def row(self, name: str) -> int | None:
        """Return the last row under an id, whoever made it."""
        return self._rows.get(name)

    def new_id(self) -> str:
        """Return the id of one more statement that the machine missed: "c1" and so on."""
        return f"c{self._new + 1}"

    def says(self, correction: Correction) -> bool:
        """Return whether this already stands: under its id, or under any where it has none.

        A weak statement does not stand: a person who says the same makes it sure.
        """
        standing = self._statements.get(correction.statement or "")
        if correction.removed:
            return standing is None
        plain = replace(correction, statement=None, tool="", annotator=None, time=None)
        if correction.statement is None:
            return self._told[plain] > 0
        return standing is not None and not standing.weak and plain == self._telling(standing)

    def party(self, name: str) -> Party | None:
        """Return the party that is called so, or else one that is written so."""
        return self._by_name.get(name) or self._by_mention.get(name)

    def put_party(self, party: Party) -> None:
        """Add a party after all others."""
        self.parties += 1
        self._by_name.setdefault(party.name, party)
        for span in party.mentions:
            self._by_mention.setdefault(span.of(self.text), party)

    def put(self, statement: Statement, row: int, *, removed: bool) -> None:
        """Let a statement stand in place of the one under its id, or none where it was taken away."""
        self._new += statement.id not in self._rows
        self._rows[statement.id] = row
        before = self._statements.pop(statement.id, None)
        if before and not before.weak:
            self._told[self._telling(before)] -= 1
        if not removed:
            self._stand(statement)

    def plain(self, statement: Statement) -> Plain:
        """Return the JSON form of a statement."""
        return statement_dict(statement)

    def _stand(self, statement: Statement) -> None:
        self._statements[statement.id] = statement
        self._told[self._telling(statement)] += not statement.weak

    def _telling(self, statement: Statement) -> Correction:
        return replace(as_it_stands(self._bare.article.id, statement), statement=None)


def _bare(reading: Reading) -> Reading:
    """Return a reading with its article's id and text, and no layer."""
    return replace(
        reading,
        article=replace(reading.article, blocks=(), authors=(), dates=(), notes=()),
        parties=(),
        statements=(),
        assertions=(),
        quotations=(),
        times=(),
        quantities=(),
        places=(),
        wording=(),
        repeats=(),
        coverage=replace(reading.coverage, unread=()),
    )
