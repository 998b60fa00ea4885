"""What the rules add to the network's attributions."""

from dataclasses import replace

from sayso.model.article import Article, Block, BlockKind
from sayso.model.attribution import Attribution, Manner
from sayso.model.span import Span
from sayso.stages.learned.joining import join_attributions
from tests.articles import article

TEXT = "Brook said that Lind denied it was so. “It is,” he told us. Vey declined to comment."


def made(content: str, cue: str, *, rule: str = "rule", manner: Manner = Manner.INDIRECT) -> Attribution:
    """Return an attribution whose pieces are found in the text by their words."""

    def span(piece: str) -> tuple[Span, ...]:
        start = TEXT.index(piece)
        return (Span(start, start + len(piece)),) if piece else ()

    return Attribution(
        content=span(content), cue=span(cue), source=(), manner=manner, lexeme="say:verb", rule=rule
    )


OUTER = made("that Lind denied it was so", "said", rule="model")
NESTED = made("it was so", "denied")


def joined(*ruled: Attribution) -> tuple[Attribution, ...]:
    """Return the network's one attribution joined with the rules'."""
    return join_attributions(article(TEXT), [OUTER], ruled)


def test_a_statement_inside_anothers_is_added() -> None:
    """The corpus marks the outermost only, so the rules speak inside."""
    assert joined(NESTED) == (OUTER, replace(NESTED, within=0))


def test_the_same_cue_is_not_added_twice() -> None:
    """A rule's attribution of a cue the network has is left out."""
    assert [one.content for one in joined(made("it was so", "said"))] == [OUTER.content]


def test_a_refusal_is_added() -> None:
    """A statement without content is the rules' to find."""
    refusal = made("", "declined to comment")
    assert joined(refusal) == (OUTER, refusal)


def test_a_quotation_nobody_claims_is_added_and_other_prose_is_not() -> None:
    """Marks are proof enough; an indirect statement the network left out is not added."""
    quoted = made("“It is,”", "told", manner=Manner.DIRECT)
    assert joined(quoted) == (OUTER, quoted)
    assert joined(made("he", "told")) == (OUTER,)


def test_what_the_layout_shows_is_added() -> None:
    """A colon, as in a transcript, is no word that the network learns."""
    line = replace(made("he", "told"), lexeme=":")
    assert joined(line) == (OUTER, line)


def test_rows_are_counted_in_the_result() -> None:
    """`continues` names the row of the result."""
    quoted = made("“It is,”", "told", manner=Manner.DIRECT)
    more = replace(made("", "declined"), continues=1)
    assert joined(NESTED, quoted, more)[3].continues == 2


def test_what_both_find_is_one_statement() -> None:
    """The network's answer stands; the rule tells to whom, and is among what it was chosen over."""
    told = replace(
        made("that Lind denied it was so", "said"), addressee=(Span(54, 56),), content_confidence=0.8
    )
    (only,) = joined(told)
    assert (only.rule, only.addressee, only.over) == ("model", (Span(54, 56),), (("rule", 0.8),))


def test_a_continuation_goes_on_from_the_statement_both_found() -> None:
    """A row of the rules that the network found too is the network's row in the result."""
    said = made("that Lind denied it was so", "said")
    quoted = replace(made("“It is,”", "", manner=Manner.DIRECT), continues=0)
    assert joined(said, quoted)[1].continues == 0


def test_the_words_of_a_turn_are_the_rules_own() -> None:
    """The network does not share out anew what a transcript gives to one speaker."""
    turn = replace(made("Lind denied it was so", "Brook"), lexeme=":", rule="turn")
    inner = made("it was so", "denied", rule="model")
    assert join_attributions(article(TEXT), [inner], [turn]) == (turn,)


def test_two_signed_quotations_are_kept_apart() -> None:
    """Where the network gives two quotations to one name, each goes to the name that signs it."""
    both = (Span(0, 38), Span(39, 53))
    first = replace(made("", "said"), content=both[:1], lexeme=":", rule="signature")
    second = replace(made("", "told"), content=both[1:], lexeme=":", rule="signature")
    learned = replace(made("", "said"), content=both)
    signed = [one.content for one in join_attributions(article(TEXT), [learned], [first, second])]
    assert signed == [first.content, second.content]


def test_a_headline_is_no_part_of_what_is_said_below() -> None:
    """Where no stop ends it, the network may read on; whose cue stands below, says what stands below."""
    text = "Dam holds for now\n\nThe dam holds, Brook said."
    blocks = (
        Block(span=Span(0, 17), kind=BlockKind.TITLE),
        Block(span=Span(19, 45), kind=BlockKind.PARAGRAPH),
    )
    page = Article(text=text, blocks=blocks, language="en")
    below = replace(OUTER, content=(Span(19, 32),), cue=(Span(40, 44),))
    across = replace(below, content=(Span(0, 17), Span(19, 32)))
    assert join_attributions(page, [across], ()) == (below,)
