"""Plain text."""

from __future__ import annotations

from zopa.intake.clean import Pieces
from zopa.intake.decode import decode
from zopa.intake.draft import Draft


def read_text(data: bytes) -> Draft:
    """The text as it stands, cleaned of characters that nobody sees."""
    raw, encoding = decode(data)
    pieces = Pieces()
    pieces.add(raw, 0)
    text, origins = pieces.finish()
    return Draft(text=text, origins=origins, format="text", encoding=encoding)
