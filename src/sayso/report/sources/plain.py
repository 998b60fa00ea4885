"""The audit as plain values, for JSON, and as a table."""

from collections.abc import Iterator
from typing import Any

from sayso.linking.figures import forms_of
from sayso.model.figure import Appearance, Figure, Merge
from sayso.report.facts.about import ways_of_making
from sayso.report.sources.nouns import ArticleAudit, Audit, Charge, Source
from sayso.report.sources.totals import SPEAKING, Facing, Share, Totals, outcome, total
from sayso.report.tables.csv import rows_to_csv
from sayso.report.tables.spec import Row, about_making, report_columns

SCHEMA = "sayso-sources/1"
Plain = dict[str, Any]


def audit_to_dict(audit: Audit) -> Plain:
    """Return an audit as dicts, lists, strings and numbers; every span is `[start, end]`."""
    return {
        "schema": SCHEMA,
        "articles": [_article(article) for article in audit.articles],
        "total": _total(total(audit)),
        "figures": [_figure(figure) for figure in audit.figures],
        "made_by": [made.to_dict() for made in ways_of_making(audit.articles)],
    }


def _article(article: ArticleAudit) -> Plain:
    return {
        **article.to_dict(),
        "copies": article.copies,
        "counts": {
            "parties": len(article.sources),
            "speakers": len(article.heard(*SPEAKING)),
            "speakers_named": sum(one.named for one in article.heard(*SPEAKING)),
            "statements": article.statements,
            "statements_without_speaker": article.without_speaker,
            "statements_left_open": article.left_open,
            "statements_left_out_as_weak": article.weaker,
            "words": article.words,
            "words_of_speakers": article.spoken,
            "words_of_outlet": article.own,
            "words_of_nobody_known": article.unread,
            "accusations": len(article.charges),
            "accusations_by_act": sum(one.by_act for one in article.charges),
            "accusations_answered": sum(one.answer.is_answer for one in article.charges),
            "answers": {str(answer): many for answer, many in outcome(article).items()},
        },
        "sources": [_source(one) for one in article.sources],
        "accusations": [_charge(one) for one in article.charges],
    }


def _source(source: Source) -> Plain:
    return {
        "id": source.id,
        "name": source.name,
        "kind": str(source.kind),
        "named": source.named,
        "roles": list(source.roles),
        "affiliations": list(source.affiliations),
        "heard": str(source.heard),
        "statements": source.statements,
        "words": source.words,
        "through": [{"name": name, "statements": many} for name, many in source.through],
        "relies_on": [{"name": name, "statements": many} for name, many in source.relies_on],
        "about": [{"act": act, "statement": f"s{statement}"} for act, statement in source.about],
    }


def _charge(charge: Charge) -> Plain:
    return {
        "statement": charge.statement,
        "by_act": charge.by_act,
        "accuser": charge.accuser,
        "accused": charge.accused,
        "content": [[span.start, span.end] for span in charge.content],
        "words": charge.words,
        "answer": str(charge.answer),
        "answered": charge.answer.is_answer,
        "answered_in": list(charge.answered_in),
    }


def _total(sums: Totals) -> Plain:
    return {
        "articles": sums.articles,
        "outlets": sums.outlets,
        "statements": sums.statements,
        "statements_without_speaker": sums.without_speaker,
        "statements_left_open": sums.left_open,
        "statements_left_out_as_weak": sums.weaker,
        "words": sums.words,
        "words_of_outlet": sums.own,
        "words_of_nobody_known": sums.unread,
        "speakers": sums.speakers,
        "speakers_only_through_others": sums.through,
        "parties_not_heard": sums.unheard,
        "named": _share(sums.named),
        "unnamed": _share(sums.unnamed),
        "kinds": {str(kind): _share(share) for kind, share in sums.kinds.items()},
        "accusations": sums.accusations,
        "accusations_by_act": sums.by_act,
        "accusations_answered": sums.answered,
        "answers": {str(answer): many for answer, many in sums.answers.items()},
        "by_accuser": [_facing(one) for one in sums.by_accuser],
        "by_accused": [_facing(one) for one in sums.by_accused],
        "frequent": [
            {
                "figure": one.figure.id,
                "name": one.figure.name,
                "articles": one.articles,
                "statements": one.statements,
                "words": one.words,
            }
            for one in sums.frequent
        ],
        "persons": sums.persons,
        "persons_with_a_role": sums.persons_joinable,
    }


