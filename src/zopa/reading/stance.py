"""Who stands for, open to or against what a clause says, before it is asked which issue that is."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from zopa.case.findings import PositionOrigin, Stance
from zopa.language.lexicon import Evaluation, Frame, Nominal, StanceWords, stance_words
from zopa.language.text import Sentence
from zopa.reading.clauses import Clause, ClauseReader
from zopa.reading.names import Name
from zopa.reading.page import Page
from zopa.reading.statements import Voice
from zopa.reading.subjects import Subjects, Unnamed


class Stand(Struct, frozen=True):
    """``holder`` takes a stance on what the words of ``region`` name.

    ``insists``: "not negotiable", which refuses a loss and insists on anything else. ``act``: the
    words report a speech act ("fordert"), so there is a statement too; ``voice`` is the statement
    the words stand in.
    """

    holder: Name
    trigger: tuple[int, int]
    stance: Stance
    region: tuple[int, ...]
    rule: str
    clause: int
    red_line: bool = False
    insists: bool = False
    condition: tuple[int, int] | None = None
    origin: PositionOrigin = "statement"
    act: bool = False
    voice: Voice | None = None
    confidence: float = 0.8
    context: bool = False
    verb_final: bool = False
    links: frozenset[str] = frozenset()
    alone: bool = True
    weak: bool = False
    soft: bool = False


class StanceReader:
    """Finds the stands of one page, sentence by sentence in their order."""

    def __init__(
        self, page: Page, names: Sequence[Name], clauses: ClauseReader, subjects: Subjects
    ) -> None:
        self.page = page
        self.names = names
        self.clause_reader = clauses
        self.subjects = subjects
        self.lexicon: StanceWords = stance_words(page.language)

    def read(
        self, sentence: Sentence, clauses: Sequence[Clause], voices: Sequence[Voice]
    ) -> list[Stand]:
        """The stands of one sentence."""
        stands: list[Stand] = []
        for number, clause in enumerate(clauses):
            if clause.conditional:
                continue
            stands += self._nominal(clauses, number, voices)
            judged = self._evaluated(clauses, number, voices)
            framed = self._framed(clauses, number, voices)
            if judged:
                framed = [
                    f for f in framed if f.verb_final and f.trigger[1] <= judged[0].trigger[0]
                ]
            if not framed and not judged:
                framed = self._demanded(clauses, number, voices)
            stands += judged + framed
        self.subjects.speaker = None
        return [self._finished(stand, sentence, clauses) for stand in stands]

    # -- verbs ------------------------------------------------------------------------------------

    def _framed(
        self, clauses: Sequence[Clause], number: int, voices: Sequence[Voice]
    ) -> list[Stand]:
        clause = clauses[number]
        self._listen(clause, voices)
        found = [
            (index, frame)
            for index in clause.words
            for frame in self.lexicon.frames.get(self.page.words.low[index], ())
            if self._fits(frame, index, clause)
        ]
        if not found:
            return []
        if clause.kind == "infinitive" and clause.parent is not None:
            parent = clauses[clause.parent]
            if any(self.lexicon.frames.get(self.page.words.low[i]) for i in parent.words):
                return []  # the verb above it decides
        strong = [pair for pair in found if not pair[1].weak] or found
        governing = [pair for pair in strong if self.clause_reader.is_finite(pair[0])] or strong
        index, frame = max(
            governing, key=lambda pair: (bool(pair[1].particle), bool(pair[1].needs))
        )
        stance: Stance | None = frame.stance
        if self._denied(index, clause, frame):
            stance = frame.negated
        if stance is None:
            return []
        agent = self.subjects.passive_agent(clause)
        subject: tuple[Name, ...] | Unnamed
        if frame.place:
            subject = tuple(n for n in (self._located(clause),) if n is not None) or "none"
        elif agent is not None and not self.clause_reader.is_finite(index):
            subject = (agent,)
        elif agent is None and self._passive(clause, index):
            subject = "none"
        else:
            subject = self.subjects.of(clauses, number, index)
        region = self._region(clauses, number, subject)
        if frame.own:
            region = tuple(i for i in region if i in clause.words)
        first = min(i for i in clause.words if self.page.words.text[i][0].isalnum())
        voice = self._voice(index, voices)
        return [
            Stand(
                holder,
                (index, index + 1),
                stance,
                region,
                f"position.{frame.id}",
                number,
                red_line=frame.red_line,
                insists=frame.insists,
                origin=frame.origin,
                act=frame.origin == "statement" and voice is None and first >= 0,
                voice=voice,
                confidence=0.85 if voice is None else 0.75,
                context=frame.context,
                weak=frame.weak,
                soft=frame.weak or frame.stance == "open",
                links=frame.needs,
                verb_final=clause.kind in {"sub", "relative"} and self.page.grammar.inverted_cue,
            )
            for holder in self._holders(subject, voice)
        ]

    def _located(self, clause: Clause) -> Name | None:
        """The side in "stieß in Moskau auf Ablehnung"."""
        low, grammar = self.page.words.low, self.page.grammar
        for index in clause.words:
            name = self.subjects.at.get(index)
            if name is not None and name.party and name.role != "adjective" and name.head > 0:
                if low[name.head - 1] in grammar.locatives:
                    return name
        return None

    def _fits(self, frame: Frame, index: int, clause: Clause) -> bool:
        low = self.page.words.low
        lows = {low[i] for i in clause.words if i != index}
        if frame.noun and self.page.words.text[index][0].islower():
            return False
        if not frame.noun and self.page.words.text[index][0].isupper() and index != clause.first:
            return False
        if frame.particle and not any(low[i] == frame.particle for i in clause.words if i > index):
            return False
        if frame.reflexive and self.page.grammar.reflexive - lows:
            return False
        return not frame.needs or bool(frame.needs & lows)

    def _denied(self, index: int, clause: Clause, frame: Frame) -> bool:
        low, grammar = self.page.words.low, self.page.grammar
        for at, word in enumerate(clause.words):
            if low[word] not in grammar.negations:
                continue
            following = low[clause.words[at + 1]] if at + 1 < len(clause.words) else ""
            if following in grammar.negation_focus or low[word] in grammar.without:
                continue
            return not (frame.stance == "against" and low[word] in grammar.articles)
        return False

    def _passive(self, clause: Clause, index: int) -> bool:
        low = self.page.words.low
        if self.clause_reader.is_finite(index):
            return False
        return any(low[i] in self.page.grammar.passive_auxiliaries for i in clause.words)

    # -- phrases that judge -----------------------------------------------------------------------

    def _evaluated(
        self, clauses: Sequence[Clause], number: int, voices: Sequence[Voice]
    ) -> list[Stand]:
        clause = clauses[number]
        self._listen(clause, voices)
        low = self.page.words.low
        found: list[tuple[int, Evaluation]] = []
        at = 0
        while at < len(clause.words):
            match = next(
                (
                    e
                    for e in self.lexicon.evaluations.get(low[clause.words[at]], ())
                    if tuple(low[i] for i in clause.words[at : at + len(e.phrase)]) == e.phrase
                ),
                None,
            )
            if match is None:
                at += 1
                continue
            found.append((at, match))
            at += len(match.phrase)
        stands: list[Stand] = []
        words = clause.words
        begin = 0
        for at, evaluation in found:
            for place in range(begin, at):
                frames = self.lexicon.frames.get(low[words[place]], ())
                if clause.kind in {"sub", "relative"} and any(
                    self._fits(f, words[place], clause) for f in frames
                ):
                    begin = place + 1  # "A ausschloss als auch B als unvermeidlich bezeichnete"
            judging = [i for i in words if low[i] in self.lexicon.judging]
            copular = any(low[i] in self.lexicon.copulas for i in words)
            index = words[at]
            voice = self._voice(index, voices)
            subject: tuple[Name, ...] | Unnamed = "none"
            if judging:
                subject = self.subjects.of(clauses, number, judging[0])
            elif not copular and voice is None:
                continue
            beneficiary = self._beneficiary(clause)
            if beneficiary is not None:
                holders = [beneficiary]
            elif judging and isinstance(subject, tuple):
                holders = self._holders(subject, voice)
            elif voice is not None:
                holders = self._holders("none", voice, spoken=True)
            else:
                continue
            stance: Stance | None = evaluation.stance
            if evaluation.phrase[0] not in self.page.grammar.negations and self._negated_near(
                words, at
            ):
                stance = evaluation.negated
            if stance is None:
                continue
            taken = {i for name in holders for i in range(name.head, name.last)}
            region = [i for i in words[begin:at] if i not in taken]
            if begin == 0:
                region = self._fronted(clauses, number) + region
            if clause.kind == "relative" and clause.parent is not None and not self._nouns(region):
                region = list(clauses[clause.parent].words)
            if not self._nouns(region):
                region += [i for i in words[at + len(evaluation.phrase) :] if i not in taken]
                region += self._dependents(clauses, number)
            begin = at + len(evaluation.phrase)
            stands += [
                Stand(
                    holder,
                    (index, words[begin - 1] + 1),
                    stance,
                    tuple(region),
                    f"position.{evaluation.id}",
                    number,
                    red_line=evaluation.red_line,
                    insists=evaluation.insists,
                    voice=voice,
                    confidence=0.8,
                    act=voice is None and bool(judging),
                    origin="statement" if voice is not None or judging else "narrative",
                )
                for holder in holders
            ]
        return stands

    def _nouns(self, region: Sequence[int]) -> bool:
        return any(self.page.words.text[i][0].isupper() for i in region)

    def _negated_near(self, words: Sequence[int], at: int) -> bool:
        low = self.page.words.low
        return any(low[i] in self.page.grammar.negations for i in words[max(0, at - 3) : at])

    def _beneficiary(self, clause: Clause) -> Name | None:
        """The actor in "für Moskau ist ...", "aus Sicht Kiews"."""
        low = self.page.words.low
        for index in clause.words:
            name = self.subjects.at.get(index)
            if name is None or name.role == "adjective" or name.party is None:
                continue
            before = low[name.head - 1] if name.head > 0 else ""
            if before in self.page.grammar.beneficiary and name.head - 1 in clause.words:
                return name
            if before in self.page.grammar.viewpoints and name.head - 1 in clause.words:
                return name
        return None

    # -- must, may not, will not, in somebody's mouth -------------------------------------------------

    def _demanded(
        self, clauses: Sequence[Clause], number: int, voices: Sequence[Voice]
    ) -> list[Stand]:
        clause = clauses[number]
        low, grammar = self.page.words.low, self.page.grammar
        denied = next((i for i in clause.words if low[i] in grammar.negations), None)
        if any(low[i] in self.lexicon.nominals for i in clause.words):
            return []  # "die Forderung, er solle ..." is somebody else's
        for index in clause.words:
            voice = self._voice(index, voices)
            if voice is None or voice.speaker is None:
                continue
            word = low[index]
            stance: Stance | None = None
            rule = ""
            red = False
            if word in grammar.demand_modals:
                stance, rule = ("against" if denied is not None else "for"), "must"
            elif word in grammar.ban_modals and denied is not None:
                stance, rule = "against", "may_not"
            elif denied is not None and word in self.lexicon.existence:
                stance, rule = "against", "shall_not_be"
            elif word in grammar.future:
                subject = self.subjects.of(clauses, number, index)
                if not self._own(subject, voice):
                    continue
                stance, rule = ("against", "will_not") if denied is not None else ("for", "will")
            if stance is None:
                continue
            region = self._region(clauses, number, "none")
            needed = self._without(clause)
            if needed and stance == "against":
                # "Ohne A werde es kein B geben": A is what is asked for
                stance, rule, region = "for", "without", needed
            red = stance == "against" and denied is not None and low[denied] in grammar.never
            return [
                Stand(
                    holder,
                    (index, index + 1),
                    stance,
                    region,
                    f"position.{rule}",
                    number,
                    red_line=red,
                    voice=voice,
                    soft=True,
                    confidence=0.65,
                )
                for holder in self._holders("none", voice, spoken=True)
            ]
        return []

    def _without(self, clause: Clause) -> tuple[int, ...]:
        """The words behind "ohne" at the head of a clause, up to its verb."""
        low = self.page.words.low
        if low[clause.first] not in self.page.grammar.without:
            return ()
        end = next((i for i in clause.words if self.clause_reader.is_finite(i)), clause.last)
        return tuple(i for i in clause.words if clause.first < i < end)

    def _own(self, subject: tuple[Name, ...] | Unnamed, voice: Voice) -> bool:
        if isinstance(subject, tuple):
            return voice.speaker is not None and any(
                n.party == voice.speaker.party for n in subject
            )
        return subject in {"we", "one"}

    # -- nouns ------------------------------------------------------------------------------------

    def _nominal(
        self, clauses: Sequence[Clause], number: int, voices: Sequence[Voice]
    ) -> list[Stand]:
        clause = clauses[number]
        low = self.page.words.low
        stands: list[Stand] = []
        for at, index in enumerate(clause.words):
            for nominal in self.lexicon.nominals.get(low[index], ()):
                if self.page.grammar.inverted_cue and self.page.words.text[index][0].islower():
                    continue
                holder = self._nominal_holder(index, clause, clauses, number)
                if holder is None or holder.party is None:
                    continue
                link = self._link(nominal, clause, at)
                if link is None:
                    continue
                region = [i for i in clause.words[at + 1 :] if not holder.head <= i < holder.last]
                region += self._dependents(clauses, number)
                voice = self._voice(index, voices)
                if (
                    voice is not None
                    and voice.speaker is not None
                    and voice.speaker.party != holder.party
                ):
                    continue  # what one side says the other wants is its statement, not their position
                stands.append(
                    Stand(
                        holder,
                        (index, index + 1),
                        nominal.stance,
                        tuple(region),
                        f"position.{nominal.id}",
                        number,
                        origin=nominal.origin,
                        voice=voice,
                        confidence=0.75,
                    )
                )
        return stands

    def _nominal_holder(
        self, index: int, clause: Clause, clauses: Sequence[Clause], number: int
    ) -> Name | None:
        low = self.page.words.low
        after = self.subjects.at.get(index + 1)
        if after is not None and (
            after.genitive or low[after.head] in self.page.grammar.owner_links
        ):
            return after
        if index + 1 < len(low) and low[index + 1] in self.page.grammar.sources:
            name = self.subjects.at.get(index + 2)
            if name is not None:
                return name
        before = self.subjects.at.get(index - 1) or self.subjects.at.get(index - 2)
        if before is not None and (before.genitive or before.role == "adjective"):
            return before
        possessive = low[index - 1] if index > 0 else ""
        second = low[index - 2] if index > 1 else ""
        for word in (possessive, second):
            if word in self.page.grammar.possessives:
                subject = self.subjects.of(clauses, number, index)
                if isinstance(subject, tuple):
                    return subject[0]
        return None

    def _link(self, nominal: Nominal, clause: Clause, at: int) -> int | None:
        low = self.page.words.low
        for index in clause.words[at + 1 : at + 7]:
            if low[index] in nominal.links:
                return index
        return None

    # -- shared -----------------------------------------------------------------------------------

    def _holders(
        self, subject: tuple[Name, ...] | Unnamed, voice: Voice | None, *, spoken: bool = False
    ) -> list[Name]:
        """Whose stance it is: the subject, or the speaker where the subject is not an actor."""
        speaker = voice.speaker if voice is not None else None
        if voice is not None and speaker is None and not voice.sourced:
            return []  # somebody unknown says so: it may be a rival
        if isinstance(subject, tuple):
            bound = [n for n in subject if n.party is not None or (n.speaks and n.kind == "person")]
            if speaker is not None and not spoken:
                bound = [
                    n
                    for n in bound
                    if n.actor == speaker.actor
                    or (n.party is not None and n.party == speaker.party)
                ]
            return bound
        if speaker is None or not speaker.speaks:
            return []
        if spoken or subject in {"we", "one"}:
            return [speaker]
        return []

    def _listen(self, clause: Clause, voices: Sequence[Voice]) -> None:
        """Pronouns of this clause may mean whoever speaks in it."""
        voice = self._voice(clause.first, voices)
        self.subjects.speaker = voice.speaker if voice is not None else None

    def _voice(self, index: int, voices: Sequence[Voice]) -> Voice | None:
        inside = [v for v in voices if v.first <= index < v.last]
        return min(inside, key=lambda v: v.last - v.first, default=None)

    def _region(
        self, clauses: Sequence[Clause], number: int, subject: tuple[Name, ...] | Unnamed
    ) -> tuple[int, ...]:
        """The words a stance can be about: the clause without its subject, and what hangs on it."""
        taken: set[int] = set()
        if isinstance(subject, tuple):
            taken = {i for name in subject for i in range(name.head, name.last)}
        own = [i for i in clauses[number].words if i not in taken]
        clause = clauses[number]
        if clause.parent is not None and (
            clause.kind == "relative" or clause.head in self.page.grammar.like_words
        ):
            own += clauses[clause.parent].words  # "eine Pause, wie sie Kiew verlangt"
        return tuple(self._fronted(clauses, number) + own + self._dependents(clauses, number))

    def _fronted(self, clauses: Sequence[Clause], number: int) -> list[int]:
        """The content in front of a clause that begins with its verb ("Dass A, halte er für B")."""
        clause = clauses[number]
        if (
            number == 0
            or clause.kind != "main"
            or not self.clause_reader.is_finite(clause.words[0])
        ):
            return []
        before = clauses[number - 1]
        if clause.fresh or before.conditional:
            return []
        return list(before.words)

    def _dependents(self, clauses: Sequence[Clause], number: int) -> list[int]:
        found: list[int] = []
        for at in range(number + 1, len(clauses)):
            clause = clauses[at]
            if clause.conditional:
                continue
            content = clause.kind == "infinitive" or clause.head in self.page.grammar.content_words
            spoken = at == number + 1 and clause.kind == "main" and self._reports(clause)
            if (clause.parent == number and content) or spoken:
                found += clause.words
                found += self._dependents(clauses, at)
        return found

    def _reports(self, clause: Clause) -> bool:
        """Whether a main clause in the subjunctive gives the content of the verb before it."""
        low = self.page.words.low
        return not clause.fresh and any(
            low[i] in self.page.grammar.subjunctive for i in clause.words
        )

    def _finished(self, stand: Stand, sentence: Sentence, clauses: Sequence[Clause]) -> Stand:
        """The stand with its condition, its red line and the mark of an author's guess."""
        low, grammar = self.page.words.low, self.page.grammar
        clause = clauses[stand.clause]
        condition = self._condition(stand, clauses)
        lows = {low[i] for i in clause.words}
        emphatic = bool(lows & grammar.never) and stand.stance != "open"
        red = stand.red_line or (emphatic and stand.stance == "against")
        guessed = stand.voice is None and bool(lows & self.lexicon.guesses)
        stance = stand.stance
        if condition is not None and low[condition[0]] in grammar.restrictive and stand.soft:
            stance = "open"
        before = [c for c in clauses[: stand.clause] if c.kind == "main"]
        outside = tuple(
            i for i in stand.region if condition is None or not condition[0] <= i < condition[1]
        )
        return replace(
            stand,
            stance=stance,
            region=outside,
            alone=not before and not stand.weak,
            red_line=red,
            condition=condition,
            origin="analysis" if guessed else stand.origin,
        )

    def _condition(self, stand: Stand, clauses: Sequence[Clause]) -> tuple[int, int] | None:
        low = self.page.words.low
        for number in (stand.clause + 1, stand.clause + 2, stand.clause - 1):
            if 0 <= number < len(clauses) and clauses[number].conditional:
                return clauses[number].first, clauses[number].last
        words = clauses[stand.clause].words
        for at in range(len(words)):
            for phrase in self.lexicon.conditions:
                size = len(phrase)
                if tuple(low[i] for i in words[at : at + size]) == phrase:
                    end = self._phrase_end(words, at + size)
                    if end > at + size:
                        return words[at], words[end - 1] + 1
        return None

    def _phrase_end(self, words: Sequence[int], at: int) -> int:
        """Behind the noun that begins at ``at``, with a genitive that hangs on it."""
        grammar = self.page.grammar
        text, low = self.page.words.text, self.page.words.low
        if not grammar.inverted_cue:
            return len(words)
        end = at
        while end < len(words) and not text[words[end]][0].isupper():
            if low[words[end]] in grammar.finite:
                return len(words)
            end += 1
        end += 1
        while end + 1 < len(words) and low[words[end]] in grammar.genitive_articles:
            end += 1
            while end < len(words) and not text[words[end]][0].isupper():
                end += 1
            end += 1
        return min(end, len(words))
