"""Parts of an export: where its articles begin and end, and what each says of itself."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sayso.ingest.byline import authors_in, is_name
from sayso.ingest.dates import iso_date
from sayso.ingest.names import names
from sayso.model.span import Span, trimmed

# A line that is a date may name the day and the hour beside it: "March 2, 2026 Monday 10:15 AM GMT".
LONGEST_AFTER_DATE = 40
# The lines between the outlet and the text: code, edition, page, language, copyright.
MOST_HEAD_LINES = 9
# A byline without "By" has as many words as a name or three; the title above it has more than a section's,
# or one in small letters.
MOST_NAMED = 9
FEWEST_IN_TITLE = 2
MOST_IN_CODE = 2
_SMALL = frozenset({"and", "de", "van", "von", "der", "da", "bin", "al"})

_LINE = re.compile(r"[^\r\n]+")
_NUMBER = re.compile(r"(?:document )?\d+ of \d+(?: documents)?", re.IGNORECASE)
_ACCESSION = re.compile(r"(?:AN[ \t|]+)?Document ([A-Z][A-Z0-9]{3,11}\d{8}[A-Za-z0-9]{4,20})[ \t|]*")
# Looked for first: most texts are no exports.  A plain word is found faster than a pattern.
_WORD = "document"
_MARKED = re.compile(r"end of document|\d of \d+ documents|document (?:\d+ of \d|\w{16})")
_AROUND_WORD = 24
# A single document has no such mark, but its labels near the head.
_SINGLE = re.compile(r"^[ \t]*length:[ \t]*[\d,.]+ words", re.MULTILINE)
_HEAD = 4096
FEWEST_LABELS = 3
_LENGTH = re.compile(r"(?:WC[ \t|]*|length:\s*)?[\d,.]+ words[ \t|]*", re.IGNORECASE)
_DATE = re.compile(r"(?:[^\W\d]+,? )?([^\W\d]+\.? \d{1,2}, \d{4}|\d{1,2} [^\W\d]+ \d{4})\b,?")
_LABEL = re.compile(r"([A-Za-z]+(?:-[A-Za-z]+)*):[ \t]*")
_CODE = re.compile(r"([A-Z]{2,3})(?: {2,}|[ \t]*[\t|][ \t|]*|$)")
_YEAR = re.compile(r"\d{4}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One article of an export: where it stands in the export's text, and its pieces.

    `body` are stretches of one or more paragraphs; `about` are the lines that are no prose.
    """

    span: Span
    title: Span | None
    body: tuple[Span, ...]
    about: tuple[Span, ...]
    outlet: str | None
    published: str | None
    authors: tuple[str, ...]
    key: str | None = None


def is_export(text: str) -> bool:
    r"""Return whether a text is an export of a news database: a mark between articles, and a length line.

    >>> is_export("Dam holds\n12 words\nThe dam is safe.\nDocument HALPOS0020260302em32000b5")
    True
    """
    if not may_be_export(text):
        return False
    lines = [line.of(text) for line in _lines(text, Span(0, len(text)))]
    marked = any(_is_mark(line) or _ACCESSION.fullmatch(line) for line in lines)
    labels = {_label(line) for line in lines if _LABEL.match(line)}
    alone = bool(labels & {*names("export")["tail"]}) and len(labels - {None}) >= FEWEST_LABELS
    return (marked or alone) and any(_LENGTH.fullmatch(line) for line in lines)


def may_be_export(text: str) -> bool:
    """Return at once that most texts are no exports: no mark or length stands in them."""
    small = text.lower()
    if _SINGLE.search(small, 0, _HEAD):
        return True
    place = small.find(_WORD)
    while place >= 0:
        if _MARKED.search(small, max(0, place - _AROUND_WORD), place + _AROUND_WORD + len(_WORD)):
            return True
        place = small.find(_WORD, place + len(_WORD))
    return False


def find_parts(text: str) -> Iterator[Part]:
    """Yield the articles of an export in order; covers and search summaries are none."""
    lines: list[Span] = []
    for line in _lines(text, Span(0, len(text))):
        words = line.of(text)
        key = _ACCESSION.fullmatch(words)
        if key or _is_mark(words):
            yield from _part(text, [*lines, line] if key else lines, key.group(1) if key else None)
            lines = []
        else:
            lines.append(line)
    yield from _part(text, lines, None)


