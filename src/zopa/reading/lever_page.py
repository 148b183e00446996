"""What each reader of levers has at hand of its page."""

from __future__ import annotations

from zopa.reading.lever_parts import LeverParts


class LeverPage:
    """A page for those who read levers on it: its parts, its words and the words of pressure."""

    def __init__(self, parts: LeverParts) -> None:
        self.parts = parts
        self.at = parts.at
        self.data = parts.data
        self.low = parts.low
        self.texts = parts.texts
        self.grammar = parts.grammar
