"""Verb cues: "said that …", "wants to …", "criticised …", and their passives."""

from collections.abc import Iterator

from sayso.model.span import Span
from sayso.stages.attribution.candidate import NOBODY, Candidate, Source
from sayso.stages.attribution.page import Page
from sayso.stages.attribution.sources import SUBJECTS, agent_source, cut_out, goes_on, lexeme, noun_phrase, subject_source

_CLAUSE_SIDE = ("aux", "auxpass", "neg", "advmod", "npadvmod", "prt", "dative", "prep", "dobj", "agent")


def verb_candidates(page: Page, row: int) -> Iterator[Candidate]:
    """Yield what the verb at `row` may report, best construction first."""
    token = page.token(row)
    if token.pos != "VERB" or token.dep in ("aux", "auxpass", "amod", "compound"):
        return
    passive = is_passive(page, row)
    yield from _passive(page, row) if passive else _active(page, row)


def is_passive(page: Page, row: int) -> bool:
    """Tell whether the verb is passive: it has a passive auxiliary, or is a bare participle after its noun."""
    token = page.token(row)
    if page.child(row, "nsubjpass", "auxpass", "csubjpass") is not None:
        return True
    return token.tag == "VBN" and token.dep in ("acl", "advcl", "amod") and page.child(row, "aux") is None


def cue_span(page: Page, row: int) -> tuple[Span, ...]:
    """Return the verb with its auxiliaries, negation and particle, as far as they touch."""
    parts = sorted({row, *page.children(row, "aux", "auxpass", "neg", "prt")})
    place = parts.index(row)
    first = last = row
    for part in reversed(parts[:place]):
        if first - part > 2:
            break
        first = part
    for part in parts[place + 1 :]:
        if part - last > 1:
            break
        last = part
    return (page.syntax.span(first, last),)


def _active(page: Page, row: int) -> Iterator[Candidate]:
    source = subject_source(page, row)
    for frame, content, rule, addressee in _complements(page, row, source):
        if content:
            yield _make(page, row, frame, content, rule, source, addressee)


def _make(
    page: Page, row: int, frame: str, content: tuple[Span, ...], rule: str, source: Source, addressee: tuple[Span, ...] = ()
) -> Candidate:
    return Candidate(
        row=row,
        cue=cue_span(page, row),
        lexeme=lexeme(page, row),
        frame=frame,
        rule=rule,
        content=content,
        source=source,
        addressee=addressee,
    )


# A construction's name, its content, the rule that found it, and whom it is said to.
Complement = tuple[str, tuple[Span, ...], str, tuple[Span, ...]]


def _complements(page: Page, row: int, source: Source) -> Iterator[Complement]:
    yield from _finite(page, row, source)
    yield from _after_colon(page, row)
    yield from _for_clause(page, row)
    yield from _infinitive(page, row)
    yield from _predicative(page, row)
    yield from _prepositional(page, row)
    yield from _object(page, row)


def _finite(page: Page, row: int, source: Source) -> Iterator[Complement]:
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
    quoted = first is not None and any(q.span.end >= first.end for q in page.quotations_in(first.end - 1, first.end))
    return "quote" if quoted else "comment", content, rule, to


def _form(page: Page, clause: int) -> str:
    """Name the form of a clause by its first words: "that", "wh" or "bare"."""
    mark = page.child(clause, "mark")
    if mark is not None:
        return "that" if page.token(mark).lemma.lower() == "that" else "wh"
    first = page.token(page.syntax.left[clause])
    return "wh" if first.tag in ("WP", "WRB", "WDT", "WP$") else "bare"


def _clauses_after(page: Page, row: int, clauses: list[int]) -> tuple[Span, ...]:
    """Return the clauses from the first to the last, up to a verb that goes on with the subject of the cue."""
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
    """Return where the reported clause begins: at its own first word, or at loose words before it that it lost."""
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
    whole = as_ is not None and as_ < row and page.token(row).dep in ("advcl", "parataxis") and page.token(as_).pos in ("SCONJ", "ADV", "ADP")
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
    return page.token(clause).tag in ("VB", "VBG", "VBN") and page.token(clause).pos in ("VERB", "AUX") or (
        page.token(clause).pos not in ("VERB", "AUX")
    )


def _small_clause(page: Page, row: int, clause: int) -> Iterator[Complement]:
    content = _after(page, row, clause)
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


def _after(page: Page, row: int, clause: int) -> tuple[Span, ...]:
    first, last = page.syntax.left[clause], page.syntax.right[clause]
    piece = page.piece(page.token(max(first, row + 1)).start, page.token(last).end) if last > row else None
    return () if piece is None else (piece,)


