"""Reviewing: what the forms of the review page do, and that it can be taken back."""

import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from sayso.model.reading import Reading
from sayso.model.span import words
from sayso.model.statement import Act, Certainty, Stance, Statement
from sayso.store import Store
from tests.readings import READING
from tests.web.conftest import HOME, KEY

ID = READING.article.id


def post(client: TestClient, **fields: str) -> tuple[int, str]:
    """Send a form of the review page; return the status and where it leads, or what it says."""
    form = {"key": KEY.form, **fields}
    answer = client.post("/review", data=form, headers={"Origin": HOME})
    return answer.status_code, answer.headers.get("location") or answer.text


def stands(path: Path, name: str) -> Statement | None:
    """Return what stands under an id."""
    with Store(path, read_only=True) as store:
        reading: Reading = store.reading(ID)
    return next((one for one in reading.statements if one.id == name), None)


def next_up(client: TestClient, query: str = "") -> list[str]:
    """Return the ids of the statements that wait, in their order."""
    return [one["statement"] for one in client.get(f"/review.json{query}").json()["waiting"]]


def test_the_least_sure_comes_first(client: TestClient) -> None:
    """What nobody looked at comes in the order of how sure it is."""
    assert next_up(client, f"?article={ID}")[0] == "s4"
    assert 'name="statement" value="s4"' in client.get(f"/review?article={ID}").text


def test_a_statement_is_shown_in_its_paragraph(client: TestClient) -> None:
    """Source, cue and words are marked where they stand."""
    page = client.get(f"/review?article={ID}").text
    marked = dict(re.findall(r'<span class="(content|cue|source)">(.*?)</span>', page))
    assert marked == {
        "source": "They",
        "cue": "accused",
        "content": "the builder, Korvan Ltd, of saving on steel",
    }


def test_a_note_leads_to_its_statement(client: TestClient, path: Path) -> None:
    """The one that somebody looks at comes first, whatever its place in the row; then the others."""
    address = f"/review?article={ID}&statement=s6"
    assert f'<a href="{address.replace("&", "&amp;")}">correct</a>' in client.get(f"/article/{ID}").text
    others = [one for one in next_up(client, f"?article={ID}") if one != "s6"]
    assert next_up(client, address.removeprefix("/review")) == ["s6", *others]
    page = client.get(address).text
    assert 'name="statement" value="s6"' in page
    assert f'href="/review?article={ID}" data-press="n"' in page
    first = client.get(f"/review?article={ID}&statement=s4").text
    assert f'href="/review?article={ID}&amp;later=1" data-press="n"' in first
    back = f"article={ID}"
    assert (
        post(client, did="accept", article=ID, statement="s6", back=back)[1] == f"/review?{back}&done=accept"
    )
    after = stands(path, "s6")
    assert after is not None
    assert after.rule == "person"
    assert client.get(address).status_code == 200
    assert client.get(f"/review?article={ID}&statement=s99").status_code == 404


def test_accepting_keeps_it_and_asks_no_more(client: TestClient, path: Path) -> None:
    """What was accepted stands as it was, as a person's, and does not come again."""
    before = stands(path, "s4")
    assert post(client, did="accept", article=ID, statement="s4") == (303, "/review?done=accept")
    after = stands(path, "s4")
    assert before is not None
    assert after is not None
    assert (after.content, after.act, after.rule, after.weak) == (before.content, before.act, "person", False)
    assert "s4" not in next_up(client, f"?article={ID}")
    page = client.get("/review?done=accept").text
    assert "Accepted" in page
    assert "Kept as it is." in page
    assert client.get("/review.json").json()["log"][0]["annotator"] == "lea"


def test_rejecting_takes_it_away(client: TestClient, path: Path) -> None:
    """What was rejected stands nowhere any more."""
    assert post(client, did="reject", article=ID, statement="s4")[0] == 303
    assert stands(path, "s4") is None
    assert client.get("/search.json?q=steel&kind=statement").json()["total"] == 0


