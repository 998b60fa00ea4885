"""The desk: where somebody begins: what is new, what was told again since, what could not be read."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sayso.model.browsed import Counted, LastRun, ListedArticle, ListedClaim, ListedUnread
from sayso.report.facts.dates import days_told
from sayso.report.facts.phrases import many
from sayso.report.page.listing import Table, articles_table, claims_table, day_of, unread_table
from sayso.report.page.rendering import Shell, render

_NOT_RETOLD = "What was added last tells nothing again that articles before it tell."


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A counted fact, where it leads, and what it means in a few words."""

    name: str
    big: str
    more: str
    href: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What lies on the desk.

    `newest` are the articles published last, `retold` the claims that the last run of adding told
    again, or those told most where all is new, and
    `unread` the inputs that could not be read last.
    """

    facts: Sequence[Fact]
    newest: Table
    more: str | None
    retold: Table
    told: str
    run: str
    unread: Table
    unread_more: str | None


def desk_of(
    counts: Counted,
    newest: Sequence[ListedArticle],
    run: LastRun | None,
    retold: Sequence[ListedClaim],
    unread: Sequence[ListedUnread],
    shell: Shell,
) -> Desk:
    """Return the desk of a store."""
    links = shell.links
    return Desk(
        facts=tuple(_facts(counts, shell)),
        newest=articles_table(newest, links),
        more=links.listing("articles"),
        retold=replace(claims_table(retold, links), empty=_NOT_RETOLD),
        **_run(run, counts),
        unread=unread_table(unread),
        unread_more=links.listing("unread") if counts.unread > len(unread) else None,
    )


def desk_html(desk: Desk, shell: Shell) -> str:
    """Return the desk as a page."""
    return render("desk.html", shell, desk=desk)


def _facts(counts: Counted, shell: Shell) -> list[Fact]:
    links = shell.links
    days = days_told(counts.first_day, counts.last_day) if counts.first_day else "no date found in any"
    apart = f"; {counts.repeats:,} nearly the words of another" if counts.repeats else ""
    weak = f"; {counts.weak:,} more were read too weakly to be shown" if counts.weak else ""
    heard = f"{counts.speakers:,} people and bodies are heard by name" if counts.speakers else ""
    weak = f"{weak}; what is said again counts each time" if counts.statements > counts.weak else weak
    return [
        Fact(
            name="Read",
            big=many(counts.articles, "article"),
            more=f"{days}{apart}",
            href=links.listing("articles"),
        ),
        Fact(
            name="From",
            big=many(counts.outlets, "outlet"),
            more="who is heard in each, and what rests on nobody named",
            href=links.listing("outlets"),
        ),
        Fact(
            name="Who says what",
            big=many(counts.statements - counts.weak, "statement"),
            more=f"{heard}{weak}",
            href=links.listing("search"),
        ),
        Fact(
            name="Told again",
            big=many(counts.claims, "claim"),
            more="in two articles or more, or denied",
            href=links.listing("claims"),
        ),
    ]


def _run(run: LastRun | None, counts: Counted) -> dict[str, str]:
    """Return what is said of the claims on the desk: the most retold where all articles are new."""
    if run is None or run.articles >= counts.articles:
        return {"told": "Told most", "run": "In two articles or more, or denied"}
    articles = f"the {many(run.articles, 'article')}" if run.articles > 1 else "the article"
    return {
        "told": "Claims that changed",
        "run": f"Told again by {articles} added last, on {day_of(run.started)}",
    }
