"""Labels: the names before the turns of a talk, and whether the layout shows that they are such."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from sayso.languages.pack import LanguagePack
from sayso.model.article import Article, BlockKind
from sayso.model.grammar import FINITE_VERBS
from sayso.model.span import Span, trimmed
from sayso.model.syntax import Syntax, Token
from sayso.stages.who.lexicon import Lexicon, lexicon_of, plain

_LONGEST = 120  # characters of a label with its role and what stands in brackets
_MOST_NAMES, _MOST_WORDS = 7, 16
_SHOUTED = 2  # letters of the shortest label in capitals
_STOPS = ".?!…"
_BREAKS = ';“”"«»?!\n'
_LEAD = re.compile(
    r"(?:[•▪●·*-]\s+)?[*_]{0,3}(?:[\[(]?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s?[ap]\.?m\.?)?(?:\s(?:[A-Z]{0,2}[DS]T|[CEGP]?E?T|GMT|UTC)\b)?[\])]?\s*[-–—]?\s*)?[*_]{0,3}",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
_NAME_IN_BRACKETS = re.compile(r"\s*\((?:[^\W\d_a-z][\w.’'-]*\s+)+[^\W\d_a-z][\w’'-]*\)")
_NUMBERED = re.compile(r"[^\W\d_]+\s\d{1,2}")
_BARE = re.compile(r"[*_]{0,3}(?P<who>[^\W\d_][\w.’' ]*\w)[*_]{0,3}(?:\s[-–—|]\s+(?=\S)|\s*$)")
_LONGEST_BARE = 4  # words
_HANDLE = re.compile(r"(?:RT\s+)?(?P<who>@\w+):\s")
_QUESTION = re.compile(r"(?P<who>Q|A)\.\s+")
# The record of a parliament or court sets the name in capitals and ends it with a full stop: "Mr. CALDER."
_RECORD = re.compile(
    r"(?P<who>(?:Mr|Mrs|Ms|Miss|Dr|Madam|The)\b\.?\s+(?:[A-Z]+\s+)*(?:[A-Z]\w{0,2})?[A-Z][A-Z’'-]+"
    r"(?:\s+(?:of\s+[A-Z]\w+(?:\s[A-Z]\w+)*|pro\s+tempore))?)(?:\s+\([^)]*\))?\.\s+(?=\S)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a block, `block` its number, with the label that opens it, if any."""

    span: Span
    block: int
    kind: BlockKind
    label: "Label | None" = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """Who speaks as written (`who`), the mark behind, where the words begin, and what tells for a turn.

    `name` is the name without brackets and functions, `person` where it stands; `office` is what a name in
    brackets holds: "Host (Ana Ruiz)".  `named` tells that the form is that of a speaker: a title, a role,
    somebody's function behind a comma.
    """

    who: Span
    mark: Span | None
    words: int
    name: str
    named: bool
    person: Span
    office: str = ""
    sure: bool = False

    @property
    def key(self) -> str:
        """What labels of one speaker share: the last word of the name, the whole where that is a number."""
        last = plain(self.name.split()[-1])
        return plain(self.name) if last.isdigit() else last

    def written(self, text: str) -> tuple[str, str]:
        """Return the label in full and the office alone, by either of which it may come again."""
        return self.who.of(text), self.office


@lru_cache(maxsize=1)  # turns and interviews look at the same lines, one after the other
def find_lines(article: Article, syntax: Syntax, pack: LanguagePack) -> tuple[Line, ...]:
    """Return the lines of the article's prose, each with the label that opens it.

    What holds a finite verb is no label: "Ruiz, the mayor, wrote in a letter:".
    """
    lines: list[Line] = []
    bare = _bare_labels(article, pack)
    for row, block in enumerate(article.blocks):
        if not block.kind.is_prose:
            continue
        for span in lines_within(article.text, block.span):
            label = _label(article.text, span, pack) or bare.get(span)
            if label is not None and _tells(article.text, syntax, label.who):
                label = None
            if label is None and lines and lines[-1].block == row:
                lines[-1] = Line(
                    span=Span(lines[-1].span.start, span.end),
                    block=row,
                    kind=block.kind,
                    label=lines[-1].label,
                )
            else:
                lines.append(Line(span=span, block=row, kind=block.kind, label=label))
    return tuple(lines)


def _bare_labels(article: Article, pack: LanguagePack) -> dict[Span, Label]:
    """Return the labels without a colon: names on lines of their own or before a dash, that take turns.

    Each comes again, there are two at least, and questions are asked: a list of goods may look alike.
    """
    blocks = [block for block in article.blocks if block.kind.is_prose and block.kind is not BlockKind.TITLE]
    spans = [span for block in blocks for span in lines_within(article.text, block.span)]
    if sum(_is_question(article.text, span) for span in spans) < _PARTIES:
        return {}
    found = {span: label for span in spans if (label := _bare_label(article.text, span, pack)) is not None}
    times = Counter(label.name for label in found.values())
    again = {name for name, count in times.items() if count > 1}
    return {span: one for span, one in found.items() if one.name in again} if len(again) >= _PARTIES else {}


