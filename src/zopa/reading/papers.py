"""Papers that speak for a party: "der ukrainische Entwurf sieht ... vor", "nach dem Text aus Oslo soll ...".

A paper speaks for whoever the report gives it to, by an adjective, a possessor or a place. Later "the
draft" is that paper, if the report gives papers of this name to nobody else. A paper of unknown or of
several owners speaks for nobody.
"""

from __future__ import annotations

from collections.abc import Sequence

from zopa.case.findings import Statement
from zopa.case.spans import Interval
from zopa.language.saying import SpeechWords, speech_words
from zopa.language.text import Sentence
from zopa.reading.clauses import ClauseReader
from zopa.reading.names import Name
from zopa.reading.page import Page
from zopa.reading.referents import Referents
from zopa.reading.voice import Range

RULE = "statement.paper"
_NEAR = 4  # words between an article and its noun, or a noun and its owner's name
_RELATIVE = 15  # words of a clause that tells who brought a paper out
_LEAST = 3  # words of what a paper says
_CONFIDENCE = 0.7


class Papers:
    """The papers of one page with their owners."""

    def __init__(self, page: Page, referents: Referents) -> None:
        self.page = page
        self.referents = referents
        self.grammar = page.grammar
        self.speech: SpeechWords = speech_words(page.language)
        self._low = page.words.low
        self._texts = page.words.text
        self._owners: dict[str, set[str]] = {}
        self._nouns = [i for i in range(len(self._low)) if self._is_paper(i)]
        for index in self._nouns:
            owner = self._told(index)
            if owner is not None:
                self._owners.setdefault(self._key(index), set()).add(owner)

    def owner(self, first: int, last: int) -> str | None:
        """The party that the paper of a noun phrase speaks for; ``None`` where it is no paper, or
        where several could own it.
        """
        index = next((i for i in range(first, last) if self._is_paper(i)), None)
        if index is None:
            return None
        told = self._told(index)
        if told is not None:
            return told
        if self._low[first] not in self.referents.people.definite or index - first > 1:
            return None  # "ein Entwurf", "der neue Entwurf" are papers nobody has told of
        owners = self._owners.get(self._key(index), set())
        return next(iter(owners)) if len(owners) == 1 else None

    def statements(self, clauses: ClauseReader, known: Sequence[Statement]) -> list[Statement]:
        """What sentences tell as the words of a paper ("Nach dem Entwurf aus Oslo soll ..."), where no
        statement stands yet.
        """
        if not self._owners:
            return []
        found = []
        told = [(part.start, part.end) for one in known for part in (*one.quote, *one.frame)]
        nouns = set(self._nouns)
        for sentence in self.page.sentences:
            here = [i for i in range(sentence.first, sentence.last) if i in nouns]
            if not here or sentence.heading or self._texts[sentence.last - 1] == "?":
                continue
            start = self.page.words.start[sentence.first]
            end = self.page.words.end[sentence.last - 1]
            if any(begin < end and start < stop for begin, stop in told):
                continue
            for index in here:
                one = self._statement(index, sentence, clauses)
                if one is not None:
                    found.append(one)
                    break
        return found

    # -- whose paper it is ------------------------------------------------------------------------

    def _is_paper(self, index: int) -> bool:
        low = self._low[index]
        capital = self._texts[index][0].isupper() or not self.grammar.inverted_cue
        return capital and low.endswith(self.speech.papers) and low not in self.speech.not_papers

    def _key(self, index: int) -> str:
        """The noun without its inflection."""
        low = self._low[index]
        for ending in ("es", "s"):
            if self.grammar.inverted_cue and low.endswith(ending):
                return low.removesuffix(ending)
        return low

    def _told(self, index: int) -> str | None:
        """The one owner whom the words around a paper name."""
        parties = set()
        for name in self.referents.within(max(index - _NEAR, 0), index + _NEAR + 1):
            party = name.party or name.owner
            if party is not None and self._owns(name, index):
                parties.add(party)
        if not parties:
            return self._maker(index)
        return parties.pop() if len(parties) == 1 else None

    def _maker(self, index: int) -> str | None:
        """Who brought a paper out: "das Papier, das Oslo am Montag vorlegte"."""
        at = index + 1
        at += at < len(self._low) and self._texts[at] == ","
        if at >= len(self._low) or self._low[at] not in self.grammar.relatives:
            return None
        limit = min(at + _RELATIVE, len(self._low))
        end = next((i for i in range(at, limit) if self._texts[i] in ",.;:!?"), limit)
        if self.speech.paper_makers.isdisjoint(self._low[at:end]):
            return None
        names = [n for n in self.referents.within(at, end) if n.role != "adjective"]
        before = self._low[names[0].head - 1] if names else ""
        if not names or before in self.grammar.prepositions or names[0].genitive:
            return None
        return names[0].party

    def _owns(self, name: Name, index: int) -> bool:
        if name.last <= index:
            between = range(name.last, index)
            adjoining = all(self._texts[i][0].islower() for i in between)
            return (
                adjoining
                and (name.role == "adjective" or name.genitive)
                and (not any(self._low[i] in self.grammar.prepositions for i in between))
            )
        link = self._low[index + 1]
        if name.head == index + 1:
            return name.genitive
        linked = link in self.grammar.sources or link in self.grammar.owner_links
        return linked and name.head == index + 2 and name.role != "adjective"

    # -- what it says -----------------------------------------------------------------------------

    def _statement(self, index: int, sentence: Sentence, clauses: ClauseReader) -> Statement | None:
        """The sentence in which a paper is a source."""
        link = self._link(index, sentence)
        if link is None:
            return None
        behind = index + 1
        for name in self.referents.within(index + 1, min(index + _NEAR, sentence.last)):
            if self._owns(name, index):
                behind = name.last
        party = self.owner(link + 1, behind)
        if party is None:
            return None
        first, last = sentence.first, sentence.last
        if link == first:
            verb = next((i for i in range(behind, last) if clauses.is_finite(i)), None)
            if verb is None or (verb != behind and self.grammar.inverted_cue):
                return None
            first = behind
        while last > first and not self._texts[last - 1][0].isalnum():
            last -= 1
        if last - first < _LEAST:
            return None
        return self._made((first, last), (link, behind), party)

    def _link(self, index: int, sentence: Sentence) -> int | None:
        """The preposition before the phrase of a paper."""
        for at in range(index - 1, max(index - _NEAR, sentence.first) - 1, -1):
            if self._low[at] in self.speech.paper_links:
                return at
            if self._texts[at][0].isupper() and at != sentence.first:
                named = self.referents.within(at, at + 1)
                if not named or not (named[0].genitive or named[0].role == "adjective"):
                    return None
        return None

    def _made(self, words: Range, frame: Range, party: str) -> Statement:
        published = self.page.report.published
        link, behind = frame
        return Statement(
            id="",
            evidence=(self.page.span(*words),),
            confidence=_CONFIDENCE,
            rule=RULE,
            report=self.page.report.id,
            speaker=party,
            kind="indirect",
            form="Indirect",
            medium="Writing",
            quote=(self.page.part(*words),),
            speaker_spans=(self.page.part(link + 1, behind),),
            cue=(self.page.part(link, link + 1),),
            frame=(self.page.part(link, behind),),
            said=Interval(published.start, published.end),
            speaker_rule="speaker.paper",
        )
