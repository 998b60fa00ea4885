"""Sources: the word of a source that says who speaks, and those who speak with it.

A source is a noun phrase: its first phrase has the head, and only a name in apposition stands for it.
A name that stands deeper ("the aide who accused Ruiz", "an expert at Halden Academy") is not who speaks.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from sayso.model.span import Span
from sayso.stages.who.names import Name
from sayso.stages.who.phrases import possessor
from sayso.stages.who.scene import Scene

Names = Mapping[int, Name]

_NOMINAL = frozenset({"NOUN", "PROPN"})
_BEFORE = frozenset({"DET", "ADJ", "NUM", "SYM"})  # may open a noun phrase
_MODIFIES = frozenset({"amod", "compound", "nmod", "advmod", "nummod", "npadvmod", "quantmod", "punct", "cc"})
_RELATIVE = frozenset({"WDT", "WP", "WP$", "WRB"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_MARKS = frozenset("\"'“”‘’")
_PAUSES = frozenset({",", "–", "—", "-", "(", ":"})
_HELPING = frozenset({"aux", "auxpass"})
_FULL = 2  # words of a full name; people in a list
_APPOSITIONS = 3  # "a baker, a mother of two, Ana Ruiz": no name stands further back
_REACH = 8  # words from "a woman who gave her name as" to the name


class Phrase(NamedTuple):
    """One noun phrase: its first row, its head's, and the row after its last."""

    begin: int
    head: int
    end: int


def heads_of(scene: Scene, names: Names, rows: Sequence[int], cue: int | None = None) -> tuple[int, ...]:
    """Return the head rows of those whom the words at `rows` name: one, or several who are joined.

    `cue` is the row of the cue: of a source that runs over a full stop only its sentence counts.
    """
    rows = _one_sentence(scene, rows, cue)
    first = _phrase(scene, names, rows, 0)
    if first is None:
        return _untagged(scene, rows)
    subject = _own_subject(scene, rows, cue, first)
    if subject is not None:
        return (subject,)
    before = _joined_before(scene, names, rows, first)
    if before is not None:
        return before, first.head
    chained = _chained(scene, names, rows, first)
    if chained:
        return chained
    head = _one_of(scene, names, rows, first)
    listed = _listed(scene, names, rows, first) if head == first.head else ()
    return listed or _as_one_body(scene, (head, *_joined(scene, names, rows, head)))


def _chained(scene: Scene, names: Names, rows: Sequence[int], first: Phrase) -> tuple[int, ...]:
    """Return the heads of a whole source that is a row of people: "nurse Ana Ruiz, Tom Vale and Ida Orme".

    Each has a full name with no more than a role before it; the first of two may be many: "The dockers of
    Orme and director Ana Ruiz".
    """
    parts = _parts(scene, names, rows)
    if len(parts) < _FULL or scene.tokens[parts[-1][0] - 1].pos != "CCONJ":
        return ()
    people = [_ends_with_person(scene, names, part) for part in parts]
    many = len(parts) == _FULL and scene.tokens[first.head].tag == "NNS" and first.head in parts[0]
    if people[0] is None and many and first.head not in names:
        people[0] = first.head
    heads = tuple(row for row in people if row is not None)
    return heads if len(heads) == len(parts) else ()


def _parts(scene: Scene, names: Names, rows: Sequence[int]) -> list[list[int]]:
    """Return the rows of a source between its commas and its "and", but none inside a name."""
    parts: list[list[int]] = [[]]
    for row in rows:
        parted = row not in names and (scene.word(row) == "," or scene.tokens[row].pos == "CCONJ")
        if not parted:
            parts[-1].append(row)
        elif parts[-1]:
            parts.append([])
    return parts if parts[-1] else parts[:-1]


