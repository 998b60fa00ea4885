"""The article page: the whole text, a note for each statement, nothing fetched, every link arriving."""

import json
import re
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser

import pytest

from sayso.model.party import PartyKind
from sayso.model.reading import Reading
from sayso.model.statement import Act, Stance
from sayso.report.facts.citing import citation
from sayso.report.page.article import article_html, article_page, page_around, to_html
from sayso.report.page.links import ServerLinks
from sayso.report.page.nouns import Elsewhere, ToldElsewhere
from tests.readings import KORVAN, OFFICIALS, READING, RUIZ, TEXT, at, weakened

PAGE = to_html([READING])
VOID = {"meta", "br", "link", "img", "input", "hr"}


class Page(HTMLParser):
    """Collects tags, ids, links and the article's own words from a page; checks that tags close in order."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, str]] = []
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.text: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag."""
        given = {name: value or "" for name, value in attrs}
        self.tags.add(tag)
        self.attributes |= set(given)
        self.ids += [given["id"]] if "id" in given else []
        self.links += [given["href"]] if "href" in given else []
        if tag not in VOID:
            self.open.append((tag, given.get("class", "")))

    def handle_endtag(self, tag: str) -> None:
        """Close the tag opened last."""
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        """Keep the words of the headline and of the text, without the numbers of notes."""
        classes = {one for _, each in self.open for one in each.split()}
        tags = {tag for tag, _ in self.open}
        inside = "text" in classes or "h1" in tags
        if inside and not classes & {"notes", "n"}:
            self.text.append(data)


def test_tags_close() -> None:
    """Every tag is closed, in order."""
    assert Page(PAGE).open == []


def test_no_request_and_no_handler() -> None:
    """Nothing is fetched, and nothing runs but the one script that the policy names."""
    page = Page(PAGE)
    assert not page.tags & {"img", "iframe", "object", "embed", "link", "base"}
    assert not {
        name
        for name in page.attributes
        if name.startswith("on") or name in {"src", "srcset", "action", "style"}
    }
    assert PAGE.count("<script>") == 1
    assert "@import" not in PAGE
    assert "url(" not in PAGE


def test_text_is_whole() -> None:
    """The page holds the article's text, word for word and once, markup in it as text."""
    assert "".join(Page(PAGE).text).split() == TEXT.split()
    assert "&lt;b&gt;really&lt;/b&gt; &amp; truly" in PAGE


def test_links_arrive() -> None:
    """Every link inside the page leads to an anchor that is there, once."""
    page = Page(PAGE)
    inside = {link[1:] for link in page.links if link.startswith("#")}
    assert inside <= set(page.ids)
    assert len(page.ids) == len(set(page.ids))


def test_every_statement_has_its_words_and_its_note() -> None:
    """Each statement and assertion has an anchor at its words, each that counts a note beside them."""
    ids = set(Page(PAGE).ids)
    assert {f"r1-{one.id}" for one in (*READING.statements, *READING.assertions)} <= ids
    assert {f"r1-n{one.id}" for one in READING.statements} <= ids


def test_a_text_without_its_punctuation_is_told_of() -> None:
    """The note stands in the head of the article."""
    told = "Hardly a comma in 412 words"
    assert told in to_html([replace(READING, coverage=replace(READING.coverage, without_commas=412))])
    assert told not in PAGE


def test_several_articles() -> None:
    """Several articles stand on one page without sharing anchors; the page is named after the first."""
    page = Page(to_html([READING, READING]))
    assert len(page.ids) == len(set(page.ids))
    assert {link[1:] for link in page.links if link.startswith("#")} <= set(page.ids)


def test_a_page_can_be_written_article_by_article() -> None:
    """What stands around the articles and each of them make up the page."""
    start, end = page_around("Minister: dam will hold")
    assert start + article_html(READING) + end == PAGE


