"""Names: runs of name words, cut into title and name."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from sayso.model.grammar import (
    NARROWING_MODIFIERS,
    PLURAL_NOUNS,
    PLURAL_PROPER_NOUN,
    POSSESSIVE_ENDING,
    PROPER_NOUN,
)
from sayso.model.span import Span
from sayso.stages.who.lexicon import Title, plain
from sayso.stages.who.name_words import (
    ADJACENT,
    HYPHENS,
    LONGEST_SHOUT,
    SHORTEST_ACRONYM,
    is_role_word,
    mark_names,
    runs,
    says_no_name,
    unforced_capitals,
)
from sayso.stages.who.run_together import cut_apart
from sayso.stages.who.scene import Scene

FULL = 2  # words of a full name
_LONG_BODY = 3  # words of a body's name from which on what stands behind it is another's
_TITLE_REACH = 6  # "Republican Vice Presidential Candidate Gov. …": no title stands deeper in a run
_FIELD_AND_NAME = 3  # words; a longer run behind "minister for" ends with the minister's name
_POST_BACK = 6  # words from "minister for" up to a name that stands behind its field


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """One name as written: rows `[first, last]` of the name itself, titles from `begin` on.

    `words` are its words as names are compared; `body` tells that it names an organisation or place,
    `plural` that it is tagged so ("the Rossis", "Greens", though also "Peters"), and `end` is the last row
    with what follows a name ("Jr.").
    """

    begin: int
    first: int
    last: int
    head: int
    words: tuple[str, ...]
    title: Title | None
    body: bool
    plural: bool = False
    end: int = 0

    def __hash__(self) -> int:
        """Return what equal names share."""
        return hash((self.begin, self.last))

    @property
    def rows(self) -> range:
        """The rows of the name and its titles."""
        return range(self.begin, self.last + 1)


Names = Mapping[int, Name]  # by each of their rows


def find_names(scene: Scene, cues: Iterable[Span] = (), sources: Iterable[Span] = ()) -> list[Name]:
    """Return every name of the article in text order; headline words count as names only where tagged so.

    No name goes over the word that tells who says a headline: "Vale Opposition Claims Bread Rise".
    """
    marked, surnames = mark_names(scene)
    for row in scene.rows(cues):
        marked[row] = marked[row] and not scene.titular(row)
    begun = {row for source in sources for row in islice(scene.rows((source,)), 1)}
    cuts = (cut for begin, last in runs(scene, marked) for cut in cut_apart(scene, begin, last, begun))
    found = [name for begin, last in cuts if (name := _cut(scene, begin, last, surnames))]
    cut = list(_apart(scene, found))
    # "Agency" in the headline is short for "the Medicines Agency" below.
    kept = unforced_capitals(scene) | {name.words[-1] for name in cut if name.body and len(name.words) > 1}
    return [name for name in cut if not says_no_name(scene, name.first, name.last, kept)]


def by_row(names: Iterable[Name]) -> Names:
    """Return the name at each of its rows, those of its titles included."""
    return {row: name for name in names for row in name.rows}


def _apart(scene: Scene, names: Sequence[Name]) -> Iterator[Name]:
    """Yield the names, those that run together with other words cut to what the article names elsewhere.

    Capitals say nothing in a headline ("Ana Ruiz Blasts Vale"), and a text may have lost its commas.
    """
    told = [name for name in names if not scene.titular(name.last)]
    people = {name.words for name in told if not name.body}
    known = frozenset(words for words in people if len(words) > 1)
    alone = frozenset(words[0] for words in people if len(words) == 1)
    bodies = {name.words for name in told if name.body}
    lasts = {words[-1:] for words in bodies if words[-1] in scene.lexicon.bodies}
    every = known | {(word,) for word in alone} | {words[-1:] for words in known} | bodies | lasts
    for name in names:
        if scene.titular(name.last) and name.title is None and len(name.words) > 1:
            yield from _headline_names(scene, name, every)
        elif name.body and not scene.has_commas and (end := _body_end(scene, name, bodies)) is not None:
            body = _shorter(scene, name, name.first, end)
            yield replace(body, head=_head(scene, name.first, name.last, until=end))
            yield _shorter(scene, name, end + 1, name.last)
        else:
            first, last = _own_words(scene, name, known, alone)
            yield name if (first, last) == (name.first, name.last) else _shorter(scene, name, first, last)


def _body_end(scene: Scene, name: Name, bodies: Collection[tuple[str, ...]]) -> int | None:
    """Return where a body ends behind which a name begins: one that the article names by itself, or a post's.

    "Halden Network for Rights Ana Ruiz" where "the Halden Network for Rights" stands below.
    """
    person = _behind_body(scene, name.first, name.last)
    if person > name.first:
        return person - 1
    rest = name.last - FULL
    ends = range(rest, name.first + _LONG_BODY - 2, -1)
    found = (end for end in ends if _compared(scene, name.first, end) in bodies)
    end = next(found, None)
    return end if end is not None and scene.words[end + 1][0].isupper() else None


def _headline_names(scene: Scene, name: Name, known: Collection[tuple[str, ...]]) -> Iterator[Name]:
    """Yield the known names inside a run of headline words, the longest first; where none is, the run."""
    first, found = name.first, False
    while first <= name.last:
        last = next(
            (
                last
                for last in range(name.last, first - 1, -1)
                if (words := _compared(scene, first, last)) in known or " ".join(words) in scene.lexicon.wires
            ),
            None,
        )
        if last is not None:
            found = True
            yield _shorter(scene, name, first, last)
        first = first + 1 if last is None else last + 1
    if not found and not _only_role(scene, name.first, name.last, name.begin):
        yield name


def _own_words(
    scene: Scene, name: Name, known: Collection[tuple[str, ...]], alone: Collection[str]
) -> tuple[int, int]:
    """Return the rows of a person's own name in a longer run: "Halden Ana Ruiz", "Ana Ruiz HRW"."""
    first, last = name.first, name.last
    if name.body or len(name.words) <= LONGEST_SHOUT:
        return (_behind_body(scene, first, last) if name.body else first), last
    if not scene.has_commas and scene.words[last].isupper() and len(scene.words[last]) > SHORTEST_ACRONYM:
        last -= 1
    for row in range(first + 1, last):
        before = plain(scene.words[row - 1])
        apart = before in scene.lexicon.metonyms or before in alone or is_role_word(scene, row - 1)
        if apart and _compared(scene, row, last) in known:
            return row, last
    # "… and Canals Ana Ruiz"
    fields = scene.tokens[first].tag == PLURAL_PROPER_NOUN or len(name.words) > _FIELD_AND_NAME
    if _behind_post(scene, first) and (name.words[-1] in alone or fields):
        return _over_hyphen(scene, last - 1, first), last
    if name.words[-1] not in alone:
        return first, last
    if not scene.has_commas and any(words[-1] == name.words[-1] and words != name.words for words in known):
        return last, last
    place = plain(scene.words[first]) in scene.lexicon.metonyms
    return (first + 1, last) if place else (first, last)


