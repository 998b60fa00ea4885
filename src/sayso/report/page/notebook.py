"""In notebooks: a reading and a trail as their pages in a frame, a statement as a card."""

from sayso.model.reading import Reading
from sayso.model.statement import Statement
from sayso.report.facts.phrases import DOES, who_speaks
from sayso.report.facts.when import time_words
from sayso.report.page.article import title_of, to_html
from sayso.report.page.claim import trail_to_html
from sayso.report.page.rendering import environment
from sayso.report.trails.trail import Trail


def reading_html(reading: Reading) -> str:
    """Return the page of a reading in a frame of its own, in which it is as safe as in a window."""
    return framed(to_html([reading]), title_of(reading))


def trail_html(trail: Trail) -> str:
    """Return the page of a trail in a frame of its own."""
    return framed(trail_to_html(trail), trail.asked)


def statement_html(one: Statement) -> str:
    """Return a statement as a card: its exact words, who says them, how and when, and where they stand."""
    how = [DOES[one.act], *([str(one.certainty)] if one.certainty else [])]
    how += [time_words(one.said)] if one.said else []
    spans = one.content or one.cue or one.source
    places = ", ".join(f"{span.start}–{span.end}" for span in spans)
    return (
        environment()
        .get_template("statement.html")
        .render(words=one.words, who=who_speaks(one), how=" · ".join(how), places=places, weak=one.weak)
    )


def framed(page: str, title: str) -> str:
    """Return a whole page as a frame in another; it may run its script, and reaches nothing around it."""
    return environment().get_template("frame.html").render(page=page, title=title)
