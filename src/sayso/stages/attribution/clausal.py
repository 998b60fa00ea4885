"""Clausal complements: "said that …", "…, she said", "… — she said — …", "she wrote: …"."""

from collections.abc import Iterator

from sayso.model.span import Span
from sayso.stages.attribution.candidate import Complement
from sayso.stages.attribution.edges import after, around, before_and_after, clause_edges, told
from sayso.stages.attribution.page import Page
from sayso.stages.attribution.sources import SUBJECTS, cut_out, goes_on, lexeme, noun_phrase


def finite_clauses(page: Page, row: int) -> Iterator[Complement]:
    """Yield clause complements: after the verb, before it, or around it."""
    syntax = page.syntax
    to = told(page, row)
    clauses = page.children(row, "ccomp")
    full = [clause for clause in clauses if syntax.left[clause] > row and not _nonfinite(page, clause)]
    if full:
        yield _form(page, full[0]), _clauses_after(page, row, full), "that_clause", to
    for clause in clauses:
        if clause < row or syntax.left[clause] < row < clause:
            yield _comment(page, before_and_after(page, row), "clause_before", to)
        elif _nonfinite(page, clause):
            yield from _small_clause(page, row, clause)
    if page.token(row).dep == "parataxis" and not clauses:
        yield _comment(page, around(page, row), "parenthesis", to)
    elif not page.children(row, "ccomp", "xcomp", "dobj", "oprd", "acomp", "attr"):
        yield from _set_off(page, row, to)


def _comment(page: Page, content: tuple[Span, ...], rule: str, to: tuple[Span, ...]) -> Complement:
    """Name the frame of a comment clause: "quote" when quoted words stand right before it, else "comment"."""
    first = content[0] if content else None
    quoted = first is not None and any(
        q.span.end >= first.end for q in page.quotations_in(first.end - 1, first.end)
    )
    return "quote" if quoted else "comment", content, rule, to


def _form(page: Page, clause: int) -> str:
    """Name the form of a clause by its first words: "that", "wh" or "bare"."""
    mark = page.child(clause, "mark")
    if mark is not None:
        return "that" if page.word(mark) in page.lexicon.complementizers else "wh"
    first = page.token(page.syntax.left[clause])
    return "wh" if first.tag in ("WP", "WRB", "WDT", "WP$") else "bare"


def _clauses_after(page: Page, row: int, clauses: list[int]) -> tuple[Span, ...]:
    """Return the clauses, up to a verb that goes on with the subject of the cue."""
    syntax = page.syntax
    first, last = _content_start(page, row, clauses[0]), max(syntax.right[clause] for clause in clauses)
    stop = min((cut for clause in clauses for cut in _shared(page, row, clause)), default=None)
    if stop is not None:
        last = min(last, stop - 1)
        while last > first and page.token(last).pos in ("CCONJ", "ADV"):
            last -= 1
    piece = page.piece(page.token(first).start, page.token(last).end) if last >= first else None
    return () if piece is None else (piece,)


def _content_start(page: Page, row: int, clause: int) -> int:
    """Return where the reported clause begins: at its first word, or at loose words before that it lost."""
    syntax = page.syntax
    start = syntax.left[clause]
    for child in reversed(page.children(row)):
        token = page.token(child)
        if row < child < start and syntax.right[child] == start - 1:
            if token.dep not in _LOST or (token.dep == "dobj" and not _subordinated(page, child)):
                break
            start = syntax.left[child]
    return start


_LOST = frozenset({"nsubj", "nsubjpass", "csubj", "advcl", "dobj", "mark", "dep", "attr"})


def _subordinated(page: Page, noun: int) -> bool:
    """Tell whether a noun taken for the object stands behind a word that opens a clause: "that the men …"."""
    first = page.token(page.syntax.left[noun])
    return first.tag in ("IN", "WDT", "WP", "WRB")


