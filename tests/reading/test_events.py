from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from zopa.case.findings import Event
from zopa.case.report import Report
from zopa.case.spans import Published
from zopa.language.compact import LANGUAGES
from zopa.language.happenings import happenings

from .made import reader, report

TODAY = date(2025, 3, 12)  # a Wednesday


def dated(text: str, language: str = "de") -> Report:
    return replace(report(text, language), published=Published(TODAY, TODAY, "printed"))


def events(text: str, language: str = "de") -> list[Event]:
    found = reader().read(dated(text, language))
    return [one for one in found if isinstance(one, Event)]


def told(text: str, language: str = "de") -> list[tuple[str, str]]:
    return [(event.kind, event.status) for event in events(text, language)]


TOLD = [
    ("de", "Chile und Kenia trafen sich am Montag in Oslo.", ("meeting", "held")),
    ("de", "Die nächste Runde ist für den 12. Mai in Oslo angesetzt.", ("talks", "planned")),
    ("de", "Das Treffen am Freitag in Oslo wurde abgesagt.", ("meeting", "cancelled")),
    ("de", "Der für Freitag geplante Gipfel in Oslo ist geplatzt.", ("summit", "cancelled")),
    ("de", "Die Gespräche zwischen Chile und Kenia sind ausgesetzt.", ("talks", "suspended")),
    ("de", "Chile hat die Abstimmung auf Mai verschoben.", ("vote", "postponed")),
    ("de", "Pablo Reyes soll Kenias Präsidenten getroffen haben.", ("meeting", "rumoured")),
    (
        "de",
        "Chile und Kenia verständigten sich im Grundsatz auf ein Treffen.",
        ("meeting", "agreed"),
    ),
    ("de", "Präsident Pablo Reyes telefonierte mit Carol Dunn.", ("call", "held")),
    ("de", "Minister Karl Ohm reiste am Montag nach Kenia.", ("visit", "held")),
    ("de", "Minister Karl Ohm trat am Freitag zurück.", ("resignation", "held")),
    ("de", "Karl Ohm wurde am Montag zum Minister ernannt.", ("appointment", "held")),
    ("de", "Chile und Kenia unterzeichneten am Montag das Abkommen.", ("signing", "held")),
    ("de", "Das Parlament stimmte am Montag ab.", ("vote", "held")),
    ("de", "Chile verhängte am Montag Sanktionen gegen Kenia.", ("sanction", "held")),
    ("de", "Die Beschäftigten legten am Montag die Arbeit nieder.", ("strike", "held")),
    ("de", "Pablo Reyes legte am Montag einen Friedensplan vor.", ("presentation", "held")),
    ("de", "Chile gab am Montag Waffen für Kenia frei.", ("arms_release", "held")),
    ("de", "Die Waffenruhe gilt seit Montag.", ("ceasefire", "held")),
    ("de", "Pablo Reyes verhandelte lange mit Kenias Ministerin Carol Dunn.", ("talks", "held")),
    ("de", "Pablo Reyes sprach stattdessen mit Carol Dunn.", ("meeting", "held")),
    ("de", "Stattdessen wird Pablo Reyes bald Kenia besuchen.", ("visit", "planned")),
    ("de", "Chile und Kenia verbrachten drei Tage in Oslo.", ("talks", "held")),
    ("de", "In Oslo hatte Chile mit Kenia im Januar einen Plan ausgearbeitet.", ("talks", "held")),
    ("de", "Mit Kenias Ministerin feilte Pablo Reyes drei Tage lang am Text.", ("talks", "held")),
    ("en", "Carol Dunn, who led the Chilean team in Oslo on Monday, said no.", ("talks", "held")),
    ("en", "The draft leaked last week would cap the budget.", ("presentation", "held")),
    (
        "en",
        "Carol Dunn, attending a Council meeting in Oslo, ruled out talks.",
        ("meeting", "held"),
    ),
    ("en", "Last Monday’s round in Oslo ended without a result. Why?", ("talks", "held")),
    ("en", "Chile and Kenya met in Oslo on Monday.", ("meeting", "held")),
    ("en", "The next round of talks is scheduled for 12 May in Oslo.", ("talks", "planned")),
    ("en", "The summit in Oslo was called off.", ("summit", "cancelled")),
    ("en", "The vote has been moved from 10 March to 3 April.", ("vote", "postponed")),
    ("en", "Pablo Reyes flew to Kenya on Monday.", ("visit", "held")),
    ("en", "Chile imposed sanctions on Kenya on Monday.", ("sanction", "held")),
    ("de", "Die Runde am Montag in Oslo brachte kein Ergebnis.", ("talks", "held")),
    ("de", "Nach vierzig Minuten war die vierte Runde am Montag vorüber.", ("talks", "held")),
    ("de", "Karl Ohm leitete am Montag in Oslo die Delegation Chiles.", ("talks", "held")),
    ("de", "Der Entwurf sickerte am Montag durch.", ("presentation", "held")),
    ("de", "Karl Ohm will das Thema am 18. März beim Gipfel aufrufen.", ("summit", "planned")),
    ("de", "Chile beschloss am Montag, den Gipfel in Oslo abzusagen.", ("summit", "cancelled")),
    ("en", "Delegations from Chile and Kenya are gathering in Oslo today.", ("talks", "held")),
    ("en", "Carol Dunn led the Chilean team in Oslo on Monday.", ("talks", "held")),
    ("en", "The draft leaked last week.", ("presentation", "held")),
    ("en", "Carol Dunn, a lawyer from Oslo, succeeds him.", ("appointment", "held")),
    ("en", "Chile and Kenya meet again on Saturday.", ("meeting", "planned")),
    ("en", "Chilean and Kenyan envoys met on Monday, as they had in May.", ("talks", "held")),
]


