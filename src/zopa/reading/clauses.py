"""Clauses of a sentence, found by commas, conjunctions and finite verbs; no parser is needed."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from zopa.language.lexicon import Grammar, SpeechWords, StanceWords, speech_words, stance_words
from zopa.language.text import Sentence
from zopa.reading.page import Page

Kind = Literal["main", "sub", "relative", "infinitive"]

_BREAKS = frozenset(",;:–—()")
_QUOTES = frozenset('„“”"»«‚‘’')


class Clause(Struct):
    """A clause: its words (indices, perhaps in pieces), how it begins and what it hangs on.

    ``parent`` is the number of the clause it depends on, ``None`` for a main clause; ``conditional``
    marks an if-clause, ``fresh`` a clause that begins after a conjunction without a subject.
    """

    words: list[int]
    kind: Kind
    parent: int | None
    head: str = ""
    conditional: bool = False
    fresh: bool = False

    @property
    def first(self) -> int:
        return self.words[0]

    @property
    def last(self) -> int:
        """The index behind the last word."""
        return self.words[-1] + 1


class ClauseReader:
    """Splits the sentences of one page into clauses."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.grammar: Grammar = page.grammar
        self.speech: SpeechWords = speech_words(page.language)
        self.stance: StanceWords = stance_words(page.language)

    def read(self, sentence: Sentence) -> list[Clause]:
        """The clauses of one sentence, in the order of their first words."""
        clauses: list[Clause] = []
        mains: list[int] = []
        for opener, seg in self._segments(sentence):
            self._place(opener, seg, clauses, mains)
        return clauses

    def is_finite(self, index: int) -> bool:
        """Whether the word can be a finite verb."""
        low = self.page.words.low[index]
        word = self.page.words.text[index]
        if not word[0].islower():
            return False
        grammar = self.grammar
        if low in grammar.finite or low in grammar.subjunctive:
            return True
        if low in grammar.not_finite or low in grammar.prepositions or low in grammar.articles:
            return False
        if low in self.speech.cues or low in self.stance.frames or low in self.stance.judging:
            return not (grammar.inverted_cue and self._participle(low))
        if grammar.inverted_cue:
            if low.endswith("en") and grammar.infinitive_mark in low[2:-4]:
                return False  # "beizutreten"
            return (
                len(low) > 4 and low.endswith(grammar.finite_endings) and not self._participle(low)
            )
        return len(low) > 4 and low.endswith(grammar.finite_endings)

    # -- segments ---------------------------------------------------------------------------------

    def _segments(self, sentence: Sentence) -> list[tuple[str, list[int]]]:
        """Runs of words between breaks, each with the break before it."""
        low = self.page.words.low
        runs: list[tuple[str, list[int]]] = []
        current: list[int] = []
        opener = ""
        for index in range(sentence.first, sentence.last):
            word = self.page.words.text[index]
            if word in _BREAKS or (word == "-" and current):
                if current:
                    runs.append((opener, current))
                    current = []
                opener = word
                continue
            if word in _QUOTES or word in ".!?…":
                continue
            if current and self._splits(index, current, sentence):
                runs.append((opener, current))
                current, opener = [], low[index]
            current.append(index)
        if current:
            runs.append((opener, current))
        return runs

    def _splits(self, index: int, current: list[int], sentence: Sentence) -> bool:
        """Whether a conjunction (or, in English, a bare subordinator) opens a new clause here."""
        grammar, low = self.grammar, self.page.words.low
        word = low[index]
        if not grammar.inverted_cue and word in grammar.subordinators | grammar.relatives:
            if word in grammar.loose_subordinators:
                return (
                    word in grammar.content_words
                    and low[index - 1] in self.speech.cues | self.stance.frames.keys()
                )
            return True
        if word not in grammar.coordinators and word not in grammar.contrast:
            return False
        if not any(self.is_finite(i) for i in current):
            return False
        if word in grammar.contrast and word not in grammar.joining_contrast:
            return False
        for at in range(index + 1, sentence.last):
            if self.page.words.text[at] in _BREAKS:
                return False
            if low[at] in grammar.coordinators:
                return False
            if self.is_finite(at):
                # A finite verb at the very end closes a clause that began before ("dass A und B tut").
                closing = at + 1 >= sentence.last or self.page.words.text[at + 1] in _BREAKS | {"."}
                return not (
                    closing and grammar.inverted_cue and low[current[0]] in grammar.subordinators
                )
        return False

    # -- the tree ---------------------------------------------------------------------------------

    def _place(self, opener: str, seg: list[int], clauses: list[Clause], mains: list[int]) -> None:
        grammar, low = self.grammar, self.page.words.low
        start = 0
        while start < len(seg) - 1 and (
            low[seg[start]] in grammar.coordinators or low[seg[start]] in grammar.joining_contrast
        ):
            start += 1
        joined = start > 0 or opener in grammar.coordinators
        first = low[seg[start]]
        second = low[seg[start + 1]] if start + 1 < len(seg) else ""
        finite = [i for i in seg if self.is_finite(i)]
        previous = len(clauses) - 1 if clauses else None
        if self._subordinate(first, second, seg, start, finite):
            head = (
                second
                if second in grammar.subordinators and first not in grammar.subordinators
                else first
            )
            conditional = first in grammar.conditions or (
                second in grammar.conditions and first in grammar.focus
            )
            clauses.append(Clause(seg, "sub", previous, head, conditional=conditional))
            return
        if (
            opener == ","
            and previous is not None
            and self._relative(first, second, seg, start, finite)
        ):
            clauses.append(Clause(seg, "relative", previous, first))
            return
        if not finite and previous is not None and self._infinitive(seg):
            clauses.append(Clause(seg, "infinitive", previous, first))
            return
        if not finite:
            # A fragment goes on with the clause that an insertion broke off, or with the last one.
            target = self._open_clause(clauses, mains, opener)
            if target is not None:
                clauses[target].words.extend(seg)
                return
        elif mains and opener not in {";", ":"} and not joined:
            held = clauses[mains[-1]]
            inserted = previous is not None and previous > mains[-1]
            if not any(self.is_finite(i) for i in held.words) and (opener == "," or inserted):
                held.words.extend(seg)
                return
        fresh = bool(finite) and bool(clauses) and seg[start] == finite[0]
        parent = None
        if (
            joined
            and previous is not None
            and clauses[previous].kind in {"sub", "relative"}
            and finite
        ):
            last = clauses[previous]
            if finite[0] == seg[-1] and grammar.inverted_cue:
                # verb at the end: coordinated with the subordinate clause before it
                clauses.append(
                    Clause(seg, last.kind, last.parent, last.head, last.conditional, fresh=True)
                )
                return
        clauses.append(Clause(seg, "main", parent, first if joined else "", fresh=fresh))
        mains.append(len(clauses) - 1)

    def _subordinate(
        self, first: str, second: str, seg: list[int], start: int, finite: list[int]
    ) -> bool:
        grammar = self.grammar
        if first in grammar.subordinators:
            if not grammar.inverted_cue:
                return True
            if first in grammar.final_words:
                return second in grammar.content_words or self._infinitive(seg)
            if first in grammar.verb_final_words:
                return (
                    bool(finite)
                    and finite[0] != seg[min(start + 1, len(seg) - 1)]
                    and finite[-1] == seg[-1]
                )
            return True
        return (
            second in grammar.subordinators
            and first in grammar.focus
            and second not in grammar.comparison
        )

    def _relative(
        self, first: str, second: str, seg: list[int], start: int, finite: list[int]
    ) -> bool:
        grammar = self.grammar
        if not grammar.inverted_cue:
            return first in grammar.relatives or second in grammar.relatives - {first}
        pronoun = first in grammar.relatives
        if not pronoun and not (first in grammar.prepositions and second in grammar.relatives):
            return False
        if not finite:
            return False
        return finite[0] not in seg[start : start + 4] or finite[0] == seg[-1]

    def _infinitive(self, seg: list[int]) -> bool:
        grammar, low = self.grammar, self.page.words.low
        if not grammar.inverted_cue:
            return low[seg[0]] == grammar.infinitive_mark
        for at, index in enumerate(seg[:-1]):
            if low[index] == grammar.infinitive_mark:
                following = self.page.words.text[seg[at + 1]]
                if (
                    following[0].islower()
                    and following.endswith("n")
                    and low[seg[at + 1]] not in grammar.articles
                ):
                    return True
        tail = low[seg[-1]]
        return (
            len(tail) > 6
            and grammar.infinitive_mark in tail[2:-3]
            and tail.endswith("n")
            and tail[0] == self.page.words.text[seg[-1]][0]
        )

    @staticmethod
    def _open_clause(clauses: list[Clause], mains: list[int], opener: str) -> int | None:
        if not clauses:
            return None
        last = len(clauses) - 1
        if (
            clauses[last].kind in {"relative", "sub"}
            and mains
            and mains[-1] < last
            and opener in ",–—)"
        ):
            return mains[-1]
        return last

    def _participle(self, low: str) -> bool:
        """Whether a word looks like a past participle ("gefordert", "abgelehnt")."""
        prefix = self.grammar.participle_prefix
        if not prefix:
            return False
        ending = low.endswith(self.grammar.participle_endings)
        return (low.startswith(prefix) and ending and len(low) > 5) or prefix in low[2:5]
