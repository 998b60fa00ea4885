"""Wording: loaded words in the outlet's own voice, marked and never scored."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from sayso.languages.pack import LanguagePack
from sayso.model.article import Article
from sayso.model.attribution import Attribution
from sayso.model.grammar import NOUN_MODIFIERS
from sayso.model.measure import Wording, WordingKind
from sayso.model.quotation import Quotation, QuotationKind
from sayso.model.span import Span
from sayso.model.syntax import Syntax
from sayso.stages.clauses import rows_of, starts_of

_POS = {"noun": {"NOUN", "PROPN"}, "adjective": {"ADJ", "NOUN"}, "adverb": {"ADV"}, "verb": {"VERB"}}
_SMALL = 3  # letters; longer words of a title begin with a capital
_KEPT_APART = frozenset({"DET", "ADJ", "PRON"})


class _Loaded(NamedTuple):
    """An entry of the lexicon: its lemmas, part of speech and kind, and the nouns that take it plainly."""

    lemmas: tuple[str, ...]
    part: str
    kind: WordingKind
    plain: frozenset[str]


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
        for span in _scare(article.text, syntax, starts, foreign, quotations)
    ]
    for row in rows_of(starts, (quotation.span for quotation in quotations)):
        foreign[row] = 1
    return tuple(sorted((*scare, *_loaded(syntax, foreign, pack)), key=lambda wording: wording.span))


def _scare(
    text: str, syntax: Syntax, starts: Sequence[int], foreign: bytearray, quotations: Sequence[Quotation]
) -> Iterator[Span]:
    for quotation in quotations:
        rows = tuple(rows_of(starts, (quotation.span,)))
        worded = any(character.isalpha() for character in quotation.span.of(text))
        if quotation.kind is not QuotationKind.SCARE or not worded or any(foreign[row] for row in rows):
            continue
        if not (rows and _is_name(text, syntax, rows)):
            yield quotation.span


def _is_name(text: str, syntax: Syntax, rows: Sequence[int]) -> bool:
    """Return whether words in marks name a work; behind a determiner (the “New Dawn”) they do not."""
    words = [syntax.tokens[row] for row in rows if syntax.tokens[row].pos not in {"PUNCT", "PART"}]
    large = [text[word.start].isupper() for word in words if word.end - word.start > _SMALL]
    sentence = syntax.sentences[syntax.sentence_of[rows[0]]]
    opens = rows[0] == sentence.first and len(words) == 1
    led = rows[0] > sentence.first and syntax.tokens[rows[0] - 1].pos in _KEPT_APART
    return bool(words) and text[words[0].start].isupper() and all(large) and not opens and not led


def _loaded(syntax: Syntax, foreign: bytearray, pack: LanguagePack) -> Iterator[Wording]:
    words, end = _lexicon(pack), 0
    lemmas = syntax.lemmas
    for row, lemma in enumerate(lemmas):
        if row < end or foreign[row] or lemma not in words:
            continue
        for entry in words[lemma]:
            last = row + len(entry.lemmas) - 1
            if tuple(lemmas[row : last + 1]) == entry.lemmas and _fits(syntax, last, entry):
                yield Wording(span=syntax.span(row, last), kind=entry.kind)
                end = last + 1
                break


def _fits(syntax: Syntax, row: int, entry: _Loaded) -> bool:
    """Return whether the word is of the entry's part of speech, and its noun none that takes it plainly."""
    token = syntax.tokens[row]
    if token.pos not in _POS[entry.part]:
        return False
    if entry.part == "adjective" and token.pos == "NOUN" and token.dep not in NOUN_MODIFIERS:
        return False
    return syntax.tokens[token.head].lemma.lower() not in entry.plain


@cache
def _lexicon(pack: LanguagePack) -> Mapping[str, tuple[_Loaded, ...]]:
    """Return the loaded words by their first lemma, longest phrase first."""
    found: dict[str, list[_Loaded]] = {}
    for row in pack.table("loaded")["word"]:
        lemmas = tuple(row["words"].split())
        entry = _Loaded(lemmas, row["class"], WordingKind(row["kind"]), frozenset(row.get("plain", ())))
        found.setdefault(lemmas[0], []).append(entry)
    return {first: tuple(sorted(rows, key=lambda entry: -len(entry.lemmas))) for first, rows in found.items()}
