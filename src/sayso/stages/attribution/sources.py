"""Sources: whose words or thoughts a cue reports, read off the tree."""

from sayso.model.span import Span
from sayso.stages.attribution.candidate import NOBODY, Source
from sayso.stages.attribution.page import Page

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")
_HANGING = frozenset(
    {"xcomp", "advcl", "ccomp", "conj", "dep", "pcomp", "prep", "parataxis", "acomp", "oprd"}
)


def subject_source(page: Page, verb: int) -> Source:
    """Return who does `verb`: its own subject, else the one it shares with, or hangs from, another word."""
    row = verb
    for _ in range(_STEPS):
        own = page.child(row, *SUBJECTS)
        if own is not None:
            if row != verb and page.word(own) in page.lexicon.empty:
                return NOBODY
            return _relative(page, row, own) or noun_phrase(page, own, without=verb)
        token = page.token(row)
        if token.tag in FINITE and row == verb and token.dep in ("ROOT", "ccomp", "parataxis", "advcl"):
            return near_subject(page, verb)
        if token.dep in ("acl", "relcl"):
            owner = _owner(page, row)
            writer = None if owner is not None else _writer(page, token.head) or _doer(page, row)
            if writer is None:
                return noun_phrase(page, token.head if owner is None else owner, without=verb)
            row = writer
            continue
        object_ = _controller(page, row)
        if object_ is not None:
            return noun_phrase(page, object_, without=verb)
        above = _holder(page, row)
        if above is None:
            break
        row = above
    return NOBODY


def _holder(page: Page, row: int) -> int | None:
    """Return the word whose subject `row` shares."""
    reporter = _reporter(page, row)
    if reporter is not None:
        return reporter
    token = page.token(row)
    if token.dep not in _HANGING or token.head == row or page.token(token.head).pos not in _CARRIERS:
        return None
    return token.head


def _controller(page: Page, row: int) -> int | None:
    """Return the object that does the infinitive: "urged the mayor to say"."""
    head = page.token(row).head
    if page.token(row).dep != "xcomp" or page.token(head).pos != "VERB":
        return None
    return next((child for child in page.children(head, "dobj") if head < child < row), None)


def _writer(page: Page, noun: int) -> int | None:
    """Return the verb whose subject speaks through a document: "issued a statement saying"."""
    token = page.token(noun)
    if token.lemma.lower() not in page.lexicon.documents:
        return None
    verb = page.token(token.head).head if token.dep == "pobj" else token.head
    return verb if token.dep in ("dobj", "pobj") and page.token(verb).pos == "VERB" else None


def _is_thing(page: Page, row: int) -> bool:
    """Tell a common noun that no table has for a person, a body or a document: an attack, a reason."""
    token, lexicon = page.token(row), page.lexicon
    lemma = token.lemma.lower()
    return token.tag in ("NN", "NNS") and lemma not in lexicon.somebody and lemma not in lexicon.documents


def _owner(page: Page, row: int) -> int | None:
    """Return whose thing it is that a clause hangs on: "the agency's request to discuss it"."""
    noun = page.token(row).head
    return page.child(noun, "poss") if page.token(row).dep == "acl" and _is_thing(page, noun) else None


def _doer(page: Page, row: int) -> int | None:
    """Return the verb over the thing that a clause hangs on: "condemned the raid saying …"."""
    noun = page.token(row).head
    if page.token(row).dep != "acl" or not _is_thing(page, noun):
        return None
    return next((above for above in page.above(noun) if page.token(above).pos == "VERB"), None)


def near_subject(page: Page, verb: int) -> Source:
    """Return the noun phrase to the left of a finite verb whose subject the parser missed."""
    first = page.syntax.sentences[page.syntax.sentence_of[verb]].first
    row = verb - 1
    while row >= first and page.token(row).pos in ("AUX", "ADV", "PART"):
        row -= 1
    if row >= first and page.word(row) in _CLOSERS:
        row = _over_apposition(page, row, first)
    if row < first or page.token(row).pos not in _NOUNS:
        return NOBODY
    top = next((above for above in _noun_chain(page, row, first, verb)), row)
    span = page.piece(page.token(max(first, page.syntax.left[top])).start, page.token(row).end)
    return NOBODY if span is None else Source(spans=(span,), head=top)


def _noun_chain(page: Page, row: int, first: int, verb: int) -> list[int]:
    """Return the nouns that govern `row` inside the phrase left of the verb, the highest first."""
    chain = []
    for above in page.above(row):
        if not first <= above < verb or page.token(above).pos not in (*_NOUNS, "ADP"):
            break
        if page.token(above).pos in _NOUNS:
            chain.append(above)
    return chain[::-1]