def _bare_label(text: str, line: Span, pack: LanguagePack) -> Label | None:
    match = _BARE.match(text, line.start, line.end)
    if match is None or not _reads_as_name(match["who"], pack, longest=_LONGEST_BARE):
        return None
    who = Span(*match.span("who"))
    titled = _is_titled(match["who"], lexicon_of(pack))
    return Label(who=who, mark=None, words=match.end(), name=match["who"], named=titled, person=who)


def _tells(text: str, syntax: Syntax, who: Span) -> bool:
    """Return whether a finite verb stands in a label; words in capitals are names."""
    return any(
        syntax.tags[row] in FINITE_VERBS and text[syntax.starts[row]].islower()
        for row in rows_within(syntax, who)
    )


def rows_within(syntax: Syntax, span: Span) -> range:
    """Return the rows of the tokens that begin inside a span."""
    return range(
        bisect_left(syntax.tokens, span.start, key=_start), bisect_left(syntax.tokens, span.end, key=_start)
    )


def _start(token: Token) -> int:
    return token.start


def lines_within(text: str, span: Span) -> Iterator[Span]:
    """Yield the lines of a block without the white space around them, but for empty ones."""
    start = span.start
    for part in span.of(text).split("\n"):
        line = trimmed(text, start, start + len(part))
        start += len(part) + 1
        if line is not None:
            yield line


def _label(text: str, line: Span, pack: LanguagePack) -> Label | None:
    start = _LEAD.match(text, line.start, line.end).end()  # type: ignore[union-attr]  # it may be empty
    handle = _HANDLE.match(text, start, line.end)
    if handle:
        who = Span(*handle.span("who"))
        return Label(
            who=who,
            mark=Span(who.end, who.end + 1),
            words=handle.end(),
            name=who.of(text),
            named=True,
            person=who,
            sure=True,
        )
    record = _QUESTION.match(text, start, line.end) or _RECORD.match(text, start, line.end)
    if record:
        who = Span(*record.span("who"))
        person = Span(who.start, who.start + len(who.of(text).partition(" of ")[0]))
        return Label(who=who, mark=None, words=record.end(), name=who.of(text), named=True, person=person)
    colon = _colon(text, start, line.end)
    return None if colon is None else _before_colon(text, start, colon, line.end, pack)


def _colon(text: str, start: int, end: int) -> int | None:
    """Return where the colon behind a label stands: outside brackets, before any end of a sentence."""
    depth, last = 0, min(end, start + _LONGEST)
    if ":" not in text[start:last]:
        return None
    for place in range(start, last):
        mark = text[place]
        depth += (mark in "([") - (mark in ")]")
        if depth:
            continue
        if mark == ":":
            after = text[place + 1 : place + 2]
            return place if place + 1 >= end or after.isspace() or after in "*_“\"‘'" else None
        if mark in _BREAKS or (mark == "." and _ends_sentence(text, start, place)):
            return None
    return None


def _ends_sentence(text: str, start: int, place: int) -> bool:
    """Return whether this is a full stop that ends a sentence, not one behind a title or an initial."""
    word = re.split(r"[\s.]", text[start:place])[-1]
    return not (word[:1].isupper() and len(word) <= 5)  # noqa: PLR2004 — "Mr", "Cllr", "Prof", "Capt"


def _before_colon(text: str, start: int, colon: int, end: int, pack: LanguagePack) -> Label | None:
    written = text[start:colon]
    bracket = _BRACKETS.search(written)
    named = _NAME_IN_BRACKETS.match(written, bracket.start()) if bracket else None
    cut = len(written) if bracket is None else bracket.start()
    bare = written[:cut].strip(" *_")
    lexicon = lexicon_of(pack)
    if named and not _is_office(bare, lexicon):
        named = None  # "Ada Lowe (West Arran)": a seat
    who = trimmed(text, start, start + (named.end() if named else cut))
    if who is None or not _reads_as_name(bare, pack, longest=_MOST_WORDS if named else _MOST_NAMES):
        return None
    name, _, function = bare.partition(",")
    told = bool(function) or bracket is not None or _is_titled(name, lexicon)
    after = colon + 1
    while after < end and (text[after].isspace() or text[after] in "*_"):
        after += 1
    named_there = named.group().strip(" ()") if named else name.strip()
    full = len(name.split()) > 1 or _is_titled(name, lexicon)
    sure = told and full and _is_quotation(text[after:end])
    first = who.start if named is None else text.index(named_there, start + cut)
    return Label(
        who=who,
        mark=Span(colon, colon + 1),
        words=after,
        name=named_there,
        named=told,
        person=Span(first, first + len(named_there)),
        office="" if named is None else name.strip(),
        sure=sure,
    )


