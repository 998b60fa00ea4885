"""Verb cues: "said that …", "wants to …", "criticised …", and their passives."""

from collections.abc import Iterator

from sayso.model.span import Span
from sayso.stages.attribution.candidate import Candidate, Complement, Source
from sayso.stages.attribution.clausal import after_colon, finite_clauses
from sayso.stages.attribution.edges import after
from sayso.stages.attribution.page import Page
from sayso.stages.attribution.phrasal import for_clauses, infinitives, objects, predicates, prepositions
from sayso.stages.attribution.sources import agent_source, lexeme, noun_phrase, subject_source


def verb_candidates(page: Page, row: int) -> Iterator[Candidate]:
    """Yield what the verb at `row` may report, best construction first."""
    token = page.token(row)
    if token.pos != "VERB" or token.dep in ("aux", "auxpass", "amod", "compound"):
        return
    passive = is_passive(page, row)
    yield from _passive(page, row) if passive else _active(page, row)


def is_passive(page: Page, row: int) -> bool:
    """Tell whether the verb is passive: by its auxiliary, or as a bare participle behind its noun."""
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
        if first - part > _BETWEEN:
            break
        first = part
    for part in parts[place + 1 :]:
        if part - last > 1:
            break
        last = part
    return (page.syntax.span(first, last),)


_BETWEEN = 2  # words from an auxiliary to the next: one adverb may stand between


def _active(page: Page, row: int) -> Iterator[Candidate]:
    source = subject_source(page, row)
    for frame, content, rule, addressee in _complements(page, row):
        yield _make(page, row, frame, content, rule, source, addressee)


def _make(
    page: Page,
    row: int,
    frame: str,
    content: tuple[Span, ...],
    rule: str,
    source: Source,
    addressee: tuple[Span, ...] = (),
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


def _complements(page: Page, row: int) -> Iterator[Complement]:
    yield from finite_clauses(page, row)
    yield from after_colon(page, row)
    yield from for_clauses(page, row)
    yield from infinitives(page, row)
    yield from predicates(page, row)
    yield from prepositions(page, row)
    yield from objects(page, row)


def _passive(page: Page, row: int) -> Iterator[Candidate]:
    source = agent_source(page, row)
    spans = _passive_subject(page, row, page.child(row, "nsubjpass", "csubjpass", "nsubj"))
    for clause in page.children(row, "ccomp"):
        if clause > row:
            yield _make(page, row, "passive_that", after(page, row, clause), "passive_that", source)
    for clause in page.children(row, "xcomp"):
        if clause > row:
            yield _make(
                page, row, "passive_inf", (*spans, *after(page, row, clause)), "passive_infinitive", source
            )
    for child in page.children(row, "oprd", "prep"):
        if child > row:
            yield from _passive_phrase(page, row, child, spans, source)
    if spans:
        frame = "passive_bare" if source.head is None else "passive"
        yield _make(page, row, frame, spans, "passive_subject", source)


def _passive_phrase(
    page: Page, row: int, child: int, spans: tuple[Span, ...], source: Source
) -> Iterator[Candidate]:
    """Yield "it was described as a mistake" and, without a subject, "asked about the toll"."""
    token = page.token(child)
    if spans:
        rest = page.stretch(page.syntax.left[child], page.syntax.right[child])
        frame = "passive_pred" if token.dep == "oprd" else f"passive_{page.word(child)}"
        if rest is not None:
            yield _make(page, row, frame, (*spans, rest), "passive_predicate", source)
    elif page.token(row).dep == "advcl" and token.dep == "prep":
        about = page.stretch(child + 1, page.syntax.right[child])
        if about is not None:
            yield _make(page, row, f"asked_{page.word(child)}", (about,), "passive_preposition", source)


def _passive_subject(page: Page, row: int, subject: int | None) -> tuple[Span, ...]:
    """Return what a passive is about: its subject, or the noun that the participle follows."""
    token = page.token(row)
    if subject is None:
        return noun_phrase(page, token.head, without=row).spans if token.dep in ("acl", "relcl") else ()
    return noun_phrase(page, subject, without=row).spans
