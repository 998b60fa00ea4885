"""Sources: the first noun phrase of a source, and the word in it that says who speaks.

A source is a noun phrase: its first phrase has the head, and only a name in apposition stands for it.
A name that stands deeper ("the aide who accused Ruiz", "an expert at Halden Academy") is not who speaks.
"""

from collections.abc import Sequence
from typing import NamedTuple

from sayso.model.grammar import (
    ADJECTIVE,
    ADVERB_MODIFIER,
    APPOSITION,
    ARGUMENTS,
    ARTICLE,
    AUXILIARIES,
    CONJUNCTION,
    FINITE_VERBS,
    HYPHEN,
    NOUN_AS_ADVERB,
    NOUN_MODIFIERS,
    NOUN_SUBJECTS,
    NUMBER,
    NUMBER_MODIFIER,
    PERSONAL_PRONOUN,
    POSSESSIVE_ENDING,
    POSSESSIVE_PRONOUN,
    PREPOSITION_OBJECT,
    PROPER_NOUN,
    PUNCTUATION,
    QUANTITY_MODIFIER,
    QUESTION_WORDS,
    RELATIVE_CLAUSE,
    ROOT,
    SINGULAR_NOUN,
    SUPERLATIVE,
)
from sayso.model.span import Span
from sayso.stages.clauses import clause_noun
from sayso.stages.who.names import FULL, Name, Names
from sayso.stages.who.phrases import possessor
from sayso.stages.who.scene import Scene

NOMINAL = frozenset({"NOUN", "PROPN"})
_BEFORE = frozenset({"DET", "ADJ", "NUM", "SYM"})  # may open a noun phrase
_MODIFIES = NOUN_MODIFIERS | {
    ADVERB_MODIFIER,
    NUMBER_MODIFIER,
    NOUN_AS_ADVERB,
    QUANTITY_MODIFIER,
    PUNCTUATION,
    CONJUNCTION,
}
_MARKS = frozenset("\"'“”‘’")
_PAUSES = frozenset({",", "–", "—", "-", "(", ":"})
_APPOSITIONS = 3  # "a baker, a mother of two, Ana Ruiz": no name stands further back
_REACH = 8  # words from "a woman who gave her name as" to the name
_HOLDING_TOGETHER = frozenset({POSSESSIVE_PRONOUN, POSSESSIVE_ENDING, HYPHEN})
_OF_NOUNS = ARGUMENTS | {PREPOSITION_OBJECT, ROOT, APPOSITION}
_STANDING_FOR_NOUNS = frozenset({ADJECTIVE, NUMBER, ARTICLE, SUPERLATIVE})
_ONE = frozenset({SINGULAR_NOUN, PROPER_NOUN})
_PRONOUNS = frozenset({PERSONAL_PRONOUN, POSSESSIVE_PRONOUN})


class Phrase(NamedTuple):
    """One noun phrase: its first row, its head's, and the row after its last."""

    begin: int
    head: int
    end: int


def first_phrase(scene: Scene, names: Names, rows: Sequence[int], place: int = 0) -> Phrase | None:
    """Return the first noun phrase of `rows` from `place` on."""
    head, begin = None, None
    while place < len(rows):
        row = rows[place]
        if head is not None and row != rows[place - 1] + 1:
            break
        name = names.get(row)
        if name is not None:
            head, begin = name.head, row if begin is None else begin
            place += sum(name.begin <= one <= name.last for one in rows[place:])
            while place < len(rows) and rows[place] <= name.end:
                place += 1
            continue
        step = _step(scene, row, head)
        if step == "end":
            break
        if step == "head":
            head = row
        if step != "skip":
            begin = row if begin is None else begin
        if step == "whole":
            head, place = row, place + 1
            break
        place += 1
    if head is None or begin is None:
        return None
    return Phrase(begin, head, rows[place] if place < len(rows) else rows[-1] + 1)


def _step(scene: Scene, row: int, head: int | None) -> str:
    """Return what a word does to a noun phrase: it is the "head" so far, or "whole", goes "on", ends it."""
    return _opening(scene, row) if head is None else _going_on(scene, row)


