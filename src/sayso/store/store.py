"""The store: articles and all their readings in one SQLite file."""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from sayso.errors import NotInStore, StoreBusy, StoreDamaged, StoreReadOnly
from sayso.model.article import Article
from sayso.model.correction import Correction
from sayso.model.feed import KnownFeed
from sayso.model.reading import Reading
from sayso.model.spoken import Spoken
from sayso.model.statement import Act, Certainty, Stance
from sayso.model.stored import (
    Added,
    Backup,
    Corrected,
    Counts,
    Found,
    Health,
    HitKind,
    Removed,
    SavedSearch,
    StoredClaims,
    StoredSpeaker,
    StoreInfo,
    Vacuumed,
)
from sayso.store.asking import PATIENCE, ask
from sayso.store.columns import to_json
from sayso.store.connection import explained, open_store, query, reading, writing
from sayso.store.connection import waiting as waiting_for
from sayso.store.finding import find_article
from sayso.store.following import drop_feed, has_url, list_feeds, put_feed
from sayso.store.health import examine, first_finding
from sayso.store.linking import is_stale, join_speakers, who
from sayso.store.listing import count_claims, wants_counting
from sayso.store.looking import Looking
from sayso.store.rebuilding import rebuild
from sayso.store.removing import find_articles, remove_articles, wipe_log
from sayso.store.repeating import ask_for_relinking
from sayso.store.saving import last_article, save_search, saved_searches
from sayso.store.searching import Filters, search
from sayso.store.speaking import spoken
from sayso.version import __version__

if TYPE_CHECKING:
    from sayso.linking.claims.link import Linked

WAIT = 30.0
_SHORTLY = 0.5


