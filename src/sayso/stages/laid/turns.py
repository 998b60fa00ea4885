"""Turns: what is said in a talk laid out by labels, or by questions and answers that take turns."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from sayso.languages.pack import LanguagePack
from sayso.model.article import Article, BlockKind
from sayso.model.attribution import Attribution, Manner
from sayso.model.span import Span, trimmed
from sayso.model.syntax import Syntax
from sayso.stages.laid.chances import SURE, act_of, laid_chances
from sayso.stages.laid.labels import Label, Line, are_turns, asks, find_lines, opens_interview, rows_within
from sayso.stages.laid.offices import holder

TURN = "turn"
INFERRED = "turn:inferred"
_INFERRED = 0.7  # a turn without a label has the speaker that the order of turns gives it
_SPEECH = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE, BlockKind.LEAD)
_EDGE = " \t\r\n.,;:—–-*_•"  # what may stand about the words and is none of them
_OPEN = "“\"‘'«„"
_LONGEST_STAGE = 8  # words of a line that only tells what is heard or seen
_FEWEST_QUESTIONS = 2  # without a label they must come again
_WORD = re.compile(r"[\w-]+")
_BRACKETED = re.compile(r"[(\[][^()\[\]]*[)\]]")


@dataclass(slots=True)
class Turn:
    """One turn: who speaks by which label, and the lines that hold the words; `first` began with it."""

    label: Label | None
    pieces: list[Span] = field(default_factory=list)
    after: "Turn | None" = None  # whose speaker goes on, where there is no label


def find_turns(article: Article, syntax: Syntax, pack: LanguagePack) -> tuple[Attribution, ...]:
    """Return each turn as an attribution; `continues` gives the row of the turn that names its speaker."""
    lines = _without_headline(find_lines(article, syntax, pack))
    labelled = [line for line in lines if line.label is not None]
    spoken = [_has_verb(syntax, line) for line in labelled]
    talk = are_turns(article.text, labelled, spoken) or opens_interview(article.text, lines)
    turns = _labelled(article.text, lines, pack) if talk else _sure(article.text, lines)
    kept = [turn for turn in turns if turn.pieces]
    rows = {id(turn): row for row, turn in enumerate(kept)}
    found = [
        _attribution(
            article.text, syntax, turn, None if turn.after is None else rows.get(id(turn.after)), pack
        )
        for turn in kept
    ]
    return tuple(_held(article.text, syntax, kept, found, pack))


def _held(
    text: str, syntax: Syntax, turns: Sequence[Turn], found: Sequence[Attribution], pack: LanguagePack
) -> Iterator[Attribution]:
    """Yield the turns; the head of a label that names an office alone is who holds it, if told above."""
    above = min((one.source[0].start for one in found if one.source), default=0)
    holders: dict[str, int | None] = {}
    for turn, one in zip(turns, found, strict=True):
        if turn.label is None or turn.label.sure:
            yield one
            continue
        name = turn.label.name
        if name not in holders:
            holders[name] = holder(text, syntax, name, above, pack)
        row = holders[name]
        yield one if row is None else replace(one, head=row)


def _without_headline(lines: Sequence[Line]) -> list[Line]:
    """Return the lines, a headline without its label: "Brook: The quay is safe".

    It opens a talk only before another turn, and where its label comes again.
    """
    keys = Counter(line.label.key for line in lines if line.label is not None)
    return [
        replace(line, label=None)
        if line.kind is BlockKind.TITLE
        and line.label is not None
        and (keys[line.label.key] == 1 or after is None or after.label is None)
        else line
        for line, after in zip(lines, [*lines[1:], None], strict=False)
    ]


def _has_verb(syntax: Syntax, line: Line) -> bool:
    rows = rows_within(syntax, line.span)
    if line.label is not None and line.label.words >= line.span.end:
        return True  # its words stand in the next paragraph
    return any(syntax.pos[row] in ("VERB", "AUX") for row in rows)


def _sure(text: str, lines: Sequence[Line]) -> list[Turn]:
    """Return the turns whose label can be nothing else, wherever it stands: "@handle:"."""
    return [
        Turn(line.label, [span])
        for line in lines
        if line.label is not None
        and line.label.sure
        and (span := trimmed(text, line.label.words, line.span.end)) is not None
    ]


def _labelled(text: str, lines: Sequence[Line], pack: LanguagePack) -> list[Turn]:
    """Return the turns of a talk: each goes on until the next label, over all that is plain speech."""
    last = max(row for row, line in enumerate(lines) if line.label is not None)
    turns: list[Turn] = []
    open_ = False
    for row, line in enumerate(lines[: last + 1]):
        if line.label is not None:
            turns.append(Turn(line.label, after=_same(text, line.label, turns)))
            open_ = _begin(text, turns[-1], line)
        elif line.kind not in _SPEECH and not asks(text, line):
            open_ = open_ and (_is_stage(text, line, pack) or line.kind is BlockKind.CAPTION)
        elif open_ and turns and not _is_stage(text, line, pack):
            turns[-1].pieces.append(line.span)
        if row == last and open_:
            _go_on(text, turns, lines[last + 1 :], pack)
    return turns


def _same(text: str, label: Label, turns: Sequence[Turn]) -> Turn | None:
    """Return the first turn of who bears the label: the same words, or the full name of which it is the last.

    In a talk one label is one speaker, "JOURNALIST" too; of two who share a surname it tells neither.
    """
    named = [turn for turn in turns if turn.after is None and turn.label is not None]
    words = label.who.of(text)
    alike = [turn for turn in named if turn.label is not None and words in turn.label.written(text)]
    if alike:
        return alike[0]
    if len(label.name.split()) > 1:
        return None
    shared = [turn for turn in named if turn.label is not None and turn.label.key == label.key]
    return shared[0] if len(shared) == 1 else None


def _begin(text: str, turn: Turn, line: Line) -> bool:
    """Put the words behind a label into its turn; return whether it may go on in the next paragraph."""
    assert turn.label is not None  # noqa: S101 — made with one
    words = trimmed(text, turn.label.words, line.span.end)
    if words is None:
        return True
    turn.pieces.append(words)
    return not (text[words.start] in _OPEN and text[words.end - 1] in "”\"’'»“")


def _go_on(text: str, turns: list[Turn], rest: Sequence[Line], pack: LanguagePack) -> None:
    """Read what follows the last label: question and answer without labels, or the last turn's end."""
    rest = until_end(text, rest, pack)
    asked = [line for line in rest if asks(text, line)]
    asker = next((turn for turn in turns if _ends_asking(text, turn)), None)
    answerer = next((turn for turn in turns if asker is not None and _other(asker, turn)), None)
    if len(asked) >= _FEWEST_QUESTIONS and asker is not None and answerer is not None:
        _alternate(text, turns, rest, (asker, answerer), pack)
        return
    usual = sum(len(turn.pieces) for turn in turns[:-1]) > 1.3 * max(len(turns) - 1, 1)
    for line in rest:
        if not (usual or speaks(text, line, pack)):
            return
        if not _is_stage(text, line, pack):
            turns[-1].pieces.append(line.span)


