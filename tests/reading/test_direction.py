"""Which way a stance points: towards the question of its issue, whatever its words say."""

from __future__ import annotations

import pytest

from zopa.case.agenda import Agenda, Cues, Issue, Option
from zopa.case.findings import Position
from zopa.reading.read import Reader

from .made import report

ISSUES = (
    Issue(
        id="jobs",
        name={"de": "Stellen", "en": "Jobs"},
        question={"de": "Es gibt keine Entlassungen.", "en": "No dismissals."},
        cues={
            "de": Cues(for_=("Verzicht auf Entlassungen",), topic=("Entlassung*",)),
        },
        options=(Option(id="long", name={"de": "Lang"}, cues={"de": ("bis 2040",)}),),
    ),
    Issue(
        id="works",
        name={"de": "Werft", "en": "Shipyard"},
        question={"de": "Die Werft in Mora bleibt.", "en": "The shipyard at Mora stays."},
        cues={
            "de": Cues(topic=("Werft", "Mora")),
            "en": Cues(topic=("shipyard",)),
        },
    ),
    Issue(
        id="bridge",
        name={"de": "Brücken", "en": "Bridges"},
        question={"de": "Die Grenzbrücken werden geöffnet.", "en": "The bridges are opened."},
        cues={
            "de": Cues(topic=("Grenzbrücke*",)),
            "en": Cues(topic=("bridge", "bridges")),
        },
    ),
    Issue(
        id="levy",
        name={"de": "Abgabe", "en": "Levy"},
        question={
            "de": "Die Fangabgabe wird gesenkt oder gestrichen.",
            "en": "The catch levy is scrapped or reduced.",
        },
        cues={
            "de": Cues(against=("neue Abgabe*",), topic=("Fangabgabe*", "Abgabe*")),
            "en": Cues(topic=("catch levy", "levy")),
        },
        options=(
            Option(id="third", name={"de": "Drittel"}, cues={"de": ("30 Prozent", "ein Drittel")}),
        ),
    ),
    Issue(
        id="share",
        name={"de": "Anteil", "en": "Share"},
        question={"de": "Peru wird am Hafen beteiligt.", "en": "Peru gets a share of the port."},
        cues={
            "de": Cues(topic=("Anteil*",)),
            "en": Cues(topic=("share",)),
        },
        options=(
            Option(id="most", name={"de": "Mehrheit"}, cues={"de": ("60 Prozent", "Mehrheit")}),
            Option(id="still", name={"de": "Nichts"}, cues={"de": ("unverändert*",)}),
        ),
    ),
    Issue(
        id="price",
        name={"de": "Preis", "en": "Price"},
        question={"de": "Der Preis für Zinn steigt.", "en": "The price of tin rises."},
        cues={"de": Cues(topic=("Preis",)), "en": Cues(topic=("price",))},
    ),
    Issue(
        id="guards",
        name={"de": "Wachen", "en": "Guards"},
        question={
            "de": "Die Wachen weichen zehn Kilometer.",
            "en": "The troops withdraw from the coast.",
        },
        cues={
            "de": Cues(topic=("Wachen", "zurückzieh*", "zurückzuziehen")),
            "en": Cues(topic=("soldier*",)),
        },
        options=(Option(id="ten", name={"de": "Zehn"}, cues={"de": ("zehn Kilometer",)}),),
    ),
    Issue(
        id="coast",
        name={"de": "Küste", "en": "Coast"},
        question={"de": "Die Küste wird geteilt.", "en": "The coast is divided."},
        cues={
            "de": Cues(against=("Küsten dürfen nicht ... geteilt", "Einheit der Küste")),
            "en": Cues(topic=("coast",)),
        },
    ),
)
READER = Reader(
    Agenda(format="zopa-agenda/1", id="made", title={"de": "Mora"}, states=True, issues=ISSUES),
    "fast",
)


def stances(text: str, language: str = "de") -> set[tuple[str | None, str]]:
    findings = READER.read(report(text, language=language))
    return {(p.issue, p.stance) for p in findings if isinstance(p, Position)}


