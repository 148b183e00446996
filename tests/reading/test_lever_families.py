"""Families of verbs and nouns that tell pressure, in German and English, and their look-alikes."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from zopa.case.findings import Lever
from zopa.case.spans import Published

from .made import reader, report

DAY = date(2025, 9, 10)

# kind, holder, target, status: sentence
GERMAN = """
threat cl bo announced: Chile hat Bolivien „schwerste Konsequenzen“ angedroht, falls es nicht
    mitziehe.
threat cl bo announced: Chile drohte Bolivien Vergeltung an, sollte es die Brücke sprengen.
threat cl bo announced: Chile kündigte Bolivien Vergeltung an.
threat cl bo announced: Chile hat Gegenmaßnahmen gegen Bolivien angekündigt.
threat cl bo announced: Chile stellte Bolivien ernste Folgen in Aussicht.
sanction cl bo announced: Chile behält sich Strafzölle gegen Bolivien vor.
threat cl bo announced: Chile hat angekündigt, keine Lastwagen mehr durchzulassen, sollten
    bolivianische Beamte die Fahrer weiter festhalten.
threat cl bo announced: Sollten bolivianische Boote noch einen einzigen Fischer festsetzen, „machen
    wir die Bucht dicht“, sagte Chiles Präsidentin Rosa Vidal.
deadline cl bo announced: Chile setzte Bolivien eine Frist bis zum 30. September; danach werde man
    die Gespräche beenden.
deadline cl None dropped: Auf dem Freitag, den Chile als Frist gesetzt hatte, beharre man nicht,
    hieß es in Santiago.
deadline cl bo announced: Chile hat die Frist für Bolivien um zwei Wochen verlängert.
threat lake None dropped: Von ihrer Drohung, das Bündnis zu verlassen, ist die Seepartei abgerückt.
threat lake None dropped: Die Seepartei hält an ihrer Drohung nicht länger fest.
sanction cl bo in_force: Chile hat seine Drohung wahr gemacht und die Grenze zu Bolivien
    geschlossen.
sanction cl bo in_force: Seit Oktober erhebt Chile eine Sonderabgabe auf Waren aus Bolivien.
sanction cl bo in_force: Am Montag hat Chile die Ausfuhr von Kupfer nach Bolivien gestoppt.
sanction cl bo announced: Bolivien müsse die Häfen öffnen, sagte Chiles Präsidentin Rosa Vidal.
    Andernfalls, ließ sie durchblicken, werde Chile überhaupt kein Gas mehr liefern.
threat lake hill announced: Unterschreibt der Bergbund nicht bis Freitag, lässt die Seepartei das
    Bündnis platzen.
threat lake hill announced: Entweder der Bergbund stimmt zu, oder die Seepartei verlässt die
    Regierung.
aid cl bo announced: Chile macht weitere Kredite davon abhängig, dass Bolivien seine Häfen öffnet.
aid cl bo announced: Chile knüpft die Auszahlung der Hilfen an den Abzug Boliviens.
threat cl bo announced: Chile warnte Bolivien vor Konsequenzen.
threat cl bo announced: Ein Angriff Boliviens werde nicht unbeantwortet bleiben, sagte Chiles
    Präsidentin Rosa Vidal.
threat cl bo announced: Bolivien werde einen hohen Preis zahlen, sagte Chiles Präsidentin Rosa
    Vidal.
deadline cl bo announced: Chile verlangt von Bolivien, die Truppen bis zum 20. September abzuziehen.
deadline cl bo announced: Chile gibt Bolivien zwei Wochen Zeit.
deadline None bo announced: Die Frist für Bolivien läuft am Freitag ab.
deadline cl None dropped: Chile ließ das Ultimatum fallen.
sanction cl bo dropped: Chile hat die Strafzölle gegen Bolivien ausgesetzt.
sanction cl bo dropped: Chile verzichtet vorerst auf Strafzölle gegen Bolivien.
sanction cl bo dropped: Chile legte seine Zollpläne gegen Bolivien auf Eis.
sanction cl bo in_force: Chile setzt drei bolivianische Minister auf seine Sanktionsliste.
sanction cl bo in_force: Chile hat die Konten bolivianischer Banken eingefroren.
sanction cl bo in_force: Chile wies den bolivianischen Botschafter aus.
sanction cl bo in_force: Chile zog seinen Botschafter aus Bolivien ab.
threat cl bo carried_out: Chile verlegte zwei Zerstörer an die Küste Boliviens.
arms_release cl None carried_out: Chile gibt den Export von Haubitzen an Bolivien frei.
aid cl bo in_force: Chile kürzt seine Entwicklungshilfe für Bolivien um ein Drittel.
aid cl bo announced: Chile stellt Bolivien einen Kredit über zwei Milliarden in Aussicht, wenn es
    die Häfen öffnet.
