"""Figures: who is joined across articles, on what evidence, and who never is."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

import sayso
from sayso.linking.figures import forms_of, join_appearances, link_parties
from sayso.model.figure import Appearance, Figure, Ground
from sayso.model.party import PartyKind


def seen(row: int, name: str, kind: PartyKind = PartyKind.NAMED, **words: Sequence[str]) -> Appearance:
    """Return a party of article `row`; its forms are its name and those given."""
    forms = (name, *words.get("forms", ()))
    return Appearance(
        row=row,
        article=f"article {row}",
        party=f"p{len(name)}",
        kind=kind,
        language="en",
        name=name,
        forms=forms if name[0].isupper() else (),
        roles=tuple(words.get("roles", ())),
        affiliations=tuple(words.get("affiliations", ())),
    )


def groups(*appearances: Appearance, no_merge: Sequence[str] = ()) -> list[list[str]]:
    """Return the names of each figure's appearances as "name row"."""
    figures = join_appearances(appearances, no_merge=no_merge)
    return [[f"{one.name} {one.row}" for one in figure.appearances] for figure in figures]


def ruiz(row: int, name: str, *roles: str, **words: Sequence[str]) -> Appearance:
    """Return a person of that name with these roles."""
    return seen(row, name, roles=roles, **words)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (ruiz(0, "Ana Ruiz", "finance minister"), ruiz(1, "Ana Ruiz", "minister")),
        (ruiz(0, "Ana Ruiz", "finance minister"), ruiz(1, "Ruiz", "finance minister")),
        (ruiz(0, "Ruiz", "finance minister"), ruiz(1, "Ana Ruiz", "Halden's finance minister")),
        (ruiz(0, "Ana Ruiz", "President"), ruiz(1, "Ruiz", "President")),
        (ruiz(0, "Ana Carla Ruiz", "engineer"), ruiz(1, "Ana Ruiz", "engineer")),
        (ruiz(0, "Ana Carla Ruiz", "engineer"), ruiz(1, "Carla Ruiz", "engineer")),
        (ruiz(0, "A. Ruiz", "Halden spokeswoman"), ruiz(1, "Ana Ruiz", "Halden's spokesperson")),
        (ruiz(0, "Omar al-Tarek", "Harbour chief"), ruiz(1, "Omar Tarek", "Harbour director")),
        (ruiz(0, "Omar Abdelrahim", "Harbour chief"), ruiz(1, "Omar Abdulrahim", "Harbour chief")),
        (
            ruiz(0, "Ana Ruiz", "director", affiliations=["the Halden Institute"]),
            ruiz(1, "Ana Ruiz", "engineer", affiliations=["Halden Institute"]),
        ),
    ],
    ids=lambda one: f"{one.name}, {one.roles[0]}",
)
def test_a_role_or_affiliation_joins(left: Appearance, right: Appearance) -> None:
    """Names that can be one person's are joined where a role or an affiliation as written agrees."""
    (figure,) = join_appearances([left, right])
    (merge,) = figure.merges
    assert merge.evidence[0].ground is Ground.NAME
    assert merge.evidence[1].ground in {Ground.ROLE, Ground.AFFILIATION}
    written = (*left.roles, *right.roles, *left.affiliations, *right.affiliations)
    assert {merge.evidence[1].left, merge.evidence[1].right} <= set(written)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (ruiz(0, "Ana Ruiz"), ruiz(1, "Ana Ruiz")),
        (ruiz(0, "Ana Ruiz", "minister"), ruiz(1, "Ana Ruiz")),
        (ruiz(0, "Ana Ruiz", "minister"), ruiz(1, "Ruiz")),
        (ruiz(0, "Ana Ruiz", "finance minister"), ruiz(1, "Ana Ruiz", "harbour minister")),
        (ruiz(0, "Ana Ruiz", "finance minister"), ruiz(1, "Ruiz", "harbour minister")),
        (ruiz(0, "Ana Ruiz", "minister"), ruiz(1, "Juan Ruiz", "minister")),
        (ruiz(0, "Ana Ruiz", "teacher"), ruiz(1, "Ruiz", "teacher")),
        (ruiz(0, "Ruiz", "teacher"), ruiz(1, "Ruiz", "teacher")),
        (ruiz(0, "Ana Ruiz", "minister"), ruiz(0, "Ruiz", "minister")),
        (ruiz(0, "A. Ruiz", "engineer"), ruiz(1, "Ana Ruiz", "engineer")),
    ],
    ids=lambda one: f"{one.name}, {' '.join(one.roles)}",
)
def test_without_evidence_people_stay_apart(left: Appearance, right: Appearance) -> None:
    """No role, other roles, a bare noun beside a bare name, or one article with both: two people."""
    assert len(join_appearances([left, right])) == 2


