"""Groups: a day with its hour or part ("Sunday night"), a prefix with what it belongs to ("early 2009")."""

from collections.abc import Sequence
from functools import cache

from sayso.languages.pack import LanguagePack
from sayso.stages.measuring.grammar import Match
from sayso.stages.measuring.pieces import Piece

# "On May 3 last year, at about 5 p.m.": no more pieces than this stand between a day and its hour.
LONGEST_JOINT = 3
# "late on Sunday night at 11 p.m." holds four matches; the bound keeps hostile text linear.
LONGEST_GROUP = 5
HOURS = frozenset({"clock", "part"})
DAYS = frozenset(
    {"date", "weekday", "deictic", "iso", "stamp", "slash", "dashes", "short date", "day", "holiday"}
)


def join_matches(matches: list[Match], pieces: Sequence[Piece], pack: LanguagePack) -> list[list[Match]]:
    """Group each day with its hour or part ("Sunday night"), and each prefix with what it belongs to."""
    groups: list[list[Match]] = []
    for match in matches:
        if groups and _belong(groups[-1], match, pieces, _joints(pack)):
            groups[-1].append(match)
        else:
            groups.append([match])
    return [kept for group in groups if (kept := _kept(group))]


def _belong(group: list[Match], match: Match, pieces: Sequence[Piece], joints: frozenset[str]) -> bool:
    if len(group) >= LONGEST_GROUP:
        return False
    left = group[-1]
    gap = match.first - left.last
    if pieces[left.first].block != pieces[match.first].block:
        return False
    if left.pattern.prefix:
        return gap == 0
    if match.pattern.prefix or gap > LONGEST_JOINT or match.pattern.split or left.pattern.split:
        return False
    readings = {found.pattern.reading for found in group}
    hour, day = match.pattern.reading in HOURS, match.pattern.reading in DAYS
    between = {piece.word for piece in pieces[left.last : match.first]}
    if between - joints or ("," in between and day):
        return False
    return (hour and bool(readings & DAYS)) or (day and bool(readings & HOURS) and not readings & DAYS)


def _kept(group: list[Match]) -> list[Match]:
    """Drop a prefix without anything to belong to, and a bare part of no day."""
    if group[-1].pattern.prefix:
        group = group[:-1]
    days = [match for match in group if not match.pattern.bare and not match.pattern.prefix]
    return group if days else []


@cache
def _joints(pack: LanguagePack) -> frozenset[str]:
    return frozenset(row["word"] for row in pack.table("times")["joint"])


def main_match(group: list[Match]) -> Match:
    """Return the match that gives the day, or whatever else there is."""
    real = [match for match in group if not match.pattern.prefix]
    return next((match for match in real if match.pattern.reading not in HOURS), real[0])
