"""Who the speaker of a statement is: names, titles, pronouns, places, and who goes on speaking."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zopa.case.agendas import load_agenda
from zopa.case.findings import Mention

from .made import HOME, findings, statements
from .test_any_text import texts

VIDAL, REYES = "person-rosa-vidal", "person-pablo-reyes"
BOTH = "Die chilenische Ministerin Rosa Vidal traf Präsident Pablo Reyes. "
HOURS = "Norwegen und Chile warten. Es regnete. Es schneite. Es stürmte. "
PARTIES = {party.id for party in load_agenda(HOME / "agenda.yaml").parties}


def told(text: str, words: str, language: str = "de") -> tuple[str | None, str | None]:
    """The speaker of the statement that holds the words, and the rule that told."""
    found = [one for one in statements(text, language) if any(words in p.text for p in one.quote)]
    assert found, [one.quote for one in statements(text, language)]
    one = min(found, key=lambda one: len(one.quote[0].text))
    return one.speaker, one.speaker_rule


GERMAN = [
    ("Rosa Vidal sagte, der Fluss sei trocken.", VIDAL, "name"),
    (BOTH + "Vidal sagte, der Fluss sei trocken.", VIDAL, "surname"),
    (BOTH + "Die Ministerin sagte, der Fluss sei trocken.", VIDAL, "title"),
    (BOTH + "Der Präsident sagte, der Fluss sei trocken.", REYES, "title"),
    (BOTH + "Der Staatschef sagte, der Fluss sei trocken.", REYES, "title"),
    ("Rosa Vidal kam am Montag. Sie sagte, der Fluss sei trocken.", VIDAL, "pronoun"),
    ("Pablo Reyes kam am Montag. Er sagte, der Fluss sei trocken.", REYES, "pronoun"),
    ("Pablo Reyes lobte Rosa Vidal. Sie sagte, der Fluss sei trocken.", VIDAL, "pronoun"),
    ("Pablo Reyes kam am Montag. Sie sagte, der Fluss sei trocken.", None, None),
    (
        "Pablo Reyes kam am Montag. Der 54-Jährige sagte, der Fluss sei trocken.",
        REYES,
        "description",
    ),
    (
        "Rosa Vidal kam am Montag. Die Politikerin sagte, der Fluss sei trocken.",
        VIDAL,
        "description",
    ),
    ("Rosa Vidal kam am Montag. Der Politiker sagte, der Fluss sei trocken.", None, None),
    ("Oslo sagte, der Fluss sei trocken.", "no", "seat"),
    ("Die norwegische Seite sagte, der Fluss sei trocken.", "no", "body"),
    ("In Oslo gab es Streit. Das Außenministerium sagte, der Fluss sei trocken.", "no", "body"),
    (
        HOURS
        + "Norwegens Ministerin Eva Dahl kam. Der Fluss sei trocken, hieß es im Außenministerium.",
        "no",
        "body",
    ),
    ("Die Metallgewerkschaft kam. Die Gewerkschaft sagte, der Fluss sei trocken.", "metal", "noun"),
    (
        "Die MGW kam. Chiles Außenministerium redete. Der Fluss sei trocken, teilte die Behörde mit.",
        "cl",
        "noun",
    ),
    ("Aus Oslo hieß es, der Fluss sei trocken.", "no", "seat"),
    ("Norwegen schwieg. Nach norwegischen Angaben ist der Fluss trocken.", "no", "adjective"),
    ("Rosa Vidal kennt nach eigenen Angaben schon lange jeden Fluss.", VIDAL, "own"),
    ("Ein Sprecher sagte, der Fluss sei trocken.", None, None),
    ("Ein Beamter aus Chile sagte, der Fluss sei trocken.", None, None),
    ("Mehrere chilenische Diplomaten sagten, der Fluss sei trocken.", None, None),
    (
        "Rosa Vidal kam. Ihr Stellvertreter am Tisch, Minister Pablo Reyes, sagte, der Fluss sei trocken.",
        REYES,
        "name",
    ),
]


@pytest.mark.parametrize(("text", "speaker", "rule"), GERMAN)
def test_whom_a_phrase_means(text: str, speaker: str | None, rule: str | None) -> None:
    assert told(text, "Fluss") == (speaker, f"speaker.{rule}" if rule else None)


ENGLISH = [
    ("Rosa Vidal said that the river was dry.", VIDAL, "name"),
    ("Rosa Vidal came on Monday. She said that the river was dry.", VIDAL, "pronoun"),
    ("Pablo Reyes came on Monday. She said that the river was dry.", None, None),
    ("President Pablo Reyes came. The president said that the river was dry.", REYES, "title"),
    ("Pablo Reyes came. The 54-year-old said that the river was dry.", REYES, "description"),
    ("Oslo said that the river was dry.", "no", "seat"),
    ("An official in Oslo said that the river was dry.", None, None),
    ("According to Rosa Vidal the river was dry.", VIDAL, "name"),
]


@pytest.mark.parametrize(("text", "speaker", "rule"), ENGLISH)
def test_whom_an_english_phrase_means(text: str, speaker: str | None, rule: str | None) -> None:
    assert told(text, "river", "en") == (speaker, f"speaker.{rule}" if rule else None)


def test_a_speaker_is_carried_over_until_somebody_else_acts() -> None:
    opening = "Rosa Vidal sagte, der Fluss sei trocken. "
    assert told(opening + "Man habe lange gewartet.", "gewartet") == (VIDAL, "speaker.carried")
    other = opening + "Pablo Reyes schwieg. Man habe lange gewartet."
    assert told(other, "gewartet")[0] != VIDAL
    assert told(opening + "Es regnete. Man habe lange gewartet.", "gewartet") == (None, None)


def test_a_speech_goes_on_behind_a_sentence_that_points_back() -> None:
    opening = "Rosa Vidal sagte, der Fluss sei trocken. "
    goes_on = opening + "Bei den Gebühren wird ihr Ton schärfer. Man habe lange gewartet."
    assert told(goes_on, "gewartet") == (VIDAL, "speaker.carried")
    asked = opening + "Und die Gebühren? Man habe lange gewartet."
    assert told(asked, "gewartet") == (VIDAL, "speaker.carried")
    other = opening + "Ihr Kollege Pablo Reyes schwieg. Man habe lange gewartet."
    assert told(other, "gewartet")[0] != VIDAL


def test_a_pronoun_before_another_noun_phrase_is_the_speaker() -> None:
    text = "Pablo Reyes kam. Entschieden tritt er der Idee entgegen, den Damm zu öffnen. Der Fluss sei arm."
    assert told(text, "Fluss")[0] == REYES


def test_a_pronoun_in_the_frame_is_the_speaker() -> None:
    text = "Rosa Vidal kam. Der Fluss sei trocken, ließ sie über ihren Sprecher Pablo Reyes ausrichten."
    assert told(text, "Der Fluss")[0] == VIDAL


def test_a_speech_begins_with_whom_the_sentence_before_is_about() -> None:
    text = "Rosa Vidal kam am Montag. Das sei nur ein Gerücht."
    assert told(text, "Gerücht") == (VIDAL, "speaker.subject_before")


def test_of_two_who_act_together_none_goes_on() -> None:
    text = "Rosa Vidal und Pablo Reyes kamen. Er sagte, der Fluss sei trocken."
    assert told(text, "Fluss") == (REYES, "speaker.pronoun")
    text = "Juan Reyes und Pablo Reyes kamen. Er sagte, der Fluss sei trocken."
    assert told(text, "Fluss") == (None, None)


def test_quoted_words_in_indirect_speech_are_its_speakers() -> None:
    text = "Rosa Vidal sagte, der Fluss sei „ganz und gar trocken“ und Pablo Reyes schuld."
    assert told(text, "ganz und gar")[0] == VIDAL


def test_nobody_is_named_in_his_own_quoted_words() -> None:
    text = "Ministerin Ana Ruiz, die die Delegation führt, sprach von einem „ordentlichen Schritt“."
    assert told(text, "„ordentlichen")[0] == "person-ana-ruiz"


def test_the_subject_of_two_joined_verbs_speaks_in_both() -> None:
    text = "Rosa Vidal kam am Montag und forderte Chile auf, den Fluss zu schützen."
    assert told(text, "zu schützen")[0] == VIDAL


def test_a_verb_of_saying_may_break_into_a_sentence() -> None:
    (one,) = statements("Ein Ende der Dürre, sagte Rosa Vidal, sei nicht in Sicht.")
    assert [part.text for part in one.quote] == ["Ein Ende der Dürre", "sei nicht in Sicht"]
    assert one.speaker == VIDAL


def test_a_sentence_may_open_with_its_source() -> None:
    text = "Wie Rosa Vidal mitteilte, ist der Fluss schon seit Wochen trocken."
    (one,) = statements(text)
    assert one.quote[0].text.startswith("ist der Fluss")
    assert one.speaker == VIDAL


def test_words_of_time_name_no_speaker() -> None:
    (one,) = statements("Vergangene Woche sagte Rosa Vidal, der Fluss sei trocken.")
    assert [part.text for part in one.speaker_spans] == ["Rosa Vidal"]


def test_headlines_are_by_themselves() -> None:
    head = "Rosa Vidal: Kein Grund zur Eile"
    found = statements(f"{head}\nDas sei alles nur ein Gerücht. Er sagte, der Fluss sei trocken.")
    (first,) = [one for one in found if one.quote[0].start < len(head)]
    assert (first.speaker, first.quote[0].text) == (VIDAL, "Kein Grund zur Eile")
    assert len(found) > 1
    assert {one.speaker for one in found if one != first} == {None}


def named(text: str, language: str) -> set[str]:
    """The actors whom a report mentions."""
    return {one.actor for one in findings(text, language) if isinstance(one, Mention)}


@given(texts())
@settings(max_examples=200, deadline=None)
def test_a_speaker_is_mentioned_or_a_party(made: tuple[str, str]) -> None:
    text, language = made
    speakers = {one.speaker for one in statements(text, language)} - {None}
    assert speakers <= named(text, language) | PARTIES


NAMELESS = [
    "Er sagte, der Fluss sei trocken.",
    "Sie sagte, der Fluss sei trocken.",
    "Das sei nur ein Gerücht.",
    "Man habe lange gewartet.",
    "„Wir warten hier alle auf Regen.“",
    "Der 54-Jährige sagte, der Fluss sei trocken.",
    "Die Politikerin forderte, den Fluss zu schützen.",
    "Nach eigenen Angaben wird seit Tagen gewartet.",
    "Demnach ist der Fluss schon lange trocken.",
    "Es regnete.",
]


@given(st.lists(st.sampled_from(NAMELESS), min_size=1, max_size=8), st.sampled_from(["\n", " "]))
@settings(deadline=None)
def test_nothing_is_carried_over_a_heading(sentences: list[str], between: str) -> None:
    head = "Rosa Vidal: Kein Grund zur Eile"
    below = [
        one
        for one in statements(f"{head}\n{between.join(sentences)}")
        if one.quote[0].start > len(head)
    ]
    assert {one.speaker for one in below} <= {None}


def test_a_raised_digit_counts_nobody() -> None:
    assert statements("„Das wird nichts“, sagten ¹ oder ² Diplomaten aus Lima.")
