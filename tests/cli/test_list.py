"""`sayso list`, `search '*'` and searches that tell what is new."""

import csv
import io
import json
from pathlib import Path

import feedparser
import pytest

from sayso.cli.main import main
from sayso.store import Store
from tests.stored import READING, of_text, under


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the usual store, with two articles."""
    path = tmp_path / "news.db"
    monkeypatch.setenv("SAYSO_STORE", str(path))
    with Store(path) as opened:
        opened.add(READING)
        opened.add(of_text("The weir is old.\nIt leaks.\n", outlet="Weir News", published="2026-04-01"))
    return path


def printed(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> str:
    """Return what a command prints."""
    assert main([*arguments]) == code
    return capsys.readouterr().out


def rows(told: str) -> list[dict[str, str]]:
    """Return the rows of a table."""
    return list(csv.DictReader(io.StringIO(told)))


@pytest.mark.usefixtures("store")
def test_all_statements_newest_first(capsys: pytest.CaptureFixture[str]) -> None:
    """Without filters all statements are listed; what an article says again is listed once."""
    listed = rows(printed(capsys, "list", "-f", "csv"))
    assert [row["content_words"] for row in listed[:2]] == ["The weir is old.", "It leaks."]
    assert len(listed) == 2 + sum(one.repeat_of is None for one in READING.statements)
    assert printed(capsys, "list").startswith("9 of 9 statements\n")


@pytest.mark.parametrize(
    ("filters", "ids"),
    [
        (("--act", "accuse"), ["s4"]),
        (("--stance", "unsaid"), ["s5"]),
        (("--certainty", "conditional"), ["s3"]),
        (("--speaker", "korvan"), ["s5"]),
        (("--outlet", "Weir News"), ["s1", "s2"]),
        (("--since", "2026-03-15"), ["s1", "s2"]),
        (("--until", "2026-03", "--act", "claim"), ["s6"]),
        (("--act", "ask"), []),
    ],
)
@pytest.mark.usefixtures("store")
def test_filters(filters: tuple[str, ...], ids: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Each filter leaves what fits it, for `list` and for a search for all alike; the code tells of none."""
    code = 0 if ids else 3
    told = printed(capsys, "list", *filters, "-f", "csv", code=code)
    assert [row["statement_id"] for row in rows(told)] == ids
    found = json.loads(printed(capsys, "search", "*", *filters, "-f", "json", code=code))
    assert [hit["id"] for hit in found["hits"]] == ids
    assert found["total"] == len(ids)


@pytest.mark.usefixtures("store")
def test_what_rests_on_nobody_named(capsys: pytest.CaptureFixture[str]) -> None:
    """What sources without a name say is listed and counted; who asks by a name that is none is told so."""
    listed = rows(printed(capsys, "list", "--unnamed", "-f", "csv"))
    assert [row["statement_id"] for row in listed] == ["s3", "s4", "s7"]
    assert printed(capsys, "list", "--unnamed", "--by", "act").startswith("3 statements in 1 article")
    assert rows(printed(capsys, "list", "--open", "-f", "csv", code=3)) == []
    for name in ("", "not known"):
        with pytest.raises(SystemExit):
            main(["list", "--speaker", name])
        assert "is no name. For what rests on nobody named: sayso list --unnamed" in capsys.readouterr().err


@pytest.mark.usefixtures("store")
def test_what_is_meant_is_found(capsys: pytest.CaptureFixture[str]) -> None:
    """An outlet in other capitals and an act as it is printed are understood."""
    listed = rows(printed(capsys, "list", "--outlet", "weir NEWS", "-f", "csv"))
    assert [row["statement_id"] for row in listed] == ["s1", "s2"]
    listed = rows(printed(capsys, "list", "--act", "accuses", "-f", "csv"))
    assert [row["statement_id"] for row in listed] == ["s4"]