@pytest.mark.parametrize(("language", "text", "expected"), TOLD)
def test_kind_and_status(language: str, text: str, expected: tuple[str, str]) -> None:
    found = told(text, language)
    assert found[:1] == [expected]
    assert {kind for kind, _ in found} == {expected[0]}


NONE = [
    ("de", "Ein Treffen wäre sinnlos."),
    ("de", "Gespräche sind nötig."),
    ("de", "Chile fordert ein Treffen in Oslo."),
    ("de", "Kenia ist zu Gesprächen in Oslo bereit."),
    ("de", "Falls sich Chile und Kenia am Montag in Oslo treffen, wird es ernst."),
    ("de", "Sollte sich Chile mit Kenia am Montag treffen, wird es ernst."),
    ("de", "Treffen sich Chile und Kenia am Montag in Oslo?"),
    ("de", "Er könne sich ein Treffen vorstellen."),
    ("de", "Es gab bisher kein Treffen in Oslo."),
    ("de", "Manchmal treffen sich Chile und Kenia in Oslo."),
    ("en", "Chile demanded a meeting in Oslo."),
    ("en", "A call for talks came from Chile."),
    ("en", "If Chile and Kenya meet in Oslo, all is well."),
    ("de", "Für ein Treffen mit Kenia sieht Chile derzeit keinen Anlass."),
    ("de", "Nach Ansicht der Richter hat der Streik zu ruhen."),
    ("de", "Das Papier rechnet die seit 2014 verhängten Sanktionen auf."),
    ("de", "Kenia will Zusagen, die das Parlament ratifiziert."),
    ("de", "Könnte sich Chile mit Kenia am Montag in Oslo treffen, wäre das gut."),
    ("de", "Karl Ohm sprach am Montag auf einer Pressekonferenz in Oslo über Zölle."),
    ("en", "That was the message Carol Dunn took to a press conference in Oslo on Monday."),
    ("en", "Ohm had made his signature conditional on a withdrawal."),
]


