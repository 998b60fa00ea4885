"""Subjects: the source that grammar gives a cue, where the network took words that stand farther off."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from sayso.model.attribution import Attribution
from sayso.model.grammar import (
    ADVERBIAL_CLAUSE,
    AGENT,
    CONJUNCT,
    DATIVE,
    NOUN_SUBJECTS,
    OBJECT,
    PAST_PARTICIPLE,
    POSSESSOR,
    PREPOSITION_CLAUSE,
    PREPOSITION_OBJECT,
    PRESENT_PARTICIPLE,
    RELATIVE_CLAUSE,
    RELATIVE_PRONOUNS,
    SUBJECT,
)
from sayso.model.syntax import Syntax
from sayso.stages.clauses import clause_noun, rows_of, starts_of
from sayso.stages.who.lexicon import Lexicon, plain_name

_OWN = frozenset({SUBJECT, POSSESSOR})  # the subject of a verb, the owner of a saying
_CLAUSES = frozenset({RELATIVE_CLAUSE, ADVERBIAL_CLAUSE})
_CLIMB = 6  # heads from a clause up to the verb it belongs to
_OBJECTS = frozenset({OBJECT, DATIVE})
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
    found = tuple(attributions)
    by_cue = {one.cue_row: one for one in found if one.source and one.cue_row is not None}
    page = _Page(text, syntax, lexicon, by_cue)
    return tuple(page.settled(one) for one in found)


class _Page:
    def __init__(
        self, text: str, syntax: Syntax, lexicon: Lexicon, by_cue: Mapping[int, Attribution]
    ) -> None:
        self.text, self.syntax, self.lexicon, self.by_cue = text, syntax, lexicon, by_cue
        self.tokens, self.starts = syntax.tokens, starts_of(syntax)

    def settled(self, one: Attribution) -> Attribution:
        if one.cue_row is None:
            return one
        if not one.source:
            return self._given(one, one.cue_row)
        taken = tuple(rows_of(self.starts, one.source))
        if not taken:  # a mark alone, or a piece of a word
            return one
        return self._moved(one, taken, one.cue_row) or self._by_own(one, taken, one.cue_row)

    def _moved(self, one: Attribution, taken: tuple[int, ...], cue: int) -> Attribution | None:
        """Return an attribution whose source the grammar shows to be another's, or a place."""
        means = self._means_of(cue)
        if means is not None:
            return replace(one, source=means.source, head=means.head)
        shared = self._told_by(taken, cue)
        if shared is not None:
            return replace(one, source=(self.syntax.phrase(shared),), head=shared)
        return replace(one, source=(), head=None) if self._place(taken, cue) else None

    def _by_own(self, one: Attribution, taken: tuple[int, ...], cue: int) -> Attribution:
        agent = self._agent(cue)
        own = self._own(cue) if agent is None else agent
        if own is None or self._holds(taken, own):
            return one
        first, last = self._phrase(own, cue)
        if agent is None and (self._beside(taken[0], taken[-1], cue) or not self._beside(first, last, cue)):
            return one
        return replace(one, source=(self.syntax.span(first, last),), head=own)

    def _means_of(self, cue: int) -> Attribution | None:
        """Return what somebody does "by saying" so, over a clause in between with another subject."""
        tokens = self.tokens
        by, at = tokens[cue].head, tokens[tokens[cue].head].head
        said = tokens[cue].dep == PREPOSITION_CLAUSE and tokens[cue].tag == PRESENT_PARTICIPLE
        if not said or self._word(by) not in self.lexicon.made_by or tokens[at].dep not in _CLAUSES:
            return None
        for _ in range(_CLIMB):
            if at in self.by_cue:
                return self.by_cue[at]
            at = tokens[at].head
        return None

    def _told_by(self, taken: tuple[int, ...], cue: int) -> int | None:
        """Return the subject of joined verbs where who was taken is told: "Ruiz rang and told him"."""
        if len(taken) != 1 or self.tokens[cue].dep != CONJUNCT:
            return None
        pronouns, children = self.lexicon.pronouns, self.syntax.children
        speaks, objects = (
            pronouns.get(self._word(taken[0])),
            (pronouns.get(self._word(row)) for row in children[cue] if self.tokens[row].dep in _OBJECTS),
        )
        told = speaks is not None and any(one is not None and one.cls == speaks.cls for one in objects)
        own = self.syntax.has(cue, *NOUN_SUBJECTS)
        above = self.tokens[cue].head
        row = self.syntax.first_below(above, SUBJECT)
        fits = told and not own and row is not None and row not in taken and self.tokens[row].pos == "PROPN"
        return row if fits else None

    def _place(self, taken: tuple[int, ...], cue: int) -> bool:
        """Return whether who was taken is no more than where something was told: "was reported in Orme"."""
        passive = self.syntax.is_passive(cue)
        if not passive or any(self.tokens[row].pos != "PROPN" for row in taken):
            return False
        above = self.tokens[self.tokens[taken[-1]].head]
        inside = above.pos == "ADP" and self.text[above.start : above.end].casefold() in self.lexicon.seated
        outlet = plain_name(self.syntax.span(taken[0], taken[-1]).of(self.text)) in self.lexicon.outlets
        return inside and not outlet

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
        tokens = self.tokens
        above = tokens[cue].head
        if tokens[cue].dep == PREPOSITION_CLAUSE and tokens[above].pos in ("ADP", "SCONJ"):
            above = tokens[above].head
        elif tokens[cue].dep != ADVERBIAL_CLAUSE:
            return None
        own = self.syntax.has(cue, *NOUN_SUBJECTS)
        if own or tokens[cue].tag != PRESENT_PARTICIPLE or tokens[above].pos not in ("VERB", "AUX"):
            return None
        row = self.syntax.first_below(above, SUBJECT)
        return row if row is not None and self._is_somebody(row) and self._word(row) != "it" else None

    def _own(self, cue: int) -> int | None:
        """Return the row of whoever the cue's form says it is by, if that can be somebody."""
        if self.tokens[cue].pos not in _SAYING:
            return None
        row = self.syntax.first_below(cue, *_OWN)
        return row if row is not None and self._is_somebody(row) else None

    def _agent(self, cue: int) -> int | None:
        """Return whom "by" names behind a passive: "was asked by a caller"."""
        if self.tokens[cue].tag != PAST_PARTICIPLE:
            return None
        agents = self.syntax.below(cue, AGENT)
        below = (row for agent in agents for row in self.syntax.children[agent])
        named = next((row for row in below if self.tokens[row].dep == PREPOSITION_OBJECT), None)
        return named if named is not None and self._is_somebody(named) else None

    def _holds(self, taken: tuple[int, ...], own: int) -> bool:
        """Return whether the words taken hold `own`, or the noun that it stands for."""
        return own in taken or self._above(own) in taken

    def _is_somebody(self, row: int) -> bool:
        token, word = self.tokens[row], self._word(row)
        if token.tag in RELATIVE_PRONOUNS:  # "that" is too often no relative, or a thing's
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
        """Return whether only auxiliaries and adverbs stand between these rows and the cue."""
        between = range(last + 1, cue) if last < cue else range(cue + 1, first)
        return all(self.tokens[row].pos in _VERBAL for row in between)

    def _word(self, row: int) -> str:
        return self.text[self.tokens[row].start : self.tokens[row].end].casefold()
