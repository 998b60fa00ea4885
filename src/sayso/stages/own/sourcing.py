"""Sourcing: which statements assert, as their main proposition, what the outlet says in its own voice."""

from collections import defaultdict
from collections.abc import Sequence

from sayso.languages.pack import LanguagePack
from sayso.model.article import Article, BlockKind
from sayso.model.attribution import Attribution
from sayso.model.grammar import PREDICATES
from sayso.model.statement import Act
from sayso.model.syntax import Syntax
from sayso.stages.clauses import main_row, rows_of, starts_of
from sayso.stages.doing.words import act_words
from sayso.stages.own.events import EventWords, event_words
from sayso.stages.own.headlines import tellings
from sayso.stages.own.telling import Proposition, same_named, same_plain
from sayso.stages.own.units import OwnUnit

# Nobody puts more statements behind one event; a text of ten thousand equal sentences stays linear.
MOST_CANDIDATES = 40
# Acts that put nothing forward as having happened.
_NO_SOURCE = frozenset(
    {Act.DENY, Act.ASK, Act.DECLINE, Act.NO_REPLY, Act.DEMAND, Act.URGE, Act.WANT, Act.PLAN}
)
# "Claimed an attack" asserts it; "commented on the attack" takes it for granted.
_ASSERT_NOUNS = frozenset({Act.CLAIM, Act.ANNOUNCE, Act.CONFIRM, Act.ADMIT, Act.ACCUSE})


def find_sources(
    article: Article,
    syntax: Syntax,
    units: Sequence[OwnUnit],
    attributions: Sequence[Attribution],
    negated: frozenset[int],
    pack: LanguagePack,
) -> tuple[tuple[int, ...], ...]:
    """Return for each unit the rows of the attributions whose main proposition is the same event."""
    words = event_words(pack)
    asserted = _asserted(syntax, attributions, negated, words, pack)
    by_key: dict[str, list[Proposition]] = defaultdict(list)
    for proposition in asserted:
        by_key[proposition.key].append(proposition)
    found: list[tuple[int, ...]] = []
    for unit in units:
        key = words.key(syntax, unit.trigger)
        own = Proposition(
            syntax=syntax,
            pack=pack,
            number=len(found),
            key=key,
            rows=unit.rows,
            trigger=unit.trigger,
            denied=unit.head in negated,
        )
        if article.blocks[syntax.sentences[syntax.sentence_of[unit.head]].block].kind is BlockKind.TITLE:
            rivals = tellings(syntax, own, asserted, words)
        else:
            same = same_named if key in words.named else same_plain
            near = by_key.get(key, ())[:MOST_CANDIDATES]
            rivals = [other for other in near if same(own.event, other.event)]
        found.append(tuple(other.number for other in rivals))
    return tuple(found)


def _asserted(
    syntax: Syntax,
    attributions: Sequence[Attribution],
    negated: frozenset[int],
    words: EventWords,
    pack: LanguagePack,
) -> list[Proposition]:
    """Return the main propositions, in the order of their attributions."""
    starts, defaults = starts_of(syntax), act_words(pack).defaults
    found: list[Proposition] = []
    for number, attribution in enumerate(attributions):
        rows = list(rows_of(starts, attribution.content))
        main = main_row(syntax, rows)
        if main is None or not _puts_forward(syntax, main, defaults.get(attribution.lexeme, Act.SAY)):
            continue
        trigger = words.trigger(syntax, main)
        lemma = syntax.lemmas[trigger]
        if lemma.isalpha() and lemma not in words.light:
            found.append(
                Proposition(
                    syntax=syntax,
                    pack=pack,
                    number=number,
                    key=words.key(syntax, trigger),
                    rows=tuple(rows),
                    trigger=trigger,
                    denied=main in negated,
                )
            )
    return found


def _puts_forward(syntax: Syntax, main: int, act: Act) -> bool:
    """Return whether the act says of its content that it is so."""
    return act in _ASSERT_NOUNS or (act not in _NO_SOURCE and syntax.pos[main] in PREDICATES)
