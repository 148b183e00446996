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
    ("de", "Von Reue zeugt dieser Schritt nicht.", "inference"),
    ("en", "Word in the harbour is that the treaty is dead.", "hearsay"),
    ("en", "A story about the treaty is making the rounds in Oslo.", "hearsay"),
    ("en", "Chile congratulates itself on having saved the river.", "self_report"),
    ("en", "By its own boast Chile has never broken a treaty.", "self_report"),
    ("en", "Chile sells the retreat to its farmers as a victory.", "framing"),
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
    ("en", "Soldiers would be treated as targets."),
    ("en", "The plan has eleven points of agreement."),
    ("en", "The next round is supposed to begin on Monday."),
]


@pytest.mark.parametrize(("language", "text"), PLAIN)
def test_the_same_words_in_other_constructions(language: str, text: str) -> None:
    assert {one.hedge for one in statements(text, language)} <= {None}
