"""Headlines: who says what in a line that drops small words, where its form alone tells."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from sayso.languages.pack import LanguagePack
from sayso.model.article import Article, BlockKind
from sayso.model.attribution import Attribution, Manner
from sayso.model.grammar import BASE_FORM, MODAL
from sayso.model.span import Span
from sayso.model.statement import Act
from sayso.model.syntax import Syntax
from sayso.stages.laid.chances import SURE, act_of, laid_chances
from sayso.stages.laid.labels import rows_within, talked_with
from sayso.stages.who.lexicon import Lexicon, lexicon_of, plain

HEADLINE = "headline"
_HEADS = (BlockKind.TITLE, BlockKind.HEADING)
_QUOTE = r"[“‘\"'«][^“”‘«»\"\n]+?[”’\"'»]"
# Ferry: Brook ‘won’t pay’  ·  Brook: No comment; Pell: ‘Shame’
_SLUG = re.compile(r"(?P<slug>[^:;“”‘\"\n]{2,60}):\s+(?P<rest>\S[^\n]*)")
_OWN = re.compile(rf"(?P<who>[^\W\d_a-z][\w.’'-]*(?:\s[^\W\d_a-z][\w.’'-]*){{0,2}})\s+(?P<words>{_QUOTE})\.?")
# Tarn to Ulm: Quit now  ·  Coach on Garro: He asked for it
_ADDRESSING = re.compile(
    r"(?P<who>[^:;,\n]{2,40}?)\s(?P<how>on|to)\s(?P<whom>[^:;\n]{2,40}):\s+(?P<words>\S[^\n]*)"
)
# “I saw nothing”: watchman  ·  Dam safe – mayor
_BEHIND = re.compile(r"(?P<words>\S[^\n]*?)(?P<mark>:|\s[–—-])\s+(?P<who>[^:;,.?!–—“”‘\"\n]{2,50})")
# Pier fire – ‘Nobody called us’, crews say
_TOLD = re.compile(
    rf"(?:[^\n]*?[:–—|-]\s+)?(?P<words>{_QUOTE}),?\s+(?P<who>[^,;:–—\n]{{2,40}}?)\s(?P<verb>\w+)"
)
# Pier ‘safe’, chief tells MPs
_PARTLY = re.compile(
    rf"(?P<words>[^:;–—|,\n]+?\s{_QUOTE}),?\s+(?P<who>[^,;:–—\n]{{2,40}}?)\s(?P<verb>\w+)(?:\s(?P<whom>\w+))?"
)
# Did the port know? Pell says yes
_ANSWER = re.compile(
    r"(?:[^\n]*\?\s+)?(?P<who>[^\W\d_a-z][\w.’'-]*(?:\s[\w.’'-]+){0,4}?)\s(?P<verb>\w+)\s(?P<words>\w+)"
)
_LONGEST = 160  # characters of a headline
_MOST_WHO = 6  # words of who speaks, set behind a dash


@dataclass(frozen=True, slots=True)
class _Page:
    """One article as its headlines are read: what the prose below names and says."""

    article: Article
    syntax: Syntax
    pack: LanguagePack
    below: Sequence[tuple[int, Attribution]]

    @property
    def text(self) -> str:
        return self.article.text

    @property
    def lexicon(self) -> Lexicon:
        return lexicon_of(self.pack)

    def speaks_below(self, words: str) -> bool:
        """Return whether the last word of a name is one of a source in the prose."""
        last = plain(words.rsplit(maxsplit=1)[-1])
        return last[:1] != "" and any(
            last in map(plain, span.of(self.text).split()) for _, one in self.below for span in one.source
        )

    def is_somebody(self, words: str) -> bool:
        """Return whether words are a person's, a body's or a group's by their last word, or speak below."""
        last, lexicon = plain(words.rsplit(maxsplit=1)[-1]), self.lexicon
        if plain(words.split(maxsplit=1)[0]) in lexicon.indefinite:
            return False  # "a guide", "a walk with the mayor"
        known = last in lexicon.roles or last in lexicon.role_plurals or last in lexicon.bodies
        return known or last in lexicon.collectives or last in lexicon.documents or self.speaks_below(words)

    def is_topic(self, words: str) -> bool:
        """Return whether words before a colon name a matter: a common noun of nobody who could say it."""
        last = words.rsplit(maxsplit=1)[-1]
        if self.is_somebody(words) or words.split(maxsplit=1)[0].rstrip(".").lower() in self.lexicon.titles:
            return False
        common = re.search(rf"\b{re.escape(last.lower())}\b", self.text)
        return last.islower() or last.isdigit() or common is not None

    def repeated(self, words: Span) -> int | None:
        """Return the place of who says the same words below."""
        wanted = _bare(words.of(self.text))
        for place, one in self.below:
            if wanted and wanted in _bare(" ".join(span.of(self.text) for span in one.content)):
                return place
        return None

    def orders(self, words: Span) -> bool:
        """Return whether words open with a bare verb of the page: "Quit now" over "called on him to quit"."""
        first = plain(words.of(self.text).split(maxsplit=1)[0])
        return any(token.tag == BASE_FORM and token.lemma.lower() == first for token in self.syntax.tokens)

    def has_verb(self, span: Span) -> bool:
        return any(self.syntax.pos[row] in ("VERB", "AUX") for row in rows_within(self.syntax, span))


