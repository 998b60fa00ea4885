"""Stances: what the stance of a whole statement makes of its points."""

from collections.abc import Collection

from sayso.model.statement import Act, Assertion, Stance, Statement
from sayso.model.syntax import Syntax
from sayso.stages.clauses import main_row
from sayso.stages.pointing.open_words import OpenWords

_WONDERING = frozenset({"WDT", "WP", "WP$", "WRB"})
_OPENING = 3  # "about who …", "if and when …"


def stance_of_points(
    syntax: Syntax, words: OpenWords, one: Statement | Assertion, inside: Collection[int]
) -> Stance:
    """Return the stance that all of some words share; the outlet asserts its own."""
    if isinstance(one, Assertion):
        return Stance.ASSERTS
    rows = sorted(inside)
    if one.stance is Stance.ASKS and _is_asked_for(syntax, one, rows):
        return Stance.ASSERTS
    if one.stance is Stance.UNSAID and _is_taken_by_nobody(syntax, words, rows):
        return Stance.ASSERTS
    lemma = one.lexeme.rpartition(":")[0]
    if one.stance is Stance.ASSERTS and (
        accused_by_nobody(one) or (lemma in words.cues and not one.source)
    ):
        return Stance.REPORTS
    return one.stance


def accused_by_nobody(one: Statement | Assertion) -> bool:
    """Tell what somebody is accused of where nobody is named who accuses."""
    return isinstance(one, Statement) and one.act is Act.ACCUSE and not one.source


def _is_asked_for(syntax: Syntax, one: Statement, rows: list[int]) -> bool:
    """Tell a thing or a deed that is asked for, "asked TO SEE THE LETTER", from a question."""
    main = main_row(syntax, rows)
    if main is None or not one.lexeme.startswith("ask:"):
        return False
    tokens = syntax.tokens
    opening = [tokens[row] for row in rows[:_OPENING]]
    wonders = any(token.tag in _WONDERING or token.lemma.lower() in {"if", "whether"} for token in opening)
    if wonders or any(tokens[row].lemma == "?" for row in rows):
        return False
    return tokens[main].tag == "VB" or tokens[main].pos in {"NOUN", "PROPN"}


def _is_taken_by_nobody(syntax: Syntax, words: OpenWords, rows: list[int]) -> bool:
    """Tell "nobody claimed RESPONSIBILITY", which is told as so."""
    main = main_row(syntax, rows)
    return main is not None and syntax.tokens[main].lemma.lower() in words.taken