def test_company_joins() -> None:
    """Another full name in both articles shows that one story is told, unless the roles clash."""
    company = (seen(0, "Lea Voss"), seen(1, "Lea Voss"))
    told = groups(ruiz(0, "Ana Ruiz", "lawyer"), ruiz(1, "Ruiz", "defender"), *company)
    assert told[0] == ["Ana Ruiz 0", "Ruiz 1"]
    clash = groups(ruiz(0, "Ana Ruiz", "finance minister"), ruiz(1, "Ruiz", "harbour minister"), *company)
    assert clash[0] == ["Ana Ruiz 0"]


def test_company_that_is_everywhere_shows_nothing() -> None:
    """A name that many articles hold joins nobody."""
    company = [seen(row, "Lea Voss") for row in range(12)]
    assert groups(ruiz(0, "Ana Ruiz", "lawyer"), ruiz(1, "Ruiz", "defender"), *company)[0] == ["Ana Ruiz 0"]


def test_a_family_name_that_fits_two_joins_nobody() -> None:
    """A bare name is not given to one of two who fit, and does not make them one."""
    ana, juan = ruiz(0, "Ana Ruiz", "President"), ruiz(1, "Juan Ruiz", "President")
    assert groups(ana, juan, ruiz(2, "Ruiz", "President")) == [["Ana Ruiz 0"], ["Juan Ruiz 1"], ["Ruiz 2"]]


def test_an_initial_that_fits_two_joins_nobody() -> None:
    """The same for an initial."""
    ana, adela = ruiz(0, "Ana Ruiz", "Halden mayor"), ruiz(1, "Adela Ruiz", "Halden mayor")
    assert len(groups(ana, adela, ruiz(2, "A Ruiz", "Halden mayor"))) == 3


@pytest.mark.parametrize(
    "kind", [PartyKind.DESCRIBED, PartyKind.UNNAMED, PartyKind.COLLECTIVE, PartyKind.DOCUMENT]
)
def test_the_nameless_stay_apart(kind: PartyKind) -> None:
    """Described, unnamed and collective parties and documents are never joined, whatever they are called."""
    assert len(groups(seen(0, "The Minister", kind), seen(1, "The Minister", kind))) == 2


BODY = PartyKind.ORGANISATION


@pytest.mark.parametrize(
    ("left", "right", "ground"),
    [
        (seen(0, "Halden Relief Works", BODY), seen(1, "the Halden Relief Works", BODY), Ground.NAME),
        (seen(0, "Halden Bank of Works", BODY), seen(1, "Halden Bank for Works", BODY), Ground.NAME),
        (seen(0, "Northline", BODY), seen(1, "NORTHLINE", PartyKind.WIRE), Ground.NAME),
        (seen(0, "AP", PartyKind.WIRE), seen(1, "Associated Press", PartyKind.WIRE), Ground.LANGUAGE),
        (seen(0, "Halden Relief Works", BODY, forms=["HRW"]), seen(1, "HRW", BODY), Ground.SHORT_FORM),
        (
            seen(0, "Halden Relief Works", BODY, forms=["Halden Relief"]),
            seen(1, "Halden Relief", BODY),
            Ground.SHORT_FORM,
        ),
    ],
    ids=lambda one: getattr(one, "name", ""),
)
def test_bodies_are_joined_by_name(left: Appearance, right: Appearance, ground: Ground) -> None:
    """Bodies are joined by their name, what the language knows, or a short form that one text writes."""
    (figure,) = join_appearances([left, right])
    assert [one.ground for one in figure.merges[0].evidence] == [ground]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (seen(0, "Halden Relief Works", BODY), seen(1, "HRW", BODY)),
        (seen(0, "Ministry", BODY), seen(1, "Ministry", BODY)),
        (seen(0, "the ministry", BODY), seen(1, "the ministry", BODY)),
        (seen(0, "Halden Works Ministry", BODY, forms=["Works Ministry"]), seen(1, "Works Ministry", BODY)),
    ],
    ids=lambda one: one.name,
)
def test_bodies_without_a_name_of_their_own_stay_apart(left: Appearance, right: Appearance) -> None:
    """Letters that no text explains, kinds of body, and a name's end written once join nothing."""
    assert len(join_appearances([left, right])) == 2


