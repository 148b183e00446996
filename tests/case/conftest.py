from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from itertools import count
from pathlib import Path

import pytest

from zopa.case.store import MemoryStore, Store, open_store

NewStore = Callable[[], Store]


@pytest.fixture(params=["memory", "sqlite"])
def new_store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[NewStore]:
    """Makes empty stores of one sort; they are closed at the end."""
    numbers = count()
    with ExitStack() as stores:

        def make() -> Store:
            if request.param == "memory":
                return stores.enter_context(MemoryStore())
            path = tmp_path / f"{next(numbers)}.zopa"
            return stores.enter_context(open_store(path, create=True))

        yield make


@pytest.fixture
def store(new_store: NewStore) -> Store:
    return new_store()
