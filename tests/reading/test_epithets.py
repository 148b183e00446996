"""Parties without their names: nouns for what they are ("der Konzern", "die Kammer"), offices in them."""

from __future__ import annotations

from functools import cache

import pytest

from zopa.case.agenda import Agenda, Cues, Issue, LocalNames, Party, Person
from zopa.case.findings import Position
from zopa.language.epithets import epithets
from zopa.reading.read import Reader

from .made import report


def _party(id: str, kind: str, name: str, *others: str) -> Party:
    names = LocalNames(name=name, others=others)
    return Party(id=id, kind=kind, veto=True, names={"de": names})  # type: ignore[arg-type]


@cache
def port() -> Reader:
    cues = {"tolls": ("Maut*", "Mautpflicht*"), "quay": ("Kaianlage*", "Terminal*")}
    agenda = Agenda(
        format="zopa-agenda/1",
        id="port",
        title={"de": "Hafen"},
        parties=(
            _party("city", "organisation", "Stadt Nordau", "Nordau"),
            _party("coast", "state", "Land Küstenmark", "Küstenmark"),
            _party("line", "organisation", "Reederei Kastor", "Kastor AG"),
            _party("green", "organisation", "Naturschutzbund Küste", "NBK"),
            _party("dock", "organisation", "Gewerkschaft Hafen und Logistik", "GHL"),
            _party("crew", "organisation", "Seeleutegewerkschaft", "SLG"),
            _party("pilots", "organisation", "Lotsenrat"),
        ),
        persons=(
            Person(name="Wilm Tjaden", names=("Tjaden",), party="line", title="Vorstandschef"),
        ),
        issues=tuple(
            Issue(id=id, name={"de": id}, question={"de": id}, cues={"de": Cues(for_=words)})
            for id, words in cues.items()
        ),
    )
    return Reader(agenda, "fast")


@cache
def border() -> Reader:
    agenda = Agenda(
        format="zopa-agenda/1",
        id="border",
        title={"de": "Grenze"},
        parties=tuple(
            Party(
                id=id,
                veto=True,
                names={"de": LocalNames(name=name, capital=capital, adjectives=(of,))},
            )
            for id, name, capital, of in (
                ("morv", "Morvenien", "Ostrau", "morvenisch"),
                ("tald", "Taldora", "Karsund", "taldorisch"),
            )
        ),
        persons=(
            Person(name="Milan Dorvic", names=("Dorvic",), party="morv", title="Präsident"),
            Person(name="Astrid Sol", names=("Sol",), party="tald", title="Ministerpräsidentin"),
        ),
        issues=(
            Issue(
                id="dam",
                name={"de": "Damm"},
                question={"de": "?"},
                cues={"de": Cues(for_=("Damm*",))},
            ),
        ),
    )
    return Reader(agenda, "fast")


def held(text: str, by: Reader | None = None) -> set[tuple[str | None, str, str]]:
    found = (by or port()).read(report(text))
    return {(p.party, p.issue, p.stance) for p in found if isinstance(p, Position)}


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Der Konzern lehnt die Maut ab.", "line"),
        ("Die Reederei lehnt die Maut ab.", "line"),
        ("Die Maut lehnt das Unternehmen ab.", "line"),
        ("Abgelehnt wird die Maut vom Konzern.", "line"),
        ("Die Seeleute lehnen die Maut ab.", "crew"),
        ("Die Lotsen lehnen die Maut ab.", "pilots"),
        ("Der Lotsenrat tagte. Ihm geht es um die Abschaffung der Maut.", "pilots"),
        ("Die Konzernspitze lehnt die Maut ab.", "line"),
        ("Die Stadt lehnt die Maut ab.", "city"),
        ("Die Kommune lehnt die Maut ab.", "city"),
        ("Das Rathaus lehnt die Maut ab.", "city"),
        ("Das Land lehnt die Maut ab.", "coast"),
        ("Die Landesregierung lehnt die Maut ab.", "coast"),
        ("Die Naturschützer lehnen die Maut ab.", "green"),
        ("Die Umweltschützer lehnen die Maut ab.", "green"),
        ("Der Verband lehnt die Maut ab.", "green"),
        ("Rathauschefin Ada Bruns lehnt die Maut ab.", "city"),
        ("Oberbürgermeisterin Ada Bruns lehnt die Maut ab.", "city"),
        ("Konzernchef Jan Harms lehnt die Maut ab.", "line"),
        ("Der Sprecher der Reederei lehnt die Maut ab.", "line"),
        ("Die GHL tagte. Die Gewerkschaft lehnt die Maut ab.", "dock"),
        ("Die SLG tagte. Die Gewerkschaft lehnt die Maut ab.", "crew"),
    ],
)
def test_a_noun_for_what_a_party_is_means_the_party(text: str, party: str) -> None:
    assert held(text) == {(party, "tolls", "against")}


