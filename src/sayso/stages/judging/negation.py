"""Negation: which predicates are denied, and what a second verb shares with its first."""

from collections.abc import Sequence

from sayso.model.syntax import Syntax
from sayso.stages.clauses import PREDICATES
from sayso.stages.judging.words import Lexicon


def find_negated(syntax: Syntax, lemmas: Sequence[str], words: Lexicon) -> set[int]:
    """Return the rows of predicates (and words) that are negated."""
    found: set[int] = set()
    for row, token in enumerate(syntax.tokens):
        lemma = lemmas[row]
        if token.dep == "neg" or lemma in words.negations:
            if row + 1 < len(lemmas) and lemmas[row + 1] in words.leads_on:
                continue
            above = token.head
            found.add(above)
            if token.dep in {"det", "neg", "preconj"} and _bears_clause(syntax, above):
                found.add(syntax.tokens[above].head)
        elif lemma in words.negative_verbs and token.pos in PREDICATES:
            governed = [child for child in syntax.children[row] if syntax.tokens[child].dep == "xcomp"]
            found.update((row, *governed) if governed else ())
    return found


def _bears_clause(syntax: Syntax, row: int) -> bool:
    """Tell whether a "no" before the noun negates its clause: subject, object or predicate noun."""
    return syntax.tokens[row].dep in {"nsubj", "nsubjpass", "dobj", "attr"}
