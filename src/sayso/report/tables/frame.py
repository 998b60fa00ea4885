"""Data frames: the tables of readings for pandas, where it is installed."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Protocol

from sayso.errors import MissingExtra
from sayso.model.reading import Reading
from sayso.report.tables.rows import rows_of
from sayso.report.tables.spec import table as table_of

if TYPE_CHECKING:
    import pandas as pd


class HoldsReadings(Protocol):
    """What gives readings when asked, as a store does."""

    def readings(self) -> Iterable[Reading]:
        """Return all its readings."""
        ...


def to_pandas(
    readings: Reading | Iterable[Reading] | HoldsReadings, *, table: str = "statements"
) -> "pd.DataFrame":
    """Return one table of one reading, of several, or of all in a store, as a pandas data frame.

    `table` is articles, statements, speakers, assertions, quantities, times or links.
    Raises `NoSuchTable` for any other, and `MissingExtra` where pandas is not installed.

    >>> import sayso
    >>> reading = sayso.read("Mayor Ida Brook said on Monday that the bridge is safe.")
    >>> sayso.to_pandas(reading)[["speaker", "act", "content_words"]].values.tolist()
    [['Ida Brook', 'say', 'that the bridge is safe']]
    """
    asked = table_of(table)
    try:
        import pandas as pd
    except ImportError as problem:
        raise MissingExtra(
            "pandas is not installed. `to_pandas` needs it. Install it with `pip install pandas`."
        ) from problem
    several = _several(readings)
    rows = [row for reading in several for row in rows_of(asked, reading)]
    return pd.DataFrame(rows, columns=list(asked.names))


def _several(readings: object) -> Iterable[Reading]:
    if isinstance(readings, Reading):
        return [readings]
    given = getattr(readings, "readings", None)
    found = given() if callable(given) else readings
    if not isinstance(found, Iterable) or isinstance(found, str | bytes):
        raise TypeError(
            f"{type(readings).__name__} found. Expected a reading, several, or a store. See `sayso.read`."
        )
    return found