def _part(text: str, lines: list[Span], key: str | None) -> Iterator[Part]:
    if not any(_LENGTH.fullmatch(line.of(text)) for line in lines):
        return
    if any(_code(line.of(text)) in names("factiva")["title"] for line in lines):
        yield _by_codes(text, lines, key)
    elif key:
        yield _by_length(text, lines, key)
    else:
        yield _by_labels(text, lines)


def _by_codes(text: str, lines: list[Span], key: str | None) -> Part:
    """Read fields that begin with a code: `HD  Dam holds`, perhaps with the code on a line of its own."""
    fields: dict[str, list[Span]] = {}
    about: list[Span] = []
    code, codes = "", {name: part for part, each in names("factiva").items() for name in each}
    for line in lines:
        begin = line.start
        match = _CODE.match(text, line.start, line.end)
        if match and match.group(1) in codes:
            code, begin = codes[match.group(1)], match.end()
        value = trimmed(text, begin, line.end - (text[line.end - 1] == "|"))
        if value is not None:
            fields.setdefault(code, []).append(value)
        if code not in {"title", "body"} or begin > line.start:
            about.append(Span(line.start, begin) if code in {"title", "body"} else line)
    about = [cut for span in about if (cut := trimmed(text, span.start, span.end))]
    title = _joined(text, fields.get("title", []))
    return Part(
        span=Span(lines[0].start, lines[-1].end),
        title=title,
        body=_stretches(fields.get("body", []), about),
        about=tuple(about),
        outlet=_words(text, fields.get("outlet", [])),
        published=_date(_words(text, fields.get("published", [])) or ""),
        authors=_authors(_words(text, fields.get("authors", [])) or ""),
        key=key,
    )


def _by_length(text: str, lines: list[Span], key: str) -> Part:
    """Read lines in their usual order: title, author, length, date, outlet, code …, copyright, text."""
    words = [line.of(text) for line in lines]
    length = next(row for row, line in enumerate(words) if _LENGTH.fullmatch(line))
    by = length - 1 if length and _is_byline(words, length - 1) else length
    dated = next((row for row in range(length, len(words)) if _date(words[row])), length)
    outlet = next((row for row in range(dated + 1, len(words)) if not re.match(r"\d", words[row])), dated)
    head = range(outlet + 1, min(outlet + MOST_HEAD_LINES, len(words)))
    owned = next((row for row in head if _is_copyright(words[row])), None)
    if owned is None:  # the outlet's code, a page and a language are a word or two each
        owned = next((row - 1 for row in head if len(words[row].split()) > MOST_IN_CODE), outlet)
    return Part(
        span=Span(lines[0].start, lines[-1].end),
        title=lines[by - 1] if by else None,
        body=_stretches(lines[owned + 1 : -1]),
        about=(*lines[: max(by - 1, 0)], *lines[by : owned + 1], lines[-1]),
        outlet=words[outlet] if outlet > dated else None,
        published=_date(words[dated]),
        authors=_authors(words[by]) if by < length else (),
        key=key,
    )


def _is_byline(words: Sequence[str], row: int) -> bool:
    """Return whether a line above the length says who wrote: by its opening, or as names below a title."""
    line = words[row]
    if _begins(line, names("export")["by"]):
        return True
    named = 1 < len(line.split()) <= MOST_NAMED and all(map(is_name, authors_in(line)))
    capital = all(word[0].isupper() for word in re.findall(r"[^\W\d_]+", line) if word.lower() not in _SMALL)
    above = words[row - 1] if row else ""
    titled = above.count(" ") >= FEWEST_IN_TITLE or any(word.islower() for word in above.split())
    return named and capital and titled


