"""Names: runs of proper nouns, cut into title and name."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from sayso.stages.who.lexicon import Title, plain
from sayso.stages.who.printed import mark_outlets, says_no_name, unforced_capitals
from sayso.stages.who.scene import Scene

_NAME_TAGS = frozenset({"NN", "NNS", "JJ", "FW"})
_LITTLE = frozenset({"CC", "DT", "PRP", "PRP$", "WP", "WP$", "WDT", "WRB", "JJ", "JJS", "CD", "POS", "MD"})
_SHORTEST_ACRONYM = 2
_APOSTROPHES = frozenset({"'", "’", "‘"})
_LONGEST_SHOUT = 2  # words; more in capitals are a heading
_TITLE_REACH = 6  # "Republican Vice Presidential Candidate Gov. …": no title stands deeper in a run
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_ADJACENT = frozenset({"-", "–", "’", "'", "/"})
_FULL = 2  # words of a full name
_FIELD_AND_NAME = 3  # words; a longer run behind "minister for" ends with the minister's name
_POST_BACK = 6  # words from "minister for" up to a name that stands behind its field
_ROLE_BACK = 2  # words from the role over the comma to the name
_AFTER_NAMES = frozenset({"VBD", "VBZ", "MD", "POS", "RB"})
_INSIDE_WORDS = str.maketrans("", "", ".-’'\xad")  # a soft hyphen is no letter of a name
_OPENING, _CLOSING = frozenset('“"'), frozenset('”"')
_HYPHENS = frozenset({"-", "‑"})


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


def find_names(scene: Scene) -> list[Name]:
    """Return every name of the article in text order; headline words count as names only where tagged so."""
    marked = _name_words(scene)
    surnames = _mark_surnames(scene, marked)
    found = [name for begin, last in _runs(scene, marked) if (name := _cut(scene, begin, last, surnames))]
    cut = list(apart(scene, found))
    # "Agency" in the headline is short for "the Medicines Agency" below.
    kept = unforced_capitals(scene) | {name.words[-1] for name in cut if name.body and len(name.words) > 1}
    return [name for name in cut if not says_no_name(scene, name.first, name.last, kept)]


def _runs(scene: Scene, marked: bytearray) -> Iterator[tuple[int, int]]:
    """Yield the first and last row of each run of name words."""
    row = 0
    while row < len(marked):
        last = _run_end(scene, marked, row) if marked[row] else row
        if marked[row]:
            yield row, last
        row = last + 1


def apart(scene: Scene, names: Sequence[Name]) -> Iterator[Name]:
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
        else:
            first, last = _own_words(scene, name, known, alone)
            yield name if (first, last) == (name.first, name.last) else _shorter(scene, name, first, last)


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
    if name.body or len(name.words) <= _LONGEST_SHOUT:
        return (_behind_body(scene, first, last) if name.body else first), last
    if not scene.has_commas and scene.word(last).isupper() and len(scene.word(last)) > _SHORTEST_ACRONYM:
        last -= 1
    for row in range(first + 1, last):
        before = plain(scene.word(row - 1))
        apart = before in scene.lexicon.metonyms or before in alone or _is_role_word(scene, row - 1)
        if apart and _compared(scene, row, last) in known:
            return row, last
    fields = scene.tokens[first].tag == "NNPS" or len(name.words) > _FIELD_AND_NAME  # "… and Canals Ana Ruiz"
    if _behind_post(scene, first) and (name.words[-1] in alone or fields):
        return _over_hyphen(scene, last - 1, first), last
    if name.words[-1] not in alone:
        return first, last
    if not scene.has_commas and any(words[-1] == name.words[-1] and words != name.words for words in known):
        return last, last
    place = plain(scene.word(first)) in scene.lexicon.metonyms
    return (first + 1, last) if place else (first, last)


def _behind_body(scene: Scene, first: int, last: int) -> int:
    """Return where a person's name begins behind that of the body: "head of Orme Council Ana Ruiz"."""
    little = scene.lexicon.body_words | scene.lexicon.last_words | scene.lexicon.joiners
    ends = [row for row in range(first, last) if scene.lower(row) in little or _is_acronym(scene.word(row))]
    rest = [row for row in range(ends[-1] + 1 if ends else last, last + 1) if len(plain(scene.word(row))) > 1]
    full = bool(ends) and len(rest) == _FULL and scene.tokens[last].tag == "NNP"
    return ends[-1] + 1 if full and _behind_post(scene, first) else first


