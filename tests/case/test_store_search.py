"""Searching; each test runs with each store."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from zopa.case.store import Store
from zopa.errors import ZopaError

from .samples import make_reading, make_report
from .strategies import prose, texts, wild

NewStore = Callable[[], Store]

each_anew = settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def add(store: Store, *texts: str, title: str | None = None) -> list[str]:
    reports = [make_report(text, title=title) for text in texts]
    store.add([make_reading(report) for report in reports], {})
    return [report.id for report in reports]


def found(store: Store, words: str) -> list[str]:
    """The stretches that a search marks, report by report."""
    result = []
    for hit in store.search(words):
        text = store.report(hit.report).text
        result.append(f"{hit.index}: " + " | ".join(text[a:b] for a, b in hit.places))
    return result


@pytest.mark.parametrize(
    ("text", "words", "result"),
    [
        ("Kein Frieden ohne Frieden.", "frieden", ["words: Frieden | Frieden"]),
        ("Müller sprach.", "MULLER", ["words: Müller"]),
        ("Muller sprach.", "müller", ["words: Muller"]),
        ("Łódź, café, e\u0301galite\u0301", "egalité", ["words: e\u0301galite\u0301"]),
        ("Ja zur Waffenruhe, sagte er.", "er waffenruhe", ["words: Waffenruhe | er"]),
        ("Ja zur Waffenruhe, sagte er.", "waffenruhe nie", []),
        ("ein Plan und ein Ziel", '"ein Ziel"', ["words: ein Ziel"]),
        ("ein Plan und ein Ziel", '"ein Ende"', []),
        ("ein Plan und ein Ziel", "„ein Plan“ ziel", ["words: ein Plan | Ziel"]),
        ("ein  Plan\nund", '"ein plan und"', ["words: ein  Plan\nund"]),
        ("der 28-Punkte-Plan der USA", "28-punkte-plan", ["words: 28-Punkte-Plan"]),
        ("Sicherheitsgarantien", "garantie", ["trigrams: garantie"]),
        ("SICHERHEITSGARANTIEN", "Garantien", ["trigrams: GARANTIEN"]),
        ("Großmächte", "grossmacht", ["trigrams: Großmächt"]),
        ("Großma\u0308chte", "grossma", ["trigrams: Großma\u0308"]),
        ("die EU-Friedenstruppe", "eu truppe", ["trigrams: EU | truppe"]),
        ("die Neuigkeit der Friedenstruppe", "eu truppe", []),
        ("Friedenstruppen", '"truppe"', []),
        ("garantie und Sicherheitsgarantien", "garantie", ["words: garantie"]),
        ("на Украине мир", "украине", ["words: Украине"]),
        ("停戦協定が発効", "停戦協", ["trigrams: 停戦協"]),
        ("🕊 Frieden 🕊 jetzt", "jetzt", ["words: jetzt"]),
        ("ab\0cd Frieden", "frieden", ["words: Frieden"]),
    ],
)
def test_words_and_parts_of_words(store: Store, text: str, words: str, result: list[str]) -> None:
    add(store, text)
    assert found(store, words) == result


def test_a_title_counts_but_has_no_places(store: Store) -> None:
    add(store, "Nichts davon.", title="Waffenruhe")
    assert found(store, "waffenruhe") == ["words: "]
    assert found(store, "affenruh") == ["trigrams: "]
    assert found(store, "waffenruhe nichts") == ["words: Nichts"]


def test_whole_words_come_first_then_the_better_ones(store: Store) -> None:
    filler = " ".join(f"wort{n}" for n in range(300))
    once, often, part, none = add(
        store,
        f"Garantie. {filler}",
        "Garantie, Garantie und noch eine Garantie",
        "Sicherheitsgarantien " * 5,
        filler,
    )
    hits = store.search("garantie")
    assert [hit.report for hit in hits] == [often, once, part]
    assert [hit.index for hit in hits] == ["words", "words", "trigrams"]
    scores = [hit.score for hit in hits]
    assert scores == sorted(scores, reverse=True)
    assert none not in {hit.report for hit in hits}


def test_equal_hits_come_by_id_and_the_limit_holds(store: Store) -> None:
    ids = add(store, *(f"Frieden {n}" for n in range(100, 120)))
    assert [hit.report for hit in store.search("frieden")] == sorted(ids)
    assert [hit.report for hit in store.search("frieden", limit=3)] == sorted(ids)[:3]
    assert [hit.report for hit in store.search("riede", limit=3)] == sorted(ids)[:3]
    assert store.search("frieden", limit=0) == []


def test_parts_fill_up_what_words_leave(store: Store) -> None:
    whole, part = add(store, "eine Garantie", "zwei Sicherheitsgarantien")
    assert [hit.report for hit in store.search("garantie", limit=1)] == [whole]
    assert [hit.report for hit in store.search("garantie", limit=2)] == [whole, part]


@pytest.mark.parametrize("words", ["", "  ", '""', "„“", "?!", "--", "\0", "*", "\ud800"])
def test_an_empty_query_is_refused(store: Store, words: str) -> None:
    with pytest.raises(ZopaError, match="nothing to search for; give at least one word"):
        store.search(words)


def test_too_many_words_are_refused(store: Store) -> None:
    with pytest.raises(ZopaError, match="at most 64"):
        store.search(" ".join(f"w{n}" for n in range(65)))


SYNTAX = [
    'a"b', "a*", "NEAR(a b)", "a AND", "OR", "NOT frieden", "title:x", "{title text}: x", "^a",
    "a + b", "(a", "a)", "'", "''", 'x"" OR "y', "-a", "a\0b", "a;b", "--a", "%", "_a", "\\a",
    "a:b", "rank MATCH 'x'", "frieden " + "x" * 100_000, "a-" * 5000, "x" * 100_000,
]  # fmt: skip


@pytest.mark.parametrize("words", SYNTAX, ids=lambda words: words[:20])
def test_a_query_is_never_syntax(store: Store, words: str) -> None:
    add(store, 'Ein Frieden: NEAR, AND, OR und NOT a "b" x.', title="x")
    try:
        hits = store.search(words)
    except ZopaError:
        return
    assert isinstance(hits, list)


@each_anew
@given(words=st.text(max_size=60) | texts, text=texts)
@example(words='"', text='"')
@example(words="a\x00b", text="a\x00b")
def test_any_query_is_answered(new_store: NewStore, words: str, text: str) -> None:
    store = new_store()
    add(store, text)
    try:
        hits = store.search(words)
    except ZopaError as error:
        assert "nothing to search for" in str(error)  # noqa: PT017 - only some queries are empty
        return
    for hit in hits:
        places = [edge for place in hit.places for edge in place]
        assert places == sorted(places)
        assert all(0 <= a < b <= len(text) for a, b in hit.places)


@each_anew
@given(text=prose, data=st.data())
def test_each_word_of_a_text_is_found_where_it_stands(
    new_store: NewStore, text: str, data: st.DataObject
) -> None:
    store = new_store()
    add(store, text)
    words = list(re.finditer(r"[A-Za-zäöüßłóź\u0301]+", text, re.IGNORECASE))
    if not words:
        return
    word = data.draw(st.sampled_from(words))
    (hit,) = store.search(word.group())
    assert any(a <= word.start() and word.end() <= b for a, b in hit.places)


@each_anew
@given(text=prose | wild, data=st.data())
def test_each_part_of_a_word_is_found(new_store: NewStore, text: str, data: st.DataObject) -> None:
    store = new_store()
    add(store, text)
    words = [word for word in re.findall(r"[A-Za-zäöüß]+", text) if len(word) > 2]
    if not words:
        return
    word = data.draw(st.sampled_from(words))
    start = data.draw(st.integers(0, len(word) - 3))
    part = word[start : data.draw(st.integers(start + 3, len(word)))]
    (hit,) = store.search(part)
    assert hit.places


def test_of_very_many_candidates_the_latest_are_looked_into(new_store: NewStore) -> None:
    store = new_store()
    reports = [make_report(f"Friedenstruppen {n}", day=date(2000, 1, 1)) for n in range(600)]
    new = make_report("Schutztruppen", day=date(2025, 1, 1))
    store.add([make_reading(report) for report in [*reports, new]], {})
    hits = store.search("truppe", limit=1000)
    assert new.id in {hit.report for hit in hits}
    assert len(hits) >= 500
