"""From a sentence to a position: issue, direction, denial, red lines, conditions, holders."""

from __future__ import annotations

import pytest

from .made import positions, stances

DENIED = [
    ("de", "Chile unterstützt das Wasserabkommen nicht.", ("cl", "water", "against")),
    ("de", "Peru lehnt Zölle nicht ab.", ("pe", "tariffs", "open")),
    ("de", "Bolivien schließt eine Freilassung nicht aus.", ("bo", "hostages", "open")),
    ("de", "Chile lehnt keine Zölle ab.", ("cl", "tariffs", "against")),
    ("de", "Kenia ist zu Gesprächen nicht bereit.", ("ke", "talks", "against")),
    ("de", "Norwegen verzichtet nicht auf Zölle.", ("no", "tariffs", "for")),
    ("en", "Chile does not support the water treaty.", ("cl", "water", "against")),
    ("en", "Peru did not rule out tariffs.", ("pe", "tariffs", "open")),
    ("en", "Norway would not accept tariffs.", ("no", "tariffs", "against")),
]

TURNED = [
    ("Chile fordert einen Verzicht auf Zölle.", ("cl", "tariffs", "against")),
    ("Peru verlangt die Aufhebung der Zölle.", ("pe", "tariffs", "against")),
    ("Bolivien lehnt die Aufhebung der Zölle ab.", ("bo", "tariffs", "for")),
    ("Kenia ist bereit, die Zölle aufzuheben.", ("ke", "tariffs", "against")),
    ("Norwegen lehnt es ab, die Zölle aufzuheben.", ("no", "tariffs", "for")),
    ("Chile fordert Freihandel.", ("cl", "tariffs", "against")),
    ("Peru lehnt Freihandel ab.", ("pe", "tariffs", "for")),
    ("Bolivien fordert ein Ende des Freihandels.", ("bo", "tariffs", "for")),
    ("Der Bergbund lehnt eine Lohnkürzung ab.", ("hill", "wages", "for")),
]

NOBODYS = [
    ("de", "Chile erklärte, Peru fordere Zölle."),
    ("de", "Ein Diplomat sagte, man lehne Zölle ab."),
    ("de", "„Die Zölle müssen weg“, rief ein Zuschauer."),
    ("de", "Chile warf Peru vor, es verweigere die Freilassung."),
    ("de", "Die Zölle wurden gestern abgelehnt."),
    ("de", "Wenn Chile die Zölle ablehnt, beginnt die Ernte trotzdem."),
    ("de", "Chile und Peru teilen sich einen Stausee."),
    ("de", "Chile fordert mehr Sonne."),
    ("en", "Chile said Peru demanded tariffs."),
    ("en", "A diplomat said tariffs must go."),
    ("en", "The tariffs were rejected yesterday."),
    ("en", "Chile and Peru share a reservoir."),
]


@pytest.mark.parametrize(("language", "text", "expected"), DENIED)
def test_denial(language: str, text: str, expected: tuple[str, str, str]) -> None:
    assert [(p.party, p.issue, p.stance) for p in positions(text, language)] == [expected]


@pytest.mark.parametrize(("text", "expected"), TURNED)
def test_words_that_turn_a_matter_round(text: str, expected: tuple[str, str, str]) -> None:
    assert [(p.party, p.issue, p.stance) for p in positions(text)] == [expected]


@pytest.mark.parametrize(("language", "text"), NOBODYS)
def test_no_position(language: str, text: str) -> None:
    assert positions(text, language) == []


RED = [
    ("de", "Für Chile ist die Wasserteilung eine rote Linie.", "against", True),
    ("de", "Für Chile ist die Selbstverwaltung eine rote Linie.", "against", True),
    ("de", "Peru lehnt Zölle kategorisch ab.", "against", False),
    ("de", "Für Peru sind Zölle vollkommen ausgeschlossen.", "against", True),
    ("de", "Peru lehnt Zölle unter allen Umständen ab.", "against", True),
    ("de", "Peru wird Zölle keinen Tag länger dulden.", "against", True),
    ("de", "Peru nennt Zölle einen Verstoß gegen das Grundgesetz.", "against", True),
    ("de", "Peru nennt Zölle einen Verstoß gegen gute Sitten.", "against", False),
    ("de", "Peru lehnt Zölle den ganzen Tag ab.", "against", False),
    ("de", "Peru lehnt Zölle unter Verweis auf Artikel 4 der Verfassung ab.", "against", True),
    ("de", "Ohne Zölle unterschreibe man nichts, sagte Peru.", "for", True),
    ("de", "Ohne Zölle werde man nichts unterschreiben, sagte Peru.", "for", True),
    ("de", "Peru lehnt Zölle ab.", "against", False),
    ("de", "Kenia wird Zölle niemals akzeptieren.", "against", True),
    ("de", "Kenia hat Zölle niemals akzeptiert.", "against", False),
    ("de", "Kenia fordert Zölle, und zwar grundsätzlich.", "for", False),
    ("en", "Chile would never accept tariffs.", "against", True),
    ("en", "Chile has never accepted tariffs.", "against", False),
    ("en", "For Chile tariffs are unacceptable.", "against", True),
    ("en", "Chile rejected tariffs.", "against", False),
]


