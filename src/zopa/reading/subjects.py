"""Who does what a clause says: the subject of a verb, pronouns resolved to names of the page."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence
from typing import Literal

from zopa.language.people import People, people
from zopa.language.saying import speech_words
from zopa.language.stances import stance_words
from zopa.language.text import QUOTE_MARKS, Sentence
from zopa.language.threads import thread_words
from zopa.reading.antecedents import Antecedents
from zopa.reading.apart import set_apart
from zopa.reading.clause import Clause
from zopa.reading.clauses import ClauseReader
from zopa.reading.names import Name
from zopa.reading.page import Page

_UNLIKE = 2  # words of "anders als"
_HELPED = 4  # words before an agent among which the auxiliary of its verb stands
_PAIRING = 3  # words at most that join two names: "as well as"
Unnamed = Literal["we", "one", "none"]
_PARTICIPLES = ("ing", "ed")  # endings of English participles


class Subjects(Antecedents):
    """Finds subjects on one page. Sentences are to be asked in their order (pronouns look back)."""

    def __init__(self, page: Page, names: Sequence[Name], clauses: ClauseReader) -> None:
        self.page = page
        self.names = names
        self.clauses = clauses
        self.at: dict[int, Name] = {}
        for name in names:
            for index in range(name.head, name.last):
                self.at[index] = name
        self.people: People = people(page.language)
        self.speaker: Name | None = None
        self._texts = page.words.text
        self._low = page.words.low
        self._firsts = [name.first for name in names]
        self._last: tuple[Name, ...] = ()
        self._mentioned: Sequence[Name] = ()
        self._paragraph, self._kept = -1, list[Name]()  # persons before "Man wisse das."
        self.grammar = grammar = page.grammar
        self._pronouns = grammar.pronouns
        self._adverbs = tuple(grammar.adverb_endings)
        self._indefinite = stance_words(page.language).indefinite
        self._times = speech_words(page.language).times
        self._unlike = thread_words(page.language).unlike
        self._joints = grammar.coordinators | {","}

    def of(
        self, clauses: Sequence[Clause], number: int, trigger: int
    ) -> tuple[Name, ...] | Unnamed:
        """The subject of a clause: names (several if coordinated), ``"we"`` or ``"one"`` for such
        pronouns, ``"none"`` where the clause has no subject that is an actor.
        """
        above: int | None = number
        while above is not None:
            number = above
            clause = clauses[number]
            found = self._within(clause, trigger, clauses[:number])
            if found is not None:
                return found
            above = self._shared_with(clauses, number)
            if above is not None:
                trigger = clauses[above].last
        if clause.kind == "relative":
            name = self.at.get(clause.first - 2) or self.at.get(clause.first - 1)
            if name is not None and name.role != "adjective":
                return (name,)
        return "none"

    def first(self, clauses: Sequence[Clause]) -> tuple[Name, ...]:
        """The first subject of the main clauses of a sentence that is an actor."""
        for number, clause in enumerate(clauses):
            if number and clause.kind != "main":
                continue
            found = self.of(clauses, number, clause.last)
            if isinstance(found, tuple):
                return found
        return ()

    def note(self, sentence: Sentence, subject: Iterable[Name]) -> None:
        """Remember what a sentence was about, for the pronouns of the next one."""
        self._last, self._mentioned = tuple(subject), self.in_sentence(sentence)
        if self._last or self._mentioned or sentence.paragraph != self._paragraph:
            self._kept = [n for n in (*self._last, *self._mentioned) if n.kind == "person"]
        self._paragraph = sentence.paragraph

    def in_sentence(self, sentence: Sentence) -> Sequence[Name]:
        """The names of a sentence."""
        first, last = (bisect_left(self._firsts, i) for i in (sentence.first, sentence.last))
        return self.names[first:last]

    def passive_agent(self, clause: Clause) -> Name | None:
        """The actor behind "von" in a passive clause."""
        if clause.lows.isdisjoint(self.grammar.passive):
            return None
        found = [
            name
            for name in self._names_in(clause)
            if name.role != "adjective" and self._before(name) in self.grammar.agents
        ]
        if not self.grammar.inverted_cue and len(found) > 1:
            found = [n for n in found if self._passed(n)] or found
        return found[0] if found else None

    def _passed(self, name: Name) -> bool:
        """Whether an English agent stands behind the participle of a verb in the passive: "the toll demanded
        by Peru was attacked by Kenya".
        """
        before = self._low[max(name.head - _HELPED, 0) : name.head - 1]
        return not self.grammar.passive.isdisjoint(before)

    def can_be_subject(self, name: Name) -> bool:
        """Whether case and position allow the name to be a subject."""
        if name.role == "adjective" or name.genitive:
            return False
        article = self._low[name.head]
        if name.role == "people" and article not in self.grammar.plural_articles:
            return False
        if article in self.grammar.oblique:
            return False
        if self._before(name) in self.grammar.prepositions and not (
            self._opened(name) or self._absolute(name)
        ):
            return False
        return article != self.grammar.nominative_article or self._nominative(name)

    def _absolute(self, name: Name) -> bool:
        """Whether a name stands behind "with" before a participle: "with Kenya insisting on X"."""
        if self._before(name) not in self.grammar.absolutes or name.last >= len(self._low):
            return False
        acts = self._low[name.last].endswith(self.grammar.present_participle)
        return acts and self.clauses.is_finite(name.last)

    def _opened(self, name: Name) -> bool:
        """Whether what might be a preposition opens a clause with its verb at the end: "Während Peru das
        fordert, ...".
        """
        before = name.head - 1
        texts = self._texts
        opens = (
            before == 0 or texts[before - 1][0] in ".!?,;:–—" or texts[before - 1] in QUOTE_MARKS
        )
        if not opens or self._low[before] not in self.grammar.verb_final_words:
            return False
        end = next((i for i in range(name.last, len(texts)) if texts[i] in ",;.:"), len(texts))
        return end > name.last and self.clauses.is_finite(end - 1)

    def receiver(self, clause: Clause) -> bool:
        """Whether the first name of a relative clause is whom something is given to, no subject."""
        name = self.at.get(clause.first + 1) if clause.kind == "relative" else None
        return name is not None and self.grammar.inverted_cue and self._given_to(clause, name)

    def placed_before(self, links: Collection[str]) -> Name | None:
        """The one party that the sentence before names behind one of some prepositions: "dort" is there."""
        found = {
            name.party: name
            for name in self._mentioned
            if name.party is not None and name.role != "adjective" and name.head > 0
            if self._low[name.head - 1] in links or self._low[name.head] in links
        }
        return next(iter(found.values())) if len(found) == 1 else None

    # -- one clause -------------------------------------------------------------------------------

    def _within(
        self, clause: Clause, trigger: int, earlier: Sequence[Clause]
    ) -> tuple[Name, ...] | Unnamed | None:
        """The subject that stands in the clause itself."""
        found = self._choose(clause, self._capable(clause), trigger)
        beside = self._beside(clause, trigger)
        if beside is not None:
            return beside
        own = self._right_before(clause, trigger, earlier)
        if own:
            return own
        if found is not None:
            return self._with_coordinated(found, clause)
        if self._own_side(clause):
            return "we"
        return self._pronoun(clause, trigger, earlier)

    def _capable(self, clause: Clause) -> list[Name]:
        """The names that can be a subject: with "zwischen A und B" before it, B is none either."""
        capable: list[Name] = []
        before: Name | None = None
        for name in self._names_in(clause):
            joined = (
                before is not None
                and before.last == name.head - 1
                and self._low[before.last] in self.grammar.coordinators
                and not before.genitive
                and before.role != "adjective"
            )
            compared = self._low[max(name.head - _UNLIKE, 0) : name.head]
            if not self._unlike.isdisjoint(compared[:1]) and len(compared) == _UNLIKE:
                continue  # "anders als Peru lehnt Chile das ab"
            if self.can_be_subject(name) and (not joined or before in capable[-1:]):
                capable.append(name)
            before = name
        return capable

    @staticmethod
    def _shared_with(clauses: Sequence[Clause], number: int) -> int | None:
        """The clause before this one that has the same subject."""
        clause = clauses[number]
        if clause.fresh:
            for at in range(number - 1, -1, -1):
                if clauses[at].kind == clause.kind:
                    return at
        return clause.parent if clause.kind == "infinitive" else None

    def _nominative(self, name: Name) -> bool:
        """Whether a name behind an article that may be masculine or feminine is a nominative."""
        low, grammar = self._low, self.grammar
        adjective = low[name.head + 1] if name.head + 1 < name.first else ""
        if adjective.endswith(grammar.oblique_ending):
            return False
        if name.role in {"person", "title"}:
            return not name.title.lower().endswith(self.people.feminine_endings)
        if name.role == "seat":
            return True
        if name.role == "body":
            first = low[name.head + 1] if name.head + 1 < name.last else ""
            return not first.endswith(grammar.oblique_ending)
        word = low[self._core(name)]
        masculine = word in grammar.masculine or word.endswith(grammar.masculine_endings)
        return masculine or low[name.first].endswith(grammar.masculine_endings)  # "der Kreis X"

    def _core(self, name: Name) -> int:
        """The noun of a name that what stands behind it only describes: "Rat der Stämme"."""
        grammar = self.grammar
        links = grammar.genitive_articles | grammar.prepositions
        inner = range(name.first + 1, name.last - 1)
        return next((i for i in inner if self._low[i] in links), name.last) - 1

    # -- choosing ---------------------------------------------------------------------------------

    def _names_in(self, clause: Clause) -> list[Name]:
        seen: list[Name] = []
        for index in clause.words:
            name = self.at.get(index)
            if name is not None and (not seen or seen[-1] is not name):
                seen.append(name)
        return seen

    def _choose(self, clause: Clause, capable: Sequence[Name], trigger: int) -> Name | None:
        if not (first := next(iter(capable), None)):
            return None
        if clause.kind in {"sub", "relative"} and self.grammar.inverted_cue:
            if clause.kind == "relative" and self._given_to(clause, first):
                return None
            return first if self._early(clause, first) else None
        finite = self.clauses.finite_of(clause)
        if finite is None:
            return first if first.head < trigger else None
        before = [name for name in capable if name.last <= finite]
        if not self.grammar.inverted_cue:
            behind = self._inverted(clause, capable, finite)
            if behind is not None:
                return behind
            inner = [n for n in capable if n.head > finite and n.last <= trigger]
            inner = [n for n in inner if self._acts(n, clause)]
            if inner:
                return inner[-1]  # "A said B demanded"
            if not before or self._pronoun_before(clause, finite):
                return None
            return self._first_of_list(self._outside(before, finite))
        if before:
            return before[0]
        return (
            None if self._pronoun_before(clause, finite) else self._behind(clause, capable, finite)
        )

    def _outside(self, names: Sequence[Name], finite: int) -> Sequence[Name]:
        """Those of the names before an English verb that do not stand in what breaks in between a
        subject and its verb: "Rosa Vidal, visiting Kenya, rejected ...".
        """
        if self._low[finite - 1] != ",":
            return names
        for mark in range(names[0].last, finite - 1):
            opener = self._low[mark + 1]
            says_more = opener.endswith(_PARTICIPLES) or opener in self.grammar.prepositions
            if self._low[mark] == "," and says_more:
                return [n for n in names if n.last <= mark]
        return names

    def _acts(self, name: Name, clause: Clause) -> bool:
        """Whether an English verb stands behind a name, an adverb passed over."""
        at = name.last
        while at < clause.last - 1 and self._low[at].endswith(self._adverbs):
            at += 1
        return at < clause.last and self.clauses.is_finite(at)

    def _inverted(self, clause: Clause, capable: Sequence[Name], finite: int) -> Name | None:
        """The English subject behind its verb: "Nor will Kenya ...", "so does Kenya"."""
        words = [i for i in clause.words if self._low[i] not in self.grammar.coordinators]
        words = words or clause.words
        opens = self._low[clause.first] in self.grammar.inverting
        opens = opens or self._low[words[0]] in self.grammar.inverting
        if not opens or finite > clause.first + 2:
            return None
        return next((n for n in capable if n.head == finite + 1), None)

    def _first_of_list(self, names: Sequence[Name]) -> Name:
        """The first name of the list that the last of some names closes: "A, B and C"."""
        first = names[-1]
        for name in reversed(names[:-1]):
            joint = self._joint(name.last)
            if joint is None or joint != first.head - 1:
                break
            if self._low[joint] == "," and first is names[-1]:
                break
            first = name
        return first

    def _behind(self, clause: Clause, capable: Sequence[Name], finite: int) -> Name | None:
        """A subject behind the verb: only adverbs and pronouns may stand before it."""
        unknown = self._low[clause.first] == self.grammar.nominative_article and any(
            self._low[i].endswith(self.grammar.masculine_endings)
            for i in clause.words[1:3]
            if i < finite and i not in self.at and self._texts[i][0].isupper()
        )
        if unknown or self.opens(clause, finite):
            return (
                None  # "Der Sicherheitsrat rief die peruanische Regierung auf": it is the subject
            )
        for name in capable:
            if self._low[name.head] == self.grammar.nominative_article:
                return name  # a nominative that can be nothing else
            between = [i for i in clause.words if finite < i < name.head]
            nouns = any(self._texts[i][0].isupper() and i not in self.at for i in between)
            if len(between) <= 4 and not nouns:
                return name
        return None

    def opens(self, clause: Clause, finite: int) -> bool:
        """Whether a noun for a person stands in the nominative right before a German verb:
        "Ein Beobachter riet Peru ab". "Die Rebellen stützt Peru" has its subject behind.
        """
        grammar, people, noun = self.grammar, self.people, finite - 1
        if not grammar.inverted_cue or noun not in clause.words[1:] or noun in self.at:
            return False
        article, low = self._low[clause.first], self._low[noun]
        if low not in people.titles | people.private | people.unnamed:
            return False
        feminine = low.endswith(people.feminine_bearers)
        if article == grammar.nominative_article or article in self._indefinite:
            return not feminine and article not in grammar.oblique
        return feminine and article in grammar.articles - grammar.oblique - grammar.negations

    def _early(self, clause: Clause, name: Name) -> bool:
        """In a clause with the verb at its end the subject stands before any other noun."""
        for index in clause.words:
            if index >= name.head:
                return True
            noun = self._texts[index][0].isupper() and index not in self.at
            if (noun and index != clause.first) or self._low[index] in self._pronouns:
                return False
        return True

    def _given_to(self, clause: Clause, name: Name) -> bool:
        """ "ein Modell, das Peru Rechte einräumt": with an object behind a bare name, the pronoun before
        it is the subject and the name the one it is given to.
        """
        low, grammar = self._low, self.grammar
        pronoun, behind = low[clause.first], name.last
        head = name.first  # the pronoun may seem to be its article
        if head != clause.first + 1 or behind >= clause.last:
            return False
        if pronoun in grammar.oblique or pronoun not in grammar.articles or behind in self.at:
            return False
        word = low[behind]
        if word in grammar.articles:
            return word not in grammar.oblique and word not in grammar.genitive_articles
        return self._texts[behind][0].isupper() and word not in self._times

    def _with_coordinated(self, name: Name, clause: Clause) -> tuple[Name, ...]:
        result = [name]
        while True:
            at = self._joint(result[-1].last)
            if at is None:
                return tuple(result)
            following = self.at.get(at + 1)
            if following is None or following.head != at + 1:
                return tuple(result)
            if following.genitive or following.role == "adjective":
                return tuple(result)
            if self._low[at] == "," and at + 1 not in clause.words:
                behind = following.last
                if behind >= len(self._low) or self._low[behind] not in self.grammar.coordinators:
                    return tuple(result)
            result.append(following)

    def _joint(self, index: int) -> int | None:
        """The last word of what joins another name to the one that ends here: "und", "als auch"."""
        if index < len(self._low) and self._low[index] in self._joints:
            return index
        for last in range(index, min(index + _PAIRING, len(self._low))):
            if "_".join(self._low[index : last + 1]) in self.grammar.pairings:
                return last
        return None

    # -- pronouns ---------------------------------------------------------------------------------

    def _pronoun_before(self, clause: Clause, finite: int) -> bool:
        for index in clause.words:
            if index >= finite:
                return False
            low = self._low[index]
            # a demonstrative may as well be the object: "Diese fordert die Ukraine"
            if low in self._pronouns and low not in self.grammar.demonstratives:
                return True
        return False

    def _pronoun(
        self, clause: Clause, trigger: int, earlier: Sequence[Clause]
    ) -> tuple[Name, ...] | Unnamed | None:
        if clause.lows.isdisjoint(self._pronouns | self.grammar.it_words):
            return None
        grammar = self.grammar
        finite = self.clauses.finite_of(clause)
        reach = (trigger if finite is None else finite) + 2
        for index in clause.words:
            if index > reach and clause.kind == "main":
                return None
            word = self._low[index]
            if word in grammar.we_words:
                return "we"
            if word in grammar.one_words and not self._counts(index):
                return "one"
            if word in grammar.it_words:
                return self._thing(earlier) or None
            if word in grammar.third_person:
                own = self._same_sentence(word, earlier, index)
                return own or self._antecedent(word, finite) or None
        return None

    def _beside(self, clause: Clause, trigger: int) -> Unnamed | None:
        """ "We" or "one" right before an English verb, whatever stands before: "is not what we want"."""
        grammar = self.grammar
        if grammar.inverted_cue or not clause.first < trigger < clause.last:
            return None
        at = trigger - 1
        helping = grammar.finite | grammar.negations | grammar.never
        while (
            at > clause.first and self._low[at] in helping and self._low[at] not in self._pronouns
        ):
            at -= 1
        if at not in clause.words:
            return None
        if self._low[at] in grammar.we_words:
            return "we"
        return "one" if self._low[at] in grammar.one_words else None

    def _counts(self, index: int) -> bool:
        """Whether the English "one" counts a noun and stands for nobody: "one year"."""
        words, low = self.page.words, self._low
        if self.grammar.inverted_cue or index + 1 >= len(words):
            return False
        if low[index] in self.grammar.negations:
            return False  # "nobody here"
        behind = low[index + 1]
        closed = self.grammar.no_verbs | self.grammar.finite
        verb = self.clauses.is_finite(index + 1) or behind.endswith(self._adverbs)
        return behind[0].isalpha() and behind not in closed and not verb

    def _right_before(
        self, clause: Clause, trigger: int, earlier: Sequence[Clause]
    ) -> tuple[Name, ...]:
        """Whom a pronoun means right before an English verb that is not the first of its clause: "A road
        is what they ask for"; of an auxiliary that stands before its subject: "Nor could she see".
        """
        grammar, low = self.grammar, self._low
        finite = self.clauses.finite_of(clause)
        if grammar.inverted_cue or finite is None or not finite < trigger < clause.last:
            return ()
        at = trigger - 1
        passed = grammar.finite | grammar.negations | grammar.never
        while at > finite and (low[at] in passed or low[at].endswith(self._adverbs)):
            if low[at] in self._pronouns | grammar.it_words:
                break
            at -= 1
        if at <= finite or at not in clause.words:
            return ()
        if low[at] in grammar.it_words:
            return self._thing(earlier)
        if low[at] in grammar.third_person:
            return self._same_sentence(low[at], earlier) or self._antecedent(low[at])
        return ()

    def _thing(self, earlier: Sequence[Clause]) -> tuple[Name, ...]:
        """The side that "it" means: the last one named in the sentence that is no person, or the one
        that the sentence before was about.
        """
        if self.speaker is not None:
            return (self.speaker,)  # what somebody says of "it" is mostly of the own side
        for other in reversed(earlier):
            names = [n for n in self._capable(other) if n.kind != "person"]
            if names:
                return (names[0],)
        name = self.before()
        return (name,) if name is not None and name.kind != "person" else ()

    def _same_sentence(
        self, pronoun: str, earlier: Sequence[Clause], at: int | None = None
    ) -> tuple[Name, ...]:
        """The one who is a subject earlier in the sentence, before the word ``at``: "X hält sich heraus: Y
        lehnt er ab"; a side by its article: "Der Rat rechnet anders: Y lehnt er ab".
        """
        grammar = self.grammar
        if self.speaker is not None or pronoun in grammar.demonstratives:
            return ()
        he = pronoun in grammar.he_words
        articles = {grammar.nominative_article} if he else grammar.plural_articles
        found: dict[str | None, Name] = {}
        persons: dict[str | None, Name] = {}
        for clause in earlier:
            if clause.kind != "main":
                continue
            name = self._choose(clause, self._capable(clause), clause.last)
            if not self.clauses.finite_of(clause):
                name = set_apart(self.page, self._capable(clause), clause, pronoun)
            if name is None or (at is not None and name.head > at):
                continue
            if name.kind == "person":
                persons[name.actor] = name
            elif grammar.inverted_cue and self._low[name.head] in articles:
                found[name.actor] = name
        if he or self._her(pronoun):
            found = persons or found
        elif persons:
            return ()
        return tuple(found.values()) if len(found) == 1 else ()

    def neuter(self, earlier: Sequence[Clause]) -> tuple[Name, ...]:
        """The side that "es" means where it does what only somebody can do: "Feste Mengen verlangt
        es"; the last subject of neuter gender in the sentence or what the one before was about.
        """
        for clause in reversed(earlier):
            found = self._choose(clause, self._capable(clause), clause.last)
            if found is not None:
                others = {n.actor for n in self._names_in(clause) if n.role != "adjective"}
                return (found,) if len(others) == 1 and self._neuter(found) else ()
        about = self.before()
        if about is None:
            return ()
        mentions = [n for n in self._mentioned if n.actor == about.actor]
        return (about,) if mentions and all(map(self._neuter, mentions)) else ()

    def _before(self, name: Name) -> str:
        """The word before the noun phrase, marks of quotation passed over."""
        at = name.head - 1
        while at >= 0 and self._texts[at] in QUOTE_MARKS:
            at -= 1
        return self._low[at] if at >= 0 else ""
