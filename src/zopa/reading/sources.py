"""Sources that a report names: "laut X", "X zufolge" and a headline "X: ..."."""

from __future__ import annotations

from msgspec import Struct

from zopa.language.saying import SpeechWords, speech_words
from zopa.language.stances import stance_words
from zopa.language.text import QUOTE_MARKS, Sentence
from zopa.reading.clauses import ClauseReader
from zopa.reading.page import Page
from zopa.reading.phrase import NounPhrases
from zopa.reading.subjects import Subjects
from zopa.reading.voice import Passage, Range, Voice, extent

HEADLINE = "statement.headline"
"""The rule of a headline that names its speaker before a colon."""
SOURCE = "statement.source_phrase"
"""The rule of a sentence that a phrase gives to a source."""
_DASHES = frozenset("-–—")
_BEHIND_CLOCK = _DASHES | {":", "|"}
_MARKS = _DASHES | {",", ":"}
_NEAR = 6  # words that the name of a source takes at most


class Source(Struct, frozen=True):
    """A source in a sentence: its word of saying, the phrase that names it, both together."""

    cue: Range
    named: Range
    frame: Range


class Sources:
    """Finds the sources that the sentences of one page are ascribed to."""

    def __init__(
        self, page: Page, clauses: ClauseReader, subjects: Subjects, phrases: NounPhrases
    ) -> None:
        self.phrases = phrases
        self.page = page
        self.clauses = clauses
        self.subjects = subjects
        self.speech: SpeechWords = speech_words(page.language)
        self._asked_about = stance_words(page.language).asked_about

    def find(self, passage: Passage) -> list[Voice]:
        """The voices of "Laut X", "nach Angaben von X", "X zufolge", "..., so X", "Demnach ...":
        the rest of the sentence.
        """
        sentence = passage.sentence
        low, ascribing = self.page.words.low, self.speech.ascribing
        for index in range(sentence.first, sentence.last):
            if low[index] not in ascribing or any(
                q.first <= index < q.last for q in passage.quotes
            ):
                continue
            source = self._source(index, sentence)
            voice = self._voice(source, passage) if source is not None else None
            if voice is not None:
                return [voice]
        return []

    def headline(self, sentence: Sentence) -> Voice | None:
        """ "Kreml: ..." at the head of a headline gives the rest to that actor."""
        if not sentence.heading:
            return None
        texts = self.page.words.text
        first = self._behind_clock(sentence)
        name = self.subjects.at.get(first)
        if name is not None and name.head != first:
            return None
        if name is None:
            return None
        colon = self._behind_matter(name.last, sentence)
        if colon >= sentence.last - 2 or texts[colon] != ":":
            return None
        behind = range(colon + 1, sentence.last)
        return Voice(
            colon + 1,
            next((i for i in behind if texts[i] in _DASHES), sentence.last),
            "Indirect",
            name,
            HEADLINE,
            named=extent(name),
            confidence=0.7,
        )

    def _behind_matter(self, index: int, sentence: Sentence) -> int:
        """Behind what a German headline says that somebody speaks of: "Peru zum Zoll: ..."."""
        words, behind = self.page.words, index + 1
        if not self.page.grammar.inverted_cue or behind >= sentence.last:
            return index
        if words.low[index] not in self._asked_about or not self.phrases.begins(
            behind, sentence.last
        ):
            return index
        return self.phrases.end(behind, sentence.last, appositions=False)

    def _behind_clock(self, sentence: Sentence) -> int:
        """Where the heading of an entry begins: "14.30 Uhr: ...", "14:30 | ..."."""
        texts, first = self.page.words.text, sentence.first
        if not texts[first][0].isdigit():
            return first
        near = range(first + 1, min(first + _NEAR, sentence.last - 1))
        marks = (i for i in near if texts[i] in _BEHIND_CLOCK)
        return next((i + 1 for i in marks if not texts[i + 1][0].isdigit()), first)

    def _part(self, index: int, sentence: Sentence) -> tuple[int, int]:
        """The part of the sentence between semicolons in which a word stands."""
        texts = self.page.words.text
        breaks = [i for i in range(sentence.first, sentence.last) if texts[i] == ";"]
        begin = max((i + 1 for i in breaks if i < index), default=sentence.first)
        return begin, min((i for i in breaks if i > index), default=sentence.last)

    # -- sources ----------------------------------------------------------------------------------

    def _source(self, index: int, sentence: Sentence) -> Source | None:
        """The source whose word of saying stands at ``index``."""
        low, limit = self.page.words.low, sentence.last
        word = low[index]
        if word in self.speech.source_adverbs:
            return Source((index, index + 1), (index, index + 1), (index, index + 1))
        if word in self.speech.trailing:
            first = self._phrase_before(index, sentence)
            return (
                Source((index, index + 1), (first, index), (first, index + 1))
                if first < index
                else None
            )
        if word in self.speech.source_markers:
            return self._marked(index, sentence)
        fixed = (
            self.speech.sources.first(low, index, limit - 1)
            if word in self.speech.sources
            else None
        )
        if fixed is None and word not in self.speech.source_links:
            return None
        if index + 1 >= limit or not (fixed or self.phrases.begins(index + 1, limit)):
            return self._postposed(index, sentence)
        end = self.phrases.end(index + 1, limit)
        if fixed is not None and fixed[0] >= end and fixed[0] < limit:
            behind = fixed[0]  # "according to the agency": the phrase goes on behind the link
            end = self.phrases.end(behind, limit) if self.phrases.begins(behind, limit) else behind
        known = fixed is not None or self._names_source(index + 1, end)
        if not known:
            return self._postposed(index, sentence)
        cue = (
            (index, index + 1)
            if self.page.grammar.inverted_cue
            else (index, fixed[0] if fixed else index + 1)
        )
        return Source(cue, (cue[1], end), (index, end)) if cue[1] < end else None

    def _names_source(self, first: int, last: int) -> bool:
        """Whether the noun of a phrase is one of saying: "Angaben der Polizei"."""
        words = self.page.words
        for at in range(first, min(last, first + _NEAR)):
            if words.text[at][0].isupper():
                if words.low[at].endswith(self.speech.source_endings):
                    return True
                if words.low[at - 1] not in self.page.grammar.articles and at > first:
                    return False
        return False

    def _postposed(self, index: int, sentence: Sentence) -> Source | None:
        """ "seiner Meinung nach"."""
        words = self.page.words
        if index == sentence.first or not words.low[index - 1].endswith(self.speech.source_endings):
            return None
        first = self._phrase_before(index, sentence)
        if first >= index or words.low[first] not in self.page.grammar.articles:
            return None
        return Source((index, index + 1), (first, index), (first, index + 1))

    def _marked(self, index: int, sentence: Sentence) -> Source | None:
        """ "..., so der Sprecher"."""
        texts = self.page.words.text
        if index == sentence.first or texts[index - 1] != "," or index + 1 >= sentence.last:
            return None
        if not self.phrases.begins(index + 1, sentence.last):
            return None
        end = self.phrases.end(index + 1, sentence.last)
        if not self.phrases.subject_like(index + 1):
            return None
        alone = self.phrases.end(index + 1, sentence.last, appositions=False)
        if end == sentence.last - 1 and alone + 1 < end and self._goes_on(alone + 1):
            end = alone  # "..., so Peru, endlich eine Pause."
        behind = end
        while behind < sentence.last and texts[behind][0].islower() and behind < end + 2:
            behind += 1
        behind = self._circumstance(end, sentence) or behind
        closes = behind >= sentence.last or not texts[behind][0].isalnum()
        if not closes:
            return None
        if behind < sentence.last and texts[behind] == "," and behind + 2 < sentence.last:
            behind += 1
        return Source((index, index + 1), (index + 1, end), (index - 1, behind))

    def _goes_on(self, index: int) -> bool:
        """Whether a word behind a comma begins no apposition: "endlich eine Pause", "ohne Wenn"."""
        small = self.page.words.text[index][0].islower()
        return small and self.page.words.low[index] not in self.page.grammar.articles

    def _circumstance(self, index: int, sentence: Sentence) -> int | None:
        """Behind what says where or when somebody spoke, up to a mark: "..., so X am Montag, ..."."""
        low, texts = self.page.words.low, self.page.words.text
        if index >= sentence.last or low[index] not in self.page.grammar.prepositions:
            return None
        for at in range(index + 1, min(index + _NEAR, sentence.last)):
            if self.clauses.is_finite(at):
                return None
            if texts[at] in _MARKS or texts[at] == ".":
                return at
        return None

    def _phrase_before(self, index: int, sentence: Sentence) -> int:
        """Where the noun phrase before a word begins: "Informationen von CNN zufolge"."""
        best = index
        low, grammar = self.page.words.low, self.page.grammar
        anchored = False  # whether the noun of a source stands in it already
        for first in range(index - 1, max(sentence.first, index - 2 * _NEAR) - 1, -1):
            text = self.page.words.text[first]
            if text in _MARKS or self.clauses.is_finite(first):
                break
            if anchored and not (
                low[first] in grammar.articles
                or (text[0].islower() and low[first].endswith(grammar.adjective_endings))
            ):
                break
            anchored = anchored or (
                text[0].isupper() and low[first].endswith(self.speech.source_endings)
            )
            if self.phrases.begins(first, index) and (
                self.phrases.end(first, index, appositions=False) == index
            ):
                best = first
        return best

    def _voice(self, source: Source, passage: Passage) -> Voice | None:
        """The sentence without its source; ``None`` where hardly anything is left."""
        sentence, texts = passage.sentence, self.page.words.text
        first, behind = source.frame
        begin, end = self._part(first, sentence)
        if first <= begin + 1:
            # "Nach Angaben der Beteiligten gliedert sich ...": the content begins with its verb
            near = range(behind, min(behind + _NEAR, end))
            verb = next((i for i in near if self.clauses.is_finite(i)), behind)
            begin = verb if self.page.grammar.inverted_cue else behind
        elif behind + 1 >= end:
            end = first
        while begin < end and texts[begin] in _MARKS:
            begin += 1
        while begin < end and not (texts[end - 1][0].isalnum() or texts[end - 1] in QUOTE_MARKS):
            end -= 1
        if end - begin < 3:
            return None
        names = (self.subjects.at.get(i) for i in range(*source.named))
        name = next((n for n in names if n is not None), None)
        return Voice(
            begin,
            end,
            "Indirect",
            name,
            SOURCE,
            cue=(source.cue,),
            frame=(source.frame,),
            named=source.named,
            sourced=name is None,
        )
