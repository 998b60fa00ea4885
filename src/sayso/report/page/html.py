"""The HTML report: one self-contained page, no script, no request to anywhere."""

import string
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from html import escape
from importlib.resources import files
from urllib.parse import urlsplit

from sayso.model.reading import Reading
from sayso.model.span import hull
from sayso.model.statement import Statement
from sayso.report.facts.entries import Entry, list_entries
from sayso.report.facts.folding import fold
from sayso.report.facts.layout import visible
from sayso.report.facts.phrases import coverage_line, facts, made_of, nothing_listed, number, percent
from sayso.report.facts.places import Places
from sayso.report.facts.quoted import quotations_left
from sayso.report.facts.summary import sourcing_line, through_line, voice_count, voice_name
from sayso.report.facts.told import list_told
from sayso.report.facts.voices import Voice, Voices, find_voices
from sayso.report.page.html_layers import layers_html
from sayso.report.page.html_text import COLOURS, LINES, block_anchor, text_html
from sayso.report.page.html_weaker import weaker_html

PAGE_END = "</main>\n</body>\n</html>\n"

_PAGE = string.Template("""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>$title</title>
<style>
$style</style>
</head>
<body>
<main>
""")

_LEGEND = (
    "A letter and a line style tell whose words they are; a number leads to the statement. "
    "Small capitals: the words that attribute. Bold: the source as written. Italic: hedges and conditions. "
    "Thin line: an event in the article’s own voice. Dotted frame: wording marked, not scored. "
    "Thin underline: said again. Grey and dotted: not understood."
)


def to_html(readings: Iterable[Reading], *, weak: bool = False) -> str:
    """Return one page with all readings; weak statements are folded away, but with `weak`."""
    several = tuple(readings)
    title = title_of(several[0]) if several else "sayso"
    articles = (article_html(reading, row, weak=weak) for row, reading in enumerate(several, start=1))
    return "".join([page_start(title), *articles, PAGE_END])


def page_start(title: str) -> str:
    """Return the page up to its first article."""
    return _PAGE.substitute(title=_text(title), style=_style())


def title_of(reading: Reading) -> str:
    """Return the headline, or the file's name where none was found."""
    article = reading.article
    return article.title.of(article.text) if article.title else article.file or "(no title found)"


def article_html(reading: Reading, row: int, *, weak: bool = False) -> str:
    """Return the report of one article; `row` keeps its anchors apart from those of other articles.

    Weak statements are folded away below the others; with `weak` they stand among them.
    """
    reading, weaker = fold(reading, weak=weak)
    voices = find_voices(reading, weaker)
    entries = list_entries(reading, voices)
    prefix = f"r{row}-"
    parts = (
        f'<article lang="en" id="{prefix}top">\n',
        _header(reading, voices),
        "<h2>Who speaks</h2>\n",
        _voices_table(reading, voices),
        '<div class="columns">\n<section>\n<h2>The article</h2>\n',
        f'<p class="legend">{_LEGEND}</p>\n',
        text_html(reading, voices, prefix),
        "</section>\n<section>\n<h2>Statements</h2>\n",
        _entries(entries, voices, prefix) if entries else f"<p>{nothing_listed(len(weaker))}</p>\n",
        weaker_html(reading, weaker, prefix),
        _quotations(reading, weaker),
        _own_voice(reading, prefix),
        "</section>\n</div>\n",
        layers_html(reading, prefix),
        _footer(reading, weaker),
        "</article>\n",
    )
    return "".join(parts)


@cache
def _style() -> str:
    return files("sayso.report.page").joinpath("page.css").read_text(encoding="utf-8")


def _text(text: str) -> str:
    return escape("".join(character if character in "\t\n\r" else visible(character) for character in text))


def _header(reading: Reading, voices: Voices) -> str:
    article = reading.article
    total = voices.words + voices.repeated
    about = [*facts(reading), f"{total:,} words"]
    if voices.repeated:
        about.append(f"{percent(voices.repeated, total)} repeated inside")
    about += article.authors
    notes = [f"Read in part: {reading.coverage.reduced}"] if reading.coverage.reduced else []
    lines = [
        f'<h1 dir="auto">{_text(title_of(reading))}</h1>',
        f'<p class="about">{_text(" · ".join(about))}{_link(article.url)}</p>',
        *(f'<p class="note">{_text(note)}</p>' for note in (*notes, *article.notes)),
    ]
    return "\n".join(lines) + "\n"


