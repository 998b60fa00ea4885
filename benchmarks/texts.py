"""Texts that nobody would print, of our own making, as long as one likes: to see how time grows with them."""

from collections.abc import Callable, Iterator
from itertools import count, islice

FIRST_NAMES = ("Ida", "Paul", "Wren", "Otto", "Mara", "Levi", "Nell", "Hugo", "Cleo", "Finn")
SYLLABLES = ("bro", "vel", "tan", "kor", "mis", "dal", "fen", "rup", "sol", "wex")


def names() -> Iterator[str]:
    """Yield names without end, all different."""
    for number in count():
        digits = f"{number:05}"
        family = "".join(SYLLABLES[int(digit)] for digit in digits[:4]).capitalize()
        yield f"{FIRST_NAMES[int(digits[4])]} {family}"


def nested_reports(n: int) -> str:
    """Return one sentence of n reports, each inside the one before it."""
    return " ".join(f"{name.split()[1]} said" for name in islice(names(), n)) + " the dam holds."


# What each text is made of, n times; all of our own making.
TEXTS: dict[str, Callable[[int], str]] = {
    "emoji": lambda n: "\N{GRINNING FACE}" * n,
    "combining marks": lambda n: "a" + "\N{COMBINING ACUTE ACCENT}" * n,
    "opening brackets": lambda n: "(" * n,
    "brackets in words": lambda n: "(a [b] " * n,
    "opening quotation marks": lambda n: "“" * n,
    "quotations never closed": lambda n: "“The dam holds. " * n,
    "quotations inside quotations": lambda n: "“He said ‘so " * n + "’ ” " * n,
    "straight marks": lambda n: '"a" ' * n,
    "he said that": lambda n: "He said that " * n,
    "and": lambda n: "and " * n,
    "commas": lambda n: "," * n,
    "commas between words": lambda n: "boats, " * n,
    "hyphens": lambda n: "a-" * n,
    "one word": lambda n: "a" * n,
    "addresses": lambda n: "https://brook.example/a?b=c&d=e " * n,
    "digits": lambda n: "1" * n,
    "numbers": lambda n: "12 3.5 7,000 " * n,
    "dates": lambda n: "on 2 March 2026 " * n,
    "reports inside reports": nested_reports,
    "a list of names": lambda n: ", ".join(islice(names(), n)) + " spoke.",
    "a list of bodies": lambda n: "".join(f"{name} Council met. " for name in islice(names(), n)),
    "names after a lead": lambda n: (
        "A judge left her post.\n\n" + "".join(f"{name} ran. " for name in islice(names(), n))
    ),
    "surnames after names": lambda n: (
        "".join(f"{name} ran. " for name in islice(names(), n))
        + "".join(f"Mr {name.split()[1]}x said no. " for name in islice(names(), n))
    ),
    "sentences after names": lambda n: (
        "".join(f"{name} ran. " for name in islice(names(), n)) + "Boats sank. " * n
    ),
    "one sentence": lambda n: "Ida Brook said that the dam holds. " * n,
    "one quotation": lambda n: "“The dam holds,” said Ida Brook. " * n,
    "two who speak, a paragraph each": lambda n: "He denied it, she said.\n\n" * n,
    "apostrophes": lambda n: "'" * n,
    "the boats' owners'": lambda n: "the boats' owners' " * n,
    "ellipses": lambda n: "… " * n,
    "full stops": lambda n: ". " * n,
    "capitals": lambda n: "THE DAM OF VELMOUTH HOLDS " * n,
    "paragraphs of one word": lambda n: "Boats\n\n" * n,
    "paragraphs of one name": lambda n: "\n\n".join(islice(names(), n)),
    "labels": lambda n: "IDA BROOK: The dam holds.\n\n" * n,
    "scripts": lambda n: "дамба 水坝 سد הסכר แดน dam " * n,
    "white space": lambda n: "a\t \t\n" * n,
    "blanks": lambda n: "a" + " " * n + "b",
    "questions": lambda n: "Why? " * n,
    "colons": lambda n: "Brook: Orme: " * n,
    "of the": lambda n: "the son of " * n,
}
