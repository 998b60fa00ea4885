"""The commands as data: the parser, the help and docs/cli.md are all made from this table."""

from sayso.cli.checks import count, date, language, period

TYPE_CHECKING = False  # importing `typing` would take as long as starting Python
if TYPE_CHECKING:
    from typing import Any


class Argument:
    """One argument or option of a command; `settings` go to the parser as they are."""

    def __init__(self, *names: str, says: str, **settings: "Any") -> None:  # noqa: ANN401 — argparse's own
        self.names = names
        self.says = says
        self.settings = settings


class Command:
    """One command: what it does in a line beginning with a verb, more about it, and an example to paste."""

    def __init__(
        self, name: str, summary: str, about: str, arguments: tuple[Argument, ...], example: str
    ) -> None:
        self.name = name
        self.summary = summary
        self.about = about
        self.arguments = arguments
        self.example = example


_PATHS = Argument(
    "paths",
    says="files or folders; '-' or a pipe is standard input, a folder is read whole",
    nargs="*",
    metavar="PATH",
)
_PATH = Argument("path", says="the file to read; '-' is standard input", metavar="PATH")
_OUT = Argument("-o", "--output", says="write to FILE instead of standard output", metavar="FILE")
_STRICT = Argument(
    "--strict", says="leave with code 5 where a language is not supported", action="store_true"
)
_MODEL = Argument(
    "--model",
    says="what looks for statements: network (with the rules), or rules alone (default: network)",
    choices=("network", "rules"),
    default="network",
    metavar="MODEL",
)
_JOBS = Argument(
    "--jobs",
    says="read with so many processes (default: one a core)",
    type=count,
    metavar="N",
)
_NO_MERGE = Argument(
    "--no-merge",
    says='join this form, as written, with no other ("Ruiz", "the minister"); can be given again',
    action="append",
    default=[],
    metavar="NAME",
)
_EXAMPLE = Argument(
    "--example", says="read the three example articles that come with sayso", action="store_true"
)
_GIVEN = (
    Argument(
        "--published",
        says="date of publication, ISO 8601; goes before any in the input",
        metavar="DATE",
        type=date,
    ),
    Argument("--url", says="address of the article; goes before any in the input", metavar="URL"),
    Argument("--outlet", says="name of the outlet; goes before any in the input", metavar="NAME"),
    Argument(
        "--language",
        says="language code, such as en; guessed where it is left out",
        metavar="CODE",
        type=language,
    ),
)


def _format(*choices: str) -> Argument:
    says = f"output format: {', '.join(choices)} (default: {choices[0]})"
    return Argument("-f", "--format", says=says, choices=choices, default=choices[0], metavar="FORMAT")


_PIPED = "echo 'The river will rise, mayor Ida Brook said.' | sayso"

COMMANDS = (
    Command(
        "read",
        "Read articles and show who says what, in exactly which words.",
        "Reads plain text, records, saved HTML pages and JSON Lines. Nothing is stored or sent.\n"
        "One article gives one JSON object, several give an array; jsonl is always one object a line.",
        (
            _PATHS,
            _format("text", "json", "jsonl", "html", "csv"),
            Argument(
                "--layers",
                says="list times, numbers, places with their values (text); in csv a table of them and of "
                "assertions and wording instead of statements; json and html always hold them",
                action="store_true",
            ),
            *_GIVEN,
            _MODEL,
            _NO_MERGE,
            _JOBS,
            _STRICT,
            _OUT,
            _EXAMPLE,
        ),
        "sayso read --example",
    ),
    Command(
        "sources",
        "Show who got to speak, on whose say-so, and who was accused and not heard.",
        "Each article, then all together: speakers by kind with their share of the words, named or unnamed,\n"
        "accusations with their answers, parties spoken of but not heard. Every count has its denominator.\n"
        "The same person or body is counted as one across articles, on evidence that -f json shows.",
        (
            _PATHS,
            _format("text", "json", "csv"),
            *_GIVEN,
            _MODEL,
            _STRICT,
            _OUT,
            Argument("--total", says="leave out the single articles (text only)", action="store_true"),
            _NO_MERGE,
            _JOBS,
            _EXAMPLE,
        ),
        "sayso sources --example",
    ),
    Command(
        "timeline",
        "Show events in the order of their time, with who says so.",
        "Every statement and assertion that tells when its event was: the time as value and as written,\n"
        "who says so and on whose say-so, how sure, in which words, where. Who tells the same day stands\n"
        "side by side; nothing is merged. Values: 2026, 2026-03, 2026-W10 (a week), 2026-03-08TEV (evening).",
        (
            _PATHS,
            _format("text", "json", "csv"),
            Argument(
                "--since",
                says="leave out what ended before DATE: 2026, 2026-03, 2026-W10, 2026-03-08",
                metavar="DATE",
                type=period,
            ),
            Argument("--until", says="leave out what began after DATE", metavar="DATE", type=period),
            Argument(
                "--speaker",
                says="only what NAME says, in whole or through others; an outlet's name: its own voice",
                metavar="NAME",
            ),
            *_GIVEN,
            _MODEL,
            _NO_MERGE,
            _JOBS,
            _STRICT,
            _OUT,
            _EXAMPLE,
        ),
        "sayso timeline --example",
    ),
    Command(
        "explain",
        "Explain which rule found a statement, and what it was chosen over.",
        "Without N every statement is explained. N is the number that `sayso read` shows.",
        (
            _PATH,
            Argument("number", says="number of the statement", nargs="?", metavar="N"),
            _format("text", "json"),
            *_GIVEN,
            _MODEL,
            _NO_MERGE,
        ),
        f"{_PIPED} explain - 1",
    ),
    Command(
        "coverage",
        "Show what was understood and what was not, with the words.",
        "Every count stands beside its denominator.",
        (_PATHS, _format("text", "json"), *_GIVEN, _MODEL, _JOBS),
        f"{_PIPED} coverage -",
    ),
    Command(
        "evaluate",
        "Score a stage against gold text.",
        "Without FOLDER the gold is looked for where it usually lies: polnear/dev, meantime and plover\n"
        "under the folder that SAYSO_DATA names, evals/speakers in the project. None comes with the package.",
        (
            Argument(
                "stage",
                says="one of acts, attribution, certainty, quantities, speakers, times, voice",
                choices=("acts", "attribution", "certainty", "quantities", "speakers", "times", "voice"),
                metavar="STAGE",
            ),
            Argument(
                "folder",
                says="gold text: brat (attribution), own articles (speakers), GUM (attribution, speakers, "
                "times), MEANTIME (certainty, quantities, times), PLOVER (acts), Retold (certainty, voice)",
                nargs="?",
                metavar="FOLDER",
            ),
            _format("text", "json"),
            _MODEL,
        ),
        'sayso evaluate attribution "$SAYSO_DATA/polnear/dev"',
    ),
    Command(
        "info",
        "Show version, language packs and models.",
        "What another machine needs to get the same reading.",
        (_format("text", "json"),),
        "sayso info",
    ),
)
