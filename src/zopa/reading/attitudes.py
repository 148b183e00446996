"""The positions of a page, read once it is known who says what."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from zopa.case.findings import Position, Stance, Statement
from zopa.case.spans import Part
from zopa.language.conditions import ConditionWords, condition_words
from zopa.language.stances import StanceWords, stance_words
from zopa.language.text import Sentence
from zopa.reading.clause import Clause
from zopa.reading.clauses import ClauseReader
from zopa.reading.conditions import answering
from zopa.reading.disclaimed import disclaims
from zopa.reading.holders import Holders
from zopa.reading.laws import law_at
from zopa.reading.names import Name
from zopa.reading.page import Page
from zopa.reading.positions import PositionReader
from zopa.reading.stance import StanceReader
from zopa.reading.subjects import Subjects
from zopa.reading.uttered import Uttered
from zopa.reading.voice import Range, Voice

_SPOKEN = frozenset({"direct", "indirect"})
_CARRIED = ".context"  # how the rule of a position ends that an earlier sentence names
_BRIEF = 11  # words and marks of a sentence that says no more than how firm a position is


class Attitudes:
    """Reads who stands where, sentence by sentence, each with the voices that were found in it."""

    def __init__(
        self,
        page: Page,
        clauses: ClauseReader,
        subjects: Subjects,
        holders: Holders,
        positions: PositionReader,
    ) -> None:
        self.page = page
        self.subjects = subjects
        self.holders = holders
        self.positions = positions
        self.stances = StanceReader(page, clauses, subjects, holders)
        self.uttered = Uttered(page, clauses, subjects, holders)
        self.lexicon: StanceWords = stance_words(page.language)
        self.terms: ConditionWords = condition_words(page.language)
        self.passed: set[int] = set()  # first words of sentences that name no issue

    def read(
        self,
        split: Sequence[Sequence[Clause]],
        acting: Mapping[int, tuple[Name, ...]],
        statements: Sequence[Statement],
    ) -> list[Position]:
        """All positions; ``split`` has the clauses of each sentence, ``acting`` whom it is about."""
        coming = self.voices(statements)[::-1]
        voices: list[Voice] = []  # those that the sentence we are at may stand in
        found: list[Position] = []
        latest = range(0)  # where the positions of the sentence before stand
        for number, sentence in enumerate(self.page.sentences):
            clauses = split[number]
            while coming and coming[-1].first < sentence.last:
                voices.append(coming.pop())
            voices = [voice for voice in voices if voice.last > sentence.first]
            limits = self._limit(found, latest, clauses, voices)
            said = self._sentence(sentence, clauses, voices)
            if limits:
                said = [one for one in said if not one.rule.endswith(_CARRIED)]
            if sentence.last - sentence.first <= _BRIEF:
                said = self._firmed(found, latest, said)
                self._forbidden(found, latest, sentence, said)
                self._closed(found, latest, sentence, clauses, said)
            if latest and self._denies(sentence, number):
                del found[latest.start :]  # nobody takes what a report told and they deny
                latest, said = range(0), []
            said = self._carried(found, latest, sentence, said)
            latest = range(len(found), len(found) + len(said))
            found += said
            about = acting.get(number, ()) or _speaking(sentence, voices)
            self.subjects.note(sentence, about)
        return found

    def _denies(self, sentence: Sentence, number: int) -> bool:
        """Whether a sentence only denies what the one before passed on from others."""
        if not number or self.positions.names_issue():
            return False
        return disclaims(self.page, sentence, self.page.sentences[number - 1], self.lexicon)

    @staticmethod
    def _firmed(found: list[Position], latest: range, said: list[Position]) -> list[Position]:
        """What a sentence says without those that only say how firm the one before is: "Ein Abzug komme
        nicht in Frage. Das sei die rote Linie.". That position becomes a red line, with both as evidence.
        """
        left: list[Position] = []
        for one in said:
            at = next((n for n in latest if _firms(found[n], one)), None)
            if at is None:
                left.append(one)
            else:
                spans = found[at].evidence + one.evidence
                found[at] = replace(found[at], red_line=True, evidence=spans)
        return left

    def _forbidden(
        self, found: list[Position], latest: range, sentence: Sentence, said: Sequence[Position]
    ) -> None:
        """Make a red line of the refusals of the sentence before where this one only says that a law
        forbids it: "Ihn verbiete die Verfassung.".
        """
        words = range(sentence.first, sentence.last)
        lows = frozenset(self.page.words.low[sentence.first : sentence.last])
        lexicon = self.lexicon
        unable = law_at(self.page, min(sentence.first + 1, sentence.last - 1)) and not (
            lows.isdisjoint(lexicon.possible) or lows.isdisjoint(self.page.grammar.negations)
        )
        if said or not (unable or not lows.isdisjoint(lexicon.forbidding)):
            return
        if lows.isdisjoint(lexicon.anaphors | lexicon.objects):
            return
        if any(law_at(self.page, i) for i in words):
            for at in latest:
                if found[at].stance == "against":
                    found[at] = replace(found[at], red_line=True)

    def _closed(
        self,
        found: list[Position],
        latest: range,
        sentence: Sentence,
        clauses: Sequence[Clause],
        said: Sequence[Position],
    ) -> None:
        """Make red lines of what the sentence before takes a stance on where this one only says that it is
        final: "Verhandeln lasse sich darüber nicht.".
        """
        carried = all(one.rule.endswith(_CARRIED) for one in said)
        if not carried or not latest or not self.stances.firmness.closing(sentence, clauses):
            return
        last = found[latest[-1]].party
        for at in latest:
            if found[at].stance != "open" and found[at].party == last:
                found[at] = replace(found[at], red_line=True)

    def _carried(
        self, found: Sequence[Position], latest: range, sentence: Sentence, said: list[Position]
    ) -> list[Position]:
        """What a sentence says, with the condition of the one before where it says "then": "Auch das
        werde dann nicht erteilt".
        """
        low = self.page.words.low[sentence.first : sentence.last]
        if not said or self.terms.then.isdisjoint(low):
            return said
        limits = {found[at].party: found[at].condition for at in latest}
        return [
            replace(one, condition=one.condition or limits.get(one.party)) if one.party else one
            for one in said
        ]

    def _limit(
        self,
        found: list[Position],
        latest: range,
        clauses: Sequence[Clause],
        voices: Sequence[Voice],
    ) -> bool:
        """Give the positions of the sentence before the condition that this one tells for them; whether it
        tells any. Of their matter it says nothing more then.
        """
        limits = (
            answering(self.page, self.stances.clause_reader, clauses, self.terms)
            if latest
            else None
        )
        if limits is None:
            return False
        limited = False
        speakers = {voice.speaker.party for voice in voices if voice.speaker is not None}
        for at in latest:
            one = found[at]
            if one.condition is None and (not speakers or one.party in speakers):
                gives = one.stance == "for" and one.rule.partition(".")[2] in self.lexicon.granting
                stance: Stance = "open" if gives else one.stance
                found[at] = replace(one, condition=self.page.part(*limits), stance=stance)
                limited = True
        return limited

    def _sentence(
        self, sentence: Sentence, clauses: Sequence[Clause], voices: Sequence[Voice]
    ) -> list[Position]:
        if not self.positions.begin(sentence):
            self.positions.skip(sentence)
            self.passed.add(sentence.first)
            return []
        stands = self.stances.read(sentence, clauses, voices)
        uttered = self.uttered.find(sentence, clauses, voices)
        if uttered is not None and not any(uttered.tells(stand) for stand in stands):
            clauses, voices = uttered.clauses, uttered.heard(voices)
            stands = self.stances.read(sentence, clauses, voices)
        if sentence.paragraph in self.page.listed:
            stands = [stand for stand in stands if stand.voice is not None]
        return self.positions.read(sentence, stands)

    def voices(self, statements: Iterable[Statement]) -> list[Voice]:
        """The words of each statement as voices, in their order."""
        found = []
        for one in statements:
            if one.kind not in _SPOKEN or not (one.speaker or one.speaker_spans or one.frame):
                continue  # what nobody is named for is told by the report itself
            # a source without a name has the word of the side that it stands on, unless it is an expert's
            bound = one.unnamed is not None and not self.holders.private(one)
            side = one.unnamed.side if one.unnamed and bound else None
            speaker = self.holders.beside(one) or self.holders.name_of(one.speaker or side)
            speaker = speaker or self.holders.officer(one)
            sourced = bool(one.speaker_spans or one.frame or one.cue)
            joined = self.holders.joined(one) if speaker is not None else ()
            stranger = self._stranger(one) if speaker is None else None
            for part in one.quote:
                words = self._words(part)
                if words is not None:
                    found.append(
                        Voice(
                            *words,
                            one.form,
                            speaker,
                            one.rule,
                            sourced=sourced,
                            joined=joined,
                            stranger=stranger,
                        )
                    )
        return sorted(found, key=lambda voice: (voice.first, -voice.last))

    def _stranger(self, one: Statement) -> Name | None:
        """Who says it, where that is nobody who is known."""
        for span in one.speaker_spans:
            words = self._words(span)
            if words is not None:
                return self.holders.strangers.speaker(*words)
        return None

    def _words(self, part: Part) -> Range | None:
        words = self.page.words
        first, last = bisect_right(words.end, part.start), bisect_left(words.start, part.end)
        return (first, last) if first < last else None


def _speaking(sentence: Sentence, voices: Sequence[Voice]) -> tuple[Name, ...]:
    """The person who says something in a sentence that names no subject: "sagte der Gastgeber"."""
    told = (v.speaker for v in voices if v.last > sentence.first and v.speaker is not None)
    return tuple(one for one in told if one.kind == "person")[-1:]


def _firms(before: Position, one: Position) -> bool:
    """Whether a position only takes up one of the sentence before, as a red line."""
    same = (before.party, before.issue, before.option, before.stance)
    carried = one.red_line and one.rule.endswith(_CARRIED)
    return carried and same == (one.party, one.issue, one.option, one.stance)