def _opening(scene: Scene, row: int) -> str:
    """Return what a word is where no head has been found yet; "skip" for what stands before the phrase."""
    token = scene.tokens[row]
    if token.dep == QUANTITY_MODIFIER:  # "TENS OF thousands"
        return "on"
    if token.pos in NOMINAL:
        return "on" if token.dep == NOUN_AS_ADVERB and _measures(scene, row) else "head"
    if _is_pronoun(scene, row):
        return "skip" if scene.folded[row] in scene.lexicon.hearers else "whole"  # "you know, …"
    if token.tag in _STANDING_FOR_NOUNS and _stands_for_noun(scene, row):
        return "head"
    aside = token.pos == "ADV" and scene.tokens[token.head].pos in NOMINAL  # "even economists"
    opens = _holds_together(scene, row) or token.pos in _BEFORE or _points(scene, row)
    return "on" if opens and not aside else "skip"


def _going_on(scene: Scene, row: int) -> str:
    """Return what a word is behind a head: the head itself, part of the phrase, or past its end."""
    token = scene.tokens[row]
    if token.pos in NOMINAL:
        return "on" if token.dep == NOUN_AS_ADVERB else "head"
    if _is_pronoun(scene, row):
        return "end"
    both = token.pos == "CCONJ" and scene.tokens[token.head].pos == "ADJ"  # "the kind and patient mayor"
    inside = token.pos in ("ADJ", "NUM", "VERB", "ADV") and _points(scene, row)
    return "on" if both or inside or _holds_together(scene, row) else "end"


def _measures(scene: Scene, row: int) -> bool:
    """Return whether a noun only measures what follows: "the 41-year-old"."""
    return row + 1 < len(scene.tokens) and scene.tokens[row + 1].tag == HYPHEN


def _is_pronoun(scene: Scene, row: int) -> bool:
    token = scene.tokens[row]
    return token.tag in QUESTION_WORDS or (token.pos == "PRON" and token.tag != POSSESSIVE_PRONOUN)


def _holds_together(scene: Scene, row: int) -> bool:
    inside = scene.tokens[row].tag in _HOLDING_TOGETHER
    return inside or scene.words[row] in _MARKS or _glued(scene, row)


def _points(scene: Scene, row: int) -> bool:
    return scene.tokens[row].head > row and scene.tokens[row].dep in _MODIFIES


def _stands_for_noun(scene: Scene, row: int) -> bool:
    """Return whether an adjective or number is somebody: "the accused said", "three of them"."""
    return scene.tokens[row].dep in _OF_NOUNS


def _glued(scene: Scene, row: int) -> bool:
    """Return whether hyphens hold the word inside another: "editor-in-chief"."""
    if row == 0 or row + 1 == len(scene.tokens):
        return False
    token = scene.tokens[row]
    return scene.tokens[row - 1].end == token.start and scene.tokens[row - 1].tag == HYPHEN


def head_of(scene: Scene, names: Names, rows: Sequence[int], first: Phrase) -> int:
    """Return the name that stands for the head in apposition, else the head itself."""
    if scene.tokens[first.head].pos == "PRON":
        return _above_clause(scene, rows, first.head)
    if first.head in names:
        return first.head
    name = _in_apposition(scene, names, rows, first) or _given(scene, names, rows, first)
    name = name or _without_commas(scene, names, first)
    return first.head if name is None else name.head


def _above_clause(scene: Scene, rows: Sequence[int], head: int) -> int:
    """Return the noun whose relative clause holds the pronoun: "librarians" in "librarians I have met"."""
    antecedent = clause_noun(scene.syntax, head)
    return antecedent if antecedent is not None and antecedent in rows else head


def _in_apposition(scene: Scene, names: Names, rows: Sequence[int], first: Phrase) -> Name | None:
    """Return the name behind a description: "the victim's sister, Ana Ruiz", "head of roads Ana Ruiz"."""
    if scene.tokens[first.head].tag != SINGULAR_NOUN and not is_post(scene, first.head):
        return None
    at = first
    for _ in range(_APPOSITIONS):
        inside = _complements(scene, names, rows, at)
        at = inside[-1] if inside else at
        name = names.get(at.head)
        if inside and name is not None and _closes(scene, names, at, name):
            return name
        following = _next(scene, names, rows, at)
        if following is None or (inside and scene.words[at.end] == "("):  # that is the complement's
            return None
        at, name = following, names.get(following.head)
        if name is not None:
            return name if _calls(scene, first, name, rows) else None
    return None


