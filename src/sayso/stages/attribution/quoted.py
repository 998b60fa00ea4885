"""Quoted speech: every quotation goes to somebody, led by the marks, since trees break around them."""

from sayso.model.quotation import Quotation, QuotationKind
from sayso.model.span import Span
from sayso.stages.attribution.choosing import Chosen
from sayso.stages.attribution.continuing import continued, near, nobodys, sentence_before, starts_sentence
from sayso.stages.attribution.drafting import Draft
from sayso.stages.attribution.fallback import beside
from sayso.stages.attribution.gaps import STOPS, block_of, sentence_start, speaker_after
from sayso.stages.attribution.leading import leads_in, speaker_before
from sayso.stages.attribution.marks import TURN, signature
from sayso.stages.attribution.naming import named
from sayso.stages.attribution.page import Page
from sayso.stages.attribution.speech import Speech, add, spoken_draft


def attribute_quotations(page: Page, chosen: list[Chosen]) -> list[Draft]:
    """Return the chosen candidates as drafts, each quotation joined to one or given one of its own."""
    drafts = [Draft(candidate, over) for candidate, over in chosen]
    by_row = {draft.candidate.row: draft for draft in drafts}
    speech = Speech(page, drafts, by_row, _holders(page, drafts))
    spoken = _spoken_rows(page, drafts)
    heard = 0
    turns = _transcribed(page, drafts)
    for place, quotation in enumerate(page.quotations):
        if place in turns:
            continue
        while heard < len(spoken) and page.token(spoken[heard].candidate.row).start < quotation.span.start:
            if not _beneath(page, speech.last, spoken[heard]):
                speech.last = spoken[heard]
                speech.last_block = block_of(page, page.token(spoken[heard].candidate.row).start)
            heard += 1
        holder = (
            _hold(speech, place, quotation) or beside(speech, place, quotation) or nobodys(speech, quotation)
        )
        if holder is not None and holder.candidate.rule != "no_speaker":
            speech.last = holder
            speech.last_block = block_of(page, quotation.span.start)
    return drafts


def _transcribed(page: Page, drafts: list[Draft]) -> frozenset[int]:
    """Return the places of the quotations that hold a transcript, which its turns share out."""
    turns = [draft.candidate.cue[0].start for draft in drafts if draft.candidate.rule == TURN]
    quoted = {around.span.start for around in map(page.quotation_at, turns) if around is not None}
    found: set[int] = set()
    together: list[int] = []
    for place, quotation in enumerate((*page.quotations, None)):
        if quotation is None or not quotation.continues:
            if any(page.quotations[one].span.start in quoted for one in together):
                found.update(together)
            together = []
        together.append(place)
    return frozenset(found)


def _spoken_rows(page: Page, drafts: list[Draft]) -> list[Draft]:
    """Return the drafts whose cue is a word of speaking outside quotation marks, in text order."""
    spoken = [
        draft
        for draft in drafts
        if draft.candidate.lexeme in page.lexicon.speaking
        and draft.candidate.content
        and page.quotation_at(page.token(draft.candidate.row).start) is None
    ]
    return sorted(spoken, key=lambda draft: draft.candidate.row)


def _beneath(page: Page, last: Draft | None, other: Draft) -> bool:
    """Tell whether a cue hangs on the last speaker's: "…," X said when asked about Y. "…"."""
    row = other.candidate.row
    own = page.token(row).tag in _SHARING and other.candidate.rule != "preposition"
    return last is not None and not own and last.candidate.row in page.above(row)


# "…," X said, adding that …, and "… went on to say that …": the same speaker goes on with it.
_SHARING = frozenset({"VBG", "VB"})


def _holders(page: Page, drafts: list[Draft]) -> dict[int, Draft]:
    """Return which draft's content covers which quotation; the widest wins."""
    number = {quotation.span: place for place, quotation in enumerate(page.quotations)}
    held: dict[int, Draft] = {}
    size: dict[int, int] = {}
    for draft in drafts:
        for piece in draft.candidate.content:
            for quotation in page.quotations_in(piece.start, piece.end):
                place = number[quotation.span]
                if piece.covers(quotation.span) and len(piece) > size.get(place, 0):
                    held[place], size[place] = draft, len(piece)
    return held


def _hold(speech: Speech, place: int, quotation: Quotation) -> Draft | None:
    """Return the draft a quotation belongs to: cue behind it, going on, cue before it, in this order."""
    page = speech.page
    if quotation.kind is not QuotationKind.SPEECH or quotation.inner is None:
        return speech.holders.get(place)
    if speech.last is not None and (quotation.continues or _split(speech, place, quotation)):
        return add(speech.last, quotation)
    claim = named(page, quotation)
    if claim is not None:
        speech.drafts.append(Draft(claim))
        return speech.drafts[-1]
    start = sentence_start(page, quotation)
    holder = speech.holders.get(place)
    if (
        holder is not None
        and _subordinate(page, start, quotation)
        and _between(page, holder, start, quotation)
    ):
        return holder
    after = speaker_after(page, place, whole=start == quotation.span.start)
    if after is not None:
        return spoken_draft(speech, after, Span(start, quotation.span.end), "quotation_then_cue")
    return _loose(speech, place, quotation) if holder is None else holder


def _subordinate(page: Page, start: int, quotation: Quotation) -> bool:
    """Tell whether the words before the quotation are a clause: "When she called it “dead,” …"."""
    rows = page.rows(Span(start, quotation.span.start)) if start < quotation.span.start else range(0)
    return any(page.token(row).tag in _OPENERS for row in rows[:2])


_OPENERS = frozenset({"IN", "WRB", "VBN", "VBG"})


def _between(page: Page, holder: Draft, start: int, quotation: Quotation) -> bool:
    return start <= page.token(holder.candidate.row).start < quotation.span.start


def _split(speech: Speech, place: int, quotation: Quotation) -> bool:
    """Tell whether "…," X said, "…" goes on: last speaker, same sentence, a comma before the mark."""
    if not place or speech.last is None:
        return False
    page, before = speech.page, speech.page.quotations[place - 1]
    between = page.text[before.span.end : quotation.span.start].strip()
    held = any(piece.covers(before.span) for piece in speech.last.content)
    row = page.token(speech.last.candidate.row)
    return (
        held
        and between.endswith(",")
        and before.span.end <= row.start < quotation.span.start
        and not any(page.word(one) in STOPS for one in page.rows(Span(before.span.end, quotation.span.start)))
    )


def _loose(speech: Speech, place: int, quotation: Quotation) -> Draft | None:
    """Place a quotation that no tree claims: a cue before it, a colon above it, or the last speaker."""
    page = speech.page
    before = speaker_before(page, place)
    if before is not None:
        return spoken_draft(speech, before, quotation.span, "cue_then_quotation")
    signed = signature(page, quotation, block_of(page, quotation.span.start))
    if signed is not None:
        made = Draft(signed)
        speech.drafts.append(made)
        return made
    above = leads_in(page, quotation)
    if above is not None:
        return spoken_draft(speech, above, quotation.span, "colon_above")
    if speech.last is None or not near(speech, quotation):
        leading = sentence_before(speech, quotation) if starts_sentence(page, quotation) else None
        return None if leading is None else add(leading, quotation)
    if starts_sentence(page, quotation):
        return add(speech.last, quotation)
    return continued(speech, quotation)
