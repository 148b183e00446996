from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from zopa.mapping import Failed, Map, Processes, best, serial

MAPS = [serial, Processes(1), Processes(3, batch=2, ahead=2)]


def squares() -> Callable[[int], int]:
    return square


def square(number: int) -> int:
    return number * number


def fussy() -> Callable[[int], int]:
    return refuse_seven


def refuse_seven(number: int) -> int:
    if number % 10 == 7:
        raise ValueError(f"not {number}")
    return number


def deadly() -> Callable[[int], int]:
    return die_at_seven


def die_at_seven(number: int) -> int:
    if number % 10 == 7:
        os.kill(os.getpid(), signal.SIGKILL)
    if number % 10 == 8:
        os._exit(3)
    return number


def big() -> Callable[[bytes], bytes]:
    return bytes.upper


def broken() -> Callable[[int], int]:
    raise LookupError("no such thing")


@pytest.mark.parametrize("map", MAPS)
@pytest.mark.parametrize("count", [0, 1, 5, 50])
def test_results_come_in_the_order_of_the_inputs(map: Map, count: int) -> None:
    assert list(map(squares, range(count))) == [(n, n * n) for n in range(count)]


@pytest.mark.parametrize("map", MAPS)
def test_what_raises_is_named_and_the_rest_goes_on(map: Map) -> None:
    results = dict(map(fussy, range(20)))
    assert results[7] == Failed("ValueError: not 7")
    assert results[17] == Failed("ValueError: not 17")
    assert [n for n, r in results.items() if n == r] == [n for n in range(20) if n % 10 != 7]


def test_a_worker_that_dies_costs_one_input() -> None:
    results = dict(Processes(2, batch=4)(deadly, range(30)))
    assert list(results) == list(range(30))
    assert results[7] == Failed("the process at work on it was stopped (Killed)")
    assert results[18] == Failed("the process at work on it ended with code 3")
    failed = {n for n, r in results.items() if isinstance(r, Failed)}
    assert failed == {7, 8, 17, 18, 27, 28}


def test_inputs_and_results_larger_than_a_pipe_do_not_block() -> None:
    inputs = [b"a" * 1_000_000] * 12
    results = list(Processes(2, batch=3)(big, inputs))
    assert [result for _, result in results] == [b"A" * 1_000_000] * 12


def test_only_so_many_inputs_are_taken_ahead() -> None:
    taken = 0

    def inputs() -> Iterator[int]:
        nonlocal taken
        for number in range(1000):
            taken += 1
            yield number

    for done, _ in enumerate(Processes(2, batch=3, ahead=2)(squares, inputs())):
        assert taken - done <= 3 * 2 * 2


@pytest.mark.parametrize("map", MAPS)
def test_a_worker_that_cannot_begin_is_an_error(map: Map) -> None:
    with pytest.raises(LookupError, match="no such thing"):
        list(map(broken, range(20)))


def test_closing_stops_the_workers() -> None:
    results = Processes(2)(squares, range(10_000))
    next(results)
    results.close()
    assert list(results) == []


def test_it_runs_outside_the_main_thread() -> None:
    found: list[object] = []
    thread = threading.Thread(target=lambda: found.extend(Processes(2)(squares, range(3))))
    thread.start()
    thread.join()
    assert found == [(0, 0), (1, 1), (2, 4)]


def test_a_script_needs_no_guard(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        "import operator\n"
        "from functools import partial\n"
        "from zopa.mapping import Processes\n"
        "print('once')\n"
        "make = partial(partial, operator.add, 1)\n"
        "print([r for _, r in Processes(2)(make, range(3))])\n"
    )
    done = subprocess.run(
        [sys.executable, script], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.splitlines() == ["once", "[1, 2, 3]"]
    assert done.stderr == ""


def test_one_job_needs_no_process() -> None:
    assert best(1) is serial
    assert isinstance(best(2), Processes)
