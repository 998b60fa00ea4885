"""Reviewing: what the review page shows, and what its forms do."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from urllib.parse import parse_qsl

from sayso.errors import NotInStore
from sayso.model.browsed import LoggedCorrection, ToReview
from sayso.model.correction import Correction, as_it_stands
from sayso.model.reading import Reading
from sayso.model.span import Span
from sayso.model.statement import Act, Certainty, Statement
from sayso.report.page.links import Links
from sayso.report.page.rendering import Shell
from sayso.report.page.review import GAP, SCRIPTS, STYLES, Review, choices, logged, review_html, reviewed
from sayso.store import Store
from sayso.web.asked import Misunderstood, page_of
from sayso.web.views import View, as_json, listed_csv

Query = Mapping[str, str]

TOOL = "sayso serve"
_LOG = 10
_LONG_LOG = 100
_FURTHEST = 10_000  # statements that may be left for later at once
_DONE = {
    "accept": "Kept as it is.",
    "reject": "Taken away.",
    "correct": "Put right.",
    "undo": "Taken back.",
    "same": "Nothing was changed: it stands so already.",
}


def review(store: Store, query: Query, links: Links, address: str, *, key: str) -> View:
    """Return the statement to look at next, the one that is asked for first, and the log."""
    weak, skipped, article = query.get("weak") == "1", _skipped(query), query.get("article") or None
    waiting = store.to_review(article=article, weak=weak, start=skipped, limit=2)
    asked = _asked(store, article, query.get("statement"))
    later = skipped if asked and asked not in waiting[:1] else skipped + 1
    if asked:
        waiting = (asked, *(one for one in waiting if one != asked))
    log = _log(store, query)
    shell = Shell(
        title="Review", links=links, address=address, styles=STYLES, scripts=SCRIPTS, section="review"
    )
    here = {"weak": "1" if weak else "", "article": article or "", "later": str(skipped) if skipped else ""}

    def page() -> str:
        one = None
        if waiting:
            reading = store.reading(waiting[0].article)
            found = _statement(reading, waiting[0].statement)
            one = reviewed(reading, found, links) if found else None
        acts, certainties = choices()
        more = len(log) > _LOG and page_of(query) == 1
        made = Review(
            one=one,
            log=tuple(logged(each, links) for each in log[: _LOG if more else None]),
            more=_way(links, here, page="2") if more else None,
            action=links.listing("review"),
            key=key,
            back=(_way(links, here) or "").partition("?")[2],
            skip=_way(links, here, later=str(later or "")) if len(waiting) > 1 else None,
            weak=weak,
            other=_way(links, {"article": here["article"]}, weak="" if weak else "1"),
            told=_DONE.get(query.get("done", ""), ""),
            problem="",
            acts=acts,
            certainties=certainties,
        )
        return review_html(made, shell)

    return View(
        page=page,
        data=lambda: as_json({"waiting": waiting, "log": log}),
        table=lambda: listed_csv(LoggedCorrection, log),
    )


def decide(store: Store, form: Query, *, by: str) -> str:
    """Do what a form of the review page says; return what to tell of it."""
    did = form.get("did", "")
    if did == "undo":
        number = form.get("correction", "")
        if not (number.isascii() and number.isdecimal() and len(number) < 16):  # noqa: PLR2004 — SQLite's numbers
            raise _no_sense()
        store.withdraw(int(number))
        return did
    reading = store.reading(form.get("article", ""))
    one = _statement(reading, form.get("statement", ""))
    if one is None:
        raise _gone(form.get("statement", ""))
    made = replace(_decided(reading, one, form), tool=TOOL, annotator=by, time=_now())
    done = store.correct([made], by=by, confirm=True)
    return "same" if done.unchanged else did


def form_of(body: bytes) -> dict[str, str]:
    """Return the fields of a form."""
    try:
        return dict(parse_qsl(body.decode("utf-8"), keep_blank_values=True, max_num_fields=20))
    except ValueError:
        raise _no_sense() from None


def _decided(reading: Reading, one: Statement, form: Query) -> Correction:
    stands = as_it_stands(reading.article.id, one)
    did = form.get("did")
    if did == "accept":
        return stands
    if did == "reject":
        return replace(stands, removed=True)
    if did != "correct":
        raise _no_sense()
    try:
        act = Act(form.get("act", ""))
        certainty = Certainty(form["certainty"]) if form.get("certainty") else None
    except ValueError:
        raise _no_sense() from None
    return replace(
        stands,
        speaker=form.get("speaker", "").strip() or None,
        act=act,
        stance=stands.stance if act is stands.act else None,
        certainty=certainty,
        content=_content(reading, one, form.get("words", "")),
    )


def _content(reading: Reading, one: Statement, given: str) -> tuple[Span, ...]:
    """Return where the words given stand: each piece after the one before, the nearest to where it was."""
    given = given.replace("\r\n", "\n")
    if given.strip() == GAP.join(span.of(reading.article.text) for span in one.content).strip():
        return one.content
    text, after, found = reading.article.text, 0, []
    near = one.content[0].start if one.content else one.cue[0].start if one.cue else 0
    for piece in filter(None, (part.strip() for part in given.split(GAP.strip()))):
        places = list(_places(text, piece, after))
        if not places:
            raise Misunderstood(
                f"“{piece[:80]}” does not stand in this article so.",
                "Expected the exact words, in their order, with […] between pieces.",
                "Nothing was changed. Go back, and mark the words in the paragraph.",
            )
        start = min(places, key=lambda place: abs(place - near))
        found.append(Span(start, start + len(piece)))
        after = near = start + len(piece)
    return tuple(found)


def _places(text: str, piece: str, after: int) -> Iterator[int]:
    place = text.find(piece, after)
    while place >= 0:
        yield place
        place = text.find(piece, place + 1)


def _statement(reading: Reading, name: str) -> Statement | None:
    return next((one for one in reading.statements if one.id == name), None)


def _asked(store: Store, article: str | None, name: str | None) -> ToReview | None:
    """Return the statement of an article that is asked for by its id, whoever looked at it before."""
    if not (article and name):
        return None
    one = _statement(store.reading(article), name)
    if one is None:
        raise _gone(name)
    return ToReview(article=article, statement=one.id, line=one.confidence.line)


def _gone(name: str) -> NotInStore:
    return NotInStore(
        f"No statement {name[:40]!r} stands in this article any more. "
        "Expected one that does. Nothing was changed."
    )


def _log(store: Store, query: Query) -> tuple[LoggedCorrection, ...]:
    page = page_of(query)
    if page == 1:
        return store.corrections(limit=_LOG + 1)
    return store.corrections(start=_LOG + (page - 2) * _LONG_LOG, limit=_LONG_LOG)


def _skipped(query: Query) -> int:
    given = query.get("later", "") or "0"
    if not (given.isascii() and given.isdecimal() and int(given[:9]) <= _FURTHEST):
        raise _no_sense()
    return int(given)


def _way(links: Links, here: Query, **changed: str) -> str | None:
    return links.listing("review", {name: one for name, one in {**here, **changed}.items() if one})


def _no_sense() -> Misunderstood:
    return Misunderstood(
        "This form does not say what to do.",
        "Expected one of the forms of the review page.",
        "Nothing was changed. Go back to the review page and load it again.",
    )


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
