"""What the module for one kind of input hands on: a text and the metadata beside it."""

from __future__ import annotations

import struct
import zipfile
import zlib

from msgspec import Struct

from zopa.case.report import Origin
from zopa.case.spans import Published


class Draft(Struct, frozen=True, kw_only=True):
    """A report before anybody has looked for noise, dates and names in its text.

    Title, outlet, author and date are what the format's own metadata say, already tidy; ``None``
    where they say nothing. ``headline`` is the title where the text itself begins with it.
    """

    text: str
    origins: tuple[Origin, ...]
    format: str
    part: str = ""
    encoding: str = "utf-8"
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: Published | None = None


# What parsers written by others let through on damaged input. All of these are the data's fault
# and mean the same to a user: the file is broken. MemoryError and KeyboardInterrupt do not.
PARSER_ERRORS: tuple[type[Exception], ...] = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    RecursionError,
    SyntaxError,
    TypeError,
    ValueError,
    struct.error,
    zipfile.BadZipFile,
    zlib.error,
)


def quiet(*names: str) -> None:
    """Keeps these libraries' complaints about bad input off the user's terminal."""
    import logging

    for name in names:
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
