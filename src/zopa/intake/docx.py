"""Word documents."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from zopa.intake.clean import Pieces, tidy
from zopa.intake.draft import PARSER_ERRORS, Draft
from zopa.intake.metadates import inferred_date
from zopa.intake.sniff import Unreadable

_MOST_UNPACKED = 500_000_000
_MOST_XML = 60_000_000
_DAMAGED = ("the document is damaged", "open it in Word and save it again")
_MOST_NESTED = 8  # tables in tables


def read_docx(data: bytes) -> Draft:
    """Paragraphs and table cells in their order; the day the file was made is *inferred*.

    Raises `Unreadable` for a damaged document.
    """
    from docx import Document
    from docx.opc.exceptions import OpcError
    from lxml.etree import LxmlError

    try:
        _check_size(data)
        document = Document(io.BytesIO(data))
        paragraphs = list(_paragraphs(document, 0))
        properties = document.core_properties
        title, author, created = properties.title, properties.author, properties.created
    except (OpcError, LxmlError, *PARSER_ERRORS) as error:
        raise Unreadable(*_DAMAGED) from error
    pieces = Pieces()
    for number, paragraph in enumerate(paragraphs, 1):
        if paragraph.strip():
            pieces.add("\n\n" if len(pieces) else "", place=f"paragraph {number}")
            pieces.add(paragraph.strip(), place=f"paragraph {number}")
    text, origins = pieces.finish()
    day = created.date().isoformat() if created is not None else None
    return Draft(
        text=text,
        origins=origins,
        format="docx",
        title=tidy(title),
        author=tidy(author) if tidy(author) != "python-docx" else None,
        published=inferred_date(day, "document created"),
    )


def _check_size(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = archive.infolist()
        xml = sum(member.file_size for member in members if member.filename.endswith(".xml"))
        if xml > _MOST_XML or sum(member.file_size for member in members) > _MOST_UNPACKED:
            raise Unreadable("the document unpacks to far more than a report", "leave it out")


def _paragraphs(container: Any, depth: int) -> Iterator[str]:  # noqa: ANN401
    for block in container.iter_inner_content():
        if hasattr(block, "rows"):
            yield from _cells(block, depth)
        else:
            yield block.text


def _cells(table: Any, depth: int) -> Iterator[str]:  # noqa: ANN401
    if depth >= _MOST_NESTED:
        return
    for row in table.rows:
        last = None
        for cell in row.cells:
            # Merged cells come once for each column they cover.
            if cell._tc is not last:  # noqa: SLF001
                last = cell._tc  # noqa: SLF001
                yield from _paragraphs(cell, depth + 1)
