"""One line: a value as JSON that no program parts into two, whatever it takes for a line end."""

import json
from typing import Any

# JSON escapes the line ends of ASCII; these three part lines too, for `str.splitlines` and for JavaScript.
_ENDS = str.maketrans({mark: f"\\u{ord(mark):04x}" for mark in "\x85\u2028\u2029"})


def one_line(value: Any) -> str:  # noqa: ANN401 — whatever JSON holds
    r"""Return a value as JSON on one line, in the order its fields were given.

    >>> one_line({"text": "Dam\u2028holds"})
    '{"text": "Dam\\u2028holds"}'
    """
    return json.dumps(value, ensure_ascii=False, allow_nan=False).translate(_ENDS)
