"""A wish to stop: Ctrl-C or a deadline, seen by every solver, so that what is proven is kept."""

from __future__ import annotations

import signal
import threading
import time
from types import FrameType, TracebackType
from typing import Self


class Stop:
    """Says when to stop; as a context it takes Ctrl-C as the wish to, instead of an exception.

    ``seconds`` is wall time from now on (``None``: no limit). Ctrl-C is only taken in the main
    thread and given back at the end of the context; a second Ctrl-C is an exception again. Any
    code may call :meth:`ask`.
    """

    def __init__(self, seconds: float | None = None) -> None:
        self._end = None if seconds is None else time.monotonic() + seconds
        self._asked = False
        self._before: signal._HANDLER = None
        self._depth = 0

    def ask(self) -> None:
        """Ask whatever is running to come to an end."""
        self._asked = True

    @property
    def asked(self) -> bool:
        """Whether somebody asked to stop (Ctrl-C or :meth:`ask`)."""
        return self._asked

    @property
    def left(self) -> float:
        """Seconds until the deadline, 0 after it, infinite without one."""
        return float("inf") if self._end is None else max(0.0, self._end - time.monotonic())

    @property
    def now(self) -> bool:
        """Whether to stop: asked, or the deadline has passed."""
        return self._asked or self.left == 0.0

    def __enter__(self) -> Self:
        self._depth += 1
        if self._depth == 1 and threading.current_thread() is threading.main_thread():
            self._before = signal.getsignal(signal.SIGINT)
            if self._before is not None:
                signal.signal(signal.SIGINT, self._interrupted)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._depth -= 1
        if self._depth == 0 and self._before is not None:
            signal.signal(signal.SIGINT, self._before)
            self._before = None

    def _interrupted(self, number: int, frame: FrameType | None) -> None:
        if self._asked and callable(self._before):
            self._before(number, frame)
        self._asked = True