def _is_acronym(word: str) -> bool:
    """Tell whether a word is the initials of a body: "HWA", "H.W.A."."""
    return word.isupper() and len(plain(word).replace(".", "")) >= _SHORTEST_ACRONYM


def _over_hyphen(scene: Scene, row: int, first: int) -> int:
    """Return where a double name begins whose last part is at `row`: "Ana-Maria"."""
    while row - 2 >= first and scene.word(row - 1) in _HYPHENS:
        row -= 2
    return row


def _behind_post(scene: Scene, row: int) -> bool:
    """Tell whether the run goes on from a post: "director of Public Works Ana Ruiz"."""
    for at in range(row - 1, max(row - _POST_BACK, 0), -1):
        if scene.lower(at) in scene.lexicon.joiners and _is_role_word(scene, at - 1):
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
        plural=scene.tokens[last].tag in ("NNPS", "NNS"),
    )


def _mark_surnames(scene: Scene, marked: bytearray) -> frozenset[str]:
    """Mark each surname that stands alone though it is a common word ("Cook said"); return all surnames."""
    full = (last for first, last in _runs(scene, marked) if last > first and not _determined(scene, first))
    surnames = frozenset(
        scene.word(last)
        for last in full
        if scene.word(last).istitle() and scene.tokens[last].tag == "NNP" and not scene.titular(last)
    )
    for row in range(len(marked)):
        if not marked[row] and scene.word(row) in surnames and not scene.titular(row):
            marked[row] = _stands_as_name(scene, row)
    return surnames


def _determined(scene: Scene, row: int) -> bool:
    return row > 0 and scene.tokens[row - 1].pos in ("DET", "ADJ", "NOUN", "NUM")


def _stands_as_name(scene: Scene, row: int) -> bool:
    """Tell whether a capital shows a name: inside a sentence, or at its start before a verb or "'s"."""
    sentence = scene.syntax.sentences[scene.syntax.sentence_of[row]]
    if row > sentence.first and scene.tokens[row - 1].pos not in ("PUNCT", "SPACE"):
        return scene.tokens[row - 1].pos != "DET"
    return row + 1 < sentence.last and scene.tokens[row + 1].tag in _AFTER_NAMES


def _name_words(scene: Scene) -> bytearray:
    """Mark each row that is part of a name: by its tag, by its capital, or because it is one elsewhere."""
    marked = bytearray(len(scene.tokens))
    doubtful = []
    mark_outlets(scene, marked)
    for row, token in enumerate(scene.tokens):
        if marked[row]:
            continue
        if token.pos == "PROPN" or is_handle(scene.word(row)):
            marked[row] = _can_name(scene, row)
            _mark_title(scene, marked, row)
            _mark_stop(scene, marked, row)
        elif _in_apposition(scene, row) or _in_label(scene, row):
            marked[row] = 1
        elif token.tag in _NAME_TAGS and scene.text[token.start].isupper():
            doubtful.append(row)
    elsewhere = {scene.word(row) for row in range(len(marked)) if marked[row] and not scene.titular(row)}
    shapes = {word.upper() for word in elsewhere if len(word) > _SHORTEST_ACRONYM}
    for row in doubtful:
        noun = scene.tokens[row].pos == "NOUN" or scene.tokens[row].dep in _SUBJECTS
        shouted = scene.word(row) in shapes  # "RUIZ:" before a turn
        marked[row] = (noun and scene.word(row) in elsewhere) or shouted or _mistagged(scene, row)
    for row in range(len(marked) - 2, -1, -1):
        first = marked[row + 1] and (_first_name(scene, row, elsewhere) or _of_a_body(scene, marked, row))
        marked[row] = marked[row] or first
    return marked


def _in_label(scene: Scene, row: int) -> bool:
    """Tell whether a word in capitals stands in a name before a turn: "OWEN TARR: …"."""
    if not scene.word(row).isupper() or len(scene.word(row)) < _SHORTEST_ACRONYM:
        return False
    sentence, first, last = scene.syntax.sentences[scene.syntax.sentence_of[row]], row, row
    while first > sentence.first and row - first < _LONGEST_SHOUT and scene.word(first - 1).isupper():
        first -= 1
    while last + 1 < sentence.last and last - row < _LONGEST_SHOUT and scene.word(last + 1).isupper():
        last += 1
    words = {scene.lower(at) for at in range(first, last + 1)}
    known = words & (scene.lexicon.no_names | scene.lexicon.roles.keys() | scene.lexicon.body_words)
    return last - first <= _LONGEST_SHOUT and not known and scene.labels(first, last)


