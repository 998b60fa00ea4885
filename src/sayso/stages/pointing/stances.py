"""Stances: what a statement does with all of its points, by its act and cue, and with its main one alone."""

from collections.abc import Collection, Iterator, Sequence

from sayso.model.statement import Act, Assertion, Stance, Statement
from sayso.model.syntax import Syntax
from sayso.stages.clauses import main_row, rows_of, subject_row
from sayso.stages.judging.signs import Signs
from sayso.stages.pointing.hearsay import is_denied
from sayso.stages.pointing.open_words import OpenWords

_WONDERING = frozenset({"WDT", "WP", "WP$", "WRB"})
_SAID_OF = frozenset({"attr", "acomp"})
_CALLED = frozenset({"oprd", "attr", "acomp", "dobj", "ccomp", "pobj", "acl", "appos"})
_CLAUSES = frozenset({"ccomp", "csubj", "xcomp", "advcl"})
_MARK = "?"
_OPENING = 3  # "about who …", "if and when …"


def stance_of_points(
    syntax: Syntax,
    signs: Signs,
    words: OpenWords,
    one: Statement | Assertion,
    rows: Collection[int],
    starts: Sequence[int],
) -> Stance:
    """Return the stance that all points of some words share; what the outlet tells it asserts."""
    if isinstance(one, Assertion):
        return Stance.ASSERTS
    inside, cue = sorted(rows), list(rows_of(starts, one.cue))
    if one.stance is Stance.ASKS and _is_asked_for(syntax, words, one, inside):
        return Stance.ASSERTS
    if one.stance is Stance.DENIES and one.certainty is None:
        return Stance.ASSERTS  # who will not do a thing ("refused to leave") does not say that it is not so
    if one.stance is Stance.UNSAID and _is_taken_by_nobody(syntax, words, inside, cue):
        return Stance.ASSERTS
    if one.stance is Stance.UNSAID and one.lexeme.rpartition(":")[0] in words.untaken:
        return Stance.REPORTS  # "did not deny"
    if one.stance is not Stance.ASSERTS:
        return one.stance
    if any(syntax.tokens[row].lemma.lower() in words.wary | words.alone for row in cue):
        return Stance.UNSAID
    if _is_of_the_denied(syntax, signs, words, cue, starts, one) or _calls_untrue(syntax, words, one, inside, cue):
        return Stance.DENIES
    return Stance.REPORTS if accused_by_nobody(one) or _is_nobodys(words, one) else Stance.ASSERTS


def accused_by_nobody(one: Statement | Assertion) -> bool:
    """Tell what somebody is accused of where nobody is named who accuses."""
    return isinstance(one, Statement) and one.act is Act.ACCUSE and not one.source


def denies_charge(
    syntax: Syntax, words: OpenWords, one: Statement | Assertion, head: int, *, negative: bool
) -> bool:
    """Tell a clause that answers a charge: "insisted HE HAD NOT LEFT", "asserts HIS INNOCENCE"."""
    if isinstance(one, Assertion):
        return False
    if negative:
        subject = subject_row(syntax, head)
        own = subject is None or syntax.tokens[subject].pos == "PRON"
        near = (syntax.tokens[child] for child in syntax.children[head])
        if any(token.dep == "intj" or token.lemma.lower() == "no" for token in near):
            return False  # "No, I want to stay," she insisted
        return own and one.lexeme.rpartition(":")[0] in words.insisting
    pleaded = [head, *(child for child in syntax.children[head] if syntax.tokens[child].dep == "acomp")]
    return any(syntax.tokens[row].lemma.lower() in words.plea for row in pleaded)


def is_beside_question(syntax: Syntax, one: Statement | Assertion, rows: Collection[int], head: int) -> bool:
    """Tell what the sentences around a question say: "You were there.  DID YOU SEE IT?"."""
    if isinstance(one, Assertion) or one.stance is not Stance.ASKS:
        return False
    asked = frozenset(syntax.sentence_of[row] for row in rows if syntax.tokens[row].lemma == _MARK)
    return bool(asked) and syntax.sentence_of[head] not in asked