def _share(share: Share) -> Plain:
    return {"speakers": share.speakers, "statements": share.statements, "words": share.words}


def _facing(one: Facing) -> Plain:
    return {
        "name": one.name,
        "accusations": one.accusations,
        "answered": one.answered,
        "not_heard": one.unheard,
        "articles": one.articles,
    }


def _figure(figure: Figure) -> Plain:
    return {
        "id": figure.id,
        "name": figure.name,
        "kind": str(figure.kind),
        "forms": [{"form": form, "articles": many} for form, many in forms_of(figure)],
        "appearances": [_appearance(one) for one in figure.appearances],
        "merges": [_merge(one) for one in figure.merges],
    }


def _appearance(one: Appearance) -> Plain:
    return {"row": one.row, "article": one.article, "party": one.party, "name": one.name}


def _merge(merge: Merge) -> Plain:
    return {
        "left": _appearance(merge.left),
        "right": _appearance(merge.right),
        "evidence": [
            {"ground": str(one.ground), "left": one.left, "right": one.right} for one in merge.evidence
        ],
    }


def audit_to_csv(audit: Audit) -> str:
    """Return one row a speaker and article as CSV, safe to open in a spreadsheet."""
    return rows_to_csv(report_columns("sources"), audit_rows(audit))


def audit_rows(audit: Audit) -> Iterator[Row]:
    """Yield one row a party and article: every speaker, then who is spoken of and not heard.

    `heard` tells them apart; each share has its parts beside it.
    """
    figures = {(one.row, one.party): figure for figure in audit.figures for one in figure.appearances}
    for row, article in enumerate(audit.articles):
        counts = {
            "article_statements": article.statements,
            "article_words": article.words,
            "article_weaker": article.weaker,
            "article_copies": article.copies,
        }
        shared = {**article.cells(), **counts}
        made = about_making(article.sha256, article.made_by)
        for source in article.sources:
            figure = figures.get((row, source.id))
            yield {**shared, **_cells(article, source), **_who(figure), **made}


def _cells(article: ArticleAudit, source: Source) -> Row:
    made = [one for one in article.charges if one.accuser == source.id]
    faced = [one for one in article.charges if one.accused == source.id]
    return {
        "speaker_id": source.id,
        "speaker": source.name,
        "speaker_kind": str(source.kind),
        "named": "yes" if source.named else "no",
        "speaker_roles": " | ".join(source.roles),
        "speaker_affiliations": " | ".join(source.affiliations),
        "heard": str(source.heard),
        "statements": source.statements,
        "words": source.words,
        "word_share": round(source.words / article.words, 4) if article.words else 0.0,
        "through": " | ".join(name for name, _ in source.through),
        "relies_on": " | ".join(name for name, _ in source.relies_on),
        "accuses": len(made),
        "accuses_answered": _answered(made),
        "accused": len(faced),
        "accused_answered": _answered(faced),
        "answers": " | ".join(dict.fromkeys(str(one.answer) for one in faced)),
    }


def _answered(charges: list[Charge]) -> int:
    return sum(one.answer.is_answer for one in charges)


def _who(figure: Figure | None) -> Row:
    return {
        "figure_id": figure.id if figure else None,
        "figure": figure.name if figure else None,
        "figure_articles": len({one.row for one in figure.appearances}) if figure else None,
    }
