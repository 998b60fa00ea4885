"""Records: `date YYYY-MM-DD URL`, perhaps after blanks; then the title; then the body."""

import re
from typing import NamedTuple

from sayso.model.span import Span

_RECORD = re.compile(
    r"[ \t\r\n]{0,100}(date[ \t]+(\d{4}(?:-\d{2}(?:-\d{2})?)?)\S{0,30}[ \t]+(https?://\S+))"
    r"[ \t]*(?=[\r\n]|\Z)",
    re.ASCII,
)


class RecordHeader(NamedTuple):
    """The first line of a record."""

    span: Span
    published: str
    url: str


def read_header(text: str) -> RecordHeader | None:
    r"""Return the header of a record, or None where the text is no record.

    >>> read_header(" date 2026-03-02 https://northwick-courier.example/flood\nRiver to rise\n").published
    '2026-03-02'
    """
    match = _RECORD.match(text)
    if match is None:
        return None
    return RecordHeader(Span(*match.span(1)), match.group(2), match.group(3))
