"""The timeline as plain values, for JSON, and as a table."""

from collections.abc import Iterator
from typing import Any

from sayso.model.span import Span, hull
from sayso.report.facts.about import ways_of_making
from sayso.report.tables.csv import rows_to_csv
from sayso.report.tables.spec import Row, about_making, offsets, report_columns
from sayso.report.timelines.nouns import ArticleTold, Telling, Timeline

SCHEMA = "sayso-timeline/1"
Plain = dict[str, Any]


def timeline_to_dict(line: Timeline) -> Plain:
    """Return a timeline as dicts, lists, strings and numbers; every span is `[start, end]`."""
    return {
        "schema": SCHEMA,
        "articles": [_article(article) for article in line.articles],
        "counts": {
            "statements": sum(one.statements for one in line.articles),
            "assertions": sum(one.assertions for one in line.articles),
            "with_time": sum(len(one.tellings) for one in line.articles),
            "time_not_tied": sum(one.untied for one in line.articles),
            "dated": len(line.dated),
            "undated": len(line.undated),
            "left_out_by_time": line.outside,
            "left_out_by_speaker": line.others,
            "left_out_as_weak": sum(one.weaker for one in line.articles),
        },
        "chosen": {"since": line.chosen.since, "until": line.chosen.until, "speaker": line.chosen.speaker},
        "events": [_telling(line, one) for one in line.dated],
        "undated": [_telling(line, one) for one in line.undated],
        "made_by": [made.to_dict() for made in ways_of_making(line.articles)],
    }


def _article(article: ArticleTold) -> Plain:
    return {
        **article.to_dict(),
        "copies": article.copies,
        "statements": article.statements,
        "assertions": article.assertions,
        "with_time": len(article.tellings),
        "time_not_tied": article.untied,
        "left_out_as_weak": article.weaker,
    }


def _telling(line: Timeline, one: Telling) -> Plain:
    return {
        "article": line.articles[one.row].article,
        "row": one.row,
        "id": one.id,
        "voice": str(one.whose),
        "when": one.value,
        "reason": one.reason,
        "time": _span(one.time) if one.time else None,
        "time_words": one.time_words,
        "who": one.who,
        "speaker": one.speaker_id,
        "speaker_name": one.speaker,
        "speaker_kind": str(one.speaker_kind) if one.speaker_kind else None,
        "chain": [{"link": link, "name": name} for link, name in one.chain],
        "origin": one.origin,
        "act": str(one.act) if one.act else None,
        "stance": str(one.stance) if one.stance else None,
        "certainty": str(one.certainty) if one.certainty else None,
        "polarity": str(one.polarity),
        "hedges": [
            {"span": _span(hedge.span), "words": hedge.words, "value": str(hedge.value), "by": str(hedge.by)}
            for hedge in one.hedges
        ],
        "condition": _spans(one.condition),
        "said": one.said,
        "content": _spans(one.content),
        "words": one.words,
        "block": one.block,
        "again": [{"id": other.id, "content": _spans(other.content)} for other in one.again],
        "answers": [
            {"statement": answer.statement, "speaker_name": answer.speaker, "act": str(answer.act)}
            for answer in one.answers
        ],
        "nested_in": one.nested_in,
        "sourced_by": list(one.sourced_by),
    }


def _span(span: Span) -> list[int]:
    return [span.start, span.end]


def _spans(spans: tuple[Span, ...]) -> list[list[int]]:
    return [_span(span) for span in spans]


def timeline_to_csv(line: Timeline) -> str:
    """Return one row a telling as CSV, safe to open in a spreadsheet."""
    return rows_to_csv(report_columns("timeline"), timeline_rows(line))


def timeline_rows(line: Timeline) -> Iterator[Row]:
    """Yield one row a telling; those without a place in the calendar come last, each with its `reason`."""
    for place, one in enumerate((*line.dated, *line.undated), start=1):
        article = line.articles[one.row]
        made = about_making(article.sha256, article.made_by)
        yield {**article.cells(), "article_copies": article.copies, "place": place, **_cells(one), **made}


def _cells(one: Telling) -> Row:
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
        "stance": str(one.stance) if one.stance else None,
        "certainty": str(one.certainty) if one.certainty else None,
        "polarity": str(one.polarity),
        "hedges": " | ".join(f"{each.words} ({each.value}, {each.by})" for each in one.hedges),
        "condition_words": " | ".join(one.condition_words),
        "said_time": one.said,
        "content_words": one.words,
        "block": one.block,
        "span_start": where.start,
        "span_end": where.end,
        "content_spans": offsets(one.content),
        "again_spans": " | ".join(offsets(other.content) for other in one.again),
        "answered": " | ".join(
            f"{each.does} by {each.speaker or 'speaker not known'} ({each.statement})" for each in one.answers
        ),
        "nested_in": one.nested_in,
        "sourced_by": " | ".join(one.sourced_by),
    }
