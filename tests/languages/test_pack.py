"""Packs are found beside ours and in other packages, and one that is broken says so when it is asked for."""

import sys
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from sayso.errors import BrokenLanguagePack, NoLanguagePack
from sayso.languages import pack
from sayso.languages.pack import installed, load_pack

PORTUGUESE = 'pt_pack = 1\n[language]\ncode = "pt"\nname = "Português"\nversion = "3"\nparser = "pt_parser"\n'


@pytest.fixture
def foreign(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of another package, which says that it holds a pack for Portuguese."""
    folder = tmp_path / "sayso_pt_of_a_test"
    folder.mkdir()
    (folder / "__init__.py").write_text("", encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.delitem(sys.modules, folder.name, raising=False)
    found = [
        EntryPoint("pt", folder.name, pack.GROUP),
        EntryPoint("en", folder.name, pack.GROUP),
        EntryPoint("fr", "sayso_fr_nowhere", pack.GROUP),
    ]
    monkeypatch.setattr(pack, "entry_points", lambda *, group: found if group == pack.GROUP else [])
    return folder


@pytest.fixture(autouse=True)
def _forgotten() -> object:
    """Forget what was installed, before and after."""
    _forget()
    yield
    _forget()


def _forget() -> None:
    for one in vars(pack).values():
        if hasattr(one, "cache_clear"):
            one.cache_clear()


def test_a_pack_of_another_package_is_found(foreign: Path) -> None:
    """Its tables are read from that package; `sayso info` and the pipeline ask for them in the same way."""
    (foreign / "pack.toml").write_text(PORTUGUESE, encoding="utf-8")
    assert installed() == ("en", "fr", "pt")
    assert load_pack("pt").table("pack")["language"][0]["name"] == "Português"
    assert load_pack("pt").folder.joinpath("pack.toml").is_file()


@pytest.mark.usefixtures("foreign")
def test_ours_goes_before_that_of_another_package() -> None:
    """A package cannot put itself in the place of the English pack."""
    assert load_pack("en").table("pack")["language"][0]["name"] == "English"


@pytest.mark.usefixtures("foreign")
@pytest.mark.parametrize(("code", "named"), [("pt", "sayso_pt_of_a_test"), ("fr", "sayso_fr_nowhere")])
def test_a_package_without_tables_is_named(code: str, named: str) -> None:
    """What is promised and not there is told when it is asked for, with the package that promised it."""
    with pytest.raises(BrokenLanguagePack, match=rf"{named}.*{code}.*holds no pack\.toml"):
        load_pack(code).table("pack")


def test_without_any_the_packs_are_ours() -> None:
    """Nothing is named, nothing is found; a language without a pack says which there are."""
    assert installed() == ("en",)
    with pytest.raises(NoLanguagePack, match=r"'pt'.*Installed packs: en"):
        load_pack("pt")
