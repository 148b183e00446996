from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zopa.case.findings import Office
from zopa.reading.gazetteer import person_id

from .made import of, offices, reader, report

TITLED = [
    ("de", "Der chilenische Präsident Pablo Reyes kam.", ("Pablo Reyes", "Präsident", "cl")),
    ("de", "Chiles Präsident Pablo Reyes kam.", ("Pablo Reyes", "Präsident", "cl")),
    ("de", "US-Außenministerin Carol Dunn kam.", ("Carol Dunn", "Außenministerin", "us")),
    ("de", "Uferhaussprecherin Jana Brod kam.", ("Jana Brod", "Uferhaussprecherin", "lake")),
    ("de", "Bundeskanzlerin Hella Brandt kam.", ("Hella Brandt", "Bundeskanzlerin", "de")),
    (
        "de",
        "Kirill Orlow, der Chef des chilenischen Staatsfonds, schwieg.",
        ("Kirill Orlow", "Chef des chilenischen Staatsfonds", "cl"),
    ),
    (
        "de",
        "Der Chefunterhändler Kenias, Joseph Mwangi, kam.",
        ("Joseph Mwangi", "Chefunterhändler", None),
    ),
    (
        "de",
        "Pablo Reyes, der die Delegation als Chefunterhändler anführt, kam.",
        ("Pablo Reyes", "Chefunterhändler", None),
    ),
    ("en", "Chilean President Pablo Reyes came.", ("Pablo Reyes", "President", "cl")),
    ("en", "Chile's president Pablo Reyes came.", ("Pablo Reyes", "president", "cl")),
    ("en", "President Eisenhower of Chile came.", ("Eisenhower", "President", "cl")),
    ("de", "Der Bürgermeister Jannis Papadakis kam.", ("Jannis Papadakis", "Bürgermeister", None)),
    ("de", "Minister Prof. Dr. Karl Ohm kam.", ("Karl Ohm", "Minister", None)),
    ("de", "Chiles Minister Dr. Pablo Reyes kam.", ("Pablo Reyes", "Minister", "cl")),
    ("de", "Die Rektorin, Dr. Ida Falk, kam.", ("Ida Falk", "Rektorin", None)),
    ("en", "Minister Dr. Pablo Reyes came.", ("Pablo Reyes", "Minister", None)),
    ("de", "Die 54-jährige Leiterin Ida Falk kam.", ("Ida Falk", "Leiterin", None)),
    (
        "de",
        "Oyuna Batbayar reiste als Botschafterin an.",
        ("Oyuna Batbayar", "Botschafterin", None),
    ),
    (
        "en",
        "Ndeye Fas, the Front's chief negotiator, came.",
        ("Ndeye Fas", "chief negotiator", None),
    ),
    (
        "en",
        "Chile's foreign policy chief, Carol Dunn, came.",
        ("Carol Dunn", "foreign policy chief", "cl"),
    ),
    (
        "en",
        "Pablo Reyes, head of the Chilean wealth fund, came.",
        ("Pablo Reyes", "head of the Chilean wealth fund", "cl"),
    ),
]


@pytest.mark.parametrize(("language", "text", "expected"), TITLED)
def test_titles_names_and_parties(
    language: str, text: str, expected: tuple[str, str, str | None]
) -> None:
    name, title, party = expected
    found = {(actor, told) for actor, told, _ in offices(text, language)}
    assert found == {(person_id(name), title)}
    if party is not None:
        assert {side for _, _, side in offices(text, language)} == {party}


STATUSES = [
    ("Der frühere Minister Karl Ohm schwieg.", "left"),
    ("Ex-Minister Karl Ohm schwieg.", "left"),
    ("Der designierte Kanzler Karl Ohm schwieg.", "named"),
    ("Der neue Verkehrsminister Karl Ohm schwieg.", "held"),
    ("Karl Ohm trat am Freitag als Minister zurück.", "left"),
    ("Karl Ohm wurde zum Minister ernannt.", "named"),
    ("Pablo Reyes führt die Gespräche, ohne ein Amt zu haben.", "informal"),
    ("Der Delegation gehören Jana Brod und Carol Dunn an.", "member"),
    ("Pablo Reyes gehört der Delegation nicht an.", "excluded"),
]


@pytest.mark.parametrize(("text", "status"), STATUSES)
def test_status(text: str, status: str) -> None:
    assert {office.status for office in of(Office, text)} == {status}


HELD = [
    ("Jana Brod ist seit 2019 Außenministerin von Chile.", (date(2019, 1, 1), None), "held"),
    ("Jana Brod war bis Mai 2019 Außenministerin von Chile.", (None, date(2019, 5, 31)), "left"),
    ("Jana Brod wird ab Januar 2025 Botschafterin.", (date(2025, 1, 1), None), "named"),
    ("Jana Brod trat am 3. Mai 2024 als Ministerin zurück.", (None, date(2024, 5, 3)), "left"),
]


@pytest.mark.parametrize(("text", "held", "status"), HELD)
def test_since_when_and_until_when(
    text: str, held: tuple[date | None, date | None], status: str
) -> None:
    (office,) = of(Office, text)
    assert ((office.held.start, office.held.end), office.status) == (held, status)


def test_two_share_one_title() -> None:
    found = offices("Die Außenminister Pablo Reyes und Karl Ohm sprachen.")
    assert {(actor, title) for actor, title, _ in found} == {
        (person_id("Pablo Reyes"), "Außenminister"),
        (person_id("Karl Ohm"), "Außenminister"),
    }


def test_who_is_left_out_of_a_delegation() -> None:
    found = of(Office, "Die Delegation reiste ohne den Sondergesandten Pablo Reyes an.")
    assert {(office.title, office.status) for office in found} == {
        ("Sondergesandte", "held"),
        ("Delegation", "excluded"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "Der chilenische Ökonom Pablo Reyes kam.",
        "Der Präsident von Chile kam.",
        "Die Präsidentin dankte Berlin.",
        "Der Streit um die Sprecher begann.",
    ],
)
def test_no_office(text: str) -> None:
    assert offices(text) == set()


SENTENCE = "Der frühere Präsident Pablo Reyes , als Chef des Fonds Kenias und ohne Delegation : seit 2019 „ ."
WORDS = st.sampled_from(SENTENCE.split())


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=30).map(" ".join))
def test_the_evidence_is_the_text(text: str) -> None:
    read = report(text)
    for office in reader().read(read):
        if isinstance(office, Office):
            for span in office.evidence:
                assert read.text[span.start : span.end] == span.text


def test_an_article_names_no_owner() -> None:
    """ "der" begins relative clauses as well; the office is not that of whoever stood before."""
    before = "Der chilenische Präsident Pablo Reyes schwieg. "
    found = offices(before + "In der Sache trat der neue Armeechef Jorge Salas auf.")
    assert (person_id("Jorge Salas"), "Armeechef", None) in found
