"""Texts with their sources in braces, for tests of who is who: `{Ana Ruiz} told <The Post> that …`."""

import re
from collections.abc import Mapping
from dataclasses import replace

from sayso.languages.pack import load_pack
from sayso.model.article import Article
from sayso.model.attribution import Attribution, Manner
from sayso.model.party import Party, Speakers
from sayso.model.span import Span
from sayso.model.statement import Act, ActFound
from sayso.stages.parse import parse
from sayso.stages.quotations import find_quotations
from sayso.stages.speakers import find_speakers
from tests.articles import article

ENGLISH = load_pack("en")
_MARK = re.compile(r"[{}<>]")


class Cast:
    """The speakers of one marked text, in the order of its braces."""

    def __init__(
        self,
        marked: str,
        *,
        title: bool = False,
        within: Mapping[int, int] | None = None,
        continues: Mapping[int, int] | None = None,
        no_merge: tuple[str, ...] = (),
        **about: str,
    ) -> None:
        self.text, sources = _unmarked(marked)
        self.article: Article = replace(article(self.text, title=title), id="", **about)
        self.attributions = tuple(
            _attribution(self.text, source, addressee, (within or {}).get(row), (continues or {}).get(row))
            for row, (source, addressee) in enumerate(sources)
        )
        self.found: Speakers = find_speakers(
            self.article,
            parse(self.article, ENGLISH),
            find_quotations(self.article, ENGLISH),
            self.attributions,
            tuple(ActFound(act=Act.SAY) for _ in self.attributions),
            ENGLISH,
            no_merge=no_merge,
        )
        self.by_id: dict[str, Party] = {party.id: party for party in self.found.parties}

    @property
    def names(self) -> list[str | None]:
        """Return the name of each source's party."""
        return [self.by_id[one].name if one else None for one in self.found.speaker]

    def party(self, row: int = 0) -> Party:
        """Return the party of one source."""
        one = self.found.speaker[row]
        assert one is not None
        return self.by_id[one]

    def words(self, spans: tuple[Span, ...]) -> list[str]:
        """Return the exact words of the spans."""
        return [span.of(self.text) for span in spans]


def _unmarked(marked: str) -> tuple[str, list[tuple[Span | None, Span | None]]]:
    """Return the text without its marks, and for each source its span and its addressee's."""
    text, opened = "", 0
    sources: list[tuple[Span | None, Span | None]] = []
    for piece in re.split(r"([{}<>])", marked):
        if not _MARK.fullmatch(piece):
            text += piece
        elif piece in "{<":
            opened = len(text)
        elif piece == "}":
            sources.append((Span(opened, len(text)) if opened < len(text) else None, None))
        else:
            sources[-1] = (sources[-1][0], Span(opened, len(text)))
    return text, sources


def _attribution(
    text: str, source: Span | None, addressee: Span | None, within: int | None, continues: int | None
) -> Attribution:
    return Attribution(
        content=(Span(0, len(text)),) if source is None else (),
        cue=(),
        source=(source,) if source else (),
        addressee=(addressee,) if addressee else (),
        manner=Manner.INDIRECT,
        lexeme="say:verb",
        rule="by hand",
        within=within,
        continues=continues,
    )