def test_hostile_fields_are_escaped() -> None:
    """Titles, outlets, notes and addresses are text, whatever stands in them."""
    bad = '"><script>alert(1)</script>'
    article = replace(
        READING.article, outlet=bad, authors=(bad,), notes=(bad,), file=bad, url=f"javascript:alert(1){bad}"
    )
    page = to_html([replace(READING, article=article)])
    assert page.count("<script>") == 1
    assert not any(link.startswith("javascript") for link in Page(page).links)


def test_control_characters_are_shown() -> None:
    """Control characters stand as visible escapes."""
    article = replace(READING.article, text=TEXT.replace("Nobody", "N\x00\x1b\u202edy"))
    assert not re.search("[\x00-\x08\x0b-\x1f\u202e]", to_html([replace(READING, article=article)]))


def test_a_citation_with_controls_stays_exact() -> None:
    """What is copied is exact even where what is shown has escapes."""
    article = replace(READING.article, outlet="Brook\u202e Daily")
    made = replace(READING, article=article)
    exact = [json.loads(unescape(one)) for one in re.findall(r'data-exact="([^"]*)"', to_html([made]))]
    assert citation(made, made.statements[1]) in exact


def test_each_voice_has_a_line_besides_its_colour() -> None:
    """Two speakers differ in line style where colours are not seen, in their words and in their notes."""
    assert "@media (forced-colors: active), (prefers-contrast: more), print {\n  .l1" in PAGE
    assert re.search(r'class="said v0 l0[^"]*" id="r1-s2"', PAGE)
    assert re.search(r'class="said v1 l1[^"]*" id="r1-s3"', PAGE)
    assert 'class="note voice v1 l1' in PAGE


def notes(reading: object = READING, **options: object) -> dict[str, tuple[str, str, str]]:
    """Return kind, who and how of each outermost line of an article's page, by the first id."""
    made = article_page(reading, **options)  # type: ignore[arg-type]
    every = [
        *(made.head.notes if made.head else ()),
        *(note for one in made.paragraphs for note in one.notes),
    ]
    return {
        line.ids[0]: (note.kind, note.who.words, " · ".join(bit.words for bit in line.bits))
        for note in every
        for line in note.lines
        if line.ids
    }


def test_notes() -> None:
    """A note says who and how: act, certainty, to whom, when, what answers it."""
    assert notes() == {
        "s1": ("voice", "Ana Ruiz", "predicts"),
        "a1": ("own", "Own voice", "no source named · 1 March 2026"),
        "s2": ("voice", "Ana Ruiz", "says · to Valley Post · 2 March 2026"),
        "s3": ("voice", "Two officials", "predict · conditional"),
        "s4": (
            "voice",
            "Two officials",
            "“They” · accuse · about Korvan Ltd · declined by Korvan Ltd (5) · unsure who",
        ),
        "s5": ("silent", "Korvan Ltd", "declines · answers Two officials (4)"),
        "s6": ("voice", "Ana Ruiz", "claims · on the say-so of engineers"),
        "s8": ("again", "The same again", "2 Ana Ruiz"),
    }


def test_what_stands_inside_anothers_words_stands_inside_its_note() -> None:
    """A nested statement is told in the note of its host."""
    made = article_page(READING)
    hosts = [line for one in made.paragraphs for note in one.notes for line in note.lines if line.inner]
    assert [(line.ids, [note.who.words for note in line.inner]) for line in hosts] == [
        (("s6",), ["engineers"])
    ]


def test_who_is_left_open() -> None:
    """Where the speaker is open those who could be meant are named, and their words look open."""
    said = replace(READING.statements[3], speaker=None, candidates=((RUIZ, 0.5), (KORVAN, 0.4)))
    made = replace(READING, statements=(*READING.statements[:3], said, *READING.statements[4:]))
    kind, who, how = notes(made)["s4"]
    assert (kind, who) == ("open", "Ana Ruiz, or Korvan Ltd")
    assert "left open" in how
    assert re.search(r'class="said v6 open" id="r1-s4"', to_html([made]))


