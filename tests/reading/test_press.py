"""Plain sentences as papers write them: who takes which stance on which matter, and what tells none."""

from __future__ import annotations

from functools import cache

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from zopa.case.agenda import Agenda, Cues, Issue, LocalNames, Party
from zopa.case.findings import Position
from zopa.reading.read import Reader

from .made import HOME, report

PARTIES = {
    "nor": "Norland",
    "sue": "Südland",
    "uni": "Union",
    "gew": "Gewerkschaft Transport",
}
MATTERS = {
    "rueckzug": ("Rückzug*",),
    "garantie": ("Garantie*",),
    "zoll": ("Zoll*", "Zölle*"),
    "fonds": ("Fonds*",),
    "maut": ("Maut*",),
    "kredit": ("Kredit*",),
    "pause": ("Waffenruhe", "Feuerpause"),
}
TABLE: dict[str, list[str]] = yaml.safe_load((HOME / "press.yaml").read_text(encoding="utf-8"))
SENTENCES = [(text, told) for told, texts in TABLE.items() for text in texts]


@cache
def press() -> Reader:
    names = {
        party: {"de": LocalNames(name=name, adjectives=("norländisch",) if party == "nor" else ())}
        for party, name in PARTIES.items()
    }
    return Reader(
        Agenda(
            format="zopa-agenda/1",
            id="press",
            title={"de": "Presse"},
            parties=tuple(
                Party(
                    id=party,
                    kind="organisation" if party in {"uni", "gew"} else "state",
                    names=names[party],
                )
                for party in PARTIES
            ),
            issues=tuple(
                Issue(
                    id=matter,
                    name={"de": matter},
                    question={"de": matter},
                    cues={"de": Cues(topic=cues)},
                )
                for matter, cues in MATTERS.items()
            ),
        ),
        "fast",
    )


def read(text: str) -> list[Position]:
    return [one for one in press().read(report(text)) if isinstance(one, Position)]


@pytest.mark.parametrize(("text", "told"), SENTENCES)
def test_sentence(text: str, told: str) -> None:
    found = {f"{one.party} {one.issue} {one.stance}" for one in read(text)}
    assert found == (set() if told == "nothing" else set(told.split(", ")))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from([text for text, _ in SENTENCES]), min_size=1, max_size=4))
def test_evidence_is_what_the_text_says(chosen: list[str]) -> None:
    text = " ".join(chosen)
    whole = report(text)
    for one in read(text):
        assert all(whole.text[e.start : e.end] == e.text for e in one.evidence)
