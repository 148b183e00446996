"""Words, sentences and quotations: where they begin and end."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zopa.language.grammar import grammar
from zopa.language.text import LONGEST, Beginnings, lines, quotations, sentences, words

MARKS = "„“”\"»«‚‘’'.,;:!?()–- \n\t"
anything = st.one_of(st.text(), st.text(st.sampled_from(MARKS + "aÄß1é")))

SPLIT = [
    ("de", ["Es regnet.", "Chile wartet!", "Warum?"]),
    ("de", ["Das gilt z.B. für Fischer, ggf. auch für Bauern."]),
    ("de", ["Am 3. Dezember kam Dr. Vidal.", "Die Sitzung begann um 9 Uhr."]),
    ("de", ["Im 19. Jahrhundert war Art. 5 neu."]),
    ("de", ["Das Treffen endete 2024.", "Danach schwieg Peru."]),
    ("de", ["J. R. Vidal und A. Reyes schrieben."]),
    ("de", ["„Wir warten.“", "Sie gingen."]),
    ("de", ["„Wir warten.", "Das ist alles“, sagte Vidal.", "Dann ging sie."]),
    ("de", ["„Wirklich?“, fragte Reyes.", "Niemand antwortete."]),
    ("de", ["„Nie!“ rief sie.", "Alle lachten …"]),
    ("de", ["Es kamen 600.000 Menschen.", "Mehr als je zuvor."]),
    ("de", ["Mehr steht auf www.beispiel.de im Netz."]),
    ("de", ["Gut... sagte er."]),
    ("en", ["Mr. Reyes met Sen. Vidal on Jan. 3.", "They talked."]),
    ("en", ["The U.S. Senate voted.", "It was late."]),
    ("en", ["“We wait.”", "They left."]),
    ("en", ["Talks began on May 3.", "Nobody came."]),
]


@pytest.mark.parametrize(("language", "expected"), SPLIT)
def test_sentences(language: str, expected: list[str]) -> None:
    assert split(" ".join(expected), language) == expected


def split(text: str, language: str = "de") -> list[str]:
    tokens = words(text)
    found = sentences(tokens, lines(text, tokens), grammar(language))
    return [text[tokens.start[s.first] : tokens.end[s.last - 1]] for s in found]


def test_a_sentence_ends_with_its_line_and_before_what_is_skipped() -> None:
    assert split("Erste Zeile\nzweite Zeile") == ["Erste Zeile", "zweite Zeile"]
    text = "Peru wartet (Foto: X) weiter."
    tokens = words(text)
    runs = lines(text, tokens, skip=[(12, 21)])
    assert [" ".join(tokens.text[a:b]) for a, b in runs] == ["Peru wartet", "weiter ."]


def test_headings_are_units() -> None:
    text = "Kein Ende. Kein Anfang\nPeru wartet. Chile auch."
    tokens = words(text)
    found = sentences(tokens, lines(text, tokens), grammar("de"), headings=[(0, 22)])
    assert [(s.heading, s.paragraph) for s in found] == [(True, 0), (False, 1), (False, 1)]


def test_what_is_too_long_for_a_sentence_is_cut_behind_a_comma() -> None:
    found = split("Fisch und Brot, " * 400)
    assert len(found) > 6
    assert all(len(words(sentence)) <= LONGEST for sentence in found)
    assert all(sentence.endswith(",") for sentence in found)
    assert len(split("Wort " * 1000)) == 1000 / LONGEST


MODELLED = [
    ("Peru wartet | Das Meer ist rau.", 0.05),  # a small word in capitals after no mark
    ("Peru wartet „Das Meer“ ab.", 0.02),
    ("Peru wartet Chile schweigt.", 0.5),  # a name bears its capital anywhere
    ("Peru wartet | Chile schweigt.", 0.7),
    ("Das gilt bzw. | Das gilt auch hier.", 0.6),  # the rules see an abbreviation
    ("Das gilt bzw. Das gilt auch hier.", 0.4),
    ("Es war der 3. | Das Meer ist rau.", 0.6),
    ("Eins ist klar: | Das Meer ist rau.", 0.4),
    ("Eins ist klar: Das Meer ist rau.", 0.2),
    ("PERU WARTET DAS MEER IST RAU.", 0.5),
    ("Er kam „heim“ | „Das Meer“ ist rau.", 0.05),
]


@pytest.mark.parametrize(("marked", "chance"), MODELLED)
def test_a_model_finds_sentences_that_no_full_stop_ends(marked: str, chance: float) -> None:
    text = marked.replace(" |", "")
    assert modelled(text, chance) == [part.strip() for part in marked.split(" |")]


def test_rules_need_the_consent_of_the_model() -> None:
    assert modelled("Es regnet. Das Meer ist rau.", 0.2) == ["Es regnet.", "Das Meer ist rau."]
    assert modelled("Es regnet. Das Meer ist rau.", 0.05) == ["Es regnet. Das Meer ist rau."]


def modelled(text: str, chance: float) -> list[str]:
    """The sentences where a model is so sure of each beginning but for those of small words."""
    tokens = words(text)
    names = {"Peru", "Chile", "Meer", "PERU", "MEER"}
    plain = [word[0].isalpha() and word not in names for word in tokens.text]
    model = Beginnings([chance * (word[0].isupper() or word == "„") for word in tokens.text], plain)
    found = sentences(tokens, lines(text, tokens), grammar("de"), model=model)
    return [text[tokens.start[s.first] : tokens.end[s.last - 1]] for s in found]


QUOTED = [
    ("Sie sagte: „Ja“ und ging.", ["„Ja“"]),
    ("Sie sagte: „Ja” und ging.", ["„Ja”"]),
    ('Sie sagte: „Ja" und ging.', ['„Ja"']),
    ('Sie sagte: "Ja" und "Nein".', ['"Ja"', '"Nein"']),
    ("Sie sagte: »Ja« und ging.", ["»Ja«"]),
    ("Sie sagte: «Ja» und ging.", ["«Ja»"]),
    ("She said “Yes” and left.", ["“Yes”"]),
    ("Sie sagte: ‚Ja‘ und ging.", ["‚Ja‘"]),
    ("„Er rief ‚Nein‘ und ging“, sagte sie.", ["„Er rief ‚Nein‘ und ging“"]),
    ("»Er rief »Nein« und ging«, sagte sie.", ["»Er rief »Nein« und ging«"]),
    ("„Ja. Nein. Doch“ – so ging es.", ["„Ja. Nein. Doch“"]),
    ("„Ja, sagte sie.", []),
    ("Ja“, sagte sie.", []),
    ('Das Brett ist 3" breit und 4" lang.', []),
    ("„“ ist leer.", []),
    ("„Ja,\nsagte“ sie.", []),
    ("„Nein, „Ja“ und Schluss.", ["„Ja“"]),
    ("The miners' pay and the owners' profit.", []),
]


@pytest.mark.parametrize(("text", "expected"), QUOTED)
def test_quotations(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def quoted(text: str) -> list[str]:
    tokens = words(text)
    found = quotations(tokens, lines(text, tokens))
    return [text[tokens.start[q.first] : tokens.end[q.last - 1]] for q in found]


@given(anything)
def test_words_stand_where_they_say(text: str) -> None:
    tokens = words(text)
    places = zip(tokens.text, tokens.start, tokens.end, strict=True)
    assert all(text[start:end] == word for word, start, end in places)
    left = list(text)
    for start, end in zip(tokens.start, tokens.end, strict=True):
        left[start:end] = " " * (end - start)
    assert "".join(left).strip() == ""


@given(anything, st.sampled_from(["de", "en"]))
def test_every_word_is_in_one_sentence(text: str, language: str) -> None:
    tokens = words(text)
    found = sentences(tokens, lines(text, tokens), grammar(language))
    assert [i for s in found for i in range(s.first, s.last)] == list(range(len(tokens)))


@given(anything, st.randoms())
def test_every_word_is_in_one_sentence_with_a_model(text: str, chance: Random) -> None:
    tokens = words(text)
    model = Beginnings(
        [chance.random() ** 3 for _ in tokens.text], [chance.random() < 0.5 for _ in tokens.text]
    )
    found = sentences(tokens, lines(text, tokens), grammar("de"), model=model)
    assert [i for s in found for i in range(s.first, s.last)] == list(range(len(tokens)))


@given(anything)
def test_quotations_are_apart_and_balanced(text: str) -> None:
    tokens = words(text)
    found = quotations(tokens, lines(text, tokens))
    ends = [0, *(q.last for q in found)]
    assert all(q.first >= end for q, end in zip(found, ends, strict=False))
    assert all(q.last - q.first >= 3 for q in found)


@pytest.mark.parametrize("mark", ["„", "“", '"', "»", "«", "‚", '"a ', "„a ", "„a“ "])
def test_many_marks_are_read(mark: str) -> None:
    text = "x " + mark * 20_000
    assert all(len(found) >= 3 for found in quoted(text))


def test_the_double_marks_of_typewriters_are_one_mark() -> None:
    text = "Er rief: ``Wir gehen.'' Sie blieb."
    tokens = words(text)
    assert tokens.text[3] == "``"
    assert "''" in tokens.text
    found = sentences(tokens, lines(text, tokens), grammar("de"))
    assert [text[tokens.start[s.first] : tokens.end[s.last - 1]] for s in found][-1] == "Sie blieb."
