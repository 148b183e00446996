from __future__ import annotations

from zopa.case.report import Noise
from zopa.intake.fingerprint import fingerprint
from zopa.intake.language_id import language_of

from . import made


def test_fingerprints_are_stable_and_leave_noise_out() -> None:
    assert fingerprint("one two three four five six seven eight nine ten", ()) == (
        fingerprint("One two, three FOUR five six seven - eight nine ten!", ())
    )
    plain = fingerprint(made.GERMAN, ())
    assert plain
    noisy = f"{made.GERMAN}Foto: dpa und noch viele andere Wörter mehr"
    assert fingerprint(noisy, [Noise(len(made.GERMAN), len(noisy), "credit")]) == plain
    assert all(value % 8 == 0 and 0 <= value < 2**32 for value in plain)
    assert fingerprint("too short for one", ()) == ()


def test_near_copies_share_most_of_it() -> None:
    one = set(fingerprint(made.GERMAN * 3, ()))
    other = set(fingerprint(made.GERMAN * 3 + made.ENGLISH, ()))
    assert one <= other


def test_languages() -> None:
    assert language_of(made.GERMAN) == "de"
    assert language_of(made.ENGLISH) == "en"
    assert language_of(made.RUSSIAN) == "ru"
    assert language_of(made.UKRAINIAN) == "uk"


def test_other_languages_and_scraps_are_none() -> None:
    for text in (
        "",
        "Genf",
        "De delegatie zei maandag dat zij bereid is tot gesprekken, maar niet voor een bestand.",
        "Делегацията заяви в понеделник, че е готова за преговори, но само след примирие.",
        "Le ministre a dit que les deux parties se rencontreront à Genève dans une semaine.",
        "Genf Genf Genf Genf Genf Genf Genf Genf",
    ):
        assert language_of(text) is None, text