def _bare(words: str) -> str:
    return " ".join(re.findall(r"\w+", words.casefold()))


def settle_headlines(
    article: Article, syntax: Syntax, found: Iterable[Attribution], pack: LanguagePack
) -> list[Attribution]:
    """Return the attributions with those of headlines set right where the form of the line tells.

    What is changed stands where it stood: `continues` counts in this row.
    """
    every = list(found)
    heads = list(_heads(article))
    below = [(place, one) for place, one in enumerate(every) if not any(_in(one, head) for head in heads)]
    page = _Page(article, syntax, pack, below)
    for head in heads:
        made = list(_read(page, head))
        for place, one in enumerate(every):
            if one is _GONE or not _in(one, head):
                continue
            clashes = any(_shares(one, other) for other in made)
            every[place] = (None if clashes else _heard(page, head, one)) or _GONE
        every += made
    return _without_gone(every)


def _heads(article: Article) -> Iterator[Span]:
    """Yield the headlines: what is marked so, and a first line that ends in no stop ("‘Safe’: mayor")."""
    prose = [block for block in article.blocks if block.kind.is_prose]
    for row, block in enumerate(prose):
        words = block.span.of(article.text)
        unmarked = row == 0 and len(prose) > 1 and len(words) <= _LONGEST and _unstopped(words)
        if block.kind in _HEADS or (unmarked and block.kind is BlockKind.PARAGRAPH):
            yield block.span


def _unstopped(words: str) -> bool:
    return words.rstrip("”’\"'»)")[-1:].isalnum()


_GONE = Attribution(content=(), cue=(), source=(), manner=Manner.INDIRECT, lexeme="", rule="")


def _without_gone(every: Sequence[Attribution]) -> list[Attribution]:
    kept = [place for place, one in enumerate(every) if one is not _GONE]
    rows = {place: row for row, place in enumerate(kept)}
    return [
        replace(one, continues=None if one.continues is None else rows.get(one.continues))
        for one in (every[place] for place in kept)
    ]


def _in(one: Attribution, head: Span) -> bool:
    return head.covers((*one.cue, *one.content)[0])


def _shares(one: Attribution, other: Attribution) -> bool:
    theirs = (*other.content, *other.source)
    return any(a.overlaps(b) for a in (*one.content, *one.source) for b in theirs)


def _read(page: _Page, head: Span) -> Iterator[Attribution]:
    """Yield what the form of a headline tells, by the first form that fits."""
    for form in (_addressing, _told, _partly, _behind, _own, _answer):
        made = form(page, head)
        if made is not None:
            yield made
            return


def _addressing(page: _Page, head: Span) -> Attribution | None:
    match = _ADDRESSING.fullmatch(page.text, head.start, head.end)
    if match is None or not page.is_somebody(match["who"]):
        return None
    whom = Span(*match.span("whom")) if match["how"] == "to" else None
    mark = match.end("whom")
    return _made(page, match, Span(mark, mark + 1), whom)


def _told(page: _Page, head: Span) -> Attribution | None:
    match = _TOLD.fullmatch(page.text, head.start, head.end)
    if match is None or match["verb"].lower() not in _words(page.pack, "tells"):
        return None
    return _made(page, match, Span(*match.span("verb")))


def _partly(page: _Page, head: Span) -> Attribution | None:
    """Read a source behind words of which a part is quoted, perhaps with whom they are told."""
    match = _PARTLY.fullmatch(page.text, head.start, head.end)
    if match is None or match["verb"].lower() not in _words(page.pack, "tells"):
        return None
    whom = Span(*match.span("whom")) if match["whom"] else None
    made = _made(page, match, Span(*match.span("verb")), whom)
    if not page.is_somebody(match["who"]):
        return None
    return replace(made, manner=Manner.MIXED, chances=laid_chances(act_of(match["words"])))