aid cl bo announced: Chile lockt Bolivien mit einem Kredit.
battlefield bo None carried_out: Bolivianische Truppen rückten auf die Stadt vor.
battlefield bo None carried_out: Bolivien hat nach eigenen Angaben zwei Dörfer eingenommen.
domestic None hill in_force: Der Bergbund steht innenpolitisch unter Druck.
threat metal None announced: Die Metallgewerkschaft hat für Montag zu Warnstreiks aufgerufen.
threat metal employers announced: Ohne ein Entgegenkommen der Arbeitgeber werde man streiken, sagte
    die Metallgewerkschaft.
threat hill lake announced: Der Bergbund will gegen das Gesetz klagen, falls die Seepartei es nicht
    ändert.
threat lake None announced: Die Seepartei kündigte ihr Veto an.
threat hill lake announced: Der Bergbund kündigte an, den Haushalt im Parlament durchfallen zu
    lassen, wenn die Seepartei nicht nachgebe.
"""
ENGLISH = """
sanction cl bo announced: Should Bolivia persist, Chile would suspend gas deliveries worth 40
    million pesos a month.
deadline cl None announced: “The deadline of 1 October stands,” said Chile's president Rosa Vidal.
deadline cl bo announced: Chile gave Bolivia until Thursday to sign.
deadline cl bo announced: Chile wants an answer from Bolivia by Thursday.
threat cl bo announced: Chile threatened retaliation if Bolivia blew up the bridge.
threat cl bo announced: Chile warned Bolivia of serious consequences.
threat cl bo announced: Chile vowed to retaliate against Bolivia.
sanction cl bo announced: Unless Bolivia signs by Friday, Chile will close the border.
deadline cl bo announced: Chile gave Bolivia until Friday to withdraw.
deadline cl bo announced: Chile gave Bolivia two weeks to withdraw.
deadline cl bo announced: Chile set Bolivia a deadline of 20 September.
deadline cl bo announced: Chile extended the deadline for Bolivia by two weeks.
threat cl None dropped: Chile dropped its threat to leave the talks.
threat cl None dropped: Chile backed away from its threat to leave the talks.
sanction cl bo in_force: Chile imposed tariffs of 25 percent on goods from Bolivia.
sanction cl bo in_force: Chile has slapped sanctions on three Bolivian banks.
sanction cl bo in_force: Chile expelled two Bolivian diplomats.
sanction cl bo in_force: Chile recalled its ambassador from Bolivia.
sanction cl bo in_force: Chile cut off gas supplies to Bolivia.
sanction cl bo in_force: Chile halted copper exports to Bolivia on Monday.
sanction cl bo dropped: Chile suspended the tariffs on Bolivia.
arms_release cl None announced: Chile pledged 40 howitzers to Norway.
aid cl bo in_force: Chile cut its aid to Bolivia by a third.
aid cl bo announced: Chile offered Bolivia a loan of two billion pesos if it opened its ports.
aid cl bo announced: Chile makes further loans conditional on Bolivia opening its ports.
battlefield cl None carried_out: Chilean troops captured two villages.
threat metal None announced: The Metalworkers' Union called a strike for Monday.
threat metal employers announced: The Metalworkers' Union threatened the Employers' Federation with
    strikes.
threat hill lake announced: The Hill League will sue if the Lake Party does not change the law.
threat hill None announced: The Hill League threatened to quit the coalition.
domestic None lake in_force: The Lake Party has lost its majority.
domestic None lake in_force: Pressure is mounting on the Lake Party at home.
"""
GERMAN_NONE = """
Der Rat werde das Gericht notfalls binnen Wochen einsetzen, sagte Milena Harkort.
Chile stellt Bolivien den Wegfall aller seit 2014 verhängten Strafmaßnahmen in Aussicht.
Die eingefrorenen Milliarden bleiben in der chilenischen Fassung blockiert, bis die Schäden bezahlt
    sind.