@pytest.mark.parametrize(
    "who",
    [
        "Ein Konzern",
        "Die andere Reederei",
        "Die Reederei Pollux",
        "Der Verband der Winzer",
        "Die norwegische Reederei",
        "Kein Konzern",
        "Die Gewerkschaft",  # of two, none was named
    ],
)
def test_a_noun_for_somebody_else_means_no_party(who: str) -> None:
    assert all(party is None for party, _, _ in held(f"{who} lehnt die Maut ab."))


def test_the_party_that_was_named_last_is_meant_by_a_noun_for_several() -> None:
    told = (
        "Die GHL und die SLG sind sich nicht einig. Die SLG tagte am Montag. "
        "Die Gewerkschaft fordert die Maut."
    )
    assert held(told) == {("crew", "tolls", "for")}


def test_sorts_leave_out_what_another_word_of_the_name_tells() -> None:
    words = {"a": {"gewerkschaft", "logistik"}, "b": {"hafenlogistik", "ag"}}
    found = epithets("de").called(words, dict.fromkeys(words, "organisation"))
    assert found["konzern"] == ("b",)
    assert found["gewerkschaft"] == ("a",)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Ada Bruns tagte am Montag. Ganz anders die Reederei: Sie lehnt die Maut ab.",
            {("line", "tolls", "against")},
        ),
        (
            "Die Maut sei mit dem NBK nicht zu machen, sagte dessen Verhandlungsführer Heiko Brandes.",
            {("green", "tolls", "against")},
        ),
        (
            "Bei der GHL herrscht Ärger. Deren Vorsitzende Imke Dirks will die Maut verhindern.",
            {("dock", "tolls", "against")},
        ),
        (
            "Umweltministerin Talea Fokken, die für Küstenmark verhandelt, tagt. Sie will die Maut.",
            {("coast", "tolls", "for")},
        ),
        (
            "Finanzchef Gerd Ohm, der die Kastor AG vertritt, schwieg. Er verlangt eine Maut.",
            {("line", "tolls", "for")},
        ),
        (
            "Der Finanzminister des Landes, Jelto Ukena, winkte ab. Er verlangt eine Maut.",
            {("coast", "tolls", "for")},
        ),
        (
            "Die Stadt zögert. Das Land drängt. Beide wollen das Terminal.",
            {("city", "quay", "for"), ("coast", "quay", "for")},
        ),
        (
            "Stadt und Land tagten. Beide sind sich darin einig, dass ein Terminal gebaut werden muss.",
            {("city", "quay", "for"), ("coast", "quay", "for")},
        ),
        (
            "Konzern und Stadt fordern das Terminal.",
            {("city", "quay", "for"), ("line", "quay", "for")},
        ),
        (
            "Frauke Wiemers schwieg. Die Naturschützer warnen; wichtig ist ihnen, dass die Maut kommt.",
            {("green", "tolls", "for")},
        ),
        ("Offen ist die Reederei dagegen für die Maut.", {("line", "tolls", "open")}),
        ("Tjaden sagte, gegen die Maut habe er keine Einwände.", {("line", "tolls", "for")}),
        ("Tjaden sagte, er habe keine Bedenken gegen die Maut.", {("line", "tolls", "for")}),
    ],
)
def test_whose_stance_it_is_over_clauses_and_sentences(
    text: str, found: set[tuple[str, str, str]]
) -> None:
    assert held(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Morvenien tagte. Das Nachbarland fordert den Damm.", {("tald", "for")}),
        ("Taldora tagte. Der Nachbar im Süden lehnt den Damm ab.", {("morv", "against")}),
        ("Morvenien tagte. Die Gegenseite lehnt den Damm ab.", {("tald", "against")}),
        ("Man traf sich in Karsund. Die Gastgeber fordern den Damm.", {("tald", "for")}),
        (
            "Ein Sprecher des Präsidenten sagte, man denke nach. Später lehnte er den Damm ab.",
            {("morv", "against")},
        ),
        ("„Der Damm muss kommen“, sagte der Sprecher aus Karsund.", {("tald", "for")}),
        (
            "Der Präsident schwieg. Am Damm werde nicht gerüttelt, sagte sein Minister Pavle Stroj.",
            {("morv", "for")},
        ),
        (
            "Milan Dorvic tagte in Ostrau. Dort hieß es, den Damm lehne man ab.",
            {("morv", "against")},
        ),
        (
            "Milan Dorvic sprach. Astrid Sol schwieg. Beide wollen den Damm.",
            {("morv", "for"), ("tald", "for")},
        ),
        ("Die Regierungschefin lehnt den Damm ab.", {("tald", "against")}),
        ("Beim Nachbarn Morveniens kommt der Damm schlecht an.", set()),
        ("Taldora drängt. Beim Nachbarn kommt der Damm schlecht an.", {("morv", "against")}),
        ("Astrid Sol, sonst um Ausgleich bemüht, lehnt den Damm ab.", {("tald", "against")}),
    ],
)
def test_one_of_two_is_meant_by_what_stands_around(text: str, found: set[tuple[str, str]]) -> None:
    assert {(party, stance) for party, _, stance in held(text, border())} == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Die Stadt fordert eine Maut, was das Land ablehnt, die Reederei aber prüfen will.",
            {("city", "for"), ("coast", "against"), ("line", "open")},
        ),
        (
            "Die Stadt fordert eine Maut, die das Land begrüßt, der Verband jedoch ablehnt.",
            {("city", "for"), ("coast", "for"), ("green", "against")},
        ),
    ],
)
def test_two_sides_share_a_relative_pronoun(text: str, found: set[tuple[str, str]]) -> None:
    assert {(party, stance) for party, _, stance in held(text)} == found