@pytest.mark.parametrize(("language", "text"), NONE)
def test_what_has_not_happened_is_no_event(language: str, text: str) -> None:
    assert told(text, language) == []


def test_who_where_when() -> None:
    (event,) = events("Am Montag empfing Kenia in Oslo Präsident Pablo Reyes aus Chile.")
    assert {"cl", "ke"} >= set(event.participants) - {"person-pablo-reyes"}
    assert event.place == "Oslo"
    assert event.date.start == event.date.end == date(2025, 3, 10)
    assert [part.text.split()[-1] for part in event.when] == ["Montag"]


def test_who_a_pronoun_behind_with_means() -> None:
    found = events(
        "Karl Ohm kam nicht allein. Chiles Präsident und Kenias Minister saßen am Montag mit ihm in Oslo."
    )
    assert {*found[-1].participants} == {"cl", "ke", "person-karl-ohm"}


def test_days_told_from_a_story_in_the_present() -> None:
    (meeting,) = events("Sechs Tage nach dem Treffen in Oslo schweigt Chile.")
    assert meeting.date.start == meeting.date.end == date(2025, 3, 6)


def test_the_status_of_a_paper_is_not_that_of_the_clause_around() -> None:
    (signing,) = events(
        "Whoever expected more from the paper initialled in Oslo on Friday was wrong.", "en"
    )
    assert (signing.kind, signing.status) == ("signing", "held")


def test_hosts_mediators_guests_and_targets() -> None:
    (talks,) = events(
        "Chile und Kenia verhandelten am Montag unter Vermittlung Frankreichs in Oslo."
    )
    roles = {(role.role, role.actor) for role in talks.roles}
    assert roles == {("side", "cl"), ("side", "ke"), ("mediator", "fr")}
    (visit,) = events("Chile reiste am Montag nach Kenia.")
    assert ("host", "ke") in {(role.role, role.actor) for role in visit.roles}
    (sanction,) = events("Chile verhängte am Montag Sanktionen gegen Kenia.")
    assert {(role.role, role.actor) for role in sanction.roles} == {
        ("actor", "cl"),
        ("target", "ke"),
    }


def test_length_format_and_mood() -> None:
    (call,) = events(
        "Chile telefonierte am Montag zwei Stunden lang mit Kenia. Es war hart, aber konstruktiv."
    )
    assert call.minutes == 120
    assert [part.text for part in call.atmosphere] == ["hart, aber konstruktiv"]
    (talks,) = events("Die Genfer Gespräche zwischen Chile und Kenia begannen am Montag.")
    assert talks.name == "Genfer Gespräche"


def test_a_moved_visit_is_put_off_and_planned_anew() -> None:
    found = events("Präsident Pablo Reyes verschob die Reise nach Kenia auf den 20. März.")
    assert sorted((one.status, one.date.start) for one in found if one.rule == "event.moved") == [
        ("planned", date(2025, 3, 20))
    ]
    assert "postponed" in {one.status for one in found}


def test_two_mentions_are_one_event() -> None:
    (event,) = events(
        "Chile und Kenia trafen sich am Montag in Oslo. Die Begegnung in Oslo dauerte zwei Stunden."
    )
    assert len(event.evidence) == 2
    assert event.minutes == 120


def test_calls_with_two_sides_are_two_events() -> None:
    found = events(
        "Chile telefonierte am Montag mit Kenia. Nach seinem Telefonat mit Peru schwieg Chile."
    )
    assert len(found) == 2


