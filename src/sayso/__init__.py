"""On whose say-so?  Reads news and shows who makes every statement, in exactly which words.

>>> import sayso
>>> reading = sayso.read("Mayor Ida Brook said that the bridge is safe.", published="2026-03-02")
>>> [reading.article.text[span.start : span.end] for span in reading.statements[0].source]
['Mayor Ida Brook']
"""

from importlib import import_module

TYPE_CHECKING = False  # as in `typing`, whose import alone takes as long as starting Python
if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date
    from os import PathLike

    from sayso.engine.adding import add
    from sayso.engine.component import pipe
    from sayso.engine.reading import read_all
    from sayso.errors import SaysoError
    from sayso.model.article import Article
    from sayso.model.party import Party
    from sayso.model.reading import Reading
    from sayso.model.span import Span
    from sayso.model.statement import Act, Assertion, Certainty, Polarity, Stance, Statement
    from sayso.report.audit import Audit, audit
    from sayso.report.changing import Changes, changes
    from sayso.report.claims import Claims, claims
    from sayso.report.comparing import Comparison, compare
    from sayso.report.exporting.export import export
    from sayso.report.page.notebook import notebook_html
    from sayso.report.table import to_pandas
    from sayso.report.timeline import Timeline, timeline
    from sayso.report.trail import Trail, trail
    from sayso.store.store import Store

__version__ = "0.1.0"

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
    "to_pandas",
    "trail",
]

# Where each public name lives; it is imported at its first use, so that `import sayso` costs nothing.
_HOMES = {
    "Act": "sayso.model.statement",
    "Article": "sayso.model.article",
    "Assertion": "sayso.model.statement",
    "Audit": "sayso.report.audit",
    "Certainty": "sayso.model.statement",
    "Changes": "sayso.report.changing",
    "Claims": "sayso.report.claims",
    "Comparison": "sayso.report.comparing",
    "Party": "sayso.model.party",
    "Polarity": "sayso.model.statement",
    "Reading": "sayso.model.reading",
    "SaysoError": "sayso.errors",
    "Span": "sayso.model.span",
    "Stance": "sayso.model.statement",
    "Statement": "sayso.model.statement",
    "Store": "sayso.store.store",
    "Timeline": "sayso.report.timeline",
    "Trail": "sayso.report.trail",
    "add": "sayso.engine.adding",
    "audit": "sayso.report.audit",
    "changes": "sayso.report.changing",
    "claims": "sayso.report.claims",
    "compare": "sayso.report.comparing",
    "export": "sayso.report.exporting.export",
    "notebook_html": "sayso.report.page.notebook",
    "pipe": "sayso.engine.component",
    "read_all": "sayso.engine.reading",
    "timeline": "sayso.report.timeline",
    "to_pandas": "sayso.report.table",
    "trail": "sayso.report.trail",
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
