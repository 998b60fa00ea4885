"""Finding: the article that somebody means by its id, the beginning of it, its address, or its row."""

import re
import sqlite3

from sayso.errors import NotInStore
from sayso.store.connection import query

_ID = re.compile(r"[0-9a-f]{6,16}")
_ROW = re.compile(r"[^\n]+:\d+")
_WHOLE = 16


def is_reference(given: str) -> bool:
    """Return whether something could name an article of a store.

    An id, six or more of its digits, an address, a row of a file that was added.

    >>> is_reference("30a0454eb6ca0fba"), is_reference("30a045"), is_reference("https://a.example/b")
    (True, True, True)
    >>> is_reference("news.csv:54")
    True
    >>> is_reference("dam.txt"), is_reference("30a0"), is_reference("news")
    (False, False, False)
    """
    return (
        is_digits(given) or given.lower().startswith(("http://", "https://")) or bool(_ROW.fullmatch(given))
    )


def is_digits(given: str) -> bool:
    """Return whether something could be an article's id, or the beginning of one."""
    return bool(_ID.fullmatch(given))


def find_article(connection: sqlite3.Connection, asked: str) -> int:
    """Return the row of the article that is meant: of an address, that of its latest version.

    A row may be named without the folder of its file.
    Raises `NotInStore` where there is none, or where several are meant.
    """
    exact = connection.execute(query("find_article"), {"asked": asked}).fetchone()
    if exact:
        return int(exact[0])
    found, several = [], ""
    if is_digits(asked) and len(asked) < _WHOLE:
        found = connection.execute(query("find_by_digits"), {"first": asked, "after": f"{asked}g"}).fetchall()
        several = "{} begins several ids: {}. Expected one. Give more of its digits."
    elif _ROW.fullmatch(asked):
        found = connection.execute(query("find_by_row"), {"asked": asked, "end": f"/{asked}"}).fetchall()
        several = "{} names several articles: {}. Expected one. Give its id."
    if len(found) == 1:
        return int(found[0][0])
    if found:
        raise NotInStore(several.format(asked, ", ".join(row[1] for row in found)))
    raise NotInStore(
        f"No article {asked!r} in the store. Expected an id, six or more of its digits, an address, or the "
        "row of a file as it was added. "
        "Find it with `sayso search` or `sayso list`."
    )
