"""Which issue a sentence names: by the cues of the agenda, and by words of their families."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zopa.case.agenda import Agenda, Cues, Issue, LocalNames, Option, Party
from zopa.reading.issues import CueIndex

from .made import page


def _issue(id: str, german: Cues, english: Cues, *options: Option, general: bool = False) -> Issue:
    text = {"de": id, "en": id}
    cues = {"de": german, "en": english}
    return Issue(id=id, name=text, question=text, cues=cues, options=options, general=general)


@cache
def index(language: str) -> CueIndex:
    return made(language)


def made(language: str) -> CueIndex:
    issues = (
        _issue(
            "retreat",
            Cues(for_=("Truppenabzug*", "Rückzug ... aus", "Abzug ... Garnison*")),
            Cues(for_=("withdrawal", "departure of the garrison")),
        ),
        _issue("harbour", Cues(topic=("Hafen*", "neutral* Hafen")), Cues(topic=("harbour",))),
        _issue(
            "vote",
            Cues(for_=("Wahl", "Wahlen"), topic=("Quote*",)),
            Cues(for_=("election", "elections")),
        ),
        _issue(
            "isles",
            Cues(for_=("@ abtret*", "Verzicht auf @"), places=("Nordinsel", "Atoll")),
            Cues(for_=("cede @",), places=("Atoll",)),
        ),
        _issue("fleet", Cues(for_=("bis zu # Boote",)), Cues(for_=("up to # boats",))),
        _issue("thaw", Cues(for_=("Lockerung ... Sperre*",)), Cues(for_=("easing of the ban",))),
        _issue("table", Cues(against=("ohne ... &",)), Cues(against=("without &",))),
        _issue("deal", Cues(for_=("Prüfung*", "Plan")), Cues(for_=("plan",)), general=True),
    )
    parties = (
        Party(id="cl", iso2="CL"),
        Party(id="union", kind="group", names={"de": LocalNames(name="U.M.")}),
        Party(id="mill", kind="group", names={"de": LocalNames(name="Verband der Mühlen")}),
    )
    agenda = Agenda(format="zopa-agenda/1", id="t", title={}, parties=parties, issues=issues)
    return CueIndex(agenda, language)


def named(text: str, language: str = "de") -> list[tuple[str, bool]]:
    laid = page(text, language)
    return [
        (hit.cue.issue, hit.derived) for hit in index(language).near(laid.words, 0, len(laid.words))
    ]


@pytest.mark.parametrize(
    ("text", "issue"),
    [
        ("Die Truppen sollen abziehen.", "retreat"),
        ("Das Land zieht seine Truppen morgen ab.", "retreat"),
        ("Er will sich aus dem Süden zurückziehen.", "retreat"),
        ("Die Garnison ist abgezogen.", "retreat"),
        ("Noch im Mai wird gewählt.", "vote"),
        ("Die Parlamentswahl ist frei.", "vote"),
        ("Die Fangquote steigt.", "vote"),
        ("Das Atoll wird er niemals abtreten.", "isles"),
        ("Er tritt die Nordinsel nicht ab.", "isles"),
        ("Er lockert die Sperren.", "thaw"),
    ],
)
def test_words_of_the_family(text: str, issue: str) -> None:
    assert named(text) == [(issue, True)]


@pytest.mark.parametrize(
    ("text", "issue"),
    [
        ("They withdrew in May.", "retreat"),
        ("The garrison departures began.", "retreat"),
        ("He never ceded the Atoll.", "isles"),
    ],
)
def test_english_words_of_the_family(text: str, issue: str) -> None:
    assert (issue, True) in named(text, "en")


@pytest.mark.parametrize(
    "text",
    [
        "Er zog die Bilanz des Jahres.",
        "Das Angebot wurde zurückgezogen.",
        "Der gewählte Präsident reiste ab.",
        "Die Truppen halten den Süden; der Minister zieht nach Bonn.",
        "Die Boote sind alt.",
        "Der Antrag wird geprüft.",
        "Das Verhalten der Alten ist neutral.",
        "Über das Atoll flog er nie.",
        "Er verzichtet.",
    ],
)
def test_words_that_only_look_alike(text: str) -> None:
    assert named(text) == []


def test_a_cue_as_it_stands_goes_before_its_family() -> None:
    assert named("Der Truppenabzug beginnt.") == [("retreat", False)]
    assert named("Sie fordert Wahlen.") == [("vote", False)]
    assert named("Ein neutraler Hafen.") == [("harbour", False)]


def test_a_place_behind_its_preposition() -> None:
    assert named("Ein Verzicht auf das Atoll.") == [("isles", True)]
    assert named("Der Verzicht kam, als man das Atoll sah.") == []


def test_numbers_in_figures() -> None:
    assert named("Erlaubt sind bis zu 40 Boote.") == [("fleet", False)]
    assert named("Erlaubt sind bis zu viele Boote.") == []
    assert named("There may be up to 40 boats.", "en") == [("fleet", False)]


WORDS = "Die Truppen zog ab aus , . Atoll abtreten zieht"


@given(st.lists(st.sampled_from(WORDS.split()), max_size=40))
def test_hits_stand_in_the_text(words: list[str]) -> None:
    laid = page(" ".join(words))
    for hit in index("de").near(laid.words, 0, len(laid.words)):
        assert 0 <= hit.first < hit.last <= len(laid.words)
        assert laid.between(hit.first, hit.last) in laid.report.text


LITERAL = "Abzug der Garnison aus bis zu 40 Boote , Rückzug neutraler Hafen Sperre Lockerung"


@given(st.lists(st.sampled_from(LITERAL.split()), max_size=20))
def test_what_was_read_before_changes_no_hit(words: list[str]) -> None:
    laid = page(" ".join(words)).words
    fresh = made("de")
    for end in range(len(laid) + 1):
        assert index("de").near(laid, 0, end) == fresh.near(laid, 0, end)


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("de", "Ein Vertrag ohne Chile kommt.", True),
        ("de", "Ein Vertrag ohne die Regierung Chiles kommt.", True),
        ("de", "Ein Vertrag ohne den Verband der Mühlen kommt.", True),
        ("de", "Ein Vertrag ohne Frist und Eile kommt, aber Chile zahlt.", False),
        ("de", "Ein Vertrag kommt nicht ohne Frist.", False),
        ("en", "A treaty without Chile is near.", True),
        ("en", "A treaty without a word on Chile is near.", False),
    ],
)
def test_a_cue_names_any_party(language: str, text: str, found: bool) -> None:
    assert (("table", False) in named(text, language)) == found
