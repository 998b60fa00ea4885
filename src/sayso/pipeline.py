"""The pipeline: one article in, one reading out.  This is the table of contents."""

from collections.abc import Collection
from functools import cache
from importlib.metadata import version

from sayso.languages.pack import LanguagePack, installed, load_pack
from sayso.model.article import Article
from sayso.model.measure import Genre, GenreName
from sayso.model.reading import MadeBy, Reading
from sayso.stages.acts import find_acts
from sayso.stages.answers import find_answers
from sayso.stages.certainty import judge
from sayso.stages.coverage import count_coverage, reduced_coverage
from sayso.stages.dated import date_attributions
from sayso.stages.doubts import doubt_speakers
from sayso.stages.genre import find_genre
from sayso.stages.join import join_statements
from sayso.stages.lines import score_lines
from sayso.stages.parse import parse
from sayso.stages.places import find_places
from sayso.stages.points import find_points, with_points
from sayso.stages.quantities import find_quantities
from sayso.stages.quotations import find_quotations, settle_kinds
from sayso.stages.repeats import find_repeats, repeated
from sayso.stages.speakers import find_speakers
from sayso.stages.statements import attribution_model, find_attributions
from sayso.stages.times import find_times
from sayso.stages.voice import find_assertions
from sayso.stages.wording import find_wording
from sayso.version import __version__

_RUNTIME = "onnxruntime"


def read(
    article: Article,
    *,
    no_merge: Collection[str] = (),
) -> Reading:
    """Return everything sayso understands of one article, and what it does not.

    Without a pack for the article's language only quotations and repeats are read; `coverage.reduced`
    says so.  A form in `no_merge`, as written ("Ruiz"), is joined with no other.
    Raises `WeightsError` where a model file is missing or damaged.
    """
    if article.language not in installed():
        return _read_reduced(article)
    pack = load_pack(article.language)
    syntax = parse(article, pack)
    marked = find_quotations(article, pack)
    attributions = find_attributions(article, syntax, marked, pack)
    quotations = settle_kinds(marked, attributions)
    acts = find_acts(article, syntax, attributions, pack)
    meant = find_speakers(article, syntax, quotations, attributions, acts, pack, no_merge=no_merge)
    speakers = doubt_speakers(article, syntax, attributions, meant, pack)
    judgements = judge(article, syntax, quotations, attributions, acts, pack)
    times = find_times(article, syntax, pack)
    dated = date_attributions(article, syntax, attributions, times)
    repeats = find_repeats(article, quotations)
    lines = score_lines(article, syntax, attributions, acts, speakers, pack)
    statements = join_statements(
        attributions,
        acts=acts,
        speakers=speakers,
        judgements=judgements,
        dated=dated,
        answers=find_answers(article, syntax, attributions, acts, speakers),
        repeated=repeated(article, attributions, repeats),
        lines=lines,
    )
    chances = [line.confidence for line in lines]
    assertions = find_assertions(article, syntax, quotations, attributions, times, pack, chances=chances)
    quantities = find_quantities(article, syntax, times, pack)
    points = find_points(syntax, (*statements, *assertions), times, quantities, pack)
    statements = with_points(statements, points[: len(statements)])
    assertions = with_points(assertions, points[len(statements) :])
    return Reading(
        article=article,
        genre=find_genre(article, quotations, attributions, pack),
        parties=speakers.parties,
        statements=statements,
        assertions=assertions,
        quotations=quotations,
        times=times,
        quantities=quantities,
        places=find_places(article, syntax, pack),
        wording=find_wording(article, syntax, quotations, attributions, pack),
        repeats=repeats,
        coverage=count_coverage(
            article, syntax, quotations, tuple(one for one in statements if not one.weak), assertions, times
        ),
        made_by=made_by(pack),
    )


def _read_reduced(article: Article) -> Reading:
    quotations = find_quotations(article, None)
    return Reading(
        article=article,
        genre=Genre(value=GenreName.UNKNOWN),
        parties=(),
        statements=(),
        assertions=(),
        quotations=quotations,
        times=(),
        quantities=(),
        places=(),
        wording=(),
        repeats=find_repeats(article, quotations),
        coverage=reduced_coverage(article, quotations),
        made_by=made_by(None),
    )


@cache
def _version(distribution: str) -> str:
    """Return a version, looked up once: it costs three milliseconds."""
    return version(distribution)


def made_by(pack: LanguagePack | None) -> MadeBy:
    """Return what reads with a pack, or without one: version, pack, models and what runs the network.

    Another version of the runtime rounds otherwise, and gives a few other lines.
    """
    if pack is None:
        return MadeBy(version=__version__, language_pack="none", models={})
    language = pack.table("pack")["language"][0]
    parser = language["parser"]
    return MadeBy(
        version=__version__,
        language_pack=f"{pack.code} {language['version']}",
        models={
            "parser": f"{parser} {_version(parser)}",
            "attribution": attribution_model(pack),
            "runtime": f"{_RUNTIME} {_version(_RUNTIME)}",
        },
    )
