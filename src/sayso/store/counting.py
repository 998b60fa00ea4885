"""Counting: how many statements that fit stand in each outlet, month, act, or with each speaker or name."""

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from sayso.model.party import PartyKind
from sayso.model.stored import Alike, Count, Counts
from sayso.store.connection import query
from sayso.store.searching import Filters, values_of, wrapped

# Whose namesakes are looked for: those of the most statements.
_FIRST = 200


class By(StrEnum):
    """What statements can be counted by."""

    OUTLET = "outlet"
    MONTH = "month"
    ACT = "act"
    SPEAKER = "speaker"
    NAME = "name"  # as speaker, but one name is one, whoever bears it


# What tells two values apart, and how each is called.
_VALUES: Mapping[By, tuple[str, str]] = {
    By.OUTLET: ("outlet", "outlet"),
    By.MONTH: ("substr(day, 1, 7)", "substr(day, 1, 7)"),
    By.ACT: ("act, negated", "act"),
}
# One speaker may have another name in each article.
_JOINED = (
    "(SELECT {} FROM speaker_parties AS m JOIN speakers AS k USING (speaker) "
    "WHERE m.article = c.article AND m.party = c.speaker)"
)
_PARTY = "(SELECT {} FROM parties AS p WHERE p.article = c.article AND p.id = c.speaker)"
_SPEAKER = {
    ":key": f"coalesce({_JOINED.format('k.speaker')}, c.article || ' ' || c.speaker)",
    ":label": f"coalesce({_JOINED.format('k.name')}, {_PARTY.format('name')})",
    ":kind": f"coalesce({_JOINED.format('k.kind')}, {_PARTY.format('kind')})",
}


def count_by(connection: sqlite3.Connection, by: By, filters: Filters) -> Counts:
    """Return the counts of the statements that fit by one of their properties, the largest first.

    Months stand in their order.
    """
    values = {**values_of(filters), "weak": filters.weak, "copies": filters.copies}
    chosen = query("choose_statements")
    every = connection.execute(wrapped(chosen, query("count_all_chosen")), values).fetchone()
    statements, articles, _, weaker, copied = every
    if by in _VALUES:
        key, label = _VALUES[by]
        sql = wrapped(chosen, query("count_by")).replace(":key", key).replace(":label", label)
        rows = connection.execute(sql.replace(":negated", "negated" if by is By.ACT else "0"), values)
        counts = [
            Count(value=value, statements=many, articles=of, negated=bool(negated))
            for value, many, of, negated in rows
        ]
        if by is By.MONTH:
            counts.sort(key=lambda one: one.value or "~")  # as time goes; what has no date comes last
    else:
        sql = wrapped(chosen, query("count_by_article"))
        for name, words in _SPEAKER.items():
            sql = sql.replace(name, words)
        counts = _who(connection.execute(sql, values), together=by is By.NAME)
    return Counts(
        by=str(by),
        counts=tuple(counts),
        statements=statements,
        articles=articles,
        weaker=weaker,
        copied=copied,
    )


@dataclass(slots=True)
class _Who:
    """Somebody who is counted: the names with how often each stands, and the articles."""

    kind: PartyKind | None
    language: str
    names: Counter[str | None] = field(default_factory=Counter)
    articles: set[int] = field(default_factory=set)

    @property
    def name(self) -> str | None:
        """The name of most statements; of several the first in the alphabet."""
        return min(self.names, key=lambda name: (-self.names[name], name or ""))

    @property
    def order(self) -> tuple[int, str]:
        """What stands first: most statements, then the name."""
        return -self.names.total(), self.name or ""


def _who(rows: sqlite3.Cursor, *, together: bool) -> list[Count]:
    """Return the counts of those who speak; with `together` all who bear one name are counted as one."""
    from sayso.linking.alike import alike, name_as_compared, words_of_person  # noqa: PLC0415 — it takes the pack

    found: dict[object, _Who] = {}
    for who, name, kind, language, article, many in rows:
        sort = PartyKind(kind) if kind else None
        key = name_as_compared(name, sort, language) if together and sort else who
        one = found.setdefault(key, _Who(sort, language))
        one.names[name] += many
        one.articles.add(article)
    every = sorted(found.values(), key=lambda one: one.order)
    words = [
        words_of_person(one.name, one.kind, one.language) if one.name and one.kind else () for one in every
    ]
    near = alike(words, _FIRST)
    return [
        Count(
            value=one.name,
            statements=one.names.total(),
            articles=len(one.articles),
            alike=_alike(every[other] for other in near.get(row, ())),
        )
        for row, one in enumerate(every)
    ]


def _alike(others: Iterable[_Who]) -> tuple[Alike, ...]:
    """Return the names of others, each with how many bear it apart and with their statements."""
    bearers: dict[str, list[int]] = defaultdict(list)
    for one in others:
        bearers[one.name or ""].append(one.names.total())
    return tuple(
        sorted(
            (Alike(name=name, bearers=len(many), statements=sum(many)) for name, many in bearers.items()),
            key=lambda one: (-one.statements, one.name),
        )
    )
