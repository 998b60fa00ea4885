"""Subjects: the source that grammar gives a cue, where the network took words that stand farther off."""

from collections.abc import Iterable
from dataclasses import replace

from sayso.model.attribution import Attribution
from sayso.model.syntax import Syntax
from sayso.stages.clauses import clause_noun, rows_of, starts_of
from sayso.stages.who.lexicon import Lexicon

_OWN = frozenset({"nsubj", "poss"})  # the subject of a verb, the owner of a saying
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_VERBAL = frozenset({"AUX", "ADV", "PART"})  # stand between a subject and its verb
_OBJECTIVE = frozenset({"him", "them", "me", "us"})  # "help him make his case"
_SAYING = frozenset({"VERB", "NOUN"})


def settle_sources(
    text: str, syntax: Syntax, attributions: Iterable[Attribution], lexicon: Lexicon
) -> tuple[Attribution, ...]:
    """Return the attributions, each with its cue's own subject where that alone stands beside the cue.

    Of "As the Crown Hall hints at a tax, Mayor Orme protests" the hint is the Crown Hall's, whoever else was
    taken: where the two differ, the one beside the cue is right (11 of 12 on articles kept from training);
    where the parser errs, what was taken stands beside the cue itself.
    """
    page = _Page(text, syntax, lexicon)
    return tuple(page.settled(one) for one in attributions)


class _Page:
    def __init__(self, text: str, syntax: Syntax, lexicon: Lexicon) -> None:
        self.text, self.syntax, self.lexicon = text, syntax, lexicon
        self.tokens, self.starts = syntax.tokens, starts_of(syntax)

    def settled(self, one: Attribution) -> Attribution:
        if one.cue_row is None:
            return one
        if not one.source:
            return self._given(one, one.cue_row)
        taken = tuple(rows_of(self.starts, one.source))
        agent = self._agent(one.cue_row)
        own = self._own(one.cue_row) if agent is None else agent
        if own is None or not taken or self._holds(taken, own):
            return one
        first, last = self._phrase(own, one.cue_row)
        if agent is None and (
            self._beside(taken[0], taken[-1], one.cue_row) or not self._beside(first, last, one.cue_row)
        ):
            return one
        return replace(one, source=(self.syntax.span(first, last),), head=own)

    def _given(self, one: Attribution, cue: int) -> Attribution:
        """Return an attribution without a source with whom its cue's form names: an agent, a main subject."""
        agent = self._agent(cue)
        own = self._main_subject(cue) if agent is None else agent
        if own is None:
            return one
        span = self.syntax.phrase(own)
        named = any(span.overlaps(piece) for piece in (*one.cue, *one.content))
        return one if named else replace(one, source=(span,), head=own)

    def _main_subject(self, cue: int) -> int | None:
        """Return the subject above a participle without its own: of "After boasting of it, Ruiz left"."""
        tokens, children = self.tokens, self.syntax.children
        above = tokens[cue].head
        if tokens[cue].dep == "pcomp" and tokens[above].pos in ("ADP", "SCONJ"):
            above = tokens[above].head
        elif tokens[cue].dep != "advcl":
            return None
        own = any(tokens[row].dep in _SUBJECTS for row in children[cue])
        if own or tokens[cue].tag != "VBG" or tokens[above].pos not in ("VERB", "AUX"):
            return None
        row = next((row for row in children[above] if tokens[row].dep == "nsubj"), None)
        return row if row is not None and self._is_somebody(row) and self._word(row) != "it" else None

    def _own(self, cue: int) -> int | None:
        """Return the row of whoever the cue's form says it is by, if that can be somebody."""
        if self.tokens[cue].pos not in _SAYING:
            return None
        own = (row for row in self.syntax.children[cue] if self.tokens[row].dep in _OWN)
        row = next(own, None)
        return row if row is not None and self._is_somebody(row) else None

    def _agent(self, cue: int) -> int | None:
        """Return whom "by" names behind a passive: "was asked by a caller"."""
        if self.tokens[cue].tag != "VBN":
            return None
        agents = (row for row in self.syntax.children[cue] if self.tokens[row].dep == "agent")
        below = (row for agent in agents for row in self.syntax.children[agent])
        named = next((row for row in below if self.tokens[row].dep == "pobj"), None)
        return named if named is not None and self._is_somebody(named) else None

    def _holds(self, taken: tuple[int, ...], own: int) -> bool:
        """Tell whether the words taken hold `own`, or the noun that it stands for."""
        return own in taken or self._above(own) in taken

    def _is_somebody(self, row: int) -> bool:
        token, word = self.tokens[row], self._word(row)
        if token.tag in ("WDT", "WP"):  # "that" is too often no relative, or a thing's
            above = self._above(row)
            return above is not None and word != "that" and self._is_somebody(above)
        if token.pos in ("PROPN", "PRON", "DET"):
            return word not in _OBJECTIVE and (token.pos == "PROPN" or word in self.lexicon.pronouns)
        lemma, known = token.lemma.casefold(), self.lexicon
        return token.pos == "NOUN" and (
            lemma in known.roles or lemma in known.bodies or bool({lemma, word} & known.collectives)
        )

    def _above(self, row: int) -> int | None:
        """Return the noun that a relative pronoun stands for."""
        above = clause_noun(self.syntax, row)
        return above if above is not None and above < row else None

    def _phrase(self, row: int, cue: int) -> tuple[int, int]:
        """Return the first and last row of the phrase around a subject, on its side of the cue."""
        rows = tuple(rows_of(self.starts, (self.syntax.phrase(row),)))
        return (rows[0], min(rows[-1], cue - 1)) if row < cue else (max(rows[0], cue + 1), rows[-1])

    def _beside(self, first: int, last: int, cue: int) -> bool:
        """Tell whether only auxiliaries and adverbs stand between these rows and the cue."""
        between = range(last + 1, cue) if last < cue else range(cue + 1, first)
        return all(self.tokens[row].pos in _VERBAL for row in between)

    def _word(self, row: int) -> str:
        return self.text[self.tokens[row].start : self.tokens[row].end].casefold()
