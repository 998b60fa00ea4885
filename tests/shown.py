"""What goes out: every report and export of some readings, and the words that each shows with their place."""

import csv
import html
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import sayso
from sayso.report.claims.nouns import Claims
from sayso.report.exporting.export import FORMATS
from sayso.report.terminal.paint import Look
from sayso.report.writers import WRITERS
from tests.exports import spans_of

WIDE = 100_000  # columns: no line is broken
BETWEEN = " […] "

_QUOTED = re.compile(r"“([^“”]*)”")
_HELD = re.compile(
    r"^\s*(?:[·•–—-]\s*)?\[\d+\] (?:[^:]|:(?! ))*: (?P<words>.+?)(?: → .*)? (?:¶\d+|title)\s*$"
)
_NOT_SHOWN = re.compile(r"<(style|script)\b.*?</\1>|<a class=\"n\"[^>]*>\d+</a>", re.DOTALL)  # notes' numbers
_INSIDE = re.compile(r"</?(?:span|mark|b|i|em|q|a)\b[^>]*>")
_TAGS = re.compile(r"<[^>]+>")


class Shown(NamedTuple):
    """Words as they are shown, with the places that are said to hold them."""

    article: str
    spans: tuple[tuple[int, int], ...]
    words: str


def in_every_form(readings: Sequence[sayso.Reading], *, weak: bool = False) -> dict[str, str]:
    """Return what every report says of some readings, by its name and form."""
    told = {f"reading.{form}": _written(form, readings, weak=weak) for form in WRITERS}
    told["layers.text"] = _written("text", readings, weak=weak, layers=True)
    told["layers.csv"] = _written("csv", readings, weak=weak, layers=True)
    found = claims_of(readings)
    asked = sayso.trail(readings, readings[0].article.title.of(readings[0].article.text))  # type: ignore[union-attr]
    every = {
        "sources": sayso.audit(readings, weak=weak),
        "timeline": sayso.timeline(readings, weak=weak),
        "claims": found,
        "trail": asked,
        "comparison": sayso.compare(readings[0], readings[-1], weak=weak),
        "changes": sayso.changes([readings[0], readings[-1]]),
    }
    for name, result in every.items():
        told[f"{name}.text"] = sayso.to_text(result, width=WIDE)
        told[f"{name}.json"] = sayso.to_json(result)
        told[f"{name}.csv"] = sayso.to_csv(result)
        if name in {"trail", "comparison", "changes"}:
            told[f"{name}.html"] = sayso.to_html(result)
    return told


def claims_of(readings: Sequence[sayso.Reading]) -> Claims:
    """Return what the articles tell together."""
    return sayso.claims(readings)


def _written(form: str, readings: Iterable[sayso.Reading], *, weak: bool, layers: bool = False) -> str:
    stream = io.StringIO(newline="")
    writer = WRITERS[form](stream, Look(width=WIDE, weak=weak, layers=layers))
    for reading in readings:
        writer.add(reading)
    writer.close()
    return stream.getvalue()


def exported(
    readings: Sequence[sayso.Reading], folder: Path, *, weak: bool = True
) -> dict[str, dict[str, bytes]]:
    """Return the files of every export of some readings, whole and with what they tell together."""
    found = claims_of(readings)
    folder.mkdir(exist_ok=True)
    files = {}
    for form, one in FORMATS.items():
        to = folder / form
        sayso.export(readings, form, to, full_text=True, weak=weak, claims=found if one.claims else None)
        files[form] = {
            path.name: path.read_bytes() for path in (sorted(to.iterdir()) if one.folder else [to])
        }
    return files


def seen(text: str) -> str:
    """Return what a person sees of a page, white space folded, the numbers of notes left out."""
    return " ".join(html.unescape(_TAGS.sub(" ", _INSIDE.sub("", _NOT_SHOWN.sub("", text)))).split())


def quoted(text: str) -> list[str]:
    """Return what stands between curly marks in a report, in pieces."""
    return [
        piece for words in _QUOTED.findall(text) for piece in re.split(r" ?\[?…\]? ?", words) if piece.strip()
    ]


def listed(text: str) -> list[str]:
    """Return the words of each numbered line of a report, in pieces.

    >>> listed("[4] Three engineers (possible): the wall […] could crack ¶2")
    ['the wall', 'could crack']
    """
    found = filter(None, map(_HELD.match, text.splitlines()))
    return [piece for one in found for piece in one["words"].split(BETWEEN)]


def shown(form: str, files: Mapping[str, bytes]) -> Iterator[Shown]:
    """Yield the words that an export shows, with the places it gives for them."""
    yield from _SHOWN[form](files)


def pieces_of(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Return the words that stand at some places, as a report joins them."""
    return BETWEEN.join(text[start:end] for start, end in spans)


_Spans = Sequence[Sequence[int]]


def _one(article: str, spans: _Spans, words: str) -> Shown:
    return Shown(article, tuple((start, end) for start, end in spans), words)


def _of_jsonl(files: Mapping[str, bytes]) -> Iterator[Shown]:
    for line in files["jsonl"].decode().splitlines():
        plain = json.loads(line)
        article, text = plain["article"]["id"], plain["article"]["text"]
        for kept in _span_lists({name: value for name, value in plain.items() if name != "article"}):
            yield _one(article, kept, pieces_of(text, kept))


def _span_lists(plain: object) -> Iterator[_Spans]:
    """Yield every span and every list of spans of a reading's JSON."""
    if isinstance(plain, dict):
        if {"start", "end"} <= plain.keys():
            yield [(plain["start"], plain["end"])]
        for name, value in plain.items():
            yield from () if name == "candidates" else _span_lists(value)
    elif isinstance(plain, list):
        if plain and all(_is_span(one) for one in plain):
            yield plain
        else:
            for one in plain:
                yield from _span_lists(one)


def _is_span(value: object) -> bool:
    return isinstance(value, list) and [type(one) for one in value] == [int, int]


def _rows_of_csv(files: Mapping[str, bytes]) -> Iterator[Mapping[str, Any]]:
    for name, data in files.items():
        if name.endswith(".csv"):
            yield from csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""))


