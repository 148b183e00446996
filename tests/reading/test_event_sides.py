"""Who takes part where a report does not say it again, and events told by a whole sentence."""

from __future__ import annotations

import pytest

from zopa.case.findings import Event

from .test_events import events, told


def _one(text: str, language: str = "de") -> Event:
    (event,) = events(text, language)
    return event


def test_ministers_and_owners_are_the_sides_named_before() -> None:
    text = (
        "Chile und Kenia streiten über die Fähre. Am Montag haben die Minister in Oslo verhandelt."
    )
    assert {*_one(text).participants} == {"cl", "ke"}


def test_guns_that_fall_silent_are_those_of_the_sides() -> None:
    text = (
        "Chile und Kenia schießen nicht mehr. Seit Samstag schweigen an der Grenze die Geschütze."
    )
    assert _one(text).kind == "ceasefire"
    assert {*_one(text).participants} <= {"cl", "ke"}


def test_a_predicate_in_front_takes_no_part() -> None:
    text = "Chile traf Kenia. Freundlich ging es nicht zu, als die Delegationen am Montag zusammenkamen."
    assert {*events(text)[-1].participants} == {"cl", "ke"}


def test_they_are_not_the_one_who_was_named_last() -> None:
    text = "Chile and Kenya met in Oslo on Monday. Pablo Reyes was late. They meet again on Friday."
    assert "cl" in {*events(text, "en")[-1].participants}
    assert "ke" in {*events(text, "en")[-1].participants}


def test_a_parliament_is_that_of_the_one_state_around() -> None:
    assert _one("In Chile hat das Kabinett am Montag den Haushalt beschlossen.").participants == (
        "cl",
    )
    assert _one("Chile is waiting. Parliament votes on 18 November.", "en").participants == ("cl",)


def test_a_council_of_a_town_is_of_no_state() -> None:
    text = "Chile wartet. Der Stadtrat hat den Verkauf am Montag beschlossen."
    assert _one(text).participants == ()


def test_a_call_in_which_something_was_agreed() -> None:
    found = events("In a call on Tuesday, Chile and Kenya agreed to swap prisoners.", "en")
    call = next(event for event in found if event.kind == "call")
    assert call.status == "held"
    assert {*call.participants} == {"cl", "ke"}


def test_what_will_be_said_in_a_call_tells_no_call_that_was() -> None:
    found = events("In a call on Tuesday, Chile will ask for more money.", "en")
    assert not any(event.status == "held" for event in found)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Chile will am Montag einen überarbeiteten Entwurf vorlegen."),
        ("en", "Chile will submit a revised draft on Monday."),
    ],
)
def test_a_participle_before_its_noun_is_no_past(language: str, text: str) -> None:
    assert told(text, language) == [("presentation", "planned")]


TOLD = [
    ("de", "Die Lokführer legten am Montag den Verkehr lahm.", ("strike", "held")),
    ("de", "Die Finanzminister beraten am Freitag in Oslo.", ("meeting", "planned")),
    ("de", "Chile und Kenia haben den Grenzstreit am Montag beigelegt.", ("agreement", "held")),
    ("de", "Das Schiedsgericht sprach Chile am Montag die Fangrechte zu.", ("ruling", "held")),
    ("de", "Der Schlichter hat am Montag seinen Spruch vorgelegt.", ("presentation", "held")),
    ("de", "Der Verband blies den Streik am Montag ab.", ("strike", "cancelled")),
    ("de", "Der Kreistag gab am Montag grünes Licht für den Neubau.", ("vote", "held")),
    ("de", "Die Synode sprach sich am Montag für die Fusion aus.", ("vote", "held")),
    (
        "de",
        "Die Bürger haben den Bau am Sonntag in einem Bürgerentscheid abgelehnt.",
        ("vote", "held"),
    ),
    ("de", "Parteichef Karl Ohm zieht sich zurück.", ("resignation", "held")),
    (
        "de",
        "Der Verband hat sich am Montag von Direktor Karl Ohm getrennt.",
        ("resignation", "held"),
    ),
    ("de", "Chile und Kenia haben am Montag eine Erklärung unterzeichnet.", ("signing", "held")),
    ("de", "Die Verträge wurden am Montag in Oslo unterschrieben.", ("signing", "held")),
    ("de", "Chile will noch in diesem Jahr 40 Panzer liefern.", ("arms_release", "planned")),
    ("de", "Vor dem Landtag haben am Montag 500 Lehrer protestiert.", ("protest", "held")),
    ("de", "Chile und Kenia verhandeln seit Montag in Oslo.", ("talks", "held")),
    ("de", "Chile und Kenia haben sich am Montag die Hand gegeben.", ("meeting", "held")),
    ("de", "Die am Montag in Kraft getretene Waffenruhe hält.", ("ceasefire", "held")),
    ("de", "Am Freitag sitzen sich Chile und Kenia gegenüber.", ("talks", "planned")),
    ("de", "Am Montag kehrten 60 Gefangene heim.", ("release", "held")),
    ("de", "Karl Ohm hat am Montag seinen Rückzug angekündigt.", ("resignation", "held")),
    ("de", "Am Montag fiel das Budget im Parlament durch.", ("vote", "held")),
    ("en", "The budget failed in parliament on Monday.", ("vote", "held")),
    ("en", "Sixty prisoners crossed the bridge on Monday.", ("release", "held")),
    (
        "en",
        "Talks between Chile and Kenya, which began on Monday, have stalled.",
        ("talks", "held"),
    ),
    ("de", "Die Aktionäre stimmten am Montag für die Übernahme.", ("vote", "held")),
    ("de", "Ministerin Carol Dunn wurde am Montag vereidigt.", ("appointment", "held")),
    ("de", "Chile hob am Montag das Embargo gegen Kenia auf.", ("sanction", "held")),
    ("de", "Chile hat Kenia am Montag telefonisch zum Einlenken aufgefordert.", ("call", "held")),
    ("en", "Chile urged Kenya in a phone call on Monday to give way.", ("call", "held")),
    ("en", "The council decided on the stadium on Monday.", ("vote", "held")),
    ("en", "Pablo Reyes walked free on Monday after two years in jail.", ("release", "held")),
    ("en", "Councillors gave the go-ahead for the bridge on Monday.", ("vote", "held")),
    ("en", "Residents rejected the bridge in a referendum on Sunday.", ("vote", "held")),
    ("en", "The contracts were signed in Oslo on Monday.", ("signing", "held")),
    ("en", "Chile and Kenya discussed fish in Oslo on Monday.", ("talks", "held")),
    ("en", "Campaigners plan a demonstration on Saturday.", ("protest", "planned")),
    ("en", "The guns have fallen silent since Saturday.", ("ceasefire", "held")),
    ("en", "Chile tore up the truce on Tuesday.", ("ceasefire", "cancelled")),
    ("en", "Finance ministers gather in Oslo on Friday.", ("meeting", "planned")),
    ("en", "The dockers will walk off the job on Friday.", ("strike", "planned")),
    ("en", "Chile blacklisted Kenya on Monday.", ("sanction", "held")),
    ("en", "A court on Monday lifted the ban on fishing.", ("ruling", "held")),
    ("en", "Chile and Kenya settled the dispute on Monday.", ("agreement", "held")),
    ("en", "Chile put a compromise on the table on Monday.", ("presentation", "held")),
    ("en", "Karl Ohm, the head of the bank, resigned on Monday.", ("resignation", "held")),
    ("en", "Three days of talks ended on Monday with each side in anger.", ("talks", "held")),
]


