"""What linking costs: time and memory for invented articles in a store, and for one article more.

Usage: linking.py [POINTS] [FILE]; by default 10,000.  `linking.py curve` links a quarter, half and all of
5,000, and tells how the time of a point grows.
The parse is stubbed: a line is an assertion with one point.  Words are as frequent as in the news, articles
come in stories of a few days, and retell their facts with other words here and there; one in twenty repeats
another.
Times are those of a processor.
"""

import random
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import accumulate, islice
from math import exp
from pathlib import Path
from statistics import median
from time import process_time

from figures import tell
from invented import MADE_BY, OUTLETS
from store import memory

from sayso.linking.claims.weights import load_weights
from sayso.model.article import Article, Block, BlockKind
from sayso.model.measure import Genre, GenreName
from sayso.model.reading import Coverage, Reading
from sayso.model.span import Span
from sayso.model.statement import Assertion, Certainty, Point, Polarity, Stance
from sayso.store import Store

POINTS = 25  # an article has about so many
STORY = 12  # articles of one story
A_DAY = 10  # stories begin on one day
DAYS = 4  # in which the articles of a story appear
FIRST = date(2015, 1, 1).toordinal()
FACTS = 30
TOLD = 14  # facts that an article tells of its story
CHANGED = 0.25  # of its words
REPRINTED = 0.05
BATCH = 200
MORE = 20  # articles added one by one at the end
CURVE = (1_250, 2_500, 5_000)  # points
EXTREME = (500, 1_000, 2_000)


def main() -> None:
    """Print the time and memory of linking so many points, and of one article more."""
    if sys.argv[1:] == ["curve"]:
        curve()
        return
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, sys.argv[2] if len(sys.argv) > 2 else "news.db")  # noqa: PLR2004
        stories = Stories().readings()
        articles = count // POINTS
        start = process_time()
        with Store(path) as store:
            fill(store, islice(stories, articles))
            print(f"added {articles:,} articles in {process_time() - start:.0f} s", flush=True)
            start = process_time()
            store.link()
            told(store, process_time() - start)
            one_by_one(store, stories)
    if count <= 10_000:  # noqa: PLR2004
        extremes()


