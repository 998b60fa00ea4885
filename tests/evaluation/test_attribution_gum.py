"""Attribution relations of discourse trees are read and found."""

from pathlib import Path

from sayso.evaluation.attribution_gum import Relation, evaluate_relations, read_relations

TREE = """<rst><header><relations/></header><body>
<segment id="1" parent="2" relname="attribution-positive">Ida Brook said</segment>
<segment id="2" parent="4" relname="span">the dam holds ,</segment>
<segment id="3" parent="2" relname="causal-cause">because it is new .</segment>
<segment id="6" parent="7" relname="attribution-positive">She thinks</segment>
<segment id="5" parent="7" relname="span">the river is low</segment>
<segment id="8" parent="5" relname="elaboration-additional">and slow .</segment>
<group id="4" type="span" parent="7" relname="context-background"/>
<group id="7" type="span"/>
</body></rst>"""

TEXT = "Ida Brook said the dam holds , because it is new . She thinks the river is low and slow ."
WORDS = TEXT.split()


def folder_with(path: Path) -> Path:
    """Return a folder laid out as the corpus is, with one document of our own."""
    for name in ("rst", "coref", "xml"):
        (path / name).mkdir()
    (path / "rst" / "GUM_court_dam.rs4").write_text(TREE, encoding="utf-8")
    rows = "".join(f"{row}\t{word}\t_\n" for row, word in enumerate(WORDS))
    (path / "coref" / "GUM_court_dam.conll").write_text(rows, encoding="utf-8")
    lines = "\n".join(f"{word}\tX\t{word}" for word in WORDS)
    (path / "xml" / "GUM_court_dam.xml").write_text(
        f"<text>\n<p>\n{lines}\n</p>\n</text>\n", encoding="utf-8"
    )
    return path


def test_a_relation_holds_the_clause_that_attributes_and_what_it_attributes(tmp_path: Path) -> None:
    """A segment is attributed by itself, a group with all that hangs under it but the attributing clause."""
    one, other = read_relations(folder_with(tmp_path) / "rst" / "GUM_court_dam.rs4")
    assert one == Relation(by=frozenset({0, 1, 2}), content=frozenset({3, 4, 5, 6}))
    assert other.by == frozenset({12, 13})
    assert {14, 15, 16, 17} <= other.content


def test_recall_is_counted_by_genre(tmp_path: Path) -> None:
    """Both relations are found; the genre stands in the name of the document."""
    score = evaluate_relations(folder_with(tmp_path))
    assert score.to_dict()["court"] == {"recall": 1.0, "n": 2, "of": 2}
    assert score.table().splitlines()[-1].split() == ["all", "100.0", "2", "2"]
