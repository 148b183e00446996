"""The sources in files, folders and archives, one at a time."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from zopa.intake.archives import iter_zip, one_line
from zopa.intake.sniff import MOST_BYTES, checked, container_of
from zopa.intake.source import Problem, Source
from zopa.intake.warc import iter_warc

_HEAD = 4096


def iter_sources(paths: Iterable[str | Path]) -> Iterator[Source | Problem]:
    """Each readable source under ``paths`` in a fixed order, and a `Problem` for each other file.

    Folders are walked with their sub-folders, sorted by name; hidden files and folders in them are
    left out, and a folder that symbolic links lead to again is walked once. Zip and WARC archives
    are opened and their members streamed. Nothing is raised for bad input.
    """
    for path in paths:
        yield from _iter_path(Path(path))


def _iter_path(root: Path) -> Iterator[Source | Problem]:
    seen: set[tuple[int, int]] = set()
    waiting = [root]
    while waiting:
        path = waiting.pop()
        try:
            status = path.stat()
            if not stat.S_ISDIR(status.st_mode):
                if stat.S_ISREG(status.st_mode):
                    yield from _iter_file(path, status.st_size)
                else:
                    yield _problem(path, "is neither a file nor a folder", "leave it out")
                continue
            if (status.st_dev, status.st_ino) in seen:
                continue
            seen.add((status.st_dev, status.st_ino))
            names = sorted(name for name in os.listdir(path) if not name.startswith("."))  # noqa: PTH208
        except FileNotFoundError:
            yield _problem(path, "there is no such file or folder", "check the path")
        except (OSError, ValueError) as error:
            yield _unreadable(path, error)
        else:
            if path == root and not names:
                yield _problem(path, "there is no report in this folder", "check the path")
            waiting.extend(path / name for name in reversed(names))


def _iter_file(path: Path, size: int) -> Iterator[Source | Problem]:
    suffix = path.suffix.lower()
    shown = _shown(path)
    try:
        with path.open("rb") as stream:
            container = container_of(stream.read(_HEAD), suffix)
            stream.seek(0)
            if container == "warc":
                yield from iter_warc(stream, path=shown)
                return
            if container == "zip":
                found = False
                for item in iter_zip(stream, path=shown, size=size):
                    found = True
                    yield item
                if found:
                    return
                stream.seek(0)
            if size > MOST_BYTES:
                yield Problem(
                    path=shown,
                    problem=f"the file is larger than {MOST_BYTES // 1_000_000} MB",
                    hint="split it into single reports",
                )
                return
            data = stream.read(MOST_BYTES + 1)
    except OSError as error:
        yield _unreadable(path, error)
        return
    yield checked(Source(path=shown, suffix=suffix, data=data))


def _shown(path: Path) -> str:
    return one_line(os.fsencode(path).decode("utf-8", "replace"))


def _problem(path: Path, problem: str, hint: str) -> Problem:
    return Problem(path=_shown(path), problem=problem, hint=hint)


def _unreadable(path: Path, error: OSError | ValueError) -> Problem:
    reason = getattr(error, "strerror", None) or "the name is not valid"
    return _problem(path, f"cannot be read ({reason})", "check its name and permissions")
