"""Names: states, seats, demonyms and bodies; persons by title, by full name and by surname."""

from __future__ import annotations

from itertools import pairwise

import pytest

from zopa.case.agendas import load_agenda
from zopa.reading.actors import bodies
from zopa.reading.gazetteer import gazetteer, person_id
from zopa.reading.name_reader import NameReader

from .made import mentioned, names, page

STATES = [
    ("de", "Chile wartet.", [("Chile", "cl", "name")]),
    ("de", "Santiago de Chile wartet.", [("Santiago de Chile", "cl", "capital")]),
    ("de", "Das Uferhaus schweigt.", [("Uferhaus", "lake", "seat")]),
    ("de", "Die Bolivianer warten.", [("Bolivianer", "bo", "people")]),
    ("de", "Die kenianische Regierung schweigt.", [("kenianische Regierung", "ke", "body")]),
    ("de", "Die Regierung in Oslo schweigt.", [("Regierung in Oslo", "no", "body")]),
    (
        "de",
        "Das Außenministerium der Schweiz schweigt.",
        [("Außenministerium der Schweiz", "ch", "body")],
    ),
    ("de", "Die USA schweigen.", [("USA", "us", "name")]),
    ("de", "Das ist für uns alle neu.", []),
    ("de", "Die MGW schweigt.", [("MGW", "metal", "name")]),
    ("de", "Die mgw schweigt.", []),
    ("en", "Chile waits.", [("Chile", "cl", "name")]),
    ("en", "The Kenyan government waits.", [("Kenyan government", "ke", "body")]),
    ("en", "Give us the book.", []),
    ("en", "The Metalworkers' Union waits.", [("Metalworkers' Union", "metal", "name")]),
]


@pytest.mark.parametrize(("language", "text", "expected"), STATES)
def test_states_and_parties(language: str, text: str, expected: list[tuple[str, str, str]]) -> None:
    found = [(n, n.actor, n.role) for n in names(text, language)]
    assert [
        (text_of(text, language, n.first, n.last), actor, role) for n, actor, role in found
    ] == expected


def text_of(text: str, language: str, first: int, last: int) -> str:
    return page(text, language).between(first, last)


GENITIVES = [
    ("de", "Der Rückzug Chiles kam.", "cl", True),
    ("de", "Der Rückzug der Schweiz kam.", "ch", True),
    ("de", "Die Schweiz kam.", "ch", False),
    ("de", "Der Iran kam.", "ir", False),
    ("de", "Der Bergbund kam.", "hill", False),
    ("en", "Chile's retreat came.", "cl", True),
    ("en", "Chile came.", "cl", False),
]


@pytest.mark.parametrize(("language", "text", "actor", "genitive"), GENITIVES)
def test_genitives(language: str, text: str, actor: str, *, genitive: bool) -> None:
    assert [(n.actor, n.genitive) for n in names(text, language)] == [(actor, genitive)]


def test_private_titles_speak_for_nobody() -> None:
    for text in (
        "Der chilenische Ökonom Pablo Reyes kam.",
        "Der kenianische Politologe Joseph Mwangi kam.",
        "Der ehemalige chilenische Präsident Pablo Reyes kam.",
        "Der chilenische Ex-Präsident Pablo Reyes kam.",
    ):
        (person,) = [n for n in names(text) if n.kind == "person"]
        assert (person.speaks, person.party) == (False, None), text


LATER = [
    ("de", "Präsident Pablo Reyes kam. Später ging Reyes.", {"Pablo Reyes", "Reyes"}),
    ("de", "Präsident Reyes kam. Pablo Reyes ging.", {"Reyes", "Pablo Reyes"}),
    ("de", "Pablo Vidal kam. Vidals Plan liegt vor.", {"Pablo Vidal", "Vidal"}),
    ("de", "Pablo Vidals Plan liegt vor. Vidal wartet.", {"Pablo Vidal", "Vidal"}),
    ("de", "Robert Roberts kam. Roberts ging.", {"Robert Roberts", "Roberts"}),
    ("de", "Anna Kramp-Sauer kam. Kramp-Sauer ging.", {"Anna Kramp-Sauer", "Kramp-Sauer"}),
    ("de", "Hassan al-Badri kam. Badri ging.", {"Hassan al-Badri", "Badri"}),
    ("de", "Helga von der Heide kam. Heide ging.", {"Helga von der Heide", "Heide"}),
    ("de", "Peter Franz’ Plan liegt vor. Franz’ Plan bleibt.", {"Peter Franz", "Franz"}),
    ("en", "Pablo Vidal came. Vidal's plan is here.", {"Pablo Vidal", "Vidal"}),
    ("en", "Pablo Vidal’s plan is here. Vidal waits.", {"Pablo Vidal", "Vidal"}),
]


@pytest.mark.parametrize(("language", "text", "forms"), LATER)
def test_one_person_by_several_names(language: str, text: str, forms: set[str]) -> None:
    found = mentioned(text, language)
    assert {form for _, form in found} == forms
    assert len({actor for actor, _ in found}) == 1


def test_a_surname_of_two_is_nobodys() -> None:
    found = mentioned("Pablo Vidal kam. Rosa Vidal ging. Vidal schwieg.")
    assert found == {("person-pablo-vidal", "Pablo Vidal"), ("person-rosa-vidal", "Rosa Vidal")}


