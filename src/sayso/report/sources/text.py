"""The audit of one article for people: who got to speak, on whose say-so, who was accused and not heard."""

from collections.abc import Iterator

from sayso.model.party import PartyKind
from sayso.report.facts.accusations import Answer
from sayso.report.facts.layout import clamped, pad, wrap
from sayso.report.facts.phrases import number, weaker_line
from sayso.report.sources.nouns import ArticleAudit, Audit, Charge, Heard, Source
from sayso.report.sources.totals import SPEAKING
from sayso.report.sources.totals_text import (
    SHARE,
    SIGNS,
    accusing,
    bar_room,
    section,
    share,
    totals_to_text,
)
from sayso.report.terminal.paint import Paint
from sayso.report.terminal.reading import Page, heading

_NAMED, _COUNT = 9, 10


def audit_to_text(audit: Audit, *, width: int = 100, colour: bool = False) -> str:
    """Return every article's audit, and the totals where there are several."""
    parts = [article_to_text(article, width=width, colour=colour) for article in audit.articles]
    if len(audit.articles) != 1:
        parts.append(totals_to_text(audit, width=width, colour=colour))
    return f"\n{'═' * clamped(width)}\n\n".join(parts)


def article_to_text(article: ArticleAudit, *, width: int = 100, colour: bool = False) -> str:
    """Return the audit of one article as lines of at most `width` columns."""
    page = Page(clamped(width), Paint(on=colour))
    parts = (
        heading(article.title, [*article.facts, f"{article.words:,} words"], page),
        _reduced(article, page) if article.reduced else _whole(article, page),
    )
    return "\n".join(line.rstrip() for part in parts for line in part) + "\n"


def _reduced(article: ArticleAudit, page: Page) -> Iterator[str]:
    told = f"! Read in part: {article.reduced}. Who speaks is not known."
    yield from map(page.paint.warn, wrap(told, page.width))


def _whole(article: ArticleAudit, page: Page) -> Iterator[str]:
    yield ""
    yield from _who_speaks(article, page)
    yield ""
    yield from _who_is_accused(article, page)
    yield ""
    yield from _who_is_not_heard(article, page)
    if article.weaker:
        yield ""
        yield page.paint.faint(weaker_line(article.weaker))


def _who_speaks(article: ArticleAudit, page: Page) -> Iterator[str]:
    speaking = article.heard(*SPEAKING)
    named = sum(one.named for one in speaking)
    told = [f"{len(speaking)} of {len(article.sources)} parties", f"named {named} of {len(speaking)}"]
    if article.without_speaker:
        told.append(f"speaker not known in {article.without_speaker} of {article.statements} statements")
    if article.left_open:
        told.append(f"left open in {article.left_open} of them")
    if not speaking:
        told = [f"nobody found in {article.statements} statements and {article.words:,} words"]
    yield from section("Who got to speak", told, page)
    yield page.paint.faint(_row(page, "", "", "named?", "statements", f"of {article.words:,} words"))
    for place, source in enumerate(article.sources):
        if source.heard in SPEAKING:
            yield from _speaker(article, source, place, page)
    yield from _voice("–", article.own_voice, article.own, article.words, page)
    if article.unread:
        yield from _voice("?", "nobody known, or not understood", article.unread, article.words, page)


def _speaker(article: ArticleAudit, source: Source, place: int, page: Page) -> Iterator[str]:
    name, *more = wrap(_described(source), _name_room(page))
    named = "named" if source.named else "unnamed"
    count = f"{source.statements} of {article.statements}"
    line = _row(page, source.letter, name, named, count, share(source.words, article.words, page))
    yield page.paint.speaker(place, line)
    yield from (f"   {line}" for line in more)
    told = " · ".join(_say_so(source))
    yield from (page.paint.faint(f"     {line}") for line in wrap(told, page.width - 5))


def _say_so(source: Source) -> Iterator[str]:
    """Yield through whom a source is heard and on whom it relies, of how many of its statements."""
    if source.heard is Heard.THROUGH:
        yield "only through others"
    yield from (f"through {name} in {many} of {source.statements}" for name, many in source.through)
    yield from (
        f"on the say-so of {name} in {many} of {source.statements}" for name, many in source.relies_on
    )


