"""The coverage report: counts with their denominators, and the words that were not understood."""

from collections.abc import Iterator
from typing import Any

from sayso.model.reading import Reading
from sayso.model.span import Span
from sayso.report.facts.folding import fold
from sayso.report.facts.layout import wrap
from sayso.report.facts.phrases import (
    LOW_CONFIDENCE,
    coverage_line,
    low_parts,
    number,
    shortfalls,
    weaker_line,
)
from sayso.report.facts.places import Places
from sayso.report.facts.quoted import unsaid_quotations
from sayso.report.facts.voices import shown


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
    """Yield statement id, part and confidence of each line that is low, and of each of its parts."""
    for one in reading.statements:
        if one.confidence.line < LOW_CONFIDENCE:
            yield one.id, "line", one.confidence.line
        yield from ((one.id, name, value) for name, value in low_parts(one))


def coverage_text(reading: Reading, *, width: int = 100, weak: bool = False) -> str:
    """Return the coverage of one reading for people; weak statements are left out, but with `weak`."""
    reading, weaker = fold(reading, weak=weak)
    article, places = reading.article, Places(reading.article)
    lines = [*wrap(article.file or article.url or "(no file)", width)]
    lines += wrap(f"  {coverage_line(reading.coverage)}", width)
    lines += [f"  ! {line}" for told in shortfalls(reading.coverage) for line in wrap(told, width - 4)]
    for kind, spans in missed(reading).items():
        if spans:
            lines.append(f"  {kind} ({len(spans)}):")
        for span in spans:
            told = f"{places.cite((span,))}  {span.of(article.text)}"
            lines += [f"    {line}" for line in wrap(told, width - 4)]
    low = [f"{number(name)} {field} {value:.2f}" for name, field, value in doubtful(reading)]
    if low:
        lines += [f"  {line}" for line in wrap(f"low confidence: {', '.join(low)}", width - 2)]
    if weaker:
        lines.append(f"  {weaker_line(len(weaker))}")
    return "\n".join(lines) + "\n"


def coverage_dict(reading: Reading, *, weak: bool = False) -> dict[str, Any]:
    """Return the coverage of one reading as plain values, each miss with its exact words.

    Weak statements are left out, but with `weak`.
    """
    reading, weaker = fold(reading, weak=weak)
    text = reading.article.text
    return {
        "file": reading.article.file,
        "article": reading.article.id,
        "coverage": reading.to_dict()["coverage"],
        "left_out_as_weak": len(weaker),
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
