"""Lines: how likely everything that a report shows of one statement is right.

A line is right when the statement was made at all and its words, its speaker, its act and its depth are.
The chance comes of trees (`boosted`); `training/lines` makes them.  What is less likely than their threshold
is weak.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise

from sayso.languages.pack import LanguagePack
from sayso.model.article import Article, BlockKind
from sayso.model.attribution import Attribution, Chances, Manner
from sayso.model.grammar import BASE_FORM, PARTICIPLES, PREPOSITION, TENSED
from sayso.model.party import Party, PartyKind, Speakers
from sayso.model.span import Span, hull
from sayso.model.statement import Act, ActFound, LineScore
from sayso.model.syntax import Syntax
from sayso.stages.boosted import load_trees, named_signs, odds_of
from sayso.stages.clauses import main_row, rows_of
from sayso.stages.doubts import guessed

TREES = "lines.json"
_UNASKED = Chances(
    content=1.0,
    source=1.0,
    marked=1.0,
    outer=1.0,
    inner=0.0,
    must=1.0,
    words=1.0,
    edges=1.0,
    sayer=1.0,
    acts=(),
)
_KINDS = (
    "VERB",
    "AUX",
    "NOUN",
    "PROPN",
    "PRON",
    "ADP",
    "DET",
    "CCONJ",
    "SCONJ",
    "ADV",
    "ADJ",
    "PUNCT",
    "PART",
)
_NEAR = 6  # lines before and behind that one may share its words with
_ACTS, _MANNERS, _PARTIES = tuple(Act), tuple(Manner), tuple(PartyKind)
_HOW = ("name", "pronoun", "role", "together", "continues", "author", "first", "family", "body", "described")


def score_lines(
    article: Article,
    syntax: Syntax,
    attributions: Sequence[Attribution],
    acts: Sequence[ActFound],
    speakers: Speakers,
    pack: LanguagePack,
) -> tuple[LineScore, ...]:
    """Return for each attribution how likely its line is right, and whether it is too weak to be printed."""
    if not attributions:
        return ()
    trees = load_trees(pack, TREES)
    signs = find_signs(article, syntax, attributions, acts, speakers)
    return tuple(
        LineScore(confidence=round(chance, 3), weak=bool(chance < trees.threshold))
        for chance in trees.chances(signs)
    )


def find_signs(
    article: Article,
    syntax: Syntax,
    attributions: Sequence[Attribution],
    acts: Sequence[ActFound],
    speakers: Speakers,
) -> list[dict[str, float]]:
    """Return by name what tells for or against each line; the likeliest speaks where that is open."""
    look = _Look(article, syntax, tuple(attributions), guessed(speakers))
    return [
        {
            **_chances(one.chances or _UNASKED, acts[row]),
            **look.content(one),
            **look.place(one, row),
            **look.cue(one),
            **look.speaker(one, row),
            **_act(acts[row]),
        }
        for row, one in enumerate(attributions)
    ]


def _chances(one: Chances, act: ActFound) -> dict[str, float]:
    acts = one.acts or (0.0,) * len(Act)
    return {
        **{
            name: odds_of(getattr(one, name))
            for name in ("content", "source", "marked", "outer", "inner", "must")
        },
        **{f"{name}_odds": odds_of(getattr(one, name)) for name in ("words", "edges", "sayer")},
        "said": odds_of(max(one.outer, one.inner)),
        "act_agreed": acts[_ACTS.index(act.act)],
        "act_best": max(acts),
    }


def _act(one: ActFound) -> dict[str, float]:
    return {
        "act_sure": one.confidence,
        "act_shown": float(one.shown),
        **named_signs("act", one.act.value, _ACTS),
    }


@dataclass(frozen=True)
class _Look:
    """One article, looked at for what tells whether its lines are right."""

    article: Article
    syntax: Syntax
    attributions: tuple[Attribution, ...]
    speakers: Speakers

    def content(self, one: Attribution) -> dict[str, float]:
        """Return how the words are made up: how many, in how many pieces, whole clauses or not."""
        syntax, pieces = self.syntax, [piece.of(self.article.text) for piece in one.content]
        rows = list(rows_of(syntax.starts, one.content))
        main, kinds = main_row(syntax, rows), [syntax.pos[row] for row in rows]
        last = next((kind for kind in reversed(kinds) if kind != "PUNCT"), "")
        gaps = [after.start - before.end for before, after in pairwise(one.content)]
        return {
            "tokens": float(len(rows)),
            "pieces": float(len(one.content)),
            "gap": float(max(gaps, default=0)),
            "clause": float(main is not None and syntax.is_clause(main)),
            "sentences": float(len({syntax.sentence_of[row] for row in rows})),
            "opens_low": float(bool(pieces) and pieces[0][0].islower()),
            "whole_sentence": float(bool(rows) and self._begins(rows[0])),
            "lines": float(sum([piece.count("\n") for piece in pieces])),
            "marks": float(sum([piece.count(mark) for piece in pieces for mark in '“”"'])),
            **named_signs("manner", one.manner.value, _MANNERS),
            **named_signs("first", kinds[0] if kinds else "", _KINDS),
            **named_signs("last", last, _KINDS),
            **named_signs("main", "" if main is None else self.syntax.pos[main], _KINDS[:5]),
        }

    def _begins(self, row: int) -> bool:
        return self.syntax.sentences[self.syntax.sentence_of[row]].first == row

    def place(self, one: Attribution, row: int) -> dict[str, float]:
        """Return where it stands: in which block, inside another's words, beside others."""
        whole = hull(one.content or one.cue or one.source)
        place = bisect_right(self._block_ends, whole.start)
        held = self.article.blocks[place] if place < len(self._block_ends) else None
        near = range(max(row - _NEAR, 0), min(row + _NEAR + 1, len(self.attributions)))
        return {
            "nested": float(one.within is not None),
            "holds": float(sum(self.attributions[other].within == row for other in near)),
            "overlap": max([self._shared(row, other) for other in near if other != row], default=0.0),
            "at": whole.start / max(len(self.article.text), 1),
            "prose": float(held is not None and held.kind is BlockKind.PARAGRAPH),
            "heading": float(held is not None and held.kind in (BlockKind.TITLE, BlockKind.HEADING)),
            "block": float(0 if held is None else min(len(held.span), 2000)),
        }

    @cached_property
    def _block_ends(self) -> list[int]:
        return list(accumulate((block.span.end for block in self.article.blocks), max))

    def _shared(self, row: int, other: int) -> float:
        """Return the share of the words of two contents that is the same."""
        ours, theirs = self._pieces[row], self._pieces[other]
        if not ours or not theirs or ours[-1][1] <= theirs[0][0] or theirs[-1][1] <= ours[0][0]:
            return 0.0
        shared = sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in ours for b in theirs)
        return 2 * shared / max(1, sum(last - first for first, last in (*ours, *theirs)))

    @cached_property
    def _pieces(self) -> list[list[tuple[int, int]]]:
        return [[(piece.start, piece.end) for piece in one.content] for one in self.attributions]

    def cue(self, one: Attribution) -> dict[str, float]:
        """Return what reports it, and how far from the words and the source it stands."""
        cue = hull(one.cue) if one.cue else None
        said = hull(one.content) if one.content else None
        source = hull(one.source) if one.source else None
        kind = one.lexeme.rpartition(":")[2] if one.lexeme else "none"
        head = None if one.cue_row is None else self.syntax.tokens[one.cue_row]
        return {
            **named_signs("cue", kind, ("verb", "noun", "adjective", "adverb", PREPOSITION, "", "none")),
            "cue_words": float(0 if cue is None else len(cue.of(self.article.text).split())),
            "cue_before": float(cue is not None and said is not None and cue.start < said.start),
            "cue_gap": _gap(cue, said),
            "source_gap": _gap(cue, source),
            "finite": float(head is not None and head.tag in TENSED),
            "participle": float(head is not None and head.tag in PARTICIPLES),
            "bare": float(head is not None and head.tag == BASE_FORM),
            "negated": float(one.cue_row is not None and self.syntax.is_negated(one.cue_row)),
        }

    def speaker(self, one: Attribution, row: int) -> dict[str, float]:
        """Return who speaks, how that is known, and who else could be meant."""
        party = self._party(row)
        head = None if one.head is None else self.syntax.tokens[one.head]
        return {
            "speaker": self.speakers.confidence[row],
            "known": float(party is not None),
            "rival": float(bool(self.speakers.runner_up and self.speakers.runner_up[row])),
            "mentions": float(0 if party is None else len(party.mentions)),
            "name_words": float(0 if party is None else len(party.name.split())),
            "members": float(0 if party is None else len(party.members)),
            "as_host": float(self._as_host(one, row)),
            "source_words": float(sum(len(span.of(self.article.text).split()) for span in one.source)),
            **named_signs("kind", "" if party is None else party.kind.value, _PARTIES),
            **named_signs("source", "" if head is None else head.pos, _KINDS[:7]),
            **named_signs("how", self.speakers.known_by[row], _HOW),
        }

    def _as_host(self, one: Attribution, row: int) -> bool:
        """Return whether the words stand inside the same speaker's: "I think", inside what she says."""
        speaker = self.speakers.speaker
        return one.within is not None and speaker[row] is not None and speaker[row] == speaker[one.within]

    def _party(self, row: int) -> Party | None:
        wanted = self.speakers.speaker[row]
        return None if wanted is None else self._parties.get(wanted)

    @cached_property
    def _parties(self) -> dict[str, Party]:
        return {party.id: party for party in self.speakers.parties}


def _gap(one: Span | None, other: Span | None) -> float:
    """Return how many characters lie between two spans, −1 where one is missing."""
    if one is None or other is None:
        return -1.0
    return float(max(other.start - one.end, one.start - other.end, 0))
