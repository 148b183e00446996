"""Levers: who presses whom, by what, when, how hard; and what is none."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from zopa.case.findings import Lever
from zopa.case.spans import Interval, Part, Published
from zopa.language.leverage import lever_words

from .made import of, reader, report

DAY = date(2025, 9, 10)

# sentence, kind, holder, target, status
TOLD = [
    ("Chile droht Bolivien mit Zöllen.", "sanction", "cl", "bo", "announced"),
    (
        "Die Seepartei drohte, die Gespräche zu verlassen, sollte der Bergbund nicht einlenken.",
        *("threat", "lake", "hill", "announced"),
    ),
    (
        "Falls der Bergbund ablehne, werde man die Zusammenarbeit beenden, drohte die Seepartei.",
        *("threat", "lake", "hill", "announced"),
    ),
    (
        "„Wenn der Bergbund blockiert, werden wir klagen“, sagte Milena Harkort.",
        *("threat", "lake", "hill", "announced"),
    ),
    ("Chile verhängte am Montag Sanktionen gegen Bolivien.", "sanction", "cl", "bo", "in_force"),
    ("Die Sanktionen gegen Bolivien bleiben.", "sanction", None, "bo", "in_force"),
    ("Chile hat die Sanktionen gegen Bolivien aufgehoben.", "sanction", "cl", "bo", "dropped"),
    ("Chile hebt die Zölle gegen Bolivien auf.", "sanction", "cl", "bo", "dropped"),
    ("Chile friert Gelder aus Bolivien ein.", "sanction", "cl", "bo", "in_force"),
    (
        "Das chilenische Vermögen bleibt gesperrt, bis Chile zahlt.",
        *("sanction", None, "cl", "in_force"),
    ),
    ("Chile stellte seine Militärhilfe für Bolivien ein.", "aid", "cl", "bo", "in_force"),
    ("Chile sagte Bolivien einen Kredit zu.", "aid", "cl", "bo", "announced"),
    ("Chile hat 40 Panzer geliefert.", "arms_release", "cl", None, "carried_out"),
    ("Chile liefert vorerst keine Waffen mehr.", "arms_release", "cl", None, "in_force"),
    ("Chile stellte Bolivien ein Ultimatum.", "deadline", "cl", "bo", "announced"),
    ("Chile gab Bolivien bis Freitag Zeit.", "deadline", "cl", "bo", "announced"),
    (
        "Chile forderte Bolivien auf, bis Freitag abzuziehen.",
        *("deadline", "cl", "bo", "announced"),
    ),
    (
        "Die Frist, die Chile Bolivien gesetzt hatte, ist am Montag verstrichen.",
        *("deadline", "cl", "bo", "carried_out"),
    ),
    (
        "Chilenische Truppen haben die Stadt eingenommen.",
        *("battlefield", "cl", None, "carried_out"),
    ),
    ("Der Bergbund hat keine Mehrheit.", "domestic", None, "hill", "in_force"),
    (
        "In Oslo demonstrierten Zehntausende gegen die Regierung Norwegens.",
        *("domestic", None, "no", "in_force"),
    ),
    (
        "Die Seepartei hat ihre Drohung, das Bündnis platzen zu lassen, zurückgezogen.",
        *("threat", "lake", None, "dropped"),
    ),
    (
        "Notfalls werde man allein regieren, sagte Milena Harkort.",
        *("threat", "lake", None, "announced"),
    ),
    (
        "Die Seepartei drohte, sie werde die Gespräche abbrechen.",
        *("threat", "lake", None, "announced"),
    ),
    ("„Die Frist bleibt“, sagte Milena Harkort.", "deadline", "lake", None, "announced"),
    (
        "Chile erwartet bis Freitag eine Antwort von Bolivien.",
        *("deadline", "cl", "bo", "announced"),
    ),
    (
        "Bis zum Ende der Tagung am Freitag müsse Bolivien zustimmen, sagte Chiles Präsidentin Rosa Vidal.",
        *("deadline", "cl", "bo", "announced"),
    ),
    ("Die Tagung setzte Bolivien eine Frist bis Freitag.", "deadline", None, "bo", "announced"),
    ("Chile sollte Bolivien Panzer liefern.", "arms_release", "cl", None, "announced"),
    (
        "Militärhilfe für Bolivien gebe es nicht ohne Gegenleistung, sagte Chiles Präsidentin Rosa Vidal.",
        *("aid", "cl", "bo", "announced"),
    ),
]
NONE = [
    "Die Seepartei fordert Sanktionen gegen Bolivien.",
    "Die Sanktionen werden aufgehoben, sobald Bolivien abzieht.",
    "Chile ist bereit, die Zölle zu senken, falls Bolivien zustimmt.",
    "Würde Chile Zölle erheben, verlöre Bolivien viel Geld.",
    "Es droht ein harter Winter.",
    "Die Gespräche drohen zu scheitern.",
    "Im Jahr 1998 verhängte Chile Sanktionen gegen Bolivien.",
    "Chile wolle in Wahrheit Zölle erheben, behauptete die Seepartei.",
    "Verhängt Chile Sanktionen gegen Bolivien?",
    "Von Sanktionen war keine Rede.",
    "Chile hat keine Sanktionen verhängt.",
    "Chile drohte, es regnet.",
    "Chile will bis Freitag von Bolivien aus nach Peru fahren.",
    "Der Minister stellte bis zu 40 Soldaten am Freitag vor.",
]


def levers(text: str, language: str = "de") -> list[Lever]:
    dated = replace(report(text, language), published=Published(DAY, DAY, "printed"))
    return [finding for finding in reader().read(dated) if isinstance(finding, Lever)]


@pytest.mark.parametrize(("text", "kind", "holder", "target", "status"), TOLD)
def test_a_lever_is_told(
    text: str, kind: str, holder: str | None, target: str | None, status: str
) -> None:
    [lever] = levers(text)
    assert (lever.kind, lever.holder, lever.target, lever.status) == (kind, holder, target, status)


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_lever(text: str) -> None:
    assert levers(text) == []


def test_aid_that_is_asked_for_was_not_given() -> None:
    assert levers("Bolivia asked for guarantees approved by the Congress of Chile.", "en") == []
    assert levers("Chile wants to travel from Bolivia to Peru by Friday.", "en") == []


def test_a_deadline_with_its_otherwise_is_both() -> None:
    text = "Every Bolivian soldier had to be gone by Friday, otherwise Chile would not sign, "
    found = levers(text + "President Rosa Vidal of Chile said.", "en")
    assert [(one.kind, one.holder, one.target) for one in found] == [
        ("deadline", "cl", "bo"),
        ("threat", "cl", "bo"),
    ]


def test_trigger_and_size_are_the_words_of_the_report() -> None:
    [lever] = levers("Chile droht Bolivien mit Zöllen von 25 Prozent, falls es nicht zahlt.")
    assert lever.trigger is not None
    assert lever.trigger.text == "falls es nicht zahlt"
    assert lever.size is not None
    assert lever.size.text == "25 Prozent"


def test_the_trigger_of_otherwise_is_the_demand_before() -> None:
    text = "Bolivien müsse die Grenze öffnen, sagte Chiles Präsidentin Rosa Vidal. "
    [lever] = levers(text + "Andernfalls werde Chile Zölle erheben.")
    assert (lever.kind, lever.holder, lever.target) == ("sanction", "cl", "bo")
    assert lever.trigger is not None
    assert lever.trigger.text.startswith("Bolivien müsse die Grenze öffnen")


def test_one_lever_told_twice_is_one() -> None:
    [lever] = levers(
        "Chile stellte Bolivien ein Ultimatum. Chile gab Bolivien bis zum 20. September Zeit."
    )
    assert lever.kind == "deadline"
    assert len(lever.evidence) == 2


def test_a_lever_has_the_day_of_its_announcement_else_that_of_the_report() -> None:
    [announced] = levers("Chile drohte Bolivien am Montag mit Zöllen.")
    assert announced.date == Interval(date(2025, 9, 8), date(2025, 9, 8))
    [undated] = levers("Chile droht Bolivien mit Zöllen.")
    assert undated.date == Interval(DAY, DAY)
    [since] = levers("Seit dem 1. September gelten Zölle Chiles gegen Bolivien.")
    assert since.date.start == date(2025, 9, 1)


def test_what_begins_later_is_announced() -> None:
    [lever] = levers("Die Zölle gegen Bolivien treten am 1. Oktober in Kraft.")
    assert lever.status == "announced"


def test_a_lever_of_a_side_that_is_not_told_has_no_holder() -> None:
    [lever] = levers("Dem Land Bolivien drohen Sanktionen.")
    assert (lever.holder, lever.target) == (None, "bo")


def test_english() -> None:
    [threat] = levers("Chile threatened Bolivia with tariffs if no deal was reached.", "en")
    assert (threat.kind, threat.holder, threat.target) == ("sanction", "cl", "bo")
    assert threat.trigger is not None
    [lifted] = levers("Chile lifted its sanctions against Bolivia on Monday.", "en")
    assert (lifted.holder, lifted.target, lifted.status) == ("cl", "bo", "dropped")
    assert levers("Chile demanded sanctions against Bolivia.", "en") == []


def _words(language: str) -> list[str]:
    words = lever_words(language)
    known = {*words.acts, *words.means, *words.weaknesses, *words.openers, *words.refusal}
    return sorted(known | words.future | words.until | words.numbers)


GLUE = [
    "Chile",
    "Bolivien",
    "Seepartei",
    "Harkort",
    "falls",
    "nicht",
    "bis",
    "Freitag",
    "3",
    "man",
    *",.:„“?!",
]


@given(
    st.sampled_from(["de", "en"]).flatmap(
        lambda language: st.tuples(
            st.lists(
                st.sampled_from(_words(language))
                | st.sampled_from(_words(language)).map(str.capitalize)
                | st.sampled_from(GLUE),
                max_size=40,
            ),
            st.just(language),
        )
    )
)
@settings(max_examples=200, deadline=None)
def test_every_stretch_stands_in_the_text(made: tuple[list[str], str]) -> None:
    words, language = made
    text = " ".join(words)
    found = of(Lever, text, language)
    for lever in found:
        told = [part for part in (lever.trigger, lever.size) if part is not None]
        spans = [Part(span.start, span.end, span.text) for span in lever.evidence]
        for part in [*told, *spans]:
            assert part.text
            assert text[part.start : part.end] == part.text
    assert of(Lever, text, language) == found


@pytest.mark.parametrize(
    "text",
    [
        "CHILE DROHT BOLIVIEN MIT ZÖLLEN",
        "„Chile droht Bolivien mit Zöllen, falls",
        "Chile gab Bolivien bis zum 31.02. Zeit",
        "droht " * 3000,
        "Chile droht Bolivien mit Zöllen. " * 800,
        "Frist Ultimatum Zölle Sanktionen verhängt falls nicht " * 300,
    ],
)
def test_bad_input_neither_hangs_nor_fails(text: str) -> None:
    for lever in levers(text):
        assert lever.evidence
