"""Dashes: paragraphs that open with a dash are somebody's words, up to the clause that says whose."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.languages.pack import LanguagePack
from sayso.model.article import Article, BlockKind
from sayso.model.attribution import Attribution, Manner
from sayso.model.grammar import NARRATIVE_TENSES
from sayso.model.span import Span, trimmed
from sayso.model.statement import Act
from sayso.model.syntax import Syntax
from sayso.stages.doing.words import act_words
from sayso.stages.laid.chances import SURE, act_of, laid_chances
from sayso.stages.laid.labels import rows_within

DASH = "dash"
_DASHES = "—–―"
_FEWEST = 2  # one such paragraph may be a note or a list
_BEFORE = frozenset(",?!.…—–―”’")
_SAYING = frozenset({Act.SAY, Act.ASK, Act.CONFIRM, Act.CLAIM, Act.AGREE, Act.URGE, Act.DEMAND})
_BLOCKS = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.HEADING)


def find_dialogue(article: Article, syntax: Syntax, pack: LanguagePack) -> tuple[Attribution, ...]:
    """Return the words of each paragraph that opens with a dash, where several do."""
    text = article.text
    opened = [
        block.span
        for block in article.blocks
        if block.kind in _BLOCKS
        and text[block.span.start] in _DASHES
        and text[block.span.start + 1 : block.span.end][:1].isspace()
    ]
    if len(opened) < _FEWEST:
        return ()
    made = [one for span in opened if (one := _attribution(text, syntax, span, pack)) is not None]
    return tuple(_answered(text, syntax, made)) if len(made) * 2 >= len(opened) else ()


def _answered(text: str, syntax: Syntax, made: Sequence[Attribution]) -> Iterator[Attribution]:
    """Yield the words in order; "he answered" behind another's question is who spoke before it."""
    for row, one in enumerate(made):
        pronoun = one.head is not None and syntax.pos[one.head] == "PRON"
        asked = row > 1 and made[row - 1].content[-1].of(text).endswith("?")
        other = asked and made[row - 1].source[0].of(text) != made[row - 2].source[0].of(text)
        yield replace(one, continues=row - 2) if pronoun and other else one


def _attribution(text: str, syntax: Syntax, block: Span, pack: LanguagePack) -> Attribution | None:
    """Return the words of one paragraph with who says them; None where no clause tells that."""
    rows = rows_within(syntax, block)
    found = next(_frames(text, syntax, rows, pack), None)
    if found is None:
        return None
    verb, who, end = found
    first = min(verb, who.start)
    words = [trimmed(text, block.start + 1, syntax.starts[first])]
    if end < rows.stop and text[syntax.starts[end]] in _DASHES:
        words.append(trimmed(text, syntax.ends[end], block.end))
    content = tuple(cut for one in words if one is not None and (cut := _bare(text, one)) is not None)
    if not content:
        return None
    return Attribution(
        content=content,
        cue=(syntax.span(verb, verb),),
        source=(syntax.span(who.start, who.stop - 1),),
        manner=Manner.DIRECT,
        lexeme=f"{syntax.lemmas[verb]}:verb",
        rule=DASH,
        head=who.stop - 1,
        cue_row=verb,
        chances=laid_chances(act_of(content[-1].of(text))),
        content_confidence=SURE,
        source_confidence=SURE,
    )


def _frames(text: str, syntax: Syntax, rows: range, pack: LanguagePack) -> Iterator[tuple[int, range, int]]:
    """Yield the verbs of saying behind a mark, with the rows of who says it and where the clause ends."""
    defaults = act_words(pack).defaults
    for verb in rows[1:]:
        token = syntax.tokens[verb]
        if token.tag not in NARRATIVE_TENSES or defaults.get(f"{token.lemma.lower()}:verb") not in _SAYING:
            continue
        who = _who(text, syntax, verb, rows)
        if (
            who is None
            or min(verb, who.start) <= rows.start + 1
            or text[syntax.ends[min(verb, who.start) - 1] - 1] not in _BEFORE
        ):
            continue
        after = range(max(verb, who.stop - 1) + 1, rows.stop)
        yield verb, who, next((row for row in after if text[syntax.starts[row]] in _DASHES), rows.stop)


def _who(text: str, syntax: Syntax, verb: int, rows: range) -> range | None:
    """Return the rows of who says it: the words between the mark and the verb, else those behind it."""
    first = verb
    while first - 1 in rows and text[syntax.ends[first - 1] - 1] not in _BEFORE:
        first -= 1
    if first < verb:
        return range(first, verb)
    last = verb + 1
    while last in rows and text[syntax.starts[last]] not in _BEFORE:
        last += 1
    return range(verb + 1, last) if last > verb + 1 else None


def _bare(text: str, span: Span) -> Span | None:
    """Return the words without the comma, stop or dash at their end."""
    end = span.end
    while end > span.start and text[end - 1] in " ,.—–―":
        end -= 1
    return Span(span.start, end) if end > span.start else None
