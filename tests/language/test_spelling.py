"""Spellings of one name meet by the tables of transliteration; different names stay apart."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zopa.language.spelling import Agreement, is_slavic, same_spelling, word_keys

# All forms of a line are one name.
NAMES = [
    ("Rustem Umerow", "Rustem Umjerow", "Rustem Umerov", "Рустем Умеров", "Рустем Умєров"),
    ("Hnatow", "Gnatow", "Hnatov", "Гнатов"),
    ("Selenskyj", "Zelensky", "Zelenskyy", "Selenski", "Зеленский", "Зеленський"),
    ("Schoigu", "Shoigu", "Шойгу", "Šojgu"),
    ("Kowaltschuk", "Kovalchuk", "Ковальчук"),
    ("Chruschtschow", "Khrushchov", "Хрущёв", "Хрущев"),
    ("Schewardnadse", "Shevardnadze", "Шеварднадзе"),
    ("Jelzin", "Yeltsin", "Ельцин"),
    ("Kusnezow", "Kuznetsov", "Кузнецов", "Kuznecov"),
    ("Wassiljew", "Vasilyev", "Васильев", "Васильєв"),
    ("Aleksejew", "Alexeyev", "Alekseev", "Алексеев"),
    ("Schdanow", "Zhdanov", "Жданов"),
    ("Lukjanenko", "Lukyanenko", "Лук'яненко", "Лук’яненко", "Лукьяненко"),
    ("Schtscherban", "Shcherban", "Щербань"),
    ("Ljubow Zwetkowa", "Lyubov Tsvetkova", "Любовь Цветкова"),
    ("Jurij Kowaljow", "Yuri Kovalyov", "Юрий Ковалёв", "Юрій Ковальов"),
    ("Jewhen Marjin", "Yevhen Maryin", "Ievhen Maryin", "Евгений Марьин"),
    ("Wolodymyr Tkatsch", "Vladimir Tkach", "Володимир Ткач", "Владимир Ткач"),
    ("Jürgen Köhler", "Juergen Koehler", "Jurgen Kohler"),
    ("Anatolij Dolja", "Anatoly Dolya"),
]
APART = [
    ("Müller", "Möller"),
    ("Meier", "Meyer"),
    ("Meier", "Maurer"),
    ("Hofmann", "Hoffmann"),
    ("Schulz", "Schultz"),
    ("Sander", "Zander"),
    ("Schmidt", "Schmied"),
    ("Petrow", "Petrenko"),
    ("Iwanow", "Iwanowa"),
    ("Selenskyj", "Selenska"),
    ("Nawalny", "Nawalnaja"),
    ("Schukow", "Suchow"),
    ("Semjonow", "Simonow"),
    ("Jelzin", "Jelinek"),
    ("Lew Orlow", "Ilja Orlow"),
    ("Karin Larsen", "Lars Karinsen"),
    ("Reyes", "Rojas"),
    ("Anna Berg", "Berg"),
    ("", "Berg"),
]


@pytest.mark.parametrize("forms", NAMES)
def test_spellings_of_one_name_meet(forms: tuple[str, ...]) -> None:
    # Muller is no spelling of Mueller; each of them is one of Müller.
    umlaut = {frozenset({"Juergen Koehler", "Jurgen Kohler"})}
    for one in forms:
        for other in forms:
            if frozenset({one, other}) not in umlaut:
                assert same_spelling(one, other), (one, other)


@pytest.mark.parametrize(("one", "other"), APART)
def test_different_names_stay_apart(one: str, other: str) -> None:
    assert same_spelling(one, other) is None


def test_the_reason_says_how_much_it_supposes() -> None:
    words = ("Orlow", "Orlov")
    assert same_spelling(*words) == Agreement("spelling.transliteration", words)
    rules = {
        ("Groß", "gross"): "spelling.same_letters",
        ("Hnatow", "Gnatow"): "spelling.slavic",
        ("Mykola Orlow", "Nikolai Orlow"): "given.translated",
    }
    for (one, other), rule in rules.items():
        agreement = same_spelling(one, other)
        assert agreement is not None
        assert agreement.rule == rule


def test_no_fold_for_names_that_are_not_slavic() -> None:
    assert is_slavic("Hnatow")
    assert not is_slavic("Hartner")
    assert same_spelling("Hartner", "Gartner") is None


@given(st.text(max_size=30), st.text(max_size=30))
def test_meeting_is_mutual_and_every_name_meets_itself(one: str, other: str) -> None:
    assert (same_spelling(one, other) is None) == (same_spelling(other, one) is None)
    if one.strip(" -‑"):
        assert same_spelling(one, one)


@given(st.text(alphabet="abcehijoswyzcčščёеьйщ", min_size=1, max_size=60))
def test_a_word_has_few_keys(word: str) -> None:
    assert 0 < len(word_keys(word, slavic=True)) <= 130


def test_a_very_long_word_costs_nothing() -> None:
    start = time.perf_counter()
    assert same_spelling("schtsch" * 20_000, "z" * 100_000) is None
    assert time.perf_counter() - start < 2
