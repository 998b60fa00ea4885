"""Name words: which words of an article are part of a name, and the runs that they make."""

from collections.abc import Collection, Iterator

from sayso.model.grammar import (
    ADJECTIVE,
    ADVERB,
    ARTICLE,
    COMPOUND,
    COORDINATOR,
    FOREIGN_WORD,
    MODAL,
    NARRATIVE_TENSES,
    NOUN_SUBJECTS,
    NUMBER,
    PAST_TENSE,
    PERSONAL_PRONOUN,
    PLURAL_NOUN,
    POSSESSIVE_ENDING,
    POSSESSIVE_PRONOUN,
    PRESENT_THIRD,
    PROPER_NOUN,
    QUESTION_WORDS,
    SINGULAR_NOUN,
    SUPERLATIVE,
)
from sayso.stages.who.lexicon import plain
from sayso.stages.who.scene import Scene

_NAME_TAGS = frozenset({SINGULAR_NOUN, PLURAL_NOUN, ADJECTIVE, FOREIGN_WORD})
_LITTLE = QUESTION_WORDS | {
    COORDINATOR,
    ARTICLE,
    PERSONAL_PRONOUN,
    POSSESSIVE_PRONOUN,
    ADJECTIVE,
    SUPERLATIVE,
    NUMBER,
    POSSESSIVE_ENDING,
    MODAL,
}
SHORTEST_ACRONYM = 2
LONGEST_SHOUT = 2  # words; more in capitals are a heading
_APOSTROPHES = frozenset({"'", "’", "‘"})
ADJACENT = frozenset({"-", "–", "’", "'", "/"})
HYPHENS = frozenset({"-", "‑"})
_ROLE_BACK = 2  # words from the role over the comma to the name
_AFTER_NAMES = frozenset({PAST_TENSE, PRESENT_THIRD, MODAL, POSSESSIVE_ENDING, ADVERB})
_INSIDE_WORDS = str.maketrans("", "", ".-’'\xad")  # a soft hyphen is no letter of a name
_OPENING, _CLOSING = frozenset('“"'), frozenset('”"')
_LONGEST_OUTLET = 5  # words
_MARKS = frozenset('“"‘—–-:')


def mark_names(scene: Scene) -> tuple[bytearray, frozenset[str]]:
    """Return a mark for each row that is part of a name, and the surnames of all full names."""
    marked = _marked(scene)
    return marked, _mark_surnames(scene, marked)


def _marked(scene: Scene) -> bytearray:
    """Mark each row that is part of a name: by its tag, by its capital, or because it is one elsewhere."""
    marked = bytearray(len(scene.tokens))
    doubtful = []
    _mark_outlets(scene, marked)
    for row, token in enumerate(scene.tokens):
        if marked[row]:
            continue
        if token.pos == "PROPN" or _is_handle(scene.words[row]) or _is_acronym(scene, row):
            marked[row] = _can_name(scene, row)
            _mark_title(scene, marked, row)
            _mark_stop(scene, marked, row)
        elif scene.capital(row) or scene.words[row].isupper():  # a common word is no name
            if _in_apposition(scene, row) or _in_label(scene, row):
                marked[row] = 1
            elif token.tag in _NAME_TAGS and scene.capital(row):
                doubtful.append(row)
    elsewhere = {scene.words[row] for row in range(len(marked)) if marked[row] and not scene.titular(row)}
    shapes = {word.upper() for word in elsewhere if len(word) > SHORTEST_ACRONYM}
    for row in doubtful:
        noun = scene.tokens[row].pos == "NOUN" or scene.tokens[row].dep in NOUN_SUBJECTS
        shouted = scene.words[row] in shapes  # "RUIZ:" before a turn
        marked[row] = (noun and scene.words[row] in elsewhere) or shouted or _mistagged(scene, row)
    for row in range(len(marked) - 2, -1, -1):
        first = marked[row + 1] and (_first_name(scene, row, elsewhere) or _of_a_body(scene, marked, row))
        marked[row] = marked[row] or first
    return marked


def _mark_outlets(scene: Scene, marked: bytearray) -> None:
    """Mark the words of every outlet of several words that is known, however they are tagged."""
    by_first = scene.lexicon.long_outlets
    for row, word in enumerate(scene.words):
        known = by_first.get(plain(word))
        if known and scene.capital(row):
            words = [plain(scene.words[at]) for at in range(row, min(row + _LONGEST_OUTLET, len(marked)))]
            size = next((n for n in range(len(words), 1, -1) if " ".join(words[:n]) in known), 0)
            capital = all(scene.capital(at) for at in range(row, row + size))
            if size and capital:
                marked[row : row + size] = b"\x01" * size