def _of_a_body(scene: Scene, marked: bytearray, row: int) -> bool:
    """Tell whether a capital adjective makes a name of one word for a body: "the Vendish Coalition"."""
    after = row + 2
    alone = scene.lower(row + 1) in scene.lexicon.bodies and (after == len(marked) or not marked[after])
    adjective = scene.tokens[row].pos == "ADJ" and scene.tokens[row].head == row + 1
    capitals = scene.word(row).istitle() and scene.word(row + 1).istitle()
    return alone and adjective and capitals and not scene.titular(row)


def _first_name(scene: Scene, row: int, elsewhere: set[str]) -> bool:
    """Tell whether a capital right before a name shows a first name that is also a word ("Per")."""
    token, sentence = scene.tokens[row], scene.syntax.sentences[scene.syntax.sentence_of[row]]
    if row + 1 >= sentence.last or scene.titular(row) or not scene.word(row).istitle():
        return False
    if scene.word(row) in elsewhere or _plural_first_name(scene, row):
        return True
    inside = row > sentence.first and scene.tokens[row - 1].pos != "PUNCT"
    if token.tag == "MD" and row + 2 < sentence.last:  # "Will Ruiz, port director, …"
        return scene.word(row + 2) == "," or scene.tokens[row + 2].tag in ("VBD", "VBZ")
    return inside and token.tag not in _LITTLE and _can_name(scene, row)


def _plural_first_name(scene: Scene, row: int) -> bool:
    """Tell whether a word taken for a plural is a first name: "Dolores" hangs on the name behind it."""
    token, word = scene.tokens[row], scene.lower(row)
    known = word in scene.lexicon.role_plurals or word in scene.lexicon.collectives
    body = token.lemma.casefold() in scene.lexicon.bodies or word in scene.lexicon.body_words
    return token.tag == "NNS" and token.dep == "compound" and token.head == row + 1 and not (known or body)


def _in_apposition(scene: Scene, row: int) -> bool:
    """Tell whether a capital between commas behind a role is a name ("her son, Will, left")."""
    if not scene.text[scene.tokens[row].start].isupper() or row < _ROLE_BACK or scene.titular(row):
        return False
    commas = scene.word(row - 1) == "," and row + 1 < len(scene.tokens) and scene.word(row + 1) == ","
    return commas and scene.tokens[row - _ROLE_BACK].lemma.casefold() in scene.lexicon.roles


def _mark_title(scene: Scene, marked: bytearray, row: int) -> None:
    """Mark the small words inside a title ("Secretary of State"), so that it stays one run with its name."""
    for title in scene.lexicon.long_titles.get(plain(scene.word(row)), ()):
        end = row + len(title)
        if end < len(marked) and title == tuple(plain(scene.word(at)) for at in range(row, end)):
            marked[row:end] = b"\x01" * len(title)


def _mark_stop(scene: Scene, marked: bytearray, row: int) -> None:
    """Mark the full stop of a short title that the parser took for a sentence's end ("Col. Ruiz")."""
    stop = row + 1
    if stop + 1 < len(marked) and scene.word(stop) == "." and plain(scene.word(row)) in scene.lexicon.titles:
        marked[stop] = (
            scene.tokens[stop + 1].pos == "PROPN" and scene.tokens[stop].start == scene.tokens[row].end
        )


def is_handle(word: str) -> bool:
    """Tell whether a word is the name of an account: "@ana_ruiz"."""
    return len(word) > 1 and word[0] == "@" and word[1:].replace("_", "").isalnum()


def _can_name(scene: Scene, row: int) -> bool:
    word = scene.word(row)
    if word == "RT" and row + 1 < len(scene.tokens) and is_handle(scene.word(row + 1)):
        return False  # a post that repeats another's
    if is_handle(word):
        return True
    glued = row > 0 and scene.tokens[row - 1].end == scene.tokens[row].start  # "Min-ju"
    if word.islower() and not glued and word not in scene.lexicon.particles:
        return False
    if word[0] in _APOSTROPHES or not word.translate(_INSIDE_WORDS).isalnum() or _party_and_state(scene, row):
        return False
    return word.casefold() not in scene.lexicon.no_names and any(map(str.isalpha, word))


