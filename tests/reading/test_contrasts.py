"""Clauses that leave out their verb and turn what was said before: "..., nicht aber mit Zöllen"."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from .made import positions, report

Found = list[tuple[str | None, str, str]]

TURNING: list[tuple[str, Found]] = [
    (
        "Chile verzichtet auf Zölle, nicht jedoch auf die Freilassung.",
        [("cl", "tariffs", "against"), ("cl", "hostages", "for")],
    ),
    (
        "Gegen Zölle sperrt sich Chile nicht, wohl aber gegen eine Freilassung.",
        [("cl", "tariffs", "open"), ("cl", "hostages", "against")],
    ),
    (
        "Über Zölle könne man streiten, sagte Chile, nicht aber über eine Freilassung.",
        [("cl", "tariffs", "open"), ("cl", "hostages", "against")],
    ),
    (
        "Chile könnte sich Zölle vorstellen, auf keinen Fall aber eine Freilassung.",
        [("cl", "tariffs", "open"), ("cl", "hostages", "against")],
    ),
    (
        # the verb that both share turns both round
        "Chile will die Zölle abschaffen, keineswegs aber die Wasserteilung.",
        [("cl", "tariffs", "against"), ("cl", "water", "for")],
    ),
    (
        # past the condition of what is offered
        "Eine Freilassung bietet Chile an, wenn die Armee abzieht, eine Wasserteilung jedoch nicht.",
        [("cl", "hostages", "open"), ("cl", "water", "against")],
    ),
    (
        # past what somebody is ready to do
        "Chile wäre bereit, den Kantonen eigene Zölle zu geben, eine Wasserteilung dagegen nicht.",
        [("cl", "tariffs", "open"), ("cl", "water", "against")],
    ),
]
SHARED: list[tuple[str, Found]] = [
    # a clause that shares the verb of the one before it
    (
        "Chile hat die Zölle abgelehnt, eine Wasserteilung aber begrüßt.",
        [("cl", "tariffs", "against"), ("cl", "water", "for")],
    ),
    (
        "Gegen Zölle hat sich Chile ausgesprochen, zugleich aber eine Wasserteilung verlangt.",
        [("cl", "tariffs", "against"), ("cl", "water", "for")],
    ),
    (
        "Chile will die Zölle streichen, dagegen die Wasserteilung ungeschoren lassen.",
        [("cl", "tariffs", "against"), ("cl", "water", "for")],
    ),
    ("Chile hat die Zölle begrüßt, Fachleute aber verärgert.", [("cl", "tariffs", "for")]),
]
BOTH: list[tuple[str, Found]] = [
    (
        "Chile sprach sich für Zölle und gegen eine Wasserteilung aus.",
        [("cl", "tariffs", "for"), ("cl", "water", "against")],
    ),
    (
        "Chile ist für die Zölle, aber gegen eine Wasserteilung.",
        [("cl", "tariffs", "for"), ("cl", "water", "against")],
    ),
    (
        "Chile sagt Nein zu Zöllen und Ja zur Wasserteilung.",
        [("cl", "tariffs", "against"), ("cl", "water", "for")],
    ),
    ("Chile ist gegen die Zölle für Bauern.", [("cl", "tariffs", "against")]),
]
ANSWERS: list[tuple[str, Found]] = [
    ("Neue Zölle? Vielleicht, sagt Chile, wenn alle sie zahlen.", [("cl", "tariffs", "open")]),
    ("„Zölle? Solange ich regiere, nein“, sagte Chile.", [("cl", "tariffs", "against")]),
    ("Zölle? „Ohne uns“, sagte Chile.", [("cl", "tariffs", "against")]),
    ("Zölle? Nein, sagen Fachleute.", []),
    # no longer to insist is to give up
    ("Chile pocht nicht länger auf Zölle.", [("cl", "tariffs", "against")]),
    ("„Was wir wollen“, sagte Chile, „sind Zölle.“", [("cl", "tariffs", "for")]),
]
BESIDE: list[tuple[str, Found]] = [
    # what is reported beside a stance is not its content
    (
        "Chile teilte mit, man lasse mit sich handeln, die Zölle müssten weg.",
        [("cl", "tariffs", "against")],
    ),
    (
        "Chile teilte mit, man lehne die Zölle ab, eine Wasserteilung sei aber denkbar.",
        [("cl", "tariffs", "against"), ("cl", "water", "open")],
    ),
]
WHOSE: list[tuple[str, Found]] = [
    # by the will of whom the sentence before, or the clause before, was about
    (
        "Der chilenische Präsident Pablo Reyes kam. Nach seinem Willen sollen Zölle kommen.",
        [("cl", "tariffs", "for")],
    ),
    ("Nach ihrem Willen sollen Zölle kommen.", []),
    # a condition behind a colon
    (
        "Chile knüpft die Hilfe an eine Bedingung: Erst müssten Zölle kommen.",
        [("cl", "tariffs", "for")],
    ),
    # a list of demands goes on with who was spoken of
    (
        "Chile stellt Bedingungen. Gefordert werden Zölle und eine Wasserteilung.",
        [("cl", "tariffs", "for"), ("cl", "water", "for")],
    ),
    ("Zölle sind alt. Gefordert wurden Zölle.", []),
    # what belongs to somebody's demands, or is named behind a colon as one
    ("Zu den Forderungen des Bergbunds zählt eine Wasserteilung.", [("hill", "water", "for")]),
    ("Auf der Wunschliste des Bergbunds steht eine Wasserteilung.", [("hill", "water", "for")]),
    ("Bedingung des Bergbunds: eine Wasserteilung.", [("hill", "water", "for")]),
    ("Zu den Forderungen des Bergbunds sagte Peru nichts, zur Wasserteilung wenig.", []),
    # a consent that is only in view
    ("Chile knüpft seine Zustimmung zu Zöllen an Bedingungen.", [("cl", "tariffs", "open")]),
    ("Chile rückte von seinem Nein zu Zöllen ab.", [("cl", "tariffs", "open")]),
    ("Chile drohte, die Wasserteilung platzen zu lassen.", [("cl", "water", "against")]),
    ("Lob für die Zölle kam vom Bergbund.", [("hill", "tariffs", "for")]),
    # one instead of the other
    (
        "Chile schlug vor, statt der Zölle eine Wasserteilung einzuführen.",
        [("cl", "tariffs", "against"), ("cl", "water", "for")],
    ),
    # what somebody would do is open
    ("Chile würde Zölle mittragen.", [("cl", "tariffs", "open")]),
    # a short question asks about its first matter
    (
        "Zölle für eine Wasserteilung? Auch darauf lässt sich Chile nicht ein.",
        [("cl", "tariffs", "against")],
    ),
    ("Ohne Zölle setzt Chile seinen Namen unter nichts.", [("cl", "tariffs", "for")]),
]
OTHERS: list[tuple[str, Found]] = [
    # what one side wants and the other does not
    ("Peru will Zölle, Chile nicht.", [("pe", "tariffs", "for"), ("cl", "tariffs", "against")]),
    (
        "Peru schlug Zölle vor, was Chile ablehnt.",
        [("pe", "tariffs", "for"), ("cl", "tariffs", "against")],
    ),
    (
        "Peru schlug Zölle vor. Chile lehnte ab.",
        [("pe", "tariffs", "for"), ("cl", "tariffs", "against")],
    ),
    ("Anders als Peru lehnt Chile die Zölle ab.", [("cl", "tariffs", "against")]),
    (
        "Chile will lieber eine Wasserteilung als Zölle.",
        [("cl", "water", "for"), ("cl", "tariffs", "against")],
    ),
    ("Chile lässt keinen Zweifel daran, dass es Zölle ablehnt.", [("cl", "tariffs", "against")]),
    ("Zweifel bestehen, dass Chile Zölle ablehnt.", []),
    # words behind a colon are those of whom the words before it are about
    (
        "Im Streit um die Zölle bleibt Chile hart: „Das ist mit uns nicht zu machen.“",
        [("cl", "tariffs", "against")],
    ),
    ("Peru fordert Zölle. Chile ebenfalls.", [("pe", "tariffs", "for"), ("cl", "tariffs", "for")]),
    ("Peru fordert Zölle. Chile nicht.", [("pe", "tariffs", "for"), ("cl", "tariffs", "against")]),
    (
        "Peru fordert Zölle. Chile protestierte.",
        [("pe", "tariffs", "for"), ("cl", "tariffs", "against")],
    ),
    ("Peru fordert Zölle. Chile protestierte gegen das Wetter.", [("pe", "tariffs", "for")]),
    ("Peru fordert Zölle. Chile reagierte empört auf den Unfall.", [("pe", "tariffs", "for")]),
    # what the words around a quotation say that it is about
    ("„Das machen wir nicht mit“, sagte Chile zu den Zöllen.", [("cl", "tariffs", "against")]),
    ("„Das machen wir nicht mit“, sagte Chile nach den Zöllen.", []),
    ("Peru schlug Zölle vor. Chile lehnte den Bericht ab.", [("pe", "tariffs", "for")]),
]
BESIDES: list[tuple[str, Found]] = [
    # what stands beside what is refused is not refused
    (
        "Während Peru Zölle fordert, lehnt Chile eine Wasserteilung ab.",
        [("pe", "tariffs", "for"), ("cl", "water", "against")],
    ),
    ("Während Peru wartet, lehnt Chile Zölle ab.", [("cl", "tariffs", "against")]),
    # by whose votes it was done
    ("Mit den Stimmen Chiles wurden die Zölle abgelehnt.", [("cl", "tariffs", "against")]),
    ("Mit den Booten Chiles wurden die Zölle abgelehnt.", []),
    # who refuses to talk of it refuses it
    ("Chile verweigert jedes Gespräch über Zölle.", [("cl", "tariffs", "against")]),
    ("Chile verweigert jedes Bild über Zölle.", []),
    # who says so takes no stance on it
    ("Die Zölle konnte Chile, wie es einräumte, nicht messen.", []),
    ("Zölle, wie sie Chile fordert, kommen.", [("cl", "tariffs", "for")]),
    # what stays
    ("„Die Zölle bleiben“, sagte Chile.", [("cl", "tariffs", "for")]),
    ("Die Zölle können nicht bleiben, sagte Chile.", [("cl", "tariffs", "against")]),
    ("„Die Zölle bleiben hoch“, sagte Chile.", []),
]
NOT_TURNING: list[tuple[str, Found]] = [
    ("Zölle sind alt, nicht aber die Freilassung.", []),
    ("Fachleute halten Zölle für möglich, nicht aber eine Freilassung.", []),
    ("Chile fordert Zölle, nicht aber heute.", [("cl", "tariffs", "for")]),
    ("Chile begrüßt Zölle, wohl aber nicht laut.", [("cl", "tariffs", "for")]),
]


WORDS = (
    "Chile will Zölle , nicht aber wohl jedoch auf eine Freilassung dagegen nie sehr wohl lehnt ab . "
    "abschaffen wenn und dass sagte"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [*TURNING, *SHARED, *BOTH, *BESIDES, *OTHERS, *WHOSE, *ANSWERS, *BESIDE, *NOT_TURNING],
)
def test_contrasts(text: str, expected: Found) -> None:
    found = positions(text)
    assert sorted((str(p.party), str(p.issue), p.stance) for p in found) == sorted(
        (str(party), issue, stance) for party, issue, stance in expected
    )


@given(
    st.lists(
        st.sampled_from(WORDS.split()),
        max_size=20,
    )
)
def test_every_contrast_stands_in_the_text(words: list[str]) -> None:
    text = " ".join(words)
    for position in positions(text):
        for span in position.evidence:
            assert report(text).text[span.start : span.end] == span.text