@pytest.mark.parametrize(
    ("text", "issue", "stance"),
    [
        # a question that wants none of something, or asks for one end or another
        ("Entlassungen werde es nicht geben, sagte Peru.", "jobs", "for"),
        ("Peru lehnt Entlassungen ab.", "jobs", "for"),
        ("Peru besteht auf Entlassungen.", "jobs", "against"),
        ("Peru trägt den Verzicht auf Entlassungen bis 2040 mit.", "jobs", "for"),
        ("Peru verteidigt die Fangabgabe.", "levy", "against"),
        ("Eine neue Abgabe kommt für Peru nicht infrage.", "levy", "for"),
        ("Eine Senkung der Fangabgabe kommt für Peru nicht infrage.", "levy", "against"),
        # what keeps an end from happening is no end
        ("Peru will verhindern, dass die Fangabgabe gesenkt wird.", "levy", "against"),
        ("Peru will die Fangabgabe verhindern.", "levy", "for"),
        ("Peru will den Verzicht auf die Fangabgabe.", "levy", "for"),
        ("Die Abgabe müsse weg, sagte Peru.", "levy", "for"),
        ("An der Fangabgabe lasse man nicht rütteln, sagte Peru.", "levy", "against"),
        # what undoes that which the question asks for
        ("Peru will die Grenzbrücken schließen.", "bridge", "against"),
        ("Peru lehnt es ab, die Grenzbrücken zu schließen.", "bridge", "for"),
        ("Peru spricht sich gegen die Schließung der Grenzbrücken aus.", "bridge", "for"),
        ("Peru will die Grenzbrücken öffnen.", "bridge", "for"),
        ("Peru will gegen das Aus in Mora klagen.", "works", "for"),
        ("Peru will die Werft schließen.", "works", "against"),
        ("Über die Werft werde nicht verhandelt, sagte Peru.", "works", "for"),
        ("Peru will seine Anteile behalten.", "share", "against"),
        ("Peru verlangt eine Abkehr von der Fangabgabe.", "levy", "for"),
        ("Peru fordert die Fangabgabesenkung.", "levy", "for"),
        ("Peru lehnt es ab, die Werft herzugeben.", "works", "for"),
        # who wants a matter to stay as it is refuses its change, who has too little of it wants more
        ("Am Preis lasse man nicht rütteln, sagte Peru.", "price", "against"),
        ("Der Preis müsse bleiben, wie er ist, sagte Peru.", "price", "against"),
        ("Der Preis sei zu niedrig, sagte Peru.", "price", "for"),
        ("Der Preis sei zu hoch, sagte Peru.", "price", "against"),
        ("Peru will den Preis anheben.", "price", "for"),
        ("Peru lehnt eine Änderung beim Preis ab.", "price", "against"),
        ("Die Fangabgabe sei zu niedrig, sagte Peru.", "levy", "against"),
        ("Die Fangabgabe sei zu hoch, sagte Peru.", "levy", "for"),
        # what is so now
        ("Peru verteidigt den geltenden Preis.", "price", "against"),
        ("Peru will am bisherigen Preis festhalten.", "price", "against"),
        ("Peru will den Preis einfrieren.", "price", "against"),
        ("Peru will den Preis beibehalten.", "price", "against"),
        ("Peru lehnt den heutigen Preis ab.", "price", "for"),
        ("Peru will den geltenden Preis anheben.", "price", "for"),
        # what ends by itself
        ("Peru verlangt, dass die Werft verschwindet.", "works", "against"),
        ("Peru will verhindern, dass die Werft verschwindet.", "works", "for"),
        ("Peru will verhindern, dass die Fangabgabe fällt.", "levy", "against"),
        ("Peru besteht auf der Werft, die im Mai fast scheiterte.", "works", "for"),
        # a cue with the verb that refuses its object
        ("Peru will die Fangabgabe streichen.", "levy", "for"),
        ("Peru will die Fangabgabe nicht streichen.", "levy", "against"),
        ("Peru weist Chiles Abgabe-Vorschlag zurück.", "levy", "against"),
        ("Peru begrüßt den Abgabeplan.", "levy", "for"),
        # a promise stands whether or not it can be kept
        ("Peru versprach, die Fangabgabe zu streichen, falls es gewählt werde.", "levy", "for"),
        # a paper that speaks of what is to end need not end it; a cue of its issue ends nothing
        ("Peru will die Fangabgabe in das Abkommen aufnehmen.", "levy", "for"),
        ("Peru erwartet, dass Chile die Wachen zehn Kilometer zurückzieht.", "guards", "for"),
        # bounds
        ("Unter 60 Prozent steige man nicht ein, sagte Peru.", "share", "for"),
        ("Eine Mehrheit lehnt Peru ab.", "share", "against"),
        ("In Frage komme nur eine Mehrheit, sagte Peru.", "share", "for"),
        ("In Frage komme auch eine Mehrheit, sagte Peru.", "share", "open"),
        # a cue that says by itself what the words say
        ("Küsten dürfen nicht mit Gewalt geteilt werden, sagte Peru.", "coast", "against"),
        ("Die Einheit der Küste sei eine rote Linie, sagte Peru.", "coast", "against"),
        ("Der Anteil müsse unverändert bleiben, sagte Peru.", "share", "for"),
        # consent under a condition leaves it open, also to what is not to be done
        ("Peru sei bereit, keine Abgabe zu erheben, falls Chile zahle, hieß es.", "levy", "open"),
    ],
)
def test_german(text: str, issue: str, stance: str) -> None:
    assert stances(text) == {(issue, stance)}