def told(page: Page, row: int) -> tuple[Span, ...]:
    """Return whom it is said to: "told X", "said to X"."""
    for child in page.children(row, "dative", "dobj", "prep"):
        token = page.token(child)
        if child < row:
            continue
        if token.dep == "dative" and token.pos != "ADP":
            return noun_phrase(page, child).spans
        if token.dep in ("dative", "prep") and page.word(child) in _TO:
            noun = page.child(child, "pobj")
            if noun is not None:
                return noun_phrase(page, noun).spans
        if token.dep == "dobj":
            return noun_phrase(page, child).spans
    return ()


_TO = frozenset({"to"})


def clause_edges(page: Page, row: int) -> tuple[int, int]:
    """Return the first and last row of the cue's own clause: subject, auxiliaries, addressee, adverbials."""
    syntax = page.syntax
    first = last = row
    for child in page.children(row, *SUBJECTS, *_CLAUSE_SIDE, "advcl"):
        if child > row:
            last = max(last, syntax.right[child])
        elif page.token(child).dep in (*SUBJECTS, "aux", "auxpass", "neg") or child >= first - 1:
            first = min(first, syntax.left[child])
    return first, last


def before_and_after(page: Page, row: int) -> tuple[Span, ...]:
    """Return the sentence without the cue's clause: "…, X said" and "…, X said, …"."""
    first, last = clause_edges(page, row)
    sentence = page.sentence(row) if page.token(row).dep in _TOP else page.syntax.subtree(row)
    own = page.syntax.span(first, last)
    left = page.piece(sentence.start, max(own.start, sentence.start))
    right = page.piece(own.end, sentence.end) if _goes_on(page, row, last) else None
    return tuple(piece for piece in (left, right) if piece is not None)


_TOP = frozenset({"ROOT", "parataxis", "dep", "ccomp"})


def _goes_on(page: Page, row: int, last: int) -> bool:
    """Tell whether the reported clause goes on behind the cue's own clause."""
    return any(page.syntax.right[clause] > last for clause in page.children(row, "ccomp") if clause < row or page.syntax.left[clause] < row)


def around(page: Page, row: int) -> tuple[Span, ...]:
    """Return the sentence around a parenthetical cue clause."""
    own = page.syntax.subtree(row)
    pieces = cut_out(page, page.sentence(row), (own,))
    if len(pieces) > 1 and _setting(page, pieces[0]) and page.quotations_in(pieces[1].start, pieces[1].start + 1):
        return pieces[1:]
    return pieces


def _setting(page: Page, piece: Span) -> bool:
    """Tell whether words before a quotation only set the scene: "Asked about the toll, …"."""
    rows = page.rows(piece)
    return bool(rows) and page.token(rows[0]).tag in ("IN", "WRB", "VBN", "VBG") and not page.quotations_in(piece.start, piece.end)


def _after_colon(page: Page, row: int) -> Iterator[Complement]:
    """Yield "she wrote: The quay is safe": what follows a colon right behind the cue's clause."""
    if page.children(row, "ccomp", "xcomp") or lexeme(page, row) not in page.lexicon.speaking:
        return
    sentence = page.sentence(row)
    end = page.syntax.sentences[page.syntax.sentence_of[row]].last
    colon = next((place for place in range(row + 1, min(row + _TO_COLON, end)) if page.word(place) == ":"), None)
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


def _for_clause(page: Page, row: int) -> Iterator[Complement]:
    """Yield "called for the mayor to resign"."""
    for clause in page.children(row, "advcl", "ccomp"):
        mark = page.child(clause, "mark")
        if clause > row and mark is not None and mark > row and page.token(clause).tag == "VB":
            if page.token(mark).pos in ("SCONJ", "ADP") and page.child(clause, "nsubj") is not None:
                piece = page.piece(page.token(mark).end, page.token(page.syntax.right[clause]).end)
                if piece is not None:
                    yield page.word(mark), (piece,), "preposition", ()


def _infinitive(page: Page, row: int) -> Iterator[Complement]:
    """Yield "wants to …", "denies taking …", "urged X to …"."""
    for clause in page.children(row, "xcomp"):
        if clause < row:
            continue
        to = page.child(clause, "aux")
        object_ = page.child(row, "dobj", "dative")
        content = _after(page, row, clause)
        if to is not None and page.token(to).tag == "TO":
            if object_ is not None and row < object_ < clause:
                rest = page.piece(page.token(page.syntax.left[clause]).start, page.token(page.syntax.right[clause]).end)
                if rest is not None:
                    yield "to_inf", (rest,), "told_to", noun_phrase(page, object_).spans
                    whole = page.piece(page.token(page.syntax.left[object_]).start, rest.end)
                    if whole is not None:
                        yield "np_inf", (whole,), "object_and_infinitive", ()
            else:
                yield "inf", content, "infinitive", ()
        elif page.token(clause).tag == "VBG":
            yield "ing", content, "gerund", ()
        elif page.token(clause).pos not in ("VERB", "AUX"):
            yield "np_pred", content, "object_and_predicate", ()


