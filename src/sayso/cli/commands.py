"""The commands as data: the parser, the help and docs/cli.md are all made from this table."""

from sayso.cli.arguments import (
    ALL,
    ALL_CHANGES,
    ALL_COPIES,
    COLUMN_OPTIONS,
    COMMON,
    DETAILS,
    EXAMPLE,
    EXPORTS,
    FILTERS,
    GIVEN,
    JOBS,
    LAYERS,
    MASTER,
    NO_CACHE,
    NO_MERGE,
    OUT_TABLE,
    PARTS,
    PATH,
    PATHS,
    PIPED,
    STORE,
    STRICT,
    TABLE,
    TIME,
    TOLD_BETWEEN,
    Argument,
    form_of,
)
from sayso.cli.checks import count, period, port


class Command:
    """One command: what it does in a line that begins with a verb, more about it, and examples to paste."""

    def __init__(
        self, name: str, summary: str, about: str, arguments: tuple[Argument, ...], example: str
    ) -> None:
        self.name = name
        self.summary = summary
        self.about = about
        self.arguments = arguments
        self.example = example

    @property
    def all_arguments(self) -> tuple[Argument, ...]:
        """Its arguments, with those that every command takes."""
        return (*self.arguments, *COMMON)


# A command whose name is a word of Python lives under another.
_MODULES = {"import": "importing", "help": "helping"}


def module_of(command: str) -> str:
    """Return the module that runs a command.

    >>> module_of("read"), module_of("import")
    ('sayso.cli.read', 'sayso.cli.importing')
    """
    return f"sayso.cli.{_MODULES.get(command, command)}"


SHELLS = ("bash", "zsh", "fish")

