"""Who is in office still, who has not left it, and who has it no more."""

from __future__ import annotations

import pytest

from zopa.case.findings import Office

from .made import of

FRAME = {
    "de": (
        "Viele Menschen verfolgten am Abend die Nachrichten.\n\n",
        "\n\nEs regnete in der Stadt.",
    ),
    "en": ("Many people followed the news that evening.\n\n", "\n\nIt rained in the city."),
}


def held(text: str, language: str) -> list[tuple[str, str, str]]:
    before, behind = FRAME[language]
    found = of(Office, f"{before}{text}{behind}", language)
    for one in found:
        assert one.evidence[0].text in text
    return [(one.actor.removeprefix("person-"), one.title, one.status) for one in found]


@pytest.mark.parametrize(
    ("language", "text", "title"),
    [
        ("de", "Rolf Anken ist nach wie vor Finanzminister.", "Finanzminister"),
        ("de", "Rolf Anken bleibe weiterhin Chef der Behörde, hieß es.", "Chef der Behörde"),
        ("de", "Rolf Anken leite die Wasserbehörde nach wie vor.", "Wasserbehörde"),
        ("de", "Rolf Anken führt die Armee weiterhin, teilte sie mit.", "Armee"),
        ("de", "Die Delegation wird weiter von Rolf Anken geführt.", "Delegation"),
        ("de", "Rolf Anken ist immer noch im Amt.", "Amt"),
        ("de", "Rolf Anken bleibt im Amt.", "Amt"),
        ("de", "Finanzminister Rolf Anken ist nicht entlassen worden.", "Finanzminister"),
        ("de", "Finanzminister Rolf Anken ist nicht zurückgetreten.", "Finanzminister"),
        ("en", "Rolf Anken is still finance minister.", "finance minister"),
        ("en", "Rolf Anken still leads the water agency.", "agency"),
        ("en", "Rolf Anken continues to head the agency.", "agency"),
        ("en", "The delegation is still led by Rolf Anken.", "delegation"),
        ("en", "Rolf Anken is still in office, a spokesman said.", "office"),
        ("en", "Rolf Anken remains in office.", "office"),
        ("en", "Finance minister Rolf Anken has not resigned.", "Finance minister"),
        (
            "en",
            "The palace denied that Finance minister Rolf Anken had been sacked.",
            "Finance minister",
        ),
    ],
)
def test_an_office_that_is_held_still(language: str, text: str, title: str) -> None:
    assert ("rolf-anken", title, "held") in held(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Rolf Anken ist nicht mehr Finanzminister."),
        ("de", "Rolf Anken ist seit Dienstag nicht länger Finanzminister."),
        ("de", "Rolf Anken soll übrigens seit Dienstag nicht mehr Finanzminister sein."),
        ("en", "Rolf Anken is no longer finance minister."),
    ],
)
def test_an_office_that_is_held_no_more(language: str, text: str) -> None:
    ((_, title, status),) = held(text, language)
    assert (title.lower(), status) in {("finanzminister", "left"), ("finance minister", "left")}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Rolf Anken führt die Verhandlungen weiterhin mit harter Hand."),
        ("de", "Rolf Anken führt weiterhin Krieg."),
        ("de", "Rolf Anken leitet die Sitzung."),
        ("de", "Rolf Anken ist nicht im Amt."),
        ("de", "Rolf Anken war lange im Amtsgericht."),
        ("de", "Die Armee hält die Stadt weiterhin, sagt Rolf Anken."),
        ("en", "Rolf Anken still leads the talks."),
        ("en", "Rolf Anken is still in office hours."),
        ("en", "The army still holds the town, Rolf Anken said."),
        ("en", "Rolf Anken denied that the troops had been removed."),
    ],
)
def test_no_office(language: str, text: str) -> None:
    assert not held(text, language)


@pytest.mark.parametrize(
    ("language", "text", "left", "taken"),
    [
        (
            "en",
            "Rolf Anken moved from the finance ministry to the foreign ministry on Monday.",
            "finance ministry",
            "foreign ministry",
        ),
        (
            "en",
            "Rolf Anken, who switched from the water agency to the post of mayor last week, came.",
            "water agency",
            "mayor",
        ),
        (
            "de",
            "Rolf Anken wechselte im Mai vom Finanzministerium ins Außenministerium.",
            "Finanzministerium",
            "Außenministerium",
        ),
        (
            "de",
            "Rolf Anken wechselt vom Amt des Verteidigungsministers in das des Außenministers.",
            "Verteidigungsminister",
            "Außenminister",
        ),
        (
            "de",
            "Rolf Anken, der vom Innenministerium zur Wasserbehörde wechselte, schwieg.",
            "Innenministerium",
            "Wasserbehörde",
        ),
    ],
)
def test_from_one_office_to_another(language: str, text: str, left: str, taken: str) -> None:
    assert held(text, language) == [("rolf-anken", left, "left"), ("rolf-anken", taken, "held")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Rolf Anken moved from Rome to Paris."),
        ("en", "Rolf Anken moved from blame to praise for the minister."),
        ("en", "Rolf Anken moved to the ministry of the interior."),
        ("de", "Rolf Anken wechselte das Thema vom Haushalt zum Wetter."),
        ("de", "Das Geld wechselte vom Ministerium zur Behörde, sagte Rolf Anken."),
    ],
)
def test_no_move_from_office_to_office(language: str, text: str) -> None:
    assert all(status != "left" for _, _, status in held(text, language))
