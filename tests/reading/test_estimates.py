"""What the model of stances adds to the rules, and what it may never add."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from msgspec import Struct

from zopa.case.agendas import load_agenda
from zopa.case.findings import ESTIMATED, Position
from zopa.language.encoder import States
from zopa.language.stance_model import Range, Seen
from zopa.language.text import words
from zopa.reading.claim_model import ClaimModel
from zopa.reading.claimants import SIGNS
from zopa.reading.read import Reader

from .made import HOME, report
from .test_positions import NOBODYS


class Eye(Struct):
    """Sees the same towards every cue: a stance, how surely, and whose it is by which words."""

    text: str
    chances: tuple[float, float, float]
    parties: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    red: float = 0.0

    def look(
        self, states: States, within: Range, targets: Sequence[Range], hinted: Sequence[int]
    ) -> list[Seen]:
        assert len(hinted) == within[1] - within[0]
        ranges = [self._range(one) for one in self.parties]
        terms = [self._range(one) for one in self.conditions]
        return [Seen(self.chances, self.red, tuple(ranges), tuple(terms)) for _ in targets]

    def _range(self, part: str) -> Range:
        tokens = words(self.text)
        start = self.text.index(part)
        return tokens.start.index(start), tokens.end.index(start + len(part)) + 1


WEIGHTS = {"bias": -4.0, "how sure": 3.0, "pointed at first": 2.0, "says we": 2.0}
FOR, OPEN, AGAINST = (0.9, 0.0, 0.1), (0.0, 0.9, 0.1), (0.1, 0.0, 0.9)
UNSURE = (0.5, 0.1, 0.1)


def seen(monkeypatch: pytest.MonkeyPatch, eye: Eye) -> list[Position]:
    """The positions of its text that come from the model."""
    weights = np.array([WEIGHTS.get(sign, 0) for sign in SIGNS], np.float32)
    monkeypatch.setattr("zopa.reading.estimates.stance_model.shipped", lambda: eye)
    monkeypatch.setattr("zopa.reading.estimates.claim_model.shipped", lambda: ClaimModel(weights))
    found = Reader(load_agenda(HOME / "agenda.yaml"), "encoder").read(report(eye.text))
    return [one for one in found if isinstance(one, Position) and one.rule == ESTIMATED]


def held(found: Sequence[Position]) -> list[tuple[str | None, str | None, str]]:
    return [(one.party, one.issue, one.stance) for one in found]


BARE = "Bei den Zöllen rührt sich Chile seit Wochen kein Stück."


def test_a_stance_that_no_rule_sees_is_added(monkeypatch: pytest.MonkeyPatch) -> None:
    (found,) = seen(monkeypatch, Eye(BARE, AGAINST, ("Chile",)))
    assert held([found]) == [("cl", "tariffs", "against")]
    (span,) = found.evidence
    assert BARE[span.start : span.end] == span.text == BARE
    assert found.confidence < 0.7
    assert not found.red_line
    assert found.condition is None


def test_only_what_the_model_is_sure_of_is_added(monkeypatch: pytest.MonkeyPatch) -> None:
    assert seen(monkeypatch, Eye(BARE, UNSURE, ("Chile",))) == []


def test_where_a_rule_sees_a_stance_the_model_is_not_asked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert seen(monkeypatch, Eye("Chile lehnt Zölle ab.", FOR, ("Chile",))) == []


def test_words_before_a_cue_turn_it_round(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Beim Verzicht auf Zölle rührt sich Chile seit Wochen kein Stück."
    assert held(seen(monkeypatch, Eye(text, AGAINST, ("Chile",)))) == [("cl", "tariffs", "for")]


def test_whoever_has_the_word_means_himself(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "„Bei den Zöllen haben wir lange gerechnet“, sagte Milena Harkort."
    found = seen(monkeypatch, Eye(text, AGAINST, ("wir",)))
    assert held(found) == [("lake", "tariffs", "against")]


@pytest.mark.parametrize(
    "text",
    [
        "Peru erklärte, bei den Zöllen rühre sich Chile seit Wochen kein Stück.",
        "Ein Beobachter erklärte, bei den Zöllen rühre sich Chile seit Wochen kein Stück.",
    ],
)
def test_what_somebody_tells_of_a_side_is_no_position_of_it(
    monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    assert seen(monkeypatch, Eye(text, AGAINST, ("Chile",))) == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Wie weit Chile bei den Zöllen am Ende zu gehen bereit ist, weiß niemand.", 0),
        ("Ganz weit ist Chile bei den Zöllen am Ende gegangen, das weiß niemand.", 1),
    ],
)
def test_what_is_asked_is_no_stance(monkeypatch: pytest.MonkeyPatch, text: str, count: int) -> None:
    assert len(seen(monkeypatch, Eye(text, FOR, ("Chile",)))) == count


def test_nobody_takes_a_stance_who_is_no_party(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Bei den Zöllen rührt sich der Wetterdienst seit Wochen kein Stück."
    assert seen(monkeypatch, Eye(text, AGAINST, ("der Wetterdienst",))) == []


def test_a_condition_stands_in_the_sentence_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Es ist spät. Bei den Zöllen rührt sich Chile erst nach der Wahl."
    (inside,) = seen(monkeypatch, Eye(text, OPEN, ("Chile",), ("erst nach der Wahl",), 0.9))
    assert inside.condition is not None
    assert inside.condition.text == "erst nach der Wahl"
    assert not inside.red_line  # too grave for an estimate
    (outside,) = seen(monkeypatch, Eye(text, OPEN, ("Chile",), ("Es ist spät",)))
    assert outside.condition is None


@pytest.mark.parametrize(("language", "text"), NOBODYS)
def test_the_shipped_model_gives_nobody_a_position_who_has_none(language: str, text: str) -> None:
    found = Reader(load_agenda(HOME / "agenda.yaml"), "encoder").read(report(text, language))
    assert [one for one in found if isinstance(one, Position) and one.rule == ESTIMATED] == []
