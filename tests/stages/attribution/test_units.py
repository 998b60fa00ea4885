"""A content begins and ends with the units that the weights favour."""

from collections.abc import Mapping, Sequence

import numpy as np
import pytest

from sayso.model.syntax import Syntax
from sayso.stages.attribution.decoding import Found
from sayso.stages.attribution.scores import GOES_ON, Scores
from sayso.stages.attribution.units import (
    AFTER,
    BEFORE,
    SEEN,
    Places,
    options,
    settle_edges,
    taken_words,
)
from sayso.stages.attribution.words import FORMS, Words
from tests.stages.attribution.network import (
    AS_FOUND,
    NOTHING,
    decoded,
    inside,
    parsed,
    scores_for,
    shown,
    words_of,
)

HERE, CLAUSE_ENDS, MARK_FOLLOWS, LINE_ENDS, FORM = 3, 5, 6, 7, 9  # columns of what `options` sees
TEXT = "Mayor Ida Brook said the dam is safe, which nobody believed."
CONTENT = "the dam is safe"
PARSED = parsed(
    TEXT,
    ("Mayor", "PROPN", 2),
    ("Ida", "PROPN", 2),
    ("Brook", "PROPN", 3),
    ("said", "VERB", 3),
    ("the", "DET", 5),
    ("dam", "NOUN", 6),
    ("is", "AUX", 3),
    ("safe", "ADJ", 6),
    ("which", "PRON", 10),
    ("nobody", "PRON", 10),
    ("believed", "VERB", 3),
)


def favour(columns: Mapping[int, float]) -> tuple[float, ...]:
    """Return weights over what is seen, 0 for every column not named."""
    return tuple(columns.get(column, 0.0) for column in range(SEEN))


AT_THE_END_OF_THE_LINE = favour({LINE_ENDS: 1.0, HERE: 0.5})


def rows_of(text: str, *stretches: str) -> list[int]:
    """Return the rows of the words of stretches, in text order."""
    words = words_of(text)
    return [row for stretch in stretches for row in inside(words, text, stretch)]


def places(words: Words, found: Found, side: int) -> Places:
    """Return the places for one edge of the only statement."""
    return options(words, [found], {False: taken_words(words, [found], nested=False)}, side).places(0)


def places_of(text: str, scores: Scores, side: int) -> list[str]:
    """Return the words that the content of the only statement may end with on one side."""
    words = words_of(text)
    (found,) = decoded(text, scores)
    given = places(words, found, side)
    return [text[words.start[row] : words.end[row]] for row in given.rows.tolist()]


def settled(
    text: str,
    content: Sequence[str],
    after: Sequence[float],
    *,
    others: Mapping[str, Sequence[str]] | None = None,
    before: Sequence[float] = AS_FOUND,
    syntax: Syntax = NOTHING,
) -> list[str]:
    """Return the content of "said" with the edges the weights favour."""
    words = words_of(text, syntax)
    scores = scores_for(text, {"said": content, **(others or {})}, {"said": "Mayor Ida Brook"})
    found = decoded(text, scores, syntax)
    edged = settle_edges(words, found, (before, after))
    own = next(one for one in edged if text[words.start[one.cue.first] :].startswith("said"))
    return shown(words, text, own.content)


def test_edges_stay_where_nothing_speaks_against_them() -> None:
    """Weights that favour the place as found leave the content alone."""
    assert settled(TEXT, [CONTENT], AS_FOUND) == [CONTENT]


@pytest.mark.parametrize("content", ["the dam is", "the dam is safe"])
def test_a_content_ends_where_a_clause_ends(content: str) -> None:
    """One that stops short of it grows."""
    assert settled(TEXT, [content], favour({CLAUSE_ENDS: 1.0, HERE: 0.5}), syntax=PARSED) == [CONTENT]


def test_a_content_too_long_shrinks() -> None:
    """The relative clause is left out where a mark before it is favoured, and the place as found is not."""
    long = "the dam is safe, which nobody"
    assert settled(TEXT, [long], favour({MARK_FOLLOWS: 1.0})) == [CONTENT]


def test_a_content_grows_to_the_end_of_its_line_and_no_further() -> None:
    """The next line is another paragraph."""
    text = "Mayor Ida Brook said it rains in the hills\nIt rained."
    assert settled(text, ["it rains"], AT_THE_END_OF_THE_LINE) == ["it rains in the hills"]


