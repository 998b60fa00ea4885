"""Learned attributions: who says what, found by the language's attribution network."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from sayso.languages.pack import LanguagePack
from sayso.model.article import Article
from sayso.model.attribution import Attribution, Manner
from sayso.model.quotation import Quotation
from sayso.model.span import Span
from sayso.model.syntax import Syntax
from sayso.stages.attribution.lexicon import load_lexicon
from sayso.stages.learned.agreeing import Rules, evidence
from sayso.stages.learned.decoding import Found, Limits, decode
from sayso.stages.learned.edges import settle_edges, taken_words
from sayso.stages.learned.joining import join_attributions
from sayso.stages.learned.network import Network, load_network
from sayso.stages.learned.scores import Floats, find_scores
from sayso.stages.learned.words import CLOSES, INSIDE, MARK, OPENS, Run, Words, find_words

# An attribution less likely than this to be right in content and source is not told.  On the articles held
# out F1 is 76.8 without, 79.0 from .3, 79.2 from .33 and 79.5 from .37 on.
LEAST_CONFIDENCE = 0.35
# One that names no source puts words in nobody's mouth: more is asked of it.
LEAST_WITHOUT_SOURCE = 0.55
_CLASSES = {
    "VERB": "verb",
    "AUX": "verb",
    "NOUN": "noun",
    "PROPN": "noun",
    "ADJ": "adjective",
    "ADV": "adverb",
}


def find_learned(
    article: Article,
    syntax: Syntax,
    quotations: tuple[Quotation, ...],
    ruled: Sequence[Attribution],
    pack: LanguagePack,
) -> tuple[Attribution, ...]:
    """Return the attributions of the network, and those of the rules in `ruled` that it leaves out.

    Where both find the same, that counts for it.  All are in text order.
    Raises `WeightsError` when the network's files are missing or damaged.
    """
    network = load_network(pack)
    words = find_words(article, syntax, quotations, ruled, network.vocabulary)
    found = decode(words, find_scores(words, network.run, network.ends), Limits())
    rules = Rules(words, ruled)
    taken = taken_words(words, found)
    topics = frozenset((entry["cue"], entry["word"]) for entry in pack.table("cues")["topic"])
    starts = [token.start for token in syntax.tokens]
    learned = []
    for one in found:
        content, source = rate(network, evidence(words, one, rules))
        least = LEAST_CONFIDENCE if one.source.run is not None else LEAST_WITHOUT_SOURCE
        if content * source > least:
            settled = settle_edges(words, one, rules, taken, network.edges)
            made = _attribution(article.text, syntax, starts, words, settled, network)
            if _only_topic(article.text, made, topics) or is_stump(syntax, starts, made):
                continue
            learned.append(replace(made, content_confidence=content, source_confidence=source))
    return join_attributions(article, learned, ruled, stays=load_lexicon(pack).staying)


def _only_topic(text: str, one: Attribution, topics: frozenset[tuple[str, str]]) -> bool:
    """Tell what is spoken about from what is said: "commented on the fire" reports no words."""
    first = one.content[0].start
    lead = text[one.cue[-1].end : first] if one.cue and one.cue[-1].end < first else ""
    last = one.cue[-1].of(text).split()[-1:] if one.cue else []
    near = (*last, *lead.split()[:1], *one.content[0].of(text).split()[:1])
    return any((one.lexeme, word.lower()) in topics for word in near)


def is_stump(syntax: Syntax, starts: list[int], one: Attribution) -> bool:
    """Tell whether nothing is said but an article or another determiner."""
    rows = _rows(starts, one.content)
    return bool(rows) and all(syntax.tokens[row].pos == "DET" for row in rows)


def unhung(syntax: Syntax, starts: list[int], content: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return the content without a conjunction that hangs at its end ("it was late and"), nor its comma.

    Of 1,310 contents found in PolNeAR dev 6 ended so, of 1,550 marked there one.
    """
    rows = _rows(starts, content[-1:])
    if not rows or syntax.tokens[rows[-1]].pos != "CCONJ":
        return content
    kept = [row for row in rows if not {syntax.tokens[one].tag for one in range(row, rows[-1])} <= {","}]
    return (*content[:-1], Span(content[-1].start, syntax.tokens[kept[-1]].end)) if kept else content