def _ends_with_person(scene: Scene, names: Names, part: Sequence[int]) -> int | None:
    """Return the head of the full name that ends a part, with only a role before it."""
    name = names.get(part[-1])
    if name is None or name.body or len(name.words) < _FULL or name.end != part[-1]:
        return None
    before = (row for row in part if row < name.begin)
    roles = (_may_precede(scene, row) for row in before)
    return name.head if all(roles) else None


def _may_precede(scene: Scene, row: int) -> bool:
    """Tell whether a word may stand in the role before a name; a role may be taken for a verb."""
    return scene.tokens[row].pos in _NOMINAL | {"ADJ", "DET"} or scene.lower(row) in scene.lexicon.roles


def _joined(scene: Scene, names: Names, rows: Sequence[int], head: int) -> Iterator[int]:
    """Yield the heads of the phrases joined to a head: of "and Democrat Lena Orme" that is the name's."""
    for row in joined(scene, head, frozenset(rows)):
        place = _at(rows, row)
        phrase = None if place is None else _phrase(scene, names, rows, place)
        yield row if phrase is None or phrase.begin != row else phrase.head


def _as_one_body(scene: Scene, heads: tuple[int, ...]) -> tuple[int, ...]:
    """Return the last head alone where "and" stands inside its name: "the Roads and Docks Committee"."""
    last, syntax = heads[-1], scene.syntax
    inside = len(heads) > 1 and syntax.left[last] <= heads[0] < last
    return (last,) if inside and scene.lower(last) in scene.lexicon.body_words else heads


def written_first(scene: Scene, names: Names, rows: Sequence[int]) -> Span | None:
    """Return the words of the first of several who stand in a row."""
    first = _phrase(scene, names, rows, 0)
    if first is None or not _chained(scene, names, rows, first):
        return None
    part = _parts(scene, names, rows)[0]
    return scene.syntax.span(part[0], part[-1])


def written(scene: Scene, names: Names, rows: Sequence[int], cue: int | None = None) -> Span | None:
    """Return the noun phrase of a source with all that says who is meant, up to a pause or a clause."""
    rows = _one_sentence(scene, rows, cue)
    first = _phrase(scene, names, rows, 0)
    if first is None or _own_subject(scene, rows, cue, first) is not None:
        return None
    last = first.end - 1
    for row in rows:
        if row > last:
            if row != last + 1 or scene.tokens[row].tag in _RELATIVE or _pauses(scene, row):
                break
            above = scene.tokens[row].head
            if scene.tokens[row].pos == "ADP" and not first.begin <= above < row:  # "the ministry on Monday"
                break
            if scene.tokens[row].tag in _FINITE:
                last = min((last, *(scene.syntax.left[one] - 1 for one in _subjects(scene, row))))
                break
            last = row
    while last > first.head and _leads_on(scene, last):
        last -= 1
    return scene.syntax.span(first.begin, max(first.head, last))


def _leads_on(scene: Scene, row: int) -> bool:
    """Tell a last word that belongs to what follows: "librarians I", "accused by the papers of"."""
    token = scene.tokens[row]
    return token.pos == "ADP" or (token.tag == "PRP" and token.dep != "pobj")


def _subjects(scene: Scene, verb: int) -> Iterator[int]:
    """Yield the subjects of a clause that follows without a pronoun: "Ruiz" in "the letters Ruiz wrote"."""
    verb = scene.tokens[verb].head if scene.tokens[verb].dep in ("aux", "auxpass") else verb
    return (row for row in scene.syntax.children[verb] if scene.tokens[row].dep in ("nsubj", "nsubjpass"))


def _own_subject(scene: Scene, rows: Sequence[int], cue: int | None, first: Phrase) -> int | None:
    """Return the cue's own subject where the source began with somebody else.

    Of "Vale's doctor, she adds," that is "she", of "I think most drivers knew" the drivers; of "the letter
    that cites her claim" and "Vale agrees to Orme's demand" it is whose claim or demand it is.
    """
    if cue is None or scene.tokens[cue].dep == "relcl":
        return None
    own = (possessor(scene, cue),) if scene.tokens[cue].pos == "NOUN" else _subjects(scene, cue)
    for row in own:
        if row is not None and row in rows and row != first.head:
            pronoun = scene.tokens[row].tag in ("PRP", "PRP$")
            apart = pronoun or (_is_somebody(scene, row) and _another_clause(scene, first, cue))
            return row if apart else None
    return None


