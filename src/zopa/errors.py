"""The errors that zopa raises on purpose: one line that names the place and says what to do."""

from __future__ import annotations


class ZopaError(Exception):
    """Something the user can put right.

    ``place`` names the file (and the spot in it), ``problem`` what is wrong there and ``hint`` what
    to do next; ``str(error)`` is all three in one line.
    """

    def __init__(self, problem: str, *, place: str = "", hint: str = "") -> None:
        self.problem = problem
        self.place = place
        self.hint = hint
        super().__init__(problem)

    def __str__(self) -> str:
        head = f"{self.place}: {self.problem}" if self.place else self.problem
        text = f"{head}; {self.hint}" if self.hint else head
        return " ".join(text.split())

    def __reduce__(self) -> tuple[object, ...]:
        # Keyword-only fields would be lost when an error crosses from a worker process.
        return (_rebuild, (type(self), self.problem, self.place, self.hint))


def _rebuild(kind: type[ZopaError], problem: str, place: str, hint: str) -> ZopaError:
    return kind(problem, place=place, hint=hint)


class AgendaError(ZopaError):
    """An agenda that cannot be used as it stands."""


class CaseError(ZopaError):
    """A case file that cannot be opened or written."""
