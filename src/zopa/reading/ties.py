"""Which matters a stand is about: what ties the cues of a sentence to the words that take it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from zopa.language.stances import StanceWords
from zopa.reading.context import Context, Topic
from zopa.reading.cues import Hit
from zopa.reading.issues import CueIndex
from zopa.reading.limiting import limiting
from zopa.reading.names import Name
from zopa.reading.page import Page
from zopa.reading.regions import of_plan
from zopa.reading.sources import HEADLINE
from zopa.reading.stand import Stand

_ADVERB = 3  # words before the last one of an adverb of several words
_ARTICLE = 2  # words between a preposition and its noun, itself among them
_FRONT = 2  # words of a clause among which what it takes up stands in front
_LINK = 4  # words before a cue among which its preposition stands
_TOLD = 8  # words between a matter and what is to become of it
_JOINED = 6  # words between two cues that a conjunction joins
_NOUN_BEFORE = 4  # "die Forderung Russlands nach X": words between the noun and its preposition


class Ties:
    """The part of a reader of positions that ties cues to stands."""

    page: Page
    cues: CueIndex
    lexicon: StanceWords
    context: Context
    _names: Mapping[int, Name]
    _here: list[Hit]
    _conjunctions: frozenset[str]
    _joints: frozenset[str]

    def _of_outsider(self, stand: Stand) -> bool:
        """Whether it points to something of somebody who is no party: "diese britische Idee" is not
        the plan that the sides talk of.
        """
        low, pointers, parties = self.page.words.low, self.lexicon.pointers, self.cues.parties
        return bool(parties) and any(
            (name := self._names.get(at)) is not None
            and name.role == "adjective"
            and name.party not in parties
            and not pointers.isdisjoint(low[max(name.head - 1, 0) : name.first])
            for at in stand.shown[:_FRONT]
        )

    def _framing(self, stand: Stand) -> list[Hit]:
        """What the words around a quotation say that it is about: "„Nicht mit uns“, sagte X zur Maut"."""
        low, texts = self.page.words.low, self.page.words.text
        if stand.voice is None:
            return []
        if stand.voice.form != "Direct" and stand.voice.rule != HEADLINE and not stand.context:
            return []
        own = any(texts[i][0].isupper() for i in stand.region[1:])
        if own and not stand.context:
            return []
        return [
            hit
            for hit in self._here
            if not stand.voice.first <= hit.first < stand.voice.last
            and not hit.cue.general
            and not self.lexicon.asked_about.isdisjoint(
                low[max(hit.first - _ARTICLE - 1, 0) : hit.first]
            )
        ]

    def _governed(self, hits: list[Hit], stand: Stand) -> list[Hit]:
        """The cues without those that another verb of the same clause has for its object: "hat A
        zugestimmt und B geräumt".
        """
        words, behind = self.page.words, stand.trigger[1]
        if not self.page.grammar.inverted_cue or behind >= len(words):
            return hits
        joined = words.low[behind] in self.page.grammar.coordinators and behind in stand.shown
        if not joined or words.text[behind - 1][0].isupper():
            return hits
        last = stand.shown[-1]
        verb = last > behind and words.text[last][0].islower()
        before = [h for h in hits if h.last <= behind or h.first not in stand.shown]
        return before if verb and before else hits

    def _taken_up(self, stand: Stand) -> bool:
        """Whether an adverb that stands for a matter is the object: "davon hält er nichts, X ..."."""
        low, links = self.page.words.low, stand.links & self.lexicon.pronominal
        if not links:
            return False
        front = [i for i in stand.shown[:_FRONT] if i + 1 < len(low)]
        return any(low[i] in links and low[i + 1] != "," for i in front)

    def _left_out(self, hit: Hit, stand: Stand) -> bool:
        """Whether a matter is refused for who has no part in it: "Gespräche ohne uns", "ohne Kiew"."""
        words, grammar = self.page.words, self.page.grammar
        if stand.stance != "against":
            return False
        for at in range(hit.last, min(hit.last + _LINK, len(words) - 1)):
            if words.low[at] in grammar.without:
                behind = self._names.get(at + 1) or self._names.get(at + 2)
                own = words.low[at + 1] in grammar.we_objects
                return own or (behind is not None and behind.party == stand.holder.party)
            if not words.text[at][0].isalnum():
                return False
        return False

    def _measures(self, hit: Hit) -> bool:
        """Whether a cue only says how long or how much: to do nothing "for a year" is no less than that."""
        words = self.page.words.low[hit.first : hit.last]
        return any(word[0].isdigit() or word in self.context.threads.idle for word in words)

    def _graded(self, topic: Topic, stand: Stand) -> Topic:
        """A matter with the option that its relative clause names: "Ziele, die erst 2030 gelten"."""
        if topic.hit.cue.option is not None or not stand.described:
            return topic
        words = frozenset(stand.described)
        options = [
            h
            for h in self._here
            if h.cue.issue == topic.hit.cue.issue and h.cue.option is not None and not h.derived
            if h.first in words and h.last - 1 in words
        ]
        if len({h.cue.option for h in options}) != 1:
            return topic
        return replace(topic, hit=options[0])

    def _described(self, stand: Stand) -> list[Hit]:
        """What is wanted by "something that ...": the cues of its relative clause."""
        if not stand.described:
            return []
        limits = limiting(self.page, self._here, stand)
        if limits:
            return limits
        words = frozenset(stand.described)
        low = self.page.words.low
        before = max((i for i in stand.region if i < stand.described[0]), default=-1)
        if before < 0:
            return []
        threads = self.context.threads
        behind = [i for i in stand.region if i < stand.described[0]]
        if low[before] not in threads.anything and not of_plan(self.page, behind):
            return []
        return [
            h
            for h in self._here
            if not h.derived and not h.cue.general and h.first in words and h.last - 1 in words
        ]

    def _joins(self, named: Sequence[Hit], hit: Hit) -> bool:
        """Whether a conjunction joins a cue to one of those before it."""
        low = self.page.words.low
        between = (low[one.last : hit.first] for one in named if one.last <= hit.first)
        return any(
            len(words) <= _JOINED and not self._conjunctions.isdisjoint(words) for words in between
        )

    def _dislocated(self, stand: Stand, hits: Sequence[Hit]) -> list[tuple[Topic, bool]]:
        """The matter that stands before its clause and that a pronoun takes up: "The toll, yes, I could
        live with that".
        """
        words, lexicon = self.page.words, self.lexicon
        first = hits[0]
        if first.first - stand.shown[0] > 1 or words.text[first.last : first.last + 1] != [","]:
            return []
        taken = lexicon.anaphors | lexicon.objects | lexicon.pronominal
        behind = [i for i in stand.region if i > first.last]
        if first.cue.general or taken.isdisjoint(words.low[i] for i in behind):
            return []
        return [(Topic(first), True)]

    def _about(self, stand: Stand, hits: Sequence[Hit]) -> list[tuple[Topic, bool]]:
        """The one matter of "Beim Nachzug pocht X auf eine Pause"; a noun behind it may turn it round."""
        low = self.page.words.low
        framed = low[hits[0].first - 1] in self.lexicon.about or (
            hits[0].first > 1 and low[hits[0].first - 2] in self.lexicon.about
        )
        if not framed and self.lexicon.concerning.isdisjoint(low[hits[0].last : hits[0].last + 1]):
            return []
        specific = {h.cue.issue for h in hits if not h.cue.general}
        if len(specific) != 1 or hits[0].cue.general:
            return []
        turned = any(i >= hits[0].last and low[i] in self.lexicon.flips for i in stand.region)
        return [(Topic(hits[0], turned), False)]

    def _circumstance(self, hit: Hit, stand: Stand, region: frozenset[int]) -> bool:
        """Whether the cue only gives the time or the setting ("vor einem Abkommen")."""
        low, grammar = self.page.words.low, self.page.grammar
        if stand.verb_final and stand.shown and hit.last == stand.shown[0] - 1:
            return False  # "Mit der Pause, die Peru fordert, ...": the noun that is described
        for at in range(hit.first - 1, max(hit.first - 5, -1), -1):
            if at not in region:
                return False
            word = low[at]
            if not grammar.inverted_cue and at < stand.trigger[0] < hit.first:
                return False  # "could at most tolerate X"
            if word in grammar.circumstance and self._adverbial(at):
                continue  # "fordert vor allem X"
            if word in grammar.circumstance and self._hangs(word, at, stand):
                return False
            if self._phrasal(at, stand):
                return False
            if at == stand.region[0] and self._blamed(stand):
                return False
            if word in grammar.circumstance:
                # "die Forderung Russlands nach X", but not "seine Zusage, nach X zu gehen"
                near = low[max(at - _NOUN_BEFORE, 0) : at]
                named = "," not in near and not self.lexicon.naming.isdisjoint(near)
                return word not in stand.links and not named
            if word in grammar.prepositions or self.page.words.text[at][0].isupper():
                return False
        return False

    def _phrasal(self, at: int, stand: Stand) -> bool:
        """Whether "in" belongs to an English verb that a clause is about: "Handing in arms was fine"."""
        low, grammar = self.page.words.low, self.page.grammar
        if grammar.inverted_cue or low[at] not in grammar.locatives or at - 1 != stand.region[0]:
            return False
        return low[at - 1].endswith(grammar.present_participle)

    def _adverbial(self, index: int) -> bool:
        """Whether a word is part of an adverb of several words: "vor allem", "nach wie vor"."""
        low, phrases = self.page.words.low, self.lexicon.set_adverbs
        return any(
            end > index
            for first in range(max(index - _ADVERB, 0), index + 1)
            for end, _ in phrases.at(low, first)
        )

    def _blamed(self, stand: Stand) -> bool:
        """Whether a verb that rejects what is told stands behind it, with its subject: "Mit dem Zoll werde
        alles teurer, kritisierte Peru".
        """
        told = stand.act and stand.stance == "against" and self.page.grammar.inverted_cue
        begins = bool(stand.shown) and stand.trigger[0] == stand.shown[0]
        return told and begins and stand.region[0] < stand.trigger[0]

    def _hangs(self, word: str, at: int, stand: Stand) -> bool:
        """Whether a preposition joins the cue to a noun or a verb: "Spielraum bei", "über X reden"."""
        if word in self.lexicon.talk_links:
            low = self.page.words.low
            if stand.stance == "against" and low[at - 1] in self.lexicon.talk_nouns:
                return True  # who refuses talks about X refuses X
            spoken = {*range(*stand.trigger), *stand.region}
            return any(low[i] in self.lexicon.talking for i in spoken)
        noun = self.page.words.text[at - 1] if at else ""
        return (
            word in self.lexicon.attributive
            and self.page.grammar.inverted_cue
            and at - 1 in stand.region
            and noun[:1].isupper()
            and noun.lower() not in self.context.threads.idle
        )

    def _talked_of(self, hit: Hit) -> bool:
        """Whether a cue names what is talked of, whatever becomes of it: "über die Sanktionen reden", "die
        Raketen in einen Vertrag aufnehmen".
        """
        low = self.page.words.low
        before = low[max(hit.first - _ARTICLE, 0) : hit.first]
        if not self.lexicon.talk_links.isdisjoint(before):
            return True
        links = self.page.grammar.locatives - self.page.grammar.agents
        papers = self.lexicon.deals | self.lexicon.papers | self.lexicon.talk_nouns
        if low[hit.last : hit.last + 1] and low[hit.last] in links:
            return not papers.isdisjoint(low[hit.last + 1 : hit.last + _LINK])
        return False

    def _coordinated(self, hits: Sequence[Hit]) -> list[Topic]:
        """The first cue and those joined to it; one for each issue, an option before none."""
        low = self.page.words.low
        chosen: dict[tuple[str, str | None], Hit] = {}
        beside: dict[Hit, Hit] = {}
        settled: set[Hit] = set()  # options beside the word for the matter: no verb turns them
        last: Hit | None = None
        for hit in sorted(hits, key=lambda h: h.first):
            issue, option = hit.cue.issue, hit.cue.option
            joined = last is not None and not self._joints.isdisjoint(low[last.last : hit.first])
            same = [key for key in chosen if key[0] == issue]
            if same and self._tells(chosen.get((issue, None)), hit, joined=joined):
                chosen[issue, None] = hit
                continue
            if same and (option is None or (issue, None) in chosen or not joined):
                if option is not None and (issue, None) in chosen:
                    beside[hit] = chosen.pop((issue, None))
                    chosen[issue, option] = hit
                    if low[hit.first - 1] not in self.page.grammar.attributes:
                        settled.add(hit)  # but "Zölle von 15 Prozent" are turned
                continue
            if last is None or joined:
                chosen[issue, option] = hit
                last = hit
        found = sorted(chosen.values(), key=lambda h: h.first)
        return [Topic(hit, settled=hit in settled, beside=beside.get(hit)) for hit in found]

    @staticmethod
    def _tells(before: Hit | None, hit: Hit, *, joined: bool) -> bool:
        """Whether a cue tells what is to become of the matter that one before it only names: "die
        Truppen abziehen".
        """
        if (
            before is None
            or joined
            or before.cue.direction != "topic"
            or hit.cue.option is not None
        ):
            return False
        return hit.cue.direction != "topic" and hit.first - before.last <= _TOLD

    # -- which stance -----------------------------------------------------------------------------