def _next(scene: Scene, names: Names, rows: Sequence[int], at: Phrase) -> Phrase | None:
    """Return the phrase in apposition: behind a pause, or the second of two posts of one person."""
    place = place_of(rows, at.end)
    following = None if place is None else first_phrase(scene, names, rows, place + 1)
    if following is None or following.begin != at.end + 1:
        return None
    return following if _pauses(scene, at.end) or _same_post(scene, names, at, following) else None


def _pauses(scene: Scene, row: int) -> bool:
    """Return whether a mark parts two phrases; a hyphen inside a word does not."""
    glued = row > 0 and scene.tokens[row - 1].end == scene.tokens[row].start
    return scene.words[row] in _PAUSES and not (glued and scene.words[row] == "-")


def _same_post(scene: Scene, names: Names, at: Phrase, following: Phrase) -> bool:
    """Return whether "and" joins two posts of one person: "the president and chief executive"."""
    joins = scene.tokens[at.end].pos == "CCONJ" and scene.tokens[at.head].tag == SINGULAR_NOUN
    joins = joins and scene.words[at.head].islower()
    bare = scene.tokens[following.begin].pos not in ("DET", "PRON") and following.begin not in names
    return joins and bare and (is_post(scene, following.head) or following.head in names)


def is_post(scene: Scene, row: int) -> bool:
    """Return whether a noun is the role of one."""
    token = scene.tokens[row]
    return token.tag in _ONE and token.lemma.casefold() in scene.lexicon.roles


def place_of(rows: Sequence[int], row: int) -> int | None:
    """Return the place of `row` among the rows."""
    return next((place for place, one in enumerate(rows) if one == row), None)


def _complements(scene: Scene, names: Names, rows: Sequence[int], at: Phrase) -> list[Phrase]:
    """Return the phrases that hang on one by a preposition, one after the other."""
    found: list[Phrase] = []
    while at.end in rows and scene.tokens[at.end].pos in (("ADP", "CCONJ") if found else ("ADP",)):
        place = place_of(rows, at.end)
        following = None if place is None else first_phrase(scene, names, rows, place + 1)
        if following is None or following.begin != at.end + 1:
            break
        found.append(following)
        at = following
    return found


def _closes(scene: Scene, names: Names, at: Phrase, name: Name) -> bool:
    """Return whether a person's name follows the complement of a role at once: "head of roads Ana Ruiz"."""
    noun = name.begin > at.begin and scene.tokens[name.begin - 1].pos in NOMINAL
    before = names.get(name.begin - 1)
    apart = before is None or (before.body and not scene.has_commas)  # "head of the Halden League Ana Ruiz"
    return noun and not name.body and len(name.words) >= FULL and apart


def _calls(scene: Scene, first: Phrase, name: Name, rows: Sequence[int]) -> bool:
    """Return whether a name behind a pause is of the person described, not a place or a second person."""
    after, lexicon = name.end + 1, scene.lexicon
    if after < len(scene.tokens) and scene.tokens[after].tag == POSSESSIVE_ENDING:
        return False
    if after in rows and scene.tokens[after].pos == "CCONJ":
        return False
    noun = scene.lemmas[first.head]
    if name.body:
        return noun in lexicon.firms or noun in lexicon.holders
    return " ".join(name.words) not in lexicon.metonyms


def _given(scene: Scene, names: Names, rows: Sequence[int], first: Phrase) -> Name | None:
    """Return the name that somebody is said to have: "a woman later identified as Ana Ruiz"."""
    naming = None
    for row in rows:
        if row < first.end or row - first.end > _REACH:
            continue
        if row in names:
            return names[row] if naming is not None else None
        if scene.tokens[row].pos in ("VERB", "AUX"):
            naming = row if scene.lemmas[row] in scene.lexicon.naming else naming
    return None


def _without_commas(scene: Scene, names: Names, first: Phrase) -> Name | None:
    """Return the full name that opens the source in a text that lost its commas: "Ana Ruiz head of roads"."""
    name = names.get(first.begin)
    fits = name is not None and not name.body and len(name.words) >= FULL
    return name if fits and not scene.has_commas else None


