"""Answers: which earlier claim a denial, a refusal or a silence answers."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.languages.pack import load_pack
from sayso.model.article import Article
from sayso.model.attribution import Attribution
from sayso.model.party import Speakers
from sayso.model.statement import Act, ActFound
from sayso.model.syntax import Syntax
from sayso.stages.clauses import starts_of
from sayso.stages.doing.replies import (
    ANSWERS,
    Page,
    denies_charges,
    matter,
    proper_names,
    repeats_a_charge,
    replies,
)
from sayso.stages.doing.words import act_words

# An answer stands near what it answers; looking further back finds other matters (and would not be linear).
LOOK_BACK = 40
# Where no word is shared only what is close to the accusation answers it.
NEAR = 6
# Two content words in common is the least that shows the same matter; one is met by chance.
LEAST_SHARED = 2
_CHARGING = frozenset({Act.ACCUSE, Act.CRITICISE})
_PLAIN = frozenset({Act.SAY, Act.CLAIM})  # with a target: who is told to have done wrong
_CLAIMING = frozenset({*_CHARGING, Act.SAY, Act.CLAIM, Act.WARN, Act.CONFIRM})


def find_answers(
    article: Article,
    syntax: Syntax,
    attributions: Sequence[Attribution],
    acts: Sequence[ActFound],
    speakers: Speakers,
) -> tuple[int | None, ...]:
    """Return for each attribution the row of the one it answers, None where nothing fits."""
    if not any(found.act in ANSWERS for found in acts):
        return (None,) * len(attributions)
    page = Page(syntax, starts_of(syntax), act_words(load_pack(article.language)))
    hearing = _Hearing(page, attributions, acts, speakers)
    return tuple(
        hearing.answered(row) if found.act in ANSWERS and replies(page, attributions[row], found) else None
        for row, found in enumerate(acts)
    )


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class _Fit:
    """How well an earlier claim fits an answer, the best sorting last."""

    charges: bool
    shared: int
    row: int


class _Hearing:
    """All that is said in one article: by whom, against whom, on what matter."""

    def __init__(
        self, page: Page, attributions: Sequence[Attribution], acts: Sequence[ActFound], speakers: Speakers
    ) -> None:
        self._page, self._attributions, self._acts, self._speakers = page, attributions, acts, speakers
        self._named = _named(attributions, speakers)
        self._matters = [matter(page, one) for one in attributions]
        self._names = {
            party.id: frozenset(word.lower() for word in party.name.split() if word[:1].isupper())
            for party in speakers.parties
        }

    def answered(self, row: int) -> int | None:
        """Return the claim that best fits an answer: against the speaker, on the same matter, near."""
        fits = (self._fit(row, before) for before in self._earlier(row))
        best = max((fit for fit in fits if fit is not None), default=None)
        return best.row if best is not None else None

    def _earlier(self, row: int) -> Iterator[int]:
        """Yield the claims by others before an answer that do not hold it inside them."""
        own, above = self._speakers.speaker[row], _above(self._attributions, row)
        for before in range(row - 1, max(-1, row - 1 - LOOK_BACK), -1):
            speaker = self._speakers.speaker[before]
            if (
                self._attributions[before].content
                and self._acts[before].act in _CLAIMING
                and before not in above
                and (own is None or speaker != own)
            ):
                yield before

    def _fit(self, row: int, before: int) -> _Fit | None:
        """Return how an earlier claim fits; None where it is against others, or on another matter."""
        own, act = self._speakers.speaker[row], self._acts[before].act
        names = self._names.get(own or "", frozenset())
        shared = len((self._matters[row] & self._matters[before]) - names)
        if self._charges(before) and own is not None and self._speakers.target[before] == own:
            fits = shared > 0 or self._plain(row, before)
        elif self._speaks_of(before, own, names):
            fits = shared >= LEAST_SHARED or self._names_no_matter(row, before)
        else:
            accuses = act is Act.ACCUSE or (self._charges(before) and act not in _CHARGING)
            fits = accuses and shared >= LEAST_SHARED and self._denies(row)
        return _Fit(charges=self._charges(before), shared=shared, row=before) if fits else None

    def _charges(self, before: int) -> bool:
        """Return whether this is an accusation, also a plain saying of a wrong that somebody has done."""
        act = self._acts[before]
        return act.act in _CHARGING or (act.act in _PLAIN and bool(act.target))

    def _denies(self, row: int) -> bool:
        return self._acts[row].act is Act.DENY and denies_charges(self._page, self._attributions[row])

    def _plain(self, row: int, before: int) -> bool:
        """Return whether this answers any accusation: a denial, or a refusal to speak close to it."""
        matterless = len(self._matters[row]) < LEAST_SHARED
        return self._denies(row) or (matterless and row - before <= NEAR)

    def _names_no_matter(self, row: int, before: int) -> bool:
        """Return whether this is "denied those accusations" after "reiterated accusations that …"."""
        near = not self._matters[row] and row - before <= NEAR
        return near and self._denies(row) and repeats_a_charge(self._page, self._attributions[before])

    def _speaks_of(self, before: int, own: str | None, names: frozenset[str]) -> bool:
        """Return whether a content names who answers, or has a word of the name ("the Ostland army")."""
        return own in self._named[before] or bool(
            names & proper_names(self._page, self._attributions[before])
        )


def _above(attributions: Sequence[Attribution], row: int) -> frozenset[int]:
    """Return the attributions inside which this one is told."""
    found: set[int] = set()
    within = attributions[row].within
    while within is not None and within not in found and len(found) < LOOK_BACK:
        found.add(within)
        within = attributions[within].within
    return frozenset(found)


def _named(attributions: Sequence[Attribution], speakers: Speakers) -> tuple[frozenset[str], ...]:
    """Return the ids of the parties that each content mentions."""
    mentions = sorted((at.start, at.end, party.id) for party in speakers.parties for at in party.mentions)
    starts = [start for start, _, _ in mentions]
    return tuple(
        frozenset(
            mentions[place][2]
            for span in attribution.content
            for place in range(bisect_left(starts, span.start), bisect_left(starts, span.end))
            if mentions[place][1] <= span.end
        )
        for attribution in attributions
    )
