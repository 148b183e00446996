from __future__ import annotations

from datetime import date
from random import Random

from zopa.case.actors import Actor
from zopa.case.agenda import Agenda, LocalNames, Party, Person
from zopa.record.actors import actors, resolve
from zopa.record.snapshot import snapshot

from .made import Made, person

AGENDA = Agenda(
    format="zopa-agenda/1",
    id="test",
    title={"en": "Test"},
    parties=(
        Party(id="north", kind="party", names={"en": LocalNames(name="The North")}),
        Party(id="south", kind="party", names={"en": LocalNames(name="The South")}),
    ),
)


def by_id(made: Made) -> dict[str, Actor]:
    return {actor.id: actor for actor in actors(snapshot(made.store()))}


def test_a_surname_joins_the_one_person_of_the_case_who_bears_it() -> None:
    made = Made(AGENDA)
    made.mention(made.report("Anna Berg came."), "Anna Berg")
    made.mention(made.report("Berg left."), "Berg")
    found = by_id(made)
    assert list(found) == [person("Anna Berg")]
    assert found[person("Anna Berg")].names == ("Anna Berg", "Berg")
    assert found[person("Anna Berg")].name == "Anna Berg"
    assert found[person("Anna Berg")].rule == "actor.one_with_surname"
    assert len(found[person("Anna Berg")].evidence) == 2


def test_spellings_of_a_surname_join_too() -> None:
    made = Made(AGENDA)
    made.mention(made.report("Andrij Jermak came."), "Andrij Jermak")
    made.mention(made.report("Yermak left."), "Yermak")
    assert len(by_id(made)) == 1


def test_two_persons_with_one_surname_never_join() -> None:
    made = Made(AGENDA)
    made.mention(made.report("Anna Berg came."), "Anna Berg")
    made.mention(made.report("Paul Berg came."), "Paul Berg")
    made.mention(made.report("Berg left."), "Berg")
    found = by_id(made)
    assert set(found) == {person("Anna Berg"), person("Paul Berg"), person("Berg")}
    assert found[person("Berg")].rule == "actor.same_id"


def test_a_middle_name_makes_no_second_person() -> None:
    made = Made(AGENDA)
    made.mention(made.report("Anna Berg came."), "Anna Berg")
    made.mention(made.report("Anna M. Berg came."), "Anna M. Berg")
    made.mention(made.report("Berg left."), "Berg")
    assert list(by_id(made)) == [person("Anna Berg")]


def test_different_middle_names_are_different_persons() -> None:
    made = Made(AGENDA)
    for name in ("Anna Maria Berg", "Anna Sofia Berg", "Anna Berg"):
        made.mention(made.report(f"{name} came."), name)
    assert len(by_id(made)) == 3


def test_the_name_shown_is_the_most_frequent_of_the_longest() -> None:
    made = Made(AGENDA)
    names = ["Andriy Yermak", "Andrij Jermak", "Andrij Jermak", "Yermak", "Yermak", "Yermak"]
    for number, name in enumerate(names):
        made.mention(made.report(f"{name} came {number}."), name)
    (actor,) = by_id(made).values()
    assert actor.name == "Andrij Jermak"
    assert actor.names == ("Andrij Jermak", "Andriy Yermak", "Yermak")


def test_a_title_is_no_name() -> None:
    made = Made(AGENDA)
    made.mention(made.report("Anna Berg came."), "Anna Berg")
    made.mention(made.report("The minister left."), "Anna Berg", "minister", rule="name.title")
    (actor,) = by_id(made).values()
    assert actor.names == ("Anna Berg",)
    assert len(actor.evidence) == 2


def test_a_rejected_mention_is_no_person() -> None:
    made = Made(AGENDA)
    made.mention(made.report("Anna Berg came."), "Anna Berg")
    wrong = made.mention(made.report("Paul Berg came."), "Paul Berg")
    made.mention(made.report("Berg left."), "Berg")
    made.decide(wrong, "reject")
    assert list(by_id(made)) == [person("Anna Berg")]


