"""The claims for people: the words that stand for each, then who says so, in which words, where."""

from collections import Counter
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from sayso.model.statement import Act, Stance
from sayso.report.claims.nouns import Claim, Claims, Mention, Order
from sayso.report.facts.about import About, ways_of_making
from sayso.report.facts.layout import clamped, columns, wrap
from sayso.report.facts.phrases import copied, is_nobody, made_line, many, number, verb, weaker_line, who_does
from sayso.report.terminal.paint import Paint
from sayso.report.terminal.reading import Page, heading

_STANCES = {
    Stance.DENIES: "denies it",
    Stance.UNSAID: "leaves it unsaid",
    Stance.ASKS: "asks",
    Stance.REPORTS: "passes it on",
}
_TELL_IT = {verb(act, several=several) for act in (Act.DENY, Act.ASK) for several in (True, False)}
_FIRST = {Order.RETOLD: "most retold first", Order.DENIED: "most denied first", Order.NEWEST: "newest first"}


def claims_to_text(found: Claims, *, width: int = 100, colour: bool = False, limit: int | None = None) -> str:
    """Return claims as lines of at most `width` columns."""
    page = Page(clamped(width), Paint(on=colour))
    shown = found.claims[:limit]
    parts = (
        _header(found, page),
        *(_claim(found, place, one, page) for place, one in enumerate(shown, start=1)),
        _advice(found, page),
        _repeats(found, page),
        _left_out(found, page, len(shown)),
        articles_shown(found, page, {row for one in shown for row in one.rows}),
        footer(found, page),
    )
    return "\n".join(text.rstrip() for part in parts for text in part) + "\n"


def _header(found: Claims, page: Page) -> Iterator[str]:
    about = [many(found.read, "article")]
    if found.copies:
        about.append("1 copy" if found.copies == 1 else f"{found.copies:,} copies")
    yield from heading("Claims", [*about, _FIRST[found.chosen.by]], page)
    told = f"{many(found.total, 'claim')} of several articles, or denied, among {found.points:,} points."
    if found.within:
        told += f" {found.within:,} more told again in one article alone."
    yield from wrap(told, page.width)


def _claim(found: Claims, place: int, one: Claim, page: Page) -> Iterator[str]:
    yield ""
    gist = wrap(f"{place}. {one.mentions[one.gist].words}", page.width)
    yield from map(page.paint.bold, gist)
    yield from (f"   {page.paint.faint(part)}" for part in wrap(" · ".join(_about(one)), page.width - 3))
    for at, mention in enumerate(one.mentions):
        yield from _mention(found, mention, page, gist=at == one.gist)


def _about(one: Claim) -> Iterator[str]:
    yield one.id
    yield " ".join((many(one.articles - one.copies, "article"), *copied(one.copies)))
    yield many(one.outlets, "outlet")
    yield many(len(one.mentions), "mention")
    if one.denials:
        yield f"denied in {one.denials}"
    if one.first:
        yield one.first if one.first == one.last else f"{one.first} to {one.last}"


def _mention(found: Claims, one: Mention, page: Page, *, gist: bool) -> Iterator[str]:
    """Yield who says so with the place at the end of the line, then the words, then what differs in them."""
    yield from headed(who_line(one), place_line(found.articles, one), page)
    if not gist:
        yield from (f"     {part}" for part in wrap(one.words, page.width - 5))
    details = wrap(" · ".join(differences(one)), page.width - 5)
    yield from (f"     {page.paint.faint(part)}" for part in details)


def headed(left: str, right: str, page: Page) -> Iterator[str]:
    """Yield a line with its place at the end, or below it where there is no room."""
    first, *more = wrap(left, page.width - 3)
    lines = [first, *more]
    gap = page.width - 3 - columns(lines[-1]) - columns(right)
    if gap > 1:
        lines[-1] += " " * gap + right
    else:
        lines += [f"  {part}" for part in wrap(right, page.width - 5)]
    yield from (f"   {line}" for line in lines)


def who_line(one: Mention) -> str:
    """Return who tells a mention, and how."""
    return who_does(one.who, " · ".join(how_told(one)), " — ")


def teller(one: Mention) -> str:
    """Return who tells a mention; nothing where it is told that nobody does."""
    return "" if is_nobody(one.does) else one.who


