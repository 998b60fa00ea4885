"""Language: which one a text is written in."""

import re
from itertools import islice

from sayso.ingest.names import names
from sayso.languages.pack import installed

# Below this many letters the detector is a guess: one short sentence.
FEWEST_LETTERS = 40
# Of its first characters an article shows its language; more costs time and changes nothing.
SAMPLE = 10_000
UNKNOWN = "und"

_UNWANTED = re.compile(r"[^\w'’]+")  # the detector refuses controls, surrogates and non-characters
_CODE = re.compile(r"[a-z]{2,3}")


def find_language(text: str, *, declared: str | None = None) -> tuple[str, tuple[str, ...]]:
    """Return the language code of a text, and notes where it had to be assumed.

    What is seen goes before what is `declared`: many pages name the language of their template.

    >>> find_language("The river will rise by Sunday, the mayor of the town said on Friday morning.")
    ('en', ())
    """
    sample = _UNWANTED.sub(" ", text[:SAMPLE])
    likeliest, sure = _detected(sample)
    if likeliest is not None and sure:
        return likeliest, ()
    named = _CODE.match(_coded((declared or "").strip().lower()))
    if named:
        return named.group(), ()
    if likeliest in installed():
        return likeliest, (f"its language could not be told surely: read as {likeliest!r}, the likeliest.",)
    return UNKNOWN, ("its language could not be told.",)


def _coded(written: str) -> str:
    """Return the code of a language that a service writes as `eng` or `English`; any other as it is."""
    return next((code for code, several in names("languages").items() if written in several), written)


def _detected(sample: str) -> tuple[str | None, bool]:
    """Return the likeliest language of a text, and whether it is surely that one."""
    import pycld2  # noqa: PLC0415 — a heavy library

    try:
        reliable, _, found = pycld2.detect(sample.encode(), isPlainText=True, bestEffort=True)
    except pycld2.error:
        return None, False
    code: str = found[0][1]
    letters = (character for character in sample if character.isalpha())
    enough = sum(1 for _ in islice(letters, FEWEST_LETTERS)) == FEWEST_LETTERS
    return (None if code == "un" else code), reliable and enough