_WORKING = (
    Command(
        "read",
        "Read articles and show who says what, in exactly which words.",
        "Reads texts, Markdown, records, pages, JSON, tables, spreadsheets, PDF, web archives and exports.\n"
        "Nothing is sent.  The same input, read again within 30 days, is answered from your cache folder.\n"
        "One article gives one JSON object, several give an array; jsonl is always one object a line.\n"
        "json, jsonl and csv hold every statement, and tell the weak ones that text and html leave out.",
        (
            PATHS,
            STORE,
            form_of("text", "json", "jsonl", "html", "csv"),
            LAYERS,
            DETAILS,
            ALL,
            *GIVEN,
            *COLUMN_OPTIONS,
            NO_MERGE,
            JOBS,
            TIME,
            NO_CACHE,
            STRICT,
            *TABLE,
            OUT_TABLE,
            EXAMPLE,
        ),
        "sayso read --example\nsayso read --example -f csv --columns basic",
    ),
    Command(
        "show",
        "Show an article of the store, or a file, as `read` does; or one statement ready to cite.",
        "WHAT is an id, six or more of its digits, an address, or a file. With N, the number that `read`\n"
        "shows in brackets, the statement is given as a citation: its words, who says them, outlet, date,\n"
        "address, characters and hash, and a link that opens the page at the words.",
        (
            Argument(
                "what", says="id or address of an article in the store, or a file", metavar="ID|URL|FILE"
            ),
            Argument("number", says="number of a statement, or of an assertion (a2)", nargs="?", metavar="N"),
            STORE,
            form_of("text", "json", "jsonl", "html", "csv"),
            LAYERS,
            DETAILS,
            ALL,
            *GIVEN,
            NO_MERGE,
            *TABLE,
            OUT_TABLE,
        ),
        "sayso show src/sayso/examples/1-velmouth-courier.txt 9",
    ),
    Command(
        "sources",
        "Show who got to speak, on whose say-so, and who was accused and not heard.",
        "Each article, then all together: speakers by kind with their share of the words, named or unnamed,\n"
        "accusations with their answers, parties spoken of but not heard. Every count has its denominator.\n"
        "An accusation is what the act accuse makes, or what says or claims that somebody did a wrong.\n"
        "The same person or body is counted as one across articles, on evidence that -f json shows.\n"
        "Copies of an article and superseded versions count with it.",
        (
            PATHS,
            STORE,
            form_of("text", "json", "csv"),
            *GIVEN,
            *COLUMN_OPTIONS,
            STRICT,
            *TABLE,
            OUT_TABLE,
            Argument("--total", says="leave out the single articles (text only)", action="store_true"),
            ALL_COPIES,
            NO_MERGE,
            JOBS,
            TIME,
            EXAMPLE,
        ),
        "sayso sources --example",
    ),
    Command(
        "timeline",
        "Show events in the order of their time, with who says so.",
        "Every statement and assertion that tells when its event was: the time as value and as written,\n"
        "who says so and on whose say-so, how sure, in which words, where. Who tells the same day stands\n"
        "side by side; nothing is merged, but copies of an article count with it.\n"
        "Values in JSON and tables: 2026, 2026-03, 2026-W10 (a week), 2026-03-08TEV (evening).",
        (
            PATHS,
            STORE,
            form_of("text", "json", "csv"),
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
            Argument(
                "--claims",
                says="tell each claim of several articles once, with who says so and who denies it",
                action="store_true",
            ),
            ALL_COPIES,
            *GIVEN,
            NO_MERGE,
            JOBS,
            TIME,
            STRICT,
            *TABLE,
            OUT_TABLE,
            EXAMPLE,
        ),
        "sayso timeline --example",
    ),
    Command(
        "claims",
        "Show what several articles tell, each claim once, with who says so in which words.",
        "Points that tell the same stand together: the words that stand for them, then every\n"
        "mention in the order of the dates, with what differs in it. Copies of an article and superseded\n"
        "versions count with it. Of a store, what was linked is shown: sayso link.\n"
        "Links are found by a score that misses and errs; -f json tells each with what speaks for it.",
        (
            PATHS,
            STORE,
            form_of("text", "json", "csv"),
            Argument(
                "--by",
                says="what stands first: retold, denied or newest (default: retold)",
                choices=("retold", "denied", "newest"),
                default="retold",
                metavar="ORDER",
            ),
            Argument(
                "--words", says="only claims with a mention that holds all these words", metavar="WORDS"
            ),
            Argument(
                "--speaker",
                says="only claims that NAME tells, or is the origin of; an outlet's name: its own voice",
                metavar="NAME",
            ),
            *TOLD_BETWEEN,
            Argument(
                "--limit", says="show so many (text only; default: 20)", type=count, default=20, metavar="N"
            ),
            ALL_COPIES,
            *GIVEN,
            *COLUMN_OPTIONS,
            NO_MERGE,
            JOBS,
            STRICT,
            *TABLE,
            OUT_TABLE,
            EXAMPLE,
        ),
        "sayso claims --example",
    ),
    Command(
        "trail",
        "Show one claim in time: on whose say-so, who denies it, what changed as it was retold.",
        "Asked by words that stand in one of its mentions, or by its id in `sayso claims` (c12).\n"
        "Origins are the last sources that the articles name; that two share none was only not found.\n"
        "A trail tells provenance: it never says what is true, nor who copied whom.",
        (
            Argument("asked", says="words of the claim in quotes, or its id", metavar="WORDS"),
            PATHS,
            STORE,
            form_of("text", "json", "html", "csv"),
            *TOLD_BETWEEN,
            ALL_CHANGES,
            *GIVEN,
            *COLUMN_OPTIONS,
            NO_MERGE,
            JOBS,
            TIME,
            STRICT,
            *TABLE,
            OUT_TABLE,
            EXAMPLE,
        ),
        'sayso trail "alarm failed" --example\nsayso trail "alarm failed" --example -f html -o trail.html',
    ),
    Command(
        "compare",
        "Compare two articles, or two versions of one: what both tell, what changed, what one tells alone.",
        "Changed is what both tell with another number, time, speaker, stance or certainty.\n"
        "With --example the first two example articles are compared.",
        (
            Argument(
                "left",
                says="the first article, A: a file, or its id or address in the store",
                metavar="A",
                nargs="?",
            ),
            Argument("right", says="the second article, B", metavar="B", nargs="?"),
            STORE,
            form_of("text", "json", "csv", "html"),
            ALL,
            *GIVEN,
            NO_MERGE,
            STRICT,
            *TABLE,
            OUT_TABLE,
            EXAMPLE,
        ),
        "sayso compare --example",
    ),
    Command(
        "changes",
        "Show what changed from each version of an article to the next in what it tells.",
        "Told are claims with another number, hedge, speaker, denial or time, and what one version tells\n"
        "alone; with --all every changed word too, and weaker readings.\n"
        "An address is looked up in the store, which keeps its versions; files are taken in their order.",
        (
            Argument(
                "versions",
                says="an address or id in the store; or a file, id or address for each version, oldest first",
                nargs="+",
                metavar="ID|URL|FILE",
            ),
            STORE,
            form_of("text", "json", "csv", "html"),
            Argument(
                "--all",
                says="show every changed word, and weaker readings too",
                action="store_true",
                dest="weak",
            ),
            *GIVEN,
            NO_MERGE,
            STRICT,
            *TABLE,
            OUT_TABLE,
        ),
        "sayso changes old.txt new.txt",
    ),
    Command(
        "add",
        "Read articles and keep them in a store, to be found again.",
        "An article is known by its bytes, its address or key, its outlet and its date: adding again does\n"
        "nothing, another text under a known address is a new version. Ctrl-C keeps what is done.",
        (
            PATHS,
            STORE,
            JOBS,
            TIME,
            *GIVEN,
            *COLUMN_OPTIONS,
            NO_MERGE,
            STRICT,
            EXAMPLE,
            form_of("text", "json"),
        ),
        "sayso add --example --store examples.db",
    ),
    Command(
        "link",
        "Link what the articles of a store tell, so that claims show it.",
        "`sayso add` does it at its end. What waits after an interruption, a removal or a correction is\n"
        "linked here, or when claims are next shown; what was compared before is not compared again.\n"
        "A folder of parts is linked on Spark, and its claims are written as tables.",
        (
            Argument("parts", says="of `sayso export parts --full-text`", nargs="?", metavar="PARTS"),
            STORE,
            Argument("-o", "--output", says="of parts: folder for the tables of claims", metavar="FOLDER"),
            MASTER,
            Argument("--anew", says="find all copies and neighbours anew", action="store_true"),
            form_of("text", "json"),
        ),
        "sayso link --store examples.db",
    ),
    Command(
        "feed",
        "Follow feeds: add them, list them, pull what is new; the one command that uses the network.",
        "Adding fetches nothing. Pulling asks each feed for what is new since, keeps to robots.txt, and\n"
        "fetches nothing from this computer or a private network. The words are those of the feed.",
        (
            Argument(
                "action",
                says="add, list, pull or remove",
                choices=("add", "list", "pull", "remove"),
                metavar="ACTION",
            ),
            Argument(
                "feeds",
                says="addresses of feeds, or OPML files to add; pull takes all where none is named",
                nargs="*",
                metavar="FEED",
            ),
            STORE,
            Argument("--pages", says="pull the page of each new entry too", action="store_true"),
            Argument(
                "--most",
                says="with --pages, fetch so many of a feed at once (default: 100)",
                type=count,
                default=100,
                metavar="N",
            ),
            Argument(
                "--allow-private",
                says="allow addresses of this computer and of private networks, but for link-local ones",
                action="store_true",
            ),
            JOBS,
            TIME,
            NO_MERGE,
            form_of("text", "json", "csv"),
        ),
        "sayso feed add https://halden-post.example/rss --store examples.db\n"
        "sayso feed pull --store examples.db",
    ),
    Command(
        "search",
        "Find words in a store: in statements, in the outlets' own voice, in articles.",
        "All words must stand there; '\"two words\"' holds words together, bridg* stands for its endings;\n"
        "'*' alone stands for all that the filters let through. Each place comes with a link to its words.\n"
        "Copies of an article and superseded versions are found once, with the one that they repeat.",
        (
            Argument("words", says="the words to look for; '*' for all", nargs="*", metavar="WORDS"),
            STORE,
            Argument(
                "--kind",
                says="statement, assertion (own voice) or article",
                choices=("statement", "assertion", "article"),
                metavar="KIND",
            ),
            *FILTERS,
            Argument(
                "--since-last",
                says="only what came since this search was last asked under NAME, which the store keeps; "
                "without WORDS, as it was asked then",
                metavar="NAME",
            ),
            Argument(
                "--limit", says="show so many (default: 20; of what is new, all)", type=count, metavar="N"
            ),
            ALL_COPIES,
            form_of("text", "json", "csv", "atom"),
            *TABLE,
            OUT_TABLE,
        ),
        "sayso search foam --store examples.db\n"
        "sayso search foam --kind statement --act say --store examples.db",
    ),
    Command(
        "list",
        "List the statements of a store by speaker, outlet, act, stance, certainty and date, or count them.",
        "The newest first; with --by, how many there are of each outlet, month, act or speaker, with the\n"
        "articles they stand in. What an article says twice counts once; copies and superseded versions\n"
        "count with their original, and weaker readings with --all alone.\n"
        "By speaker, persons of several articles are one where a role as written shows it; other bearers\n"
        "of such a name are told below. By name, all who bear one name are one, whoever they are.",
        (
            STORE,
            *FILTERS,
            Argument(
                "--unnamed",
                says="only what rests on nobody named: said by sources without a name, those known by a role "
                "alone, groups, or nobody at all",
                action="store_true",
            ),
            Argument(
                "--open",
                says="only what has an open speaker: several could be meant; with --unnamed, both",
                action="store_true",
            ),
            Argument(
                "--by",
                says="count by outlet, month, act, speaker, or name: all who bear one name as one",
                choices=("outlet", "month", "act", "speaker", "name"),
                metavar="WHAT",
            ),
            Argument("--limit", says="show so many (default: 20 as text, else all)", type=count, metavar="N"),
            ALL_COPIES,
            form_of("text", "csv", "json"),
            *TABLE,
            OUT_TABLE,
        ),
        "sayso list --act deny --store examples.db\nsayso list --by speaker --store examples.db",
    ),
    Command(
        "who",
        "Show a person or body across the articles of a store.",
        "Names, roles and affiliations as written, each with its articles; every merge with its evidence.\n"
        "Copies of an article and superseded versions count once.",
        (
            Argument("name", says="words of the name", nargs="+", metavar="NAME"),
            STORE,
            ALL_COPIES,
            form_of("text", "json"),
        ),
        "sayso who orsk --store examples.db",
    ),
    Command(
        "remove",
        "Remove an article, an address or an outlet from a store.",
        "Text, statements, index and fingerprints are gone, also from the bytes of the file.\n"
        "It cannot be undone, so it asks; where nobody can answer, --yes is needed.",
        (
            Argument("what", says="id of an article, an address, or the name of an outlet", metavar="WHAT"),
            STORE,
            Argument("--yes", says="do not ask", action="store_true"),
        ),
        "sayso remove velmouth-courier.example --store examples.db --yes",
    ),
    Command(
        "doctor",
        "Check that sayso is installed whole, and a store too.",
        "Of sayso and its models every file by its digest, and a sentence read; of a store that is named\n"
        "or lies in this folder integrity, orphans, the index in step, and every stored word equal to its\n"
        "slice of the text. It tells too where others than the owner of the file may open it.",
        (STORE, form_of("text", "json")),
        "sayso doctor\nsayso doctor --store examples.db",
    ),
    Command(
        "store",
        "Back up a store, make its file smaller, or save what can be read of a damaged one.",
        "backup FILE: copy the store as it is now, whoever adds meanwhile; it is checked, then there.\n"
        "vacuum: write the file anew without free pages; it needs as much room again, and nobody reading.\n"
        "recover FILE -o NEW: write each article that is whole into a new store, count what is lost, and\n"
        "put the texts of the other articles into NEW.jsonl, for `sayso add`. FILE is not changed.",
        (
            Argument(
                "action",
                says="backup, vacuum or recover",
                choices=("backup", "vacuum", "recover"),
                metavar="ACTION",
            ),
            Argument(
                "file",
                says="the copy to make (backup), the damaged store (recover)",
                nargs="?",
                metavar="FILE",
            ),
            STORE,
            Argument("-o", "--output", says="the new store (recover)", metavar="NEW"),
            Argument("--force", says="replace the copy that is there (backup)", action="store_true"),
        ),
        "sayso store backup examples-copy.db --store examples.db --force",
    ),
    Command(
        "serve",
        "Show articles, claims, speakers and outlets as pages in a browser on this computer.",
        "A store is shown as it is; files are read first, and forgotten at the end. The link that is\n"
        "printed lets one browser in. No other computer is asked, and nothing is changed but by review.\n"
        "Each page is JSON and CSV too: put .json or .csv after its address.",
        (
            PATHS,
            STORE,
            Argument("--open", says="open the link in the browser", action="store_true"),
            Argument(
                "--port", says="listen there (default: 8765, or any that is free)", type=port, metavar="N"
            ),
            Argument(
                "--host",
                says="listen at this address of the computer (default: 127.0.0.1, which no other can reach)",
                default="127.0.0.1",
                metavar="ADDRESS",
            ),
            Argument(
                "--by",
                says="who corrects, in the review's log (default: the name of the account)",
                metavar="NAME",
            ),
            *GIVEN,
            *COLUMN_OPTIONS,
            NO_MERGE,
            JOBS,
            TIME,
            EXAMPLE,
        ),
        "sayso serve --example --open",
    ),
    Command(
        "export",
        "Write what was read for other tools: tables, annotations, linked data, corpora.",
        "site: the pages of `sayso serve` as files, for any server or to open from disk; they hold the\n"
        "articles whole.\n"
        "parts: the tables of Parquet files, an article a row, shard by shard, here or on a Spark cluster;\n"
        "asked again, it goes on where it stopped. `sayso add` takes parts made with --full-text.\n"
        "csv, parquet: a folder of seven tables. webannotation, jsonld, prov, stix: one JSON document.\n"
        "jsonl, brat, labelstudio, docbin hold the articles whole and are written with --full-text alone;\n"
        "the others hold exact words, places and a little context. docs/export.md tells what each is.\n"
        "jsonl, csv, parquet and docbin hold weaker readings and tell them; the others with --all alone.",
        (
            Argument(
                "form",
                says=f"one of {', '.join(EXPORTS)}, site, parts",
                choices=(*EXPORTS, "site", "parts"),
                metavar="FORMAT",
            ),
            PATHS,
            STORE,
            Argument(
                "-o",
                "--output",
                says="write to a file instead of standard output; csv, parquet, brat, labelstudio, docbin "
                "and site need a new or empty folder",
                metavar="FILE_OR_FOLDER",
            ),
            Argument("--full-text", says="let the articles go out whole", action="store_true"),
            Argument(
                "--claims",
                says="link what the articles tell, and write claims too: csv, parquet, jsonld, prov, stix",
                action="store_true",
            ),
            Argument(
                "--redact-private",
                says="put labels in place of names of persons without office, title, role or organisation",
                action="store_true",
            ),
            ALL,
            *GIVEN,
            *COLUMN_OPTIONS,
            JOBS,
            TIME,
            NO_MERGE,
            STRICT,
            *PARTS,
            EXAMPLE,
        ),
        "sayso export jsonld --example\nsayso export csv --example -o tables --claims",
    ),
    Command(
        "import",
        "Bring back what people corrected in Label Studio or brat.",
        "The machine's statements stay; people's stand above them, in search, reports and exports.\n"
        "A file made from another text than the store holds is refused.",
        (
            Argument("form", says="labelstudio or brat", choices=("labelstudio", "brat"), metavar="FORMAT"),
            Argument("file", says="export of Label Studio (JSON), or folder or .ann of brat", metavar="FILE"),
            STORE,
            Argument("--by", says="who corrected", metavar="NAME"),
            form_of("text", "json"),
        ),
        "sayso import brat corrected --store examples.db --by Ada",
    ),
    Command(
        "explain",
        "Explain which rule found a statement, and what it was chosen over.",
        "Without N every statement is explained. N is the number that `sayso read --all` shows.",
        (
            PATH,
            Argument("number", says="number of the statement", nargs="?", metavar="N"),
            STORE,
            form_of("text", "json"),
            *GIVEN,
            *COLUMN_OPTIONS,
            NO_MERGE,
        ),
        f"{PIPED} explain - 1",
    ),
    Command(
        "coverage",
        "Show what was understood and what was not, with the words.",
        "Every count stands beside its denominator.",
        (PATHS, STORE, form_of("text", "json"), ALL, *GIVEN, *COLUMN_OPTIONS, JOBS, TIME),
        f"{PIPED} coverage -",
    ),
    Command(
        "evaluate",
        "Score a stage against gold text.",
        "Without FOLDER the gold is looked for where it usually lies: polnear/dev, lines, meantime, pages\n"
        "and plover under the folder that SAYSO_DATA names, evals/speakers in the project.\n"
        "None comes with the package.",
        (
            Argument(
                "stage",
                says="one of acts, attribution, certainty, lines, linking, pages, parties, points, "
                "quantities, speakers, times, voice",
                choices=(
                    "acts",
                    "attribution",
                    "certainty",
                    "lines",
                    "linking",
                    "pages",
                    "parties",
                    "points",
                    "quantities",
                    "speakers",
                    "times",
                    "voice",
                ),
                metavar="STAGE",
            ),
            Argument(
                "folder",
                says="gold text: brat (attribution), own articles (speakers), GUM (attribution, speakers, "
                "times), whole labelled articles (lines, parties), MEANTIME (certainty, quantities, times), "
                "PLOVER (acts), Retold (certainty, linking, points, voice), saved pages (pages)",
                nargs="?",
                metavar="FOLDER",
            ),
            form_of("text", "json"),
            Argument("-v", "--verbose", says="list every wrong party (parties)", action="store_true"),
        ),
        'sayso evaluate attribution "$SAYSO_DATA/polnear/dev"',
    ),
    Command(
        "info",
        "Show version, language packs and models, and what a store holds.",
        "What another machine needs to get the same reading; of a store that is named, or lies in this\n"
        "folder, its counts too. Tells the config file in force, and what it sets.",
        (STORE, form_of("text", "json")),
        "sayso info",
    ),
    Command(
        "completion",
        "Write what lets a shell complete commands, options and their values.",
        "bash: put `source <(sayso completion bash)` into ~/.bashrc.\n"
        "zsh: write it to a file _sayso in a folder of $fpath.\n"
        "fish: write it to ~/.config/fish/completions/sayso.fish.",
        (Argument("shell", says="bash, zsh or fish", choices=SHELLS, metavar="SHELL"),),
        "sayso completion bash > sayso.bash",
    ),
)
COMMANDS = (
    *_WORKING,
    Command(
        "help",
        "Show what a command does and takes; without a name, which commands there are.",
        "The same as --help after the command.",
        (
            Argument(
                "name",
                says="name of a command",
                nargs="?",
                choices=(*(command.name for command in _WORKING), "help"),
                metavar="COMMAND",
            ),
        ),
        "sayso help read",
    ),
)
