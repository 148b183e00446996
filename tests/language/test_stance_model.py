from __future__ import annotations

import numpy as np
import pytest

from zopa.language.encoder import States, shipped, text_of
from zopa.language.hints import hints
from zopa.language.stance_model import LONGEST, STANCES, Seen, StanceModel, window
from zopa.language.stance_model import shipped as model
from zopa.language.text import Sentence, words


def _seen(text: str, target: str, language: str = "de") -> Seen:
    """What the shipped model sees towards words of a text of one sentence."""
    tokens = words(text)
    (states,) = shipped().read([text_of(text, tokens)])
    start = text.index(target)
    first = tokens.start.index(start)
    last = tokens.end.index(start + len(target)) + 1
    kinds = hints(tokens, [Sentence(0, len(tokens), 0)], language)
    (seen,) = model().look(states, (0, len(tokens)), [(first, last)], kinds)
    return seen


@pytest.mark.parametrize(
    ("language", "text", "target", "stance"),
    [
        ("de", "Peru lehnt eine Hafengebühr entschieden ab.", "Hafengebühr", "against"),
        ("de", "Die Gewerkschaft fordert eine Hafengebühr.", "Hafengebühr", "for"),
        ("en", "Peru rejects the harbour fee outright.", "harbour fee", "against"),
    ],
)
def test_plain_stances_are_seen(language: str, text: str, target: str, stance: str) -> None:
    seen = _seen(text, target, language)
    assert seen.stance == stance
    assert seen.sure > 0.5


def test_words_that_nobody_judges_have_no_stance() -> None:
    seen = _seen("Die Delegationen trafen am Montag in Lima ein, es regnete.", "Montag")
    assert seen.sure < 0.2


def test_whose_the_stance_is_stands_among_the_words() -> None:
    text = "Die Werft begrüßte den Vertrag, doch der Betriebsrat lehnt die Kürzung ab."
    tokens = words(text)
    seen = _seen(text, "Kürzung")
    assert seen.parties
    first, last = seen.parties[0]
    assert "Betriebsrat" in tokens.text[first:last]


def test_a_window_takes_in_the_sentence_before_where_it_fits() -> None:
    short = [Sentence(0, 30, 0), Sentence(30, 60, 0), Sentence(60, 60 + LONGEST, 1)]
    assert window(short, 0) == (0, 30)
    assert window(short, 1) == (0, 60)
    assert window(short, 2) == (60, 60 + LONGEST)
    endless = [Sentence(0, 3 * LONGEST, 0)]
    assert window(endless, 0) == (0, LONGEST)


def test_marks_and_parts_are_those_of_the_words_asked_for() -> None:
    ends = np.array([2, 3, 6, 7, 9])  # pieces behind which the five words end
    states = States(np.zeros((5, 4), np.float32), np.zeros((9, 4), np.float16), ends)
    given: list[tuple[np.ndarray, np.ndarray]] = []

    def run(
        around: np.ndarray, marks: np.ndarray, kinds: np.ndarray
    ) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        given.append((marks, kinds))
        parts = np.zeros((len(marks), marks.shape[1], 3), np.float32)
        parts[:, 0, 1] = 9  # the first piece of word 1
        parts[:, 5, 2] = 9  # the first piece of word 4
        scores = np.log(np.array([[0.1, 0.2, 0.3, 0.4]], np.float32))
        return scores, np.zeros(1, np.float32), parts

    (seen,) = StanceModel(run).look(states, (1, 5), [(2, 4)], [0, 3, 0, 6])
    ((marks, kinds),) = given
    assert marks.tolist() == [[False, True, True, True, True, False, False]]
    assert kinds.tolist() == [[0, 3, 3, 3, 0, 6, 6]]
    assert seen.parties == ((1, 2),)
    assert seen.conditions == ((4, 5),)
    assert seen.stance == STANCES[2]
    assert seen.chance("for") == pytest.approx(0.2)
    assert seen.red == pytest.approx(0.5)


def test_nothing_is_asked_without_targets() -> None:
    states = States(np.zeros((1, 4), np.float32), np.zeros((1, 4), np.float16), np.array([1]))

    def run(
        around: np.ndarray, marks: np.ndarray, kinds: np.ndarray
    ) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        raise AssertionError("nothing to run on")

    assert StanceModel(run).look(states, (0, 1), [], [0]) == []
