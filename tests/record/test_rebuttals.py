"""A claim and its denial in one report are two accounts; a denial of something else is none."""

from __future__ import annotations

from datetime import date

import pytest

from zopa.case.findings import Stance
from zopa.language.differing import rebuttal

from .disagreeing import AGENDA, JUNE, MAY, found, kinds
from .told import Told

CLAIMS = {
    "de": "Der Norden habe längst zugestimmt, heißt es in der Hauptstadt.",
    "en": "The north has agreed, people in the capital say.",
}


def with_minister() -> Told:
    """A case in which Ada Berg speaks for the north."""
    made = Told(AGENDA)
    text = "Ada Berg, die Sprecherin"
    made.holds(made.paper(text, date(2025, 4, 1)), text, "Ada Berg", "Sprecherin")
    return made


def told(claim: str, denial: str, *, language: str = "de", day: date = MAY) -> Told:
    """One report in which something is said of the north, and then something else."""
    made = with_minister()
    report = made.paper(f"{claim} {denial}", day, language=language)
    made.stands(report, claim, "north", "for")
    made.says(report, claim, "Till Kolm", "indirect", hedge="hearsay")
    made.says(report, denial, "Ada Berg", "reported")
    return made


@pytest.mark.parametrize(
    ("language", "denial"),
    [
        ("de", "Berg bestreitet das."),
        ("de", "Eine Sprecherin dementierte umgehend."),
        ("de", "Eine solche Zusage habe es nie gegeben."),
        ("de", "Davon könne keine Rede sein."),
        ("de", "„Kein Wort davon ist wahr.“"),
        ("en", "The foreign ministry denied this on Monday."),
        ("en", "Her office contradicted him within hours."),
        ("en", "“We have promised nothing of the kind.”"),
    ],
)
def test_a_claim_and_its_denial_contradict_each_other(language: str, denial: str) -> None:
    (one,) = found(told(CLAIMS[language], denial, language=language))
    assert (one.kind, one.rule) == ("contradiction", "position.claimed_and_denied")
    assert (one.subject, one.attribute) == ("north", "territory")
    assert one.evidence[0].text == CLAIMS[language]
    assert one.evidence[1].text == denial


@pytest.mark.parametrize(
    ("language", "denial"),
    [
        ("de", "Berg bestreitet, Truppen verlegt zu haben."),
        ("de", "Berg bestreitet es, Truppen verlegt zu haben."),
        ("de", "Ein Sprecher dementierte, dass Schiffe ausgelaufen seien."),
        ("de", "Der Süden widersprach dem Antrag der Werften."),
        ("de", "Das begrüßt der Süden."),
        ("en", "Berg denied that ships had left the harbour."),
        ("en", "Berg denied it had sent troops."),
        ("en", "Berg denied this winter's cuts were harsh."),
    ],
)
def test_a_denial_of_something_else_contradicts_nothing(language: str, denial: str) -> None:
    assert not found(told(CLAIMS[language], denial, language=language))


def test_what_stands_far_apart_is_not_what_is_denied() -> None:
    made = with_minister()
    between = "Die Ernte war gut, und im Hafen lagen viele Schiffe aus aller Welt. " * 3
    report = made.paper(f"{CLAIMS['de']} {between}Berg bestreitet das.", MAY)
    made.stands(report, CLAIMS["de"], "north", "for")
    made.says(report, "Berg bestreitet das.", "Ada Berg", "reported")
    assert not found(made)


def test_what_was_denied_is_no_change() -> None:
    made = with_minister()
    made.stands(made.paper("Das lehne man ab.", MAY), "Das lehne man ab.", "north", "against")
    report = made.paper(f"{CLAIMS['de']} Berg bestreitet das.", JUNE)
    made.stands(report, CLAIMS["de"], "north", "for")
    made.says(report, CLAIMS["de"], "Till Kolm", "indirect", hedge="hearsay")
    made.says(report, "Berg bestreitet das.", "Ada Berg", "reported")
    assert kinds(made) == [("contradiction", "position.claimed_and_denied")]


def test_nobody_denies_his_own_words() -> None:
    made = with_minister()
    text = "Man habe zugestimmt, sagte Berg. Das sei falsch gewesen."
    report = made.paper(text, MAY)
    made.says(report, "Man habe zugestimmt, sagte Berg.", "Ada Berg", "indirect")
    made.says(report, "Das sei falsch gewesen.", "Ada Berg", "indirect")
    assert not found(made)


def test_a_departure_that_is_denied_on_the_spot() -> None:
    made = Told(AGENDA)
    claim = "Ada Berg soll nicht mehr Außenministerin sein"
    denial = "das Präsidialamt nennt das Gerücht frei erfunden"
    report = made.paper(f"{claim}; {denial}.", MAY)
    made.holds(report, claim, "Ada Berg", "Außenministerin", "left")
    made.says(report, denial, "Till Kolm", "reported")
    (one,) = found(made)
    assert (one.kind, one.attribute, one.rule) == (
        "contradiction",
        "office",
        "office.left_and_denied",
    )


@pytest.mark.parametrize(
    ("stances", "words", "count"),
    [
        (("against", "for"), "Ein Diplomat behauptet das Gegenteil: Man sei längst bereit.", 1),
        (("against", "for"), "Ein Diplomat erzählt: Inzwischen sei man bereit.", 0),
        (("against", "against"), "Wer das Gegenteil behaupte, irre sich.", 0),
    ],
)
def test_two_opposed_accounts_side_by_side(
    stances: tuple[Stance, Stance], words: str, count: int
) -> None:
    made = Told(AGENDA)
    first = "Der Norden lehnt das ab."
    report = made.paper(f"{first} {words}", MAY)
    made.stands(report, first, "north", stances[0])
    made.stands(report, words, "north", stances[1])
    made.says(report, words, "Till Kolm", "indirect", hedge="anonymous")
    assert kinds(made).count(("contradiction", "position.contrary_accounts")) == count


@pytest.mark.parametrize("text", ["", "Das ist alles.", "It is a fine day.", "dementierte"])
def test_a_rebuttal_is_a_stretch_of_the_text(text: str) -> None:
    for language in ("de", "en", "fr", None):
        words = rebuttal(text, language)
        assert words is None or text[words.start : words.end] == words.text
