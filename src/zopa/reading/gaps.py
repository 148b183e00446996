"""Segments of a sentence that leave something out: a verb that was said before, or all but an answer."""

from __future__ import annotations

from zopa.language.stances import stance_words
from zopa.language.threads import thread_words
from zopa.reading.page import Page
from zopa.reading.segments import Segment

_PARTING = frozenset(",;–—")  # marks before a clause that leaves out its verb
_LONGEST = 12  # words that it has at most
_LENT = 3  # words at least of a clause that shares the verb of another


class GapReader:
    """Tells which segments of one page are clauses that leave out their verb."""

    def __init__(self, page: Page) -> None:
        self.grammar = page.grammar
        self._texts = page.words.text
        self._low = page.words.low
        lexicon, threads = stance_words(page.language), thread_words(page.language)
        self._answers = lexicon.answers
        self._endings = lexicon.denials | lexicon.affirmations | threads.endings
        self._endings |= threads.siding.keys()
        self._siding = threads.siding
        self._stressing = lexicon.stressing  # "strikt" may look like a verb
        self._turning = threads.turning
        self._lending = self.grammar.contrast | threads.lending
        self._modals = self.grammar.obligations | self.grammar.ban_modals | self.grammar.future
        self._modals |= lexicon.ability | lexicon.wanting

    def elliptic(self, seg: Segment, *, complete: bool) -> bool:
        """Whether a segment leaves out its verb and only denies or affirms: "eine Ausfuhr nicht"; one that
        turns what was said before does so behind a ``complete`` clause: "..., nicht aber mit X".
        """
        if self._short_denial(seg) or (complete and self._turns(seg)):
            return True
        if (
            any(self._low[i] not in self._stressing for i in seg.finite)
            or seg.opener not in _PARTING
            or not 1 < len(seg.words) <= _LONGEST
        ):
            return False
        sides = self._low[seg.words[0]] in self._siding  # "dafür ist A, dagegen B"
        if self._low[seg.words[-1]] not in self._endings and not sides:
            return False
        if not self.grammar.inverted_cue:
            return self._low[seg.words[0]] not in self.grammar.negations
        return any(self._texts[i][0].isupper() for i in seg.words)

    def answers(self, seg: Segment) -> bool:
        """Whether a segment is a bare answer, as behind a condition: "Solange ich regiere, nein"."""
        found = self._answers.first([self._low[i] for i in seg.words], 0)
        return found is not None and found[0] == len(seg.words)

    def lends(self, seg: Segment, verb: int, last: int) -> bool:
        """Whether a German segment shares the ``verb`` of the clause before it, whose ``last`` word that
        waits for, where words of contrast tell it from an addition: "hat die Maut abgelehnt, einen Fonds
        aber begrüßt".
        """
        grammar, low, end = self.grammar, self._low, seg.words[-1]
        if not grammar.inverted_cue or seg.opener not in _PARTING or len(seg.words) < _LENT:
            return False
        if seg.first in grammar.subordinators or not set(seg.finite) <= {end}:
            return False
        if self._lending.isdisjoint(low[i] for i in seg.words):
            return False
        if low[end] in grammar.no_verbs or last == verb:
            return False
        endings: tuple[str, ...] = ()
        if low[verb] in self._modals:
            endings = (grammar.infinitive_ending,)
        elif low[verb] in grammar.auxiliaries:
            endings = tuple(grammar.participle_endings)
        ends = (self._texts[i][0].islower() and low[i].endswith(endings) for i in (last, end))
        return bool(endings) and all(ends)

    def instead(self, seg: Segment) -> bool:
        """Whether "statt" is a preposition before two noun phrases: "statt der Gelder Waffen zu liefern"
        has an object of its own, "statt der Stadt zu helfen" has not.
        """
        grammar = self.grammar
        if seg.second not in grammar.genitive_articles or seg.first in grammar.without:
            return False
        nouns = [i for i in seg.words if self._texts[i][0].isupper()]
        if len(nouns) <= 1:
            return False
        articles = grammar.articles - grammar.genitive_articles
        between = range(nouns[0] + 1, nouns[-1])
        return nouns[1] == nouns[0] + 1 or any(self._low[i] in articles for i in between)

    def _short_denial(self, seg: Segment) -> bool:
        """Whether an English segment ends with a verb that is only denied: "leaving at once was not"."""
        if self.grammar.inverted_cue or seg.opener not in _PARTING or seg.joined:
            return False
        if not 2 < len(seg.words) <= _LONGEST or seg.finite != [seg.words[-2]]:
            return False
        return self._low[seg.words[-1]] in self.grammar.negations

    def _turns(self, seg: Segment) -> bool:
        """Whether a segment begins with words that turn what was said before: "nicht aber mit X"."""
        lows = [self._low[i] for i in seg.words[: _LONGEST + 1]]
        if seg.finite or seg.opener not in _PARTING or len(lows) > _LONGEST:
            return False
        found = self._turning.first(lows, 0)
        return found is not None and found[0] < len(lows)
