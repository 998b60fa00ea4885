"""Remembering: class, tag, relation and lemma of each word, asked of spaCy once for each kind of word.

spaCy's attribute ruler tries every pattern on every word, though most look at one word's tag, relation and
form alone; its lemmatizer makes an object of every word before it looks the lemma up.  Both say the same of
the same kind of word, so a table answers for them: 0.05 of the stock pipeline's time before, 0.01 with it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.strings import StringStore
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

RULER, LEMMATIZER = "attribute_ruler", "lemmatizer"
MOST_KNOWN = 100_000  # kinds, forms or lemmas: more are forgotten, so that memory stays flat
_SEEN = frozenset({"TAG", "DEP", "LOWER", "IS_SPACE"})
_SET = frozenset({"TAG", "DEP", "POS", "MORPH", "LEMMA"})
_ASKED = ["TAG", "DEP", "IS_SPACE", "LOWER", "ORTH"]
_RULED, _OVERRULED = ("TAG", "DEP", "POS", "MORPH", "LEMMA"), ("POS", "MORPH", "LEMMA")
_LISTS = frozenset({"IN", "NOT_IN"})

Key = tuple[int, int, int, int]  # tag, relation, whether it is white space, a form that a pattern names
Patterns = Sequence[Mapping[str, Any]]
Lemmas = dict[int, str]  # by the number of the word


class Kind(NamedTuple):
    """What the ruler says of a word; where it names no lemma, `lemmas` has those the lemmatizer told."""

    pos: str
    tag: str
    dep: str
    lemma: str
    asked: tuple[int, int]  # class and morphology, by which the lemmatizer tells
    lemmas: Lemmas


class Remembered:
    """The ruler and the lemmatizer of a pipeline, which then need not run."""

    def __init__(self, nlp: "Language") -> None:
        patterns = nlp.get_pipe(RULER).patterns
        alone = [pattern for pattern in patterns if _is_alone(pattern)]
        others = [pattern for pattern in patterns if not _is_alone(pattern)]
        self._vocab: Vocab = nlp.vocab
        self._names = nlp.vocab.strings
        self._forms = frozenset(self._names[form] for form in _forms(alone))
        self._alone, self._others = _ruler(nlp, alone), _ruler(nlp, others)
        self._signs = _Signs(self._names, others)
        self._lemmatizer = nlp.get_pipe(LEMMATIZER)
        self._kinds: dict[Key, Kind] = {}
        self._lemmas: dict[tuple[int, int], Lemmas] = {}

    def __call__(self, docs: Sequence["Doc"]) -> tuple[list[Kind], list[str]]:
        """Return the kind of each word of some parsed pieces, and its lemma."""
        table = np.concatenate([doc.to_array(_ASKED) for doc in docs])
        tags, relations, spaces, lower, words = table.T.tolist()
        kinds = self._told(tags, relations, spaces, lower)
        first = 0
        for doc in docs:
            last = first + len(doc)
            if self._signs.stand_in(lower[first:last], relations[first:last]):
                kinds[first:last] = self._overruled(doc, kinds[first:last])
            first = last
        lemmas = [kind.lemma or kind.lemmas.get(word, "") for kind, word in zip(kinds, words, strict=True)]
        if "" in lemmas:
            self._learn_lemmas(kinds, words, [row for row, lemma in enumerate(lemmas) if not lemma])
            lemmas = [kind.lemma or kind.lemmas[word] for kind, word in zip(kinds, words, strict=True)]
        return kinds, lemmas

    def _told(self, *columns: Sequence[int]) -> list[Kind]:
        """Return what the patterns for one word say of each; of new kinds the ruler is asked, once each."""
        forms = self._forms
        keys = [
            (tag, relation, space, form if form in forms else 0)
            for tag, relation, space, form in zip(*columns, strict=True)
        ]
        try:
            return [self._kinds[key] for key in keys]
        except KeyError:
            self._learn_kinds(dict(zip(keys, columns[-1], strict=True)))
            return [self._kinds[key] for key in keys]

    def _learn_kinds(self, seen: Mapping[Key, int]) -> None:
        if len(self._kinds) + len(seen) > MOST_KNOWN:
            self._kinds.clear()
        new = [key for key in seen if key not in self._kinds]
        sample = _sample(self._vocab, [seen[key] for key in new], ("TAG", "DEP"), [key[:2] for key in new])
        self._alone(sample)
        self._kinds.update(zip(new, map(self._kind, *sample.to_array(_RULED).T.tolist()), strict=True))

    def _kind(self, tag: int, dep: int, pos: int, morph: int, lemma: int) -> Kind:
        names = self._names
        return Kind(
            pos=names[pos] if pos else "X",
            tag=names[tag] if tag else "XX",
            dep=names[dep] if dep else "dep",
            lemma=names[lemma] if lemma else "",
            asked=(pos, morph),
            lemmas=self._lemmas.setdefault((pos, morph), {}),
        )

    def _overruled(self, doc: "Doc", kinds: Iterable[Kind]) -> list[Kind]:
        """Return the kinds with what the patterns for several words say: "gon na" is "go to"."""
        self._others(doc)
        given = zip(kinds, doc.to_array(_OVERRULED).tolist(), strict=True)
        return [self._changed(kind, *told) if any(told) else kind for kind, told in given]

    def _changed(self, kind: Kind, pos: int, morph: int, lemma: int) -> Kind:
        asked = (pos or kind.asked[0], morph or kind.asked[1])
        return kind._replace(
            pos=self._names[pos] if pos else kind.pos,
            lemma=self._names[lemma] if lemma else kind.lemma,
            asked=asked,
            lemmas=self._lemmas.setdefault(asked, {}),
        )

    def _learn_lemmas(self, kinds: Sequence[Kind], words: Sequence[int], rows: Sequence[int]) -> None:
        """Ask the lemmatizer of the words at `rows`; where too many are known, of all of these."""
        if sum(map(len, self._lemmas.values())) + len(rows) > MOST_KNOWN:
            for known in self._lemmas.values():
                known.clear()
            rows = range(len(words))
        sample = _sample(
            self._vocab, [words[row] for row in rows], ("POS", "MORPH"), [kinds[row].asked for row in rows]
        )
        for row, word in zip(rows, sample, strict=True):
            kinds[row].lemmas[words[row]] = self._lemmatizer.lemmatize(word)[0] or word.lower_


class _Signs:
    """What must stand in a text for one of several patterns to match there: forms and relations, as bits."""

    def __init__(self, names: "StringStore", patterns: Patterns) -> None:
        wanted = [list(_tested(alternative)) for alternative in _alternatives(patterns)]
        tests = list(dict.fromkeys(test for one in wanted for test in one))
        self._wanted = [sum(1 << tests.index(test) for test in set(one)) for one in wanted]
        self._forms = _Bits(names, {1 << k: test for k, (name, test) in enumerate(tests) if name == "LOWER"})
        self._relations = _Bits(
            names, {1 << k: test for k, (name, test) in enumerate(tests) if name == "DEP"}
        )

    def stand_in(self, lower: Iterable[int], relations: Iterable[int]) -> bool:
        """Return whether all that one of the patterns needs stands somewhere among these words."""
        found, forms, related = 0, self._forms, self._relations
        for form in set(lower):
            found |= forms[form]
        for relation in set(relations):
            found |= related[relation]
        return any(wanted & found == wanted for wanted in self._wanted)


class _Bits(dict[int, int]):
    """The bits of the tests that a form or relation passes, by its number; remembered."""

    def __init__(self, names: "StringStore", tests: Mapping[int, str]) -> None:
        super().__init__()
        self._names = names
        self._tests = {bit: re.compile(test) for bit, test in tests.items()}

    def __missing__(self, number: int) -> int:
        if len(self) > MOST_KNOWN:
            self.clear()
        form = self._names[number] if number else ""
        bits = self[number] = sum(bit for bit, test in self._tests.items() if test.search(form))
        return bits


def _tested(alternative: Iterable[Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
    """Yield (attribute, regular expression) of what the words of a pattern must be."""
    for token in alternative:
        for name in ("LOWER", "DEP"):
            value = token.get(name)
            if isinstance(value, str):
                yield name, rf"\A{re.escape(value)}\Z"
            elif isinstance(value, Mapping) and set(value) == {"IN"}:
                yield name, rf"\A(?:{'|'.join(map(re.escape, value['IN']))})\Z"
            elif isinstance(value, Mapping) and set(value) == {"REGEX"}:
                yield name, value["REGEX"]


def _sample(
    vocab: "Vocab", words: Sequence[int], names: Sequence[str], values: Sequence[tuple[int, ...]]
) -> "Doc":
    """Return a text of these words, each with what is known of it."""
    from spacy.tokens import Doc  # noqa: PLC0415 — loaded with the parser

    sample = Doc(vocab, words=[vocab.strings[word] for word in words])
    sample.from_array(list(names), np.array(values, dtype=np.uint64))
    return sample


def _ruler(nlp: "Language", patterns: Patterns) -> Any:  # noqa: ANN401 — spaCy has no types
    from spacy.pipeline import AttributeRuler  # noqa: PLC0415 — loaded with the parser

    ruler = AttributeRuler(nlp.vocab)
    ruler.add_patterns(patterns)
    return ruler


def _alternatives(patterns: Patterns) -> list[Sequence[Mapping[str, Any]]]:
    return [alternative for pattern in patterns for alternative in pattern["patterns"]]


def _is_alone(pattern: Mapping[str, Any]) -> bool:
    """Return whether a pattern looks at one word, at what a key holds, and sets what is remembered."""
    alternatives = _alternatives([pattern])
    tokens = [token for alternative in alternatives for token in alternative]
    return (
        all(len(alternative) == 1 for alternative in alternatives)
        and all(set(token) <= _SEEN and all(map(_is_plain, token.values())) for token in tokens)
        and set(pattern["attrs"]) <= _SET
    )


def _is_plain(value: object) -> bool:
    return isinstance(value, (str, bool)) or (isinstance(value, Mapping) and set(value) <= _LISTS)


def _forms(patterns: Patterns) -> frozenset[str]:
    """Return the forms that patterns for one word name."""
    named = (token["LOWER"] for (token,) in _alternatives(patterns) if "LOWER" in token)
    lists = (
        [one] if isinstance(one, str) else [form for forms in one.values() for form in forms] for one in named
    )
    return frozenset(form for forms in lists for form in forms)
