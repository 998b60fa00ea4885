"""The shipped network is the one that was measured, or it is not used."""

from pathlib import Path
from zipfile import Path as ZipPath
from zipfile import ZipFile

import pytest

from sayso.errors import WeightsError
from sayso.languages.pack import LanguagePack, load_pack
from sayso.model.statement import Act
from sayso.stages.attribution import weights
from sayso.stages.attribution.rating import EVIDENCE
from sayso.stages.attribution.units import SEEN
from sayso.stages.attribution.weights import FILES, NETWORK, TENSORS, WEIGHTS, load_network

ENGLISH = load_pack("en")


def test_the_shipped_files_belong_together() -> None:
    """The network of the English pack loads, and knows its word pieces, tags and relations."""
    loaded = load_network(ENGLISH)
    assert (len(loaded.vocabulary.pieces), loaded.ends) == (30522, (101, 102))
    assert {"VBD", "NNP"} <= set(loaded.vocabulary.tags)
    assert {"nsubj", "ROOT"} <= set(loaded.vocabulary.relations)


def test_the_card_fits_the_code() -> None:
    """There are a weight for each value seen, and the acts in their order."""
    loaded = load_network(ENGLISH)
    assert loaded.acts == tuple(Act)
    assert [len(loaded.content), len(loaded.source)] == [1 + EVIDENCE] * 2
    assert [len(side) for side in loaded.edges] == [SEEN] * 2


@pytest.mark.parametrize("name", FILES)
def test_a_damaged_file_is_named(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file with another digest is refused, and the message says what to do."""
    kept = ENGLISH.folder
    for each in (NETWORK, *FILES):
        damaged = kept.joinpath(each).read_bytes() + (b"\n" if each == name else b"")
        (tmp_path / each).write_bytes(damaged)
    monkeypatch.setattr(LanguagePack, "folder", tmp_path)
    with pytest.raises(WeightsError, match=rf"{name}.*digest.*Reinstall sayso"):
        load_network.__wrapped__(ENGLISH)


def test_a_missing_file_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is not there is named, and the message says what to do."""
    monkeypatch.setattr(weights, "NETWORK", "elsewhere.json")
    with pytest.raises(WeightsError, match=r"elsewhere\.json.*Reinstall sayso"):
        load_network.__wrapped__(ENGLISH)
    assert NETWORK == "attribution.json"


def test_the_numbers_lie_outside_the_graph() -> None:
    """The file that each process keeps whole is small: the numbers are in the one that processes share."""
    kept = ENGLISH.folder
    assert len(kept.joinpath(WEIGHTS).read_bytes()) < 200_000 < len(kept.joinpath(TENSORS).read_bytes())


def test_a_pack_in_an_archive_is_unpacked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Where sayso is imported from an archive its model files are laid side by side for onnxruntime."""
    archive = tmp_path / "sayso.zip"
    with ZipFile(archive, "w") as made:
        for name in (NETWORK, *FILES):
            made.writestr(f"en/{name}", ENGLISH.folder.joinpath(name).read_bytes())
    monkeypatch.setattr(LanguagePack, "folder", ZipPath(archive) / "en")
    assert load_network.__wrapped__(ENGLISH).ends == (101, 102)
