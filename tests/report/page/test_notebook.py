"""In notebooks: pages in frames that reach nothing around them, statements as cards."""

from html import unescape

import pytest

import sayso
from sayso.report.page.article import to_html
from tests.readings import READING, STATEMENTS


def test_a_reading_is_its_page_in_a_frame() -> None:
    """The frame holds the same page as `read -f html`, and may do nothing but run its script."""
    shown = READING._repr_html_()
    assert shown.startswith('<iframe srcdoc="&lt;!DOCTYPE html&gt;')
    assert 'sandbox="allow-scripts allow-popups"' in shown
    assert unescape(shown.partition('srcdoc="')[2].partition('"')[0]) == to_html([READING])


def test_a_statement_is_a_card() -> None:
    """The card of a statement says its exact words, who says them, and where they stand."""
    shown = READING.statements[1]._repr_html_()
    assert "“The dam is safe,” … “and it will stay safe.”" in shown
    assert "<b>Ana Ruiz</b> says · certain · 2 March 2026 · characters 81–99, 158–182" in shown


def test_a_statement_whose_speaker_is_not_known() -> None:
    """A card of which nothing is known but the words says so."""
    assert "speaker not known" in STATEMENTS[2].__class__(**plain())._repr_html_()


def plain() -> dict[str, object]:
    """Return the fields of a statement that nobody says."""
    fields = {name: getattr(STATEMENTS[2], name) for name in STATEMENTS[2].__dataclass_fields__}
    return {**fields, "speaker": None}


def test_a_trail_is_its_page_in_a_frame() -> None:
    """A trail is shown by its own page."""
    shown = sayso.trail([READING], "dam")._repr_html_()
    assert shown.startswith('<iframe srcdoc="&lt;!DOCTYPE html&gt;')


def test_what_has_no_page() -> None:
    """Anything else is refused, and the message says what is shown."""
    with pytest.raises(TypeError, match="Article found"):
        sayso.notebook_html(READING.article)