def _other(asker: Turn, turn: Turn) -> bool:
    assert asker.label is not None and turn.label is not None  # noqa: S101, PT018
    return turn.label.key != asker.label.key


def until_end(text: str, rest: Sequence[Line], pack: LanguagePack) -> list[Line]:
    """Return the lines up to a heading or the note that closes a talk."""
    kept: list[Line] = []
    for line in rest:
        if line.kind not in _SPEECH and not asks(text, line):
            break
        words = " ".join(line.span.of(text).lower().split()).lstrip("(*_[")
        if words.startswith(_ended(pack)):
            break
        kept.append(line)
    return kept


def _alternate(
    text: str, turns: list[Turn], rest: Sequence[Line], parties: tuple[Turn, Turn], pack: LanguagePack
) -> None:
    """Give the questions to who asks and what follows each to who answers."""
    asker, answerer = parties
    for line in rest:
        if _is_stage(text, line, pack):
            continue
        if asks(text, line):
            turns.append(Turn(None, [line.span], asker))
        elif turns[-1].after is answerer:
            turns[-1].pieces.append(line.span)
        else:
            turns.append(Turn(None, [line.span], answerer))


def _ends_asking(text: str, turn: Turn) -> bool:
    return bool(turn.pieces) and turn.pieces[-1].of(text).rstrip("*_ ").endswith("?")


