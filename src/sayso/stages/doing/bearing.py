"""Bearing: the word of a cue that tells the act, where that is not the verb it hangs on."""

from dataclasses import replace
from itertools import takewhile

from sayso.model.attribution import Attribution
from sayso.model.grammar import COMPLEMENT_CLAUSES, PREDICATIVES
from sayso.model.syntax import Syntax
from sayso.stages.doing.words import lemma_of

_CLASSES = {"ADJ": "adjective", "NOUN": "noun", "VERB": "adjective"}  # a participle is one: "is opposed to"


def bearing(syntax: Syntax, attribution: Attribution) -> Attribution:
    """Return the attribution with the row and lexeme of the word that tells its act.

    Of "was critical of" that is the adjective, of "was right to note" the verb; the rules take such
    cues without the copula, the network takes them with it.
    """
    row = attribution.cue_row
    if row is None or syntax.pos[row] != "AUX":
        return attribution
    told = _below(syntax, attribution, row, PREDICATIVES)
    if told is None or syntax.pos[told] not in _CLASSES:
        return attribution
    verb = _below(syntax, attribution, told, COMPLEMENT_CLAUSES)
    if verb is not None and syntax.pos[verb] == "VERB":
        return replace(attribution, cue_row=verb, lexeme=f"{lemma_of(syntax, verb)}:verb")
    kind = _CLASSES[syntax.pos[told]]
    return replace(attribution, cue_row=told, lexeme=f"{lemma_of(syntax, told)}:{kind}")


def cue_rows(syntax: Syntax, attribution: Attribution, row: int) -> list[int]:
    """Return the rows of the cue behind `row`."""
    last = attribution.cue[-1].end if attribution.cue else 0
    rows = takewhile(lambda other: syntax.starts[other] < last, range(row + 1, len(syntax.tokens)))
    return [
        other for other in rows if any(span.covers(syntax.span(other, other)) for span in attribution.cue)
    ]


def _below(syntax: Syntax, attribution: Attribution, row: int, relations: frozenset[str]) -> int | None:
    """Return the word of the cue that hangs on `row` by one of the relations."""
    rows = (other for other in cue_rows(syntax, attribution, row) if syntax.heads[other] == row)
    return next((other for other in rows if syntax.deps[other] in relations), None)
