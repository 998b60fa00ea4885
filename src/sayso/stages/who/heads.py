"""Heads: the word of a source that says who it is, also where source or parse ran astray."""

from collections.abc import Mapping, Sequence

from sayso.stages.who.names import Name
from sayso.stages.who.scene import Scene

_NO_HEAD = frozenset({"PUNCT", "DET", "ADP", "CCONJ", "SCONJ", "PART", "SPACE"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_MODIFIES = frozenset({"compound", "nmod", "amod", "poss"})
_SEVERAL = 2  # names in a list; and words from the plural over the comma to the first
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_LEADS = frozenset({"ADP", "CCONJ", "SCONJ"})  # before a name: it belongs to another phrase


def head_of(
    scene: Scene,
    names: Mapping[int, Name],
    rows: Sequence[int],
    *,
    given: int | None = None,
    cue: int | None = None,
) -> int | None:
    """Return the head row of a source that covers `rows`; `names` tells the name at each row.

    A name wins over the noun beside it; a source cut wrongly has the subject of its cue for a head.
    """
    head = given if given is not None and given in rows else _top(scene, rows)
    head = _above_clause(scene, rows, head)
    if cue is not None and head is not None and _astray(scene, head, cue):
        head = _subject_of(scene, cue) or head
    if head is None or head in names:
        return head
    subject = _subject(scene, rows, head, cue)
    if subject is not None:
        return subject
    name = _own_name(scene, names, rows, head)
    return head if name is None else name.head


def _above_clause(scene: Scene, rows: Sequence[int], head: int | None) -> int | None:
    """Return the noun whose relative clause holds the head: "librarians" in "librarians I have met"."""
    if head is None or scene.tokens[head].pos != "PRON":
        return head
    verb = scene.tokens[head].head
    antecedent = scene.tokens[verb].head
    return antecedent if scene.tokens[verb].dep == "relcl" and antecedent in rows else head


def _top(scene: Scene, rows: Sequence[int]) -> int | None:
    """Return the first word of `rows` that hangs on a word outside them."""
    inside = frozenset(rows)
    fitting = [row for row in rows if scene.tokens[row].pos not in _NO_HEAD]
    tops = (row for row in fitting if scene.tokens[row].head not in inside or scene.tokens[row].head == row)
    below = (row for row in fitting if scene.tokens[scene.tokens[row].head].pos in _NO_HEAD)
    return next(tops, None) or next(below, None) or (fitting[0] if fitting else None)


def named_in_apposition(
    scene: Scene, names: Mapping[int, Name], rows: Sequence[int], head: int
) -> tuple[int, ...]:
    """Return the heads of the people who are named behind a plural: "the authors, Ana Ruiz and Tom Vale"."""
    if scene.tokens[head].tag != "NNS":
        return ()
    found = list({id(names[row]): names[row] for row in rows if row > head and row in names}.values())
    lists = all(_listed(scene, name) for name in found) and not any(name.body for name in found)
    if len(found) < _SEVERAL or not lists or found[0].begin - head > _SEVERAL:
        return ()
    return tuple(name.head for name in found)


def _listed(scene: Scene, name: Name) -> bool:
    token = scene.tokens[name.begin - 1]
    return token.pos in ("CCONJ", "NOUN") or scene.word(name.begin - 1) == ","


def _astray(scene: Scene, head: int, cue: int) -> bool:
    """Tell whether a source cannot be the cue's: elsewhere, quoted, or behind another verb's "by"."""
    apart = scene.syntax.sentence_of[head] != scene.syntax.sentence_of[cue]
    spoken = scene.quoted[head] and not scene.quoted[cue]
    above = scene.tokens[head].head
    agent = scene.tokens[above].dep == "agent" and scene.tokens[above].head != cue
    return bool(apart or spoken or agent)


def _subject(scene: Scene, rows: Sequence[int], head: int, cue: int | None) -> int | None:
    """Return the subject of the cue where the source's own head is the cue, or does not speak at all."""
    if cue is None or (scene.tokens[head].pos in _NOMINAL and not _crosses(scene, rows)):
        return None
    return _subject_of(scene, cue)


def _subject_of(scene: Scene, cue: int) -> int | None:
    if scene.tokens[cue].pos not in ("VERB", "AUX"):
        return None
    children = scene.syntax.children[cue]
    fitting = (row for row in children if scene.tokens[row].dep in _SUBJECTS)
    return next((row for row in fitting if scene.tokens[row].pos in _NOMINAL), None)


def _crosses(scene: Scene, rows: Sequence[int]) -> bool:
    """Tell whether the source runs over the edge of a quotation."""
    return len({scene.quoted[row] for row in rows}) > 1


def _own_name(scene: Scene, names: Mapping[int, Name], rows: Sequence[int], head: int) -> Name | None:
    """Return the one person's name that closes the description: "the victim's sister, Ana Ruiz"."""
    if scene.tokens[head].tag in ("NNS", "NNPS"):
        return None
    found = list({id(names[row]): names[row] for row in rows if row in names}.values())
    body = next((name for name in found if _body_behind(scene, name, head)), None)
    if body is not None:
        return body
    fitting = [name for name in found if _stands_alone(scene, name, rows)]
    return fitting[0] if len(fitting) == 1 and not _is_place(scene, fitting[0]) else None


def _body_behind(scene: Scene, name: Name, head: int) -> bool:
    """Tell whether a body's name between commas says who the noun before is: "the owner, Halden Mills,"."""
    before, after, lexicon = name.begin - 1, name.last + 1, scene.lexicon
    before -= scene.tokens[before].pos == "DET"
    closed = after < len(scene.tokens) and scene.word(after) == ","
    noun = scene.tokens[head].lemma.casefold()
    may = noun in lexicon.firms or noun in lexicon.holders
    return name.body and may and closed and before == head + 1 and scene.word(before) == ","


def _stands_alone(scene: Scene, name: Name, rows: Sequence[int]) -> bool:
    """Tell whether nothing binds the name to another word: no preposition, no "and", no "'s"."""
    if name.body or name.begin < rows[0]:
        return False
    before, after = name.begin - 1, name.last + 1
    above = scene.tokens[name.head]
    if above.head > name.last and above.dep in _MODIFIES:  # "a senior Halden official"
        return False
    led = name.begin > rows[0] and scene.tokens[before].pos in _LEADS
    owns = after < len(scene.tokens) and scene.tokens[after].tag == "POS"
    return not (led or owns)


def _is_place(scene: Scene, name: Name) -> bool:
    return " ".join(name.words) in scene.lexicon.metonyms or (len(name.words) == 1 and name.plural)
