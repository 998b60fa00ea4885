"""Signs of a doubtful speaker: what tells for or against the party that a source has been taken for.

Nearly all are read from the page and not from the rules that resolve: a rule may change, and its signs hold.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from sayso.languages.pack import LanguagePack
from sayso.model.article import Article
from sayso.model.attribution import Attribution
from sayso.model.grammar import SUBJECT, SUBJECTS
from sayso.model.party import How, KnownBy, Party, PartyKind, Speakers
from sayso.model.span import Span, hull
from sayso.model.syntax import Syntax
from sayso.stages.boosted import named_signs, odds_of
from sayso.stages.clauses import rows_of
from sayso.stages.who.lexicon import Lexicon, lexicon_of

_PRONOUNS = ("he", "she", "they", "it", "first", "relative")
_PEOPLE = (PartyKind.NAMED, PartyKind.DESCRIBED, PartyKind.UNNAMED)
_NAMING = ("NOUN", "PROPN")
_FAR = 40  # mentions, or words, back: a distance without an end
_ODD = frozenset(',:;\n“”"()')  # marks that stand in no name
_SHORT = 7  # letters; no pronoun has as many


class Mention(NamedTuple):
    """One mention of a party: where it starts and ends, and the party's id."""

    start: int
    end: int
    party: str


def doubt_signs(
    article: Article,
    syntax: Syntax,
    attributions: Sequence[Attribution],
    speakers: Speakers,
    pack: LanguagePack,
) -> list[dict[str, float]]:
    """Return by name what tells for or against the speaker of each attribution, 0 for what nobody speaks."""
    look = _Look(article, syntax, tuple(attributions), speakers, lexicon_of(pack))
    return [look.signs(row) for row in range(len(attributions))]


def mentions_of(speakers: Speakers) -> list[Mention]:
    """Return every mention of the parties in text order, but for those of several together."""
    return sorted(
        Mention(span.start, span.end, party.id)
        for party in speakers.parties
        if not party.members
        for span in party.mentions
    )


def akin(one: Party, other: Party) -> bool:
    """Return whether both are people, both bodies or both groups: one may be taken for the other."""
    return _sort(one) == _sort(other)


def _sort(one: Party) -> str:
    if one.kind is PartyKind.COLLECTIVE or one.members:
        return "many"
    return "person" if one.kind in _PEOPLE else "body"


