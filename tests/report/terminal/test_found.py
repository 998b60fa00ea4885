"""What a search found, in every form: the words shown are slices, and what was not looked at is said."""

import csv
import io
import json
from dataclasses import replace

from sayso.model.party import PartyKind
from sayso.model.span import Span
from sayso.model.stored import Count, Counts, Found, Hit, HitKind
from sayso.report.terminal.counted import counts_to_csv, counts_to_json, counts_to_text
from sayso.report.terminal.found import found_to_csv, found_to_json, found_to_text, whose

TEXT = "=Ruiz said the dam would hold, and that the dam is old."
HIT = Hit(
    kind=HitKind.STATEMENT,
    article="a1",
    id="s1",
    file="dam.txt",
    url=None,
    outlet="The Valley Post",
    published="2026-03-02",
    title=None,
    speaker="Ana Ruiz",
    act="deny",
    certainty="probable",
    pieces=(Span(0, 29), Span(40, 55)),
    matches=(Span(15, 18), Span(44, 47)),
    snippet=f"{TEXT[0:29]} … {TEXT[40:55]}",
    corrected=True,
    weak=False,
    score=1.25,
)
FOUND = Found(hits=(HIT,), total=1, corrected=1, weaker=0, words=("dam",))


def test_text() -> None:
    """Who says it, how sure, where; every word looked for in bold where there is colour."""
    assert found_to_text(FOUND, width=100, colour=False) == (
        "1 of 1 places, 1 corrected by people\n"
        "\n"
        "Ana Ruiz denies · probable · The Valley Post · 2 March 2026 · corrected\n"
        "  =Ruiz said the dam would hold … the dam is old.\n"
        "  sayso show a1 1\n"
    )
    assert found_to_text(FOUND, width=100, colour=True).count("\x1b[1mdam\x1b[0m") == 2


def test_nothing_found_gives_a_way_on() -> None:
    """Empty answers say what to try."""
    nothing = replace(FOUND, hits=(), total=0, corrected=0)
    assert "Try fewer words" in found_to_text(nothing, width=100, colour=False)
    assert "Nothing to look for" in found_to_text(replace(nothing, words=()), width=100, colour=False)


def test_what_was_not_looked_at_is_said() -> None:
    """A count of part of the places is no count of all."""
    part = replace(FOUND, total=12_000, at_least=True)
    told = found_to_text(part, width=100, colour=False).splitlines()
    assert told[0] == "1 of at least 12,000 places, 1 corrected by people"
    assert told[1].startswith("Only the newest places were looked at")
    assert json.loads(found_to_json(part))["at_least"] is True


def test_csv_is_guarded() -> None:
    """Words that a spreadsheet would compute get an apostrophe."""
    (row,) = csv.DictReader(io.StringIO(found_to_csv(FOUND)))
    assert row["words"] == f"'{HIT.snippet}"
    assert (row["span_start"], row["span_end"], row["corrected"]) == ("0", "55", "1")


def test_weak_statements_left_out_are_told() -> None:
    """Below the hits, and below none, one line counts the weak ones; programs get the number."""
    left_out = replace(FOUND, weaker=3)
    assert found_to_text(left_out, width=100, colour=False).endswith("1\n\n3 weaker readings: --all\n")
    assert json.loads(found_to_json(left_out))["left_out_as_weak"] == 3
    nothing = replace(left_out, hits=(), total=0, corrected=0)
    assert found_to_text(nothing, width=100, colour=False).endswith("endings.\n\n3 weaker readings: --all\n")


def test_a_weak_hit_is_marked() -> None:
    """Every form says that a hit is weak."""
    weak = replace(FOUND, hits=(replace(HIT, weak=True, corrected=False),), corrected=0)
    assert "2 March 2026 · weaker reading\n" in found_to_text(weak, width=100, colour=False)
    assert json.loads(found_to_json(weak))["hits"][0]["weak"] is True
    assert next(csv.DictReader(io.StringIO(found_to_csv(weak))))["weak"] == "1"


def test_each_place_leads_to_its_article() -> None:
    """A hit tells the headline, what `sayso show` takes, and a link to the words, on a line of its own."""
    hit = replace(HIT, title="Dam =will\nhold", link="https://a.example/#:~:text=Ruiz%20said")
    lines = found_to_text(replace(FOUND, hits=(hit,)), width=100, colour=False).splitlines()
    assert lines[-2:] == ["  “Dam =will hold” · sayso show a1 1", "  https://a.example/#:~:text=Ruiz%20said"]
    assert json.loads(found_to_json(replace(FOUND, hits=(hit,))))["hits"][0]["link"] == hit.link


def test_everything_that_fits() -> None:
    """Where all is asked for and nothing fits, the filters are what to change."""
    nothing = replace(FOUND, hits=(), total=0, corrected=0, words=("*",))
    assert found_to_text(nothing, width=100, colour=False) == "Nothing fits. Try fewer filters.\n"


def test_what_is_not_said_is_not_told_as_said() -> None:
    """The act is told with the stance: who did not say it does not say it, and of "no one" nobody does."""
    officials = {"speaker": "Officials", "speaker_kind": PartyKind.COLLECTIVE}
    told = {
        "Ana Ruiz does not say": replace(HIT, act="say", stance="unsaid"),
        "Ana Ruiz does not want": replace(HIT, act="want", stance="denies"),
        "Officials do not say": replace(HIT, act="say", stance="unsaid", **officials),
        "nobody claims": replace(HIT, act="claim", stance="unsaid", speaker=None, nobody=True),
        "speaker not known does not want": replace(HIT, act="want", stance="denies", speaker=None),
        "Ana Ruiz “would not say”": replace(HIT, act="decline", stance="unsaid", cue="would not say"),
        "Ana Ruiz declines": replace(HIT, act="decline", stance="unsaid", cue="would not", wordless=True),
    }
    assert [whose(replace(hit, certainty=None)) for hit in told.values()] == list(told)


def test_counts_by_act_keep_what_is_not_said_apart() -> None:
    """Two acts are counted in two lines where one of them is what is not done."""
    both = (
        Count(value="say", statements=3, articles=2),
        Count(value="say", statements=1, articles=1, negated=True),
    )
    counts = Counts(by="act", counts=both, statements=4, articles=2, weaker=0, copied=0)
    told = [line.split("  ")[0] for line in counts_to_text(counts, width=100).splitlines()[2:4]]
    assert told == ["says", "does not say"]
    assert [one["negated"] for one in json.loads(counts_to_json(counts))["counts"]] == [False, True]
    assert [row["negated"] for row in csv.DictReader(io.StringIO(counts_to_csv(counts)))] == ["0", "1"]
