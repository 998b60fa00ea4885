"""Quotations: what stands between quotation marks, paired paragraph by paragraph."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from sayso.languages.pack import LanguagePack
from sayso.model.article import Article, Block
from sayso.model.attribution import Attribution
from sayso.model.quotation import Quotation, QuotationKind
from sayso.model.span import Span
from sayso.stages.quotation_marks import pair_marks, speech_is_single
from sayso.stages.quotation_slips import without_slips

# Up to so many words without a stop are kept at a distance, until a statement is found to hold them.
# Of those in PolNeAR train 35 % stand outside every attribution; of four words 16 %, of six 7 %.
LONGEST_SCARE = 3
# Names of books and films write “of”, “the”, “and” small.
LONGEST_SMALL_WORD = 3
# So many paragraphs without a mark may stand between one left open and one that closes; up to four were seen.
MOST_UNMARKED = 5
# No prose sets quotations deeper into each other; it keeps a text of opening marks linear, here and later.
DEEPEST = 8


def find_quotations(article: Article, pack: LanguagePack | None) -> tuple[Quotation, ...]:
    """Return each quoted stretch, in order of appearance, outer before inner.

    Marks are paired within a block, so that a missing one costs no other block.  Newspapers reopen the mark
    in each paragraph of a speech and close only the last: such a paragraph has `closed=False`, and the one
    after it `continues=True`; so have those between a mark left open and the next, where that only closes.
    `pack` tells elisions from opening marks ('em); without one, none is known.
    `kind` is by form alone here; `settle_kinds` looks at who speaks.
    """
    text = article.text
    found: list[Quotation] = []
    unmarked: list[Quotation] = []  # the blocks since one left open
    hanging = False
    prose = [block for block in article.blocks if block.kind.is_prose]
    for block, single in zip(prose, _single_elsewhere(text, prose, pack), strict=True):
        here = _in_block(text, block, pack, single=single)
        if hanging and not here and len(unmarked) < MOST_UNMARKED:
            unmarked.append(_whole(block))
            continue
        if (
            hanging
            and here
            and (_only_closes(here[0]) or not unmarked)
            and _opens_block(text, here[0], block)
        ):
            here[0] = replace(here[0], continues=True)
            found += unmarked
        found += here
        unmarked = []
        hanging = bool(here) and _runs_on(here, block)
    return without_slips(text, found)


def _whole(block: Block) -> Quotation:
    return Quotation(span=block.span, inner=block.span, depth=0, closed=False, continues=True)


def _only_closes(quotation: Quotation) -> bool:
    """Return whether no mark opens a quotation, as it goes on from the block before."""
    return quotation.inner is not None and quotation.inner.start == quotation.span.start


def _single_elsewhere(text: str, prose: Sequence[Block], pack: LanguagePack | None) -> Iterator[bool]:
    """Yield for each block whether most of the others that hold marks set speech between single ones."""
    votes = [speech_is_single(text, block.span, elisions=_elisions(pack)) for block in prose]
    singles, doubles = votes.count(True), votes.count(False)
    for vote in votes:
        yield singles - (vote is True) > doubles - (vote is False)


def settle_kinds(
    quotations: tuple[Quotation, ...], attributions: Iterable[Attribution]
) -> tuple[Quotation, ...]:
    """Return the quotations with their kind: marks inside somebody's statement hold that speaker's words."""
    contents = sorted(piece for attribution in attributions for piece in attribution.content)
    reach = -1
    row = 0
    settled = []
    for quotation in quotations:
        while row < len(contents) and contents[row].start <= quotation.span.start:
            reach = max(reach, contents[row].end)
            row += 1
        spoken = reach >= quotation.span.end
        kind = QuotationKind.SPEECH if spoken and quotation.kind is QuotationKind.SCARE else quotation.kind
        settled.append(quotation if kind is quotation.kind else replace(quotation, kind=kind))
    return tuple(settled)


def _in_block(text: str, block: Block, pack: LanguagePack | None, *, single: bool) -> list[Quotation]:
    pairs = pair_marks(text, block.span, elisions=_elisions(pack), single=single)
    found: list[Quotation] = []
    ends: list[int] = []
    for pair in pairs:
        while ends and ends[-1] <= pair.span.start:
            ends.pop()
        depth = len(ends)
        if depth > DEEPEST:
            continue
        ends.append(pair.span.end)
        found.append(
            Quotation(
                span=pair.span,
                inner=pair.inner,
                depth=depth,
                closed=pair.closed,
                kind=_kind(
                    text, pair.inner, closed=pair.closed, led=_led(text, block.span.start, pair.span.start)
                ),
            )
        )
    return found


def _runs_on(quotations: list[Quotation], block: Block) -> bool:
    """Return whether the outermost quotation runs to the end of its block without a closing mark."""
    last = [quotation for quotation in quotations if quotation.depth == 0][-1]
    return not last.closed and last.span.end == block.span.end


def _opens_block(text: str, quotation: Quotation, block: Block) -> bool:
    start, end = block.span.start, quotation.span.start
    return start == end or text[start:end].isspace()


def _led(text: str, start: int, end: int) -> bool:
    """Return whether a word of the same sentence stands right before the mark: on “Harbour Live,”."""
    before = text[max(start, end - 2) : end].rstrip()
    return before[-1:].isalnum()


def _kind(text: str, inner: Span | None, *, closed: bool, led: bool) -> QuotationKind:
    """Return what a quotation is by its form: speech, a word or two kept at a distance, or a name.

    >>> _kind("no stop", Span(0, 7), closed=True, led=False).value
    'scare'
    >>> _kind("Go!", Span(0, 3), closed=True, led=False).value
    'speech'
    >>> _kind("Harbour Live,", Span(0, 13), closed=True, led=True).value
    'scare'
    >>> _kind("The Harbour Tonight Live,", Span(0, 25), closed=True, led=True).value
    'title'
    """
    if inner is None:
        return QuotationKind.SCARE
    words = _without_stop(inner.of(text).split()) if led else inner.of(text).split()
    short = closed and len(words) <= LONGEST_SCARE and words[-1][-1] not in ".,!?;…"
    if short:
        return QuotationKind.SCARE
    named = closed and _reads_as_name(words)
    return QuotationKind.TITLE if named else QuotationKind.SPEECH


def _without_stop(words: list[str]) -> list[str]:
    """Return the words of a name without the sentence's own stop, set inside the mark: “Harbour Live,”."""
    bare = [*words[:-1], words[-1].rstrip(".,")]
    return bare if len(words) > 1 and bare[-1] and _reads_as_name(bare) else words


def _reads_as_name(words: list[str]) -> bool:
    """Return whether the first, the last and every long word begin with a capital, as in a book's name."""
    chief = [words[0], words[-1], *(word for word in words if len(word) > LONGEST_SMALL_WORD)]
    return words[-1][-1] not in ".,!?;…" and all(word[0].isupper() or word[0].isdigit() for word in chief)


def _elisions(pack: LanguagePack | None) -> frozenset[str]:
    if pack is None:
        return frozenset()
    return frozenset(entry["word"] for entry in pack.table("elisions")["elision"])
