"""zopa: who said what, where each side stands, which terms all sides could accept."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zopa.job import ReadSummary, read
    from zopa.library import Case, open

__version__ = "0.1.0"
__all__ = ["Case", "ReadSummary", "__version__", "open", "read"]


def __getattr__(name: str) -> object:
    if name in {"ReadSummary", "read"}:
        from zopa import job

        return getattr(job, name)
    if name in {"Case", "open"}:
        from zopa import library

        return getattr(library, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
