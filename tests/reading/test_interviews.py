"""Interviews: answers are direct statements of whoever is asked, questions are nobody's position."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zopa.case.findings import Position, Statement
from zopa.case.report import Report
from zopa.intake.layout import layout_of
from zopa.intake.noise import find_noise

from .made import reader
from .test_any_text import texts

HARKORT = "person-milena-harkort"

IN_TURN = """„Ein Nullangebot ist eine Frechheit“

Interview: Jost Abel

Milena Harkort führt die Seepartei seit drei Jahren.

Frau Harkort, lehnen Sie die Zölle weiterhin ab?

Wir lehnen Strafzölle ab. Daran hat sich bei uns nichts geändert.

Der Bergbund fordert ein Wasserabkommen.

Darüber können wir reden.

Und die Geiseln?

Ihre Freilassung fordern wir jeden Tag, und ich werde nicht müde.

Wie geht es weiter?

Am Montag sehen wir uns wieder.

Harkort reiste am Abend ab."""

LABELLED = """Was die Seepartei will

Milena Harkort ist Fraktionschefin der Seepartei.

Frage: Was halten Sie von den Zöllen?

Antwort: Wir lehnen Strafzölle ab.

Frage: Und das Wasserabkommen?

Antwort: Ein Wasserabkommen unterstützen wir.

Es muss nur bald kommen, meine ich.

Frage: Danke für Ihre Zeit.

Antwort: Gern."""

NAMED = """Milena Harkort, Fraktionschefin der Seepartei, im Wortlaut

SEEBOTE: Was halten Sie von den Zöllen?

Harkort: Wir lehnen Strafzölle ab.

SEEBOTE: Und das Wasserabkommen?

Harkort: Ein Wasserabkommen unterstützen wir."""

ENGLISH = """Harkort looks back

Interview: Joan Abel

Milena Harkort leads the Lake Party.

Ms Harkort, do you still reject tariffs?

We reject tariffs. We always did.

The Hill League wants a water treaty.

We can talk about that.

What comes next?

I will be back on Monday."""


def read(text: str, language: str = "de") -> tuple[list[Statement], list[Position]]:
    layout = layout_of(text)
    made = Report(
        id="report-1",
        path="made.txt",
        text=text,
        raw="",
        format="text",
        language=language,
        noise=find_noise(layout),
    )
    found = reader().read(made)
    return (
        [one for one in found if isinstance(one, Statement)],
        [one for one in found if isinstance(one, Position)],
    )


def answers(text: str, language: str = "de") -> list[tuple[str | None, str]]:
    return [
        (one.speaker, one.quote[0].text)
        for one in sorted(read(text, language)[0], key=lambda one: one.quote[0].start)
        if one.rule == "statement.interview"
    ]


def stances(text: str, language: str = "de") -> set[tuple[str | None, str, str]]:
    return {(one.party, one.issue, one.stance) for one in read(text, language)[1]}


def test_paragraphs_in_turn() -> None:
    assert answers(IN_TURN) == [
        (HARKORT, "„Ein Nullangebot ist eine Frechheit“"),
        (HARKORT, "Wir lehnen Strafzölle ab. Daran hat sich bei uns nichts geändert."),
        (HARKORT, "Darüber können wir reden."),
        (HARKORT, "Ihre Freilassung fordern wir jeden Tag, und ich werde nicht müde."),
        (HARKORT, "Am Montag sehen wir uns wieder."),
    ]


def test_answers_say_where_a_side_stands_and_questions_do_not() -> None:
    found = stances(IN_TURN)
    assert ("lake", "tariffs", "against") in found
    assert ("hill", "water", "for") in found  # what the question tells of others
    assert {issue for party, issue, _ in found if party == "lake"} <= {
        "tariffs",
        "water",
        "hostages",
    }
    asked = IN_TURN.replace(
        "lehnen Sie die Zölle weiterhin ab", "die Seepartei lehnt das Wasserabkommen ab"
    )
    assert ("lake", "water", "against") not in stances(asked)


@pytest.mark.parametrize("text", [LABELLED, NAMED])
def test_turns_with_labels(text: str) -> None:
    found = answers(text)
    assert (HARKORT, "Wir lehnen Strafzölle ab.") in found
    assert (HARKORT, "Ein Wasserabkommen unterstützen wir.") in found
    assert not any("Was halten" in quote or "Danke" in quote for _, quote in found)
    assert {("lake", "tariffs", "against"), ("lake", "water", "for")} <= stances(text)


def test_an_answer_goes_on_in_paragraphs_without_a_label() -> None:
    assert (HARKORT, "Es muss nur bald kommen, meine ich.") in answers(LABELLED)


def test_an_answer_names_its_label_as_the_speaker() -> None:
    told = [one for one in read(NAMED)[0] if one.rule == "statement.interview"]
    assert [part.text for one in told for part in one.speaker_spans] == ["Harkort", "Harkort"]


def test_english() -> None:
    assert [quote for _, quote in answers(ENGLISH, "en")] == [
        "We reject tariffs. We always did.",
        "We can talk about that.",
        "I will be back on Monday.",
    ]
    assert ("lake", "tariffs", "against") in stances(ENGLISH, "en")


NONE = {
    "rhetorical questions": """Was nun?

