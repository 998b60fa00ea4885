"""Corrections: what people left of an article's statements, compared with what was read."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from sayso.errors import OtherText, UnreadableCorrections
from sayso.model.attribution import Manner
from sayso.model.correction import Correction, as_it_stands
from sayso.model.quotation import QuotationKind
from sayso.model.reading import Reading
from sayso.model.span import Span, trimmed
from sayso.model.statement import Act, Certainty, Polarity, Stance, Statement

ROLES = ("content", "cue", "source")
PEOPLE = ("speaker", "addressee", "target")
CHOICES = ("act", "manner", "certainty", "polarity", "stance")
NOBODY = "-"

# Finds an article's reading by its id, None where there is none.
Known = Callable[[str], Reading | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """One statement as a person left it: pieces by role, and the choices and names that stand by it.

    A name that is missing was not touched; `NOBODY` says that there is nobody.
    """

    statement: str | None
    pieces: Mapping[str, tuple[Span, ...]]
    choices: Mapping[str, str] = field(default_factory=dict)
    people: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class By:
    """Where, by whom and when (ISO 8601) something was corrected."""

    tool: str
    annotator: str | None = None
    time: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectedArticle:
    """One article that people went through; no correction where they changed nothing."""

    file: str
    article: str
    corrections: tuple[Correction, ...]


def compare(reading: Reading, left: Iterable[Left], by: By) -> Iterator[Correction]:
    """Yield what people changed, took away and added; a statement left as it was gives nothing.

    A weak statement that is not there was not exported, and stays; one that a person drew anew is theirs.
    Raises `UnreadableCorrections` where what they left is no statement.
    """
    text, standing = reading.article.text, {one.id: one for one in reading.statements}
    met: set[str] = set()
    added = []
    for one in left:
        old = standing.get(one.statement or "") or _same(text, one, reading.statements, met)
        if old is None:
            added.append(_made(reading, one, None))
            continue
        met.add(old.id)
        new = _made(reading, one, old)
        if new != as_it_stands(reading.article.id, old) or (old.weak and one.statement is None):
            yield _signed(new, by)
    for old in reading.statements:
        if old.id not in met and not old.weak:
            yield _signed(Correction(article=reading.article.id, statement=old.id, removed=True), by)
    for new in sorted(added, key=lambda one: one.content or one.cue or one.source):
        yield _signed(new, by)


def joined(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    r"""Return pieces in text order, those with white space alone between them as one, none at their edges.

    >>> joined("One\r\ntwo, she said", [Span(5, 9), Span(0, 4)])
    (Span(start=0, end=9),)
    """
    kept: list[Span] = []
    for span in sorted(filter(None, (trimmed(text, one.start, one.end) for one in spans))):
        if kept and (span.start <= kept[-1].end or not text[kept[-1].end : span.start].strip()):
            kept[-1] = Span(kept[-1].start, max(kept[-1].end, span.end))
        else:
            kept.append(span)
    return tuple(kept)


def check_words(text: str, span: Span, words: str | None) -> None:
    """Raise `OtherText` where a piece lies outside the text, or where other words stand than are given."""
    if span.end > len(text):
        raise OtherText(
            f"a piece at {span.start}–{span.end} found in an article of {len(text)} characters. "
            f"Expected the text that was exported. {_AGAIN}"
        )
    if words is not None and "".join(words.split()) != "".join(span.of(text).split()):
        raise OtherText(
            f"{words[:40]!r} found at {span.start}–{span.end}, where the article has {span.of(text)[:40]!r}. "
            f"Expected the words of the article. {_AGAIN}"
        )


def check_text(reading: Reading, text: str) -> None:
    """Raise `OtherText` where what was marked is not the very text of the article."""
    own = reading.article.text
    if text == own:
        return
    what = "other line ends" if text.split() == own.split() else "other words"
    raise OtherText(
        f"a text with {what} than article {reading.article.id} found. Expected the text that was exported, "
        f"character for character. {_AGAIN}"
    )


_AGAIN = "No correction of this article was kept; export it again and correct that."


def _same(text: str, one: Left, statements: Iterable[Statement], met: set[str]) -> Statement | None:
    """Return the statement with the same pieces, where a tool has lost its id."""
    if one.statement is not None:
        return None
    for old in statements:
        pieces = {"content": old.content, "cue": old.cue, "source": old.source}
        if old.id not in met and all(
            joined(text, one.pieces.get(role, ())) == joined(text, spans) for role, spans in pieces.items()
        ):
            return old
    return None


def _made(reading: Reading, one: Left, old: Statement | None) -> Correction:
    text, article = reading.article.text, reading.article.id
    base = as_it_stands(article, old) if old else Correction(article=article)
    pieces = {role: _settled(text, one.pieces.get(role, ()), getattr(base, role)) for role in ROLES}
    _check_whole(text, pieces, new=old is None)
    changes: dict[str, Any] = {**pieces, **_choices(one, base)}
    new = replace(base, **changes)
    if old is None and "manner" not in one.choices:
        new = replace(new, manner=_manner(reading, new.content))
    people: dict[str, Any] = dict(_people(reading, one, base, new))
    return replace(new, **people)


def _check_whole(text: str, pieces: Mapping[str, tuple[Span, ...]], *, new: bool) -> None:
    """Check that pieces make a statement: a new one has two roles, for a piece alone was tied to nothing."""
    there = [role for role in ROLES if pieces[role]]
    if "source" in there[:1] or not there or (new and len(there) == 1):
        shown = " ".join(f"{span.of(text)!r} at {span.start}–{span.end}" for span in sum(pieces.values(), ()))
        raise UnreadableCorrections(
            f"{' and '.join(there) or 'no piece'} alone found: {shown}. Expected the content, cue and source "
            "of a statement. No correction of this article was kept; tie it to its statement, or remove it."
        )


def _settled(text: str, left: tuple[Span, ...], old: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return the pieces as they were where they are the same but for how they are cut."""
    found = joined(text, left)
    return old if found == joined(text, old) else found