def curve() -> None:
    """Print the time of linking a point for three sizes, and how it grows."""
    each = []
    for count in CURVE:
        with tempfile.TemporaryDirectory() as folder, Store(Path(folder, "news.db")) as store:
            fill(store, islice(Stories().readings(), count // POINTS))
            start = process_time()
            store.link()
            spent = process_time() - start
            told(store, spent)
            each.append(spent / count)
    tell(f"linking a point, {CURVE[-1]:,} in all", each[-1] * 1e6, "µs")
    tell(f"linking a point, {CURVE[-1]:,} in all", each[-1] / each[0], f"× one of {CURVE[0]:,}")


def fill(store: Store, readings: Iterator[Reading]) -> None:
    """Add articles in batches."""
    while several := list(islice(readings, BATCH)):
        with store.batch():
            for reading in several:
                store.add(reading)


def told(store: Store, spent: float) -> None:
    """Print what was linked, how long it took, and the memory at most."""
    sql = (
        "SELECT (SELECT sum(points) FROM article_points), (SELECT count(*) FROM article_pairs), "
        "(SELECT count(DISTINCT claim) FROM claim_points), (SELECT count(*) FROM claim_points), "
        "(SELECT count(*) FROM copies)"
    )
    points, pairs, claims, mentions, copies = next(iter(store.sql(sql)))
    print(
        f"linked {points:,} points in {spent:.1f} s ({spent / points * 1e6:.0f} µs each): {pairs:,} pairs of "
        f"articles, {mentions:,} mentions of {claims:,} claims, {copies:,} copies; "
        f"peak {memory('VmHWM'):.0f} MB, file {store.info().size / 1e6:,.0f} MB",
        flush=True,
    )


def one_by_one(store: Store, readings: Iterator[Reading]) -> None:
    """Print how long it takes to add and link one article, again and again."""
    spent = []
    for reading in islice(readings, MORE):
        start = process_time()
        store.add(reading)
        store.link()
        spent.append(process_time() - start)
    print(
        f"one more: median {median(spent):.2f} s, most {max(spent):.2f} s of {MORE}; "
        f"{store.unlinked()} wait for all to be linked",
        flush=True,
    )


def extremes() -> None:
    """Print how the time grows with copies of one article, and with one sentence in every article."""
    first = next(Stories().readings())
    sentence = "Our readers will find all that is known of this story on the pages of the morning edition."
    for name, make in (
        ("copies of one article", lambda row, _: moved(first, row)),
        ("one sentence in every article", lambda _, one: with_line(one, sentence)),
    ):
        for size in EXTREME:
            with tempfile.TemporaryDirectory() as folder, Store(Path(folder, "news.db")) as store:
                readings = (make(row, one) for row, one in enumerate(islice(Stories().readings(), size)))
                start = process_time()
                fill(store, readings)
                store.link()
                print(f"{size:,} {name}: {(process_time() - start) / size * 1e3:.1f} ms each", flush=True)


class Stories:
    """Articles of stories, drawn from the words of the table of rarities; the same for the same seed."""

    def __init__(self, seed: int = 7) -> None:
        rare = load_weights("en").rare
        self.words = sorted(rare, key=lambda word: (rare[word], word))
        self.weights = list(accumulate(exp(-rare[word]) for word in self.words))
        self.seed = seed

    def readings(self) -> Iterator[Reading]:
        """Yield articles without end, in the order of their days."""
        before: Reading | None = None
        number = story = 0
        while True:
            draw = random.Random(self.seed * 1_000_003 + story)
            facts = [self._sentence(draw) for _ in range(FACTS)]
            names = draw.sample(self.words[len(self.words) // 2 :], k=6)
            for _ in range(STORY):
                number += 1
                day = date.fromordinal(FIRST + story // A_DAY + draw.randrange(DAYS)).isoformat()
                if before is not None and draw.random() < REPRINTED:
                    yield moved(before, number)
                    continue
                lines = [self._retold(fact, names, draw) for fact in draw.sample(facts, k=TOLD)]
                lines += [self._sentence(draw) for _ in range(POINTS - TOLD)]
                draw.shuffle(lines)
                before = reading("\n".join(f"{line}." for line in lines), number, day)
                yield before
            story += 1

    def _sentence(self, draw: random.Random) -> str:
        words = draw.choices(self.words, cum_weights=self.weights, k=draw.randint(8, 20))
        return " ".join(words).capitalize()

    def _retold(self, fact: str, names: list[str], draw: random.Random) -> str:
        words = fact.split()
        others = draw.choices(self.words, cum_weights=self.weights, k=len(words))
        told = [other if draw.random() < CHANGED else word for word, other in zip(words, others, strict=True)]
        told.insert(draw.randint(0, len(told)), draw.choice(names))
        return " ".join(told)


def reading(text: str, number: int, day: str) -> Reading:
    """Return a reading of which each line is an assertion with one point."""
    lines, at = [], 0
    for line in text.split("\n"):
        lines.append(Span(at, at + len(line)))
        at += len(line) + 1
    outlet = f"The {number * 7_919 % OUTLETS} Post"
    return Reading(
        article=Article(
            text=text,
            blocks=tuple(Block(span=line, kind=BlockKind.PARAGRAPH) for line in lines),
            language="en",
            url=f"https://post.example/{number}",
            outlet=outlet,
            published=day,
        ),
        genre=Genre(value=GenreName.NEWS),
        parties=(),
        statements=(),
        assertions=tuple(_assertion(row, line) for row, line in enumerate(lines, start=1)),
        quotations=(),
        times=(),
        quantities=(),
        places=(),
        wording=(),
        repeats=(),
        coverage=Coverage(
            sentences=len(lines),
            in_statements=0,
            in_assertions=len(lines),
            quotations=0,
            quotations_attributed=0,
            pronoun_sources=0,
            pronoun_sources_resolved=0,
            times=0,
            times_resolved=0,
        ),
        made_by=MADE_BY,
    )


def _assertion(row: int, line: Span) -> Assertion:
    sure = {"certainty": Certainty.CERTAIN, "polarity": Polarity.POSITIVE, "when": None}
    point = Point(content=(line,), trigger=(), participants=(), stance=Stance.ASSERTS, quantities=(), **sure)
    return Assertion(
        id=f"a{row}", content=(line,), trigger=(), sourced_by=(), hedges=(), points=(point,), **sure
    )


def moved(one: Reading, number: int) -> Reading:
    """Return an article as another outlet prints it."""
    article = one.article
    return replace(
        one, article=replace(article, id="", url=f"https://other.example/{number}", outlet="Other")
    )


def with_line(one: Reading, line: str) -> Reading:
    """Return an article with one more line."""
    article = one.article
    number = int((article.url or "/0").rsplit("/", 1)[1])
    return reading(f"{article.text}\n{line}", number, article.published or "")


if __name__ == "__main__":
    main()
