"""GUM documents and their coreference, on a document of our own in the same form."""

from dataclasses import replace
from pathlib import Path

import pytest

from sayso.errors import NoCorpus
from sayso.evaluation.gum import GumGold, read_gum_folder
from sayso.evaluation.speakers_coreference import CoreferenceScore, group
from sayso.model.party import Party, PartyKind
from sayso.model.span import Span
from tests.readings import READING, statement

TEXT = """Mayor Ida Brook's dam

"The dam is well-built," Brook said. She built it herself (in 1990)."""

XML = """<text id="GUM_news_dam" type="news">
<head>
<s>
Mayor NP
Ida NP
<w>
Brook NP
's POS
</w>
dam NN
</s>
</head>
<p>
" ``
The DT
dam NN
is VBZ
<w>
well RB
- HYPH
built VVN
</w>
, ,
" ''
Brook NP
said VVD
. SENT
She PP
built VVD
it PP
herself PP
( (
in IN
1990 CD
) )
. SENT
</p>
</text>
"""
# The dam is entity 2, its builder entity 1, who is also part of the first mention of the dam.
MARKS = {0: "(2(1", 3: "1)", 4: "2)", 6: "(2", 7: "2)", 14: "(1)", 17: "(1)", 19: "(2)", 20: "(1)"}


@pytest.fixture
def gold(tmp_path: Path) -> GumGold:
    """Return the document as read from its two files."""
    words = [line.split()[0] for line in XML.splitlines() if not line.startswith("<")]
    rows = [f"{row}\t{word}\t{MARKS.get(row, '_')}" for row, word in enumerate(words)]
    for folder, name, text in (
        ("coref", "GUM_news_dam.conll", "\n".join(["# begin document", *rows, "# end document"])),
        ("xml", "GUM_news_dam.xml", XML.replace(" ", "\t").replace("<text\t", "<text ")),
    ):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / name).write_text(text, encoding="utf-8")
    (found,) = read_gum_folder(tmp_path)
    return found


def at(words: str, nth: int = 1) -> Span:
    """Return where `words` stand for the nth time."""
    start = -1
    for _ in range(nth):
        start = TEXT.index(words, start + 1)
    return Span(start, start + len(words))


def grouped(gold: GumGold, *parties: Party) -> CoreferenceScore:
    """Return the score where these parties are found, and two statements of the first."""
    said = tuple(
        statement(number, (at("The dam is well-built"),), source=(source,), speaker=parties[0])
        for number, source in enumerate((at("Brook", 2), at("She")))
    )
    reading = replace(READING, article=gold.article, statements=said, parties=parties)
    return CoreferenceScore(documents=(group(gold, reading),))


def party(name: str, *mentions: Span) -> Party:
    """Return a party with these mentions."""
    return Party(id=name, name=name, kind=PartyKind.NAMED, mentions=mentions)


def test_text_is_set_as_a_newspaper_would(gold: GumGold) -> None:
    """Clitics, parts of words, quotation marks and brackets touch their words; headings are blocks."""
    assert gold.article.text == TEXT
    assert [block.span.of(TEXT).split()[0] for block in gold.article.blocks] == ["Mayor", '"The']


def test_mentions_may_lie_in_each_other(gold: GumGold) -> None:
    """Each entity has its mentions in text order."""
    assert gold.genre == "news"
    assert sorted([span.of(TEXT) for span in one] for one in gold.entities) == [
        ["Mayor Ida Brook's", "Brook", "She", "herself"],
        ["Mayor Ida Brook's dam", "The dam", "it"],
    ]


def test_only_those_who_speak_are_asked_for(gold: GumGold) -> None:
    """The dam says nothing; three of four mentions of the mayor are found together."""
    score = grouped(gold, party("Ida Brook", at("Ida Brook"), at("Brook", 2), at("She")))
    assert score.accuracy() == (2, 2)
    assert (score.kept("found", "MUC").recall, score.kept("found", "MUC").precision) == (2 / 3, 1)
    assert (score.kept("found", "B³").recall, score.kept("found", "CEAF").f1) == (9 / 16, 6 / 7)


def test_the_simple_rule_joins_by_head_and_gives_pronouns_to_the_last(gold: GumGold) -> None:
    """Brook with Brook, she with Brook, although the party found is split."""
    score = grouped(gold, party("Brook", at("Brook", 2), at("She")), party("Ida Brook", at("Ida Brook")))
    assert score.kept("found", "MUC").recall == 1 / 3
    assert score.table().splitlines()[1].split()[0] == "all"


def test_a_speaker_whose_name_is_another_entity_is_wrong(gold: GumGold) -> None:
    """A party named after the dam."""
    assert grouped(gold, party("The dam", at("The dam"), at("She"))).accuracy() == (0, 2)


def test_a_folder_without_documents_is_no_corpus(tmp_path: Path) -> None:
    """The message says what was expected."""
    with pytest.raises(NoCorpus, match="Expected GUM"):
        tuple(read_gum_folder(tmp_path))
