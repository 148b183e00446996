"""Hypothesis strategies for the values of a case: every finding is proven by its report."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime, timedelta, timezone
from typing import get_args

from hypothesis import strategies as st
from msgspec.structs import replace

from zopa.case.decision import Decision
from zopa.case.findings import (
    Clause,
    Evaluation,
    Event,
    Figure,
    Finding,
    Lever,
    LeverKind,
    LeverStatus,
    Link,
    Matter,
    Mention,
    Office,
    Participant,
    Position,
    Proposal,
    Stance,
    Statement,
    Unnamed,
)
from zopa.case.ids import content_id, with_id
from zopa.case.report import Noise, Origin, Report
from zopa.case.spans import Interval, Known, Part, Published, Span
from zopa.case.store import Reading

SENTENCES = (
    "Die Delegation lehnt Sicherheitsgarantien ab. „Kein Frieden ohne Waffenruhe“, sagte "
    "Außenminister Müller am Dienstag in Genf. Straße, Grüße, Łódź, мир, 停戦, "
    "e\u0301galite\u0301 🕊"
)

# All that SQLite and JSON can hold: half a surrogate pair is no character.
characters = st.characters(exclude_categories=["Cs"])
wild = st.text(characters, min_size=1, max_size=80)
prose = st.lists(st.sampled_from(SENTENCES.split()), min_size=1, max_size=25).map(" ".join)
texts = st.one_of(prose, wild)
ids = st.text("abcdefghijklmnopqrstuvwxyz-_", min_size=1, max_size=12)
maybe_ids = st.none() | ids
days = st.dates(date(1900, 1, 1), date(2100, 1, 1))
confidences = st.floats(0, 1)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    start, end = draw(st.none() | days), draw(st.none() | days)
    if start and end and start > end:
        start, end = end, start
    return Interval(start, end)


@st.composite
def published(draw: st.DrawFn) -> Published:
    when = draw(intervals())
    if when == Interval():
        return Published()
    known: list[Known] = ["printed", "inferred"]
    return Published(when.start, when.end, draw(st.sampled_from(known)), draw(wild))


@st.composite
def reports(draw: st.DrawFn) -> Report:
    raw = draw(st.binary(max_size=40))
    sha256 = hashlib.sha256(raw).hexdigest()
    part = draw(st.sampled_from(["", "item 1", "item 2"]))
    places = st.integers(0, 2**31)
    return Report(
        id=content_id("report", sha256, "txt", part),
        path=draw(st.sampled_from(["a.txt", "b.txt", "Grüße/c.txt"])),
        text=draw(texts),
        raw=sha256,
        format="txt",
        part=part,
        title=draw(st.none() | texts),
        outlet=draw(st.none() | wild),
        author=draw(st.none() | wild),
        published=draw(published()),
        language=draw(st.none() | st.sampled_from(["de", "en"])),
        noise=tuple(
            draw(st.lists(st.builds(Noise, places, places, st.just("caption")), max_size=3))
        ),
        origins=tuple(
            draw(st.lists(st.builds(Origin, places, places, st.none() | places, wild), max_size=3))
        ),
        fingerprint=tuple(draw(st.lists(st.integers(-(2**63), 2**64 - 1), max_size=4))),
    )


@st.composite
def parts(draw: st.DrawFn, report: Report) -> Part:
    start = draw(st.integers(0, len(report.text) - 1))
    return report.part_at(start, draw(st.integers(start + 1, len(report.text))))


@st.composite
def spans(draw: st.DrawFn, report: Report) -> Span:
    part = draw(parts(report))
    return report.span(part.start, part.end)


def findings(report: Report) -> st.SearchStrategy[Finding]:
    """Any kind of finding in this report, its id set."""
    part, span = parts(report), spans(report)
    some = st.lists(part, max_size=3).map(tuple)
    clauses = st.builds(Clause, number=wild, text=span, issues=st.lists(ids, max_size=2).map(tuple))
    common = {
        "id": st.just(""),
        "evidence": st.lists(span, min_size=1, max_size=3).map(tuple),
        "confidence": confidences,
        "rule": ids,
        "report": st.just(report.id),
    }
    kinds: list[st.SearchStrategy[Finding]] = [
        st.builds(Mention, **common, actor=ids, name=wild, form=wild, iso2=st.none()),
        st.builds(Office, **common, actor=ids, title=wild, party=maybe_ids, held=intervals()),
        st.builds(
            Statement,
            **common,
            speaker=maybe_ids,
            quote=st.lists(part, min_size=1, max_size=3).map(tuple),
            speaker_spans=some,
            cue=some,
            frame=some,
            addressee_spans=some,
            relayed_by=maybe_ids,
            said=intervals(),
            hedge_spans=some,
            chain=st.lists(st.builds(Link, name=part, actor=maybe_ids), max_size=3).map(tuple),
            unnamed=st.none() | st.builds(Unnamed, st.none() | st.integers(1, 9), maybe_ids),
            speaker_rule=maybe_ids,
        ),
        st.builds(
            Position,
            **common,
            party=maybe_ids,
            speaker=maybe_ids,
            issue=ids,
            option=maybe_ids,
            red_line=st.booleans(),
            condition=st.none() | part,
            as_of=intervals(),
        ),
        st.builds(
            Event,
            **common,
            participants=st.lists(ids, max_size=3).map(tuple),
            place=st.none() | wild,
            date=intervals(),
            name=st.none() | wild,
            minutes=st.none() | st.integers(0, 10**6),
            roles=st.lists(st.builds(Participant, name=part, actor=maybe_ids), max_size=3).map(
                tuple
            ),
            atmosphere=some,
            when=some,
        ),
        st.builds(
            Figure,
            **common,
            value=st.floats(0, 10**12),
            counted=ids,
            noun=part,
            number=part,
            unit=maybe_ids,
            actors=st.lists(ids, max_size=3).map(tuple),
            issue=maybe_ids,
            date=intervals(),
        ),
        st.builds(
            Matter,
            **common,
            party=maybe_ids,
            speaker=maybe_ids,
            stance=st.sampled_from(get_args(Stance)),
            keywords=st.lists(wild, min_size=1, max_size=3).map(tuple),
            as_of=intervals(),
        ),
        st.builds(
            Proposal,
            **common,
            name=wild,
            version=wild,
            author=maybe_ids,
            date=intervals(),
            clauses=st.lists(clauses, max_size=3).map(tuple),
        ),
        st.builds(
            Evaluation,
            **common,
            proposal=ids,
            party=maybe_ids,
            speaker=maybe_ids,
            verdict=wild,
            quote=st.none() | part,
        ),
        st.builds(
            Lever,
            **common,
            kind=st.sampled_from(get_args(LeverKind)),
            holder=maybe_ids,
            target=maybe_ids,
            trigger=st.none() | part,
            date=intervals(),
            status=st.sampled_from(get_args(LeverStatus)),
            size=st.none() | part,
        ),
    ]
    return st.one_of(kinds).map(with_id)


@st.composite
def readings(draw: st.DrawFn, *, reader: str = "rules 1") -> Reading:
    report = draw(reports())
    found = draw(st.lists(findings(report), max_size=5))
    return Reading(report=report, findings=tuple(found), reader=reader)


def moments() -> st.SearchStrategy[datetime]:
    """Moments with a time zone, in steps of a microsecond."""
    zones = st.integers(-12 * 60, 14 * 60).map(lambda m: timezone(timedelta(minutes=m)))
    return st.datetimes(timezones=st.just(UTC) | zones).filter(lambda at: 1 < at.year < 9999)


def decisions() -> st.SearchStrategy[Decision]:
    """Decisions with ids made from their content."""
    return st.builds(
        Decision,
        id=st.just(""),
        finding=st.sampled_from(["position-1", "position-2", "event-1"]),
        by=wild,
        at=moments(),
        fields=st.dictionaries(ids, st.none() | st.booleans() | wild, max_size=3),
        note=st.text(characters, max_size=20),
    ).map(lambda d: replace(d, id=content_id("decision", d)))
