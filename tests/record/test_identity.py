"""Who is who: merges with reasons, namesakes apart, doubts, and the word of a person before all rules."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zopa.case.decision import on_pair
from zopa.case.findings import Mention, Office
from zopa.case.ids import with_id
from zopa.case.store import Reading
from zopa.library import Case
from zopa.record.actors import actors, resolve
from zopa.record.identity import Identity, identify
from zopa.record.snapshot import snapshot

from .made import Made, person


def case(*reports: str | tuple[str, str, str]) -> Made:
    """A case with one name in each report; (name, title, party) has an office as well."""
    made = Made()
    for number, entry in enumerate(reports):
        name, title, party = (entry, "", "") if isinstance(entry, str) else entry
        report = made.report(f"{number} {name} came.")
        made.mention(report, name)
        if title:
            made._add(
                Office(
                    id="",
                    evidence=(report.span(0, 1),),
                    confidence=0.9,
                    rule="office.test",
                    report=report.id,
                    actor=person(name),
                    title=title,
                    party=party or None,
                )
            )
    return made


def identity(made: Made) -> Identity:
    return identify(snapshot(made.store()))


def who(made: Made) -> list[str]:
    """The actor of each report, in the order in which they were made."""
    resolved = resolve(snapshot(made.store()))
    actor = {mention.report: mention.actor for mention in resolved.mentions}
    return [actor[report] for report in made.found]


def groups(made: Made) -> list[int]:
    """The same, as the number of the first report with that actor."""
    found = who(made)
    return [found.index(one) for one in found]


ONE = [
    ("Rustem Umerow", "Rustem Umjerow", "Rustem Umerov", "Рустем Умєров"),
    ("Andrij Hnatow", "Andrei Gnatov", "Hnatov"),
    ("Jürgen Köhler", "Juergen Koehler", "Koehler"),
    ("Anna Berg", "Anna M. Berg", "Anna Maria Berg", "Berg"),
    ("J. D. Vance", "J.D. Vance", "JD Vance"),
    ("B. Hansen-Vogt", "Beate Hansen-Vogt", "Hansen-Vogt"),
    ("William Boone", "Bill Boone"),
    (("Steve Moll", "envoy", "us"), ("Steven Moll", "envoy", "us"), "Paul Moll"),
    (("Anna Berg", "minister", "north"), ("Anna Berg-Tal", "minister", "north")),
    (("Berg", "minister", "north"), ("Berg", "minister", "north")),
    (("Jermak", "minister", "ua"), ("Yermak", "minister", "ua")),
    ("Hassan al-Badri", "Badri"),
]
SEVERAL = [
    (("Anna Berg", "Paul Berg", "Berg"), [0, 1, 2]),
    (("Anna Maria Berg", "Anna Sofia Berg", "Anna Berg"), [0, 1, 2]),
    (("Oleg Morosow", "Jelena Morosowa", "Morosow"), [0, 1, 0]),
    (("Donald Tal", "Donald Tal Jr.", "Paul Tal"), [0, 1, 2]),
    (("A. Berg", "Anna Berg", "Albert Berg"), [0, 1, 2]),
    (("Berg", "Anna Meier", "Anna Meyer"), [0, 1, 2]),
    ((("Berg", "minister", "north"), ("Berg", "minister", "south")), [0, 1]),
    ((("Berg", "minister", "north"), ("Anna Berg", "minister", "south")), [0, 1]),
    ((("Berg", "professor", ""), ("Berg", "minister", ""), "Anna Berg"), [0, 1, 2]),
    ((("Berg", "spokeswoman", ""), "Paul Berg"), [0, 1]),
    (("Steve Moll", "Steven Moll", "Paul Moll"), [0, 1, 2]),
    ((("Olha Koval", "minister", "ua"), ("Olga Kowal", "minister", "ru")), [0, 1]),
    ((("Anna Berg", "minister", "north"), "Paul Berg", ("Berg", "minister", "north")), [0, 1, 0]),
]


@pytest.mark.parametrize("names", ONE)
def test_one_person(names: tuple[str | tuple[str, str, str], ...]) -> None:
    expected = [1 if name == "Paul Moll" else 0 for name in names]
    found = groups(case(*names))
    assert [1 if number == 2 else number for number in found] == expected


@pytest.mark.parametrize(("names", "expected"), SEVERAL)
def test_namesakes(names: tuple[str | tuple[str, str, str], ...], expected: list[int]) -> None:
    assert groups(case(*names)) == expected


def test_a_merge_has_its_reasons() -> None:
    made = case("Rustem Umerow", "Rustem Umerov", "Umerov")
    merges = {merge.actor: merge for merge in identity(made).merges}
    rules = {id: [reason.rule for reason in merge.reasons] for id, merge in merges.items()}
    assert rules == {
        "person-rustem-umerow": ["spelling.transliteration"],
        "person-umerov": ["actor.surname", "actor.one_with_surname"],
    }
    assert merges["person-rustem-umerow"].reasons[0].words == ("Rustem Umerov", "Rustem Umerow")
    assert {merge.into for merge in merges.values()} == {"person-rustem-umerov"}
    (actor,) = actors(snapshot(made.store()))
    assert {merge.actor for merge in actor.merged} == set(merges)
    assert actor.names == ("Rustem Umerov", "Rustem Umerow", "Umerov")


def test_what_is_doubtful_is_listed_with_what_speaks_for_and_against_it() -> None:
    found = identity(case("Anna Berg", "Paul Berg", "Berg"))
    pairs = {(doubt.first, doubt.second) for doubt in found.doubtful}
    assert pairs == {("person-anna-berg", "person-berg"), ("person-berg", "person-paul-berg")}
    for doubt in found.doubtful:
        assert {reason.against for reason in doubt.reasons} == {True, False}


def test_one_name_for_two_parties_is_doubtful() -> None:
    made = case(("Anna Berg", "minister", "north"), ("Anna Berg", "minister", "south"))
    (doubt,) = identity(made).doubtful
    report = doubt.second.partition("@")[2]
    assert doubt.first == person("Anna Berg")
    assert report in made.found
    assert "actor.other_party" in {reason.rule for reason in doubt.reasons}


def test_a_surname_is_the_usual_bearers() -> None:
    made = Made()
    for number in range(3):
        report = made.report(f"{number} Anna Berg came. Berg left.")
        made.mention(report, "Anna Berg")
        made.mention(report, "Anna Berg", "Berg")
    made.mention(made.report("Paul Berg came."), "Paul Berg")
    made.mention(made.report("Berg went."), "Berg")
    assert who(made)[-1] == person("Anna Berg")


def test_a_namesake_in_another_report_has_an_id_of_its_own() -> None:
    made = case(("Berg", "minister", "north"), ("Berg", "minister", "south"), "Rita Tal")
    assert sorted(who(made)) == ["person-berg", "person-berg.south", "person-rita-tal"] or sorted(
        who(made)
    ) == ["person-berg", "person-berg.north", "person-rita-tal"]


# -- a person decides


def decide(made: Made, first: str, second: str, *, same: bool) -> None:
    at = datetime(2025, 1, 1, 0, 0, len(made.decisions), tzinfo=UTC)
    made.decisions.append(on_pair(first, second, same=same, by="Ada", at=at))


def test_a_person_joins_what_the_rules_do_not() -> None:
    made = case("Anna Berg", "Paul Berg", "Berg", "Rita Tal")
    decide(made, "person-berg", "person-paul-berg", same=True)
    decide(made, "person-rita-tal", "person-anna-berg", same=True)
    assert groups(made) == [0, 1, 1, 0]
    (merge,) = [m for m in identity(made).merges if m.actor == "person-berg"]
    assert merge.reasons[0].rule == "decision.same"
    assert merge.reasons[0].words == ("Ada", "2025-01-01")


def test_a_person_keeps_apart_what_the_rules_would_join() -> None:
    made = case("Rustem Umerow", "Rustem Umerov", "Umerov")
    decide(made, "person-rustem-umerow", "person-rustem-umerov", same=False)
    assert groups(made)[:2] == [0, 1]
    assert not {
        frozenset((d.first, d.second))
        for d in identity(made).doubtful
        if {d.first, d.second} == {"person-rustem-umerow", "person-rustem-umerov"}
    }


def test_no_third_name_joins_what_a_person_told_apart() -> None:
    made = case("Anna Berg", "Anna M. Berg", "Anna Maria Berg")
    decide(made, "person-anna-berg", "person-anna-maria-berg", same=False)
    found = groups(made)
    assert found[0] != found[2]


def test_a_person_tells_namesakes_of_two_reports_apart() -> None:
    made = case("Anna Berg", "Anna Berg", "Anna Berg")
    second = list(made.found)[1]
    decide(made, "person-anna-berg", f"person-anna-berg@{second}", same=False)
    assert groups(made) == [0, 1, 0]


def test_the_last_word_holds() -> None:
    made = case("Rustem Umerow", "Rustem Umerov")
    pair = ("person-rustem-umerow", "person-rustem-umerov")
    decide(made, *pair, same=False)
    decide(made, *reversed(pair), same=True)
    assert groups(made) == [0, 0]
    decide(made, *pair, same=False)
    assert groups(made) == [0, 1]


def test_a_doubt_that_is_settled_is_gone() -> None:
    made = case(("Anna Berg", "minister", "north"), ("Anna Berg", "minister", "south"))
    (doubt,) = identity(made).doubtful
    decide(made, doubt.first, doubt.second, same=True)
    assert identity(made).doubtful == ()
    assert groups(made) == [0, 0]


def test_the_library_lists_doubts_until_a_person_decides() -> None:
    made = case(("Anna Berg", "minister", "north"), ("Anna Berg", "minister", "south"))
    store = made.store()
    (doubt,) = Case(store).doubtful()
    at = datetime(2025, 1, 1, tzinfo=UTC)
    store.decide(on_pair(doubt.first, doubt.second, same=False, by="Ada", at=at))
    decided = Case(store)
    assert decided.doubtful() == ()
    assert len(decided.actors()) == 2 + len({"north", "south"})


def test_a_decision_outlives_a_new_reading() -> None:
    made = case("Anna Berg", "Paul Berg")
    decide(made, "person-anna-berg", "person-paul-berg", same=True)
    store = made.store()
    before = identify(snapshot(store))
    for report, findings in made.found.values():
        again = Reading(report=report, findings=tuple(findings), reader="another")
        store.add([again], {report.raw: report.text.encode()})
    assert identify(snapshot(store)) == before


def test_a_decision_on_organisations_joins_them() -> None:
    made = Made()
    for name in ("the-guild", "guild", "old-guild"):
        report = made.report(f"{name} met.")
        mention = Mention(
            id="",
            evidence=(report.span(0, len(name)),),
            confidence=0.7,
            rule="name.test",
            report=report.id,
            actor=f"organisation-{name}",
            kind="organisation",
            name=name,
            form=name,
        )
        made.found[report.id][1].append(with_id(mention))
    decide(made, "organisation-guild", "organisation-old-guild", same=True)
    decide(made, "organisation-the-guild", "organisation-guild", same=True)
    assert len(set(who(made))) == 1


# -- any case

NAMES = ["Anna Berg", "A. Berg", "Berg", "Paul Berg", "Anna M. Berg", "Anna Berg-Tal", "Tal"]
NAMES += ["Rustem Umerow", "Rustem Umerov", "Umjerow", "Умеров", "Bill Tal", "William Tal"]


@settings(max_examples=40)
@given(
    names=st.lists(
        st.tuples(
            st.sampled_from(NAMES),
            st.sampled_from(["", "minister", "spokeswoman", "professor"]),
            st.sampled_from(["", "north", "south"]),
        ),
        min_size=1,
        max_size=8,
    ),
    seed=st.integers(),
)
def test_the_order_of_reading_makes_no_difference(
    names: list[tuple[str, str, str]], seed: int
) -> None:
    made = case(*names)
    first = identify(snapshot(made.store()))
    assert identify(snapshot(made.store(Random(seed)))) == first
    assert all(merge.reasons for merge in first.merges)
    assert all(doubt.first != doubt.second for doubt in first.doubtful)
    ids = {mention.actor for mention in resolve(snapshot(made.store())).mentions}
    assert {merge.into for merge in first.merges} <= ids


def test_one_surname_of_thousands_costs_little() -> None:
    made = Made()
    for number in range(1500):
        made.mention(made.report(f"{number}"), f"A{number}a Wang", f"{number}")
        made.mention(made.report(f"{number} Wang"), "Wang", f"{number}")
        made.mention(made.report(f"{number} B"), f"A{number}a Wang-Li", f"{number}")
    found = snapshot(made.store())
    start = time.process_time()
    identify(found)
    assert time.process_time() - start < 5