def test_the_party_of_most_independent_reports_wins_then_the_latest() -> None:
    made = Made(AGENDA)
    for day in (1, 2):
        made.office(made.report(f"Berg, north {day}", date(2025, 1, day)), "Anna Berg", "north")
    made.office(made.report("Berg, south", date(2025, 2, 1)), "Anna Berg", "south")
    made.mention(made.report("Anna Berg came."), "Anna Berg")
    assert by_id(made)[person("Anna Berg")].party == "north"
    made.office(made.report("Berg, south again", date(2025, 2, 2)), "Anna Berg", "south")
    assert by_id(made)[person("Anna Berg")].party == "south"


def test_copies_of_one_report_are_one_voice_for_a_party() -> None:
    made = Made(AGENDA)
    prints = tuple(range(20))
    for day in (1, 2, 3):
        report = made.report(f"Berg, south {day}", date(2025, 1, day), prints)
        made.office(report, "Anna Berg", "south")
    for day in (1, 2):
        made.office(made.report(f"Berg, north {day}", date(2024, 1, day)), "Anna Berg", "north")
    made.mention(made.report("Anna Berg came."), "Anna Berg")
    assert by_id(made)[person("Anna Berg")].party == "north"


def test_an_office_that_was_left_says_nothing_of_now() -> None:
    made = Made(AGENDA)
    made.office(made.report("Berg, once of the north"), "Anna Berg", "north", "left")
    made.mention(made.report("Anna Berg came."), "Anna Berg")
    assert by_id(made)[person("Anna Berg")].party is None


def test_the_agenda_knows_better_than_any_office() -> None:
    known = Agenda(
        format="zopa-agenda/1",
        id="test",
        title={},
        parties=AGENDA.parties,
        persons=(Person(name="Anna Berg", party="south"),),
    )
    made = Made(known)
    made.office(made.report("Berg, north"), "Anna Berg", "north")
    made.mention(made.report("Anna Berg came."), "Anna Berg")
    assert by_id(made)[person("Anna Berg")].party == "south"


def test_a_party_that_only_an_adjective_named_is_an_actor_that_names_itself() -> None:
    made = Made(AGENDA)
    made.office(made.report("the northern minister Anna Berg"), "Anna Berg", "north")
    north = by_id(made)["north"]
    assert (north.name, north.party, north.kind) == ("The North", "north", "organisation")
    assert north.evidence


def test_resolve_fills_in_speakers_and_parties() -> None:
    made = Made(AGENDA)
    made.office(made.report("minister Anna Berg of the north"), "Anna Berg", "north")
    made.mention(made.report("Berg said no."), "Berg")
    made.statement(made.report("Berg spoke."), person("Berg"))
    position = made.position(made.report("Berg refuses."), None, "against", speaker="Berg")
    unknown = made.position(made.report("Paul Tal refuses."), None, "against", speaker="Paul Tal")
    found = resolve(snapshot(made.store()))
    assert found.statements[0].speaker == person("Anna Berg")
    positions = {p.id: p for p in found.positions}
    assert positions[position.id].party == "north"
    assert positions[position.id].speaker == person("Anna Berg")
    assert positions[unknown.id].party is None


def test_resolve_leaves_what_a_person_decided() -> None:
    made = Made(AGENDA)
    made.office(made.report("minister Anna Berg of the north"), "Anna Berg", "north")
    position = made.position(made.report("Berg refuses."), "north", "against", speaker="Anna Berg")
    made.decide(position, "correct", {"party": None})
    assert resolve(snapshot(made.store())).positions[0].party is None


def test_resolve_twice_is_resolve_once() -> None:
    made = Made(AGENDA)
    made.mention(made.report("Anna Berg came."), "Anna Berg")
    made.mention(made.report("Berg left."), "Berg")
    once = resolve(snapshot(made.store()))
    assert resolve(once) == once


def test_the_order_of_the_reports_makes_no_difference() -> None:
    made = Made(AGENDA)
    names = ["Anna Berg", "Berg", "Paul Tal", "Tal", "Rita Tal", "Anna M. Berg"]
    for number in range(24):
        name = names[number % len(names)]
        report = made.report(f"{name} came {number}.", date(2025, 1, 1 + number % 5))
        made.mention(report, name)
        made.office(report, name, ["north", "south", None][number % 3])
    expected = actors(snapshot(made.store()))
    for seed in range(10):
        assert actors(snapshot(made.store(Random(seed)))) == expected