def _is_quotation(words: str) -> bool:
    """Return whether words are one quotation from end to end."""
    return (
        len(words) > _SHOUTED and words[0] in '“"‘«„' and words[-1] in '”"’»' and words[-1] not in words[1:-1]
    )


def _is_office(name: str, lexicon: Lexicon) -> bool:
    """Return whether words name an office, so that brackets behind can name who holds it."""
    words = name.split()
    return bool(words) and (words[0] == "The" or any(plain(word) in lexicon.roles for word in words))


def _reads_as_name(bare: str, pack: LanguagePack, *, longest: int) -> bool:
    """Return whether the words before a colon can be somebody's name or office."""
    name = bare.partition(",")[0]
    words = name.split()
    if not 0 < len(words) <= longest or len(bare.split()) > _MOST_WORDS:
        return False
    plain_words = " ".join(plain(word) for word in words if not word.isdigit())
    if any(mark.isdigit() for mark in bare) and not _NUMBERED.fullmatch(bare):
        return False  # a score, an address; but "Speaker 1"
    if plain_words in _never(pack) or plain(words[0]) in _never(pack) or not words[0][0].isupper():
        return False
    if bare.count(",") > 1 and len(bare.rpartition(",")[2].split()) == 1:
        return False  # "Ana Ruiz, the mayor, said:"
    lexicon = lexicon_of(pack)
    small = lexicon.particles | _SMALL
    roles = words[-1:] if plain(words[-1]) in lexicon.roles else []  # "Audience member"
    return all(
        word[0].isupper() or word[0].isdigit() or word in roles or plain(word) in small for word in words
    )


_SMALL = frozenset({"of", "the", "for", "and", "pro", "tempore", "to", "in", "on", "at", "&"})


def _is_titled(name: str, lexicon: Lexicon) -> bool:
    """Return whether a name bears a title or is an office: "Mayor Brook", "Chair", "Speaker 1", "Q"."""
    words = [plain(word) for word in name.split()]
    if name.strip() in lexicon.turns:
        return True
    return any(word in lexicon.titles or word in lexicon.roles for word in words)


@cache
def _never(pack: LanguagePack) -> frozenset[str]:
    return frozenset(entry["word"] for entry in pack.table("turns")["never"])


def talked_with(words: str, pack: LanguagePack) -> Iterator[tuple[int, int]]:
    """Yield where a phrase like "a talk with" begins, and where the name behind it does."""
    folded = words.lower()
    for entry in pack.table("turns")["talk"]:
        place = folded.find(f"{entry['words']} ")
        if place >= 0:
            yield place, place + len(entry["words"]) + 1


def opens_interview(text: str, lines: Sequence[Line]) -> bool:
    """Return whether two labels alone, a question and its answer, open what goes on without labels."""
    rows = [row for row, line in enumerate(lines) if line.label is not None and not line.label.sure]
    if len(rows) != _PARTIES or rows[1] != rows[0] + 1:
        return False
    rest = lines[rows[1] + 1 :]
    asked = [asks(text, line) for line in rest]
    pairs = sum(one and not other for one, other in pairwise(asked))
    return asks(text, lines[rows[0]]) and not asks(text, lines[rows[1]]) and pairs >= _PARTIES


def asks(text: str, line: Line) -> bool:
    """Return whether a line ends in a question mark."""
    return _is_question(text, line.span)


def _is_question(text: str, span: Span) -> bool:
    return span.of(text).rstrip("*_ ").endswith("?")


def are_turns(text: str, labelled: Sequence[Line], spoken: Iterable[bool]) -> bool:
    """Return whether lines that open with a label are the turns of a talk, and no list of facts.

    Speakers take turns: labels come again.  Where none does, each must be a speaker's by its form.
    What stands behind is whole sentences; `spoken` tells of each whether a verb stands in it, as in most
    must, unless labels that are speakers' by their form come again.
    """
    labels = [line.label for line in labelled if line.label is not None]
    times = Counter(label.key for label in labels)
    if len(labels) < _FEWEST or len(times) < _PARTIES:
        return False
    again = sum(count for count in times.values() if count > 1)
    turned = sum(before.key != after.key for before, after in pairwise(labels))
    recurring = again >= max(_PARTIES, len(labels) / 2) and turned * 2 > len(labels) - 1
    named = _most(label.named for label in labels)
    if not _most(_is_whole(text, line) for line in labelled):
        return False
    told = sum(spoken) * 2 >= len(labels)
    return (recurring and named) or (told and (recurring or named))


_FEWEST, _PARTIES = 3, 2
_MOST = 0.75


def _most(facts: Iterable[bool]) -> bool:
    every = list(facts)
    return sum(every) >= _MOST * len(every)


def _is_whole(text: str, line: Line) -> bool:
    """Return whether a line ends as speech does, or holds its label alone."""
    if line.label is not None and line.label.words >= line.span.end:
        return True
    return line.span.of(text).rstrip("*_”\"’')]")[-1:] in (*_STOPS, "—", "-", "–", ",", ":")
