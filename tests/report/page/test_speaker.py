"""The page of a speaker: counts with denominators, words newest first, roles as written."""

import re
from dataclasses import replace

from sayso.model.figure import Evidence, Ground
from sayso.model.party import PartyKind
from sayso.model.span import Span
from sayso.model.spoken import Done, InOutlet, Reply, Role, Said, Spoken
from sayso.model.statement import Act, Certainty, Stance
from sayso.model.stored import StoredMerge, StoredSpeaker
from sayso.report.page.links import ServerLinks
from sayso.report.page.speaker import speaker_page, speaker_to_html

HOSTILE = "<script>alert(1)</script>\u202e{{ 7*7 }}"
SAID = Said(
    article="id1",
    outlet="Valley Post",
    published="2026-03-03",
    title="Dam",
    statement="s4",
    pieces=(Span(0, 9),),
    words=f"The dam is safe {HOSTILE}",
    cue="said",
    act=Act.SAY,
    stance=Stance.ASSERTS,
    certainty=Certainty.PROBABLE,
    weak=False,
    corrected=False,
    answers=None,
    answered=(Reply("s5", "Korvan Ltd", Act.DENY, Stance.DENIES, "that it is"),),
)
SPOKEN = Spoken(
    speaker=StoredSpeaker(
        id=3,
        name="Ana Ruiz",
        kind=PartyKind.NAMED,
        forms=(("Ana Ruiz", 2), ("Ruiz", 1)),
        roles=(("minister", 2),),
        affiliations=(),
        articles=("id1", "id2"),
        statements=3,
        weaker=2,
        copies=1,
        merges=(
            StoredMerge(
                left_article="id1",
                left_party="p1",
                right_article="id2",
                right_party="p1",
                evidence=(
                    Evidence(Ground.NAME, "Ana Ruiz", "Ruiz"),
                    Evidence(Ground.ROLE, "minister", "minister"),
                ),
            ),
        ),
    ),
    roles=(Role("minister", 2, "2026-03-01", "2026-03-03"),),
    affiliations=(),
    statements=3,
    outlets=(InOutlet("Valley Post", 1, 2), InOutlet(None, 1, 1)),
    acts=(Done(Act.SAY, negated=False, statements=2), Done(Act.SAY, negated=True, statements=1)),
    days=(("2026-03-01", 1), ("2026-03-03", 2)),
    deniers=(("Korvan Ltd", 1),),
    said=(SAID,),
    start=0,
)


def test_facts() -> None:
    """Outlets, acts, roles and denials are counted, with what they are a part of."""
    heard, how, written, denied = speaker_page(SPOKEN).facts
    assert (heard.answer, heard.names[0].more) == ("2 outlets", "2 statements")
    assert (how.answer, how.names[0].name, how.names[0].more) == ("says 2 of 3", "does not say", "1 of 3")
    assert (written.answer, written.names[0].name) == ("1 role", "minister")
    assert (denied.answer, denied.names[0].name) == ("1 times", "Korvan Ltd")


def test_what_is_said() -> None:
    """Each statement stands with its day, how, its words, and what answers it."""
    page = speaker_to_html(SPOKEN, links=ServerLinks())
    assert 'href="/article/id1#r1-s4"' in page
    assert "says · probable" in page
    assert "answered:" in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "\u202e" not in page
    assert not re.search(r"<[^>]+\s(style|on\w+)=", page)


def test_why_these_are_one() -> None:
    """The words that join articles are shown."""
    assert [one.told for one in speaker_page(SPOKEN).grounds] == [
        "name “Ana Ruiz” and “Ruiz”; role “minister”"
    ]


def test_not_heard() -> None:
    """Who is spoken of and never heard has a page that says so."""
    silent = replace(SPOKEN, roles=(), statements=0, outlets=(), acts=(), days=(), deniers=(), said=())
    assert "Nothing that is said is printed here" in speaker_to_html(silent)


def test_what_is_not_said_is_not_told_as_said() -> None:
    """Who did not say or want something does not say or want it."""
    told = {
        (Act.SAY, Stance.UNSAID): "does not say · probable",
        (Act.WANT, Stance.DENIES): "does not want · probable",
        (Act.DENY, Stance.DENIES): "denies · probable",
    }
    for (act, stance), how in told.items():
        page = speaker_page(replace(SPOKEN, said=(replace(SAID, act=act, stance=stance),)))
        assert page.lines[0].how == how