@pytest.mark.parametrize(
    "adverb",
    ["vor allem", "nach wie vor", "trotz allem", "seit langem", "bei alledem", "mit Nachdruck"],
)
def test_an_adverb_of_several_words_opens_no_setting(adverb: str) -> None:
    assert held(f"Die Reederei fordert {adverb} die Maut.") == {("line", "tolls", "for")}
    assert held(f"Das Land lehnt {adverb} eine Maut ab.") == {("coast", "tolls", "against")}


def test_an_office_of_any_sort_behind_its_owner_binds() -> None:
    text = "Die GHL bleibt hart. Deren Bezirksleiter Hannes Rau lehnt die Maut ab."
    assert held(text) == {("dock", "tolls", "against")}


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Das Präsidialamt lehnte die Maut ab.", "CL"),
        ("„Die Maut lehnen wir ab“, sagte ein Mitarbeiter des Präsidialamts.", "CL"),
        ("Das peruanische Präsidialamt lehnte die Maut ab.", "PE"),
        ("Das Finanzministerium lehnte die Maut ab.", None),
    ],
)
def test_a_body_in_the_titles_of_one_side_is_that_side(text: str, party: str | None) -> None:
    agenda = Agenda(
        format="zopa-agenda/1",
        id="toll",
        title={"de": "Maut"},
        states=True,
        parties=(Party(id="CL", iso2="CL"), Party(id="PE", iso2="PE")),
        persons=(
            Person(name="Juan Ruiz", party="CL", title="Chef des Präsidialamts"),
            Person(name="Ana Vidal", party="CL", title="Sprecherin des Finanzministeriums"),
            Person(name="Luis Rey", party="PE", title="Sprecher des Finanzministeriums"),
        ),
        issues=(
            Issue(
                id="toll",
                name={"de": "Maut"},
                question={"de": "Maut"},
                cues={"de": Cues(for_=("Maut*",))},
            ),
        ),
    )
    found = Reader(agenda, "fast").read(report(text))
    assert {p.party for p in found if isinstance(p, Position)} == {party}
