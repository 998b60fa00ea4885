"""Replies: which attributions answer what others have said, and what matter each is on."""

from collections.abc import Sequence
from typing import NamedTuple

from sayso.model.attribution import Attribution
from sayso.model.grammar import PRESENT_PARTICIPLE
from sayso.model.statement import Act, ActFound
from sayso.model.syntax import Syntax
from sayso.stages.clauses import main_row, rows_of
from sayso.stages.doing.words import ActWords

ANSWERS = frozenset({Act.DENY, Act.DECLINE, Act.NO_REPLY})
_CONTENT_WORDS = frozenset({"NOUN", "PROPN", "NUM", "VERB", "ADJ"})


class Page(NamedTuple):
    """The parse of an article with the start of each token, and the lexicon of acts."""

    syntax: Syntax
    starts: Sequence[int]
    words: ActWords

    def lemma(self, row: int) -> str:
        """Return the lemma of a row, in small letters."""
        return self.syntax.lemmas[row]

    def main(self, one: Attribution) -> int | None:
        """Return the row of the predicate of a content."""
        return main_row(self.syntax, list(rows_of(self.starts, one.content)))


def replies(page: Page, one: Attribution, found: ActFound) -> bool:
    """Return whether this answers others: a denial of what they say, a refusal to speak, or a silence."""
    main = page.main(one)
    lemma = one.lexeme.partition(":")[0]
    if found.act is Act.DECLINE:  # refusing to sell the mill answers nobody
        spoken = main is None or page.lemma(main) in page.words.spoken
        return spoken and not found.shown and lemma not in page.words.own_words
    if found.act is not Act.DENY or found.shown or main is None:
        return found.act in ANSWERS
    return lemma in page.words.denials or _is_said(page, main)


def _is_said(page: Page, main: int) -> bool:
    """Return whether something is said rather than offered: "the charge", "that he lied", not "the plan"."""
    clause = page.syntax.is_clause(main) or page.syntax.tags[main] == PRESENT_PARTICIPLE
    return clause or page.lemma(main) in page.words.charged


def denies_charges(page: Page, one: Attribution) -> bool:
    """Return whether somebody denies every charge, rather than says of one thing that it is not so."""
    main = page.main(one)
    charged = main is not None and page.lemma(main) in page.words.against
    return charged or one.lexeme.partition(":")[0] in page.words.denials


def matter(page: Page, one: Attribution) -> frozenset[str]:
    """Return the lemmas of the content words of an attribution, without those of speaking itself."""
    return frozenset(
        page.lemma(row)
        for row in rows_of(page.starts, one.content)
        if page.syntax.pos[row] in _CONTENT_WORDS
        and page.lemma(row) not in page.words.spoken | page.words.charged
    )


def proper_names(page: Page, one: Attribution) -> frozenset[str]:
    """Return the words of proper names in a content; "Ostland" is one, of "Ostlandic" many are."""
    rows = rows_of(page.starts, one.content)
    return frozenset(page.lemma(row) for row in rows if page.syntax.pos[row] == "PROPN")


def repeats_a_charge(page: Page, one: Attribution) -> bool:
    """Return whether a content speaks of what is said against somebody: "reiterated accusations that …"."""
    rows = rows_of(page.starts, one.content)
    return any(page.lemma(row) in page.words.against and page.syntax.pos[row] == "NOUN" for row in rows)
