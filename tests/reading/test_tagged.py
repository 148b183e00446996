"""The fast tagger: tags become quotations with frames, and rules fill in what tags leave open."""

from __future__ import annotations

from zopa.reading.features import features
from zopa.reading.tagged import Frame, Quote, decoded, languages, statements
from zopa.reading.voice import Voice

from .made import page


def tags(*marks: str) -> dict[int, str]:
    return dict(enumerate(marks))


def test_a_quotation_has_the_frame_next_to_it() -> None:
    laid = page("Chile sagte , der Fluss sei trocken .")
    marks = tags("B-s", "I-c", "I-f", "B-I", "I-I", "I-I", "I-I", "O")
    frame = Frame(0, 3, speaker=((0, 1),), cue=((1, 2),))
    assert decoded(laid, marks) == [Quote("Indirect", ((3, 7),), frame)]


def test_two_pieces_around_a_frame_are_one_quotation() -> None:
    laid = page("„Wir warten“, sagte Chile, „bis es regnet.“")
    marks = tags("B-D", *["I-D"] * 3, "B-f", "I-c", "I-s", "I-f", "B-D", *["I-D"] * 5)
    (found,) = decoded(laid, marks)
    assert found.pieces == ((0, 4), (8, 14))
    assert found.frame == Frame(4, 8, speaker=((6, 7),), cue=((5, 6),))


def test_what_goes_on_has_no_frame() -> None:
    laid = page("Chile sagte, der Fluss sei trocken. Man habe gewartet.")
    marks = tags("B-s", "I-c", "I-f", *["B-I", "I-I", "I-I", "I-I"], "O", "B-X", *["I-X"] * 3)
    first, second = decoded(laid, marks)
    assert first.frame is not None
    assert second == Quote("IndirectFreeIndirect", ((8, 12),))


def test_each_word_has_features_and_each_paragraph_is_a_sequence() -> None:
    laid = page("Chile kam.\nPeru sagte, der Fluss sei trocken.")
    voice = Voice(6, 10, "Indirect", None, "rule", cue=((4, 5),), frame=((3, 6),), named=(3, 4))
    found = features(laid, [voice])
    assert [(first, last, len(rows)) for first, last, rows in found] == [(0, 3, 3), (3, 11, 8)]
    rows = found[1][2]
    assert "r=s" in rows[0]
    assert "r=c" in rows[1]
    assert "r=I1" in rows[3]


def test_shipped_weights_read_german() -> None:
    assert "de" in languages()
    laid = page(
        "Der Sprecher der Behörde sagte am Montag, die Brücke sei gesperrt worden. "
        "Sie werde erst im Frühjahr geöffnet.\n„Wir warten auf das Gutachten“, sagte er."
    )
    first, second, third = statements(laid, (), ())
    assert [one.form for one in (first, second, third)] == [
        "Indirect",
        "IndirectFreeIndirect",
        "Direct",
    ]
    assert [part.text for part in first.speaker_spans] == ["Der Sprecher der Behörde"]
    assert [part.text for part in first.cue] == ["sagte"]
    assert third.quote[0].text == "„Wir warten auf das Gutachten“"
    for one in (first, second, third):
        for part in (*one.quote, *one.speaker_spans, *one.cue, *one.frame):
            assert laid.report.text[part.start : part.end] == part.text
