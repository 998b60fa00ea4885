"""Stages: what linking made on its way, kept in files, so that a run that was killed goes on from there."""

from typing import Any

from sayso.engine.places import Place
from sayso.engine.spark import address

Frame = Any
Session = Any

FOLDER = "stages"


class Stages:
    """The stages of one linking, each a folder of Parquet files beside its claims."""

    def __init__(self, session: Session, folder: str) -> None:
        self._session = session
        self._place = Place(folder)
        self._root = f"{address(folder)}/{FOLDER}"

    def kept(self, name: str, frame: Frame) -> Frame:
        """Return the frame as it was written when it was first asked for: nothing is worked out twice."""
        if not self.has(name):
            frame.write.mode("overwrite").parquet(f"{self._root}/{name}")
        return self._session.read.parquet(f"{self._root}/{name}")

    def has(self, name: str) -> bool:
        """Return whether a stage is whole."""
        system, root = self._place.opened()
        return bool(system.get_file_info(f"{root}/{FOLDER}/{name}/_SUCCESS").is_file)

    def end(self) -> None:
        """Take all stages away."""
        system, root = self._place.opened()
        system.delete_dir(f"{root}/{FOLDER}")