def rate(network: Network, seen: Floats) -> tuple[float, float]:
    """Return the calibrated chances that the content is right, and that the source is when the content is."""
    curves = (np.array(network.content), np.array(network.source))
    content, source = (round(float(1 / (1 + np.exp(-(curve[0] + seen @ curve[1:])))), 3) for curve in curves)
    return content, source


def _attribution(
    text: str, syntax: Syntax, starts: list[int], words: Words, found: Found, network: Network
) -> Attribution:
    cue = _spans(words, (found.cue,))
    source = _spans(words, () if found.source.run is None else (found.source.run,))
    cue_row = _verb_of(syntax, _head(syntax, starts, cue))
    return Attribution(
        content=unhung(syntax, starts, _spans(words, found.content)),
        cue=cue,
        source=source,
        manner=_manner(words, found.content),
        lexeme=_lexeme(text, syntax, cue, cue_row),
        rule=f"model:{network.name}",
        head=_head(syntax, starts, source),
        cue_row=cue_row,
        over=tuple((words_of(text, words, run), round(chance, 3)) for run, chance in found.source.over),
    )


def words_of(text: str, words: Words, run: Run) -> str:
    """Return the text of a run of words."""
    return text[int(words.start[run.first]) : int(words.end[run.last])]


def _spans(words: Words, runs: tuple[Run, ...]) -> tuple[Span, ...]:
    return tuple(Span(int(words.start[run.first]), int(words.end[run.last])) for run in runs)


def _head(syntax: Syntax, starts: list[int], spans: tuple[Span, ...]) -> int | None:
    """Return the row of the first token in `spans` that is governed from outside them."""
    rows = _rows(starts, spans)
    inside = set(rows)
    real = [row for row in rows if syntax.tokens[row].pos != "PUNCT"] or rows
    outside = (row for row in real if syntax.tokens[row].head not in inside or syntax.tokens[row].head == row)
    return next(outside, None)


def _verb_of(syntax: Syntax, row: int | None) -> int | None:
    """Return the verb that an auxiliary helps, where the network took that alone for the cue."""
    helps = row is not None and syntax.tokens[row].dep in ("aux", "auxpass")
    return syntax.tokens[row].head if row is not None and helps else row


def _rows(starts: list[int], spans: tuple[Span, ...]) -> list[int]:
    """Return the rows of the tokens that begin in `spans`."""
    return [
        row for span in spans for row in range(bisect_left(starts, span.start), bisect_left(starts, span.end))
    ]


def _lexeme(text: str, syntax: Syntax, cue: tuple[Span, ...], row: int | None) -> str:
    """Return the entry of the cue in the language pack: lemma, particle and class."""
    if row is None:
        return ""
    token = syntax.tokens[row]
    if token.pos == "PUNCT":
        return ":"
    if token.dep == "prep" or token.pos not in _CLASSES:
        return f"{' '.join(text[cue[0].start : cue[0].end].lower().split())}:prep"
    particle = next((child for child in syntax.children[row] if syntax.tokens[child].dep == "prt"), None)
    end = "" if particle is None else f" {syntax.tokens[particle].lemma.lower()}"
    return f"{token.lemma.lower()}{end}:{_CLASSES[token.pos]}"


def _manner(words: Words, content: tuple[Run, ...]) -> Manner:
    rows = [row for run in content for row in range(run.first, run.last + 1)]
    spoken = words.features[rows]
    quoted = np.isin(spoken[spoken[:, 0] != MARK, 1], (INSIDE, OPENS, CLOSES))
    if quoted.all():
        return Manner.DIRECT
    return Manner.MIXED if quoted.any() else Manner.INDIRECT