@pytest.mark.parametrize(
    ("content", "ends_with", "expected"),
    [
        ("the dam is safe", "NOUN", "the dam"),
        ("the dam is safe", "DET", "the dam is safe"),
        ("the dam is", "VERB", "the dam is safe, which nobody believed"),
        ("the", "VERB", "the"),
    ],
)
def test_a_content_does_not_become_another_one(content: str, ends_with: str, expected: str) -> None:
    """It never loses two words of three, nor grows beyond three times its words."""
    weights = favour({FORM + FORMS[ends_with]: 1.0, HERE: 0.5})
    assert settled(TEXT, [content], weights, syntax=PARSED) == [expected]


def test_a_content_does_not_grow_over_anothers_words() -> None:
    """What somebody else says, and the cue, stay out."""
    text = "Mayor Ida Brook said the dam is safe and Lind thinks it leaks"
    grown = settled(text, [CONTENT], AT_THE_END_OF_THE_LINE, others={"thinks": ["it leaks"]})
    assert grown == [CONTENT]


def test_a_content_does_not_grow_over_its_source() -> None:
    """Backwards it stops behind the name."""
    text = "So said Mayor Ida Brook the dam is safe."
    places = places_of(text, scores_for(text, {"said": [CONTENT]}, {"said": "Mayor Ida Brook"}), BEFORE)
    assert places == ["safe", "is", "dam", "the"]


def test_a_quotation_is_not_cut() -> None:
    """No place inside one is a place to end."""
    text = "Mayor Ida Brook said: “The dam is safe and will hold.”"
    assert places_of(text, scores_for(text, {"said": ["The dam is safe and will hold"]}), AFTER) == ["hold"]


def test_the_mark_of_a_quotation_is_taken_along() -> None:
    """A content that grows to the end of a quotation ends with its mark."""
    text = "Mayor Ida Brook said that the dam is safe and “will hold”."
    verb = favour({FORM + FORMS["VERB"]: 1.0})
    grown = settled(text, ["that the dam is safe"], verb, syntax=parsed(text, ("hold", "VERB", 0)))
    assert grown == ["that the dam is safe and “will hold”"]


def test_every_place_has_as_many_values_as_there_are_weights() -> None:
    """Exactly one place is the present one, and no value is out of bounds."""
    words = words_of(TEXT, PARSED)
    (found,) = decoded(TEXT, scores_for(TEXT, {"said": [CONTENT]}), PARSED)
    for side in (BEFORE, AFTER):
        given = places(words, found, side)
        assert given.seen.shape == (len(given.rows), SEEN)
        assert np.isfinite(given.seen).all()
        assert np.flatnonzero(given.seen[:, HERE]).tolist() == [given.here]
        assert given.rows[given.here] == found.content[0][side == AFTER]


def test_a_place_tells_what_ends_and_what_follows() -> None:
    """Behind "safe" a clause ends and a comma follows; behind "believed" the line is not at its end yet."""
    words = words_of(TEXT, PARSED)
    (found,) = decoded(TEXT, scores_for(TEXT, {"said": [CONTENT]}), PARSED)
    given = places(words, found, AFTER)
    safe = given.seen[given.here]
    assert (safe[CLAUSE_ENDS], safe[MARK_FOLLOWS], safe[LINE_ENDS]) == (1.0, 1.0, 0.0)


def test_a_nested_content_is_bound_by_its_host() -> None:
    """For what stands inside, all words outside the hosts' are taken, and the hosts' words are free."""
    text = "Brook said that Lind thinks it rains so. It does."
    words = words_of(text)
    said, inner = {"said": ["that Lind thinks it rains so"]}, {"thinks": ["it rains"]}
    found = decoded(text, scores_for(text, said, inner=inner))
    outer, nested = (taken_words(words, found, nested=nested) for nested in (False, True))
    assert np.flatnonzero(~nested).tolist() == rows_of(text, "that Lind", "so")
    assert np.flatnonzero(~outer).tolist() == rows_of(text, "Brook", ". It does.")
    _, moved = settle_edges(words, found, (AS_FOUND, favour({MARK_FOLLOWS: 1.0})))
    assert shown(words, text, moved.content) == ["it rains so"]