def speaks(text: str, line: Line, pack: LanguagePack) -> bool:
    """Return whether a line is in the first person."""
    firsts = _first_person(pack)
    return any(word in firsts for word in re.findall(r"[\w’']+", line.span.of(text).lower()))


def _is_stage(text: str, line: Line, pack: LanguagePack) -> bool:
    """Return whether a line says what is heard or seen: "[Laughter]", "Mr Dunmore interjecting—"."""
    words = line.span.of(text)
    if _BRACKETED.fullmatch(words.strip("*_ ")):
        return True
    short = len(words.split()) <= _LONGEST_STAGE and words[-1] not in ".?!"
    return short and _names_stage(words, pack)


def _names_stage(words: str, pack: LanguagePack) -> bool:
    told = f" {' '.join(_WORD.findall(words.lower()))} "
    return any(f" {stage} " in told for stage in _stage(pack))


def _attribution(text: str, syntax: Syntax, turn: Turn, after: int | None, pack: LanguagePack) -> Attribution:
    label = turn.label
    content = tuple(cut for piece in turn.pieces for cut in _cuts(text, piece, pack)) or tuple(turn.pieces)
    rows = () if label is None else rows_within(syntax, label.person)
    return Attribution(
        content=content,
        cue=() if label is None or label.mark is None else (label.mark,),
        source=() if label is None else (label.who,),
        addressee=_addressed(text, content[0], pack),
        manner=Manner.DIRECT,
        lexeme=":" if label is not None and label.mark is not None else "",
        rule=TURN if label is not None else INFERRED,
        head=rows[-1] if rows else None,
        continues=after,
        chances=laid_chances(act_of(content[-1].of(text))),
        content_confidence=SURE,
        source_confidence=SURE if label is not None else _INFERRED,
    )


def _cuts(text: str, piece: Span, pack: LanguagePack) -> Iterator[Span]:
    """Yield a paragraph of a turn without stage directions in brackets."""
    start = piece.start
    for match in _BRACKETED.finditer(text, piece.start, piece.end):
        if _names_stage(match.group(), pack):
            yield from _trimmed(text, start, match.start())
            start = match.end()
    yield from _trimmed(text, start, piece.end)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the words without stops and marks at their edges, if any are left."""
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    if any(char.isalnum() for char in text[start:end]):
        yield Span(start, end)


def _addressed(text: str, first: Span, pack: LanguagePack) -> tuple[Span, ...]:
    """Return whom a turn is spoken to, where it opens with that: "Mr. Speaker, I rise …"."""
    for words in _addressees(pack):
        end = first.start + len(words)
        if text.startswith(words, first.start) and text[end : end + 1] == ",":
            return (Span(first.start, end),)
    return ()


@cache
def _stage(pack: LanguagePack) -> tuple[str, ...]:
    return tuple(entry["words"] for entry in pack.table("turns")["stage"])


@cache
def _ended(pack: LanguagePack) -> tuple[str, ...]:
    return tuple(entry["words"] for entry in pack.table("turns")["ended"])


@cache
def _addressees(pack: LanguagePack) -> tuple[str, ...]:
    return tuple(entry["words"] for entry in pack.table("turns")["addressed"])


@cache
def _first_person(pack: LanguagePack) -> frozenset[str]:
    rows = pack.table("pronouns")["pronoun"]
    return frozenset(entry["form"].lower() for entry in rows if str(entry.get("person")) == "1")