def test_a_short_form_of_two_bodies_joins_neither() -> None:
    """Letters that two texts explain in two ways belong to nobody else."""
    works, ways = (
        seen(0, "Halden Relief Works", BODY, forms=["HRW"]),
        seen(1, "Halden River Ways", BODY, forms=["HRW"]),
    )
    assert len(join_appearances([works, ways, seen(2, "HRW", BODY)])) == 3


def test_no_merge_parts_a_name() -> None:
    """A name given to `no_merge` stands alone in every article; the others stay joined."""
    people = [ruiz(row, name, "President") for row, name in enumerate(["Ana Ruiz", "Ruiz", "Ana Ruiz"])]
    assert groups(*people) == [["Ana Ruiz 0", "Ruiz 1", "Ana Ruiz 2"]]
    assert groups(*people, no_merge=["ruiz"]) == [["Ana Ruiz 0", "Ana Ruiz 2"], ["Ruiz 1"]]
    assert len(groups(*people, no_merge=["Ana Ruiz", "Ruiz"])) == 3


def test_a_figure_is_called_as_most_articles_call_it() -> None:
    """The name is the commonest; all forms are counted by article."""
    people = [
        ruiz(row, name, "President") for row, name in enumerate(["Ana C. Ruiz", "Ana Ruiz", "Ana Ruiz"])
    ]
    (figure,) = join_appearances(people)
    assert (figure.name, forms_of(figure)) == ("Ana Ruiz", (("Ana Ruiz", 2), ("Ana C. Ruiz", 1)))


NAMES = st.sampled_from(
    ["Ana Ruiz", "Ruiz", "Juan Ruiz", "A. Ruiz", "Halden Works", "HW", "the ministry", "Lea Voss"]
)
ROLES = st.lists(st.sampled_from(["minister", "finance minister", "Halden mayor", "teacher"]), max_size=2)
APPEARANCES = st.lists(
    st.builds(
        lambda row, name, kind, roles, forms: seen(row, name, kind, roles=roles, forms=forms),
        st.integers(0, 5),
        NAMES,
        st.sampled_from(list(PartyKind)),
        ROLES,
        st.lists(st.sampled_from(["HW", "Halden"]), max_size=1),
    ),
    max_size=12,
)


def joined(figures: Sequence[Figure]) -> list[Figure]:
    """Return the figures of more than one appearance."""
    return [figure for figure in figures if len(figure.appearances) > 1]


@given(APPEARANCES)
def test_every_party_is_one_figure(appearances: list[Appearance]) -> None:
    """Nobody is lost or doubled; a figure holds one merge fewer than appearances, each with evidence."""
    figures = join_appearances(appearances)
    assert sorted(map(repr, (one for figure in figures for one in figure.appearances))) == sorted(
        map(repr, appearances)
    )
    for figure in figures:
        assert len(figure.merges) == len(figure.appearances) - 1
        assert all(merge.evidence for merge in figure.merges)


@given(APPEARANCES)
def test_only_names_are_joined(appearances: list[Appearance]) -> None:
    """The nameless stand alone; of persons, only those with a role as written are joined."""
    bodies = {PartyKind.ORGANISATION, PartyKind.WIRE, PartyKind.OUTLET}
    for figure in joined(join_appearances(appearances)):
        kinds = {one.kind for one in figure.appearances}
        assert kinds <= bodies | {PartyKind.NAMED}
        assert kinds & bodies or all(one.roles for one in figure.appearances)


@given(APPEARANCES)
def test_every_merge_can_be_undone(appearances: list[Appearance]) -> None:
    """With every name in `no_merge` nothing is joined."""
    assert not joined(join_appearances(appearances, no_merge=[one.name for one in appearances]))


def test_readings() -> None:
    """Two stories with one minister, a namesake and an unnamed source: the minister alone is one."""
    texts = (
        "Finance minister Ana Ruiz said the dam is safe. A source said the wall had moved.",
        "Finance minister Ruiz denied the report. A source said the wall had moved.",
        "Joan Ruiz, a teacher, said the school was closed.",
    )
    readings = [sayso.read(text) for text in texts]
    (figure,) = joined(link_parties(readings))
    assert [one.name for one in figure.appearances] == ["Ana Ruiz", "Ruiz"]
    assert [one.article for one in figure.appearances] == [one.article.id for one in readings[:2]]


def test_short_form_in_brackets() -> None:
    """The letters in brackets after a body's name are its short form in the other articles."""
    texts = (
        "The Tarn Works Council (TWC) said the dam is safe.",
        "TWC denied that the wall had moved.",
    )
    (figure,) = joined(link_parties(sayso.read(text) for text in texts))
    assert [one.name for one in figure.appearances] == ["Tarn Works Council", "TWC"]
