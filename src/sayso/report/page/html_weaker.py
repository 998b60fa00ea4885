"""The weaker readings in HTML: statements too likely wrong to be printed, folded below those that are."""

from collections.abc import Sequence

from sayso.model.reading import Reading
from sayso.model.span import hull
from sayso.model.statement import Statement
from sayso.report.facts.phrases import decimals, does, many, number, shown_words, who_speaks
from sayso.report.facts.places import Places
from sayso.report.page.html_text import block_anchor, shown


def weaker_html(reading: Reading, weaker: Sequence[Statement], prefix: str) -> str:
    """Return them as a list to unfold: who says what, where, how sure; nothing where there is none."""
    if not weaker:
        return ""
    items = "".join(_item(reading, one, prefix) for one in weaker)
    summary = f"<summary>{many(len(weaker), 'weaker reading')}</summary>"
    return f'<details>\n{summary}\n<ol class="entries">\n{items}</ol>\n</details>\n'


def _item(reading: Reading, one: Statement, prefix: str) -> str:
    where, text = one.content or one.cue or one.source, reading.article.text
    who = f"{who_speaks(one)} — {does(text, one)}"
    link = block_anchor(reading.article, hull(where), prefix)
    return (
        f'<li class="entry weak" id="{prefix}l{one.id}"><div class="top">'
        f'<span><span class="letter">{number(one.id)}</span> {shown(who)}</span>'
        f'<span class="small"><a href="{link}">{Places(reading.article).cite(where)}</a> '
        f'<span class="low">{decimals(one.confidence.line)}</span></span></div>'
        f'<div class="words" dir="auto">{shown(shown_words(text, one))}</div></li>\n'
    )
