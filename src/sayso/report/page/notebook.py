"""In notebooks: a reading and a trail as their pages in a frame, a statement as a card."""

from functools import singledispatch

from sayso.model.reading import Reading
from sayso.model.statement import Statement
from sayso.report.facts.names import are_several
from sayso.report.facts.phrases import is_nobody, tell, who_speaks
from sayso.report.facts.when import time_words
from sayso.report.page.article import title_of, to_html
from sayso.report.page.claim import trail_to_html
from sayso.report.page.rendering import environment
from sayso.report.trails.trail import Trail


@singledispatch
def notebook_html(noun: object) -> str:
    """Return what a notebook shows of a reading, a statement or a trail.

    >>> import sayso
    >>> sayso.notebook_html(sayso.read("Mayor Ida Brook said on Monday that the bridge is safe."))[:15]
    '<iframe srcdoc='
    """
    raise TypeError(
        f"{type(noun).__name__} found. Expected a reading, a statement or a trail. See `sayso.read`."
    )


@notebook_html.register
def _(reading: Reading) -> str:
    return framed(to_html([reading]), title_of(reading))


@notebook_html.register
def _(trail: Trail) -> str:
    return framed(trail_to_html(trail), trail.asked)


@notebook_html.register
def _(one: Statement) -> str:
    several, nobody = one.speaker is not None and are_several(one.speaker), not (one.speaker or one.source)
    does = tell(one.act, one.stance, several=several, wordless=not one.content, nobody=nobody)
    how = [does, *([str(one.certainty)] if one.certainty else [])]
    how += [time_words(one.said)] if one.said else []
    spans = one.content or one.cue or one.source
    places = ", ".join(f"{span.start}–{span.end}" for span in spans)
    template = environment().get_template("statement.html")
    return template.render(
        words=one.words,
        who="" if is_nobody(does) else who_speaks(one),
        how=" · ".join(how),
        places=places,
        weak=one.weak,
    )


def framed(page: str, title: str) -> str:
    """Return a whole page as a frame in another; it may run its script, and reaches nothing around it."""
    return environment().get_template("frame.html").render(page=page, title=title)
