"""The app: each page with its twins, and a clear status where there is none."""

import asyncio
import csv
import io
import re
import sqlite3
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from sayso.errors import NotInStore, StoreDamaged, StoreError
from sayso.store import Store
from sayso.store.file import log_of
from sayso.web.app import make_app
from sayso.web.library import Library
from tests.readings import READING
from tests.web.conftest import HOME, KEY

ID = READING.article.id
PAGES = (
    "/",
    "/search",
    "/search?q=dam",
    "/search?outlet=North+Gazette",
    "/search?speaker=ruiz&act=say&stance=asserts",
    "/search?kind=article",
    "/search?since=2026-03&until=2026-03-31&all=1",
    "/articles",
    "/claims",
    "/claims?by=denied",
    "/claims?by=newest",
    "/speakers",
    "/speakers?q=ruiz",
    "/outlets",
    "/unread",
    "/review",
    "/review?weak=1",
    f"/review?article={ID}",
    f"/article/{ID}",
    f"/article/{ID}?all=1",
    f"/coverage/{ID}",
    "/outlet/The%20Daily%20Brook",
    "/outlet/The%20Daily%20Brook?newest=100",
    f"/speaker/{ID}.p1",
    f"/compare?left={ID}&right={ID}",
)


def twin(address: str, form: str) -> str:
    """Return the address of a twin."""
    path, mark, query = address.partition("?")
    return f"{'/desk' if path == '/' else path}.{form}{mark}{query}"


@pytest.mark.parametrize("address", PAGES)
def test_each_page_has_its_twins(client: TestClient, address: str) -> None:
    """A page is there as a page, as JSON and as CSV."""
    page = client.get(address)
    assert page.status_code == 200
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert len(page.content) < 1_000_000
    data = client.get(twin(address, "json"))
    assert data.headers["content-type"] == "application/json; charset=utf-8"
    assert isinstance(data.json(), dict)
    table = client.get(twin(address, "csv"))
    assert table.headers["content-type"] == "text/csv; charset=utf-8"
    widths = {len(row) for row in csv.reader(io.StringIO(table.text))}
    assert len(widths) == 1


@pytest.mark.parametrize("address", PAGES)
def test_each_link_leads_somewhere(client: TestClient, address: str) -> None:
    """What a page links to is there."""
    page = client.get(address).text
    for found in set(re.findall(r'(?:href|action)="(/[^"#]*)', page)):
        there = found.replace("&amp;", "&").replace("&#39;", "'")
        assert client.get(there).status_code == 200, there


def test_json_of_an_article_is_its_reading(client: TestClient) -> None:
    """The twin of an article is what `sayso read -f json` gives."""
    assert client.get(f"/article/{ID}.json").json() == READING.to_dict()


@pytest.mark.parametrize(
    ("address", "status", "told"),
    [
        ("/nothing", 404, "no such page"),
        ("/nothing/here", 404, "no such page"),
        ("/article/none", 404, "No article &#39;none&#39;"),
        ("/article/", 404, "No article"),
        ("/claim/c99", 404, "told here"),
        ("/claim/zebra", 404, "No claim"),
        ("/coverage/none.json", 404, "No article"),
        ("/outlet/none", 404, "No outlet"),
        ("/speaker/none.p1", 404, "No speaker"),
        ("/speaker/none", 404, "No speaker"),
        ("/article/..%2f..%2fetc%2fpasswd", 404, "No article"),
        ("/article/%00", 404, "No article"),
        ("/..%2f..%2fetc/passwd", 404, "no such page"),
        ("/review.xml", 404, "no such page"),
        ("/search?act=sing", 400, "no act &#39;sing&#39;"),
        ("/search?kind=poem", 400, "no kind"),
        ("/search?since=yesterday", 400, "is no date"),
        ("/search?since=2026-02-30", 400, "is no date"),
        ("/search?page=0", 400, "no page"),
        ("/search?page=%C2%B2", 400, "no page"),
        ("/claims?by=luck", 400, "no by"),
        ("/search?q=" + "a" * 600, 400, "too many words"),
        ("/compare?left=x", 400, "Two articles"),
        ("/review?later=-1", 400, "does not say what to do"),
    ],
)
def test_what_is_not_there_is_told(client: TestClient, address: str, status: int, told: str) -> None:
    """An address that leads nowhere says so, and what to do."""
    answer = client.get(address)
    assert (answer.status_code, told in answer.text) == (status, True)


