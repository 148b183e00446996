"""The parts of a lever: who holds it, on whom, when it strikes, how hard, since when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import timedelta

from zopa.case.spans import Interval
from zopa.language.leverage import LeverWords, Means
from zopa.language.text import Sentence
from zopa.reading.clause import Clause
from zopa.reading.event_dates import Timed
from zopa.reading.event_setting import Setting
from zopa.reading.names import Name
from zopa.reading.scene import Scene
from zopa.reading.voice import Range, Voice

_PRESSING = frozenset({"sanction", "arms_release", "battlefield", "force"})
_OLD = timedelta(days=200)  # what lies further back is history
_MARKS = frozenset(",;:–—-()")
_LEADING = 0.5  # how often the second side is named against the first, and the third against it
_HIT = 8  # words from a means to whom it hits ("Zölle von 20 Prozent auf Waren aus B")
_LISTED = 4  # words of a clause in which a number makes no amount ("1. Juni")
_LASTING = 7  # words from "until" to a day


class LeverParts:
    """Finds the parts of levers on one page; ``at`` has its days, places and noun phrases."""

    def __init__(self, setting: Setting, words: LeverWords) -> None:
        self.at = setting
        self.data = words
        self.grammar = setting.grammar
        self.texts = setting.texts
        self.low = setting.low
        self.phrases = setting.roles.phrases
        self._by_word: dict[str, Name] = {}
        self._counts_of: Counter[str] = Counter()
        for name in setting.subjects.names:
            if name.role == "person" or name.last - name.first == 1:
                self._by_word.setdefault(setting.low[name.last - 1], name)

    # -- means --------------------------------------------------------------------------------------

    def means(self, index: int) -> Means | None:
        """What the noun at a word is as a means of pressure."""
        if self.grammar.inverted_cue and not self.texts[index][0].isupper():
            return None
        return self.data.means.of_compound(self.low[index])

    def means_in(self, words: Iterable[int], kinds: frozenset[str], near: int) -> int | None:
        """The word among these, nearest to ``near``, that names a means of one of the kinds."""
        found = [i for i in words if self.means(i) in kinds]
        return min(found, key=lambda i: abs(i - near), default=None)

    # -- who ----------------------------------------------------------------------------------------

    @staticmethod
    def id_of(name: Name | None) -> str | None:
        """The party that a name belongs to, else the actor itself."""
        return (name.party or name.owner or name.actor) if name is not None else None

    def above(self, clauses: Sequence[Clause], number: int) -> int | None:
        """The clause that an infinitive hangs on: the one whose words stand right before it."""
        first = clauses[number].first
        before = [
            (max(i for i in clause.words if i < first), at)
            for at, clause in enumerate(clauses)
            if at != number and clause.first < first
        ]
        return max(before)[1] if before else None

    def is_side(self, id: str | None) -> bool:
        """Whether an id is that of a side or a body, and not of a person by itself."""
        return any(
            id in {name.party, name.owner} or (name.kind != "person" and name.actor == id)
            for name in self.at.subjects.names
            if id is not None
        )

    def accused(self, clauses: Sequence[Clause], number: int) -> bool:
        """Whether a clause is what somebody is accused of: "wirft B vor, mit Zöllen zu drohen"."""
        clause = clauses[number]
        above = clause.parent
        if clause.kind == "infinitive" and above is None:
            above = self.above(clauses, number)
        lows = clause.lows if above is None else clause.lows | clauses[above].lows
        return not lows.isdisjoint(self.data.accusing)

    def holders(self, scene: Scene, number: int, index: int) -> tuple[tuple[str, ...], bool]:
        """Who does what a verb says, and whether the clause names anybody at all."""
        clause = scene.clauses[number]
        agent = scene.subjects.passive_agent(clause)
        if agent is not None:
            return self._ids([agent]), True
        if self.passive(clause, index):
            return (), False
        while scene.clauses[number].kind == "infinitive":
            above = self.above(scene.clauses, number)
            if above is None:
                return (), False
            number = above
            index = scene.clauses[number].last
        if not self.grammar.inverted_cue and self.at.clauses.finite_of(clause) is None:
            doer = self._before_verb(clause, index)
            if doer is not None:
                return (doer,), True
        subject = scene.subject(number, index)
        if isinstance(subject, tuple):
            ids = self._ids(subject)
            if ids:
                return ids, True
        elif subject in {"we", "one"}:
            voice = scene.voice(index) or scene.voice(scene.clauses[number].first)
            return (self._ids([voice.speaker]), True) if voice is not None else ((), False)
        told, named = self._phrase(scene, number, index)
        return (told, named) if told else (self._own_body(scene, clause), named)

    def _own_body(self, scene: Scene, clause: Clause) -> tuple[str, ...]:
        """Whose "seine Behörde" is, where a side was the subject of the sentence before."""
        bodies = self.grammar.own_side | self.data.bodies
        for at in clause.words[1:]:
            own = self.low[at - 1] in self.grammar.possessives and self.low[at] in bodies
            if own and not (at > 1 and self.low[at - 2] in self.grammar.prepositions):
                id = self.id_of(scene.subjects.before())
                return (id,) if id is not None else ()
        return ()

    def _before_verb(self, clause: Clause, index: int) -> str | None:
        """The side right before a verb whose form tells no tense: "Chile set", "Chile has cut"."""
        for at in range(index - 1, max(index - _LISTED, clause.first) - 1, -1):
            name = self.at.subjects.at.get(at)
            if name is not None:
                heads = at + 1 if name.role == "adjective" else name.head
                linked = self._before(heads) in self.grammar.prepositions
                return None if linked or name.role == "adjective" else self.id_of(name)
            if self.low[at] not in self.data.perfect and not self.low[at].endswith("ly"):
                return None
        return None

    def _ids(self, names: Iterable[Name | None]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(id for n in names if (id := self.id_of(n)) is not None))

    def _phrase(self, scene: Scene, number: int, index: int) -> tuple[tuple[str, ...], bool]:
        """The same by the noun phrase that stands as the subject: "russische Truppen"."""
        finite = self.at.clauses.finite_of(scene.clauses[number])
        verb = finite if finite is not None else index
        sides = self.at.roles.subject(scene.clauses, number, verb)
        for side in sides:
            if side.ids:
                return side.ids, True
            for at in range(side.first, side.last):
                id = self.id_of(self._by_word.get(self.low[at])) or self.of_compound(at)
                if id is not None and self.texts[at][0].isupper():
                    return (id,), True
        return (), bool(sides)

    def of_compound(self, index: int) -> str | None:
        """Whose a compound is by its first part: "Front-Kämpfer"."""
        first, dash, _ = self.low[index].partition("-")
        return self.id_of(self._by_word.get(first)) if dash and first else None

    def passive(self, clause: Clause, index: int) -> bool:
        """Whether the subject of a clause suffers what its verb says."""
        grammar = self.grammar
        if clause.lows.isdisjoint(grammar.passive_auxiliaries):
            return False
        low = self.low[index]
        if self.at.clauses.is_finite(index) and index == self.at.clauses.finite_of(clause):
            return False
        if not clause.lows.isdisjoint(grammar.passive_auxiliaries - self.data.future):
            return True
        prefix = grammar.participle_prefix
        return low.endswith(grammar.participle_endings) and (
            not prefix or prefix in low[:6] or not low.endswith(grammar.infinitive_ending)
        )

    def names(self, first: int, last: int, but: Iterable[str | None]) -> list[tuple[int, str]]:
        """The sides that some words name, with the place of each; ``but`` are left out."""
        taken = {id for id in but if id is not None}
        found: list[tuple[int, str]] = []
        seen: Name | None = None
        for at in range(first, last):
            name = self.at.subjects.at.get(at)
            if name is None or name is seen:
                continue
            seen = name
            id = self.id_of(name)
            if id is not None and id not in taken:
                found.append((name.head, id))
        return found

    def target(
        self,
        words: Sequence[int],
        trigger: Range | None,
        holders: Sequence[str],
        *,
        means: int | None = None,
        dative: bool = True,
        receiving: bool = False,
        links: frozenset[str] = frozenset(),
    ) -> str | None:
        """On whom a lever presses: behind "gegen", as the object, as the subject of its trigger.

        ``dative``: whom the clause names beside the holders is meant; ``means``: the noun of the means;
        ``receiving``: who gets something is meant ("an B"); ``links``: further prepositions before it.
        """
        links = links | self.data.against | (self.data.recipients if receiving else frozenset())
        inside = set(words)
        for at in words:
            behind = at + 1
            if self.low[at] in links and behind in inside:
                end = self.phrases.end(behind, words[-1] + 1, appositions=False)
                found = self.names(behind, max(end, behind + 1), holders)
                if found:
                    return found[0][1]
        if means is not None:
            # "Zölle auf Waren aus B", "die Sanktionen der EU gegen B" stand behind the noun
            named = self.names(means + 1, words[-1] + 1, holders)
            near = bool(named) and named[0][0] - means <= _HIT
            if near and not self._owned(named[0][0]):
                return named[0][1]
        if dative:
            for place, id in self.names(words[0], words[-1] + 1, holders):
                name = self.at.subjects.at.get(place)
                head = self._before(place)
                spoken = name is not None and (name.role == "adjective" or name.genitive)
                if place in inside and not spoken and head not in self.grammar.prepositions:
                    return id
        if trigger is not None:
            found = self.names(*trigger, holders)
            if found:
                return found[0][1]
        return None

    def owner(self, noun: int) -> str | None:
        """Whose a noun is: "die Sanktionen der EU", "Kesslers Frist", "das US-Ultimatum"."""
        for at in (noun - 1, noun + 1, noun - 2):
            name = self.at.subjects.at.get(at)
            if name is not None and (name.genitive or name.role == "adjective"):
                return self.id_of(name)
        return self.of_compound(noun)

    def _owned(self, place: int) -> bool:
        name = self.at.subjects.at.get(place)
        return name is not None and name.genitive

    def _before(self, index: int) -> str:
        return self.low[index - 1] if index else ""

    def rival(self, side: str | None, but: Sequence[str] = ()) -> str | None:
        """The other one of the two sides that the report is about, where ``side`` is one of them.

        ``but``: who stands aside.
        """
        if not self._counts_of:
            self._counts_of.update(
                id for name in self.at.subjects.names if (id := self.id_of(name)) is not None
            )
        ranked = [(id, count) for id, count in self._counts_of.most_common() if id not in but]
        two = ranked[:2]
        if len(two) < 2 or side not in {id for id, _ in two}:
            return None
        (_, first), (_, second) = two
        third = ranked[2][1] if len(ranked) > 2 else 0
        if second < 2 or second < _LEADING * first or third > _LEADING * second:
            return None
        return next(id for id, _ in two if id != side)

    def pronoun(self, clause: Clause, before: Sentence | None, but: Sequence[str]) -> str | None:
        """Whom "ihm" means, where the sentence before names one other side."""
        if before is None or clause.lows.isdisjoint(self.data.object_pronouns):
            return None
        ids = {id for _, id in self.names(before.first, before.last, but)}
        return ids.pop() if len(ids) == 1 else None

    @staticmethod
    def hostile(voice: Voice | None, holder: str | None) -> bool:
        """Whether it is somebody else who says what the holder would do."""
        if voice is None or voice.speaker is None or holder is None:
            return False
        speaker = voice.speaker
        return holder not in {speaker.party, speaker.owner, speaker.actor}

    # -- when ---------------------------------------------------------------------------------------

    def conditional(self, clause: Clause) -> bool:
        """Whether a clause tells when something would be; "bis Mai müsse ..." does not."""
        if clause.conditional and clause.head in self.data.until:
            until = self.until(clause)
            return until is None or until.first > clause.first + 3
        return clause.conditional or (
            clause.kind == "main"
            and self.low[clause.first] in self.at.data.conditional_openers
            and self.texts[clause.last - 1] != "?"
        )

    def trigger(self, clauses: Sequence[Clause], numbers: Sequence[int]) -> Range | None:
        """The words that say when it strikes: the nearest condition beside the clauses."""
        near = range(max(numbers[0] - 2, 0), min(numbers[-1] + 3, len(clauses)))
        order = sorted(
            (n for n in near if n not in numbers),
            key=lambda n: min(abs(n - m) for m in numbers),
        )
        for number in order:
            if self.conditional(clauses[number]) and self._beside(clauses, number, numbers):
                return self.trimmed(clauses[number].first, clauses[number].last)
        for number in numbers:
            clause = clauses[number]
            for at in clause.words:
                phrase = self.data.trigger_phrases.first(self.low, at, clause.last)
                if phrase is not None:
                    behind = phrase[0]
                    end = behind
                    if behind < clause.last and self.phrases.begins(behind, clause.last):
                        end = self.phrases.end(behind, clause.last, appositions=False)
                    return at, max(end, behind)
        return None

    def _beside(self, clauses: Sequence[Clause], number: int, numbers: Sequence[int]) -> bool:
        """Whether a condition belongs to these clauses: no other main clause has it."""
        if number > numbers[-1]:
            return all(
                n in numbers or clauses[n].kind != "main" for n in range(numbers[-1] + 1, number)
            )
        if any(clauses[n].kind == "main" for n in range(number + 1, numbers[0])):
            return False
        opened = any(clauses[n].kind == "main" for n in range(number))
        first = clauses[numbers[0]].first
        return not opened or (self.grammar.inverted_cue and self.at.clauses.is_finite(first))

    def refuses(self, first: int, last: int) -> bool:
        """Whether a condition is one that should not come true: the other side does not give way."""
        lows = self.low[first:last]
        if self.yields(first, last):
            return False
        if not self.data.unless.isdisjoint(lows):
            return True
        if not self.data.refusal.isdisjoint(lows):
            return True
        pressed = any(self.means(i) in _PRESSING for i in range(first, last))
        return pressed and not any(
            act.does == "lift" for low in lows for act in self.data.acts.get(low, ())
        )

    def yields(self, first: int, last: int) -> bool:
        """Whether a condition is that the other side gives way."""
        lows = self.low[first:last]
        if not self.grammar.negations.isdisjoint(lows) or not self.data.unless.isdisjoint(lows):
            return False
        return not self.data.yielding.isdisjoint(lows)

    def plain(self, index: int) -> str:
        """An infinitive without the mark within it: "auszuweisen" is "ausweisen"."""
        low, mark = self.low[index], self.grammar.infinitive_mark
        at = low.find(mark, 2)
        inside = self.grammar.inverted_cue and 0 < at < len(low) - 4
        return low[:at] + low[at + len(mark) :] if inside else low

    def trimmed(self, first: int, last: int) -> Range:
        """A stretch without marks at its ends."""
        while first < last - 1 and self.texts[first] in _MARKS:
            first += 1
        while last > first + 1 and self.texts[last - 1] in _MARKS:
            last -= 1
        return first, last

    # -- how hard, since when -------------------------------------------------------------------------

    def size(self, ranges: Iterable[Range], but: Range | None = None) -> Range | None:
        """The first amount in some stretches, with the noun that it counts."""
        for first, last in ranges:
            for at in range(first, last):
                if but is not None and but[0] <= at < but[1]:
                    continue
                if not self._counts(at, last) or self.at.dates.covers(at):
                    continue
                end = self._amount(at, last)
                if end is not None:
                    return at, end
        return None

    def _counts(self, at: int, last: int) -> bool:
        text, low = self.texts[at], self.low[at]
        if low in self.data.numbers:
            return True
        if not text[0].isdigit():
            return False
        # "2. Runde", "16:40"
        return not (at + 1 < last and self.texts[at + 1] in {".", ":", "/"})

    def _amount(self, at: int, last: int) -> int | None:
        """Behind the noun phrase that a number belongs to; ``None`` where it counts nothing."""
        if at + 2 < last and self.texts[at + 1] == "," and self.texts[at + 2][0].isdigit():
            end = self._amount(at + 2, last)  # "2,3 Milliarden"
            return max(end or 0, at + 3)
        end = self.phrases.end(at, last, appositions=False)
        step = at + 1
        while step < last and self._counts(step, last):
            step += 1
        end = max(end, step)
        if end < last and self.low[end] in {"%", "€", "$"}:
            end += 1
        alone = end == at + 1 and self.texts[at][0].islower()
        return None if alone else end

    def day(self, clause: Clause, index: int) -> tuple[Interval | None, bool]:
        """The days of an announcement or a deed, and whether they are history."""
        at = self.at
        times = at.times(clause.words, index)
        since = at.since(times)
        if since is not None and self.low[since.first - 1] not in self.data.until:
            interval = since.expression.interval
            if self.coming(interval):
                return None, False  # "seit Oktober", told in May
            if interval.start is not None:
                return Interval(interval.start, interval.start), False
        day = at.day(times)
        told = times or at.times(range(at.sentence.first, clause.first), index)
        old = any(self._history(timed.expression.interval) for timed in told)
        return (day.expression.interval if day is not None else None), old

    def coming(self, day: Interval | None) -> bool:
        """Whether a day lies behind that of the report."""
        today = self.at.dates.published.end
        return bool(day and day.start and today and day.start > today)

    def _history(self, interval: Interval) -> bool:
        today = self.at.dates.published
        if today.start is None or interval.end is None:
            return False
        return today.start - interval.end > _OLD

    def until(self, clause: Clause) -> Timed | None:
        """The end of a deadline: "bis zum 15. Oktober", "binnen 48 Stunden"."""
        for timed in self.at.dates.within(clause.words):
            words = {*self.low[max(timed.first - 2, 0) : timed.first], self.low[timed.first]}
            if timed.expression.kind == "duration":
                if words & self.data.within and self.at.dates.minutes(timed) is not None:
                    return timed
            elif (words & self.data.until or self._ends(clause, timed)) and self._a_day(timed):
                return timed
        return None

    def _ends(self, clause: Clause, timed: Timed) -> bool:
        """Whether a day belongs to what something lasts until: "bis zum Ende der Tagung am Freitag"."""
        for i in range(timed.first - 1, max(timed.first - _LASTING, clause.first) - 1, -1):
            if self.low[i] in self.data.until:
                return self.low[i] not in self.grammar.agents
            if not self.texts[i][0].isalpha() or self.at.clauses.is_finite(i):
                return False
        return False

    def _a_day(self, timed: Timed) -> bool:
        """Whether an expression means a few days; in a report without a date it may mean any."""
        interval = timed.expression.interval
        unknown = interval.start is None and interval.end is None
        return self.at.precise(timed) or (unknown and timed.expression.kind == "date")