ASKED = "Mayor Ida Brook asked not to be named."
ASKED_PARSED = parsed(
    ASKED,
    ("Mayor", "PROPN", 2),
    ("Ida", "PROPN", 2),
    ("Brook", "PROPN", 3),
    ("asked", "VERB", 3),
    ("not", "PART", 6),
    ("to", "PART", 6),
    ("be", "AUX", 6),
    ("named", "VERB", 3),
)
DENIED = "Mayor Ida Brook said they don't leak, or did not say they leak."
DENIED_PARSED = parsed(
    DENIED,
    ("said", "VERB", 0),
    ("they", "PRON", 4),
    ("do", "AUX", 4),
    ("n't", "PART", 4),
    ("leak", "VERB", 0),
    ("did", "AUX", 7),
    ("not", "PART", 7),
    ("say", "VERB", 0),
    ("they", "PRON", 9),
    ("leak", "VERB", 7),
)


def denying(text: str, syntax: Syntax, cue: Sequence[str], content: str) -> tuple[list[str], list[str]]:
    """Return cue and content of one statement, its edges favoured as found; `cue` are its words."""
    words = words_of(text, syntax)
    scores = scores_for(text, {cue[0]: [content]})
    for word in cue[1:]:
        scores.cue[inside(words, text, word)] = (0.0, 0.0, 0.0, 0.0, 0.0)
        scores.cue[inside(words, text, word), GOES_ON] = 1.0
    (edged,) = settle_edges(words, decoded(text, scores, syntax), (AS_FOUND, AS_FOUND))
    return shown(words, text, [edged.cue]), shown(words, text, edged.content)


@pytest.mark.parametrize("cue", [["asked"], ["asked", "not"], ["asked", "not", "to"]])
def test_a_not_stays_with_what_it_denies(cue: Sequence[str]) -> None:
    """Be it nobody's or the end of the cue: without it the words would say the reverse."""
    content = ASKED[ASKED.index(cue[-1]) + len(cue[-1]) + 1 : -1].removeprefix("not ")
    assert denying(ASKED, ASKED_PARSED, cue, content) == (["asked"], ["not to be named"])


def test_a_content_does_not_begin_behind_the_mark_of_a_not() -> None:
    """The word that was cut at its mark comes back whole."""
    assert denying(DENIED, DENIED_PARSED, ["said"], "t leak") == (["said"], ["don't leak"])
    assert denying(DENIED, DENIED_PARSED, ["said"], "leak") == (["said"], ["don't leak"])


def test_a_not_that_denies_the_saying_stays_out() -> None:
    """What somebody did not say is no words with a "not"."""
    assert denying(DENIED, DENIED_PARSED, ["say"], "they leak.") == (["say"], ["they leak"])


def test_a_not_of_anothers_words_stays_there() -> None:
    """No content takes it from a statement of its own depth."""
    words = words_of(ASKED, ASKED_PARSED)
    found = decoded(ASKED, scores_for(ASKED, {"asked": ["be named"], "Mayor": ["not to"]}), ASKED_PARSED)
    edged = settle_edges(words, found, (AS_FOUND, AS_FOUND))
    assert [shown(words, ASKED, one.content) for one in edged] == [["not to"], ["be named"]]


def test_what_has_no_content_has_no_edges() -> None:
    """A refusal is left as it is."""
    text = "Mayor Ida Brook said nothing."
    words = words_of(text)
    (found,) = decoded(text, scores_for(text, {"said": ["nothing"]}))
    refusal = type(found)(content=(), source=found.source, share=found.share, nested=False)
    assert settle_edges(words, [refusal], (AS_FOUND, AS_FOUND)) == [refusal]


def test_each_content_is_settled_as_if_it_were_alone() -> None:
    """Those of one article share the passes, not the places: short and long, near the ends of the text."""
    text = "“It rains,” said Ida Brook.\nTomas Lind said the dam is safe and will hold. Vey says no"
    said = {"said Ida": ["It rains"], "said the": ["the dam is safe"], "says": ["no"]}
    words = words_of(text)
    found = decoded(text, scores_for(text, said))
    taken = {nested: taken_words(words, found, nested=nested) for nested in (False, True)}
    assert len(found) == len(said)
    for side in (BEFORE, AFTER):
        together = options(words, found, taken, side)
        for row, one in enumerate(found):
            alone = options(words, [one], taken, side).places(0)
            given = together.places(row)
            assert (given.rows.tolist(), given.here) == (alone.rows.tolist(), alone.here)
            assert given.seen.tolist() == alone.seen.tolist()
