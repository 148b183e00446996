"""Levers in a report: who presses whom by threat, sanction, aid, arms, deadline, ground gained, and
which side is weak at home.

A verb with a means ("verhängte Zölle") tells one, or the way a clause is built ("andernfalls werde
man"). What is asked for, offered as part of a deal, long past, or said of a rival's plans is none.
The words are data (``language/<lang>/levers.yaml``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from zopa.case.findings import Lever
from zopa.case.spans import Interval, Part
from zopa.language.leverage import lever_words
from zopa.language.text import Sentence
from zopa.reading.clauses import Clause, ClauseReader
from zopa.reading.event_setting import Setting
from zopa.reading.holders import Holders
from zopa.reading.lever_acts import LeverActs
from zopa.reading.lever_drafts import Pressure, merged
from zopa.reading.lever_frames import LeverFrames
from zopa.reading.lever_parts import LeverParts
from zopa.reading.names import Name
from zopa.reading.page import Page
from zopa.reading.scene import Scene
from zopa.reading.subjects import Subjects
from zopa.reading.voice import Range, Voice


class LeverReader:
    """Reads the levers of one page once it is known who says what."""

    def __init__(
        self,
        page: Page,
        clauses: ClauseReader,
        subjects: Subjects,
        holders: Holders,
        setting: Setting,
    ) -> None:
        self.page = page
        self.clauses = clauses
        self.subjects = subjects
        self.holders = holders
        self.setting = setting
        self.data = lever_words(page.language)
        self.parts = LeverParts(setting, self.data)
        self.acts = LeverActs(self.parts)
        self.frames = LeverFrames(self.parts)

    def read(
        self,
        split: Sequence[Sequence[Clause]],
        acting: Mapping[int, tuple[Name, ...]],
        voices: Sequence[Voice],
    ) -> list[Lever]:
        """All levers; ``split`` has the clauses of each sentence, ``acting`` whom it is about,
        ``voices`` the words of speakers in their order.
        """
        coming = list(voices)[::-1]
        near: list[Voice] = []
        drafts: list[Pressure] = []
        for number, sentence in enumerate(self.page.sentences):
            while coming and coming[-1].first < sentence.last:
                near.append(coming.pop())
            near = [voice for voice in near if voice.last > sentence.first]
            if self._tells(sentence):
                behind = self.page.sentences[number + 1 : number + 2]
                self.frames.following = behind[0] if behind else None
                self.setting.number = number
                drafts += self._sentence(sentence, split[number], near, drafts)
            self.acts.before = self.frames.before = sentence
            self.subjects.note(sentence, acting.get(number, ()))
        return [self._lever(draft) for draft in merged(drafts)]

    def _tells(self, sentence: Sentence) -> bool:
        """Whether a sentence is worth a look: prose, no question, with a word of pressure in it."""
        low = self.page.words.low
        if sentence.paragraph in self.page.listed or low[sentence.last - 1] == "?":
            return False
        data = self.data
        words = low[sentence.first : sentence.last]
        return (
            not data.openers.isdisjoint(words)
            or not data.weaknesses.keys().isdisjoint(words)
            or any(data.means_of(word) or data.is_crisis(word) for word in words if len(word) > 7)
        )

    def _sentence(
        self,
        sentence: Sentence,
        clauses: Sequence[Clause],
        voices: Sequence[Voice],
        before: Sequence[Pressure],
    ) -> list[Pressure]:
        scene = Scene(
            self.page, self.clauses, self.subjects, sentence, clauses, voices, self.holders
        )
        known = any(draft.status == "announced" for draft in before)
        found: list[Pressure] = []
        for number, clause in enumerate(clauses):
            if self.parts.conditional(clause):
                continue
            scene.listen(clause)
            found += self.acts.read(scene, number, known)
            found += self.frames.read(scene, number)
        self.subjects.speaker = None
        for draft in found:
            draft.heading = sentence.heading
        return found

    def _lever(self, draft: Pressure) -> Lever:
        page = self.page
        published = self.setting.dates.published
        return Lever(
            id="",
            evidence=tuple(page.span(*words) for words in draft.evidence),
            confidence=draft.confidence,
            rule=draft.rule,
            report=page.report.id,
            kind=draft.kind,
            holder=draft.holder,
            target=draft.target,
            trigger=self._part(draft.trigger),
            date=draft.date or Interval(published.start, published.end),
            status=draft.status,
            size=self._part(draft.size),
        )

    def _part(self, words: Range | None) -> Part | None:
        return self.page.part(*words) if words is not None else None
