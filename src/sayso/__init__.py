"""On whose say-so?  Reads news and shows who makes every statement, in exactly which words.

>>> import sayso
>>> reading = sayso.read("Mayor Ida Brook said that the bridge is safe.", published="2026-03-02")
>>> [reading.article.text[span.start : span.end] for span in reading.statements[0].source]
['Mayor Ida Brook']
"""

from importlib import import_module

from sayso.version import __version__

TYPE_CHECKING = False  # as in `typing`, whose import alone takes as long as starting Python
if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date
    from os import PathLike

    from sayso.engine.adding import add
    from sayso.engine.component import pipe
    from sayso.engine.reading import read_all
    from sayso.engine.store import Store
    from sayso.errors import SaysoError
    from sayso.model.article import Article
    from sayso.model.party import Party
    from sayso.model.reading import Reading
    from sayso.model.span import Span
    from sayso.model.statement import Act, Assertion, Certainty, Polarity, Stance, Statement
    from sayso.report.claims.finding import claims
    from sayso.report.claims.nouns import Claims
    from sayso.report.exporting.export import export
    from sayso.report.forms import to_csv, to_dict, to_html, to_json, to_text
    from sayso.report.page.notebook import notebook_html
    from sayso.report.sources.making import audit
    from sayso.report.sources.nouns import Audit
    from sayso.report.tables.frame import to_pandas
    from sayso.report.timelines.making import timeline
    from sayso.report.timelines.nouns import Timeline
    from sayso.report.trails.trail import Trail, trail
    from sayso.report.versions.changing import Changes, changes
    from sayso.report.versions.comparing import Comparison, compare

__all__ = [
    "Act",
    "Article",
    "Assertion",
    "Audit",
    "Certainty",
    "Changes",
    "Claims",
    "Comparison",
    "Party",
    "Polarity",
    "Reading",
    "SaysoError",
    "Span",
    "Stance",
    "Statement",
    "Store",
    "Timeline",
    "Trail",
    "__version__",
    "add",
    "audit",
    "changes",
    "claims",
    "compare",
    "export",
    "notebook_html",
    "pipe",
    "read",
    "read_all",
    "timeline",
    "to_csv",
    "to_dict",
    "to_html",
    "to_json",
    "to_pandas",
    "to_text",
    "trail",
]

# Where each public name lives; it is imported at its first use, so that `import sayso` costs nothing.
_HOMES = {
    "Act": "sayso.model.statement",
    "Article": "sayso.model.article",
    "Assertion": "sayso.model.statement",
    "Audit": "sayso.report.sources.nouns",
    "Certainty": "sayso.model.statement",
    "Changes": "sayso.report.versions.changing",
    "Claims": "sayso.report.claims.nouns",
    "Comparison": "sayso.report.versions.comparing",
    "Party": "sayso.model.party",
    "Polarity": "sayso.model.statement",
    "Reading": "sayso.model.reading",
    "SaysoError": "sayso.errors",
    "Span": "sayso.model.span",
    "Stance": "sayso.model.statement",
    "Statement": "sayso.model.statement",
    "Store": "sayso.engine.store",
    "Timeline": "sayso.report.timelines.nouns",
    "Trail": "sayso.report.trails.trail",
    "add": "sayso.engine.adding",
    "audit": "sayso.report.sources.making",
    "changes": "sayso.report.versions.changing",
    "claims": "sayso.report.claims.finding",
    "compare": "sayso.report.versions.comparing",
    "export": "sayso.report.exporting.export",
    "notebook_html": "sayso.report.page.notebook",
    "pipe": "sayso.engine.component",
    "read_all": "sayso.engine.reading",
    "timeline": "sayso.report.timelines.making",
    "to_csv": "sayso.report.forms",
    "to_dict": "sayso.report.forms",
    "to_html": "sayso.report.forms",
    "to_json": "sayso.report.forms",
    "to_pandas": "sayso.report.tables.frame",
    "to_text": "sayso.report.forms",
    "trail": "sayso.report.trails.trail",
}


def read(
    source: "str | PathLike[str] | bytes",
    published: "str | date | None" = None,
    url: str | None = None,
    language: str | None = None,
    *,
    outlet: str | None = None,
    repair: bool = False,
    no_merge: "Collection[str]" = (),
) -> "Reading":
    """Return everything sayso understands of one article: a text, the path of a file, or its bytes.

    A line that names a file that is there is its path; `read_all` reads folders, tables and archives.
    What is given here goes before what the source says itself.
    `repair` mends UTF-8 that was read as Windows-1252, which a note tells in any case.
    `no_merge` holds forms of names that are joined with no other: ("Ruiz", "the minister").
    Raises `InputError` where the source holds no article that can be read, or looks like a missing file.

    >>> import sayso
    >>> reading = sayso.read("Mayor Ida Brook said on Monday that the dam is safe.", published="2026-03-03")
    >>> [(one.speaker.name, one.words, one.said) for one in reading.statements]
    [('Ida Brook', 'that the dam is safe', '2026-03-02')]
    """
    from sayso.ingest import open_article
    from sayso.ingest.asked import forms_of
    from sayso.pipeline import read as read_article

    forms = forms_of(no_merge)
    article = open_article(
        source, published=published, url=url, language=language, outlet=outlet, repair=repair
    )
    return read_article(article, no_merge=forms)


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"sayso has no {name!r}. Public names: {', '.join(__all__)}.")
    value = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
