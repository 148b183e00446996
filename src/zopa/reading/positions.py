"""Where parties stand: a stand meets the issue that its words name."""

from __future__ import annotations

from collections.abc import Sequence

from zopa.case.findings import Position, Stance
from zopa.case.spans import Interval
from zopa.language.lexicon import StanceWords, stance_words
from zopa.language.text import Sentence
from zopa.reading.issues import CueIndex, Hit
from zopa.reading.page import Page
from zopa.reading.stand import Stand

_BEFORE = 7  # words before a cue within which a noun turns it round
_BEHIND = 12  # words behind it within which a verb does
_VERB_BEFORE = 6  # the same for a verb before its object

_NOUN_BEFORE = 4  # "die Forderung Russlands nach X": words between the noun and its preposition

_OPPOSITE: dict[Stance, Stance] = {"for": "against", "against": "for", "open": "open"}


def _most_certain(found: Sequence[Position]) -> list[Position]:
    """Of positions that say the same by different rules the most confident, in their order."""
    best: dict[tuple[str | None, ...], Position] = {}
    for position in found:
        said = (position.party, position.speaker, position.issue, position.option, position.stance)
        if said not in best or position.confidence > best[said].confidence:
            best[said] = position
    return list(best.values())


class PositionReader:
    """Turns the stands of one page into positions, sentence by sentence in their order."""

    def __init__(self, page: Page, cues: CueIndex) -> None:
        self.page = page
        self.cues = cues
        self.lexicon: StanceWords = stance_words(page.language)
        self._context: list[Hit] = []
        grammar = page.grammar
        self._naming = self.lexicon.flips | self.lexicon.nominals.keys()
        self._joints = grammar.coordinators | grammar.correlatives | {","}

    def read(self, sentence: Sentence, stands: Sequence[Stand]) -> list[Position]:
        """The positions of one sentence; none for a stand on no issue of the agenda
        or of somebody unknown.
        """
        here = self.cues.find(self.page.words, sentence.first, sentence.last)
        found = [
            self._position(stand, hit, sentence, certain=certain)
            for stand in stands
            if stand.holder.party is not None or stand.holder.actor is not None
            for hit, certain in self._issues(stand, here)
        ]
        self._context = here or self._context
        return _most_certain(found)

    # -- which issue ------------------------------------------------------------------------------

    def _issues(self, stand: Stand, here: Sequence[Hit]) -> list[tuple[Hit, bool]]:
        """The cues that a stand is about, each with whether it stands in the same sentence."""
        region = frozenset(stand.region)
        hits = [h for h in here if h.first in region and h.last - 1 in region]
        direct = [h for h in hits if not self._circumstance(h, stand, region)]
        if stand.verb_final:
            direct = [h for h in direct if h.last <= stand.trigger[0]] or direct
        if direct:
            specific = [h for h in direct if not h.cue.general]
            return [(hit, True) for hit in self._coordinated(specific or direct)]
        if hits or not (stand.alone or stand.context) or not self._points_back(stand):
            return []
        specific = [hit for hit in self._context if not hit.cue.general]
        general = [hit for hit in self._context if hit.cue.general]
        # "signals assent" answers a plan, if there was one; "that" means the matter itself
        pointed = (general or specific) if stand.context else (specific or general)
        if len({hit.cue.issue for hit in pointed}) != 1:
            return []
        return [(pointed[-1], False)]

    def _points_back(self, stand: Stand) -> bool:
        low = self.page.words.low
        words = self.lexicon.pronominal if stand.weak else self.lexicon.anaphors
        return stand.context or any(low[i] in words for i in stand.region[:6])

    def _circumstance(self, hit: Hit, stand: Stand, region: frozenset[int]) -> bool:
        """Whether the cue only gives the time or the setting ("vor einem Abkommen")."""
        low, grammar = self.page.words.low, self.page.grammar
        for at in range(hit.first - 1, max(hit.first - 5, -1), -1):
            if at not in region:
                return False
            word = low[at]
            if word in grammar.circumstance:
                named = not self._naming.isdisjoint(low[max(at - _NOUN_BEFORE, 0) : at])
                return word not in stand.links and not named
            if word in grammar.prepositions or self.page.words.text[at][0].isupper():
                return False
        return False

    def _coordinated(self, hits: Sequence[Hit]) -> list[Hit]:
        """The first cue and those joined to it; one for each issue, an option before none."""
        low = self.page.words.low
        chosen: dict[str, Hit] = {}
        for hit in sorted(hits, key=lambda h: h.first):
            issue = hit.cue.issue
            if issue in chosen:
                if chosen[issue].cue.option is None and hit.cue.option is not None:
                    chosen[issue] = hit
                continue
            latest = next(reversed(chosen.values()), None)
            if latest is None or not self._joints.isdisjoint(low[latest.last : hit.first]):
                chosen[issue] = hit
        return list(chosen.values())

    # -- which stance -----------------------------------------------------------------------------

    def _position(self, stand: Stand, hit: Hit, sentence: Sentence, *, certain: bool) -> Position:
        published = self.page.report.published
        holder = stand.holder
        condition = self.page.part(*stand.condition) if stand.condition is not None else None
        last = sentence.last
        while last - 1 > sentence.first and self.page.words.text[last - 1] == ".":
            last -= 1
        return Position(
            id="",
            evidence=(self.page.span(sentence.first, last),),
            confidence=round(stand.confidence * (1.0 if certain else 0.7), 3),
            rule=stand.rule if certain else f"{stand.rule}.context",
            report=self.page.report.id,
            party=holder.party,
            speaker=self._speaker(stand),
            issue=hit.cue.issue,
            option=hit.cue.option,
            stance=self._stance(stand, hit, certain=certain),
            red_line=stand.red_line,
            condition=condition,
            as_of=Interval(published.start, published.end),
            origin=stand.origin,
        )

    @staticmethod
    def _speaker(stand: Stand) -> str | None:
        """The person who speaks: the holder, or whoever has the word."""
        speaker = stand.voice.speaker if stand.voice is not None else None
        persons = [n for n in (stand.holder, speaker) if n is not None and n.kind == "person"]
        return next((n.actor for n in persons if n.actor is not None), None)

    def _stance(self, stand: Stand, hit: Hit, *, certain: bool) -> Stance:
        """The stance on the question of the issue, each turn of it taken into account."""
        stance = stand.stance
        against_value = hit.cue.option is None and hit.cue.direction == "against"
        if stance == "against" and (
            (stand.insists and not self._loss(hit, stand))
            # "territorial integrity is a red line" defends it
            or (stand.red_line and against_value and certain)
        ):
            stance = "for"
        if certain and self._flipped(hit, stand):
            stance = _OPPOSITE[stance]
        return _OPPOSITE[stance] if against_value else stance

    def _loss(self, hit: Hit, stand: Stand) -> bool:
        """Whether what is spoken of would be given away."""
        low = self.page.words.low
        near = [i for i in stand.region if hit.first - 5 <= i < hit.last]
        return any(low[i] in self.lexicon.losses for i in near)

    def _flipped(self, hit: Hit, stand: Stand) -> bool:
        """Whether an odd number of words turns the cue round ("Verzicht auf", "aufheben")."""
        return sum(self._turns(index, hit, stand) for index in stand.region) % 2 == 1

    def _turns(self, index: int, hit: Hit, stand: Stand) -> bool:
        """Whether one word near the cue turns it round: a noun before it, a verb with its object."""
        if not hit.first - _BEFORE <= index < hit.last + _BEHIND or hit.first <= index < hit.last:
            return False
        if stand.trigger[0] <= index < stand.trigger[1]:
            return False
        low, grammar = self.page.words.low, self.page.grammar
        if low[index] in stand.links:
            return False  # "sagt Nein zu" is one expression
        if low[index] in self.lexicon.flips and index < hit.first:
            if self.page.words.text[index][0].islower() and grammar.inverted_cue:
                return False  # a German noun; "aus" alone is a preposition
            return not self.lexicon.flip_links.isdisjoint(low[index + 1 : hit.first])
        if low[index] not in self.lexicon.flip_verbs:
            return False
        return index >= hit.last or (not grammar.inverted_cue and hit.first - index < _VERB_BEFORE)
