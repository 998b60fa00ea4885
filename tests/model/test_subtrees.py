"""Subtrees: what hangs on a word, on parses written by hand."""

from itertools import accumulate, pairwise

from sayso.model.span import Span
from sayso.model.syntax import Sentence, Syntax, Token


def parsed(*rows: str, ends: tuple[int, ...] = ()) -> Syntax:
    """Return a parse of rows "word POS relation head", sentences ending behind the rows named."""
    split = [row.split() for row in rows]
    starts = [0, *accumulate(len(word) + 1 for word, *_ in split)]
    tokens = tuple(
        Token(start=start, end=start + len(word), lemma=word, pos=pos, tag="X", dep=dep, head=int(head))
        for start, (word, pos, dep, head) in zip(starts, split, strict=False)
    )
    edges = [0, *ends, len(rows)]
    sentences = tuple(Sentence(first=first, last=last, block=0) for first, last in pairwise(edges))
    return Syntax(tokens=tokens, sentences=sentences)


def told() -> Syntax:
    """Return the parse of two sentences."""
    return parsed(
        "Brook PROPN nsubj 1",
        "Told VERB ROOT 1",
        "the DET det 3",
        "paper NOUN dobj 1",
        "to ADP prep 1",
        "aides NOUN pobj 4",
        "in ADP prep 1",
        "Tarn PROPN pobj 6",
        ". PUNCT punct 1",
        "It PRON nsubj 10",
        "holds VERB ROOT 10",
        ends=(9,),
    )


def test_what_hangs_on_a_word() -> None:
    """Children stand in text order; a subtree reaches from its first to its last word."""
    syntax = told()
    assert syntax.children[1] == (0, 3, 4, 6, 8)
    assert syntax.children[3] == (2,)
    assert (syntax.left[1], syntax.right[1]) == (0, 8)
    assert (syntax.left[3], syntax.right[3], syntax.left[4], syntax.right[4]) == (2, 3, 4, 5)
    assert syntax.sentence_of == (0,) * 9 + (1,) * 2
    assert syntax.lemmas[1] == "told"


def test_spans_of_rows_and_sentences() -> None:
    """Both ends are in."""
    syntax = told()
    assert syntax.span(2, 3) == Span(11, 20)
    assert syntax.sentence_span(0) == Span(0, syntax.ends[8])
    assert syntax.sentence_span(1) == Span(syntax.starts[9], syntax.ends[10])


def test_to_whom_something_is_said() -> None:
    """Its object, and what stands behind a word that leads to the hearer, but not the place."""
    syntax = told()
    assert list(syntax.objects(1, {"to"})) == [3, 5]
    assert list(syntax.objects(1, ())) == [3]
    given = parsed(
        "them PRON dobj 1", "gave VERB ROOT 1", "her PRON dative 1", "to ADP dative 1", "him PRON pobj 3"
    )
    assert list(given.objects(1, {"to"})) == [2, 4]
    assert list(given.objects(1, {"for"})) == [2]


def test_a_phrase_ends_before_its_clauses() -> None:
    """What stands before and right behind a noun is its phrase; clauses and "and …" are not."""
    phrase = parsed(
        "the DET det 2",
        "old ADJ amod 2",
        "mayor NOUN nsubj 6",
        "of ADP prep 2",
        "Tarn PROPN pobj 3",
        "who PRON relcl 2",
        "left VERB ROOT 6",
    )
    assert phrase.phrase(2) == phrase.span(0, 4)
    assert phrase.phrase(4) == phrase.span(4, 4)
    joined = parsed("Brook PROPN nsubj 3", "and CCONJ cc 0", "Vale PROPN conj 0", "left VERB ROOT 3")
    assert joined.phrase(0) == joined.span(0, 0)


def test_what_stands_before_a_noun_opens_its_phrase() -> None:
    """The noun is in it where nothing stands behind, and where what stands before could end it."""
    before = parsed("the DET det 2", "old ADJ amod 2", "dam NOUN nsubj 3", "held VERB ROOT 3")
    assert before.phrase(2) == before.span(0, 2)
    assert before.phrase(2, {0}) == before.span(0, 2)


def test_what_is_derived_already_is_kept() -> None:
    """Who knows what hangs on what need not derive it again."""
    syntax = told()
    alone = Syntax(
        tokens=syntax.tokens,
        sentences=syntax.sentences,
        children=((),) * 11,
        left=syntax.left,
        right=syntax.right,
        sentence_of=syntax.sentence_of,
    )
    assert alone.children == ((),) * 11


def test_nothing_is_parsed() -> None:
    """A text without words has neither tokens nor sentences; equal parses are one for what remembers."""
    syntax = told()
    empty = Syntax(tokens=(), sentences=())
    assert (empty.children, empty.starts, empty.heads) == ((), (), ())
    assert hash(syntax) == hash(Syntax(tokens=syntax.tokens, sentences=syntax.sentences))
    other = (*syntax.tokens[:-1], syntax.tokens[-1]._replace(lemma="held"))
    assert hash(syntax) != hash(Syntax(tokens=other, sentences=syntax.sentences))