def _shared(page: Page, row: int, clause: int) -> Iterator[int]:
    """Yield where "said it failed and promised …, adding …" goes on with the cue's own subject."""
    for other in page.children(clause, "conj", "advcl"):
        if other > clause and goes_on(page, row, other):
            before = [child for child in page.children(clause, "cc") if child < other]
            yield before[-1] if before and page.token(other).dep == "conj" else page.syntax.left[other]


def _set_off(page: Page, row: int, to: tuple[Span, ...]) -> Iterator[Complement]:
    """Yield "…, X said" where the parser saw no complement: the cue's clause is set off by commas."""
    if page.child(row, "nsubj") is None:
        return
    first, last = clause_edges(page, row)
    as_ = page.child(row, "mark", "advmod")
    whole = (
        as_ is not None
        and as_ < row
        and page.token(row).dep in ("advcl", "parataxis")
        and page.token(as_).pos in ("SCONJ", "ADV", "ADP")
    )
    if whole:
        own = page.syntax.subtree(row)
        content = cut_out(page, page.sentence(row), (own,))
        yield "as", content, "as_clause", to
        return
    sentence = page.sentence(row)
    own = page.syntax.span(first, last)
    if first and page.token(first - 1).start >= sentence.start and page.word(first - 1) in _SET_OFF:
        left = page.piece(sentence.start, own.start)
        if left is not None:
            yield _comment(page, (left,), "set_off", to)


_SET_OFF = frozenset({",", "–", "—", "-", "--"})


def _nonfinite(page: Page, clause: int) -> bool:
    """Tell whether a clause has no finite verb: "expects prices to rise", "saw him leave"."""
    aux = [page.token(child) for child in page.children(clause, "aux", "auxpass")]
    if any(one.tag in ("MD", "VBD", "VBZ", "VBP") for one in aux):
        return False
    token = page.token(clause)
    return token.pos not in ("VERB", "AUX") or token.tag in ("VB", "VBG", "VBN")


def _small_clause(page: Page, row: int, clause: int) -> Iterator[Complement]:
    content = after(page, row, clause)
    to = page.child(clause, "aux")
    subject = page.child(clause, *SUBJECTS)
    if to is not None and page.token(to).tag == "TO":
        if subject is not None:
            yield "np_inf", content, "object_and_infinitive", ()
            rest = page.piece(page.token(to).start, page.token(page.syntax.right[clause]).end)
            if rest is not None:
                yield "to_inf", (rest,), "told_to", noun_phrase(page, subject).spans
        else:
            yield "inf", content, "infinitive", ()
    elif page.token(clause).tag == "VBG":
        yield "ing", content, "gerund", ()
    elif page.token(clause).pos in ("VERB", "AUX"):
        yield "bare", content, "that_clause", ()
    else:
        yield "np_pred", content, "object_and_predicate", ()


def after_colon(page: Page, row: int) -> Iterator[Complement]:
    """Yield "she wrote: The quay is safe": what follows a colon right behind the cue's clause."""
    if page.children(row, "ccomp", "xcomp") or lexeme(page, row) not in page.lexicon.speaking:
        return
    sentence = page.sentence(row)
    end = page.syntax.sentences[page.syntax.sentence_of[row]].last
    colon = next(
        (place for place in range(row + 1, min(row + _TO_COLON, end)) if page.word(place) == ":"), None
    )
    if colon is None:
        return
    piece = page.piece(page.token(colon).end, sentence.end)
    if piece is None and colon + 1 < len(page.syntax.tokens) and _same_block(page, row, colon + 1):
        following = page.sentence(colon + 1)
        piece = page.piece(following.start, following.end)
    if piece is not None:
        yield "colon", (piece,), "verb_and_colon", told(page, row)


_TO_COLON = 12  # words from the verb to its colon: addressee and adverbials


def _same_block(page: Page, row: int, other: int) -> bool:
    sentences, number = page.syntax.sentences, page.syntax.sentence_of
    return sentences[number[row]].block == sentences[number[other]].block