def _behind_body(scene: Scene, first: int, last: int) -> int:
    """Return where a person's name begins behind that of the body: "head of Orme Council Ana Ruiz"."""
    lexicon = scene.lexicon
    little = (lexicon.body_words, lexicon.last_words, lexicon.joiners)
    ends = [
        row
        for row in range(first, last)
        if any(scene.folded[row] in words for words in little) or _is_acronym(scene.words[row])
    ]
    rest = [
        row for row in range(ends[-1] + 1 if ends else last, last + 1) if len(plain(scene.words[row])) > 1
    ]
    sizes = (FULL,) if scene.has_commas else (FULL, FULL + 1)
    full = bool(ends) and len(rest) in sizes and scene.tokens[last].tag == PROPER_NOUN
    return ends[-1] + 1 if full and _behind_post(scene, first) else first


def _is_acronym(word: str) -> bool:
    """Return whether a word is the initials of a body: "HWA", "H.W.A."."""
    return word.isupper() and len(plain(word).replace(".", "")) >= SHORTEST_ACRONYM


def _over_hyphen(scene: Scene, row: int, first: int) -> int:
    """Return where a double name begins whose last part is at `row`: "Ana-Maria"."""
    while row - 2 >= first and scene.words[row - 1] in HYPHENS:
        row -= 2
    return row


def _behind_post(scene: Scene, row: int) -> bool:
    """Return whether the run goes on from a post: "director of Public Works Ana Ruiz"."""
    for at in range(row - 1, max(row - _POST_BACK, 0), -1):
        if scene.folded[at] in scene.lexicon.joiners and is_role_word(scene, at - 1):
            return True
        if scene.tokens[at].pos not in ("ADP", "CCONJ", "DET", "NOUN", "PROPN"):
            break
    return False


