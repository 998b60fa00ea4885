"""The timeline as a table: one row a telling, in the order of the events, with columns that stay the same."""

import io
from collections.abc import Iterable, Iterator

from sayso.model.span import Span, hull
from sayso.report.csv import write_header, write_rows
from sayso.report.table import ARTICLE_COLUMNS, MADE_COLUMNS, Row, about_making
from sayso.report.timeline import Telling, Timeline


def timeline_to_csv(line: Timeline) -> str:
    """Return the rows as CSV; text that a spreadsheet would compute gets an apostrophe before it."""
    stream = io.StringIO(newline="")
    write_header(stream, TIMELINE_COLUMNS)
    write_rows(stream, timeline_rows(line), TIMELINE_COLUMNS)
    return stream.getvalue()


def timeline_rows(line: Timeline) -> Iterator[Row]:
    """Yield one row a telling; those without a place in the calendar come last, each with its `reason`."""
    for place, one in enumerate((*line.dated, *line.undated), start=1):
        article = line.articles[one.row]
        made = about_making(article.sha256, article.made_by)
        yield {**article.cells(), "article_copies": article.copies, "place": place, **_row(one), **made}


def _row(one: Telling) -> Row:
    where = hull(one.content)
    return {
        "event_time": one.value,
        "reason": one.reason,
        "time_words": one.time_words,
        "time_start": one.time.start if one.time else None,
        "time_end": one.time.end if one.time else None,
        "voice": str(one.whose),
        "id": one.id,
        "who": one.who,
        "speaker": one.speaker,
        "speaker_kind": str(one.speaker_kind) if one.speaker_kind else None,
        "chain": " | ".join(f"{link} {name}" for link, name in one.chain),
        "origin": one.origin,
        "act": str(one.act) if one.act else None,
        "certainty": str(one.certainty) if one.certainty else None,
        "polarity": str(one.polarity),
        "hedges": " | ".join(f"{each.words} ({each.value}, {each.by})" for each in one.hedges),
        "condition_words": " | ".join(one.condition_words),
        "said_time": one.said,
        "content_words": one.words,
        "block": one.block,
        "span_start": where.start,
        "span_end": where.end,
        "content_spans": _joined(one.content),
        "again_spans": " | ".join(_joined(other.content) for other in one.again),
        "answered": " | ".join(
            f"{each.does} by {each.speaker or 'speaker not known'} ({each.statement})" for each in one.answers
        ),
        "nested_in": one.nested_in,
        "sourced_by": " | ".join(one.sourced_by),
    }


def _joined(spans: Iterable[Span]) -> str:
    return " ".join(f"{span.start}-{span.end}" for span in spans)


TIMELINE_COLUMNS = (
    *ARTICLE_COLUMNS,
    "article_copies",
    "place",
    "event_time",
    "reason",
    "time_words",
    "time_start",
    "time_end",
    "voice",
    "id",
    "who",
    "speaker",
    "speaker_kind",
    "chain",
    "origin",
    "act",
    "certainty",
    "polarity",
    "hedges",
    "condition_words",
    "said_time",
    "content_words",
    "block",
    "span_start",
    "span_end",
    "content_spans",
    "again_spans",
    "answered",
    "nested_in",
    "sourced_by",
    *MADE_COLUMNS,
)