def _is_somebody(scene: Scene, row: int) -> bool:
    token, known = scene.tokens[row], scene.lexicon
    lemma = token.lemma.casefold()
    somebody = lemma in known.roles or lemma in known.bodies or scene.lower(row) in known.collectives
    return token.pos in ("PROPN", "PRON") or somebody


def _another_clause(scene: Scene, first: Phrase, cue: int) -> bool:
    """Tell whether the phrase that opens the source is the subject of another verb than the cue."""
    finite = scene.tokens[cue].tag in _FINITE or scene.tokens[cue].pos == "NOUN"
    if not finite and not any(scene.tokens[row].dep in _HELPING for row in scene.syntax.children[cue]):
        return False
    verb = scene.tokens[first.head].head
    return scene.tokens[first.head].dep in ("nsubj", "nsubjpass") and verb != cue


def _one_sentence(scene: Scene, rows: Sequence[int], cue: int | None) -> list[int]:
    """Return the rows of one sentence, the cue's or the first: a source that runs on has taken in another."""
    sentence_of = scene.syntax.sentence_of
    sentences = {sentence_of[row] for row in rows}
    one = sentence_of[rows[0]] if cue is None or sentence_of[cue] not in sentences else sentence_of[cue]
    return [row for row in rows if sentence_of[row] == one]


def _untagged(scene: Scene, rows: Sequence[int]) -> tuple[int, ...]:
    """Return the one word that can be somebody where no noun is tagged: "her", a name taken for a verb."""
    words = [row for row in rows if scene.tokens[row].pos != "PUNCT"]
    able = [
        row
        for row in words
        if scene.tokens[row].tag == "PRP$" or scene.text[scene.tokens[row].start].isupper()
    ]
    return (able[0],) if able and (len(words) == 1 or scene.tokens[able[0]].tag == "PRP$") else ()


def _phrase(scene: Scene, names: Names, rows: Sequence[int], place: int) -> Phrase | None:
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
    if token.pos in _NOMINAL:
        return "on" if token.dep == "npadvmod" and _measures(scene, row) else "head"
    if _is_pronoun(scene, row):
        return "skip" if scene.lower(row) in scene.lexicon.hearers else "whole"  # "you know, …"
    if token.tag in ("JJ", "CD", "DT", "JJS") and _stands_for_noun(scene, row):
        return "head"
    aside = token.pos == "ADV" and scene.tokens[token.head].pos in _NOMINAL  # "even economists"
    opens = _holds_together(scene, row) or token.pos in _BEFORE or _points(scene, row)
    return "on" if opens and not aside else "skip"


def _going_on(scene: Scene, row: int) -> str:
    """Return what a word is behind a head: the head itself, part of the phrase, or past its end."""
    token = scene.tokens[row]
    if token.pos in _NOMINAL:
        return "on" if token.dep == "npadvmod" else "head"
    if _is_pronoun(scene, row):
        return "end"
    both = token.pos == "CCONJ" and scene.tokens[token.head].pos == "ADJ"  # "the kind and patient mayor"
    inside = token.pos in ("ADJ", "NUM", "VERB", "ADV") and _points(scene, row)
    return "on" if both or inside or _holds_together(scene, row) else "end"


def _measures(scene: Scene, row: int) -> bool:
    """Tell whether a noun only measures what follows: "the 41-year-old"."""
    return row + 1 < len(scene.tokens) and scene.tokens[row + 1].tag == "HYPH"


def _is_pronoun(scene: Scene, row: int) -> bool:
    token = scene.tokens[row]
    return token.tag in _RELATIVE or (token.pos == "PRON" and token.tag != "PRP$")


