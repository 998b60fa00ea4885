"""Who somebody is across articles: names and roles as written, and on what evidence they were joined."""

from dataclasses import replace

from sayso.model.figure import Evidence, Ground
from sayso.model.party import PartyKind
from sayso.model.stored import StoredMerge, StoredSpeaker
from sayso.report.terminal.known import speaker_to_dict, speakers_to_text

NAME = Evidence(Ground.NAME, "Ana Ruiz", "Ana Ruiz")
ROLE = Evidence(Ground.ROLE, "mayor", "Mayor")


def merge(number: int, *evidence: Evidence) -> StoredMerge:
    """Return a merge of the first article with another."""
    right = f"a{number}"
    return StoredMerge(
        left_article="a1", left_party="p1", right_article=right, right_party="p2", evidence=evidence
    )


RUIZ = StoredSpeaker(
    id=1,
    name="Ana Ruiz",
    kind=PartyKind.NAMED,
    forms=(("Ana Ruiz", 3),),
    roles=(("mayor", 2), ("Mayor", 1)),
    affiliations=(),
    articles=("a1", "a2", "a3"),
    statements=7,
    weaker=0,
    merges=(merge(2, NAME, ROLE), merge(3, NAME, ROLE)),
)


def test_text() -> None:
    """Merges on the same evidence are told once, with their number."""
    assert speakers_to_text((RUIZ,), "ruiz", width=110, colour=False) == (
        "Ana Ruiz  named  7 statements, named in 3 articles\n"
        "  written: “Ana Ruiz” 3\n"
        "  roles: “mayor” 2, “Mayor” 1\n"
        "  joined 2 of 2 times on name “Ana Ruiz”; role “mayor” = “Mayor” (such as p1 of a1 and p2 of a2)\n"
    )


def test_bearers_of_one_name() -> None:
    """Why they stand apart is told once, and how they are counted together."""
    told = speakers_to_text((RUIZ, replace(RUIZ, id=2)), "ruiz", width=140, colour=False)
    assert told.endswith("that they are one. Counted together: sayso list --by name\n")
    assert told.count("stands apart") == 1


def test_nobody() -> None:
    """A name that nobody bears is told with a way on."""
    assert "Nobody named x" in speakers_to_text((), "x", width=100, colour=False)


def test_json_has_every_merge() -> None:
    """Programs get each merge with its evidence."""
    plain = speaker_to_dict(RUIZ)
    assert [one["right"]["article"] for one in plain["merges"]] == ["a2", "a3"]
    assert plain["merges"][0]["evidence"][1] == {"ground": "role", "left": "mayor", "right": "Mayor"}


def test_weak_statements_left_out_are_told() -> None:
    """One line below all speakers counts them; programs get the number of each."""
    doubted = replace(RUIZ, weaker=2)
    told = speakers_to_text(
        (doubted, replace(doubted, id=2, name="Carla Ruiz")), "ruiz", width=110, colour=False
    )
    assert told.endswith("p2 of a2)\n\n4 weaker readings: --all\n")
    assert speaker_to_dict(doubted)["left_out_as_weak"] == 2
