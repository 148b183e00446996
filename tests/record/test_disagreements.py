"""Contradiction, change and status update, each by sentences of its own; no update is a contradiction."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zopa.case.agenda import Agenda, Cues, Issue, Option, Party
from zopa.case.findings import Disagreement, EventStatus, Stance
from zopa.case.spans import Interval
from zopa.record.disagreements import disagreements
from zopa.record.snapshot import Snapshot, snapshot

from .made import person
from .told import Told

AGENDA = Agenda(
    format="zopa-agenda/1",
    id="test",
    title={"en": "Test"},
    parties=(Party(id="north", kind="party"), Party(id="south", kind="party")),
    issues=(
        Issue(id="territory", name={}, question={}),
        Issue(id="negotiation", name={}, question={}, general=True),
        Issue(
            id="harbour",
            name={},
            question={},
            cues={"de": Cues(for_=("Hafen*",), against=("Sperre*",))},
            options=(
                Option(id="closed", name={}, cues={"de": ("Sperre*",)}),
                Option(id="dues", name={}),
            ),
        ),
    ),
)
MAY = date(2025, 5, 5)  # a Monday
JUNE = date(2025, 6, 16)


def found(made: Told) -> tuple[Disagreement, ...]:
    return disagreements(made.snap())


def kinds(made: Told) -> list[tuple[str, str]]:
    return [(one.kind, one.rule) for one in found(made)]


def two(
    first: str,
    second: str,
    stances: tuple[Stance, Stance],
    *,
    days: tuple[date | None, date | None] = (MAY, JUNE),
    **more: Any,
) -> Told:
    """The north in two reports."""
    made = Told(AGENDA)
    for text, stance, day in zip((first, second), stances, days, strict=True):
        made.stands(made.paper(text, day), text, "north", stance, **more)
    return made


# -- positions ----------------------------------------------------------------------------------------


def test_a_later_stance_is_a_change() -> None:
    made = two("Das lehne man ab.", "Dem stimme man zu.", ("against", "for"))
    (one,) = found(made)
    assert (one.kind, one.subject, one.attribute) == ("change", "north", "territory")
    assert one.rule == "position.later_stance"
    assert [span.text for span in one.evidence] == ["Das lehne man ab.", "Dem stimme man zu."]
    assert one.values == ("against, 2025-05-05", "for, 2025-06-16")


def test_the_same_stance_is_nothing() -> None:
    assert not found(two("Nein, hieß es.", "Das bleibe so.", ("against", "against")))


def test_for_and_against_on_one_day_in_two_reports_is_a_contradiction() -> None:
    made = two(
        "Am Montag willigte der Norden ein.",
        "Der Norden weigerte sich am 5. Mai.",
        ("for", "against"),
        days=(date(2025, 5, 7), date(2025, 5, 9)),
    )
    (one,) = found(made)
    assert (one.kind, one.rule) == ("contradiction", "position.opposed_on_one_day")
    assert one.words == ("Montag", "5. Mai")


@pytest.mark.parametrize(
    ("second", "words"),
    [
        ("Die Delegation habe das am Montag abgelehnt, und dabei bleibe es.", "dabei bleibe es"),
        ("Dem habe man nie zugestimmt, hieß es.", "nie"),
        ("Das wird dementiert: Der Norden lehnt ab.", "dementiert"),
    ],
)
def test_a_denial_of_what_was_reported_is_a_contradiction(second: str, words: str) -> None:
    days = (date(2025, 5, 7), date(2025, 5, 9))
    made = two("Der Norden hat eingewilligt.", second, ("for", "against"), days=days)
    (one,) = found(made)
    assert (one.kind, one.rule) == ("contradiction", "position.denied")
    assert words in one.words


@pytest.mark.parametrize(
    ("first", "second", "stances"),
    [
        # two reports, two days, nobody denies anything
        ("Der Norden hat zugestimmt.", "Der Norden lehnt ab.", ("for", "against")),
        ("Der Norden stimmt zu.", "Das werde man niemals hinnehmen.", ("for", "against")),
        # what is told of its own past is no rival account
        (
            "Der Norden fordert es.",
            "Die Forderung, vor sechs Wochen erhoben, hat er aufgegeben.",
            ("for", "against"),
        ),
        ("Das schließt er aus.", "Das schließt er nicht mehr aus.", ("against", "open")),
    ],
)
def test_what_is_later_is_never_a_contradiction(
    first: str, second: str, stances: tuple[Stance, Stance]
) -> None:
    assert [kind for kind, _ in kinds(two(first, second, stances))] == ["change"]


def test_a_condition_or_a_guess_contradicts_nobody() -> None:
    days = (date(2025, 5, 7), date(2025, 5, 9))
    texts = ("Am Montag willigte er ein.", "Er weigerte sich am 5. Mai.")
    made = two(*texts, ("for", "against"), days=days, origin="analysis")
    assert "contradiction" not in {kind for kind, _ in kinds(made)}
    made = Told(AGENDA)
    made.stands(made.paper(texts[0], days[0]), texts[0], "north", "for")
    text = "Er weigerte sich am 5. Mai, solange Truppen dort stehen."
    made.stands(
        made.paper(text, days[1]), text, "north", "against", condition="solange Truppen dort stehen"
    )
    assert "contradiction" not in {kind for kind, _ in kinds(made)}


def test_no_unless_and_perhaps_if_are_nearly_one() -> None:
    made = Told(AGENDA)
    first, second = "Nicht ohne Garantien.", "Reden könne man, wenn es Garantien gebe."
    made.stands(made.paper(first, MAY), first, "north", "against", condition="ohne Garantien")
    made.stands(
        made.paper(second, JUNE), second, "north", "open", condition="wenn es Garantien gebe"
    )
    assert not found(made)


def test_on_talks_as_a_whole_only_yes_and_no_are_apart() -> None:
    texts = ("Man sei bereit.", "Man schließe es nicht aus.")
    assert not found(two(*texts, ("for", "open"), issue="negotiation"))
    made = two("Man sei bereit.", "Man spreche nicht.", ("for", "against"), issue="negotiation")
    assert kinds(made) == [("change", "position.later_stance")]


def test_a_report_that_tells_of_before_and_now() -> None:
    made = Told(AGENDA)
    report = made.paper("Zunächst hatte er es verlangt. Das sei nicht sein letztes Wort.", JUNE)
    made.stands(report, "Zunächst hatte er es verlangt.", "north", "for")
    made.stands(report, "Das sei nicht sein letztes Wort.", "north", "open")
    (one,) = found(made)
    assert (one.kind, one.rule, one.words) == ("change", "position.told_as_changed", ("Zunächst",))


def test_two_stances_of_one_time_without_such_words_are_left_alone() -> None:
    made = Told(AGENDA)
    report = made.paper("Die eine Insel gebe man her. Die andere nicht.", JUNE)
    made.stands(report, "Die eine Insel gebe man her.", "north", "for")
    made.stands(report, "Die andere nicht.", "north", "against")
    assert not found(made)


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        ("Inzwischen nennt er das eine rote Linie.", [("change", "position.red_line_added")]),
        ("Er nennt das eine rote Linie.", []),  # not said before is not denied before
    ],
)
def test_a_new_red_line_is_one_where_the_report_says_so(
    second: str, expected: list[tuple[str, str]]
) -> None:
    made = Told(AGENDA)
    made.stands(made.paper("Das lehnt er ab.", MAY), "Das lehnt er ab.", "north", "against")
    made.stands(made.paper(second, JUNE), second, "north", "against", red_line=True)
    assert kinds(made) == expected


def test_another_option_instead_is_a_change() -> None:
    made = Told(AGENDA)
    first, second = "Der Norden will Gebühren.", "Stattdessen wirbt der Norden für einen Zaun."
    made.stands(made.paper(first, MAY), first, "north", "for", issue="harbour", option="dues")
    made.stands(made.paper(second, JUNE), second, "north", "for", issue="harbour", option="fence")
    assert kinds(made) == [("change", "position.other_option")]
    plain = Told(AGENDA)
    plain.stands(plain.paper(first, MAY), first, "north", "for", issue="harbour", option="dues")
    also = "Der Norden will einen Zaun."
    plain.stands(plain.paper(also, JUNE), also, "north", "for", issue="harbour", option="fence")
    assert not found(plain)


def test_an_option_whose_cues_say_no_to_the_question() -> None:
    made = Told(AGENDA)
    first, second = "Der Hafen bleibt offen.", "Nun verlangt er die Sperre."
    made.stands(made.paper(first, MAY), first, "north", "for", issue="harbour")
    made.stands(made.paper(second, JUNE), second, "north", "for", issue="harbour", option="closed")
    assert kinds(made) == [("change", "position.option_against_question")]


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        (
            "Gebühren kann sich der Norden nun vorstellen.",
            [("change", "position.option_after_refusal")],
        ),
        ("Gegen Gebühren hat er nichts mehr.", [("change", "position.option_after_refusal")]),
        (
            "Gebühren kann sich der Norden vorstellen.",
            [("change", "position.option_after_refusal")],
        ),
    ],
)
def test_a_way_to_settle_what_was_refused_altogether(
    second: str, expected: list[tuple[str, str]]
) -> None:
    made = Told(AGENDA)
    first = "Über den Hafen redet der Norden nicht."
    made.stands(made.paper(first, MAY), first, "north", "against", issue="harbour")
    made.stands(made.paper(second, JUNE), second, "north", "open", issue="harbour", option="dues")
    assert kinds(made) == expected


@pytest.mark.parametrize(
    ("first", "stands"),
    [
        ("Über den Hafen redet der Norden niemals.", {"red_line": True}),
        (
            "Über den Hafen redet der Norden nicht, solange es regnet.",
            {"condition": "solange es regnet"},
        ),
    ],
)
def test_a_line_is_not_given_up_without_a_word(first: str, stands: dict[str, Any]) -> None:
    for second, number in (("Gebühren seien denkbar.", 0), ("Gebühren seien nun denkbar.", 1)):
        made = Told(AGENDA)
        made.stands(made.paper(first, MAY), first, "north", "against", issue="harbour", **stands)
        report = made.paper(second, JUNE)
        made.stands(report, second, "north", "open", issue="harbour", option="dues")
        assert len(found(made)) == number


def test_a_no_beside_talk_of_a_way_was_to_something_else() -> None:
    made = Told(AGENDA)
    no, yes = "Über den Hafen redet der Norden nicht.", "Gebühren seien denkbar."
    report = made.paper(f"{no} {yes}", MAY)
    made.stands(report, no, "north", "against", issue="harbour")
    made.stands(report, yes, "north", "open", issue="harbour", option="dues")
    made.stands(made.paper(yes, JUNE), yes, "north", "open", issue="harbour", option="dues")
    assert not found(made)


def test_one_sentence_does_not_turn_a_red_line_round() -> None:
    made = Told(AGENDA)
    first, second = "Die Insel sei unverkäuflich.", "Die Insel dürfe man kaufen."
    made.stands(made.paper(first, MAY), first, "north", "against", red_line=True)
    made.stands(made.paper(second, JUNE), second, "north", "for")
    assert not found(made)
    again = JUNE + timedelta(days=2)
    made.stands(made.paper(f"Ja, {second}", again), second, "north", "for")
    assert kinds(made) == [("change", "position.later_stance")]
    told = Told(AGENDA)
    told.stands(told.paper(first, MAY), first, "north", "against", red_line=True)
    new = "Inzwischen dürfe man die Insel kaufen."
    told.stands(told.paper(new, JUNE), new, "north", "for")
    assert kinds(told) == [("change", "position.later_stance")]


def test_what_an_author_concludes_makes_nobody_firmer() -> None:
    made = Told(AGENDA)
    first, second = "Über die Insel lasse sich reden.", "Der Norden wird die Insel abgeben."
    made.stands(made.paper(first, MAY), first, "north", "open")
    made.stands(made.paper(second, JUNE), second, "north", "for", origin="analysis")
    assert not found(made)
    # what the party says itself after that is told of its own words before
    own = "Die Insel gebe man ab."
    made.stands(made.paper(own, JUNE + timedelta(days=9)), own, "north", "for")
    (one,) = found(made)
    assert one.evidence[0].text == first


def test_a_red_line_holds_beside_what_could_be_talked_about_later() -> None:
    made = Told(AGENDA)
    first = "Auf die Insel verzichte man."
    line, later = "Auf die Insel verzichte man nie.", "Gebe es Garantien, rede man über den Tag."
    made.stands(made.paper(first, MAY), first, "north", "for")
    report = made.paper(f"{line} {later} Inzwischen sei das so.", JUNE)
    made.stands(report, line, "north", "against", red_line=True)
    made.stands(report, later, "north", "open", condition="Gebe es Garantien")
    (one,) = found(made)
    assert [span.text for span in one.evidence] == [first, line]


def test_what_is_still_refused_is_refused_on_the_day_of_the_report() -> None:
    made = Told(AGENDA)
    still = "Den Vorschlag vom 11. Mai lehnt der Norden nach wie vor ab."
    other = "Über eine Fähre zur Insel könne man reden."
    report = made.paper(f"{still} {other}", JUNE)
    made.stands(report, still, "north", "against")
    made.stands(report, other, "north", "open")
    assert not found(made)


def test_what_is_refused_still_was_not_given_up() -> None:
    made = Told(AGENDA)
    first, second = "Über den Hafen redet der Norden nicht.", "Gebühren seien nun denkbar."
    made.stands(made.paper(first, MAY), first, "north", "against", issue="harbour")
    report = made.paper(f"{second} {first}", JUNE)
    made.stands(report, second, "north", "open", issue="harbour", option="dues")
    made.stands(report, first, "north", "against", issue="harbour")
    assert not found(made)


def test_unknown_parties_and_days_are_nothing() -> None:
    made = Told(AGENDA)
    for text, stance, day in (("Ja.", "for", MAY), ("Nein.", "against", JUNE)):
        made.stands(made.paper(text, day), text, None, stance)  # type: ignore[arg-type]
    assert not found(made)
    assert not found(two("Ja.", "Nein.", ("for", "against"), days=(None, None)))
    assert not found(two("Ja.", "Nein.", ("for", "against"), days=(MAY, None)))


def test_an_empty_case_and_a_single_report() -> None:
    assert not disagreements(Snapshot(agenda=AGENDA))
    made = Told(AGENDA)
    made.stands(made.paper("Nein, hieß es.", MAY), "Nein, hieß es.", "north", "against")
    assert not found(made)


def test_what_a_person_rejected_disagrees_with_nothing() -> None:
    made = two("Das lehne man ab.", "Dem stimme man zu.", ("against", "for"))
    position = next(f for _, some in made.found.values() for f in some)
    made.decide(position, "reject")
    assert not found(made)


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


# -- properties ---------------------------------------------------------------------------------------

WORDS = (
    "Der Norden stimmt am 5. Mai zu.",
    "Dem habe man am Montag nie zugestimmt, und dabei bleibe es.",
    "Inzwischen schließt er das nicht mehr aus.",
    "Zunächst hatte er es gefordert.",
    "Am 31.02. lehnte er das ab",
    "„ALLES ABGELEHNT",
)
STANCES: st.SearchStrategy[Stance] = st.sampled_from(get_args(Stance))


@st.composite
def cases(draw: st.DrawFn, *, copies: bool = False) -> Told:
    made = Told(AGENDA)
    print_ = tuple(range(60))
    for number in range(draw(st.integers(1, 6))):
        words = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=3, unique=True))
        day = draw(st.none() | st.dates(date(2025, 4, 20), date(2025, 6, 20)))
        report = made.paper(
            f"{number}. " + " ".join(words), day, fingerprint=print_ if copies else ()
        )
        for text in words:
            party = draw(st.sampled_from(("north", "south", None)))
            issue = draw(st.sampled_from(("territory", "negotiation")))
            option = draw(st.sampled_from((None, "island")))
            made.stands(report, text, party, draw(STANCES), issue=issue, option=option)
        status: EventStatus = draw(st.sampled_from(("planned", "held", "cancelled")))
        made.event(report, status, draw(st.none() | st.dates(date(2025, 4, 20), date(2025, 6, 20))))
        made.holds(
            report, words[0], draw(st.sampled_from(("Ada Berg", "Till Kolm"))), "Außenminister"
        )
        made.figure(report, draw(st.integers(1, 9)), total=draw(st.booleans()))
    return made


@given(made=cases(), seed=st.integers(0, 99))
def test_the_order_makes_no_difference(made: Told, seed: int) -> None:
    mixed = snapshot(made.store(Random(seed)))
    assert disagreements(mixed) == found(made)


@given(made=cases())
def test_each_has_two_sides_with_their_words(made: Told) -> None:
    texts = {report.id: report.text for report, _ in made.found.values()}
    held = {f.id: f for _, some in made.found.values() for f in some}
    for one in found(made):
        assert len(one.findings) == len(one.values) == len(one.evidence) >= 2
        assert one.rule
        for id, span in zip(one.findings, one.evidence, strict=True):
            assert span in held[id].evidence
            assert texts[span.report][span.start : span.end] == span.text


@given(made=cases())
def test_a_contradiction_is_between_two_reports(made: Told) -> None:
    for one in found(made):
        if one.kind == "contradiction":
            assert len({span.report for span in one.evidence}) == 2


@given(made=cases(copies=True))
def test_copies_never_disagree(made: Told) -> None:
    snap = made.snap()
    original = {report.id: snap.copy_of.get(report.id, report.id) for report in snap.reports}
    assert len(set(original.values())) == 1
    for one in disagreements(snap):
        assert one.rule in {
            "figure.altered_in_copy",
            "position.told_as_changed",
            "position.later_stance",
        }
        assert one.kind == "contradiction" or len({s.report for s in one.evidence}) == 1