def _shorter(scene: Scene, name: Name, first: int, last: int) -> Name:
    words = _compared(scene, first, last)
    return replace(
        name,
        begin=first,
        first=first,
        last=last,
        end=name.end if last == name.last else last,
        head=_head(scene, first, last),
        words=words,
        title=None,
        body=_names_a_body(scene, first, last, words),
        plural=scene.tokens[last].tag in PLURAL_NOUNS,
    )


def _cut(scene: Scene, begin: int, end: int, surnames: Collection[str]) -> Name | None:
    """Return the run as a name: what stands up to the last title inside it is title, the rest name."""
    lexicon = scene.lexicon
    whole = _with_suffix(scene, end)
    while end > begin and scene.folded[end] in lexicon.suffixes:
        end -= 1
    first, title = _after_title(scene, begin, end)
    ending = plain(scene.words[end])
    of_body = first > begin and first < end and scene.folded[first + 1] in lexicon.joiners
    of_body = of_body and scene.folded[first] in lexicon.bodies  # "Republican Party of Vendia"
    if of_body or ending in lexicon.body_words or ending in lexicon.last_words:  # "General Assembly"
        first, title = begin, None
    words = _compared(scene, first, end)
    headed = scene.titular(end) and len(words) > LONGEST_SHOUT  # "Ana Ruiz Rebukes Harbour Democrats"
    shouted = (
        len(words) > LONGEST_SHOUT and scene.text[scene.tokens[first].start : scene.tokens[end].end].isupper()
    )
    role = not headed and _only_role(scene, first, end, begin) and scene.words[end] not in surnames
    if not words or shouted or role or _post_of_a_place(scene, first, end, begin):
        return None
    return Name(
        begin=begin,
        first=first,
        last=end,
        end=whole,
        head=_head(scene, first, end),
        words=words,
        title=title,
        body=title is None and _names_a_body(scene, first, end, words),
        plural=scene.tokens[end].tag in PLURAL_NOUNS,
    )


def _with_suffix(scene: Scene, end: int) -> int:
    """Return the last row of a name with the "Jr." that may follow it, over a comma or not."""
    for row in (end + 1, end + 2):
        if row < len(scene.tokens) and scene.folded[row] in scene.lexicon.suffixes:
            return row if row == end + 1 or scene.words[end + 1] == "," else end
    return end


def _compared(scene: Scene, first: int, end: int) -> tuple[str, ...]:
    """Return the words of a name as names are compared; a double-barrelled one is one word."""
    words: list[str] = []
    hyphen = False
    for row in range(first, end + 1):
        word = plain(scene.words[row])
        if hyphen and words and word and words[-1] not in scene.lexicon.particles:
            words[-1] += "-" + word
        elif word and scene.words[row] not in ADJACENT:
            words.append(word)
        hyphen = scene.words[row] in HYPHENS
    return tuple(words)


def _only_role(scene: Scene, first: int, end: int, begin: int) -> bool:
    """Return whether the run is a role written like a name: "Expert" in a headline, "Halden Democrats"."""
    if first == begin and scene.folded[end] in scene.lexicon.role_plurals:
        return True
    if first != begin or not is_role_word(scene, end):
        return False
    if _is_paper(scene, first, end) or " ".join(_compared(scene, first, end)) in scene.lexicon.outlets:
        return False
    if end + 1 < len(scene.tokens) and scene.folded[end + 1] in scene.lexicon.joiners:  # "Halden Chief of …"
        return True
    return first == end or (first > 0 and scene.folded[first - 1] in scene.lexicon.definite)


def _post_of_a_place(scene: Scene, first: int, end: int, begin: int) -> bool:
    """Return whether the run is a post with its place ("Velmouth Governor") or a second post of a row."""
    if not is_role_word(scene, end):
        return False
    if first > begin:
        return first == end and end + 1 < len(scene.tokens) and scene.folded[end + 1] in scene.lexicon.joiners
    post = scene.folded[end] in scene.lexicon.title_nouns
    return post and first < end and " ".join(_compared(scene, first, end - 1)) in scene.lexicon.metonyms


