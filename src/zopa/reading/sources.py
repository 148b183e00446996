"""Sources that a report names: "laut X", "X zufolge", a headline "X: ...", and hedges."""

from __future__ import annotations

from zopa.case.findings import Hedge
from zopa.language.lexicon import SpeechWords, speech_words
from zopa.language.text import Sentence
from zopa.reading.clauses import ClauseReader
from zopa.reading.names import Name
from zopa.reading.page import Page
from zopa.reading.subjects import Subjects
from zopa.reading.voice import Voice, extent

_DASHES = frozenset("-–—")
_MARKS = _DASHES | {",", ":"}
_NEAR = 6  # words that the name of a source takes at most


class Sources:
    """Finds the sources that the sentences of one page are ascribed to."""

    def __init__(self, page: Page, clauses: ClauseReader, subjects: Subjects) -> None:
        self.page = page
        self.clauses = clauses
        self.subjects = subjects
        self.speech: SpeechWords = speech_words(page.language)

    def find(self, sentence: Sentence, hedge: Hedge | None) -> Voice | None:
        """The voice of "Laut X", "nach Angaben von X", "X zufolge": the rest of the sentence."""
        low, at = self.page.words.low, self.subjects.at
        for index in range(sentence.first, sentence.last):
            if low[index] in self.speech.sources:
                phrase = self.speech.sources.first(low, index, sentence.last - 1)
                if phrase is not None:
                    last = phrase[0]
                    near = range(last, min(last + 3, sentence.last))
                    name = next((at[i] for i in near if i in at), None)
                    return self._voice(index, last, name, sentence, hedge)
            if low[index] in self.speech.trailing:
                name = at.get(index - 1)
                first = name.head if name else self._unknown_source(index, sentence)
                return self._voice(first, index + 1, name, sentence, hedge)
        return None

    def headline(self, sentence: Sentence) -> Voice | None:
        """ "Kreml: ..." at the head of a headline gives the rest to that actor."""
        name = self.subjects.at.get(sentence.first) if sentence.heading else None
        texts = self.page.words.text
        if name is None or name.last >= sentence.last - 2 or texts[name.last] != ":":
            return None
        behind = range(name.last + 1, sentence.last)
        return Voice(
            name.last + 1,
            next((i for i in behind if texts[i] in _DASHES), sentence.last),
            "Indirect",
            name,
            "statement.headline",
            named=extent(name),
            confidence=0.7,
        )

    def hedge(self, sentence: Sentence) -> Hedge | None:
        """How the sentence keeps its distance to what it says."""
        low = self.page.words.low
        span = range(sentence.first, sentence.last)
        phrases = self.speech.hedge_phrases
        said = [
            ranked
            for index in span
            if low[index] in phrases
            for _, ranked in phrases.at(low, index, sentence.last)
        ]
        if said:
            return min(said)[1]
        return next(
            (self.speech.hedges[low[i]] for i in span if low[i] in self.speech.hedges), None
        )

    def _part(self, index: int, sentence: Sentence) -> tuple[int, int]:
        """The part of the sentence between semicolons in which a word stands."""
        texts = self.page.words.text
        breaks = [i for i in range(sentence.first, sentence.last) if texts[i] == ";"]
        begin = max((i + 1 for i in breaks if i < index), default=sentence.first)
        return begin, min((i for i in breaks if i > index), default=sentence.last)

    def _behind(self, last: int, sentence: Sentence) -> int:
        """Behind a source that is no known actor: "laut der Agentur Meridian"."""
        words, articles = self.page.words, self.page.grammar.articles
        at = last
        while at < min(sentence.last, last + _NEAR) and (
            words.text[at][0].isupper() or words.low[at] in articles
        ):
            at += 1
        return at

    def _unknown_source(self, index: int, sentence: Sentence) -> int:
        """Where the source begins in "Informationen von CNN zufolge"."""
        words, grammar = self.page.words, self.page.grammar
        links = grammar.sources | grammar.articles
        first = index
        while first > sentence.first + 1 and index - first < _NEAR:
            if not words.text[first - 1][0].isupper() and words.low[first - 1] not in links:
                break
            first -= 1
        return first

    def _voice(
        self, first: int, last: int, name: Name | None, sentence: Sentence, hedge: Hedge | None
    ) -> Voice | None:
        """The sentence without its source; ``None`` where hardly anything is left."""
        behind = max(name.last, last) if name is not None else self._behind(last, sentence)
        begin, end = self._part(first, sentence)
        if first <= begin + 1:
            # "Nach Angaben der Beteiligten gliedert sich ...": the content begins with its verb
            near = range(behind, min(behind + _NEAR, end))
            verb = next((i for i in near if self.clauses.is_finite(i)), behind)
            begin = verb if self.page.grammar.inverted_cue else behind
        elif behind + 1 >= end:
            end = first
        while begin < end and self.page.words.text[begin] in _MARKS:
            begin += 1
        while begin < end and not self.page.words.text[end - 1][0].isalnum():
            end -= 1
        if end - begin < 3:
            return None
        if hedge is None and (name is None or not name.party):
            hedge = "relayed"
        return Voice(
            begin,
            end,
            "Indirect",
            name,
            "statement.source_phrase",
            cue=((first, last),),
            frame=(first, behind),
            named=extent(name),
            hedge=hedge,
            sourced=name is None,
        )
