"""The store: what was read, at rest in one file, to be found again and taken out."""

from sayso.model.stored import (
    Added,
    AddedAs,
    Corrected,
    Found,
    Health,
    Hit,
    HitKind,
    Removed,
    StoredMerge,
    StoredSpeaker,
    StoreInfo,
)
from sayso.store.file import is_store
from sayso.store.store import Store

__all__ = [
    "Added",
    "AddedAs",
    "Corrected",
    "Found",
    "Health",
    "Hit",
    "HitKind",
    "Removed",
    "Store",
    "StoreInfo",
    "StoredMerge",
    "StoredSpeaker",
    "is_store",
]