def _is_asked_for(syntax: Syntax, words: OpenWords, one: Statement, rows: Sequence[int]) -> bool:
    """Tell a thing or a deed that is asked for, "asked TO SEE THE LETTER", from a question."""
    main = main_row(syntax, rows)
    if main is None or one.lexeme.rpartition(":")[0] not in words.asking:
        return False
    tokens = syntax.tokens
    opening = [tokens[row] for row in rows[:_OPENING]]
    wonders = any(token.tag in _WONDERING or token.lemma.lower() in {"if", "whether"} for token in opening)
    if wonders or any(tokens[row].lemma == _MARK for row in rows):
        return False
    verbs = (main, *(child for child in syntax.children[main] if tokens[child].dep == "auxpass"))
    return any(tokens[row].tag == "VB" for row in verbs) or tokens[main].pos in {"NOUN", "PROPN"}


def _is_taken_by_nobody(syntax: Syntax, words: OpenWords, rows: Sequence[int], cue: Sequence[int]) -> bool:
    """Tell "nobody claimed RESPONSIBILITY", which is told as so."""
    main = main_row(syntax, rows)
    near = [*cue, *([] if main is None else [main])]
    return any(syntax.tokens[row].lemma.lower() in words.taken for row in near)


def _is_of_the_denied(
    syntax: Syntax,
    signs: Signs,
    words: OpenWords,
    cue: Sequence[int],
    starts: Sequence[int],
    one: Statement,
) -> bool:
    """Tell what rumours say that somebody dismisses, where they are not told to be somebody's."""
    source = frozenset(rows_of(starts, one.source))
    nouns = (row for row in cue if syntax.tokens[row].pos == "NOUN")
    return any(
        is_denied(syntax, signs, noun, words) and source.isdisjoint(syntax.children[noun]) for noun in nouns
    )


def _is_nobodys(words: OpenWords, one: Statement) -> bool:
    """Tell what a word that passes on introduces, with nobody for its source: "allegedly", "claims that"."""
    lemma, _, kind = one.lexeme.rpartition(":")
    return not one.source and (lemma in words.cues or (kind == "noun" and lemma in words.reported))


def _calls_untrue(
    syntax: Syntax, words: OpenWords, one: Statement, rows: Sequence[int], cue: Sequence[int]
) -> bool:
    """Tell "called the report A LIE" and "the claim is OUTRAGEOUS"."""
    main = main_row(syntax, rows)
    if main is None:
        return False
    if one.lexeme.rpartition(":")[0] in words.calling:
        named = any(syntax.tokens[row].lemma.lower() in words.deniable for row in rows)
        return named and _is_untrue(syntax, words, (row for row in rows if _is_called(syntax, row)))
    subject = subject_row(syntax, main)
    if subject is None:
        return False
    deniable = syntax.tokens[subject].lemma.lower() in words.deniable
    answers = syntax.tokens[subject].pos == "PRON" and _answers_charge(syntax, words, main, rows)
    return (deniable or answers) and _is_untrue(syntax, words, _said_of(syntax, [main]))


def _answers_charge(syntax: Syntax, words: OpenWords, main: int, rows: Sequence[int]) -> bool:
    """Tell "that is outrageous" after an accusation; what "it is outrageous THAT …" says is none."""
    if any(syntax.tokens[child].dep in _CLAUSES for child in syntax.children[main]):
        return False
    number, inside = syntax.sentence_of[main], frozenset(rows)
    near = (syntax.sentences[place] for place in (number - 1, number) if place >= 0)
    around = (row for sentence in near for row in range(sentence.first, sentence.last) if row not in inside)
    charges = words.deniable | words.accusing
    return any(syntax.tokens[row].lemma.lower() in charges for row in around)


def _is_called(syntax: Syntax, row: int) -> bool:
    """Tell what a thing is called ("a lie", "as untrue") from what is told of another ("FALSE ballots")."""
    token = syntax.tokens[row]
    return token.dep in _CALLED or (token.dep == "amod" and syntax.tokens[token.head].pos == "ADP")


def _said_of(syntax: Syntax, above: Sequence[int]) -> Iterator[int]:
    for row in above:
        yield from (child for child in syntax.children[row] if syntax.tokens[child].dep in _SAID_OF)


def _is_untrue(syntax: Syntax, words: OpenWords, rows: Iterator[int]) -> bool:
    """Tell whether one of some words says that a thing is not so: "false", "not true"."""
    return any(
        (lemma in words.true) if _has_not(syntax, row) else (lemma in words.untrue)
        for row in rows
        for lemma in (syntax.tokens[row].lemma.lower(),)
    )


def _has_not(syntax: Syntax, row: int) -> bool:
    near = (child for above in (row, syntax.tokens[row].head) for child in syntax.children[above])
    return any(syntax.tokens[child].dep == "neg" for child in near)