def cells(reading: Reading = READING) -> dict[str, tuple[str, list[tuple[str, list[str]]]]]:
    """Return for each cell its first words and its facts with their names."""
    return {
        cell.heading: (cell.big, [(fact.words, [one.words for one in fact.names]) for fact in cell.facts])
        for cell in article_page(reading).cells
    }


SILENT, NAMELESS = "Did not answer, was not heard", "Rests on nobody named"


def with_statement(number: int, **fields: object) -> Reading:
    """Return the reading with one of its statements changed."""
    said = list(READING.statements)
    said[number - 1] = replace(said[number - 1], **fields)  # type: ignore[arg-type]
    return replace(READING, statements=tuple(said))


def test_first_facts() -> None:
    """Four facts, counted: who is heard, what rests on nobody named, who did not answer, what is denied."""
    assert cells() == {
        "Who is heard": ("2 voices, 1 by name", [
            ("most words", ["Ana Ruiz"]),
            ("heard only through others", ["engineers"]),
        ]),
        NAMELESS: ("3 of 6 passages", [
            ("35 % of the words", []),
            ("own voice", ["1 passage"]),
            ("unnamed, 2 passages (23 %)", ["Two officials"]),
        ]),
        SILENT: ("1 declined", [("declined", ["Korvan Ltd"])]),  # accused, so not told to be unheard as well
        "Denied": ("None found here", []),
    }  # fmt: skip


def test_who_is_accused_and_not_heard() -> None:
    """Who is accused and not heard is told with the accuser and the words of the accusation, linked."""
    without = replace(READING, statements=(*READING.statements[:4], *READING.statements[5:]))
    ((cell, told, named),) = [
        (cell, fact.words, fact.names[0])
        for cell in article_page(without).cells
        for fact in cell.facts
        if fact.words.startswith("accused")
    ]
    assert (cell.heading, cell.big, told) == (SILENT, "1 not heard", "accused, not heard")
    assert (named.words, named.href, named.quoted) == (
        "Korvan Ltd",
        "#r1-s4",
        "the builder, Korvan Ltd, of saving on steel",
    )
    assert [(one.words, one.href) for one in named.by] == [("Two officials", "#r1-s4")]


def test_who_did_not_reply_is_told_apart_from_who_declined() -> None:
    """A missing reply stands by itself, with the words that tell it."""
    assert cells(with_statement(5, act=Act.NO_REPLY))[SILENT] == (
        "1 without reply",
        [("did not reply", ["Korvan Ltd"])],
    )
    assert '<q dir="auto">declined to comment</q>' in PAGE


def test_turning_something_down_is_no_denial_and_no_silence() -> None:
    """Who turns an offer down denies nothing and is not told to have kept silent."""
    made = cells(with_statement(5, stance=Stance.DENIES))
    assert (made[SILENT], made["Denied"][0]) == (("None found here", []), "None found here")


def test_those_with_as_many_words_are_told_together() -> None:
    """Who has as large a share as the loudest is named beside it."""
    said = replace(READING.statements[2], speaker=OFFICIALS, content=READING.statements[1].content)
    made = replace(
        READING, statements=(READING.statements[1], replace(said, content=(at("the wall would probably"),)))
    )
    assert cells(made)["Who is heard"][1][0][0] == "most words"
    two = (
        replace(READING.statements[1], content=(at("dam will hold"),)),
        replace(said, content=(at("of saving on"),)),
    )
    assert cells(replace(READING, statements=two))["Who is heard"][1] == [
        ("most words", ["Ana Ruiz", "Two officials"])
    ]


def test_a_body_stands_beside_who_speaks_for_it() -> None:
    """The body whose own the loudest is written, or cited, to be is named beside."""
    bodies = replace(
        READING.statements[4], act=Act.SAY, stance=Stance.ASSERTS, content=(at("“so-called inspection”"),)
    )
    of_korvan = replace(READING.statements[1], chain=(RUIZ, KORVAN))
    made = replace(READING, statements=(of_korvan, bodies))
    assert ("speaks for", ["Korvan Ltd"]) in cells(made)["Who is heard"][1]