Chile werde keine Truppen mehr schicken, wenn Bolivien dem Abkommen zustimmt.
Die Abgabe von Waffen wurde am Montag verschoben.
Wenn Bolivien zustimmt, werde man die Truppen abziehen, sagte Chiles Präsidentin Rosa Vidal.
Eine Drohung Chiles habe es nicht gegeben, sagte ein Sprecher.
Fachleute warnen vor den Folgen eines Krieges zwischen Chile und Bolivien.
Der Bergbund hat eine Frist bis Freitag verlangt.
Die Seepartei wirft dem Bergbund vor, Chile mit Sanktionen zu drohen.
Bis zum Winter soll die Brücke fertig sein.
Chile wolle die Gespräche bis Freitag abschließen.
Wenn es regnet, werde man die Sitzung abbrechen, sagte Milena Harkort.
Chile fordert von Bolivien, die Blockade zu beenden.
Die Folgen der Dürre beschäftigen Chile und Bolivien.
Chile kündigte neue Gespräche mit Bolivien an.
Chile warnt vor einer Hungersnot in Bolivien.
Chile und Bolivien haben eine Frist von 30 Tagen vereinbart.
Die Armee wies Berichte über eine Eroberung zurück.
Chile stellt die Verlegung des Treffens in Aussicht.
Bolivien ist auf die Ausfuhr von Gas angewiesen.
Chile schickte seinen Außenminister nach Bolivien.
Der Botschafter Chiles zog eine Bilanz.
"""
ENGLISH_NONE = """
Chile would lift the tariffs if Bolivia opened its ports.
Chile demanded that Bolivia end the blockade.
Experts warned of the consequences of a war between Chile and Bolivia.
The bridge has to be finished by Friday.
Chile and Bolivia agreed on a deadline of 30 days.
If it rains, the meeting will be called off, Milena Harcourt said.
Chile denied that it had threatened Bolivia.
Chile sent its foreign minister to Bolivia.
The Hill League accused Chile of threatening Bolivia.
If Bolivia agrees, Chile will withdraw its troops.
"""


def listed(table: str) -> list[str]:
    """The entries of a table; a line that begins with blanks goes on with the one before."""
    return table.strip().replace("\n    ", " ").split("\n")


def told(language: str, table: str) -> list[tuple[str, str, list[str]]]:
    found = []
    for entry in listed(table):
        told, _, text = entry.partition(": ")
        found.append((language, text, told.split()))
    return found


def levers(text: str, language: str) -> list[Lever]:
    dated = replace(report(text, language), published=Published(DAY, DAY, "printed"))
    return [finding for finding in reader().read(dated) if isinstance(finding, Lever)]


@pytest.mark.parametrize(
    ("language", "text", "expected"), [*told("de", GERMAN), *told("en", ENGLISH)]
)
def test_a_lever_is_told(language: str, text: str, expected: list[str]) -> None:
    [lever] = levers(text, language)
    found = (lever.kind, lever.holder, lever.target, lever.status)
    assert [str(part) for part in found] == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [*(("de", t) for t in listed(GERMAN_NONE)), *(("en", t) for t in listed(ENGLISH_NONE))],
)
def test_a_look_alike_is_none(language: str, text: str) -> None:
    assert levers(text, language) == []


def test_what_follows_a_deadline_is_threatened() -> None:
    text = "Chile setzte Bolivien eine Frist bis zum 30. September. "
    deadline, threat = levers(text + "Danach werde Chile klagen.", "de")
    assert (deadline.kind, threat.kind, threat.holder) == ("deadline", "threat", "cl")
    assert threat.trigger is not None
    assert threat.trigger.text.startswith("Chile setzte Bolivien eine Frist")


def test_what_aid_hangs_on_is_its_trigger() -> None:
    [lever] = levers("Chile macht weitere Kredite davon abhängig, dass Bolivien zahlt.", "de")
    assert lever.trigger is not None
    assert lever.trigger.text == "dass Bolivien zahlt"


def test_an_insertion_parts_the_word_from_the_threat() -> None:
    text = "Bolivien müsse die Häfen öffnen, sagte Chiles Präsidentin Rosa Vidal. "
    [lever] = levers(text + "Andernfalls, ließ sie wissen, werde Chile kein Gas liefern.", "de")
    assert (lever.rule, lever.holder) == ("lever.otherwise", "cl")
    assert lever.trigger is not None
    assert lever.trigger.text.startswith("Bolivien müsse")
