"""The fast tagger: a linear-chain CRF over words, with what the rules hear among its features.

It marks quotations by their kind and frames with speaker, cue and addressee in them; quotations and
frames are then joined to statements. The weights are made by ``training/fast``.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from zopa.case.findings import Statement, StatementForm
from zopa.case.spans import Interval, Part
from zopa.language.grammar import grammar
from zopa.language.saying import speech_words
from zopa.reading.features import FORMS, ROLES, features
from zopa.reading.indirect import BEFORE, BEHIND, COLON, INSERTED, NOUN, PHRASED, TOLD
from zopa.reading.names import Name
from zopa.reading.page import Page
from zopa.reading.quoted import QUOTED_COLON
from zopa.reading.sources import SOURCE
from zopa.reading.trimmed import reported, told_parts
from zopa.reading.voice import KINDS, Range, Voice, pieces

if TYPE_CHECKING:
    from pycrfsuite import Tagger


TAGGER = "statement.tagger"
"""The rule of a statement that the tagger marks and no rule hears."""
_MODELS = Path(str(files("zopa.language") / "models"))
_REACH = 4  # words between a quotation and its frame


class Frame(Struct, frozen=True):
    """Words ``first`` to ``last`` introduce a quotation; some of them name who, whom and how."""

    first: int
    last: int
    speaker: tuple[Range, ...] = ()
    cue: tuple[Range, ...] = ()
    addressee: tuple[Range, ...] = ()


class Quote(Struct, frozen=True):
    """A quotation in one or more pieces with its frame, if it has one."""

    form: StatementForm
    pieces: tuple[Range, ...]
    frame: Frame | None = None

    @property
    def first(self) -> int:
        """The first word."""
        return self.pieces[0][0]

    @property
    def last(self) -> int:
        """Behind the last word."""
        return self.pieces[-1][1]


@lru_cache(maxsize=1)
def languages() -> frozenset[str]:
    """The languages that weights are shipped for."""
    return frozenset(file.stem.removeprefix("fast-") for file in _MODELS.glob("fast-*.crf"))


def statements(page: Page, names: Sequence[Name], heard: Sequence[Voice]) -> list[Statement]:
    """The statements of a page that are told, in their order; ``heard`` are the voices of the rules.

    Raises ``FileNotFoundError`` for a language without weights (see ``languages``).
    """
    tagger = _shipped(page.language)
    tags: dict[int, str] = {}
    for first, last, found in features(page, heard):
        tags.update(zip(range(first, last), tagger.tag(found), strict=True))
    return merged(page, decoded(page, tags), names, heard)


@lru_cache(maxsize=4)
def _shipped(language: str) -> Tagger:
    import pycrfsuite

    tagger = pycrfsuite.Tagger()
    tagger.open(str(_MODELS / f"fast-{language}.crf"))
    return tagger


# -- from tags to quotations ---------------------------------------------------------------------


def decoded(page: Page, tags: dict[int, str]) -> list[Quote]:
    """The quotations that tags mark (``B-D``, ``I-D``, ``B-f``, ``I-s`` ...), each with its frame."""
    quotes: list[tuple[str, int, int]] = []
    frames: list[tuple[int, list[str]]] = []
    behind = -1
    for at in sorted(tags):
        mark, _, letter = tags[at].partition("-")
        goes_on = mark == "I" and behind == at
        if letter in FORMS:
            if goes_on and quotes and quotes[-1][2] == at and quotes[-1][0] == letter:
                quotes[-1] = (letter, quotes[-1][1], at + 1)
            else:
                quotes.append((letter, at, at + 1))
        elif letter:
            if goes_on and frames and frames[-1][0] + len(frames[-1][1]) == at:
                frames[-1][1].append(letter)
            else:
                frames.append((at, [letter]))
        behind = at + 1
    return _joined(page, quotes, [_frame(first, letters) for first, letters in frames])


def _frame(first: int, letters: Sequence[str]) -> Frame:
    def ranges(letter: str) -> tuple[Range, ...]:
        found: list[Range] = []
        for at, own in enumerate(letters, first):
            if own == letter and found and found[-1][1] == at:
                found[-1] = (found[-1][0], at + 1)
            elif own == letter:
                found.append((at, at + 1))
        return tuple(found)

    return Frame(
        first,
        first + len(letters),
        ranges(ROLES["speaker"]),
        ranges(ROLES["cue"]),
        ranges(ROLES["addressee"]),
    )


def _joined(
    page: Page, quotes: Sequence[tuple[str, int, int]], frames: Sequence[Frame]
) -> list[Quote]:
    """Quotations with the frame next to them; two pieces around one frame are one quotation."""
    starts = [sentence.first for sentence in page.sentences]

    def sentence(at: int) -> int:
        return bisect_right(starts, at)

    found: list[Quote] = []
    for letter, first, last in quotes:
        near: Frame | None = None
        if letter in "DI":
            homes = {sentence(first), sentence(last - 1)}
            candidates = [f for f in frames if sentence(f.first) in homes]
            near = min(candidates, key=lambda f: _gap(f, first, last), default=None)
        previous = found[-1] if found else None
        split = (
            previous is not None
            and near is not None
            and previous.form == FORMS[letter]
            and previous.last <= near.first
            and near.last <= first
            and near.first - previous.last < _REACH
            and first - near.last < _REACH
            and sentence(previous.last - 1) == sentence(first)
            and page.words.text[near.last - 1] != ":"
        )
        if split and previous is not None:
            found[-1] = Quote(previous.form, (*previous.pieces, (first, last)), near)
        else:
            found.append(Quote(FORMS[letter], ((first, last),), near))
    return found


def _gap(frame: Frame, first: int, last: int) -> int:
    return max(frame.first - last, first - frame.last)


# -- from quotations to statements ---------------------------------------------------------------


def merged(
    page: Page, quotes: Sequence[Quote], names: Sequence[Name], heard: Sequence[Voice]
) -> list[Statement]:
    """Statements of the tagger, with the speaker that the rules hear in the same words; quoted words
    inside a statement that the rules know are statements of their own.
    """
    found: list[Statement] = []
    speaker: tuple[Range, ...] = ()
    for marked in _with_inserted(page, quotes, heard):
        voice = _own(page, _same(marked, heard), heard)
        if voice is None and not _told(page, marked):
            continue
        quote = _backed(marked, voice)
        if page.grammar.inverted_cue and quote.form != "Direct":
            quote = replace(quote, pieces=told_parts(page, quote.pieces))
        frame = quote.frame
        if frame is not None:
            named = frame.speaker
        elif voice is not None and voice.named is not None:
            named = (voice.named,)
        else:
            named = speaker
        speaker = named or speaker
        found.append(_statement(page, quote, named, names, voice))
        found += [
            _nested(page, inner, quote, named, names)
            for inner in heard
            if inner.form == "Direct" and quote.form != "Direct" and _inside(inner, quote)
        ]
    return [*found, *_names_given(page, found, names, heard)]


def _own(page: Page, voice: Voice | None, heard: Sequence[Voice]) -> Voice | None:
    """A voice of "we" or "one" as that of whoever says so around it: "Man habe mitgeteilt, dass man A
    ablehne, sagte Peru".
    """
    if voice is None or voice.speaker is not None or voice.named is None:
        return voice
    own = page.grammar.we_words | page.grammar.one_words
    first, last = voice.named
    if last - first != 1 or page.words.low[first] not in own:
        return voice
    for outer in heard:
        if outer.rule == BEFORE and outer.first <= first and voice.last <= outer.last:
            return replace(voice, speaker=outer.speaker, named=outer.named)
    return voice


def _names_given(
    page: Page, found: Sequence[Statement], names: Sequence[Name], heard: Sequence[Voice]
) -> list[Statement]:
    """The names that a verb of naming gives and the tagger passes over: "nannte A „x“ und B „y“"."""
    speech, low = speech_words(page.language), page.words.low
    taken = {part.start for one in found if one.form == "Direct" for part in one.quote}
    others = [
        voice
        for voice in heard
        if voice.form == "Direct" and voice.speaker is not None and voice.cue
        if any(
            speech.cues.get(low[at]) in speech.naming
            for first, last in voice.cue
            for at in range(first, last)
        )
        if page.words.start[voice.first] not in taken
    ]
    return [
        _statement(
            page,
            Quote("Direct", ((voice.first, voice.last),), _framed(voice)),
            (voice.named,) if voice.named is not None else (),
            names,
            voice,
        )
        for voice in others
    ]


def _with_inserted(page: Page, quotes: Sequence[Quote], heard: Sequence[Voice]) -> list[Quote]:
    """The quotations, with one in two pieces for each sentence into which a verb of saying breaks, and
    those of verbs that are expressions and of sentences with a colon, which the tagger has not learned.
    """
    found = list(quotes)
    for voice in heard:
        if voice.rule in {INSERTED, PHRASED, COLON, BEHIND, QUOTED_COLON} or _swallowed(
            voice, found
        ):
            parts = pieces(voice, page.words.text)
            found = [q for q in found if q.last <= voice.first or voice.last <= q.first]
            found.append(Quote(voice.form, parts))
        elif _passed_over(voice, found):
            found = [q for q in found if q.last <= voice.first or voice.last <= q.first]
            found.append(Quote(voice.form, pieces(voice, page.words.text)))
    return sorted(found, key=lambda quote: quote.first)


def _swallowed(voice: Voice, quotes: Sequence[Quote]) -> bool:
    """Whether a sentence stands on both sides of its source, and the tagger takes what stands before the
    source for a part of the frame: "Peru sucht Angaben von X zufolge einen Ausweg".
    """
    first, last = voice.frame[0] if voice.frame else (0, 0)
    around = voice.rule == SOURCE and voice.first < first and last < voice.last
    return around and any(
        quote.frame is not None and quote.frame.first <= voice.first and quote.frame.last >= last
        for quote in quotes
        if voice.first <= quote.first and quote.last <= voice.last
    )


def _passed_over(voice: Voice, quotes: Sequence[Quote]) -> bool:
    """Whether the rules hear a party or an office in more of a sentence than the tagger marks: "Dass A geht,
    ist nach den Worten Perus überfällig", "Man brauche, sagte Peru, endlich eine Pause".
    """
    if voice.rule not in {SOURCE, BEFORE} or voice.form != "Indirect" or voice.speaker is None:
        return False
    first, last = voice.frame[0] if voice.frame else (voice.first, voice.last)
    if voice.rule == BEFORE and not voice.first < first < last < voice.last:
        return False
    marked = [quote for quote in quotes if quote.first < voice.last and voice.first < quote.last]
    if not marked and voice.rule != SOURCE:
        return False
    if any(quote.first < voice.first or voice.last + 1 < quote.last for quote in marked):
        return False
    if any(quote.form == "Direct" for quote in marked):
        return False
    if voice.rule == BEFORE:
        return not any(quote.first < first < quote.last for quote in marked)
    return all(_same(quote, [voice]) is None for quote in marked)


@lru_cache(maxsize=8)
def _classes(language: str) -> tuple[frozenset[str], frozenset[str]]:
    """Little words that make no clause, and the verbs of reported speech that goes on."""
    closed, speech = grammar(language), speech_words(language)
    return (
        closed.articles | closed.prepositions | closed.coordinators,
        closed.subjunctive | closed.telling | speech.told_modals | speech.told_denials,
    )


def _says(page: Page, quote: Quote) -> bool:
    """Whether words outside quotation marks can be a clause: "Minister Karl Ohm" is none."""
    small, _ = _classes(page.language)
    return any(
        page.words.text[at][0].islower() and page.words.low[at] not in small
        for first, last in quote.pieces
        for at in range(first, last)
    )


def _plain(page: Page, quote: Quote) -> bool:
    """Whether the first verb of a sentence is in the indicative: its author speaks."""
    closed = grammar(page.language)
    _, spoken = _classes(page.language)
    if not closed.subjunctive:
        return False
    for first, last in quote.pieces:
        for at in range(first, last):
            low = page.words.low[at]
            if page.words.text[at][0].islower() and (low in spoken or low in closed.finite):
                return low not in spoken
    return False


def _framed(voice: Voice) -> Frame | None:
    """The frame of a voice, its first piece where it has several."""
    if not voice.frame:
        return None
    first, last = voice.frame[0]
    return Frame(first, last, (voice.named,) if voice.named is not None else (), voice.cue)


def _told(page: Page, quote: Quote) -> bool:
    """Whether indirect speech that the rules do not hear has a frame, and one that says more than
    that somebody is, has or wants: "will, dass ..." tells no words.
    """
    low, closed, speech = page.words.low, grammar(page.language), speech_words(page.language)
    if quote.form != "Direct" and not _says(page, quote):
        return False
    if quote.form == "IndirectFreeIndirect" and _plain(page, quote):
        return False
    if quote.form != "Indirect":
        return True
    if quote.frame is None or _likens(page, quote):
        return False
    cue = [low[i] for first, last in quote.frame.cue for i in range(first, last)]
    if speech.cues.keys().isdisjoint(cue):
        reach = (quote.frame.first, quote.frame.last), *quote.pieces
        if any(not speech.undecided.isdisjoint(low[first:last]) for first, last in reach):
            return False
    return not cue or any(word not in closed.finite or word in speech.whole for word in cue)


def _likens(page: Page, quote: Quote) -> bool:
    """Whether the frame of a quotation only says what kind of thing is meant: "Zölle, wie er sie verlangt,
    lehnt X ab".
    """
    if quote.frame is None or not page.grammar.inverted_cue:
        return False
    first, last = quote.frame.first, quote.frame.last
    lows = [low for low in page.words.low[first:last] if low[0].isalnum()]
    objects = page.grammar.she_objects | page.grammar.he_objects
    likens = lows[:1] and lows[0] in page.grammar.like_words
    plain = reported(page, quote.first, quote.last) is False
    return bool(likens) and plain and not objects.isdisjoint(lows[1:3])


def _backed(quote: Quote, voice: Voice | None) -> Quote:
    """A quotation with what the rules know better or alone: its cue, where its frame ends, a frame or
    a speaker that the tagger did not mark.
    """
    if voice is None or len(voice.frame) != 1 or quote.form not in {"Direct", "Indirect"}:
        return quote
    first, last = voice.frame[0]
    named = (voice.named,) if voice.named is not None else ()
    frame = quote.frame
    if frame is None:
        return Quote(quote.form, quote.pieces, Frame(first, last, named, voice.cue))
    if frame.last <= first or last <= frame.first:
        first, last = frame.first, frame.last
    speaker = named if named and _mistaken(frame, voice) else frame.speaker or named
    backed = Frame(first, last, speaker, voice.cue or frame.cue, frame.addressee)
    return Quote(quote.form, quote.pieces, backed)


def _mistaken(frame: Frame, voice: Voice) -> bool:
    """Whether the rules know better than the tagger who speaks: where they hear a name and it marks
    other words, or more before it.
    """
    if voice.rule == NOUN or not frame.speaker or voice.named is None:
        return voice.rule == NOUN
    first, last = voice.named
    begins = min(at for at, _ in frame.speaker)
    apart = all(end <= first or last <= at for at, end in frame.speaker)
    known = voice.speaker is not None and voice.rule in TOLD
    return known and (apart or begins < first)


def _inside(voice: Voice, quote: Quote) -> bool:
    return any(first <= voice.first and voice.last <= last for first, last in quote.pieces)


def _same(quote: Quote, heard: Sequence[Voice]) -> Voice | None:
    """The voice of the rules that shares most words with a quotation, at least half of both."""
    best: tuple[float, Voice] | None = None
    size = sum(last - first for first, last in quote.pieces)
    for voice in heard:
        if voice.last <= quote.first or quote.last <= voice.first:
            continue
        shared = sum(
            max(0, min(last, voice.last) - max(first, voice.first)) for first, last in quote.pieces
        )
        overlap = 2 * shared / (size + voice.last - voice.first)
        if overlap >= 0.5 and (best is None or overlap > best[0]):
            best = (overlap, voice)
    return best[1] if best is not None else None


def _nested(
    page: Page, voice: Voice, quote: Quote, named: tuple[Range, ...], names: Sequence[Name]
) -> Statement:
    inner = Quote("Direct", ((voice.first, voice.last),), quote.frame)
    return _statement(page, inner, named, names, voice)


def _statement(
    page: Page,
    quote: Quote,
    named: tuple[Range, ...],
    names: Sequence[Name],
    voice: Voice | None,
) -> Statement:
    published = page.report.published
    frame = quote.frame
    speaker = voice.speaker if voice is not None else None
    if speaker is None:
        speaker = _name(named, names)
    return Statement(
        id="",
        evidence=(page.span(quote.first, quote.last),),
        confidence=voice.confidence if voice is not None else 0.6,
        rule=voice.rule if voice is not None else TAGGER,
        report=page.report.id,
        speaker=speaker.actor if speaker is not None else None,
        kind=KINDS[quote.form],
        form=quote.form,
        quote=_parts(page, quote.pieces),
        speaker_spans=_parts(page, named),
        cue=_parts(page, frame.cue if frame else ()),
        frame=_parts(page, ((frame.first, frame.last),) if frame else ()),
        addressee_spans=_parts(page, frame.addressee if frame else ()),
        said=Interval(published.start, published.end),
    )


def _name(named: Sequence[Range], names: Sequence[Name]) -> Name | None:
    """The first actor that a noun phrase names."""
    for first, last in named:
        for name in names:
            if first <= name.first and name.last <= last and name.role != "adjective":
                return name
    return None


def _parts(page: Page, ranges: Sequence[Range]) -> tuple[Part, ...]:
    return tuple(page.part(first, last) for first, last in ranges)
