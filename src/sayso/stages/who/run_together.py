"""Run-together names: what a text that lost its marks prints as one, cut where one name ends.

"… near Halden Monitor AFP Three boats sank": a place, who says so, and the agency that sent it.
"""

from collections.abc import Collection, Iterator

from sayso.stages.who.lexicon import plain
from sayso.stages.who.scene import Scene

_LONGEST = 4  # words of an agency's or a place's name
Run = tuple[int, int]


def cut_apart(scene: Scene, first: int, last: int, sources: Collection[int] = frozenset()) -> Iterator[Run]:
    """Yield the names in a run of name words, by first and last row; where marks are kept, it is one.

    `sources` are the rows with which the words of a source begin.
    """
    if scene.has_commas or first == last:
        yield first, last
        return
    start, owner = first, _owns(scene, last)  # "Ana Ruiz Norvias interior minister"
    last -= owner
    for begin, end in _agencies(scene, first, last):
        if begin > start:
            yield from _behind_place(scene, start, begin - 1, sources)
        yield begin, end
        start = end + 1
    if start <= last:
        yield from _behind_place(scene, start, last, sources)
    if owner:
        yield last + 1, last + 1


def _owns(scene: Scene, row: int) -> bool:
    """Return whether a place that lost its "'s" at the end of a run has what comes behind it."""
    word, after = plain(scene.words[row]), row + 1
    owner = word.removesuffix("s") in scene.lexicon.places and word not in scene.lexicon.places
    return owner and after < len(scene.tokens) and scene.words[after].islower()


def _agencies(scene: Scene, first: int, last: int) -> Iterator[Run]:
    """Yield the news agencies in a run, but for one that the words before or behind it go on to name."""
    row = first
    while row <= last:
        end = _ends(scene, row, last, scene.lexicon.wires)
        if end is not None and _stands_apart(scene, first, row, end, last):
            yield row, end
        row = (row if end is None else end) + 1


def _ends(scene: Scene, first: int, last: int, known: frozenset[str]) -> int | None:
    """Return the last row of the longest known name that begins at `first`, or None."""
    for end in range(min(last, first + _LONGEST - 1), first - 1, -1):
        if " ".join(plain(scene.words[row]) for row in range(first, end + 1)) in known:
            return end
    return None


def _stands_apart(scene: Scene, first: int, begin: int, end: int, last: int) -> bool:
    """Return whether an agency in a run is written as one: no "Ana Petra", no "Halden Agency HA"."""
    lexicon = scene.lexicon
    if begin == end and not (scene.words[end].isupper() or plain(scene.words[end]) in lexicon.agencies):
        return False
    after = scene.folded[end + 1] if end < last else ""
    if after in lexicon.body_words or after in lexicon.outlet_words:
        return False  # "SANA News Agency"
    letters = "".join(scene.words[row][0] for row in range(first, begin)).casefold()
    return begin == first or not letters.endswith(plain(scene.words[begin]))


def _behind_place(scene: Scene, first: int, last: int, sources: Collection[int]) -> Iterator[Run]:
    """Yield the place that a run begins with, what stands behind it, and the sentence that goes on there.

    "near Halden Monitor Three boats": the place belongs to the headline, whose source comes after it.
    """
    label = _label(scene, first, last)
    start = label
    if start is None:  # "in Halden | Vale Radio said": the source begins there
        begun = (row for row in range(_behind_places(scene, first, last), first, -1) if row in sources)
        start = next(begun, behind_place(scene, first, last))
    if start > first:
        yield first, start - 1
    if label is None or label == last:
        yield start, last
    else:
        yield label, label
        yield label + 1, last


def _label(scene: Scene, first: int, last: int) -> int | None:
    """Return the row of a noun that names the source of a headline where that ends, or None."""
    labels, row = scene.lexicon.labels, _behind_places(scene, first, last)
    if scene.folded[last] in labels and _ends_headline(scene, last):
        return last if row == last or not labels[scene.folded[last]] else None  # "Halden Observatory"
    goes_on = row < last and _goes_on(scene, row + 1)
    return row if scene.folded[row] in labels and goes_on else None


def _ends_headline(scene: Scene, row: int) -> bool:
    """Return whether the headline, or its copy in the text, ends here: the agency that sent it follows."""
    after = row + 1
    while after < len(scene.tokens) and scene.tokens[after].pos == "SPACE":
        after += 1
    if scene.titular(row):
        return after == len(scene.tokens) or not scene.titular(after)
    return after < len(scene.tokens) and plain(scene.words[after]) in scene.lexicon.agencies


def _behind_places(scene: Scene, first: int, last: int) -> int:
    """Return the first row behind the places that a run begins with, their "'s" lost: "Norvias Halden"."""
    row = first
    while row < last:
        owner = plain(scene.words[row]).removesuffix("s") in scene.lexicon.places
        end = row if owner else _ends(scene, row, last - 1, scene.lexicon.places)
        if end is None:
            break
        row = end + 1
    return row


def behind_place(scene: Scene, first: int, last: int) -> int:
    """Return where a phrase begins behind a place that only ran into it: "in Aleppo Syrian television"."""
    end = None if scene.has_commas else _ends(scene, first, last - 1, scene.lexicon.places)
    if end is None or not scene.lexicon.is_demonym(plain(scene.words[end + 1])):
        return first
    return end + 1


def _goes_on(scene: Scene, row: int) -> bool:
    """Return whether a capital behind the label of a headline begins a sentence and no body's name."""
    lexicon, word = scene.lexicon, scene.folded[row]
    little = (lexicon.body_words, lexicon.last_words, lexicon.outlet_words, lexicon.joiners)
    return not any(word in known for known in little)
