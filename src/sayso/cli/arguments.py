"""The arguments of commands as data: those that several share, and the choices they offer."""

from sayso.cli.checks import act, count, date, language, seconds, speaker

TYPE_CHECKING = False  # importing `typing` would take as long as starting Python
if TYPE_CHECKING:
    from typing import Any


class Argument:
    """One argument or option of a command; `settings` go to the parser as they are."""

    def __init__(self, *names: str, says: str, **settings: "Any") -> None:  # noqa: ANN401 — argparse's own
        self.names = names
        self.says = says
        self.settings = settings


# What every command takes, before its name or after it.
QUIET = Argument(
    "-q",
    "--quiet",
    says="print no notes and no progress; what went wrong is told in any case",
    action="store_true",
)
NO_PAGER = Argument(
    "--no-pager", says="print at once what is longer than the terminal, without a pager", action="store_true"
)
COMMON = (QUIET, NO_PAGER)

PATHS = Argument(
    "paths",
    says="files or folders; '-' or a pipe is standard input, a folder is read whole; the id or the address "
    "of an article in the store",
    nargs="*",
    metavar="PATH",
)
PATH = Argument(
    "path",
    says="the file to read; '-' is standard input; the id or the address of an article in the store",
    metavar="PATH",
)
OUT = Argument("-o", "--output", says="write to FILE instead of standard output", metavar="FILE")
OUT_TABLE = Argument(
    "-o",
    "--output",
    says="write to FILE instead of standard output, in the form of its ending (.csv, .json, .html …) where "
    "there is no -f; a table to FILE.xlsx as a workbook",
    metavar="FILE",
)
# What the ending of a name asks for; forms that no command writes too: nobody means text by such a name.
ENDINGS = {
    ".txt": "text",
    ".csv": "csv",
    ".xlsx": "csv",  # as a workbook: see `open_table`
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".html": "html",
    ".htm": "html",
    ".atom": "atom",
    ".tsv": "tsv",
    ".xls": "xls",
    ".ods": "ods",
    ".parquet": "parquet",
    ".pdf": "pdf",
    ".docx": "docx",
}
STRICT = Argument("--strict", says="leave with code 5 where a language is not supported", action="store_true")
JOBS = Argument(
    "--jobs",
    says="read with so many processes (default: one a core)",
    type=count,
    metavar="N",
)
TIME = Argument(
    "--limit",
    says="leave out an article that takes more seconds of processor time (default: 120; 0: no limit)",
    type=seconds,
    default=120,
    metavar="SECONDS",
    dest="time",
)
NO_CACHE = Argument(
    "--no-cache",
    says="read anew, and keep nothing of it; otherwise what was printed is kept for you, for 30 days",
    action="store_true",
)
NO_MERGE = Argument(
    "--no-merge",
    says='join this form, as written, with no other ("Ruiz", "the minister"); can be given again',
    action="append",
    default=[],
    metavar="NAME",
)
ALL = Argument(
    "--all",
    says="show weaker readings too: statements too likely wrong to be printed",
    action="store_true",
    dest="weak",
)
LAYERS = Argument(
    "--layers",
    says="list times, numbers, places with their values (text); in csv a table of them and of "
    "assertions and wording instead of statements; json and html always hold them",
    action="store_true",
)
ALL_CHANGES = Argument(
    "--all",
    says="tell the changes that are less sure too, and show weaker readings",
    action="store_true",
    dest="weak",
)
DETAILS = Argument(
    "--details",
    says="tell of each statement its hedges, times, place in characters and how sure it is (text only)",
    action="store_true",
)
ALL_COPIES = Argument(
    "--all",
    says="show weaker readings too, and every copy of an article and every superseded version by itself",
    action="store_true",
    dest="weak",
)
EXAMPLE = Argument(
    "--example", says="read the three example articles that come with sayso", action="store_true"
)
GIVEN = (
    Argument(
        "--published",
        says="date of publication, ISO 8601; goes before any in the input",
        metavar="DATE",
        type=date,
    ),
    Argument("--url", says="address of the article; goes before any in the input", metavar="URL"),
    Argument(
        "--outlet",
        says="name of the outlet; goes before any in the input, chooses in a store",
        metavar="NAME",
    ),
    Argument(
        "--language",
        says="language code, such as en; guessed where it is left out",
        metavar="CODE",
        type=language,
    ),
    Argument(
        "--repair",
        says="mend UTF-8 that was read as Windows-1252 (â€œ); a note tells it in any case",
        action="store_true",
    ),
)
STORE = Argument(
    "--store", says="the store (default: $SAYSO_STORE, else sayso.db in this folder)", metavar="FILE"
)
SINCE = Argument("--since", says="from this day, month or year on, ISO 8601", metavar="DATE", type=date)
UNTIL = Argument("--until", says="up to this day, month or year, ISO 8601", metavar="DATE", type=date)
TOLD_BETWEEN = (
    Argument(
        "--since",
        says="only claims told in an article of this day or later, ISO 8601",
        metavar="DATE",
        type=date,
    ),
    Argument(
        "--until",
        says="only claims told in an article of this day or earlier",
        metavar="DATE",
        type=date,
    ),
)
ACTS = (
    *("say", "claim", "announce", "confirm", "admit", "deny", "accuse", "criticise", "praise", "agree"),
    *("predict", "promise", "threaten", "warn", "demand", "urge", "ask", "decline", "no_reply", "know"),
    *("believe", "want", "plan", "fear", "other"),
)
STANCES = ("asserts", "denies", "unsaid", "asks")
CERTAINTIES = ("certain", "probable", "possible", "doubtful", "conditional")