def test_who_is_known_by_a_role_has_no_name() -> None:
    """A role without a name is told apart from no name; a name behind a title is a name."""
    for name, told in (("the harbour master", "by role only"), ("Deputy Minister Orla q.", "")):
        party = replace(OFFICIALS, name=name, kind=PartyKind.DESCRIBED)
        facts = cells(with_statement(3, speaker=party))[NAMELESS][1]
        assert [words.partition(",")[0] for words, names in facts if names == [name]] == (
            [told] if told else []
        )


def test_where_else_it_stands() -> None:
    """With a store it is told how many articles tell the same, each note leads to its trail."""
    told = ToldElsewhere(claim="c12", articles=7, origins=1)
    elsewhere = Elsewhere(
        known=True, claims={"s2": told}, same_words=2, before="/article/x", after="/article/y"
    )
    page = to_html([READING], links=ServerLinks(), elsewhere=elsewhere)
    assert '<a href="/claim/c12" data-key="t">in 7 articles, 1 origin</a>' in page
    assert "the same words in 2 other articles" in page
    assert '<a href="#r1-s2">in 7 articles, 1 origin</a>' in page
    assert '<a href="/article/y" rel="next" data-key="]">' in page
    assert f'<a href="/article/{READING.article.id}.json">JSON</a>' in page


def test_a_page_alone_names_no_place_that_is_not_there() -> None:
    """Without a store nothing is said of elsewhere, and no other page is linked."""
    assert "Elsewhere" not in PAGE
    assert all(link.startswith(("#", "https://valley.example/")) for link in Page(PAGE).links)


def test_a_link_leads_to_the_words_in_the_original() -> None:
    """The original is linked with the words as a text fragment, only where its address is the web's."""
    assert 'href="https://valley.example/dam?a=1&amp;b=2#:~:text=' in PAGE


def test_a_long_paragraph_is_laid_out_in_parts() -> None:
    """Parts end with sentences and cut nothing that is said; together they are the paragraph."""
    line = TEXT.splitlines()[6]
    text = TEXT.replace(line, " ".join([line] * 12))
    blocks = [*READING.article.blocks[:6]]
    start = text.index(line)
    blocks.append(
        replace(READING.article.blocks[6], span=type(blocks[0].span)(start, start + 12 * len(line) + 11))
    )
    article = replace(READING.article, text=text, blocks=tuple(blocks), id="")
    kept = tuple(one for one in READING.statements if one.id != "s8")
    made = replace(
        READING, article=article, statements=kept, repeats=(), wording=(),
        coverage=replace(READING.coverage, unread=()), quotations=(),
    )  # fmt: skip
    rows = [one.row for one in article_page(made).paragraphs]
    parts = [row for row in rows if row.span.start >= start and row.kind == "paragraph"]
    assert [row.more for row in parts] == [False, True]
    assert "".join(row.span.of(text) for row in parts) == blocks[6].span.of(text)
    assert all(row.span.of(text).rstrip().endswith("cost.") for row in parts)


def test_no_verdict() -> None:
    """The page rules on nothing, and holds no name of a rule's machine."""
    bare = re.sub(r"<style>.*?</style>|<script>.*?</script>|<[^>]+>", " ", PAGE, flags=re.DOTALL)
    words = set(re.findall(r"\w+", bare.casefold()))
    assert not words & {"true", "false", "credible", "reliable", "bias", "trust", "misleading"}
    assert not re.search(r"\.\d\d\b|\w:\w", bare.replace("https:", ""))


