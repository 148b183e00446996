"""Clauses of a sentence, found by commas, conjunctions and finite verbs; no parser is needed."""

from __future__ import annotations

from itertools import pairwise

from zopa.language.conditions import condition_words
from zopa.language.grammar import Grammar
from zopa.language.saying import SpeechWords, speech_words
from zopa.language.stances import stance_words
from zopa.language.text import Sentence
from zopa.language.threads import thread_words
from zopa.reading.clause import Clause
from zopa.reading.finite import known_finite
from zopa.reading.gaps import GapReader
from zopa.reading.page import Page
from zopa.reading.provisos import with_provisos
from zopa.reading.segments import Segment, SegmentReader
from zopa.reading.shapes import Shapes

_CLOSING = frozenset(",)–—")  # marks behind an insertion
_STOPS = frozenset(",;:.!?")
_INSERTING = frozenset(",–—")  # marks around a verb of saying that breaks into a sentence
_BY = 3  # words at least of ", seen by X,"
_INSERTED = 9  # words that it has at most, with whoever speaks
_BARE = 2  # words of a relative clause with no verb that is known as one are more


class ClauseReader(Shapes):
    """Splits the sentences of one page into clauses."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.grammar: Grammar = page.grammar
        self._texts = page.words.text
        self._low = page.words.low
        self._segments = SegmentReader(page)
        self._finite = self._segments.finite
        self._quotes = {
            index: number
            for number, quote in enumerate(page.quotations)
            for index in range(quote.first, quote.last)
        }
        self._told = page.grammar.telling
        self._no_objects = self.grammar.prepositions | self.grammar.coordinators
        self._speech: SpeechWords = speech_words(page.language)
        self._cues = self._speech.cues.keys()
        self._particles = speech_words(page.language).particles
        self._terms = condition_words(page.language)
        lexicon = stance_words(page.language)
        self._participles = lexicon.participles
        self._evaluations = lexicon.evaluations
        self._frames = lexicon.frames
        self._nouns = lexicon.nounlike
        self._deals = lexicon.papers
        self._stressing = lexicon.stressing
        self._gaps = GapReader(page)
        self._standing_for = thread_words(page.language).standing_for
        self._modals = self.grammar.future | self.grammar.obligations | self.grammar.ban_modals
        self._modals |= lexicon.ability | lexicon.wanting

    def read(self, sentence: Sentence) -> list[Clause]:
        """The clauses of one sentence, in the order of their first words."""
        clauses: list[Clause] = []
        mains: list[int] = []
        for segment in self._segments.read(sentence):
            self._place(segment, clauses, mains)
        if self.grammar.inverted_cue:
            self._mark_verb_first(clauses)
            self._mark_whoever(clauses)
        with_provisos(clauses, self._low, self._terms, self.grammar)
        for clause in clauses:
            clause.lows = frozenset([self._low[i] for i in clause.words])
            if clause.head in self._standing_for:
                clause.lows |= {self._standing_for[clause.head]}
        return clauses

    def _mark_verb_first(self, clauses: list[Clause]) -> None:
        """Mark a condition that begins with its verb: "Sollte X kommen, werde man gehen"."""
        if len(clauses) < 2 or clauses[0].kind != "main" or clauses[1].kind != "main":
            return
        first, second = clauses[0].first, clauses[1].first
        if self._texts[second - 1] != ",":
            return
        if self._low[second] in self.grammar.then_words and len(clauses[1].words) > 1:
            second = clauses[1].words[1]  # "..., dann werde man gehen"
        certain = self._low[first] in self.grammar.if_verbs  # "Sollte X scheitern, drohen Zölle"
        answers = self._finite[second] and (certain or self._low[second] not in self._cues)
        if self._finite[first] and answers:
            clauses[0].kind, clauses[0].parent, clauses[0].conditional = "sub", 1, True

    def _mark_whoever(self, clauses: list[Clause]) -> None:
        """Mark what is the subject of the clause behind it: "Wer Zölle will, soll zahlen"."""
        for number, (clause, behind) in enumerate(pairwise(clauses)):
            opens = clause.kind == behind.kind == "main" and self._finite[behind.first]
            if opens and self._low[clause.first] in self.grammar.whoever:
                clause.kind, clause.parent = "relative", number + 1

    def quote(self, index: int) -> int | None:
        """The number of the quotation that a word stands in."""
        return self._quotes.get(index)

    def is_finite(self, index: int) -> bool:
        """Whether the word can be a finite verb."""
        return self._finite[index]

    def finite_of(self, clause: Clause) -> int | None:
        """The first finite verb of a clause."""
        return next((i for i in clause.words if self._finite[i]), None)

    def particle(self, clause: Clause, index: int, particle: str) -> int | None:
        """Where the particle of the verb at ``index`` stands behind it: "kündigt Zölle an".

        What may as well be a preposition counts only where no noun phrase follows it.
        """
        preposition = particle in self.grammar.prepositions
        for place, following in zip(clause.words, [*clause.words[1:], -1], strict=True):
            if place > index and self._low[place] == particle:
                ends = following != place + 1
                if ends or not preposition or self._low[following] in self._no_objects:
                    return place
        return None

    # -- the tree ---------------------------------------------------------------------------------

    def _place(self, seg: Segment, clauses: list[Clause], mains: list[int]) -> None:
        """Add a segment: as a clause of its own, or to the clause that it goes on with."""
        grammar = self.grammar
        previous = len(clauses) - 1 if clauses else None
        above = self._noun_clause(seg, clauses) if clauses else None
        lent = self._lent(seg, clauses, mains)
        if lent is not None:
            clauses.append(Clause(seg.words, "main", None, fresh=True, lent=lent))
            mains.append(len(clauses) - 1)
        elif self._subordinate(seg, clauses[-1] if clauses else None) or self._if_verb(
            seg, clauses, mains
        ):
            clauses.append(self._sub(seg, above if grammar.inverted_cue else previous))
        elif previous is not None and self._relative(seg, clauses[previous]):
            clauses.append(Clause(seg.words, "relative", above, seg.first))
            if seg.opener != ",":
                self._give_back(clauses)
        elif previous is not None and self._reduced(seg, clauses, mains):
            clauses.append(Clause(seg.words, "relative", previous))
        elif previous is not None and self._ends_late(seg, clauses[previous]):
            clauses[previous].words.extend(seg.words)
        elif not seg.finite and previous is not None and self._infinitive(seg):
            hangs = above if grammar.inverted_cue and above != previous else previous
            hangs = self._broken(seg, clauses, previous) if hangs == previous else hangs
            hangs = self._correlated(clauses, previous) if hangs == previous else hangs
            clauses.append(Clause(seg.words, "infinitive", hangs, seg.first))
        elif self._headline(seg, clauses, mains):
            clauses.append(Clause(seg.words, "main", None, fresh=True))
            mains.append(len(clauses) - 1)
        elif self._headed(seg, clauses, mains):
            clauses.append(Clause(seg.words, "main", None))
            mains.append(len(clauses) - 1)
        elif self._inserted(seg, clauses, mains):
            clauses.append(Clause(seg.words, "main", None, inserted=True))
        elif self._breaks_off(seg, clauses, mains) or (
            clauses and clauses[-1].conditional and not mains and self._gaps.answers(seg)
        ):
            clauses.append(Clause(seg.words, "main", None))
            mains.append(len(clauses) - 1)
        elif clauses and self._gaps.elliptic(seg, complete=self._complete(clauses[-2:])):
            clauses.append(Clause(seg.words, "main", None, elliptic=True))
        elif previous is not None and (
            self._parted(seg) or self._begins(seg, clauses[previous]) or self._names(seg, clauses)
        ):
            clauses.append(Clause(seg.words, "main", None))
            mains.append(len(clauses) - 1)
        elif (target := self._going_on(seg, clauses, mains)) is not None:
            clauses[target].words.extend(seg.words)
        elif (
            seg.joined
            and previous is not None
            and clauses[previous].kind in {"sub", "relative"}
            and seg.finite
            and seg.finite[0] == seg.words[-1]
            and grammar.inverted_cue
        ):
            # verb at the end: coordinated with the subordinate clause before it
            last = clauses[previous]
            clauses.append(
                Clause(seg.words, last.kind, last.parent, last.head, last.conditional, fresh=True)
            )
        else:
            closes = seg.joined and self._completes(seg, clauses, mains)
            opens = bool(seg.finite and clauses) and self._opening(seg) == seg.finite[0]
            # ", sagte er" has a subject of its own; "und sagte" and ", sagte aber" need not
            joins = seg.joined or self._contrasts(seg) or self._participial(seg)
            fresh = closes or (opens and joins)
            head = seg.first if seg.joined else ""
            clauses.append(Clause(seg.words, "main", None, head, fresh=fresh))
            mains.append(len(clauses) - 1)

    def _lent(self, seg: Segment, clauses: list[Clause], mains: list[int]) -> int | None:
        """The verb that a German segment shares with the main clause before it (see ``GapReader``)."""
        if not mains:
            return None
        above = clauses[mains[-1]]
        verb = self.finite_of(above) if above.lent is None else above.lent
        return verb if verb is not None and self._gaps.lends(seg, verb, above.words[-1]) else None

    def _complete(self, clauses: list[Clause]) -> bool:
        """Whether one of some clauses has its verb."""
        return any(self.finite_of(clause) is not None for clause in clauses)

    def _correlated(self, clauses: list[Clause], previous: int) -> int:
        """The clause that an infinitive hangs on: past a relative clause the one whose "es" stands for it:
        "findet es, der noch im Mai zauderte, richtig, X zu tun".
        """
        last = clauses[previous]
        if not self.grammar.inverted_cue or last.kind != "relative" or last.parent is None:
            return previous
        above = clauses[last.parent]
        stands = any(self._low[i] in self.grammar.neuter_words for i in above.words)
        return last.parent if above.kind == "main" and stands else previous

    def _opening(self, seg: Segment) -> int:
        """The first word of a segment behind its conjunction, English adverbs passed over: "but also"."""
        at = seg.start
        if not self.grammar.inverted_cue:
            at = self._segments.behind_setting(seg.words, at)
            while at < len(seg.words) - 1 and self._segments.aside(self._low[seg.words[at]]):
                at += 1
        return seg.words[at]

    def _reduced(self, seg: Segment, clauses: list[Clause], mains: list[int]) -> bool:
        """Whether words between two commas say more of a noun: ", seen by the Herald,", ", am Montag in Rom
        verteilt,".
        """
        if seg.opener not in _INSERTING or seg.joined:
            return False
        last = seg.words[-1] + 1
        if len(seg.words) < _BY or last >= len(self._texts) or self._texts[last] not in _INSERTING:
            return False
        if (
            not mains
            or mains[-1] != len(clauses) - 1
            or self._segments.has_finite(clauses[-1].words)
        ):
            return False
        if self.grammar.inverted_cue:
            ends = self._low[seg.words[-1]].endswith(self.grammar.participle_endings)
            ends = ends and seg.finite == [seg.words[-1]]
            opens = seg.first in self.grammar.prepositions - self.grammar.relatives
            return ends and (opens or self._adverb(seg.words[0]))
        participle = self._low[seg.words[0]].endswith(self.grammar.finite_endings)
        participle = participle or self._low[seg.words[0]] in self._participles
        return participle and self._low[seg.words[1]] in self.grammar.prepositions

    def _adverb(self, index: int) -> bool:
        """Whether a German word can be an adverb: "sonst um Ausgleich bemüht"."""
        low, grammar = self._low[index], self.grammar
        closed = grammar.no_verbs - grammar.not_finite | grammar.relatives | self._cues
        return self._texts[index].islower() and not self._finite[index] and low not in closed

    def _headline(self, seg: Segment, clauses: list[Clause], mains: list[int]) -> bool:
        """Whether an English headline goes on with its subject: "Peru backs the dam, rejects the toll"."""
        if self.grammar.inverted_cue or seg.opener != "," or seg.start or len(seg.words) < _BY:
            return False
        if not mains or mains[-1] != len(clauses) - 1 or clauses[-1].words[-1] != seg.words[0] - 2:
            return False
        first = seg.words[0]
        low, text = self._low[first], self._texts[first]
        helps = low in self.grammar.helpers and low in self.grammar.negations
        verb = low in self._frames and low.endswith(self.grammar.plural_endings)
        if not (helps or verb) or not text.islower() or low in self._nouns or low in self._cues:
            return False
        if not any(self._finite[i] or self._low[i] in self._frames for i in clauses[-1].words[1:]):
            return False
        if self._low[seg.words[1]] in self.grammar.owner_links | self.grammar.coordinators:
            return False  # "..., drops of rain", "..., demands and threats"
        behind = seg.words[-1] + 1
        return self._low[behind : behind + 1] != [","] and not seg.joined

    def _headed(self, seg: Segment, clauses: list[Clause], mains: list[int]) -> bool:
        """Whether an English headline goes on with another subject, its verb in no list of finite ones:
        "Peru pushes bypass, Chile digs in its heels".
        """
        if self.grammar.inverted_cue or seg.opener != "," or seg.start or seg.finite:
            return False
        if not mains or mains[-1] != len(clauses) - 1 or clauses[-1].words[-1] != seg.words[0] - 2:
            return False
        if not any(self._low[i] in self._frames for i in clauses[-1].words[1:]):
            return False
        lows = [self._low[i] for i in seg.words]
        if lows[0] in self.grammar.no_verbs:
            return False
        for at in range(1, min(_BY, len(lows))):
            for frame in self._frames.get(lows[at], ()):
                behind = (tuple(lows[at + 1 : at + 1 + len(one)]) == one for one in frame.fixed)
                if any(behind):
                    return True
        return False

    def _names(self, seg: Segment, clauses: list[Clause]) -> bool:
        """Whether behind an English colon a subject is named whose verb stands behind an apposition:
        "...: its leader, Tom Ott, no longer objects".
        """
        at = seg.words[-1] + 1
        if self.grammar.inverted_cue or seg.opener != ":" or seg.finite:
            return False
        if len(clauses[-1].words) < _BY or self._texts[at : at + 1] != [","]:
            return False
        end = next((i for i in range(at + 1, len(self._texts)) if self._texts[i] in _STOPS), at)
        if self._texts[end : end + 1] != [","] or any(self._finite[at + 1 : end]):
            return False
        verb = next((i for i in range(end + 1, end + 4) if self._finite[i : i + 1] == [True]), None)
        passed = self.grammar.negations | self.grammar.ceasing | self._stressing
        between = self._low[end + 1 : verb]
        return verb is not None and all(
            low in passed or self._segments.aside(low) for low in between
        )

    def _inserted(self, seg: Segment, clauses: list[Clause], mains: list[int]) -> bool:
        """Whether an English verb of saying breaks into a sentence: "The dam, she says, is ready"."""
        if self.grammar.inverted_cue or seg.opener not in _INSERTING or seg.joined:
            return False
        last = seg.words[-1] + 1
        opens = not mains and bool(clauses) and clauses[-1].conditional
        waits = bool(mains) and mains[-1] == len(clauses) - 1
        if not (opens or waits) or len(seg.words) > _INSERTED:
            return False
        behind = self._texts[last] if last < len(self._texts) else "."
        # "No dam, says Kenya."
        closes = self._low[seg.words[0]] in self._cues and len(seg.words) > 1
        closes = closes or self._warns(seg)  # "No dam, no deal, Kenya warns Peru"
        closes = closes and self._judges(clauses[-1])
        if behind not in _INSERTING and not closes:
            return False
        cues = [i for i in seg.finite if self._low[i] in self._cues]
        if self._told_with_particle(seg):
            return behind in _INSERTING
        verbs = [i for i in seg.finite if self._low[i] not in self.grammar.helpers]
        if len(cues) != 1 or cues != verbs:
            return False
        return cues[0] in {seg.words[0], seg.words[-1]} or closes or self._told_where(seg, cues[0])

    def _judges(self, clause: Clause) -> bool:
        """Whether words without a verb deny or judge something: "No dam", "Dam unacceptable"."""
        lows = [self._low[i] for i in clause.words]
        return lows[0] in self.grammar.negations or any(
            self._evaluations.first(lows, at) for at in range(1, len(lows))
        )

    def _if_verb(self, seg: Segment, clauses: list[Clause], mains: list[int]) -> bool:
        """Whether a condition begins with its verb behind a whole clause: ", sollte X kommen"."""
        if not self.grammar.inverted_cue:
            return self._inverted_if(seg, clauses, mains)
        if seg.opener != "," or seg.start:
            return False
        if seg.first not in self.grammar.if_verbs and not self._supposes(seg, clauses):
            return False
        return bool(mains) and self._segments.has_finite(clauses[mains[-1]].words)

    def _supposes(self, seg: Segment, clauses: list[Clause]) -> bool:
        """Whether words begin with a verb that only supposes, its subject behind it: ", käme es dazu"."""
        grammar = self.grammar
        if seg.first not in grammar.if_subjunctives or not clauses:
            return False
        if clauses[-1].kind in {"sub", "relative"}:
            return False
        if self._finite[clauses[-1].first]:
            return False  # "Wäre es so, gäbe es Streit": the condition stands before it
        second = seg.words[min(1, len(seg.words) - 1)]
        subject = grammar.pronouns | grammar.articles | grammar.expletives | grammar.focus
        if self._contrasts(seg) or not set(seg.words) - {seg.words[0]}:
            return False
        return self._low[second] in subject - grammar.oblique or self._texts[second][0].isupper()

    def _inverted_if(self, seg: Segment, clauses: list[Clause], mains: list[int]) -> bool:
        """Whether an English condition begins with its verb: "Should Peru agree, ...", "..., were Peru
        to agree". A comma parts one that opens the sentence from what depends on it.
        """
        grammar, last = self.grammar, seg.words[-1] + 1
        if seg.first not in grammar.if_verbs or len(seg.words) - seg.start <= _BARE:
            return False
        comma = last + 1 < len(self._texts) and self._texts[last] in _INSERTING
        if not mains or seg.start:
            return comma and self._low[last + 1] not in grammar.coordinators
        opens = self._segments.can_be_subject(seg.words[seg.start + 1])
        behind = seg.opener == "," or seg.opener in grammar.if_verbs
        return opens and behind and self._segments.has_finite(clauses[mains[-1]].words)

    def _sub(self, seg: Segment, previous: int | None) -> Clause:
        grammar = self.grammar
        shifted = seg.second in grammar.subordinators and seg.first not in grammar.subordinators
        conditional = seg.first in (
            grammar.conditions | grammar.if_verbs | grammar.if_subjunctives
        ) or (seg.second in grammar.conditions and seg.first in grammar.focus)
        conditional |= self._lasts(seg)
        head = seg.second if shifted else seg.first
        return Clause(seg.words, "sub", previous, head, conditional=conditional)

    def _going_on(self, seg: Segment, clauses: list[Clause], mains: list[int]) -> int | None:
        """The clause that a segment goes on with, if it opens none."""
        waiting = self._waiting(seg, clauses)
        if waiting is None:
            waiting = self._interrupted(seg, clauses, mains)
        if waiting is not None:
            return waiting
        if not seg.finite:
            # A fragment goes on with the clause that an insertion broke off, or with the last one.
            if self._behind_quote(seg, clauses):
                return None  # "A dam", Vidal, the minister, said
            if self._apposed(seg, clauses):
                return len(clauses) - 1
            return self._open_clause(seg.opener, clauses, mains)
        if self._ends_list(seg, clauses):
            return len(clauses) - 1
        if not mains or seg.joined or seg.opener in {";", ":"}:
            return None
        if self._helped(seg, clauses, mains):
            return mains[-1]
        main = self._root(clauses, mains)
        if seg.opener in _CLOSING and self._completes(seg, clauses, [main]):
            return main  # "hatte X, den Kandidaten, unterstützt"
        inserted = len(clauses) - 1 > mains[-1]
        if seg.opener not in {",", ")"} and not inserted:
            return None
        held = clauses[mains[-1]].words
        # a verb of saying behind a quotation takes nothing of it
        apart = self._quotes.get(held[0]) != self._quotes.get(seg.words[0])
        if clauses[-1].inserted and self._quotes.keys() >= {held[0], seg.words[0]}:
            apart = False  # "A dam," she said, "is not enough."
        return None if apart or self._segments.has_finite(held) else mains[-1]

    def _waiting(self, seg: Segment, clauses: list[Clause]) -> int | None:
        """The German subordinate clause that a segment behind a relative clause goes on with, as it still
        waits for its verb: "dass er an der Maut, die niemand will, festhalten werde".
        """
        if not self.grammar.inverted_cue or seg.opener not in _CLOSING or not clauses:
            return None
        if seg.joined or (seg.finite and seg.finite[-1] != seg.words[-1]):
            return None
        if len(seg.finite) > 2 and seg.words[0] == seg.finite[0]:
            return None  # ", sagte er, ...": a verb of its own in front
        if clauses[-1].kind not in {"relative", "sub", "infinitive"}:
            return None
        at = clauses[-1].parent
        while at is not None:
            above = clauses[at]
            if above.kind in {"sub", "relative"} and not self._segments.has_finite(above.words):
                return at
            at = above.parent
        return None

    def _interrupted(self, seg: Segment, clauses: list[Clause], mains: list[int]) -> int | None:
        """The German main clause that a verb of saying broke off and that a segment goes on with: "Man
        brauche, sagte er, endlich eine Pause", "Der Zoll, sagte er, sei tot".
        """
        if not self.grammar.inverted_cue or seg.opener not in _INSERTING or seg.joined:
            return None
        if self._terms.provisos.first([self._low[i] for i in seg.words], 0) is not None:
            return None  # "..., vorausgesetzt, ..." is a condition
        if len(mains) < 2:
            return None
        number = len(clauses) - 1
        while number and clauses[number].fresh and number in mains:
            number -= 1  # "„Der Zoll“, sagte er und stand auf, „ist tot“"
        if not number or number - 1 not in mains or number not in mains:
            return None
        above, telling = clauses[number - 1], clauses[number]
        between = range(above.words[-1] + 1, telling.first)
        if not self._tells(telling) or any(self._is_word(i) for i in between):
            return None
        quoted = [self._quotes.get(i) for i in (above.words[-1], seg.words[0])]
        if quoted[0] != quoted[1] and None in quoted:
            return None
        held = self.finite_of(above)
        known = known_finite(self.page.language)
        if any(self._low[i] in known for i in seg.finite) or (seg.finite and held is None):
            opens = held is None and seg.finite[0] == seg.words[0]
            return number - 1 if opens or self._completes(seg, clauses, [number - 1]) else None
        if held is None:
            return None
        low, texts = self._low, self._texts
        first, last = seg.words[0], seg.words[-1]
        noun = texts[first][0].isupper() or low[first] in self.grammar.articles
        closes = texts[last][0].islower() or held == above.words[-1]
        return number - 1 if closes or not noun else None

    def _breaks_off(self, seg: Segment, clauses: list[Clause], mains: list[int]) -> bool:
        """Whether a German verb of saying parts a subject from a verb in the subjunctive: "Ein Abzug, sagte
        er, sei die Bedingung".
        """
        if not self.grammar.inverted_cue or seg.opener != "," or seg.joined or not mains:
            return False
        if mains[-1] != len(clauses) - 1 or self._segments.has_finite(clauses[-1].words):
            return False
        if self._quotes.get(clauses[-1].words[-1]) is not None:
            return False
        behind = seg.words[-1] + 1
        if self._texts[behind : behind + 1] != [","] or behind + 1 >= len(self._low):
            return False
        at = 1 if seg.first in self.grammar.as_words and len(seg.words) > 1 else 0
        opens = seg.finite[:1] == seg.words[at : at + 1] and self._low[seg.words[at]] in self._cues
        return opens and self._low[behind + 1] in self.grammar.subjunctive

    def _tells(self, clause: Clause) -> bool:
        """Whether a main clause only says who speaks: ", sagte sie,", ", so heißt es,"."""
        at = clause.first
        if self._texts[at - 1] != ",":
            return False
        if self._low[at] in self.grammar.as_words and len(clause.words) > 1:
            at += 1
        return self._finite[at] and self._low[at] in self._cues

    def _helped(self, seg: Segment, clauses: list[Clause], mains: list[int]) -> bool:
        """Whether a segment has the verb that an English auxiliary waits for behind an insertion:
        "It might, a diplomat said, be ready".
        """
        held = clauses[mains[-1]].words[-1]
        if self._low[held] not in self.grammar.helpers or len(clauses) - 1 == mains[-1]:
            return False
        if clauses[mains[-1] + 1].first != held + 2 or self._texts[held + 1] != ",":
            return False
        return not self._segments.can_be_subject(seg.words[0])

    def _ends_list(self, seg: Segment, clauses: list[Clause]) -> bool:
        """Whether a segment holds the verb that an if-clause with a list still waits for: "Sobald A aus
        X, Y und Z abzieht", "until the ban on its bank, Ibo, is lifted".
        """
        if seg.opener != "," or seg.joined or not clauses:
            return False
        last = clauses[-1]
        waits = last.conditional and not self._segments.has_finite(last.words)
        if not self.grammar.inverted_cue:
            return waits and seg.finite[0] == seg.words[0]
        return waits and seg.finite[-1] == seg.words[-1] and seg.finite[0] != seg.words[0]

    def _completes(self, seg: Segment, clauses: list[Clause], mains: list[int]) -> bool:
        """Whether a segment ends with the participle or infinitive that the verb of the main clause waits
        for.
        """
        grammar, low = self.grammar, self._low
        if not grammar.inverted_cue or not mains or not seg.finite:
            return False
        last = seg.words[-1]
        held = self.finite_of(clauses[mains[-1]])
        if seg.finite != [last] or held is None:
            return False
        if low[held] in self._modals and len(seg.words) > 1:
            return low[last].endswith(grammar.infinitive_ending) and low[last] not in self._modals
        return low[last].endswith(grammar.participle_endings) and low[held] in grammar.auxiliaries

    def _behind_quote(self, seg: Segment, clauses: list[Clause]) -> bool:
        """Whether an English fragment stands right behind a quotation that a whole clause stands in."""
        if self.grammar.inverted_cue or not clauses or seg.opener not in _INSERTING:
            return False
        held = self._quotes.get(clauses[-1].words[-1])
        inside = held is not None and self._quotes.get(seg.words[0]) is None
        return inside and self._quotes.get(clauses[-1].words[0]) == held

    def _open_clause(self, opener: str, clauses: list[Clause], mains: list[int]) -> int | None:
        if not clauses:
            return None
        last = len(clauses) - 1
        if clauses[last].elliptic and self.grammar.inverted_cue:
            return None  # what leaves out its verb is whole
        broken = clauses[last].kind in {"relative", "sub"}
        said = self._low[clauses[last].words[-1]] in self._cues
        broken = broken or (clauses[last].inserted and said)
        if broken and mains and opener in ",–—)":
            return self._root(clauses, mains)
        return last

    def _root(self, clauses: list[Clause], mains: list[int]) -> int:
        """The main clause that the last clause hangs on; the last one where it hangs on none."""
        at = len(clauses) - 1
        while (above := clauses[at].parent) is not None and above < at:
            at = above
        return at if at in mains else mains[-1]

    def _give_back(self, clauses: list[Clause]) -> None:
        """Give the second verb of a relative clause to the one that it describes and that waits for a
        verb: "those who back the pact | are few".
        """
        relative, above = clauses[-1], clauses[-2]
        verbs = self._verbs(relative.words)
        if self._segments.has_finite(above.words) or len(verbs) < 2:
            return
        at = relative.words.index(verbs[1])
        above.words.extend(relative.words[at:])
        del relative.words[at:]

    def _noun_clause(self, seg: Segment, clauses: list[Clause]) -> int:
        """The clause that the word before a relative clause stands in: one may have gone on behind others."""
        last = len(clauses) - 1
        at = seg.words[0] - 2
        while self.grammar.inverted_cue and at >= clauses[0].first and not self._is_word(at):
            at -= 1
        near = (n for n in range(last, -1, -1) if at in clauses[n].words)
        return next(near, last)

    def _is_word(self, index: int) -> bool:
        """Whether a word is none of the marks."""
        return self._texts[index][0].isalnum()
