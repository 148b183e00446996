"""Whose a stance may be that is seen towards a cue: what speaks for each party, in numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from zopa.case.findings import Position, Stance
from zopa.language.heads import Floats
from zopa.language.stance_model import Seen
from zopa.language.stances import stance_words
from zopa.language.text import Sentence
from zopa.reading.clause import Clause
from zopa.reading.cues import Hit
from zopa.reading.holders import Holders
from zopa.reading.names import Name
from zopa.reading.page import Page
from zopa.reading.voice import Range, Voice

SIGNS = (
    "bias",
    "how sure",
    "no stance",
    "rival stance",
    "is open",
    "is against",
    "is speaking",
    "another speaks",
    "unknown speaks",
    "stranger speaks",
    "stranger acts",
    "stranger pointed at",
    "alone acts",
    "is acting",
    "another acts",
    "own subject",
    "other subject",
    "first subject",
    "other first subject",
    "pointed at",
    "pointed at first",
    "another pointed at",
    "says we",
    "named before",
    "named behind",
    "named aside",
    "another before",
    "another behind",
    "in the thread",
    "near thread",
    "thread alone",
    "pronoun and thread",
    "other thread",
    "only one",
    "share of names",
    "holds here",
    "another holds here",
    "same elsewhere",
    "contrary elsewhere",
    "is a question",
    "in quotation marks",
)
"""What is asked of a party, in the order of the numbers."""
_PLACES = {name: at for at, name in enumerate(SIGNS)}
_REACH = 4  # sentences back to whom a passage is about


class Claimants:
    """The parties that a page names, and what speaks for each where a stance is seen.

    ``found`` are the positions that rules read, ``acting`` whom each sentence is about, ``split`` the
    clauses of each sentence.
    """

    def __init__(
        self,
        page: Page,
        holders: Holders,
        found: Sequence[Position],
        voices: Sequence[Voice],
        acting: Mapping[int, Sequence[Name]],
        split: Sequence[Sequence[Clause]],
    ) -> None:
        self.page = page
        self.holders = holders
        self.voices = voices
        self.split = split
        self.found = found
        self.about = acting
        self._questions = stance_words(page.language).questions
        self.acting = {number: self._parties(names) for number, names in acting.items()}
        self.named = [self._named(sentence) for sentence in page.sentences]
        counts = Counter(party for named in self.named for _, party, _ in named)
        self.share = {party: count / counts.total() for party, count in counts.items()}
        self.parties = sorted(self.share)
        self.held: dict[int, set[tuple[str, str]]] = {}
        for number, sentence in enumerate(page.sentences):
            begin, end = page.words.start[sentence.first], page.words.end[sentence.last - 1]
            self.held[number] = {
                (one.party, one.issue)
                for one in found
                if one.party is not None
                and any(span.start < end and begin < span.end for span in one.evidence)
            }

    def open_to(self, number: int, hit: Hit) -> list[str]:
        """The parties whose stance a cue may show: of which the rules do not read there where they stand.

        Whatever speaks for a party, none is shown where one side, or somebody unknown, tells of another,
        in an item of a plan, and where somebody asks how far it would go.
        """
        around = self._around(hit)
        listed = not around and self.page.sentences[number].paragraph in self.page.listed
        if listed or self._asked(number, hit):
            return []
        free = [one for one in self.parties if (one, hit.cue.issue) not in self.held[number]]
        speaking = {side for one in around if one.speaker for side in self._parties([one.speaker])}
        if speaking:
            return [party for party in free if party in speaking]
        first = min((one.first for one in around), default=hit.first)
        told = {side for at, side, _ in self.named[number] if around and at >= first}
        return [party for party in free if party not in told]

    def _around(self, hit: Hit) -> list[Voice]:
        """What somebody says and a cue stands in, the innermost last."""
        return [one for one in self.voices if one.first <= hit.first < one.last]

    def _own_clause(self, number: int, hit: Hit) -> int | None:
        """The clause of a cue."""
        clauses = self.split[number]
        return next((n for n, one in enumerate(clauses) if hit.first in one.words), None)

    def _asked(self, number: int, hit: Hit) -> bool:
        """Whether a cue stands in an indirect question: "wie weit sie bei X zu gehen bereit ist"."""
        clauses, low = self.split[number], self.page.words.low
        at = self._own_clause(number, hit)
        while at is not None:
            lows = [low[i] for i in clauses[at].words]
            begins = int(lows[0] in self.page.grammar.coordinators and len(lows) > 1)
            if self._questions.first(lows, begins) is not None:
                return True
            at = clauses[at].parent
        return False

    def speaker(self, party: str, number: int, hit: Hit) -> str | None:
        """The person who speaks for a party of what a cue names, or is told of there."""
        around = reversed(self._around(hit))
        speaking = [one.speaker for one in around if one.speaker is not None]
        named = map(self.holders.sided, (*speaking, *self.about.get(number, ())))
        return next(
            (one.actor for one in named if one.party == party and one.kind == "person"), None
        )

    def _parties(self, names: Iterable[Name]) -> list[str]:
        sided = (self.holders.sided(name).party for name in names)
        return [party for party in sided if party is not None]

    def _named(self, sentence: Sentence) -> list[tuple[int, str, bool]]:
        """The parties named in a sentence: at which word, which, and whether only beside another noun."""
        found = []
        for name in self.holders.referents.within(sentence.first, sentence.last):
            party = self.holders.sided(name).party
            if party is not None:
                found.append((name.first, party, name.genitive or name.role == "adjective"))
        return found

    def signs(
        self, number: int, hit: Hit, seen: Seen, stance: Stance, parties: Sequence[str]
    ) -> dict[str, Floats]:
        """What speaks for each of some parties, as ``SIGNS`` names it: of the stance ``seen`` towards the
        cue ``hit`` in sentence ``number``, which is ``stance`` on the issue of the cue.
        """
        sentence = self.page.sentences[number]
        around = self._around(hit)
        common = self._common(sentence, around, seen, stance)
        speaker = next(
            (p for one in reversed(around) if one.speaker for p in self._parties([one.speaker])),
            None,
        )
        known = any(one.speaker is not None for one in around)
        own, first = self._subjects(number, hit)
        pointed = [self._meant(words) for words in seen.parties]
        we = any(self._own(words) for words in seen.parties)
        thread, back = self._thread(number)
        acting = self.acting.get(number, [])
        paragraph = self._near(sentence)
        held = {one for one, _ in self.held[number]}
        low = self.page.words.low[sentence.first : sentence.last]
        pronoun = not self.page.grammar.third_person.isdisjoint(low)
        found = {}
        for party in parties:
            row = common.copy()
            self._set(
                row,
                {
                    "is speaking": speaker == party,
                    "another speaks": speaker not in (None, party),
                    "unknown speaks": bool(around) and not known,
                    "stranger speaks": known and speaker is None,
                    "stranger acts": bool(self.about.get(number)) and not acting,
                    "stranger pointed at": bool(pointed) and pointed[0] is None and not we,
                    "alone acts": acting == [party],
                    "is acting": party in acting,
                    "another acts": any(one != party for one in acting),
                    "own subject": party in own,
                    "other subject": any(one != party for one in own),
                    "first subject": party in first,
                    "other first subject": any(one != party for one in first),
                    "pointed at": party in pointed,
                    "pointed at first": bool(pointed) and pointed[0] == party,
                    "another pointed at": any(one not in (None, party) for one in pointed),
                    "says we": we and speaker == party,
                    "in the thread": thread == party,
                    "near thread": thread == party and back == 1,
                    "thread alone": thread == party and not self.named[number],
                    "pronoun and thread": thread == party and pronoun,
                    "other thread": thread not in (None, party),
                    "only one": paragraph == {party},
                    "share of names": self.share[party],
                    "holds here": party in held,
                    "another holds here": any(one != party for one in held),
                }
                | self._beside(number, hit, party)
                | self._elsewhere(hit, party, stance),
            )
            found[party] = row
        return found

    def _common(
        self, sentence: Sentence, around: Sequence[Voice], seen: Seen, stance: Stance
    ) -> Floats:
        """What is the same for all parties."""
        row = np.zeros(len(SIGNS), np.float32)
        chances = sorted(seen.chances)
        self._set(
            row,
            {
                "bias": 1,
                "how sure": seen.sure,
                "no stance": 1 - sum(seen.chances),
                "rival stance": chances[-2],
                "is open": stance == "open",
                "is against": stance == "against",
                "is a question": self.page.words.text[sentence.last - 1] == "?",
                "in quotation marks": any(one.form == "Direct" for one in around),
            },
        )
        return row

    @staticmethod
    def _set(row: Floats, values: Mapping[str, float]) -> None:
        for name, value in values.items():
            row[_PLACES[name]] = value

    def _beside(self, number: int, hit: Hit, party: str) -> dict[str, float]:
        before = {(p, aside) for at, p, aside in self.named[number] if at < hit.first}
        behind = {(p, aside) for at, p, aside in self.named[number] if at >= hit.last}
        return {
            "named before": (party, False) in before,
            "named behind": (party, False) in behind,
            "named aside": (party, True) in before | behind,
            "another before": any(one != party and not aside for one, aside in before),
            "another behind": any(one != party and not aside for one, aside in behind),
        }

    def _elsewhere(self, hit: Hit, party: str, stance: Stance) -> dict[str, float]:
        """Whether the rules read the same of the party anywhere, or something else."""
        issue = hit.cue.issue
        said = {one.stance for one in self.found if one.party == party and one.issue == issue}
        return {"same elsewhere": stance in said, "contrary elsewhere": bool(said - {stance})}

    def _subjects(self, number: int, hit: Hit) -> tuple[list[str], list[str]]:
        """The parties that the subject of the clause of a cue means, and of the sentence's first clause."""
        clauses = self.split[number]
        own = self._own_clause(number, hit)
        found = [
            self._parties(self.holders.of_clause(clauses[at])) if at is not None else []
            for at in (own, 0 if clauses else None)
        ]
        return found[0], found[1]

    def _thread(self, number: int) -> tuple[str | None, int]:
        """Whom the sentences before are about or let speak, in the same paragraph: the last one."""
        paragraph = self.page.sentences[number].paragraph
        for back in range(1, min(_REACH, number) + 1):
            before = number - back
            sentence = self.page.sentences[before]
            if sentence.paragraph != paragraph:
                break
            spoken = [
                party
                for one in self.voices
                if one.first < sentence.last and sentence.first < one.last and one.speaker
                for party in self._parties([one.speaker])
            ]
            held = sorted({one for one, _ in self.held[before]})
            for about in (spoken, held, self.acting.get(before, [])):
                if about:
                    return about[-1], back
        return None, 0

    def _near(self, sentence: Sentence) -> set[str]:
        """The parties that the paragraph names."""
        return {
            party
            for one, named in zip(self.page.sentences, self.named, strict=True)
            if one.paragraph == sentence.paragraph
            for _, party, _ in named
        }

    def _own(self, words: Range) -> bool:
        """Whether words mean whoever says them."""
        return not self.page.grammar.we_words.isdisjoint(self.page.words.low[slice(*words)])

    def _meant(self, words: Range) -> str | None:
        """The party that words mean."""
        named = (*self.holders.meant(words), *self.holders.referents.within(*words))
        return next(iter(self._parties(named)), None)