# How a table is written.
TABLE = (
    Argument(
        "--columns",
        says="write a table of these columns: basic, or names with commas between (csv)",
        metavar="NAMES",
    ),
    Argument(
        "--bom",
        says="begin a table with a byte-order mark, by which Excel knows UTF-8 (csv)",
        action="store_true",
    ),
)

# What places in a store can be chosen by.
FILTERS = (
    Argument("--speaker", says="said by somebody whose name holds these words", metavar="NAME", type=speaker),
    Argument("--outlet", says="published by this outlet", metavar="NAME"),
    Argument(
        "--act",
        says="what the speaker does: deny, warn, accuse … (`sayso sources` has more accusations: see there)",
        choices=ACTS,
        metavar="ACT",
        type=act,
    ),
    Argument(
        "--stance",
        says="what the speaker does with the words: asserts, denies, asks, or leaves them unsaid",
        choices=STANCES,
        metavar="STANCE",
    ),
    Argument(
        "--certainty",
        says="certain, probable, possible, doubtful or conditional",
        choices=CERTAINTIES,
        metavar="LEVEL",
    ),
    SINCE,
    UNTIL,
)

# The parts of an article that a column of a table can hold.
COLUMNS = ("text", "title", "url", "outlet", "published", "authors", "language", "key")
COLUMN_OPTIONS = (
    *(
        Argument(
            f"--{part}-column",
            says=f"column of tables, or key of JSON objects, that holds the {part}; guessed where left out",
            metavar="NAME",
        )
        for part in COLUMNS
    ),
    Argument(
        "--keep-column",
        says="keep this column of tables, or key of JSON objects, with each article, for exports; can be "
        "given again",
        action="append",
        default=[],
        metavar="NAME",
        dest="own_columns",
    ),
)


# How parts are made.
MASTER = Argument(
    "--master",
    says="of parts on Spark: its master, such as local[2]; under spark-submit that of it",
    metavar="URL",
)
PARTS = (
    Argument(
        "--engine",
        says="where parts are read: local, or spark (default: local)",
        choices=("local", "spark"),
        default="local",
        metavar="ENGINE",
    ),
    MASTER,
    Argument("--shard", says="rows of a part (default: 1000)", type=count, default=1000, metavar="N"),
)


def form_of(*choices: str) -> Argument:
    """Return the option that chooses how results are written; the first choice is the usual one."""
    says = f"output format: {', '.join(choices)} (default: {choices[0]})"
    return Argument("-f", "--format", says=says, choices=choices, default=choices[0], metavar="FORMAT")


# As in report/exporting/formats.py, which a test compares: importing it would take too long for --help.
EXPORTS = (
    "jsonl",
    "csv",
    "parquet",
    "webannotation",
    "jsonld",
    "brat",
    "labelstudio",
    "docbin",
    "prov",
    "stix",
)
PIPED = "echo 'The river will rise, mayor Ida Brook said.' | sayso"
