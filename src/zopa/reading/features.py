"""What the fast tagger is told of each word, with what the rules hear among it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct

from zopa.case.findings import StatementForm
from zopa.language.grammar import grammar
from zopa.language.saying import speech_words
from zopa.language.text import QUOTE_MARKS
from zopa.reading.page import Page
from zopa.reading.voice import Voice

FORMS: dict[str, StatementForm] = {
    "D": "Direct",
    "I": "Indirect",
    "X": "IndirectFreeIndirect",
}
"""The kinds of quotations by the letter in their tag; a frame has the letter of what a word is in it.

``FreeIndirect`` is left out: too rare in what may be trained on, and measured, marking it loses more
than it finds.
"""

FRAME = "f"
ROLES = {"speaker": "s", "cue": "c", "addressee": "a"}
OUTSIDE = "O"
"""The tag of a word that is in none."""
_LETTERS = {form: letter for letter, form in FORMS.items()}
_PAD = "#"


def features(page: Page, heard: Sequence[Voice]) -> list[tuple[int, int, list[list[str]]]]:
    """First and last (excluded) word of each paragraph, with a list of features for each word."""
    low = page.words.low
    forms = _word_forms(page)
    rules = _rules(page, heard)
    quoted = _quoted(page)
    found: list[tuple[int, int, list[list[str]]]] = []
    around = _around(page, heard)
    paragraph = -1
    for number, sentence in enumerate(page.sentences):
        if sentence.paragraph != paragraph or found[-1][1] != sentence.first:
            paragraph = sentence.paragraph
            found.append((sentence.first, sentence.first, []))
        first, _, rows = found[-1]
        begin, end = sentence.first, sentence.last
        shapes = [_EDGE, *forms[begin:end], _EDGE]
        words = [_PAD, _PAD, *low[begin:end], _PAD, _PAD]
        heeded = [_PAD, *rules[begin:end], _PAD]
        marked = [quoted[begin], *quoted[begin:end], quoted[end - 1]]
        opening = len(rows)
        rows += [
            [
                *form.own,
                *before.before,
                *behind.behind,
                "w-2=" + words[at],
                "w+2=" + words[at + 4],
                f"c3={before.kind}|{form.kind}|{behind.kind}",
                *_of_rules(heeded[at], heeded[at + 1], heeded[at + 2]),
                f"rc={heeded[at + 1]}{form.kind}",
                *_of_marks(marked[at], marked[at + 1], marked[at + 2]),
                *around[number],
            ]
            for at, (before, form, behind) in enumerate(
                zip(shapes, shapes[1:], shapes[2:], strict=False)
            )
        ]
        rows[opening] += ["first", "first" + forms[begin].kind]
        found[-1] = (first, end, rows)
    return found


@lru_cache(maxsize=4096)
def _of_rules(before: str, own: str, behind: str) -> tuple[str, ...]:
    """What the rules take a word and its neighbours for."""
    return f"r={own}", f"r-1={before}|{own}", f"r+1={own}|{behind}"


@lru_cache(maxsize=4096)
def _of_marks(before: str, own: str, behind: str) -> tuple[str, ...]:
    """Where a word and its neighbours stand between quotation marks."""
    return f"q={own}", f"q1={before}{behind}"


class _Form(Struct, frozen=True, gc=False):
    """The features of a word as it is written: its own, and what it is to its neighbours."""

    kind: str
    own: tuple[str, ...]
    before: tuple[str, ...]
    behind: tuple[str, ...]


_EDGE = _Form(_PAD, (), ("w-1=#",), ("w+1=#",))


def _word_forms(page: Page) -> list[_Form]:
    return [_form(page.language, text) for text in page.words.text]


@lru_cache(maxsize=100_000)
def _form(language: str, text: str) -> _Form:
    low = text.lower()
    kind = _kind(language, text, low)
    shape = _shape(text)
    return _Form(
        kind,
        ("b", "w=" + low, "s3=" + low[-3:], "s2=" + low[-2:], "h=" + shape, "c=" + kind),
        ("w-1=" + low, "c-1=" + kind, "h-1=" + shape),
        ("w+1=" + low, "c+1=" + kind, "h+1=" + shape),
    )


def _kind(language: str, text: str, low: str) -> str:
    """The classes of the lexicon that a word is in, as letters."""
    closed, speech = grammar(language), speech_words(language)
    small = text[0].islower()
    classes = (
        ("C", small and low in speech.whole),
        ("c", small and low in speech.particles),
        ("K", small and low in closed.subjunctive and low not in closed.unreal),
        ("V", low in closed.finite),
        ("A", low in closed.articles),
        ("P", low in closed.prepositions),
        ("L", low in speech.source_links or low in speech.trailing),
        ("N", low.endswith(speech.source_endings) and not small),
        ("S", low in closed.subordinators),
        ("T", low in closed.content_words),
        ("R", low in closed.relatives),
        ("p", low in closed.third_person),
        ("&", low in closed.coordinators),
        ("w", low in closed.as_words),
        ("h", low in speech.hedges),
        ("Q", text in QUOTE_MARKS),
    )
    return "".join(letter for letter, holds in classes if holds) or _shape(text)


def _shape(text: str) -> str:
    if not text[0].isalnum():
        return text
    if text[0].isdigit():
        return "9"
    if text.isupper() and len(text) > 1:
        return "XX"
    return "Xx" if text[0].isupper() else "x"


def _rules(page: Page, heard: Sequence[Voice]) -> list[str]:
    """What the rules take each word for: the kind of its quotation, or its part in a frame."""
    marks = [OUTSIDE] * len(page.words)
    for voice in sorted(heard, key=lambda v: v.first - v.last):
        letter = _LETTERS.get(voice.form, "R")
        outer = marks[voice.first]
        for i in range(voice.first, voice.last):
            marks[i] = letter if outer == OUTSIDE or letter == "D" else marks[i]
        marks[voice.first] = letter + "1" if outer == OUTSIDE else outer + "D"
    for voice in heard:
        for first, last in voice.frame:
            marks[first:last] = [FRAME] * (last - first)
        if voice.frame and voice.named is not None:
            first, last = voice.named
            marks[first:last] = [ROLES["speaker"]] * (last - first)
        for first, last in voice.cue:
            marks[first:last] = [ROLES["cue"]] * (last - first)
    return marks


def _quoted(page: Page) -> list[str]:
    """Where each word stands in a quotation mark pair, and how long that pair is."""
    marks = ["-"] * len(page.words)
    for quote in page.quotations:
        size = quote.last - quote.first - 2
        length = "s" if size <= 3 else "m" if size <= 7 else "l"
        ends = "." if page.words.text[quote.last - 2] in ".!?" else ""
        marks[quote.first : quote.last] = ["i" + length + ends] * (quote.last - quote.first)
        marks[quote.first] = "b" + length + ends
        marks[quote.last - 1] = "e" + length + ends
    return marks


def _around(page: Page, heard: Sequence[Voice]) -> list[list[str]]:
    """What each sentence holds, and what the rules heard in it and in the one before."""
    starts = [sentence.first for sentence in page.sentences]
    forms: list[str] = [""] * len(starts)
    for voice in heard:
        number = bisect_right(starts, voice.first) - 1
        forms[number] += _LETTERS.get(voice.form, "R")
    closed, speech = grammar(page.language), speech_words(page.language)
    found: list[list[str]] = []
    for number, sentence in enumerate(page.sentences):
        words = page.words.low[sentence.first : sentence.last]
        mood = "" if closed.telling.isdisjoint(words) else "K"
        cue = "" if speech.whole.isdisjoint(words) else "C"
        same = number > 0 and page.sentences[number - 1].paragraph == sentence.paragraph
        before = forms[number - 1] if same else "#"
        own = "".join(sorted(set(forms[number]))) + mood
        found.append(["o=" + own + cue, "p=" + "".join(sorted(set(before))) + "|" + own])
    return found