@dataclass(frozen=True)
class _Look:
    """One article, looked at for what tells who speaks."""

    article: Article
    syntax: Syntax
    attributions: tuple[Attribution, ...]
    speakers: Speakers
    lexicon: Lexicon

    @property
    def starts(self) -> Sequence[int]:
        return self.syntax.starts

    @cached_property
    def parties(self) -> dict[str, Party]:
        return {party.id: party for party in self.speakers.parties}

    @cached_property
    def mentions(self) -> list[Mention]:
        return mentions_of(self.speakers)

    @cached_property
    def times(self) -> Counter[str]:
        return Counter(one for one in self.speakers.speaker if one is not None)

    @cached_property
    def letters(self) -> dict[str, frozenset[str]]:
        """Return the words of each party's name."""
        return {party.id: _letters(party.name) for party in self.speakers.parties}

    @cached_property
    def calls(self) -> dict[str, Counter[str]]:
        """Return how often each party is called by each pronoun, and by a form with a capital ("")."""
        found: dict[str, Counter[str]] = {}
        for party in self.speakers.parties:
            forms = [span.of(self.article.text) for span in party.mentions]
            called = Counter(self.pronoun(form) for form in forms if len(form) < _SHORT)
            called[""] = sum(form[:1].isupper() for form in forms)
            found[party.id] = called
        return found

    def pronoun(self, words: str) -> str:
        """Return which pronoun the words are, "" for none."""
        known = self.lexicon.pronouns.get(words.casefold())
        if known is None:
            return ""
        return {"1": "first", "relative": "relative"}.get(known.person, known.cls)

    def signs(self, row: int) -> dict[str, float]:
        """Return what tells for or against the speaker of one attribution."""
        one, wanted = self.attributions[row], self.speakers.speaker[row]
        party = None if wanted is None else self.parties[wanted]
        written = " ".join(span.of(self.article.text) for span in one.source)
        return {
            "who_given": self.speakers.confidence[row],
            "who_as_host": float(one.within is not None and self.speakers.speaker[one.within] == wanted),
            "who_host": float(one.within is not None),
            "who_before": float(wanted is not None and self._before(row) == wanted),
            "who_at": _whole(one).start / max(len(self.article.text), 1),
            "who_how_name": float(self.speakers.known_by[row] is KnownBy.NAME),
            "who_how_author": float(self.speakers.known_by[row] is KnownBy.AUTHOR),
            "who_how_pronoun:first": float(self.speakers.how[row] == How.FIRST_PERSON),
            **named_signs("who_pronoun", self.pronoun(written), _PRONOUNS),
            **_network(one),
            **self._grammar(one),
            **self._words(one, written),
            **self._party(party),
            **self._form(written, party),
            **self._way(one, party),
        }

    def _before(self, row: int) -> str | None:
        """Return who speaks in the last line before that stands alone."""
        alone = (other for other in range(row - 1, -1, -1) if self.attributions[other].within is None)
        other = next(alone, None)
        return None if other is None else self.speakers.speaker[other]

    def _grammar(self, one: Attribution) -> dict[str, float]:
        """Return how the source and the cue hang together."""
        deps, cue, head = self.syntax.deps, one.cue_row, one.head
        subjects = () if cue is None else self.syntax.below(cue, *SUBJECTS)
        hangs = -1.0 if head is None or cue is None else float(self.syntax.heads[head] == cue)
        return {
            "who_hangs": hangs,
            "who_subject": float(head is not None and deps[head] == SUBJECT),
            "who_other_subject": float(any(not self._told(one, child) for child in subjects)),
            "who_passive": float(cue is not None and self.syntax.is_passive(cue)),
            "who_between": float(self._verbs_between(one)),
        }

    def _told(self, one: Attribution, row: int) -> bool:
        """Return whether a word stands in the source or in what is said."""
        start = self.starts[row]
        return any(span.start <= start < span.end for span in (*one.source, *one.content))

    def _verbs_between(self, one: Attribution) -> int:
        if not one.source or not one.cue:
            return 0
        first, last = sorted((one.source[0], one.cue[0]))
        rows = range(bisect_left(self.starts, first.end), bisect_left(self.starts, last.start))
        return self.syntax.pos[rows.start : rows.stop].count("VERB")

    def _words(self, one: Attribution, written: str) -> dict[str, float]:
        """Return how the source's words are made up: one phrase or more, whole or cut."""
        pos, heads, rows = self.syntax.pos, self.syntax.heads, list(rows_of(self.starts, one.source))
        whole = None if one.head is None else self.syntax.phrase(one.head)
        after = pos[rows[-1] + 1] if rows and rows[-1] + 1 < len(pos) else ""
        tops = [row for row in rows if heads[row] == row or heads[row] not in rows]
        words = written.split()
        return {
            "who_tops": float(len(tops)),
            "who_noun": float(one.head is not None and pos[one.head] == "NOUN"),
            "who_cut": float(after in (*_NAMING, "PART")),
            "who_less": 0.0 if whole is None or not one.source else float(len(whole) - len(hull(one.source))),
            "who_capitals": _capitals(words),
        }

    def _party(self, party: Party | None) -> dict[str, float]:
        """Return who is taken to speak, and how much of the article is about that party."""
        name = "" if party is None else party.name
        words, times = name.split(), 0 if party is None else self.times[party.id]
        return {
            "who_named": float(party is not None and party.kind is PartyKind.NAMED),
            "who_described": float(party is not None and party.kind is PartyKind.DESCRIBED),
            "who_mentions": float(0 if party is None else len(party.mentions)),
            "who_lines": float(times),
            "who_share": times / len(self.attributions),
            "who_parties": float(len(self.times)),
            "who_all_lines": float(len(self.attributions)),
            "who_name_words": float(len(words)),
            "who_name_capitals": _capitals(words),
            "who_name_odd": float(not _ODD.isdisjoint(name) or bool(self.pronoun(name))),
        }

    def _form(self, written: str, party: Party | None) -> dict[str, float]:
        """Return how the source's words go together with the name and the other forms of the party."""
        letters, known = _letters(written), frozenset() if party is None else self.letters[party.id]
        calls, pronoun = Counter[str]() if party is None else self.calls[party.id], self.pronoun(written)
        return {
            "who_same_words": len(letters & known) / max(len(letters | known), 1),
            "who_whole_name": float(bool(known) and known <= letters),
            "who_last_word": float(
                bool(written) and party is not None and _last(written) == _last(party.name)
            ),
            "who_called_so": float(calls[pronoun] if pronoun else 0),
            "who_named_times": float(calls[""]),
        }

    def _way(self, one: Attribution, party: Party | None) -> dict[str, float]:
        """Return how far back the party was last met, and who else was met since."""
        start = (one.source or one.cue or one.content)[0].start
        place, passed = bisect_left(self.mentions, (start,)), list[str]()
        last: Mention | None = None
        for mention in reversed(self.mentions[max(0, place - _FAR) : place]):
            if party is not None and mention.party == party.id:
                last = mention
                break
            passed.append(mention.party)
        return {
            "who_back": -1.0 if last is None else float(self._sentence(start) - self._sentence(last.start)),
            "who_back_mentions": float(_FAR if last is None else len(passed)),
            "who_back_alike": float(
                0 if party is None else sum([self._sorts[other] == _sort(party) for other in set(passed)])
            ),
            **self._since(party, last, start),
        }

    @cached_property
    def _sorts(self) -> dict[str, str]:
        return {party.id: _sort(party) for party in self.speakers.parties}

    def _since(self, party: Party | None, last: Mention | None, start: int) -> dict[str, float]:
        """Return which names stand since the last mention, those of whom we know no word among them."""
        pos, deps, here = self.syntax.pos, self.syntax.deps, bisect_left(self.starts, start)
        first = max(here - _FAR, 0) if last is None else bisect_left(self.starts, last.end)
        known = frozenset() if party is None else self.letters[party.id]
        rows = range(max(first, here - 2 * _FAR), here)
        names = [row for row in rows if pos[row] == "PROPN" and self._word(row) not in known]
        agents = [row for row in rows if deps[row] in SUBJECTS and pos[row] in _NAMING]
        return {
            "who_names_since": float(len(names)),
            "who_subjects_since": float(sum([deps[row] in SUBJECTS for row in names])),
            "who_agents_since": float(len(agents)),
        }

    def _word(self, row: int) -> str:
        return self.article.text[self.syntax.starts[row] : self.syntax.ends[row]].casefold()

    def _sentence(self, place: int) -> int:
        return self.syntax.sentence_of[max(bisect_left(self.starts, place + 1) - 1, 0)]


def _network(one: Attribution) -> dict[str, float]:
    """Return what the network held of the source, and of those it was chosen over."""
    return {
        "who_source": odds_of(one.source_confidence),
        "who_over": max((chance for _, chance in one.over), default=0.0),
        "who_overs": float(len(one.over)),
    }


def _whole(one: Attribution) -> Span:
    return hull(one.content or one.cue or one.source)


def _capitals(words: Sequence[str]) -> float:
    """Return the share of words with a capital."""
    return sum([word[:1].isupper() for word in words]) / max(len(words), 1)


def _letters(words: str) -> frozenset[str]:
    """Return the words that can tell a name, without marks, case and the 's of an owner."""
    return frozenset(map(_bare, words.split())) - {""}


def _last(words: str) -> str:
    return _bare(words.rsplit(maxsplit=1)[-1]) if words.strip() else ""


def _bare(word: str) -> str:
    return word.strip(".,“”\"'’").casefold().removesuffix("'s").removesuffix("’s")
