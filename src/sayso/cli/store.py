"""`sayso store`: back up a store, make it smaller, or save what can be read of a damaged one."""

import argparse
from pathlib import Path

from sayso.cli.exits import Exit
from sayso.cli.output import open_output
from sayso.cli.progress import Progress
from sayso.cli.stores import opened
from sayso.cli.tell import tell
from sayso.report.facts.phrases import many


def run(options: argparse.Namespace) -> int:
    """Do what is asked of the file of a store."""
    actions = {"backup": _backup, "vacuum": _vacuum, "recover": _recover}
    needs = {"backup": "FILE", "recover": "FILE -o NEW"}
    missing = options.file is None or (options.action == "recover" and options.output is None)
    if options.action in needs and missing:
        tell(f"a name is missing. Expected: sayso store {options.action} {needs[options.action]}")
        return Exit.USAGE
    if options.action == "vacuum" and options.file is not None:
        tell(f"vacuum takes no FILE. Name the store with --store: sayso store vacuum --store {options.file}")
        return Exit.USAGE
    return actions[options.action](options)


def _backup(options: argparse.Namespace) -> int:
    progress = Progress("back up", None)
    with open_output(None) as stream, opened(options) as store:
        made = store.back_up(
            options.file, force=options.force, tell=lambda left, every: progress.show(every - left, 0)
        )
        progress.clear()
        stream.write(f"{made.path}: {many(made.articles, 'article')}, {_mb(made.size)}, found whole\n")
    return Exit.DONE


def _vacuum(options: argparse.Namespace) -> int:
    with open_output(None) as stream, opened(options, read_only=False) as store:
        done = store.vacuum()
        stream.write(f"{store.path}: {_mb(done.before)} before, {_mb(done.after)} now\n")
    return Exit.DONE


def _recover(options: argparse.Namespace) -> int:
    from sayso.store.recovering import recover

    progress = Progress("recover", None)
    with open_output(None) as stream:
        found = recover(Path(options.file), Path(options.output), tell=lambda rows: progress.show(rows, 0))
        progress.clear()
        articles, statements = many(found.articles, "article"), many(found.statements, "statement")
        stream.write(f"{found.path}: {articles} with {statements}, each whole\n")
        for table, rows in found.lost.items():
            stream.write(f"  lost of {table}: {rows:,} rows or more\n")
        if found.texts:
            stream.write(
                f"  {many(found.to_read, 'article')} not whole: the texts are in {found.texts}. Read them "
                f"anew: sayso add {found.texts} --store {found.path}\n"
            )
        stream.write(f"{options.file} is as it was\n")
    return Exit.SOME_UNREAD if found.lost or found.to_read else Exit.DONE


def _mb(size: int) -> str:
    return f"{size / 1e6:,.1f} MB"