Milena Harkort hat sich entschieden. Wird das reichen?

Die Seepartei lehnt Strafzölle ab. Was bleibt ihr auch anderes übrig?

Der Bergbund will ein Wasserabkommen. Wer wollte das nicht?""",
    "questions about a matter": """Was Sie wissen müssen

Milena Harkort verhandelt für die Seepartei.

Worum geht es bei den Zöllen?

Die Seepartei lehnt Strafzölle ab.

Was bedeutet das für Verbraucher?

Waren werden teurer.

Wie geht es weiter?

Am Montag wird verhandelt.""",
    "a blog in entries": """Newsblog zu den Gesprächen

14.30 Uhr: Kommt das Wasserabkommen?

Milena Harkort sagte, das Wasserabkommen sei nah.

15.10 Uhr: Wer zahlt?

Die Seepartei lehnt Strafzölle ab.

16.00 Uhr: Wie lange noch?

Die Delegationen tagen weiter.""",
    "voices of several parties": """Stimmen zum Haushalt

Seepartei: Die Strafzölle lehnt sie ab.

Bergbund: Ein Wasserabkommen fordert er.

Metallgewerkschaft: Sie hofft auf Lohnerhöhungen.

Arbeitgeber: Wer soll das bezahlen?""",
    "a list with labels": """Die Etappen

Ort: Uferhaus

Zeit: Montag

Ort: Berghof

Zeit: Dienstag

Milena Harkort reist mit. Reicht das?""",
}


@pytest.mark.parametrize("kind", NONE)
def test_what_is_no_interview(kind: str) -> None:
    assert answers(NONE[kind]) == []


def test_whoever_is_unknown_answers_nothing() -> None:
    nobody = IN_TURN.replace("Milena Harkort", "Jemand").replace("Frau Harkort", "Sagen Sie")
    assert answers(nobody.replace("Harkort", "Jemand")) == []


@settings(max_examples=60, deadline=None)
@given(st.lists(texts(), min_size=4, max_size=9), st.booleans())
def test_any_turns(parts: list[tuple[str, str]], labelled: bool) -> None:
    marks = ["Frage: ", "Antwort: "] if labelled else ["Frau Harkort, ", "Wir "]
    ends = ["?", "."]
    text = "Milena Harkort im Interview\n\n" + "\n\n".join(
        marks[number % 2] + part + ends[number % 2] for number, (part, _) in enumerate(parts)
    )
    for one in read(text)[0]:
        assert all(text[part.start : part.end] == part.text for part in one.quote)


# -- answers with a label alone, and answers in quotation marks ------------------------------------

ALONE = """Am Ufer

Frau Harkort, was halten Sie von den Zöllen? Milena Harkort: Wir lehnen Strafzölle ab.
Der Bergbund wünscht ein Wasserabkommen. Harkort: Ein Wasserabkommen unterstützen wir.
Und die Geiseln? Harkort: Deren Freilassung fordern wir. Dabei bleiben wir."""

QUOTED = """“The lake is ours”

Milena Harkort of the Lake Party on her talks with the neighbours.

Will you accept tariffs?
“No. We reject tariffs.”

What about the water treaty?
“We want a water treaty.”

The Hill League says time is short.
“We can talk about the hostages.”"""


def test_answers_with_a_label_alone() -> None:
    assert answers(ALONE) == [
        (HARKORT, "Wir lehnen Strafzölle ab."),
        (HARKORT, "Ein Wasserabkommen unterstützen wir."),
        (HARKORT, "Deren Freilassung fordern wir."),
        (HARKORT, "Dabei bleiben wir."),
    ]
    found = stances(ALONE)
    assert {("lake", "tariffs", "against"), ("lake", "water", "for")} <= found


@pytest.mark.parametrize(
    "text",
    [
        # items, and not a question before any of them
        ALONE.replace("was halten Sie von den Zöllen?", "danke.").replace("?", "."),
        # twice may be chance
        ALONE.replace("Harkort: Deren", "Ihre"),
    ],
)
def test_a_word_before_a_colon_is_no_label(text: str) -> None:
    assert answers(text) == []


def spoken(text: str) -> set[tuple[str | None, str]]:
    return {(one.speaker, one.quote[0].text) for one in read(text, "en")[0]}


def test_answers_in_quotation_marks() -> None:
    found = spoken(QUOTED)
    assert {speaker for speaker, quote in found if quote.startswith("“We")} == {HARKORT}
    positions = stances(QUOTED, "en")
    assert {("lake", "tariffs", "against"), ("lake", "water", "for")} <= positions


def test_a_verb_of_saying_gives_a_quotation_to_somebody_else() -> None:
    text = QUOTED.replace("water treaty.”", "water treaty,” says Rosa Vidal.")
    assert not any(
        speaker == HARKORT and quote.startswith("“We want") for speaker, quote in spoken(text)
    )


@pytest.mark.parametrize(
    "text",
    [
        QUOTED.replace("?", "."),  # nobody asks
        QUOTED.replace("Milena Harkort of", "The head of"),  # nobody is named
        QUOTED.replace("Milena Harkort", "Milena Harkort and Rosa Vidal"),  # one of two
    ],
)
def test_quotations_of_nobody(text: str) -> None:
    assert HARKORT not in {speaker for speaker, _ in spoken(text)}
