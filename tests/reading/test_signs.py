"""Constructions that hedge: moved, parted, in other words than the fixed phrases."""

from __future__ import annotations

import pytest

from .made import statements

SHOWN = [
    ("de", "In den Fluren wird gemunkelt, der Vertrag sei tot.", "hearsay"),
    ("de", "Es wurde schon im Mai kolportiert, der Vertrag sei tot.", "hearsay"),
    ("de", "Der Legende nach lag der Vertrag im Fluss.", "hearsay"),
    ("de", "Unter Händlern macht die Runde, dass der Vertrag tot ist.", "hearsay"),
    ("de", "Chile schreibt sich das Ende der Dürre zu.", "self_report"),
    ("de", "Chile hat sich oft mit seinen Dämmen gebrüstet.", "self_report"),
    ("de", "Laut Selbstauskunft besitzt Chile elf Dämme.", "self_report"),
    ("de", "Chile verkauft den Rückzug seinen Bürgern als Sieg.", "framing"),
    ("de", "In Oslo gilt der Damm längst als Waffe.", "framing"),
    ("de", "In dem Damm sieht Oslo vor allem eine Waffe.", "framing"),
    ("de", "Der Ton der Note lässt auf ein baldiges Ende schließen.", "inference"),
    ("de", "Die Eile mutet wie ein Eingeständnis an.", "inference"),
    ("de", "In Oslo spricht sich herum, der Vertrag sei tot.", "hearsay"),
    ("de", "Chile bezeichnet sich in allen Reden als Freund des Flusses.", "self_report"),
    ("de", "Aus Fischersicht ist der Damm ein Raubzug.", "framing"),
    ("de", "Oslo hält den Damm für eine Falle.", "framing"),
    ("de", "Das Schweigen der Ingenieure kann nur bedeuten, dass der Damm reißt.", "inference"),
    ("de", "Nach Lage der Dinge ist der Vertrag so gut wie sicher.", "inference"),
    ("de", "Der Bote muss den Vertrag gelesen haben.", "inference"),
    ("de", "Wie der Sender Nordlicht von einem Beamten erfuhr, reißt der Damm.", "anonymous"),
    ("de", "Oslo, so die Angabe eines Matrosen, verkauft den Damm.", "anonymous"),
    ("de", "Rosa Vidal hatte dem Sender Nordlicht gesagt, der Damm halte.", "relayed"),
    ("de", "Wie die „Seepost“ vorrechnet, kostet der Damm elf Millionen.", "relayed"),
    ("de", "Von Reue zeugt dieser Schritt nicht.", "inference"),
    ("en", "Word in the harbour is that the treaty is dead.", "hearsay"),
    ("en", "A story about the treaty is making the rounds in Oslo.", "hearsay"),
    ("en", "Chile congratulates itself on having saved the river.", "self_report"),
    ("en", "By its own boast Chile has never broken a treaty.", "self_report"),
    ("en", "Chile sells the retreat to its farmers as a victory.", "framing"),
    ("en", "The treaty was almost certainly signed in the dark.", "inference"),
    ("en", "The fishermen treat the dam as an insult.", "framing"),
    ("en", "Chile calls itself the guardian of the river.", "self_report"),
    ("en", "One suspects that the treaty was never read.", "inference"),
    ("en", "The treaty can hardly have been read in a day.", "inference"),
]


@pytest.mark.parametrize(("language", "text", "hedge"), SHOWN)
def test_a_construction_shows_its_hedge(language: str, text: str, hedge: str) -> None:
    found = statements(text, language)
    assert hedge in {one.hedge for one in found}
    for one in found:
        for part in one.hedge_spans:
            assert text[part.start : part.end] == part.text


PLAIN = [
    ("de", "Chile schreibt Oslo einen Brief."),
    ("de", "Der Damm gilt seit Mai als Denkmal."),
    ("de", "Chile lobte Oslo für den Damm."),
    ("de", "Die Wolken verraten den Regen."),
    ("de", "Finnwale gelten als scheue Tiere in allen Meeren."),
    ("de", "Der Vertrag sieht eine Mauer der im Land ansässigen Firmen vor."),
    ("de", "Der Damm ist in Sicht."),
    ("de", "Chile sah sich nicht in der Lage, den Damm zu bauen."),
    ("de", "Chile ist bereit, den Vorschlag anzunehmen."),
    ("de", "Die Bundesnetzagentur meldet elf neue Leitungen."),
    ("de", "Chile hält den Damm für sicher."),
    ("de", "Der Vertrag muss bis Freitag unterschrieben sein."),
    ("de", "Chile bot sich Oslo als Gastgeber an."),
    ("de", "Chile handelte aus Rücksicht auf die Fischer."),
    ("en", "The space agency said that the rocket was safe."),
    ("en", "Soldiers would be treated as targets."),
    ("en", "The plan has eleven points of agreement."),
    ("en", "The next round is supposed to begin on Monday."),
]


@pytest.mark.parametrize(("language", "text"), PLAIN)
def test_the_same_words_in_other_constructions(language: str, text: str) -> None:
    assert {one.hedge for one in statements(text, language)} <= {None}
