"""What a condition, a claim to know and an obstacle say of who stands where."""

from __future__ import annotations

import pytest

from .made import positions

Stances = list[tuple[str | None, str, str]]
READY = "Peru sei zu Zöllen bereit, sagte Perus Ministerin. "

FOUND: list[tuple[str, Stances]] = [
    # a condition on the matter itself is no position beside it, one on another matter is
    ("Chile ist zu Zöllen bereit, sofern die Zölle befristet sind.", [("cl", "tariffs", "open")]),
    (
        "Chile ist zu Zöllen bereit, sofern Peru das Wasserabkommen unterzeichnet.",
        [("cl", "tariffs", "open"), ("cl", "water", "for")],
    ),
    # who has promised it waits for no more than the day
    (
        "Chile hat zugesagt, die Geiseln freizulassen, sobald Regen fällt.",
        [("cl", "hostages", "for")],
    ),
    (
        "Chile hat zugesagt, die Geiseln freizulassen, wenn Regen fällt.",
        [("cl", "hostages", "open")],
    ),
    # what goes on until something is done, or is no more than promised for then
    ("Aus Chile heißt es, man werde Zölle erheben, bis Peru einlenke.", [("cl", "tariffs", "for")]),
    (
        "Aus Chile heißt es, man werde Zölle erheben, sobald Peru einlenke.",
        [("cl", "tariffs", "open")],
    ),
    # a sentence that gives the terms of the one before says nothing more of its matter
    (
        READY + "Voraussetzung dafür sei, dass zuvor Fortschritte erzielt worden seien.",
        [("pe", "tariffs", "open")],
    ),
    (
        READY + "Voraussetzung sei, dass zuvor das Wasserabkommen gelte.",
        [("pe", "tariffs", "open"), ("pe", "water", "for")],
    ),
    # "will wissen" claims to know; "gesichert wissen" is a wish
    ("Chile will wissen, dass Zölle im Hafen schon erhoben werden.", []),
    ("Chile will das Wasserabkommen gesichert wissen.", [("cl", "water", "for")]),
    # on whom something does not founder
    ("Das Wasserabkommen wird nicht an Chile scheitern.", [("cl", "water", "open")]),
    ("Das Wasserabkommen scheiterte am Wetter in Chile nicht.", []),
    # a threat that was made before is none any more
    ("Die Zölle, mit denen Chile gedroht hatte, sind Geschichte.", []),
    ("Chile droht mit Zöllen.", [("cl", "tariffs", "for")]),
    # the end of a month ends nothing
    ("Das Wasserabkommen sei Ende Mai fertig, sagte Chiles Präsident.", []),
    ("Zölle wären das Ende der Werften, sagte Chiles Präsident.", [("cl", "tariffs", "against")]),
    # who likes to do something does more than let it be
    ("Das Wasserabkommen trage man gern mit, sagte Chiles Präsident.", [("cl", "water", "for")]),
    ("Über Zölle könne man gern reden, sagte Chiles Präsident.", [("cl", "tariffs", "open")]),
    # whose object is whose: of two verbs in one clause each has its own
    ("Chile hat Zöllen zugestimmt und das Wasserabkommen gelobt.", [("cl", "tariffs", "for")]),
    # to meet on something is no wish, not to speak of it is a refusal
    ("Chile wollte am Freitag über Zölle beraten.", []),
    ("Über Zölle redet Chile nicht.", [("cl", "tariffs", "against")]),
    # a noun for somebody is no matter
    ("Chile lobte die Zölleexpertin.", []),
    # a denial behind the words that name the speaker
    ("Ein Wasserabkommen braucht es laut Chile nicht.", [("cl", "water", "against")]),
    ("Ein Wasserabkommen wird es mit Chile nicht geben.", [("cl", "water", "against")]),
    # "Aufgaben" are a noun, "aufgaben" a verb that ends something
    ("Chile fordert, die Zölle den Aufgaben anzupassen.", [("cl", "tariffs", "for")]),
    # a passive with a strong participle, and the capital where it is done
    ("Ein Wasserabkommen wird in Oslo nicht verworfen.", [("no", "water", "open")]),
    ("Zölle wurden in Oslo verworfen.", [("no", "tariffs", "against")]),
    # all three are those that the report has named, if they are three
    (
        "Chile, Peru und Norwegen sprechen. Zölle tragen alle drei Länder mit.",
        [("cl", "tariffs", "for"), ("pe", "tariffs", "for"), ("no", "tariffs", "for")],
    ),
    ("Chile, Peru, Kenia und Norwegen sprechen. Zölle tragen drei Länder mit.", []),
    # a content whose verb refuses it, in one word or in an expression
    ("Chile fordert, die Zölle auf Eis zu legen.", [("cl", "tariffs", "against")]),
    ("Chile verlangt, dass Peru die Zölle ablehnt.", [("cl", "tariffs", "against")]),
    ("Chile fordert, die Zölle nicht auf Eis zu legen.", [("cl", "tariffs", "for")]),
    ("Chile lehnt es ab, die Zölle auf Eis zu legen.", [("cl", "tariffs", "for")]),
    ("Chile fordert, die Freilassung zu verschieben.", [("cl", "hostages", "against")]),
    ("Chile verlangt, dass Peru die Zölle verteidigt.", [("cl", "tariffs", "for")]),
    # what somebody is blamed for, and a doubted fact
    ("Chile warf Peru vor, die Freilassung zu verzögern.", []),
    ("Chile bezweifelt, dass Peru die Zölle erhebt.", []),
    (
        "Chile gilt unter Kennern der Zölle als Gegner einer Lohnerhöhung.",
        [("cl", "wages", "against")],
    ),
    # subjunctives of what is told
    ("Chiles Präsident sagte, man schlage Zölle vor.", [("cl", "tariffs", "for")]),
    ("Chiles Präsident sagte, man erwarte eine Freilassung.", [("cl", "hostages", "for")]),
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_found(text: str, expected: Stances) -> None:
    found = [(p.party, p.issue, p.stance) for p in positions(text) if p.party is not None]
    assert found == expected
