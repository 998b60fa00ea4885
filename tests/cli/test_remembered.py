"""What was printed of the same input before is printed again at once, and only then."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

import sayso.pipeline
from sayso.cli import remembered
from sayso.cli.main import main

STORY = "Quay reopens\n\n“The quay is sound,” harbour master Lena Orr said on Monday.\n"
Read = Callable[..., str]


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """Return the file of an article."""
    path = tmp_path / "quay.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


@pytest.fixture
def folder(cache_home: Path) -> Path:
    """Return the folder of what is remembered."""
    return cache_home / "sayso"


@pytest.fixture
def anew(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list that grows with each article that is really read."""
    found: list[str] = []
    read = sayso.pipeline.read

    def noting(article: sayso.Article, **options: object) -> sayso.Reading:
        found.append(article.file or "")
        return read(article, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(sayso.pipeline, "read", noting)
    return found


@pytest.fixture
def read(capsys: pytest.CaptureFixture[str]) -> Read:
    """Return what prints a reading and gives what was printed and told."""

    def printed(*arguments: str | Path, code: int = 0) -> str:
        assert main(["read", *map(str, arguments)]) == code
        told = capsys.readouterr()
        return told.out + told.err

    return printed


@pytest.mark.parametrize("form", ["text", "json", "jsonl", "html", "csv"])
def test_the_same_input_is_read_once(form: str, story: Path, anew: list[str], read: Read) -> None:
    """The second time the same is printed, and nothing is read."""
    assert read(story, "-f", form) == read(story, "-f", form)
    assert len(anew) == 1


def test_what_was_told_is_told_again(tmp_path: Path, anew: list[str], read: Read) -> None:
    """Notes on standard error belong to the answer."""
    path = tmp_path / "none.txt"
    path.write_text("The quay lies in the north. It has four berths and a light.\n", encoding="utf-8")
    first = read(path)
    assert "No statement" in first
    assert read(path) == first
    assert len(anew) == 1


def test_a_folder_is_known_by_all_its_files(tmp_path: Path, story: Path, anew: list[str], read: Read) -> None:
    """A file more in a folder is a new question."""
    assert read(tmp_path) == read(tmp_path)
    (tmp_path / "two.txt").write_text(STORY.replace("Orr", "Ashe"), encoding="utf-8")
    assert "Ashe" in read(tmp_path)
    assert len(anew) == 3
    assert story.exists()


def test_an_answer_goes_to_a_file_too(story: Path, tmp_path: Path, anew: list[str], read: Read) -> None:
    """What was written to one file is written to another."""
    one, two = tmp_path / "one.json", tmp_path / "two.json"
    read(story, "-f", "json", "-o", one)
    read(story, "-f", "json", "-o", two)
    assert one.read_bytes() == two.read_bytes() != b""
    assert len(anew) == 1


def test_other_bytes_are_read(story: Path, anew: list[str], read: Read) -> None:
    """A letter changed is another article."""
    read(story)
    story.write_text(STORY.replace("Orr", "Ott"), encoding="utf-8")
    assert "Ott" in read(story)
    assert len(anew) == 2


@pytest.mark.parametrize(
    "given", [["--all"], ["--published", "2026-03-03"], ["--no-merge", "Orr"], ["-f", "json"]]
)
def test_other_options_are_another_question(
    given: list[str], story: Path, anew: list[str], read: Read
) -> None:
    """What changes the answer is part of what it is known by."""
    read(story)
    read(story, *given)
    assert len(anew) == 2


def test_another_version_reads_again(
    story: Path, anew: list[str], read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An answer of another version is none of this one."""
    read(story)
    monkeypatch.setattr(remembered, "__version__", "99")
    read(story)
    assert len(anew) == 2


def test_another_model_or_table_reads_again(tmp_path: Path) -> None:
    """The digest of the network's card, and size and time of every file of sayso, are part of the key."""
    home = tmp_path / "sayso"
    (home / "languages" / "en").mkdir(parents=True)
    card, table = home / "languages/en/attribution.json", home / "languages/en/cues.toml"
    card.write_text("one", encoding="utf-8")
    table.write_text("one", encoding="utf-8")
    first, when = remembered.maker(home), card.stat()
    card.write_text("two", encoding="utf-8")
    os.utime(card, ns=(when.st_atime_ns, when.st_mtime_ns))  # nothing but the digest tells
    second = remembered.maker(home)
    table.write_text("more", encoding="utf-8")
    assert len({str(each) for each in (first, second, remembered.maker(home))}) == 3


def test_a_damaged_entry_is_not_believed(story: Path, folder: Path, anew: list[str], read: Read) -> None:
    """Cut short or with other bytes, an entry is as if it were not there."""
    first = read(story)
    (entry,) = folder.iterdir()
    whole = entry.read_bytes()
    for damaged in (b"", whole[:-3], whole[:-1] + bytes([whole[-1] ^ 1])):
        entry.write_bytes(damaged)
        assert read(story) == first
    assert len(anew) == 4


def test_an_old_entry_is_forgotten(story: Path, folder: Path, anew: list[str], read: Read) -> None:
    """After its days an answer is made anew, and the next to be kept takes it away."""
    read(story)
    (entry,) = folder.iterdir()
    old = time.time() - remembered.DAYS * 86_400 - 1
    os.utime(entry, (old, old))
    read(story, "--all")
    assert not entry.exists()
    read(story)
    assert len(anew) == 3


def test_the_folder_is_bounded(
    story: Path, folder: Path, read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The oldest make room for the newest."""
    read(story)
    (first,) = folder.iterdir()
    os.utime(first, (time.time() - 9, time.time() - 9))
    monkeypatch.setattr(remembered, "MOST", int(first.stat().st_size * 1.5))
    read(story, "--all")
    (left,) = folder.iterdir()
    assert left != first


def test_the_folder_is_the_users_alone(story: Path, folder: Path, read: Read) -> None:
    """No other user can look into it, and no name in it says what was read."""
    read(story)
    (entry,) = folder.iterdir()
    assert (folder.stat().st_mode & 0o777, entry.stat().st_mode & 0o777) == (0o700, 0o600)
    assert set(entry.name) <= set("0123456789abcdef")
    assert "quay" not in entry.read_bytes().decode("latin-1").lower()


def test_a_folder_open_to_others_is_not_used(story: Path, folder: Path, anew: list[str], read: Read) -> None:
    """What others could have written is not believed, and nothing is put where they could read it."""
    folder.mkdir(parents=True)
    folder.chmod(0o755)
    assert read(story) == read(story)
    assert (len(anew), [*folder.iterdir()]) == (2, [])


def test_nowhere_to_keep_is_no_error(
    story: Path, anew: list[str], read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where no folder can be made, articles are read as ever."""
    monkeypatch.setenv("XDG_CACHE_HOME", "/dev/null/none")
    assert read(story) == read(story)
    assert len(anew) == 2


def test_nothing_is_kept_where_nobody_wants_it(
    story: Path, cache_home: Path, anew: list[str], read: Read
) -> None:
    """`--no-cache` neither looks nor keeps."""
    assert read(story, "--no-cache") == read(story, "--no-cache")
    assert (len(anew), (cache_home / "sayso").exists()) == (2, False)


def test_what_failed_is_tried_again(tmp_path: Path, folder: Path, read: Read) -> None:
    """Only an answer that is whole is kept."""
    path = tmp_path / "empty.txt"
    path.write_bytes(b"")
    read(path, code=3)
    assert not folder.exists()


def test_a_known_answer_loads_nothing_heavy(story: Path) -> None:
    """It takes no parser, no network, no page reader and no arrays, and at most 0.2 s of the processor."""
    code = (
        "import sys, time\nfrom sayso.cli.main import main\n"
        "main(['read', sys.argv[1]])\n"
        "print(sorted({'spacy', 'lxml', 'numpy', 'onnxruntime', 'thinc'} & set(sys.modules)))\n"
        "print(time.process_time())"
    )
    command = [sys.executable, "-c", code, str(story)]
    subprocess.run(command, capture_output=True, check=True)
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    loaded, seconds = done.stdout.splitlines()[-2:]
    assert loaded == "[]"
    assert float(seconds) <= 0.2