def _rows_of_parquet(files: Mapping[str, bytes]) -> Iterator[Mapping[str, Any]]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    for name, data in files.items():
        if name.endswith(".parquet"):
            yield from pq.read_table(pa.BufferReader(data)).to_pylist()


def _of_rows(rows: Iterable[Mapping[str, Any]]) -> Iterator[Shown]:
    for row in rows:
        if row.get("content_words") and row.get("content_spans"):
            yield _one(row["article_id"], _spans(row["content_spans"]), _bare(row["content_words"]))
        for words in ("time_words", "quantity_words"):
            if row.get(words):
                yield _one(
                    row["article_id"], [(int(row["span_start"]), int(row["span_end"]))], _bare(row[words])
                )


def _spans(cell: Any) -> _Spans:  # noqa: ANN401 — text in CSV, structures in Parquet
    if isinstance(cell, str):
        return spans_of(cell)
    return [tuple(one.values()) if isinstance(one, dict) else tuple(one) for one in cell]


def _bare(words: str) -> str:
    """Return the words of a cell without the apostrophe that keeps it from being computed."""
    return words[1:] if re.match(r"'[=+\-@\t\r＝＋－＠]", words) else words


def _of_webannotation(files: Mapping[str, bytes]) -> Iterator[Shown]:
    for item in json.loads(files["webannotation"])["items"]:
        for target in item["target"]:
            kinds = {one["type"]: one for one in target.get("selector", ())}
            if kinds:
                place, words = kinds["TextPositionSelector"], kinds["TextQuoteSelector"]["exact"]
                yield _one(item["id"].split(":")[2], [(place["start"], place["end"])], words)


def _of_jsonld(files: Mapping[str, bytes]) -> Iterator[Shown]:
    for node in json.loads(files["jsonld"])["@graph"]:
        if node.get("spans"):
            yield _one(node["@id"].split(":")[2], node["spans"], node["text"])


def _of_brat(files: Mapping[str, bytes]) -> Iterator[Shown]:
    for name, data in files.items():
        for line in data.decode().splitlines() if name.endswith(".ann") else ():
            if line.startswith("T") and "\tAttribution " not in line:
                _, label, words = line.split("\t")
                places = [tuple(map(int, one.split())) for one in label.partition(" ")[2].split(";")]
                text = files[name.replace(".ann", ".txt")].decode()
                joined = " ".join(text[start:end] for start, end in places)
                yield _one(
                    name.removesuffix(".ann"), places, words if words != joined else pieces_of(text, places)
                )


def _of_labelstudio(files: Mapping[str, bytes]) -> Iterator[Shown]:
    for task in json.loads(files["tasks.json"]):
        for result in (one for each in task["predictions"] for one in each["result"]):
            if result["type"] == "labels":
                value = result["value"]
                yield _one(task["data"]["article"], [(value["start"], value["end"])], value["text"])


def _of_docbin(files: Mapping[str, bytes]) -> Iterator[Shown]:
    import spacy
    from spacy.tokens import DocBin

    for data in files.values():
        for doc in DocBin().from_bytes(data).get_docs(spacy.blank("en").vocab):
            article = doc.user_data["sayso"]["article"]["id"]
            for span in doc.spans["sayso"]:
                yield _one(article, [(span.start_char, span.end_char)], span.text)


def _of_prov(files: Mapping[str, bytes]) -> Iterator[Shown]:
    for name, bundle in json.loads(files["prov"])["bundle"].items():
        for entity in bundle.get("entity", {}).values():
            if entity.get("sayso:content"):
                yield _one(name.split(":")[1], spans_of(entity["sayso:content"]), entity["prov:value"])


def _of_stix(files: Mapping[str, bytes]) -> Iterator[Shown]:
    objects = json.loads(files["stix"])["objects"]
    articles = {
        ref: extension["article"]
        for one in objects
        for extension in one.get("extensions", {}).values()
        if "article" in extension
        for ref in (one["id"],)
    }
    for one in objects:
        for extension in one.get("extensions", {}).values():
            if one["type"] == "note" and extension.get("content"):
                refs = {articles[ref] for ref in one["object_refs"] if ref in articles}
                spans = [pair for cell in extension["content"] for pair in spans_of(cell)]
                yield _one(next(iter(refs), ""), spans, one["content"])


_SHOWN = {
    "jsonl": _of_jsonl,
    "csv": lambda files: _of_rows(_rows_of_csv(files)),
    "parquet": lambda files: _of_rows(_rows_of_parquet(files)),
    "webannotation": _of_webannotation,
    "jsonld": _of_jsonld,
    "brat": _of_brat,
    "labelstudio": _of_labelstudio,
    "docbin": _of_docbin,
    "prov": _of_prov,
    "stix": _of_stix,
}
