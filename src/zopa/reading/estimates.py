"""Positions that the model of stances sees towards the cues of a page, where no rule sees any."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from zopa.case.findings import ESTIMATED, Position, PositionOrigin, Stance
from zopa.case.spans import Interval
from zopa.language.encoder import States
from zopa.language.stance_model import Seen, StanceModel, shipped, window
from zopa.language.text import Sentence
from zopa.reading.cues import Hit
from zopa.reading.holders import Holders
from zopa.reading.names import Name
from zopa.reading.page import Page
from zopa.reading.positions import PositionReader
from zopa.reading.stand import OPPOSITE, Stand
from zopa.reading.turns import Turns
from zopa.reading.voice import Range, Voice

_SURE: dict[Stance, float] = {"for": 0.6, "open": 0.7, "against": 0.7}
"""How sure the model must be of a stance; it sees refusal and openness too often."""
_RED = 0.7  # how sure of a red line
_TRUST = 0.75  # confidence in a position of which the model is quite sure
_NEAR = 5  # words before a cue that may turn it round
_ANYBODY = Name(0, 0, 0, None, "person", "", None, "", "")


class Sight(Struct, frozen=True):
    """What the model sees towards a cue of a sentence."""

    number: int
    sentence: Sentence
    hit: Hit
    seen: Seen


class Estimates:
    """Asks the model about the cues of one page, and whose the stance is that it sees."""

    def __init__(
        self, page: Page, holders: Holders, positions: PositionReader, states: States
    ) -> None:
        self.page = page
        self.holders = holders
        self.positions = positions
        self.states = states
        self.model: StanceModel = shipped()

    def read(
        self,
        found: Sequence[Position],
        voices: Sequence[Voice],
        acting: Mapping[int, Sequence[Name]],
    ) -> list[Position]:
        """Positions in sentences in which the rules have ``found`` none, one for each holder and issue.

        ``voices`` are the statements of the page, ``acting`` whom each sentence is about.
        """
        taken: dict[tuple[str | None, str, int], Position] = {}
        for sight in self._sights(found):
            name = self._holder(sight, voices, acting)
            if name is None or name.party is None:
                continue
            told = any(v.first <= sight.hit.first < v.last for v in voices)
            position = self._position(sight, name, "statement" if told else "narrative")
            key = (position.party, sight.hit.cue.issue, sight.number)
            known = taken.get(key)
            if known is None or known.confidence < position.confidence:
                taken[key] = position
        return list(taken.values())

    def _sights(self, found: Sequence[Position]) -> Iterator[Sight]:
        """The stances that the model is sure of, in the order of the text; none of a heading, and none of
        a sentence that the rules understand: what they do not see there is mostly not there.
        """
        understood = self._understood(found)
        for number, sentence in enumerate(self.page.sentences):
            if sentence.heading or number in understood:
                continue
            within = window(self.page.sentences, number)
            hits = self.positions.cues.near(self.page.words, sentence.first, sentence.last)
            hits = [
                hit
                for hit in self.positions.turns.without_turning(hits)
                if hit.last <= within[1] and not hit.cue.general
            ]
            targets = [(hit.first, hit.last) for hit in hits]
            for hit, seen in zip(hits, self.model.look(self.states, within, targets), strict=True):
                if seen.sure >= _SURE[seen.stance]:
                    yield Sight(number, sentence, hit, seen)

    def _understood(self, found: Sequence[Position]) -> frozenset[int]:
        """The numbers of the sentences in which the rules see anybody take a stance."""
        starts = [self.page.words.start[sentence.first] for sentence in self.page.sentences]
        return frozenset(
            number
            for one in found
            for span in one.evidence
            for number in range(bisect_right(starts, span.start) - 1, bisect_left(starts, span.end))
        )

    # -- whose stance it is -----------------------------------------------------------------------

    def _holder(
        self, sight: Sight, voices: Sequence[Voice], acting: Mapping[int, Sequence[Name]]
    ) -> Name | None:
        """Who takes a stance. Of what somebody says that is the speaker (whom the sentence is about, where
        no speaker is known), unless the surest words that tell anybody mean a rival: what one side tells
        of another is no position of that one. Of all else it is whom the sentence is about, the same
        where such words tell who.
        """
        at = sight.hit.first
        around = [voice for voice in voices if voice.first <= at < voice.last]
        speakers = [self.holders.sided(v.speaker) for v in around if v.speaker is not None]
        speaker = next((one for one in speakers if one.party is not None), None)
        if not around and sight.sentence.paragraph in self.page.listed:
            return None  # an item of a plan
        about = [self.holders.sided(one) for one in acting.get(sight.number, ())]
        for words in sight.seen.parties:
            if self._own(words):
                return speaker
            meant = self._meant(words)
            if meant is None:
                continue
            if around:
                if speaker is None or speaker.party != meant.party:
                    return None
                return None if self._tells_of_others(around[-1], at, meant) else meant
            return meant if any(one.party == meant.party for one in about) else None
        holder = speaker or (about[0] if len(about) == 1 else None)
        if around and self._tells_of_others(around[-1], at, holder):
            return None
        return holder

    def _tells_of_others(self, voice: Voice, at: int, holder: Name | None) -> bool:
        """Whether what somebody says names another party before the cue: "Peru said Chile wants tariffs"."""
        named = (
            self.holders.sided(one).party
            for one in self.holders.referents.within(voice.first, at)
            if not one.genitive
        )
        own = holder.party if holder is not None else None
        return any(party is not None and party != own for party in named)

    def _own(self, words: Range) -> bool:
        """Whether words mean whoever says them."""
        lows = self.page.words.low[slice(*words)]
        return not self.page.grammar.we_words.isdisjoint(lows)

    def _meant(self, words: Range) -> Name | None:
        """Whom words mean that speaks for a party."""
        named = (*self.holders.meant(words), *self.holders.referents.within(*words))
        sided = (self.holders.sided(one) for one in named)
        return next((one for one in sided if one.party is not None), None)

    # -- what it says -----------------------------------------------------------------------------

    def _position(self, sight: Sight, holder: Name, origin: PositionOrigin) -> Position:
        hit, seen, sentence = sight.hit, sight.seen, sight.sentence
        published = self.page.report.published
        terms = [one for one in seen.conditions if one[0] >= sentence.first]
        return Position(
            id="",
            evidence=(self.page.span(sentence.first, sentence.last),),
            confidence=round(_TRUST * seen.sure, 3),
            rule=ESTIMATED,
            report=self.page.report.id,
            party=holder.party,
            speaker=holder.actor if holder.kind == "person" else None,
            issue=hit.cue.issue,
            option=hit.cue.option,
            stance=self._stance(hit, seen.stance, sentence),
            red_line=seen.red >= _RED,
            condition=self.page.part(*terms[0]) if terms else None,
            as_of=Interval(published.start, published.end),
            origin=origin,
        )

    def _stance(self, hit: Hit, stance: Stance, sentence: Sentence) -> Stance:
        """The stance on the question of an issue, for one on the words of a cue."""
        if turned(self.positions.turns, hit, sentence):
            stance = OPPOSITE[stance]
        return OPPOSITE[stance] if hit.cue.contrary else stance


def turned(turns: Turns, hit: Hit, sentence: Sentence) -> bool:
    """Whether the words right before a cue turn it round: "ein Verzicht auf Zölle"."""
    region = tuple(range(max(hit.first - _NEAR, sentence.first), hit.last))
    stand = Stand(_ANYBODY, (hit.last, hit.last), "for", region, ESTIMATED, 0)
    return turns.given_up(hit, stand) if hit.cue.given_up else turns.turned(hit, stand)
