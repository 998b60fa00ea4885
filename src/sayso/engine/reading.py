"""Reading many: the readings of files, folders and archives, one by one, from Python."""

import warnings
from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date
from os import PathLike, fspath

from sayso.engine.local import read_all as read_found
from sayso.ingest.asked import date_of, text_of
from sayso.ingest.building import Given
from sayso.ingest.columns import ColumnMap
from sayso.ingest.paths import read_paths
from sayso.ingest.unread import Noted, Skipped, Unread
from sayso.model.reading import Reading

Told = Unread | Skipped | Noted


def read_all(
    paths: "str | PathLike[str] | Iterable[str | PathLike[str]]",
    *,
    published: str | date | None = None,
    language: str | None = None,
    outlet: str | None = None,
    columns: ColumnMap | None = None,
    repair: bool = False,
    jobs: int = 1,
    no_merge: Collection[str] = (),
    told: Callable[[Told], None] | None = None,
) -> Iterator[Reading]:
    """Yield the reading of every article in files, folders, tables, feeds and archives, in order.

    What cannot be read, what is no article, and what was odd about whole files goes to `told`; without it
    what cannot be read and what was odd is a warning.  `jobs` processes read.
    """
    several = [paths] if isinstance(paths, str | PathLike) else [*paths]
    given = Given(
        published=date_of(published),
        language=text_of("language", language),
        outlet=text_of("outlet", outlet),
        columns=columns or ColumnMap(),
        repair=repair,
    )
    tell = told or _warn
    found = read_paths([fspath(path) for path in several], given=given, skipped=tell, noted=tell)
    for outcome in read_found(found, jobs=jobs, no_merge=no_merge):
        if isinstance(outcome, Unread):
            tell(outcome)
        else:
            yield outcome


def _warn(one: Told) -> None:
    if isinstance(one, Unread):
        warnings.warn(f"cannot read {one.file}: {one.reason}", stacklevel=2)
    elif isinstance(one, Noted):
        warnings.warn(f"{one.file}: {one.note}", stacklevel=2)
