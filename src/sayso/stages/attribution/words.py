"""Other cues: "according to …", "X's claim that …", "confident that …", "reportedly"."""

from collections.abc import Iterator

from sayso.model.span import Span
from sayso.stages.attribution.candidate import NOBODY, Candidate, Source
from sayso.stages.attribution.page import Page
from sayso.stages.attribution.sources import cut_out, noun_phrase, subject_source


def word_candidates(page: Page, row: int) -> Iterator[Candidate]:
    """Yield what the word at `row`, no verb, may report."""
    token = page.token(row)
    kind = _KINDS.get(token.pos)
    if kind is not None and page.lexicon.knows(token.lemma.lower(), kind):
        yield from {"noun": _noun, "adjective": _adjective, "adverb": _adverb}[kind](page, row)
    if token.dep in _ADVERBIAL:
        yield from _preposition(page, row)


_KINDS = {"NOUN": "noun", "PROPN": "noun", "ADJ": "adjective", "ADV": "adverb"}
_ADVERBIAL = frozenset({"prep", "advcl", "mark", "dep", "nmod"})


def _make(
    page: Page,
    row: int,
    kind: str,
    frame: str,
    content: tuple[Span, ...],
    source: Source,
    cue: Span | None = None,
    lemma: str = "",
) -> Candidate:
    return Candidate(
        row=row,
        cue=(cue or page.syntax.span(row, row),),
        lexeme=f"{lemma or page.token(row).lemma.lower()}:{kind}",
        frame=frame,
        rule=f"{kind}_cue",
        content=content,
        source=source,
    )


def _noun(page: Page, row: int) -> Iterator[Candidate]:
    """Yield "X's claim that …", "the call by X for …"."""
    source = _owner(page, row)
    for child in page.children(row):
        if child < row:
            continue
        token = page.token(child)
        if token.dep in ("acl", "ccomp", "relcl") and token.pos in ("VERB", "AUX"):
            frame = _clause_frame(page, child)
            if frame:
                yield _make(page, row, "noun", frame, _under(page, child), source)
        elif token.dep == "prep" and page.child(child, "pobj", "pcomp") is not None:
            content = page.piece(token.end, page.token(page.syntax.right[child]).end)
            if content is not None:
                yield _make(page, row, "noun", page.word(child), (content,), source)


def _clause_frame(page: Page, clause: int) -> str:
    if (
        page.child(clause, "mark") is not None
        and page.child(clause, "nsubj", "nsubjpass", "expl") is not None
    ):
        return "that"
    to = page.child(clause, "aux")
    if to is not None and page.token(to).tag == "TO" and page.child(clause, "nsubj") is None:
        return "inf"
    return ""


def _under(page: Page, clause: int) -> tuple[Span, ...]:
    span = page.syntax.subtree(clause)
    piece = page.piece(span.start, span.end)
    return () if piece is None else (piece,)


def _owner(page: Page, noun: int) -> Source:
    """Return whose noun it is: "X's claim", "the claim by X", "X made the claim"."""
    owner = page.child(noun, "poss")
    if owner is not None:
        return noun_phrase(page, owner)
    for child in page.children(noun, "prep"):
        if page.word(child) in page.lexicon.owners:
            by = page.child(child, "pobj")
            if by is not None:
                return noun_phrase(page, by)
    token = page.token(noun)
    if token.dep in ("dobj", "attr") and page.token(token.head).pos == "VERB":
        return subject_source(page, token.head)
    if token.dep == "pobj" and page.token(page.token(token.head).head).pos == "VERB":
        return subject_source(page, page.token(token.head).head)
    return NOBODY


def _adjective(page: Page, row: int) -> Iterator[Candidate]:
    """Yield "X is confident that …", "X is critical of …"."""
    token = page.token(row)
    head = token.head
    source = subject_source(page, head) if token.dep in ("acomp", "oprd", "conj", "advcl") else NOBODY
    cue = page.syntax.span(min(head, row), row) if token.dep == "acomp" and abs(row - head) <= 3 else None  # noqa: PLR2004
    for child in page.children(row):
        if child < row:
            continue
        dep = page.token(child).dep
        if dep == "ccomp":
            yield _make(page, row, "adjective", "that", _under(page, child), source, cue)
        elif dep == "xcomp":
            yield _make(page, row, "adjective", "inf", _under(page, child), source, cue)
        elif dep == "prep":
            content = page.piece(page.token(child).end, page.token(page.syntax.right[child]).end)
            if content is not None:
                yield _make(page, row, "adjective", page.word(child), (content,), source, cue)


def _adverb(page: Page, row: int) -> Iterator[Candidate]:
    """Yield "reportedly": the clause it stands in, with nobody named."""
    head = page.token(row).head
    if page.token(row).dep == "advmod" and page.token(head).pos in ("VERB", "AUX"):
        own = page.syntax.span(row, row)
        yield _make(page, row, "adverb", "clause", cut_out(page, _clause(page, head), (own,)), NOBODY)


def _clause(page: Page, head: int) -> Span:
    """Return the clause of a verb without a clause that hangs on its end."""
    return page.syntax.subtree(head)


def _preposition(page: Page, row: int) -> Iterator[Candidate]:
    """Yield "according to X, …", "in X's view, …": the rest of the clause."""
    last = page.child(row, "prep")
    holder = row if last is None else last
    lemma = page.word(row) if holder == row else f"{page.word(row)} {page.word(holder)}"
    if not page.lexicon.knows(lemma, "prep"):
        return
    noun = page.child(holder, "pobj")
    if noun is None:
        return
    own = page.syntax.subtree(row)
    cue = page.syntax.span(row, holder)
    content = _rest(page, row, own)
    if content:
        yield _make(page, row, "prep", "clause", content, noun_phrase(page, noun), cue, lemma)


def _rest(page: Page, row: int, own: Span) -> tuple[Span, ...]:
    """Return the clause of an adverbial without the adverbial; where a comma sets it off, the sentence."""
    sentence = page.sentence(row)
    first = page.syntax.left[row]
    for above in page.above(row):
        token = page.token(above)
        if token.pos in ("VERB", "AUX") and token.dep in _CLAUSES:
            inner = page.syntax.subtree(above)
            edge = first == page.rows(sentence)[0] or page.word(first - 1) == ","
            return cut_out(
                page,
                sentence if token.dep == "ccomp" and edge and inner.end >= sentence.end - 1 else inner,
                (own,),
            )
    return cut_out(page, sentence, (own,))


_CLAUSES = frozenset({"ccomp", "conj", "parataxis", "relcl"})
