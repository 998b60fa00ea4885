"""Targets: the words for whom an act is done to — accused, criticised, praised, threatened, warned."""

from collections.abc import Sequence

from sayso.model.attribution import Attribution
from sayso.model.span import Span
from sayso.model.statement import Act
from sayso.model.syntax import Syntax
from sayso.stages.clauses import noun_phrase, subject_row
from sayso.stages.doing.words import ActWords

TARGETED = frozenset({Act.ACCUSE, Act.CRITICISE, Act.PRAISE, Act.THREATEN, Act.WARN})
_NAMES = frozenset({"PROPN", "PRON", "NOUN"})


def find_target(
    syntax: Syntax, words: ActWords, attribution: Attribution, act: Act, rows: Sequence[int], main: int | None
) -> tuple[Span, ...]:
    """Return the words for whom the act is done to; empty for other acts and where the text does not tell."""
    if act not in TARGETED:
        return ()
    inside = frozenset(rows)
    found = _of_cue(syntax, words, attribution.cue_row)
    if found is None and act is Act.ACCUSE and main is not None:
        found = subject_row(syntax, main)
    if found is None:
        return attribution.addressee
    if found in inside:
        found, inside = _owner(syntax, found), frozenset()
    if found is None or syntax.tokens[found].pos not in _NAMES:
        return ()
    return (noun_phrase(syntax, found, inside),)


def called_wrongdoer(syntax: Syntax, words: ActWords, rows: Sequence[int]) -> tuple[Span, ...]:
    """Return who is called a thief, a liar, a war criminal in the content; empty where nobody is."""
    tokens = syntax.tokens
    for row in rows:
        verb = tokens[row].head
        if tokens[row].lemma.lower() not in words.wrongdoers or tokens[row].dep not in _PREDICATES:
            continue
        subject = subject_row(syntax, verb)
        negated = any(tokens[child].dep == "neg" for child in syntax.children[verb])
        if subject is not None and not negated and tokens[subject].pos in ("PROPN", "NOUN"):
            return (noun_phrase(syntax, subject, frozenset()),)
    return ()


_PREDICATES = frozenset({"attr", "acomp", "oprd"})


def _of_cue(syntax: Syntax, words: ActWords, row: int | None) -> int | None:
    """Return the object of the cue verb, the subject of its passive, or what its preposition governs."""
    if row is None:
        return None
    tokens = syntax.tokens
    for dep in ("nsubjpass", "dobj", "dative"):
        for child in syntax.children[row]:
            if tokens[child].dep == dep and tokens[child].pos in _NAMES:
                return child
    for child in syntax.children[row]:
        if tokens[child].dep == "prep" and tokens[child].lemma.lower() in words.target_preps:
            for below in syntax.children[child]:
                if tokens[below].dep == "pobj":
                    return below
    return None


def _owner(syntax: Syntax, row: int) -> int | None:
    """Of a thing criticised ("his plan") the owner is meant, of somebody by name that one."""
    for child in syntax.children[row]:
        if syntax.tokens[child].dep == "poss":
            return child
    return row if syntax.tokens[row].pos in {"PROPN", "PRON"} else None