def _over_apposition(page: Page, row: int, first: int) -> int:
    """Return the row before the bracket, comma or dash that opens what closes at `row`."""
    openers = _CLOSERS[page.word(row)]
    for place in range(row - 1, max(first, row - _APPOSITION) - 1, -1):
        if page.word(place) in openers:
            return place - 1
    return -1


FINITE = frozenset({"VBD", "VBZ", "VBP"})
_STEPS = 6
_APPOSITION = 40
_NOUNS = ("NOUN", "PROPN", "PRON", "NUM")
_CARRIERS = frozenset({"VERB", "AUX", "ADP", "SCONJ", "PART", "ADJ"})
_CLOSERS = {")": "(", "]": "[", ",": ",", "-": "-", "–": "–", "—": "—", "--": "--", "―": "―"}


def _relative(page: Page, verb: int, own: int) -> Source | None:
    """Return the antecedent with the relative pronoun, for "who said"."""
    token = page.token(verb)
    if token.dep != "relcl" or page.token(own).tag not in ("WP", "WDT"):
        return None
    noun = noun_phrase(page, _described(page, token.head), without=verb)
    pronoun = page.syntax.span(own, own)
    return Source(spans=tuple(sorted({*noun.spans, pronoun})), head=noun.head)


def _described(page: Page, row: int) -> int:
    """Return whom an aside describes: "the agencies, probably Ostlandic, who plan …"."""
    for above in page.above(row):
        if page.token(row).dep not in ("appos", "amod") or page.token(above).pos not in _NOUNS:
            break
        row = above
    return row


def agent_source(page: Page, verb: int) -> Source:
    """Return the noun of a passive's "by" phrase."""
    agent = page.child(verb, "agent")
    if agent is None:
        return NOBODY
    noun = page.child(agent, "pobj")
    return NOBODY if noun is None else noun_phrase(page, noun, without=verb)


def noun_phrase(page: Page, noun: int, *, without: int | None = None) -> Source:
    """Return the whole phrase of `noun` as written, up to the clause that holds the cue `without`."""
    syntax = page.syntax
    first, last = syntax.left[noun], syntax.right[noun]
    if without is not None and first <= without <= last:
        cut = _branch(page, noun, without)
        if cut > noun:
            last = max(noun, syntax.left[cut] - 1)
        else:
            first = min(noun, syntax.right[cut] + 1)
    span = page.piece(syntax.tokens[first].start, syntax.tokens[last].end)
    return NOBODY if span is None else Source(spans=(span,), head=noun)


def _branch(page: Page, noun: int, inside: int) -> int:
    """Return the dependent of `noun` under which `inside` stands."""
    row = inside
    for above in page.above(inside):
        if above == noun:
            return row
        row = above
    return row


def cut_out(page: Page, span: Span, holes: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return what is left of `span` without `holes`, edge punctuation trimmed."""
    pieces = []
    start = span.start
    for hole in sorted(holes):
        if hole.end <= start or hole.start >= span.end:
            continue
        piece = page.piece(start, max(start, hole.start))
        if piece is not None:
            pieces.append(piece)
        start = max(start, hole.end)
    piece = page.piece(start, max(start, span.end))
    if piece is not None:
        pieces.append(piece)
    return tuple(pieces)


def lexeme(page: Page, row: int) -> str:
    """Return the lemma of the verb with its particle ("point out")."""
    particle = page.child(row, "prt")
    lemma = page.token(row).lemma.lower()
    return f"{lemma}:verb" if particle is None else f"{lemma} {page.word(particle)}:verb"


def goes_on(page: Page, cue: int, other: int) -> bool:
    """Tell whether `other`, hung on the clause that `cue` reports, is itself a saying by the cue's subject.

    "said it failed and promised more", "said it failed, adding that …".
    """
    token = page.token(other)
    if page.child(other, *SUBJECTS) is not None or page.child(other, "aux", "auxpass") is not None:
        return False
    if token.dep == "advcl":
        return (
            token.tag == "VBG"
            and lexeme(page, other) in page.lexicon.speaking
            and page.word(page.syntax.left[other] - 1) == ","
        )
    if token.tag != page.token(cue).tag:
        return False
    return page.child(other, "ccomp") is not None or lexeme(page, other) in page.lexicon.speaking


def _reporter(page: Page, row: int) -> int | None:
    """Return the cue whose subject `row` shares, although the tree hangs it on the reported clause."""
    token = page.token(row)
    clause = page.token(token.head)
    if token.dep not in ("conj", "advcl") or clause.dep != "ccomp" or clause.head == token.head:
        return None
    reports = lexeme(page, clause.head) in page.lexicon.speaking and clause.head < token.head
    return clause.head if reports and goes_on(page, clause.head, row) else None
