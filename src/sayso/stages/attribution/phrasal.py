"""Phrasal complements: "wants to …", "criticised …", "called for …", "described it as …"."""

from collections.abc import Iterator

from sayso.stages.attribution.candidate import Complement
from sayso.stages.attribution.edges import after
from sayso.stages.attribution.page import Page
from sayso.stages.attribution.sources import lexeme, noun_phrase


def for_clauses(page: Page, row: int) -> Iterator[Complement]:
    """Yield "called for the mayor to resign"."""
    for clause in page.children(row, "advcl", "ccomp"):
        mark = page.child(clause, "mark")
        if (
            mark is None
            or mark < row
            or page.token(clause).tag != "VB"
            or page.child(clause, "nsubj") is None
        ):
            continue
        piece = page.stretch(mark + 1, page.syntax.right[clause])
        if piece is not None and page.token(mark).pos in ("SCONJ", "ADP"):
            yield page.word(mark), (piece,), "preposition", ()


def infinitives(page: Page, row: int) -> Iterator[Complement]:
    """Yield "wants to …", "denies taking …", "urged X to …"."""
    for clause in page.children(row, "xcomp"):
        if clause < row:
            continue
        to = page.child(clause, "aux")
        object_ = page.child(row, "dobj", "dative")
        content = after(page, row, clause)
        if to is not None and page.token(to).tag == "TO":
            if object_ is not None and row < object_ < clause:
                rest = page.piece(
                    page.token(page.syntax.left[clause]).start, page.token(page.syntax.right[clause]).end
                )
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


def predicates(page: Page, row: int) -> Iterator[Complement]:
    """Yield "called it a mistake", "described it as a mistake"."""
    for noun in page.children(row, "dobj"):
        if noun < row:
            continue
        for child in page.children(row, "oprd", "prep"):
            token = page.token(child)
            if child < noun:
                continue
            rest = page.piece(
                page.token(page.syntax.left[noun]).start, page.token(page.syntax.right[child]).end
            )
            if rest is None:
                continue
            frame = "np_pred" if token.dep == "oprd" else f"np_{page.word(child)}"
            yield frame, (rest,), "object_and_predicate", ()


def prepositions(page: Page, row: int) -> Iterator[Complement]:
    """Yield "called for …", "spoke of …"."""
    for child in page.children(row, "prep", "agent"):
        noun = page.child(child, "pobj", "pcomp")
        if child < row or noun is None or page.child(row, "ccomp") is not None:
            continue
        content = page.piece(page.token(child).end, page.token(page.syntax.right[child]).end)
        if content is not None:
            yield page.word(child), (content,), "preposition", ()


def objects(page: Page, row: int) -> Iterator[Complement]:
    """Yield "criticised his plan"."""
    for noun in page.children(row, "dobj", "oprd", "attr"):
        token = page.token(noun)
        if noun > row and _speaks_itself(page, noun):
            continue
        if noun > row:
            content = page.piece(
                page.token(page.syntax.left[noun]).start, page.token(page.syntax.right[noun]).end
            )
            if content is not None:
                longer = page.piece(content.start, page.token(_tail(page, row, noun)).end)
                yield "np", (longer or content,), "noun_object", ()
        elif token.tag in ("WDT", "WP", "WP$"):
            yield from _fronted(page, row)


def _speaks_itself(page: Page, noun: int) -> bool:
    """Tell whether the object is a document whose words follow: "issued a statement saying …"."""
    return page.token(noun).lemma.lower() in page.lexicon.documents and any(
        lexeme(page, clause) in page.lexicon.speaking for clause in page.children(noun, "acl")
    )


def _tail(page: Page, row: int, noun: int) -> int:
    """Return the last row of the object with the prepositional phrases that follow it at once."""
    last = page.syntax.right[noun]
    for child in page.children(row, "prep"):
        if page.syntax.left[child] == last + 1 and page.word(child) not in page.lexicon.adjuncts:
            last = page.syntax.right[child]
    return last


def _fronted(page: Page, row: int) -> Iterator[Complement]:
    """Yield the antecedent of "the plan, which she criticised"."""
    if page.token(row).dep == "relcl":
        antecedent = noun_phrase(page, page.token(row).head, without=row)
        yield "np", antecedent.spans, "noun_object_relative", ()
