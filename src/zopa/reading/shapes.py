"""What the words between two marks look like: a subordinate clause, a relative one, an infinitive."""

from __future__ import annotations

from collections.abc import KeysView, Mapping, Sequence

from zopa.language.grammar import Grammar
from zopa.language.saying import SpeechWords
from zopa.reading.clause import Clause
from zopa.reading.gaps import GapReader
from zopa.reading.page import Page
from zopa.reading.segments import Segment, SegmentReader

_CLOSING = frozenset(",)–—")  # marks behind an insertion
_ITEM = 5  # words of a clause behind a semicolon at least
_INSERTING = frozenset(",–—")  # marks around a verb of saying that breaks into a sentence
_BY = 3  # words at least of ", seen by X,"
_INSERTED = 8  # words that it has at most, with whoever speaks
_BARE = 2  # words of a relative clause with no verb that is known as one are more


class Shapes:
    """The part of a reader of clauses that looks at one segment."""

    page: Page
    grammar: Grammar
    _texts: Sequence[str]
    _low: Sequence[str]
    _deals: frozenset[str]
    _finite: Sequence[bool]
    _segments: SegmentReader
    _told: frozenset[str]
    _cues: KeysView[str]
    _speech: SpeechWords
    _particles: Mapping[str, Mapping[str, str]]
    _gaps: GapReader
    _standing_for: Mapping[str, str]

    def _warns(self, seg: Segment) -> bool:
        """Whether an English segment ends with a verb of saying and whom it is said to."""
        return any(self._low[i] in self._cues for i in seg.words[-_BY:]) and len(seg.finite) == 1

    def _told_with_particle(self, seg: Segment) -> bool:
        """Whether a segment has the particle of its verb of saying: "he made clear on Friday"."""
        for at, index in enumerate(seg.words[1:-1], 2):
            of_verb = self._particles.get(self._low[index], {})
            place = next(
                (n for n in range(at, len(seg.words)) if self._low[seg.words[n]] in of_verb), 0
            )
            behind = seg.words[place + 1 : place + 2]
            if place and (not behind or self._low[behind[0]] in self.grammar.prepositions):
                return True
        return False

    def _told_where(self, seg: Segment, cue: int) -> bool:
        """Whether only words that tell whom, where or when stand behind an English verb of saying: "she told
        reporters", "she said on Monday".
        """
        grammar, speech = self.grammar, self._speech
        behind = [self._low[i] for i in seg.words if i > cue]
        if not behind or not grammar.content_words.isdisjoint(behind):
            return False
        apart = grammar.prepositions | speech.times | speech.adverbs | speech.occasions
        return behind[0] in apart or speech.cues[self._low[cue]] in speech.addressing

    def _parted(self, seg: Segment) -> bool:
        """Whether a semicolon parts a clause from the one before it; items of a list are short or
        stand behind a colon.
        """
        if seg.opener != ";":
            return False
        if len(seg.words) < _ITEM and not (self._described(seg) or self._told_behind(seg)):
            return False
        at = seg.words[0]
        while at and self._texts[at] not in ".!?:":
            at -= 1
        return self._texts[at] != ":"

    def _told_behind(self, seg: Segment) -> bool:
        """Whether English words stand before a verb of saying that breaks in: "...; a road, she said,"."""
        mark = seg.words[-1] + 1
        if self.grammar.inverted_cue or self._texts[mark : mark + 1] != [","]:
            return False
        behind = range(mark + 1, min(mark + 1 + _INSERTED, len(self._texts)))
        end = next((i for i in behind if self._texts[i] in _INSERTING), behind.stop)
        return any(self._low[i] in self._cues for i in range(mark + 1, end))

    def _described(self, seg: Segment) -> bool:
        """Whether a relative clause follows: "...; bei Krediten, die teuer sind, ziehe er nicht mit"."""
        mark = seg.words[-1] + 1
        if not self.grammar.inverted_cue or mark + 1 >= len(self._texts):
            return False
        return self._texts[mark] == "," and self._low[mark + 1] in self.grammar.relatives

    def _begins(self, seg: Segment, last: Clause) -> bool:
        """Whether words behind a colon begin a clause of their own, and no list: those behind a
        relative clause do.
        """
        return (
            seg.opener == ":"
            and not seg.finite
            and self.grammar.inverted_cue
            and last.kind in {"sub", "relative"}
        )

    def _apposed(self, seg: Segment, clauses: list[Clause]) -> bool:
        """Whether an English fragment says more of the name that ends a relative clause: "Vidal, who met
        Tom Ott, the envoy, agreed".
        """
        if self.grammar.inverted_cue or not clauses or clauses[-1].kind != "relative":
            return False
        before, behind = seg.words[0] - 2, seg.words[-1] + 1
        apart = not seg.joined and self._texts[behind : behind + 1] == [seg.opener] == [","]
        named = clauses[-1].words[-1] == before and self._texts[before][0].isupper()
        return apart and named and seg.first in self.grammar.articles

    def _broken(self, seg: Segment, clauses: list[Clause], previous: int) -> int:
        """The clause that an English infinitive hangs on: past one that commas part from it, the one before:
        "flew to Lima, as agreed in May, to ask for help".
        """
        last = clauses[previous]
        if self.grammar.inverted_cue or seg.opener != "," or last.kind != "sub":
            return previous
        parted = self._texts[last.first - 1] == "," and last.parent is not None
        return last.parent if parted and last.parent is not None else previous

    def _contrasts(self, seg: Segment) -> bool:
        """Whether a word of contrast stands in the segment ("besteht aber auf")."""
        return any(self._low[i] in self.grammar.contrast for i in seg.words)

    def _participial(self, seg: Segment) -> bool:
        """Whether an English segment begins with a participle: "..., demanding a toll"."""
        ending = self.grammar.present_participle
        first = self._low[seg.words[0]]
        return bool(ending) and seg.opener in _INSERTING and first.endswith(ending)

    def _granted(self, seg: Segment) -> bool:
        """Whether a German clause grants something: ", so verlockend es sei, ..."."""
        if not self.grammar.inverted_cue or seg.opener != "," or len(seg.words) <= _BARE:
            return False
        last = seg.words[-1]
        opens = seg.first in self.grammar.then_words and seg.finite == [last]
        adjective = self._texts[seg.words[1]][0].islower() and seg.words[1] != last
        closed = self.grammar.articles | self.grammar.pronouns | self.grammar.one_words
        return opens and adjective and seg.second not in closed | self.grammar.prepositions

    def _likened(self, seg: Segment) -> bool:
        """Whether a German clause tells as what something is meant: ", so wie er jetzt vorliegt,"."""
        grammar = self.grammar
        if not grammar.inverted_cue or seg.opener != "," or not seg.finite:
            return False
        likens = seg.first in grammar.then_words and seg.second in grammar.like_words
        return likens and seg.finite[-1] == seg.words[-1] and len(seg.words) > _BARE

    def _lasts(self, seg: Segment) -> bool:
        """Whether three words open a condition together: "so long as the truce holds"."""
        third = self._low[seg.words[2]] if len(seg.words) > _BARE else ""
        return seg.second in self.grammar.lasting and third in self.grammar.like_words

    def _subordinate(self, seg: Segment, before: Clause | None) -> bool:
        grammar = self.grammar
        opens = self._granted(seg) or self._likened(seg) or self._lasts(seg)
        if opens or self._stands_for(seg, before):
            return True
        if seg.first not in grammar.subordinators:
            return (
                seg.second in grammar.subordinators
                and seg.first in grammar.focus
                and seg.second not in grammar.comparison
            )
        if not grammar.inverted_cue:
            return not (self._tells_which(seg, before) or self._points(seg))
        if seg.first in grammar.final_words:
            if seg.second in grammar.content_words:
                return True
            return self._infinitive(seg) and not self._gaps.instead(seg)
        if seg.first in grammar.verb_final_words:
            if seg.second in grammar.prepositions:
                return False  # "bis zum Morgen"
            if seg.second[:1].isdigit():
                return False  # "bis 2030 lasse sich darüber reden"
            behind = seg.words[min(seg.start + 1, len(seg.words) - 1)]
            return bool(seg.finite) and seg.finite[0] != behind and seg.finite[-1] == seg.words[-1]
        return True

    def _stands_for(self, seg: Segment, before: Clause | None) -> bool:
        """Whether a German sentence begins with a clause for a matter: "Worauf Lima pocht, ist X", or one
        stands behind what it describes: "X ist es, worauf Lima pocht".
        """
        if seg.first not in self._standing_for or len(seg.words) <= _BARE or not seg.finite:
            return False
        named = before is not None and self._low[before.words[-1]] in self.grammar.neuter_words
        return seg.finite[-1] == seg.words[-1] and (before is None or named)

    def _tells_which(self, seg: Segment, before: Clause | None) -> bool:
        """Whether an English "that" without a comma stands before two verbs, the second of which may belong
        to the noun before it.
        """
        opens = seg.opener in self.grammar.content_words & self.grammar.relatives
        if not opens or seg.first != seg.opener:
            return False
        if before is not None and self._segments.cleft(before.words):
            return True
        waits = before is not None and not self._segments.has_finite(before.words)
        if before is not None and self._low[before.words[-1]] in self._speech.participles:
            return False
        return (waits and len(self._verbs(seg.words)) > 1) or self._of_deal(seg)

    def _of_deal(self, seg: Segment) -> bool:
        """Whether an English relative clause says what a deal has: "a treaty that includes a toll"."""
        deal = self._low[seg.words[0] - 1] in self._deals
        return deal and self._finite[seg.words[min(1, len(seg.words) - 1)]]

    def _points(self, seg: Segment) -> bool:
        """Whether an English "that" at the head of a sentence points back: "That was wrong", "That plan
        is dead".
        """
        grammar = self.grammar
        if seg.opener not in {"", ";"} or seg.first not in grammar.content_words:
            return False
        second = seg.words[min(seg.start + 1, len(seg.words) - 1)]
        return seg.first in grammar.relatives and not self._segments.can_be_subject(second)

    def _relative(self, seg: Segment, before: Clause) -> bool:
        grammar = self.grammar
        if not grammar.inverted_cue:
            return self._english_relative(seg, before)
        if seg.opener != ",":
            return False
        if seg.first not in grammar.relatives and not (
            seg.first in grammar.prepositions and seg.second in grammar.relatives
        ):
            return False
        if self._ends_main(seg, before):
            return False
        if not seg.finite:
            return self._bare_relative(seg)
        if seg.start and seg.finite[-1] != seg.words[-1]:
            return False  # ", und die Allianz findet sich ab": of two main clauses the second
        early = seg.words[seg.start : seg.start + 4]
        if self._takes_up(seg):
            return False
        if seg.finite[0] in early and self._low[seg.finite[0]] in self._told:
            # ", der Damm sei ..., sagte er": the verb of a relative clause stands last
            return seg.finite[-1] == seg.words[-1] and self._parts_subject(seg)
        return seg.finite[0] not in early or seg.finite[-1] == seg.words[-1]

    def _ends_main(self, seg: Segment, before: Clause) -> bool:
        """Whether words behind a relative clause begin with a preposition and an article and end with the
        infinitive of the main clause: "will Waffen, die X braucht, an die Front bringen".
        """
        if before.kind != "relative" or seg.joined or len(seg.words) <= _BARE:
            return False
        last, noun = self._texts[seg.words[-1]], self._texts[seg.words[2]]
        opens = seg.first in self.grammar.prepositions and noun[0].isupper()
        return opens and last.islower() and last.endswith(self.grammar.infinitive_ending or "\n")

    def _takes_up(self, seg: Segment) -> bool:
        """Whether a helping verb right behind the pronoun shows a main clause that takes up what stands
        before it: "Ein Damm, das wird es nicht geben".
        """
        grammar, verb = self.grammar, seg.finite[0]
        if seg.start or len(seg.words) <= _BARE or verb != seg.words[1] or verb == seg.words[-1]:
            return False
        return self._low[verb] in grammar.future | grammar.passive | grammar.helpers

    def _english_relative(self, seg: Segment, before: Clause) -> bool:
        """Whether words begin with a relative pronoun, perhaps behind a preposition, and have a verb."""
        grammar = self.grammar
        if seg.opener == "," and (
            seg.first in grammar.relatives or seg.second in grammar.relatives
        ):
            return True
        led = seg.first in grammar.prepositions and seg.second in grammar.relatives
        if seg.opener not in grammar.relatives or not (led or seg.first == seg.opener):
            return False
        if self._segments.cleft(before.words):
            return bool(seg.finite)
        waits = not self._segments.has_finite(before.words)
        if seg.opener in grammar.content_words and not waits and not self._of_deal(seg):
            return False
        return bool(seg.finite) and (not waits or len(self._verbs(seg.words)) > 1)

    def _verbs(self, words: list[int]) -> list[int]:
        """Where the finite verbs of some words begin, each with the verbs that it helps."""
        found: list[int] = []
        open_ = False
        for index in words:
            if self._finite[index]:
                full = self._low[index - 1] not in self.grammar.helpers | self.grammar.passive
                if not open_ or (full and index - 1 in words and self._finite[index - 1]):
                    found.append(index)  # "the dam that Chile wants is too high"
                open_ = True
            elif open_ and self._low[index] not in self.grammar.negations:
                open_ = self._segments.aside(self._low[index])
        return found

    def _parts_subject(self, seg: Segment) -> bool:
        """Whether words stand between a subject and its verb: "ein Pakt, der keine Frist kenne, sei ..."."""
        grammar, behind = self.grammar, seg.words[-1] + 1
        if seg.second in grammar.possessives or seg.second in grammar.articles & grammar.negations:
            return True  # no noun has two articles
        following = self._low[behind + 1] if behind + 1 < len(self._low) else ""
        return self._texts[behind : behind + 1] == [","] and following in self._told

    def _bare_relative(self, seg: Segment) -> bool:
        """Whether words end with what may be a verb: ", die beide Seiten verschieden lesen,"."""
        grammar, last = self.grammar, seg.words[-1]
        text = self._texts[last]
        if seg.start or len(seg.words) <= _BARE or not text.isalpha() or text != text.lower():
            return False
        closed = last + 1 < len(self._texts) and self._texts[last + 1] in _CLOSING
        held = text.endswith(grammar.infinitive_ending) and self._infinitive(seg)
        if closed and not held and self._resumes(last + 2):
            adverb = text.endswith(tuple(grammar.adverb_endings)) or text in grammar.no_verbs
            return not adverb and self._texts[last - 1][0].isalpha()
        if not closed or held or not text.endswith(grammar.participle_endings):
            return False
        return text not in grammar.no_verbs and not text.endswith(tuple(grammar.adverb_endings))

    def _resumes(self, index: int) -> bool:
        """Whether a German main clause goes on with its verb behind a comma: "Boden, den X schütze, könne
        niemand hergeben".
        """
        words = range(index, min(index + 2, len(self._texts)))
        low = self.grammar.finite | self._told
        return any(self._low[i] in low and self._texts[i][0].islower() for i in words[:1])

    def _ends_late(self, seg: Segment, last: Clause) -> bool:
        """Whether the verb of a clause stands behind a list: "sobald er aus A, B und C abzieht"."""
        if not self.grammar.inverted_cue or last.kind not in {"sub", "relative"}:
            return False
        if (
            seg.opener != ","
            or seg.start
            or not seg.finite
            or self._segments.has_finite(last.words)
        ):
            return False
        return seg.finite[-1] == seg.words[-1] and seg.words[0] not in seg.finite

    def _infinitive(self, seg: Segment) -> bool:
        grammar, low = self.grammar, self._low
        if not grammar.inverted_cue:
            return low[seg.words[0]] == grammar.infinitive_mark
        ending = grammar.infinitive_ending
        for index, following in zip(seg.words, seg.words[1:], strict=False):
            if low[index] == grammar.infinitive_mark:
                word = self._texts[following]
                if (
                    word[0].islower()
                    and word.endswith(ending)
                    and low[following] not in grammar.articles
                ):
                    return True
        tail = self._texts[seg.words[-1]]
        return (
            len(tail) > 6
            and tail[0].islower()
            and grammar.infinitive_mark in tail[2:-3]
            and tail.endswith(ending)
        )
