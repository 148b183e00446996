"""Sources without a name, and outlets, by how their words are made and not by lists of them."""

from __future__ import annotations

import pytest

from .made import statements

NAMELESS = [
    ("de", "Ein mit dem Bau betrauter Statiker sagte, der Damm sei alt.", 1),
    ("de", "Zwei Lotsinnen berichteten, der Fluss sei leer.", 2),
    ("de", "Einer der Schlosser sagte, der Damm sei alt.", 1),
    ("de", "Im Ministerium hieß es, der Damm sei alt.", None),
    ("de", "Hinter vorgehaltener Hand räumen Minister ein, der Damm sei alt.", None),
    ("de", "Der Damm sei alt, sagte ein Ingenieur, der seinen Namen nicht nennen mochte.", 1),
    ("en", "A plumber with access to the dam said it was old.", 1),
    ("en", "One of those at the table said the dam was old.", 1),
    ("en", "Three welders, none of whom would be named, said the dam was old.", 3),
]


@pytest.mark.parametrize(("language", "text", "count"), NAMELESS)
def test_a_source_without_a_name(language: str, text: str, count: int | None) -> None:
    found = [one for one in statements(text, language) if one.hedge == "anonymous"]
    assert found
    told = next((one.unnamed for one in found if one.unnamed is not None), None)
    assert (told.count if told is not None else None) == count


RELAYED = [
    ("de", "Der Damm ist alt, so die Agentur Meridian."),
    ("de", "Nach einer Meldung der Agentur Reuters ist der Damm alt."),
    ("de", "Gegenüber der Agentur Reuters hat Rosa Vidal den Damm als alt bezeichnet."),
    ("de", "Der Damm ist alt, sagte Rosa Vidal im Deutschlandfunk."),
    ("en", "Rosa Vidal was quoted by Reuters as saying that the dam was old."),
    ("en", "A memo seen by the Harbour Post says that the dam is old."),
]


@pytest.mark.parametrize(("language", "text"), RELAYED)
def test_a_relay(language: str, text: str) -> None:
    assert "relayed" in {one.hedge for one in statements(text, language)}


PLAIN = [
    ("de", "Der Statiker Pablo Reyes sagte, der Damm sei alt."),
    ("de", "Der Unterhändler der Miliz, Pablo Reyes, sagte, der Damm sei alt."),
    ("de", "Eine Sprecherin sagte, der Damm sei alt."),
    ("de", "Beide Faktoren führten zu hohem Druck auf die Pegel."),
    ("de", "Ein verwirrter Täter setzte den Damm in Brand."),
    ("de", "Ein Computer meldete, der Damm sei alt."),
    ("en", "A paper said the dam was old."),
]


@pytest.mark.parametrize(("language", "text"), PLAIN)
def test_no_source_without_a_name(language: str, text: str) -> None:
    assert "anonymous" not in {one.hedge for one in statements(text, language)}
