"""Notebooks: how a noun is shown in one, by the public door: nouns know no reports."""


def shown_html(noun: object) -> str:
    """Return the HTML of a reading, a statement or a trail, as `sayso.notebook_html`."""
    import sayso  # noqa: PLC0415 — the public door

    return sayso.notebook_html(noun)
