"""Reading many: the readings of files, folders and archives, one by one, from Python."""

import warnings
from collections.abc import Callable, Collection, Iterable, Iterator
from os import PathLike

from sayso.engine.local import read_all as read_found
from sayso.ingest.asked import forms_of, paths_of
from sayso.ingest.building import Given
from sayso.ingest.paths import read_paths
from sayso.ingest.unread import Noted, Skipped, Unread
from sayso.model.reading import Reading

Told = Unread | Skipped | Noted


def read_all(
    paths: "str | PathLike[str] | Iterable[str | PathLike[str]]",
    *,
    given: Given | None = None,
    jobs: int = 1,
    no_merge: Collection[str] = (),
    told: Callable[[Told], None] | None = None,
) -> Iterator[Reading]:
    """Yield the reading of every article in files, folders, tables, feeds and archives, in order.

    What cannot be read, what is no article, and what was odd about whole files goes to `told`; without it
    what cannot be read and what was odd is a warning.  `given` says what is known of all of them
    (`sayso.ingest.Given`) and how long one may take; `jobs` processes read.

    >>> import sayso
    >>> from pathlib import Path
    >>> examples = Path(sayso.__file__).parent / "examples"
    >>> [reading.article.outlet for reading in sayso.read_all(examples / "1-velmouth-courier.txt")]
    ['velmouth-courier.example']
    """
    tell = told or _warn
    forms = forms_of(no_merge)
    given = given or Given()
    found = read_paths(paths_of(paths), given=given, skipped=tell, noted=tell)
    for outcome in read_found(found, jobs=jobs, no_merge=forms, limit=given.limit):
        if isinstance(outcome, Unread):
            tell(outcome)
        else:
            yield outcome


def _warn(one: Told) -> None:
    if isinstance(one, Unread):
        warnings.warn(f"cannot read {one.file}: {one.reason}", stacklevel=2)
    elif isinstance(one, Noted):
        warnings.warn(f"{one.file}: {one.note}", stacklevel=2)
