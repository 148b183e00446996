"""One way to run a function over many inputs, here or in processes; results in their order."""

from __future__ import annotations

import multiprocessing
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager, suppress
from itertools import islice
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkServerContext, SpawnContext
from multiprocessing.process import BaseProcess
from types import ModuleType
from typing import Generic, Protocol, TypeVar

from msgspec import Struct

T = TypeVar("T")
R = TypeVar("R")
Make = Callable[[], Callable[[T], R]]


class Failed(Struct, frozen=True):
    """What came of an input whose function raised, or whose process ended."""

    reason: str


class Map(Protocol):
    """Runs a function over inputs, in bounded memory, and yields each input with its result.

    ``make`` is called once for each worker and returns the function; for processes it must be
    picklable. An exception, or the death of a process, becomes ``Failed`` for the one input that
    caused it. Closing the generator stops the workers.
    """

    def __call__(
        self, make: Make[T, R], inputs: Iterable[T]
    ) -> Generator[tuple[T, R | Failed], None, None]: ...


def serial(make: Make[T, R], inputs: Iterable[T]) -> Generator[tuple[T, R | Failed], None, None]:
    """The ``Map`` of this very process."""
    function = make()
    for item in inputs:
        yield item, _result(function, item)


class Processes:
    """A ``Map`` over ``count`` processes, of which each has at most ``ahead`` batches in flight."""

    def __init__(self, count: int, *, batch: int = 8, ahead: int = 4) -> None:
        self.count = count
        self.batch = batch
        self.ahead = ahead

    def __call__(
        self, make: Make[T, R], inputs: Iterable[T]
    ) -> Generator[tuple[T, R | Failed], None, None]:
        pool: _Pool[T, R] = _Pool(make)
        batches = _batched(inputs, self.batch)
        waiting: deque[_Batch[T, R]] = deque()
        last = False
        try:
            while True:
                # The next input is fetched while the workers are busy with what they have.
                while not last and len(waiting) < self.count * self.ahead:
                    items = next(batches, None)
                    last = items is None
                    if items is not None:
                        batch: _Batch[T, R] = _Batch(items)
                        waiting.append(batch)
                        pool.queue.append(batch)
                    if last or len(waiting) >= self.count:
                        pool.work(self.count, block=False)
                while waiting and not waiting[0].complete:
                    pool.work(self.count, block=True)
                if not waiting:
                    return
                done = waiting.popleft()
                yield from zip(done.items, done.results, strict=True)
        finally:
            pool.stop()


def best(jobs: int) -> Map:
    """``serial`` for one job, else that many processes."""
    return serial if jobs <= 1 else Processes(jobs)


class _Batch(Generic[T, R]):
    """Inputs that go to a worker together; after a crash the rest of them goes to another."""

    def __init__(self, items: list[T]) -> None:
        self.items = items
        self.results: list[R | Failed] = []

    @property
    def complete(self) -> bool:
        return len(self.results) == len(self.items)


class _Worker(Generic[T, R]):
    def __init__(self, make: Make[T, R]) -> None:
        # Not "fork": an open case and a thread that draws progress must not be copied.
        context: SpawnContext | ForkServerContext
        if "forkserver" in multiprocessing.get_all_start_methods():
            context = multiprocessing.get_context("forkserver")
        else:
            context = multiprocessing.get_context("spawn")
        self.connection, theirs = context.Pipe()
        self.process: BaseProcess = context.Process(target=_work, args=(make, theirs), daemon=True)
        with _apart():
            self.process.start()
        theirs.close()
        self.batch: _Batch[T, R] | None = None

    def stop(self) -> None:
        self.connection.close()
        self.process.terminate()
        self.process.join()
        self.process.close()


class _Pool(Generic[T, R]):
    """The workers, and the batches that no worker has yet."""

    def __init__(self, make: Make[T, R]) -> None:
        self.make = make
        self.queue: deque[_Batch[T, R]] = deque()
        self.workers: list[_Worker[T, R]] = []

    def work(self, count: int, *, block: bool) -> None:
        """Hand out batches and take in what is ready; with ``block`` wait for something."""
        self._hand_out(count)
        busy = {w.connection: w for w in self.workers if w.batch is not None}
        for connection in wait(list(busy), None if block else 0):
            worker = busy[connection]  # type: ignore[index]
            self._take(worker)
        self._hand_out(count)

    def _hand_out(self, count: int) -> None:
        idle = sum(worker.batch is None for worker in self.workers)
        # All are started before the first is given work: giving waits until the worker listens.
        for _ in range(min(len(self.queue) - idle, count - len(self.workers))):
            self.workers.append(_Worker(self.make))
        for worker in self.workers:
            if worker.batch is None and self.queue:
                self._give(worker, self.queue.popleft())

    def _give(self, worker: _Worker[T, R], batch: _Batch[T, R]) -> None:
        worker.batch = batch
        # A worker that is gone already shows itself when its results are taken.
        with _gone():
            worker.connection.send(batch.items[len(batch.results) :])

    def _take(self, worker: _Worker[T, R]) -> None:
        """One result, or the news that the worker is gone."""
        batch = worker.batch
        assert batch is not None
        result: R | Failed | _NotMade = Failed("")
        gone = True
        with _gone():
            result = worker.connection.recv()
            gone = False
        if isinstance(result, _NotMade):
            raise result.error
        if gone:
            self.workers.remove(worker)
            worker.process.join()
            result = Failed(_ended(worker.process.exitcode))
            worker.stop()
            worker.batch = None
        batch.results.append(result)
        if batch.complete:
            worker.batch = None
        elif gone:
            self.queue.appendleft(batch)

    def stop(self) -> None:
        for worker in self.workers:
            worker.stop()
        self.workers.clear()


class _NotMade(Struct, frozen=True):
    error: Exception


def _work(make: Make[T, R], connection: Connection) -> None:
    """The life of a worker: batches in, one result after the other out."""
    # Ctrl-C reaches all processes of a terminal; the main one decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        function = make()
    except Exception as error:  # noqa: BLE001 - raised again in the main process
        connection.send(_NotMade(error))
        return
    with _gone():
        while True:
            for item in connection.recv():
                connection.send(_result(function, item))


def _result(function: Callable[[T], R], item: T) -> R | Failed:
    try:
        return function(item)
    except Exception as error:  # noqa: BLE001 - whatever it is, the other inputs go on
        return Failed(f"{type(error).__name__}: {error}")


def _ended(code: int | None) -> str:
    if code is not None and code < 0:
        return f"the process at work on it was stopped ({signal.strsignal(-code)})"
    return f"the process at work on it ended with code {code}"


@contextmanager
def _gone() -> Iterator[None]:
    """The other end of a pipe may be gone."""
    with suppress(EOFError, OSError):
        yield


@contextmanager
def _apart() -> Iterator[None]:
    """Start a process that runs no script of the user, and that Ctrl-C does not reach.

    Else a script would have to hide its call behind ``if __name__ == "__main__"``; the functions of
    a worker are those of a package, so it never needs the script. What ignores a signal starts
    processes that ignore it.
    """
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    here = threading.current_thread() is threading.main_thread()
    handler = signal.signal(signal.SIGINT, signal.SIG_IGN) if here else None
    try:
        yield
    finally:
        sys.modules["__main__"] = main
        if here:
            signal.signal(signal.SIGINT, handler)


def _batched(inputs: Iterable[T], size: int) -> Iterator[list[T]]:
    iterator = iter(inputs)
    while batch := list(islice(iterator, size)):
        yield batch
