"""Quoted speech: every quotation goes to somebody, led by the marks, since trees break around them."""

from dataclasses import dataclass

from sayso.model.quotation import Quotation, QuotationKind
from sayso.model.span import Span
from sayso.stages.attribution.candidate import Candidate
from sayso.stages.attribution.choosing import Chosen
from sayso.stages.attribution.drafting import Draft
from sayso.stages.attribution.edges import told
from sayso.stages.attribution.gaps import (
    Spoken,
    block_of,
    block_span,
    leads_in,
    sentence_start,
    speaker_after,
    speaker_before,
)
from sayso.stages.attribution.marks import signature
from sayso.stages.attribution.page import Page
from sayso.stages.attribution.sources import lexeme
from sayso.stages.attribution.verbs import cue_span

# Precision of the mark-led rules on PolNeAR train, content and source both.
_CONFIDENCE = {
    "quotation_then_cue": 0.93,
    "cue_then_quotation": 0.7,
    "colon_above": 0.8,
    "continuation": 0.5,
    "no_speaker": 0.3,
}


@dataclass(slots=True)
class _Speech:
    """What is known while the quotations are walked through in text order."""

    page: Page
    drafts: list[Draft]
    by_row: dict[int, Draft]
    holders: dict[int, Draft]
    last: Draft | None = None
    last_block: int = -1


def attribute_quotations(page: Page, chosen: list[Chosen]) -> list[Draft]:
    """Return the chosen candidates as drafts, each quotation joined to one or given one of its own."""
    drafts = [Draft(candidate, over) for candidate, over in chosen]
    by_row = {draft.candidate.row: draft for draft in drafts}
    speech = _Speech(page, drafts, by_row, _holders(page, drafts))
    spoken = _spoken_rows(page, drafts)
    heard = 0
    for place, quotation in enumerate(page.quotations):
        while heard < len(spoken) and page.token(spoken[heard].candidate.row).start < quotation.span.start:
            speech.last = spoken[heard]
            speech.last_block = block_of(page, page.token(spoken[heard].candidate.row).start)
            heard += 1
        holder = _hold(speech, place, quotation) or _nobodys(speech, quotation)
        if holder is not None and holder.candidate.rule != "no_speaker":
            speech.last = holder
            speech.last_block = block_of(page, quotation.span.start)
    return drafts


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


def _hold(speech: _Speech, place: int, quotation: Quotation) -> Draft | None:
    """Return the draft a quotation belongs to: cue behind it, going on, cue before it, in this order."""
    page = speech.page
    if quotation.kind is not QuotationKind.SPEECH or quotation.inner is None:
        return speech.holders.get(place)
    if speech.last is not None and (quotation.continues or _split(speech, place, quotation)):
        return _add(speech.last, quotation)
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
        return _spoken(speech, after, Span(start, quotation.span.end), "quotation_then_cue")
    return _loose(speech, place, quotation) if holder is None else holder


def _subordinate(page: Page, start: int, quotation: Quotation) -> bool:
    """Tell whether the words before the quotation are a clause: "When she called it “dead,” …"."""
    rows = page.rows(Span(start, quotation.span.start)) if start < quotation.span.start else range(0)
    return any(page.token(row).tag in _OPENERS for row in rows[:2])


_OPENERS = frozenset({"IN", "WRB", "VBN", "VBG"})


def _between(page: Page, holder: Draft, start: int, quotation: Quotation) -> bool:
    return start <= page.token(holder.candidate.row).start < quotation.span.start


def _loose(speech: _Speech, place: int, quotation: Quotation) -> Draft | None:
    """Place a quotation that no tree claims: a cue before it, a colon above it, or the last speaker."""
    page = speech.page
    before = speaker_before(page, place)
    if before is not None:
        return _spoken(speech, before, quotation.span, "cue_then_quotation")
    signed = signature(page, quotation, block_of(page, quotation.span.start))
    if signed is not None:
        made = Draft(signed)
        speech.drafts.append(made)
        return made
    above = leads_in(page, quotation)
    if above is not None:
        return _spoken(speech, above, quotation.span, "colon_above")
    if speech.last is None or not _near(speech, quotation):
        leading = _sentence_before(speech, quotation) if _starts_sentence(page, quotation) else None
        return None if leading is None else _add(leading, quotation)
    if _starts_sentence(page, quotation):
        return _add(speech.last, quotation)
    return _continued(speech, quotation)


_SENTENCE = 80  # words looked back over; keeps the walk linear where a sentence never ends


