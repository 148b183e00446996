"""What is to be read: bytes with a name, before anybody knows what they hold."""

from __future__ import annotations

from msgspec import Struct


class Source(Struct, frozen=True, kw_only=True):
    """The bytes of one file, or of one member of a container (zip, WARC).

    ``path`` is what the user sees ("news.zip/a/b.html"); ``suffix`` its lower-case ending.
    """

    path: str
    suffix: str
    data: bytes


class Problem(Struct, frozen=True, kw_only=True):
    """A source that could not be read: where, what is wrong and what to do."""

    path: str
    problem: str
    hint: str = ""

    def __str__(self) -> str:
        return f"{self.path}: {self.problem}" + (f"; {self.hint}" if self.hint else "")
