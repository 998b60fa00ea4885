"""Who speaks in pages of other forms: one surname, seats, fields, labels, rows of people, owners in names."""

import pytest

import sayso
from sayso.model.party import PartyKind
from sayso.model.reading import Reading


def read(text: str) -> Reading:
    """Return a text read as English."""
    return sayso.read(text + "\n", language="en")


def speakers(text: str) -> list[str | None]:
    """Return who speaks in each statement that is printed."""
    found = (one for one in read(text).statements if not one.weak)
    return [None if one.speaker is None else one.speaker.name for one in found]


def test_a_role_beside_a_shared_surname_tells_whose_it_is() -> None:
    """Of two of one surname the one with that role is meant, and the other does not get it."""
    text = "Anders Holt, the surveyor, said the quay was safe. Berit Holt, the engineer, said it was not.\n\n"
    reading = read(text + "Holt, the engineer, said the piles were rotten.")
    last = reading.statements[-1].speaker
    assert last is not None
    assert last.name == "Berit Holt"
    roles = {party.name: [span.of(reading.article.text) for span in party.roles] for party in reading.parties}
    assert roles["Anders Holt"] == ["surveyor"]


def test_a_title_that_two_of_a_surname_may_bear_leaves_its_pronouns_open() -> None:
    """Nothing tells which of the two is Ms. Holt, so that neither is "she"."""
    text = "Anders Holt, the surveyor, said the quay was safe. Berit Holt, the engineer, denied it.\n\n"
    text += "Ms. Holt said the piles were new. “Nobody looked at them,” she said."
    assert speakers(text)[-2:] == [None, None]


def test_a_bare_surname_as_a_label_goes_on_from_the_last_full_one() -> None:
    """In a talk the label in short is whoever was labelled in full last."""
    text = "ANDERS HOLT: The quay is safe.\n\nHOLT: It was built in May.\n\n"
    text += "BERIT HOLT: It was never tested.\n\nHOLT: I have the list here."
    assert speakers(text) == ["ANDERS HOLT", "ANDERS HOLT", "BERIT HOLT", "BERIT HOLT"]


def test_who_is_unidentified_has_no_name() -> None:
    """A label that says that nobody knows the speaker is unnamed; one in capitals alone is a person."""
    text = "INGA BRANT, HLV ANCHOR: The quay is shut.\n\nUNIDENTIFIED FEMALE: Nobody told us.\n\n"
    text += "BRANT: Who shut it?\n\nOKE (voice-over): The port will not say."
    kinds = {party.name: party.kind for party in read(text).parties}
    assert kinds["UNIDENTIFIED FEMALE"] is PartyKind.UNNAMED
    assert kinds["OKE"] in (PartyKind.NAMED, PartyKind.DESCRIBED)


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        (
            "Deputy minister for Docks and Canals Berit Holt said the plan was late.",
            "Berit Holt",
            "minister for Docks and Canals",
        ),
        (
            "The former head of the H.W.A. Anders B. Holt said the file was closed.",
            "Anders B. Holt",
            "former head",
        ),
    ],
)
def test_a_name_behind_its_field_or_body_is_whole_and_has_its_role(text: str, name: str, role: str) -> None:
    """The name is neither the field's nor the body's, and the role tells both."""
    reading = read(text)
    assert [one.speaker.name for one in reading.statements if one.speaker] == [name]
    (party,) = (party for party in reading.parties if party.name == name)
    assert any(role in span.of(reading.article.text) for span in party.roles)


@pytest.mark.parametrize(
    "name",
    ["Weavers' Guild", "Rower's and Diver's Association", "Brask's of Halden"],
)
def test_an_owner_inside_a_name_is_part_of_it(name: str) -> None:
    """A body's name may hold more owners than one, or "of" behind one."""
    (one,) = (one for one in read(f"The {name} said the nets were torn.").statements if not one.weak)
    assert one.speaker is not None
    assert one.speaker.name == name
    assert one.speaker.kind is PartyKind.ORGANISATION


def test_who_sits_for_a_place_is_called_by_it() -> None:
    """The letter and the place behind a name tell the party: "the Halden Republican"."""
    text = "Senator Berit Holt (R-Halden) won on Friday. She beat Anders Vale.\n\n"
    text += "If Vale had won, the bridge would have stayed.\n\nThe Halden Republican said that she was glad."
    assert speakers(text)[-1] == "Berit Holt"


def test_people_in_a_row_speak_each() -> None:
    """Three with a role each are three, and the first of two may be many."""
    reading = read("Baker Anders Holt, teacher Berit Vale and nurse Inga Brant said that the quay was shut.")
    (one,) = (one for one in reading.statements if not one.weak)
    assert one.speaker is not None
    names = {party.id: party.name for party in reading.parties}
    assert [names[member] for member in one.speaker.members] == ["Anders Holt", "Berit Vale", "Inga Brant"]
    many = read("The bakers of Halden and port director Inga Brant said that the strike was over.")
    assert {"The bakers of Halden", "Inga Brant"} <= {party.name for party in many.parties}


def test_a_description_below_his_own_verb_is_somebody_else() -> None:
    """Whoever calls on others does not stand as a description in the clause below."""
    text = "Vale lost the race. In May, Sen. Anders Holt called on voters to drop Vale "
    text += "after the former hotel manager claimed that the count was false."
    assert "Anders Holt" not in [
        one.speaker.name for one in read(text).statements if one.speaker and "the count" in one.words
    ]


def test_what_a_headline_says_is_no_part_of_a_name() -> None:
    """Where nothing below is called so, too, a name in a headline ends before the word of saying."""
    text = "Brelan Opposition Claims Dam Gate Leak\n\nTwo groups claimed the gate had leaked on Monday."
    assert speakers(text)[0] == "Brelan Opposition"