NAMESAKES = [
    ("de", "Minister Vidal kam. Ministerin Vidal ging.", 2),
    ("de", "Professor Vidal kam. Minister Vidal ging.", 2),
    ("de", "Professor Vidal kam. Minister Vidal ging. Rosa Vidal blieb.", 3),
    ("de", "Der chilenische Außenminister Vidal traf den kenianischen Außenminister Vidal.", 2),
    ("de", "Außenminister Vidal traf Finanzminister Vidal.", 2),
    ("de", "Präsident Vidal kam. Der Staatschef Vidal ging.", 1),
    ("de", "Rosa Vidal und Pablo Vidal kamen. Ministerin Vidal ging.", 2),
    ("de", "Frau Vidal kam. Herr Vidal ging.", 2),
    ("en", "Mr Vidal came. Ms Vidal left.", 2),
    ("en", "Mr. Vidal came. Pablo Vidal left.", 1),
    ("en", "Rosa Vidal and Pablo Vidal came. Ms Vidal left.", 2),
    ("de", "Minister Wiktor Orlow kam. Orlow ging. Minister Orlov blieb.", 1),
    ("de", "Pablo Vidal kam. Xquil Vidal ging.", 1),
]


@pytest.mark.parametrize(("language", "text", "count"), NAMESAKES)
def test_namesakes_in_one_report(language: str, text: str, count: int) -> None:
    persons = {n.actor for n in names(text, language) if n.kind == "person" and n.actor}
    assert len(persons) == count


def test_a_known_bearer_is_found_with_a_given_name_that_no_list_has() -> None:
    text = "Minister Qorvel Thannen kam. Qorvel Thannen schwieg. Brunild Thannen schwieg."
    found = [n for n in names(text) if n.role == "person" and n.actor == "person-qorvel-thannen"]
    assert [text_of(text, "de", n.first, n.last) for n in found] == ["Qorvel Thannen"] * 2


def test_a_surname_behind_another_given_name_is_not_the_known_bearers() -> None:
    found = mentioned("Pablo Vidal kam. Dort stand Xquil Vidal. Der Kandidat Vidal schwieg.")
    assert found == {(person_id("Pablo Vidal"), "Pablo Vidal"), (person_id("Pablo Vidal"), "Vidal")}
    spans = [n for n in names("Pablo Vidal kam. Dort stand Xquil Vidal.") if n.actor]
    assert len(spans) == 1


def test_names_that_the_encoder_marks() -> None:
    laid = page("Dort stand Xquil Abadzo. Abadzo ging. Team Xquil Abadzo verlor.")
    places = gazetteer(load_agenda(None), "de")
    assert [n.actor for n in NameReader(laid, places).read()] == []
    found = NameReader(laid, places, {2: 4, 9: 11}).read()
    assert [laid.between(n.first, n.last) for n in found] == [
        "Xquil Abadzo",
        "Abadzo",
        "Xquil Abadzo",
    ]
    assert {n.actor for n in found} == {person_id("Xquil Abadzo")}


def test_bodies_that_the_encoder_marks() -> None:
    laid = page(
        "Die Harnbacher Werft warnte. Die Kritik der Harnbacher Werft blieb. Chile schwieg."
    )
    taken = names(
        "Die Harnbacher Werft warnte. Die Kritik der Harnbacher Werft blieb. Chile schwieg."
    )
    (found,) = bodies(laid, taken, {1: 3, 8: 10, 12: 13})
    assert (found.actor, found.kind, found.form) == (
        "organisation-harnbacher-werft",
        "organisation",
        "Harnbacher Werft",
    )
    assert [laid.report.text[s.start : s.end] for s in found.evidence] == [
        s.text for s in found.evidence
    ]
    assert len(found.evidence) == 2


def test_a_title_stands_for_the_one_who_bears_it() -> None:
    text = "Die chilenische Ministerin Rosa Vidal kam. Die Ministerin sprach."
    assert ("person-rosa-vidal", "Ministerin") in mentioned(text)
    two = "Die chilenische Ministerin Rosa Vidal traf die kenianische Ministerin Ada Otieno. "
    assert not {f for _, f in mentioned(two + "Die Ministerin sprach.")} & {"Ministerin"}
    vice = "Vizepräsident Pablo Reyes kam. Der Präsident sprach."
    assert not {f for _, f in mentioned(vice)} & {"Präsident"}
    bare = "Präsident Reyes kam. Pablo Reyes ging. Der Präsident sprach."
    assert {a for a, f in mentioned(bare) if f == "Präsident"} == {person_id("Pablo Reyes")}


def test_persons_of_the_agenda_are_known() -> None:
    (found,) = names("Harkort wartet.")
    assert (found.actor, found.party) == ("person-milena-harkort", "lake")
    (found,) = names("Harcourt waits.", "en")
    assert (found.actor, found.party) == ("person-milena-harkort", "lake")


NO_PERSONS = [
    "Keir Starmer den Gast zu nennen ist falsch.",
    "Der Präsident Verbündete nannte sie nicht.",
    "Am Montag Verhandlungen.",
    "Präsident und Parlament warten.",
]


def test_what_is_no_name() -> None:
    forms = {form for text in NO_PERSONS for _, form in mentioned(text)}
    assert forms <= {"Keir Starmer"}


@pytest.mark.parametrize("language", ["de", "en"])
def test_names_do_not_overlap(language: str) -> None:
    text = "Chiles Präsident Pablo Reyes und US-Außenminister Dunn trafen Reyes in Bern und Oslo."
    found = names(text, language)
    assert all(a.last <= b.first for a, b in pairwise(found))
    assert all(n.head <= n.first < n.last for n in found)
