"""Continuing: quotations without a cue of their own, right after somebody's words."""

from sayso.model.quotation import Quotation, QuotationKind
from sayso.model.span import Span
from sayso.stages.attribution.candidate import Candidate
from sayso.stages.attribution.drafting import Draft
from sayso.stages.attribution.gaps import Spoken, block_of, block_span, sentence_start
from sayso.stages.attribution.page import Page
from sayso.stages.attribution.sources import lexeme, subject_source
from sayso.stages.attribution.speech import CONFIDENCE, Speech, spoken_draft


def near(speech: Speech, quotation: Quotation) -> bool:
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


def starts_sentence(page: Page, quotation: Quotation) -> bool:
    """Tell whether a quotation begins a sentence: a stop, a mark or nothing stands before it."""
    place = quotation.span.start - 1
    while place >= 0 and page.text[place] in " \xa0\t":
        place -= 1
    return place < 0 or page.text[place] in ".;!?\n\r”\"—–-…)'’"


_SENTENCE = 80  # words looked back over; keeps the walk linear where a sentence never ends


def sentence_before(speech: Speech, quotation: Quotation) -> Draft | None:
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


def continued(speech: Speech, quotation: Quotation) -> Draft | None:
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
    unlisted = _unlisted_cue(page, rows[0], start)
    if unlisted is not None:
        return spoken_draft(speech, unlisted[0], unlisted[1], "unlisted_cue")
    made = Draft(
        Candidate(
            row=row,
            cue=(),
            lexeme="",
            frame="",
            rule="continuation",
            content=(piece,),
            confidence=CONFIDENCE["continuation"],
        ),
        continues=last,
    )
    speech.drafts.append(made)
    return made


def _unlisted_cue(page: Page, inside: int, start: int) -> tuple[Spoken, Span] | None:
    """Return the verb over the quoted words and who does it, with the words behind it: He went after “…”."""
    for row in page.above(inside):
        token = page.token(row)
        if token.pos == "VERB" and start <= token.start and page.quotation_at(token.start) is None:
            source = subject_source(page, row)
            content = page.stretch(row + 1, page.syntax.right[row])
            if source.head is None or content is None or not _somebody(page, source.head):
                return None
            return Spoken(row, source), content
    return None


def _somebody(page: Page, head: int) -> bool:
    """Tell whether the word is a name or a pronoun for one person."""
    return page.token(head).tag in ("NNP", "NNPS", "PRP") and page.word(head) not in page.lexicon.vague


_PAUSE = 1  # sentences from a speaker's words to their continuation
_SPOKEN_WORDS = 4  # shorter quoted stretches without a cue are names and titles


def _has_cue(speech: Speech, piece: Span) -> bool:
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


def nobodys(speech: Speech, quotation: Quotation) -> Draft | None:
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
            confidence=CONFIDENCE["no_speaker"],
        )
    )
    speech.drafts.append(made)
    return made
