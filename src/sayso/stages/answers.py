"""Answers: which earlier claim a denial, a refusal or a silence answers."""

from bisect import bisect_left
from collections.abc import Sequence

from sayso.languages.pack import load_pack
from sayso.model.article import Article
from sayso.model.attribution import Attribution
from sayso.model.party import Speakers
from sayso.model.statement import Act, ActFound
from sayso.model.syntax import Syntax
from sayso.stages.clauses import main_row, rows_of, starts_of
from sayso.stages.doing.words import act_words

ANSWERS = frozenset({Act.DENY, Act.DECLINE, Act.NO_REPLY})
# An answer stands near what it answers; looking further back finds other matters (and would not be linear).
LOOK_BACK = 40
# Two content words in common is the least that shows the same matter; one is met by chance.
LEAST_SHARED = 2
_CONTENT_WORDS = frozenset({"NOUN", "PROPN", "NUM", "VERB", "ADJ"})


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
    spoken = act_words(load_pack(article.language)).spoken
    named = _named(attributions, speakers)
    matters = _matters(syntax, attributions, spoken)
    starts = starts_of(syntax)
    return tuple(
        _answered(row, attributions, acts, speakers, named, matters)
        if found.act in ANSWERS and _replies(syntax, starts, attributions[row], found, spoken)
        else None
        for row, found in enumerate(acts)
    )


def _replies(
    syntax: Syntax, starts: Sequence[int], attribution: Attribution, found: ActFound, spoken: frozenset[str]
) -> bool:
    """Tell whether a refusal is one to speak; refusing to sell the mill answers nobody."""
    if found.act is not Act.DECLINE or not attribution.content:
        return True
    main = main_row(syntax, list(rows_of(starts, attribution.content)))
    return main is not None and syntax.tokens[main].lemma.lower() in spoken


def _answered(
    row: int,
    attributions: Sequence[Attribution],
    acts: Sequence[ActFound],
    speakers: Speakers,
    named: Sequence[frozenset[str]],
    matters: Sequence[frozenset[str]],
) -> int | None:
    """Return the nearest earlier claim against this speaker, else one naming him, else one on the matter."""
    own, above = speakers.speaker[row], _above(attributions, row)
    earlier = [
        before
        for before in range(row - 1, max(-1, row - 1 - LOOK_BACK), -1)
        if attributions[before].content
        and acts[before].act not in ANSWERS
        and before not in above
        and (own is None or speakers.speaker[before] != own)
    ]
    if own is not None:
        for before in earlier:
            if speakers.target[before] == own:
                return before
    if len(matters[row]) >= LEAST_SHARED:
        best = max(earlier, key=lambda before: len(matters[row] & matters[before]), default=None)
        if best is not None and len(matters[row] & matters[best]) >= LEAST_SHARED:
            return best
    naming = (before for before in earlier if own in named[before] and speakers.speaker[before] is not None)
    return next(naming, None)


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


def _matters(
    syntax: Syntax, attributions: Sequence[Attribution], spoken: frozenset[str]
) -> tuple[frozenset[str], ...]:
    """Return the lemmas of the content words of each attribution, without those of speaking itself."""
    starts, tokens = starts_of(syntax), syntax.tokens
    return tuple(
        frozenset(
            tokens[row].lemma.lower()
            for row in rows_of(starts, attribution.content)
            if tokens[row].pos in _CONTENT_WORDS and tokens[row].lemma.lower() not in spoken
        )
        for attribution in attributions
    )
