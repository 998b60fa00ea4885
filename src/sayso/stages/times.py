"""Times: each expression of time with its TIMEX3 value, as far as the text and its dateline tell."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.languages.pack import LanguagePack
from sayso.model.article import Article
from sayso.model.grammar import COMPOUND, NOUN_MODIFIER, NUMBER_MODIFIER, PAST_PARTICIPLE, POSSESSOR
from sayso.model.measure import TimeExpression, TimeKind
from sayso.model.span import Span
from sayso.model.syntax import Syntax
from sayso.stages.measuring.atoms import Atom
from sayso.stages.measuring.calendar import DAYS_A_WEEK, Moment, day_of, iso_day, moment_of, moved_days
from sayso.stages.measuring.dates import SOON
from sayso.stages.measuring.grammar import Match, find_matches
from sayso.stages.measuring.groups import HOURS, join_matches, main_match
from sayso.stages.measuring.names import Names
from sayso.stages.measuring.opening import opening_day
from sayso.stages.measuring.pieces import Piece, cut_pieces
from sayso.stages.measuring.readings import READINGS
from sayso.stages.measuring.scene import Parts, Scene
from sayso.stages.measuring.tense import HIGHEST_CLIMB, Tense, is_perfect, row_at, tense_at

# A year or day told sets the scene for this many sentences more.
STORY_LASTS = 1
# Nearer to the dateline than this many years, a date without a year is taken by its tense alone.
STORY_DISTANCE = 2
# What a range may run between; the first kind that it holds twice.
_ENDS = (
    frozenset({"number", "day", "dayth"}),
    frozenset({"month"}),
    frozenset({"year", "two"}),
    frozenset({"weekday"}),
)
_POSSESSIVE = frozenset({POSSESSOR, COMPOUND, NOUN_MODIFIER})


def find_times(article: Article, syntax: Syntax, pack: LanguagePack) -> tuple[TimeExpression, ...]:
    """Return every expression of time, in text order, none overlapping another.

    A value the text and dateline do not tell is None; what is partly told has X for the rest ("XXXX-05-03").
    """
    pieces = cut_pieces(article)
    names = Names(article, pieces, syntax, pack)
    matches = [match for match in find_matches(pieces, article.text, pack) if not names.hold(match)]
    teller = _Teller(article, syntax, pieces, pack)
    teller.open(matches)
    return tuple(teller.tell(join_matches(matches, pieces, pack)))


class _Teller:
    """Tells the values in text order and remembers what was told last."""

    def __init__(self, article: Article, syntax: Syntax, pieces: Sequence[Piece], pack: LanguagePack) -> None:
        self.anchor = moment_of(article.published)
        self.entries = [(one.span.start, moment_of(one.at)) for one in article.blocks if one.at]
        self.syntax, self.pieces = syntax, pieces
        self.starts = syntax.starts
        self.focus: str | None = None
        self.story: tuple[int, int] | None = None  # a year and the sentence that told it
        self.weekdays: dict[int, str] = {}  # the days that plain weekday names have meant so far
        self.day: tuple[str, int] | None = None  # a day and the sentence that told it
        self.near: tuple[Moment, int] | None = None  # a month, perhaps with its day, and that sentence
        self.heads = frozenset(row["word"] for row in pack.table("times")["heads"])
        self.ahead = frozenset((row["word"], row.get("with", "")) for row in pack.table("times")["ahead"])

    def open(self, matches: Sequence[Match]) -> None:
        """Count from the day at the head of the text, where it has one."""
        own = opening_day(matches, self.pieces, self.syntax, self._scene(Tense.UNKNOWN), self.heads)
        if own is not None:
            self.anchor = moment_of(own)

    def tell(self, groups: list[list[Match]]) -> Iterator[TimeExpression]:
        """Yield each group as one time; a split one as two."""
        for group in groups:
            head = group[0]
            ends = _ends(head) if head.pattern.split else None
            if ends is not None:
                start = self.pieces[head.first].start
                near, far = (self._one(half, clause=start) for half in _halves(head, *ends))
                yield from (near, _behind(near, far) if ends[0].kind == "weekday" else far)
            else:
                yield self._one(group)

    def _one(self, group: list[Match], clause: int | None = None) -> TimeExpression:
        """Return the time of a group, which stands in the clause at the offset `clause`, else in its own."""
        start, end = self.pieces[group[0].first].start, self.pieces[group[-1].last - 1].end
        self._enter(start)
        at = start if clause is None else clause
        row = _outermost(self.syntax, row_at(self.starts, at), at, end)
        sentence = self.syntax.sentence_of[row] if row is not None else 0
        value = self._value(group, row, sentence)
        main = main_match(group)
        self._remember(value, main, sentence, row=row)
        return TimeExpression(span=Span(start, end), value=value, kind=_kind(value, main.pattern.kind))

    def _enter(self, start: int) -> None:
        """Count from the time of the entry of a live blog in which an expression stands."""
        while self.entries and self.entries[0][0] <= start:
            self.anchor = self.entries.pop(0)[1]
            self.focus = None

    def _value(self, group: list[Match], row: int | None, sentence: int) -> str | None:
        main = main_match(group)
        tense = Tense.UNKNOWN if row is None else tense_at(self.syntax, row, self.ahead)
        value = self._read(main, tense, sentence, row=row, own=self._is_possessive(main, row))
        hours = [match for match in group if match.pattern.reading in HOURS]
        if main.pattern.reading in HOURS:
            return None if value is None else self._day_here(sentence) + value
        if not hours or value is None or "T" in value:
            return value
        hour = min(hours, key=lambda match: match.pattern.reading)  # the clock is finer than the part
        return value + (self._read(hour, tense, sentence, row=row) or "")

    def _is_possessive(self, match: Match, row: int | None) -> bool:
        """Return whether a weekday lost its apostrophe: "Mondays attack" is no attack of every Monday."""
        if row is None or len(match.atoms) != 1 or match.atoms[0].kind != "weekdays":
            return False
        after = self.syntax.tokens[row + 1 : row + 2]
        described = any(token.pos in {"ADJ", "NOUN"} or token.tag == PAST_PARTICIPLE for token in after)
        return described or self.syntax.deps[row] in _POSSESSIVE

    def _read(
        self, match: Match, tense: Tense, sentence: int, *, row: int | None, own: bool = False
    ) -> str | None:
        pattern = match.pattern
        reading = "weekday" if own else pattern.reading
        scene = self._scene(tense)._replace(
            story=self._story(match, tense, sentence, row),
            shift=pattern.shift,
            code=pattern.code,
            near=self._near(sentence),
        )
        return READINGS[reading](Parts(match.atoms), scene)

    def _scene(self, tense: Tense) -> Scene:
        return Scene(
            anchor=self.anchor,
            focus=self.focus,
            story=None,
            tense=tense,
            shift=0,
            code="",
            weekdays=self.weekdays,
        )

    def _near(self, sentence: int) -> Moment:
        """Return the month told in this sentence or the one before."""
        if self.near is None or sentence - self.near[1] > STORY_LASTS:
            return Moment()
        return self.near[0]

    def _story(self, match: Match, tense: Tense, sentence: int, row: int | None) -> int | None:
        """Return the year the text is about here: the year told just before.

        Where the dateline tells its month, only a story of years ago goes on: with a day of the past, or with
        a month where it told one, too.  What has been since lasts to now, not to the end of the story.
        """
        if self.story is None or sentence - self.story[1] > STORY_LASTS:
            return None
        year = self.story[0]
        if self.anchor.month is None or self.anchor.year is None:
            return year
        if self.anchor.year - year < STORY_DISTANCE or (row is not None and is_perfect(self.syntax, row)):
            return None
        if self._near(sentence).year == year:  # "in November 2016. By December …"
            return year if tense in {Tense.PAST, Tense.UNKNOWN} else None
        day = any(atom.kind in {"day", "dayth"} for atom in match.atoms)
        return year if day and tense is Tense.PAST and not self._is_fresh(match) else None

    def _is_fresh(self, match: Match) -> bool:
        """Return whether a day is so shortly past that no story of years ago claims it."""
        month, day = (Parts(match.atoms).number(*kinds) for kinds in (("month",), ("day", "dayth")))
        today, year = self.anchor.exact, self.anchor.year
        if today is None or year is None or month is None or day is None:
            return False
        this = day_of(year, month, day)
        return this is not None and 0 <= (today - this).days <= SOON

    def _day_here(self, sentence: int) -> str:
        """Return the day of an hour without one: the day told in its sentence or the one before."""
        if self.day is None or sentence - self.day[1] > STORY_LASTS:
            return "XXXX-XX-XX"
        return self.day[0]

    def _remember(self, value: str | None, match: Match, sentence: int, *, row: int | None) -> None:
        """Keep what later times may count from; the year of "a 1977 decision" tells no story."""
        moment = moment_of(value)
        if value is None or moment.year is None or match.pattern.kind in {"duration", "set"}:
            return
        self.focus = value
        if moment.month is not None:
            self.near = (moment, sentence)
        if moment.day is not None:
            self.day = (value[: len("2026-05-03")], sentence)
        dated = any(atom.kind in {"year", "modern"} for atom in match.atoms)
        if dated and (len(match.atoms) > 1 or row is None or self.syntax.deps[row] != NUMBER_MODIFIER):
            self.story = (moment.year, sentence)


def _kind(value: str | None, usual: str) -> TimeKind:
    """Return the kind of a value: what names an hour is a time, what names a day is no set."""
    kind = TimeKind(usual)
    if value is None:
        return kind
    if value.endswith("_REF"):
        return TimeKind.DATE
    if kind in {TimeKind.DURATION, TimeKind.SET} and not value[0].isdecimal():
        return kind
    if "T" in value:
        return TimeKind.TIME
    return TimeKind.DATE if kind is TimeKind.SET else kind


def _outermost(syntax: Syntax, row: int | None, start: int, end: int) -> int | None:
    """Return the row of the token that hangs on a word outside `[start, end)`."""
    for _ in range(HIGHEST_CLIMB):
        if row is None:
            break
        head = syntax.heads[row]
        if head == row or not start <= syntax.starts[head] < end:
            break
        row = head
    return row


def _ends(match: Match) -> tuple[Atom, Atom] | None:
    for kinds in _ENDS:
        ends = [atom for atom in match.atoms if atom.kind in kinds]
        if len(ends) > 1:
            return ends[0], ends[1]
    return None


def _behind(near: TimeExpression, far: TimeExpression) -> TimeExpression:
    """Return the end of a range of weekdays, a week later where it would come before its beginning."""
    first, last = moment_of(near.value).exact, moment_of(far.value).exact
    later = moved_days(last, DAYS_A_WEEK) if first and last and last < first else None
    return far if later is None else replace(far, value=iso_day(later))


def _halves(match: Match, near: Atom, far: Atom) -> tuple[list[Match], list[Match]]:
    """Return the two ends of a range: each has one of the two atoms, and both have all others."""
    shared = [atom for atom in match.atoms if atom not in (near, far)]
    if far.kind == "two" and near.kind == "year":  # "1890–91"
        far = far._replace(kind="year", value=near.value // 100 * 100 + far.value)
    first = Match(match.first, near.end, match.pattern, (near, *shared))
    return [first], [Match(far.row, match.last, match.pattern, (far, *shared))]
