from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from zopa.case.findings import Statement
from zopa.case.report import Report
from zopa.case.spans import Published
from zopa.case.store.protocol import Hit
from zopa.case.store.terms import terms
from zopa.record.search import ranked

TEXT = (
    "Die Ministerin sagte, eine Waffenruhe sei nah. "
    "Der Gesandte sagte, die Häfen blieben offen. "
    "Waffenruhe und Häfen gehören zusammen, sagte ein Dritter."
)
QUOTES = (
    "eine Waffenruhe sei nah",
    "die Häfen blieben offen",
    "Waffenruhe und Häfen gehören zusammen",
)


def _report(text: str = TEXT, id: str = "report-1") -> Report:
    return Report(id=id, path="a.txt", text=text, raw="0", format="txt", language="de")


def _statements(report: Report) -> list[Statement]:
    return [
        Statement(
            id=f"statement-{number}",
            evidence=(report.span(at, at + len(quote)),),
            confidence=1.0,
            rule="test",
            report=report.id,
            speaker=None,
            kind="indirect",
            form="Indirect",
            quote=(report.part_at(at, at + len(quote)),),
            frame=(report.part_at(max(at - 12, 0), at),) if at > 12 else (),
        )
        for number, quote in enumerate(QUOTES)
        for at in [report.text.index(quote)]
    ]


def _ids(query: str, report: Report) -> list[str]:
    hit = Hit(report=report.id, score=1.0, places=(), index="words")
    found = ranked(terms(query), [hit], _statements(report), {report.id: report})
    for one in found:
        assert one.places
        for start, end in one.places:
            assert report.text[start:end].casefold() in query.casefold()
    return [one.statement.id for one in found]


def test_more_of_the_words_come_first() -> None:
    assert _ids("Waffenruhe Häfen", _report())[0] == "statement-2"
    assert set(_ids("Waffenruhe Häfen", _report())) == {f"statement-{n}" for n in range(3)}


def test_a_statement_without_the_words_is_no_find() -> None:
    assert _ids("Häfen", _report()) == ["statement-1", "statement-2"]
    assert _ids("Getreide", _report()) == []


def test_said_counts_more_than_near() -> None:
    text = (
        "Zu den Häfen: eine Waffenruhe sei nah. Gut, die Häfen blieben offen. "
        "Waffenruhe und Häfen gehören zusammen."
    )
    assert _ids("Häfen", _report(text)).index("statement-1") < _ids("Häfen", _report(text)).index(
        "statement-0"
    )


def test_the_later_of_two_alike() -> None:
    early = replace(_report(), published=Published(date(2025, 1, 1), date(2025, 1, 1), "printed"))
    late = replace(
        _report(id="report-2"),
        published=Published(date(2025, 3, 1), date(2025, 3, 1), "printed"),
    )
    first = _statements(early)[1]
    second = replace(_statements(late)[1], id="statement-9")
    hits = [Hit(report=r.id, score=1.0, places=(), index="words") for r in (early, late)]
    found = ranked(terms("Häfen"), hits, [first, second], {r.id: r for r in (early, late)})
    assert [one.statement.id for one in found] == ["statement-9", "statement-1"]
