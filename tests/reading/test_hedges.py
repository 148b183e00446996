"""Hedge, words, chain and sources without a name of statements in short texts."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zopa.case.findings import Statement, Unnamed
from zopa.case.spans import Part
from zopa.language.hedging import hedge_words

from .made import reader, report, statements

HEDGED = [
    (
        "de",
        "Nach eigenen Angaben hat Chile elf Dämme gebaut.",
        "self_report",
        "Nach eigenen Angaben",
    ),
    ("de", "Chile will elf Dämme gebaut haben.", "self_report", "will haben"),
    ("de", "Aus chilenischer Sicht ist der Vertrag tot.", "framing", "Aus chilenischer Sicht"),
    ("de", "Nach Lesart der Schweiz ist der Vertrag tot.", "framing", "Nach Lesart"),
    ("de", "Was Chile als „Wasserrecht“ bezeichnet, ist umstritten.", "framing", "Was bezeichnet"),
    ("de", "Wie die Agentur Reuters meldet, ist der Vertrag tot.", "relayed", "meldet"),
    ("de", "Laut einem Bericht der „Seepost“ ist der Vertrag tot.", "relayed", None),
    (
        "de",
        "Aus Regierungskreisen hieß es, der Vertrag sei tot.",
        "anonymous",
        "Aus Regierungskreisen",
    ),
    ("de", "Aus Oslo hieß es, der Vertrag sei tot.", "anonymous", "Aus Oslo hieß es"),
    ("de", "Der Vertrag ist dem Vernehmen nach tot.", "hearsay", "dem Vernehmen nach"),
    ("de", "Rosa Vidal soll den Vertrag am Freitag zerrissen haben.", "hearsay", "soll haben"),
    ("de", "Branchengerüchten zufolge ist der Vertrag schon lange tot.", "hearsay", None),
    ("de", "Der Vertrag dürfte tot sein.", "inference", "dürfte"),
    ("de", "Alles deutet darauf hin, dass der Vertrag tot ist.", "inference", None),
    ("en", "By its own account, Chile has built eleven dams.", "self_report", "By its own account"),
    ("en", "In Chile's telling, the treaty is dead.", "framing", "In Chile's telling"),
    ("en", "The treaty is dead, according to Reuters.", "relayed", "according to"),
    ("en", "Two Chilean officials said the treaty was dead.", "anonymous", None),
    ("en", "The treaty has reportedly been torn up.", "hearsay", "reportedly"),
    ("en", "Chile is said to have torn up the treaty.", "hearsay", "is said to"),
    ("en", "Chile appears to have torn up the treaty.", "inference", "appears to"),
]


@pytest.mark.parametrize(("language", "text", "hedge", "words"), HEDGED)
def test_hedge_and_its_words(language: str, text: str, hedge: str, words: str | None) -> None:
    found = statements(text, language)
    assert {one.hedge for one in found} == {hedge}
    shown = " ".join(part.text for part in found[0].hedge_spans)
    assert shown
    assert words is None or shown == words


FIRST_HAND = [
    ("de", "„Der Vertrag ist wohl tot“, sagte Rosa Vidal."),
    ("de", "Laut Chile ist der Vertrag tot."),
    ("de", "Rosa Vidal sagte, der Vertrag sei angeblich tot."),
    ("de", "Eine Sprecherin sagte, der Vertrag sei tot."),
    ("de", "Der ranghohe Diplomat Pablo Reyes sagte, der Vertrag sei tot."),
    ("en", "“The treaty is probably dead,” said Rosa Vidal."),
]


@pytest.mark.parametrize(("language", "text"), FIRST_HAND)
def test_words_of_the_speaker_are_no_hedge_of_the_author(language: str, text: str) -> None:
    found = statements(text, language)
    assert found
    assert {one.hedge for one in found} == {None}


NOT_HEARSAY = [
    "Das Treffen soll am Montag stattfinden.",
    "Chile soll den Damm öffnen.",
    "Der Damm soll bis Juni gebaut sein.",
    "Der Vertrag ist tot, wohl aber lebt das Gespräch.",
]


@pytest.mark.parametrize("text", NOT_HEARSAY)
def test_a_plan_is_no_hearsay(text: str) -> None:
    assert [one for one in statements(text) if one.hedge is not None] == []


def chain(one: Statement) -> list[tuple[str, str]]:
    return [(link.kind, link.name.text) for link in one.chain]


def test_an_agency_that_cites_officials() -> None:
    (found,) = statements(
        "Wie die Agentur Reuters unter Berufung auf zwei chilenische Beamte meldet, ist der Vertrag tot."
    )
    assert found.hedge == "anonymous"
    assert found.unnamed == Unnamed(2, "cl")
    assert chain(found) == [("agency", "Reuters"), ("official", "zwei chilenische Beamte")]


def test_told_to_another_outlet() -> None:
    (found,) = statements("Rosa Vidal sagte dem Sender CNN, der Vertrag sei tot.")
    assert found.hedge == "relayed"
    assert chain(found) == [("outlet", "CNN"), ("official", "Rosa Vidal")]


def test_a_document_is_no_hedge_and_a_link() -> None:
    (found,) = statements("Laut Vertragsentwurf ist der Fluss geteilt.")
    assert found.hedge is None
    assert chain(found) == [("document", "Vertragsentwurf")]


def test_who_speaks_for_somebody() -> None:
    found = statements(
        "Der Unterhändler Pablo Reyes sagte im Namen des Königs, der Vertrag sei tot."
    )
    assert [chain(one) for one in found] == [
        [("official", "Der Unterhändler Pablo Reyes"), ("principal", "des Königs")]
    ]


def test_the_report_s_own_outlet_is_no_relay() -> None:
    text = "Laut „Seepost“ ist der Vertrag schon lange tot."
    own = report(text)
    (other,) = statements(text)
    assert other.hedge == "relayed"
    made = type(own)(
        id=own.id, path="", text=text, raw="", format="text", language="de", outlet="Die Seepost"
    )
    (found,) = [one for one in reader().read(made) if isinstance(one, Statement)]
    assert found.hedge is None


def test_speech_that_goes_on_keeps_its_hedge() -> None:
    found = statements("Laut CNN ist der Vertrag tot. Chile habe ihn zerrissen.")
    assert [one.hedge for one in found] == ["relayed", "relayed"]
    assert chain(found[1]) == [("outlet", "CNN")]
    found = statements("Laut CNN ist der Vertrag tot. Chile hat ihn gerahmt.")
    assert [one.hedge for one in found] == ["relayed"]


def test_a_question_and_a_list_are_no_inference() -> None:
    assert statements("Ist der Vertrag wohl tot?") == []


@pytest.mark.parametrize(
    "text",
    [
        "LAUT CNN SOLL CHILE DEN VERTRAG ZERRISSEN HABEN",
        "„Laut „CNN „soll Chile “ den Vertrag “ zerrissen haben",
        "laut",
        "soll haben",
        "Was nennt was nennt was nennt",
        "nach nach nach eigenen Angaben Angaben zufolge zufolge",
        "Aus aus aus Oslo hieß hieß es es",
        "unter Berufung auf unter Berufung auf",
        "Am 31.02. soll Chile gekommen sein .. ,, ;; angeblich",
    ],
)
def test_bad_input_is_read(text: str) -> None:
    true(text, statements(text))


def true(text: str, found: list[Statement]) -> None:
    """Every stretch that hedge and chain name stands in the text."""
    for one in found:
        parts: list[Part] = [*one.hedge_spans, *(link.name for link in one.chain), *one.quote]
        assert (one.unnamed is not None) <= (one.hedge == "anonymous")
        assert one.hedge is None or one.hedge_spans
        for part in parts:
            assert part.text
            assert text[part.start : part.end] == part.text


def _vocabulary(language: str) -> list[str]:
    words = hedge_words(language)
    found = {word for phrase, _ in words.phrases for word in phrase}
    found |= {word for phrase, _ in words.citing for word in phrase}
    found |= words.view_nouns | words.own | words.own_nouns | words.labels | words.call_verbs
    found |= {*words.words, *words.modals, *words.counts} | words.perfect | words.reporting
    found |= {word.capitalize() for word in (*words.crowd_nouns, *words.circles, *words.documents)}
    found |= {carrying.spelling for _, carrying in words.carriers}
    return sorted(found)


GLUE = """
    Chile Oslo Rosa Vidal sagte said der die das dem , . : „ “ ; ? dass that habe sei ist nach zufolge laut
"""


@st.composite
def texts(draw: st.DrawFn) -> tuple[str, str]:
    language = draw(st.sampled_from(["de", "en"]))
    word = st.one_of(st.sampled_from(_vocabulary(language)), st.sampled_from(GLUE.split()))
    return " ".join(draw(st.lists(word, max_size=40))), language


@given(texts())
@settings(max_examples=300, deadline=None)
def test_all_that_a_hedge_names_stands_in_the_text(made: tuple[str, str]) -> None:
    text, language = made
    found = statements(text, language)
    true(text, found)
    assert found == statements(text, language)
