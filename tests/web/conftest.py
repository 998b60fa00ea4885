"""A store with two articles, and somebody who was let in to its pages."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from sayso.store import Store
from sayso.web.app import make_app
from sayso.web.guard import Key
from tests.stored import READING, of_text, under

KEY = Key(token="open-sesame", port=8765)  # noqa: S106 — of no server
HOME = f"http://127.0.0.1:{KEY.port}"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a store with the reading made by hand, another outlet's version of it, and an input not read."""
    made = tmp_path / "news.db"
    with Store(made) as store:
        run = store.start_run({})
        store.add(READING, run=run)
        store.add(under(of_text("The dam is old.\nIt was built late."), outlet="North Gazette"), run=run)
        store.note_unread(run, "torn.pdf", "no article in it")
        store.join_speakers()
        store.link()
    return made


@pytest.fixture
def client(path: Path) -> Iterator[TestClient]:
    """Return somebody who was let in and follows no redirection by itself."""
    app = make_app(path, key=KEY, by="lea")
    with TestClient(app, base_url=HOME, follow_redirects=False) as made:
        made.cookies.set(KEY.cookie, KEY.token)
        yield made
