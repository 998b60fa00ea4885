"""Chains: from who speaks to who stands behind, each step with its words."""

import pytest

from sayso.languages.pack import load_pack
from tests.stages.cast import Cast

SOURCING = load_pack("en").table("sourcing")


def chain(cast: Cast, row: int = 0) -> list[str]:
    """Return the names from the source to the origin."""
    return [cast.by_id[one].name for one in cast.found.chain[row]]


def words(cast: Cast, row: int = 0) -> list[str]:
    """Return the words of the last step."""
    return cast.words(cast.found.chain_words[row][-1])


BEHIND = [
    ("{Marla Ohl}, a spokeswoman for the Ossmark ministry, said so.", "the Ossmark ministry"),
    ("{A spokesperson for the Halden Water Board} said so.", "Halden Water Board"),
    ("{Halden Water Board spokeswoman Dagny Roe} said so.", "Halden Water Board"),
    (
        "{Observatory chief Ana Ruiz} said so. The Halden Observatory for Rights counts.",
        "Halden Observatory for Rights",
    ),
    ("{The manager of Orme hospital Ana Ruiz} said so.", "Orme hospital"),
    ("{Vendish campaign manager Ana Ruiz} said so.", "Vendish campaign"),
    ("{Ana Ruiz}, a lawyer for Tom Vale, said so.", "Tom Vale"),
    ("{An official at the water ministry} said so.", "the water ministry"),
    ("Nine clinics were hit, said {Ana Ruiz of Doctors of the Delta}.", "Doctors of the Delta"),
    ("{Ana Ruiz from the Red Lantern relief agency} said so.", "the Red Lantern relief agency"),
    ("A report by the Halden Roundtable came out. {The report} said so.", "Halden Roundtable"),
    ("{The Marrow Observatory’s report} said so.", "Marrow Observatory"),
    ("{A poll commissioned by the Halden Herald} said so.", "Halden Herald"),
    ("The study was published by the Halden Roundtable. {The study} said so.", "Halden Roundtable"),
    ("{A Halden Council report} said so.", "Halden Council"),
    ("The Office for Seeds said in a statement it was late. {The statement} said so.", "Office for Seeds"),
    ("{A volunteer with the Halden Water Board} said so.", "Halden Water Board"),
    ("{Halden Water Board workers} said so.", "Halden Water Board"),
    ("{Ana Ruiz, who heads the Halden Observatory}, said so.", "Halden Observatory"),
    ("{Ana Ruiz, who works for the Halden Water Board}, said so.", "Halden Water Board"),
    ("{Orme Police Sgt. Ida Brook} said so.", "Orme Police"),
    ("The Vale campaign met. {Vale’s senior adviser Tom Orme} said so.", "The Vale campaign"),
    ("{Harbour Minister Ida Brook} said so. The harbour ministry was late.", "The harbour ministry"),
    (
        "{The head of the Norway-based monitoring group Ana Ruiz} said so. The Halden Observatory counts.",
        "Halden Observatory",
    ),
    (
        "{The chairman of the Halden Network for Human Rights Ana Ruiz Vale} said so.",
        "Halden Network for Human Rights",
    ),
    ("{RNC Chairman Tom Vale} said so.", "RNC"),
    ("{White House Press Secretary Ida Brook} said so.", "White House"),
    ("{Halden Fire Department Capt. Ida Brook} said so.", "Halden Fire Department"),
    ("{Lt. Ida Brook of the Halden Fire Department} said so.", "Halden Fire Department"),
    ("{Orme police Lt. Ida Brook} said so, and left.", "Orme police"),
    (
        "{Undersheriff Tom Vale} said so. The Orme County Sheriff's Department met.",
        "Orme County Sheriff's Department",
    ),
    ("{The Foreign Secretary, Ida Brook,} said so. The Foreign Office denied it.", "Foreign Office"),
    ("Ida Brook left. {Her lawyer, Tom Vale,} said so.", "Ida Brook"),
    ("It was late, said {attorney Tom Vale, who represents Ida Brook}.", "Ida Brook"),
    ("Ida Vale won. {Vale press secretary Tom Orme} said so.", "Ida Vale"),
    ("{Ida Brook, Vale’s campaign manager,} said so. {Tom Vale} said more.", "Vale’s campaign"),
    ("{the former harbour minister’s spokeswoman} said so.", "the former harbour minister"),
    ("{Orme Herald editor-in-chief Ida Brook} said so.", "Orme Herald"),
    ("{Housing director Ida Brook of the Halden council} said so.", "the Halden council"),
    ("{Ida Brook, head of communications at Mondeva,} said so.", "Mondeva"),
    ("{Ida Brook, head of the aid group Halden Help,} said so.", "Halden Help"),
    ("{Ida Brook, an activist for the coastal group Greenwave,} said so.", "Greenwave"),
    ("The Halden Observatory counts. {The Observatorys founder Ida Brook} said so", "Halden Observatory"),
]


@pytest.mark.parametrize(("marked", "origin"), BEHIND, ids=[origin for _, origin in BEHIND])
def test_who_stands_behind(marked: str, origin: str) -> None:
    """An office leads to its body, a document to who made it."""
    assert chain(Cast(marked))[-1] == origin


