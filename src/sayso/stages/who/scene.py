"""The scene: one article's text, parse and quotations, with the look-ups every part of this stage needs."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import wraps
from itertools import accumulate
from typing import Any, TypeVar

from sayso.model.article import Article, BlockKind
from sayso.model.quotation import Quotation, QuotationKind
from sayso.model.span import Span
from sayso.model.syntax import Sentence, Syntax, Token
from sayso.stages.clauses import rows_of
from sayso.stages.who.lexicon import Lexicon, plain_name

WORDS_A_COMMA = 250  # English news has a comma every 20 words; a text with fewer lost them
Place = TypeVar("Place", bound=Hashable)
Told = TypeVar("Told")

_ENDS = frozenset(".!?”’\"'")  # what a paragraph of prose ends with, as date lines and headings do not
SHORTEST_OUTLET = 4  # letters; shorter beginnings of a host ("the", "new") say nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """Text, tokens and what is quoted; rows are rows of `syntax.tokens`."""

    article: Article
    text: str
    syntax: Syntax
    tokens: tuple[Token, ...]
    words: tuple[str, ...]  # by row, exact
    folded: tuple[str, ...]  # and case-folded
    lemmas: tuple[str, ...]  # the dictionary forms, case-folded
    starts: Sequence[int]
    quoted: bytearray  # 1 for each row inside somebody's quoted words
    told_until: Sequence[int]
    in_title: frozenset[int]  # sentences of the headline
    lexicon: Lexicon
    has_commas: bool  # False for a text that lost them on its way here
    outlet: frozenset[str]  # forms of the article's own outlet
    alone: frozenset[str]  # forms that the reader wants joined with no other
    requests: tuple[tuple[str, ...], ...]  # to stay nameless: those whose words all stand in the article
    paragraphs: Sequence[int]  # for each block how many of prose stand before it
    kept: dict[Hashable, dict[Hashable, Any]] = field(default_factory=dict, compare=False)  # see `once`

    def stands_alone(self, words: str) -> bool:
        """Return whether the reader wants this form, as written, joined with no other."""
        return bool(self.alone) and plain_name(words) in self.alone

    def capital(self, row: int) -> bool:
        """Return whether the word at `row` begins with a capital."""
        return self.words[row][0].isupper()

    def sentence(self, row: int) -> Sentence:
        """Return the sentence that holds `row`."""
        return self.syntax.sentences[self.syntax.sentence_of[row]]

    def rows(self, spans: Iterable[Span]) -> Iterator[int]:
        """Yield the rows of the tokens that start inside `spans`."""
        return rows_of(self.starts, spans)

    def titular(self, row: int) -> bool:
        """Return whether `row` stands in the headline."""
        return self.syntax.sentence_of[row] in self.in_title

    def told(self, row: int) -> int:
        """Return how many sentences up to `row` hold words of the outlet's own."""
        return self.told_until[self.syntax.sentence_of[row]]

    def is_own_outlet(self, name: str) -> bool:
        """Return whether `name`, in plain words, is this article's outlet or begins its host."""
        return name in self.outlet or (
            len(name) >= SHORTEST_OUTLET
            and any(form.startswith(name.replace(" ", "")) for form in self.outlet)
        )

    def labels(self, first: int, last: int) -> bool:
        """Return whether the rows open a block and a colon or a bracket follows: "OWEN TARR: …"."""
        opens = first == 0 or self.block(first - 1) != self.block(first)
        return opens and last + 1 < len(self.tokens) and self.words[last + 1] in (":", "(")

    def block(self, row: int) -> int:
        """Return the row of the block that holds `row`."""
        return self.sentence(row).block


def once(tell: Callable[[Scene, Place], Told]) -> Callable[[Scene, Place], Told]:
    """Let what is told of a place of the article be kept with the scene: an article is read twice."""

    @wraps(tell)
    def kept(scene: Scene, place: Place) -> Told:
        known = scene.kept.get(tell)
        if known is None:
            known = scene.kept[tell] = {}
        if place not in known:
            known[place] = tell(scene, place)
        told: Told = known[place]
        return told

    return kept


def set_scene(
    article: Article,
    syntax: Syntax,
    quotations: Iterable[Quotation],
    lexicon: Lexicon,
    *,
    no_merge: Iterable[str] = (),
) -> Scene:
    """Return the scene of an article; the forms in `no_merge` are joined with no other."""
    starts = syntax.starts
    titles = frozenset(
        number
        for number, sentence in enumerate(syntax.sentences)
        if article.blocks[sentence.block].kind is BlockKind.TITLE
    )
    quoted = _quoted(starts, quotations)
    words = tuple(map(article.text.__getitem__, map(slice, starts, syntax.ends)))
    lemmas = tuple(token.lemma.casefold() for token in syntax.tokens)
    present = frozenset(lemmas)
    return Scene(
        article=article,
        text=article.text,
        syntax=syntax,
        tokens=syntax.tokens,
        words=words,
        folded=tuple(map(str.casefold, words)),
        lemmas=lemmas,
        starts=starts,
        quoted=quoted,
        told_until=_told_until(syntax, quoted),
        in_title=titles,
        lexicon=lexicon,
        has_commas=keeps_commas(article, syntax),
        outlet=_own_outlet(article),
        alone=frozenset(map(plain_name, no_merge)),
        requests=tuple(request for request in lexicon.requests if present.issuperset(request)),
        paragraphs=_paragraphs(article),
    )


def keeps_commas(article: Article, syntax: Syntax) -> bool:
    """Return whether a text has the commas that it was written with."""
    return article.text.count(",") * WORDS_A_COMMA > len(syntax.tokens)


def _quoted(starts: Sequence[int], quotations: Iterable[Quotation]) -> bytearray:
    marked = bytearray(len(starts))
    for quotation in quotations:
        if quotation.depth == 0 and quotation.kind is QuotationKind.SPEECH:
            first = bisect_left(starts, quotation.span.start)
            last = bisect_right(starts, quotation.span.end - 1)
            marked[first:last] = b"\x01" * (last - first)
    return marked


def _paragraphs(article: Article) -> list[int]:
    """Return for each block how many blocks before it end as prose does."""
    prose = (
        block.kind is not BlockKind.TITLE
        and article.text[block.span.start : block.span.end].rstrip()[-1:] in _ENDS
        for block in article.blocks
    )
    return [0, *accumulate(map(int, prose))]


def _told_until(syntax: Syntax, quoted: bytearray) -> list[int]:
    """Return for each sentence how many so far are not all in quotation marks."""
    own = (0 in quoted[sentence.first : sentence.last] for sentence in syntax.sentences)
    return list(accumulate(map(int, own)))


def _own_outlet(article: Article) -> frozenset[str]:
    forms = {plain_name(article.outlet)} if article.outlet else set()
    if article.url and "//" in article.url:
        host = article.url.split("//", 1)[1].split("/", 1)[0].casefold()
        forms.update(part for part in host.split(".") if len(part) >= SHORTEST_OUTLET)
    return frozenset(forms)
