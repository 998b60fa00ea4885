"""Wording: loaded words in the outlet's own voice, marked and never scored."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from sayso.languages.pack import LanguagePack
from sayso.model.article import Article
from sayso.model.attribution import Attribution
from sayso.model.measure import Wording, WordingKind
from sayso.model.quotation import Quotation, QuotationKind
from sayso.model.span import Span
from sayso.model.syntax import Syntax
from sayso.stages.clauses import rows_of, starts_of

_POS = {"noun": {"NOUN", "PROPN"}, "adjective": {"ADJ", "NOUN"}, "adverb": {"ADV"}, "verb": {"VERB"}}


def find_wording(
    article: Article,
    syntax: Syntax,
    quotations: Sequence[Quotation],
    attributions: Sequence[Attribution],
    pack: LanguagePack,
) -> tuple[Wording, ...]:
    """Return the labels, intensifiers and scare quotes of the outlet, in text order."""
    starts, foreign = starts_of(syntax), bytearray(len(syntax.tokens))
    for attribution in attributions:
        for row in rows_of(starts, attribution.content):
            foreign[row] = 1
    scare = [
        Wording(span=span, kind=WordingKind.SCARE_QUOTE)
        for span in _scare(article.text, starts, foreign, quotations)
    ]
    for row in rows_of(starts, (quotation.span for quotation in quotations)):
        foreign[row] = 1
    return tuple(sorted((*scare, *_loaded(syntax, foreign, pack)), key=lambda wording: wording.span))


def _scare(
    text: str, starts: Sequence[int], foreign: bytearray, quotations: Sequence[Quotation]
) -> Iterator[Span]:
    for quotation in quotations:
        rows = rows_of(starts, (quotation.span,))
        worded = any(character.isalpha() for character in quotation.span.of(text))
        if quotation.kind is QuotationKind.SCARE and worded and not any(foreign[row] for row in rows):
            yield quotation.span


def _loaded(syntax: Syntax, foreign: bytearray, pack: LanguagePack) -> Iterator[Wording]:
    words, end = _lexicon(pack), 0
    lemmas = [token.lemma.lower() for token in syntax.tokens]
    for row, lemma in enumerate(lemmas):
        if row < end or foreign[row] or lemma not in words:
            continue
        for phrase, part, kind in words[lemma]:
            last = row + len(phrase) - 1
            if tuple(lemmas[row : last + 1]) == phrase and syntax.tokens[last].pos in _POS[part]:
                yield Wording(span=syntax.span(row, last), kind=kind)
                end = last + 1
                break


@cache
def _lexicon(pack: LanguagePack) -> Mapping[str, tuple[tuple[tuple[str, ...], str, WordingKind], ...]]:
    """Return the loaded words by their first lemma, longest phrase first."""
    found: dict[str, list[tuple[tuple[str, ...], str, WordingKind]]] = {}
    for row in pack.table("loaded")["word"]:
        phrase = tuple(row["words"].split())
        found.setdefault(phrase[0], []).append((phrase, row["class"], WordingKind(row["kind"])))
    return {first: tuple(sorted(rows, key=lambda entry: -len(entry[0]))) for first, rows in found.items()}
