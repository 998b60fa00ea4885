"""The guard: who may ask, and what every answer carries."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from sayso.web.app import make_app
from sayso.web.guard import LONGEST
from tests.web.conftest import HOME, KEY


@pytest.fixture
def stranger(path: Path) -> Iterator[TestClient]:
    """Return somebody who was not let in."""
    with TestClient(make_app(path, key=KEY), base_url=HOME, follow_redirects=False) as made:
        yield made


def heading(page: str) -> str:
    """Return the heading of a page."""
    found = re.search(r"<h1>(.*?)</h1>", page, re.DOTALL)
    return found[1] if found else ""


def test_nothing_without_the_key(stranger: TestClient) -> None:
    """Without the key there is a clear page, and no word of the store."""
    answer = stranger.get("/")
    assert answer.status_code == 403
    assert heading(answer.text) == "This browser has not been let in"
    assert "Daily Brook" not in answer.text


@pytest.mark.parametrize("address", ["/", "/article/x", "/search.json", "/nothing", "/review"])
def test_no_address_without_the_key(stranger: TestClient, address: str) -> None:
    """No address answers without the key, nor tells whether it is there."""
    assert stranger.get(address).status_code == 403


def test_a_wrong_key_lets_nobody_in(stranger: TestClient) -> None:
    """Another key is none, in the link, the cookie and the header."""
    assert stranger.get("/?token=guess").status_code == 403
    assert stranger.get("/", headers={"Cookie": f"{KEY.cookie}=guess"}).status_code == 403
    assert stranger.get("/", headers={"Authorization": "Bearer guess"}).status_code == 403


def test_the_link_leaves_the_key_with_the_browser(stranger: TestClient) -> None:
    """The key goes into a cookie that no script and no other site can use, and is gone from the address."""
    answer = stranger.get(f"/search?q=dam&token={KEY.token}")
    assert (answer.status_code, answer.headers["location"]) == (303, "/search?q=dam")
    cookie = answer.headers["set-cookie"].casefold()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert stranger.get("/search?q=dam").status_code == 200


def test_the_link_leads_to_this_server_alone(stranger: TestClient) -> None:
    """A path that a browser would take for another host is not followed there."""
    answer = stranger.get(f"{HOME}//evil.example/x?token={KEY.token}")
    assert answer.headers["location"] == "/evil.example/x"


def test_programs_may_show_the_key_in_a_header(stranger: TestClient) -> None:
    """A program asks with the key as a bearer."""
    answer = stranger.get("/search.json?q=dam", headers={"Authorization": f"Bearer {KEY.token}"})
    assert answer.status_code == 200


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1:8765", 200),
        ("localhost:8765", 200),
        ("LOCALHOST:8765", 200),
        ("[::1]:8765", 200),
        ("evil.example:8765", 421),
        ("127.0.0.1.evil.example:8765", 421),
        ("127.0.0.1:1", 421),
        ("127.0.0.1", 421),
        ("", 421),
    ],
)
def test_only_this_computer_is_meant(client: TestClient, host: str, status: int) -> None:
    """A name that leads here from outside is refused, whatever key comes along."""
    assert client.get("/", headers={"Host": host}).status_code == status


def test_an_address_that_is_too_long(client: TestClient) -> None:
    """A very long address is refused before anything is asked."""
    assert client.get("/search?q=" + "a" * LONGEST).status_code == 414


def test_what_is_not_reading_is_refused(client: TestClient) -> None:
    """Nothing is put, deleted or posted but the forms of the review."""
    assert client.put("/review").status_code == 405
    assert client.delete("/article/x").status_code == 405
    assert client.post("/search", headers={"Origin": HOME}, content=b"x").status_code == 404


def test_every_answer_carries_its_policy(client: TestClient) -> None:
    """The policy in the header is that of the page, and nobody may frame it."""
    answer = client.get("/")
    held = re.search(r'Content-Security-Policy" content="([^"]*)"', answer.text)
    assert held is not None
    policy = held[1].replace("&#39;", "'")
    assert answer.headers["content-security-policy"] == f"{policy}; frame-ancestors 'none'"
    assert "unsafe" not in policy
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("address", ["/search.json", "/search.csv", "/nothing", "/favicon.ico"])
def test_what_is_no_page_may_do_nothing(client: TestClient, address: str) -> None:
    """A twin allows nothing; a note allows what is its own."""
    policy = client.get(address).headers["content-security-policy"]
    assert policy.startswith("default-src 'none'")
    assert "frame-ancestors 'none'" in policy


def test_a_form_from_elsewhere_is_refused(client: TestClient) -> None:
    """A form needs the origin of its own pages and what those pages send along."""
    form = {"key": KEY.form, "did": "undo", "correction": "1"}
    strange = ({}, {"Origin": "http://evil.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"})
    for headers in strange:
        assert client.post("/review", data=form, headers=headers).status_code == 403
    own = {"Origin": "null", "Sec-Fetch-Site": "same-origin"}
    assert client.post("/review", data=form, headers=own).status_code == 404  # there is nothing to undo
    forged = {**form, "key": "guess"}
    assert client.post("/review", data=forged, headers={"Origin": HOME}).status_code == 403


def test_a_form_that_is_too_long(client: TestClient) -> None:
    """A form has a most."""
    answer = client.post("/review", data={"words": "a" * 70_000}, headers={"Origin": HOME})
    assert answer.status_code == 413