def written(scene: Scene, names: Names, rows: Sequence[int], cue: int | None = None) -> Span | None:
    """Return the noun phrase of a source with all that says who is meant, up to a pause or a clause."""
    rows = one_sentence(scene, rows, cue)
    first = first_phrase(scene, names, rows)
    if first is None or own_subject(scene, rows, cue, first) is not None:
        return None
    last = first.end - 1
    for row in rows:
        if row > last:
            if row != last + 1 or scene.tokens[row].tag in QUESTION_WORDS or _pauses(scene, row):
                break
            above = scene.tokens[row].head
            if scene.tokens[row].pos == "ADP" and not first.begin <= above < row:  # "the ministry on Monday"
                break
            if scene.tokens[row].tag in FINITE_VERBS:
                last = min((last, *(scene.syntax.left[one] - 1 for one in _subjects(scene, row))))
                break
            last = row
    while last > first.head and _leads_on(scene, last):
        last -= 1
    return scene.syntax.span(first.begin, max(first.head, last))


def _leads_on(scene: Scene, row: int) -> bool:
    """Return whether a last word belongs to what follows: "librarians I", "accused by the papers of"."""
    token = scene.tokens[row]
    return token.pos == "ADP" or (token.tag == PERSONAL_PRONOUN and token.dep != PREPOSITION_OBJECT)


def _subjects(scene: Scene, verb: int) -> list[int]:
    """Return the subjects of a clause that follows without a pronoun: "Ruiz" in "the letters Ruiz wrote"."""
    verb = scene.tokens[verb].head if scene.tokens[verb].dep in AUXILIARIES else verb
    return scene.syntax.below(verb, *NOUN_SUBJECTS)


def own_subject(scene: Scene, rows: Sequence[int], cue: int | None, first: Phrase) -> int | None:
    """Return the cue's own subject where the source began with somebody else.

    Of "Vale's doctor, she adds," that is "she", of "I think most drivers knew" the drivers; of "the letter
    that cites her claim" and "Vale agrees to Orme's demand" it is whose claim or demand it is.
    """
    if cue is None or scene.tokens[cue].dep == RELATIVE_CLAUSE:
        return None
    own = (possessor(scene, cue),) if scene.tokens[cue].pos == "NOUN" else _subjects(scene, cue)
    for row in own:
        if row is not None and row in rows and row != first.head:
            pronoun = scene.tokens[row].tag in _PRONOUNS
            apart = pronoun or (_is_somebody(scene, row) and _another_clause(scene, first, cue))
            return row if apart else None
    return None


def _is_somebody(scene: Scene, row: int) -> bool:
    token, known = scene.tokens[row], scene.lexicon
    lemma = token.lemma.casefold()
    somebody = lemma in known.roles or lemma in known.bodies or scene.folded[row] in known.collectives
    return token.pos in ("PROPN", "PRON") or somebody


def _another_clause(scene: Scene, first: Phrase, cue: int) -> bool:
    """Return whether the phrase that opens the source is the subject of another verb than the cue."""
    finite = scene.tokens[cue].tag in FINITE_VERBS or scene.tokens[cue].pos == "NOUN"
    if not finite and not scene.syntax.is_helped(cue):
        return False
    verb = scene.tokens[first.head].head
    return scene.tokens[first.head].dep in NOUN_SUBJECTS and verb != cue


def one_sentence(scene: Scene, rows: Sequence[int], cue: int | None) -> list[int]:
    """Return the rows of one sentence, the cue's or the first: a source that runs on has taken in another."""
    sentence_of = scene.syntax.sentence_of
    sentences = {sentence_of[row] for row in rows}
    one = sentence_of[rows[0]] if cue is None or sentence_of[cue] not in sentences else sentence_of[cue]
    return [row for row in rows if sentence_of[row] == one]


def untagged(scene: Scene, rows: Sequence[int]) -> tuple[int, ...]:
    """Return the one word that can be somebody where no noun is tagged: "her", a name taken for a verb."""
    words = [row for row in rows if scene.tokens[row].pos != "PUNCT"]
    able = [row for row in words if scene.tokens[row].tag == POSSESSIVE_PRONOUN or scene.capital(row)]
    return (able[0],) if able and (len(words) == 1 or scene.tokens[able[0]].tag == POSSESSIVE_PRONOUN) else ()
