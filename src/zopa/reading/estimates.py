"""Positions that the model of stances sees towards the cues of a page, where no rule sees any."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from zopa.case.findings import ESTIMATED, Position, Stance
from zopa.case.spans import Interval
from zopa.language import stance_model
from zopa.language.encoder import States
from zopa.language.heads import Floats
from zopa.language.hints import hints
from zopa.language.stance_model import Seen, window
from zopa.language.text import Sentence
from zopa.reading import claim_model
from zopa.reading.claimants import Claimants
from zopa.reading.clause import Clause
from zopa.reading.cues import Hit
from zopa.reading.holders import Holders
from zopa.reading.names import Name
from zopa.reading.page import Page
from zopa.reading.positions import PositionReader
from zopa.reading.stand import OPPOSITE, Stand
from zopa.reading.turns import Turns
from zopa.reading.voice import Voice

_LEAST = 0.4  # of a stance that the model is less sure of nobody is asked whose it is
_SURE = 0.55  # how sure one must be that a party takes a stance
_TRUST = 0.75  # confidence in a position of which the model is quite sure
_NEAR = 5  # words before a cue that may turn it round
_ANYBODY = Name(0, 0, 0, None, "person", "", None, "", "")


class Sight(Struct, frozen=True):
    """What the model sees towards a cue of a sentence, and the ``parties`` that may hold it."""

    number: int
    sentence: Sentence
    hit: Hit
    seen: Seen
    parties: list[str]


class Claim(Struct, frozen=True, kw_only=True):
    """A party that may take a stance which is seen; ``signs`` tell what speaks for it.

    ``speaker`` is the actor who speaks for it, ``told``: the words are somebody's.
    """

    sight: Sight
    party: str
    stance: Stance
    signs: Floats
    speaker: str | None
    told: bool


class Estimates:
    """Asks the model about the cues of one page, and whose the stance is that it sees."""

    def __init__(
        self,
        page: Page,
        holders: Holders,
        positions: PositionReader,
        states: States,
        split: Sequence[Sequence[Clause]],
    ) -> None:
        self.page = page
        self.holders = holders
        self.positions = positions
        self.states = states
        self.split = split
        self.hinted = hints(page.words, page.sentences, page.language)
        self.eye = stance_model.shipped()

    def read(
        self,
        found: Sequence[Position],
        voices: Sequence[Voice],
        acting: Mapping[int, Sequence[Name]],
    ) -> list[Position]:
        """Positions beside those that the rules have ``found``, one for each party, issue and sentence.

        ``voices`` are the statements of the page, ``acting`` whom each sentence is about.
        """
        taken: dict[tuple[str, str, int], Position] = {}
        model = claim_model.shipped()
        for claim in self.claims(found, voices, acting):
            sure = model.sure(claim.signs)
            if sure < _SURE:
                continue
            position = self._position(claim, sure)
            key = (claim.party, position.issue or "", claim.sight.number)
            best = taken.get(key)
            if best is None or best.confidence < position.confidence:
                taken[key] = position
        return list(taken.values())

    def claims(
        self,
        found: Sequence[Position],
        voices: Sequence[Voice],
        acting: Mapping[int, Sequence[Name]],
    ) -> Iterator[Claim]:
        """Every party that the page names and that may hold it, for every stance that may be seen; none of
        which the rules read where it stands on that issue in the same sentence.
        """
        claimants = Claimants(self.page, self.holders, found, voices, acting, self.split)
        for sight in self._sights(claimants):
            hit = sight.hit
            stance = self._stance(hit, sight.seen.stance, sight.sentence)
            signs = claimants.signs(sight.number, hit, sight.seen, stance, sight.parties)
            for party, row in signs.items():
                yield Claim(
                    sight=sight,
                    party=party,
                    stance=stance,
                    signs=row,
                    speaker=claimants.speaker(party, sight.number, hit),
                    told=any(v.first <= hit.first < v.last for v in voices),
                )

    def _sights(self, claimants: Claimants) -> Iterator[Sight]:
        """The stances that the model may see, in the order of the text; none of a heading, and none that
        nobody may hold.
        """
        for number, sentence in enumerate(self.page.sentences):
            if sentence.heading:
                continue
            within = window(self.page.sentences, number)
            near = self.positions.cues.near(self.page.words, sentence.first, sentence.last)
            asked = [
                (hit, parties)
                for hit in self.positions.turns.without_turning(near)
                if hit.last <= within[1] and not hit.cue.general
                for parties in [claimants.open_to(number, hit)]
                if parties
            ]
            targets = [(hit.first, hit.last) for hit, _ in asked]
            found = self.eye.look(self.states, within, targets, self.hinted[slice(*within)])
            for (hit, parties), seen in zip(asked, found, strict=True):
                if seen.sure >= _LEAST:
                    yield Sight(number, sentence, hit, seen, parties)

    # -- what it says -----------------------------------------------------------------------------

    def _position(self, claim: Claim, sure: float) -> Position:
        hit, seen, sentence = claim.sight.hit, claim.sight.seen, claim.sight.sentence
        published = self.page.report.published
        terms = [one for one in seen.conditions if one[0] >= sentence.first]
        return Position(
            id="",
            evidence=(self.page.span(sentence.first, sentence.last),),
            confidence=round(_TRUST * sure, 3),
            rule=ESTIMATED,
            report=self.page.report.id,
            party=claim.party,
            speaker=claim.speaker,
            issue=hit.cue.issue,
            option=hit.cue.option,
            stance=claim.stance,
            red_line=False,  # too grave for an estimate
            condition=self.page.part(*terms[0]) if terms else None,
            as_of=Interval(published.start, published.end),
            origin="statement" if claim.told else "narrative",
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
