"""Levers in a report: who presses whom by threat, sanction, aid, arms, deadline, ground gained, and
which side is weak at home.

A verb with a means ("verhängte Zölle") tells one, or the way a clause is built ("andernfalls werde
man"). What is asked for, offered as part of a deal, long past, or said of a rival's plans is none.
The words are data (``language/<lang>/levers.yaml``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from msgspec.structs import replace

from zopa.case.findings import Lever
from zopa.case.spans import Interval, Part
from zopa.language.leverage import lever_words
from zopa.language.text import Sentence
from zopa.reading.clause import Clause
from zopa.reading.clauses import ClauseReader
from zopa.reading.event_setting import Setting
from zopa.reading.holders import Holders
from zopa.reading.lever_acts import LeverActs
from zopa.reading.lever_drafts import Pressure, merged
from zopa.reading.lever_frames import LeverFrames
from zopa.reading.lever_parts import LeverParts
from zopa.reading.lever_weakness import LeverWeakness
from zopa.reading.names import Name
from zopa.reading.page import Page
from zopa.reading.scene import Scene
from zopa.reading.subjects import Subjects
from zopa.reading.voice import Range, Voice

_BROKEN = frozenset(",;:–—()")
_BARE = frozenset({"deadline", "threat"})  # means that tell a lever without a verb of their own


@lru_cache(maxsize=100_000)
def _pressing(language: str, word: str) -> int:
    """2 for a word that is enough for a second look, 1 for one that is with a verb for it."""
    data = lever_words(language)
    means = data.means.get(word.rpartition("-")[2])
    return 2 if means in _BARE or data.is_crisis(word) else int(means is not None)


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
        self.weakness = LeverWeakness(self.parts)
        grammar = page.grammar
        self._conditions = (
            grammar.conditions
            | setting.data.conditional_openers
            | self.data.unless
            | self.data.afterwards
        )
        self._coming = self.data.future | grammar.future

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
        threatened = False
        for number, sentence in enumerate(self.page.sentences):
            while coming and coming[-1].first < sentence.last:
                near.append(coming.pop())
            near = [voice for voice in near if voice.last > sentence.first]
            if self._tells(sentence):
                behind = self.page.sentences[number + 1 : number + 2]
                self.weakness.following = behind[0] if behind else None
                self.setting.number, self.setting.sentence = number, sentence
                told = self._sentence(sentence, split[number], near, known=threatened)
                threatened = threatened or any(draft.status == "announced" for draft in told)
                drafts += told
            self.acts.before = self.frames.before = sentence
            self.subjects.note(sentence, acting.get(number, ()))
        return [self._lever(draft) for draft in merged(drafts)]

    def _tells(self, sentence: Sentence) -> bool:
        """Whether a sentence is worth a look: prose, no question, with a word of pressure in it."""
        low = self.page.words.low
        if sentence.paragraph in self.page.listed or low[sentence.last - 1] == "?":
            return False
        data = self.data
        words = frozenset(low[sentence.first : sentence.last])
        if not data.openers.isdisjoint(words) or not data.weaknesses.keys().isdisjoint(words):
            return True
        if not (words.isdisjoint(data.ends) or words.isdisjoint(data.asking)):
            return True
        if not (words.isdisjoint(data.menacing) or words.isdisjoint(self._coming)):
            return True
        if not words.isdisjoint(self._conditions):
            stops = not words.isdisjoint(data.stopping)
            if stops or not words.isdisjoint(data.harms):
                return True
        if any(self._moves(word, words) for word in words & data.harms):
            return True
        least = 2 if words.isdisjoint(data.deeds) else 1
        language = self.page.language
        return any(_pressing(language, word) >= least for word in words)

    def _moves(self, word: str, words: frozenset[str]) -> bool:
        """Whether a verb tells that ground was won, with the words that it needs."""
        return any(
            act.does == "advance"
            and not (act.needs and words.isdisjoint(act.needs))
            and not (act.also and words.isdisjoint(act.also))
            for act in self.data.acts[word]
        )

    def _sentence(
        self,
        sentence: Sentence,
        clauses: Sequence[Clause],
        voices: Sequence[Voice],
        *,
        known: bool,
    ) -> list[Pressure]:
        clauses = self._repaired(clauses)
        scene = Scene(
            self.page, self.clauses, self.subjects, sentence, clauses, voices, self.holders
        )
        found: list[Pressure] = []
        for number, clause in enumerate(clauses):
            if self.parts.conditional(clause):
                continue
            scene.listen(clause)
            found += self.acts.read(scene, number, known=known)
            found += self.frames.read(scene, number)
            weak = self.weakness.read(scene, number)
            found += [weak] if weak is not None else []
        self.subjects.speaker = None
        for draft in found:
            draft.heading = sentence.heading
        return found

    def _repaired(self, clauses: Sequence[Clause]) -> Sequence[Clause]:
        """The clauses, with what stands behind an infinitive given back to the one that it broke into.

        "hat die Drohung, zu gehen, zurückgezogen": the participle belongs to the first words.
        """
        found = list(clauses)
        for number, clause in enumerate(clauses):
            above = self.parts.above(clauses, number) if clause.kind == "infinitive" else None
            gap = self._gap(clause.words) if above is not None else None
            if gap is not None and above is not None:
                found[number] = self._of(clause, clause.words[:gap])
                found[above] = self._of(found[above], [*found[above].words, *clause.words[gap:]])
        return self._unfolded(found)

    def _gap(self, words: Sequence[int]) -> int | None:
        """Where a clause was broken off by another one; the point of "20. September" breaks nothing."""
        texts = self.page.words.text
        return next(
            (n for n in range(1, len(words)) if _BROKEN & {*texts[words[n - 1] + 1 : words[n]]}),
            None,
        )

    def _unfolded(self, clauses: Sequence[Clause]) -> Sequence[Clause]:
        """ "Sollte A gehen, werde B klagen" as two clauses, where it was read as one."""
        first = clauses[0]
        if first.kind == "main" and self._opens_with_verb(clauses):
            return [replace(first, kind="sub", conditional=True), *clauses[1:]]
        if not self.parts.conditional(first):
            return clauses
        texts = self.page.words.text
        cut = next(
            (
                n
                for n, i in enumerate(first.words)
                if n > 1 and texts[i - 1] == "," and self._answers(i, first)
            ),
            None,
        )
        if cut is None or any(clause.parent is not None for clause in clauses[1:]):
            return clauses
        main = replace(first, kind="main", parent=None, conditional=False, head="")
        parts = [self._of(first, first.words[:cut]), self._of(main, first.words[cut:])]
        return [*parts, *clauses[1:]]

    def _opens_with_verb(self, clauses: Sequence[Clause]) -> bool:
        """ "Stimmt A nicht zu, lässt B es platzen": a condition that begins with its verb."""
        if len(clauses) < 2 or not self.page.grammar.inverted_cue:
            return False
        first, second = clauses[0], clauses[1]
        return (
            second.kind == "main"
            and self.page.words.text[second.first - 1] == ","
            and self.clauses.is_finite(first.first)
            and self.clauses.is_finite(second.first)
            and self.page.words.low[second.first] in self.data.acts
            and not first.lows.isdisjoint(self.page.grammar.negations)
        )

    def _answers(self, index: int, first: Clause) -> bool:
        """Whether a main clause begins at a word behind a condition: "..., drehen wir ihn zu"."""
        if not self.page.grammar.inverted_cue:
            return first.kind == "main"  # "Should A refuse, B would go"
        if self.clauses.is_finite(index):
            return first.kind == "main"
        behind = self.page.words.low[index + 1] if index + 1 < first.last else ""
        told = self.page.words.low[index] in self.data.acts
        return told and behind in self.page.grammar.we_words

    def _of(self, clause: Clause, words: list[int]) -> Clause:
        lows = frozenset(self.page.words.low[i] for i in words)
        return replace(clause, words=words, lows=lows)

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
