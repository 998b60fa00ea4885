"""Redacting: private persons have labels for names, everywhere; public ones keep theirs; offsets hold."""

import io
import json
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

import sayso
from sayso.cli.main import main
from sayso.errors import NotRedacted
from sayso.languages.pack import load_pack
from sayso.model.from_dict import reading_from_dict
from sayso.report.exporting.export import FORMATS, export
from sayso.report.exporting.redacting import redact
from sayso.stages.people import private_nouns

TEXT = """Three held after bridge fire

Police in Velmouth said on Monday that three people were held after the fire at the Askerby bridge.

"I saw the flames from my kitchen," said Tom Pell, who lives there. Pell, 34, said he called the fire brigade.

Mayor Ida Brook said that the bridge stays closed. Mr Lind, a neighbour, told the Courier that nobody came.

Police named the victim as Nora Zale, 19. Zale's mother, Rita Zale, declined to comment.

Olga Stern, a professor at the University of Halden, warned in March that the wood was dry.

THE PELL HOUSE STANDS
"""
PRIVATE = ("Tom Pell", "Pell", "PELL", "Lind", "Nora", "Zale", "Rita")
PUBLIC = ("Ida Brook", "Olga Stern", "Velmouth", "Courier", "University of Halden")


@cache
def read() -> sayso.Reading:
    """Return the reading, with a private name in its address and its key."""
    reading = sayso.read(
        TEXT, published="2026-03-03", url="https://velmouth-courier.example/2026/tom-pell-fire"
    )
    article = replace(reading.article, file="pell.txt", key="pell.txt", id=reading.article.id)
    return replace(reading, article=article)


def strings(value: object) -> list[str]:
    """Return every text in a JSON value."""
    if isinstance(value, str):
        return [value]
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [one for each in inside for one in strings(each)]


def test_private_names_are_nowhere() -> None:
    """Not in the text, in a party, a note, an address or a file's name; those who are public stay."""
    told = "\n".join(strings(redact(read()).to_dict()))
    assert [name for name in PRIVATE if name.casefold() in told.casefold()] == []
    assert [name for name in PUBLIC if name not in told] == []
    assert "https://velmouth-courier.example/\n" in told


def test_a_label_stays_with_its_person() -> None:
    """The first who is named is the first; a family name of two alone says neither."""
    text = redact(read()).article.text
    assert "said [person 1], who lives there. [person 1], 34, said" in text
    assert "Mr [person 2], a neighbour," in text
    assert "Police named the victim as [person 3], 19." in text
    assert "mother, [person 4], declined" in text
    assert "THE [person 1] HOUSE" in text


def test_offsets_are_those_of_the_text_with_labels() -> None:
    """Every word that is shown is a slice of it, and the reading can be read back."""
    before, after = read(), redact(read())
    assert reading_from_dict(after.to_dict()) == after
    assert len(after.statements) == len(before.statements)
    for old, new in zip(before.statements, after.statements, strict=True):
        shown = old.words
        for name, label in (("Tom Pell", "[person 1]"), ("Pell", "[person 1]"), ("Lind", "[person 2]")):
            shown = shown.replace(name, label)
        shown = shown.replace("Nora Zale", "[person 3]").replace("Rita Zale", "[person 4]")
        assert new.words == shown
    names = {one.name for one in after.parties}
    assert {"[person 1]", "[person 2]", "Ida Brook", "Olga Stern"} <= names
    assert "4 private persons" in after.article.notes[-1]


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_is_redacted(form: str, tmp_path: Path) -> None:
    """Whatever it holds, whole articles too."""
    export(read(), form, tmp_path / "out", full_text=True, weak=True, redact_private=True)
    files = [one for one in (tmp_path / "out", *(tmp_path / "out").rglob("*")) if one.is_file()]
    told = b"\n".join(one.read_bytes() for one in files)
    assert len(told) > 200
    if form not in {"parquet", "docbin"}:  # compressed
        assert [name for name in ("Pell", "Zale", "Lind,") if name.encode() in told] == []


def test_private_nouns_make_nobody_public() -> None:
    """Whoever is called by one of them alone is no public person."""
    nouns = [str(entry["noun"]) for entry in load_pack("en").table("private")["private"]]
    examples = [
        f"Tom Pell, {'an' if noun[0] in 'aeiou' else 'a'} {noun}, said that the dam leaks." for noun in nouns
    ]
    families = [
        f"{'BDFGKLMNPRSTVZ'[at % 14]}{'aeiou'[at // 14 % 5]}{'lnrst'[at // 70]}{'kd'[at % 2]}er"
        for at in range(len(examples))
    ]
    assert len(set(families)) == len(families) == len(private_nouns(load_pack("en")))
    told = [text.replace("Pell", name) for text, name in zip(examples, families, strict=True)]
    text = redact(sayso.read("\n\n".join(told), published="2026-03-03")).article.text
    assert [line for line, name in zip(told, families, strict=True) if f" {name}," in text] == []


def test_what_cannot_be_redacted_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Claims go by names; a language whose names are not found is left out and told."""
    with pytest.raises(NotRedacted, match="Nothing was written"):
        export(read(), "csv", tmp_path / "out", claims=sayso.claims([read()]), redact_private=True)
    russian = tmp_path / "a.txt"
    russian.write_text(
        "Мост закрыт. Мэр сказала, что мост будет закрыт до весны, и жители ждут.\n" * 4, "utf-8"
    )
    with pytest.raises(NotRedacted, match="names are not found"):
        redact(sayso.read(russian))
    for form in ("site", "parts"):
        assert main(["export", form, str(russian), "-o", str(tmp_path / form), "--redact-private"]) == 2
    assert main(["export", "jsonld", str(russian), "--redact-private"]) == 3
    assert "names are not found" in capsys.readouterr().err


def test_from_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With what is left out told in the article's notes."""
    path = tmp_path / "bridge.txt"
    path.write_text(TEXT, encoding="utf-8")
    assert main(["export", "jsonl", str(path), "--full-text", "--redact-private"]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert json.loads(line)["article"]["text"] == redact(sayso.read(path)).article.text


def test_nobody_private_changes_nothing() -> None:
    """Not a letter, nor a note."""
    reading = sayso.read("Mayor Ida Brook said that the dam is safe.", published="2026-03-03")
    assert redact(reading) == reading
    plain, redacted = io.StringIO(), io.StringIO()
    export(reading, "jsonld", plain)
    export(reading, "jsonld", redacted, redact_private=True)
    assert plain.getvalue() == redacted.getvalue()