def _party_and_state(scene: Scene, row: int) -> bool:
    """Tell whether a word in brackets says for whom and where a politician sits: "Ana Ruiz (R-Hald.)"."""
    letter, hyphen, _ = scene.word(row).partition("-")
    return bool(hyphen) and len(letter) == 1 and row > 0 and scene.word(row - 1) == "("


def _mistagged(scene: Scene, row: int) -> bool:
    """Tell whether a capital inside a sentence shows a name that the tagger took for a common word."""
    token, sentence = scene.tokens[row], scene.syntax.sentences[scene.syntax.sentence_of[row]]
    if (
        token.pos != "NOUN"
        or scene.titular(row)
        or row == sentence.first
        or scene.tokens[row - 1].pos == "PUNCT"
    ):
        return False
    lemma, lexicon = token.lemma.casefold(), scene.lexicon
    return not (lemma in lexicon.roles or lemma in lexicon.documents or scene.lower(row) in lexicon.no_names)


def _run_end(scene: Scene, marked: bytearray, row: int) -> int:
    """Return the last row of the run of name words that begins at `row`."""
    last, joined = row, 0
    organised = scene.lower(row) in scene.lexicon.body_words
    while last + 1 < len(marked):
        limit = scene.syntax.sentences[scene.syntax.sentence_of[last]].last
        if last + 1 >= limit and scene.word(last) != ".":
            break
        step, joins = _step(scene, marked, last, limit, organised=organised, joined=joined)
        if not step:
            break
        last, joined = step, joined + joins
        organised = organised or scene.lower(last) in scene.lexicon.body_words
    return last


def _step(
    scene: Scene, marked: bytearray, last: int, limit: int, *, organised: bool, joined: int
) -> tuple[int, int]:
    """Return the next row of the run (0 for none) and how many joining words were crossed."""
    following, lexicon = last + 1, scene.lexicon
    if marked[following]:
        return following, 0
    if following + 1 >= limit:
        return 0, 0
    word, beyond = scene.lower(following), bool(marked[following + 1])
    glued = scene.tokens[following].start == scene.tokens[last].end
    owner = word in _APOSTROPHES and scene.tokens[following].end < scene.tokens[following + 1].start
    if beyond and ((glued and word in _ADJACENT and not owner) or word in lexicon.particles):
        return following + 1, 0
    if beyond and _owns_body(scene, following):
        return following + 1, 0
    over = 3 if _nickname(scene, marked, following, limit) else 2 * _of_owners(scene, marked, following)
    if over:
        return following + over, 0
    return _over_joiner(scene, marked, last, limit, organised=organised, joined=joined)


def _over_joiner(
    scene: Scene, marked: bytearray, last: int, limit: int, *, organised: bool, joined: int
) -> tuple[int, int]:
    """Return the next row of a body's name over "of" or "for the", as `_step` does."""
    following, lexicon = last + 1, scene.lexicon
    word, beyond = scene.lower(following), bool(marked[following + 1])
    joins = organised and (word in lexicon.joiners or (joined and word in lexicon.second_joiners))
    if joins and beyond:
        return following + 1, 1
    article = scene.tokens[following + 1].pos == "DET" and following + 2 < limit
    if joins and article and marked[following + 2]:
        return following + 2, 1
    return 0, 0


def _owns_body(scene: Scene, row: int) -> bool:
    """Tell whether "'s" is inside a body's name: "St Orwin's Hospital", not "Ruiz's Ministry of Works"."""
    after = scene.lower(row + 2) if row + 2 < len(scene.tokens) else ""
    post = _is_role_word(scene, row - 1)  # "Attorney's Office for the Western District"
    body = scene.lower(row + 1) in scene.lexicon.body_words and (post or after not in scene.lexicon.joiners)
    return scene.tokens[row].tag == "POS" and body


