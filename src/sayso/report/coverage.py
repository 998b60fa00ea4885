"""The coverage report: counts with their denominators, and the words that were not understood."""

from collections.abc import Iterator
from typing import Any

from sayso.model.as_dict import reading_to_dict
from sayso.model.reading import Reading
from sayso.model.span import Span
from sayso.report.layout import wrap
from sayso.report.phrases import LOW_CONFIDENCE, coverage_line, number
from sayso.report.places import Places
from sayso.report.quoted import unsaid_quotations
from sayso.report.voices import shown


def missed(reading: Reading) -> dict[str, tuple[Span, ...]]:
    """Return the places of what was not understood, by kind, in text order."""
    nobody = [one for one in shown(reading.statements) if one.speaker is None]
    return {
        "sentences not understood": reading.coverage.unread,
        "quotations that nobody was found to say": tuple(unsaid_quotations(reading)),
        "statements whose speaker is not known": tuple(
            span for one in nobody for span in (one.source or one.cue or one.content)
        ),
        "dates without a value": tuple(time.span for time in reading.times if time.value is None),
    }


def doubtful(reading: Reading) -> Iterator[tuple[str, str, float]]:
    """Yield statement id, field and confidence of each field that is low."""
    for one in reading.statements:
        for name in ("content", "source", "speaker", "act", "certainty"):
            value: float = getattr(one.confidence, name)
            if value < LOW_CONFIDENCE and (one.speaker or name != "speaker"):
                yield one.id, name, value


def coverage_text(reading: Reading, *, width: int = 100) -> str:
    """Return the coverage of one reading for people."""
    article, places = reading.article, Places(reading.article)
    lines = [*wrap(article.file or article.url or "(no file)", width)]
    lines += wrap(f"  {coverage_line(reading.coverage)}", width)
    for kind, spans in missed(reading).items():
        if spans:
            lines.append(f"  {kind} ({len(spans)}):")
        for span in spans:
            told = f"{places.cite((span,))}  {span.of(article.text)}"
            lines += [f"    {line}" for line in wrap(told, width - 4)]
    low = [f"{number(name)} {field} {value:.2f}" for name, field, value in doubtful(reading)]
    if low:
        lines += [f"  {line}" for line in wrap(f"low confidence: {', '.join(low)}", width - 2)]
    return "\n".join(lines) + "\n"


def coverage_dict(reading: Reading) -> dict[str, Any]:
    """Return the coverage of one reading as plain values, each miss with its exact words."""
    text = reading.article.text
    return {
        "file": reading.article.file,
        "article": reading.article.id,
        "coverage": reading_to_dict(reading)["coverage"],
        "missed": {
            kind.replace(" ", "_"): [
                {"start": span.start, "end": span.end, "words": span.of(text)} for span in spans
            ]
            for kind, spans in missed(reading).items()
        },
        "low_confidence": [
            {"statement": name, "field": field, "value": value} for name, field, value in doubtful(reading)
        ],
    }