def test_weak_statements_are_folded() -> None:
    """They stand folded beside their paragraph, with their count, and are not marked in the text."""
    page = to_html([weakened("s3", "s6")])
    seen = Page(page)
    assert seen.open == []
    assert page.count("<summary>1 weaker reading</summary>") == 2
    assert "2 weaker readings: likely wrong, so folded beside their paragraphs." in page
    assert {"r1-ns3", "r1-ns6"} <= set(seen.ids)
    assert not re.search(r'class="said[^"]*" id="r1-s3"', page)
    assert {link[1:] for link in seen.links if link.startswith("#")} <= set(seen.ids)
    assert "".join(seen.text).split() == TEXT.split()


def test_weak_statements_stand_among_the_others_where_asked_for() -> None:
    """Nothing is folded; a weak one is called so in its line."""
    page = to_html([weakened("s3")], weak=True)
    assert 'class="weaker"' not in page
    assert "<b>weaker reading</b>" in page
    assert re.search(r'class="said v1 l1[^"]*" id="r1-s3"', page)


@pytest.mark.parametrize("cut", ["", "No title here.\n"])
def test_an_article_with_nothing_in_it(cut: str) -> None:
    """Without statements the facts say that none were found; an article without a title is named."""
    article = replace(READING.article, text=cut + "x", blocks=(), id="")
    made = replace(
        READING, article=article, parties=(), statements=(), assertions=(), quotations=(), times=(),
        quantities=(), places=(), wording=(), repeats=(), coverage=replace(READING.coverage, unread=()),
    )  # fmt: skip
    page = to_html([made])
    assert Page(page).open == []
    assert "None found here" in page
    assert "<h1" in page


def test_a_quotation_that_nobody_says_is_noted() -> None:
    """Its words look open and have an anchor; its note leads to them."""
    made = replace(READING, statements=tuple(one for one in READING.statements if one.id not in {"s6", "s7"}))
    page = to_html([made])
    start = TEXT.index("“no repair is needed”")
    assert (
        f'<span class="said open v6" id="r1-q{start}" data-s="q{start}">“no repair is needed”</span>' in page
    )
    assert f'<a href="#r1-q{start}">Quoted</a>' in page
    assert {link[1:] for link in Page(page).links if link.startswith("#")} <= set(Page(page).ids)


def test_a_command_for_the_data() -> None:
    """A page that stands alone tells how to get the same as data."""
    assert "<code>sayso read dam.txt -f json</code>" in PAGE


def nested(hosts: dict[str, str | None]) -> Reading:
    """Return a reading of statements over the same words, each inside the one that is named."""
    span = READING.statements[2].content
    said = tuple(
        replace(READING.statements[2], id=one, nested_in=host, content=span) for one, host in hosts.items()
    )
    return replace(READING, statements=said)


def test_what_is_nested_without_end() -> None:
    """Text that nests a thousand deep is shown, its notes in few boxes and none left out."""
    hosts = {f"s{row}": f"s{row - 1}" if row > 1 else None for row in range(1, 1001)}
    page = Page(to_html([nested(hosts)]))
    assert {f"r1-n{one}" for one in hosts} <= set(page.ids)
    assert "".join(page.text).split() == TEXT.split()


def test_what_is_nested_in_a_circle() -> None:
    """Statements inside each other are shown all the same."""
    page = Page(to_html([nested({"s1": "s2", "s2": "s1", "s3": "s3"})]))
    assert {"r1-ns1", "r1-ns2", "r1-ns3"} <= set(page.ids)


def test_the_sources_own_words() -> None:
    """What the article calls its source stands in the note where it is neither its name nor the role told."""
    made = article_page(READING)
    bits = {line.ids[0]: line.bits[0] for one in made.paragraphs for note in one.notes for line in note.lines}
    assert (bits["s4"].words, bits["s4"].kind) == ("“They”", "as")
    assert bits["s6"].words == "claims"
    # "They" is no part of a name that holds its letters.
    party = replace(RUIZ, name="Theyer Ltd", roles=())
    said = replace(READING.statements[3], speaker=party)
    assert notes(replace(READING, statements=(said,)))["s4"][2].startswith("“They”")