def _of_owners(scene: Scene, marked: bytearray, row: int) -> bool:
    """Tell whether "'s" goes on with "of" or a second owner: "Orwin's of Halden", "Men's and Boys' Club"."""
    if scene.tokens[row].tag != "POS" or row + 2 >= len(marked) or not marked[row + 2]:
        return False
    if scene.lower(row + 1) in scene.lexicon.joiners:
        return True
    second = row + 4 < len(marked) and scene.tokens[row + 3].tag == "POS" and _owns_body(scene, row + 3)
    return second and scene.tokens[row + 1].pos == "CCONJ"


def _nickname(scene: Scene, marked: bytearray, row: int, limit: int) -> bool:
    """Tell whether a name in quotation marks stands inside another: "Ana “Nini” Ruiz"."""
    if row + 3 >= limit or not (marked[row + 1] and marked[row + 3]):
        return False
    return scene.word(row) in _OPENING and scene.word(row + 2) in _CLOSING


def _cut(scene: Scene, begin: int, end: int, surnames: Collection[str]) -> Name | None:
    """Return the run as a name: what stands up to the last title inside it is title, the rest name."""
    lexicon = scene.lexicon
    whole = _with_suffix(scene, end)
    while end > begin and scene.lower(end) in lexicon.suffixes:
        end -= 1
    first, title = _after_title(scene, begin, end)
    ending = plain(scene.word(end))
    of_body = first > begin and first < end and scene.lower(first + 1) in lexicon.joiners
    of_body = of_body and scene.lower(first) in lexicon.bodies  # "Republican Party of Vendia"
    if of_body or ending in lexicon.body_words or ending in lexicon.last_words:  # "General Assembly"
        first, title = begin, None
    words = _compared(scene, first, end)
    headed = scene.titular(end) and len(words) > _LONGEST_SHOUT  # "Ana Ruiz Rebukes Harbour Democrats"
    shouted = (
        len(words) > _LONGEST_SHOUT
        and scene.text[scene.tokens[first].start : scene.tokens[end].end].isupper()
    )
    role = not headed and _only_role(scene, first, end, begin) and scene.word(end) not in surnames
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
        plural=scene.tokens[end].tag in ("NNPS", "NNS"),
    )


def _with_suffix(scene: Scene, end: int) -> int:
    """Return the last row of a name with the "Jr." that may follow it, over a comma or not."""
    for row in (end + 1, end + 2):
        if row < len(scene.tokens) and scene.lower(row) in scene.lexicon.suffixes:
            return row if row == end + 1 or scene.word(end + 1) == "," else end
    return end


def _compared(scene: Scene, first: int, end: int) -> tuple[str, ...]:
    """Return the words of a name as names are compared; a double-barrelled one is one word."""
    words: list[str] = []
    hyphen = False
    for row in range(first, end + 1):
        word = plain(scene.word(row))
        if hyphen and words and word and words[-1] not in scene.lexicon.particles:
            words[-1] += "-" + word
        elif word and scene.word(row) not in _ADJACENT:
            words.append(word)
        hyphen = scene.word(row) in _HYPHENS
    return tuple(words)


def _only_role(scene: Scene, first: int, end: int, begin: int) -> bool:
    """Tell whether the run is a role written like a name: "Expert" in a headline, "Halden Democrats"."""
    if first == begin and scene.lower(end) in scene.lexicon.role_plurals:
        return True
    if first != begin or not _is_role_word(scene, end):
        return False
    if _is_paper(scene, first, end) or " ".join(_compared(scene, first, end)) in scene.lexicon.outlets:
        return False
    if end + 1 < len(scene.tokens) and scene.lower(end + 1) in scene.lexicon.joiners:  # "Halden Chief of …"
        return True
    return first == end or (first > 0 and scene.lower(first - 1) in scene.lexicon.definite)


def _post_of_a_place(scene: Scene, first: int, end: int, begin: int) -> bool:
    """Tell whether the run is a post with its place ("Velmouth Governor") or a second post of a row."""
    if not _is_role_word(scene, end):
        return False
    if first > begin:
        return first == end and end + 1 < len(scene.tokens) and scene.lower(end + 1) in scene.lexicon.joiners
    post = scene.lower(end) in scene.lexicon.title_nouns
    return post and first < end and " ".join(_compared(scene, first, end - 1)) in scene.lexicon.metonyms


