"""Places: the folder that parts are written into, on this machine or in an object store."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sayso.errors import MissingExtra, NoParts, UnreadableInput
from sayso.ingest.parquet import Row, first_line, rows_of

# What tells a folder of parts, and how they were made.
ABOUT = "parts.json"
# Where a part stands until it is whole; Spark and DuckDB pass over names that begin so.
ASIDE = "_aside"
# The table that is moved last: a shard that has it is whole.
LAST = "unread"


@dataclass(frozen=True, slots=True)
class Place:
    """A folder by its path, or by an address that pyarrow knows: s3, gs, abfs, hdfs."""

    folder: str

    def opened(self) -> tuple[Any, str]:
        """Return the file system that holds the folder, and the path of it there."""
        try:
            from pyarrow.fs import FileSystem, LocalFileSystem
        except ImportError as problem:
            raise MissingExtra(
                "pyarrow is not installed. Parts are written with it. Nothing was written. "
                "Install it with `pip install 'sayso[parquet]'`."
            ) from problem
        if "://" in self.folder:
            # Hadoop's name for S3 is not Arrow's.
            found: tuple[Any, str] = FileSystem.from_uri(self.folder.replace("s3a://", "s3://", 1))
            return found
        return LocalFileSystem(), str(Path(self.folder).resolve())

    def done(self) -> set[str]:
        """Return the names of the shards whose part is whole."""
        from pyarrow.fs import FileSelector

        system, root = self.opened()
        there = system.get_file_info(FileSelector(f"{root}/{LAST}", allow_not_found=True))
        return {one.base_name.removesuffix(".parquet") for one in there}

    def begin(self, about: Mapping[str, object]) -> None:
        """Make the folder, or go on with one whose parts were made alike.

        Raises `NoParts` where it holds something else, or parts that were made otherwise.
        """
        from pyarrow.fs import FileSelector

        system, root = self.opened()
        there = system.get_file_info(FileSelector(root, allow_not_found=True))
        if any(one.base_name == ABOUT for one in there):
            self._check(about)
            return
        if there:
            raise NoParts(
                f"{self.folder} holds other files. Expected a new or empty folder, or parts to go on with. "
                "Nothing was written. Name another."
            )
        system.create_dir(root, recursive=True)
        _write(system, f"{root}/{ABOUT}", json.dumps(about, indent=1, sort_keys=True) + "\n")

    def _check(self, about: Mapping[str, object]) -> None:
        before = self.about()
        differs = sorted(name for name in {*before, *about} if before.get(name) != about.get(name))
        if differs:
            told = "; ".join(f"{name}: {before.get(name)!r}, now {about.get(name)!r}" for name in differs)
            raise NoParts(
                f"the parts in {self.folder} were made otherwise ({told}). Expected the same, to go on with "
                "them. Nothing was written. Ask as before, or name a new folder."
            )

    def about(self) -> dict[str, object]:
        """Return how the parts were made."""
        system, root = self.opened()
        with system.open_input_stream(f"{root}/{ABOUT}") as stream:
            raw = stream.read()
        try:
            found: object = json.loads(raw)
        except (ValueError, RecursionError):
            found = None
        if not isinstance(found, dict):
            raise NoParts(
                f"{self.folder}/{ABOUT} is damaged. Expected how the parts were made. Nothing was done. "
                "Put it back, or make the parts anew in another folder."
            )
        return found

    def end(self) -> None:
        """Take away what broken runs left aside."""
        system, root = self.opened()
        if system.get_file_info(f"{root}/{ASIDE}").type.name == "Directory":
            system.delete_dir(f"{root}/{ASIDE}")

    def rows(self, table: str) -> Iterator[tuple[str, Row]]:
        """Yield the rows of a table with their names, part by part in the order of theirs.

        In the place of a row that cannot be read, and of what follows in a part that is damaged, its error.
        """
        from pyarrow.fs import FileSelector

        system, root = self.opened()
        done = self.done()
        there = system.get_file_info(FileSelector(f"{root}/{table}", allow_not_found=True))
        for one in sorted(there, key=lambda one: one.base_name):
            if one.base_name.removesuffix(".parquet") in done:
                yield from _named(f"{self.folder}/{table}/{one.base_name}", _rows(system, one.path))


def _named(name: str, rows: Iterator[Row]) -> Iterator[tuple[str, Row]]:
    return ((f"{name}:{number}", row) for number, row in enumerate(rows, 1))


def _rows(system: Any, path: str) -> Iterator[Row]:  # noqa: ANN401 — of a library without types
    """Yield the rows of one part."""
    from pyarrow import ArrowException
    from pyarrow.parquet import ParquetFile

    try:
        with system.open_input_file(path) as stream, ParquetFile(stream) as file:
            for batch in file.iter_batches(64, use_threads=False):
                yield from rows_of(batch)
    except (ArrowException, OSError) as problem:
        yield UnreadableInput(
            f"a part that is damaged: {first_line(problem)}. Expected it as it was written. "
            "What follows in it was left out; make the parts anew in another folder."
        )


def is_parts(path: str) -> bool:
    """Return whether a path is a folder of parts on this machine."""
    return Path(path, ABOUT).is_file()


def _write(system: Any, path: str, text: str) -> None:  # noqa: ANN401 — of a library without types
    with system.open_output_stream(f"{path}.new") as stream:
        stream.write(text.encode())
    system.move(f"{path}.new", path)