def _by_labels(text: str, lines: list[Span]) -> Part:
    """Read labelled lines: `Length: 12 words`, `Body`; the outlet stands above the date."""
    words = [line.of(text) for line in lines]
    labels = [_label(line) for line in words]
    export = names("export")
    dated = next((row for row, line in enumerate(words) if _date(line)), 0)
    named = next((row for row, label in enumerate(labels) if label in export["body"]), None)
    begin = 1 + (_last_of_head(words, labels) if named is None else named)
    end = next((row for row in range(begin, len(labels)) if labels[row] in export["tail"]), len(labels))
    title = _title_row(words, labels, dated, above=named is not None)
    title = title if title is not None and title < begin else None  # below the head all is text
    first = title if named is not None and title is not None else 0
    byline = next((row for row, label in enumerate(labels) if label in export["byline"]), None)
    body = range(begin, end)
    return Part(
        span=Span(lines[first].start, lines[-1].end),
        title=_unlabelled(text, lines[title]) if title is not None else None,
        body=_stretches(lines[begin:end]),
        about=tuple(lines[row] for row in range(first, len(lines)) if row not in body and row != title),
        outlet=words[dated - 1] if dated else None,
        published=_date(words[dated]),
        authors=_authors(_unlabelled(text, lines[byline]).of(text)) if byline is not None else (),
    )


def _last_of_head(words: Sequence[str], labels: Sequence[str | None]) -> int:
    """Return the row of the last label that stands with the length, above the text."""
    row = next(row for row, line in enumerate(words) if _LENGTH.fullmatch(line))
    while row + 1 < len(labels) and labels[row + 1] in names("export")["head"]:
        row += 1
    return row


def _title_row(words: Sequence[str], labels: Sequence[str | None], dated: int, *, above: bool) -> int | None:
    """Return the row of the title: labelled, or above the outlet, or below the date and its edition."""
    export = names("export")
    labelled = next((row for row, label in enumerate(labels) if label in export["headline"]), None)
    if labelled is not None:
        return labelled
    if above:
        return dated - 2 if dated > 1 else None
    for row in range(dated + 1, len(words)):
        if labels[row] is not None:
            return None
        if not words[row].lower().endswith(export["edition"]):
            return row
    return None


def _label(line: str) -> str | None:
    """Return the label of a line, or what stands alone on it where that is a label."""
    export = names("export")
    known = (*export["head"], *export["tail"], *export["body"])
    match = _LABEL.match(line)
    name = (match.group(1) if match else line).strip().lower()
    if name in known:
        return name
    return export["copyright"][0] if _is_copyright(line) else None


def _unlabelled(text: str, line: Span) -> Span:
    match = _LABEL.match(text, line.start, line.end)
    return trimmed(text, match.end() if match else line.start, line.end) or line


def _lines(text: str, span: Span) -> Iterator[Span]:
    for match in _LINE.finditer(text, span.start, span.end):
        if line := trimmed(text, match.start(), match.end()):
            yield line


def _is_mark(line: str) -> bool:
    return line.lower() in names("export")["end"] or _NUMBER.fullmatch(line) is not None


def _code(line: str) -> str | None:
    match = _CODE.match(line)
    return match.group(1) if match else None


def _is_copyright(line: str) -> bool:
    return _begins(line, names("export")["copyright"]) and _YEAR.search(line) is not None


def _begins(line: str, openings: tuple[str, ...]) -> bool:
    return line.lower().startswith(openings)


def _date(line: str) -> str | None:
    """Return the date that a line holds, with no more beside it than a day and an hour."""
    match = _DATE.match(line)
    return iso_date(match.group(1)) if match and len(line) - match.end() <= LONGEST_AFTER_DATE else None


def _authors(written: str) -> tuple[str, ...]:
    return authors_in(written) if written.strip() else ()


def _stretches(lines: Sequence[Span], between: Iterable[Span] = ()) -> tuple[Span, ...]:
    """Return lines that follow each other as one stretch each, parted where another line stands between."""
    parted = sorted(between)
    stretches: list[Span] = []
    for line in lines:
        last = stretches[-1] if stretches else None
        if last is None or any(last.end <= one.start < line.start for one in parted):
            stretches.append(line)
        else:
            stretches[-1] = Span(last.start, line.end)
    return tuple(stretches)


def _joined(text: str, spans: Sequence[Span]) -> Span | None:
    return trimmed(text, spans[0].start, spans[-1].end) if spans else None


def _words(text: str, spans: Iterable[Span]) -> str | None:
    return " ".join(span.of(text) for span in spans) or None
