"""A hostile article: scripts, handlers, template syntax and controls in every field that a page can show."""

import re
from dataclasses import replace

from sayso.model.article import Article, Block, BlockKind
from sayso.model.reading import Reading
from sayso.model.span import Span
from sayso.model.statement import Act
from tests.readings import READING, statement

SCRIPT = "<script>window.broken=1;alert(1)</script>"
HANDLER = "\"'><img src=x onerror=window.broken=2>"
CLOSING = "</style></title></textarea></script><svg onload=window.broken=3>"
TEMPLATE = "{{ 7*7 }}{% raw %}${7*7}<%= 7*7 %>"
CONTROLS = "\u202eesrever\u2066\x00\x1b[31m\x07"
ALL = f"{SCRIPT}{HANDLER}{CLOSING}{TEMPLATE}{CONTROLS}"
ADDRESSES = (
    "javascript:window.broken=4",
    "data:text/html,<script>parent.broken=5</script>",
    "https://evil.example/\"onclick=window.broken=6 x='",
    "//evil.example/",
)
TEXT = f"{ALL} title\n{ALL} Ana said “{ALL}” on Monday.\nKorvan denied {ALL} it.\n"


def hostile(number: int) -> Reading:
    """Return a reading all of whose fields are hostile; those of other numbers are other articles."""
    lines = [Span(*match.span()) for match in re.finditer(r"[^\n]+", TEXT)]
    kinds = (BlockKind.TITLE, BlockKind.PARAGRAPH, BlockKind.PARAGRAPH)
    article = Article(
        text=TEXT,
        blocks=tuple(Block(span=span, kind=kind) for span, kind in zip(lines, kinds, strict=True)),
        language="en",
        url=f"{ADDRESSES[number % len(ADDRESSES)]}{number}",
        outlet=f"{ALL} outlet {number}",
        authors=(f"{ALL} author",),
        published=f"2026-03-0{number + 1}",
        file=f"../{ALL}/{number}.txt",
        key=f"{ALL} key",
        notes=(f"{ALL} note",),
    )
    quote = Span(TEXT.index("“"), TEXT.index("”") + 1)
    said = Span(TEXT.index("said"), TEXT.index("said") + 4)
    source = Span(TEXT.index("Ana"), TEXT.index("Ana") + 3)
    denied = TEXT.index("denied")
    ana, korvan, _, _, post = READING.parties
    ana = replace(ana, name=f"{ALL} Ana", mentions=(source,), roles=(Span(lines[1].start, source.start - 1),))
    korvan = replace(korvan, name=f"{ALL} Korvan", mentions=(), affiliations=())
    first = statement(1, (quote,), cue=(said,), source=(source,), speaker=ana, chain=(ana,), addressee=post)
    second = statement(
        2,
        (Span(denied + 7, len(TEXT) - 2),),
        cue=(Span(denied, denied + 6),),
        speaker=korvan,
        chain=(korvan,),
        act=Act.DENY,
        answers="s1",
    )
    return replace(
        READING,
        article=article,
        parties=(ana, korvan, replace(post, mentions=())),
        statements=(first, second),
        assertions=(),
        quotations=(),
        times=(),
        quantities=(),
        places=(),
        wording=(),
        repeats=(),
        coverage=replace(READING.coverage, unread=(lines[1],), reduced=None),
    )
