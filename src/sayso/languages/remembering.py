"""Remembering: what the parser's attribute ruler says of a word, asked once for each kind of word.

The ruler tries every pattern on every word, which takes a quarter of the parse (0.37 of 1.45 s on 20
articles), though most patterns look at one word's tag, relation and form alone.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

RULER, REMEMBERED = "attribute_ruler", "remembered_attributes"
_SEEN = frozenset({"TAG", "DEP", "LOWER"})
_SET = ("POS", "MORPH", "LEMMA")


def remember_attributes(nlp: "Language") -> None:
    """Put a component that remembers in the place of the pipeline's attribute ruler; it says the same."""
    from spacy.language import Language  # noqa: PLC0415 — loaded with the parser

    component = _Remembered(nlp)
    Language.component(REMEMBERED, func=component)
    nlp.add_pipe(REMEMBERED, before=RULER)
    nlp.disable_pipe(RULER)


class _Remembered:
    """Answers of the ruler by what its patterns for one word see; the other patterns are tried each time."""

    def __init__(self, nlp: "Language") -> None:
        patterns = nlp.get_pipe(RULER).patterns
        alone = [pattern for pattern in patterns if _is_alone(pattern)]
        self._alone = _ruler(nlp, alone)
        self._others = _ruler(nlp, [pattern for pattern in patterns if not _is_alone(pattern)])
        self._forms = frozenset(nlp.vocab.strings[form] for form in _forms(alone))
        self._known: dict[tuple[int, ...], tuple[int, ...]] = {}

    def __call__(self, doc: "Doc") -> "Doc":
        rows = doc.to_array(["TAG", "DEP", "IS_SPACE", "LOWER"]).tolist()
        keys = [(*row[:3], row[3] if row[3] in self._forms else 0) for row in rows]
        if any(key not in self._known for key in keys):
            self._alone(doc)
            self._known.update(zip(keys, map(tuple, doc.to_array(_SET).tolist()), strict=True))
        else:
            doc.from_array(_SET, np.array([self._known[key] for key in keys], dtype=np.uint64))
        found: Doc = self._others(doc)
        return found


def _ruler(nlp: "Language", patterns: Sequence[Mapping[str, Any]]) -> Any:  # noqa: ANN401 — spaCy has no types
    from spacy.pipeline import AttributeRuler  # noqa: PLC0415 — loaded with the parser

    ruler = AttributeRuler(nlp.vocab)
    ruler.add_patterns(patterns)
    return ruler


def _is_alone(pattern: Mapping[str, Any]) -> bool:
    """Tell whether a pattern looks at one word, at what a key holds, and sets what is remembered."""
    tokens = [token for alternative in pattern["patterns"] for token in alternative]
    plain = all(_is_plain(value) for token in tokens for value in token.values())
    one = all(len(alternative) == 1 for alternative in pattern["patterns"])
    return (
        one and plain and all(set(token) <= _SEEN for token in tokens) and set(_SET) >= set(pattern["attrs"])
    )


def _is_plain(value: object) -> bool:
    return isinstance(value, str) or (isinstance(value, Mapping) and set(value) == {"IN"})


def _forms(patterns: Iterable[Mapping[str, Any]]) -> frozenset[str]:
    values = (
        token["LOWER"]
        for pattern in patterns
        for alternative in pattern["patterns"]
        for token in alternative
        if "LOWER" in token
    )
    return frozenset(
        form for value in values for form in ([value] if isinstance(value, str) else value["IN"])
    )
