"""Keys: names as they are compared, whatever their capitals and accents, and texts by their hash."""

import re
import unicodedata

_WORD = re.compile(r"\w+")


def name_key(*forms: str) -> str:
    r"""Return names as plain words between blanks, one name a line, so that whole words can be looked for.

    >>> name_key("Zoë O'Brook", "Brook")
    ' zoe o brook \n brook '
    """
    return "\n".join(dict.fromkeys(f" {' '.join(plain_words(form))} " for form in forms))


def plain_words(form: str) -> list[str]:
    """Return the words of a name in small letters, without accents."""
    apart = unicodedata.normalize("NFKD", form.casefold())
    return _WORD.findall("".join(letter for letter in apart if not unicodedata.combining(letter)))
