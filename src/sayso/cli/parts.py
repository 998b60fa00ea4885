"""`sayso export parts`: Parquet files in, a folder of tables out, shard by shard, here or on Spark."""

import argparse

from sayso.cli.exits import Exit
from sayso.cli.inputs import given_by
from sayso.cli.progress import Progress
from sayso.cli.tell import note, tell
from sayso.engine.parts import How, Made, Tell, write_parts
from sayso.engine.shards import Part
from sayso.errors import ExportError
from sayso.report.facts.phrases import many


def write(options: argparse.Namespace) -> int:
    """Make the parts that are not there yet, and tell what became of all."""
    wrong = _wrong(options)
    if wrong:
        tell(wrong)
        return Exit.USAGE
    how = How(
        given=given_by(options),
        no_merge=tuple(sorted(options.no_merge)),
        full_text=options.full_text,
        size=options.shard,
        limit=options.time or None,
    )
    progress, seen = Progress("read", None), Made()

    def told(part: Part) -> None:
        seen.take(part)
        progress.show(seen.articles, seen.unread)

    try:
        made = _made(options, how, told)
    except ExportError as problem:
        tell(str(problem))
        return Exit.USAGE
    finally:
        progress.clear()
    for part in made.failed:
        tell(f"no part of the rows from {part.file}: {part.error} Ask again to try them once more.")
    note(_summary(made, options.output))
    if made.faults:
        return Exit.FAULT
    if not made.articles and not made.before:
        return Exit.NOTHING
    return Exit.SOME_UNREAD if made.unread or made.failed else Exit.DONE


def _made(options: argparse.Namespace, how: How, told: Tell) -> Made:
    if options.engine == "spark":
        from sayso.engine import spark

        return spark.write_parts(options.paths, options.output, how, master=options.master, tell=told)
    return write_parts(options.paths, options.output, how, jobs=options.jobs, tell=told)


def _wrong(options: argparse.Namespace) -> str | None:
    """Return what cannot be asked of parts."""
    if options.output is None:
        return "no folder named. Expected one for the parts. Nothing was written. Try: -o FOLDER"
    if not options.paths:
        return "nothing to read. Expected Parquet files, one article a row. Try: sayso export --help"
    if options.claims:
        return (
            "parts and --claims found. Expected one of them: parts are made without knowing of each other. "
            "Nothing was written. Add the parts to a store: sayso add FOLDER"
        )
    return None


def _summary(made: Made, folder: str) -> str:
    before = f", {many(made.before, 'shard')} made before" if made.before else ""
    unread = f", {made.unread:,} unread (table unread)" if made.unread else ""
    return f"{many(made.articles, 'article')} in {many(made.shards, 'shard')}{unread}{before}: {folder}"