class Store(Looking):
    """Articles with their exact text, every layer of their readings, and what joins them.

    The file is made where there is none; with `read_only` one that is not there is refused.
    Any number may read while one writes; a second writer waits `wait` seconds, then `StoreBusy` is raised.
    """

    def __init__(self, path: str | Path, *, read_only: bool = False, wait: float = WAIT) -> None:
        self.path = Path(path)
        self.read_only = read_only
        self._wait = wait
        self._connection = open_store(self.path, read_only=read_only, wait=wait)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; the log beside it is taken in where nobody else has it open."""
        with self._explained():
            self._connection.close()

    def known(self, article: Article) -> bool:
        """Return whether an article has been added, by its input, address or key, outlet and date."""
        from sayso.store.adding import is_known  # noqa: PLC0415 — most commands add nothing

        with self._explained():
            return is_known(self._connection, article)

    def keep_columns(self, article: Article) -> bool:
        """Keep the columns of a known article's record that it has now; return whether any is new."""
        if not article.own_columns:
            return False
        values = {"id": article.id, "columns": to_json(dict(article.own_columns))}
        with self._writing():
            return self._connection.execute(query("keep_columns"), values).rowcount > 0

    def add(self, reading: Reading, *, run: int | None = None) -> Added:
        """Add a reading, whole or not at all; one whose article is known changes nothing."""
        with self._writing():
            return self._whole(reading, run)

    @contextmanager
    def batch(self) -> Iterator[None]:
        """Add several readings in one transaction, which is quicker.

        What was added whole before an error or an interruption is kept.
        """
        with self._writing():
            try:
                yield
            finally:
                if self._connection.in_transaction:
                    self._connection.execute("COMMIT")

    def start_run(self, settings: Mapping[str, Any]) -> int:
        """Note that a run of adding begins, with its settings; return its number."""
        values = (_now(), __version__, json.dumps(settings, ensure_ascii=False, sort_keys=True))
        with self._writing():
            return int(self._connection.execute(query("start_run"), values).lastrowid or 0)

    def finish_run(self, run: int) -> None:
        """Note that a run came to its end."""
        with self._writing():
            self._connection.execute("UPDATE runs SET finished = ? WHERE run = ?", (_now(), run))

    def note_unread(self, run: int | None, file: str, reason: str) -> None:
        """Note an input that could not be read, and why."""
        with self._writing():
            self._connection.execute(query("note_unread"), (run, file, reason))

    def reading(self, id: str, *, corrected: bool = True) -> Reading:  # noqa: A002 — it is called so
        """Return the reading of an article, as people corrected it or as the machine left it.

        Raises `NotInStore` where there is no article of this id.
        """
        with self._reading():
            row = self._connection.execute("SELECT article FROM articles WHERE id = ?", (id,)).fetchone()
            if row is None:
                raise NotInStore(
                    f"No article {id!r} in {self.path}. Expected the id of one. See `sayso search`."
                )
            return rebuild(self._connection, row[0], corrected=corrected)

    def find(self, asked: str) -> Reading:
        """Return the reading of the article that is meant by its id, six digits of it, or its address.

        Of an address it is the latest version.  Raises `NotInStore` where there is none.
        """
        with self._reading():
            return rebuild(self._connection, find_article(self._connection, asked), corrected=True)

    def readings(
        self,
        *,
        outlet: str | None = None,
        since: str | None = None,
        until: str | None = None,
        corrected: bool = True,
    ) -> Iterator[Reading]:
        """Yield the readings of an outlet, or of days, in the order added; both days count."""
        values = {"outlet": outlet, "since": since, "until": until}
        with self._reading():
            numbers = [row[0] for row in self._connection.execute(query("chosen_articles"), values)]
        for number in numbers:
            with self._reading():
                there = self._connection.execute("SELECT 1 FROM articles WHERE article = ?", (number,))
                one = rebuild(self._connection, number, corrected=corrected) if there.fetchone() else None
            if one:
                yield one

    def versions(self, url: str) -> tuple[Reading, ...]:
        """Return the readings of an address, the oldest version first; one of those with the same text."""
        with self._reading():
            rows = self._connection.execute(query("versions"), (url,)).fetchall()
            numbers = {text: number for number, _, _, text in reversed(rows)}
            return tuple(
                rebuild(self._connection, number, corrected=True) for number in sorted(numbers.values())
            )

    def search(  # noqa: PLR0913 — each filter by its name
        self,
        words: str,
        *,
        kind: str | None = None,
        speaker: str | None = None,
        outlet: str | None = None,
        act: str | None = None,
        stance: str | None = None,
        certainty: str | None = None,
        since: str | None = None,
        until: str | None = None,
        unnamed: bool = False,
        open: bool = False,  # noqa: A002 — it is called so
        newer: int = 0,
        limit: int = 20,
        weak: bool = False,
        copies: bool = False,
    ) -> Found:
        """Return the places where all `words` stand, best first: statements, assertions and articles.

        "…" holds words together, `bridg*` stands for all words that begin so, and `*` alone for all
        statements that the filters let through, the newest first.
        `newer` leaves out what was added no later than the article of that row, as `last_article` tells it.
        `speaker` is a name or words of one; `since` and `until` are days, months or years, both included.
        `unnamed` finds the statements that rest on nobody named: said by nobody, or by somebody without a
        name, on the say-so of nobody with one; `open` those where several could be the speaker.
        Weak statements, too likely wrong to be printed, are counted apart; with `weak` they are found too.
        So are places in copies of articles and in superseded versions, which `copies` finds too.
        """
        filters = Filters(
            kind=HitKind(kind) if kind else None,
            speaker=speaker,
            outlet=outlet,
            act=Act(act) if act else None,
            stance=Stance(stance) if stance else None,
            certainty=Certainty(certainty) if certainty else None,
            since=since,
            until=until,
            unnamed=unnamed,
            open=open,
            newer=newer,
            limit=limit,
            weak=weak,
            copies=copies,
        )
        with self._reading():
            return search(self._connection, words, filters)

    def count(  # noqa: PLR0913 — each filter by its name
        self,
        by: str,
        *,
        speaker: str | None = None,
        outlet: str | None = None,
        act: str | None = None,
        stance: str | None = None,
        certainty: str | None = None,
        since: str | None = None,
        until: str | None = None,
        unnamed: bool = False,
        open: bool = False,  # noqa: A002 — it is called so
        weak: bool = False,
        copies: bool = False,
    ) -> Counts:
        """Return how many statements fit by outlet, month, act, speaker or name; the largest first.

        Months stand in their order.  Speakers of several articles are one where that is shown; by `name` all
        are who bear one name.

        What a statement says again in its article is not counted, nor copies, nor weak ones unless asked for.
        """
        from sayso.store.counting import By, count_by  # noqa: PLC0415 — most commands do without

        if by in {By.SPEAKER, By.NAME}:
            with suppress(StoreBusy):
                self.join_speakers(wait=_SHORTLY)
        filters = Filters(
            speaker=speaker,
            outlet=outlet,
            act=Act(act) if act else None,
            stance=Stance(stance) if stance else None,
            certainty=Certainty(certainty) if certainty else None,
            since=since,
            until=until,
            unnamed=unnamed,
            open=open,
            weak=weak,
            copies=copies,
        )
        with self._reading():
            return count_by(self._connection, By(by), filters)

    def last_article(self) -> int:
        """Return the row of the article added last, for `search(…, newer=…)`; 0 where there is none."""
        with self._reading():
            return last_article(self._connection)

    def saved_searches(self) -> tuple[SavedSearch, ...]:
        """Return the searches that are saved, by name."""
        with self._reading():
            return saved_searches(self._connection)

    def save_search(self, name: str, words: str, *, seen: int | None = None, **filters: str) -> SavedSearch:
        """Save a search under a name, as of the article `seen`, or of the last there is; return it."""
        with self._writing():
            last = last_article(self._connection) if seen is None else seen
            saved = SavedSearch(name=name, words=words, filters=filters, seen=last, asked_at=_now())
            save_search(self._connection, saved)
        return saved

    def who(self, name: str, *, weak: bool = False, copies: bool = False) -> tuple[StoredSpeaker, ...]:
        """Return the persons and bodies whose name holds these words, across articles, with the evidence.

        Their weak statements are counted apart; with `weak` they are counted with the others.
        Copies of articles and superseded versions are left out and counted; with `copies` each counts.
        """
        with suppress(StoreBusy):  # while another adds, as they were last joined
            self.join_speakers(wait=_SHORTLY)
        with self._reading():
            return who(self._connection, name, weak=weak, copies=copies)

    def spoken(self, speaker: int, *, start: int = 0, limit: int = 50, weak: bool = False) -> Spoken:
        """Return what a speaker says, by its number in `who`: counted, and a page of it, the newest first.

        Raises `NotInStore` where there is no speaker of this number.
        """
        with self._reading():
            found = spoken(self._connection, speaker, start=start, limit=limit, weak=weak)
        if found is None:
            raise NotInStore(
                f"No speaker {speaker} in {self.path}. Expected the number of one. See `sayso who NAME`."
            )
        return found

    def join_speakers(self, *, wait: float | None = None) -> None:
        """Join the same persons and bodies across articles, unless nothing changed since.

        Of a store opened for reading only, and while another writes longer than `wait` seconds, they stay
        as they were last joined; the second is told with `StoreBusy`.
        """
        if self.read_only:
            return
        with self._explained():
            if is_stale(self._connection):
                with waiting_for(self._connection, self._wait if wait is None else wait, self._wait):
                    self._join_speakers()

    def link(self, *, tell: Callable[[int], None] | None = None, wait: float | None = None) -> None:
        """Link the points of articles that came, changed or went with those of all others, if any did.

        A few articles are linked one by one, in a second each; many, or all, take longer, and `tell` is
        called with the number of pairs of articles that are done.  An interrupted run goes on where it was.
        """
        from sayso.store.relinking import Relinking, waiting, wants_all  # noqa: PLC0415 — it takes numpy

        self._check_writing()
        with (
            self._explained(),
            waiting_for(self._connection, self._wait if wait is None else wait, self._wait),
            self._sound(),
        ):
            if wants_all(self._connection):
                Relinking(self._connection).link_all(tell)
            elif waiting(self._connection):
                with writing(self._connection):
                    Relinking(self._connection).link_each()
            self._count_claims()

    def count_claims(self, *, wait: float | None = None) -> None:
        """Count anew what lists tell of claims where points came or went; `link` does it at its end."""
        self._check_writing()
        with self._explained():
            if wants_counting(self._connection):
                with waiting_for(self._connection, self._wait if wait is None else wait, self._wait):
                    self._count_claims()

    def _count_claims(self) -> None:
        if wants_counting(self._connection):
            with writing(self._connection):
                count_claims(self._connection)

    def relink(self) -> None:
        """Let all articles be linked anew by the next `link`."""
        with self._writing():
            ask_for_relinking(self._connection)

    def claims(
        self,
        *,
        by: str = "retold",
        words: str | None = None,
        speaker: str | None = None,
        since: str | None = None,
        until: str | None = None,
        weak: bool = False,
    ) -> StoredClaims:
        """Return the numbers of the claims that are linked, the most retold, most denied or newest first.

        Those are left out of which no article could fit `words`, `speaker`, `since` and `until`;
        `sayso.claims(store, …)` reads them and gives those that do.
        Copies and superseded versions count once.
        """
        from sayso.store.linked import stored_claims  # noqa: PLC0415 — most commands do without

        with self._reading():
            return stored_claims(
                self._connection, by=by, words=words, speaker=speaker, since=since, until=until, weak=weak
            )

    def linked(self, claims: Sequence[int]) -> "tuple[tuple[Reading, ...], Linked]":
        """Return the readings of the articles that tell some claims, in the order added, and what is linked.

        Each cluster holds the points of one claim, in the order of `claims`.
        """
        from sayso.store.linked import linked  # noqa: PLC0415 — most commands do without

        with self._reading():
            return linked(self._connection, claims)

    def unlinked(self) -> int:
        """Return how many articles wait to be linked: all, where all are to be linked anew."""
        with self._reading():
            articles, waiting, relink = self._connection.execute(query("waiting")).fetchone()
        return int(articles if relink else waiting)

    def _join_speakers(self) -> None:
        with writing(self._connection), self._sound():
            if is_stale(self._connection):  # another may have been first
                join_speakers(self._connection)

    def to_remove(self, what: str) -> tuple[str, ...]:
        """Return the ids of the articles that `remove` would take away.  Raises `NotInStore` for none."""
        with self._reading():
            return tuple(name for _, name in find_articles(self._connection, what))

    def remove(self, what: str) -> Removed:
        """Remove an article by id, all of an address, or all of an outlet, with all that was made of them.

        Their words are then found nowhere in the file.  Raises `NotInStore` where there is none.
        """
        with self._writing():
            removed = remove_articles(self._connection, find_articles(self._connection, what))
        with self._explained():
            wiped = not self._connection.in_transaction and wipe_log(self._connection)
        return Removed(articles=removed.articles, statements=removed.statements, wiped=wiped)

    def correct(self, corrections: Iterable[Correction], *, by: str, confirm: bool = False) -> Corrected:
        """Put people's corrections above the machine's statements, which stay; all of them or none.

        `by` says who or what brought them.  With `confirm` one that leaves a statement as it was counts too:
        somebody looked at it.
        """
        from sayso.store.correcting import correct  # noqa: PLC0415 — most commands correct nothing

        with self._writing():
            return correct(self._connection, corrections, by=by, confirm=confirm)

    def withdraw(self, correction: int) -> str:
        """Take back a correction by its number; what stood before stands again.  Return its article's id.

        Raises `NotInStore` where there is none of this number, or where something came after it.
        """
        from sayso.store.correcting import withdraw  # noqa: PLC0415 — most commands correct nothing

        with self._writing():
            return withdraw(self._connection, correction)

    def feeds(self) -> tuple[KnownFeed, ...]:
        """Return the feeds that are followed, in the order added."""
        with self._reading():
            return list_feeds(self._connection)

    def put_feed(self, feed: KnownFeed) -> bool:
        """Keep a feed, in place of the one with its address; tell whether it is a new one."""
        with self._writing():
            return put_feed(self._connection, feed)

    def drop_feed(self, url: str) -> bool:
        """Follow a feed no longer; tell whether it was followed.  Its articles stay."""
        with self._writing():
            return drop_feed(self._connection, url)

    def has_url(self, url: str) -> bool:
        """Return whether an article of this address is kept, and more of it than the summary of a feed."""
        with self._reading():
            return has_url(self._connection, url)

    def doctor(self) -> Health:
        """Check the whole store and return what is wrong with it, a line each.

        Of a store opened for reading only, the word index is not checked, nor among what was `checked`.
        """
        with self._explained():
            return examine(self._connection, self.path, read_only=self.read_only)

    @property
    def as_it_stands(self) -> bool:
        """Return whether the store is read where nothing can be written: others could not be told of it."""
        return self._connection.as_it_stands

    def back_up(
        self, to: str | Path, *, force: bool = False, tell: Callable[[int, int], None] | None = None
    ) -> Backup:
        """Copy the store as it is now to another file, which is checked before it is there; others may write.

        `tell` is called with the pages that are left, and all.  Raises `StoreExists` where a file is there
        and `force` is not given, and `NoRoom`.
        """
        from sayso.store.copying import back_up  # noqa: PLC0415 — most commands do without

        with self._explained():
            return back_up(self._connection, self.path, Path(to), force=force, tell=tell)

    def vacuum(self) -> Vacuumed:
        """Write the file anew without what it holds no longer; raises `NoRoom` where the disk is too full."""
        from sayso.store.copying import vacuum  # noqa: PLC0415 — most commands do without

        self._check_writing()
        with self._explained():
            return vacuum(self._connection, self.path)

    def info(self) -> StoreInfo:
        """Return what the store holds."""
        with self._reading():
            cursor = self._connection.execute(query("info"))
            names = [column[0] for column in cursor.description]
            counts = dict(zip(names, cursor.fetchone(), strict=True))
            schema, pages, page = (
                self._connection.execute(f"PRAGMA {name}").fetchone()[0]
                for name in ("user_version", "page_count", "page_size")
            )
        return StoreInfo(path=str(self.path), size=pages * page, schema=schema, **counts)

    def sql(
        self,
        query: str,
        parameters: Sequence[object] | Mapping[str, object] = (),
        *,
        seconds: float = PATIENCE,
    ) -> Iterator[sqlite3.Row]:
        """Yield the rows of a query of your own, which can read and nothing else.

        Raises `QueryError` where it cannot be run, and `TookTooLong` where a row takes more than `seconds`.
        """
        with self._explained():
            yield from ask(self.path, query, parameters, wait=self._wait, seconds=seconds)

    def _whole(self, reading: Reading, run: int | None) -> Added:
        """Add inside a transaction; an article that fails leaves nothing behind, those before it stay."""
        self._connection.execute("SAVEPOINT article")
        from sayso.store.adding import add_reading  # noqa: PLC0415 — most commands add nothing

        with ExitStack() as failing:
            failing.callback(self._take_back)
            added = add_reading(self._connection, reading, run=run)
            failing.pop_all()
        self._connection.execute("RELEASE article")
        return added

    def _take_back(self) -> None:
        if self._connection.in_transaction:
            self._connection.execute("ROLLBACK TO article")
            self._connection.execute("RELEASE article")

    @contextmanager
    def _explained(self) -> Iterator[None]:
        with explained(self.path, self._wait, self._connection):
            yield

    @contextmanager
    def _sound(self) -> Iterator[None]:
        """Say that the store is damaged where that is why rows could not be understood."""
        try:
            yield
        except (LookupError, TypeError, ValueError, AttributeError) as problem:
            if found := first_finding(self._connection):
                raise StoreDamaged(
                    f"{self.path} is damaged: {found} Expected every row as it was written. Nothing was "
                    "changed; take a backup, or save what can be read: sayso store recover FILE -o NEW"
                ) from problem
            raise

    @contextmanager
    def _reading(self) -> Iterator[None]:
        with self._explained(), reading(self._connection), self._sound():
            yield

    def _check_writing(self) -> None:
        if self.read_only:
            raise StoreReadOnly(
                f"{self.path} was opened for reading only. Expected one that may be written. "
                "Nothing was changed; open it without `read_only`."
            )

    @contextmanager
    def _writing(self) -> Iterator[None]:
        self._check_writing()
        with self._explained(), writing(self._connection):
            yield


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
