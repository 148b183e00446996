"""Voices: direct speech with its speaker, indirect speech, sources, speech that goes on."""

from __future__ import annotations

import pytest

from .made import page, places, positions, statements, voices

VIDAL = "person-rosa-vidal"
WHO = "Die chilenische Ministerin Rosa Vidal kam. "

DIRECT = [
    ("de", "„Wir warten auf Regen“, sagte Rosa Vidal.", VIDAL, "„Wir warten auf Regen“"),
    ("de", "Rosa Vidal sagte: „Wir warten auf Regen.“", VIDAL, "„Wir warten auf Regen.“"),
    ("de", "„Wir warten“, sagte Rosa Vidal, „bis es regnet.“", VIDAL, "„Wir warten“"),
    ("de", "»Wir warten auf Regen«, erklärte Chile.", "cl", "»Wir warten auf Regen«"),
    ("de", "Chile nannte die Zölle „einen schlechten Witz“.", "cl", "„einen schlechten Witz“"),
    ("de", "„Wir warten auf Regen“, teilte Chile mit.", "cl", "„Wir warten auf Regen“"),
    ("en", "“We wait for rain,” said Rosa Vidal.", VIDAL, "“We wait for rain,”"),
    ("en", "Rosa Vidal said: “We wait for rain.”", VIDAL, "“We wait for rain.”"),
    ("en", '"We wait for rain," Rosa Vidal told reporters.', VIDAL, '"We wait for rain,"'),
]


@pytest.mark.parametrize(("language", "text", "speaker", "quote"), DIRECT)
def test_direct(language: str, text: str, speaker: str, quote: str) -> None:
    assert ("direct", speaker, quote) in voices(text, language)


def test_an_interrupted_quotation_is_one_statement_in_two_parts() -> None:
    (found,) = statements("„Wir warten“, sagte Rosa Vidal, „bis es regnet.“")
    assert [part.text for part in found.quote] == ["„Wir warten“", "„bis es regnet.“"]
    assert found.speaker == VIDAL


def test_a_quotation_may_run_over_sentences() -> None:
    found = voices("„Wir warten auf Regen. Es ist trocken“, sagte Rosa Vidal.")
    assert ("direct", VIDAL, "„Wir warten auf Regen. Es ist trocken“") in found


def test_a_quotation_goes_on_with_the_speaker_before() -> None:
    found = voices("„Wir warten auf Regen“, sagte Rosa Vidal. „Es ist noch immer zu trocken.“")
    assert ("direct", VIDAL, "„Es ist noch immer zu trocken.“") in found


def test_a_quotation_of_nobody_stays_nobodys() -> None:
    assert voices("„Wir warten alle auf Regen.“") == [
        ("direct", None, "„Wir warten alle auf Regen.“")
    ]
    assert voices("Der „Fluss“ ist trocken.") == []


INDIRECT = [
    (
        "de",
        "Chile sagte, dass der Fluss trocken ist.",
        "cl",
        "dass der Fluss trocken ist",
        "that_clause",
    ),
    ("de", "Chile sagte, der Fluss sei trocken.", "cl", "der Fluss sei trocken", "subjunctive"),
    (
        "de",
        "Der Fluss sei trocken, sagte Chile.",
        "cl",
        "Der Fluss sei trocken",
        "subjunctive_before_cue",
    ),
    ("de", "Chile drohte, den Fluss zu stauen.", "cl", "den Fluss zu stauen", "infinitive"),
    ("de", "Laut Chile ist der Fluss trocken.", "cl", "ist der Fluss trocken", "source_phrase"),
    (
        "de",
        "Nach Angaben der Schweiz ist der Fluss trocken.",
        "ch",
        "ist der Fluss trocken",
        "source_phrase",
    ),
    ("de", "Chile zufolge ist der Fluss trocken.", "cl", "ist der Fluss trocken", "source_phrase"),
    ("de", "Wie Chile mitteilte, ist der Fluss trocken.", None, None, None),
    ("en", "Chile said that the river was dry.", "cl", "that the river was dry", "that_clause"),
    ("en", "Chile said the river was dry.", "cl", "the river was dry", "bare_content"),
    ("en", "The river was dry, said Chile.", "cl", "The river was dry", "cue_behind"),
    ("en", "According to Chile the river was dry.", "cl", "the river was dry", "source_phrase"),
    ("en", "The river was dry, according to Chile.", "cl", "The river was dry", "source_phrase"),
]


@pytest.mark.parametrize(("language", "text", "speaker", "quote", "rule"), INDIRECT)
def test_indirect(
    language: str, text: str, speaker: str | None, quote: str | None, rule: str | None
) -> None:
    found = [(s.kind, s.speaker, s.quote[0].text, s.rule) for s in statements(text, language)]
    if rule is not None:
        assert ("indirect", speaker, quote, f"statement.{rule}") in found


def test_the_subjunctive_goes_on_with_the_speaker() -> None:
    found = statements(WHO + "Vidal sagte, der Fluss sei trocken. Man habe lange gewartet.")
    (last,) = [s for s in found if s.rule == "statement.subjunctive_goes_on"]
    assert (last.speaker, last.form) == (VIDAL, "IndirectFreeIndirect")
    assert last.quote[0].text == "Man habe lange gewartet."
    found = statements(WHO + "Vidal sagte, der Fluss sei trocken. Die Ernte hat begonnen.")
    assert [s for s in found if s.rule == "statement.subjunctive_goes_on"] == []


