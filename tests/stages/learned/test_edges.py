"""A content begins and ends where the network's chances fall most sharply, or where a rule cuts."""

import pytest

from sayso.model.attribution import Attribution, Manner
from sayso.model.span import Span
from sayso.stages.learned.agreeing import Rules
from sayso.stages.learned.decoding import Limits, decode
from sayso.stages.learned.edges import settle_edges, taken_words
from tests.stages.learned.network import scores_for, shown, words_of

AS_THE_NETWORK = (0.0, 0.0, 0.0, 1.0, 0.0)
AS_THE_RULES = (0.0, 0.0, 0.0, 1.0, 2.0)
TEXT = "Mayor Ida Brook said on Monday that the dam is safe, which nobody in the hall believed."


def settled(
    text: str,
    learned: str,
    ruled: str,
    weights: tuple[float, ...],
    others: dict[str, list[str]] | None = None,
) -> list[str]:
    """Return the content of “said” where the network found `learned` and a rule `ruled`."""
    words = words_of(text)
    scores = scores_for(text, {"said": [learned], **(others or {})}, {"said": "Mayor Ida Brook"})
    found = decode(words, scores, Limits())
    first = text.index(ruled)
    rule = Attribution(
        content=(Span(first, first + len(ruled)),),
        cue=(Span(16, 20),),
        source=(),
        manner=Manner.INDIRECT,
        lexeme="say:verb",
        rule="that_clause",
    )
    own = next(one for one in found if text[words.start[one.cue.first] :].startswith("said"))
    taken = taken_words(words, found)
    moved = settle_edges(words, own, Rules(words, [rule]), taken, (weights, weights))
    return shown(words, text, moved.content)


@pytest.mark.parametrize(
    ("learned", "ruled"),
    [
        ("that the dam is safe, which nobody in the hall believed", "that the dam is safe"),
        ("that the dam is safe", "that the dam is safe, which nobody in the hall believed"),
        ("on Monday that the dam is safe", "that the dam is safe"),
    ],
)
def test_a_rule_moves_the_edges(learned: str, ruled: str) -> None:
    """Where the rules' edge outweighs the network's, the content ends there: shorter or longer."""
    assert settled(TEXT, learned, ruled, AS_THE_RULES) == [ruled]
    assert settled(TEXT, learned, ruled, AS_THE_NETWORK) == [learned]


def test_a_content_does_not_grow_over_anothers_words() -> None:
    """What somebody else says, and the cue, stay out."""
    text = "Mayor Ida Brook said the dam is safe and Lind thinks it leaks."
    others = {"thinks": ["it leaks"]}
    found = settled(text, "the dam is safe", "the dam is safe and Lind thinks it leaks", AS_THE_RULES, others)
    assert found == ["the dam is safe"]


def test_a_quotation_is_not_cut() -> None:
    """An edge inside a quotation that the content holds is passed over."""
    text = "Mayor Ida Brook said: “The dam is safe and will hold.”"
    found = settled(text, "The dam is safe and will hold", "The dam is safe and", AS_THE_RULES)
    assert found == ["“The dam is safe and will hold.”"]


def test_the_mark_of_a_quotation_is_taken_along() -> None:
    """A content that grows to the end of a quotation ends with its mark."""
    text = "Mayor Ida Brook said that the dam is safe and “will hold”."
    found = settled(text, "that the dam is safe", "that the dam is safe and “will hold”", AS_THE_RULES)
    assert found == ["that the dam is safe and “will hold”"]
