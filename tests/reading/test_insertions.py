"""What stands on both sides of a relative clause or a semicolon, what is only heard, who is meant."""

from __future__ import annotations

from functools import cache

import msgspec
import pytest

from zopa.case.agenda import Agenda
from zopa.case.findings import Position, Statement
from zopa.language.grammar import grammar
from zopa.language.text import Words
from zopa.reading.across import uninterrupted
from zopa.reading.name_reader import NameReader
from zopa.reading.read import Reader

from .made import page, places, report

_AGENDA = {
    "format": "zopa-agenda/1",
    "id": "pass",
    "title": {"de": "Der Pass"},
    "states": True,
    "parties": [
        {
            "id": "ardia",
            "kind": "state",
            "names": {"de": {"name": "Ardien", "capital": "Vell", "seats": ["Ostpalast"]}},
        },
        {"id": "borun", "kind": "state", "names": {"de": {"name": "Borun", "capital": "Kest"}}},
    ],
    "persons": [
        {"name": "Lena Ohm", "names": ["Ohm"], "party": "ardia", "title": "Präsidentin"},
        {"name": "Karl Reeth", "names": ["Reeth"], "party": "ardia", "title": "Außenminister"},
        {"name": "Tom Vidal", "names": ["Vidal"], "party": "borun", "title": "Präsident"},
    ],
    "issues": [
        {
            "id": "land",
            "name": {"de": "Land"},
            "question": {"de": "Land wird abgetreten."},
            "cues": {"de": {"for": ["Land ... verschenk*", "Abtretung*"]}},
        },
        {
            "id": "pause",
            "name": {"de": "Pause"},
            "question": {"de": "Die Waffen ruhen."},
            "cues": {"de": {"for": ["*feuerpause*"]}},
        },
        {
            "id": "arms",
            "name": {"de": "Waffen"},
            "question": {"de": "Waffen werden geliefert."},
            "cues": {"de": {"for": ["Waffen ... liefern", "Waffenlieferung*"]}},
        },
        {
            "id": "talks",
            "name": {"de": "Gespräche"},
            "question": {"de": "Es wird geredet."},
            "general": True,
            "cues": {"de": {"for": ["Unterhändler ... schicken", "Gipfel*"]}},
        },
    ],
}

LEAD = "Am Mittwoch schien in der Stadt lange die Sonne, und viele Leute gingen spazieren.\n\n"
TAIL = " Mehr wurde an diesem Tag bis zum Abend nicht bekannt.\n"


@cache
def reader() -> Reader:
    return Reader(msgspec.convert(_AGENDA, Agenda), "fast")


def found(text: str) -> list[tuple[str | None, str, str]]:
    read = reader().read(report(LEAD + text + TAIL))
    return [(p.party, p.issue, p.stance) for p in read if isinstance(p, Position)]


Found = list[tuple[str | None, str, str]]

