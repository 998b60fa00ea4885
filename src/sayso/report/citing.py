"""Citing: a statement as others can quote it and find it again: words, who says them, where they stand."""

from collections.abc import Iterator, Sequence

from sayso.model.attribution import Manner
from sayso.model.fragment import text_fragment, web_address
from sayso.model.reading import Reading
from sayso.model.span import Span
from sayso.model.statement import Act, Assertion, Certainty, Hedge, Stance, Statement
from sayso.report.phrases import chain_of, own_voice, pieces, presents, shown_words, who_speaks

__all__ = ["HASH", "citation", "citation_of", "link_to", "text_fragment"]

# Digits of the hash that are shown to people.
HASH = 16


def citation(reading: Reading, one: Statement | Assertion) -> str:
    """Return “words” — who says so, outlet, date, address, characters a–b, sha256.

    Who denies, asks, predicts or hedges is cited so; what the article tells in words of its own is called so.
    """
    text = reading.article.text
    if isinstance(one, Assertion):
        doing = tuple(_doubts(text, one.certainty, one.hedges, one.content))
        return citation_of(reading, pieces(text, one.content), own_voice(reading), one.content, doing=doing)
    through = (f"{link} {party.name}" for link, party in chain_of(one))
    told = () if one.manner is Manner.DIRECT else ("as the article tells it",)
    spans = one.content or one.cue or one.source
    doing = (*_stance(text, one), *_doubts(text, one.certainty, one.hedges, one.content), *through, *told)
    return citation_of(reading, shown_words(text, one), who_speaks(one), spans, doing=doing)


def citation_of(
    reading: Reading, words: str, who: str, spans: Sequence[Span], *, doing: Sequence[str] = ()
) -> str:
    """Return a citation of words that stand at some places of an article."""
    article = reading.article
    quoted = words if words[:1] in "“\"'‘" and words[-1:] in "”\"'’" else f"“{words}”"
    says = f"{who} ({', '.join(doing)})" if doing else who
    at = ", ".join(f"{span.start}–{span.end}" for span in spans)
    parts = [
        says,
        article.outlet or "outlet not known",
        (article.published or "no date found").partition("T")[0],
        *filter(None, (web_address(article.url) or article.file,)),
        f"characters {at}",
        f"sha256 {article.sha256[:HASH]}",
    ]
    return f"{quoted} — {', '.join(parts)}"


def link_to(reading: Reading, one: Statement | Assertion) -> str | None:
    """Return the address of a statement's words in the page they come from; None where there is none."""
    spans = one.content or (one.cue or one.source if isinstance(one, Statement) else ())
    article = reading.article
    return text_fragment(article.url, article.text, spans[0]) if spans else web_address(article.url)


def _stance(text: str, one: Statement) -> Iterator[str]:
    """Yield what the source does with the words, unless it says them."""
    if one.weak:
        yield "weaker reading"
    if one.stance is not Stance.ASSERTS or one.act is not Act.SAY:
        yield presents(text, one).split(" · ")[0]


def _doubts(
    text: str, certainty: Certainty | None, hedges: Sequence[Hedge], content: Sequence[Span]
) -> Iterator[str]:
    """Yield how sure it is, and the words of each hedge that does not stand in the words cited."""
    if certainty not in {None, Certainty.CERTAIN}:
        yield str(certainty)
    for hedge in hedges:
        if not any(span.covers(hedge.span) for span in content):
            yield f"“{hedge.span.of(text)}”"
