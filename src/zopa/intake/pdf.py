"""PDF files: pages to paragraphs."""

from __future__ import annotations

import io
import re
from collections import Counter
from datetime import datetime
from typing import TYPE_CHECKING

from zopa.intake.clean import Pieces, tidy
from zopa.intake.draft import PARSER_ERRORS, Draft, quiet
from zopa.intake.lines import SENTENCE_END
from zopa.intake.metadates import inferred_date
from zopa.intake.sniff import Unreadable

if TYPE_CHECKING:
    from pypdf import PdfReader

_MOST_PAGES = 3000
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"(?:(?:seite|page|стр\.?)[ ])?[-–]?[ ]?\d{1,4}[ ]?[-–]?(?:[ ]?(?:/|von|of|из)[ ]?\d{1,4})?",
    re.IGNORECASE,
)
# "Waffen- und Munitionslieferungen": the hyphen stands for a word, not for a broken line.
_JOINERS = re.compile(r"(?:und|oder|bzw|sowie|bis|and|or|to|и|или|та|або)\b")
# Shares of the usual width: the last line of a paragraph, and a heading, end before it.
_SHORT_LAST = 0.9
_SHORT_HEADING = 0.6
_OPEN_END = re.compile(
    r"(?:,|\b(?:und|oder|der|die|das|des|dem|den|ein|eine|einen|mit|von|in|im|für|auf|zu|and|or|of|the|a|an|to|"
    r"for|with|by|и|в|на|с|та|у))$"
)
_EDGE = 2  # lines at the top and the foot of a page that may repeat
_MOST_EDGE = 120
_NO_TITLE = re.compile(
    r"untitled|microsoft word|unbenannt|.*\.(?:docx?|pdf|indd|odt)$", re.IGNORECASE
)


def read_pdf(data: bytes) -> Draft:
    """The pages' text in paragraphs, without repeated heads, feet and page numbers.

    Words broken at a line's end are put together. The day the file was made is *inferred*. Raises
    `Unreadable` for an encrypted or damaged file and for one that holds only pictures.
    """
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    quiet("pypdf")
    broken: tuple[type[Exception], ...] = (PyPdfError, *PARSER_ERRORS)
    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise Unreadable("the file is encrypted", "save a copy without a password")
        pages = _pages(reader)
        title, author, created = _metadata(reader)
    except broken as error:
        raise Unreadable("the PDF file is damaged", "open it and save it again") from error
    pieces = Pieces()
    _add_paragraphs(pieces, _without_edges(pages))
    text, origins = pieces.finish()
    if not any(map(str.isalnum, text)):
        raise Unreadable("there is no text on the pages", "run text recognition (OCR) on it first")
    return Draft(
        text=text,
        origins=origins,
        format="pdf",
        title=title,
        author=author,
        published=inferred_date(created, "PDF created"),
    )


def _pages(reader: PdfReader) -> list[list[str]]:
    if len(reader.pages) > _MOST_PAGES:
        raise Unreadable(f"the file has more than {_MOST_PAGES} pages", "split it")
    pages = []
    for page in reader.pages:
        lines = page.extract_text().splitlines()
        pages.append([" ".join(line.split()) for line in lines])
    return pages


def _metadata(reader: PdfReader) -> tuple[str | None, str | None, str | None]:
    metadata = reader.metadata
    if metadata is None:
        return None, None, None
    title, author = tidy(metadata.title), tidy(metadata.author)
    try:
        created = metadata.creation_date
    except ValueError:
        created = None
    day = created.date().isoformat() if isinstance(created, datetime) else None
    return (None if title and _NO_TITLE.match(title) else title), author, day


def _without_edges(pages: list[list[str]]) -> list[list[str]]:
    """The pages without the lines that stand at the top or foot of most of them."""
    counts: Counter[str] = Counter()
    for lines in pages:
        filled = [line for line in lines if line]
        counts.update({_shape(line) for line in filled[:_EDGE] + filled[-_EDGE:]})
    least = max(2, (len(pages) + 1) // 2)
    result: list[list[str]] = []
    for lines in pages:
        kept = list(lines)
        for edge in (0, -1):
            for _ in range(_EDGE):
                while kept and not kept[edge]:
                    kept.pop(edge)
                if not kept:
                    break
                repeated = counts[_shape(kept[edge])] >= least and len(kept[edge]) <= _MOST_EDGE
                if repeated or _PAGE_NUMBER.fullmatch(kept[edge]):
                    kept.pop(edge)
        result.append(kept)
    return result


def _shape(line: str) -> str:
    return _DIGITS.sub("0", line)


def _add_paragraphs(pieces: Pieces, pages: list[list[str]]) -> None:
    lengths = sorted(len(line) for lines in pages for line in lines if line)
    width = lengths[len(lengths) * 9 // 10] if lengths else 0
    held = held_place = ""
    blank = False
    for number, page in enumerate(pages, 1):
        for line in page:
            if not line:
                blank = True
                continue
            if held:
                kept, joint = _joint(held, line, width=width, blank=blank)
                pieces.add(kept + joint, place=held_place)
            held, held_place, blank = line, f"page {number}", False
    pieces.add(held, place=held_place)


def _joint(before: str, line: str, *, width: int, blank: bool) -> tuple[str, str]:
    """A line as it is kept, and what stands between it and the next one."""
    if before[-1] in "-\u2010\xad" and before[-2:-1].isalpha() and line[0].isalpha():
        if _JOINERS.match(line):
            return before, " "
        return (before, "") if line[0].isupper() else (before[:-1], "")
    ended = bool(SENTENCE_END.search(before[-8:]))
    if blank and (ended or not line[0].islower()):
        return before, "\n\n"
    if ended and len(before) < _SHORT_LAST * width:
        return before, "\n\n"
    # A heading does not fill its line, and what comes behind it begins anew.
    heading = len(before) < _SHORT_HEADING * width and not _OPEN_END.search(before)
    if heading and line[0].isupper():
        return before, "\n\n"
    return before, " "