def _answer(page: _Page, head: Span) -> Attribution | None:
    """Read a bare yes or no: it is all that somebody says."""
    match = _ANSWER.fullmatch(page.text, head.start, head.end)
    told = match is not None and match["verb"].lower() in _words(page.pack, "tells")
    if match is None or not told or match["words"].lower() not in _words(page.pack, "answers"):
        return None
    return _made(page, match, Span(*match.span("verb")))


def _behind(page: _Page, head: Span) -> Attribution | None:
    """Read a source that stands at the end, behind a colon or dash, or the words of someone quoted below."""
    match = _BEHIND.fullmatch(page.text, head.start, head.end)
    if match is None:
        return None
    mark = Span(match.end("mark") - 1, match.end("mark"))
    who, words = match["who"], Span(*match.span("words"))
    quoted = re.fullmatch(_QUOTE, match["words"]) is not None
    talked = next((match.start("who") + end for _, end in talked_with(who, page.pack)), None)
    if quoted and talked is not None:
        return _made(page, match, mark, who=Span(talked, match.end("who")))
    speaks = (
        len(who.split()) <= _MOST_WHO
        and page.is_somebody(who)
        and not page.has_verb(Span(*match.span("who")))
    )
    if speaks and (quoted or page.has_verb(words) or match["mark"] != ":"):
        return _made(page, match, mark)
    if quoted and (place := page.repeated(words)) is not None:
        return replace(_made(page, match, mark), source=(), cue=(), head=None, lexeme="", continues=place)
    return None


def _own(page: _Page, head: Span) -> Attribution | None:
    """Read who is quoted on himself behind a slug: "Ferry: Brook ‘won’t pay’"."""
    slug = _SLUG.fullmatch(page.text, head.start, head.end)
    match = None if slug is None else _OWN.fullmatch(page.text, slug.start("rest"), head.end)
    if match is None:
        return None
    first = next(iter(rows_within(page.syntax, Span(match.start("words") + 1, match.end("words")))), None)
    intends = first is not None and page.syntax.tags[first] == MODAL  # but "Owner ‘knew of risk’" says who?
    return _made(page, match) if intends else None


def _made(
    page: _Page,
    match: re.Match[str],
    mark: Span | None = None,
    whom: Span | None = None,
    who: Span | None = None,
) -> Attribution:
    words, who = Span(*match.span("words")), who or Span(*match.span("who"))
    rows = rows_within(page.syntax, who)
    quoted = re.fullmatch(_QUOTE, words.of(page.text)) is not None
    return Attribution(
        content=(words,),
        cue=() if mark is None else (mark,),
        source=(who,),
        addressee=() if whom is None else (whom,),
        manner=Manner.DIRECT if quoted else Manner.INDIRECT,
        lexeme="" if mark is None else ":",
        rule=HEADLINE,
        head=rows[-1] if rows else None,
        chances=laid_chances(Act.URGE if page.orders(words) else act_of(words.of(page.text))),
        content_confidence=SURE,
        source_confidence=SURE,
    )


def _heard(page: _Page, head: Span, one: Attribution) -> Attribution | None:
    """Return what is said in a headline; nothing of a topic, and who only hears it is no speaker."""
    source = one.source[0] if one.source else None
    if source is None or not head.covers(source):
        return one
    after = page.text[source.end : head.end]
    if after.startswith(":") and page.is_topic(source.of(page.text)):
        return None
    words = re.findall(r"[\w’']+|[^\w\s]", after)
    between = 0
    while between < len(words) and words[between].lower() in _words(page.pack, "between"):
        between += 1
    if between >= len(words) or words[between].lower() not in _words(page.pack, "heard"):
        return one
    follows = words[between + 1].lower() if between + 1 < len(words) else ""
    if follows.isalnum() and follows not in _words(page.pack, "follows"):
        return one  # "Mayor told council": the past form is a verb with its object
    denied = any(word.lower() in ("not", "never") for word in words[:between])
    return None if denied else replace(one, source=(), head=None, addressee=(source,), over=())


@cache
def _words(pack: LanguagePack, kind: str) -> frozenset[str]:
    return frozenset(entry["word"] for entry in pack.table("headlines")[kind])
