"""Indirect speech: content clauses of a verb of saying, and speech that goes on without one."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from zopa.language.lexicon import SpeechWords, StanceWords, speech_words, stance_words
from zopa.reading.clauses import Clause, ClauseReader
from zopa.reading.page import Page
from zopa.reading.voice import Cue, Passage, Voice, extent

_BARE = 3  # words that content without a conjunction has at least


class Indirect:
    """Finds the indirect speech of one page."""

    def __init__(self, page: Page, clauses: ClauseReader) -> None:
        self.page = page
        self.clauses = clauses
        self.grammar = page.grammar
        self.speech: SpeechWords = speech_words(page.language)
        self.stance: StanceWords = stance_words(page.language)
        self._strict_words = page.grammar.subjunctive - page.grammar.unreal

    def of_cue(self, cue: Cue, passage: Passage) -> Voice | None:
        """The content of a cue: with "dass", with a subjunctive verb, with an infinitive, before
        the cue or, in English, right behind it; ``None`` where it has none.
        """
        clause = passage.clauses[cue.clause]
        content = self._behind(cue, passage) or self._before(cue, passage)
        if content is None and not self.grammar.inverted_cue:
            content = self._bare(cue, passage)
        if content is None:
            return None
        first, last, rule = content
        inserted = first < clause.first and cue.index + 1 < last <= clause.last
        return Voice(
            first,
            last,
            "Indirect",
            cue.speaker,
            rule,
            cue=((cue.index, cue.index + 1),),
            frame=(clause.first, min(clause.last, cue.index + 1) if inserted else clause.last),
            named=extent(cue.speaker),
            hedge=passage.hedge,
            confidence=0.85 if cue.speaker else 0.5,
        )

    def appended(self, passage: Passage, voices: Sequence[Voice]) -> list[Voice]:
        """Main clauses in the subjunctive behind a cue: "..., sagte er; das sei falsch"."""
        found = []
        for number, clause in enumerate(passage.clauses):
            if clause.kind != "main" or not self._strict(clause) or passage.quoted(clause):
                continue
            cue = next((c for c in reversed(passage.cues) if c.clause < number), None)
            if cue is None or cue.speaker is None:
                continue
            if any(v.first <= clause.first < v.last for v in voices):
                continue
            found.append(
                Voice(
                    clause.first,
                    clause.last,
                    "IndirectFreeIndirect",
                    cue.speaker,
                    "statement.subjunctive_goes_on",
                    confidence=0.7,
                )
            )
        return found

    def goes_on(self, passage: Passage, before: Voice) -> Voice | None:
        """A sentence in the subjunctive without a cue goes on with the speech before it."""
        mains = [c for c in passage.clauses if c.kind == "main"]
        if not any(self._strict(c) for c in mains) or passage.quoted(mains[0]):
            return None
        return replace(
            before,
            first=passage.sentence.first,
            last=max(c.last for c in passage.clauses),
            form="IndirectFreeIndirect",
            rule="statement.subjunctive_goes_on",
            cue=(),
            frame=None,
            named=None,
            confidence=0.7,
        )

    # -- where the content of a cue stands --------------------------------------------------------

    def _behind(self, cue: Cue, passage: Passage) -> tuple[int, int, str] | None:
        """The first content clause behind the cue; a relative clause may stand between."""
        for number in range(cue.clause + 1, len(passage.clauses)):
            content = passage.clauses[number]
            rule = self._content_rule(content)
            hangs = content.kind == "main" or content.parent in {cue.clause, number - 1}
            if rule is not None and hangs:
                if passage.quoted(content):
                    return None
                return content.first, self._end_of_content(number, passage.clauses), rule
            if content.kind != "relative":
                return None
        return None

    def _before(self, cue: Cue, passage: Passage) -> tuple[int, int, str] | None:
        """What stands before a cue at the beginning of its clause: "Das sei falsch, sagte er"."""
        if cue.clause == 0:
            return None
        clauses = passage.clauses[: cue.clause]
        holding = passage.clauses[cue.clause]
        first, last = clauses[0].first, clauses[-1].last
        opens = holding.first >= cue.index - 1
        spoken = next((c for c in clauses if self._subjunctive(c)), None)
        if spoken is not None and opens and not passage.quoted(spoken):
            return first, last, "statement.subjunctive_before_cue"
        if passage.quoted(clauses[0]):
            return None
        says = self.page.words.low[cue.index] not in self.stance.frames
        if says and holding.head in self.grammar.as_words:
            # "Verhandelt wird, wie X meldet, in Genf": the sentence goes on behind the insertion
            behind = passage.clauses[cue.clause + 1 :]
            last = max([last, *(c.last for c in behind)])
            return (first, last, "statement.as_said") if last - first > _BARE else None
        if opens and not self.grammar.inverted_cue:
            return first, last, "statement.cue_behind"
        return None

    def _bare(self, cue: Cue, passage: Passage) -> tuple[int, int, str] | None:
        """English content without a conjunction: "She said the dam would be finished"."""
        clause = passage.clauses[cue.clause]
        after = [i for i in clause.words if i > cue.index]
        if len(after) < _BARE or cue.verb not in self.speech.bare_content:
            return None
        if not any(self.clauses.is_finite(i) for i in after):
            return None  # "said in an interview on Monday"
        if any(cue.index < q.first <= after[0] + 1 for q in passage.quotes):
            return None
        return after[0], clause.last, "statement.bare_content"

    def _content_rule(self, clause: Clause) -> str | None:
        if clause.kind == "infinitive":
            return "statement.infinitive"
        if clause.kind == "sub" and clause.head in self.grammar.content_words:
            return "statement.that_clause"
        spoken = clause.kind == "main" or (clause.kind == "sub" and clause.conditional)
        return "statement.subjunctive" if spoken and self._subjunctive(clause) else None

    def _subjunctive(self, clause: Clause) -> bool:
        return not clause.lows.isdisjoint(self.grammar.subjunctive)

    def _strict(self, clause: Clause) -> bool:
        """Whether a verb of the clause can only be the subjunctive of reported speech."""
        return not clause.lows.isdisjoint(self._strict_words)

    def _end_of_content(self, number: int, clauses: Sequence[Clause]) -> int:
        """Behind the clauses that go on with the content of a cue."""
        last = clauses[number].last
        for content in clauses[number + 1 :]:
            plain = content.kind == "main" and not self._subjunctive(content)
            if plain and self.grammar.inverted_cue:
                break
            last = max(last, content.last)
        return last
