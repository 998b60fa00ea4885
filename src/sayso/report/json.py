"""The JSON report: one object an article, in the `sayso/1` form."""

import json
from functools import cache
from importlib.resources import files
from typing import Any

from sayso.model.as_dict import reading_to_dict
from sayso.model.reading import Reading


def to_json(reading: Reading) -> str:
    """Return a reading as one JSON object, indented for reading."""
    return json.dumps(reading_to_dict(reading), ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def to_jsonl(reading: Reading) -> str:
    """Return a reading as one JSON object on one line."""
    return json.dumps(reading_to_dict(reading), ensure_ascii=False, allow_nan=False) + "\n"


@cache
def schema() -> dict[str, Any]:
    """Return the JSON Schema of the `sayso/1` form."""
    text = files("sayso.report").joinpath("schema.json").read_text(encoding="utf-8")
    return dict(json.loads(text))
