"""Stances told in other sentences, or other parts of one, than their matter or their verb."""

from __future__ import annotations

import pytest

from zopa.case.agenda import LocalNames
from zopa.language.states import surface_forms

from .made import positions


def found(text: str) -> set[tuple[str | None, str, str]]:
    return {(p.party, p.issue, p.stance) for p in positions(text) if p.party is not None}


@pytest.mark.parametrize(
    ("text", "peru", "chile"),
    [
        ("Peru ist für die Strafzölle, Chile dagegen.", "for", "against"),
        ("Peru ist für die Strafzölle, Chile strikt dagegen.", "for", "against"),
        ("Peru ist gegen die Strafzölle, Chile dafür.", "against", "for"),
        ("Für die Strafzölle ist Peru, dagegen Chile.", "for", "against"),
        ("Peru will die Strafzölle, Chile dagegen nicht.", "for", "against"),
        ("Über Strafzölle wird gestritten: Peru ist dafür, Chile dagegen.", "for", "against"),
    ],
)
def test_a_clause_without_a_verb_gives_a_side_of_its_own(text: str, peru: str, chile: str) -> None:
    assert found(text) == {("pe", "tariffs", peru), ("cl", "tariffs", chile)}


def test_who_is_no_party_has_no_side() -> None:
    assert found("Peru ist für die Strafzölle, die Winzer dagegen.") == {("pe", "tariffs", "for")}


@pytest.mark.parametrize(
    "text",
    [
        "Peru fordert Strafzölle, Chile ein Wasserabkommen.",
        "Peru fordert Strafzölle, Chile dagegen ein Wasserabkommen.",
        "Peru pocht auf Strafzölle, Chile auf ein Wasserabkommen.",
    ],
)
def test_two_subjects_share_a_verb(text: str) -> None:
    assert found(text) == {("pe", "tariffs", "for"), ("cl", "water", "for")}


def test_a_list_of_objects_has_one_subject() -> None:
    text = "Peru fordert Strafzölle, ein Wasserabkommen und die Freilassung der Geiseln."
    assert {party for party, _, _ in found(text)} == {"pe"}
    text = "Strafzölle fordert Peru, der größte Nachbar, seit Mai."
    assert found(text) == {("pe", "tariffs", "for")}


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Aus Sicht von Peru müssen Strafzölle her.", "for"),
        ("In den Augen von Peru dürfen die Strafzölle nicht kommen.", "against"),
        ("Es geht um Strafzölle. Aus Sicht von Peru müssen sie bald kommen.", "for"),
        ("Es geht um Strafzölle. Sie müssten kommen, sagte Perus Außenminister.", "for"),
        ("Es geht um Strafzölle. Doch die wird es mit Peru nicht geben.", "against"),
        ("Aus Sicht von Peru sind Strafzölle nötig.", "for"),
        ("Nach Auffassung von Peru müssen die Strafzölle sinken.", "against"),
    ],
)
def test_whose_view_it_is(text: str, stance: str) -> None:
    assert found(text) == {("pe", "tariffs", stance)}


@pytest.mark.parametrize(
    "text",
    [
        "Es geht um Strafzölle. Sie müsse sich gedulden, sagte Perus Außenministerin.",
        "Es geht um Strafzölle. Aus Sicht der Winzer müssen sie kommen.",
        "Strafzölle kosten aus Sicht von Peru viel Geld.",
    ],
)
def test_what_is_no_view_of_a_matter(text: str) -> None:
    assert not found(text)


@pytest.mark.parametrize(
    "second",
    [
        "Peru nannte das einen Anschlag auf die Freiheit des Handels.",
        "Von solchen Abgaben hält Peru wenig.",
        "Von einer solchen Pflicht hält Peru wenig.",
        "Peru schlug das Angebot aus.",
        "Peru bekämpft das Projekt.",
    ],
)
def test_what_a_pronoun_or_a_noun_takes_up(second: str) -> None:
    assert ("pe", "tariffs", "against") in found(f"Es geht um Strafzölle. {second}")


def test_common_nouns_have_their_genitive() -> None:
    names = LocalNames(name="Land Westmark", others=("Land", "Bezirk Nord"))
    forms = {form.text for form in surface_forms(names, "de") if form.role == "genitive"}
    assert {"Landes", "Landes Westmark", "Bezirkes Nord"} <= forms
    assert "Russlandes" not in {f.text for f in surface_forms(LocalNames(name="Russland"), "de")}


@pytest.mark.parametrize(
    ("second", "chile"),
    [
        ("Chile kritisierte das scharf.", "for"),
        ("Chile begrüßte das.", "against"),
        ("Chile nannte das einen Fehler.", "for"),
        ("In Chile stieß das auf Unverständnis.", "for"),
        ("Chile reagierte empört.", "for"),
        ("Chile lobte die Entscheidung.", "against"),
        ("Auch Chile lehnt das ab.", "against"),
    ],
)
def test_who_answers_a_refusal(second: str, chile: str) -> None:
    mine = {("pe", "tariffs", "against"), ("cl", "tariffs", chile)}
    assert found(f"Peru lehnt die Strafzölle ab. {second}") == mine


