"""Indirect speech: content clauses of a verb of saying, and speech that goes on without one."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from zopa.language.saying import SpeechWords, speech_words
from zopa.language.stances import StanceWords, stance_words
from zopa.reading.clause import Clause
from zopa.reading.clauses import ClauseReader
from zopa.reading.page import Page
from zopa.reading.telling import Telling
from zopa.reading.voice import Cue, Passage, Range, Voice, extent

_TOLD = frozenset({"Direct", "Indirect", "IndirectFreeIndirect"})
GOES_ON = "statement.modal_goes_on"
"""The rule of a sentence behind reported speech that says what would have to be."""
GOES_ON_NOW = "statement.present_goes_on"
"""The same behind speech that is told in the present tense."""
PHRASED = "statement.phrased_cue"
"""The rule of speech whose verb of saying is an expression: "ließ X wissen"."""
COLON = "statement.behind_colon"
"""The rule of speech behind the colon of a sentence about its speaker."""
NOUN = "statement.telling_noun"
"""The rule of what a noun with a content clause tells: "die Sorge Perus, dass ..."."""
BEFORE = "statement.subjunctive_before_cue"
"""The rule of what is told in the subjunctive before its verb of saying, or around it."""
TOLD = frozenset({"statement.subjunctive", BEFORE, "statement.that_clause"})
"""The rules of content clauses whose verb of saying has a subject for certain."""
INSERTED = "statement.inserted_cue"
BEHIND = "statement.cue_behind"
"""The rule of a sentence into which a verb of saying breaks."""
_PARTING = frozenset(",–—")  # marks between what is told and a verb of saying behind it
_BARE = 3  # words that content without a conjunction has at least


class Indirect:
    """Finds the indirect speech of one page."""

    def __init__(self, page: Page, clauses: ClauseReader, telling: Telling) -> None:
        self.page = page
        self.clauses = clauses
        self.telling = telling
        self.grammar = page.grammar
        self.speech: SpeechWords = speech_words(page.language)
        self.stance: StanceWords = stance_words(page.language)
        self._strict_words = page.grammar.telling
        # forms that tell nothing that happened: English ones, without what speaks for itself
        self._auxiliaries = page.grammar.finite - self.speech.whole

    def of_cue(self, cue: Cue, passage: Passage) -> Voice | None:
        """The content of a cue: with "dass", with a subjunctive verb, with an infinitive, before
        the cue or, in English, right behind it; ``None`` where it has none.
        """
        clause = passage.clauses[cue.clause]
        content = (
            self._ahead(cue, passage)
            or self._behind(cue, passage)
            or self._before(cue, passage)
            or self._opened(cue, passage)
        )
        opens = content is not None and content[0] == cue.index + 1
        if (
            not self.grammar.inverted_cue
            and not opens
            and (content is None or content[0] > cue.index)
        ):
            content = self._bare(cue, passage) or content  # "said the dam was late and that ..."
        if content is None:
            return None
        first, last, rule = content
        if " " in cue.verb and rule in TOLD:
            rule = PHRASED
        named = self.telling.told_by(passage.clauses, cue.clause, cue.index)
        passive = self.telling.passive(clause, cue.index)
        if passive and rule == "statement.infinitive" and self._denied(clause):
            return None  # "soll nicht gedrängt werden, das Ziel aufzugeben"
        speaker = None if passive else cue.speaker
        named = named or extent(speaker)
        frame = self._frame(cue, clause, (first, last))
        if first >= clause.last and self.telling.inserted(clause, cue.index):
            frame = (cue.index - 1, first)
            first, rule = clause.first, INSERTED
        return Voice(
            first,
            last,
            "Indirect",
            speaker,
            rule,
            cue=self.telling.cue_words(clause, cue.index),
            frame=(frame,),
            named=named,
            confidence=0.85 if speaker else 0.5,
        )

    def _denied(self, clause: Clause) -> bool:
        return not clause.lows.isdisjoint(self.grammar.negations)

    def _frame(self, cue: Cue, clause: Clause, content: Range) -> Range:
        """The clause of a cue with the marks that part it from its content."""
        texts = self.page.words.text
        first, last = content
        if first >= clause.last:
            return clause.first, first
        if first > cue.index:
            return clause.first, first  # English content in the clause of its cue
        begin = clause.first
        while begin > first and not texts[begin - 1][0].isalnum():
            begin -= 1
        end = clause.last
        if last > end:
            while end < last and not texts[end][0].isalnum():
                end += 1  # "..., wie X meldet, ...": both marks
        return begin, end

    def appended(self, passage: Passage, voices: Sequence[Voice]) -> list[Voice]:
        """Main clauses in the subjunctive behind a cue: "..., sagte er; das sei falsch"."""
        found: list[Voice] = []
        for number, clause in enumerate(passage.clauses):
            if clause.kind != "main" or passage.quoted(clause):
                continue
            cue = next((c for c in reversed(passage.cues) if c.clause < number), None)
            if cue is None or cue.speaker is None:
                continue
            now = self.page.words.low[cue.index].endswith(self.speech.present_ending or "\n")
            told = not clause.fresh and cue.clause and self._would(clause, now=now)
            if not self.strict(clause) and not told:
                continue
            if any(v.first <= clause.first < v.last for v in (*voices, *found)):
                continue
            opening = passage.clauses[number - 1]
            opens = opening.conditional and number - 1 > cue.clause
            found.append(
                Voice(
                    opening.first if opens else clause.first,
                    self._to_full_stop(clause, passage),
                    "IndirectFreeIndirect",
                    cue.speaker,
                    "statement.subjunctive_goes_on",
                    confidence=0.7,
                )
            )
        return found

    def goes_on(self, passage: Passage, before: Voice | None, latest: Voice | None) -> Voice | None:
        """A sentence in the subjunctive without a cue goes on with the speech ``before`` it, or it
        takes up the ``latest`` one again, which is too little to say whose position it is.
        """
        mains = [c for c in passage.clauses if c.kind == "main"]
        if not mains or passage.quoted(mains[0]):
            return None
        first, last = passage.sentence.first, passage.sentence.last
        rule = "statement.subjunctive_goes_on"
        if not any(self.strict(c) for c in mains):
            if before is None or before.form not in _TOLD:
                return None
            # whom "the ministry" means is found out later
            known = before.speaker is not None or (
                before.named is not None and not self.grammar.inverted_cue
            )
            if not known:
                return None
            now = self._in_present(before)
            if not self._all_told(mains, now=now):
                return None
            rule = GOES_ON_NOW if now else GOES_ON
        if before is None:
            if latest is None:
                return None
            return Voice(
                first,
                last,
                "IndirectFreeIndirect",
                None,
                rule,
                named=latest.named,
                confidence=0.4,
                sourced=True,
            )
        return replace(
            before,
            first=first,
            last=last,
            form="IndirectFreeIndirect",
            rule=rule,
            cue=(),
            frame=(),
            confidence=0.7,
        )

    @staticmethod
    def _to_full_stop(clause: Clause, passage: Passage) -> int:
        """Behind a clause, or behind the sentence where the clause ends it."""
        last = max(c.last for c in passage.clauses)
        return passage.sentence.last if clause.last == last else clause.last

    # -- where the content of a cue stands --------------------------------------------------------

    def _behind(self, cue: Cue, passage: Passage) -> tuple[int, int, str] | None:
        """The first content clause behind the cue; a relative clause may stand between."""
        for number in range(cue.clause + 1, len(passage.clauses)):
            content = passage.clauses[number]
            rule = self._content_rule(content, cue)
            hangs = content.kind == "main" or content.parent in {cue.clause, number - 1}
            if rule is not None and hangs:
                if passage.quoted(content):
                    return None
                return content.first, self.end_of_content(number, passage.clauses), rule
            if content.kind != "relative" and content.head not in self.grammar.final_words:
                return None
        return None

    def _opened(self, cue: Cue, passage: Passage) -> tuple[int, int, str] | None:
        """What stands behind a cue that opens its sentence: "Wie X mitteilt, ist ..."."""
        clause = passage.clauses[cue.clause]
        behind = passage.clauses[cue.clause + 1 :]
        opens = cue.clause == 0 and clause.head in self.grammar.as_words and clause.kind == "sub"
        main = next((c for c in behind if c.kind == "main"), None)
        if not opens or main is None or passage.quoted(main):
            return None
        if self.clauses.finite_of(main) != main.first:
            return None  # "Wie X sagt und Y meint, ..." or no main clause that "wie" stands before
        return main.first, max(c.last for c in behind), "statement.as_said"

    def _before(self, cue: Cue, passage: Passage) -> tuple[int, int, str] | None:
        """What stands before a cue at the beginning of its clause: "Das sei falsch, sagte er"."""
        if cue.clause == 0 or self.page.words.low[cue.index] in self.speech.participles:
            return None
        holding = passage.clauses[cue.clause]
        clauses = passage.clauses[self._since_parted(passage.clauses, cue.clause) : cue.clause]
        first, last = clauses[0].first, max(c.last for c in clauses)
        opens = holding.first >= cue.index - 1
        spoken = next((c for c in clauses if self._subjunctive(c)), None)
        weak = cue.verb in self.speech.weak_cues
        if spoken is not None and opens and not weak and not passage.quoted(spoken):
            return first, self._hanging(passage.clauses, cue.clause, last), BEFORE
        if any(q.first <= first < q.last for q in passage.quotes):
            return None
        frames = self.stance.frames.get(self.page.words.low[cue.index], ())
        says = all(frame.needs or frame.particle or frame.fixed for frame in frames)
        inserts = {holding.head, self.page.words.low[holding.first]} & self.grammar.as_words
        named = cue.verb in self.speech.naming and any(
            first <= quote.first and quote.last <= last + 1 for quote in passage.quotes
        )
        if says and inserts and not weak and named:
            return None  # "ein „Fahrplan“, wie es X nannte": only the name is X's
        if says and inserts and not weak:
            # "Verhandelt wird, wie X meldet, in Genf": the sentence goes on behind the insertion
            behind = passage.clauses[cue.clause + 1 :]
            last = max([last, *(c.last for c in behind)])
            return (first, last, "statement.as_said") if last - first > _BARE else None
        if self.grammar.inverted_cue:
            return None
        if not (opens or self._closes(cue, holding)):
            return None
        if self.page.words.low[holding.first] in self.grammar.coordinators:
            return None  # "..., and said it was late"
        if self.page.words.text[holding.first - 1] == ";":
            return None  # "Peru wants a toll; Chile says no"
        following = passage.clauses[cue.clause + 1 :]
        if holding.inserted and following and all(c.conditional for c in clauses):
            return first, max(c.last for c in following), "statement.cue_behind"
        for later in following:
            if not later.conditional:
                break
            last = max(last, later.last)  # "No plan will do, she said, unless ..."
        return (first, last, BEHIND) if self._told_in(clauses) else None

    @staticmethod
    def _hanging(clauses: Sequence[Clause], number: int, last: int) -> int:
        """Behind what hangs on the end of a sentence into which the clause of a cue breaks: "Man brauche,
        sagte er, eine Pause, die hält".
        """
        if last < clauses[number].last:
            return last
        for clause in clauses[number + 1 :]:
            if clause.parent is None or clause.parent == number:
                break
            last = max(last, clause.last)
        return last

    def _ahead(self, cue: Cue, passage: Passage) -> tuple[int, int, str] | None:
        """What a German sentence tells in any mood before the verb of saying that closes it; what
        stands behind that is told as well.
        """
        clauses = passage.clauses
        if not self.grammar.inverted_cue or not cue.clause or cue.verb in self.speech.weak_cues:
            return None
        if cue.speaker is None or not self._says_behind(cue, passage):
            return None
        if any(passage.quoted(c) or self._subjunctive(c) for c in clauses[: cue.clause]):
            return None
        return clauses[0].first, clauses[cue.clause - 1].last, BEHIND

    def _says_behind(self, cue: Cue, passage: Passage) -> bool:
        """Whether a German verb of saying, its subject behind it, closes what a whole main clause tells in
        any mood: "Die Quote reiche aus" as well as "Die Quoten reichten aus, warnte die Ministerin".
        """
        comma = self.page.words.text[cue.index - 1] == ","
        mains = [c for c in passage.clauses[: cue.clause] if c.kind == "main"]
        holding = passage.clauses[cue.clause]
        if not (comma and mains) or holding.fresh or cue.index != holding.first:
            return False
        speaker = self.telling.told_by(passage.clauses, cue.clause, cue.index)
        behind = speaker is not None and speaker[0] == cue.index + 1
        return behind and self._finished(mains)

    def _finished(self, mains: Sequence[Clause]) -> bool:
        """Whether main clauses have their verbs, and none of them tells who says what."""
        cues = self.speech.cues.keys()
        opens = (
            self.grammar.subordinators | self.grammar.verb_final_words
        )  # "Seit im Mai die Zölle stiegen, verlangt X ..."
        return all(
            self.clauses.finite_of(c) is not None
            and cues.isdisjoint(c.lows)
            and self.page.words.low[c.first] not in opens
            for c in mains
        )

    def _since_parted(self, clauses: Sequence[Clause], number: int) -> int:
        """The first English clause behind the last semicolon before a clause: what stands before it is
        told by the report.
        """
        texts = self.page.words.text
        if self.grammar.inverted_cue:
            return 0
        parted = (n for n in range(number - 1, 0, -1) if texts[clauses[n].first - 1] == ";")
        return next(parted, 0)

    def _closes(self, cue: Cue, holding: Clause) -> bool:
        """Whether an English clause is no more than a speaker and a verb: "..., the minister says"."""
        helping = self.grammar.helpers
        finite = [i for i in holding.words if self.clauses.is_finite(i)]
        spoken = holding.last if " " in cue.verb else cue.index  # "has let it be known"
        finite = [i for i in finite if not cue.index < i < spoken]
        verbs = [i for i in finite if i == cue.index or self.page.words.low[i] not in helping]
        parted = holding.first > 0 and self.page.words.text[holding.first - 1] in _PARTING
        return verbs == [cue.index] and parted and not holding.head and holding.kind == "main"

    def _told_in(self, clauses: Sequence[Clause]) -> bool:
        """Whether clauses before a verb of saying tell anything: one has a verb, or they deny or judge
        something without one ("No new tariffs, says X", "Dam unacceptable, says X").
        """
        mains = [c for c in clauses if c.kind == "main"]
        if not mains:
            return False
        said = any(self.clauses.finite_of(c) is not None for c in mains)
        if said or self.page.words.low[mains[0].first] in self.grammar.negations:
            return True
        lows = [self.page.words.low[i] for i in mains[0].words]
        return any(self.stance.evaluations.first(lows, at) for at in range(1, len(lows)))

    def _bare(self, cue: Cue, passage: Passage) -> tuple[int, int, str] | None:
        """English content without a conjunction: "She said the dam would be finished"."""
        clause = passage.clauses[cue.clause]
        after = [i for i in clause.words if i > cue.index]
        if len(after) < _BARE or cue.verb not in self.speech.bare_content:
            return None
        after = self._content_of(cue, after)
        if self.page.words.low[after[0]] == self.grammar.infinitive_mark:
            return None  # "explained to him what he would do"
        nouns = self.grammar.prepositions | self.grammar.articles  # what stands behind is no verb
        verbs = (i for i in after if self.clauses.is_finite(i))
        if all(self.page.words.low[i - 1] in nouns for i in verbs):
            return None  # "said in an interview on Monday"
        if any(cue.index < q.first <= after[0] + 1 for q in passage.quotes):
            return None
        last = clause.last
        for number in range(cue.clause + 1, len(passage.clauses)):
            following = passage.clauses[number]
            told = following.kind != "main" or self._would(following)
            if not told or any(c.clause == number for c in passage.cues):
                break
            last = max(last, following.last)  # "..., but the road had to wait"
        return after[0], last, "statement.bare_content"

    def _content_of(self, cue: Cue, after: list[int]) -> list[int]:
        """The words behind an English verb of saying without those that only tell to whom, where and when:
        from the conjunction on ("said on Monday that ..."), or from the last words before the verb with
        which a noun phrase begins ("told reporters the dam was late").
        """
        low, grammar, speech = self.page.words.low, self.grammar, self.speech
        verb = next((at for at, i in enumerate(after) if self.clauses.is_finite(i)), len(after))
        for at in range(min(verb, len(after) - _BARE)):
            if low[after[at]] in grammar.content_words:
                return after[at:]
        apart = speech.times | speech.occasions
        told = cue.verb in speech.addressing
        timed = low[after[0]] in speech.times | speech.adverbs | grammar.prepositions
        timed = timed and not apart.isdisjoint(low[i] for i in after[:verb])
        if not (told or timed):
            return after
        for at in range(verb, 0, -1):
            index = after[at] if at < len(after) else cue.index
            if self._begins(index) and (told or not apart.isdisjoint(low[i] for i in after[:at])):
                return after[at:]
        return after

    def _begins(self, index: int) -> bool:
        """Whether a noun phrase begins at an English word that no preposition stands before."""
        low, texts, grammar = self.page.words.low, self.page.words.text, self.grammar
        owned = grammar.prepositions | grammar.articles | grammar.possessives
        if low[index - 1] in owned or low[index] in self.speech.times:
            return False
        if texts[index][0].isupper():
            return not texts[index - 1][0].isupper()
        pronouns = grammar.pronouns | grammar.it_words | grammar.expletives | grammar.one_words
        return low[index] in pronouns | grammar.articles | grammar.possessives

    def _content_rule(self, clause: Clause, cue: Cue) -> str | None:
        nobody = cue.subject == "none" and not self.grammar.inverted_cue
        if clause.kind == "infinitive" and nobody:
            return None  # "as promised in May, to ask for help"
        if clause.kind == "infinitive":
            return None if cue.verb in self.speech.weak_cues else "statement.infinitive"
        if clause.kind == "sub" and clause.head in self.grammar.content_words:
            return "statement.that_clause"
        if clause.conditional and self.grammar.inverted_cue and not self._finite(cue):
            return None  # "darüber könne man sprechen, wenn X zahle"
        spoken = clause.kind == "main" or (clause.kind == "sub" and clause.conditional)
        return "statement.subjunctive" if spoken and self._subjunctive(clause) else None

    def _finite(self, cue: Cue) -> bool:
        """Whether a verb of saying is none that only ends a clause behind its modal verb."""
        low = self.page.words.low[cue.index]
        return not low.endswith(self.grammar.infinitive_ending) or self.clauses.is_finite(cue.index)

    def _subjunctive(self, clause: Clause) -> bool:
        return self._holds(clause, self.grammar.subjunctive)

    def strict(self, clause: Clause) -> bool:
        """Whether a verb of the clause can only be the subjunctive of reported speech."""
        return self._holds(clause, self._strict_words)

    def reports(self, clause: Clause, *, asked: bool) -> bool:
        """Whether a clause behind a colon is reported speech; where the words before it name a demand or a
        condition (``asked``), what would have to be is.
        """
        return self.strict(clause) or (asked and self._would(clause))

    def _in_present(self, before: Voice) -> bool:
        """Whether speech is told in the present tense: "..., says X"."""
        ending = self.speech.present_ending
        if not ending:
            return False
        low = self.page.words.low
        said = any(
            low[i].endswith(ending) for first, last in before.cue for i in range(first, last)
        )
        return said or before.rule == GOES_ON_NOW

    def _all_told(self, mains: Sequence[Clause], *, now: bool) -> bool:
        """Whether main clauses go on with reported speech: in a language that has no mood for it one
        of them shows it, and the others have no verb that tells what happened.
        """
        told = [self._would(clause, now=now) for clause in mains]
        if self.grammar.inverted_cue or all(told):
            return all(told)
        low = self.page.words.low
        verbs = (self.clauses.finite_of(clause) for clause in mains)
        return any(told) and all(
            verb is not None and low[verb] in self._auxiliaries for verb in verbs
        )

    def _would(self, clause: Clause, *, now: bool = False) -> bool:
        """Whether a clause says what would have to be, or might not: "Erst müssten sie abziehen",
        "The troops had to go", "It was a mistake".
        """
        grammar, speech = self.grammar, self.speech
        finite = self.clauses.finite_of(clause)
        general = grammar.inverted_cue and not clause.lows.isdisjoint(grammar.one_words)
        if finite is None or general:
            return False
        low = self.page.words.low[finite]
        if low in speech.told_modals:
            return True
        if low in speech.told_obligations or (now and low in speech.told_now):
            behind = self.page.words.low[finite + 1 : finite + 2]
            modal = low in grammar.future or low in grammar.ban_modals or low in self.stance.ability
            if modal or behind == [grammar.infinitive_mark]:
                return True
        if low in speech.told_copulas or (now and low in speech.told_now):
            lows = [self.page.words.low[i] for i in clause.words]
            return any(self.stance.evaluations.first(lows, at) for at in range(len(lows)))
        denied = not clause.lows.isdisjoint(grammar.negations)
        if grammar.inverted_cue:
            return low in speech.told_denials and denied
        return denied and not clause.lows.isdisjoint(speech.told_denials)

    def _holds(self, clause: Clause, verbs: frozenset[str]) -> bool:
        """Whether one of the verbs stands in the clause; nouns are written with a capital."""
        if clause.lows.isdisjoint(verbs):
            return False
        texts, low = self.page.words.text, self.page.words.low
        return any(low[i] in verbs and texts[i][0].islower() for i in clause.words)

    def _shares(self, clause: Clause) -> bool:
        """Whether a clause only ends with a verb that hangs on the one before: "werde A und B treffen"."""
        finite = self.clauses.finite_of(clause)
        last = clause.words[-1]
        return (
            clause.fresh
            and self.page.words.low[clause.first] in self.grammar.coordinators
            and (finite is None or finite == last)
            and self.page.words.low[last].endswith(self.grammar.infinitive_ending or "\n")
        )

    def end_of_content(self, number: int, clauses: Sequence[Clause]) -> int:
        """Behind the clauses that go on with the content of a cue."""
        last = clauses[number].last
        for content in clauses[number + 1 :]:
            plain = content.kind == "main" and not self._subjunctive(content)
            plain = plain and not self._shares(content)
            if plain and self.grammar.inverted_cue:
                break
            last = max(last, content.last)
        return last
