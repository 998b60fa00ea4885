"""Mark cues: "Minister: taxes will fall", "Taxes will fall: expert", and transcripts that name who speaks."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from sayso.model.article import Block, BlockKind
from sayso.model.quotation import Quotation
from sayso.model.span import Span, trimmed
from sayso.stages.attribution.candidate import Candidate, Source
from sayso.stages.attribution.page import Page

_LONGEST_NAME = (
    4  # words before a colon that still read as who speaks; longer ones were a clause 3 times in 4
)
_LONGEST_TAIL = 3  # words behind the last colon of a headline
_SHORTEST_TURN = 4  # words of a turn; shorter ones are scores and tables ("Ruiz: 547")
_FARTHEST_TURN = 3  # paragraphs from one named turn to the next that still belong to the first
TURN = "turn"  # the rule of a transcript
_FARTHEST_QUOTED = 12  # the same where each paragraph reopens the mark
_HEADINGS = frozenset({BlockKind.TITLE, BlockKind.HEADING})


def mark_candidates(page: Page) -> Iterator[Candidate]:
    """Yield what headlines and transcripts attribute by a colon."""
    for block in page.article.blocks:
        if block.kind in _HEADINGS:
            yield from _headline(page, block.span)
    yield from _turns(page)


def _headline(page: Page, block: Span) -> Iterator[Candidate]:
    """Yield the source before the first colon, else behind the last."""
    rows = page.rows(block)
    colons = [row for row in rows if page.word(row) == ":"]
    if not colons:
        return
    if _is_slug(page, block, colons[0]):
        return
    if names_somebody(page, range(rows[0], colons[0]), _LONGEST_NAME - 1):
        content = page.piece(page.token(colons[0]).end, block.end)
        if content is not None and _words(page, content) >= _SHORTEST_TURN - 1:
            yield marked(page, colons[0], range(rows[0], colons[0]), (content,), "headline_source_first")
    elif names_somebody(page, range(colons[-1] + 1, rows[-1] + 1), _LONGEST_TAIL):
        content = page.piece(block.start, page.token(colons[-1]).start)
        if content is not None and _words(page, content) > 2 * _LONGEST_TAIL:
            yield marked(
                page, colons[-1], range(colons[-1] + 1, rows[-1] + 1), (content,), "headline_source_last"
            )


def _is_slug(page: Page, block: Span, colon: int) -> bool:
    """Tell whether a place in capitals says where it happened, as on a wire: "VELMARK: Bridge shut"."""
    before = page.text[block.start : page.token(colon).start].strip()
    after = page.text[page.token(colon).end : block.end]
    return before in page.lexicon.slugs and not after.isupper()


def names_somebody(page: Page, rows: range, longest: int) -> bool:
    """Tell whether the words read as somebody: few, capitalised, no verb, no label such as "Update"."""
    words = [row for row in rows if page.token(row).pos != "PUNCT"]
    if not 0 < len(words) <= longest or any(
        page.token(row).tag in ("VBD", "VBZ", "VBP", "MD") for row in words
    ):
        return False
    first = page.token(words[0])
    written = page.text[first.start : page.token(words[-1]).end].lower()
    return page.text[first.start].isupper() and not any(
        written == label or written.startswith(f"{label} ") for label in page.lexicon.labels
    )


def _words(page: Page, span: Span) -> int:
    return len(page.rows(span))


def marked(page: Page, colon: int, rows: range, content: tuple[Span, ...], rule: str) -> Candidate:
    """Return the candidate of a colon or dash, with the words of `rows` as its source."""
    words = [row for row in rows if page.token(row).pos != "PUNCT"]
    span = trimmed(page.text, page.token(words[0]).start, page.token(words[-1]).end)
    return Candidate(
        row=colon,
        cue=(page.syntax.span(colon, colon),),
        lexeme=":",
        frame="mark",
        rule=rule,
        content=content,
        source=Source(spans=() if span is None else (span,), head=words[-1]),
        confidence=page.lexicon.precision.get("mark", 0.5),
    )


def signature(page: Page, quotation: Quotation, block: int) -> Candidate | None:
    """Return the quotation signed by a name: before it with a colon, or behind it with a dash."""
    blocks = page.article.blocks
    before = page.rows(Span(blocks[block].span.start, quotation.span.start + 1))
    before = (
        before[: len(before) - 1]
        if before and page.token(before[-1]).start >= quotation.span.start
        else before
    )
    if (
        before
        and page.word(before[-1]) == ":"
        and names_somebody(page, range(before[0], before[-1]), _LONGEST_NAME)
    ):
        return marked(
            page, before[-1], range(before[0], before[-1]), (quotation.span,), "name_then_quotation"
        )
    after = _tail_rows(page, quotation, block)
    if (
        len(after) > 1
        and page.text[page.token(after[0]).start] in "-–—―~"
        and len(after) <= _LONGEST_SIGNATURE
    ):
        noun = next((row for row in after[1:] if page.token(row).pos == "PUNCT"), after[-1] + 1)
        if names_somebody(page, range(after[1], noun), _LONGEST_NAME):
            return marked(page, after[0], range(after[1], noun), (quotation.span,), "signature")
    return None


_SIGNATURE_REACH = 200  # characters looked at behind a quotation
_LONGEST_SIGNATURE = 16  # words of "— Ana Ruiz, 34, baker in Lund"


def _tail_rows(page: Page, quotation: Quotation, block: int) -> range:
    """Return the rows behind the quotation in its block, else those of the next block."""
    blocks = page.article.blocks
    end = blocks[block].span.end
    if page.text[quotation.span.end : min(end, quotation.span.end + _SIGNATURE_REACH)].strip(" ."):
        return page.rows(Span(quotation.span.end, end))
    return page.rows(blocks[block + 1].span) if block + 1 < len(blocks) else range(0)


def _turns(page: Page) -> Iterator[Candidate]:
    """Yield the turns of a talk: paragraphs that begin with a name and a colon, some name more than once."""
    turns = [turn for place, block in enumerate(page.article.blocks) for turn in _turn(page, place, block)]
    again = Counter(turn.name for turn in turns)
    for before, turn, after in zip([None, *turns], turns, [*turns[1:], None], strict=False):
        talks = any(
            other is not None and abs(other.place - turn.place) <= _FARTHEST_TURN for other in (before, after)
        )
        asked = any(_asks(page, other) for other in (before, turn) if other is not None)
        if talks and (asked or max(again.values()) > 1):
            yield from _speech(page, turn, after)


def _asks(page: Page, turn: "_Turn") -> bool:
    """Tell whether a turn is a question: then one question and one answer are a talk."""
    return page.article.blocks[turn.place].span.of(page.text).endswith("?")


def _speech(page: Page, turn: "_Turn", after: "_Turn | None") -> Iterator[Candidate]:
    """Yield one turn with the paragraphs up to the next named one; a remark in brackets is not spoken."""
    blocks = page.article.blocks
    quoted = _unquoted(page, blocks[turn.place].span) != blocks[turn.place].span
    farthest = _FARTHEST_QUOTED if quoted else _FARTHEST_TURN
    last = after.place if after is not None and after.place - turn.place <= farthest else turn.place + 1
    whole, *more = [_unquoted(page, block.span) for block in blocks[turn.place : last]]
    spoken = [span for span in more if page.text[span.start] not in "(["]
    first = page.piece(page.token(turn.colon).end, whole.end)
    content = tuple(piece for piece in (first, *spoken) if piece is not None)
    if content:
        yield marked(page, turn.colon, range(page.rows(whole)[0], turn.colon), content, TURN)


def _unquoted(page: Page, block: Span) -> Span:
    """Return the block without the marks of a quotation that goes on over it, as around a transcript."""
    around = page.quotation_at(block.start)
    if around is None or around.inner is None or (around.closed and not around.continues):
        return block
    ends = around.span.end == block.end or not page.text[around.span.end : block.end].strip(" .")
    return around.inner if ends and around.span.start == block.start else block


class _Turn(NamedTuple):
    place: int
    colon: int
    name: str


def _turn(page: Page, place: int, block: Block) -> Iterator[_Turn]:
    """Yield the turn that a block begins: a name, a colon, words."""
    if block.kind in _HEADINGS or not block.kind.is_prose:
        return
    whole = _unquoted(page, block.span)
    rows = page.rows(whole)
    colon = next((row for row in rows[: _LONGEST_NAME + 2] if page.word(row) == ":"), None)
    if colon is None or colon == rows[0] or rows[-1] - colon < _SHORTEST_TURN:
        return
    if names_somebody(page, range(rows[0], colon), _LONGEST_NAME) and (
        whole != block.span or page.quotation_at(page.token(colon + 1).start) is None
    ):
        yield _Turn(place, colon, page.text[whole.start : page.token(colon).start])
