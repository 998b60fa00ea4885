"""What a search found: for a terminal, as JSON and as a table; the words shown are slices of the articles."""

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from sayso.model.party import PartyKind
from sayso.model.span import Span
from sayso.model.statement import Act, Stance, stance_by
from sayso.model.stored import Found, Hit, HitKind
from sayso.report.facts.dates import day_told
from sayso.report.facts.layout import safe, wrap
from sayso.report.facts.names import several
from sayso.report.facts.phrases import copied, copied_line, tell, weaker_line, who_does
from sayso.report.tables.csv import rows_to_csv
from sayso.report.tables.spec import Row, report_columns
from sayso.report.tables.statements import own_cell
from sayso.report.terminal.paint import Paint


def found_to_text(found: Found, *, width: int, colour: bool) -> str:
    """Return the hits as text: who says it, the words, those looked for in bold, where, and a link there."""
    paint = Paint(on=colour)
    return "".join(f"{line}\n" for line in _lines(found, width, paint))


def found_to_json(found: Found) -> str:
    """Return the hits as one JSON object."""
    plain = {
        "words": list(found.words),
        "total": found.total,
        "at_least": found.at_least,
        "corrected": found.corrected,
        "left_out_as_weak": found.weaker,
        "left_out_as_copies": found.copied,
        "hits": [hit_to_dict(hit) for hit in found.hits],
    }
    return json.dumps(plain, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def hit_to_dict(hit: Hit) -> dict[str, Any]:
    """Return a hit as plain values; spans are places in the article's text."""
    return {
        "kind": str(hit.kind),
        "article": hit.article,
        "key": hit.key,
        "own_columns": dict(hit.own_columns),
        "id": hit.id,
        "speaker": hit.speaker,
        "act": hit.act,
        "stance": hit.stance,
        "certainty": hit.certainty,
        "outlet": hit.outlet,
        "published": hit.published,
        "title": hit.title,
        "file": hit.file,
        "url": hit.url,
        "link": hit.link,
        "content_words": hit.content_words,
        "words": hit.snippet,
        "pieces": _plain(hit.pieces),
        "matches": _plain(hit.matches),
        "corrected": hit.corrected,
        "weak": hit.weak,
        "copies": hit.copies,
        "copy_of": hit.copy_of,
        "score": round(hit.score, 3),
    }


def found_to_csv(found: Found) -> str:
    """Return the hits as CSV; text that a spreadsheet would compute gets an apostrophe before it."""
    return rows_to_csv(report_columns("found"), map(hit_to_row, found.hits))


def hit_to_row(hit: Hit) -> Row:
    """Return a hit as a row of the table."""
    place = hit.content or hit.pieces
    return hit_to_dict(hit) | {
        "article_id": hit.article,
        "statement_id": hit.id,
        "own_columns": own_cell(hit.own_columns),
        "span_start": place[0].start if place else None,
        "span_end": place[-1].end if place else None,
    }


def _plain(spans: Sequence[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _lines(found: Found, width: int, paint: Paint) -> Iterator[str]:
    if not found.words:
        yield "Nothing to look for: give one word or more. Try: sayso search --help"
        return
    looked_for = " ".join(found.words)
    yield from _places(found, looked_for, width, paint)
    if found.copied:
        yield ""
        yield paint.faint(copied_line(found.copied))
    if found.weaker:
        yield ""
        yield paint.faint(weaker_line(found.weaker))


def _places(found: Found, looked_for: str, width: int, paint: Paint) -> Iterator[str]:
    if not found.total:
        yield (
            "Nothing fits. Try fewer filters."
            if looked_for == "*"
            else f"Nothing found for {safe(looked_for)}. Try fewer words, or word* for its endings."
        )
        return
    corrected = f", {found.corrected:,} corrected by people" if found.corrected else ""
    least = "at least " if found.at_least else ""
    noun = "statements" if looked_for == "*" and _all_said(found) else "places"
    yield f"{len(found.hits):,} of {least}{found.total:,} {noun}{corrected}"
    if found.at_least:
        yield from wrap(
            "Only the newest places were looked at: the words are very common. Add a word.", width
        )
    for hit in found.hits:
        yield ""
        yield from wrap(_about(hit), width)
        yield from (f"  {line}" for line in _words(hit, width - 2, paint))
        yield from (f"  {paint.faint(line)}" for line in wrap(_where(hit), width - 2))
        if hit.link:
            yield f"  {paint.faint(safe(hit.link))}"  # whole, to be opened


def _all_said(found: Found) -> bool:
    return all(hit.kind is HitKind.STATEMENT for hit in found.hits)


def _about(hit: Hit) -> str:
    """Return whose words these are, and where they stand."""
    parts = [whose(hit), hit.outlet or "outlet not known", day_told(hit.published) or "no date found"]
    copies = [f"copy of {hit.copy_of}"] if hit.copy_of else copied(hit.copies)
    more = [*copies, *(["corrected"] if hit.corrected else []), *(["weaker reading"] if hit.weak else [])]
    return " · ".join([*parts, *more])


def _where(hit: Hit) -> str:
    """Return the headline, and what `sayso show` takes."""
    title = f"“{' '.join(hit.title.split())}”" if hit.title and hit.id else ""
    number = (hit.id or "").removeprefix("s")
    return " · ".join(filter(None, (title, f"sayso show {hit.article} {number}".rstrip())))


def whose(hit: Hit) -> str:
    """Return who says it and how, or what it is."""
    if hit.kind is HitKind.ARTICLE:
        return f"article “{' '.join(hit.title.split())}”" if hit.title else "article"
    who = "own voice" if hit.kind is HitKind.ASSERTION else hit.speaker or "speaker not known"
    sure = f" · {hit.certainty}" if hit.certainty not in {None, "certain"} else ""
    return who_does(who, done_by(hit)) + sure


def done_by(hit: Hit) -> str:
    """Return what the speaker does, or does not do; nothing where nobody does anything."""
    if not hit.act:
        return ""
    return tell(
        Act(hit.act),
        Stance(hit.stance or stance_by(Act(hit.act))),
        cue=hit.cue,
        several=bool(hit.speaker and hit.speaker_kind)
        and several(hit.speaker or "", hit.speaker_kind or PartyKind.NAMED, members=hit.speakers),
        wordless=hit.wordless,
        nobody=hit.nobody,
    )


def _words(hit: Hit, width: int, paint: Paint) -> Iterator[str]:
    """Yield the words shown in lines; each of those looked for in bold."""
    forms = sorted({form for match in hit.matches for form in _slice(hit, match).split()}, key=len)
    bold = re.compile("|".join(rf"(?<!\w){re.escape(safe(form))}(?!\w)" for form in reversed(forms)))
    for line in wrap(hit.snippet, width):
        yield bold.sub(lambda word: paint.bold(word.group()), line) if forms else line


def _slice(hit: Hit, match: Span) -> str:
    """Return the words of a match, cut from the snippet: its pieces with ` … ` between them."""
    offset = 0
    for piece in hit.pieces:
        if piece.covers(match):
            return hit.snippet[offset + match.start - piece.start : offset + match.end - piece.start]
        offset += len(piece) + len(" … ")
    return ""
