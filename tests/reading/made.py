"""Short sentences and what is read in them: the help that all tests of reading share."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TypeVar

from zopa.case.agendas import load_agenda
from zopa.case.findings import Finding, Mention, Office, Position, Statement
from zopa.case.report import Report
from zopa.reading.clause import Clause
from zopa.reading.clauses import ClauseReader
from zopa.reading.gazetteer import Gazetteer, gazetteer
from zopa.reading.name_reader import NameReader
from zopa.reading.names import Name
from zopa.reading.page import Page, lay_out
from zopa.reading.read import Reader

HOME = Path(__file__).parent
F = TypeVar("F", bound=Finding)


@cache
def reader() -> Reader:
    return Reader(load_agenda(HOME / "agenda.yaml"), "fast")


@cache
def places(language: str) -> Gazetteer:
    return gazetteer(load_agenda(HOME / "agenda.yaml"), language)


def report(text: str, language: str | None = "de") -> Report:
    return Report(
        id="report-1", path="made.txt", text=text, raw="", format="text", language=language
    )


def page(text: str, language: str = "de", *, heading: bool = False) -> Page:
    laid = lay_out(report(text, language), ((0, len(text)),) if heading else ())
    assert laid is not None
    return laid


def findings(text: str, language: str = "de") -> tuple[Finding, ...]:
    return reader().read(report(text, language))


def of(kind: type[F], text: str, language: str = "de") -> list[F]:
    return [finding for finding in findings(text, language) if isinstance(finding, kind)]


def positions(text: str, language: str = "de") -> list[Position]:
    return of(Position, text, language)


def statements(text: str, language: str = "de") -> list[Statement]:
    return of(Statement, text, language)


def stances(text: str, language: str = "de") -> set[tuple[str | None, str, str | None, str]]:
    """Party, issue, option and stance of each position."""
    return {(p.party, p.issue, p.option, p.stance) for p in positions(text, language)}


def voices(text: str, language: str = "de") -> list[tuple[str, str | None, str]]:
    """Kind, speaker and words of each statement that is told, not reported."""
    return [
        (s.kind, s.speaker, s.quote[0].text)
        for s in statements(text, language)
        if s.kind != "reported"
    ]


def offices(text: str, language: str = "de") -> set[tuple[str, str, str | None]]:
    return {(o.actor, o.title, o.party) for o in of(Office, text, language)}


def mentioned(text: str, language: str = "de") -> set[tuple[str, str]]:
    return {(m.actor, m.form) for m in of(Mention, text, language)}


def names(text: str, language: str = "de") -> list[Name]:
    return NameReader(page(text, language), places(language)).read()


def clauses(text: str, language: str = "de") -> tuple[Page, list[Clause]]:
    laid = page(text, language)
    split = ClauseReader(laid)
    return laid, [clause for sentence in laid.sentences for clause in split.read(sentence)]
