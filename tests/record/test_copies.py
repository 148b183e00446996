from __future__ import annotations

from datetime import date, timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from zopa.case.report import Report
from zopa.case.spans import Published
from zopa.record.copies import LEAST_SHARED, SHARED, copies


def report(number: int, prints: set[int], day: int | None = None) -> Report:
    when = None if day is None else date(2025, 1, 1) + timedelta(days=day)
    return Report(
        id=f"report-{number:04}",
        path="a.txt",
        text="",
        raw="",
        format="text",
        published=Published(when, when, "printed") if when else Published(),
        fingerprint=tuple(sorted(prints)),
    )


def test_a_shortened_copy_belongs_to_the_earliest() -> None:
    whole = set(range(100))
    reports = [
        report(1, whole, 3),
        report(2, set(range(60)), 1),
        report(3, whole | set(range(200, 230))),
        report(4, set(range(500, 600)), 0),
    ]
    assert copies(reports) == {"report-0001": "report-0002", "report-0003": "report-0002"}


def test_a_shared_paragraph_makes_no_copy() -> None:
    assert copies([report(1, set(range(100))), report(2, set(range(70, 170)))]) == {}


def test_too_little_to_tell() -> None:
    few = set(range(LEAST_SHARED - 1))
    assert copies([report(1, few), report(2, few)]) == {}
    assert copies([report(1, set()), report(2, set())]) == {}


def test_a_text_in_many_outlets_is_one_group() -> None:
    reports = [
        report(n, set(range(90)) | {1000 + n * 10 + i for i in range(10)}) for n in range(80)
    ]
    assert set(copies(reports).values()) == {"report-0000"}
    assert len(copies(reports)) == 79


def test_a_phrase_of_the_outlet_makes_no_copies() -> None:
    imprint = set(range(20))
    reports = [report(n, imprint | {1000 + n * 100 + i for i in range(100)}) for n in range(80)]
    assert copies(reports) == {}


prints = st.sets(st.integers(0, 40), max_size=40)


@given(st.lists(st.tuples(prints, st.none() | st.integers(0, 5)), max_size=12), st.randoms())
def test_as_said_pair_by_pair_in_any_order(
    made: list[tuple[set[int], int | None]], random: Random
) -> None:
    reports = [report(number, *each) for number, each in enumerate(made)]
    expected = _slowly(reports)
    random.shuffle(reports)
    assert copies(reports) == expected


def _slowly(reports: list[Report]) -> dict[str, str]:
    """Components by comparing every pair until nothing changes."""
    group = {r.id: {r.id} for r in reports}
    for one in reports:
        for other in reports:
            shared = len(set(one.fingerprint) & set(other.fingerprint))
            least = min(len(one.fingerprint), len(other.fingerprint))
            if one is not other and shared >= LEAST_SHARED and shared >= SHARED * least:
                both = group[one.id] | group[other.id]
                for id in both:
                    group[id] = both
    age = {r.id: (r.published.start or date.max, r.id) for r in reports}
    firsts = {id: min(ids, key=lambda i: age[i]) for id, ids in group.items()}
    return {id: first for id, first in firsts.items() if id != first}