def _voice(sign: str, name: str, words: int, whole: int, page: Page) -> Iterator[str]:
    first, *more = wrap(name, _name_room(page))
    yield _row(page, sign, first, "", "", share(words, whole, page))
    yield from (f"   {line}" for line in more)


def _who_is_accused(article: ArticleAudit, page: Page) -> Iterator[str]:
    if not article.charges:
        yield from section(
            "Who was accused", [f"no accusation found in {article.statements} statements"], page
        )
        return
    answered = sum(one.answer.is_answer for one in article.charges)
    told = [
        *accusing(len(article.charges), sum(one.by_act for one in article.charges), article.statements),
        f"answered {answered} of {len(article.charges)}",
    ]
    yield from section("Who was accused", told, page)
    letters = {one.id: one.letter for one in article.sources}
    for charge in article.charges:
        yield from _accusation(charge, letters, page)


def _accusation(charge: Charge, letters: dict[str, str], page: Page) -> Iterator[str]:
    accuser = letters.get(charge.accuser or "", "·")
    accused = f" {charge.accused_name}" if charge.accused_name else ""
    letter = f" ({letters[charge.accused]})" if charge.accused in letters else ""
    end = str(charge.answer)
    if charge.answered_in:
        end += f" in {', '.join(map(number, charge.answered_in))}"
    does = "accuses" if charge.by_act else "tells of a wrong by"
    line = f"{accuser} {does}{accused}{letter} in {number(charge.statement)}: {end}"
    for place, part in enumerate(wrap(line, page.width - 2)):
        told = f"{SIGNS[charge.answer] if place == 0 else ' '} {part}"
        yield page.paint.warn(told) if charge.answer is Answer.UNHEARD else told
    for part in wrap(f"{charge.words}  {charge.place}", page.width - 4):
        yield page.paint.faint(f"    {part}")


def _who_is_not_heard(article: ArticleAudit, page: Page) -> Iterator[str]:
    silent, perhaps = article.heard(Heard.NOT, Heard.REFUSED), article.heard(Heard.PERHAPS)
    every = len(article.sources)
    counts = [f"{len(silent)} of {every} parties" if silent else "nobody found"]
    if perhaps:
        counts.append(f"heard in weaker readings alone {len(perhaps)} of {every}")
    elif not silent:
        counts.append(f"{every} of {every} parties are heard")
    yield from section("Spoken of but not heard", counts, page)
    for source in (*silent, *perhaps):
        refused = ["declined or did not reply"] if source.heard is Heard.REFUSED else []
        weakly = [f"heard {source.heard}"] if source.heard is Heard.PERHAPS else []
        about = [*(f"{act} in {statement}" for act, statement in source.about), *refused, *weakly]
        told = f"{source.letter} {_described(source)}" + (f": {', '.join(about)}" if about else "")
        for place, part in enumerate(wrap(told, page.width - 2)):
            yield f"{('○' if refused else '?' if weakly else '✗') if place == 0 else ' '} {part}"


def _described(source: Source) -> str:
    """Return a source's name with its roles as written, and its kind where it is no person."""
    written = [
        one for one in (*source.roles, *source.affiliations) if one.casefold() != source.name.casefold()
    ]
    kind = "" if source.kind in {PartyKind.NAMED, PartyKind.DESCRIBED} else f" ({source.kind.value})"
    return ", ".join([source.name, *dict.fromkeys(written)]) + kind


def _row(page: Page, sign: str, name: str, named: str, count: str, part: str) -> str:
    """Return one line of the table of speakers."""
    cells = f"{pad(sign, 2)} {pad(name, _name_room(page))}  {pad(named, _NAMED)}{pad(count, _COUNT)}"
    return f"{cells}  {pad(part, bar_room(page) + 1 + SHARE, right=not part.startswith(('█', ' ')))}"


def _name_room(page: Page) -> int:
    """Return how many columns a name may take."""
    return page.width - 3 - 2 - _NAMED - _COUNT - 2 - bar_room(page) - 1 - SHARE
