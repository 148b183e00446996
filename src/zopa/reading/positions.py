"""Where parties stand: a stand meets the issue that its words name."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from zopa.case.findings import Position, Stance
from zopa.case.spans import Interval
from zopa.language.stances import StanceWords, stance_words
from zopa.language.text import Sentence
from zopa.reading.context import Context, Topic
from zopa.reading.contrasts import asked
from zopa.reading.cues import Hit
from zopa.reading.issues import CueIndex
from zopa.reading.names import Name
from zopa.reading.page import Page
from zopa.reading.stand import Stand
from zopa.reading.turns import Turns
from zopa.reading.voice import Range

_ARTICLE = 2  # words between a preposition and its noun, itself among them
_NOUN_BEFORE = 4  # "die Forderung Russlands nach X": words between the noun and its preposition
_BRIEF = 6  # words and marks of a sentence that may only answer the one before
_FRONT = 2  # words of a clause among which what it takes up stands in front
_LINK = 4  # words before a cue among which its preposition stands
_TOLD = 8  # words between a matter and what is to become of it
_JOINED = 6  # words between two cues that a conjunction joins
_CARRIED = 0.7  # confidence of an issue that a sentence before named
_DERIVED = 0.9  # of one that a word of the same family names

_OPPOSITE: dict[Stance, Stance] = {"for": "against", "against": "for", "open": "open"}

_CONTRARY: dict[Stance, Stance] = {"for": "against", "against": "for", "open": "against"}


def _most_certain(found: Sequence[Position]) -> list[Position]:
    """Of positions that say the same by different rules the most confident, in their order."""
    best: dict[tuple[str | None, ...], list[Position]] = {}
    for position in found:
        speaker = position.speaker if position.party is None else None
        said = (position.party, speaker, position.issue, position.option, position.stance)
        same = best.setdefault(said, [])
        rival = next((one for one in same if _overlap(one, position)), None)
        if rival is None:
            same.append(position)
        else:
            best_of, other = (
                (position, rival) if position.confidence > rival.confidence else (rival, position)
            )
            same[same.index(rival)] = replace(
                best_of,
                red_line=best_of.red_line or other.red_line,
                condition=best_of.condition or other.condition,
            )
    return [position for same in best.values() for position in same]


def _overlap(one: Position, other: Position) -> bool:
    (first,), (second,) = one.evidence, other.evidence
    return first.start < second.end and second.start < first.end


def _without_terms(
    pairs: Sequence[tuple[Stand, Topic, bool]],
) -> list[tuple[Stand, Topic, bool]]:
    """The pairs without what a condition names of the very matter that it limits: "eine Anleihe, sofern
    die Schuldenregel bleibt" takes one position.
    """
    limited = {
        (_holder(stand), stand.condition, topic.hit.cue.issue, option)
        for stand, topic, _ in pairs
        if stand.condition is not None
        for option in (None, topic.hit.cue.option)
    }

    def term(stand: Stand, hit: Hit) -> bool:
        words = (stand.region[0], stand.region[-1] + 1) if stand.region else None
        return (_holder(stand), words, hit.cue.issue, hit.cue.option) in limited

    return [
        (stand, topic, certain) for stand, topic, certain in pairs if not term(stand, topic.hit)
    ]


def _vague(hit: Hit) -> bool:
    """Whether a cue names no more than the matter, or a plan as a whole."""
    return hit.cue.general or (hit.cue.direction == "topic" and hit.cue.option is None)


def _matter(hit: Hit) -> Hit:
    """A cue as one of its matter alone."""
    return replace(hit, cue=replace(hit.cue, option=None, direction="topic"))


def _holder(stand: Stand) -> str | None:
    return stand.holder.party or stand.holder.actor or stand.holder.name or None


class PositionReader:
    """Turns the stands of one page into positions, sentence by sentence in their order."""

    def __init__(self, page: Page, cues: CueIndex, named: dict[int, Name]) -> None:
        self.page = page
        self.cues = cues
        self.lexicon: StanceWords = stance_words(page.language)
        self.turns = Turns(page)
        self.context = Context(page)
        self._names = named
        self._here: list[Hit] = []  # what the sentence that was begun names
        self.unplaced: list[Stand] = []  # stands on no issue of the agenda
        grammar = page.grammar
        self._conjunctions = grammar.coordinators | self.context.threads.joints
        self._joints = self._conjunctions | grammar.correlatives | {","}

    def begin(self, sentence: Sentence) -> bool:
        """Whether a sentence can hold a position: it names an issue or points back to one."""
        words = self.page.words
        found = self.cues.near(words, sentence.first, sentence.last)
        self._here = self.turns.without_turning(found)
        if self._here:
            return True
        if not self.context.near(sentence):
            return False
        lows = words.low[sentence.first : sentence.last]
        if len(lows) <= _BRIEF and self.page.grammar.inverted_cue and not sentence.heading:
            return True  # "Chile lehnte ab."
        if asked(self.page, sentence):
            return True  # "Eine Pause? Niemals."
        return not self.context.pointers.isdisjoint(lows) or self.context.echoes(sentence)

    def skip(self, sentence: Sentence) -> None:
        """Pass over a sentence that was begun."""
        self.context.note(sentence, self._topics(sentence, ()), ())

    def read(self, sentence: Sentence, stands: Sequence[Stand]) -> list[Position]:
        """The positions of the sentence that was begun; none for a stand on no issue of the agenda
        or of somebody unknown.
        """
        found: list[Position] = []
        taken: list[Topic] = []
        for stand, topic, certain in self._nearest(_without_terms(self._pairs(stands, sentence))):
            position = self._position(stand, topic, sentence, certain=certain)
            found.append(position)
            taken.append(self._taken(stand, topic, certain=certain))
        self.context.note(sentence, self._topics(sentence, taken), taken)
        return _most_certain(found)

    def _taken(self, stand: Stand, topic: Topic, *, certain: bool) -> Topic:
        """A matter as a stand takes it, for words that take it up."""
        hit, turned = topic.hit, topic.turned
        if certain:
            turned = self.turns.turned(hit, stand, settled=topic.settled)
            if hit.cue.given_up:
                turned = turned or not self.turns.kept(hit, stand)
            if stand.stance == "against" and self.turns.lacking(hit, stand.region):
                turned = False  # "without a veto nothing will be signed" speaks of the veto
        stance = self._stance(stand, topic, certain=certain)
        return Topic(hit, turned, holder=_holder(stand), stance=stance)

    def _earlier(
        self, stand: Stand, pairs: Sequence[tuple[Stand, Topic, bool]], sentence: Sentence
    ) -> list[Topic]:
        """The matters that the clauses before that of a stand name, as somebody took them."""
        first = min(stand.shown, default=0)
        taken = {
            topic.hit: self._taken(one, topic, certain=certain) for one, topic, certain in pairs
        }
        return [
            taken.get(hit) or Topic(hit)
            for hit in self._here
            if hit.last <= first and (hit in taken or not self._sets(hit, sentence))
        ]

    def _sets(self, hit: Hit, sentence: Sentence) -> bool:
        """Whether a cue stands behind a preposition of time or setting; at the head of a sentence it may
        be its matter: "Bei der Kohle herrscht Stille: ...".
        """
        low, grammar = self.page.words.low, self.page.grammar
        for at in range(hit.first - 1, max(hit.first - _LINK, -1), -1):
            if low[at] in grammar.circumstance:
                return low[at] not in self.lexicon.about or at >= sentence.first + _FRONT
            if self.page.words.text[at][0].isupper() or low[at] in grammar.prepositions:
                return False
        return False

    def _pairs(
        self, stands: Sequence[Stand], sentence: Sentence
    ) -> list[tuple[Stand, Topic, bool]]:
        """Each stand with each matter that it is about, and whether its own words name that."""
        found: list[tuple[Stand, Topic, bool]] = []
        before: tuple[Stand, list[Topic]] | None = None
        for stand in stands:
            if stand.echo is not None and found:
                last = found[-1][0]  # "Peru opposes it, as does Kenya"
                held = last.stance if stand.echo == "same" else _CONTRARY[last.stance]
                other = replace(last, holder=stand.holder, stance=held, condition=None)
                found += [(other, topic, sure) for one, topic, sure in found if one is last]
                continue
            if stand.echo is not None:
                found += [(stand, topic, False) for topic in self.context.shared(stand, sentence)]
                continue
            meant = self._issues(stand, sentence, found)
            own = any(certain for _, certain in meant)
            if not own and found and self._takes_up(stand):
                meant = [(topic, False) for one, topic, _ in found if one is found[-1][0]]
            if not own and before is not None and self._goes_on(stand, before[0]):
                if stand.red_line:
                    # "..., das sei die rote Linie" says how firm the stand before is
                    first = before[0]
                    found = [
                        (replace(one, red_line=True) if one is first else one, topic, certain)
                        for one, topic, certain in found
                    ]
                    continue
                meant = [(topic, False) for topic in before[1]]
            if not meant and not any(h.first in stand.region for h in self._here):
                self.unplaced.append(stand)
            if meant:
                before = (stand, [topic for topic, _ in meant])
            found += [(stand, topic, certain) for topic, certain in meant]
        return found

    def _takes_up(self, stand: Stand) -> bool:
        """Whether an English object points back in its sentence: "Peru backs it, but Kenya opposes it"."""
        low, behind = self.page.words.low, stand.trigger[1]
        if self.page.grammar.inverted_cue or not stand.takes_object:
            return False
        return behind in stand.region and low[behind] in self.lexicon.objects

    @staticmethod
    def _nearest(
        pairs: Sequence[tuple[Stand, Topic, bool]],
    ) -> list[tuple[Stand, Topic, bool]]:
        """Of two stands of one holder on the same words that of the clause in which they stand:
        "bekräftigte, dass er die Maut ablehne".
        """
        nearest: dict[tuple[str | None, Hit], bool] = {}
        for stand, topic, _ in pairs:
            key = (_holder(stand), topic.hit)
            nearest[key] = nearest.get(key, False) or topic.hit.first in stand.shown
        return [
            (stand, topic, certain)
            for stand, topic, certain in pairs
            if topic.hit.first in stand.shown or not nearest[_holder(stand), topic.hit]
        ]

    def _goes_on(self, stand: Stand, before: Stand) -> bool:
        """Whether a stand says more of what the one before is about: "... und damit ausgeschlossen"."""
        texts = self.page.words.text
        return (
            stand.holder.actor == before.holder.actor
            and stand.judges
            and stand.trigger[0] > before.trigger[0]
            and not any(texts[i][0].isupper() for i in stand.region)
        )

    def _topics(self, sentence: Sentence, taken: Sequence[Topic]) -> list[Topic]:
        """All matters of the sentence, as somebody took them where somebody did."""
        known = {topic.hit: topic for topic in taken}
        return [
            known.get(hit) or Topic(hit, self.turns.told(hit, sentence.last)) for hit in self._here
        ]

    # -- which issue ------------------------------------------------------------------------------

    def _issues(
        self, stand: Stand, sentence: Sentence, pairs: Sequence[tuple[Stand, Topic, bool]]
    ) -> list[tuple[Topic, bool]]:
        """The matters that a stand is about, each with whether it stands in the same sentence."""
        region = frozenset(stand.region)
        own = range(stand.holder.head, stand.holder.last)  # "the Union wants inspectors of its own"
        hits = [
            h for h in self._here if (h.first in region or h.first in own) and h.last - 1 in region
        ]
        if any(not h.derived and not h.cue.general for h in hits):
            literal = {h.cue.issue for h in hits if not h.derived}
            named = [h for h in hits if not h.derived and not h.cue.general]
            hits = [
                h for h in hits if not h.derived or h.cue.issue in literal or self._joins(named, h)
            ]
        if self._taken_up(stand):
            hits = []  # "davon hält er nichts": what else is named is something else
        direct = [h for h in hits if not self._circumstance(h, stand, region)]
        if any(self._left_out(h, stand) for h in direct):
            return []
        begin, end = stand.trigger
        direct = [h for h in direct if not (begin <= h.first and h.last <= end)]
        hits = [h for h in hits if not (begin <= h.first and h.last <= end)]
        if stand.verb_final:
            direct = [h for h in direct if h.last <= stand.trigger[0]] or direct
        else:
            direct = self._governed(direct, stand)
        if direct:
            lacking = [h for h in direct if self.turns.lacking(h, region)]
            named = [h for h in direct if h not in lacking]
            if lacking and stand.stance == "against" and all(_vague(h) for h in named):
                direct = lacking  # "a budget without a reserve": the reserve is what is asked for
            elif named:
                direct = named
            specific = [h for h in direct if not h.cue.general]
            if stand.specific and not specific:
                return []
            wanted = [h for h in specific or direct if not self.turns.opposed(h, stand)]
            opposed = [h for h in specific if h not in wanted and stand.stance == "for"]
            if not wanted and not opposed:
                # "six instead of nine per cent is thinkable" is about the matter
                return [(Topic(_matter(hit)), True) for hit in direct[:1]]
            topics = [*self._coordinated(wanted), *self._coordinated(opposed)]
            return [(self._graded(topic, stand), True) for topic in topics]
        if stand.judges and not hits:
            said = [h for h in self._here if begin <= h.first and h.last <= end and not _vague(h)]
            if said:
                return [(Topic(said[0], said=True), True)]
        if not hits:
            hits = self._described(stand)
            if hits:
                return [(topic, True) for topic in self._coordinated(hits)]
        clause = frozenset(stand.shown)
        around = [h for h in self._here if h.first in clause and h.last - 1 in clause]
        if around and not hits:
            return self._dislocated(stand, around) or self._about(stand, around)
        if hits:
            return self._about(stand, hits)
        framing = self._framing(stand)
        if framing:
            return [(Topic(hit), False) for hit in framing[:1]]
        earlier = self._earlier(stand, pairs, sentence)
        meant = self.context.meant(stand, sentence, self._names.keys(), earlier)
        if self._of_outsider(stand):
            meant = [topic for topic in meant if not topic.hit.cue.general]
        if stand.act and stand.takes_object and stand.stance == "against":
            # who rejects what was told of the own side only denies it
            meant = [t for t in meant if t.holder != _holder(stand) or t.stance != "for"]
        return [(topic, False) for topic in meant]

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
        if stand.voice is None or stand.voice.form != "Direct":
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
        words = frozenset(stand.described)
        low = self.page.words.low
        before = max((i for i in stand.region if i < stand.described[0]), default=-1)
        if before < 0 or low[before] not in self.context.threads.anything:
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
        if low[hits[0].first - 1] not in self.lexicon.about and not (
            hits[0].first > 1 and low[hits[0].first - 2] in self.lexicon.about
        ):
            return []
        specific = {h.cue.issue for h in hits if not h.cue.general}
        if len(specific) != 1 or hits[0].cue.general:
            return []
        turned = any(i >= hits[0].last and low[i] in self.lexicon.flips for i in stand.region)
        return [(Topic(hits[0], turned), False)]

    def _circumstance(self, hit: Hit, stand: Stand, region: frozenset[int]) -> bool:
        """Whether the cue only gives the time or the setting ("vor einem Abkommen")."""
        low, grammar = self.page.words.low, self.page.grammar
        for at in range(hit.first - 1, max(hit.first - 5, -1), -1):
            if at not in region:
                return False
            word = low[at]
            if word in grammar.circumstance and self._hangs(word, at, stand):
                return False
            if word in grammar.circumstance:
                # "die Forderung Russlands nach X", but not "seine Zusage, nach X zu gehen"
                near = low[max(at - _NOUN_BEFORE, 0) : at]
                named = "," not in near and not self.lexicon.naming.isdisjoint(near)
                return word not in stand.links and not named
            if word in grammar.prepositions or self.page.words.text[at][0].isupper():
                return False
        return False

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
        """Whether a cue names what is talked of, whatever becomes of it: "über die Sanktionen reden"."""
        before = self.page.words.low[max(hit.first - _ARTICLE, 0) : hit.first]
        return not self.lexicon.talk_links.isdisjoint(before)

    def _coordinated(self, hits: Sequence[Hit]) -> list[Topic]:
        """The first cue and those joined to it; one for each issue, an option before none."""
        low = self.page.words.low
        chosen: dict[tuple[str, str | None], Hit] = {}
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
                    del chosen[issue, None]
                    chosen[issue, option] = hit
                    if low[hit.first - 1] not in self.page.grammar.attributes:
                        settled.add(hit)  # but "Zölle von 15 Prozent" are turned
                continue
            if last is None or joined:
                chosen[issue, option] = hit
                last = hit
        found = sorted(chosen.values(), key=lambda h: h.first)
        return [Topic(hit, settled=hit in settled) for hit in found]

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

    def _position(
        self, stand: Stand, topic: Topic, sentence: Sentence, *, certain: bool
    ) -> Position:
        published = self.page.report.published
        holder = stand.holder
        limits = stand.condition
        if limits is not None and limits[0] <= topic.hit.first < limits[1]:
            limits = None  # "a truce without guarantees" refused: guarantees on no condition
        return Position(
            id="",
            evidence=(self.page.span(*self._extent(stand, sentence)),),
            confidence=round(stand.confidence * self._trust(topic, certain=certain), 3),
            rule=stand.rule if certain else f"{stand.rule}.context",
            report=self.page.report.id,
            party=holder.party,
            speaker=self._speaker(stand),
            issue=topic.hit.cue.issue,
            option=topic.hit.cue.option,
            stance=self._stance(stand, topic, certain=certain),
            red_line=stand.red_line or (certain and self._unsigned(stand, topic.hit)),
            condition=self.page.part(*limits) if limits is not None else None,
            as_of=Interval(published.start, published.end),
            origin=stand.origin,
        )

    @staticmethod
    def _trust(topic: Topic, *, certain: bool) -> float:
        """How sure the issue is: named in the sentence, by a word of its family, or before."""
        if not certain:
            return _CARRIED
        return _DERIVED if topic.hit.derived else 1.0

    def _unsigned(self, stand: Stand, hit: Hit) -> bool:
        """Whether nothing is signed without what the cue names."""
        low = self.page.words.low
        return self.turns.lacking(hit, stand.region) and any(
            low[i] in self.lexicon.unsigned for i in stand.shown
        )

    def _extent(self, stand: Stand, sentence: Sentence) -> Range:
        """The words of the sentence that show a stand: its clause and what it is about."""
        words = [*range(*stand.trigger), *stand.region, *stand.shown]
        inner = [i for i in words if sentence.first <= i < sentence.last]
        return min(inner), max(inner) + 1

    @staticmethod
    def _speaker(stand: Stand) -> str | None:
        """The person who speaks: the holder, or whoever has the word."""
        speaker = stand.voice.speaker if stand.voice is not None else None
        persons = [n for n in (stand.holder, speaker) if n is not None and n.kind == "person"]
        return next((n.actor for n in persons if n.actor is not None), None)

    def _stance(self, stand: Stand, topic: Topic, *, certain: bool) -> Stance:
        """The stance on the question of the issue, each turn of it taken into account."""
        stance, hit = stand.stance, topic.hit
        if topic.said:
            return "against" if hit.cue.direction == "against" else "for"
        if stand.refrains and certain and self._measures(hit):
            stance = _OPPOSITE[stance]
        if stand.echo is not None and topic.stance is not None:
            return topic.stance if stand.echo == "same" else _CONTRARY[topic.stance]
        firm = stand.insists or stand.red_line
        if not certain and firm and topic.holder == _holder(stand) and topic.stance is not None:
            return topic.stance  # "the rule is not negotiable" holds to what was said of it
        against_value = hit.cue.option is None and hit.cue.direction == "against"
        turned = topic.turned
        if certain:
            turned = self.turns.turned(hit, stand, settled=topic.settled)
        if hit.cue.given_up:
            # who wants it ended is for that, whatever the words that say so
            if certain:
                turned = turned or not self.turns.kept(hit, stand)
            elif topic.stance is None and not stand.insists:
                turned = True  # nobody wanted to keep it
            against_value = not (stand.tabled or (certain and self._talked_of(hit)))
            turned = turned and not stand.tabled
        if stance == "against" and (
            (stand.insists and not self.turns.loses(hit, stand))
            # "territorial integrity is a red line" defends it
            or (stand.red_line and against_value and certain)
        ):
            stance = "for"
        if turned:
            stance = _OPPOSITE[stance]
        return _OPPOSITE[stance] if against_value else stance
