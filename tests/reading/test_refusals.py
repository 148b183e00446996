"""Nouns for a refusal that somebody takes up or turns down: "weist die Kritik am Zoll zurück"."""

from __future__ import annotations

import pytest

from .made import stances


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Chile weist die Kritik an den Zöllen zurück.", "for"),
        ("Chile wies die Bedenken gegen Zölle als unbegründet zurück.", "for"),
        ("Chile widersprach der Kritik an den Zöllen.", "for"),
        ("Chile wehrte sich gegen die Kritik an den Zöllen.", "for"),
        ("Die Kritik an den Zöllen sei überzogen, sagte Chiles Außenminister.", "for"),
        ("Die Kritik an den Zöllen sei berechtigt, sagte Chiles Außenminister.", "against"),
        ("Chile schloss sich der Kritik an den Zöllen an.", "against"),
        ("Chile schloss sich dem Protest gegen die Zölle an.", "against"),
        ("Chile hält an seiner Skepsis gegenüber Zöllen fest.", "against"),
        ("Chile hält an seinen Bedenken gegen Zölle fest.", "against"),
        ("Chile hat Verständnis für die Kritik an den Zöllen.", "against"),
        # the noun belongs to the verb, or is none of its objects
        ("Chile hat Bedenken gegen Zölle.", "against"),
        ("Chile übte scharfe Kritik an den Zöllen.", "against"),
        ("Chile meldete Vorbehalte gegen Zölle an.", "against"),
        ("Chile kündigte Widerstand gegen Zölle an.", "against"),
        ("Chile besteht trotz aller Kritik auf Zöllen.", "for"),
    ],
)
def test_german(text: str, stance: str) -> None:
    assert {(party, found) for party, issue, _, found in stances(text)} == {("cl", stance)}


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Chile dismissed criticism of the tariffs.", "for"),
        ("Chile shrugged off objections to the tariffs.", "for"),
        ("Criticism of the tariffs was unfair, Chile's foreign minister said.", "for"),
        ("Criticism of the tariffs was justified, Chile's foreign minister said.", "against"),
        ("Chile stands by its refusal to accept tariffs.", "against"),
        ("Chile reaffirmed its opposition to tariffs.", "against"),
        ("Chile shares the misgivings about the tariffs.", "against"),
        ("Chile voiced doubts about the tariffs.", "against"),
        ("Despite criticism of the tariffs, Chile backs them.", "for"),
        ("Chile is glad that the tariffs are off the table.", "against"),
        ("Chile is relieved that the tariffs have survived.", "for"),
        ("Chile is disappointed that the tariffs were scrapped.", "for"),
        ("Chile regrets that the tariffs have been dropped.", "for"),
        ("Chile regrets that tariffs have been introduced.", "against"),
    ],
)
def test_english(text: str, stance: str) -> None:
    found = {(party, found) for party, _, _, found in stances(text, "en")}
    assert found == {("cl", stance)}


def test_who_turns_down_the_objections_of_another_is_for_it() -> None:
    text = "Chile wies Perus Einwände gegen Zölle zurück."
    assert stances(text) == {("cl", "tariffs", None, "for"), ("pe", "tariffs", None, "against")}


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Chile stellt sich gegen die Gegner der Zölle.", "for"),
        ("Chile unterstützt die Gegner der Zölle.", "against"),
        ("Chile widersprach den Kritikern der Zölle.", "for"),
        ("Chile bleibt ein Kritiker der Zölle.", "against"),
        ("Chile hält Zölle für alles andere als notwendig.", "against"),
        ("Zölle seien mitnichten sinnvoll, sagte Chile.", "against"),
        ("Zölle seien keineswegs nötig, sagte Chile.", "against"),
        ("Chile findet Zölle nicht nur nötig, sondern überfällig.", "for"),
    ],
)
def test_what_turns_a_stance_round(text: str, stance: str) -> None:
    assert {(party, found) for party, _, _, found in stances(text)} == {("cl", stance)}


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Chile backs opponents of the tariffs.", "against"),
        ("Chile rebuffed opponents of the tariffs.", "for"),
        ("Chile was anything but happy with the tariffs.", "against"),
        ("Chile is far from convinced by the tariffs.", "against"),
        ("Tariffs are hardly necessary, Chile's foreign minister said.", "against"),
    ],
)
def test_what_turns_an_english_stance_round(text: str, stance: str) -> None:
    found = {(party, found) for party, _, _, found in stances(text, "en")}
    assert found == {("cl", stance)}


def test_who_stood_otherwise_before_has_two_stances() -> None:
    text = "Chile, das Zölle im Mai noch abgelehnt hatte, nahm sie am Freitag an."
    assert stances(text) == {("cl", "tariffs", None, "against"), ("cl", "tariffs", None, "for")}
    assert stances("Chile bekräftigte, dass es Zölle ablehne.") == {
        ("cl", "tariffs", None, "against")
    }


def test_what_somebody_does_not_do_is_none_of_his_aims() -> None:
    text = "Statt Zölle zu fordern, setzt Chile auf Spenden."
    assert ("cl", "tariffs", None, "for") not in stances(text)


@pytest.mark.parametrize(
    "text",
    [
        "Chile rückt bei den Zöllen von seinem bisherigen Kurs ab.",
        "Von seiner Drohung, Zölle zu erheben, ist Chile abgerückt.",
    ],
)
def test_who_leaves_his_course_has_not_said_what_for(text: str) -> None:
    assert stances(text) == set()


def test_what_is_worth_nothing_without_another_thing_is_not_refused() -> None:
    text = "Ohne Wasserabkommen seien die Zölle nichts wert, sagte Chiles Außenminister."
    assert {(issue, stance) for _, issue, _, stance in stances(text)} == {("water", "for")}
    text = "Ohne Wasserabkommen werde es keine Zölle geben, sagte Chiles Außenminister."
    assert ("cl", "tariffs", None, "against") in stances(text)


def test_the_parts_of_a_ticker_are_read_apart() -> None:
    text = "Streit um Zölle in Rom +++ Chile liefert Waffen +++ Peru lehnt Wasserabkommen ab"
    found = {(party, issue, stance) for party, issue, _, stance in stances(text)}
    assert found == {("pe", "water", "against")}


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Chile mochte die Zölle weder loben noch verdammen.", "open"),
        ("Chile wird Zölle weder fordern noch unterstützen.", "against"),
        ("Ablehnen würde Chile Zölle nicht, es fordert sie sogar.", "for"),
        ("Chile lehnt Zölle nicht ab.", "open"),
        ("Kaum war das Papier trocken, meldete Chile Vorbehalte gegen Zölle an.", "against"),
        ("Auf Zölle verzichte Chile „in keiner Sprache der Welt“, sagte Chiles Minister.", "for"),
        ("Chile lehnt die Zölle als „nicht reif“ ab.", "against"),
    ],
)
def test_what_denials_say(text: str, stance: str) -> None:
    assert {(party, found) for party, _, _, found in stances(text)} == {("cl", stance)}


def test_neither_one_nor_the_other_is_open_in_english() -> None:
    found = stances("Chile neither backed nor rejected the tariffs.", "en")
    assert found == {("cl", "tariffs", None, "open")}