def _sentence_before(speech: _Speech, quotation: Quotation) -> Draft | None:
    """Return the main statement of the sentence before, whatever its cue: She praised the plan. “It is …”."""
    page = speech.page
    rows = page.rows(quotation.span)
    if not rows or not rows[0]:
        return None
    sentence = page.syntax.sentences[page.syntax.sentence_of[rows[0] - 1]]
    if sentence.block != block_of(page, quotation.span.start):
        return None
    led = [
        speech.by_row[row]
        for row in range(max(sentence.first, rows[0] - _SENTENCE), min(sentence.last, rows[0]))
        if row in speech.by_row and page.quotation_at(page.token(row).start) is None
    ]
    named = [draft for draft in led if draft.candidate.source.head is not None and draft.candidate.content]
    return min(named, key=lambda draft: sum(1 for _ in page.above(draft.candidate.row)), default=None)


def _nobodys(speech: _Speech, quotation: Quotation) -> Draft | None:
    """Return a whole quoted sentence of which the text does not tell who says it."""
    rows = speech.page.rows(quotation.span)
    whole = quotation.inner is not None and quotation.kind is QuotationKind.SPEECH
    if not whole or not any(row in speech.by_row for row in rows):
        return None
    made = Draft(
        Candidate(
            row=rows[0],
            cue=(),
            lexeme="",
            frame="",
            rule="no_speaker",
            content=(quotation.span,),
            confidence=_CONFIDENCE["no_speaker"],
        )
    )
    speech.drafts.append(made)
    return made


def _continued(speech: _Speech, quotation: Quotation) -> Draft | None:
    """Return a sentence that holds quoted words but no cue, right after a sentence of the same speaker."""
    page, last = speech.page, speech.last
    rows = page.rows(quotation.span)
    if last is None or not rows:
        return None
    if last.candidate.rule == "continuation" and any(
        piece.covers(quotation.span) for piece in last.candidate.content
    ):
        return last
    start = sentence_start(page, quotation)
    piece = page.piece(start, max(quotation.span.end, page.sentence(rows[-1]).end))
    row = page.rows(Span(start, quotation.span.end))[0]
    if (
        piece is None
        or _pause(page, last, start) > _PAUSE
        or _has_cue(speech, piece)
        or len(rows) < _SPOKEN_WORDS
    ):
        return None
    made = Draft(
        Candidate(
            row=row,
            cue=(),
            lexeme="",
            frame="",
            rule="continuation",
            content=(piece,),
            confidence=_CONFIDENCE["continuation"],
        ),
        continues=last,
    )
    speech.drafts.append(made)
    return made


_PAUSE = 1  # sentences from a speaker's words to their continuation
_SPOKEN_WORDS = 4  # shorter quoted stretches without a cue are names and titles


def _has_cue(speech: _Speech, piece: Span) -> bool:
    """Tell whether the sentence has a cue of its own outside quotation marks."""
    page = speech.page
    return any(
        row in speech.by_row or (page.token(row).pos == "VERB" and lexeme(page, row) in page.lexicon.speaking)
        for row in page.rows(piece)
        if page.quotation_at(page.token(row).start) is None
    )


def _pause(page: Page, last: Draft, start: int) -> int:
    """Return how many sentences lie between the last speaker's cue or words and `start`."""
    reach = max((*(piece.end for piece in last.content), page.token(last.candidate.row).end))
    rows = page.rows(Span(min(reach, start), max(start, reach) + 1))
    return page.syntax.sentence_of[rows[-1]] - page.syntax.sentence_of[rows[0]] if rows else 0


def _near(speech: _Speech, quotation: Quotation) -> bool:
    """Tell whether the last speaker spoke in this block, or in the one before this quoted sentence."""
    page = speech.page
    block = block_of(page, quotation.span.start)
    if block == speech.last_block:
        return True
    whole = block_span(page, block)
    filled = (
        quotation.span.end >= whole.end - 1
        and len(page.rows(Span(whole.start, quotation.span.end))) <= _REACH
    )
    return filled and block == speech.last_block + 1 and sentence_start(page, quotation) == whole.start


_REACH = 400  # words of a paragraph that is one quotation


def _split(speech: _Speech, place: int, quotation: Quotation) -> bool:
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
        and "." not in between
    )


def _add(draft: Draft, quotation: Quotation) -> Draft:
    draft.pieces.append(quotation.span)
    return draft


def _spoken(speech: _Speech, spoken: Spoken, content: Span, rule: str) -> Draft:
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
        confidence=_CONFIDENCE[rule],
    )
    if old is not None:
        old.replaced(candidate)
        return old
    made = Draft(candidate)
    speech.drafts.append(made)
    speech.by_row[spoken.verb] = made
    return made


def _starts_sentence(page: Page, quotation: Quotation) -> bool:
    place = quotation.span.start - 1
    while place >= 0 and page.text[place] in " \xa0\t":
        place -= 1
    return place < 0 or page.text[place] in ".;!?\n\r”\"—–-…)'’"