def _holds_together(scene: Scene, row: int) -> bool:
    inside = scene.tokens[row].tag in ("PRP$", "POS", "HYPH")
    return inside or scene.word(row) in _MARKS or _glued(scene, row)


def _points(scene: Scene, row: int) -> bool:
    return scene.tokens[row].head > row and scene.tokens[row].dep in _MODIFIES


def _stands_for_noun(scene: Scene, row: int) -> bool:
    """Tell whether an adjective or number is somebody: "the accused said", "three of them"."""
    return scene.tokens[row].dep in ("nsubj", "nsubjpass", "pobj", "dobj", "ROOT", "appos")


def _glued(scene: Scene, row: int) -> bool:
    """Tell whether hyphens hold the word inside another: "editor-in-chief"."""
    if row == 0 or row + 1 == len(scene.tokens):
        return False
    token = scene.tokens[row]
    return scene.tokens[row - 1].end == token.start and scene.tokens[row - 1].tag == "HYPH"


def _one_of(scene: Scene, names: Names, rows: Sequence[int], first: Phrase) -> int:
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
    verb = scene.tokens[head].head
    antecedent = scene.tokens[verb].head
    return antecedent if scene.tokens[verb].dep == "relcl" and antecedent in rows else head


def _in_apposition(scene: Scene, names: Names, rows: Sequence[int], first: Phrase) -> Name | None:
    """Return the name behind a description: "the victim's sister, Ana Ruiz", "head of roads Ana Ruiz"."""
    if scene.tokens[first.head].tag != "NN" and not _is_post(scene, first.head):
        return None
    at = first
    for _ in range(_APPOSITIONS):
        inside = _complements(scene, names, rows, at)
        at = inside[-1] if inside else at
        name = names.get(at.head)
        if inside and name is not None and _closes(scene, names, at, name):
            return name
        following = _next(scene, names, rows, at)
        if following is None or (inside and scene.word(at.end) == "("):  # that is the complement's
            return None
        at, name = following, names.get(following.head)
        if name is not None:
            return name if _calls(scene, first, name, rows) else None
    return None


def _next(scene: Scene, names: Names, rows: Sequence[int], at: Phrase) -> Phrase | None:
    """Return the phrase in apposition: behind a pause, or the second of two posts of one person."""
    place = _at(rows, at.end)
    following = None if place is None else _phrase(scene, names, rows, place + 1)
    if following is None or following.begin != at.end + 1:
        return None
    return following if _pauses(scene, at.end) or _same_post(scene, names, at, following) else None


def _pauses(scene: Scene, row: int) -> bool:
    """Tell whether a mark parts two phrases; a hyphen inside a word does not."""
    glued = row > 0 and scene.tokens[row - 1].end == scene.tokens[row].start
    return scene.word(row) in _PAUSES and not (glued and scene.word(row) == "-")


def _same_post(scene: Scene, names: Names, at: Phrase, following: Phrase) -> bool:
    """Tell whether "and" joins two posts of one person: "the president and chief executive"."""
    joins = scene.tokens[at.end].pos == "CCONJ" and scene.tokens[at.head].tag == "NN"
    joins = joins and scene.word(at.head).islower()
    bare = scene.tokens[following.begin].pos not in ("DET", "PRON") and following.begin not in names
    return joins and bare and (_is_post(scene, following.head) or following.head in names)


def _is_post(scene: Scene, row: int) -> bool:
    token = scene.tokens[row]
    return token.tag in ("NN", "NNP") and token.lemma.casefold() in scene.lexicon.roles


def _at(rows: Sequence[int], row: int) -> int | None:
    """Return the place of `row` among the rows."""
    return next((place for place, one in enumerate(rows) if one == row), None)


