"""Who holds which office: title and name, appositions, "als Außenminister", members of a delegation.

What two reports tell of one person stays as each tells it.
"""

from __future__ import annotations

from collections.abc import Sequence

from zopa.case.findings import Office, OfficeStatus
from zopa.case.ids import content_id
from zopa.case.spans import Span
from zopa.language.text import Sentence
from zopa.reading.clauses import ClauseReader
from zopa.reading.event_dates import EventDates
from zopa.reading.gazetteer import Gazetteer
from zopa.reading.names import Name
from zopa.reading.office_groups import Grouped, OfficeGroups
from zopa.reading.office_holders import Holder, Holders
from zopa.reading.office_kept import Kept, OfficeKept
from zopa.reading.office_moves import Moved, OfficeMoves
from zopa.reading.office_succession import OfficeSuccession, Succeeded, Term
from zopa.reading.office_terms import OfficeTerms
from zopa.reading.office_titles import OfficeTitles, Title
from zopa.reading.page import Page

_APPOSED = 9  # words between a name and its title in apposition
_FAR = 60  # words back in which the one stands whose deputy somebody is


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
        at = {i: name for name in names for i in range(name.first, name.last)}
        self.titles = OfficeTitles(page, places, at, clauses)
        self.words = self.titles.words
        self.holders = Holders(page, names, places, clauses, self.titles)
        self.terms = OfficeTerms(page, self.words, dates)
        self.groups = OfficeGroups(page, self.words, self.holders)
        self.succession = OfficeSuccession(page, self.words, self.holders)
        self.kept = OfficeKept(page, self.words, self.holders, self.succession.terms)
        self.moves = OfficeMoves(page, self.words, self.holders, self.titles)
        self.names = names
        self._plain = places.titles.plain
        self._texts = page.words.text
        self._low = page.words.low
        self._found: dict[tuple[str, str, OfficeStatus], Office] = {}

    def read(self) -> list[Office]:
        """All offices of the page, each once."""
        for sentence in self.page.sentences:
            for index in range(sentence.first, sentence.last):
                if self.titles.is_title(index):
                    self._at(index, sentence)
            for grouped in self.groups.read(sentence):
                self._group(grouped)
            for succeeded in self.succession.read(sentence):
                self._succeed(succeeded)
            for kept in self.kept.read(sentence):
                self._keep(kept)
            for moved in self.moves.read(sentence):
                self._move(moved)
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
        holder = self.holders.at(title.last, sentence, sure=True)
        if holder is None:
            return []
        found = [holder]
        while title.plural or self._is_plural(title):
            at = found[-1].last
            if at + 1 >= sentence.last or (
                self._low[at] not in self.grammar.coordinators and self._texts[at] != ","
            ):
                break
            following = self.holders.at(at + 1, sentence, sure=self._texts[at] != ",")
            if following is None:
                break
            found.append(following)
        return found

    def _is_plural(self, title: Title) -> bool:
        return not self.grammar.inverted_cue and self._low[title.index].endswith("s")

    def _apposed_name(self, title: Title, sentence: Sentence) -> list[Holder]:
        """ "der Chef des Fonds, Karl Ohm, ..." and "Neuer Chef der Bahn: Ute Falk"."""
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
        holder = self.holders.at(
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
        """ "Karl Ohm, der Chef des Staatsfonds, ..."."""
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
        if any(self.titles.is_title(i) for i in range(comma + 1, title.head)):
            return []  # "Ono, adviser to the president"
        if comma <= sentence.first or self._texts[comma] != "," or title.head - comma >= _APPOSED:
            return []
        if comma + 1 != title.head and self.grammar.inverted_cue:
            return []
        if low[title.head] in self.grammar.relatives and (
            title.last < sentence.last and self.clauses.is_finite(title.last)
        ):
            return []  # ", der Minister war" is no apposition
        holder = self.holders.ending_at(comma)
        if holder is None:
            holder = self.holders.unknown_before(comma, sentence)
        return [holder] if holder is not None else []

    def _as_title(self, title: Title, sentence: Sentence) -> list[Holder]:
        """ "Tammen, der die Delegation als Chefunterhändler anführt", "trat als Minister zurück"."""
        link = title.head - 1
        if link == sentence.first:
            return self._acting(title, sentence)
        if link < sentence.first:
            return []
        made = self._low[link] in self.words.named_links and not (
            self.words.named_verbs.isdisjoint(self.terms.around(title, sentence))
        )
        if self._low[link] not in self.words.as_words and not made:
            return []
        holder = self.holders.near(link, sentence) or self.holders.opening(sentence)
        return [holder] if holder is not None else []

    def _acting(self, title: Title, sentence: Sentence) -> list[Holder]:
        """ "Als Vermittler traten X, Y und Z auf": those who stand behind the verb."""
        verb = title.last
        opens = self._low[title.head - 1] in self.words.as_words
        if not opens or verb >= sentence.last or self._low[verb] not in self.words.acting:
            return []
        found: list[Holder] = []
        for holder in self.holders.within(sentence):
            if holder.first <= verb:
                continue
            between = range(found[-1].last, holder.head) if found else range(0)
            if any(
                self._texts[i] != "," and self._low[i] not in self.grammar.coordinators
                for i in between
            ):
                break
            found.append(holder)
        return found

    def _copula(self, title: Title, sentence: Sentence) -> list[Holder]:
        """ "Maren Oduya is chair of the association", "Holthusen ist seit Oktober Direktorin"."""
        at = self.terms.verb_before(title, sentence)
        if at is None:
            return []
        holder = self.holders.ending_at(at) or self.holders.before_verb(at, sentence)
        return [holder] if holder is not None else []

    def _ends(self, index: int, sentence: Sentence) -> bool:
        """Whether an apposition can end before this word."""
        if index >= sentence.last:
            return True
        return not self._texts[index][0].isalnum() or self.clauses.is_finite(index)

    # -- findings -----------------------------------------------------------------------------------

    def _add(self, holder: Holder, title: Title, sentence: Sentence, rule: str) -> None:
        self.holders.note(holder)
        status = self.terms.status(holder, title, sentence, rule)
        party = title.owner or holder.party or self._possessor(title)
        words = (min(holder.head, title.head), max(holder.last, title.last))
        text = self.titles.text(title)
        plain = self._plain(self._texts[title.index])
        key = (holder.actor, plain, status)
        if rule != "office.copula" or status != "named":
            self.succession.terms.append(
                Term(holder.first, holder.actor, text, plain, party, status)
            )
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
            held=self.terms.held(title, holder, sentence, status),
            status=status,
        )

    def _possessor(self, title: Title) -> str | None:
        """The side of whoever was named before: "Kessler und sein Stellvertreter K.O. Ohm"."""
        # "deren Vorsitzende"; "der" begins a relative clause too, but says nothing of an owner
        owning = self.grammar.possessives | (self.grammar.relatives - self.grammar.articles)
        if self._low[title.head] not in owning:
            return None
        return self.holders.party_before(title.head, _FAR)

    # -- delegations, and titles that stand alone -----------------------------------------------------

    def _succeed(self, one: Succeeded) -> None:
        key = (one.holder.actor, one.term.plain, one.status)
        rule = "office.succession"
        self._told(
            key, self.page.span(one.first, one.last), one.term.title, one.term.party, rule, 0.7
        )

    def _keep(self, kept: Kept) -> None:
        """An office that is held still; the words that say so are its evidence."""
        actor = kept.holder.actor
        same = (
            key
            for key, one in self._found.items()
            if key[0] == actor and key[2] == "held" and one.title == kept.title
        )
        key: tuple[str, str, OfficeStatus] = next(same, (actor, kept.title.lower(), "held"))
        known = self._found.get(key)
        self._found[key] = Office(
            id=content_id("office", key),
            evidence=(self.page.span(kept.first, kept.last),),
            confidence=0.75,
            rule="office.kept",
            report=self.page.report.id,
            actor=actor,
            title=kept.title,
            party=kept.holder.party or (known.party if known is not None else None),
            status="held",
        )

    def _move(self, moved: Moved) -> None:
        """An office that somebody left for another one, or the other one."""
        key = (moved.holder.actor, moved.title.lower(), moved.status)
        span = self.page.span(moved.first, moved.last)
        self._told(key, span, moved.title, moved.party, "office.moved", 0.75)

    def _told(
        self,
        key: tuple[str, str, OfficeStatus],
        span: Span,
        title: str,
        party: str | None,
        rule: str,
        confidence: float,
    ) -> None:
        """An office of whoever stands first in its key, unless it is known."""
        self._found.setdefault(
            key,
            Office(
                id=content_id("office", key),
                evidence=(span,),
                confidence=confidence,
                rule=rule,
                report=self.page.report.id,
                actor=key[0],
                title=title,
                party=party,
                status=key[2],
            ),
        )

    def _group(self, grouped: Grouped) -> None:
        holder = grouped.holder
        title = self.page.between(grouped.first, grouped.last)
        key = (holder.actor, title.lower(), grouped.status)
        first, last = min(holder.head, grouped.told), max(holder.last, grouped.told + 1)
        evidence = [self.page.span(first, last)]
        if not first <= grouped.first < last:
            evidence.insert(0, self.page.span(grouped.first, grouped.last))
        self._found.setdefault(
            key,
            Office(
                id=content_id("office", key),
                evidence=tuple(evidence),
                confidence=0.75,
                rule=f"office.{grouped.status}",
                report=self.page.report.id,
                actor=holder.actor,
                title=title,
                party=holder.party or self._side(grouped),
                status=grouped.status,
            ),
        )

    def _side(self, grouped: Grouped) -> str | None:
        """The party whose delegation it is, for those who belong to it."""
        group = self.titles.at.get(grouped.first)
        if grouped.status != "member" or group is None:
            return None
        return group.party or group.owner

    def _alone(self) -> None:
        """ "der ukrainische Präsident" for somebody of whom the report tells no such office."""
        for name in self.names:
            if (
                name.role != "title"
                or name.actor is None
                or not self.titles.is_title(name.last - 1)
            ):
                continue
            if self._of_several(name):
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

    def _of_several(self, name: Name) -> bool:
        """Whether the article is a genitive of many: "nach einer Sitzung der Handelsminister"."""
        before = name.head - 1
        return (
            self.grammar.inverted_cue
            and before >= 0
            and self._low[name.head] in self.words.many
            and self._texts[before][:1].isupper()
            and not self._low[name.last - 1].endswith(tuple(self.words.feminine_endings))
            and not self.clauses.is_finite(before)
            # "der neue Minister" is one
            and (name.last - name.head == 2 or not self._low[name.head + 1].endswith("e"))
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