def _is_acronym(scene: Scene, row: int) -> bool:
    """Return whether a relative pronoun is written as initials are: "the WHO said" among small letters."""
    known = scene.lexicon.pronouns.get(scene.folded[row]) if scene.words[row].isupper() else None
    behind_name = row > 0 and scene.tokens[row - 1].pos == "PROPN"  # "Ida Frost WHO envoy" lost its commas
    if known is None or known.person != "relative" or behind_name:
        return False
    sentence = scene.sentence(row)
    return any(scene.words[at].islower() for at in range(sentence.first, sentence.last))


def _can_name(scene: Scene, row: int) -> bool:
    word = scene.words[row]
    if word == "RT" and row + 1 < len(scene.tokens) and _is_handle(scene.words[row + 1]):
        return False  # a post that repeats another's
    if _is_handle(word):
        return True
    glued = row > 0 and scene.tokens[row - 1].end == scene.tokens[row].start  # "Min-ju"
    if word.islower() and not glued and word not in scene.lexicon.particles:
        return False
    if word[0] in _APOSTROPHES or not word.translate(_INSIDE_WORDS).isalnum() or _party_and_state(scene, row):
        return False
    return word.casefold() not in scene.lexicon.no_names and any(map(str.isalpha, word))


def _is_handle(word: str) -> bool:
    """Return whether a word is the name of an account: "@ana_ruiz"."""
    return len(word) > 1 and word[0] == "@" and word[1:].replace("_", "").isalnum()


def _party_and_state(scene: Scene, row: int) -> bool:
    """Return whether a word in brackets says for whom and where a politician sits: "Ana Ruiz (R-Hald.)"."""
    letter, hyphen, _ = scene.words[row].partition("-")
    return bool(hyphen) and len(letter) == 1 and row > 0 and scene.words[row - 1] == "("


def _mark_title(scene: Scene, marked: bytearray, row: int) -> None:
    """Mark the small words inside a title ("Secretary of State"), so that it stays one run with its name."""
    for title in scene.lexicon.long_titles.get(plain(scene.words[row]), ()):
        end = row + len(title)
        if end < len(marked) and title == tuple(plain(scene.words[at]) for at in range(row, end)):
            marked[row:end] = b"\x01" * len(title)


def _mark_stop(scene: Scene, marked: bytearray, row: int) -> None:
    """Mark the full stop of a short title that the parser took for a sentence's end ("Col. Ruiz")."""
    stop = row + 1
    if (
        stop + 1 < len(marked)
        and scene.words[stop] == "."
        and plain(scene.words[row]) in scene.lexicon.titles
    ):
        marked[stop] = (
            scene.tokens[stop + 1].pos == "PROPN" and scene.tokens[stop].start == scene.tokens[row].end
        )


def _in_apposition(scene: Scene, row: int) -> bool:
    """Return whether a capital between commas behind a role is a name ("her son, Will, left")."""
    if not scene.capital(row) or row < _ROLE_BACK or scene.titular(row):
        return False
    commas = scene.words[row - 1] == "," and row + 1 < len(scene.tokens) and scene.words[row + 1] == ","
    return commas and scene.lemmas[row - _ROLE_BACK] in scene.lexicon.roles


def _mistagged(scene: Scene, row: int) -> bool:
    """Return whether a capital inside a sentence shows a name that the tagger took for a common word."""
    token, sentence = scene.tokens[row], scene.sentence(row)
    if (
        token.pos != "NOUN"
        or scene.titular(row)
        or row == sentence.first
        or scene.tokens[row - 1].pos == "PUNCT"
    ):
        return False
    lemma, lexicon = token.lemma.casefold(), scene.lexicon
    return not (lemma in lexicon.roles or lemma in lexicon.documents or scene.folded[row] in lexicon.no_names)


def _first_name(scene: Scene, row: int, elsewhere: set[str]) -> bool:
    """Return whether a capital right before a name shows a first name that is also a word ("Per")."""
    token, sentence = scene.tokens[row], scene.sentence(row)
    if row + 1 >= sentence.last or scene.titular(row) or not scene.words[row].istitle():
        return False
    if scene.words[row] in elsewhere or _plural_first_name(scene, row):
        return True
    inside = row > sentence.first and scene.tokens[row - 1].pos != "PUNCT"
    if token.tag == MODAL and row + 2 < sentence.last:  # "Will Ruiz, port director, …"
        return scene.words[row + 2] == "," or scene.tokens[row + 2].tag in NARRATIVE_TENSES
    return inside and token.tag not in _LITTLE and _can_name(scene, row)