def _is_paper(scene: Scene, first: int, end: int) -> bool:
    """Tell whether "the Courier" inside a sentence is a paper: a capital, "the", and no title."""
    inside = first > scene.syntax.sentences[scene.syntax.sentence_of[first]].first + 1
    named = first == end and inside and scene.tokens[end].tag == "NNP" and not scene.titular(end)
    the = (
        scene.lower(first - 1) in scene.lexicon.definite and scene.lower(end) not in scene.lexicon.title_nouns
    )
    return named and the and not scene.word(end).isupper()


def _is_role_word(scene: Scene, row: int) -> bool:
    title = scene.lexicon.titles.get(plain(scene.word(row)))
    return scene.lower(row) in scene.lexicon.roles or (title is not None and not title.honorific)


def _after_title(scene: Scene, begin: int, end: int) -> tuple[int, Title | None]:
    lexicon, first, found = scene.lexicon, begin, None
    row = begin
    while row <= end:
        for size in range(min(lexicon.longest_title, end - row), 0, -1):
            title = lexicon.titles.get(" ".join(plain(scene.word(at)) for at in range(row, row + size)))
            title = title or (_leading_role(scene, row, end) if size == 1 and row == begin else None)
            title = title or (_post_inside(scene, begin, row, end) if size == 1 else None)
            if title is not None:
                first, found, row = row + size, title, row + size - 1
                break
        row += 1
        if row - begin > _TITLE_REACH:
            break
    return first + (first < end and scene.word(first) == "."), found


def _post_inside(scene: Scene, begin: int, row: int, end: int) -> Title | None:
    """Return the role inside a run, before a full name: "City Council Member Ana Ruiz"."""
    role, little = scene.lexicon.roles.get(scene.lower(row)), scene.lexicon.body_words | scene.lexicon.joiners
    after = range(row + 1, end + 1)
    if role is None or row == begin or len(after) < _FULL or any(scene.lower(at) in little for at in after):
        return None
    return Title(scene.lower(row), role.pronoun, honorific=False)


def _leading_role(scene: Scene, row: int, end: int) -> Title | None:
    """Return a role at a sentence's start, where its capital says nothing: "Surgeon Ana Ruiz"."""
    noun = scene.lower(row)
    role = scene.lexicon.roles.get(noun)
    starts = row == scene.syntax.sentences[scene.syntax.sentence_of[row]].first
    return Title(noun, role.pronoun, honorific=False) if role and starts and end - row > 1 else None


def _names_a_body(scene: Scene, first: int, end: int, words: tuple[str, ...]) -> bool:
    lexicon, name = scene.lexicon, " ".join(words)
    if name in lexicon.metonyms or name in lexicon.wires or name in lexicon.outlets or name in scene.outlet:
        return True
    if (
        any(word in lexicon.body_words for word in words)
        or words[-1] in lexicon.outlet_words | lexicon.last_words
    ):
        return True
    many = scene.tokens[end].tag == "NNPS" and scene.lower(end) not in lexicon.role_plurals | lexicon.demonyms
    if many and len(words) > _FULL and not scene.titular(end):  # "Halden Harbour Committees"
        return True
    if any(
        scene.tokens[row].tag == "POS" and scene.lower(row + 1) in lexicon.joiners
        for row in range(first, end)
    ):
        return True  # "Orwin's of Halden"
    if len(words) == 1 and scene.word(end).isupper() and len(words[0]) >= _SHORTEST_ACRONYM:
        return not (scene.titular(end) or scene.labels(first, end))  # "LAM: …" is somebody
    return _with_article(scene, first, end)


def _with_article(scene: Scene, first: int, end: int) -> bool:
    """Tell whether "the" stands before the name itself, and not before a noun it describes."""
    token, after = scene.tokens[end], end + 1
    describes = after < len(scene.tokens) and scene.tokens[after].pos in ("NOUN", "ADJ", "PROPN", "NUM")
    one = token.tag == "NNP" or (token.tag == "NNPS" and end > first)
    if describes or not one or token.dep in ("compound", "amod", "nmod", "poss"):
        return False
    # "said that Ana Ruiz left": the same word joins a clause.
    joins = first > 0 and scene.tokens[first - 1].pos == "SCONJ"
    return first > 0 and not joins and scene.lower(first - 1) in scene.lexicon.articles


def _head(scene: Scene, first: int, last: int) -> int:
    """Return the row inside the run that hangs on a word outside it."""
    for row in range(last, first - 1, -1):
        if not first <= scene.tokens[row].head <= last or scene.tokens[row].head == row:
            return row
    return last
