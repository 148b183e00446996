"""Texts laid out for the tagger: what the rules hear, and the tags that the annotation gives."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from training.model.annotated import Annotated, Said
from training.sources.tokens import Token, ids_of
from zopa.case.agenda import Agenda
from zopa.case.report import Report
from zopa.language.saying import speech_words
from zopa.reading.clauses import ClauseReader
from zopa.reading.features import FORMS, FRAME, OUTSIDE, ROLES, features
from zopa.reading.gazetteer import gazetteer
from zopa.reading.name_reader import NameReader
from zopa.reading.names import Name
from zopa.reading.page import Page, lay_out
from zopa.reading.statements import VoiceReader
from zopa.reading.subjects import Subjects
from zopa.reading.voice import Voice

_LETTERS: dict[str, str] = {form: letter for letter, form in FORMS.items()}


class Heard(Struct, frozen=True):
    """A page with its names and the voices that the rules hear."""

    page: Page
    names: Sequence[Name]
    voices: Sequence[Voice]


def heard(text: str, language: str, agenda: Agenda) -> Heard | None:
    """A text as the rules read it; ``None`` where there is nothing to read."""
    report = Report(id="", path="", text=text, raw="", format="text", language=language)
    page = lay_out(report, ())
    if page is None or not page.sentences:
        return None
    names = NameReader(page, gazetteer(agenda, language)).read()
    clauses = ClauseReader(page)
    subjects = Subjects(page, names, clauses)
    reader = VoiceReader(page, clauses, subjects)
    voices: list[Voice] = []
    for sentence in page.sentences:
        split = clauses.read(sentence)
        voices += [v for v in reader.read(sentence, split) if v.first >= sentence.first]
        if split:
            subject = subjects.of(split, 0, split[0].last)
            subjects.note(sentence, subject if isinstance(subject, tuple) else ())
    return Heard(page, names, voices)


def tags(page: Page, said: Iterable[Said]) -> list[str]:
    """A tag for each word: the kind of the outermost quotation, else its part in a frame."""
    words = page.words
    tokens = [Token(t, a, b) for t, a, b in zip(words.text, words.start, words.end, strict=True)]
    found = [OUTSIDE] * len(tokens)
    told = [one for one in said if one.form in _LETTERS]
    for one in told:
        frame = ids_of(tokens, one.frame) or ids_of(tokens, (*one.speaker, *one.cue))
        if _LETTERS[one.form] not in "DI":
            continue
        letters = dict.fromkeys(frame, FRAME)
        for role, letter in ROLES.items():
            letters.update((i, letter) for i in ids_of(tokens, getattr(one, role)) if i in letters)
        _source(page, letters)
        _mark(found, letters)
    for one in sorted(told, key=lambda s: -sum(b - a for a, b in s.quote)):
        quote = ids_of(tokens, one.quote)
        if all(found[i][2:] in FORMS for i in quote) and quote:
            continue  # quoted words inside another quotation
        _mark(found, dict.fromkeys(quote, _LETTERS[one.form]))
    return found


def _source(page: Page, letters: dict[int, str]) -> None:
    """ "nach Angaben der Polizei": the speaker is all behind the link, as the guide has it; there the
    noun is also part of the cue, and a word can have one letter only.
    """
    speech = speech_words(page.language)
    first = min(letters, default=-1)
    if first < 0 or page.words.low[first] not in speech.source_links:
        return
    named = [i for i in letters if i > first and letters[i] != FRAME]
    if letters[first] == ROLES["cue"] and named:
        for i in range(first + 1, max(named) + 1):
            if i in letters:
                letters[i] = ROLES["speaker"]


def _mark(found: list[str], letters: dict[int, str]) -> None:
    for i in sorted(letters):
        found[i] = ("I-" if i - 1 in letters else "B-") + letters[i]


def sequences(
    texts: Iterable[Annotated], language: str, agenda: Agenda
) -> Iterable[tuple[list[list[str]], list[str]]]:
    """Features and tags of each paragraph of the texts whose statements are annotated."""
    for text in texts:
        if text.statements is None:
            continue
        read = heard(text.text, language, agenda)
        if read is None:
            continue
        marked = tags(read.page, text.statements)
        for first, last, rows in features(read.page, read.voices):
            yield rows, marked[first:last]
