"""Stored: what a store answers."""

from sayso.model.stored import Health


def test_a_store_is_well_where_nothing_was_found() -> None:
    """What was looked at and what is worth knowing are no faults."""
    assert Health(findings=(), checked=("file", "rows"), notes=("Readable by all.",)).clean
    assert not Health(findings=("A row is lost.",), checked=("rows",)).clean