@pytest.mark.parametrize(("language", "text", "stance", "red"), RED)
def test_red_lines(language: str, text: str, stance: str, *, red: bool) -> None:
    assert [(p.stance, p.red_line) for p in positions(text, language)] == [(stance, red)]


def test_a_red_line_around_a_value_defends_it() -> None:
    # giving up self-rule is the question; the line is drawn around self-rule itself
    (found,) = positions("Für Peru ist die Selbstverwaltung nicht verhandelbar.")
    assert (found.issue, found.stance, found.red_line) == ("autonomy", "against", True)


CONDITIONS = [
    ("de", "Chile ist zu Gesprächen bereit, wenn Peru die Fischer freilässt.", "open"),
    ("de", "Kenia akzeptiert das Wasserabkommen, sofern die Dürre endet.", "for"),
    ("de", "Peru stimmt der Wasserteilung erst nach der Ernte zu.", "for"),
    ("en", "Chile is ready for talks if Peru frees the crew.", "for"),
    ("en", "Kenya accepts the water treaty provided the drought ends.", "for"),
]
LIMITS = [
    "wenn Peru die Fischer freilässt",
    "sofern die Dürre endet",
    "erst nach der Ernte",
    "if Peru frees the crew",
    "provided the drought ends",
]


@pytest.mark.parametrize(
    ("language", "text", "limit"),
    [
        (language, text, limit)
        for (language, text, _), limit in zip(CONDITIONS, LIMITS, strict=True)
    ],
)
def test_conditions(language: str, text: str, limit: str) -> None:
    limits = [p.condition.text for p in positions(text, language) if p.condition is not None]
    assert limits == [limit]


def test_what_a_condition_asks_for_is_wanted() -> None:
    text = "Chile ist zu Gesprächen bereit, wenn Peru die Geiseln freilässt."
    found = positions(text)
    assert {(p.party, p.issue, p.stance) for p in found} == {
        ("cl", "talks", "open"),
        ("cl", "hostages", "for"),
    }


def test_only_if_leaves_a_matter_open() -> None:
    first = positions("Chile zeigt sich offen für Zölle, nur wenn Peru die Fischer freilässt.")[0]
    assert first.stance == "open"
    (found,) = positions("Kenia will das Wasserabkommen, erst wenn die Dürre endet.")
    assert found.stance == "open"


def test_the_condition_may_be_the_next_sentence() -> None:
    (found,) = positions(
        "Chile stimmt dem Wasserabkommen zu. Voraussetzung sei ein Ende der Dürre."
    )
    assert found.condition is not None
    assert found.condition.text == "Voraussetzung sei ein Ende der Dürre"
    (again,) = positions("Chile stimmt dem Wasserabkommen zu. Ein Ende der Dürre ist fern.")
    assert again.condition is None


HOLDERS = [
    ("de", "Chile und Peru fordern Zölle.", {"cl", "pe"}),
    ("de", "Chile, Peru und Kenia lehnen Zölle ab.", {"cl", "pe", "ke"}),
    ("de", "Die Zölle werden von Norwegen abgelehnt.", {"no"}),
    ("de", "Zölle lehnt Norwegen ab.", {"no"}),
    ("de", "Gestern lehnte Norwegen Zölle ab.", {"no"}),
    ("de", "Peru, das Zölle ablehnt, wartet.", {"pe"}),
    ("de", "Das lehnt Chile ab, denn es fordert Zölle.", {"cl"}),
    ("de", "Das Wetter ist schlecht, denn es fordert Zölle.", set()),
    ("de", "Die chilenische Regierung fordert Zölle.", {"cl"}),
    ("de", "Die Regierung in Oslo fordert Zölle.", {"no"}),
    ("de", "Der Widerstand der Seepartei gegen Zölle wächst.", {"lake"}),
    ("de", "Peru forderte gestern Chile auf, Zölle zu erheben.", {"pe"}),
    ("en", "Chile and Peru demanded tariffs.", {"cl", "pe"}),
    ("en", "The tariffs were rejected by Norway.", {"no"}),
    ("en", "The Chilean government demanded tariffs.", {"cl"}),
    ("en", "Oslo demanded tariffs.", {"no"}),
]


@pytest.mark.parametrize(("language", "text", "parties"), HOLDERS)
def test_who_holds_a_stance(language: str, text: str, parties: set[str]) -> None:
    assert {p.party for p in positions(text, language)} == parties