@pytest.mark.parametrize("second", ["Chile kritisierte das scharf.", "Chile reagierte empört."])
def test_who_answers_a_demand(second: str) -> None:
    mine = {("pe", "tariffs", "for"), ("cl", "tariffs", "against")}
    assert found(f"Peru fordert Strafzölle. {second}") == mine


@pytest.mark.parametrize(
    "text",
    [
        "Einem Medienbericht zufolge lehnt Peru die Strafzölle ab. Ein Sprecher dementierte.",
        "Die Zeitung berichtete, Peru lehne die Strafzölle ab. Lima wies den Bericht zurück.",
        "Peru soll die Strafzölle ablehnen. Die Regierung widersprach dieser Darstellung.",
        "Gerüchte, wonach Peru die Strafzölle ablehnt, machten die Runde.",
    ],
)
def test_what_is_denied_or_a_rumour_is_nobodys_stance(text: str) -> None:
    assert not found(text)


@pytest.mark.parametrize(
    "second",
    [
        "Ein Sprecher bestätigte den Bericht.",
        "Ein Sprecher wollte den Bericht nicht dementieren.",
        "Die Regierung wies Kritik an den Löhnen zurück.",
    ],
)
def test_a_report_that_nobody_denies_stands(second: str) -> None:
    text = f"Einem Medienbericht zufolge lehnt Peru die Strafzölle ab. {second}"
    assert ("pe", "tariffs", "against") in found(text)


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Strittig sind die Strafzölle. Peru will sie noch vor dem Gipfel einführen.", "for"),
        ("Es geht um Strafzölle. Peru hält das mit Blick auf die Wahl für falsch.", "against"),
        ("Peru prüft Strafzölle. In Chile kommt die Idee schlecht an.", "against"),
        ("Peru lehnt Strafzölle ab. In Chile sieht man das anders.", "for"),
        (
            "Es geht um Strafzölle. Ein solcher Schritt sei Winzern nicht zu vermitteln, hieß es in Peru.",
            "against",
        ),
    ],
)
def test_nouns_beside_what_is_taken_up(text: str, stance: str) -> None:
    party = "cl" if "Chile" in text else "pe"
    assert (party, "tariffs", stance) in found(text)


def test_what_is_only_to_be_told_is_not_wanted() -> None:
    text = "Strittig sind die Strafzölle. Peru will sie am Dienstag nach dem Treffen erklären."
    assert not found(text)


@pytest.mark.parametrize(
    ("second", "stance"),
    [
        ("In Chile winkt man ab.", "against"),
        ("Da macht Chile nicht mit.", "against"),
        ("Unterstützung bekommt es dafür aus Chile.", "for"),
        ("Chile denkt nicht daran.", "against"),
        ("Chile will sich das nicht bieten lassen.", "against"),
        ("Chile erbat Bedenkzeit.", "open"),
    ],
)
def test_answers_without_a_matter_of_their_own(second: str, stance: str) -> None:
    assert ("cl", "tariffs", stance) in found(f"Peru fordert Strafzölle. {second}")


def test_an_answer_needs_a_matter_beside_it() -> None:
    assert not found("Strafzölle kosten viel.\n\nAus Chile kam prompt Widerspruch.")
    text = "Peru fordert Strafzölle. Kritik am Wetter kam aus Chile."
    assert found(text) == {("pe", "tariffs", "for")}


def test_there_is_whose_place_was_named() -> None:
    text = "Peru erhofft sich Strafzölle aus Chile. Dort ist man zu Strafzöllen bereit."
    assert ("cl", "tariffs", "for") in found(text)


@pytest.mark.parametrize(
    ("first", "second", "chile"),
    [
        ("Peru fordert Strafzölle.", "Chile sprach von einer Zumutung.", "against"),
        (
            "Peru fordert Strafzölle.",
            "Chile sprach am Montag von einem schweren Fehler.",
            "against",
        ),
        ("Peru lehnt Strafzölle ab.", "Chile sprach von einem schweren Fehler.", "for"),
    ],
)
def test_what_somebody_calls_it(first: str, second: str, chile: str) -> None:
    assert ("cl", "tariffs", chile) in found(f"{first} {second}")


@pytest.mark.parametrize(
    "second",
    [
        "Peru sprach von einem Fehler.",  # of something else: it is their own demand
        "Ein Beobachter sprach von einem Fehler.",
        "Chile sprach über das Wetter.",
    ],
)
def test_what_nobody_else_calls_it(second: str) -> None:
    assert found(f"Peru fordert Strafzölle. {second}") == {("pe", "tariffs", "for")}