ALONE = [
    ("a former office", "{Ana Ruiz}, a former director of the Halden Water Board, said so."),
    ("an expert", "{Ana Ruiz}, a professor at Halden University, said so."),
    ("a school", "{Ana Ruiz of Halden University} said so."),
    ("the head of a country", "{Ana Ruiz}, president of Norway, said so."),
    ("a person’s aide", "{Ana Ruiz}, an adviser to Tom Vale, said so."),
    ("workers of a place", "{Workers from Norway} said so."),
    ("a minister without a ministry", "{Harbour Minister Ida Brook} said so."),
    ("a place", "{An official in Norway} said so."),
    ("a former director by title", "{Former FBI Director Tom Vale} said so."),
    ("the chairman of elected people", "{Senate Roads Committee Chairman Tom Vale} said so."),
    ("the president of a school", "{Halden University President Ida Brook} said so."),
    ("the head of a staff", "{Ida Brook, chief of staff to Gov. Tom Vale,} said so."),
    ("who worked for a body once", "{Ida Brook, who had worked for the Halden council,} said so."),
    ("those who are polled", "{A poll of voters} said so."),
    ("a reason cited", "{Ida Brook, citing her long experience,} said so."),
    ("an example cited", "{Halden News, citing Ida Brook as an example,} said so."),
    ("a filing", "{A Halden Court filing} said so."),
]


@pytest.mark.parametrize("marked", [marked for _, marked in ALONE], ids=[name for name, _ in ALONE])
def test_who_speaks_alone(marked: str) -> None:
    """Who holds no office of a body, or no longer, speaks for himself."""
    assert len(chain(Cast(marked))) == 1


def test_a_pronoun_keeps_the_body_behind() -> None:
    """Who was called a spokeswoman once speaks for the ministry further on, by the same words."""
    cast = Cast("{Marla Ohl}, a spokeswoman for the Ossmark ministry, said so. {She} said more.")
    assert chain(cast, 1) == ["Marla Ohl", "the Ossmark ministry"]
    assert words(cast, 1) == ["a spokeswoman for the Ossmark ministry"]


def test_each_step_has_its_words() -> None:
    """The first step has the source, each further one the words that lead on."""
    cast = Cast("{Northline}, citing the Halden Observatory, said so.")
    assert [cast.words(one) for one in cast.found.chain_words[0]] == [
        ["Northline"],
        ["citing the Halden Observatory"],
    ]


def test_who_is_quoted_stands_behind() -> None:
    """What the verb itself says of somebody leads to him: "quoted … as saying"."""
    cast = Cast("{Norvia Press} quoted the Marrow Observatory as saying that nine people were killed.")
    assert chain(cast) == ["Norvia Press", "Marrow Observatory"]


def test_a_report_that_cites_somebody_leads_on() -> None:
    """Whom a report cites stands behind the paper that published it."""
    cast = Cast("{The Halden Herald} published a report citing the harbour police.")
    assert chain(cast) == ["Halden Herald", "the harbour police"]


@pytest.mark.parametrize("row", SOURCING["officer"], ids=lambda row: str(row["noun"]))
def test_each_rank_of_a_body(row: dict[str, str]) -> None:
    """The example of each rank leads to the police or the army."""
    source, _, rest = row["example"].partition(" said")
    assert chain(Cast(f"{{{source}}} said{rest}"))[-1] in {"Halden Police", "Halden Army"}


@pytest.mark.parametrize("row", SOURCING["elected"], ids=lambda row: str(row["word"]))
def test_each_body_of_elected_people(row: dict[str, str]) -> None:
    """The chairman in the example of each word speaks alone."""
    source, _, rest = row["example"].partition(" said")
    assert len(chain(Cast(f"{{{source}}} said{rest}"))) == 1


@pytest.mark.parametrize(
    "row", [*SOURCING["spoken_for"], *SOURCING["acting"]], ids=lambda row: str(row.get("noun", "Vale"))
)
def test_each_who_is_spoken_for(row: dict[str, str]) -> None:
    """The example of each leads to those who have a spokesman or a lawyer."""
    source, _, rest = row["example"].partition(" said")
    assert chain(Cast(f"{{{source}}} said{rest}"))[-1] == row.get("noun", "Vale")


@pytest.mark.parametrize("row", SOURCING["serving"], ids=lambda row: str(row["noun"]))
def test_each_who_is_there_for_a_body(row: dict[str, str]) -> None:
    """The example of each noun leads to the council."""
    source, _, rest = row["example"].partition(" said")
    assert chain(Cast(f"{{{source}}} said{rest}"))[-1] == "the Halden council"


@pytest.mark.parametrize("row", [*SOURCING["heading"], *SOURCING["working"]], ids=lambda row: row["lemma"])
def test_each_way_to_head_a_body_or_work_for_it(row: dict[str, str]) -> None:
    """The example of each verb leads to the council."""
    source, _, rest = row["example"].partition(", said")
    assert chain(Cast(f"{{{source}}}, said{rest}"))[-1] == "the Halden council"


@pytest.mark.parametrize("row", SOURCING["making"], ids=lambda row: str(row["lemma"]))
def test_each_way_to_make_a_document(row: dict[str, str]) -> None:
    """The one behind "by" made it."""
    source, _, rest = row["example"].partition(" said")
    assert chain(Cast(f"{{{source}}} said{rest}"))[-1] == "the ministry"