@pytest.mark.parametrize(("language", "text", "expected"), TOLD)
def test_kind_and_status(language: str, text: str, expected: tuple[str, str]) -> None:
    assert told(text, language) == [expected]


NONE = [
    ("en", "The Conference of Bishops represents 27 dioceses."),
    ("en", "If the offer stays, the dockers would strike in January."),
    ("en", "The ministers talk every second week."),
    ("de", "Die Minister treffen sich jeden Freitag."),
    ("de", "Chile schlägt vor, ab dem 1. November die Waffen ruhen zu lassen und zu reden."),
    ("de", "Kenia müsse Gefangene freilassen, forderte Chile."),
    ("en", "Kenya must free its prisoners, Chile demanded."),
    ("de", "Wer die Gespräche verlässt, verliert."),
    ("de", "Er war dabei, als der Vertrag unterzeichnet wurde."),
    ("de", "Das Urteil der Fachleute fällt eindeutig aus."),
    ("de", "Die Truppen ziehen sich zurück."),
    ("de", "Mit der vierten verhandelt Carol Dunn seit sechs Tagen."),
    ("en", "The bargaining committee is large."),
    ("de", "Chile hat den Rückzug seiner Truppen angekündigt."),
    ("de", "Kenia stimme für ein Verbot ab Januar."),
    ("en", "Karl Ohm, chosen as envoy in spring, kept silent."),
]


@pytest.mark.parametrize(("language", "text"), NONE)
def test_what_looks_alike_is_no_event(language: str, text: str) -> None:
    assert told(text, language) == []


def test_what_talks_are_about_has_not_been() -> None:
    text = "Am Montag beginnen Chile und Kenia Verhandlungen über einen Gefangenenaustausch."
    assert {event.kind for event in events(text)} == {"talks"}
    text = "On Monday Chile and Kenya began talks on a prisoner swap."
    assert {event.kind for event in events(text, "en")} == {"talks"}


def test_a_colleague_is_of_the_side_that_an_adjective_names() -> None:
    text = "Pablo Reyes rief am Montag seinen kenianischen Amtskollegen an."
    assert "ke" in _one(text).participants


def test_a_pronoun_can_stand_for_the_paper_of_the_sentence_before() -> None:
    text = "Chile und Kenia haben sich am Montag auf einen Text geeinigt. Paraphiert wird er am Freitag."
    assert ("signing", "planned") in told(text)


def test_sides_are_those_of_the_sentence_before() -> None:
    text = "Chile and Kenya remain at odds. After seven hours negotiators parted in Oslo on Monday."
    assert {*_one(text, "en").participants} == {"cl", "ke"}


def test_who_walks_out_is_told_once() -> None:
    assert told("Chile verließ am Montag die Gespräche.") == [("walkout", "held")]


def test_a_minister_whose_side_is_not_said_is_of_the_one_state_around() -> None:
    text = "Chile wartet. Justizministerin Carol Dunn trat am Montag zurück."
    assert "cl" in _one(text).participants


@pytest.mark.parametrize(
    "text",
    [
        "Karl Ohm über die Fähre und das Spitzengespräch, das am Donnerstag ohne Ergebnis endete",
        "Karl Ohm, Chef der Bahn, über teure Fahrscheine und das Treffen, das am Montag endete.",
    ],
)
def test_a_line_without_a_verb_may_hold_an_event_that_a_clause_of_its_own_ends(text: str) -> None:
    (event,) = events(text)
    span = event.evidence[0]
    assert text[span.start : span.end] == span.text
