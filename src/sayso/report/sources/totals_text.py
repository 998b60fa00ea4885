"""The totals of an audit for people: by kind of speaker, by answer, by who is heard most."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.model.party import PartyKind
from sayso.report.facts.accusations import Answer
from sayso.report.facts.layout import clamped, columns, pad, wrap
from sayso.report.facts.phrases import many, percent, weaker_line
from sayso.report.sources.nouns import Audit
from sayso.report.sources.totals import Facing, Frequent, Share, Totals, total
from sayso.report.terminal.paint import Paint
from sayso.report.terminal.reading import Page

_MOST, _SOME = 20, 10  # lines of the table of speakers, and of those of accusers and accused
_FORMS = 6
_CELL = 11
_HANG = 2  # columns by which the second line of a name stands further in
# What each kind of speaker is called where kinds are counted.
_KINDS = {
    PartyKind.NAMED: "persons by name",
    PartyKind.DESCRIBED: "persons by role",
    PartyKind.COLLECTIVE: "groups of people",
    PartyKind.ORGANISATION: "organisations",
    PartyKind.UNNAMED: "nameless sources",
    PartyKind.OUTLET: "outlets",
    PartyKind.WIRE: "news agencies",
    PartyKind.DOCUMENT: "documents",
}


@dataclass(frozen=True, slots=True)
class _Table(Page):
    """A page whose tables have counts of one width under each other."""

    cell: int


def totals_to_text(audit: Audit, *, width: int = 100, colour: bool = False) -> str:
    """Return the sums over all articles as lines of at most `width` columns."""
    sums = total(audit)
    widest = max(sums.statements, sums.speakers)
    page = _Table(clamped(width), Paint(on=colour), max(_CELL, len(f"{widest:,} of {widest:,}")))
    parts: tuple[Iterator[str], ...] = (_who_speaks(sums, page),)
    if sums.statements:
        parts = (*parts, _heard_most(sums, page), _who_is_accused(sums, page), _joined(audit, sums, page))
    if sums.weaker:
        parts = (*parts, iter(("", page.paint.faint(weaker_line(sums.weaker)))))
    return "\n".join(line.rstrip() for part in parts for line in part) + "\n"


def _who_speaks(sums: Totals, page: _Table) -> Iterator[str]:
    outlets = f", {many(sums.outlets, 'outlet')}" if sums.outlets else ""
    about = f"{sums.articles:,} articles{outlets}: {sums.statements:,} statements, {sums.words:,} words"
    yield from map(page.paint.bold, wrap(f"Over {about}", page.width))
    yield ""
    named, all_of_them = sums.named.speakers, sums.speakers
    told = [
        f"named {named:,} of {all_of_them:,} speakers, counted once an article",
        f"only through others {sums.through:,} of {all_of_them:,}",
        f"not heard {sums.unheard:,} of {all_of_them + sums.unheard:,} parties",
    ]
    yield from section("Who got to speak", told if all_of_them else ["nobody found"], page)
    yield from map(page.paint.faint, _lines(page, "", ("speakers", "statements"), f"of {sums.words:,} words"))
    for name, part in (("named", sums.named), ("unnamed", sums.unnamed)):
        yield from map(page.paint.bold, _share_line(sums, name, part, page))
    for kind, part in sums.kinds.items():
        yield from _share_line(sums, f"  {_KINDS[kind]}", part, page)
    yield from _lines(page, "the outlets' own voice", ("", ""), share(sums.own, sums.words, page))
    unknown = f"{sums.without_speaker:,} of {sums.statements:,}"
    yield from _lines(page, "nobody known", ("", unknown), share(sums.unread, sums.words, page))


def _share_line(sums: Totals, name: str, part: Share, page: _Table) -> list[str]:
    counts = (f"{part.speakers:,} of {sums.speakers:,}", f"{part.statements:,} of {sums.statements:,}")
    return _lines(page, name, counts, share(part.words, sums.words, page))


def _lines(page: _Table, name: str, cells: Sequence[str], last: str) -> list[str]:
    """Return one row: a name, some counts, and a bar with its share or what shares are of."""
    tail = bar_room(page) + 6
    wide = [max(page.cell, columns(cell)) for cell in cells]
    room = page.width - tail - sum(wide) - 2 * len(wide) - 1
    indent = len(name) - len(name.lstrip())
    first, *more = wrap(name, room - indent) or [""]
    counts = "".join(f"  {pad(cell, many, right=True)}" for cell, many in zip(cells, wide, strict=True))
    bar = pad(last, tail, right=not last.startswith(("█", " ")))
    rest = [" " * (indent + _HANG) + line for part in more for line in wrap(part, room - indent - _HANG)]
    return [f"{pad(' ' * indent + first, room)}{counts} {bar}", *rest]


def _heard_most(sums: Totals, page: _Table) -> Iterator[str]:
    if not sums.frequent:
        return
    shown = sums.frequent[:_MOST]
    yield ""
    yield from section("Heard in most articles", [f"{len(shown)} of {len(sums.frequent):,} speakers"], page)
    yield from map(page.paint.faint, _lines(page, "", ("articles", "statements"), f"of {sums.words:,} words"))
    for place, one in enumerate(shown, start=1):
        counts = (f"{one.articles:,} of {sums.articles:,}", f"{one.statements:,} of {sums.statements:,}")
        name = f"{place}. {one.figure.name}{_kind(one.figure.kind, page)}"
        yield from _lines(page, name, counts, share(one.words, sums.words, page))
        yield from (page.paint.faint(f"     {line}") for line in wrap(_forms(one), page.width - 5))


def _kind(kind: PartyKind, page: Page) -> str:
    person = kind in {PartyKind.NAMED, PartyKind.DESCRIBED}
    return "" if person or page.width < NARROW else f" ({kind.value})"


def _forms(one: Frequent) -> str:
    """Return the merged forms with the number of articles of each; nothing where there is one form."""
    if len(one.forms) == 1:
        return ""
    told = [f"{form} {many:,}" for form, many in one.forms[:_FORMS]]
    more = len(one.forms) - _FORMS
    return " · ".join([*told, f"{more} more" if more > 0 else ""]).removesuffix(" · ")


def _who_is_accused(sums: Totals, page: _Table) -> Iterator[str]:
    yield ""
    if not sums.accusations:
        yield from section(
            "Who was accused", [f"no accusation found in {sums.statements:,} statements"], page
        )
        return
    told = [
        *accusing(sums.accusations, sums.by_act, sums.statements),
        f"answered in their article {sums.answered:,} of {sums.accusations:,}",
    ]
    yield from section("Who was accused", told, page)
    for answer, count in sums.answers.items():
        of = f"{count:,} of {sums.accusations:,}"
        yield from _lines(page, f"{SIGNS[answer]} {answer}", (of,), share(count, sums.accusations, page))
    yield from _facing("Accused", sums.by_accused, sums, page)
    yield from _facing("Accusing", sums.by_accuser, sums, page)


def accusing(accusations: int, by_act: int, statements: int) -> Iterator[str]:
    """Yield how many accusations there are, and where some only tell of a wrong, how many those are."""
    yield f"accusations {accusations:,} of {statements:,} statements"
    if told := accusations - by_act:
        yield f"by the act accuse {by_act:,}, by telling of a wrong {told:,} of {accusations:,}"


def _facing(title: str, facing: Sequence[Facing], sums: Totals, page: _Table) -> Iterator[str]:
    if not facing:
        return
    shown = facing[:_SOME]
    yield ""
    yield from section(title, [f"{len(shown)} of {len(facing):,}, most unanswered first"], page)
    yield from map(page.paint.faint, _lines(page, "", ("answered", "not heard"), "in articles"))
    for one in shown:
        counts = (f"{one.answered} of {one.accusations}", f"{one.unheard} of {one.accusations}")
        sign = "✗" if one.unheard else "~" if one.answered < one.accusations else "✓"
        yield from _lines(page, f"{sign} {one.name}", counts, f"{one.articles:,} of {sums.articles:,}")


def _joined(audit: Audit, sums: Totals, page: _Table) -> Iterator[str]:
    """Yield what was joined across articles, and how to undo it."""
    several = [one for one in audit.figures if len({seen.row for seen in one.appearances}) > 1]
    appearances = sum(len(one.appearances) for one in audit.figures)
    joined = sum(len(one.appearances) for one in several)
    roles = f"{sums.persons_joinable:,} of {sums.persons:,} ({percent(sums.persons_joinable, sums.persons)})"
    told = [
        f"{joined:,} of {appearances:,} parties as {len(several):,}",
        f"persons only where a role is written: {roles}",
        "evidence of each: -f json; to undo: --no-merge NAME",
    ]
    yield ""
    yield from section("Joined across articles", told, page)


# What stands before an accusation, so that colour is never needed to tell them apart.
SIGNS = {
    Answer.DENIED: "✓",
    Answer.REPLIED: "✓",
    Answer.DECLINED: "○",
    Answer.UNREACHED: "○",
    Answer.UNANSWERED: "~",
    Answer.UNHEARD: "✗",
    Answer.UNSURE: "?",
    Answer.UNKNOWN: "?",
}
SHARE = 5  # columns of a percentage
NARROW, _ROOMY = 80, 100


def section(title: str, told: list[str], page: Page) -> Iterator[str]:
    """Yield the line that opens a part: what it answers, and the counts with their denominators."""
    first, *more = wrap(f"{title}: {'; '.join(told)}", page.width)
    yield page.paint.bold(title) + first[len(title) :]
    yield from more


def bar_room(page: Page) -> int:
    """Return how many columns a bar for everything takes."""
    return 6 if page.width < NARROW else 12 if page.width >= _ROOMY else 9


def share(part: int, whole: int, page: Page) -> str:
    """Return a bar and the percentage it stands for."""
    room = bar_room(page)
    bar = "█" * round(room * part / whole) if whole else ""
    return f"{pad(bar, room)} {percent(part, whole):>{SHARE}}"