INSERTED: list[tuple[str, Found]] = [
    (
        "Land, das die Verfassung schütze, werde man nicht verschenken, sagte Vidal.",
        [("borun", "land", "against")],
    ),
    (
        "Land, auf dem Boruner wohnen, werde niemals verschenkt, sagte Vidal.",
        [("borun", "land", "against")],
    ),
    (
        "Land könne jedoch auch kein Präsident verschenken, sagte Vidal.",
        [("borun", "land", "against")],
    ),
    (
        "Ohm will Waffen, die Kest dringend braucht, an die Front liefern.",
        [("ardia", "arms", "for")],
    ),
    ("Das Land, das Vidal regiert, ist schön. Ohm verschenkte Bücher.", []),
    ("Land, das X hält, ist teuer, Bücher verschenkt Ohm gern.", []),
    (
        "Den Boruner Bauern, die er am Abend noch anrief, hat Vidal eine Feuerpause versprochen.",
        [("borun", "pause", "for")],
    ),
]
HEARD: list[tuple[str, Found]] = [
    ("Vidal soll eine Feuerpause gefordert haben.", [("borun", "pause", "for")]),
    ("Vidal soll eine Feuerpause angeboten haben.", [("borun", "pause", "for")]),
    ("Vidal soll einer Feuerpause zugestimmt haben.", []),
    ("Borun soll Waffenlieferungen abgelehnt haben.", [("borun", "arms", "against")]),
    ("Ohm soll eine Feuerpause in Aussicht gestellt haben.", [("ardia", "pause", "for")]),
    ("Vidal soll der Feuerpause zustimmen.", []),
    ("Borun muss die Feuerpause akzeptieren.", []),
    ("Es hieß, dass Borun der Feuerpause zustimmen soll.", []),
]
MEANT: list[tuple[str, Found]] = [
    (
        "Am Tisch saßen Lena Ohm und Karl Reeth. Angeboten hatten sie eine Feuerpause.",
        [("ardia", "pause", "for")],
    ),
    (
        "Am Tisch saßen Lena Ohm und Tom Vidal. Sie lehnten eine Feuerpause ab.",
        [("borun", "pause", "against"), ("ardia", "pause", "against")],
    ),
    (
        "Am Tisch saßen Tom Vidal und Lena Ohm. Sie lehnte eine Feuerpause ab.",
        [("ardia", "pause", "against")],
    ),
    (
        "Reeth traf Vidal. Man saß im Ostpalast. Der Gastgeber lehnte eine Feuerpause ab.",
        [("ardia", "pause", "against")],
    ),
    (
        (
            "Vidal und Reeth reisten nach Kest. Eine Feuerpause sei denkbar, sagte der Gastgeber. "
            "Waffenlieferungen schloss er aus."
        ),
        [("borun", "pause", "open"), ("borun", "arms", "against")],
    ),
    (
        "Vidal fordert eine Feuerpause. Waffenlieferungen, wie er sie verlangt, lehnt Ohm ab.",
        [("borun", "pause", "for"), ("ardia", "arms", "against"), ("borun", "arms", "for")],
    ),
    (
        (
            "Ardien verlangt eine Feuerpause. Waffenlieferungen lehne man „bis auf Weiteres“ ab, "
            "sagte Justizminister Emil Kant."
        ),
        [("ardia", "pause", "for"), ("ardia", "arms", "against")],
    ),
]
LIMITED: list[tuple[str, Found]] = [
    (
        "Er könne sich keinen Gipfel vorstellen, bei dem es keine Feuerpause gebe, sagte Vidal.",
        [("borun", "pause", "for")],
    ),
    (
        "Er könne sich keinen Gipfel vorstellen, auf dem eine Feuerpause beschlossen werde, sagte Ohm.",
        [("ardia", "pause", "against")],
    ),
    (
        "Ohm lehnt den Gipfel ab, auf dem über eine Feuerpause geredet wird.",
        [("ardia", "talks", "against")],
    ),
    (
        "Denkbar sei eine Feuerpause, aber erst nach dem Ende des Manövers, sagte Vidal.",
        [("borun", "pause", "open")],
    ),
    (
        "Dass die Feuerpause kommen muss, steht für Borun fest.",
        [("borun", "pause", "for")],
    ),
    ("Dass die Feuerpause kommen muss, steht fest.", []),
    (
        "Borun verlangt Waffenlieferungen. Eine Feuerpause lehnte der Verteidigungsminister ab.",
        [("borun", "arms", "for"), ("borun", "pause", "against")],
    ),
]
DONE: list[tuple[str, Found]] = [
    ("Man werde Unterhändler nach Kest schicken, sagte Ohm.", [("ardia", "talks", "for")]),
    ("Man werde auf dem Gipfel Bücher lesen, sagte Ohm.", []),
]


@pytest.mark.parametrize(("text", "expected"), INSERTED + HEARD + MEANT + LIMITED + DONE)
def test_positions(text: str, expected: Found) -> None:
    assert sorted(map(str, found(text))) == sorted(map(str, expected))


PARTED = [
    (
        "In Vell hieß es, man werde über eine Feuerpause reden; Vidal selbst hat sie nie verlangt.",
        "man werde über eine Feuerpause reden",
    ),
    (
        "In Vell hieß es, man werde reden; Vidal müsse aber eine Feuerpause anbieten.",
        "man werde reden; Vidal müsse aber eine Feuerpause anbieten",
    ),
]


@pytest.mark.parametrize(("text", "quote"), PARTED)
def test_a_clause_in_the_indicative_behind_a_semicolon_is_not_told(text: str, quote: str) -> None:
    read = reader().read(report(LEAD + text + TAIL))
    told = [s.quote[0].text for s in read if isinstance(s, Statement)]
    assert quote in [one.rstrip(".") for one in told]


def test_words_around_relative_clauses() -> None:
    def around(text: str) -> str | None:
        words = text.split()
        tokens = Words(words, [word.lower() for word in words], [], [])
        left = uninterrupted(tokens, 0, len(words), grammar("de"))
        return " ".join(words[i] for i in left) if left is not None else None

    assert around("Land , das er hält , gibt er her .") == "Land gibt er her ."
    assert around("Land , von dem er lebt , gibt er her .") == "Land gibt er her ."
    assert around("Er gibt Land her , das er hält .") is None
    assert around("Land , sagt er , gibt er her .") is None


def test_what_is_refused_only_for_now_is_no_red_line() -> None:
    lasting = reader().read(report(LEAD + "Waffenlieferungen schließt Ohm kategorisch aus." + TAIL))
    limited = reader().read(
        report(
            LEAD + "Waffenlieferungen schließt Ohm kategorisch aus, solange geschossen wird." + TAIL
        )
    )
    assert [p.red_line for p in lasting if isinstance(p, Position)] == [True]
    assert [p.red_line for p in limited if isinstance(p, Position)] == [False]


def test_who_serves_somebody_is_nobody_of_that_name() -> None:
    text = "Präsident Tom Vidal kam. Ein Sprecher Vidals schwieg. Vidal lehnte eine Feuerpause ab."
    assert found(text) == [("borun", "pause", "against")]
    names = {
        (name.actor, name.genitive)
        for name in NameReader(page(text), places("de")).read()
        if name.role == "person"
    }
    assert names == {("person-tom-vidal", False), ("person-tom-vidal", True)}