@pytest.mark.parametrize("command", [["list"], ["list", "--by", "act"], ["search", "*"], ["search", "dam"]])
def test_what_there_is_instead(command: list[str], store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Of a name that no outlet or speaker has, those that there are, or that are near, are told."""
    assert main([*command, "--outlet", "Brook Daily"]) == 3
    told = f"no article of outlet 'Brook Daily' in {store}. Outlets: The Daily Brook, Weir News."
    assert told in capsys.readouterr().err
    assert main([*command, "--speaker", "ana ruitz"]) == 3
    assert f"no speaker in {store} has 'ruitz' in the name. Near: ruiz." in capsys.readouterr().err


@pytest.mark.usefixtures("store")
def test_a_limit_of_counts(capsys: pytest.CaptureFixture[str]) -> None:
    """The largest counts alone are shown, and that there are others is told."""
    every = rows(printed(capsys, "list", "--by", "act", "-f", "csv"))
    assert main(["list", "--by", "act", "--limit", "2", "-f", "csv"]) == 0
    told = capsys.readouterr()
    assert rows(told.out) == every[:2]
    assert f"the first 2 of {len(every)}. For all leave out --limit." in told.err


@pytest.mark.usefixtures("store")
def test_all_of_another_kind(capsys: pytest.CaptureFixture[str]) -> None:
    """All of the outlets' own voice, or all articles, can be asked for too."""
    (own,) = rows(printed(capsys, "search", "*", "--kind", "assertion", "-f", "csv"))
    assert own["words"] == "About 300 people left their homes in Oberfeld on Sunday"
    assert len(rows(printed(capsys, "search", "*", "--kind", "article", "-f", "csv"))) == 2
    told = printed(capsys, "search", "*", "--kind", "article", "--act", "deny", code=3)
    assert told == "Nothing fits. Try fewer filters.\n"


@pytest.mark.parametrize(
    ("by", "counts"),
    [
        ("outlet", [("The Daily Brook", 7, 1), ("Weir News", 2, 1)]),
        ("month", [("2026-03", 7, 1), ("2026-04", 2, 1)]),
        ("act", [("say", 4, 2), ("predict", 2, 1), ("accuse", 1, 1), ("claim", 1, 1), ("decline", 1, 1)]),
        ("speaker", [("Ana Ruiz", 5, 2), ("Two officials", 2, 1), ("Korvan Ltd", 1, 1), ("engineers", 1, 1)]),
    ],
)
@pytest.mark.usefixtures("store")
def test_counts(by: str, counts: list[tuple[str, int, int]], capsys: pytest.CaptureFixture[str]) -> None:
    """Statements are counted with the articles they stand in, and with how many there are in all."""
    told = rows(printed(capsys, "list", "--by", by, "-f", "csv"))
    summed: dict[str, tuple[int, int]] = {}
    for row in told:
        many, of = summed.get(row["value"], (0, 0))
        summed[row["value"]] = many + int(row["statements"]), of + int(row["articles"])
    assert sorted((value, *pair) for value, pair in summed.items()) == sorted(counts)
    assert {(row["of_statements"], row["of_articles"]) for row in told} == {("9", "2")}
    plain = json.loads(printed(capsys, "list", "--by", by, "-f", "json"))
    assert (plain["by"], plain["statements"], plain["articles"]) == (by, 9, 2)


@pytest.mark.usefixtures("store")
def test_counts_for_people(capsys: pytest.CaptureFixture[str]) -> None:
    """A count is told with its share and its articles, in words; none at all says what to try."""
    assert printed(capsys, "list", "--by", "act").splitlines()[:3] == [
        "9 statements in 2 articles, by act",
        "",
        "says              4  44 %  in 2 articles",
    ]
    told = printed(capsys, "list", "--by", "act", "--act", "ask", code=3)
    assert told.endswith("by act. Try fewer filters.\n")


def test_what_is_new(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The first time all is shown and that is said; then only what came since, also by the name alone."""
    first = printed(capsys, "search", "dam", "--since-last", "dams")
    assert first.startswith("'dams' is asked for the first time: all is shown, and it is saved. Found:\n\n")
    assert printed(capsys, "search", "dam", "--since-last", "dams", code=3).endswith(" UTC: nothing.\n")
    with Store(store) as opened:
        opened.add(of_text("Another dam broke.\n", published="2026-05-01"))
    told = json.loads(
        printed(capsys, "search", "--since-last", "dams", "--kind", "statement", "dam", "-f", "json")
    )
    assert told["total"] > 1  # other filters are another search
    told = json.loads(printed(capsys, "search", "--since-last", "dams", "-f", "json", code=3))
    assert told["hits"] == []


def test_what_is_new_after_a_removal(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An article that takes the place of one that is gone is new."""
    printed(capsys, "search", "*", "--since-last", "all", "-f", "csv")
    main(["remove", "Weir News", "--yes"])
    with Store(store) as opened:
        opened.add(of_text("Another dam broke.\n", published="2026-05-01"))
    capsys.readouterr()
    (hit,) = json.loads(printed(capsys, "search", "*", "--since-last", "all", "-f", "json"))["hits"]
    assert hit["words"] == "Another dam broke."


def test_what_was_not_shown_stays_new(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A search cut short by --limit is not taken for seen, and nothing says that it was."""
    asked = ["search", "dam", "--since-last", "all"]
    assert main([*asked, "--limit", "1"]) == 0
    told = capsys.readouterr()
    assert told.out.startswith("'all' is asked for the first time. Found:\n\n")
    assert "places were shown: 'all' is not saved. Leave out --limit." in told.err
    with Store(store) as opened:
        assert opened.saved_searches() == ()
    printed(capsys, *asked)
    assert main(["search", "*", "--since-last", "all", "--limit", "1"]) == 0
    told = capsys.readouterr()
    assert told.out.startswith("'all' was asked in other words before ('dam'). Found:\n\n")
    assert "places were shown: 'all' stays as it was." in told.err


@pytest.mark.usefixtures("store")
def test_a_feed_of_what_is_new(capsys: pytest.CaptureFixture[str]) -> None:
    """What is new can be a feed."""
    told = printed(capsys, "search", "dam", "--kind", "statement", "--since-last", "dams", "-f", "atom")
    parsed = feedparser.parse(told.encode())
    assert not parsed.bozo
    assert parsed.feed.title == "sayso: dams"
    assert parsed.entries[0].link.startswith("https://valley.example/dam?a=1&b=2#:~:text=")


@pytest.mark.usefixtures("store")
def test_nothing_asked(capsys: pytest.CaptureFixture[str]) -> None:
    """A name that no search was saved under, and no words, is told."""
    assert main(["search", "--since-last", "weirs"]) == 2
    assert "no search saved as 'weirs'. Expected words" in capsys.readouterr().err


def test_copies_and_weaker_readings_are_counted_apart(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A copy's statements are left out and told; with --all they are there."""
    with Store(store) as opened:
        opened.add(under(url="https://other.example/dam", outlet="Other", published="2026-03-03"))
    plain = json.loads(printed(capsys, "list", "--by", "outlet", "-f", "json"))
    assert (plain["statements"], plain["left_out_as_copies"]) == (9, 7)
    assert json.loads(printed(capsys, "list", "--by", "outlet", "--all", "-f", "json"))["statements"] == 16
    assert json.loads(printed(capsys, "search", "*", "-f", "json"))["left_out_as_copies"] == 7


def test_what_is_counted_is_told(store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Lists, counts and `info` tell one number; an export says which of its statements are not counted."""
    assert printed(capsys, "list").startswith("9 of 9 statements\n")
    told = printed(capsys, "list", "--by", "outlet")
    assert told.startswith("9 statements in 2 articles, by outlet\n")
    assert "\nCounted once: what an article says again. " in told
    plain = json.loads(printed(capsys, "info", "--store", str(store), "-f", "json"))["store"]
    assert (plain["statements"], plain["weak_statements"], plain["statements_counted"]) == (10, 0, 9)
    assert main(["export", "csv", str(store), "-o", str(tmp_path / "out")]) == 0
    assert (
        "10 statements, 0 of them weak and 1 said again in their article; lists count neither"
        in capsys.readouterr().err
    )


def test_who_bears_a_name_is_told(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Statements by a name are those of all its bearers, and it is told that they are several."""
    assert main(["list", "--speaker", "ruiz", "--outlet", "Weir News"]) == 0
    assert "speakers have" not in capsys.readouterr().err
    with Store(store) as opened:
        opened.add(of_text("The sluice is shut.\n", outlet="Lock News", published="2026-04-03"))
    assert main(["list", "--speaker", "ruiz"]) == 0
    told = capsys.readouterr().err
    assert "3 speakers have 'ruiz' in a name. Counted apart: sayso list --by speaker --speaker 'ruiz'" in told


def test_a_name_that_several_may_bear(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Who stands apart under a name that could be the same person's is told below, in every form."""
    with Store(store) as opened:
        opened.add(of_text("The sluice is shut.\n", outlet="Lock News", published="2026-04-03"))
    by = ("list", "--by", "speaker", "--outlet")
    assert "perhaps also" not in printed(capsys, *by, "Lock News")
    told = printed(capsys, "list", "--by", "speaker")
    assert (
        "\n  perhaps also: Ana Ruiz 2, Ana Ruiz 1\n" in told or "perhaps also: Ana Ruiz 3 (2 apart)" in told
    )
    assert "shows it (sayso who NAME); --by name counts one name as one" in " ".join(told.split())
    (row, *_) = rows(printed(capsys, "list", "--by", "speaker", "-f", "csv"))
    assert row["alike"] == "Ana Ruiz (3)"
    (first, *_) = rows(printed(capsys, "list", "--by", "name", "-f", "csv"))
    assert (first["value"], first["articles"], first["alike"]) == ("Ana Ruiz", "3", "")