def _is_paper(scene: Scene, first: int, end: int) -> bool:
    """Return whether "the Courier" inside a sentence is a paper: a capital, "the", and no title."""
    inside = first > scene.sentence(first).first + 1
    named = first == end and inside and scene.tokens[end].tag == PROPER_NOUN and not scene.titular(end)
    the = (
        scene.folded[first - 1] in scene.lexicon.definite
        and scene.folded[end] not in scene.lexicon.title_nouns
    )
    return named and the and not scene.words[end].isupper()


def _after_title(scene: Scene, begin: int, end: int) -> tuple[int, Title | None]:
    lexicon, first, found = scene.lexicon, begin, None
    row = begin
    while row <= end:
        for size in range(min(lexicon.longest_title, end - row), 0, -1):
            title = lexicon.titles.get(" ".join(plain(scene.words[at]) for at in range(row, row + size)))
            title = title or (_leading_role(scene, row, end) if size == 1 and row == begin else None)
            title = title or (_post_inside(scene, begin, row, end) if size == 1 else None)
            if title is not None:
                first, found, row = row + size, title, row + size - 1
                break
        row += 1
        if row - begin > _TITLE_REACH:
            break
    return first + (first < end and scene.words[first] == "."), found


def _post_inside(scene: Scene, begin: int, row: int, end: int) -> Title | None:
    """Return the role inside a run, before a full name: "City Council Member Ana Ruiz"."""
    lexicon, after = scene.lexicon, range(row + 1, end + 1)
    role = lexicon.roles.get(scene.folded[row])
    if role is None or row == begin or len(after) < FULL:
        return None
    if any(scene.folded[at] in lexicon.body_words or scene.folded[at] in lexicon.joiners for at in after):
        return None
    return Title(scene.folded[row], role.pronoun, honorific=False)


def _leading_role(scene: Scene, row: int, end: int) -> Title | None:
    """Return a role at a sentence's start, where its capital says nothing: "Surgeon Ana Ruiz"."""
    noun = scene.folded[row]
    role = scene.lexicon.roles.get(noun)
    starts = row == scene.sentence(row).first
    return Title(noun, role.pronoun, honorific=False) if role and starts and end - row > 1 else None


def _names_a_body(scene: Scene, first: int, end: int, words: tuple[str, ...]) -> bool:
    lexicon, name = scene.lexicon, " ".join(words)
    if lexicon.names_body(name) or name in scene.outlet:
        return True
    last = words[-1] in lexicon.outlet_words or words[-1] in lexicon.last_words
    if last or not lexicon.body_words.isdisjoint(words):
        return True
    many = (
        scene.tokens[end].tag == PLURAL_PROPER_NOUN
        and scene.folded[end] not in lexicon.role_plurals
        and scene.folded[end] not in lexicon.demonyms
    )
    if many and len(words) > FULL and not scene.titular(end):  # "Halden Harbour Committees"
        return True
    if any(
        scene.tokens[row].tag == POSSESSIVE_ENDING and scene.folded[row + 1] in lexicon.joiners
        for row in range(first, end)
    ):
        return True  # "Orwin's of Halden"
    if len(words) == 1 and scene.words[end].isupper() and len(words[0]) >= SHORTEST_ACRONYM:
        return not (scene.titular(end) or scene.labels(first, end))  # "LAM: …" is somebody
    return _with_article(scene, first, end)


def _with_article(scene: Scene, first: int, end: int) -> bool:
    """Return whether "the" stands before the name itself, and not before a noun it describes."""
    token, after = scene.tokens[end], end + 1
    describes = after < len(scene.tokens) and scene.tokens[after].pos in ("NOUN", "ADJ", "PROPN", "NUM")
    one = token.tag == PROPER_NOUN or (token.tag == PLURAL_PROPER_NOUN and end > first)
    if describes or not one or token.dep in NARROWING_MODIFIERS:
        return False
    # "said that Ana Ruiz left": the same word joins a clause.
    joins = first > 0 and scene.tokens[first - 1].pos == "SCONJ"
    return first > 0 and not joins and scene.folded[first - 1] in scene.lexicon.articles


def _head(scene: Scene, first: int, last: int, *, until: int | None = None) -> int:
    """Return the row inside the run, `until` one of it, that hangs on a word outside it."""
    until = last if until is None else until
    for row in range(until, first - 1, -1):
        if not first <= scene.tokens[row].head <= last or scene.tokens[row].head == row:
            return row
    return until
