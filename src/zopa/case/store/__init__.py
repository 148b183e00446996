"""The store of a case: one protocol, an SQLite file and plain memory that keep it."""

from zopa.case.store.memory import MemoryStore
from zopa.case.store.protocol import Added, Hit, Reading, Store
from zopa.case.store.sqlite import open_store

__all__ = ["Added", "Hit", "MemoryStore", "Reading", "Store", "open_store"]
