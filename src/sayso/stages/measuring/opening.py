"""Opening: the day that a text puts at its own head ("May 3 2024 Pier shut"), which its times count from."""

from collections.abc import Collection, Sequence

from sayso.model.grammar import MODAL, PAST_TENSE, PRESENT_THIRD
from sayso.model.syntax import Syntax
from sayso.stages.measuring.calendar import moment_of
from sayso.stages.measuring.grammar import Match
from sayso.stages.measuring.pieces import Piece
from sayso.stages.measuring.readings import READINGS
from sayso.stages.measuring.scene import Parts, Scene
from sayso.stages.measuring.tense import row_at

# "Last updated on 3 May 2024": a day with its year and no more words before it heads the text.
FIRST_WORDS = 3
# So does one on a short line of its own behind the title: "Aired March 4, 2026 - 07:00".
SHORT_LINE, FIRST_LINES = 12, 60
# With its weekday it may follow a headline: "Pier shut after a fire, crews say Northline Friday 3 May 2024".
HEADLINE_WORDS = 30
_DATES = frozenset({"date", "iso", "slash", "dashes", "stamp", "glued"})
_WEEKDAYS = frozenset({"weekday", "short_weekday"})
_YEARS = frozenset({"year", "modern"})
_RELATED = frozenset({"ADP", "VERB", "AUX", "DET"})  # "on May 3, 2024" is in a sentence
_VERBS = frozenset({PAST_TENSE, PRESENT_THIRD, MODAL})


def opening_day(
    matches: Sequence[Match], pieces: Sequence[Piece], syntax: Syntax, scene: Scene, heads: Collection[str]
) -> str | None:
    """Return the day that stands at the head of the text, in no sentence, or None.

    `heads` are the words that say so of the day behind them ("updated").
    Of 670 war reports that have one, 184 are filed under another day, 150 of them more than three days off.
    """
    starts = syntax.starts
    for match in matches:
        if match.first > FIRST_LINES:
            break
        day = _day(match, scene) if _heads(match, pieces) else None
        if day is None:
            continue
        before = {piece.word for piece in pieces[max(match.first - FIRST_WORDS, 0) : match.first]}
        if before.intersection(heads) or _is_apart(match, pieces, syntax, starts):
            return day
    return None


def _day(match: Match, scene: Scene) -> str | None:
    """Return the day of a date told with its year; None where the weekday with it is wrong."""
    if match.pattern.reading not in _DATES or match.pattern.split:
        return None
    parts = Parts(match.atoms)
    moment = moment_of(READINGS[match.pattern.reading](parts, scene))
    told = match.pattern.reading != "date" or any(atom.kind in _YEARS for atom in match.atoms)
    if not told or moment.exact is None:
        return None
    weekday = parts.number(*_WEEKDAYS)
    right = weekday in {None, moment.exact.isoweekday()}
    return moment.exact.isoformat() if right else None


def _heads(match: Match, pieces: Sequence[Piece]) -> bool:
    """Return whether a date stands where it heads a text: first, with its weekday, or on its own line."""
    if any(atom.kind in _WEEKDAYS for atom in match.atoms) and match.first <= HEADLINE_WORDS:
        return True
    line = [row for row in range(FIRST_LINES + SHORT_LINE) if _shares_block(pieces, row, match.first)]
    return match.first - line[0] <= FIRST_WORDS and (line[0] == 0 or len(line) <= SHORT_LINE)


def _shares_block(pieces: Sequence[Piece], row: int, other: int) -> bool:
    return row < len(pieces) and pieces[row].block == pieces[other].block


def _is_apart(match: Match, pieces: Sequence[Piece], syntax: Syntax, starts: Sequence[int]) -> bool:
    """Return whether a date hangs on no word before it and goes on in no clause ("May 3, 2024, was dry")."""
    if match.last < len(pieces) and pieces[match.last].word == ",":
        return False
    row = row_at(starts, pieces[match.first].start)
    if row is None:
        return True
    before = syntax.pos[row - 1] if row else ""
    after = row_at(starts, pieces[match.last].start) if match.last < len(pieces) else None
    verb = after is not None and syntax.tags[after] in _VERBS
    return before not in _RELATED and not verb