def _link(url: str | None) -> str:
    """Return the address, as a link only where it leads to the web."""
    if not url:
        return ""
    if not url.startswith(("https://", "http://")) or not urlsplit(url).netloc:
        return f" · {_text(url)}"
    return f' · <a rel="noreferrer noopener" href="{escape(url)}">{_text(url)}</a>'


def _voices_table(reading: Reading, voices: Voices) -> str:
    rows = "".join(
        _voice_row(reading, voice, row, voices.words)
        for row, voice in enumerate(voices.voices)
        if not voice.nested_only
    )
    through = through_line(voices)
    return f"<table>\n{rows}</table>\n" + (f'<p class="about">{_text(through)}</p>\n' if through else "")


def _voice_row(reading: Reading, voice: Voice, row: int, words: int) -> str:
    bar = f'<span style="width:{round(100 * voice.words / words) if words else 0}%"></span>'
    colour = f' class="v{row % COLOURS}"' if voice.party else ""
    sample = f'<span class="said l{row % LINES} v{row % COLOURS}">{voice.letter}</span>'
    sign = sample if voice.party else voice.letter
    return (
        f'<tr{colour}><td class="letter">{sign}</td><td>{_text(voice_name(reading, voice))}</td>'
        f'<td class="count">{voice_count(voice)}</td><td class="bar">{bar}</td>'
        f'<td class="share">{percent(voice.words, words)}</td></tr>\n'
    )


def _entries(entries: tuple[Entry, ...], voices: Voices, prefix: str) -> str:
    rows = {letter: row for row, letter in enumerate(voices.letters.values())}
    return '<ol class="entries">\n' + "".join(_entry(one, rows, prefix) for one in entries) + "</ol>\n"


def _entry(entry: Entry, rows: dict[str, int], prefix: str) -> str:
    one = entry.statement
    row = rows.get(entry.letter)
    colour = "" if row is None else f" v{row % COLOURS}"
    low, weak = ' class="low"' if entry.low else "", " weak" if one.weak else ""
    details = f'<div class="details">{_text(" · ".join(entry.details))}</div>' if entry.details else ""
    who = f'<span class="letter">{number(one.id)} {entry.letter}</span> {_text(entry.does)}'
    return (
        f'<li class="entry d{min(entry.depth, 3)}{colour}{weak}" id="{prefix}l{one.id}">'
        f'<div class="top"><span>{who}</span>'
        f'<span class="small"><a href="#{prefix}{one.id}">{entry.place}</a> '
        f"<span{low}>{entry.confidence}{'!' if entry.low else ''}</span></span></div>"
        f'<div class="words" dir="auto">{_text(entry.words)}</div>{details}</li>\n'
    )


def _quotations(reading: Reading, weaker: Sequence[Statement]) -> str:
    places, text, made = Places(reading.article), reading.article.text, ""
    for title, groups in quotations_left(reading, weaker):
        items = "".join(
            _item(group[0].of(text), " · again at ".join(places.cite((span,)) for span in group))
            for group in groups
        )
        made += f'<h2>{title}</h2>\n<ol class="entries">\n{items}</ol>\n'
    return made


def _own_voice(reading: Reading, prefix: str) -> str:
    if not reading.assertions:
        return ""
    items = "".join(_assertions(reading, prefix))
    return f'<h2>In the article’s own voice</h2>\n<ol class="entries">\n{items}</ol>\n'


def _assertions(reading: Reading, prefix: str) -> Iterator[str]:
    for told in list_told(reading, Places(reading.article)):
        source = () if told.assertion.sourced_by else ("no source given",)
        one, details = told.assertion, " · ".join((*source, *told.details))
        link = block_anchor(reading.article, hull(one.content), prefix)
        top = f'<div class="top"><span class="letter">{one.id}</span>'
        top += f'<a class="small" href="{link}">{told.place}</a></div>'
        yield _item(told.words, details, f' id="{prefix}l{one.id}"', top)


def _item(words: str, details: str, anchor: str = "", top: str = "") -> str:
    return (
        f'<li class="entry"{anchor}>{top}<div class="words" dir="auto">{_text(words)}</div>'
        f'<div class="details">{_text(details)}</div></li>\n'
    )


def _footer(reading: Reading, weaker: Sequence[Statement]) -> str:
    lines = (
        *([] if reading.coverage.reduced else [sourcing_line(reading, weaker)]),
        f"Coverage: {coverage_line(reading.coverage)}",
        f"Made by {made_of(reading)}",
        f"sha256 {reading.article.sha256}",
    )
    return "<footer>\n" + "".join(f"<p>{_text(line)}</p>\n" for line in lines) + "</footer>\n"
