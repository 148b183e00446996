"""Reports made by chance from parts written for this project: for speed and durability, not for sense."""

from __future__ import annotations

import random
from datetime import date, timedelta
from pathlib import Path

_PARTIES = (
    "Moskau Kiew Washington Brüssel Ankara Paris Warschau Berlin|der Kreml|die Türkei|die Ukraine|"
    "die US-Regierung|die polnische Regierung|die französische Führung|die EU-Kommission"
)
_PARTIES_LIST = [
    w
    for part in _PARTIES.split("|")
    for w in (part.split() if "der" not in part and "die" not in part else [part])
]
_PEOPLE = (
    "Außenministerin Hanna Brandt",
    "der polnische Ministerpräsident Jan Kowal",
    "Kremlsprecher Pawel Orlow",
    "US-Außenminister Mark Nolan",
    "der türkische Präsident Kemal Aydin",
    "Regierungssprecherin Julia Meerbusch",
)
_MATTERS = (
    "eine Waffenruhe",
    "den Abzug der Truppen",
    "neue Sanktionen",
    "den Austausch der Gefangenen",
    "die Freigabe der eingefrorenen Vermögen",
    "Sicherheitsgarantien",
    "eine Obergrenze für die Streitkräfte",
    "die Stationierung ausländischer Truppen",
    "den Plan",
    "weitere Waffenlieferungen",
    "Wahlen im kommenden Jahr",
)
_FRAMES = (
    "{P} fordert {M}.",
    "{P} lehnt {M} weiterhin ab.",
    "„Wir werden {M} nicht hinnehmen“, sagte {Q} am {D}.",
    "{Q} erklärte, man sei bereit, über {M} zu sprechen, sofern die andere Seite zustimme.",
    "Nach Angaben von {P} soll es um {M} gegangen sein.",
    "{P} pocht auf {M}, während {P2} zurückhaltend bleibt.",
    "Für {P} ist {M} nicht verhandelbar.",
)
_FILLER = (
    "Am {D} regnete es in der Stadt, und vor dem Gebäude warteten {N} Menschen auf die Delegationen.",
    "Die Gespräche dauerten {N} Minuten länger als geplant, wie ein Beobachter notierte.",
    "Im Saal {N} wurde unterdessen über Fahrpläne, Brot und die Preise auf dem Markt gesprochen.",
    "Ein Dolmetscher verließ nach {N} Minuten den Raum und kehrte mit frischem Wasser zurück.",
    "Das Protokoll umfasst {N} Seiten, von denen bislang keine veröffentlicht wurde.",
)
_DAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag")


def report(number: int, *, words: int = 400, seed: int = 1) -> str:
    """A report of about that many words; the same number and seed give the same text."""
    chance = random.Random(f"{seed}-{number}")
    day = date(2025, 1, 1) + timedelta(days=number % 360)
    lines = [f"Bericht {number}: Verhandlungen gehen weiter", ""]
    count = 0
    paragraph: list[str] = []
    while count < words:
        kind = _FRAMES if chance.random() < 0.4 else _FILLER
        sentence = chance.choice(kind)
        party, other = chance.sample(_PARTIES_LIST, 2)
        text = (
            sentence.replace("{P2}", other)
            .replace("{P}", party)
            .replace("{M}", chance.choice(_MATTERS))
            .replace("{Q}", chance.choice(_PEOPLE))
            .replace("{D}", chance.choice(_DAYS))
            .replace("{N}", str(chance.randrange(2, 9999)))
        )
        paragraph.append(text[0].upper() + text[1:])
        count += len(text.split())
        if len(paragraph) == 4:
            lines += [" ".join(paragraph), ""]
            paragraph = []
    lines += [" ".join(paragraph), "", f"Artikel veröffentlicht am: {day:%d.%m.%Y}"]
    return "\n".join(lines) + "\n"


def write(folder: Path, count: int, *, words: int = 400, seed: int = 1) -> int:
    """Write so many reports into the folder; gives the number of words written."""
    folder.mkdir(parents=True, exist_ok=True)
    total = 0
    for number in range(count):
        text = report(number, words=words, seed=seed)
        total += len(text.split())
        (folder / f"{number:06}.txt").write_text(text, encoding="utf-8")
    return total
