"""Looking: the lists of a store, a page at a time, for whoever looks through it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import fields
from typing import Any

from sayso.errors import NotInStore
from sayso.model.browsed import (
    Beside,
    Browsed,
    Counted,
    LastRun,
    ListedArticle,
    ListedClaim,
    ListedOutlet,
    ListedSpeaker,
    ListedUnread,
    LoggedCorrection,
    ToReview,
)
from sayso.model.reading import Reading
from sayso.store.beside import beside
from sayso.store.browsing import Narrowed, browse
from sayso.store.columns import to_json
from sayso.store.connection import Connection, limited, query
from sayso.store.keys import plain_words
from sayso.store.listing import claims_listed, listed_claims

_PAGE = 50


class Looking:
    """The part of a store that lists what it holds."""

    _connection: Connection

    def _reading(self) -> AbstractContextManager[None]:
        raise NotImplementedError

    @contextmanager
    def limited(self, seconds: float) -> Iterator[None]:
        """Stop each question asked inside after so many seconds, with `TookTooLong`."""
        with limited(self._connection, seconds):
            yield

    def browse(self, asked: Narrowed) -> Browsed:
        """Return a page of the places that fit, with what they could be narrowed to."""
        with self._reading():
            return browse(self._connection, asked)

    def beside(self, reading: Reading) -> Beside:
        """Return what the store knows of one of its articles besides its reading."""
        with self._reading():
            row = self._connection.execute(
                "SELECT article FROM articles WHERE id = ?", (reading.article.id,)
            ).fetchone()
            if row is None:
                raise NotInStore(f"No article {reading.article.id!r}. Expected one of the store.")
            return beside(self._connection, row[0], reading)

    def articles(
        self, *, outlet: str | None = None, start: int = 0, limit: int = _PAGE
    ) -> tuple[ListedArticle, ...]:
        """Return a page of the articles, or of those of an outlet, the newest first."""
        return tuple(
            ListedArticle(
                id=row[0],
                title=row[1],
                outlet=row[2],
                published=row[3],
                url=row[4],
                file=row[5],
                statements=row[6],
                weaker=row[7],
                assertions=row[8],
                copy_of=row[9],
                copies=row[10],
            )
            for row in self._rows("list_articles", outlet=outlet, start=start, limit=limit, weak=False)
        )

    def speakers(self, *, name: str = "", start: int = 0, limit: int = _PAGE) -> tuple[ListedSpeaker, ...]:
        """Return a page of the persons and bodies, or of those of a name, those heard most first."""
        word = max(plain_words(name), key=len, default="")
        rows = self._rows("list_speakers", word=word, start=start, limit=limit)
        return tuple(
            ListedSpeaker(id=row[0], name=row[1], kind=row[2], articles=row[3], statements=row[4])
            for row in rows
        )

    def articles_of(self, outlet: str) -> int:
        """Return how many articles of an outlet there are."""
        return int(self._rows("count_articles_of", outlet=outlet)[0][0])

    def outlets(self, *, start: int = 0, limit: int = _PAGE) -> tuple[ListedOutlet, ...]:
        """Return a page of the outlets, those of most articles first."""
        rows = self._rows("list_outlets", start=start, limit=limit)
        return tuple(
            ListedOutlet(name=row[0], articles=row[1], copies=row[2], first=row[3], last=row[4])
            for row in rows
        )

    def listed_claims(
        self, *, by: str = "retold", start: int = 0, limit: int = 25
    ) -> tuple[int, tuple[ListedClaim, ...]]:
        """Return how many claims there are, and a page: the most retold, most denied or newest first."""
        with self._reading():
            return listed_claims(self._connection, by=by, start=start, limit=limit)

    def days_of_claims(self, ids: Sequence[str]) -> Mapping[str, Mapping[str, int]]:
        """Return for each claim on which days it is told, in how many articles."""
        return _by_day(self._rows("days_of_claims", claims=to_json([int(one[1:]) for one in ids])))

    def days_of_outlets(self, names: Sequence[str], *, months: bool) -> Mapping[str, Mapping[str, int]]:
        """Return for each outlet on which days, or firsts of months, it has articles, and how many."""
        return _by_day(self._rows("days_of_outlets", outlets=to_json(list(names)), months=months))

    def claim_ids(self) -> tuple[str, ...]:
        """Return the ids of all claims that several articles tell, or one denies."""
        return tuple(f"c{row[0]}" for row in self._rows("claim_ids"))

    def claims_listed(self, ids: Sequence[str]) -> tuple[ListedClaim, ...]:
        """Return these claims in their order, those that are told no longer left out."""
        with self._reading():
            return claims_listed(self._connection, ids)

    def unread(self, *, start: int = 0, limit: int = _PAGE) -> tuple[ListedUnread, ...]:
        """Return a page of the inputs that could not be read, the last first."""
        rows = self._rows("list_unread", start=start, limit=limit)
        return tuple(ListedUnread(file=row[0], reason=row[1], tried=row[2]) for row in rows)

    def to_review(
        self, *, article: str | None = None, weak: bool = False, start: int = 0, limit: int = _PAGE
    ) -> tuple[ToReview, ...]:
        """Return a page of the statements that nobody has looked at, the least sure first.

        Those that are too likely wrong to be printed are left out; with `weak` they are all there is.
        """
        name = "list_unreviewed" if article is None else "list_unreviewed_of"
        rows = self._rows(name, article=article, weak=weak, start=start, limit=limit)
        return tuple(ToReview(article=row[0], statement=row[1], line=row[2]) for row in rows)

    def corrections(
        self, *, article: str | None = None, start: int = 0, limit: int = _PAGE
    ) -> tuple[LoggedCorrection, ...]:
        """Return a page of what people made of statements, or of those of an article, the last first."""
        return tuple(
            LoggedCorrection(
                number=row[0],
                article=row[1],
                title=row[2],
                statement=row[3],
                kind=row[4],
                words=row[5],
                annotator=row[6],
                tool=row[7],
                time=row[8],
                last=bool(row[9]),
            )
            for row in self._rows("list_corrections", article=article, start=start, limit=limit)
        )

    def counted(self) -> Counted:
        """Return what the store holds, as far as it can be counted at once."""
        ((*counts,),) = self._rows("counts")
        return Counted(**dict(zip((field.name for field in fields(Counted)), counts, strict=True)))

    def last_run(self, *, limit: int = 10) -> LastRun | None:
        """Return the last run that brought articles, with the claims of earlier ones that they tell again."""
        with self._reading():
            row = self._connection.execute(query("last_run")).fetchone()
            if row is None:
                return None
            values = {"run": row[0], "limit": limit}
            claims = tuple(f"c{one[0]}" for one in self._connection.execute(query("retold_in_run"), values))
        return LastRun(started=row[1], articles=row[2], claims=claims)

    def speaker_named(self, id: str) -> int | None:  # noqa: A002 — it is called so
        """Return the number of the person or body that an article calls so: "ARTICLE.p2"."""
        article, _, party = id.rpartition(".")
        values = {"article": article, "party": party}
        with self._reading():
            row = self._connection.execute(query("speaker_named"), values).fetchone()
        return int(row[0]) if row else None

    def _rows(self, name: str, **values: Any) -> list[tuple[Any, ...]]:  # noqa: ANN401 — what SQLite takes
        with self._reading():
            return self._connection.execute(query(name), values).fetchall()


def _by_day(rows: Iterable[tuple[Any, ...]]) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    for one, day, count in rows:
        found.setdefault(one, {})[day] = count
    return found
