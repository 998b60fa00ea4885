"""What a number counts: the noun it stands before, the noun behind its "of", or one it shares with a twin."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from sayso.languages.pack import LanguagePack
from sayso.model.grammar import (
    ATTRIBUTE,
    CONJUNCT,
    NOUN_SUBJECTS,
    PAST_PARTICIPLE,
    PREPOSITION,
    PREPOSITION_OBJECT,
)
from sayso.model.span import Span
from sayso.model.syntax import Syntax

_NOUNS = frozenset({"NOUN", "PROPN"})
_LINKS = frozenset({"CCONJ", "PUNCT", "NUM", "SYM"})
HIGHEST_CLIMB = 8
# No number stands farther before its noun; it keeps hostile text linear.
LONGEST_PHRASE = 30
# A preposition counts only when it follows the number at once: "dozens of", "$2 million in".
WIDEST_GAP = 1


class Numbered(NamedTuple):
    """A number in the text: the syntax row of its first word, its span, whether it has a unit, is money."""

    row: int
    span: Span
    unit: bool
    money: bool


def what_is_counted(
    syntax: Syntax, numbers: Sequence[Numbered], pack: LanguagePack
) -> tuple[tuple[Span, ...], ...]:
    """Return for each number the spans of what it counts, empty where the text leaves it out."""
    tops = [_top(syntax, number) for number in numbers]
    nouns = [
        _noun(syntax, top, number, pack) or _noun(syntax, _last(syntax, number), number, pack)
        for top, number in zip(tops, numbers, strict=True)
    ]
    by_verb: dict[int, Span] = {}
    for top, noun in zip(tops, nouns, strict=True):
        verb = _verb(syntax, top)
        if noun is not None and verb is not None:
            by_verb.setdefault(verb, noun)
    return tuple(
        (noun,) if noun is not None else () if number.unit else _elsewhere(syntax, top, number, by_verb, pack)
        for top, noun, number in zip(tops, nouns, numbers, strict=True)
    )


def _top(syntax: Syntax, number: Numbered) -> int:
    """Return the token of the number that hangs on a word outside it."""
    row = number.row
    for _ in range(HIGHEST_CLIMB):
        head = syntax.heads[row]
        if head == row or not number.span.start <= syntax.starts[head] < number.span.end:
            break
        row = head
    return row


def _last(syntax: Syntax, number: Numbered) -> int:
    """Return the last token of the number, which may hang on the noun alone: "one in five children"."""
    row = number.row
    while row + 1 < len(syntax.tokens) and syntax.starts[row + 1] < number.span.end:
        row += 1
    return row


def _noun(syntax: Syntax, top: int, number: Numbered, pack: LanguagePack) -> Span | None:
    tokens, end = syntax.tokens, number.span.end
    head = tokens[top].head
    if tokens[head].start >= end and tokens[head].pos in _NOUNS and head <= top + LONGEST_PHRASE:
        between = [at for at in range(top, head) if tokens[at].start >= end]
        links = [at for at in between if tokens[at].pos in _LINKS and tokens[at].lemma != "-"]
        first = links[-1] + 1 if links else (between or [head])[0]
        while first < head and tokens[first].lemma == "-":  # "six-member"
            first += 1
        return syntax.span(first, _whole(syntax, head))
    for child in syntax.children[top]:
        if _counts(syntax, child, number, pack):
            found = syntax.first_below(child, PREPOSITION_OBJECT)
            return (
                None if found is None else syntax.span(min(syntax.left[found], found), _whole(syntax, found))
            )
    return None


def _whole(syntax: Syntax, row: int) -> int:
    """Return the row of the last part of a word that the parser parted at its hyphens ("e-mails")."""
    tokens = syntax.tokens
    while (
        row + 2 < len(tokens)
        and tokens[row + 1].lemma == "-"
        and tokens[row].end == tokens[row + 1].start
        and tokens[row + 1].end == tokens[row + 2].start
    ):
        row += 2
    return row


def _counts(syntax: Syntax, row: int, number: Numbered, pack: LanguagePack) -> bool:
    token = syntax.tokens[row]
    if token.dep != PREPOSITION or not 0 <= token.start - number.span.end <= WIDEST_GAP:
        return False
    return token.lemma in _prepositions(pack) and (number.money or not _prepositions(pack)[token.lemma])


@cache
def _prepositions(pack: LanguagePack) -> Mapping[str, bool]:
    """Return the words that lead to what is counted, and whether they do so only behind money."""
    return {row["word"]: row.get("money", False) for row in pack.table("quantities")["counts"]}


def _verb(syntax: Syntax, row: int) -> int | None:
    for _ in range(HIGHEST_CLIMB):
        row = syntax.heads[row]
        if syntax.pos[row] == "VERB":
            return row
    return None


def _elsewhere(
    syntax: Syntax, top: int, number: Numbered, by_verb: Mapping[int, Span], pack: LanguagePack
) -> tuple[Span, ...]:
    """Return what a number without a noun counts: a twin's noun, a state, or what it is the height of."""
    return _shared(syntax, top, number, by_verb) or _measured(syntax, top, pack)


def _measured(syntax: Syntax, top: int, pack: LanguagePack) -> tuple[Span, ...]:
    """Return the subject whose height the number is: "the death toll rose to 126", "the toll is 126"."""
    token, verb = syntax.tokens[top], syntax.heads[top]
    if token.dep == PREPOSITION_OBJECT and syntax.tokens[verb].lemma in _heights(pack):
        verb = syntax.heads[verb]
    elif token.dep != ATTRIBUTE:
        return ()
    subject = syntax.first_below(verb, *NOUN_SUBJECTS)
    if subject is None or syntax.pos[subject] not in _NOUNS:
        return ()
    of = [at for at in syntax.children[subject] if _prepositions(pack).get(syntax.tokens[at].lemma) is False]
    end = syntax.right[of[0]] if of else _whole(syntax, subject)  # "the number of dead"
    return (syntax.span(min(syntax.left[subject], subject), end),)


@cache
def _heights(pack: LanguagePack) -> frozenset[str]:
    """Return the words that lead from a verb to the height of its subject."""
    return frozenset(row["word"] for row in pack.table("quantities")["height"])


def _shared(syntax: Syntax, top: int, number: Numbered, by_verb: Mapping[int, Span]) -> tuple[Span, ...]:
    """Return the noun of a twin verb ("killed 11 and wounded 30 people"), else a state ("11 dead")."""
    verb = syntax.heads[top]
    twins = syntax.below(verb, CONJUNCT)
    if syntax.deps[verb] == CONJUNCT:
        twins.append(syntax.heads[verb])
    for twin in twins:
        if twin in by_verb and not by_verb[twin].overlaps(number.span):
            return (by_verb[twin],)
    if syntax.deps[top] in NOUN_SUBJECTS and syntax.tags[verb] == PAST_PARTICIPLE:  # "five were arrested"
        return (syntax.span(verb, verb),)
    after = _last(syntax, number) + 1
    told = after < len(syntax.tokens) and syntax.sentence_of[after] == syntax.sentence_of[top]
    state = told and (syntax.tags[after] == PAST_PARTICIPLE or syntax.pos[after] == "ADJ")
    return (syntax.span(after, after),) if state else ()
