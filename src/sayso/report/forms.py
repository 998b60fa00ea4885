"""Forms: any result of sayso as text for people, plain values, a table or a page."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from sayso.model.reading import Reading
from sayso.report.claims.nouns import Claims
from sayso.report.claims.plain import claims_to_dict
from sayso.report.claims.tables import claims_to_csv
from sayso.report.claims.text import claims_to_text
from sayso.report.oneline import one_line
from sayso.report.page.article import to_html as page_of
from sayso.report.page.claim import trail_to_html
from sayso.report.page.comparing import changes_to_html, comparison_to_html
from sayso.report.sources.nouns import Audit
from sayso.report.sources.plain import audit_to_csv, audit_to_dict
from sayso.report.sources.text import audit_to_text
from sayso.report.tables.csv import readings_to_csv
from sayso.report.terminal.reading import to_terminal
from sayso.report.timelines.by_claim import ClaimLine, claim_line_to_text
from sayso.report.timelines.nouns import Timeline
from sayso.report.timelines.plain import timeline_to_csv, timeline_to_dict
from sayso.report.timelines.text import timeline_to_text
from sayso.report.trails.text import trail_to_text
from sayso.report.trails.trail import Trail
from sayso.report.versions.changing import Changes
from sayso.report.versions.comparing import Comparison
from sayso.report.versions.plain import changes_to_csv, changes_to_dict, comparison_to_csv, comparison_to_dict
from sayso.report.versions.text import changes_to_text, comparison_to_text

Result = Reading | Audit | Timeline | ClaimLine | Claims | Trail | Comparison | Changes


@dataclass(frozen=True, slots=True, kw_only=True)
class Forms:
    """What writes one kind of result in each form."""

    text: Callable[..., str]
    plain: Callable[[Any], dict[str, Any]]
    table: Callable[[Any], str]
    page: Callable[..., str] | None = None


def to_text(found: Result, *, width: int = 100, colour: bool = False, **how: Any) -> str:  # noqa: ANN401
    """Return a result for people, as its command prints it in lines of at most `width` columns.

    `how` is what its command offers besides: `layers` and `weak` of a reading, `limit` of claims.

    >>> import sayso
    >>> reading = sayso.read("Mayor Ida Brook said on Monday that the dam is safe.", published="2026-03-03")
    >>> print(sayso.to_text(reading).splitlines()[5])
    [1] Ida Brook (2 March): that the dam is safe ¶1
    """
    return _forms(found).text(found, width=width, colour=colour, **how)


def to_dict(found: Result) -> dict[str, Any]:
    """Return a result as dicts, lists, strings and numbers; every span is `[start, end]`.

    >>> import sayso
    >>> plain = sayso.to_dict(sayso.read("Mayor Ida Brook said on Monday that the bridge is safe."))
    >>> plain["schema"], plain["statements"][0]["content"]
    ('sayso/1', [[31, 54]])
    """
    return _forms(found).plain(found)


def to_json(found: Result) -> str:
    """Return a result as one JSON object, indented for reading.

    >>> import json, sayso
    >>> told = sayso.to_json(sayso.read("Mayor Ida Brook said on Monday that the bridge is safe."))
    >>> json.loads(told)["statements"][0]["act"]
    'say'
    """
    return json.dumps(to_dict(found), ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def to_jsonl(reading: Reading) -> str:
    """Return a reading as one JSON object on one line."""
    return one_line(reading.to_dict()) + "\n"


def to_csv(found: Result | Iterable[Reading]) -> str:
    """Return a result as a table, safe to open in a spreadsheet; of readings, that of their statements.

    >>> import csv, sayso
    >>> table = sayso.to_csv(sayso.read("Mayor Ida Brook said on Monday that the bridge is safe."))
    >>> [row["speaker"] for row in csv.DictReader(table.splitlines())]
    ['Ida Brook']
    """
    return _forms(found).table(found) if isinstance(found, Result) else readings_to_csv(found)


def to_html(found: Result, **how: Any) -> str:  # noqa: ANN401
    """Return a result as one page that needs nothing else: a reading, a trail, a comparison or changes.

    Of a reading `weak` shows weak statements too; of changes `versions` are the readings compared.

    >>> import sayso
    >>> sayso.to_html(sayso.read("Mayor Ida Brook said on Monday that the bridge is safe."))[:15]
    '<!DOCTYPE html>'
    """
    page = _forms(found).page
    if page is None:
        raise TypeError(
            f"{type(found).__name__} found. Expected a reading, a trail, a comparison or changes. "
            "See `sayso.to_text`."
        )
    return page(found, **how)


def _forms(found: object) -> Forms:
    forms = _FORMS.get(type(found))
    if forms is None:
        kinds = ", ".join(kind.__name__ for kind in _FORMS)
        raise TypeError(f"{type(found).__name__} found. Expected one of {kinds}. See `sayso.read`.")
    return forms


@cache
def schema() -> dict[str, Any]:
    """Return the JSON Schema of the `sayso/1` form."""
    text = files("sayso.report").joinpath("schema.json").read_text(encoding="utf-8")
    return dict(json.loads(text))


_FORMS: Mapping[type, Forms] = {
    Reading: Forms(
        text=to_terminal,
        plain=Reading.to_dict,
        table=lambda found: readings_to_csv([found]),
        page=lambda found, **how: page_of([found], **how),
    ),
    Audit: Forms(text=audit_to_text, plain=audit_to_dict, table=audit_to_csv),
    Timeline: Forms(text=timeline_to_text, plain=timeline_to_dict, table=timeline_to_csv),
    ClaimLine: Forms(
        text=claim_line_to_text,
        plain=lambda line: claims_to_dict(line.shown),
        table=lambda line: claims_to_csv(line.shown),
    ),
    Claims: Forms(text=claims_to_text, plain=claims_to_dict, table=claims_to_csv),
    Trail: Forms(
        text=trail_to_text,
        plain=lambda trail: claims_to_dict(trail.found),
        table=lambda trail: claims_to_csv(trail.found),
        page=trail_to_html,
    ),
    Comparison: Forms(
        text=comparison_to_text,
        plain=comparison_to_dict,
        table=comparison_to_csv,
        page=comparison_to_html,
    ),
    Changes: Forms(text=changes_to_text, plain=changes_to_dict, table=changes_to_csv, page=changes_to_html),
}
