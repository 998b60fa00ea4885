"""Names: the words of times that are part of a name ("April Vey", "the Sunday Courier"), and so no time."""

from collections.abc import Sequence

from sayso.languages.pack import LanguagePack
from sayso.model.article import Article, BlockKind
from sayso.model.grammar import COMPOUND, NOUN_MODIFIERS, POSSESSIVE_ENDING, POSSESSIVE_PRONOUN
from sayso.model.syntax import Syntax, Token
from sayso.stages.measuring.grammar import Match
from sayso.stages.measuring.pieces import Piece
from sayso.stages.measuring.tense import row_at

_MONTHS = frozenset({"month", "sure_month"})
_DAYS = frozenset({"weekday", "month", "sure_month", "day", "dayth"})
_QUOTED = frozenset(
    {"weekday", "weekdays", "month", "sure_month", "deictic", "part", "season", "sure_season"}
)
_MARKS = frozenset("“”\"'‘’«»")
_STOPS = frozenset(".,?!")
_TITLES = frozenset({BlockKind.TITLE, BlockKind.HEADING})
# Words before or behind the word of time in a quoted name: "Velmark News Sunday", "Monday Night Football".
LONGEST_REST = 4
_OWNING = frozenset({POSSESSIVE_ENDING, POSSESSIVE_PRONOUN})


class Names:
    """Tells which matches are part of a name of this article."""

    def __init__(self, article: Article, pieces: Sequence[Piece], syntax: Syntax, pack: LanguagePack) -> None:
        self.article, self.pieces, self.syntax = article, pieces, syntax
        self.starts = syntax.starts
        self.surnames = _surnames(article, syntax)
        self.inside = frozenset(row["word"] for row in pack.table("times")["inside"])

    def hold(self, match: Match) -> bool:
        """Return whether a match is part of a name."""
        kinds = {atom.kind for atom in match.atoms}
        if len(match.atoms) == 1 and kinds <= _MONTHS and self._is_person(match):
            return True
        return (kinds <= _DAYS and self._opens_name(match)) or (
            kinds <= _QUOTED and self._is_quoted_name(match)
        )

    def _is_person(self, match: Match) -> bool:
        """Return whether a month is a first name ("April Vey"), or a surname told before ("Mr. May")."""
        row = row_at(self.starts, self.pieces[match.first].start)
        if row is None:
            return False
        if self.pieces[match.first].word in self.surnames:
            return self._word(match.first - 1) not in self.inside
        return _is_compound(self.syntax.tokens[row], row) and _is_name(self.syntax, row + 1)

    def _opens_name(self, match: Match) -> bool:
        """Return whether a day or month stands between an article and the rest of a name.

        "The Sunday Courier" is a name; "on Sunday Brook left" and "the Sunday raid" hold a day.
        """
        last = row_at(self.starts, self.pieces[match.last - 1].start)
        first = row_at(self.starts, self.pieces[match.first].start)
        if last is None or not first or self._in_title(match):
            return False
        before = self.syntax.tokens[first - 1]
        head = self._noun(max(token.head for token in self.syntax.tokens[first : last + 1]))
        if before.pos != "DET" and before.tag not in _OWNING:
            return False
        within = last < head and all(_is_name(self.syntax, row) for row in range(last + 1, head + 1))
        return within and self._is_large(head)

    def _noun(self, row: int) -> int:
        """Return the noun that a word before it belongs to: "primary" for "Senate" in "Senate primary"."""
        for _ in range(LONGEST_REST):
            if self.syntax.heads[row] <= row or self.syntax.deps[row] not in NOUN_MODIFIERS:
                break
            row = self.syntax.heads[row]
        return row

    def _is_quoted_name(self, match: Match) -> bool:
        """Return whether the quotation marks around a match hold a name alone: “Velmark News Sunday”."""
        first = match.first
        while match.first - first < LONGEST_REST and first and self._is_proper(first - 1):
            first -= 1
        last = match.last
        while last - match.last < LONGEST_REST and self._is_proper(last):
            last += 1
        rest = match.first - first + last - match.last
        stop = last + (rest > 0 and self._word(last) in _STOPS)
        large = self.article.text[self.pieces[match.first].start].isupper()
        return large and self._is_mark(first - 1, before=True) and self._is_mark(stop, before=False)

    def _is_mark(self, at: int, *, before: bool) -> bool:
        """Return whether a quotation mark touches the words `before` which, or behind which, it stands."""
        if self._word(at) not in _MARKS:
            return False
        text, mark = self.article.text, self.pieces[at]
        outside = text[mark.start - 1 : mark.start] if before else text[mark.end : mark.end + 1]
        inside = text[mark.end : mark.end + 1] if before else text[mark.start - 1 : mark.start]
        return not inside.isspace() and not outside.isalnum()

    def _is_proper(self, at: int) -> bool:
        row = None if not self._word(at).isalpha() else row_at(self.starts, self.pieces[at].start)
        return row is not None and _is_name(self.syntax, row) and self._is_large(row)

    def _is_large(self, row: int) -> bool:
        return self.article.text[self.syntax.starts[row]].isupper()

    def _word(self, at: int) -> str:
        return self.pieces[at].word if 0 <= at < len(self.pieces) else ""

    def _in_title(self, match: Match) -> bool:
        return self.article.blocks[self.pieces[match.first].block].kind in _TITLES


def _surnames(article: Article, syntax: Syntax) -> frozenset[str]:
    """Return each last part of a name of several, in lower case ("Ida May"); "Friday May 3" is none."""
    kinds = [article.blocks[sentence.block].kind for sentence in syntax.sentences]
    behind = [row for row, pos in enumerate(syntax.pos[:-1], 1) if pos == "PROPN"]
    return frozenset(
        article.text[syntax.starts[row] : syntax.ends[row]].lower()
        for row in behind
        if _ends_name(article.text, syntax, row) and kinds[syntax.sentence_of[row]] not in _TITLES
    )


def _ends_name(text: str, syntax: Syntax, row: int) -> bool:
    """Return whether a word behind a name belongs to it; a May amid a sentence is often read as "may"."""
    token = syntax.tokens[row]
    if row + 1 < len(syntax.tokens) and syntax.pos[row + 1] == "NUM":
        return False
    if token.pos == "AUX":
        return text[token.start].isupper()
    return token.pos == "PROPN" and _is_compound(syntax.tokens[row - 1], row - 1)


def _is_compound(token: Token, row: int) -> bool:
    return token.dep == COMPOUND and token.head == row + 1


def _is_name(syntax: Syntax, row: int) -> bool:
    return row < len(syntax.tokens) and syntax.pos[row] == "PROPN"
