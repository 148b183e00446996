"""Contradiction and change between positions, each by sentences of its own; no update is a contradiction."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from zopa.case.findings import ESTIMATED, Stance
from zopa.record.disagreements import disagreements
from zopa.record.snapshot import Snapshot

from .disagreeing import AGENDA, JUNE, MAY, found, kinds, two
from .told import Told


def test_a_later_stance_is_a_change() -> None:
    made = two("Das lehne man ab.", "Dem stimme man zu.", ("against", "for"))
    (one,) = found(made)
    assert (one.kind, one.subject, one.attribute) == ("change", "north", "territory")
    assert one.rule == "position.later_stance"
    assert [span.text for span in one.evidence] == ["Das lehne man ab.", "Dem stimme man zu."]
    assert one.values == ("against, 2025-05-05", "for, 2025-06-16")


def test_what_only_the_model_sees_changes_nothing() -> None:
    made = Told(AGENDA)
    early, late = made.paper("Das lehne man ab.", MAY), made.paper("Dem stimme man zu.", JUNE)
    made.stands(early, "Das lehne man ab.", "north", "against")
    made.stands(late, "Dem stimme man zu.", "north", "for", rule=ESTIMATED)
    assert not found(made)


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


def test_a_refusal_tied_to_one_thing_and_an_offer_tied_to_another_one_are_a_change() -> None:
    first = "Solange Zölle gelten, gebe es nichts."
    second = "Das sei möglich, wenn die Brücke öffne."
    made = Told(AGENDA)
    made.stands(made.paper(first, MAY), first, "north", "against", condition="Solange Zölle gelten")
    made.stands(
        made.paper(second, JUNE), second, "north", "open", condition="wenn die Brücke öffne"
    )
    assert kinds(made) == [("change", "position.later_stance")]


def test_a_stance_within_a_wider_sentence_is_the_earlier_one() -> None:
    inner = "was er im Januar noch verworfen hatte"
    text = f"Plötzlich wirbt er für das, {inner}: den Hafen."
    made = Told(AGENDA)
    report = made.paper(text, MAY)
    made.stands(report, text, "north", "for")
    made.stands(report, inner, "north", "against")
    (one,) = found(made)
    assert (one.kind, one.rule) == ("change", "position.told_as_changed")
    assert [span.text for span in one.evidence] == [inner, text]


def test_who_is_open_may_threaten_to_say_no() -> None:
    made = Told(AGENDA)
    first, second = "Man lasse es offen.", "Nein, falls die Flotte ausläuft."
    made.stands(made.paper(first, MAY), first, "north", "open")
    made.stands(
        made.paper(second, JUNE), second, "north", "against", condition="falls die Flotte ausläuft"
    )
    assert not found(made)
