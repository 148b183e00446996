"""Intake: one module per kind of input; clean text, and where each character came from."""

from __future__ import annotations

from zopa.intake.extract import extract
from zopa.intake.source import Problem, Source
from zopa.intake.sources import iter_sources

__all__ = ["Problem", "Source", "extract", "iter_sources"]