def _predicative(page: Page, row: int) -> Iterator[Complement]:
    """Yield "called it a mistake", "described it as a mistake"."""
    for noun in page.children(row, "dobj"):
        if noun < row:
            continue
        for child in page.children(row, "oprd", "prep"):
            token = page.token(child)
            if child < noun:
                continue
            rest = page.piece(page.token(page.syntax.left[noun]).start, page.token(page.syntax.right[child]).end)
            if rest is None:
                continue
            frame = "np_pred" if token.dep == "oprd" else f"np_{page.word(child)}"
            yield frame, (rest,), "object_and_predicate", ()


def _prepositional(page: Page, row: int) -> Iterator[Complement]:
    """Yield "called for …", "spoke of …"."""
    for child in page.children(row, "prep", "agent"):
        noun = page.child(child, "pobj", "pcomp")
        if child < row or noun is None or page.child(row, "ccomp") is not None:
            continue
        content = page.piece(page.token(child).end, page.token(page.syntax.right[child]).end)
        if content is not None:
            yield page.word(child), (content,), "preposition", ()


def _object(page: Page, row: int) -> Iterator[Complement]:
    """Yield "criticised his plan"."""
    for noun in page.children(row, "dobj", "oprd", "attr"):
        token = page.token(noun)
        if noun > row:
            content = page.piece(page.token(page.syntax.left[noun]).start, page.token(page.syntax.right[noun]).end)
            if content is not None:
                longer = page.piece(content.start, page.token(_tail(page, row, noun)).end)
                yield "np", (longer or content,), "noun_object", ()
        elif token.tag in ("WDT", "WP", "WP$"):
            yield from _fronted(page, row, noun)


def _tail(page: Page, row: int, noun: int) -> int:
    """Return the last row of the object with the prepositional phrases that follow it at once."""
    last = page.syntax.right[noun]
    for child in page.children(row, "prep"):
        if page.syntax.left[child] == last + 1 and page.word(child) not in page.lexicon.adjuncts:
            last = page.syntax.right[child]
    return last


def _fronted(page: Page, row: int, noun: int) -> Iterator[Complement]:
    """Yield the antecedent of "the plan, which she criticised"."""
    if page.token(row).dep == "relcl":
        antecedent = noun_phrase(page, page.token(row).head, without=row)
        yield "np", antecedent.spans, "noun_object_relative", ()


def _passive(page: Page, row: int) -> Iterator[Candidate]:
    source = agent_source(page, row)
    subject = page.child(row, "nsubjpass", "csubjpass", "nsubj")
    spans = _passive_subject(page, row, subject)
    for clause in page.children(row, "ccomp"):
        if clause > row:
            yield _make(page, row, "passive_that", _after(page, row, clause), "passive_that", source)
    for clause in page.children(row, "xcomp"):
        content = (*spans, *_after(page, row, clause))
        if clause > row and content:
            yield _make(page, row, "passive_inf", content, "passive_infinitive", source)
    for child in page.children(row, "oprd", "prep"):
        if child > row and not spans and page.token(row).dep == "advcl" and page.token(child).dep == "prep":
            about = page.piece(page.token(child).end, page.token(page.syntax.right[child]).end)
            if about is not None:
                yield _make(page, row, f"asked_{page.word(child)}", (about,), "passive_preposition", source)
        if child > row and spans and page.token(child).dep != "agent":
            rest = page.piece(page.token(page.syntax.left[child]).start, page.token(page.syntax.right[child]).end)
            frame = "passive_pred" if page.token(child).dep == "oprd" else f"passive_{page.word(child)}"
            if rest is not None:
                yield _make(page, row, frame, (*spans, rest), "passive_predicate", source)
    if spans:
        yield _make(page, row, "passive" if source.head is not None else "passive_bare", spans, "passive_subject", source)


def _passive_subject(page: Page, row: int, subject: int | None) -> tuple[Span, ...]:
    """Return what a passive is about: its subject, or the noun that the participle follows."""
    token = page.token(row)
    if subject is None:
        return noun_phrase(page, token.head, without=row).spans if token.dep in ("acl", "relcl") else ()
    return noun_phrase(page, subject, without=row).spans