@pytest.mark.parametrize(
    ("text", "issue", "stance"),
    [
        ("Peru refused to give up the levy.", "levy", "against"),
        ("Peru wants to scrap the levy.", "levy", "for"),
        ("Peru called the levy illegal.", "levy", "for"),
        ("Peru wants to keep the levy.", "levy", "against"),
        ("Peru wants to prevent the levy from being scrapped.", "levy", "against"),
        ("Peru demands that Chile give up the shipyard.", "works", "against"),
        ("Peru will not give up the shipyard.", "works", "for"),
        ("Peru wants to close the bridges.", "bridge", "against"),
        ("Peru wants the bridges reopened.", "bridge", "for"),
        ("Peru will not part with the levy.", "levy", "against"),
        ("Peru will not part with the shipyard.", "works", "for"),
        ("Peru has ruled out leaving the shipyard.", "works", "for"),
        ("The price of tin must stay where it is, Peru said.", "price", "against"),
        ("The price is too low, Peru said.", "price", "for"),
        ("Peru will not scrap the levy.", "levy", "against"),
        ("Peru will not touch the levy.", "levy", "against"),
        ("Peru defends the current price.", "price", "against"),
        ("Peru wants to freeze the price.", "price", "against"),
        ("Peru wants to raise the present price.", "price", "for"),
        ("The levy is too low, Peru said.", "levy", "against"),
        ("Peru rejects the levy plan.", "levy", "against"),
        ("Peru promised to restore the levy if elected.", "levy", "against"),
        ("Peru wants the soldiers to stay.", "guards", "against"),
        ("Anything short of a share is unacceptable to Peru.", "share", "for"),
    ],
)
def test_english(text: str, issue: str, stance: str) -> None:
    assert stances(text, "en") == {(issue, stance)}


@pytest.mark.parametrize(
    "text",
    [
        "Peru werde eine Kürzung der Ausgaben mittragen, sagte der Minister.",
        "Der Schlüssel zur Werft liege im Safe, sagte ein Wachmann.",
    ],
)
def test_a_noun_beside_a_verb_of_its_own_judges_nothing(text: str) -> None:
    assert not {stance for issue, stance in stances(text) if issue == "levy"}


def test_a_noun_that_judges_does_so_beside_a_copula() -> None:
    assert stances("Die Fangabgabe sei eine Zumutung, sagte Peru.") == {("levy", "for")}
    assert stances("Die Fangabgabe bedeute eine Zumutung, sagte Peru.") == {("levy", "for")}


def test_who_calls_a_matter_not_negotiable_holds_to_what_he_said() -> None:
    wants = "Peru fordert eine Teilung des Gewinns."
    assert stances(f"{wants} Der Preis sei nicht verhandelbar, sagte Peru.") == {
        ("price", "against")
    }
    wants = "Peru verlangt, den Preis anzuheben."
    assert stances(f"{wants} Der Preis sei nicht verhandelbar, sagte Peru.") == {("price", "for")}


def test_what_is_missing_is_wanted_by_who_does_not_put_up_with_that() -> None:
    text = "Die 60 Prozent fehlen, und Peru findet sich damit nicht ab."
    assert stances(text) == {("share", "for")}


def test_what_somebody_does_to_deter_another_asks_for_nothing() -> None:
    text = "Peru kündigte an zu streiken, falls ein höherer Preis kommt."
    assert ("price", "for") not in stances(text)
