"""What makes a stand final, in its own clause or behind it, and what leaves it one for now."""

from __future__ import annotations

import pytest

from .made import positions

FINAL = [
    ("de", "Zölle kommen für Chile nicht infrage."),
    ("de", "Chile schließt Zölle kategorisch aus."),
    ("de", "Chile hat jede Form von Zöllen ausgeschlossen."),
    ("de", "Chile schließt Zölle aus; das verbiete die Verfassung."),
    ("de", "Zölle, die die Verfassung verbiete, werde Chile nicht erheben, sagte Präsident Ruiz."),
    ("de", "Chile lehnt Zölle ab, daran lasse sich nichts drehen, sagte Präsidentin Anna Belm."),
    ("de", "„Zölle wird es mit uns nicht geben“, sagte Chiles Präsident Ruiz."),
    ("de", "Chile verlangt das Wasserabkommen, darüber werde nicht gefeilscht."),
    ("de", "Chile fordert das Wasserabkommen, sonst werde nichts unterschrieben."),
    ("de", "Chile besteht auf dem Wasserabkommen, über das nicht verhandelt werde."),
    ("de", "Chile lehnt Zölle ab, nicht für einen Tag."),
    (
        "de",
        "Zölle seien unannehmbar, sagte Chiles Präsident Ruiz. Verhandeln lasse sich darüber nicht.",
    ),
    (
        "de",
        "„Zölle erheben wir nicht, das erlaubt unsere Verfassung nicht“, sagte Chiles Präsident Ruiz.",
    ),
    ("de", "Zölle werde es unter dieser Regierung nicht geben, sagte Chiles Präsident Ruiz."),
    ("de", "Zölle scheiden für Chile aus."),
    ("de", "Zölle nennt Chile verfassungswidrig."),
    ("de", "Chile wird Zöllen nie und nimmer zustimmen."),
    ("de", "Am Wasserabkommen führt für Chile kein Weg vorbei."),
    ("de", "Am Wasserabkommen werde nicht gerüttelt, sagte Chiles Präsident Ruiz."),
    ("de", "Zölle werde es mit Chile nicht geben, sagte Chiles Präsident Ruiz."),
    ("de", "Chile macht das Wasserabkommen zur Bedingung für seine Unterschrift."),
    ("de", "„Ohne Wasserabkommen läuft gar nichts“, sagte Chiles Präsident Ruiz."),
    ("de", "Kein Vertrag ohne Wasserabkommen, stellte Chile klar."),
    (
        "de",
        "Solange das Wasserabkommen fehle, werde Chile nichts unterzeichnen, sagte Chiles Präsident Ruiz.",
    ),
    ("de", "Chile will nur unterschreiben, wenn das Wasserabkommen kommt."),
    ("de", "Eher trete er zurück, als Zölle zu erheben, sagte Chiles Präsident Ruiz."),
    ("de", "„Ausgeschlossen“, sagte Chiles Präsident Ruiz zu den Zöllen."),
    ("de", "Auf die Frage nach Zöllen antwortete Chiles Präsident Ruiz: „Niemals.“"),
    ("de", "„Zölle erheben wir nicht, solange ich Präsident bin“, sagte Chiles Präsident Ruiz."),
    ("de", "Chile fordert ein Wasserabkommen, da lasse es nicht mit sich handeln."),
    ("de", "Chile fordert Gespräche und Zölle; über beides lasse man nicht mit sich reden."),
    ("de", "Ohne Wasserabkommen werde es keine Öllieferungen geben, sagte Chiles Präsident Ruiz."),
    ("de", "Ohne ein Wasserabkommen wird es gar nichts geben, sagte Chiles Präsident Ruiz."),
    ("de", "Zölle erhebe man nicht, erklärte Chiles Regierung; das verbiete das Grundgesetz."),
    ("de", "Chile lehnt Zölle ab, so etwas werde es nie hinnehmen."),
    ("de", "Zölle nannte Chiles Präsident Ruiz unklug. Dem werde er nie zustimmen, sagte Ruiz."),
    ("de", "Chile macht ein Wasserabkommen zur Voraussetzung seiner Rückkehr."),
    ("de", "Unter einem Wasserabkommen steige Chile nicht ein, sagte Chiles Präsident Ruiz."),
    ("en", "Chile excludes tariffs for good."),
    (
        "en",
        "Without a water treaty there will be no transit at all, Chile's president Ruiz said.",
    ),
    ("en", "Chile made its signature conditional on a water treaty."),
    ("en", "Tariffs are wrong, Chile's president Ruiz said. He would never agree to them."),
    ("en", "Chile ruled out any tariffs."),
    ("en", "Chile categorically rules out tariffs."),
    ("en", "For Chile tariffs are out of the question."),
    ("en", "Chile demands a water treaty, otherwise it will not sign the accord."),
    ("en", "Chile rejects tariffs, now or ever."),
]
NOT_FINAL = [
    ("de", "Chile schließt Zölle nicht aus."),
    ("de", "Zölle kommen für Chile derzeit nicht infrage."),
    ("de", "Chile schließt Zölle aus."),
    ("de", "Chile schließt Zölle bis auf weiteres kategorisch aus."),
    ("de", "Zölle scheiden damit aus, sagte Chiles Präsident Ruiz."),
    ("de", "Ohne Wasserabkommen gibt es über uns keinen Bericht, sagte Chiles Präsident Ruiz."),
    ("de", "Chile lehnt Zölle ab, Norwegen verhandelt darüber nicht."),
    ("de", "Chile fordert das Wasserabkommen, sonst werde das Wasser knapp."),
    ("de", "Chile lehnt Zölle ab, darüber wird morgen geredet."),
    ("de", "Chile fordert das Wasserabkommen. Dabei bleibt Norwegen draußen."),
    ("de", "Chile fordert Zölle, solange Peru den Vertrag nicht unterschreibt."),
    ("de", "Chile findet Zölle falsch und hat ihnen nicht zugestimmt."),
    ("de", "„Unsinn“, sagte Chiles Präsident Ruiz zu den Zöllen."),
    ("de", "Chile ist beim Wasserabkommen von seiner roten Linie abgerückt."),
    ("de", "Chile lehnt Zölle ab, das verlangt der Anstand."),
    ("de", "Zölle kommen für Chile nicht infrage, solange die Fischer streiken."),
    ("de", "Chile schließt Zölle aus, bis Peru gezahlt hat."),
    ("de", "Chile nannte die Strafzölle ein Himmelfahrtskommando."),
    ("de", "Zölle seien eine Einladung zum Selbstmord, sagte Chiles Präsident Ruiz."),
    ("de", "Ohne Wasserabkommen werde sich kein Frieden umsetzen lassen, sagte Präsident Ruiz."),
    ("de", "Ohne Wasserabkommen werde es kein Wachstum geben, sagte Chiles Präsident Ruiz."),
    ("de", "An den Zöllen solle nicht gerüttelt werden, sagte Chiles Präsident Ruiz."),
    ("de", "Chile möchte Zölle nie wieder sehen."),
    ("de", "Die von Peru angestrebten Zölle wird es nach den Worten Noras nie geben."),
    ("de", "Chile fordert ein Wasserabkommen. Auf das Geld will Ruiz nicht verzichten."),
    ("de", "Strafzölle bekommen unseren Segen nicht, sagte Chiles Präsident Ruiz."),
    ("en", "Chile rules out tariffs."),
    ("en", "Chile does not rule out any tariffs."),
    ("en", "Tariffs are out of the question until the strike is over, Chile's president said."),
    ("en", "Not a single tariff should be imposed, Chile's president Ruiz said."),
    ("en", "For Chile tariffs are out of the question for now."),
    ("en", "Chile rejects tariffs, and Norway is of another mind."),
]


@pytest.mark.parametrize(("language", "text"), FINAL)
def test_final(language: str, text: str) -> None:
    first = positions(text, language)[0]
    assert (first.party, first.red_line) == ("cl", True)


@pytest.mark.parametrize(("language", "text"), NOT_FINAL)
def test_not_final(language: str, text: str) -> None:
    assert positions(text, language)
    assert not any(one.red_line for one in positions(text, language))
