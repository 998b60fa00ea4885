"""The layers in HTML: times, numbers, places and marked wording with their values, linked to the text."""

from collections.abc import Iterator
from html import escape

from sayso.model.reading import Reading
from sayso.model.span import Span
from sayso.report.facts.layers import Found, Layer, list_layers
from sayso.report.facts.phrases import number
from sayso.report.facts.places import Places
from sayso.report.page.html_text import block_anchor, shown


def layers_html(reading: Reading, prefix: str) -> str:
    """Return a table a layer; each place leads to its paragraph, each number to its statement."""
    view = _View(reading, prefix)
    tables = "".join(map(view.table, list_layers(reading)))
    return f'<div class="layers">\n{tables}</div>\n' if tables else ""


class _View:
    """Writes tables; knows where each link leads."""

    def __init__(self, reading: Reading, prefix: str) -> None:
        self._article = reading.article
        self._places = Places(reading.article)
        self._prefix = prefix

    def table(self, layer: Layer) -> str:
        rows = "".join(map(self._row, layer.found))
        head = f'<h2>{layer.title} <span class="small">{layer.known}</span></h2>'
        return f"<section>\n{head}\n<table>\n{rows}</table>\n</section>\n"

    def _row(self, one: Found) -> str:
        where = " · ".join([*map(self._place, one.spans), *self._inside(one)])
        return (
            f'<tr><td class="words" dir="auto">{shown(one.words)}</td><td>{shown(one.value)}</td>'
            f'<td class="small">{where}</td></tr>\n'
        )

    def _place(self, span: Span) -> str:
        told = escape(self._places.cite((span,)))
        return f'<a href="{block_anchor(self._article, span, self._prefix)}">{told}</a>'

    def _inside(self, one: Found) -> Iterator[str]:
        links = (f'<a href="#{self._prefix}l{name}">{number(name)}</a>' for name in one.inside)
        if one.inside:
            yield f"in&nbsp;{', '.join(links)}"
