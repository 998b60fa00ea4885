"""Corrections: a statement as a person left it."""

import dataclasses

from sayso.model.correction import Correction, as_it_stands
from sayso.model.statement import Act, Stance
from tests.readings import ARTICLE, READING


def test_as_it_stands() -> None:
    """The correction that changes nothing holds the statement's own words, places and names."""
    statement = READING.statements[3]
    kept = as_it_stands(ARTICLE.id, statement)
    assert (kept.article, kept.statement, kept.removed) == (ARTICLE.id, "s4", False)
    assert (kept.content, kept.cue, kept.source) == (statement.content, statement.cue, statement.source)
    assert (kept.speaker, kept.addressee, kept.target) == ("Two officials", None, "Korvan Ltd")


def test_one_field_changed() -> None:
    """A person's change is one field, the others stay."""
    kept = as_it_stands(ARTICLE.id, READING.statements[3])
    changed = dataclasses.replace(kept, act=Act.CRITICISE, tool="brat", annotator="lv")
    assert isinstance(changed, Correction)
    assert dataclasses.replace(changed, act=kept.act, tool="", annotator=None) == kept


def test_the_stance_of_an_act_is_said_once() -> None:
    """Who sets the stance that the act takes anyway has changed nothing; another one stays."""
    plain = Correction(article="a", act=Act.SAY)
    named = Correction(article="a", act=Act.SAY, stance=Stance.ASSERTS)
    other = Correction(article="a", act=Act.SAY, stance=Stance.REPORTS)
    assert plain == named != other
    assert [one.stance for one in (plain, named, other)] == [None, None, Stance.REPORTS]
    assert [one.taken for one in (plain, named, other)] == [Stance.ASSERTS, Stance.ASSERTS, Stance.REPORTS]
    assert Correction(article="a", act=Act.DENY).taken is Stance.DENIES