def _choices(one: Left, base: Correction) -> dict[str, object]:
    """Return the choices as left; a certainty that was taken away is none, since it can be none.

    A stance that nobody touched goes with the act where that was changed.
    """
    kinds = {"act": Act, "manner": Manner, "certainty": Certainty, "polarity": Polarity, "stance": Stance}
    found: dict[str, object] = {}
    for name, value in one.choices.items():
        try:
            found[name] = kinds[name](value)
        except ValueError as problem:
            raise UnreadableCorrections(
                f"{name} {value!r} found. Expected one of {', '.join(map(str, kinds[name]))}. "
                "No correction of this article was kept; choose one of them."
            ) from problem
    if base.statement is not None and found and "certainty" not in found:
        found["certainty"] = None
    if found.get("act", base.act) is not base.act and found.get("stance", base.taken) is base.taken:
        found["stance"] = None
    return found


def _people(reading: Reading, one: Left, base: Correction, new: Correction) -> dict[str, str | None]:
    """Return the names as left; where the source was moved and the name was not, the speaker goes with it."""
    found: dict[str, str | None] = {role: getattr(base, role) for role in PEOPLE}
    if new.source != base.source:
        found["speaker"] = _who(reading, new.source)
    for role, name in one.people.items():
        if _plain(name) != _plain(getattr(base, role) or NOBODY):
            found[role] = None if _plain(name) in {NOBODY, ""} else name
    return found


def _who(reading: Reading, source: tuple[Span, ...]) -> str | None:
    """Return the name of the party that is mentioned in a source, else the words of the source."""
    for party in reading.parties:
        if any(piece.covers(mention) for piece in source for mention in party.mentions):
            return party.name
    return " ".join(span.of(reading.article.text) for span in source) or None


def _manner(reading: Reading, content: tuple[Span, ...]) -> Manner:
    """Return how the words of a new statement are given, by the quotation marks around them."""
    marks = [one.span for one in reading.quotations if one.kind is QuotationKind.SPEECH]
    if content and all(any(mark.covers(piece) for mark in marks) for piece in content):
        return Manner.DIRECT
    some = any(mark.overlaps(piece) for mark in marks for piece in content)
    return Manner.MIXED if some else Manner.INDIRECT


def _plain(name: str) -> str:
    return " ".join(name.split())


def _signed(correction: Correction, by: By) -> Correction:
    return replace(correction, tool=by.tool, annotator=by.annotator, time=by.time)
