"""Who the speaker of a statement is: the actor that its noun phrase means in this report.

A phrase is read by its noun: a name, a surname, a title with the bearer it has in this report, a seat,
a body of a state, a pronoun, a description ("the 54-year-old"). Pronouns and descriptions mean whom
the sentences before were about: their speaker first, then their subject; gender and number must agree.
A statement without a phrase of its own has the speaker before it, unless a heading, a sentence about
somebody else or a paragraph with a new subject stands between. What none of this tells stays unknown.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from zopa.case.findings import Statement
from zopa.case.spans import Part
from zopa.language.threads import thread_words
from zopa.reading.focus import Focus, Referent
from zopa.reading.meanings import Meanings, Spot, overlapping
from zopa.reading.names import Name
from zopa.reading.page import Page
from zopa.reading.referents import Referents
from zopa.reading.voice import Range

_INDIRECT = frozenset({"Indirect", "IndirectFreeIndirect"})
_PERSONS = frozenset({"person", "title", "people"})  # roles of names
_REPORTED = "statement.reported_"  # how the rules of mere acts of saying begin


class Speakers:
    """Finds the speakers of the statements of one page; ``acting`` are the subjects by sentence."""

    def __init__(
        self, page: Page, referents: Referents, acting: Mapping[int, Sequence[Name]]
    ) -> None:
        self.page = page
        self.referents = referents
        self.acting = acting
        self.grammar = page.grammar
        self.focus = Focus(page, referents)
        self.meanings = Meanings(page, referents, self.focus)
        self._low = page.words.low
        self._texts = page.words.text
        self._sentences = page.sentences
        self._firsts = [sentence.first for sentence in page.sentences]
        self._moods = page.grammar.telling
        self._there = thread_words(page.language).yonder

    def resolve(self, statements: Sequence[Statement]) -> list[Statement]:
        """The same statements in the same order, each with its speaker and the rule that told."""
        found = list(statements)
        order = sorted(range(len(found)), key=lambda at: _extent(found[at]))
        outer: list[Statement] = []  # statements that hold the place we are at
        done = 0
        for at in order:
            one = found[at]
            start, end = one.quote[0].start, one.quote[-1].end
            home = self._sentence_at(start)
            while done < home:
                self._act(done)
                done += 1
            outer = [other for other in outer if other.quote[-1].end >= end]
            found[at] = self._spoken(one, home, outer)
            outer.append(found[at])
            self._heard(found[at], home)
        for place in range(done, len(self._sentences)):
            self._act(place)
        return found

    # -- one statement ----------------------------------------------------------------------------

    def _spoken(self, one: Statement, home: int, outer: Sequence[Statement]) -> Statement:
        if one.form == "Direct":
            holder = next((other for other in outer if _holds(other, one)), None)
            if holder is not None:
                rule = "speaker.outer" if holder.speaker is not None else None
                return replace(
                    one,
                    speaker=holder.speaker,
                    speaker_rule=rule,
                    speaker_spans=holder.speaker_spans,
                )
        if one.form == "Direct":
            # nobody is named as the speaker in his own quoted words
            quote = self._ranges(one.quote)
            named = (p for p in one.speaker_spans if not overlapping(self._ranges((p,))[0], quote))
            one = replace(one, speaker_spans=tuple(named))
        referent = self._referent(one, home)
        if referent is not None and referent.words:
            one = replace(one, speaker_spans=referent.words)
        if referent is None or referent.actor not in self.referents.known:
            return replace(one, speaker=None, speaker_rule=None)
        return replace(one, speaker=referent.actor, speaker_rule=referent.rule)

    def _referent(self, one: Statement, home: int) -> Referent | None:
        """Who speaks, by the words that name somebody, by the place, or by who spoke before."""
        quote = self._ranges(one.quote)
        spans = self._ranges(one.speaker_spans)
        ranges = [r for r in spans if not overlapping(r, quote)] or spans
        last = self._sentence_of(quote[-1][1] - 1)
        near = [r for r in ranges if home <= self._sentence_of(r[0]) <= last]
        frame = self._ranges(one.frame)
        apart = not any(home <= self._sentence_of(r[0]) <= last for r in frame)
        framed = [r for r in ranges if apart and r not in near and overlapping(r, frame)]
        marked = self._one_of(near + framed, one)
        spot = Spot(home, tuple(quote), self._plural(one))
        told = [self.meanings.of(words, spot) for words in marked]
        meant = [found for found in told if found is not None]
        if meant:
            best = next((found for found in meant if found.actor is not None), meant[0])
            if len(marked) < len(spans) and not best.words:
                best = replace(best, words=tuple(self.page.part(*words) for words in marked))
            return best
        place = self._place(one, home, quote)
        if place is not None:
            return place
        given = Referent(one.speaker, "speaker.subject") if one.speaker else None
        if marked or self._sentences[home].heading or one.rule.startswith(_REPORTED):
            return given
        if frame and not apart and one.cue and not self._told(frame):
            found = given or self._standing(home, quote) or self._by_pronoun(frame, spot)
            return found or (self.focus.carried(home) if self._impersonal(one, frame) else None)
        return self.focus.carried(home)

    def _impersonal(self, one: Statement, frame: Sequence[Range]) -> bool:
        """Whether nobody and no place is named beside a cue such as "hieß es"."""
        cues = {at for words in self._ranges(one.cue) for at in range(*words)}
        if self.referents.speech.place_cues.isdisjoint(self._low[at] for at in cues):
            return False
        words = (at for first, last in frame for at in range(first, last))
        return not any(self._texts[at][0].isupper() for at in words if at not in cues)

    def _one_of(self, spans: list[Range], one: Statement) -> list[Range]:
        """The stretches that name the speaker; of two around a cue the one that is its subject."""
        cues = self._ranges(one.cue)
        if len(spans) < 2 or not cues:
            return spans
        first, last = cues[0]
        if not any(end <= first for _, end in spans) or not any(at >= last for at, _ in spans):
            return spans
        behind = next((r for r in spans if r[0] == last), None)
        if behind is not None and self._low[behind[0]] not in self.grammar.oblique:
            return [behind]
        return [next((r for r in spans if self._low[r[0]] not in self.grammar.oblique), spans[0])]

    def _plural(self, one: Statement) -> bool:
        """Whether the verb of a statement's cue is a plural."""
        first = next(iter(self._ranges(one.cue)), None)
        return first is not None and self._low[first[0]].endswith(
            self.grammar.infinitive_ending or "\n"
        )

    def _told(self, frame: Sequence[Range]) -> bool:
        """Whether a frame is itself reported: "Zugleich habe X gesagt, dass ..."."""
        return any(
            self._low[at] in self._moods and self._texts[at][0].islower()
            for first, last in frame
            for at in range(first, last)
        )

    def _standing(self, home: int, quote: Sequence[Range]) -> Referent | None:
        """The one person named in a sentence beside a statement whose speaker nothing marks."""
        sentence = self._sentences[home]
        found = {
            name.actor
            for name in self.referents.within(sentence.first, sentence.last)
            if name.role == "person"
            and self.focus.stands(name)
            and not overlapping((name.first, name.last), quote)
        }
        return Referent(found.pop(), "speaker.subject") if len(found) == 1 else None

    def _by_pronoun(self, frame: Sequence[Range], spot: Spot) -> Referent | None:
        """Whom the pronoun in the frame of a statement means: "ließ er über seinen Sprecher wissen"."""
        pronouns = self.grammar.third_person - self.grammar.demonstratives
        words = (at for first, last in frame for at in range(first, last))
        at = next((i for i in words if self._low[i] in pronouns), None)
        return self.meanings.of((at, at + 1), spot) if at is not None else None

    def _place(self, one: Statement, home: int, quote: Sequence[Range]) -> Referent | None:
        """The side in "Aus Kiew hieß es" or "heißt es im Präsidialamt"."""
        cues = {self._low[at] for words in self._ranges(one.cue) for at in range(*words)}
        if cues.isdisjoint(self.referents.speech.place_cues):
            return None
        links = self.grammar.place_sources
        sentence = self._sentences[home]
        for name in self.referents.within(sentence.first, sentence.last):
            inside = overlapping((name.first, name.last), quote)
            if name.head == 0 or inside or name.role in {"adjective", "person", "title"}:
                continue
            if self._low[name.head - 1] in links:
                return Referent(name.actor, "speaker.place")
        for first, last in self._ranges(one.frame):
            for at in range(first + 1, last):
                if self._low[at - 1] in links and self.referents.is_body(self._low[at]):
                    return self.meanings.body(at, home)
        return self._yonder(home, quote)

    def _yonder(self, home: int, quote: Sequence[Range]) -> Referent | None:
        """The one side named before "dort", in its sentence or the one before: "nun heißt es dort, ..."."""
        sentence = self._sentences[home]
        words = range(sentence.first, sentence.last)
        at = next((i for i in words if self._low[i] in self._there), None)
        if at is None or overlapping((at, at + 1), quote):
            return None
        near = self.referents.within(sentence.first, at)
        if not near and home and not self._sentences[home - 1].heading:
            near = self.referents.within(self._sentences[home - 1].first, sentence.first)
        sides = {name.party: name.actor for name in near if name.party and name.role != "adjective"}
        return Referent(next(iter(sides.values())), "speaker.place") if len(sides) == 1 else None

    # -- for what follows -------------------------------------------------------------------------

    def _heard(self, one: Statement, home: int) -> None:
        """Note who spoke."""
        last = self._sentence_at(one.quote[-1].end - 1)
        for at in range(home, last + 1):
            center = self.focus.centers[at]
            center.told = True
            if one.speaker is not None or (one.speaker_spans and one.form != "Direct"):
                center.speakers.append(Referent(one.speaker, "", one.speaker_spans))
            elif one.form != "Direct":
                center.speakers.clear()

    def _act(self, place: int) -> None:
        """Note who acts in a sentence that is over."""
        center = self.focus.centers[place]
        center.acting = self._subjects(place)
        if center.acting or center.told:
            return
        sentence = self._sentences[place]
        pronouns = self.grammar.he_words - self.grammar.demonstratives
        at = next(
            (i for i in range(sentence.first, sentence.last) if self._low[i] in pronouns), None
        )
        found = self.meanings.of((at, at + 1), Spot(place)) if at is not None else None
        if at is not None and found is not None and found.actor is not None:
            center.acting.append(replace(found, words=(self.page.part(at, at + 1),)))

    def _subjects(self, place: int) -> list[Referent]:
        """Who acts in a sentence: its subject, else the one person who can be it."""
        sentence = self._sentences[place]
        told = self.acting.get(place, ())
        names = [name for name in told if sentence.first <= name.first < sentence.last]
        if not names:
            within = self.referents.within(sentence.first, sentence.last)
            names = [n for n in within if n.role in _PERSONS and self.focus.stands(n)]
            if len({name.actor for name in names}) > 1:
                return []
        found: dict[str, Referent] = {}
        for name in names:
            meant = self.meanings.of_name(name, Spot(place))
            if meant is not None and meant.actor is not None:
                words = (self.page.part(name.head, name.last),)
                found.setdefault(meant.actor, replace(meant, words=words))
        return list(found.values())

    # -- places -----------------------------------------------------------------------------------

    def _ranges(self, parts: Sequence[Part]) -> list[Range]:
        """Parts as first and last (excluded) word."""
        words = self.page.words
        found = []
        for part in parts:
            first = bisect_right(words.end, part.start)
            last = bisect_left(words.start, part.end)
            if first < last:
                found.append((first, last))
        return found

    def _sentence_of(self, word: int) -> int:
        return max(bisect_right(self._firsts, word) - 1, 0)

    def _sentence_at(self, character: int) -> int:
        return self._sentence_of(bisect_right(self.page.words.end, character))


def _extent(one: Statement) -> tuple[int, int]:
    return one.quote[0].start, -one.quote[-1].end


def _holds(outer: Statement, one: Statement) -> bool:
    """Whether the words of a statement, and those of its speaker, stand in somebody's indirect speech."""
    if outer.form not in _INDIRECT:
        return False
    start, end = one.quote[0].start, one.quote[-1].end
    return any(
        part.start <= start
        and end <= part.end
        and end - start < part.end - part.start
        and (
            one.speaker_spans == outer.speaker_spans
            or all(part.start <= named.start < part.end for named in one.speaker_spans)
        )
        for part in outer.quote
    )
