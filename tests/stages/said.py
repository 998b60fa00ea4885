"""Hand-made attributions for tests, each piece found in the text by its words."""

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.languages.pack import load_pack
from sayso.model.article import Article
from sayso.model.attribution import Attribution, Manner
from sayso.model.span import Span
from sayso.model.statement import ActFound, Judgement
from sayso.model.syntax import Syntax
from sayso.stages.acts import find_acts, read_act
from sayso.stages.certainty import judge
from sayso.stages.clauses import rows_of, starts_of
from sayso.stages.doing.weighing import ReadAct
from sayso.stages.doing.words import act_words
from sayso.stages.parse import parse
from sayso.stages.quotations import find_quotations
from tests.articles import article

ENGLISH = load_pack("en")


@dataclass(frozen=True)
class Said:
    """A text with attributions in it, and its parse."""

    article: Article
    syntax: Syntax
    attributions: tuple[Attribution, ...]

    @property
    def acts(self) -> tuple[ActFound, ...]:
        """Return the acts of the attributions."""
        return find_acts(self.article, self.syntax, self.attributions, ENGLISH)

    @property
    def read(self) -> tuple[ReadAct, ...]:
        """Return the attributions as lexicon and rules read them."""
        words, starts = act_words(ENGLISH), starts_of(self.syntax)
        return tuple(
            read_act(self.article, self.syntax, words, one, list(rows_of(starts, one.content)))
            for one in self.attributions
        )

    @property
    def judgements(self) -> tuple[Judgement, ...]:
        """Return the judgements of the attributions."""
        quotations = find_quotations(self.article, ENGLISH)
        return judge(self.article, self.syntax, quotations, self.attributions, self.acts, ENGLISH)

    def words(self, spans: Sequence[Span]) -> list[str]:
        """Return the exact words of the spans."""
        return [span.of(self.article.text) for span in spans]


def said(text: str, *marked: tuple[str, str, str, str], title: bool = False) -> Said:
    """Return `text` with one attribution for each (source, cue, lexeme, content), "" for none."""
    made = article(text, title=title)
    syntax = parse(made, ENGLISH)
    return Said(made, syntax, tuple(_attribution(text, syntax, *each) for each in marked))


def _attribution(text: str, syntax: Syntax, source: str, cue: str, lexeme: str, content: str) -> Attribution:
    return Attribution(
        content=_spans(text, content),
        cue=_spans(text, cue),
        source=_spans(text, source),
        manner=Manner.DIRECT if content[:1] in {'"', "“"} else Manner.INDIRECT,
        lexeme=lexeme,
        rule="by hand",
        cue_row=next((row for row, token in enumerate(syntax.tokens) if _ends(text, cue, token.end)), None),
    )


def _ends(text: str, cue: str, end: int) -> bool:
    return bool(cue) and end == text.index(cue) + len(cue)


def _spans(text: str, piece: str) -> tuple[Span, ...]:
    if not piece:
        return ()
    start = text.index(piece)
    return (Span(start, start + len(piece)),)