def _plural_first_name(scene: Scene, row: int) -> bool:
    """Return whether a word taken for a plural is a first name: "Dolores" hangs on the name behind it."""
    token, word = scene.tokens[row], scene.folded[row]
    known = word in scene.lexicon.role_plurals or word in scene.lexicon.collectives
    body = token.lemma.casefold() in scene.lexicon.bodies or word in scene.lexicon.body_words
    return (
        token.tag == PLURAL_NOUN and token.dep == COMPOUND and token.head == row + 1 and not (known or body)
    )


def _in_label(scene: Scene, row: int) -> bool:
    """Return whether a word in capitals stands in a name before a turn: "OWEN TARR: …"."""
    article = scene.folded[row] in scene.lexicon.articles  # "THE COURT: …"
    if article or not scene.words[row].isupper() or len(scene.words[row]) < SHORTEST_ACRONYM:
        return False
    sentence, first, last = scene.sentence(row), row, row
    while first > sentence.first and row - first < LONGEST_SHOUT and scene.words[first - 1].isupper():
        first -= 1
    while last + 1 < sentence.last and last - row < LONGEST_SHOUT and scene.words[last + 1].isupper():
        last += 1
    words = {scene.folded[at] for at in range(first, last + 1)}
    tables = (scene.lexicon.no_names, scene.lexicon.roles.keys(), scene.lexicon.body_words)
    known = any(not words.isdisjoint(table) for table in tables)
    return last - first <= LONGEST_SHOUT and not known and scene.labels(first, last)


def _of_a_body(scene: Scene, marked: bytearray, row: int) -> bool:
    """Return whether a capital adjective makes a name of one word for a body: "the Vendish Coalition"."""
    after = row + 2
    alone = scene.folded[row + 1] in scene.lexicon.bodies and (after == len(marked) or not marked[after])
    adjective = scene.tokens[row].pos == "ADJ" and scene.tokens[row].head == row + 1
    capitals = scene.words[row].istitle() and scene.words[row + 1].istitle()
    return alone and adjective and capitals and not scene.titular(row)


def _mark_surnames(scene: Scene, marked: bytearray) -> frozenset[str]:
    """Mark each surname that stands alone though it is a common word ("Cook said"); return all surnames."""
    full = (last for first, last in runs(scene, marked) if last > first and not _determined(scene, first))
    surnames = frozenset(
        scene.words[last]
        for last in full
        if scene.words[last].istitle() and scene.tokens[last].tag == PROPER_NOUN and not scene.titular(last)
    )
    for row in range(len(marked)):
        if not marked[row] and scene.words[row] in surnames and not scene.titular(row):
            marked[row] = _stands_as_name(scene, row)
    return surnames


def _determined(scene: Scene, row: int) -> bool:
    return row > 0 and scene.tokens[row - 1].pos in ("DET", "ADJ", "NOUN", "NUM")


def _stands_as_name(scene: Scene, row: int) -> bool:
    """Return whether a capital shows a name: inside a sentence, or at its start before a verb or "'s"."""
    sentence = scene.sentence(row)
    if row > sentence.first and scene.tokens[row - 1].pos not in ("PUNCT", "SPACE"):
        return scene.tokens[row - 1].pos != "DET"
    return row + 1 < sentence.last and scene.tokens[row + 1].tag in _AFTER_NAMES


def runs(scene: Scene, marked: bytearray) -> Iterator[tuple[int, int]]:
    """Yield the first and last row of each run of name words."""
    row = 0
    while row < len(marked):
        last = _run_end(scene, marked, row) if marked[row] else row
        if marked[row]:
            yield row, last
        row = last + 1


