"""Finding: the article that somebody means by its id, the beginning of it, or its address."""

import re
import sqlite3

from sayso.errors import NotInStore
from sayso.store.connection import query

_ID = re.compile(r"[0-9a-f]{6,16}")
_WHOLE = 16


def is_reference(given: str) -> bool:
    """Tell whether something could name an article of a store: an id, six or more of its digits, an address.

    >>> is_reference("30a0454eb6ca0fba"), is_reference("30a045"), is_reference("https://a.example/b")
    (True, True, True)
    >>> is_reference("dam.txt"), is_reference("30a0"), is_reference("news")
    (False, False, False)
    """
    return is_digits(given) or given.lower().startswith(("http://", "https://"))


def is_digits(given: str) -> bool:
    """Return whether something could be an article's id, or the beginning of one."""
    return bool(_ID.fullmatch(given))


def find_article(connection: sqlite3.Connection, asked: str) -> int:
    """Return the row of the article that is meant: of an address, that of its latest version.

    Raises `NotInStore` where there is none, or where the digits begin several ids.
    """
    exact = connection.execute(query("find_article"), {"asked": asked}).fetchone()
    if exact:
        return int(exact[0])
    if is_digits(asked) and len(asked) < _WHOLE:
        rows = connection.execute(query("find_by_digits"), {"first": asked, "after": f"{asked}g"}).fetchall()
        if len(rows) == 1:
            return int(rows[0][0])
        if rows:
            several = ", ".join(row[1] for row in rows)
            raise NotInStore(f"{asked} begins several ids: {several}. Expected one. Give more of its digits.")
    raise NotInStore(
        f"No article {asked!r} in the store. Expected an id, six or more of its digits, or an address. "
        "Find it with `sayso search` or `sayso list`."
    )
