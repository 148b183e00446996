"""Conditions of positions: how they are joined to what they limit, and how far their words go."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zopa.case.findings import Position

from .made import clauses, positions

# what is said, and the words of its condition
LIMITED = [
    (
        "Peru ist bereit, die Strafzölle nur gegen Garantien zu senken.",
        "nur gegen Garantien",
    ),
    (
        "Chile kündigte an, dass eine Freilassung nicht ohne Gegenleistung bleiben werde.",
        "nicht ohne Gegenleistung",
    ),
    ("Chile lehnt Strafzölle ab, solange Peru verhandelt.", "solange Peru verhandelt"),
    ("Unter einer Bedingung ist Chile zum Wasserabkommen bereit.", "Unter einer Bedingung"),
    ("Chile knüpft seine Zustimmung zum Wasserabkommen an Kontrollen.", "an Kontrollen"),
    (
        "Chile macht seine Zustimmung zum Wasserabkommen davon abhängig, dass Peru zahlt.",
        "dass Peru zahlt",
    ),
    ("Das Wasserabkommen hängt für Chile von Kontrollen ab.", "von Kontrollen"),
    (
        "Chile ist zum Wasserabkommen bereit. Im Gegenzug müsse Peru zahlen.",
        "Im Gegenzug müsse Peru zahlen",
    ),
    (
        "Chile stimmt dem Wasserabkommen zu. Allerdings erst nach einer Prüfung.",
        "Allerdings erst nach einer Prüfung",
    ),
    ("Chile hält das Wasserabkommen für nützlich, aber nicht für nötig.", None),
    ("Die Strafzölle lehne Chile ab, es sei denn, Peru zahle.", "es sei denn, Peru zahle"),
    (
        "Chile begrüßt das Wasserabkommen, unter der Bedingung, dass Peru zahlt.",
        "unter der Bedingung, dass Peru zahlt",
    ),
    (
        "Chile akzeptiert das Wasserabkommen, vorausgesetzt, Peru zahlt.",
        "vorausgesetzt, Peru zahlt",
    ),
    (
        "Chile stimmt dem Wasserabkommen unter der Bedingung zu, dass Peru zahlt.",
        "dass Peru zahlt",
    ),
    (
        "„Strafzölle sind denkbar“, sagte Chiles Präsident Ruiz, „allerdings nur für Fisch.“",
        None,
    ),
    (
        "Chile wäre zu einem Wasserabkommen bereit, allerdings erst nach 2030.",
        "erst nach 2030",
    ),
    (
        "Chile wäre zu Strafzöllen bereit, aber nur befristet und nur für Fisch.",
        "nur befristet und nur für Fisch",
    ),
    (
        "Chile wäre zu einem Wasserabkommen bereit, verlangt aber Geld aus Lima.",
        "verlangt aber Geld aus Lima",
    ),
    (
        "Chile schließt Strafzölle nicht aus, knüpft sie aber an eine Bedingung: Peru müsse zahlen.",
        "Peru müsse zahlen",
    ),
    ("Chile knüpft eine Freilassung an Kontrollen.", "an Kontrollen"),
    (
        "Gegen Zölle habe man nichts, allerdings müsse Peru zahlen, sagte Chiles Präsident Ruiz.",
        "allerdings müsse Peru zahlen",
    ),
    (
        "Über Zölle ließe Chile mit sich reden, flösse das Geld nach Arica.",
        "flösse das Geld nach Arica",
    ),
    ("Mit Zöllen könnte Chile leben, soweit Peru zahlt.", "soweit Peru zahlt"),
    (
        "Nach einem Friedensschluss ist Chile bereit, das Wasserabkommen anzunehmen.",
        "Nach einem Friedensschluss",
    ),
    ("Chile lehnt ein Wasserabkommen ohne Garantien ab.", "ohne Garantien"),
    (
        "Chile kann ein Wasserabkommen, das ohne Lima zustande kommt, nicht akzeptieren.",
        None,
    ),
    (
        "Chile ist zu Strafzöllen bereit, freilich erst, nachdem Peru gezahlt hat.",
        "erst, nachdem Peru gezahlt hat",
    ),
    (
        "Chile lehnt das Wasserabkommen ab. Zuerst müsse Peru zahlen, sagte Chiles Regierung.",
        "Zuerst müsse Peru zahlen",
    ),
    (
        "Chile ist zu einem Wasserabkommen bereit. Die einzige Bedingung: Peru zahlt.",
        "Die einzige Bedingung: Peru zahlt",
    ),
    (
        "Chile ist zu einem Wasserabkommen bereit. Im Gegenzug müsse Peru dafür sorgen, dass Geld fließt.",
        "Im Gegenzug müsse Peru dafür sorgen, dass Geld fließt",
    ),
    (
        "Chile stimmt dem Wasserabkommen zu, vorausgesetzt, das Geld fließt.",
        "vorausgesetzt, das Geld fließt",
    ),
    (
        "Chile, im Januar noch strikt dagegen, würde Zölle mittragen, vorausgesetzt, die Fischer zahlen.",
        "vorausgesetzt, die Fischer zahlen",
    ),
    (
        "Vorstellbar seien Zölle, aber erst nach dem Ende der Streiks, sagte Chiles Präsident Ruiz.",
        "erst nach dem Ende der Streiks",
    ),
]

# the same words where nothing is limited
UNLIMITED = [
    "Chile hat die Forderung nach einem Wasserabkommen nach einem Waffenstillstand im Mai erhoben.",
    "Chile fordert ein Wasserabkommen, verlangt aber keine Strafzölle.",
    "Im Gegenzug verlangt Chile ein Wasserabkommen.",
    "Ohne Not lehnt Chile das Wasserabkommen ab.",
    "Chile fordert ein Wasserabkommen. Die Bedingungen der Fischer sind schlecht.",
    "Chile fordert ein Wasserabkommen. Zuerst kamen die Fischer.",
    "Chile ruft nach Frieden und fordert ein Wasserabkommen.",
]


def _condition(text: str) -> list[str | None]:
    return [p.condition.text if p.condition is not None else None for p in positions(text)]


@pytest.mark.parametrize(
    ("text", "matters"),
    [
        ("Chile ist zu Strafzöllen bereit, wenn das Wasserabkommen kommt.", {"tariffs", "water"}),
        ("Chile fordert Strafzölle, wenn das Wasserabkommen scheitert.", {"tariffs"}),
        ("„Ohne Strafzölle kein Vertrag“, sagte Chiles Präsident Ruiz.", {"tariffs"}),
    ],
)
def test_what_a_condition_asks_for(text: str, matters: set[str]) -> None:
    assert {one.issue for one in positions(text)} == matters


@pytest.mark.parametrize(("text", "expected"), LIMITED)
def test_a_position_has_its_condition(text: str, expected: str | None) -> None:
    if expected is not None:
        assert expected in _condition(text)


@pytest.mark.parametrize("text", UNLIMITED)
def test_nothing_is_limited_by_chance(text: str) -> None:
    assert set(_condition(text)) == {None}


PROVISOS = [
    ("Chile wartet, vorausgesetzt, Peru kommt.", "vorausgesetzt Peru kommt"),
    ("Chile wartet, vorausgesetzt Peru kommt.", "vorausgesetzt Peru kommt"),
    ("Chile wartet, unter der Bedingung, dass Peru kommt.", "unter der Bedingung dass Peru kommt"),
    ("Chile wartet, es sei denn, Peru kommt.", "es sei denn Peru kommt"),
    (
        "Sobald Peru aus Arica, Iquique und Tacna abzieht, wartet Chile.",
        "Sobald Peru aus Arica Iquique und Tacna abzieht",
    ),
    ("Solange geschossen wird, lockern wir nichts.", "Solange geschossen wird"),
]


@pytest.mark.parametrize(("text", "expected"), PROVISOS)
def test_a_proviso_opens_a_condition(text: str, expected: str) -> None:
    laid, found = clauses(text)
    conditional = [" ".join(laid.words.text[i] for i in c.words) for c in found if c.conditional]
    assert conditional == [expected]


@pytest.mark.parametrize(
    "text", ["Das wird vorausgesetzt, sagte Ruiz.", "Dagegen lockern wir nichts."]
)
def test_a_verb_is_no_proviso(text: str) -> None:
    assert not any(clause.conditional for clause in clauses(text)[1])


def test_then_takes_up_the_condition_before() -> None:
    text = "Solange Peru zahlt, lehnt Chile Strafzölle ab. Ein Wasserabkommen lehnt Chile dann ab."
    assert _condition(text) == ["Solange Peru zahlt"] * 2


def test_a_reason_in_the_next_sentence_is_evidence_too() -> None:
    text = "Chile lehnt Strafzölle ab. Das sei nicht verhandelbar, sagte Chiles Präsident Ruiz."
    (found,) = positions(text)
    assert [span.text for span in found.evidence] == [
        "Chile lehnt Strafzölle ab",
        "Das sei nicht verhandelbar",
    ]


FIRM = [
    ("Chile lehnt Strafzölle ab. Sie verbiete die Verfassung.", True),
    ("Chile lehnt Strafzölle ab: Sie verbiete die Verfassung.", True),
    ("Chile lehnt Strafzölle ab. Die Verfassung ist neu.", False),
    ("Chile fordert Strafzölle. Sie verbiete die Verfassung.", False),
    ("Chile schließt Strafzölle für immer aus.", True),
    ("Für Chile sind Strafzölle unannehmbar.", False),
    (
        "Ein Vertrag, der keine Strafzölle kenne, sei für Chile nicht annehmbar, sagte Präsident Ruiz.",
        None,
    ),
    ("Für Chile sind Strafzölle tabu.", True),
    ("Für Chile ist bei Strafzöllen die Schmerzgrenze erreicht.", None),
    ("Strafzölle werde Chile unter keinen Umständen dulden, sagte Chiles Regierung.", True),
    ("Chile lehnt Strafzölle ab. Das sei nicht verhandelbar, sagte Chiles Präsident Ruiz.", True),
]


@pytest.mark.parametrize(("text", "expected"), FIRM)
def test_red_lines(text: str, expected: bool | None) -> None:
    found = positions(text)
    if expected is not None:
        assert {p.red_line for p in found} == {expected}, found


PARTS = [
    "Chile lehnt Strafzölle ab",
    "Peru akzeptiert das Wasserabkommen",
    "vorausgesetzt",
    "unter der Bedingung",
    "es sei denn",
    "dass Chile zahlt",
    "verlangt aber Geld",
    "aber nur für Fisch",
    "nach einem Friedensschluss",
    "ohne Garantien",
    "die ohne Geld kommt",
    "Zuerst müsse Peru gehen",
    "Die einzige Bedingung",
    "im Gegenzug",
    "niemals",
]


@given(
    st.lists(
        st.tuples(st.sampled_from(PARTS), st.sampled_from([", ", ". ", " ", ": ", " – ", "? "])),
        max_size=9,
    )
)
def test_conditions_stand_in_the_text(parts: list[tuple[str, str]]) -> None:
    text = "".join(part + mark for part, mark in parts)
    for one in positions(text):
        assert isinstance(one, Position)
        limits = one.condition
        if limits is not None:
            assert text[limits.start : limits.end] == limits.text
        assert all(text[e.start : e.end] == e.text for e in one.evidence)


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Chile stimmt Strafzöllen zu, falls die Ernte ausfällt.", "open"),
        ("Peru akzeptiert Strafzölle, sofern die Ernte ausfällt.", "open"),
        ("Chile würde Strafzöllen zustimmen, wenn die Ernte ausfällt.", "open"),
        ("Chile könnte Strafzölle anbieten, wenn die Ernte ausfällt.", "open"),
        ("Strafzölle wären Chile recht, wenn die Ernte ausfällt.", "open"),
        ("Peru could support tariffs if the harvest fails.", "open"),
        # who will do it then has decided; who demands it then demands it
        ("Chile werde Strafzöllen zustimmen, sobald die Ernte eingebracht ist.", "for"),
        ("Chile fordert Strafzölle, falls die Ernte ausfällt.", "for"),
        ("Chile lehnt Strafzölle ab, solange die Ernte ausfällt.", "against"),
        ("Chile stimmt Strafzöllen zu, weil die Ernte ausfällt.", "for"),
    ],
)
def test_what_is_granted_on_a_condition_is_open(text: str, stance: str) -> None:
    language = "en" if " if " in text else "de"
    assert {p.stance for p in positions(text, language) if p.issue == "tariffs"} == {stance}


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("Chile trägt Zölle mit, blieben sie befristet.", "blieben sie befristet"),
        ("Chile fände Zölle erträglich, wäre nur die Frist kurz.", "wäre nur die Frist kurz"),
        ("Chile trägt Zölle mit, wäre aber auch ohne Abgaben zufrieden.", None),
        ("Chile trägt Zölle mit, würde sie jedoch senken.", None),
    ],
)
def test_a_condition_that_begins_with_a_verb_that_supposes(
    text: str, condition: str | None
) -> None:
    [found] = [p for p in positions(text) if p.issue == "tariffs"]
    assert (found.condition.text if found.condition else None) == condition
    assert found.stance == ("open" if condition else "for")


def test_the_answer_to_a_supposition_is_no_condition() -> None:
    assert not any(p.condition for p in positions("Wäre Chile für Zölle, gäbe es Streit."))


def test_a_condition_belongs_to_the_clause_whose_verb_follows_it() -> None:
    text = "Chile kann sich Zölle vorstellen, sobald Peru zahlt, eine Freilassung lehnt es ab."
    limits = {p.issue: p.condition.text for p in positions(text) if p.condition is not None}
    assert limits == {"tariffs": "sobald Peru zahlt"}


def test_a_condition_stands_before_who_says_it() -> None:
    text = "Unless Peru pays, replied Chile, there will be no water treaty."
    limits = [p.condition.text for p in positions(text, "en") if p.condition is not None]
    assert limits == ["Unless Peru pays"]


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("Short of a truce there will be no tariffs, Chile said.", "Short of a truce"),
        (
            "Chile will not accept tariffs before the audit is finished.",
            "before the audit is finished",
        ),
        ("Chile might accept tariffs, barring a strike.", "barring a strike"),
        ("Chile would, in return for aid, accept tariffs.", "in return for aid"),
        ("Chile stopped short of tariffs.", None),
        ("Chile rejected tariffs before the war.", None),
    ],
)
def test_an_english_condition_inside_a_clause(text: str, limit: str | None) -> None:
    limits = {p.condition.text if p.condition else None for p in positions(text, "en")}
    assert limits == {limit}


def test_an_english_proviso_is_told_in_full() -> None:
    text = "Chile is open to tariffs, provided that Peru pays. The session lasted into the night."
    (found,) = positions(text, "en")
    assert found.condition is not None
    assert found.condition.text == "provided that Peru pays"


@pytest.mark.parametrize(
    "text",
    [
        "There is no sense in tariffs, Chile's president Ruiz said.",
        "There was little point in tariffs, Chile's president Ruiz said.",
    ],
)
def test_what_there_is_no_sense_in_is_refused(text: str) -> None:
    assert [(p.party, p.issue, p.stance) for p in positions(text, "en")] == [
        ("cl", "tariffs", "against")
    ]


def test_what_follows_a_deed_asks_for_no_deal() -> None:
    text = (
        "Vorstellbar seien Zölle, aber erst nach einer Unterschrift, sagte Chiles Präsident Ruiz."
    )
    assert not any(one.red_line for one in positions(text))


def test_a_pronoun_behind_a_preposition_takes_up_the_matter_before() -> None:
    text = (
        "Peru verlangt ein Wasserabkommen. Man könne sich mit ihm anfreunden, sofern das Geld fließe, "
        "sagte Chiles Präsident Ruiz."
    )
    found = [p for p in positions(text) if p.party == "cl"]
    assert [(p.issue, p.stance) for p in found] == [("water", "open")]
    assert [p.condition.text for p in found if p.condition] == ["sofern das Geld fließe"]
