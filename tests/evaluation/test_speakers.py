"""The score of speakers compares each label with the statement that answers it, on a reading made by hand."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from sayso.errors import NoCorpus
from sayso.evaluation.speakers import SpeakersScore, answer_all, evaluate_speakers, score
from sayso.evaluation.speakers_gold import Form, SpeakersGold, read_speakers, read_speakers_folder
from sayso.evaluation.speakers_names import same_name
from sayso.evaluation.speakers_nearest import nearest_person
from sayso.model.party import Party, PartyKind
from tests.readings import PARTIES, READING, STATEMENTS, TEXT

OURS = Path(__file__).parents[2] / "evals" / "speakers"

LABELS = """
people: Ana Ruiz
[Ana Ruiz] told | The dam is safe | Ana Ruiz | name
Two officials | the wall would probably crack … went on | two officials / officials | unnamed
[They] accused | the builder, Korvan … on steel | two officials / officials | pronoun
[Ruiz] claimed | engineers had said … is needed | Ana Ruiz > engineers | nested
"""


def gold(labels: str = LABELS, text: str = TEXT) -> SpeakersGold:
    """Return the hand-made article with `labels`."""
    return read_speakers(f"{text}\n----\n{labels.strip()}\n", name="dam")


def answers(labels: str, **changes: object) -> list[bool]:
    """Return which labels are answered rightly by the hand-made reading, some layers of it changed."""
    return [answer.right for answer in answer_all(gold(labels), replace(READING, **changes))]  # type: ignore[arg-type]


def shares(result: SpeakersScore, kind: str) -> dict[str, tuple[float, float]]:
    """Return what is hit and of how many, for all statements and each form."""
    speakers = result.to_dict()["speakers"]
    return {name: (counts[kind]["n"], counts[kind]["of"]) for name, counts in speakers.items()}


def test_labels_stand_where_their_words_do() -> None:
    """Source and content are spans of the article; brackets say which occurrence is meant."""
    found = gold().statements
    assert [one.source and one.source.of(TEXT) for one in found] == [
        "Ana Ruiz",
        "Two officials",
        "They",
        "Ruiz",
    ]
    assert found[1].content.of(TEXT) == "the wall would probably crack if the rain went on"
    assert found[3].source is not None
    assert found[3].source.start == TEXT.index("Ruiz claimed")
    assert [str(one.form) for one in found] == ["name", "unnamed", "pronoun", "nested"]


def test_of_several_places_the_one_nearest_to_the_content_is_the_source() -> None:
    """A source written several times needs no brackets where the nearest is meant."""
    (label,) = gold("Ruiz | engineers had said … is needed | Ana Ruiz | name").statements
    assert label.source is not None
    assert label.source.start == TEXT.index("Ruiz claimed")


def test_score_counts_right_found_and_naive_by_form() -> None:
    """All four are right; the last person named before them is Ruiz throughout."""
    result = score([(gold(), READING)])
    each = {"name": (1, 1), "pronoun": (1, 1), "unnamed": (1, 1), "nested": (1, 1)}
    assert shares(result, "right") == {"all": (4, 4), **each}
    assert shares(result, "found") == {"all": (4, 4), **each}
    assert shares(result, "nearest")["all"] == (1, 4)
    assert result.figures()["speakers.pronoun"] == 100.0
    assert result.wrong() == []


def test_a_statement_that_is_not_found_is_wrong_and_counted_apart() -> None:
    """The label stays in the denominator, and the table shows what was not found."""
    result = score([(gold(), replace(READING, statements=STATEMENTS[:2]))])
    assert shares(result, "right")["all"] == (1, 4)
    assert shares(result, "found")["all"] == (1, 4)
    assert result.table().splitlines()[1].split() == ["all", "25.0", "1", "4", "25.0", "3"]
    assert [(wrong["source"], wrong["found"]) for wrong in result.wrong()] == [
        ("Two officials", None),
        ("They", None),
        ("Ruiz", None),
    ]


def test_a_statement_without_speaker_is_wrong() -> None:
    """Found, but nobody is said to speak."""
    silent = tuple(replace(one, speaker=None, chain=()) for one in STATEMENTS)
    assert answers(LABELS, statements=silent) == [False] * 4


def test_a_chain_needs_its_origin() -> None:
    """The right immediate source with another origin is wrong."""
    label = "[Ruiz] claimed | engineers had said … is needed | Ana Ruiz > Korvan Ltd | nested"
    assert answers(label) == [False]


def test_a_continuation_may_lie_in_a_longer_find() -> None:
    """A label without source is answered by the statement that holds it."""
    assert answers("- | and it will stay safe | Ana Ruiz | continuation") == [True]


def test_those_who_speak_together_are_right_when_all_members_are() -> None:
    """A joint party has a member for each name, and nobody else."""
    together = Party(id="p9", name="They", kind=PartyKind.COLLECTIVE, members=("p1", "p3"))
    joint = tuple(replace(one, speaker=together) for one in STATEMENTS)
    label = "[They] accused | the builder, Korvan … on steel | {} | conjoined"
    layers = {"statements": joint, "parties": (*PARTIES, together)}
    assert answers(label.format("Ana Ruiz + Korvan Ltd"), **layers) == [True]
    assert answers(label.format("Ana Ruiz + engineers"), **layers) == [False]
    assert answers(label.format("Ana Ruiz"), **layers) == [False]


@pytest.mark.parametrize(
    ("found", "right", "same"),
    [
        ("The Valley Post", "Valley Post", True),
        ("Ms Ana Ruiz", "Ana Ruiz", True),
        ("ANA RUIZ", "Ana Ruiz", True),
        ("Ruiz", "Ana Ruiz", False),
        ("Ana Ruiz's driver", "Ana Ruiz", False),
        ("a driver of Ana Ruiz", "Ana Ruiz", False),
        ("officials at the port", "officials", True),
        ("", "Ana Ruiz", False),
    ],
)
def test_a_name_is_the_same_with_more_words_that_do_not_change_who_it_is(
    found: str, right: str, *, same: bool
) -> None:
    """Titles and what follows a head may be there; a missing part or another head may not."""
    assert same_name(found, right) is same


def test_the_naive_answer_is_the_last_name_before_the_end_of_the_source() -> None:
    """A name in the source counts; of two with one family name the last mentioned is meant."""
    text = "Ana Lind met Bo Lind. Lind said no. “So it is,” said Ana."
    labels = (
        "people: Ana Lind; Bo Lind\n[Lind] said no | no | Bo Lind | name\nAna | So it is | Ana Lind | name"
    )
    article = gold(labels, text)
    assert [nearest_person(article, one) for one in article.statements] == ["Bo Lind", "Ana Lind"]


def test_where_nobody_is_named_before_there_is_no_naive_answer() -> None:
    """None, which is never right."""
    article = gold("people: Ana Ruiz\n[Minister] | dam will hold | Ana Ruiz | role")
    assert nearest_person(article, article.statements[0]) is None


@pytest.mark.parametrize(
    "labels",
    [
        "Ana Ruiz | no such words | Ana Ruiz | name",
        "Jo Lind | The dam is safe | Ana Ruiz | name",
        "Ana Ruiz | The dam is safe | Ana Ruiz | guess",
        "Ana Ruiz | The dam is safe",
        "----",
    ],
)
def test_a_label_that_does_not_fit_is_told(labels: str) -> None:
    """The message names the article."""
    with pytest.raises(NoCorpus, match=r"^dam: "):
        gold(labels)


def test_a_folder_without_articles_is_no_corpus(tmp_path: Path) -> None:
    """The message says what was expected."""
    with pytest.raises(NoCorpus, match=r"No \.txt file"):
        tuple(read_speakers_folder(tmp_path))


def test_articles_are_read_by_the_pipeline(tmp_path: Path) -> None:
    """A plain sentence with a name in front of its cue is found and right."""
    labels = "people: Ida Brook\nIda Brook | the dam was safe | Ida Brook | name"
    (tmp_path / "dam.txt").write_text(f"Ida Brook said the dam was safe.\n---\n{labels}\n", "utf-8")
    assert evaluate_speakers(tmp_path).share() == {"value": 1.0, "n": 1, "of": 1}


def test_our_gold_holds_every_form_and_is_hard() -> None:
    """At least 170 statements of 32 articles, all forms, and the naive answer right on 60 % at most."""
    articles = tuple(read_speakers_folder(OURS))
    labels = [answer for gold in articles for answer in answer_all(gold, replace(READING, statements=()))]
    forms = Counter(answer.gold.form for answer in labels)
    assert len(articles) >= 32
    assert len(labels) >= 170
    assert set(forms) == set(Form)
    assert sum(answer.nearest_right for answer in labels) <= 0.6 * len(labels)


def test_everybody_listed_stands_in_the_article() -> None:
    """The people of each article of our gold are named in it."""
    assert [
        (gold.name, person)
        for gold in read_speakers_folder(OURS)
        for person in gold.people
        if person not in gold.text
    ] == []
