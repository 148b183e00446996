"""What every store does; each test runs with each of them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from zopa.case.agenda import Agenda, Issue
from zopa.case.decision import Decision
from zopa.case.findings import Finding, Mention, Position, Proposal
from zopa.case.spans import Published, Span
from zopa.case.store import Added, Reading, Store
from zopa.case.store.protocol import kinds

from .samples import content, make_position, make_reading, make_report, raw_of
from .strategies import decisions, readings

NewStore = Callable[[], Store]

# Each example makes a store of its own.
each_anew = settings(
    deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture]
)

TEXT = "Kiew lehnt den Verzicht auf Gebiete ab. Berlin verlangt Sicherheitsgarantien."


def test_an_empty_store_shows_nothing(store: Store) -> None:
    assert list(store.reports()) == []
    assert store.readers() == {}
    assert store.decisions() == []
    assert store.agenda() is None
    assert store.search("Frieden") == []
    assert store.counts() == {"reports": 0} | {kind.__name__.lower(): 0 for kind in kinds()}
    for ask in (store.report, store.raw, store.paths):
        with pytest.raises(KeyError, match="nothing"):
            ask("nothing")


def test_a_reading_comes_back_as_it_was(store: Store) -> None:
    report = make_report(TEXT, title="Gespräche", day=date(2025, 2, 3))
    position = make_position(report, 0, 38)
    reading = make_reading(report, position)
    assert store.add([reading], raw_of(reading)) == Added(new=1)
    assert store.report(report.id) == report
    assert list(store.reports()) == [report]
    assert list(store.reports(text=False)) == [replace(report, text="")]
    assert list(store.findings(Position)) == [position]
    assert list(store.findings(Mention)) == []
    assert store.raw(report.raw) == TEXT.encode()
    assert store.readers() == {report.id: "rules 1"}
    assert store.paths(report.id) == ("a.txt",)
    assert store.counts()["reports"] == store.counts()["position"] == 1


@each_anew
@given(reading=readings())
def test_any_reading_comes_back_as_it_was(new_store: NewStore, reading: Reading) -> None:
    store = new_store()
    store.add([reading], {})
    assert store.report(reading.report.id) == reading.report
    best: dict[str, Finding] = {}
    for finding in reading.findings:
        if finding.id not in best or best[finding.id].confidence < finding.confidence:
            best[finding.id] = finding
    shown = [finding for kind in kinds() for finding in store.findings(kind)]
    assert len(shown) == len(best)
    assert {finding.id: finding for finding in shown} == best
    for finding in shown:
        assert msgspec.json.encode(finding) == msgspec.json.encode(best[finding.id])
        for span in finding.evidence:
            assert reading.report.text[span.start : span.end] == span.text


@st.composite
def cases(draw: st.DrawFn) -> tuple[list[Reading], list[Reading], list[int]]:
    """Readings of one reader, the same in another order, and the sizes of batches."""
    originals = draw(st.lists(readings(), max_size=5, unique_by=lambda r: r.report.id))
    found = []
    for original in originals:
        for path in draw(st.sets(st.sampled_from(["a.txt", "b.txt", "c/d.txt"]), min_size=1)):
            # Intake may take a date or a title from the path.
            report = replace(original.report, path=path, title=f"Frieden {path}")
            found.append(replace(original, report=report, findings=original.findings[len(path) :]))
    sizes = draw(st.lists(st.integers(1, 4), min_size=20, max_size=20))
    return found, draw(st.permutations(found)), sizes


@each_anew
@given(case=cases())
def test_order_and_batches_do_not_matter(
    new_store: NewStore, case: tuple[list[Reading], list[Reading], list[int]]
) -> None:
    readings, shuffled, sizes = case
    first, second = new_store(), new_store()
    first.add(readings, {})
    for size in sizes:
        batch, shuffled = shuffled[:size], shuffled[size:]
        second.add(batch, {})
    assert content(first) == content(second)
    second.add(readings, {})  # and reading all of it again changes nothing
    assert content(first) == content(second)


def test_reading_twice_adds_nothing(store: Store) -> None:
    report = make_report(TEXT)
    reading = make_reading(report, make_position(report, 0, 4))
    assert store.add([reading, reading], raw_of(reading)) == Added(new=1, same=1)
    assert store.add([reading], raw_of(reading)) == Added(same=1)
    assert store.counts()["position"] == 1


def test_another_reader_renews_the_findings(store: Store) -> None:
    report = make_report(TEXT)
    old, new = make_position(report, 0, 4), make_position(report, 40, 46)
    store.add([make_reading(report, old)], {})
    reread = make_reading(report, new, reader="rules 2")
    assert store.add([reread], {}) == Added(renewed=1)
    assert list(store.findings(Position)) == [new]
    assert store.readers() == {report.id: "rules 2"}


def test_another_reader_may_see_another_text(store: Store) -> None:
    report = make_report("Menü Startseite. " + TEXT, title="Menü")
    cleaner = replace(report, text=TEXT, title="Kiew")
    store.add([make_reading(report, make_position(report, 5, 15))], {})
    store.add([make_reading(cleaner, make_position(cleaner, 0, 4), reader="rules 2")], {})
    assert store.report(report.id) == cleaner
    assert [p.evidence[0].text for p in store.findings(Position)] == ["Kiew"]
    assert store.search("Startseite") == store.search("tartseit") == store.search("Menü") == []
    assert [hit.places for hit in store.search("Kiew")] == [((0, 4),)]
    assert [hit.report for hit in store.search("itsgaran")] == [report.id]


def test_all_paths_are_kept_and_the_smallest_is_shown(store: Store) -> None:
    for path in ("m.txt", "z.txt", "b.txt"):
        store.add([make_reading(make_report(TEXT, path=path))], {})
    (report,) = store.reports()
    assert report.path == "b.txt"
    assert store.paths(report.id) == ("b.txt", "m.txt", "z.txt")


def test_reports_come_by_date_and_those_without_one_last(store: Store) -> None:
    late, early, never = (
        make_report("late", day=date(2025, 3, 1)),
        make_report("early", day=date(2024, 12, 31)),
        make_report("never"),
    )
    until = replace(make_report("until"), published=Published(None, date(2025, 1, 1), "inferred"))
    store.add([make_reading(report) for report in (never, late, until, early)], {})
    assert [report.text for report in store.reports()] == ["early", "until", "late", "never"]
    assert list(store.readers()) == [report.id for report in store.reports()]


def test_findings_come_by_report_start_and_id(store: Store) -> None:
    late, early = make_report(TEXT, day=date(2025, 3, 1)), make_report(TEXT + " Ende.")
    early = replace(early, published=Published(date(2025, 1, 1), None, "printed"))
    wanted = []
    for report in (early, late):
        found = [
            make_position(report, start, start + 4, issue=issue)
            for start in (30, 2, 11)
            for issue in ("territory", "alliance", "sanctions")
        ]
        store.add([make_reading(report, *found)], {})
        wanted += sorted(found, key=lambda p: (p.evidence[0].start, p.id))
    assert list(store.findings(Position)) == wanted


def test_many_reports_come_in_order(store: Store) -> None:
    reports = [make_report(f"{TEXT} {n}", day=date(2025, 1, 1 + n % 28)) for n in range(200)]
    store.add([make_reading(r, make_position(r, n % 30, 40)) for n, r in enumerate(reports)], {})
    wanted = [r.id for r in sorted(reports, key=lambda r: (r.published.start, r.id))]
    assert [report.id for report in store.reports()] == wanted
    assert [position.report for position in store.findings(Position)] == wanted


def test_a_store_may_be_written_while_it_is_listed(store: Store) -> None:
    first, second = make_report(TEXT), make_report(TEXT + " Ende.")
    store.add([make_reading(first, make_position(first, 0, 4))], {})
    for position in store.findings(Position):
        store.decide(decision(position.id))
    for _ in store.reports():
        store.add([make_reading(second)], {})
    assert len(store.decisions()) == 1
    assert store.counts()["reports"] == 2


REPORT = make_report(TEXT)
WRONG: list[tuple[str, Any, str]] = [
    ("another text", {"evidence": (Span(REPORT.id, 0, 4, "Kyjiw"),)}, "reads 'Kiew', not 'Kyjiw'"),
    ("beyond the end", {"evidence": (Span(REPORT.id, 0, 999, TEXT),)}, "no such stretch"),
    ("from behind", {"evidence": (Span(REPORT.id, -4, -1, TEXT[-4:-1]),)}, "no such stretch"),
    ("empty", {"evidence": (Span(REPORT.id, 3, 3, ""),)}, "no such stretch"),
    ("none", {"evidence": ()}, "no evidence"),
    ("elsewhere", {"evidence": (Span("report-x", 0, 4, "Kiew"),)}, "from another report"),
    ("another report", {"report": "report-x"}, "names another report"),
    ("a wrong part", {"condition": replace(REPORT.part_at(0, 4), text="Rom")}, "not 'Rom'"),
    ("too sure", {"confidence": 1.1}, "confidence"),
    ("no number", {"confidence": float("nan")}, "confidence"),
    ("no id", {"id": ""}, "no id"),
]


@pytest.mark.parametrize(("fields", "message"), [w[1:] for w in WRONG], ids=[w[0] for w in WRONG])
def test_what_is_not_proven_is_refused_with_its_batch(
    store: Store, fields: dict[str, Any], message: str
) -> None:
    good = make_report("Ein anderer Bericht.")
    bad = make_reading(REPORT, replace(make_position(REPORT, 0, 4), **fields))
    with pytest.raises(ValueError, match=message):
        store.add([make_reading(good, make_position(good, 0, 3)), bad], raw_of(bad))
    assert store.counts()["reports"] == 0
    with pytest.raises(KeyError):
        store.raw(REPORT.raw)


def test_a_clause_is_checked_too(store: Store) -> None:
    found = make_position(REPORT, 0, 4)
    clause: Any = {"number": "1", "text": {"report": REPORT.id, "start": 0, "end": 4, "text": "x"}}
    plan = msgspec.convert(
        {
            "id": "proposal-1",
            "evidence": msgspec.to_builtins(found.evidence),
            "confidence": 1.0,
            "rule": "r",
            "report": REPORT.id,
            "name": "Plan",
            "version": "1",
            "clauses": [clause],
        },
        Proposal,
    )
    with pytest.raises(ValueError, match="reads 'Kiew', not 'x'"):
        store.add([make_reading(REPORT, plan)], {})


def test_bytes_must_have_their_sha256(store: Store) -> None:
    with pytest.raises(ValueError, match="SHA-256"):
        store.add([make_reading(REPORT)], {REPORT.raw: b"other bytes"})
    assert store.counts()["reports"] == 0


def test_only_kinds_of_findings_are_asked_for(store: Store) -> None:
    with pytest.raises(TypeError, match="Finding"):
        list(store.findings(Finding))


@pytest.mark.parametrize("data", [b"", b"a" * 100_000, bytes(range(256)) * 4], ids=len)
def test_raw_bytes_come_back(store: Store, data: bytes) -> None:
    sha256 = hashlib.sha256(data).hexdigest()
    store.add([], {sha256: data})
    store.add([], {sha256: data})
    assert store.raw(sha256) == data


def test_sources_are_done_by_one_reader(store: Store) -> None:
    store.mark_done("abc html", "rules 1", "b.html")
    store.mark_done("abc html", "rules 1", "a.html")
    assert store.done("abc html", "rules 1")
    assert not store.done("abc html", "rules 2")
    assert not store.done("abc pdf", "rules 1")
    store.mark_done("abc html", "rules 2", "a.html")
    assert store.done("abc html", "rules 2")
    assert not store.done("abc html", "rules 1")


def test_what_was_read_anew_is_not_done_by_the_old_reader(store: Store) -> None:
    store.add([make_reading(REPORT)], {})
    store.mark_done("abc html", "rules 1", "a.html")
    store.add([make_reading(REPORT, reader="rules 2")], {})  # and then the power fails
    assert not store.done("abc html", "rules 1")
    assert not store.done("abc html", "rules 2")


def decision(finding: str = "position-1", **fields: Any) -> Decision:
    made = Decision(
        id="decision-1",
        finding=finding,
        verdict="correct",
        by="Ada",
        at=datetime(2025, 2, 3, 12, 0, 0, 5, tzinfo=UTC),
        fields={"stance": "open", "red_line": False, "option": None},
        note="siehe Absatz 3",
    )
    return replace(made, **fields)


def test_decisions_come_by_time_and_id(store: Store) -> None:
    east = timezone(timedelta(hours=10))
    made = [
        decision(id="d3", at=datetime(2025, 1, 1, 9, tzinfo=UTC)),
        decision(id="d1", at=datetime(2025, 1, 1, 10, tzinfo=UTC)),
        decision(id="d2", at=datetime(2025, 1, 1, 20, tzinfo=east)),
    ]
    for one in reversed(made):
        store.decide(one)
    assert store.decisions() == made


def test_the_same_decision_twice_is_one(store: Store) -> None:
    store.decide(decision())
    store.decide(decision())
    assert store.decisions() == [decision()]
    with pytest.raises(ValueError, match="another decision has the id decision-1"):
        store.decide(decision(by="Bob"))
    assert store.decisions() == [decision()]


def test_a_decision_needs_a_time_zone(store: Store) -> None:
    with pytest.raises(ValueError, match="time zone"):
        store.decide(decision(at=datetime(2025, 1, 1)))  # noqa: DTZ001
    assert store.decisions() == []


@each_anew
@given(made=st.lists(decisions(), max_size=4))
def test_any_decision_comes_back(new_store: NewStore, made: list[Decision]) -> None:
    store = new_store()
    for one in made:
        store.decide(one)
    unique = {one.id: one for one in made}
    assert store.decisions() == sorted(unique.values(), key=lambda d: (d.at, d.id))


def test_decisions_outlive_a_new_reading(store: Store) -> None:
    position = make_position(REPORT, 0, 4)
    store.add([make_reading(REPORT, position)], {})
    store.decide(decision(position.id))
    store.add([make_reading(REPORT, reader="rules 2")], {})
    assert list(store.findings(Position)) == []
    assert [d.finding for d in store.decisions()] == [position.id]


def test_the_agenda_is_replaced(store: Store) -> None:
    issue = Issue(id="ceasefire", name={"de": "Waffenruhe"}, question={"de": "Soll sie gelten?"})
    first = Agenda(format="zopa-agenda/1", id="talks", title={"de": "Gespräche"})
    second = replace(first, issues=(issue,))
    store.set_agenda(first)
    store.set_agenda(second)
    assert store.agenda() == second


def test_closing_twice_does_nothing(new_store: NewStore) -> None:
    store = new_store()
    store.close()
    store.close()
