"""Where parties stand: a stand meets the issue that its words name."""

from __future__ import annotations

from collections.abc import Sequence

from zopa.case.findings import Position, Stance
from zopa.case.spans import Interval
from zopa.language.lexicon import StanceWords, stance_words
from zopa.language.text import Sentence
from zopa.reading.issues import CueIndex, Hit
from zopa.reading.page import Page
from zopa.reading.stance import Stand

_OPPOSITE: dict[Stance, Stance] = {"for": "against", "against": "for", "open": "open"}


class PositionReader:
    """Turns the stands of one page into positions, sentence by sentence in their order."""

    def __init__(self, page: Page, cues: CueIndex) -> None:
        self.page = page
        self.cues = cues
        self.lexicon: StanceWords = stance_words(page.language)
        self._context: list[Hit] = []
        self._context_paragraph = -1

    def read(self, sentence: Sentence, stands: Sequence[Stand]) -> list[Position]:
        """The positions of one sentence; a stand on no issue of the agenda gives none."""
        here = self.cues.find(self.page, sentence.first, sentence.last)
        found: list[Position] = []
        for stand in stands:
            for hit, certain in self._issues(stand, here):
                found.append(self._position(stand, hit, sentence, certain=certain))
        if here:
            self._context = here
            self._context_paragraph = sentence.paragraph
        return found

    # -- which issue ------------------------------------------------------------------------------

    def _issues(self, stand: Stand, here: Sequence[Hit]) -> list[tuple[Hit, bool]]:
        region = set(stand.region)
        hits = [h for h in here if all(i in region for i in (h.first, h.last - 1))]
        direct = [h for h in hits if not self._circumstance(h, stand)]
        before = [h for h in direct if h.last <= stand.trigger[0]]
        if stand.verb_final and before:
            direct = before
        specific = [h for h in direct if not h.cue.general]
        chosen = self._coordinated(specific or direct)
        if chosen:
            return [(hit, True) for hit in chosen]
        if hits:
            return []
        low = self.page.words.low
        if not stand.alone:
            return []
        points_back = stand.context or any(
            low[i] in self.lexicon.anaphors for i in stand.region[:6]
        )
        if points_back and self._context:
            specific = [hit for hit in self._context if not hit.cue.general]
            general = [hit for hit in self._context if hit.cue.general]
            # "signals assent" answers a plan, if there was one; "that" means the matter itself
            pointed = (general or specific) if stand.context else (specific or general)
            if len({hit.cue.issue for hit in pointed}) == 1:
                return [(pointed[-1], False)]
        return []

    def _circumstance(self, hit: Hit, stand: Stand) -> bool:
        """Whether the cue only gives the time or the setting ("vor einem Abkommen")."""
        low, grammar = self.page.words.low, self.page.grammar
        at = hit.first - 1
        steps = 0
        while at in set(stand.region) and steps < 4:
            word = low[at]
            if word in grammar.circumstance:
                return word not in stand.links and low[at - 1] not in self.lexicon.flips
            if word in grammar.prepositions or self.page.words.text[at][0].isupper():
                return False
            at -= 1
            steps += 1
        return False

    def _coordinated(self, hits: Sequence[Hit]) -> list[Hit]:
        """The first cue and those joined to it; one for each issue, an option before none."""
        low = self.page.words.low
        ordered = sorted(hits, key=lambda h: h.first)
        chosen: list[Hit] = []
        for hit in ordered:
            same = next((c for c in chosen if c.cue.issue == hit.cue.issue), None)
            if same is not None:
                if same.cue.option is None and hit.cue.option is not None:
                    chosen[chosen.index(same)] = hit
                continue
            if chosen:
                between = low[chosen[-1].last : hit.first]
                if not any(
                    w in self.page.grammar.coordinators | self.page.grammar.correlatives | {","}
                    for w in between
                ):
                    continue
            chosen.append(hit)
        return chosen

    # -- which stance -----------------------------------------------------------------------------

    def _position(self, stand: Stand, hit: Hit, sentence: Sentence, *, certain: bool) -> Position:
        stance = stand.stance
        against_value = hit.cue.option is None and hit.cue.direction == "against"
        if stand.insists and stance == "against" and not self._loss(hit, stand):
            stance = "for"
        elif stand.red_line and stance == "against" and against_value and certain:
            stance = "for"  # "territorial integrity is a red line" defends it
        if certain and self._flipped(hit, stand):
            stance = _OPPOSITE[stance]
        if against_value:
            stance = _OPPOSITE[stance]
        words = self.page.words
        holder = stand.holder
        voice = stand.voice
        speaker = holder.actor if holder.kind == "person" else None
        if speaker is None and voice is not None and voice.speaker is not None:
            speaker = voice.speaker.actor if voice.speaker.kind == "person" else None
        condition = self.page.part(*stand.condition) if stand.condition is not None else None
        published = self.page.report.published
        last = sentence.last
        while last - 1 > sentence.first and words.text[last - 1] in ".":
            last -= 1
        return Position(
            id="",
            evidence=(self.page.span(sentence.first, last),),
            confidence=round(stand.confidence * (1.0 if certain else 0.7), 3),
            rule=stand.rule if certain else f"{stand.rule}.context",
            report=self.page.report.id,
            party=holder.party,
            speaker=speaker,
            issue=hit.cue.issue,
            option=hit.cue.option,
            stance=stance,
            red_line=stand.red_line,
            condition=condition,
            as_of=Interval(published.start, published.end),
            origin=stand.origin,
        )

    def _loss(self, hit: Hit, stand: Stand) -> bool:
        """Whether what is spoken of would be given away."""
        low = self.page.words.low
        near = [i for i in stand.region if hit.first - 5 <= i < hit.last]
        return any(low[i] in self.lexicon.losses for i in near)

    def _flipped(self, hit: Hit, stand: Stand) -> bool:
        """Whether an odd number of words turns the cue round ("Verzicht auf", "aufheben")."""
        low, words = self.page.words.low, self.page.words
        turned = 0
        for index in stand.region:
            if stand.trigger[0] <= index < stand.trigger[1] or hit.first <= index < hit.last:
                continue
            if low[index] in self.lexicon.flips and hit.first - 7 <= index < hit.first:
                if words.text[index][0].islower() and self.page.grammar.inverted_cue:
                    continue  # a German noun; "aus" alone is a preposition
                turned += any(w in self.lexicon.flip_links for w in low[index + 1 : hit.first])
            elif low[index] in self.lexicon.flip_verbs:
                behind = 0 <= index - hit.last < 12
                before = not self.page.grammar.inverted_cue and 0 < hit.first - index < 6
                turned += behind or before
        return turned % 2 == 1
