"""Refusals and silences: "declined to comment", "did not respond", "could not be reached"."""

from sayso.model.span import Span, hull
from sayso.stages.attribution.candidate import Candidate, Source
from sayso.stages.attribution.edges import told
from sayso.stages.attribution.page import Page
from sayso.stages.attribution.sources import lexeme, noun_phrase, subject_source


def refusal(page: Page, row: int) -> Candidate | None:
    """Return the refusal or silence that the verb at `row` reports."""
    if page.token(row).pos != "VERB":
        return None
    found = _declined(page, row)
    if found is None:
        found = _silent(page, row) or _unreached(page, row)
    return found


def _declined(page: Page, row: int) -> Candidate | None:
    """Return "declined to comment"."""
    if page.token(row).lemma.lower() not in page.lexicon.declining:
        return None
    for clause in page.children(row, "xcomp"):
        if clause > row and page.token(clause).lemma.lower() in page.lexicon.answering:
            return _made(page, row, page.syntax.span(row, clause), "refusal", subject_source(page, row))
    return None


def _silent(page: Page, row: int) -> Candidate | None:
    """Return "did not respond" and "would not comment"."""
    negation = page.child(row, "neg")
    if negation is None or page.token(row).lemma.lower() not in page.lexicon.answering:
        return None
    if page.children(row, "ccomp", "nsubjpass") or (
        page.child(row, "dobj") is not None and not _asked_for(page, row)
    ):
        return None
    cue = hull([page.syntax.span(part, part) for part in (*page.children(row, "aux", "neg"), row)])
    return _made(page, row, cue, "silence", subject_source(page, row))


def _asked_for(page: Page, row: int) -> bool:
    """Tell whether the object is a request, call or message: "did not return a call"."""
    return any(page.token(noun).lemma.lower() in page.lexicon.requests for noun in page.children(row, "dobj"))


def _unreached(page: Page, row: int) -> Candidate | None:
    """Return "could not be reached"."""
    subject = page.child(row, "nsubjpass")
    known = page.token(row).lemma.lower() in page.lexicon.reaching
    if subject is None or not known or page.child(row, "neg") is None:
        return None
    cue = hull([page.syntax.span(part, part) for part in (*page.children(row, "aux", "auxpass", "neg"), row)])
    return _made(page, row, cue, "silence", noun_phrase(page, subject))


def _made(page: Page, row: int, cue: Span, rule: str, source: Source) -> Candidate:
    return Candidate(
        row=row,
        cue=(cue,),
        lexeme=lexeme(page, row),
        frame="refusal",
        rule=rule,
        content=(),
        source=source,
        addressee=told(page, row) if rule == "refusal" else (),
        confidence=page.lexicon.precision.get("refusal", 0.5),
    )
