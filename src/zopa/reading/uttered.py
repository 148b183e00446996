"""Words without quotation marks that somebody utters, read for their stance alone: "Der Rat sagt: Zölle
gibt es nicht", "Kein Zoll vor der Wahl, sagt Lima", "Lima: Kein Zoll". They are no statements.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from zopa.language.saying import speech_words
from zopa.language.stances import stance_words
from zopa.language.text import Sentence
from zopa.language.threads import thread_words
from zopa.reading.clause import Clause
from zopa.reading.clauses import ClauseReader
from zopa.reading.convictions import Convictions
from zopa.reading.holders import Holders
from zopa.reading.names import Name
from zopa.reading.page import Page
from zopa.reading.stand import Stand
from zopa.reading.strangers import STRANGER
from zopa.reading.subjects import Subjects
from zopa.reading.voice import Range, Voice

UTTERED = "statement.uttered"
"""The rule of a voice that is heard for its stance alone."""
_LABEL = 7  # words of a label before a colon at most
_BEHIND = 7  # words of "..., sagte der Minister" at most
_LEAST = 2  # words of what is uttered


class Utterance(Struct, frozen=True):
    """The clauses of a sentence, parted where what is uttered begins or ends; whose words those are,
    if no voice that is known tells that; the words themselves, which may only be ``thought``.
    """

    clauses: list[Clause]
    voices: list[Voice]
    words: Range
    thought: bool = False

    def heard(self, voices: Sequence[Voice]) -> list[Voice]:
        """All voices of the sentence, without those of nobody in the words."""
        kept = (v for v in voices if not self.voices or _known(v) or not _meets(v, self.words))
        return [*kept, *self.voices]

    def tells(self, stand: Stand) -> bool:
        """Whether a stand is about the words without being in their voice: "wirbt für zweierlei: A, B"."""
        first, last = self.words
        if stand.voice is not None or self.thought or stand.holder.role == STRANGER:
            return False
        return any(first <= i < last for i in stand.region)


class Uttered:
    """Finds on one page whose the words are that stand behind a colon or before a verb of saying."""

    def __init__(
        self, page: Page, clauses: ClauseReader, subjects: Subjects, holders: Holders
    ) -> None:
        self.page = page
        self.clauses = clauses
        self.subjects = subjects
        self.holders = holders
        self.grammar = page.grammar
        threads = thread_words(page.language)
        self._cues = speech_words(page.language).cues.keys() | threads.uttering
        self._labels = threads.labels
        self._naming = stance_words(page.language).equals
        self._convictions = Convictions(page, clauses, subjects, holders)
        self._texts = page.words.text
        self._low = page.words.low

    def find(
        self, sentence: Sentence, clauses: Sequence[Clause], voices: Sequence[Voice]
    ) -> Utterance | None:
        """What is uttered in a sentence, by whoever has a voice or is named beside it; ``None`` where
        nobody utters anything.
        """
        if not self.grammar.inverted_cue or not clauses:
            return None
        colon = self._colon(sentence)
        found = (
            self._behind(sentence, clauses, voices, colon)
            if colon is not None
            else self._before(sentence, clauses, voices)
        )
        return found or self._thought(sentence, clauses, voices)

    def _thought(
        self, sentence: Sentence, clauses: Sequence[Clause], voices: Sequence[Voice]
    ) -> Utterance | None:
        """What a party thinks, in nobody else's voice: "Für Lima ist klar, dass X"."""
        thought = self._convictions.find(sentence, clauses)
        if thought is None:
            return None
        thinkers, words = thought
        if any(_known(voice) and _meets(voice, words) for voice in voices):
            return None
        parted = _parted(clauses, words[0] - 1, self._low)
        return Utterance(
            parted, [self._voice(words, thinkers[0], thinkers[1:])], words, thought=True
        )

    # -- "X: ..." ---------------------------------------------------------------------------------

    def _colon(self, sentence: Sentence) -> int | None:
        """The first colon of a sentence that stands outside of quotations and behind no time of day."""
        begin = sentence.first
        for at in range(sentence.first + 1, sentence.last - _LEAST):
            if self._texts[at] == ":" and not self._in_quotes(at):
                if not self._texts[begin][0].isdigit():
                    return at
                begin = at + 1
        return None

    def _in_quotes(self, index: int) -> bool:
        return self.clauses.quote(index) is not None

    def _behind(
        self,
        sentence: Sentence,
        clauses: Sequence[Clause],
        voices: Sequence[Voice],
        colon: int,
    ) -> Utterance | None:
        spoken = [voice for voice in voices if voice.last > colon + 1]
        opens = any(voice.first == colon + 1 for voice in spoken)
        if not opens and (spoken or self._in_quotes(colon + 1)):
            return None
        words = (colon + 1, sentence.last)
        parted = _parted(clauses, colon, self._low)
        if opens:
            return Utterance(parted, [], words)
        before = [c for c in parted if c.first < colon and not self._texts[c.first][0].isdigit()]
        behind = [c for c in parted if c.first > colon]
        if not before or not behind:
            return None
        teller = self._teller(before, behind, colon)
        if teller is None or self._another(behind, teller):
            return None
        return Utterance(parted, [self._voice(words, teller)], words)

    def _teller(
        self, before: Sequence[Clause], behind: Sequence[Clause], colon: int
    ) -> Name | None:
        """Who is named before a colon: by a label, as the subject of a verb of saying, or as the one
        whom the sentence is about where what stands behind has no verb.
        """
        last = before[-1]
        if any(self.clauses.finite_of(c) is not None for c in before):
            if last.kind != "main":
                return None
            says = any(self._low[i] in self._cues for i in last.words)
            told = self.clauses.finite_of(behind[0]) is None or self._tells(behind[0])
            return self._subject(before) if says or told else None
        if len(before) > 1 or colon - last.first > _LABEL:
            return None
        return self._labelled(last)

    def _tells(self, clause: Clause) -> bool:
        """Whether a clause is told of the own side: "Zahlungen wickle man nicht ab"."""
        return not clause.lows.isdisjoint(self.grammar.one_words | self.grammar.we_words)

    def _labelled(self, clause: Clause) -> Name | None:
        """Whom a label names: "Lima", "Die Ministerin dagegen", "Position Lima"."""
        names = [self.subjects.at[i] for i in clause.words if i in self.subjects.at]
        first = clause.first
        if self._low[first] in self._labels and len(clause.words) > 1:
            return self._known(names[0]) if names else None
        if names and names[0].head == first and self.subjects.can_be_subject(names[0]):
            return self._known(names[0])
        if self._labels & clause.lows and len({name.party for name in names}) == 1:
            owned = self._owner(names[0], clause)  # "Limas Kalkül", "Das Argument aus Lima"
            if owned is not None:
                return owned
        meant = self.holders.of_clause(clause)
        if meant:
            return meant[0]
        return self.holders.strangers.subject(clause)

    def _located(self, clause: Clause) -> Name | None:
        """The side that says so in "findet man in Lima"."""
        for index in clause.words:
            name = self.subjects.at.get(index + 1)
            if self._low[index] in self.grammar.locatives and name is not None:
                return self._known(name) if name.role != "adjective" else None
        return None

    def _owner(self, name: Name, clause: Clause) -> Name | None:
        """The party of a name that a label belongs to."""
        before = self._low[name.head - 1] if name.head > clause.first else ""
        links = self.grammar.owner_links | self.grammar.sources | self.grammar.genitive_articles
        owns = name.genitive or name.role == "adjective" or before in links
        if not (owns or self._low[name.head] in links):
            return None
        known = self.holders.name_of(name.party or name.owner)
        return known or (self._known(name) if name.role != "adjective" else None)

    def _subject(self, before: Sequence[Clause]) -> Name | None:
        """Whom the last of some main clauses is about that has a subject."""
        for number in range(len(before) - 1, -1, -1):
            clause = before[number]
            found = self.subjects.of(before, number, clause.last)
            if isinstance(found, tuple):
                return self._known(found[0]) if len(found) == 1 else None
            if found == "one":
                return self._located(clause)
            meant = self.holders.of_clause(clause)
            if meant:
                return meant[0] if len(meant) == 1 else None
            stranger = self.holders.strangers.subject(clause)
            if stranger is not None:
                return stranger
        return None

    def _known(self, name: Name) -> Name | None:
        """A name with its side; of somebody who is no actor only where he may take a stance."""
        sided = self.holders.sided(name)
        if sided.party is not None or (sided.actor is not None and sided.speaks):
            return sided
        return self.holders.strangers.speaker(name.head, name.last)

    def _another(self, behind: Sequence[Clause], teller: Name) -> bool:
        """Whether somebody else than the teller does what is told: "Lima: Oslo lehnt Zölle ab"."""
        own = self.grammar.we_words | self.grammar.we_objects | self.grammar.we_possessives
        if any(not clause.lows.isdisjoint(own) for clause in behind):
            return False
        for number, clause in enumerate(behind):
            if clause.kind != "main" or self.clauses.finite_of(clause) is None:
                continue
            found = self.subjects.of(behind, number, clause.last)
            if isinstance(found, tuple) and found[0].actor != teller.actor:
                return True
        return False

    # -- "..., sagt X" ----------------------------------------------------------------------------

    def _before(
        self, sentence: Sentence, clauses: Sequence[Clause], voices: Sequence[Voice]
    ) -> Utterance | None:
        if voices:
            return None
        cue = next(
            (
                i
                for i in range(
                    max(sentence.last - _BEHIND, sentence.first + _LEAST + 1), sentence.last
                )
                if self._texts[i - 1] == "," and self._low[i] in self._cues | self._naming
            ),
            None,
        )
        if cue is None or any(self._texts[i] in ",;:" for i in range(cue, sentence.last)):
            return None
        parted = _parted(clauses, cue - 1, self._low)
        if parted[-1].first != cue or self._in_quotes(cue):
            return None
        named = self._low[cue] in self._naming
        teller = self._formula(parted[-1]) if named else self._subject(parted[-1:])
        if teller is None or self._another(parted[:-1], teller):
            return None
        words = (sentence.first, cue - 1)
        return Utterance(parted, [self._voice(words, teller)], words)

    def _formula(self, clause: Clause) -> Name | None:
        """Whose words a clause names: "lautet die Losung Perus", "heißt das Motto der Ministerin"."""
        label = next((i for i in clause.words if self._low[i] in self._labels), None)
        if label is None:
            return None
        names = [self.subjects.at[i] for i in clause.words if i in self.subjects.at]
        owned = self._owner(names[0], clause) if names else None
        meant = self.holders.behind(label, clause.last) if owned is None else ()
        return meant[0] if len(meant) == 1 else owned

    def _voice(self, words: Range, teller: Name, others: tuple[Name, ...] = ()) -> Voice:
        known = teller.actor is not None or teller.party is not None
        return Voice(
            *words,
            "Indirect",
            teller if known else None,
            UTTERED,
            stranger=None if known else teller,
            sourced=True,
            joined=others,
            confidence=0.6,
        )


def _known(voice: Voice) -> bool:
    """Whether it is told who speaks."""
    return voice.speaker is not None or voice.stranger is not None


def _meets(voice: Voice, words: Range) -> bool:
    return voice.first < words[1] and words[0] < voice.last


def _parted(clauses: Sequence[Clause], mark: int, low: Sequence[str]) -> list[Clause]:
    """The clauses of a sentence, no main clause of which goes on behind a mark."""
    parted: list[Clause] = []
    places: list[int] = []
    for clause in clauses:
        before = [i for i in clause.words if i < mark]
        behind = [i for i in clause.words if i > mark]
        last = clause
        if clause.kind == "main" and before and behind:
            parted.append(replace(clause, words=before, lows=frozenset(low[i] for i in before)))
            last = Clause(behind, "main", None, lows=frozenset(low[i] for i in behind))
        places.append(len(parted))
        parted.append(last)
    if len(parted) == len(clauses):
        return parted
    return [
        clause if clause.parent is None else replace(clause, parent=places[clause.parent])
        for clause in parted
    ]
