"""Where parties stand: a stand meets the issue that its words name."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from zopa.case.findings import Position, Stance
from zopa.case.spans import Interval
from zopa.language.stances import StanceWords, stance_words
from zopa.language.text import Sentence
from zopa.reading.choices import holder, most_certain, without_terms
from zopa.reading.context import Context, Topic
from zopa.reading.contrasts import asked
from zopa.reading.cues import Hit
from zopa.reading.doings import does
from zopa.reading.excepted import EXCEPTED
from zopa.reading.issues import CueIndex
from zopa.reading.limiting import limiting
from zopa.reading.names import Name
from zopa.reading.page import Page
from zopa.reading.rivals import nearest
from zopa.reading.stand import CONTRARY, OPPOSITE, Stand
from zopa.reading.ties import Ties
from zopa.reading.turns import Turns
from zopa.reading.voice import Range
from zopa.reading.withheld import NEEDED

_BRIEF = 5  # words of a sentence that may only answer the one before
_FRONT = 2  # words of a clause among which what it takes up stands in front
_LINK = 4  # words before a cue among which its preposition stands
_CARRIED = 0.7  # confidence of an issue that a sentence before named
_DERIVED = 0.9  # of one that a word of the same family names


def _vague(hit: Hit) -> bool:
    """Whether a cue names no more than the matter, or a plan as a whole."""
    return hit.cue.general or (hit.cue.direction == "topic" and hit.cue.option is None)


def _matter(hit: Hit) -> Hit:
    """A cue as one of its matter alone."""
    return replace(hit, cue=replace(hit.cue, option=None, direction="topic"))


class PositionReader(Ties):
    """Turns the stands of one page into positions, sentence by sentence in their order."""

    def __init__(self, page: Page, cues: CueIndex, named: dict[int, Name]) -> None:
        self.page = page
        self.cues = cues
        self.lexicon: StanceWords = stance_words(page.language)
        self.turns = Turns(page)
        self.context = Context(page)
        self._names = named
        self._held: dict[tuple[str, str], Stance] = {}  # who took which stance last
        self._here: list[Hit] = []  # what the sentence that was begun names
        self.unplaced: list[Stand] = []  # stands on no issue of the agenda
        grammar = page.grammar
        self._conjunctions = grammar.coordinators | self.context.threads.joints
        self._joints = self._conjunctions | grammar.correlatives | {","}

    def begin(self, sentence: Sentence) -> bool:
        """Whether a sentence can hold a position: it names an issue or points back to one."""
        words = self.page.words
        found = self.cues.near(words, sentence.first, sentence.last)
        self._here = self.turns.here = self.turns.without_turning(found)
        if self._here:
            return True
        if not self.context.near(sentence):
            return False
        lows = words.low[sentence.first : sentence.last]
        brief = sum(low[0].isalnum() for low in lows) <= _BRIEF and not sentence.heading
        if brief and self.page.grammar.inverted_cue:
            return True  # "Chile lehnte ab."
        threads = self.context.threads
        answers = self.page.grammar.negations | threads.consenting | threads.declining
        if brief and not answers.isdisjoint(lows):
            return True  # "Chile did not.", "Chile refused."
        if any(tuple(lows[-len(reply) - 1 : -1]) == reply for reply in threads.replies):
            return True  # "Chile has always said no."
        if asked(self.page, sentence):
            return True  # "Eine Pause? Niemals."
        return not self.context.pointers.isdisjoint(lows) or self.context.echoes(sentence)

    def names_issue(self) -> bool:
        """Whether the sentence that was begun last names an issue."""
        return bool(self._here)

    def skip(self, sentence: Sentence) -> None:
        """Pass over a sentence that was begun."""
        self.context.note(sentence, self._topics(sentence, ()), ())

    def read(self, sentence: Sentence, stands: Sequence[Stand]) -> list[Position]:
        """The positions of the sentence that was begun; none for a stand on no issue of the agenda
        or of somebody unknown.
        """
        found: list[Position] = []
        taken: list[Topic] = []
        for stand, topic, certain in nearest(without_terms(self._pairs(stands, sentence))):
            position = self._position(stand, topic, sentence, certain=certain)
            found.append(position)
            if position.party is not None and position.issue is not None:
                self._held[position.party, position.issue] = position.stance
            taken.append(self._taken(stand, topic, certain=certain))
        self.context.note(sentence, self._topics(sentence, taken), taken)
        return most_certain(found)

    def _taken(self, stand: Stand, topic: Topic, *, certain: bool) -> Topic:
        """A matter as a stand takes it, for words that take it up."""
        hit, turned = topic.hit, topic.turned
        if certain:
            turned = self._turned(stand, topic)
            if stand.stance == "against" and self.turns.lacking(hit, stand.region):
                turned = False  # "without a veto nothing will be signed" speaks of the veto
        stance = self._stance(stand, topic, certain=certain)
        return Topic(hit, turned, holder=holder(stand), stance=stance)

    def _earlier(
        self, stand: Stand, pairs: Sequence[tuple[Stand, Topic, bool]], sentence: Sentence
    ) -> list[Topic]:
        """The matters that the clauses before that of a stand name, as somebody took them."""
        first = min(stand.shown, default=0)
        if stand.takes_object and any(
            self.page.words.low[i] in self.lexicon.objects for i in stand.region
        ):
            first = max(
                first, stand.trigger[0]
            )  # "Anders als X, das den Zoll will, lehnt Y ihn ab"
        own = frozenset(stand.shown)
        taken = {
            topic.hit: self._taken(one, topic, certain=certain) for one, topic, certain in pairs
        }
        return [
            taken.get(hit) or Topic(hit, self.turns.told(hit, first))
            for hit in self._here
            if hit.last <= first
            and hit.first not in own
            and (hit in taken or not self._sets(hit, sentence))
        ]

    def _sets(self, hit: Hit, sentence: Sentence) -> bool:
        """Whether a cue stands behind a preposition of time or setting; at the head of a sentence it may
        be its matter: "Bei der Kohle herrscht Stille: ...".
        """
        low, grammar = self.page.words.low, self.page.grammar
        for at in range(hit.first - 1, max(hit.first - _LINK, -1), -1):
            if low[at] in grammar.circumstance:
                about = self.lexicon.about | self.lexicon.talk_links
                return low[at] not in about or at >= sentence.first + _FRONT
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
                held = last.stance if stand.echo == "same" else CONTRARY[last.stance]
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
        lacked = self._lacked(stand)
        if lacked is not None:
            return [(Topic(lacked), True)]
        told = self._told(stand, hits)
        if told is not None:
            return [(Topic(told, said=True), True)]
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
            specific = specific or limiting(self.page, self._here, stand)
            if stand.specific and not specific:
                direct = [h for h in direct if does(self.page, h, stand)]
            if not direct:
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
        if stand.rule.endswith(EXCEPTED) and not hits:
            return []  # "..., but not on the tanks"
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
        calls = stand.judges and stand.voice is None and stand.context
        answers = calls or stand.rule.partition(".")[2] in self.lexicon.answering
        if answers and stand.context and not self.context.beside(sentence):
            meant = []  # "Aus Lima kam Widerspruch" at the head of a paragraph may answer anything
        if calls:
            meant = [topic for topic in meant if topic.holder != holder(stand)]
        if self._of_outsider(stand):
            meant = [topic for topic in meant if not topic.hit.cue.general]
        if stand.act and stand.takes_object and stand.stance == "against":
            # who rejects what was told of the own side only denies it
            meant = [t for t in meant if t.holder != holder(stand) or t.stance != "for"]
        return [(topic, False) for topic in meant]

    def _lacked(self, stand: Stand) -> Hit | None:
        """The cue that says itself that something is missing, as what is asked for: "ohne uns" in "ohne uns
        kein Abkommen".
        """
        if stand.rule != NEEDED:
            return None
        begin, end = stand.trigger
        for hit in self._here:
            if hit.first == begin and hit.cue.contrary and hit.last > end:
                return replace(hit, cue=replace(hit.cue, direction="for"))
        return None

    def _told(self, stand: Stand, hits: Sequence[Hit]) -> Hit | None:
        """The cue that says itself what the words of a stand say: "unverändert bleiben" of an option, or a
        cue with its own denial ("Grenzen dürfen nicht ... verschoben werden").
        """
        begin, end = stand.trigger
        issues = {hit.cue.issue for hit in hits}
        if stand.judges and stand.stance == "for":
            for hit in self._here:
                within = begin <= hit.first and hit.last <= end and hit.cue.option is not None
                if within and hit.cue.issue in issues:
                    return hit
        for hit in hits:
            around = hit.first <= begin < end <= hit.last and stand.stance == "against"
            # "Land would not be traded" denies its cue, "borders must not be changed" is one
            own = hit.cue.words
            if hit.cue.contrary and len(own) > 1:
                own = (*own, *self.page.words.low[hit.first : hit.last])
            denied = self.page.grammar.negations.intersection(own)
            # and so does "stopped arms deliveries", a cue with the verb that ends them
            ends = hit.cue.contrary and self.page.words.low[begin] in self.lexicon.flip_verbs
            if around and (denied or ends) and end - begin < hit.last - hit.first:
                return hit
        return None

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
            # what is refused only as long as something holds is no line for good
            red_line=(stand.red_line and limits is None)
            or (certain and self._unsigned(stand, topic.hit)),
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

    def _reacts(self, stand: Stand, topic: Topic) -> bool:
        """Whether somebody answers what another does, who refuses a matter: "Peru lehnt den Zoll ab. Chile
        kritisierte das" is for it.
        """
        other = topic.stance == "against" and topic.holder not in {None, holder(stand)}
        if not other or stand.stance == "open" or stand.insists or stand.red_line:
            return False
        low, texts, lexicon = self.page.words.low, self.page.words.text, self.lexicon
        if any(low[i] in lexicon.deed_nouns for i in stand.region):
            return True
        rule = stand.rule.partition(".")[2]
        if rule in lexicon.answering:
            return True
        if not stand.judges and rule not in lexicon.reacting:
            return False
        if stand.judges and not stand.region:
            return True  # "sprach von einem Fehler"
        return any(
            low[i] in lexicon.deed_words and i + 1 < len(texts) and not texts[i + 1][0].isupper()
            for i in stand.region
        )

    @staticmethod
    def _asks(topic: Topic) -> bool:
        """Whether the cue before an option says what the question asks for: "Schließung der ganzen Bank"."""
        matter = topic.beside
        before = matter is not None and matter.first < topic.hit.first
        return before and matter is not None and matter.cue.direction == "for"

    def _ends(self, topic: Topic) -> bool:
        """Whether a matter is to be given up, by its own words alone."""
        given_up = topic.hit.cue.given_up and not self.turns.planned(topic.hit)
        return given_up and not self._asks(topic)

    def _turned(self, stand: Stand, topic: Topic) -> bool:
        """Whether the words of a stand turn its matter round, or end what is to be given up."""
        turns = self.turns.given_up if self._ends(topic) else self.turns.turned
        matter = topic.beside
        if matter is not None and self._asks(topic):
            # "den Verzicht auf Entlassungen bis 2040": the words of the cue turn nothing round
            words = range(matter.first, matter.last)
            stand = replace(stand, region=tuple(i for i in stand.region if i not in words))
        return turns(topic.hit, stand, settled=topic.settled)

    def _stance(self, stand: Stand, topic: Topic, *, certain: bool) -> Stance:
        """The stance on the question of the issue, each turn of it taken into account."""
        stance, hit = stand.stance, topic.hit
        if topic.said:
            return "against" if hit.cue.direction == "against" else "for"
        if stand.refrains and certain and self._measures(hit):
            stance = OPPOSITE[stance]
        if certain and self.turns.names(stand.refused, hit):
            stance = OPPOSITE[stance]  # "lehnt es ab, aus der Kohle auszusteigen" names the exit
        if stand.echo is not None and topic.stance is not None:
            return topic.stance if stand.echo == "same" else CONTRARY[topic.stance]
        if not certain and topic.stance is not None and self._reacts(stand, topic):
            return topic.stance if stance == "for" else OPPOSITE[topic.stance]
        firm = stand.insists or stand.red_line
        if not certain and firm and topic.holder == holder(stand) and topic.stance is not None:
            return topic.stance  # "the rule is not negotiable" holds to what was said of it
        against_value = hit.cue.contrary
        turned = topic.turned
        if certain:
            turned = self._turned(stand, topic)
        if self._ends(topic):
            # who wants it ended is for that, whatever the words that say so
            if not certain and topic.stance is None and not stand.insists:
                turned = True  # nobody wanted to keep it
            against_value = not (stand.tabled or (certain and self._talked_of(hit)))
            turned = turned and not stand.tabled
        if stance == "against" and hit.cue.keeps and certain and self._talked_of(hit):
            stance = "for"  # "über den Stützpunkt werde nicht verhandelt": it stays
        if stance == "against" and (
            (stand.insists and not self.turns.loses(hit, stand))
            # "territorial integrity is a red line" defends it
            or (stand.line and certain and not self._ends(topic) and self._guarded(stand, hit))
        ):
            stance = "for"
        if turned or (certain and self._wants_end(stand, hit)):
            stance = OPPOSITE[stance]
        if certain and hit.cue.direction == "topic" and hit.cue.option is None:
            before = self._held.get((stand.holder.party or "", hit.cue.issue))
            refused = stand.insists and stand.stance == "against" and not turned
            if refused and before is not None and before != "open":
                return before  # "not negotiable" is what he stands for, not what others ask
            stance = self._of_change(stand, hit, stance)
        elif not certain and hit.cue.direction == "topic" and self._kept(stand, hit, stance):
            stance = "against"  # "They are not for sale"
        return OPPOSITE[stance] if against_value else stance

    def _guarded(self, stand: Stand, hit: Hit) -> bool:
        """Whether a cue names what is to be kept: "die Selbstverwaltung", "die Station" where it is asked
        whether it stays, but not "die Schließung der Station".
        """
        keeps = hit.cue.keeps and hit.cue.direction == "topic"
        return (hit.cue.contrary or keeps) and not self.turns.loses(hit, stand)

    @staticmethod
    def _kept(stand: Stand, hit: Hit, stance: Stance) -> bool:
        """Whether what is to be sold or changed is called none of the others' business."""
        return stand.insists and stand.judges and hit.cue.changes and stance == "for"

    def _wants_end(self, stand: Stand, hit: Hit) -> bool:
        """Whether somebody wants to have rid of what an issue asks to end in the way of an option: "wants
        the subsidies gone by May".
        """
        graded = hit.cue.ends and hit.cue.option is not None and not hit.cue.given_up
        return graded and stand.rule.partition(".")[2] in self.lexicon.ending

    def _of_change(self, stand: Stand, hit: Hit, stance: Stance) -> Stance:
        """The stance on a change: who wants a matter to stay as it is refuses it, who finds too little of
        it wants more.
        """
        first, last = stand.trigger
        cut = hit.cue.given_up
        scant = (hit.cue.raises or cut) and self.lexicon.scant.first(
            self.page.words.low, first, last
        )
        if cut:
            return "for" if scant and stance == "against" else stance
        rule = stand.rule.partition(".")[2]
        if hit.cue.changes and stance == "for" and rule in self.lexicon.remaining:
            return "against"
        if hit.cue.changes and self.turns.lasts(hit, stand):
            return OPPOSITE[stance]
        return "for" if scant and stance == "against" else stance