def test_putting_it_right(client: TestClient, path: Path) -> None:
    """Speaker, act, certainty and words are as the person left them, the words cut from the article."""
    fields = {"speaker": "engineers", "act": "deny", "certainty": "possible"}
    sent = post(client, did="correct", article=ID, statement="s4", words="saving on steel", **fields)
    assert sent == (303, "/review?done=correct")
    one = stands(path, "s4")
    assert one is not None
    assert one.speaker is not None
    assert one.speaker.name == "engineers"
    assert (one.act, one.stance, one.certainty) == (Act.DENY, Stance.DENIES, Certainty.POSSIBLE)
    assert words(READING.article.text, one.content) == "saving on steel"


def test_words_in_pieces(client: TestClient, path: Path) -> None:
    """Pieces are found one after another, each where it is nearest."""
    fields = {"speaker": "", "act": "say", "certainty": ""}
    post(client, did="correct", article=ID, statement="s8", words="“The dam […] “and it will", **fields)
    one = stands(path, "s8")
    assert one is not None
    text = READING.article.text
    assert [span.of(text) for span in one.content] == ["“The dam", "“and it will"]
    assert one.content[0].start == text.rindex("“The dam")
    assert one.speaker is None
    assert one.certainty is None


def test_words_that_do_not_stand_there(client: TestClient, path: Path) -> None:
    """Other words than the article's are refused, and nothing is changed."""
    before = stands(path, "s4")
    fields = {"speaker": "", "act": "say", "certainty": ""}
    status, told = post(client, did="correct", article=ID, statement="s4", words="saving on gold", **fields)
    assert (status, "does not stand in this article" in told) == (400, True)
    assert stands(path, "s4") == before


@pytest.mark.parametrize("did", ["accept", "reject", "correct"])
def test_undo_brings_back_what_stood(client: TestClient, path: Path, did: str) -> None:
    """After undo the machine's statement stands as it did, and the log is empty."""
    before = stands(path, "s4")
    fields = {"speaker": "Somebody New", "act": "say", "certainty": "", "words": "steel"}
    post(client, did=did, article=ID, statement="s4", **fields)
    number = client.get("/review.json").json()["log"][0]["number"]
    assert post(client, did="undo", correction=str(number)) == (303, "/review?done=undo")
    assert stands(path, "s4") == before
    assert client.get("/review.json").json()["log"] == []
    assert next_up(client, f"?article={ID}")[0] == "s4"
    with Store(path) as store:
        assert store.doctor().findings == ()
        assert "Somebody New" not in {party.name for party in store.reading(ID).parties}


def test_only_the_last_can_be_taken_back(client: TestClient) -> None:
    """What something came after is taken back after that."""
    fields = {"speaker": "", "certainty": "", "words": "steel"}
    post(client, did="correct", article=ID, statement="s4", act="say", **fields)
    post(client, did="correct", article=ID, statement="s4", act="warn", **fields)
    last, first = client.get("/review.json").json()["log"]
    assert (last["last"], first["last"]) == (True, False)
    status, told = post(client, did="undo", correction=str(first["number"]))
    assert (status, "No correction" in told) == (404, True)


def test_what_stands_so_already_is_told(client: TestClient) -> None:
    """Accepting twice changes nothing the second time."""
    post(client, did="accept", article=ID, statement="s4")
    assert post(client, did="accept", article=ID, statement="s4") == (303, "/review?done=same")


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"did": "accept", "article": "none", "statement": "s1"}, 404),
        ({"did": "accept", "article": ID, "statement": "s99"}, 404),
        ({"did": "dance", "article": ID, "statement": "s1"}, 400),
        ({"did": "correct", "article": ID, "statement": "s1", "act": "sing"}, 400),
        ({"did": "correct", "article": ID, "statement": "s1", "act": "say", "certainty": "yes"}, 400),
        ({"did": "undo", "correction": "x"}, 400),
        ({"did": "undo", "correction": "9"}, 404),
        ({}, 404),
    ],
)
def test_forms_that_make_no_sense(client: TestClient, fields: dict[str, str], status: int) -> None:
    """A form that says nothing that can be done is refused with what to do."""
    assert post(client, **fields)[0] == status


def test_what_was_looked_at_keeps_its_place(client: TestClient) -> None:
    """The page goes on where it was: the article, the weak ones, those left for later; and nothing else."""
    back = "weak=1&later=2&article=abc&evil=x"
    assert post(client, did="accept", article=ID, statement="s4", back=back) == (
        303,
        "/review?weak=1&article=abc&later=2&done=accept",
    )
