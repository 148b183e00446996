"""Words that turn a matter round: "Verzicht auf", "aufheben", "ohne"."""

from __future__ import annotations

from collections.abc import Collection

from zopa.language.saying import speech_words
from zopa.language.stances import StanceWords, stance_words
from zopa.language.threads import ThreadWords, thread_words
from zopa.reading.cues import Hit
from zopa.reading.page import Page
from zopa.reading.scopes import parts
from zopa.reading.stand import Stand

_BEFORE = 7  # words before a cue within which a noun turns it round
_BEHIND = 12  # words behind it within which a verb does
_VERB_BEFORE = 6  # the same for a verb before its object
_TOLD = 8
_LOSS = 5
_LACKING = 6
_NOUN = 3  # words before an English noun among which its article stands
_GOAL = 2  # words before a cue among which the preposition of a goal stands
_BOUND = 3  # words before a figure among which its bound stands
_NOW = 2  # words before a cue among which one says that it is so now
_PART = 4  # letters of the last part of a compound
_PAIR = 2  # words of a cue for a verb and its object
_MARKS = frozenset(",–—")
_BREAKS = frozenset(",–—.;:!?()")


class Turns:
    """Tells for the cues of one page whether they stand for their opposite."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.lexicon: StanceWords = stance_words(page.language)
        self.threads: ThreadWords = thread_words(page.language)
        self._times = speech_words(page.language).times
        self.here: list[Hit] = []  # what the sentence names

    def without_turning(self, hits: list[Hit]) -> list[Hit]:
        """The cues without those that only turn the next one round ("Kürzung der Hilfen")."""
        if len(hits) < 2:
            return hits
        low, lexicon = self.page.words.low, self.lexicon
        kept = []
        for hit in hits:
            turning = (
                hit.last - hit.first == 1
                and hit.cue.option is None
                and low[hit.first] in lexicon.flips
                and any(
                    other.cue.issue != hit.cue.issue
                    and 0 < other.first - hit.last <= 2
                    and low[hit.last] in lexicon.flip_links
                    for other in hits
                )
            )
            if not turning:
                kept.append(hit)
        return kept

    def lacking(self, hit: Hit, region: Collection[int]) -> bool:
        """Whether the cue stands behind an "ohne" that belongs to the region."""
        low, grammar = self.page.words.low, self.page.grammar
        for at in range(hit.first - 1, max(hit.first - _LACKING, -1), -1):
            if low[at] in grammar.without or low[at] in self.lexicon.fewer:
                return at in region
            if low[at] in grammar.owner_links and low[at - 1] in self.lexicon.fewer:
                continue  # "anything short of a majority"
            if low[at] in grammar.prepositions or self.page.words.text[at][0].isupper():
                return False
        return False

    def opposed(self, hit: Hit, stand: Stand) -> bool:
        """Whether a cue stands for what is not wanted: "statt X", "A, nicht X", "nicht X, sondern A".

        The words that take the stance oppose nothing more: "nicht aber X" of a clause without a verb.
        """
        low, grammar = self.page.words.low, self.page.grammar
        for at in range(hit.first - 1, max(hit.first - _LACKING, -1), -1):
            if stand.trigger[0] <= at < stand.trigger[1]:
                return False
            if low[at] in grammar.comparison and self._rather(at, stand):
                return True
            for end, _ in self.threads.instead.at(low, at, hit.first):
                if grammar.finite.isdisjoint(low[end : hit.first]):
                    return True
            if low[at] in grammar.negations and low[at] not in grammar.without:
                if low[at + 1] in grammar.negation_focus:
                    return False
                return self._corrected(hit) or (parts(self.page, at) and self._verbless(at, hit))
            if not low[at][0].isalnum() or self.page.words.text[at][0].isupper():
                return False
        return False

    def _rather(self, at: int, stand: Stand) -> bool:
        """Whether a comparison tells what is less wanted: "will lieber eine Maut als eine Steuer"."""
        low = self.page.words.low
        return any(low[i] in self.threads.preferring for i in stand.region if i < at)

    def _verbless(self, at: int, hit: Hit) -> bool:
        """Whether no verb stands behind a denial up to the next mark: ", keine Zölle zu erheben" has one."""
        words, grammar = self.page.words, self.page.grammar
        end = hit.last
        while end < len(words) and words.text[end] not in _BREAKS:
            end += 1
        low = words.low[at + 1 : end]
        if grammar.inverted_cue:
            tail = words.text[end - 1]
            return grammar.infinitive_mark not in low and not tail[0].islower()
        return grammar.finite.isdisjoint(low) and grammar.subjunctive.isdisjoint(low)

    def _corrected(self, hit: Hit) -> bool:
        """Whether a correction stands behind a cue: "keine Kredite, sondern Zuschüsse"."""
        words = self.page.words
        for at in range(hit.last, min(hit.last + _LACKING, len(words) - 1)):
            if words.text[at] == ",":
                return words.low[at + 1] in self.threads.correcting
        return False

    def told(self, hit: Hit, last: int) -> bool:
        """Whether a report that takes no stance turns the cue round: "until sanctions are lifted", "the
        date is missing".
        """
        behind = range(hit.last, min(hit.last + _TOLD, last))
        missing = self.lexicon.missing if not hit.cue.given_up else frozenset()
        graded = hit.cue.ends and hit.cue.option is not None and not hit.cue.given_up
        # "die Fischerei in der Laichzeit ruhen lassen", where the question asks for that, turns nothing
        return any(
            self.page.words.low[i] in missing or (not graded and self._ends(i)) for i in behind
        )

    def _ends(self, index: int) -> bool:
        """Whether a word is a verb that ends something; "Aufgaben" is a noun."""
        words = self.page.words
        parted = self.lexicon.parted_ends.first(words.low, index) is not None
        if not parted and words.low[index] not in self.lexicon.flip_verbs:
            return False
        if self.page.grammar.inverted_cue:
            return words.text[index][0].islower()
        return parted or words.low[index] not in self.lexicon.nounlike or not self._named(index)

    def planned(self, hit: Hit) -> bool:
        """Whether a cue stands for a plan, which asks for what the question does: "Zollvorschlag", "the
        tariff plan".
        """
        low, plans = self.page.words.low, self.lexicon.proposed
        if self.page.grammar.inverted_cue:
            ends = tuple(plans)
            return hit.cue.words[-1].endswith("*") and low[hit.last - 1].endswith(ends)
        return not plans.isdisjoint(low[hit.last : hit.last + 1])

    def names(self, index: int | None, hit: Hit) -> bool:
        """Whether a verb is part of a cue, or of another one of its issue."""
        if index is None:
            return False
        return hit.first <= index < hit.last or self._named_so(index, hit)

    def _named_so(self, index: int, hit: Hit) -> bool:
        """Whether a verb behind a cue is another cue of its issue, which asks for that and no end: "die
        Truppen zehn Kilometer zurückziehen".
        """
        return not hit.cue.given_up and any(
            other.first <= index < other.last
            and other.cue.issue == hit.cue.issue
            and other.cue.direction != "against"
            for other in self.here
            if other is not hit
        )

    def _fails(self, index: int, hit: Hit, stand: Stand) -> bool:
        """Whether a verb that closes a clause of its own says of the cue before it that it ends: "dass die
        Maut fällt", but not "die Maut, im Mai gescheitert," and not "die Maut unter das Gesetz fällt".
        """
        words, grammar = self.page.words, self.page.grammar
        if words.low[index] not in self.lexicon.failing or index < hit.last:
            return False
        apart = sorted((index, stand.trigger[0]))
        if grammar.inverted_cue and "," not in words.low[apart[0] : apart[1]]:
            return False
        between = range(hit.last, index)
        plain = (words.text[i][0].isalnum() and words.text[i][0].islower() for i in between)
        if not all(plain) or not grammar.prepositions.isdisjoint(words.low[hit.last : index]):
            return False
        behind = words.low[index + 1] if index + 1 < len(words) else "."
        if behind in self.lexicon.being or behind in grammar.helpers:
            behind = words.low[index + 2] if index + 2 < len(words) else "."
        return not behind[0].isalnum()

    def _named(self, index: int) -> bool:
        """Whether an English word that may be a verb stands behind an article: "a stumbling block"."""
        low, grammar = self.page.words.low, self.page.grammar
        for at in range(index - 1, max(index - 1 - _NOUN, -1), -1):
            if low[at] in grammar.articles or low[at] in grammar.possessives:
                return at < index - 1 or low[at] not in self.lexicon.pointing
            if low[at] in grammar.no_verbs | grammar.finite or not low[at][0].isalpha():
                return False
        return False

    def loses(self, hit: Hit, stand: Stand) -> bool:
        """Whether what is spoken of would be given away; a cue may say so itself."""
        low = self.page.words.low
        first, last = stand.trigger
        if hit.first < first < last <= hit.last and low[first] in self.lexicon.giving:
            return True  # "Land werde niemals verschenkt"
        near = [i for i in stand.region if hit.first - _LOSS <= i < hit.last]
        return any(low[i] in self.lexicon.losses for i in near)

    def turned(self, hit: Hit, stand: Stand, *, settled: bool = False) -> bool:
        """Whether an odd number of words turns the cue round ("Verzicht auf", "aufheben").

        A ``settled`` option is turned by nouns alone: "die Zölle schrittweise aufheben".
        """
        words = [i for i in stand.region if not settled or i < hit.first]
        turns = sum(self._turns(index, hit, stand) for index in words)
        lacking = self.lacking(hit, stand.region) and not self._done_without(hit)
        turns += lacking or self._bounded(hit, stand)
        turns += self.opposed(hit, stand) + self._done(hit, stand) + self._compounded(hit)
        turns += self._held(hit, stand)
        return turns % 2 == 1

    def _done_without(self, hit: Hit) -> bool:
        """Whether somebody does without the part that an issue asks to end: "do without twelve posts"."""
        low, grammar = self.page.words.low, self.page.grammar
        if grammar.inverted_cue or not hit.cue.ends or hit.cue.option is None:
            return False
        for at in range(hit.first - 1, max(hit.first - _LACKING, 0), -1):
            if low[at] in grammar.without:
                return low[at - 1] in self.lexicon.managing
        return False

    def _held(self, hit: Hit, stand: Stand) -> bool:
        """Whether the verb that wants its object undoes by that what the question asks for: who "holds on
        to" prisoners does not release them.
        """
        return self._wants(stand, hit.cue.undoing)

    def _wants(self, stand: Stand, verbs: Collection[str]) -> bool:
        """Whether the verb of a stand is one of some verbs, and by itself wants its object."""
        if stand.trigger[0] >= stand.trigger[1]:
            return False
        low, rule = self.page.words.low[stand.trigger[0]], stand.rule.partition(".")[2]
        frames = self.lexicon.frames.get(low, ()) if low in verbs else ()
        return any(frame.id == rule and frame.stance == "for" for frame in frames)

    def _compounded(self, hit: Hit) -> bool:
        """Whether a cue stands for a compound whose last part turns it round: "Zollsenkung"."""
        stem, star, rest = hit.cue.words[-1].partition("*")
        if not star or rest or hit.cue.direction == "against" or not self.page.grammar.inverted_cue:
            return False
        low = self.page.words.low[hit.last - 1]
        tail = low[len(stem) :] if low.startswith(stem) else ""
        return any(
            tail.endswith(end) for end in self.lexicon.flips if len(end) >= _PART <= len(tail)
        )

    def given_up(self, hit: Hit, stand: Stand, *, settled: bool = False) -> bool:
        """Whether what an issue asks to give up is to end: by whatever words say so, unless an odd number
        of others keeps that from happening ("verhindern, dass die Zölle fallen").
        """
        low = self.page.words.low
        ended = not self.kept(hit, stand) or self._compounded(hit)
        ended = ended or self._wants(stand, self.lexicon.relinquishing)  # "part with"
        others = 0
        for index in stand.region:
            if settled and index >= hit.first:
                break
            if self._turns(index, hit, stand):
                hampers = low[index] in self.lexicon.hampering | self.lexicon.against_links
                if not hampers or low[index] in self.lexicon.relinquishing:
                    ended = True
                else:
                    others += 1
        others += self.lacking(hit, stand.region) or self._bounded(hit, stand)
        others += self.opposed(hit, stand) + self._done(hit, stand)
        return ended != (others % 2 == 1)

    def _bounded(self, hit: Hit, stand: Stand) -> bool:
        """Whether what is refused is more or less than a figure, which holds to that: "unter 51 Prozent
        steige man nicht ein".
        """
        words = self.page.words
        if stand.stance != "against" or hit.cue.option is None:
            return False
        figure = any(
            words.low[i][0].isdigit() or words.low[i] in self.lexicon.figures
            for i in range(hit.first, hit.last)
        )
        near = range(max(hit.first - _BOUND, 0), hit.first)
        return figure and any(
            words.low[i] in self.lexicon.limits and i in stand.region for i in near
        )

    def _done(self, hit: Hit, stand: Stand) -> bool:
        """Whether a cue has the very verb that refuses its object: who "bricht die Gespräche ab" is for
        what the cue "Abbruch der Gespräche" names.
        """
        at, low = stand.trigger[0], self.page.words.low
        if not hit.first <= at < hit.last or hit.last - hit.first < _PAIR:
            return False
        frames = self.lexicon.frames.get(low[at], ())
        own = any(stand.rule.endswith(f".{frame.id}") for frame in frames)
        return own and all(f.stance == "against" for f in frames)

    def _turns(self, index: int, hit: Hit, stand: Stand) -> bool:
        """Whether one word near the cue turns it round: a noun before it, a verb with its object."""
        if not hit.first - _BEFORE <= index < hit.last + _BEHIND or hit.first <= index < hit.last:
            return False
        if stand.trigger[0] <= index < stand.trigger[1]:
            return False
        low, grammar = self.page.words.low, self.page.grammar
        if low[index] in stand.links:
            return False  # "sagt Nein zu" is one expression
        undone = low[index] in hit.cue.undoing and self.page.words.text[index][0].isupper()
        if hit.cue.changes and low[index] in self.lexicon.altering:
            return False  # "eine Änderung des Schlüssels", where the question asks for that
        if self._of_time(index) or (index >= hit.last and self._named_so(index, hit)):
            return False
        if (low[index] in self.lexicon.flips or undone) and index < hit.first:
            if self.page.words.text[index][0].islower() and grammar.inverted_cue:
                return False  # a German noun; "aus" alone is a preposition
            opens = index == 0 or not self.page.words.text[index - 1][0].isalnum()
            if opens and low[index] in grammar.prepositions:
                return False  # "Aus Sicht Perus ist ..."
            if not self._before(index, hit):
                return self._linked(index, hit) and not self._goal(index, hit)
        if low[index] in self.lexicon.critical | self.lexicon.foes and index < hit.first:
            return self._criticised(index, hit, stand)
        if low[index] in self.lexicon.against_links and index < hit.first:
            # who refuses is "gegen X" itself; "kündigt Protest gegen X an" is not
            return stand.stance == "for" and self._governs(index, hit)
        graded = hit.cue.ends and hit.cue.option is not None and not hit.cue.given_up
        if graded and self._ends(index) and low[index] not in self.lexicon.hampering:
            return False  # "die Zölle in Stufen aufheben", where the question asks for that
        ends = self._ends(index) or low[index] in hit.cue.undoing or self._fails(index, hit, stand)
        if hit.cue.given_up and low[index] in self.lexicon.relinquishing:
            ends = True  # "die Truppen abzuziehen", where the question asks for that
        if not ends or self._goal(index, hit):
            return False
        if grammar.inverted_cue:
            return index >= hit.last
        if index >= hit.last:
            apart = not grammar.subordinators.isdisjoint(low[hit.last : index])
            # "..., not to lift tariffs", "the line where the fighting stops"
            # "the ward has to close"
            undone = low[index] in hit.cue.undoing or low[index - 2] in self.lexicon.binding
            return not apart and (undone or low[index - 1] != grammar.infinitive_mark)
        return hit.first - index < _VERB_BEFORE

    def lasts(self, hit: Hit, stand: Stand) -> bool:
        """Whether a change is asked for and somebody speaks of what is so now: "verteidigt das geltende
        Rentenalter", "will das Rentenalter einfrieren", but not "will das geltende Rentenalter anheben".
        """
        low, lexicon = self.page.words.low, self.lexicon
        near = range(hit.first - _BEFORE, hit.last + _BEHIND)
        words = [i for i in stand.region if i in near and not hit.first <= i < hit.last]
        if stand.stance == "against":  # "freezes" ends a change by itself
            words = [i for i in words if not stand.trigger[0] <= i < stand.trigger[1]]
        if any(low[i] in lexicon.freezing for i in words):
            return True
        now = any(low[i] in lexicon.existing for i in range(max(hit.first - _NOW, 0), hit.first))
        changed = lexicon.changing | lexicon.raising | lexicon.flip_verbs
        return now and not any(low[i] in changed for i in words)

    def _before(self, index: int, hit: Hit) -> bool:
        """Whether an English word that may be a noun is the verb of the cue behind it: "halt logging", "end
        the levy", but not "in the end, the levy".
        """
        low, grammar = self.page.words.low, self.page.grammar
        if grammar.inverted_cue or self._named(index):
            return False
        return all(low[i] in grammar.articles for i in range(index + 1, hit.first))

    def _criticised(self, index: int, hit: Hit, stand: Stand) -> bool:
        """Whether a noun for a refusal is what a stand is about: "weist die Kritik an der Maut zurück",
        "teilt die Bedenken gegen die Maut", but not "trotz der Kritik an der Maut". The word "gegen"
        itself turns round what somebody is for.
        """
        low, grammar, texts = self.page.words.low, self.page.grammar, self.page.words.text
        between = low[index + 1 : hit.first]
        if stand.stance == "for" and not self.lexicon.against_links.isdisjoint(between):
            return False
        entries = self.lexicon.nominals.get(low[index], ())
        links = frozenset[str]().union(*(one.links for one in entries))
        links = links or self.lexicon.flip_links
        if grammar.inverted_cue and texts[index][0].islower():
            return False
        if grammar.coordinators & set(between) or links.isdisjoint(between):
            return False
        for at in range(index - 1, max(index - _LACKING, -1), -1):
            if low[at] in grammar.prepositions and low[at] not in stand.links:
                return at not in stand.region or low[at] not in grammar.circumstance
            if not texts[at][0].isalnum() or at not in stand.region:
                break
        return True

    def _of_time(self, index: int) -> bool:
        """Whether an English noun tells when something is: "by the end of the year"."""
        low, grammar = self.page.words.low, self.page.grammar
        if grammar.inverted_cue or not grammar.owner_links.intersection(low[index + 1 : index + 2]):
            return False
        behind = [word for word in low[index + 2 : index + 4] if word not in grammar.articles]
        return bool(behind) and behind[0] in self._times

    def kept(self, hit: Hit, stand: Stand) -> bool:
        """Whether what an issue asks to give up is spoken of as such, or as something to be kept: "pocht
        auf die Zölle", "will die Zölle behalten", but not "will die Zölle vom Tisch haben".
        """
        low, lexicon = self.page.words.low, self.lexicon
        near = range(hit.first - _BEFORE, hit.last + _BEHIND)
        words = [i for i in stand.region if i in near and not hit.first <= i < hit.last]
        if any(low[i] in lexicon.keeping_up for i in words):
            return True
        if stand.stance == "for" and any(low[i] in lexicon.away for i in words):
            return False
        others = [
            i
            for i in words
            if not stand.trigger[0] <= i < stand.trigger[1] and low[i] not in lexicon.hampering
        ]
        return not self._owned(hit, stand) and not any(self._verb(i, hit, stand) for i in others)

    def _owned(self, hit: Hit, stand: Stand) -> bool:
        """Whether a cue only says of what another noun is: "die Zukunft der Zölle"."""
        words, grammar = self.page.words, self.page.grammar
        for at in range(hit.first - 1, max(hit.first - _LACKING, 0), -1):
            links = self.lexicon.flip_links if grammar.inverted_cue else frozenset[str]()
            if words.low[at] in links | grammar.owner_links - stand.links:
                before = words.text[at - 1]
                if words.low[at - 1] in self.lexicon.hampering:
                    return False  # "will den Verzicht auf die Zölle"
                noun = before[0].isupper() if grammar.inverted_cue else before[0].isalnum()
                noun = noun and words.low[at - 1] not in grammar.prepositions
                return noun and at - 1 in stand.region
            if not words.text[at][0].isalnum() or words.text[at][0].isupper():
                return False
        return False

    def _verb(self, index: int, hit: Hit, stand: Stand) -> bool:
        """Whether a word near a cue is a verb that may tell what is to become of it."""
        words, grammar = self.page.words, self.page.grammar
        low = words.low[index]
        if not grammar.inverted_cue:
            own = (
                index + 1 == hit.first or stand.trigger[0] == index + 1
            )  # "to enrich", "to scrap X"
            return index < hit.first and low == grammar.infinitive_mark and not own
        if not words.text[index][0].islower() and index > hit.first:
            return False
        behind = words.low[index + 1] if index + 1 < len(words) else "."
        if behind in grammar.passive_auxiliaries:
            return True
        if index < hit.last or low in grammar.separable or low in stand.links:
            return False
        closed = grammar.finite | grammar.no_verbs | self.lexicon.stressing | self.lexicon.being
        closed |= self.lexicon.existence
        away = any(words.low[i] in grammar.prepositions for i in range(hit.last, index))
        if low in grammar.auxiliaries and away:
            return True  # "will die Zölle vom Tisch haben", but not "will Zölle haben"
        if low in closed or not low.endswith(
            (grammar.infinitive_ending, *grammar.participle_endings)
        ):
            return False
        return not behind[0].isalnum() or behind in grammar.finite | grammar.coordinators

    def _goal(self, index: int, hit: Hit) -> bool:
        """Whether the cue is what somebody goes down to: "Senkung auf 36 Stunden"."""
        if self.page.words.low[index] not in self.lexicon.scaling:
            return False
        before = self.page.words.low[max(hit.first - _GOAL, 0) : hit.first]
        return not self.lexicon.goals.isdisjoint(before)

    def _governs(self, index: int, hit: Hit) -> bool:
        """Whether only articles and adjectives stand between a preposition and the cue."""
        between = range(index + 1, hit.first)
        if not self.page.grammar.inverted_cue:
            return len(between) < _LACKING
        return all(self.page.words.text[i][0].islower() for i in between)

    def _linked(self, index: int, hit: Hit) -> bool:
        """Whether a noun is joined to the cue behind it, and no other is between them."""
        between = self.page.words.low[index + 1 : hit.first]
        if self.page.grammar.coordinators & set(between):
            return False
        if between and between[0] in self.lexicon.seen_in:
            return True  # "das Aus in Brandau"
        return not self.lexicon.flip_links.isdisjoint(between)
