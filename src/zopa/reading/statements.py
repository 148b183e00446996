"""Who says what: direct quotations with their speaker, indirect speech, and whose voice a word is in."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from zopa.case.findings import Hedge, StatementForm, StatementKind
from zopa.language.lexicon import SpeechWords, StanceWords, speech_words, stance_words
from zopa.language.text import Quotation, Sentence
from zopa.reading.clauses import Clause, ClauseReader
from zopa.reading.names import Name
from zopa.reading.page import Page
from zopa.reading.subjects import Subjects, Unnamed

_KINDS: dict[StatementForm, StatementKind] = {
    "Direct": "direct",
    "Indirect": "indirect",
    "Reported": "reported",
    "FreeIndirect": "indirect",
    "IndirectFreeIndirect": "indirect",
}


class Voice(Struct, frozen=True):
    """Words ``first`` to ``last`` (excluded) are somebody's; ``speaker`` is ``None`` if unnamed.

    ``cue`` and ``frame`` are word ranges; ``named`` the words that name the speaker.
    """

    first: int
    last: int
    form: StatementForm
    speaker: Name | None
    rule: str
    cue: tuple[tuple[int, int], ...] = ()
    frame: tuple[int, int] | None = None
    named: tuple[int, int] | None = None
    hedge: Hedge | None = None
    confidence: float = 0.8
    sourced: bool = False

    @property
    def kind(self) -> StatementKind:
        """The kind in the export contract."""
        return _KINDS[self.form]


class _Cue(Struct, frozen=True):
    clause: int
    index: int
    verb: str
    speaker: Name | None
    subject: tuple[Name, ...] | Unnamed


class VoiceReader:
    """Finds the voices of one page, sentence by sentence in their order."""

    def __init__(
        self, page: Page, names: Sequence[Name], clauses: ClauseReader, subjects: Subjects
    ) -> None:
        self.page = page
        self.names = names
        self.clause_reader = clauses
        self.subjects = subjects
        self.speech: SpeechWords = speech_words(page.language)
        self.stance: StanceWords = stance_words(page.language)
        self._previous: Voice | None = None
        self._paragraph = -1

    def read(self, sentence: Sentence, clauses: Sequence[Clause]) -> list[Voice]:
        """The voices of one sentence."""
        if sentence.paragraph != self._paragraph:
            self._paragraph = sentence.paragraph
            if self._previous is not None and self._previous.form != "Direct":
                self._previous = None
        quotes = [
            q for q in self.page.quotations if q.first < sentence.last and q.last > sentence.first
        ]
        cues = self._cues(sentence, clauses, quotes)
        voices: list[Voice] = []
        headline = self._headline(sentence)
        for quote in quotes:
            if (
                headline is not None
                and headline.first <= quote.first
                and quote.last <= headline.last
            ):
                voices.append(replace(headline, first=quote.first, last=quote.last, form="Direct"))
                continue
            voice = self._direct(quote, sentence, clauses, cues)
            if voice is not None:
                voices.append(voice)
        for cue in cues:
            voices += self._indirect(cue, sentence, clauses, quotes)
        voices += self._appended(clauses, cues, voices, quotes)
        sourced = self._sourced(sentence, clauses)
        if sourced is not None:
            voices.append(sourced)
        if not any(voice.form != "Direct" for voice in voices) and not cues:
            free = self._continued(sentence, clauses, quotes)
            if free is not None:
                voices.append(free)
        if headline is not None:
            voices.append(headline)
        if voices:
            named = [v for v in voices if v.speaker is not None]
            self._previous = (named or voices)[-1]
        elif any(self.clause_reader.is_finite(i) for c in clauses for i in c.words):
            self._previous = None
        return voices

    # -- cues -------------------------------------------------------------------------------------

    def _cues(
        self, sentence: Sentence, clauses: Sequence[Clause], quotes: Sequence[Quotation]
    ) -> list[_Cue]:
        found: list[_Cue] = []
        low = self.page.words.low
        for number, clause in enumerate(clauses):
            for index in clause.words:
                verb = self.speech.cues.get(low[index])
                if verb is None or not self.page.words.text[index][0].islower():
                    continue
                if any(q.first <= index < q.last for q in quotes):
                    continue
                particle = self.speech.particles.get(low[index])
                if particle and particle not in {low[i] for i in clause.words if i > index}:
                    continue
                subject = self._speaker_of(clauses, number, index, sentence)
                name = subject[0] if isinstance(subject, tuple) else None
                found.append(_Cue(number, index, verb, name, subject))
                break
        return found

    def _speaker_of(
        self, clauses: Sequence[Clause], number: int, index: int, sentence: Sentence
    ) -> tuple[Name, ...] | Unnamed:
        """The subject of a cue; behind a quotation it may stand right behind the verb."""
        clause = clauses[number]
        following = self.subjects.at.get(index + 1)
        if (
            following is not None
            and following.head == index + 1
            and (clause.first == index or not self.page.grammar.inverted_cue)
            and self.subjects.can_be_subject(following)
        ):
            return (following,)
        if self.page.words.low[index] in self.speech.place_cues:
            for name in self.names:
                if name.head >= sentence.first and name.last <= sentence.last:
                    if (
                        self.page.words.low[name.head - 1] in self.page.grammar.place_sources
                        and abs(name.head - index) < 8
                    ):
                        return (name,)
        return self.subjects.of(clauses, number, index)

    # -- direct -----------------------------------------------------------------------------------

    def _direct(
        self,
        quote: Quotation,
        sentence: Sentence,
        clauses: Sequence[Clause],
        cues: Sequence[_Cue],
    ) -> Voice | None:
        words = sum(
            1 for i in range(quote.first, quote.last) if self.page.words.text[i][0].isalnum()
        )
        if words == 0:
            return None
        begins = quote.first >= sentence.first
        ends = quote.last <= sentence.last
        if not begins and not ends:
            return None
        if not ends:
            # The quotation goes on: its frame stands with its end, or before its beginning.
            following = self._frame_after(quote)
            if following is None and not cues:
                return None
        outside = [c for c in cues if not quote.first <= c.index < quote.last]
        cue = min(outside, key=lambda c: self._distance(c.index, quote), default=None)
        if not begins and cue is None:
            return None
        if not begins and ends and self._seen_before(quote, sentence):
            return None
        if cue is not None and (cue.speaker is not None or cue.subject != "none" or words > 3):
            clause = clauses[cue.clause]
            named = (cue.speaker.head, cue.speaker.last) if cue.speaker else None
            return Voice(
                quote.first,
                quote.last,
                "Direct",
                cue.speaker,
                "statement.quote_with_cue",
                ((cue.index, cue.index + 1),),
                (clause.first, clause.last) if not self._overlap(clause, quote) else None,
                named,
                self._hedge(sentence),
                0.95 if cue.speaker else 0.6,
            )
        if begins and words >= 4 and quote.first == sentence.first and self._previous is not None:
            before = self._previous
            return Voice(
                quote.first,
                quote.last,
                "Direct",
                before.speaker,
                "statement.quote_goes_on",
                (),
                None,
                None,
                before.hedge,
                0.7,
            )
        for number, clause in enumerate(clauses):
            if clause.first <= quote.first < clause.last:
                subject = self.subjects.of(clauses, number, quote.first)
                if isinstance(subject, tuple):
                    name = subject[0]
                    return Voice(
                        quote.first,
                        quote.last,
                        "Direct",
                        name,
                        "statement.quoted_words",
                        (),
                        None,
                        (name.head, name.last),
                        self._hedge(sentence),
                        0.6,
                    )
        if words >= 4:
            return Voice(
                quote.first,
                quote.last,
                "Direct",
                None,
                "statement.quote_without_speaker",
                (),
                None,
                None,
                self._hedge(sentence),
                0.4,
            )
        return None

    def _frame_after(self, quote: Quotation) -> Sentence | None:
        return next((s for s in self.page.sentences if s.first <= quote.last - 1 < s.last), None)

    def _seen_before(self, quote: Quotation, sentence: Sentence) -> bool:
        """Whether the sentence in which the quotation began has already given it a speaker."""
        before = self._previous
        return before is not None and before.first == quote.first and before.form == "Direct"

    @staticmethod
    def _overlap(clause: Clause, quote: Quotation) -> bool:
        return any(quote.first <= i < quote.last for i in clause.words)

    @staticmethod
    def _distance(index: int, quote: Quotation) -> int:
        return quote.first - index if index < quote.first else index - quote.last + 1

    # -- indirect ---------------------------------------------------------------------------------

    def _indirect(
        self,
        cue: _Cue,
        sentence: Sentence,
        clauses: Sequence[Clause],
        quotes: Sequence[Quotation],
    ) -> list[Voice]:
        """Content clauses of a cue: with "dass", with a subjunctive verb, or with an infinitive."""
        clause = clauses[cue.clause]
        named = (cue.speaker.head, cue.speaker.last) if cue.speaker else None
        hedge = self._hedge(sentence)
        own = Voice(
            0,
            1,
            "Indirect",
            cue.speaker,
            "",
            ((cue.index, cue.index + 1),),
            (clause.first, clause.last),
            named,
            hedge,
            0.85 if cue.speaker else 0.5,
        )
        for number in range(cue.clause + 1, len(clauses)):
            content = clauses[number]
            rule = self._content_rule(content)
            if rule is None or (
                content.kind != "main" and content.parent not in {cue.clause, number - 1}
            ):
                if content.kind == "relative":
                    continue
                break
            if self._inside(content, quotes):
                break
            last = self._end_of_content(number, clauses, cue)
            return [replace(own, first=content.first, last=last, rule=rule)]
        if cue.clause > 0:
            before = [c for c in clauses[: cue.clause] if self._subjunctive(c)]
            short = clause.first >= cue.index - 1
            if before and short and not self._inside(before[0], quotes):
                return [
                    replace(
                        own,
                        first=clauses[0].first,
                        last=clauses[cue.clause - 1].last,
                        rule="statement.subjunctive_before_cue",
                    )
                ]
            says = self.page.words.low[cue.index] not in self.stance.frames
            if (
                says
                and clause.head in self.page.grammar.as_words
                and not self._inside(clauses[0], quotes)
            ):
                return [
                    replace(
                        own,
                        first=clauses[0].first,
                        last=clauses[cue.clause - 1].last,
                        rule="statement.as_said",
                    )
                ]
            if (
                not self.page.grammar.inverted_cue
                and short
                and not self._inside(clauses[0], quotes)
            ):
                return [
                    replace(
                        own,
                        first=clauses[0].first,
                        last=clauses[cue.clause - 1].last,
                        rule="statement.cue_behind",
                    )
                ]
        if not self.page.grammar.inverted_cue:
            after = [i for i in clause.words if i > cue.index]
            if (
                len(after) > 3
                and cue.verb in self.speech.bare_content
                and not any(q.first > cue.index and q.first <= after[0] + 1 for q in quotes)
            ):
                return [
                    replace(own, first=after[0], last=clause.last, rule="statement.bare_content")
                ]
        return []

    def _appended(
        self,
        clauses: Sequence[Clause],
        cues: Sequence[_Cue],
        voices: Sequence[Voice],
        quotes: Sequence[Quotation],
    ) -> list[Voice]:
        """Main clauses in the subjunctive behind a cue: "..., sagte er; das sei falsch"."""
        found = []
        for number, clause in enumerate(clauses):
            cue = next((c for c in reversed(cues) if c.clause < number), None)
            if cue is None or clause.kind != "main" or cue.speaker is None:
                continue
            covered = any(v.first <= clause.first < v.last for v in voices)
            if covered or not self._strict(clause) or self._inside(clause, quotes):
                continue
            found.append(
                Voice(
                    clause.first,
                    clause.last,
                    "IndirectFreeIndirect",
                    cue.speaker,
                    "statement.subjunctive_goes_on",
                    (),
                    None,
                    None,
                    None,
                    0.7,
                )
            )
        return found

    def _strict(self, clause: Clause) -> bool:
        """Whether a verb of the clause can only be the subjunctive of reported speech."""
        low, grammar = self.page.words.low, self.page.grammar
        return any(
            low[i] in grammar.subjunctive and low[i] not in grammar.unreal for i in clause.words
        )

    def _content_rule(self, clause: Clause) -> str | None:
        if clause.kind == "sub" and clause.head in self.page.grammar.content_words:
            return "statement.that_clause"
        if clause.kind == "main" and self._subjunctive(clause):
            return "statement.subjunctive"
        if clause.kind == "infinitive":
            return "statement.infinitive"
        if clause.kind == "sub" and clause.conditional and self._subjunctive(clause):
            return "statement.subjunctive"
        return None

    def _subjunctive(self, clause: Clause) -> bool:
        low = self.page.words.low
        return any(low[i] in self.page.grammar.subjunctive for i in clause.words)

    def _end_of_content(self, number: int, clauses: Sequence[Clause], cue: _Cue) -> int:
        last = clauses[number].last
        for content in clauses[number + 1 :]:
            if (
                content.kind == "main"
                and not self._subjunctive(content)
                and self.page.grammar.inverted_cue
            ):
                break
            last = max(last, content.last)
        return last

    @staticmethod
    def _inside(clause: Clause, quotes: Sequence[Quotation]) -> bool:
        return any(q.first <= clause.words[0] and clause.words[-1] < q.last for q in quotes)

    # -- sources, headlines, speech that goes on -------------------------------------------------------

    def _sourced(self, sentence: Sentence, clauses: Sequence[Clause]) -> Voice | None:
        """ "Laut X", "nach Angaben von X", "X zufolge": the rest of the sentence is the content."""
        low = self.page.words.low
        for index in range(sentence.first, sentence.last):
            for phrase in self.speech.sources:
                last = index + len(phrase)
                if last < sentence.last and tuple(low[index:last]) == phrase:
                    name = next(
                        (
                            self.subjects.at.get(i)
                            for i in range(last, min(last + 3, sentence.last))
                            if i in self.subjects.at
                        ),
                        None,
                    )
                    return self._source_voice(index, last, name, sentence)
            if low[index] in self.speech.trailing:
                name = self.subjects.at.get(index - 1)
                first = name.head if name else index
                return self._source_voice(first, index + 1, name, sentence)
        return None

    def _source_voice(
        self, first: int, last: int, name: Name | None, sentence: Sentence
    ) -> Voice | None:
        end = name.last if name is not None else last
        content = (end, sentence.last) if first <= sentence.first + 1 else (sentence.first, first)
        while content[0] < content[1] and not self.page.words.text[content[1] - 1][0].isalnum():
            content = (content[0], content[1] - 1)
        if content[1] - content[0] < 3:
            return None
        hedge = self._hedge(sentence) or (None if name is not None and name.party else "relayed")
        return Voice(
            *content,
            "Indirect",
            name,
            "statement.source_phrase",
            ((first, last),),
            (min(first, end), max(last, end)),
            (name.head, name.last) if name else None,
            hedge,
            0.8,
            sourced=name is None,
        )

    def _headline(self, sentence: Sentence) -> Voice | None:
        """ "Kreml: ..." at the head of a headline gives the rest to that actor."""
        if not sentence.heading:
            return None
        name = self.subjects.at.get(sentence.first)
        if name is None or name.last >= sentence.last - 2 or self.page.words.text[name.last] != ":":
            return None
        dashes = (
            i
            for i in range(name.last + 1, sentence.last)
            if self.page.words.text[i] in {"-", "–", "—"}
        )
        return Voice(
            name.last + 1,
            next(dashes, sentence.last),
            "Indirect",
            name,
            "statement.headline",
            (),
            None,
            (name.head, name.last),
            None,
            0.7,
        )

    def _continued(
        self, sentence: Sentence, clauses: Sequence[Clause], quotes: Sequence[Quotation]
    ) -> Voice | None:
        """A sentence in the subjunctive without a cue goes on with the speech before it."""
        if not clauses or not self.page.grammar.subjunctive:
            return None
        before = self._previous or self._subject_before()
        if before is None:
            return None
        mains = [c for c in clauses if c.kind == "main"]
        if not any(self._strict(c) for c in mains) or self._inside(mains[0], quotes):
            return None
        last = max(c.last for c in clauses)
        return Voice(
            sentence.first,
            last,
            "IndirectFreeIndirect",
            before.speaker,
            "statement.subjunctive_goes_on",
            (),
            None,
            None,
            before.hedge,
            0.7,
            sourced=before.sourced,
        )

    def _subject_before(self) -> Voice | None:
        """ "X widersprach. Das sei falsch.": the speaker is whom the sentence before was about."""
        name = self.subjects.before()
        if name is None:
            return None
        return Voice(name.first, name.last, "FreeIndirect", name, "statement.subject_before")

    def _hedge(self, sentence: Sentence) -> Hedge | None:
        low = self.page.words.low[sentence.first : sentence.last]
        for phrase, kind in self.speech.hedge_phrases:
            size = len(phrase)
            if phrase[0] in low and any(
                tuple(low[i : i + size]) == phrase for i in range(len(low) - size + 1)
            ):
                return kind
        for word in low:
            kind_of = self.speech.hedges.get(word)
            if kind_of is not None:
                return kind_of
        return None
