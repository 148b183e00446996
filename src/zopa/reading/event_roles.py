"""Who takes part in an event, and as what: sides, hosts, guests, mediators, targets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from zopa.case.findings import ParticipantRole
from zopa.language.happenings import Happenings
from zopa.reading.clause import Clause
from zopa.reading.event_bystanders import Bystanders
from zopa.reading.event_dates import EventDates
from zopa.reading.names import Name
from zopa.reading.page import Page
from zopa.reading.subjects import Subjects
from zopa.reading.telling import Telling

_SOMEBODY = "person-"
_LISTED = 5  # words of a list behind a comma, up to its "and"
_SAYS_LITTLE = frozenset({"capital", "seat"})


class Side(Struct, frozen=True):
    """Words ``first`` to ``last`` name somebody; ``ids`` are the parties and persons they mean."""

    role: ParticipantRole
    first: int
    last: int
    ids: tuple[str, ...]
    actor: str | None = None


class EventRoles:
    """Finds who takes part, on one page."""

    def __init__(
        self,
        page: Page,
        subjects: Subjects,
        telling: Telling,
        dates: EventDates,
        words: Happenings,
    ) -> None:
        self.page = page
        self.grammar = page.grammar
        self.subjects = subjects
        self.telling = telling
        self.phrases = telling.phrases
        self.dates = dates
        self.data = words
        self.bystanders = Bystanders(page, subjects, words)
        self._texts = page.words.text
        self._low = page.words.low
        self._starts = {0, *(sentence.first for sentence in page.sentences)}
        self._speakers = page.grammar.we_words | page.grammar.one_words

    # -- what stands beside a noun ----------------------------------------------------------------

    def head(self, index: int, first: int) -> int:
        """Where the noun phrase of a noun begins: its article and adjectives.

        Without an article only words of order, of status and of size belong to it.
        """
        at = index
        sure = index
        grammar, data = self.grammar, self.data
        while at > first and index - at < 8:
            low = self._low[at - 1]
            if low in grammar.articles or low in data.definite:
                return at - 1
            known = self.subjects.at.get(at - 1)
            mine = known is not None and (known.role == "adjective" or known.genitive)
            ordered = low in data.sequence or low in data.marks or self._texts[at - 1].isdigit()
            lower = self._texts[at - 1][0].islower() or not grammar.inverted_cue
            lower |= self._texts[at - 1][0].isdigit() and self._texts[at - 1][-1].islower()
            plain = (
                self._texts[at - 1][0].isalnum()
                and low not in grammar.prepositions
                and low not in grammar.coordinators
                and not self.telling.clauses.is_finite(at - 1)
            )
            if not (mine or ordered or (plain and lower)):
                return self._attributed(sure, index, first)
            at -= 1
            if mine or ordered:
                sure = at
        return self._attributed(sure, index, first)

    def _attributed(self, at: int, index: int, first: int) -> int:
        """Where "der für Freitag vorgesehene Termin" begins, seen from "vorgesehene"."""
        if at == index or self._low[at] not in self.data.marks:
            return at
        for back in range(at - 1, max(first, at - 7) - 1, -1):
            low = self._low[back]
            if self._texts[back] in ",;:.–" or self.telling.clauses.is_finite(back):
                return at
            if (low in self.data.definite or low in self.data.indefinite) and (
                low not in self.grammar.prepositions
                and (
                    back == 0
                    or self._low[back - 1] not in self.grammar.prepositions
                    # "vor der mit Spannung erwarteten Begegnung": the article is no other noun's
                    or self._low[back + 1] in self.grammar.prepositions
                )
            ):
                return back
        return at

    def of_noun(self, head: int, index: int, words: Sequence[int]) -> list[Side]:
        """The sides that a noun phrase names itself: "das Treffen zwischen A und B in C"."""
        sides: list[Side] = []
        for at in range(head, index):
            sides += self._owner(self.subjects.at.get(at), at)
        before = self.subjects.at.get(index - 1) if not self.grammar.inverted_cue else None
        if before is not None and before.last == index and before.kind != "person":
            sides += self._named(before, "side")  # "a Council meeting"
        owner = self.subjects.at.get(head - 1)
        if owner is not None and owner.genitive and owner.last == head:
            sides += self._named(owner, "side")
        behind = [i for i in words if i > index]
        at = index + 1
        inside = False
        for place in behind:
            if place < at:
                continue
            if place > at and self._texts[place - 1] != ",":
                break  # the clause goes on somewhere else
            nested = self._low[place] in self.data.links and inside
            inside = self._low[place] in self.grammar.prepositions and not inside
            if nested:
                break  # "eine Entscheidung über die Anrufung des Rates"
            step = self._behind(place, behind[-1] + 1, sides)
            if step is None:
                break
            at = step
        return sides

    def _owner(self, name: Name | None, at: int) -> list[Side]:
        if name is None or not (name.role == "adjective" or name.genitive) or name.first != at:
            return []
        return self._named(name, "side")

    def _behind(self, at: int, limit: int, sides: list[Side]) -> int | None:
        """Read one addition behind a noun; the index behind it, ``None`` where there is none."""
        low, data = self._low, self.data
        word = low[at]
        if self.dates.covers(at):
            return at + 1
        if word in data.between or word in data.companions:
            end = self._list(at + 1, limit)
            sides += self.sides(at + 1, end, "side")
            return end
        if word in data.links and at + 1 < limit:
            end = self._list(at if word in self.grammar.articles else at + 1, limit)
            sides += self.sides(at + 1, end, "side")
            return max(end, at + 1)
        if word in self.grammar.prepositions and at + 1 < limit:
            if low[at + 1] in self.grammar.articles or self.phrases.begins(at + 1, limit):
                return max(self.phrases.end(at + 1, limit, appositions=False), at + 1)
            return at + 1
        return None

    def _list(self, first: int, limit: int) -> int:
        """Behind the noun phrases that are joined to one that begins here."""
        if first >= limit or not self.phrases.begins(first, limit):
            return first
        return self.phrases.end(first, limit, appositions=False)

    # -- what stands beside a verb ----------------------------------------------------------------

    def subject(self, clauses: Sequence[Clause], number: int, verb: int) -> list[Side]:
        """Who does what the verb says, with the words of the clause that name them."""
        clause = clauses[number]
        # "und verhängte Sanktionen": the subject stands in the clause before
        shared = clause.fresh and self.grammar.inverted_cue
        phrase = None if shared else self.telling.teller(self._without_stamp(clause, verb), verb)
        if phrase is None and verb and self._low[verb - 1] in self.grammar.third_person:
            phrase = (verb - 1, verb)  # "the same day he cleared the sale"
        if phrase is not None and (self.dates.covers(phrase[0]) or self._adverb(*phrase)):
            phrase = None
        if phrase is not None and self._low[phrase[0]] in self.data.no_sides:
            phrase = None  # "Stattdessen wird Ode ...", "Zwei Monate nach ihrer Begegnung ..."
        if phrase is not None and self._low[phrase[0]] in self._speakers:
            return []  # "we met her in Bonn": the outlet itself
        if phrase is not None and self._low[phrase[0]] not in self.grammar.third_person:
            found = self.sides(phrase[0], self._whole(*phrase, verb), "side")
            found = self._listed(clauses, number, phrase[0]) + found
            if clause.kind != "relative" or any(side.ids for side in found):
                return found
        earlier = self._earlier(clauses, number, phrase)
        if earlier:
            return earlier
        named = self.subjects.of(clauses, number, clause.last)
        if phrase is not None and self._low[phrase[0]] in self.data.anaphors and len(named) == 1:
            return [Side("side", *phrase, ())]  # "They meet again": not the one named last
        if isinstance(named, tuple) and named:
            return [side for name in named for side in self._named(name, "side")]
        return [Side("side", *phrase, ())] if phrase is not None else []

    def _listed(self, clauses: Sequence[Clause], number: int, first: int) -> list[Side]:
        """The names of a list that a comma has cut off: "Chile, | Kenia und Peru setzen ... fort"."""
        before = clauses[number - 1] if number else None
        coordinated = any(
            self._low[i] in self.grammar.coordinators for i in clauses[number].words[:_LISTED]
        )
        if before is None or not coordinated or self._texts[first - 1] != ",":
            return []
        named = {i for name in self.names(before) for i in range(name.head, name.last)}
        if not named or not named.issuperset(before.words):
            return []
        return self.sides(before.first, before.last, "side")

    def tellers(self, clauses: Sequence[Clause], number: int) -> list[Side]:
        """The names that are the subject of a clause."""
        named = self.subjects.of(clauses, number, clauses[number].last)
        found = named if isinstance(named, tuple) else ()
        return [side for name in found for side in self._named(name, "side")]

    def _adverb(self, first: int, last: int) -> bool:
        """Whether a capital word in front is no noun: "Parallel dazu wird", "Kurz vor dem Treffen"."""
        if not self.grammar.inverted_cue or first in self.subjects.at:
            return False
        if self._low[first] in self.grammar.articles or first + 1 >= len(self._low):
            return False
        behind = self._low[first + 1]
        if last - first > 1:
            return behind in self.grammar.prepositions
        text = self._texts[first + 1]
        finite = self.telling.clauses.is_finite(first + 1) or behind in self.grammar.finite
        return text[0].islower() and not finite and behind not in self.grammar.coordinators

    def _whole(self, first: int, last: int, verb: int) -> int:
        """The end of a phrase of which only the article was seen: "the two customs chiefs"."""
        if last - first > 1 or self._low[first] not in self.grammar.articles:
            return last
        closed = self.grammar.prepositions | self.grammar.auxiliaries
        while last < verb and self._low[last] not in closed:
            if not self._texts[last][0].isalnum() or self.telling.clauses.is_finite(last):
                break
            last += 1
        return last

    def _without_stamp(self, clause: Clause, verb: int) -> Clause:
        """The clause without a time or "Berlin (dpa)" in front of it."""
        words = [i for i in clause.words if i < verb]
        begun = 0
        if len(words) > 3 and self._texts[words[1]] == "(":
            begun = next((n for n, i in enumerate(words) if self._texts[i] == ")"), -1) + 1
        close = words[0] + 1 if words else 0
        if len(words) > 2 and close < len(self._texts) and self._texts[close] == "(":
            end = next(
                (i for i in range(close, min(close + 6, verb)) if self._texts[i] == ")"), None
            )
            if end is not None:
                begun = sum(i < end for i in words)
        while begun < len(words) and self.dates.covers(words[begun]):
            begun += 1
        return replace(clause, words=clause.words[begun:]) if begun else clause

    def _earlier(
        self, clauses: Sequence[Clause], number: int, phrase: tuple[int, int] | None
    ) -> list[Side]:
        """Whom a pronoun means where a clause before it in the sentence names one person."""
        if phrase is None or self._low[phrase[0]] not in self.grammar.he_words:
            return []
        for clause in reversed(clauses[:number]):
            persons = [n for n in self.names(clause) if n.kind == "person" and not n.genitive]
            if persons:
                return self._named(persons[0], "side")
        return []

    def counted(self, clause: Clause) -> list[Side]:
        """People by their number, behind no preposition: "sollen 33 Geiseln freikommen"."""
        if not self.grammar.inverted_cue:
            return []
        for first in clause.words:
            number = self._texts[first].isdigit() and not self.dates.covers(first)
            if not number or self._low[first - 1] in self.grammar.prepositions:
                continue
            last = first + 1
            while last < clause.last and self._texts[last].isdigit():
                last += 1
            if last < clause.last and self._texts[last][0].isupper():
                return [Side("side", first, last + 1, ())]
        return []

    def apposed(self, clauses: Sequence[Clause], number: int, verb: int) -> list[Side]:
        """Whom a verb right behind an apposition tells of: "Ida Lorn, the head of the bank, resigned"."""
        clause = clauses[number]
        if clause.kind != "relative" or clause.first != verb or clause.parent is None:
            return []
        name = self.subjects.at.get(clauses[clause.parent].first)
        closed = name is not None and self._texts[name.last] == "," == self._texts[verb - 1]
        return self._named(name, "side") if name is not None and closed else []

    def as_deed(self, sides: Sequence[Side]) -> list[Side]:
        """The sides of something that one does to another one: who does it, and to whom."""
        return [
            replace(side, role="target")
            if self._low[side.first - 1] in self.data.targets
            else replace(side, role="actor")
            for side in sides
        ]

    def is_pronoun(self, clause: Clause, verb: int) -> bool:
        """Whether a pronoun is the subject of a clause."""
        phrase = self.telling.teller(self._without_stamp(clause, verb), verb)
        if phrase is None:
            return bool(clause.lows & self.grammar.third_person)
        return self._low[phrase[0]] in self.grammar.third_person

    def resolved(self, side: Side, before: tuple[str, ...]) -> Side:
        """Words that stand for sides named before get the ids of those."""
        if side.ids or not self.anaphoric(range(side.first, side.last)):
            return side
        if any(self._low[i] in self.data.lands for i in range(side.first, side.last)):
            before = tuple(id for id in before if not id.startswith(_SOMEBODY))
        return Side(side.role, side.first, side.last, before)

    def as_meant(self, side: Side, name: Name) -> Side:
        """A pronoun with the ids of the person it stands for."""
        return Side(side.role, side.first, side.last, self._ids(name), name.actor)

    def objects(self, clause: Clause, taken: Iterable[Side]) -> list[Side]:
        """The persons and parties of a clause that are no part of its subject.

        Of a relative clause it is as well whom the clause tells of ("die Europäer, die er anrief").
        """
        taken = list(taken)
        names = self.names(clause)
        if clause.kind == "relative":
            known = self.subjects.at.get(clause.first - 2) or self.subjects.at.get(clause.first - 1)
            if known is not None and known.role != "adjective" and not self.is_place(known):
                names.insert(0, known)
        return [
            side
            for name in names
            if not any(s.first < name.last and name.head < s.last for s in taken)
            for side in self._named(name, "side")
        ]

    def stand_ins(self, clause: Clause, taken: Iterable[Side]) -> list[Side]:
        """The words of a clause that stand for sides named before ("beide Seiten"), no part of others."""
        inside = {i for side in taken for i in range(side.first, side.last)}
        found: list[Side] = []
        for at in clause.words:
            if self._low[at] not in self.data.both or at + 1 >= clause.last:
                continue
            if self._low[at + 1] in self.data.anaphors and not inside & {at, at + 1}:
                found.append(Side("side", at, at + 2, ()))
            elif self._alone(at) and at not in inside:
                found.append(Side("side", at, at + 1, ()))
        return found

    def _alone(self, at: int) -> bool:
        """Whether "beide" stands before the verb, and not before a noun of its own."""
        return self._low[at] in self.data.anaphors and self.telling.clauses.is_finite(at + 1)

    def companions(self, clause: Clause) -> list[Side]:
        """Those behind "mit" in a clause, and those behind "zwischen"."""
        found: list[Side] = []
        for at in clause.words:
            joined = self._low[at] in self.data.companions or self._low[at] in self.data.between
            if joined and at + 1 < clause.last and not self.dates.covers(at + 1):
                if self._low[at + 1] in self.data.pronouns:
                    found.append(Side("side", at + 1, at + 2, ()))
                elif (end := self._list(at + 1, clause.last)) > at + 1:
                    found += self.sides(at + 1, end, "side")
        return found

    def agents(self, clause: Clause) -> list[Side]:
        """Those by whom something is done: "unterzeichnet von A und B"."""
        if clause.lows.isdisjoint(self.grammar.passive):
            return []
        found: list[Side] = []
        for at in clause.words:
            if self._low[at] in self.grammar.agents and at + 1 < clause.last:
                end = self._list(at + 1, clause.last)
                if end > at + 1 and not self.dates.covers(at + 1):
                    found += self.sides(at + 1, end, "side")
        return found

    def format_name(self, head: int, index: int, limit: int) -> tuple[int, int] | None:
        """The name of a format: "Ukraine-Kontaktgruppe", "Genfer Gespräche"."""
        for at in (index, *range(index + 1, min(index + 4, limit))):
            first, dash, rest = self._low[at].rpartition("-")
            if dash and first and rest.endswith(self.data.formats):
                return at, at + 1
        before = index - 1
        if before < head or not self._low[index].endswith(self.data.formats):
            return None
        text = self._texts[before]
        towns = self.data.town_endings
        named = text[0].isupper() and self._low[before].endswith(tuple(towns)) if towns else False
        return (before, index + 1) if named and before not in self.subjects.at else None

    def helpers(self, clause: Clause) -> list[Side]:
        """Hosts and mediators: "auf Einladung Macrons", "unter Vermittlung Katars"."""
        found: list[Side] = []
        for at in clause.words:
            low = self._low[at]
            role: ParticipantRole | None = None
            if low in self.data.hosts:
                role = "host"
            elif low in self.data.mediators:
                role = "mediator"
            if role is not None and at + 1 < clause.last:
                end = self._list(at + 1, clause.last)
                found += self.sides(at + 1, max(end, at + 2), role)
        return found

    def names(self, clause: Clause) -> list[Name]:
        """The names of a clause that are actors, not places one is in."""
        found: list[Name] = []
        for index in clause.words:
            name = self.subjects.at.get(index)
            if name is None or (found and found[-1] is name):
                continue
            aside = self.is_place(name) or (
                name.role == "adjective" and not self._of_counterpart(name)
            )
            if not aside and not self.bystanders.only_tells(name):
                found.append(name)
        return found

    def _of_counterpart(self, name: Name) -> bool:
        """Whether an adjective says whose colleague somebody is: "seinen chilenischen Amtskollegen"."""
        return not self.data.counterparts.isdisjoint(self._low[name.last : name.last + 1])

    # -- words into sides -------------------------------------------------------------------------

    def sides(self, first: int, last: int, role: ParticipantRole) -> list[Side]:
        """The sides that a stretch names: one for each name, or the whole without an id."""
        found: list[Side] = []
        seen: Name | None = None
        for at in range(first, last):
            name = self.subjects.at.get(at)
            known = name is None or name is seen or self.bystanders.only_tells(name)
            if name is not None and not known and not self.is_place(name):
                found += self._named(name, role)
            seen = name or seen
        if not found and last > first and not self.dates.covers(first):
            found.append(Side(role, first, last, ()))
        return found

    def _named(self, name: Name, role: ParticipantRole) -> list[Side]:
        if name.role == "title" and (self._of_several(name) or self._plural(name)):
            return [Side(role, name.head, name.last, ())]
        return [Side(role, name.head, name.last, self._ids(name), name.actor)]

    def _plural(self, name: Name) -> bool:
        """Whether a title is that of several: "die Unterhändler", not "die Unterhändlerin"."""
        feminine = self.subjects.people.feminine_endings
        return (
            self.grammar.inverted_cue
            and self._low[name.head] in self.grammar.plural_articles
            and not self._low[name.last - 1].endswith(feminine)
        )

    def _of_several(self, name: Name) -> bool:
        """Whether a title is the genitive of many: "eine Sitzung der Minister"."""
        if name.head == 0 or name.last - name.head > 2:
            return False
        return self.data.nouns.of_compound(self._low[name.head - 1]) is not None

    def is_place(self, name: Name) -> bool:
        """Whether a state or its capital is only where something is: "in Moskau"."""
        before = "" if name.head in self._starts else self._low[name.head - 1]
        here = self._low[name.head]
        return name.kind != "person" and (
            before in self.data.place_links or here in self.data.place_links
        )

    def inner(self, side: Side, clause: Clause) -> bool:
        """Whether words of a clause stand behind a preposition, and only say more of somebody else."""
        own = clause.first < side.first < clause.last
        return own and self._low[side.first - 1] in self.grammar.prepositions

    def anaphoric(self, words: Iterable[int]) -> bool:
        """Whether the words stand for sides that were named before ("beide Seiten")."""
        words = list(words)
        names = (self.subjects.at.get(i) for i in words)
        if any(
            self._ids(name)
            for name in names
            if name is not None and not (name.role == "title" and self._plural(name))
        ):
            return False
        stand_ins = self.data.anaphors | self.grammar.third_person
        return any(self._low[i] in stand_ins for i in words)

    def vague(self, side: Side) -> bool:
        """Whether words leave open who takes part: they stand for sides named before, name no people
        ("die Geschütze schweigen") or are no noun at all ("Freundlich ging es zu").
        """
        words = range(side.first, side.last)
        if self.anaphoric(words) or any(self._low[i] in self.data.guns for i in words):
            return True
        # a capital that only the beginning of a sentence gives
        alone = side.last - side.first == 1 and self.grammar.inverted_cue
        return alone and self._low[side.first].endswith(tuple(self.grammar.adverb_endings))

    @staticmethod
    def _ids(name: Name | None) -> tuple[str, ...]:
        id = (name.party or name.owner or name.actor) if name is not None else None
        return (id,) if id else ()
