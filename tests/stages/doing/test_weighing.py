"""Weighing: which act readers accept."""

from dataclasses import replace

import pytest

from sayso.model.attribution import Chances
from sayso.model.statement import Act
from sayso.stages.acts import read_act
from sayso.stages.clauses import rows_of, starts_of
from sayso.stages.doing.weighing import build_weights, load_weights, signs_of, weigh
from sayso.stages.doing.words import act_words
from tests.stages.said import ENGLISH, said

WORDS = act_words(ENGLISH)
CERTAIN = {"of": {"slope": 1.0, "base": 0.0}}


def weighed(told: dict[str, dict[str, float]], chances: Chances | None = None) -> tuple[Act, float]:
    """Return the act of "Ruiz said that it will fall" by the weights `told`."""
    text = "Ruiz said that it will fall."
    marked = said(text, ("Ruiz", "said", "say:verb", "that it will fall"))
    one = replace(marked.attributions[0], chances=chances)
    rows = list(rows_of(starts_of(marked.syntax), one.content))
    read = read_act(marked.article, marked.syntax, WORDS, one, rows)
    weights = build_weights({"signs": told, "chance": CERTAIN})
    (found,) = weigh(weights, [(signs_of(marked.article, marked.syntax, read), read)])
    return found


@pytest.mark.parametrize(
    ("told", "act", "chance"),
    [
        ({"read predict": {"predict": 2.0}}, Act.PREDICT, 0.881),
        ({"any": {"say": 1.0, "predict": -1.0}}, Act.SAY, 0.731),
        ({"any": {"say": 0.5, "predict": -0.5}}, Act.PREDICT, 0.378),
    ],
)
def test_what_is_read_stands_where_readers_accept_it(
    told: dict[str, dict[str, float]], act: Act, chance: float
) -> None:
    """Another act takes the place of what is read only where readers accept it much rather."""
    assert weighed(told) == (act, chance)


def test_the_network_counts() -> None:
    """What the network says of the acts counts beside the weights."""
    acts = tuple(0.9 if act is Act.BELIEVE else 0.0 for act in Act)
    chances = Chances(
        content=0.9,
        source=0.9,
        marked=0.9,
        outer=0.9,
        inner=0.1,
        must=0.9,
        words=0.9,
        edges=0.9,
        sayer=0.9,
        acts=acts,
    )
    assert weighed({"any": {"predict": 0.5}}, chances)[0] is Act.BELIEVE


def test_the_weights_shipped() -> None:
    """The weights that are shipped have a weight for each act that is read most."""
    rows = load_weights(ENGLISH).rows
    assert all(f"read {act}" in rows for act in (Act.SAY, Act.PREDICT, Act.ASK, Act.WANT))
