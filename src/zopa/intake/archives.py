"""The members of zip archives, one at a time, with limits that no honest archive meets."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import IO

from msgspec import Struct

from zopa.intake.sniff import MOST_BYTES, Unreadable, checked, container_of, zip_holds_document
from zopa.intake.source import Problem, Source

# Deflate shrinks zeros 1000 times and pages of text 3 to 30 times.
_MOST_RATIO = 200
_RATIO_COUNTS_FROM = 1_000_000
_MOST_TOTAL = 4_000_000_000
_MOST_MEMBERS = 200_000
_MOST_DEPTH = 2
_CHUNK = 1 << 20
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError, RuntimeError)


class _Budget(Struct):
    """How many more bytes one archive with all the archives inside it may unpack to."""

    left: int


def iter_zip(stream: IO[bytes], *, path: str, size: int) -> Iterator[Source | Problem]:
    """The members of a zip archive of ``size`` bytes, those of archives inside it as well.

    Yields nothing for a zip archive that is a document itself (DOCX, EPUB and the like): that is
    for the caller to read whole.
    """
    yield from _iter(stream, path=path, size=size, depth=1, budget=_Budget(left=_MOST_TOTAL))


def _iter(
    stream: IO[bytes], *, path: str, size: int, depth: int, budget: _Budget
) -> Iterator[Source | Problem]:
    try:
        archive = zipfile.ZipFile(stream)
    except (*_BROKEN, NotImplementedError):
        yield Problem(path=path, problem="the zip archive is damaged", hint="copy or save it again")
        return
    with archive:
        if zip_holds_document(archive) is not None:
            return
        members = [m for m in archive.infolist() if not m.is_dir() and not _hidden(m.filename)]
        total = sum(member.file_size for member in members)
        if total > max(_RATIO_COUNTS_FROM, _MOST_RATIO * size) or total > budget.left:
            yield Problem(
                path=path,
                problem="the zip archive would unpack to far more than a collection of reports",
                hint="unpack it yourself and give the folder",
            )
            return
        if len(members) > _MOST_MEMBERS:
            yield Problem(
                path=path,
                problem=f"the zip archive has more than {_MOST_MEMBERS} members",
                hint="split it",
            )
            return
        if not members:
            yield Problem(path=path, problem="the zip archive is empty", hint="check its content")
        for member in sorted(members, key=lambda m: m.filename):
            yield from _iter_member(archive, member, path=path, depth=depth, budget=budget)


def _iter_member(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, *, path: str, depth: int, budget: _Budget
) -> Iterator[Source | Problem]:
    shown = f"{path}/{one_line(member.filename)}"
    try:
        data = _read(archive, member, budget=budget)
    except Unreadable as error:
        yield Problem(path=shown, problem=error.problem, hint=error.hint)
        return
    except NotImplementedError:
        yield Problem(
            path=shown, problem="is compressed in a way that cannot be read", hint="zip it again"
        )
        return
    except _BROKEN:
        yield Problem(path=shown, problem="is damaged inside the archive", hint="zip it again")
        return
    suffix = PurePosixPath(member.filename).suffix.lower()
    if container_of(data[:16], "") == "zip":
        if depth >= _MOST_DEPTH:
            inner: list[Source | Problem] = _documents_only(data, shown)
            if inner:
                yield from inner
                return
        else:
            found = False
            nested = io.BytesIO(data)
            for item in _iter(nested, path=shown, size=len(data), depth=depth + 1, budget=budget):
                found = True
                yield item
            if found:
                return
    yield checked(Source(path=shown, suffix=suffix, data=data))


def _documents_only(data: bytes, shown: str) -> list[Source | Problem]:
    # Too deep for an archive, yet a document is a zip archive as well.
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if zip_holds_document(archive) is not None:
                return []
    except (*_BROKEN, NotImplementedError):
        pass
    problem = "is an archive inside an archive inside an archive"
    return [Problem(path=shown, problem=problem, hint="unpack it and give the folder")]


def _read(archive: zipfile.ZipFile, member: zipfile.ZipInfo, *, budget: _Budget) -> bytes:
    if member.flag_bits & 0x1:
        raise Unreadable("is encrypted", "unpack the archive with its password, give the folder")
    if member.file_size > MOST_BYTES:
        raise Unreadable(
            f"is larger than {MOST_BYTES // 1_000_000} MB", "split it into single reports"
        )
    suspicious = member.file_size > _MOST_RATIO * max(member.compress_size, 1)
    if suspicious and member.file_size > _RATIO_COUNTS_FROM:
        raise Unreadable("would unpack to far more than a report", "leave it out")
    most = min(member.file_size, budget.left)
    chunks: list[bytes] = []
    with archive.open(member) as stream:
        while chunk := stream.read(_CHUNK):
            most -= len(chunk)
            budget.left -= len(chunk)
            if most < 0 or budget.left < 0:
                raise Unreadable("unpacks to more than it says", "leave it out")
            chunks.append(chunk)
    return b"".join(chunks)


def _hidden(name: str) -> bool:
    return any(part.startswith(".") and part not in {".", ".."} for part in name.split("/"))


def one_line(name: str) -> str:
    """A name as it can be shown: one line, no control characters, no halves of characters."""
    whole = name.encode("utf-8", "replace").decode("utf-8")
    return " ".join("".join(c if c.isprintable() else " " for c in whole).split()) or "?"
