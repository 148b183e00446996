"""Quotations hardened by their own paraphrase: what was "hardly sensible" becomes "ruled out"."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from msgspec import Struct

from zopa.case.findings import Finding, Hardening, Position, Statement
from zopa.case.ids import content_id
from zopa.case.spans import Span
from zopa.language.compact import LANGUAGES
from zopa.language.differing import Found, nouns, strongest
from zopa.language.folding import plain
from zopa.record.compared import Ground
from zopa.record.times import Times

_DAYS = 3  # days between a quotation and a paraphrase of it in another report
_STEM = 6  # letters that two words for one matter have in common
_SHORT = 4  # letters of a noun that has fewer and stands whole, or as the last part of a compound
_LOOK = 12  # words of one speaker to either side that a quotation is held against


class _Said(Struct, frozen=True):
    """Words of a speaker with the strongest of them, and the matter they are about."""

    finding: Finding
    span: Span
    word: Found
    day: date
    stems: frozenset[str]
    short: frozenset[str]
    tails: frozenset[str]

    def shares(self, other: _Said) -> bool:
        """Whether both are of one matter: a piece of a noun in common, or a short noun."""
        return bool(
            self.stems & other.stems
            or self.short & (other.short | other.tails)
            or other.short & self.tails
        )


def hardenings(ground: Ground) -> tuple[Hardening, ...]:
    """Direct quotations of which a headline or paraphrase of the same speaker is harder.

    Both must have a word of the scale of strength, be of one matter (a noun in common) and of one
    report, or of reports that are a few days apart. Where the speaker is quoted on it with a word as
    hard as that of the paraphrase, nothing was hardened.
    """
    case = ground.case
    quoted: dict[str, list[_Said]] = defaultdict(list)
    told: dict[str, list[_Said]] = defaultdict(list)
    for one in filter(case.holds, case.statements):
        if one.speaker is not None and not ground.is_copy(one.report) and one.kind == "direct":
            said = _said(one, one.evidence[0], ground.times)
            if said is not None:
                quoted[one.speaker].append(said)
    parties = {p.speaker: p.party for p in case.positions if p.speaker in quoted and p.party}
    wanted = quoted.keys() | set(parties.values())
    paraphrases: list[tuple[str | None, Statement | Position]] = [
        (one.speaker, one) for one in case.statements if one.kind != "direct"
    ]
    paraphrases += [(position.speaker or position.party, position) for position in case.positions]
    for who, finding in paraphrases:
        if who is None or who not in wanted or ground.is_copy(finding.report):
            continue
        said = _said(finding, finding.evidence[0], ground.times) if case.holds(finding) else None
        if said is not None:
            told[who].append(said)
    found: dict[str, Hardening] = {}
    for speaker, some in sorted(quoted.items()):
        rest = [*told.get(speaker, ()), *told.get(parties.get(speaker) or "", ())]
        for hardening in _of(speaker, some, rest):
            found.setdefault(hardening.id, hardening)
    return tuple(sorted(found.values(), key=lambda h: (h.evidence[0], h.id)))


def _said(finding: Finding, span: Span, times: Times) -> _Said | None:
    language = times.language.get(span.report)
    published = times.published(span.report)
    day = published.end or published.start
    if language not in LANGUAGES or day is None:
        return None
    word = strongest(span.text, language)
    if word is None:
        return None
    named = _nouns(span.text, word, language)
    return _Said(
        finding,
        span,
        word,
        day,
        frozenset(n[at : at + _STEM] for n in named for at in range(len(n) - _STEM + 1)),
        frozenset(n for n in named if _SHORT <= len(n) < _STEM),
        frozenset(n[-size:] for n in named for size in range(_SHORT, _STEM) if len(n) >= _STEM),
    )


def _nouns(text: str, word: Found, language: str) -> list[str]:
    """The nouns that are no strong words, folded, so that "Gespräche" is in "Direktgespräche"."""
    folded = (plain(noun) for noun in nouns(text, language))
    return [noun for noun in folded if noun != plain(word.text)]


def _of(speaker: str, quoted: Sequence[_Said], told: Sequence[_Said]) -> Iterator[Hardening]:
    quoted, told = (sorted(some, key=lambda s: (s.day, s.span)) for some in (quoted, told))
    for one in quoted:
        own = [q for q in _near(one, quoted) if q.shares(one)]
        for other in _near(one, told):
            if other.word.level <= one.word.level or _overlap(one.span, other.span):
                continue
            if one.shares(other) and not any(q.word.level >= other.word.level for q in own):
                yield _hardening(speaker, one, other)
                break


def _near(one: _Said, some: Sequence[_Said]) -> Sequence[_Said]:
    """What was said a few days before or after, of that what is nearest in the list."""
    low = bisect_left(some, one.day - timedelta(days=_DAYS), key=lambda s: s.day)
    high = bisect_right(some, one.day + timedelta(days=_DAYS), key=lambda s: s.day)
    at = bisect_left(some, (one.day, one.span), key=lambda s: (s.day, s.span))
    return some[max(low, at - _LOOK) : min(high, at + _LOOK)]


def _overlap(one: Span, other: Span) -> bool:
    return one.report == other.report and one.start < other.end and other.start < one.end


def _hardening(speaker: str, one: _Said, other: _Said) -> Hardening:
    issue = other.finding.issue if isinstance(other.finding, Position) else None
    return Hardening(
        id=content_id("hardening", one.finding.id, other.finding.id),
        speaker=speaker,
        issue=issue,
        quoted=one.span,
        paraphrased=other.span,
        words=(one.word.text, other.word.text),
        findings=(one.finding.id, other.finding.id),
        evidence=(one.span, other.span),
        confidence=round(min(one.finding.confidence, other.finding.confidence), 3),
        rule="wording.harder_than_quoted",
    )
