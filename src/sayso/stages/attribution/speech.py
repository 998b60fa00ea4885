"""Speech: what is known while the quotations of a page are walked through, and how it is added to."""

from dataclasses import dataclass

from sayso.model.quotation import Quotation
from sayso.model.span import Span
from sayso.stages.attribution.candidate import Candidate
from sayso.stages.attribution.drafting import Draft
from sayso.stages.attribution.edges import told
from sayso.stages.attribution.gaps import Spoken
from sayso.stages.attribution.page import Page
from sayso.stages.attribution.sources import lexeme
from sayso.stages.attribution.verbs import cue_span

# Precision of the mark-led rules on PolNeAR train, content and source both.
CONFIDENCE = {
    "quotation_then_cue": 0.93,
    "cue_then_quotation": 0.7,
    "sentence_then_quotation": 0.6,
    "unlisted_cue": 0.5,
    "colon_above": 0.8,
    "continuation": 0.5,
    "no_speaker": 0.3,
}


@dataclass(slots=True)
class Speech:
    """What is known while the quotations are walked through in text order."""

    page: Page
    drafts: list[Draft]
    by_row: dict[int, Draft]
    holders: dict[int, Draft]
    last: Draft | None = None
    last_block: int = -1


def add(draft: Draft, quotation: Quotation) -> Draft:
    """Return the draft with the quotation joined to it."""
    draft.pieces.append(quotation.span)
    return draft


def spoken_draft(speech: Speech, spoken: Spoken, content: Span, rule: str) -> Draft:
    """Return the draft of a speaking verb with this content, new or mended."""
    page = speech.page
    old = speech.by_row.get(spoken.verb)
    if old is not None and old.candidate.rule == rule:
        old.pieces.append(content)
        return old
    candidate = Candidate(
        row=spoken.verb,
        cue=cue_span(page, spoken.verb),
        lexeme=lexeme(page, spoken.verb),
        frame="quote",
        rule=rule,
        content=(content,),
        source=spoken.source,
        addressee=tuple(
            span
            for span in told(page, spoken.verb)
            if not any(span.overlaps(own) for own in spoken.source.spans)
        ),
        confidence=CONFIDENCE[rule],
    )
    if old is not None:
        old.replaced(candidate)
        return old
    made = Draft(candidate)
    speech.drafts.append(made)
    speech.by_row[spoken.verb] = made
    return made