def test_a_speech_does_not_go_on_in_the_next_paragraph() -> None:
    found = statements(
        WHO + "Vidal sagte, der Fluss sei trocken. Peru schwieg.\nMan habe gewartet."
    )
    (last,) = [s for s in found if s.quote[0].text == "Man habe gewartet."]
    assert last.speaker != VIDAL


def test_said_in_an_interview_is_no_content() -> None:
    assert voices("Chile said in an interview on Monday.", "en") == []


HEDGES = [
    ("de", "Laut Insidern ist der Fluss schon lange trocken.", "anonymous"),
    ("de", "Chile sagte, der Fluss sei angeblich trocken.", None),
    ("de", "Chile sagte, der Fluss sei trocken.", None),
    ("de", "Nach eigenen Angaben ist Chile seit Jahren trocken.", "self_report"),
    ("de", "Laut der Zeitung ist der Fluss schon lange trocken.", "relayed"),
    ("en", "Chile said that the river was reportedly dry.", None),
]


@pytest.mark.parametrize(("language", "text", "hedge"), HEDGES)
def test_hedges(language: str, text: str, hedge: str | None) -> None:
    assert {s.hedge for s in statements(text, language)} == {hedge}


def test_a_place_names_the_source() -> None:
    (found,) = statements("Aus Oslo hieß es, der Fluss sei trocken.")
    assert found.speaker == "no"


def test_a_headline_gives_the_word_to_an_actor() -> None:
    from zopa.reading.clauses import ClauseReader
    from zopa.reading.name_reader import NameReader
    from zopa.reading.statements import VoiceReader
    from zopa.reading.subjects import Subjects

    laid = page("Chile: Der Fluss ist trocken", heading=True)
    split = ClauseReader(laid)
    found = NameReader(laid, places("de")).read()
    subjects = Subjects(laid, found, split)
    (sentence,) = laid.sentences
    voices = VoiceReader(laid, split, subjects).read(sentence, split.read(sentence))
    assert [(v.rule, v.speaker and v.speaker.actor) for v in voices] == [
        ("statement.headline", "cl")
    ]
    assert laid.between(voices[0].first, voices[0].last) == "Der Fluss ist trocken"


def test_a_speech_act_is_reported() -> None:
    (found,) = statements("Chile fordert Zölle.")
    assert (found.kind, found.form, found.rule) == (
        "reported",
        "Reported",
        "statement.reported_demand",
    )
    assert [part.text for part in found.speaker_spans] == ["Chile"]
    assert [part.text for part in found.cue] == ["fordert"]


def test_the_parts_of_a_statement() -> None:
    (found,) = statements("„Wir warten auf Regen“, sagte Rosa Vidal.")
    assert [p.text for p in found.speaker_spans] == ["Rosa Vidal"]
    assert [p.text for p in found.cue] == ["sagte"]
    assert [p.text for p in found.frame] == [", sagte Rosa Vidal"]


def test_pronouns_mean_the_one_before() -> None:
    text = "Der chilenische Präsident Pablo Reyes kam. Er forderte Zölle."
    assert [p.party for p in positions(text)] == ["cl"]
    text = "Die chilenische Ministerin Rosa Vidal kam. Sie forderte Zölle."
    assert [p.party for p in positions(text)] == ["cl"]
    assert [p.party for p in positions("Der Regen kam. Er forderte Zölle.")] == [None]


def test_an_english_speaker_without_a_name_is_the_whole_noun_phrase() -> None:
    (found,) = statements(
        "The chief negotiator said that the talks would continue on Friday.", "en"
    )
    assert [part.text for part in found.speaker_spans] == ["The chief negotiator"]


def test_quoted_words_in_indirect_speech_are_those_of_its_speaker() -> None:
    text = "Rosa Vidal sagte, das Gespräch mit Pablo Reyes sei „gut verlaufen“."
    found = {s.form: s for s in statements("Präsidentin Rosa Vidal traf Pablo Reyes. " + text)}
    assert found["Direct"].speaker == found["Indirect"].speaker
    assert found["Direct"].quote[0].text == "„gut verlaufen“"


def test_a_quotation_does_not_begin_with_a_comma() -> None:
    text = "Laut Chile ist es das Ziel, eine Lösung zu finden. Chile hofft, dass es gelingt."
    assert not [s for s in statements(text) if s.quote[0].text[0] in ",;:"]


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        # a verb of saying, its subject behind it, closes what is told in any mood
        ("Die Zölle reichten nicht aus, warnte Chile.", ["Die Zölle reichten nicht aus"]),
        (
            "Die Zölle reichten nicht, warnte Chile; das Wasser müsse geteilt werden.",
            ["Die Zölle reichten nicht", "das Wasser müsse geteilt werden."],
        ),
        ("Seit im Mai die Zölle stiegen, verlangt Chile Wasser.", []),
        ("Chile kam, sagte wenig und ging.", []),
        ("Chile lehnte ab, forderte aber Zölle.", []),
    ],
)
def test_what_a_verb_of_saying_closes(text: str, quotes: list[str]) -> None:
    found = [s for s in statements(text) if s.kind != "reported"]
    assert [" ".join(part.text for part in s.quote) for s in found] == quotes
    assert all(s.speaker is not None for s in found)


def test_what_happened_before_an_act_of_saying_is_not_said() -> None:
    text = "Seit im Mai drei Dämme gebrochen waren, warnte die chilenische Regierung vor Zöllen."
    assert not any("Dämme" in quote for _, _, quote in voices(text))