def test_sides_that_were_named_before() -> None:
    (first, planned) = events(
        "Chile und Kenia trafen sich am Montag in Oslo. Die nächste Runde ist für Mai angesetzt."
    )
    assert set(planned.participants) == set(first.participants) == {"cl", "ke"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_the_lexicon_can_be_looked_up(language: str) -> None:
    words = happenings(language)
    assert all(word == word.lower() for word in words.verbs)
    assert all(word == word.lower() for word in words.nouns)
    assert set(words.bare) <= set(words.nouns)


HOSTILE = [
    "„Das Treffen am Montag in Oslo",
    "DAS TREFFEN AM MONTAG IN OSLO WURDE ABGESAGT",
    "Treffen am 31.02. in Oslo geplant.",
    "chile kenia trafen sich am montag in oslo",
    ") ( — „ “ , . : ; - 12 12. . .",
    "Treffen " * 50,
]


@pytest.mark.parametrize("text", HOSTILE)
def test_bad_input_is_read_without_harm(text: str) -> None:
    for event in events(text):
        for span in event.evidence:
            assert text[span.start : span.end] == span.text


def test_a_day_that_does_not_exist_is_no_date() -> None:
    for event in events("Das Treffen zwischen Chile und Kenia am 31.02. in Oslo ist geplant."):
        assert event.date.start is None or event.date.start.month != 2


PROSE = (
    "Chile Kenia Oslo Treffen Gespräche trafen sich telefonierte mit am Montag in und verschoben "
    "abgesagt soll der die ihre nächste Runde auf Mai „ “ , . : ( ) 12 Besuch hart aber "
    "konstruktiv ohne nach vor bei reiste dass wenn Einladung Sanktionen"
)
WORDS = st.sampled_from(PROSE.split())


@settings(max_examples=300, deadline=None)
@given(st.lists(WORDS, max_size=60).map(" ".join))
def test_the_evidence_is_the_text(text: str) -> None:
    for event in events(text):
        spans = [(span.start, span.end, span.text) for span in event.evidence]
        parts = [*event.when, *event.atmosphere, *(role.name for role in event.roles)]
        spans += [(part.start, part.end, part.text) for part in parts]
        assert spans
        for start, end, words in spans:
            assert text[start:end] == words


def test_linear_time() -> None:
    sentence = "Chile und Kenia trafen sich am Montag in Oslo. Das Treffen war kurz. "

    def seconds(times: int) -> float:
        begin = time.process_time()
        events(sentence * times)
        return time.process_time() - begin

    seconds(20)
    assert seconds(800) < 40 * seconds(100) + 1


def undated(text: str) -> list[Event]:
    found = reader().read(report(text, "de"))
    return [one for one in found if isinstance(one, Event)]


def test_the_present_with_a_weekday_is_still_to_come_in_an_undated_report() -> None:
    (event,) = undated("Die Konferenz findet am Freitag in Oslo statt.")
    assert event.status == "planned"
    assert [part.text for part in event.when] == ["Freitag"]


def test_what_is_put_off_is_the_meeting_named_right_before_with_its_place() -> None:
    (event,) = events(
        "Chile und Kenia wollen vor ihrem nächsten Treffen schweigen. Kenia steht als möglicher Ort "
        "bereit, doch der Termin ist derzeit ausgesetzt."
    )
    assert (event.kind, event.status, event.place) == ("meeting", "suspended", "Kenia")
    assert event.date.start is None


def test_a_word_of_now_is_no_day_of_an_event() -> None:
    (event,) = events("Die Gespräche zwischen Chile und Kenia sind derzeit unterbrochen.")
    assert event.date.start is None


def test_who_speaks_after_a_meeting_with_somebody_took_part() -> None:
    (event,) = events("Chile lobte nach dem Treffen mit Kenia den Ton.")
    assert set(event.participants) == {"cl", "ke"}


def test_the_source_and_the_kin_of_somebody_take_no_part() -> None:
    (event,) = events("Nach Angaben Kenias trafen sich Chile und Norwegen am Montag in Oslo.")
    assert set(event.participants) == {"cl", "no"}


def test_the_conversation_is_the_call_told_before() -> None:
    (event,) = events(
        "Pablo Reyes telefonierte am Montag mit Carol Dunn. Das Gespräch mit Dunn sei gut verlaufen."
    )
    assert (event.kind, len(event.evidence)) == ("call", 2)


def test_those_two_go_on_with_what_they_began() -> None:
    (event,) = events(
        "Pablo Reyes verhandelte mit Kenias Ministerin Carol Dunn. Beide verbrachten drei Tage in Oslo."
    )
    assert (event.kind, event.place, event.minutes) == ("talks", "Oslo", 3 * 24 * 60)


CHRONICLE = [
    ("de", "3. März, Oslo: Pablo Reyes trifft Carol Dunn."),
    ("en", "3 March, Oslo: Pablo Reyes meets Carol Dunn."),
]


@pytest.mark.parametrize(("language", "text"), CHRONICLE)
def test_the_day_and_the_town_before_an_entry_of_a_chronicle(language: str, text: str) -> None:
    (event,) = events(text, language)
    assert (event.status, event.place) == ("held", "Oslo")
    assert event.date.start == event.date.end == date(2025, 3, 3)
    assert event.evidence[0].text.startswith("3")


def test_an_entry_of_an_undated_chronicle_is_not_still_to_come() -> None:
    (event,) = undated("3. März, Oslo: Pablo Reyes trifft Carol Dunn.")
    assert (event.status, [part.text for part in event.when]) == ("held", ["3. März"])


def test_what_is_told_on_in_an_entry_of_a_chronicle_is_of_its_day() -> None:
    first, second = events(
        "3. März, Oslo: Pablo Reyes trifft Carol Dunn. Danach trifft Karl Ohm Norwegens Premier."
    )
    assert first.date == second.date
    assert second.place is None


def test_nobody_tells_in_a_question() -> None:
    assert not events("Trafen sich Chile und Kenia am Montag in Oslo?")
    assert not events("Did Chile and Kenya meet in Oslo on 3 March?", "en")


def test_those_who_talk_for_their_sides_are_several() -> None:
    (event,) = events(
        "Karl Ohm ist Unterhändler Chiles. Am 16. März sollen sich die Unterhändler treffen."
    )
    assert (event.kind, event.status) == ("talks", "planned")
    assert [role.actor for role in event.roles] == [None]


def test_a_list_is_not_cut_from_the_verb_behind_it() -> None:
    (event,) = events("Am Sonntag sollen in Oslo Chile, Kenia und Norwegen beraten.")
    assert set(event.participants) == {"cl", "ke", "no"}


def test_who_goes_is_not_the_one_he_served() -> None:
    text = "Der Mann an der Seite von Präsident Pablo Reyes hat am Montag sein Amt verloren."
    assert not any(role.actor == "person-pablo-reyes" for one in events(text) for role in one.roles)
    (event,) = events("Chile verhandelt ohne Karl Ohm, der am Montag ausgeschieden ist.")
    assert [role.actor for role in event.roles] == ["person-karl-ohm"]


def test_a_relative_clause_that_tells_the_length_belongs_to_the_event() -> None:
    (event,) = events(
        "Eingefädelt wurde das in dem Telefonat mit Kenia vom 3. März, das "
        "kaum eine Stunde dauerte."
    )
    assert event.minutes == 60
    assert event.evidence[0].text.endswith("kaum eine Stunde dauerte")


def test_who_does_something_at_a_meeting_is_there() -> None:
    (event,) = events("Das sagte Präsident Pablo Reyes bei einem Treffen der Hafengruppe in Oslo.")
    assert "cl" in event.participants or "person-pablo-reyes" in event.participants
    assert not events("Karl Ohm scherzte am Montag beim Eintreffen der Gäste.")


def test_a_verb_that_no_list_has_ends_a_relative_clause() -> None:
    text = "Den Norwegern, die Präsident Reyes am Montag anrief, hat Kenia Holz geliefert."
    (event,) = events(text)
    assert (event.kind, event.status, event.evidence[0].text) == (
        "call",
        "held",
        "die Präsident Reyes am Montag anrief",
    )
    assert "no" in event.participants
