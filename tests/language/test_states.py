"""States in two languages: all of them, under CLDR's names, in the forms that texts use."""

from __future__ import annotations

import subprocess
import sys
from collections import defaultdict

import pytest
from babel import Locale

from zopa.case.agenda import LocalNames
from zopa.case.agendas import load_agenda
from zopa.errors import ZopaError
from zopa.language.states import Role, StateNames, display_name, states, surface_forms

LANGUAGES = ["de", "en"]
# Codes of CLDR that are no countries of ISO 3166, and the European Union and the United Nations.
NO_COUNTRIES = "AC CP CQ DG EA EU EZ IC QO TA UN XA XB ZZ"


def state(iso2: str, language: str) -> StateNames:
    return next(s for s in states(language) if s.iso2 == iso2)


def forms(iso2: str, language: str) -> dict[str, Role]:
    return {f.text: f.role for f in surface_forms(state(iso2, language).names, language)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_country_of_cldr_is_there_under_its_name(language: str) -> None:
    cldr = {code: name for code, name in Locale(language).territories.items() if len(code) == 2}
    found = {s.iso2: s.names for s in states(language)}
    assert set(found) == set(cldr) - set(NO_COUNTRIES.split())
    missing = {
        code: cldr[code]
        for code, names in found.items()
        if cldr[code] not in {names.name, *names.others}
    }
    assert missing == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_how_much_is_known(language: str) -> None:
    named = states(language)
    assert len(named) >= 249
    assert sum(bool(s.names.adjectives) for s in named) >= 190
    assert sum(bool(s.names.capital) for s in named) >= 170
    assert sum(bool(s.names.seats) for s in named) >= 24
    assert all(s.id == s.iso2.lower() and s.name for s in named)
    assert states(language) is states(language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_form_belongs_to_two(language: str) -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for s in states(language):
        for form in surface_forms(s.names, language):
            owners[form.text].add(s.id)
    for party in load_agenda().parties:
        for form in surface_forms(party.names[language], language):
            owners[form.text].add(party.id)
    assert {text: ids for text, ids in owners.items() if len(ids) > 1} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_forms_are_words(language: str) -> None:
    for s in states(language):
        found = surface_forms(s.names, language)
        assert len({form.text for form in found}) == len(found)
        for form in found:
            assert form.text == " ".join(form.text.split())
            assert len(form.text) >= 3 or form.text in {"US", "UK"}
            if form.role != "adjective":
                assert form.text[0].isupper()
        assert any(form.role == "name" for form in found)


def test_german_genitives_are_told_apart() -> None:
    russia = forms("RU", "de")
    assert {t for t, role in russia.items() if role == "genitive"} == {
        "Russlands",
        "Rußlands",
        "Moskaus",
        "Kremls",
    }
    assert russia["Russischen Föderation"] == "name"
    britain = forms("GB", "de")
    assert britain["Großbritanniens"] == britain["Vereinigten Königreichs"] == "genitive"
    assert forms("US", "de")["Weißen Hauses"] == "genitive"
    assert forms("FR", "de")["Paris’"] == "genitive"


def test_where_the_article_alone_marks_the_genitive_nothing_is_claimed() -> None:
    ukraine = forms("UA", "de")
    assert ukraine["Ukraine"] == "name"
    assert "Ukraines" not in ukraine
    assert ukraine["Kiews"] == ukraine["Kyjiws"] == "genitive"
    assert "genitive" not in {forms("CH", "de")[t] for t in ("Schweiz", "Eidgenossenschaft")}
    assert "USAs" not in forms("US", "de")


def test_german_adjectives_and_peoples() -> None:
    russia = forms("RU", "de")
    for ending in ("e", "er", "es", "en", "em"):
        assert russia[f"russisch{ending}"] == russia[f"Russisch{ending}"] == "adjective"
    assert "Russisch" not in russia, "the language"
    assert [t for t, role in russia.items() if role == "people"] == [
        "Russe",
        "Russen",
        "Russin",
        "Russinnen",
    ]
    assert {t for t, r in forms("UA", "de").items() if r == "people"} == {
        "Ukrainer",
        "Ukrainern",
        "Ukrainers",
        "Ukrainerin",
        "Ukrainerinnen",
    }
    germany = forms("DE", "de")
    assert germany["Deutscher"] == germany["Deutschen"] == "people"
    assert germany["deutscher"] == "adjective"
    france = forms("FR", "de")
    assert france["Französin"] == "people"
    assert "Franzosin" not in france
    assert forms("CH", "de")["Schweizer"] == "people"
    assert forms("IL", "de")["Israelis"] == "people"


def test_a_country_comes_before_its_people() -> None:
    assert forms("PL", "de")["Polen"] == "name"
    assert forms("HU", "de")["Ungarn"] == "name"
    assert forms("SE", "de")["Schweden"] == "name"


def test_english_forms() -> None:
    russia = forms("RU", "en")
    assert russia["Russia's"] == russia["Russia’s"] == russia["Kremlin's"] == "genitive"
    assert (russia["Russian"], russia["Russians"]) == ("adjective", "people")
    america = forms("US", "en")
    assert america["United States'"] == "genitive"
    assert america["U.S."] == america["US"] == "name"
    assert "us" not in america
    assert forms("UA", "en")["Kiev"] == "capital"


def test_words_with_another_meaning_are_marked() -> None:
    marked = {f.text for f in surface_forms(state("JO", "en").names, "en") if f.ambiguous}
    assert marked == {"Jordan"}
    assert not any(f.ambiguous for f in surface_forms(state("RU", "de").names, "de"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_mark_is_left_over(language: str) -> None:
    from zopa.language.states import _table

    table = _table(language)
    entries = {
        entry
        for s in states(language)
        for entry in (s.name, *s.names.others, s.names.capital, *s.names.capitals, *s.names.seats)
    }
    texts = {f.text for s in states(language) for f in surface_forms(s.names, language)}
    assert table.no_genitive - entries == set()
    assert table.ambiguous - texts == set()


def test_a_country_that_does_not_exist() -> None:
    valdoria = LocalNames(
        name="Valdoria",
        others=("Republik Valdoria",),
        adjectives=("valdorisch",),
        people=("Valdorier",),
        capital="Terhaven",
        seats=("Falkenhof", "Rotes Haus"),
    )
    found = {f.text: f.role for f in surface_forms(valdoria, "de")}
    assert found["Valdorias"] == found["Terhavens"] == found["Falkenhofs"] == "genitive"
    assert found["Falkenhofes"] == found["Roten Hauses"] == "genitive"
    assert found["Republik Valdoria"] == "name"
    assert "Republik Valdorias" not in found
    assert found["valdorische"] == "adjective"
    assert found["Valdorierinnen"] == "people"


def test_parties_of_the_general_agenda() -> None:
    agenda = load_agenda()
    eu, nato, un = (agenda.party(id) for id in ("eu", "nato", "un"))
    assert eu is not None
    assert nato is not None
    assert un is not None
    union = {f.text: f.role for f in surface_forms(eu.names["de"], "de")}
    assert union["Europäischen Union"] == union["EU"] == union["die Europäer"] == "name"
    assert union["Europäischen Rates"] == "genitive"
    assert union["Brüssel"] == "seat"
    assert union["Europäern"] == "people"
    assert "EU-Staatens" not in union
    assert {"Nato", "NATO"} <= {f.text for f in surface_forms(nato.names["de"], "de")}
    assert "Vereinten Nationen" in {f.text for f in surface_forms(un.names["de"], "de")}


def test_another_language_gives_the_words_as_they_stand() -> None:
    names = LocalNames(name="Russie", adjectives=("russe",), capital="Moscou")
    assert [(f.text, f.role) for f in surface_forms(names, "fr")] == [
        ("Russie", "name"),
        ("Moscou", "capital"),
        ("russe", "adjective"),
    ]
    with pytest.raises(ZopaError, match=r"no table of states for 'fr'; add the table"):
        states("fr")


@pytest.mark.parametrize(
    ("iso2", "language", "name"),
    [
        ("RU", "de", "Russland"),
        ("ru", "en", "Russia"),
        ("EU", "de", "Europäische Union"),
        ("EU", "en", "European Union"),
        ("UN", "de", "Vereinte Nationen"),
        ("RU", "fr", "Russie"),
        ("TR", "pt-BR", "Turquia"),
        ("RU", "tlh", "Russia"),
        ("RU", "not a language", "Russia"),
        ("QQ", "de", "QQ"),
        ("NO", "de", "Norwegen"),
    ],
)
def test_display_name(iso2: str, language: str, name: str) -> None:
    assert display_name(iso2, language) == name


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_general_agenda_names_no_country(language: str) -> None:
    names = {
        form.text.casefold() for s in states(language) for form in surface_forms(s.names, language)
    }
    for issue in load_agenda().issues:
        cues = issue.cues[language]
        options = [cue for option in issue.options for cue in option.cues[language]]
        for cue in (*cues.for_, *cues.against, *cues.topic, *options):
            for word in cue.replace("*", "").split():
                for part in {word, *word.split("-")}:
                    assert part.casefold() not in names, (issue.id, cue)


def test_reading_the_states_needs_no_babel() -> None:
    code = (
        "import sys\n"
        "from zopa.language.states import states, surface_forms\n"
        "for s in states('de'): surface_forms(s.names, 'de')\n"
        "print('babel' in sys.modules)\n"
    )
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
