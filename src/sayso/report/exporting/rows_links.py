"""Rows of the ties within an article: inside, in answer to, again, and said by whom as well."""

from collections.abc import Iterator

from sayso.model.reading import Reading
from sayso.model.span import Span, hull
from sayso.model.statement import Assertion, Statement
from sayso.report.phrases import pieces
from sayso.report.table import Row


def link_rows(reading: Reading) -> Iterator[Row]:
    """Yield one row a tie; a passage that stands three times is tied twice to its first place."""
    text, made = reading.article.text, {one.id: one for one in reading.statements}
    for one in reading.statements:
        ties = (("nested_in", one.nested_in), ("answers", one.answers), ("repeat_of", one.repeat_of))
        for relation, other in ties:
            if other in made:
                yield _row(text, relation, one, made[other])
    for own in reading.assertions:
        for other in own.sourced_by:
            if other in made:
                yield _row(text, "sourced_by", own, made[other])
    for repeat in reading.repeats:
        first, *again = repeat.mentions
        for place in again:
            yield _row(text, str(repeat.kind), place, first)


def _row(text: str, relation: str, left: Statement | Assertion | Span, right: Statement | Span) -> Row:
    one, other = _spans(left), _spans(right)
    return {
        "relation": relation,
        "left_id": None if isinstance(left, Span) else left.id,
        "right_id": None if isinstance(right, Span) else right.id,
        "left_words": pieces(text, one),
        "right_words": pieces(text, other),
        "left_start": hull(one).start,
        "left_end": hull(one).end,
        "right_start": hull(other).start,
        "right_end": hull(other).end,
    }


def _spans(one: Statement | Assertion | Span) -> tuple[Span, ...]:
    """Return where a passage stands: the content, or the cue of a refusal."""
    if isinstance(one, Span):
        return (one,)
    if isinstance(one, Assertion):
        return one.content
    return one.content or one.cue or one.source
