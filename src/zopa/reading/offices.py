"""Who holds which office: title and name, appositions, "als Außenminister", members of a delegation.

What two reports tell of one person stays as each tells it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from msgspec import Struct

from zopa.case.findings import Office, OfficeStatus
from zopa.case.ids import content_id
from zopa.case.spans import Interval
from zopa.language.lexicon import people
from zopa.language.text import Sentence
from zopa.reading.clauses import ClauseReader
from zopa.reading.event_dates import EventDates
from zopa.reading.extents import Extents
from zopa.reading.gazetteer import Gazetteer, person_id
from zopa.reading.names import Name
from zopa.reading.office_titles import OfficeTitles, Title
from zopa.reading.page import Page
from zopa.reading.persons import Persons

_APPOSED = 9  # words between a name and its title in apposition
_NEAR = 12  # words behind a title in which a date can tell since when


class Holder(Struct, frozen=True):
    """A person on the page: words ``first`` to ``last``; its phrase begins at ``head``."""

    head: int
    first: int
    last: int
    actor: str
    party: str | None


class OfficeReader:
    """Reads the offices of one page."""

    def __init__(
        self,
        page: Page,
        names: Sequence[Name],
        places: Gazetteer,
        clauses: ClauseReader,
        dates: EventDates,
    ) -> None:
        self.page = page
        self.grammar = page.grammar
        self.clauses = clauses
        self.dates = dates
        at = {i: name for name in names for i in range(name.first, name.last)}
        self.titles = OfficeTitles(page, places, at, clauses)
        self.words = self.titles.words
        self.extents = Extents(page, places, Persons(page, places.persons, places.titles))
        self.names = names
        self._plain = places.titles.plain
        self._not_names = people(page.language).not_names
        self._texts = page.words.text
        self._low = page.words.low
        self._persons = {
            n.first: Holder(n.head, n.first, n.last, n.actor, n.party)
            for n in names
            if n.role == "person" and n.kind == "person" and n.actor is not None
            if n.rule != "name.apposition"
        }
        self._firsts = sorted(self._persons)
        self._surnames = {
            n.actor.rpartition("-")[2]: n.actor
            for n in names
            if n.role == "person" and n.actor is not None
        }
        self._found: dict[tuple[str, str, OfficeStatus], Office] = {}

    def read(self) -> list[Office]:
        """All offices of the page, each once."""
        for sentence in self.page.sentences:
            for index in range(sentence.first, sentence.last):
                if self.titles.is_title(index):
                    self._at(index, sentence)
            self._groups(sentence)
        self._alone()
        return list(self._found.values())

    # -- one title ----------------------------------------------------------------------------------

    def _at(self, index: int, sentence: Sentence) -> None:
        following = index + 1
        joined = not self.grammar.inverted_cue and following < sentence.last
        if joined and self.titles.is_title(following):
            return  # "chief negotiator" is one title
        title = self.titles.read(index, sentence)
        for found, rule in (
            (self._behind(title, sentence), "office.title_and_name"),
            (self._apposed_name(title, sentence), "office.name_in_apposition"),
            (self._named_before(title, sentence), "office.apposition"),
            (self._as_title(title, sentence), "office.as"),
            (self._copula(title, sentence), "office.copula"),
        ):
            if found:
                for holder in found:
                    self._add(holder, title, sentence, rule)
                return

    def _behind(self, title: Title, sentence: Sentence) -> list[Holder]:
        """ "Außenminister Marco Rubio", "die Außenminister Rubio und Lawrow"."""
        if not title.bare:
            return []
        holder = self._person(title.last, sentence, sure=True)
        if holder is None:
            return []
        found = [holder]
        while title.plural or self._is_plural(title):
            at = found[-1].last
            if at + 1 >= sentence.last or (
                self._low[at] not in self.grammar.coordinators and self._texts[at] != ","
            ):
                break
            following = self._person(at + 1, sentence, sure=False)
            if following is None:
                break
            found.append(following)
        return found

    def _is_plural(self, title: Title) -> bool:
        return not self.grammar.inverted_cue and self._low[title.index].endswith("s")

    def _apposed_name(self, title: Title, sentence: Sentence) -> list[Holder]:
        """ "der Chef des Fonds, Kirill Dmitrijew, ..." and "Neuer Chef der Bahn: Ute Falk"."""
        at = title.last
        if at + 1 >= sentence.last or self._texts[at] not in ",:":
            return []
        begin = at + 1
        while begin < sentence.last and (
            self._low[begin] in self.grammar.articles
            or (self.titles.is_title(begin) and self._texts[begin][0].isupper())
            or self._rank(begin)
        ):
            begin += 1  # "der Militärsprecher, Major Ferreira", "ihre Vorsitzende, die Händlerin X"
        holder = self._person(
            begin, sentence, sure=begin > at + 1 or self._closed(at + 1, sentence)
        )
        if holder is None or not self._ends(holder.last, sentence):
            return []
        return [holder]

    def _rank(self, index: int) -> bool:
        """Whether a capital word before a name is what somebody is by trade or nation."""
        following = index + 1
        return (
            self.grammar.inverted_cue
            and self._low[index - 1] in self.grammar.articles
            and self._texts[index][0].isupper()
            and following < len(self._texts)
            and self._texts[following][0].isupper()
            and following + 1 < len(self._texts)
            and self._texts[following + 1][0].isupper()
        )

    def _closed(self, first: int, sentence: Sentence) -> bool:
        """Whether a comma or the end follows the two or three capital words that begin here."""
        at = first
        while at < sentence.last and self._texts[at][0].isupper():
            at += 1
        return 2 <= at - first <= 4 and self._ends(at, sentence)

    def _named_before(self, title: Title, sentence: Sentence) -> list[Holder]:
        """ "Kirill Dmitrijew, der Chef des Staatsfonds, ..."."""
        comma = title.head - 1
        low = self._low
        if low[comma] in self.words.as_words:
            return []
        while comma > sentence.first and title.head - comma < _APPOSED:
            if self._texts[comma] == ",":
                break
            if self.clauses.is_finite(comma) or low[comma] in self.grammar.finite:
                return []
            if low[comma] in self.grammar.prepositions and low[comma] not in self.words.links:
                return []
            comma -= 1
        if comma <= sentence.first or self._texts[comma] != "," or title.head - comma >= _APPOSED:
            return []
        if comma + 1 != title.head and self.grammar.inverted_cue:
            return []
        if low[title.head] in self.grammar.relatives and (
            title.last < sentence.last and self.clauses.is_finite(title.last)
        ):
            return []  # ", der Minister war" is no apposition
        holder = self._ending_at(comma)
        if holder is None:
            holder = self._unknown_before(comma, sentence)
        return [holder] if holder is not None else []

    def _as_title(self, title: Title, sentence: Sentence) -> list[Holder]:
        """ "Tammen, der die Delegation als Chefunterhändler anführt", "trat als Minister zurück"."""
        link = title.head - 1
        if link <= sentence.first:
            return []
        made = self._low[link] in self.words.named_links and not (
            self.words.named_verbs.isdisjoint(self._around(title, sentence))
        )
        if self._low[link] not in self.words.as_words and not made:
            return []
        holder = self._before(link, sentence)
        return [holder] if holder is not None else []

    def _copula(self, title: Title, sentence: Sentence) -> list[Holder]:
        """ "Maren Oduya is chair of the association", "Holthusen ist seit Oktober Direktorin"."""
        at = self._verb_before(title, sentence)
        if at is None:
            return []
        holder = self._ending_at(at) or self._before_verb(at, sentence)
        return [holder] if holder is not None else []

    def _verb_before(self, title: Title, sentence: Sentence) -> int | None:
        """The copula before a title, a date between them passed over."""
        at = title.head - 1
        least = max(sentence.first, at - _NEAR // 2)
        while at > least and (
            self.dates.covers(at)
            or self._low[at] in self.words.since | self.words.left_until
            or self._texts[at] == ","
            or self._low[at] in self.grammar.articles
        ):
            at -= 1
        return at if at > sentence.first and self._low[at] in self.words.copulas else None

    # -- persons ------------------------------------------------------------------------------------

    def _person(self, index: int, sentence: Sentence, *, sure: bool) -> Holder | None:
        """The person whose name begins here; ``sure``: a name is expected."""
        if index >= sentence.last:
            return None
        known = self._persons.get(index)
        if known is not None:
            if known.last - index > 2 and self.titles.is_title(index):
                return self._make(index + 1, known.last)  # "der Vorsitzende Richter Kai Ohm"
            return known
        if not sure:
            return None
        last = self.extents.end(index, sentence)
        if last - index > 4 or last == index:
            return None
        alone = last - index == 1
        if self.extents.has_noun(index, last) or (
            alone and not self._single(index, last, sentence)
        ):
            return None
        if any(self.titles.is_title(i) for i in range(index, last)):
            return None
        return self._make(index, last)

    def _make(self, first: int, last: int) -> Holder:
        name = self.page.between(first, last)
        actor = person_id(name)
        if last - first == 1:
            actor = self._surnames.get(actor.rpartition("-")[2], actor)
        self._surnames.setdefault(actor.rpartition("-")[2], actor)
        return Holder(first, first, last, actor, None)

    def _single(self, index: int, last: int, sentence: Sentence) -> bool:
        """Whether one capital word behind a title is a surname: a verb or the end follows it."""
        if len(self._texts[index]) < 3 or self._low[index] in self._not_names:
            return False
        return last < sentence.last and (
            self.clauses.is_finite(last) or self._low[last] in self.grammar.finite
        )

    def _ending_at(self, index: int) -> Holder | None:
        """The person whose name ends right before a word."""
        at = bisect_right(self._firsts, index - 1) - 1
        holder = self._persons[self._firsts[at]] if at >= 0 else None
        return holder if holder is not None and holder.last == index else None

    def _unknown_before(self, comma: int, sentence: Sentence) -> Holder | None:
        """Two or three capital words before a comma that no list knows: "Ndeye Fassinou, the ..."."""
        first = comma
        while first > sentence.first and comma - first < 4 and self._capital(first - 1):
            first -= 1
        if not 2 <= comma - first <= 3 or self.extents.end(first, sentence) != comma:
            return None
        if self.extents.has_noun(first, comma):
            return None
        return self._make(first, comma)

    def _capital(self, index: int) -> bool:
        return self._texts[index][0].isupper() and self._low[index] not in self.grammar.articles

    def _before(self, index: int, sentence: Sentence) -> Holder | None:
        """The last person that the sentence names before a word, else its first one."""
        at = bisect_right(self._firsts, index) - 1
        if at >= 0 and self._firsts[at] >= sentence.first:
            return self._persons[self._firsts[at]]
        if at + 1 < len(self._firsts) and self._firsts[at + 1] < sentence.last:
            return self._persons[self._firsts[at + 1]]
        return None

    def _before_verb(self, verb: int, sentence: Sentence) -> Holder | None:
        """The person who stands first in a sentence, up to its verb."""
        first = sentence.first
        last = self.extents.end(first, sentence)
        if last == verb and last - first >= 2 and not self.extents.has_noun(first, last):
            return self._persons.get(first) or self._make(first, last)
        at = bisect_right(self._firsts, verb) - 1
        if at >= 0 and self._firsts[at] >= sentence.first:
            holder = self._persons[self._firsts[at]]
            between = self._texts[holder.last : verb]
            return holder if not any(word[0].isupper() for word in between) else None
        return None

    def _ends(self, index: int, sentence: Sentence) -> bool:
        """Whether an apposition can end before this word."""
        if index >= sentence.last:
            return True
        return not self._texts[index][0].isalnum() or self.clauses.is_finite(index)

    # -- findings -----------------------------------------------------------------------------------

    def _around(self, title: Title, sentence: Sentence) -> list[str]:
        first = max(sentence.first, title.head - _NEAR)
        return self._low[first : min(sentence.last, title.last + _NEAR)]

    def _add(self, holder: Holder, title: Title, sentence: Sentence, rule: str) -> None:
        status = self._status(holder, title, sentence, rule)
        party = title.owner or holder.party or self._possessor(title)
        words = (min(holder.head, title.head), max(holder.last, title.last))
        text = self.titles.text(title)
        key = (holder.actor, self._plain(self._texts[title.index]), status)
        if key in self._found and len(self._found[key].title) >= len(text):
            return
        self._found[key] = Office(
            id=content_id("office", key),
            evidence=(self.page.span(*words),),
            confidence=0.85 if rule == "office.title_and_name" else 0.8,
            rule=rule,
            report=self.page.report.id,
            actor=holder.actor,
            title=text,
            party=party,
            held=self._held(title, holder, sentence, status),
            status=status,
        )

    def _possessor(self, title: Title) -> str | None:
        """The side of whoever was named before: "Trump und sein Stellvertreter J.D. Vance"."""
        # "deren Vorsitzende"; "der" begins a relative clause too, but says nothing of an owner
        owning = self.grammar.possessives | (self.grammar.relatives - self.grammar.articles)
        if self._low[title.head] not in owning:
            return None
        at = bisect_right(self._firsts, title.head) - 1
        while at >= 0 and title.head - self._firsts[at] < 60:
            holder = self._persons[self._firsts[at]]
            if holder.party is not None:
                return holder.party
            at -= 1
        return None

    def _status(self, holder: Holder, title: Title, sentence: Sentence, rule: str) -> OfficeStatus:
        if title.status != "held":
            return title.status
        around = set(self._around(title, sentence))
        if rule == "office.name_in_apposition" and self._texts[title.last] == ":":
            new = self._low[title.head] in self.words.new
            return "named" if new else "held"
        if self._leaves(holder, sentence):
            return "left"
        if rule in {"office.as", "office.copula"}:
            if around & self.words.left_verbs:
                return "left"
            if around & self.words.named_verbs:
                return "named"
        if rule == "office.as" and self._limit(title, sentence):
            return "left"
        verb = self._verb_before(title, sentence) if rule == "office.copula" else None
        if verb is not None and self._low[verb] in self.words.becoming:
            return "named"
        if verb is not None and self._low[verb] in self.words.gone:
            return "left"
        return "held"

    def _leaves(self, holder: Holder, sentence: Sentence) -> bool:
        """ "Trade envoy Ono bows out", "Minister Ohm trat am Freitag zurück"."""
        at = holder.last
        if at >= sentence.last or self._low[at] not in self.words.leaves:
            return False
        end = at
        while end < sentence.last and self._texts[end] not in ",;:.–":
            end += 1
        return not self.words.left_verbs.isdisjoint(self._low[at:end])

    def _limit(self, title: Title, sentence: Sentence) -> bool:
        """Whether the words before a title say until when: "leitete bis Dezember als Direktorin"."""
        first = max(sentence.first, title.head - _NEAR)
        until = self.words.left_until
        return any(
            self._low[timed.first] in until or self._low[max(first, timed.first - 1)] in until
            for timed in self.dates.within(range(first, title.head))
        )

    def _held(
        self, title: Title, holder: Holder, sentence: Sentence, status: OfficeStatus
    ) -> Interval:
        """Since when or until when, where a date beside the title tells it."""
        first = max(sentence.first, min(title.head, holder.head) - _NEAR)
        last = min(sentence.last, max(title.last, holder.last) + _NEAR)
        for timed in self.dates.within(range(first, last)):
            when = timed.expression.interval
            before = {self._low[timed.first], self._low[max(0, timed.first - 1)]}
            if before & self.words.since and when.start is not None:
                return Interval(when.start, None)
            if before & self.words.left_until and when.end is not None:
                return Interval(None, when.end)
            if (
                status == "left"
                and when.end is not None
                and self._beside_left(timed.first, sentence)
            ):
                return Interval(None, when.end)
        return Interval()

    def _beside_left(self, index: int, sentence: Sentence) -> bool:
        around = self._low[max(sentence.first, index - 6) : min(sentence.last, index + 8)]
        return not self.words.left_verbs.isdisjoint(around)

    # -- delegations, and titles that stand alone -----------------------------------------------------

    def _groups(self, sentence: Sentence) -> None:
        """Members of a delegation, those left out of it, and those who act without an office."""
        low, words = self._low, self.words
        run = range(sentence.first, sentence.last)
        group = next((i for i in run if low[i] in words.delegations), None)
        belongs = next((i for i in run if low[i] in words.belongs), None)
        for index in run:
            if words.without_office.first(low, index, sentence.last) is not None:
                holder = self._before(index, sentence)
                if holder is not None:
                    end, _ = words.without_office.first(low, index, sentence.last) or (
                        index + 1,
                        None,
                    )
                    self._group(holder, (index, end), "informal")
        if group is None:
            return
        for index in run:
            if low[index] in words.without and index + 1 < sentence.last:
                holder = self._holder_from(index + 1, sentence)
                if holder is not None:
                    self._group(holder, (group, group + 1), "excluded")
        if belongs is not None or any(low[i] in words.members for i in run):
            near = belongs if belongs is not None else group
            denied = any(low[i] in self.grammar.negations for i in run)
            for first in self._firsts:
                if sentence.first <= first < sentence.last and (
                    belongs is not None or first < near
                ):
                    self._group(
                        self._persons[first], (group, group + 1), "excluded" if denied else "member"
                    )

    def _holder_from(self, index: int, sentence: Sentence) -> Holder | None:
        """The person that a noun phrase names which begins here."""
        for holder in self._persons.values():
            if holder.head == index and holder.first < sentence.last:
                return holder
        return None

    def _group(self, holder: Holder, words: tuple[int, int], status: OfficeStatus) -> None:
        title = self.page.between(*words)
        key = (holder.actor, title.lower(), status)
        first, last = min(holder.head, words[0]), max(holder.last, words[1])
        self._found.setdefault(
            key,
            Office(
                id=content_id("office", key),
                evidence=(self.page.span(first, last),),
                confidence=0.75,
                rule=f"office.{status}",
                report=self.page.report.id,
                actor=holder.actor,
                title=title,
                party=holder.party,
                status=status,
            ),
        )

    def _alone(self) -> None:
        """ "der ukrainische Präsident" for somebody of whom the report tells no such office."""
        for name in self.names:
            if (
                name.role != "title"
                or name.actor is None
                or not self.titles.is_title(name.last - 1)
            ):
                continue
            plain = self._plain(name.title)
            if any(actor == name.actor for actor, _, _ in self._found):
                continue
            key: tuple[str, str, OfficeStatus] = (
                name.actor,
                plain,
                "left" if name.former else "held",
            )
            self._found[key] = Office(
                id=content_id("office", key),
                evidence=(self.page.span(name.head, name.last),),
                confidence=0.7,
                rule="office.title_of_bearer",
                report=self.page.report.id,
                actor=name.actor,
                title=name.title,
                party=name.owner or name.party,
                status=key[2],
            )


def offices(
    page: Page,
    names: Sequence[Name],
    places: Gazetteer,
    clauses: ClauseReader,
    dates: EventDates,
) -> list[Office]:
    """The offices that a report tells, in the order of its text."""
    return OfficeReader(page, names, places, clauses, dates).read()