def _run_end(scene: Scene, marked: bytearray, row: int) -> int:
    """Return the last row of the run of name words that begins at `row`."""
    last, joined = row, 0
    organised = scene.folded[row] in scene.lexicon.body_words
    while last + 1 < len(marked):
        limit = scene.sentence(last).last
        if last + 1 >= limit and scene.words[last] != ".":
            break
        step, joins = _step(scene, marked, last, limit, organised=organised, joined=joined)
        if not step:
            break
        last, joined = step, joined + joins
        organised = organised or scene.folded[last] in scene.lexicon.body_words
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
    word, beyond = scene.folded[following], bool(marked[following + 1])
    glued = scene.tokens[following].start == scene.tokens[last].end
    owner = word in _APOSTROPHES and scene.tokens[following].end < scene.tokens[following + 1].start
    if beyond and ((glued and word in ADJACENT and not owner) or word in lexicon.particles):
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
    word, beyond = scene.folded[following], bool(marked[following + 1])
    joins = organised and (word in lexicon.joiners or (joined and word in lexicon.second_joiners))
    if joins and beyond:
        return following + 1, 1
    article = scene.tokens[following + 1].pos == "DET" and following + 2 < limit
    if joins and article and marked[following + 2]:
        return following + 2, 1
    return 0, 0


def _owns_body(scene: Scene, row: int) -> bool:
    """Return whether "'s" is inside a body's name: "St Orwin's Hospital", not "Ruiz's Ministry of Works"."""
    after = scene.folded[row + 2] if row + 2 < len(scene.tokens) else ""
    post = is_role_word(scene, row - 1)  # "Attorney's Office for the Marrow District"
    body = scene.folded[row + 1] in scene.lexicon.body_words and (post or after not in scene.lexicon.joiners)
    return scene.tokens[row].tag == POSSESSIVE_ENDING and body


def _of_owners(scene: Scene, marked: bytearray, row: int) -> bool:
    """Return whether "'s" goes on with "of" or a second owner: "Orwin's of Halden", "Men's and Boys'"."""
    if scene.tokens[row].tag != POSSESSIVE_ENDING or row + 2 >= len(marked) or not marked[row + 2]:
        return False
    if scene.folded[row + 1] in scene.lexicon.joiners:
        return True
    second = (
        row + 4 < len(marked)
        and scene.tokens[row + 3].tag == POSSESSIVE_ENDING
        and _owns_body(scene, row + 3)
    )
    return second and scene.tokens[row + 1].pos == "CCONJ"


def _nickname(scene: Scene, marked: bytearray, row: int, limit: int) -> bool:
    """Return whether a name in quotation marks stands inside another: "Ana “Nini” Ruiz"."""
    if row + 3 >= limit or not (marked[row + 1] and marked[row + 3]):
        return False
    return scene.words[row] in _OPENING and scene.words[row + 2] in _CLOSING


def is_role_word(scene: Scene, row: int) -> bool:
    """Return whether a word is a role: a role noun, or a title that is more than "Mr"."""
    title = scene.lexicon.titles.get(plain(scene.words[row]))
    return scene.folded[row] in scene.lexicon.roles or (title is not None and not title.honorific)


def says_no_name(scene: Scene, first: int, last: int, kept: Collection[str]) -> bool:
    """Return whether words only seem a name: a noun for a body or a document with a forced capital.

    A headline and the start of a sentence force it, so that "Police" there are the "police" elsewhere; `kept`
    are words that are names all the same.
    """
    word, lexicon = scene.folded[first], scene.lexicon
    if word in lexicon.nameless_adjectives and scene.words[first].isupper():  # "UNIDENTIFIED MALE"
        return True
    if word in lexicon.outlet_nouns and scene.words[first].isupper():  # "state TV" is none of "TV"'s name
        return first == last
    noun = word in lexicon.bodies or word in lexicon.collectives or word in lexicon.documents
    return first == last and noun and word not in kept


def unforced_capitals(scene: Scene) -> frozenset[str]:
    """Return the words that have a capital where their place does not ask for one, case-folded."""
    capitals = (row for row, word in enumerate(scene.words) if word[0].isupper())
    return frozenset(scene.folded[row] for row in capitals if not _forced(scene, row))


def _forced(scene: Scene, row: int) -> bool:
    """Return whether the place of a word asks for a capital, or a longer name around it has one."""
    sentence = scene.sentence(row)
    if scene.titular(row) or row == sentence.first:
        return True
    before = scene.words[row - 1]
    return before in _MARKS or (before[0].isupper() and row - 1 > sentence.first) or _credited(scene, row)


def _credited(scene: Scene, row: int) -> bool:
    """Return whether a headline that the text prints again ends here: "Monitor Reuters Friday"."""
    ends = not scene.has_commas and scene.folded[row] in scene.lexicon.labels and row + 1 < len(scene.tokens)
    return ends and plain(scene.words[row + 1]) in scene.lexicon.agencies
