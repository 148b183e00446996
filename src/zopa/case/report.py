"""A report: one document that was read, with all that intake knows of it."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from zopa.case.spans import Part, Published, Span

NoiseKind = Literal["credit", "language_list", "caption", "teaser", "dateline", "boilerplate"]


class Noise(Struct, frozen=True, order=True, gc=False):
    """A stretch of ``Report.text`` that is not prose of the report; it is kept, and not read."""

    start: int
    end: int
    kind: NoiseKind


class Origin(Struct, frozen=True, gc=False):
    """Where the characters ``start`` to ``end`` of ``Report.text`` came from.

    ``source`` is the offset of the first of them in the decoded source (characters), or ``None``
    where a format has no such offset; ``place`` says it for people ("page 3", "paragraph 12").
    """

    start: int
    end: int
    source: int | None = None
    place: str = ""


class Report(Struct, frozen=True, kw_only=True):
    """One document that was read. ``id`` is a hash of the raw bytes, the format and the part.

    ``raw`` is the SHA-256 of the stored bytes, ``part`` the piece of them this report is (an item
    of a feed, an attachment; empty for the whole). All offsets of findings count in ``text``.
    ``fingerprint`` is a sample of hashed word sequences by which near-identical reports are found.
    """

    id: str
    path: str
    text: str
    raw: str
    format: str
    part: str = ""
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: Published = Published()
    language: str | None = None
    encoding: str = "utf-8"
    noise: tuple[Noise, ...] = ()
    origins: tuple[Origin, ...] = ()
    fingerprint: tuple[int, ...] = ()

    def span(self, start: int, end: int) -> Span:
        """The evidence for ``text[start:end]``; raises ``ValueError`` outside the text."""
        self._check(start, end)
        return Span(self.id, start, end, self.text[start:end])

    def part_at(self, start: int, end: int) -> Part:
        """The same stretch without the report's id; raises ``ValueError`` outside the text."""
        self._check(start, end)
        return Part(start, end, self.text[start:end])

    def _check(self, start: int, end: int) -> None:
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"no such stretch in {self.path}: {start}..{end} of {len(self.text)}")