def _complements(scene: Scene, names: Names, rows: Sequence[int], at: Phrase) -> list[Phrase]:
    """Return the phrases that hang on one by a preposition, one after the other."""
    found: list[Phrase] = []
    while at.end in rows and scene.tokens[at.end].pos in (("ADP", "CCONJ") if found else ("ADP",)):
        place = _at(rows, at.end)
        following = None if place is None else _phrase(scene, names, rows, place + 1)
        if following is None or following.begin != at.end + 1:
            break
        found.append(following)
        at = following
    return found


def _closes(scene: Scene, names: Names, at: Phrase, name: Name) -> bool:
    """Tell whether a person's name follows the complement of a role at once: "head of roads Ana Ruiz"."""
    noun = name.begin > at.begin and scene.tokens[name.begin - 1].pos in _NOMINAL
    return noun and not name.body and len(name.words) >= _FULL and name.begin - 1 not in names


def _calls(scene: Scene, first: Phrase, name: Name, rows: Sequence[int]) -> bool:
    """Tell whether a name behind a pause is that of who is described, and not of a place or a second one."""
    after, lexicon = name.end + 1, scene.lexicon
    if after < len(scene.tokens) and scene.tokens[after].tag == "POS":
        return False
    if after in rows and scene.tokens[after].pos == "CCONJ":
        return False
    noun = scene.tokens[first.head].lemma.casefold()
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
            naming = row if scene.tokens[row].lemma.casefold() in scene.lexicon.naming else naming
    return None


def _without_commas(scene: Scene, names: Names, first: Phrase) -> Name | None:
    """Return the full name that opens the source in a text that lost its commas: "Ana Ruiz head of roads"."""
    name = names.get(first.begin)
    fits = name is not None and not name.body and len(name.words) >= _FULL
    return name if fits and not scene.has_commas else None


def _joined_before(scene: Scene, names: Names, rows: Sequence[int], first: Phrase) -> int | None:
    """Return the head before a source that begins with "and", cut off from the first of two."""
    row = rows[0]
    if (
        scene.tokens[row].pos != "CCONJ"
        or row == 0
        or scene.syntax.sentences[scene.syntax.sentence_of[row]].first == row
    ):
        return None
    before = row - 1
    name = names.get(before)
    if name is not None:
        return name.head
    return before if scene.tokens[before].pos in _NOMINAL and first.head > before else None


def joined(scene: Scene, head: int, inside: frozenset[int]) -> Iterator[int]:
    """Yield the heads joined to `head` by "and", inside the source."""
    row: int | None = head
    while row is not None:
        row = next((child for child in scene.syntax.children[row] if _is_joined(scene, child, inside)), None)
        if row is not None:
            yield row


def _is_joined(scene: Scene, row: int, inside: frozenset[int]) -> bool:
    token = scene.tokens[row]
    above = _is_post(scene, token.head) or scene.tokens[token.head].tag == "NN"
    if _is_post(scene, row) and above and not _begins_anew(scene, row):
        return False
    return token.dep == "conj" and row in inside and token.pos in ("PROPN", "NOUN", "PRON")


def _begins_anew(scene: Scene, row: int) -> bool:
    """Tell whether the second of two posts has its own article: "the mayor and the chief"."""
    return any(scene.tokens[child].dep in ("det", "poss") for child in scene.syntax.children[row])


def _listed(scene: Scene, names: Names, rows: Sequence[int], first: Phrase) -> tuple[int, ...]:
    """Return the people named behind a plural: "the authors, Ana Ruiz and Tom Vale"."""
    if scene.tokens[first.head].tag != "NNS":
        return ()
    found = list({id(names[row]): names[row] for row in rows if row > first.head and row in names}.values())
    lists = all(_in_list(scene, name) for name in found) and not any(name.body for name in found)
    if len(found) < _FULL or not lists or found[0].begin - first.head > _FULL:
        return ()
    return tuple(name.head for name in found)


def _in_list(scene: Scene, name: Name) -> bool:
    token = scene.tokens[name.begin - 1]
    return token.pos in ("CCONJ", "NOUN") or scene.word(name.begin - 1) == ","
