"""Fallback: whose a whole quoted sentence is when neither marks nor tree tell: the sentences beside it do."""

from sayso.model.quotation import Quotation, QuotationKind
from sayso.stages.attribution.continuing import starts_sentence
from sayso.stages.attribution.drafting import Draft
from sayso.stages.attribution.gaps import Spoken, tag_behind
from sayso.stages.attribution.page import Page
from sayso.stages.attribution.sources import lexeme, subject_source
from sayso.stages.attribution.speech import Speech, spoken_draft

_SHORTEST = 3  # quoted words; fewer are names


def beside(speech: Speech, place: int, quotation: Quotation) -> Draft | None:
    """Return the draft of “…” Ana Ruiz said, else of Ana Ruiz warned them all. “…”."""
    page = speech.page
    if quotation.kind is not QuotationKind.SPEECH or quotation.inner is None:
        return None
    if len(page.rows(quotation.inner)) < _SHORTEST or not starts_sentence(page, quotation):
        return None
    behind = tag_behind(page, place)
    if behind is not None:
        return spoken_draft(speech, behind, quotation.span, "quotation_then_cue")
    before = _sentence_before(page, quotation)
    if before is None or before.verb in speech.by_row:
        return None
    return spoken_draft(speech, before, quotation.span, "sentence_then_quotation")


def _sentence_before(page: Page, quotation: Quotation) -> Spoken | None:
    """Return the main verb of the sentence before and the person who does it, when it tells of speaking."""
    rows = page.rows(quotation.span)
    if not rows or not rows[0]:
        return None
    sentence = page.syntax.sentences[page.syntax.sentence_of[rows[0] - 1]]
    verb = _root(page, sentence.first, rows[0])
    if verb is None or lexeme(page, verb) not in page.lexicon.speaking or _quoted(page, verb):
        return None
    source = subject_source(page, verb)
    return Spoken(verb, source) if source.head is not None else None


def _quoted(page: Page, row: int) -> bool:
    return page.quotation_at(page.token(row).start) is not None


def _root(page: Page, first: int, stop: int) -> int | None:
    roots = (row for row in range(max(first, stop - _REACH), stop) if page.token(row).dep == "ROOT")
    return next((row for row in roots if page.token(row).pos == "VERB"), None)


_REACH = 80  # words looked back over; keeps the walk linear where a sentence never ends
