"""Words: what a language calls the lines about an article, for whoever finds them among its prose."""

from functools import cache

from sayso.languages.pack import installed, load_pack


@cache
def words(table: str, key: str, language: str | None = None) -> tuple[str, ...]:
    """Return the words of one key of a table, in small letters and the longest first.

    A language without a pack has none; where none is given, those of all packs are meant.

    >>> "by" in words("bylines", "by"), words("bylines", "by", "xx")
    (True, ())
    """
    codes = installed() if language is None else tuple({language} & {*installed()})
    found = {
        str(row.get("text", row.get("name"))).lower()
        for code in codes
        for row in load_pack(code).table(table)[key]
    }
    return tuple(sorted(found, key=lambda word: (-len(word), word)))


@cache
def labels() -> dict[str, str]:
    """Return the labels of the lines that head a text, each with the part of the article it gives."""
    rows = (row for code in installed() for row in load_pack(code).table("bylines")["label"])
    return {str(row["text"]): str(row["field"]) for row in rows}
