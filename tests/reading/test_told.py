"""Who says what in constructions that a reader of real reports stumbled over."""

from __future__ import annotations

import pytest

from zopa.case.findings import Mention, Office, Statement

from .made import of, statements


def told(text: str) -> dict[str, str | None]:
    """The words of each statement with its speaker."""
    return {" | ".join(part.text for part in one.quote): one.speaker for one in statements(text)}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Chile nannte die Vorlage „halbgar“ und den Zeitplan „mutig“.",
            {"„halbgar“", "„mutig“"},
        ),
        ("Chile besteht auf einer „Klärung der Schuldfrage“.", {"„Klärung der Schuldfrage“"}),
    ],
)
def test_each_name_that_is_given_is_quoted(text: str, words: set[str]) -> None:
    assert words <= {quote for quote, speaker in told(text).items() if speaker == "cl"}


def test_only_the_name_is_his_who_gave_it() -> None:
    text = "Gesucht wird ein „sanfter Ausweg“, wie es Chile genannt hatte."
    assert told(text) == {"„sanfter Ausweg“": "cl"}


@pytest.mark.parametrize(
    "text",
    [
        "Der Damm soll nicht gedrängt werden, das Wasser zu halten.",
        "Zur Route verraten die Unterhändler nichts.",
        "Der Streik ist ein Thema, das im Kontext der chilenischen Wahl wieder wichtig ist.",
        "Offen bleibt, wie der Entwurf mit den Schulden umgehen soll.",
    ],
)
def test_nothing_is_told(text: str) -> None:
    assert told(text) == {}


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Zu den Forderungen Chiles gehört, dass der Hafen öffnet.", "dass der Hafen öffnet"),
        ("Die Sorge Chiles, dass der Hafen schließt, wächst.", "dass der Hafen schließt"),
        ("In Chile wächst die Sorge, dass der Hafen schließt.", "dass der Hafen schließt"),
        ("Chile setzt darauf, dass der Hafen öffnet.", "dass der Hafen öffnet"),
        ("Die Chilenen gehen davon aus, dass der Hafen öffnet.", "dass der Hafen öffnet"),
    ],
)
def test_what_a_noun_or_a_belief_tells(text: str, content: str) -> None:
    assert told(text) == {content: "cl"}


@pytest.mark.parametrize(
    "text",
    [
        "Es gibt die Sorge, dass der Hafen schließt.",  # nobody's
        "Chile baut den Hafen, obwohl die Sorge groß ist.",  # no content
    ],
)
def test_a_noun_gives_nobody_words_without_owner_or_content(text: str) -> None:
    assert not any(told(text).values())


def test_an_act_is_told_once() -> None:
    assert told("Chile kündigte am Montag an, den Hafen zu öffnen.") == {
        "den Hafen zu öffnen": "cl"
    }
    assert "Chile lobte den Plan" in told("Chile lobte den Plan und sagte, er sei gut.")


def test_a_source_in_the_middle_of_its_sentence() -> None:
    (one,) = statements("Chile sucht nun Informationen des Kurier zufolge einen neuen Ausweg.")
    assert [part.text for part in one.quote] == ["Chile sucht nun", "einen neuen Ausweg"]
    assert [part.text for part in one.speaker_spans] == ["Informationen des Kurier"]


def test_whom_rights_are_given_to_does_not_concede_them() -> None:
    text = "Geprüft wird ein Modell, das Chile Rechte einräumt."
    assert "cl" not in told(text).values()
    assert "cl" in told("Geprüft wird ein Modell, das Chile ohne Zögern ablehnt.").values()


def test_behind_a_colon_stands_what_is_inferred() -> None:
    (one,) = statements("Die Dichte der Termine lässt erkennen: Der Hafen öffnet schon bald.")
    assert one.hedge == "inference"
    assert [part.text for part in one.quote] == ["Der Hafen öffnet schon bald"]


def test_sources_of_two_parties_are_on_no_one_side() -> None:
    text = "Zwei chilenische und kenianische Beamte bestätigten, dass der Hafen öffnet."
    (one,) = statements(text)
    assert one.hedge == "anonymous"
    assert one.unnamed is not None
    assert (one.unnamed.count, one.unnamed.side) == (2, None)
    assert one.hedge_spans[0].text == "Zwei chilenische und kenianische Beamte"


def test_an_indicative_ends_reported_speech() -> None:
    text = (
        "Aus Chile heißt es, der Hafen öffne bald.\n\n"
        "Die Reise soll klären, inwieweit man eine Lösung finden könne."
    )
    assert list(told(text)) == ["der Hafen öffne bald"]


# -- offices and actors -----------------------------------------------------------------------------


def offices(text: str) -> set[tuple[str, str, str]]:
    return {(one.actor, one.title, one.status) for one in of(Office, text)}


def test_the_team_told_of_before() -> None:
    text = (
        "Chile stellt ein Team zusammen. Neben Minister Karl Berg gehören dazu Polizeichef Jan Kern "
        "sowie die Richterin Eva Ruf."
    )
    members = {actor for actor, title, status in offices(text) if status == "member"}
    assert members == {"person-karl-berg", "person-jan-kern", "person-eva-ruf"}


def test_a_team_is_not_taken_up_in_another_paragraph() -> None:
    text = "Chile stellt ein Team zusammen.\n\nDazu gehört Mut, sagt Minister Karl Berg."
    assert not {status for _, _, status in offices(text)} & {"member", "excluded"}


def test_who_is_no_part_of_a_team() -> None:
    text = "Nicht Teil des Verhandlungsteams ist Minister Paul Ohm, der Karl Berg oft getadelt hat."
    assert {actor for actor, _, status in offices(text) if status == "excluded"} == {
        "person-paul-ohm"
    }


def test_those_who_act_as_negotiators() -> None:
    text = "Als Vermittler traten Minister Karl Berg, Polizeichef Jan Kern und Paul Ohm auf."
    assert {actor for actor, title, _ in offices(text) if title == "Vermittler"} == {
        "person-karl-berg",
        "person-jan-kern",
        "person-paul-ohm",
    }
    assert offices("Als Minister kam Karl Berg selten.") == set()


def test_titles_in_the_dative() -> None:
    text = "Er sprach mit dem chilenischen Präsidenten Pablo Reyes und Chiles Gesandtem Karl Berg."
    assert {(actor, title) for actor, title, _ in offices(text)} == {
        ("person-pablo-reyes", "Präsident"),
        ("person-karl-berg", "Gesandte"),
    }


def test_a_relative_pronoun_is_no_article_of_a_title() -> None:
    (one,) = of(Office, "Die Fassung, die Präsident Pablo Reyes lobte, ist lang.")
    assert one.evidence[0].text == "Präsident Pablo Reyes"


def test_anybody_with_a_title_is_nobody_in_particular() -> None:
    text = "Politiker Karl Berg schwieg. Weitere bekannte Politiker kamen."
    assert {one.form for one in of(Mention, text)} == {"Karl Berg"}


def test_evidence_holds() -> None:
    text = "Zu den Forderungen Chiles gehört, dass der Hafen öffnet. Chile nannte das „klug“."
    found: list[Statement] = statements(text)
    assert found
    for one in found:
        for span in one.evidence:
            assert text[span.start : span.end] == span.text
