"""The table: one flat row a statement, with columns that stay the same, for CSV and data frames."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Protocol

from sayso.errors import MissingExtra
from sayso.model.party import Party
from sayso.model.reading import MadeBy, Reading
from sayso.model.span import Span, hull
from sayso.model.statement import Statement
from sayso.report.about import article_cells
from sayso.report.layers import Measured, value_of, within
from sayso.report.phrases import pieces
from sayso.report.places import Places

if TYPE_CHECKING:
    import pandas as pd

Cell = str | int | float | None
Row = dict[str, Cell]


def statement_rows(reading: Reading) -> Iterator[Row]:
    """Yield one row a statement, repeats and nested ones included; `repeat_of` and `nested_in` tell them."""
    before, after = article_cells(reading), about_making(reading.article.sha256, reading.made_by)
    for cells in statement_parts(reading):
        yield {**before, **cells, **after}


def statement_parts(reading: Reading) -> Iterator[Row]:
    """Yield the cells of each statement that stand between those every table begins and ends with."""
    places = Places(reading.article)
    for statement in reading.statements:
        yield {**_row(reading.article.text, places, statement), **_held(reading, statement)}


class HoldsReadings(Protocol):
    """What gives readings when asked, as a store does."""

    def readings(self) -> Iterable[Reading]:
        """Return all its readings."""
        ...


def to_pandas(
    readings: Reading | Iterable[Reading] | HoldsReadings, *, table: str = "statements"
) -> "pd.DataFrame":
    """Return one table of one reading, of several, or of all in a store, as a pandas data frame.

    `table` is articles, statements, speakers, assertions, quantities, times or links.
    Raises `NoSuchTable` for any other, and `MissingExtra` where pandas is not installed.
    """
    from sayso.report.exporting import tables

    asked = tables.table(table)
    try:
        import pandas as pd
    except ImportError as problem:
        raise MissingExtra(
            "pandas is not installed. `to_pandas` needs it. Install it with `pip install pandas`."
        ) from problem
    several = _several(readings)
    rows = [row for reading in several for row in asked.rows(reading)]
    return pd.DataFrame(rows, columns=list(asked.names))


def _several(readings: object) -> Iterable[Reading]:
    if isinstance(readings, Reading):
        return [readings]
    given = getattr(readings, "readings", None)
    found = given() if callable(given) else readings
    if not isinstance(found, Iterable) or isinstance(found, str | bytes):
        raise TypeError(
            f"{type(readings).__name__} found. Expected a reading, several, or a store. See `sayso.read`."
        )
    return found


def _row(text: str, places: Places, one: Statement) -> Row:
    where = hull(one.content or one.cue or one.source) if one.content or one.cue or one.source else None
    origin = one.chain[-1] if one.chain else one.speaker
    return {
        "statement_id": one.id,
        "speaker_id": _id(one.speaker),
        "speaker": _name(one.speaker),
        "speaker_kind": str(one.speaker.kind) if one.speaker else None,
        "speaker_roles": _joined(text, one.speaker.roles if one.speaker else ()),
        "speaker_affiliations": _joined(text, one.speaker.affiliations if one.speaker else ()),
        "candidates": " | ".join(party.name for party, _ in one.candidates),
        "origin": _name(origin),
        "origin_words": _joined(text, one.chain_words[-1]) if one.chain_words else "",
        "addressee": _name(one.addressee),
        "target": _name(one.target),
        "act": str(one.act),
        "manner": str(one.manner),
        "certainty": str(one.certainty) if one.certainty else None,
        "stance": str(one.stance),
        "polarity": str(one.polarity),
        "hedge_words": _joined(text, [hedge.span for hedge in one.hedges]),
        "condition_words": _joined(text, one.condition),
        "event_time": one.when,
        "said_time": one.said,
        "content_words": pieces(text, one.content),
        "cue_words": pieces(text, one.cue),
        "source_words": pieces(text, one.source),
        "block": places.block(where) if where else None,
        "span_start": where.start if where else None,
        "span_end": where.end if where else None,
        "content_spans": " ".join(f"{span.start}-{span.end}" for span in one.content),
        "nested_in": one.nested_in,
        "answers": one.answers,
        "repeat_of": one.repeat_of,
        "weak": one.weak,
        "rule": one.rule,
        "confidence_line": one.confidence.line,
        "confidence_content": one.confidence.content,
        "confidence_source": one.confidence.source,
        "confidence_speaker": one.confidence.speaker,
        "confidence_act": one.confidence.act,
        "confidence_certainty": one.confidence.certainty,
    }


def _held(reading: Reading, one: Statement) -> Row:
    """Return the cells for what a statement holds, in its words with what they mean."""
    text = reading.article.text
    layers: dict[str, Sequence[Measured]] = {
        "times": reading.times,
        "quantities": reading.quantities,
        "places": reading.places,
    }
    return {
        "hedges": " | ".join(f"{each.span.of(text)} ({each.value}, {each.by})" for each in one.hedges),
        **{
            name: " | ".join(
                f"{each.span.of(text)} ({value_of(text, each)})" for each in within(layer, one.content)
            )
            for name, layer in layers.items()
        },
    }


def about_making(sha256: str, made: MadeBy) -> Row:
    """Return the cells that say of what and by what a row was made; they end every table."""
    return {
        "sha256": sha256,
        "sayso_version": made.version,
        "language_pack": made.language_pack,
        "models": "; ".join(f"{name}: {value}" for name, value in sorted(made.models.items())),
    }


def _joined(text: str, spans: Iterable[Span]) -> str:
    return " | ".join(dict.fromkeys(span.of(text) for span in spans))


def _id(party: Party | None) -> str | None:
    return party.id if party else None


def _name(party: Party | None) -> str | None:
    return party.name if party else None


# Every table begins and ends with these.
ARTICLE_COLUMNS = (
    "article_id",
    "file",
    "url",
    "outlet",
    "published",
    "language",
    "genre",
    "title",
)
MADE_COLUMNS = (
    "sha256",
    "sayso_version",
    "language_pack",
    "models",
)
COLUMNS = (
    *ARTICLE_COLUMNS,
    "statement_id",
    "speaker_id",
    "speaker",
    "speaker_kind",
    "speaker_roles",
    "speaker_affiliations",
    "candidates",
    "origin",
    "origin_words",
    "addressee",
    "target",
    "act",
    "manner",
    "certainty",
    "stance",
    "polarity",
    "hedge_words",
    "condition_words",
    "event_time",
    "said_time",
    "content_words",
    "cue_words",
    "source_words",
    "block",
    "span_start",
    "span_end",
    "content_spans",
    "nested_in",
    "answers",
    "repeat_of",
    "weak",
    "rule",
    "confidence_line",
    "confidence_content",
    "confidence_source",
    "confidence_speaker",
    "confidence_act",
    "confidence_certainty",
    "hedges",
    "times",
    "quantities",
    "places",
    *MADE_COLUMNS,
)
