"""A little of the fuzzing in each run: no input breaks a reader or a grammar.  `make fuzz` does more."""

import pytest

from sayso.ingest.limit import within
from tests.fuzz.__main__ import tried, where
from tests.fuzz.mutating import mutant
from tests.fuzz.targets import targets

FEW = 12


@pytest.mark.parametrize("name", targets())
def test_nothing_breaks(name: str) -> None:
    """Damaged, stretched and spliced input gives articles or errors of ours, in time; the seeds do too."""
    target = targets()[name]
    seeds = target.seeds()
    for number in range(FEW):
        data = mutant(seeds, number, name)
        found = within(60, lambda data=data: tried(target, data))  # type: ignore[misc]
        assert [where(problem) for problem in found] == [], (number, data[:200])


def test_the_same_input_again() -> None:
    """What a number stands for does not change from run to run: a finding can be looked at again."""
    seeds = [b"The dam is safe, mayor Ida Brook said on 2 March 2026."]
    first = [mutant(seeds, number, "plain") for number in range(50)]
    assert first == [mutant(seeds, number, "plain") for number in range(50)]
    assert len(set(first)) > FEW
