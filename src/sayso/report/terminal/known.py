"""Who somebody is across articles: names as written, roles as written, and the evidence that joins them."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from sayso.model.figure import Evidence
from sayso.model.stored import StoredMerge, StoredSpeaker
from sayso.report.facts.layout import safe, wrap
from sayso.report.facts.phrases import copied, many, weaker_line
from sayso.report.terminal.paint import Paint

_MOST_GROUNDS = 6  # shown to people; JSON has every merge

_APART = (
    "Who bears the same name stands apart where no role as written shows that they are one. "
    "Counted together: sayso list --by name"
)


def speakers_to_text(speakers: Sequence[StoredSpeaker], name: str, *, width: int, colour: bool) -> str:
    """Return the speakers of a name as text, those with most statements first."""
    paint = Paint(on=colour)
    lines: list[str] = []
    for one in sorted(speakers, key=lambda one: (-one.statements, one.id)):
        lines += [*_lines(one, width, paint), ""]
    if len({one.name for one in speakers}) < len(speakers):
        lines += [*wrap(_APART, width), ""]
    if weaker := sum(one.weaker for one in speakers):
        lines.append(paint.faint(weaker_line(weaker)))
    if not speakers:
        lines = [f"Nobody named {safe(name)} speaks or is spoken of in this store. Try part of the name."]
    return "\n".join(lines).rstrip("\n") + "\n"


def speaker_to_dict(speaker: StoredSpeaker) -> dict[str, Any]:
    """Return a speaker as plain values, with all merges."""
    return {
        "id": speaker.id,
        "name": speaker.name,
        "kind": str(speaker.kind),
        "forms": _counted(speaker.forms),
        "roles": _counted(speaker.roles),
        "affiliations": _counted(speaker.affiliations),
        "statements": speaker.statements,
        "left_out_as_weak": speaker.weaker,
        "articles": list(speaker.articles),
        "copies": speaker.copies,
        "merges": [_merge(one) for one in speaker.merges],
    }


def _counted(pairs: Sequence[tuple[str, int]]) -> list[dict[str, Any]]:
    return [{"words": words, "articles": count} for words, count in pairs]


def _merge(one: StoredMerge) -> dict[str, Any]:
    return {
        "left": {"article": one.left_article, "party": one.left_party},
        "right": {"article": one.right_article, "party": one.right_party},
        "evidence": [
            {"ground": str(each.ground), "left": each.left, "right": each.right} for each in one.evidence
        ],
    }


def _lines(one: StoredSpeaker, width: int, paint: Paint) -> Iterator[str]:
    said = f"{many(one.statements, 'statement')}, named in {many(len(one.articles), 'article')}"
    counted = ", ".join([said, *copied(one.copies)])
    yield f"{paint.bold(safe(one.name))}  {one.kind}  {counted}"
    for what, pairs in (("written", one.forms), ("roles", one.roles), ("affiliations", one.affiliations)):
        if pairs:
            counted = ", ".join(f"“{' '.join(words.split())}” {count:,}" for words, count in pairs)
            yield from _hanging(f"{what}: {counted}", width)
    yield from _grounds(one, width)


def _grounds(one: StoredSpeaker, width: int) -> Iterator[str]:
    """Yield on what evidence the articles were joined, the most frequent first, each with an example."""
    grounds = Counter("; ".join(map(_ground, merge.evidence)) for merge in one.merges)
    first = {"; ".join(map(_ground, merge.evidence)): merge for merge in reversed(one.merges)}
    for told, count in grounds.most_common(_MOST_GROUNDS):
        merge = first[told]
        pair = f"{merge.left_party} of {merge.left_article} and {merge.right_party} of {merge.right_article}"
        yield from _hanging(
            f"joined {count:,} of {len(one.merges):,} times on {told} (such as {pair})", width
        )
    if len(grounds) > _MOST_GROUNDS:
        yield f"  and on {len(grounds) - _MOST_GROUNDS:,} more grounds: -f json"


def _ground(evidence: Evidence) -> str:
    left, right = (" ".join(words.split()) for words in (evidence.left, evidence.right))
    return f"{evidence.ground} “{left}”" if left == right else f"{evidence.ground} “{left}” = “{right}”"


def _hanging(text: str, width: int) -> Iterator[str]:
    return (f"  {line}" for line in wrap(text, width - 2))
