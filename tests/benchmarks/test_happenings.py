from __future__ import annotations

from benchmarks.scoring.happenings import (
    GoldEvent,
    GoldOffice,
    head_of,
    heads_of,
    tally_events,
    tally_offices,
)
from benchmarks.scoring.joining import pairwise

from zopa.case.findings import Event, Office
from zopa.case.spans import Span


def event(kind: str, start: int, sides: tuple[str, ...] = (), more: tuple[int, ...] = ()) -> Event:
    return Event(
        id=f"event-{kind}-{start}",
        evidence=tuple(Span("r", at, at + 5, "words") for at in (start, *more)),
        confidence=1.0,
        rule="test",
        report="r",
        kind=kind,  # type: ignore[arg-type]
        participants=sides,
    )


def gold(kind: str, start: int, sides: frozenset[str] = frozenset()) -> GoldEvent:
    return GoldEvent(
        kind=kind, status="held", sentences=((start, start + 20),), text="", participants=sides
    )


def test_a_hit_needs_family_sentence_and_a_side() -> None:
    true = [gold("talks", 0, frozenset({"us", "ru"}))]
    assert tally_events([event("meeting", 3, ("us",))], true).hits == 1
    assert tally_events([event("call", 3, ("us",))], true).hits == 0
    assert tally_events([event("meeting", 30, ("us",))], true).hits == 0
    assert tally_events([event("meeting", 3, ("fr",))], true).hits == 0


def test_an_event_of_two_sentences_can_hit_two_gold_events() -> None:
    tally = tally_events([event("vote", 3, more=(43,))], [gold("vote", 0), gold("vote", 40)])
    assert (tally.hits, tally.correct, tally.found, tally.gold) == (2, 1, 1, 2)
    assert (tally.precision, tally.recall) == (1.0, 1.0)


def test_heads_of_titles() -> None:
    assert head_of("US-Außenministers", ["s"]) == "außenminister"
    assert head_of("der Chef des Staatsfonds", []) == "chef"
    assert head_of("secretary of the security council", []) == "secretary"
    assert heads_of("") == {""}
    assert not heads_of("Vorsitzende").isdisjoint(heads_of("seinem Vorsitzenden"))


def test_offices_by_surname_head_and_status() -> None:
    office = Office(
        id="o",
        evidence=(Span("r", 0, 1, "x"),),
        confidence=1.0,
        rule="test",
        report="r",
        actor="person-rustem-umerov",
        title="Außenminister",
        party=None,
    )
    heads = heads_of("Außenminister")
    assert tally_offices([office], [GoldOffice("umjerow", heads, "held", "")]).hits == 1
    assert tally_offices([office], [GoldOffice("umjerow", heads, "left", "")]).hits == 0
    assert tally_offices([office], [GoldOffice("jermak", heads, "held", "")]).hits == 0


def test_pairs_of_clusters() -> None:
    score = pairwise({"a": 1, "b": 1, "c": 2}, {"a": "x", "b": "x", "c": "x"})
    assert (score.precision, round(score.recall, 2)) == (1.0, 0.33)
