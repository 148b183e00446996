"""Contradiction, change and status update of offices, events, figures, levers and plans."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from zopa.case.findings import EventStatus
from zopa.case.spans import Interval

from .disagreeing import AGENDA, JUNE, MAY, found, kinds
from .made import person
from .told import Told

# -- offices ------------------------------------------------------------------------------------------


def offices(*claims: tuple[str, str, str, str, date]) -> Told:
    made = Told(AGENDA)
    for text, name, title, status, day in claims:
        made.holds(made.paper(text, day), text, name, title, status)  # type: ignore[arg-type]
    return made


def test_who_left_an_office_is_a_status_update() -> None:
    made = offices(
        ("Kanzleichefin Ada Berg", "Ada Berg", "Kanzleichefin", "held", MAY),
        ("Ada Berg trat zurück", "Ada Berg", "Leiterin des Präsidialamts", "left", JUNE),
    )
    assert kinds(made) == [("status", "office.left")]


def test_a_resignation_is_a_departure_from_the_office() -> None:
    made = offices(("Kanzleichefin Ada Berg", "Ada Berg", "Kanzleichefin", "held", MAY))
    report = made.paper("Ada Berg reichte ihren Rücktritt ein.", JUNE)
    made.event(report, "held", JUNE, kind="resignation", present="Ada Berg")
    assert kinds(made) == [("status", "office.left")]


def test_left_and_held_still_is_a_contradiction() -> None:
    left = ("Ada Berg wurde entlassen", "Ada Berg", "Chefin der Behörde", "left", MAY)
    words = "Ada Berg leite die Behörde nach wie vor"
    made = offices(left, (words, "Ada Berg", "Chefin der Behörde", "held", MAY + timedelta(days=9)))
    (one,) = found(made)
    assert (one.kind, one.rule, one.words) == (
        "contradiction",
        "office.left_or_still_held",
        ("nach wie vor",),
    )
    # without such words the report may be out of date
    plain = ("Ada Berg, Chefin der Behörde", "Ada Berg", "Chefin der Behörde", "held", JUNE)
    assert not found(offices(left, plain))


def test_a_successor_is_a_change_and_two_holders_are_not() -> None:
    berg = ("Außenministerin Ada Berg", "Ada Berg", "Außenministerin")
    kolm = ("Außenminister Till Kolm", "Till Kolm", "Außenminister")
    made = offices((*berg, "held", MAY), (*kolm, "held", JUNE))
    assert kinds(made) == [("change", "office.successor")]
    later = (
        "Ada Berg, die Außenministerin",
        "Ada Berg",
        "Außenministerin",
        "held",
        date(2025, 7, 1),
    )
    made = offices((*berg, "held", MAY), (*kolm, "held", JUNE), later)
    assert ("contradiction", "office.two_holders") in kinds(made)


def test_several_people_may_be_spokesmen() -> None:
    made = offices(
        ("Sprecherin Ada Berg", "Ada Berg", "Sprecherin", "held", MAY),
        ("Sprecher Till Kolm", "Till Kolm", "Sprecher", "held", JUNE),
    )
    assert not found(made)


def test_one_person_has_one_portfolio() -> None:
    made = offices(
        ("Verteidigungsminister Till Kolm", "Till Kolm", "Verteidigungsminister", "held", MAY),
        ("Außenminister Till Kolm", "Till Kolm", "Außenminister", "held", JUNE),
        (
            "Kolm verließ das Ministerium",
            "Till Kolm",
            "Verteidigungsminister",
            "left",
            date(2025, 7, 1),
        ),
    )
    assert ("contradiction", "office.two_portfolios") in kinds(made)


# -- events -------------------------------------------------------------------------------------------


def events(*told: tuple[str, EventStatus, date | None, date], **more: object) -> Told:
    made = Told(AGENDA)
    for text, status, day, published in told:
        made.event(made.paper(text, published), status, day, **more)  # type: ignore[arg-type]
    return made


def test_planned_then_held_is_a_status_update() -> None:
    day = date(2025, 6, 17)
    made = events(
        ("Am 17. Juni wollen sie reden.", "planned", day, JUNE),
        ("Sie haben am Dienstag geredet.", "held", day, date(2025, 6, 18)),
    )
    (one,) = found(made)
    assert (one.kind, one.rule, one.attribute) == ("status", "event.status", "status")


def test_planned_then_called_off_is_a_status_update() -> None:
    day = date(2025, 6, 17)
    made = events(
        ("Am 17. Juni wollen sie reden.", "planned", day, date(2025, 6, 10)),
        ("Das Gespräch vom 17. Juni fällt aus.", "cancelled", day, JUNE),
    )
    assert kinds(made) == [("status", "event.status")]


def test_held_and_called_off_after_the_day_is_a_contradiction() -> None:
    day = date(2025, 6, 10)
    made = events(
        ("Am 10. Juni redeten sie.", "held", day, JUNE),
        ("Das Gespräch vom 10. Juni fiel aus.", "cancelled", day, date(2025, 6, 18)),
    )
    assert kinds(made) == [("contradiction", "event.held_or_not")]


@pytest.mark.parametrize(
    ("first", "second", "apart"),
    [
        ("Sie sprachen drei Stunden lang.", "Sie sprachen eine Stunde.", True),
        ("Sie sprachen mehr als eine Stunde.", "Sie sprachen drei Stunden lang.", False),
        ("Sie sprachen fast zwei Stunden.", "Sie sprachen zwei Stunden.", False),
    ],
)
def test_durations(first: str, second: str, *, apart: bool) -> None:
    day = date(2025, 6, 10)
    made = events((first, "held", day, JUNE), (second, "held", day, date(2025, 6, 17)))
    assert kinds(made) == ([("contradiction", "event.duration")] if apart else [])


def test_present_or_absent() -> None:
    day = date(2025, 6, 10)
    made = Told(AGENDA)
    made.event(made.paper("Berg fehlte.", JUNE), "held", day, absent="Ada Berg")
    made.event(made.paper("Berg saß am Tisch.", date(2025, 6, 17)), "held", day, present="Ada Berg")
    (one,) = found(made)
    assert (one.kind, one.subject, one.attribute) == (
        "contradiction",
        person("Ada Berg"),
        "participation",
    )


def test_a_vote_without_dissent_or_with_it() -> None:
    day = date(2025, 6, 10)
    texts = ("Der Beschluss fiel einstimmig.", "Gegen den Beschluss hatte eine gestimmt.")
    told = [(text, "held", day, JUNE + timedelta(days=n)) for n, text in enumerate(texts)]
    made = events(*told, kind="vote")  # type: ignore[arg-type]
    assert ("contradiction", "event.unanimous_or_not") in kinds(made)


# -- figures, levers, plans ---------------------------------------------------------------------------


def figures(*told: tuple[float, date], **more: object) -> Told:
    made = Told(AGENDA)
    for value, day in told:
        made.figure(made.paper(f"{value:g} sind es.", day), value, **more)  # type: ignore[arg-type]
    return made


def test_a_count_that_grows_is_a_status_update() -> None:
    assert kinds(figures((214, MAY), (251, JUNE), total=True)) == [("status", "figure.grown")]
    assert not found(figures((251, MAY), (214, JUNE), total=True))


def test_two_numbers_for_one_time_contradict_each_other() -> None:
    day = Interval(date(2025, 5, 1), date(2025, 5, 1))
    made = figures((410, MAY), (290, JUNE), date=day, unit="kg", counted="ore")
    assert kinds(made) == [("contradiction", "figure.one_time_two_numbers")]
    assert not found(figures((410, MAY), (290, JUNE), date=day, bound="most"))
    assert not found(figures((410, MAY), (400, JUNE), date=day, bound="about"))
    assert not found(figures((410, MAY), (290, JUNE)))  # of no time that is told


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Der Norden spricht von 410 Toten, der Süden von 290.", 1),
        ("Nach Angaben des Nordens starben 410 Menschen. Der Süden spricht von 290.", 1),
        ("Der Norden sprach von 410 Toten, inzwischen spricht der Süden von 290.", 0),  # later
        ("Der Norden schickte 410 Mann, der Süden 290.", 0),  # each of his own
    ],
)
def test_two_sides_that_give_two_numbers(text: str, count: int) -> None:
    made = Told(AGENDA)
    report = made.paper(text, MAY)
    for number in ("410", "290"):
        made.figure(report, float(number), words=number, actors=("north", "south"))
    expected = [("contradiction", "figure.two_sources_two_numbers")]
    assert kinds(made) == expected * count


def test_figures_of_two_actors_or_issues_are_of_two_things() -> None:
    day = Interval(date(2025, 5, 1), date(2025, 5, 1))
    made = Told(AGENDA)
    made.figure(made.paper("410 Mann.", MAY), 410, date=day, actors=("north",))
    made.figure(made.paper("290 Mann.", JUNE), 290, date=day, actors=("south",))
    made.figure(made.paper("300 Mann.", JUNE), 300, date=day, actors=("west",), issue="harbour")
    assert not found(made)


def test_a_number_that_a_copy_changed() -> None:
    made = Told(AGENDA)
    print_ = tuple(range(100))
    for value, day in ((600, MAY), (800, JUNE)):
        report = made.paper(f"{value} Soldaten sieht der Plan vor.", day, fingerprint=print_)
        made.figure(report, value, counted="soldat")
    assert kinds(made) == [("contradiction", "figure.altered_in_copy")]


def test_levers_and_plans() -> None:
    made = Told(AGENDA)
    made.lever(made.paper("Er droht mit Zöllen.", MAY), "announced")
    made.lever(made.paper("Die Zölle gelten.", JUNE), "in_force")
    made.plan(made.paper("Der Plan kommt aus dem Norden.", MAY), "north")
    made.plan(made.paper("Der Plan kommt aus dem Süden.", JUNE), "south")
    assert kinds(made) == [("contradiction", "proposal.author"), ("status", "lever.status")]


def test_a_person_in_the_wrong_office_is_one_contradiction() -> None:
    made = offices(
        ("Außenministerin Ada Berg", "Ada Berg", "Außenministerin", "held", date(2025, 4, 1)),
        ("Verteidigungsminister Till Kolm", "Till Kolm", "Verteidigungsminister", "held", MAY),
        ("Außenminister Till Kolm", "Till Kolm", "Außenminister", "held", date(2025, 5, 20)),
        ("Verteidigungsminister Kolm", "Till Kolm", "Verteidigungsminister", "held", JUNE),
        ("Ada Berg, die Außenministerin", "Ada Berg", "Außenministerin", "held", JUNE),
    )
    assert kinds(made) == [("contradiction", "office.two_portfolios")]


@pytest.mark.parametrize(
    ("words", "title", "rule", "count"),
    [
        ("Ada Berg ist nach wie vor im Amt", "Amt", "office.kept", 1),
        ("Ada Berg führt die Behörde weiterhin", "Behörde", "office.kept", 1),
        ("Ada Berg bleibt weiterhin Chefin der Partei", "Chefin der Partei", "office.copula", 0),
        ("Ada Berg führt die Partei weiterhin", "Partei", "office.kept", 0),
    ],
)
def test_an_office_that_was_left_is_held_still_in_other_words(
    words: str, title: str, rule: str, count: int
) -> None:
    made = offices(("Ada Berg wurde entlassen", "Ada Berg", "Chefin der Behörde", "left", MAY))
    made.holds(made.paper(words, JUNE), words, "Ada Berg", title, rule=rule)
    assert kinds(made).count(("contradiction", "office.left_or_still_held")) == count


def test_a_departure_without_an_office_is_from_the_only_one_that_is_known() -> None:
    party, ministry = "Chefin der Partei", "Außenministerin"
    words = "Ada Berg bleibt weiterhin Chefin der Partei"
    for held, count in ((("party",), 1), (("party", "ministry"), 0)):
        made = offices(
            *(
                (f"Ada Berg, {title}", "Ada Berg", title, "held", MAY)
                for title, name in ((party, "party"), (ministry, "ministry"))
                if name in held
            )
        )
        report = made.paper("Ada Berg wurde entlassen.", date(2025, 5, 12))
        made.event(report, "held", MAY, kind="resignation", present="Ada Berg")
        made.holds(made.paper(words, JUNE), words, "Ada Berg", party)
        assert kinds(made).count(("contradiction", "office.left_or_still_held")) == count


LAST_YEAR = Interval(date(2024, 1, 1), date(2024, 12, 31))


@pytest.mark.parametrize(
    ("texts", "values", "count"),
    [
        (("61 Tonnen wurden gefördert.", "54 Tonnen wurden gefördert."), (61, 54), 1),
        # how much there is may change within a year, and two sums so near may be one
        (("61 Tonnen lagern dort.", "54 Tonnen lagern dort."), (61, 54), 0),
        (("61 Tonnen wurden gefördert.", "60 Tonnen wurden gefördert."), (61, 60), 0),
    ],
)
def test_two_sums_of_one_year(texts: tuple[str, str], values: tuple[int, int], count: int) -> None:
    made = Told(AGENDA)
    for text, value, day in zip(texts, values, (MAY, JUNE), strict=True):
        made.figure(made.paper(text, day), value, counted="ore", unit="t", date=LAST_YEAR)
    assert kinds(made) == [("contradiction", "figure.one_year_two_sums")] * count


def test_sums_of_two_years_or_of_two_sides_are_of_two_things() -> None:
    words = "Tonnen wurden gefördert."
    before = Interval(date(2023, 1, 1), date(2023, 12, 31))
    made = Told(AGENDA)
    made.figure(made.paper(f"61 {words}", MAY), 61, counted="ore", date=LAST_YEAR)
    made.figure(made.paper(f"54 {words}", JUNE), 54, counted="ore", date=before)
    assert not found(made)
    made = Told(AGENDA)
    for value, side, day in ((61, "north", MAY), (54, "south", JUNE)):
        report = made.paper(f"{value} {words}", day)
        made.figure(report, value, counted="ore", date=LAST_YEAR, actors=(side,))
    assert not found(made)


def test_who_gives_a_number_is_not_whom_it_is_of() -> None:
    made = Told(AGENDA)
    for value, name, day in ((61, "Ada Berg", MAY), (54, "Till Kolm", JUNE)):
        text = f"{value} Tonnen wurden gefördert, sagte {name}."
        report = made.paper(text, day)
        made.says(report, text, name, "indirect")
        made.figure(report, value, counted="ore", date=LAST_YEAR, actors=(person(name),))
    assert kinds(made) == [("contradiction", "figure.one_year_two_sums")]


def test_of_amounts_nobody_knows_whether_they_are_of_one_thing() -> None:
    day = Interval(date(2025, 5, 1), date(2025, 5, 1))
    made = Told(AGENDA)
    for value, told in ((84, MAY), (97, JUNE)):
        report = made.paper(f"{value} Millionen Schulden.", told)
        made.figure(report, value, counted="debt", unit="eur", date=day, rule="figure.amount")
    assert not found(made)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("410 kamen, sagt die Polizei. Der Norden spricht von 290.", 1),
        ("Strittig ist es: 410 laut Norden, 290 laut Süden.", 1),
        ("410 kamen. Der Norden spricht von 290.", 0),  # nobody says so of the first
        ("Der Norden zählte 410. Der Norden spricht nun von 290.", 0),
        ("Der Norden spricht von 410, dann spricht der Norden von 290.", 0),  # one voice
    ],
)
def test_numbers_with_their_sources(text: str, count: int) -> None:
    made = Told(AGENDA)
    report = made.paper(text, MAY)
    sides = tuple(side for side, name in (("north", "Norden"), ("south", "Süden")) if name in text)
    for number in ("410", "290"):
        made.figure(report, float(number), words=number, actors=sides)
    assert kinds(made) == [("contradiction", "figure.two_sources_two_numbers")] * count


@pytest.mark.parametrize(
    ("first", "second", "count"),
    [
        ("In der Finanzgruppe fehlte Berg.", "Berg saß in der Finanzgruppe.", 1),
        ("In der Finanzgruppe fehlte Berg.", "Berg saß im Hafenrat.", 0),  # two meetings of a day
        ("In der Sitzung fehlte Berg.", "Berg saß in der Sitzung.", 0),
    ],
)
def test_absent_from_a_meeting_that_both_reports_call_alike(
    first: str, second: str, count: int
) -> None:
    day = date(2025, 6, 10)
    made = Told(AGENDA)
    made.event(made.paper(first, JUNE), "held", day, absent="Ada Berg", participants=())
    other = made.paper(second, date(2025, 6, 17))
    made.event(other, "held", day, present="Ada Berg", participants=("south",))
    contradictions = [one for one in kinds(made) if one[0] == "contradiction"]
    assert contradictions == [("contradiction", "event.present_or_absent")] * count


def test_one_more_meeting_that_was_not_held_is_another_one() -> None:
    day = date(2025, 6, 10)
    for text, count in (
        ("Ein Treffen gab es am 10. Juni nicht.", 1),
        ("Ein zweites Treffen gab es am 10. Juni nicht.", 0),
    ):
        made = events(
            ("Am 10. Juni trafen sie sich.", "held", day, JUNE),
            (text, "cancelled", day, date(2025, 6, 18)),
        )
        assert kinds(made) == [("contradiction", "event.held_or_not")] * count