def how_told(one: Mention) -> list[str]:
    """Return what whoever tells a mention does with it, as far as it is not the plain case."""
    told = [one.does] if one.does else []
    if one.stance in _STANCES and one.does not in _TELL_IT:
        told.append(_STANCES[one.stance])
    return told


def place_line(articles: Sequence[About], one: Mention) -> str:
    """Return where a mention stands: the number of its article, the place, the number of its statement."""
    sign = f"[{one.row + 1}] " if len(articles) > 1 else ""
    name = number(one.statement) if one.statement else one.assertion
    return f"{sign}{one.place} ({name})"


def differences(one: Mention) -> Iterator[str]:
    """Yield what differs from the words that stand for the claim."""
    if one.differs_words:
        yield "only here: " + "; ".join(one.differs_words)
    if one.lacks_words:
        yield "not here: " + "; ".join(one.lacks_words)
    if one.when:
        yield f"time: {one.when}"


def _advice(found: Claims, page: Page) -> Iterator[str]:
    if found.claims:
        return
    yield ""
    if not found.read:
        yield "No article to read."
    elif found.others:
        told = "No claim is left by what was chosen. Leave out --words or --speaker, or widen the dates."
        yield from wrap(told, page.width)
    elif found.read == 1:
        told = "One article alone, and nothing in it is denied. Name several files, or a folder."
        yield from wrap(told, page.width)
    else:
        yield from wrap("Nothing is told in two articles, and nothing is denied.", page.width)


def _repeats(found: Claims, page: Page) -> Iterator[str]:
    """Yield how many passages stand word by word in several articles, by kind."""
    if found.repeats:
        kinds = Counter(str(one.kind) for one in found.repeats)
        told = ", ".join(f"{count:,} {kind}" for kind, count in sorted(kinds.items()))
        yield ""
        passages = many(len(found.repeats), "passage")
        yield from wrap(f"{passages} word by word in several articles: {told} (-f json).", page.width)


def _left_out(found: Claims, page: Page, shown: int) -> Iterator[str]:
    told = []
    if shown < found.total:
        told.append(f"{shown:,} of {found.total:,} claims shown: --limit N shows more")
    if found.others and found.claims:
        told.append(f"{many(found.others, 'claim')} left out by what was chosen")
    if told:
        yield ""
        yield from wrap(f"{'; '.join(told)}.", page.width)
    if shown:
        yield ""
        told_by = f"To see one in time, of the same input: sayso trail {found.claims[0].id}"
        yield from wrap(told_by, page.width)
    if found.weaker:
        yield ""
        yield page.paint.faint(weaker_line(found.weaker, "mention"))


def articles_shown(found: Claims, page: Page, rows: AbstractSet[int]) -> Iterator[str]:
    """Yield what each number stands for, where there are several articles; silent ones are counted.

    Of a store, with the command that shows the statement of a number.
    """
    if len(found.articles) < 2:  # noqa: PLR2004 — one needs no number
        return
    yield ""
    for row, article in enumerate(found.articles):
        if row in rows:
            original = found.copy_of[row]
            shown = [f"sayso show {article.article} N"] if found.stored else []
            more = [] if original == row else [f"counts with [{original + 1}]"]
            yield from wrap(f"[{row + 1}] {' · '.join([*named(article), *more, *shown])}", page.width)
    silent = found.read - len(rows)
    if silent:
        yield from wrap(f"Nothing shown from {silent:,} of {found.read:,} articles.", page.width)


def named(article: About) -> list[str]:
    """Return what an article is known by."""
    told = [article.title or "(no title found)", *article.facts]
    return [*told, article.file] if article.file else told


def footer(found: Claims, page: Page) -> Iterator[str]:
    """Yield what waits to be linked, what could be read in part only, and by what all was made."""
    if found.waiting:
        told = f"! {many(found.waiting, 'article')} not linked yet: sayso link"
        yield from map(page.paint.warn, wrap(told, page.width))
    reduced = sum(article.reduced is not None for article in found.articles)
    if reduced:
        told = f"! Read in part: {reduced} of {len(found.articles)}; their points are not known."
        yield from map(page.paint.warn, wrap(told, page.width))
    for made in ways_of_making(found.articles):
        yield from map(page.paint.faint, wrap(f"Made by {made_line(made)}", page.width))