ISSUES = [
    ("de", "Chile fordert Zölle und ein Wasserabkommen.", {("tariffs", None), ("water", None)}),
    ("de", "Chile fordert Gespräche und ein Wasserabkommen.", {("water", None)}),
    ("de", "Chile fordert Gespräche.", {("talks", None)}),
    ("de", "Peru fordert ein AKW.", {("nuclear", None)}),
    ("de", "Peru fordert ein Akw.", set()),
    ("de", "Die Arbeitgeber bieten eine Einmalzahlung an.", {("wages", "single")}),
    ("de", "Die Metallgewerkschaft fordert eine Mindestlohnerhöhung.", {("wages", None)}),
    ("de", "Die Metallgewerkschaft fordert eine Anhebung aller Löhne.", {("wages", None)}),
    (
        "de",
        "Die Metallgewerkschaft fordert eine Anhebung der fünf niedrigsten Löhne.",
        {("wages", None)},
    ),
    ("de", "Chile fordert vor den Gesprächen Zölle.", {("tariffs", None)}),
    ("en", "Kenya demanded the release of all hostages.", {("hostages", None)}),
    ("en", "Kenya demanded talks and a water treaty.", {("water", None)}),
    ("en", "The Employers offered a one-off pay rise.", {("wages", "single")}),
]


@pytest.mark.parametrize(("language", "text", "issues"), ISSUES)
def test_which_issue(language: str, text: str, issues: set[tuple[str, str | None]]) -> None:
    assert {(p.issue, p.option) for p in positions(text, language)} == issues


def test_a_stance_may_answer_the_sentence_before() -> None:
    text = "Auf dem Tisch liegt ein Wasserabkommen. Peru lehnt das ab."
    (found,) = positions(text)
    assert (found.party, found.issue, found.stance) == ("pe", "water", "against")
    assert found.rule == "position.refuse.context"
    assert positions("Auf dem Tisch liegt viel Papier. Peru lehnt das ab.") == []


def test_a_guess_of_the_author_is_analysis() -> None:
    (sure,) = positions("Chile lehnt Zölle ab.")
    (guess,) = positions("Chile lehnt Zölle offenbar ab.")
    assert (sure.origin, guess.origin) == ("statement", "analysis")


def test_the_evidence_is_the_sentence() -> None:
    (found,) = positions("Es regnet. Chile lehnt Zölle ab. Es schneit.")
    assert [span.text for span in found.evidence] == ["Chile lehnt Zölle ab"]


def test_a_speaker_has_a_party_through_an_office() -> None:
    text = "Die chilenische Ministerin Rosa Vidal kam. Vidal lehnte Zölle ab."
    (found,) = positions(text)
    assert (found.party, found.speaker) == ("cl", "person-rosa-vidal")


def test_private_persons_bind_no_party() -> None:
    for text in (
        "Der chilenische Ökonom Pablo Reyes fordert Zölle.",
        "Der frühere chilenische Minister Pablo Reyes fordert Zölle.",
        "Chiles Ex-Minister Pablo Reyes fordert Zölle.",
    ):
        assert {p.party for p in positions(text)} <= {None}


def test_a_particle_closes_its_clause() -> None:
    # "auf" before a noun is a preposition and no part of "fordert"
    (found,) = positions("Chile fordert Zölle auf Kupfer.")
    assert found.rule == "position.demand"
    (found,) = positions("Chile rief auf zu Gesprächen.")
    assert found.rule == "position.call_for"


def test_stances_of_one_sentence() -> None:
    text = "Chile fordert Zölle, doch Peru lehnt Zölle ab."
    assert stances(text) == {("cl", "tariffs", None, "for"), ("pe", "tariffs", None, "against")}


def test_the_terms_of_a_list_are_nobodys_positions() -> None:
    plan = (
        "Der Entwurf sieht vor:\n1. Chile erhöht die Zölle auf Kupfer.\n"
        "2. Peru lehnt Zölle ab.\n3. Bolivien fordert Zölle.\n"
    )
    assert positions(plan) == []
    said = plan + "Peru lehnt Zölle ab.\n"
    assert len(positions(said)) == 1


def test_the_entries_of_a_chronicle_are_prose() -> None:
    days = (
        "2. März: Chile fordert Zölle auf Kupfer.\n\n3. März: Peru lehnt Zölle ab.\n\n"
        "4. März: Bolivien fordert Zölle.\n"
    )
    assert {p.party for p in positions(days)} == {"cl", "pe", "bo"}


def test_what_comes_first_is_not_what_is_promised() -> None:
    (found,) = positions("Chile erneuert seine Zusage, nach den Gesprächen Zölle zu erheben.")
    assert found.issue == "tariffs"
