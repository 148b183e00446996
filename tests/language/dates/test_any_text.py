"""Whatever the text: stretches are exact and apart, values can be read back, time stays linear."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zopa.case.spans import Interval
from zopa.language.dates import expressions, told
from zopa.language.dates.lexicon import lexicon
from zopa.language.text import words

LANGUAGES = ("de", "en")
VALUE = re.compile(
    r"|\d{4}(-\d\d(-\d\d)?|-W\d\d(-WE)?|-Q[1-4]|-H[12]|-(SP|SU|FA|WI))?|\d\d\d?|(PAST|PRESENT|FUTURE)_REF"
    r"|(\d{4}-\d\d-\d\d)?T\d\d:\d\d|\d{4}-\d\d-\d\dT(MO|MI|AF|EV|NI)"
    r"|P(\d[\d.e+]*|X)(Y|M|W|WE|D)|PT(\d[\d.e+]*|X)[HMS]"
    r"|XXXX-(WXX-[1-7](T(MO|MI|AF|EV|NI))?|\d\d|SP|SU|FA|WI|XX-XXT(MO|MI|AF|EV|NI))"
)
ANCHORS = (Interval(), Interval(date(2025, 11, 19), date(2025, 11, 19)))
ENDS = (
    Interval(date.min, date.min),
    Interval(date.max, date.max),
    Interval(date(2025, 1, 1), None),
)


@st.composite
def texts(draw: st.DrawFn) -> tuple[str, str]:
    """A text of words that the rules know, numbers and anything, and its language."""
    language = draw(st.sampled_from(LANGUAGES))
    known = sorted(word for word in lexicon(language).table if len(word) > 2)
    piece = st.one_of(
        st.sampled_from(known),
        st.sampled_from(known).map(str.capitalize),
        st.integers(0, 3000).map(str),
        st.sampled_from([*".,;:()-–/\n", "3.12", "31.02", "10-18", "2007/08", "1990er", "1,5"]),
        st.text(st.characters(exclude_categories=["Cs"]), max_size=4),
    )
    pieces = draw(st.lists(st.tuples(piece, st.sampled_from([" ", "", "  "])), max_size=40))
    return "".join(word + gap for word, gap in pieces), language


@given(texts(), st.sampled_from(ANCHORS + ENDS))
def test_stretches_and_values(given_text: tuple[str, str], published: Interval) -> None:
    text, language = given_text
    found = expressions(text, language, published=published)
    for one in found:
        assert 0 <= one.start < one.end <= len(text)
        assert text[one.start : one.end].strip() == text[one.start : one.end]
        assert "\n" not in text[one.start : one.end]
        assert VALUE.fullmatch(one.value), one
        assert (one.anchored == "none") == (one.interval == Interval())
        assert one.reason
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert found == expressions(text, language, published=published, tokens=words(text))


@given(texts())
def test_what_does_not_count_from_the_report_is_the_same_for_every_report(
    given_text: tuple[str, str],
) -> None:
    text, language = given_text
    with_day = expressions(text, language, published=ANCHORS[1])
    without = expressions(text, language, published=ANCHORS[0])
    assert [(one.start, one.end) for one in with_day] == [(one.start, one.end) for one in without]
    for one, other in zip(with_day, without, strict=True):
        if one.anchored == "absolute":
            assert one == other


@given(st.dates(date(1600, 1, 1), date(2190, 1, 1)))
def test_a_day_written_out_is_read_back(day: date) -> None:
    months = {number: name for name, number in lexicon("de").values["month"].items()}
    written = f"{day.day}. {months[str(day.month)]} {day.year}"
    for text in (written, f"{day.day:02}.{day.month:02}.{day.year}", day.isoformat()):
        (one,) = expressions(f"Stand: {text}", "de", published=Interval())
        assert one.value == day.isoformat()
        assert one.interval == Interval(day, day)


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(1, 400))
def test_days_ago_and_days_ahead(day: date, count: int) -> None:
    published = Interval(day, day)
    (ago,) = expressions(f"vor {count} Tagen", "de", published=published)
    (ahead,) = expressions(f"in {count} Tagen", "de", published=published)
    assert ago.interval.start == day - timedelta(count)
    assert ahead.interval.start == day + timedelta(count)


@pytest.mark.parametrize(
    "piece",
    [
        "3., 4., 5. und ",
        "am 3. März 2025 gestern ",
        "1 2 3 4 ",
        "600 000 ",
        "der die das und im am ",
        "letzten vergangenen ",
        "Montag ",
        "10-18-",
        "mehr als etwa ein ein ",
        "ende ende anfang ",
        "„(“",
        "\n",
        "vor ein paar ",
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_endless_text_is_read(piece: str, language: str) -> None:
    """``benchmarks.dates`` measures how fast; here it only has to come to an end, in its order."""
    text = piece * 3000
    found = expressions(text, language, published=ANCHORS[1])
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


def test_tense_of_a_place() -> None:
    text = "Er kam am 3. März 2025.\nAm 5. Mai 2025 wird er sprechen."
    tokens = words(text)
    first, second = expressions(text, "de", published=Interval())
    assert told(text, tokens, first.start, first.end, "de") == "past"
    assert told(text, tokens, second.start, second.end, "de") == "future"