def test_a_question_that_takes_too_long_is_stopped(path: Path) -> None:
    """It is stopped after its time, and says so; the next is answered."""
    app = make_app(path, key=KEY, seconds=-1.0)
    with TestClient(app, base_url=HOME, headers={"Authorization": f"Bearer {KEY.token}"}) as client:
        grow(path)
        answer = client.get("/search?q=river")
        assert (answer.status_code, "took too long" in answer.text) == (503, True)


def grow(path: Path) -> None:
    """Let a store hold so much that a question takes more steps than pass between two looks at the clock."""
    with sqlite3.connect(path) as connection:
        rows = [(f"river {number}", 0) for number in range(3_000)]
        connection.executemany("INSERT INTO statements_words (content_words, weak) VALUES (?, ?)", rows)


def test_a_damaged_store_says_so(path: Path) -> None:
    """Where the store cannot be read the page says what to do."""
    path.write_bytes(b"no store at all")
    app = make_app(path, key=KEY)
    with TestClient(app, base_url=HOME, headers={"Authorization": f"Bearer {KEY.token}"}) as client:
        answer = client.get("/")
    assert (answer.status_code, "sayso doctor" in answer.text) == (500, True)


def test_what_is_added_meanwhile_is_shown(client: TestClient, path: Path) -> None:
    """Another program may add while pages are read."""
    assert client.get("/search.json?q=ferry").json()["total"] == 0
    with Store(path) as store:
        from tests.stored import of_text

        store.add(of_text("The ferry sank."))
    assert client.get("/search.json?q=ferry").json()["total"] > 0


def test_cells_are_no_formulas(client: TestClient, path: Path) -> None:
    """What a spreadsheet would compute has an apostrophe before it."""
    with Store(path) as store:
        store.note_unread(None, "=HYPERLINK(1)", "torn")
    assert "'=HYPERLINK(1)" in client.get("/unread.csv").text


def test_too_many_words_are_one_line(client: TestClient) -> None:
    """A search that would keep everybody waiting is refused, as an error of whoever asks."""
    answer = client.get("/search", params={"q": " ".join(f"{letter}*" for letter in "abcdefghijklmnopqrst")})
    assert (answer.status_code, "too many words" in answer.text) == (400, True)


ADD = """
import sys
from sayso.store import Store
from tests.stored import of_text
with Store(sys.argv[1]) as store:
    store.add(of_text(sys.argv[2]))
"""


def added_elsewhere(path: Path, text: str) -> None:
    """Add an article in another process, which ends."""
    subprocess.run([sys.executable, "-c", ADD, str(path), text], check=True, cwd=Path(__file__).parents[2])


def test_another_process_may_add_while_it_is_served(client: TestClient, path: Path) -> None:
    """After a decision kept here, an article added there: both are told, and both are kept."""
    before = len(client.get("/articles.json").json()["rows"])
    for name, text in {"s4": "The mill is old.", "s8": "The weir is new."}.items():
        form = {"key": KEY.form, "did": "accept", "article": ID, "statement": name}
        assert client.post("/review", data=form, headers={"Origin": HOME}).status_code == 303
        assert client.get("/review").status_code == 200
        log = log_of(path).stat().st_ino
        added_elsewhere(path, text)
        assert log_of(path).stat().st_ino == log
    assert len(client.get("/articles.json").json()["rows"]) == before + 2
    assert len(client.get("/review.json").json()["log"]) == 2
    with Store(path, read_only=True) as store:
        assert (len(store.corrections()), store.doctor().clean) == (2, True)


def test_what_cannot_be_read_is_opened_once_more(path: Path) -> None:
    """Before it is told that a store is damaged; what has nothing to do with the file is told at once."""
    asked: list[Store] = []

    def question(problems: list[type[StoreError]], store: Store) -> int:
        asked.append(store)
        if problems:
            raise problems.pop(0)("so it is")
        return store.info().articles

    def answer(*problems: type[StoreError]) -> int:
        asked.clear()
        return asyncio.run(library.ask(partial(question, [*problems])))

    library = Library(path)
    assert answer() == 2
    for broken in (StoreDamaged, StoreError):
        assert answer(broken) == 2
        assert len({id(store) for store in asked}) == 2
        with pytest.raises(broken):
            answer(broken, broken)
    with pytest.raises(NotInStore):
        answer(NotInStore)
    assert len(asked) == 1
    library.close()
