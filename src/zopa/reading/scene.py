"""A sentence laid out for the question who wants what: its clauses, voices and subjects."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from msgspec.structs import replace

from zopa.language.conditions import ConditionWords, condition_words
from zopa.language.grammar import Grammar
from zopa.language.hedging import hedge_words
from zopa.language.saying import speech_words
from zopa.language.stances import Frame, StanceWords, stance_words
from zopa.language.text import Sentence
from zopa.language.threads import ThreadWords, thread_words
from zopa.reading.clause import Clause
from zopa.reading.clauses import ClauseReader
from zopa.reading.holders import Holders
from zopa.reading.names import Name
from zopa.reading.page import Page
from zopa.reading.papers import RULE as PAPER
from zopa.reading.regions import Regions
from zopa.reading.strangers import STRANGER
from zopa.reading.subjects import Subjects, Unnamed
from zopa.reading.voice import Voice

_AS_SAID = "statement.as_said"
_ENDS = frozenset(".!?…”“\"’'»«)")  # marks at the end of a sentence that is no headline


class Scene(Regions):
    """One sentence with what its words hang on. Clauses are named by their numbers."""

    def __init__(
        self,
        page: Page,
        clause_reader: ClauseReader,
        subjects: Subjects,
        sentence: Sentence,
        clauses: Sequence[Clause],
        voices: Sequence[Voice],
        holders: Holders | None = None,
    ) -> None:
        self._holders = holders
        self.page = page
        self.grammar: Grammar = page.grammar
        self.lexicon: StanceWords = stance_words(page.language)
        self.threads: ThreadWords = thread_words(page.language)
        self.cues = speech_words(page.language).cues.keys()
        self.terms: ConditionWords = condition_words(page.language)
        self.clause_reader = clause_reader
        self.subjects = subjects
        self.sentence = sentence
        self.clauses = [_with_lent(clause, page) for clause in clauses]
        self.texts = page.words.text
        self.low = page.words.low
        self.headline = sentence.heading or self.texts[sentence.last - 1] not in _ENDS
        self._spokesmen = hedge_words(page.language).spokesmen
        self._paper_verbs = speech_words(page.language).paper_verbs
        self.particles = speech_words(page.language).particles
        self._voices = sorted(voices, key=lambda v: v.last - v.first)

    def is_noun(self, index: int) -> bool:
        """Whether a word can be a noun: German ones have a capital, English ones are of no other class."""
        grammar, low = self.grammar, self.low[index]
        if grammar.inverted_cue:
            return self.texts[index][0].isupper()
        closed = grammar.no_verbs | grammar.finite | grammar.expletives | grammar.it_words
        plain = low[0].isalpha() and low not in closed and low not in self.lexicon.stressing
        adverb = low.endswith(tuple(grammar.adverb_endings))
        return plain and not adverb and not self.clause_reader.is_finite(index)

    def frames(self, index: int) -> tuple[Frame, ...]:
        """The ways to take a stance that a word may trigger."""
        low, lexicon = self.low[index], self.lexicon
        listed = lexicon.frames.get(low, ())
        plain = low in lexicon.bare and self.clause_reader.is_finite(index)
        return listed + lexicon.plain[low] if plain else listed

    def clause_words(self, index: int) -> list[int]:
        """The words of the clause that a word stands in."""
        return next(
            (c.words for c in self.clauses if c.first <= index < c.last and index in c.words), []
        )

    def lows(self, clause: Clause) -> list[str]:
        """The words of a clause in lower case, in their order."""
        return [self.low[i] for i in clause.words]

    def spoken(self, clause: Clause) -> bool:
        """Whether all of a clause stands in one voice."""
        first, last = clause.first, clause.last
        return any(v.first <= first and last <= v.last for v in self._voices)

    def listen(self, clause: Clause) -> None:
        """From now on pronouns may mean whoever speaks in this clause."""
        voice = self.voice(clause.first)
        self.subjects.speaker = voice.speaker if voice is not None else None

    def subject(self, number: int, trigger: int) -> tuple[Name, ...] | Unnamed:
        """The subject of a clause (see ``Subjects.of``); where no name is one, whom its words mean, and
        where that is nobody who is known, the words themselves.
        """
        found = self._actor(number, trigger)
        if isinstance(found, tuple) and self._of_outsider(number, found):
            return "none"
        if isinstance(found, tuple) or self._holders is None or found == "one":
            return found
        if found == "we" and not self.grammar.we_words.isdisjoint(self.clauses[number].lows):
            return found
        voice = self.voice(trigger)
        if voice is not None and (voice.speaker is not None or found == "we"):
            return found
        while self.clauses[number].kind == "infinitive":
            above = self.clauses[number].parent
            if above is None:
                break
            number = above
        stranger = self._stranger(number)
        if stranger is None:
            return found
        if voice is not None:
            pronoun = self.low[stranger.head] in self.grammar.third_person
            return (voice.stranger,) if pronoun and voice.stranger is not None else found
        return (stranger,)

    def _of_outsider(self, number: int, found: tuple[Name, ...]) -> bool:
        """Whether names only stand behind the verb of somebody who binds nobody."""
        clause = self.clauses[number]
        verb = self.clause_reader.finite_of(clause)
        if self._holders is None or verb is None or found[0].head < verb:
            return False
        return self.grammar.inverted_cue and self._holders.strangers.outsider(clause)

    def _stranger(self, number: int) -> Name | None:
        """The stranger who is the subject of a clause, of one before it that shares its subject, or of
        a relative clause that describes him.
        """
        assert self._holders is not None
        strangers, clause = self._holders.strangers, self.clauses[number]
        found = strangers.subject(clause)
        if found is not None:
            return found
        if clause.kind == "relative" and self.low[clause.first] not in self.grammar.oblique:
            return strangers.described(self.antecedent(number), clause)
        if clause.fresh:
            for at in range(number - 1, -1, -1):
                if self.clauses[at].kind == clause.kind:
                    found = strangers.subject(self.clauses[at])
                    if found is not None or not self.clauses[at].fresh:
                        return found
        return None

    def _actor(self, number: int, trigger: int) -> tuple[Name, ...] | Unnamed:
        """The subject of a clause as far as it is known."""
        voice, heard = self.voice(trigger), self.subjects.speaker
        if voice is not None and voice.first > self.clauses[number].first:
            self.subjects.speaker = voice.speaker  # "Chile said it would pay"
        found = self.subjects.of(self.clauses, number, trigger)
        self.subjects.speaker = heard
        if isinstance(found, tuple) and self._other_inside(number, trigger, found):
            return "none"
        verb = self.low[trigger] if trigger < len(self.low) else ""
        if self._holders is not None and verb in self._paper_verbs:
            paper = self._paper(number, found)
            if paper:
                return paper
        if found == "none" and self.clauses[number].fresh:
            found = self._carried(number)
        if self._holders is None:
            return found
        if isinstance(found, tuple):
            if any(name.party or name.actor for name in found):
                return tuple(self._holders.sided(name) for name in found)
            officers = tuple(self._holders.sided(name) for name in found)
            if self._definite(found[0]) and all(name.party for name in officers):
                return officers  # "er", "der Minister": an officer without a name
        elif found == "one":
            return found
        elif found == "we":
            own = not self.clauses[number].lows.isdisjoint(self.grammar.own_side)
            if self.voice(trigger) is not None or not own:
                return found
        while self.clauses[number].kind == "infinitive":
            above = self.clauses[number].parent
            if above is None:
                return found
            number = above
        clause = self.clauses[number]
        if self.subjects.receiver(clause):
            return found
        meant = self._holders.of_clause(clause)
        verb_at = self.clause_reader.finite_of(clause)
        opens = verb_at is not None and (
            found[0].last <= verb_at
            if isinstance(found, tuple)
            else self.subjects.opens(clause, verb_at)
        )
        if verb_at is not None and opens:
            # "Der Vermittler warnt Peru": whoever stands behind the verb is not meant by who stands before
            meant = tuple(one for one in meant or () if not verb_at < one.head < clause.last)
        return meant if meant and all(self._nominative(name, clause) for name in meant) else found

    def _definite(self, name: Name) -> bool:
        """Whether a name stands before the sentence, or is that of somebody known from there."""
        if name.head < self.sentence.first or self._holders is None:
            return True
        noun = self._holders.referents.noun(name.head, name.last)
        return noun is not None and noun.definite

    def _other_inside(self, number: int, trigger: int, names: tuple[Name, ...]) -> bool:
        """Whether what a name tells has a subject of its own in the same English clause: "Kenya said
        the farmers wanted a dam".
        """
        voice = self.voice(trigger)
        clause, grammar = self.clauses[number], self.grammar
        if grammar.inverted_cue or voice is None or voice.first <= clause.first:
            return False
        if any(name.head >= voice.first for name in names):
            return False
        words = [i for i in clause.words if voice.first <= i < trigger]
        if words and self.low[words[0]] in grammar.content_words:
            words = words[1:]
        if not words or self.low[words[0]] in grammar.pronouns | grammar.it_words:
            return False
        closed = grammar.finite | grammar.no_verbs | self.lexicon.stressing
        words = [i for i in words if not self.low[i].endswith(tuple(grammar.adverb_endings))]
        if any(
            self.low[i] in grammar.possessives and self.low[following] in grammar.own_side
            for i, following in pairwise(words)
        ):
            return False  # "said his country would pay"
        return any(self.low[i] not in closed and not self.clause_reader.is_finite(i) for i in words)

    def _nominative(self, name: Name, clause: Clause) -> bool:
        """Whether a name can be the subject where it stands in a clause: "der Ukraine" is none.

        One that stands elsewhere is meant by a noun or a pronoun of the clause.
        """
        here = self.subjects.at.get(name.head) if name.head in clause.words else None
        if here is None or here.actor != name.actor or here.role in {"seat", "adjective"}:
            return True  # a city has no article: "der" is somebody else's
        if here.genitive:
            return True  # "Kiews Delegation": the noun behind it is the subject
        return self.subjects.can_be_subject(here)

    def _paper(self, number: int, subject: tuple[Name, ...] | Unnamed) -> tuple[Name, ...]:
        """The party whose paper says it, where nobody else is the subject: "Der Entwurf sieht ... vor",
        "... und verlangt".
        """
        if self._holders is None or subject in {"we", "one"}:
            return ()
        clause = self.clauses[number]
        if isinstance(subject, tuple):
            # "Der Entwurf Oslos fordert": the owner's name is no subject beside its paper
            verb = self.clause_reader.finite_of(clause)
            if verb is None or any(name.head >= verb for name in subject):
                return ()
        for at in range(number, -1, -1):
            other = self.clauses[at]
            if other.kind == clause.kind:
                found = self._holders.of_paper(other)
                if found or not (other.fresh or at == number):
                    return found
            if not clause.fresh:
                break
        return ()

    def author(self, number: int) -> tuple[Name, ...]:
        """The party whose paper a clause tells of: "Im Entwurf aus Oslo steht X"."""
        if self._holders is None:
            return ()
        clause = self.clauses[number]
        found = self._holders.of_paper(clause)
        if found:
            return found
        voice = self.voice(clause.first) or self.voice(clause.words[-1])
        if voice is not None:
            return (voice.speaker,) if voice.rule == PAPER and voice.speaker is not None else ()
        owners = {self._holders.papers.owner(i, i + 1) for i in clause.words} - {None}
        name = self._holders.name_of(owners.pop()) if len(owners) == 1 else None
        return (name,) if name is not None else ()

    def _carried(self, number: int) -> tuple[Name, ...] | Unnamed:
        """The subject of a clause that shares it with one further back: "A tut X, lobt Y und warnt"."""
        for at in range(number - 1, -1, -1):
            if self.clauses[at].kind == self.clauses[number].kind:
                found = self.subjects.of(self.clauses, at, self.clauses[at].last)
                if found != "none":
                    return found
        return "none"

    def neuter(self, number: int) -> tuple[Name, ...]:
        """Whom "es" means where the subject of a clause stands: beside its verb or behind its opener."""
        clause, words = self.clauses[number], self.grammar.neuter_words
        if words.isdisjoint(clause.lows):
            return ()
        finite = self.clause_reader.finite_of(clause)
        if clause.kind != "main":
            stands = clause.first + 1 < clause.last and self.low[clause.first + 1] in words
        elif finite is None or finite == clause.first:
            stands = False
        else:
            behind = finite + 1 < clause.last and self.low[finite + 1] in words
            stands = behind or self.low[finite - 1] in words
        return self.subjects.neuter(self.clauses[:number]) if stands else ()

    def agent(self, number: int) -> Name | None:
        """Whoever stands behind "von" in a passive clause."""
        clause = self.clauses[number]
        found = self.subjects.passive_agent(clause)
        passive = self.grammar.passive | self.lexicon.being
        if found is not None or self._holders is None or clause.lows.isdisjoint(passive):
            return found
        for index in clause.words:
            if self.low[index] in self.grammar.agents:
                meant = self._holders.behind(index, clause.last)
                if meant:
                    return meant[0]
        return None

    def meant_behind(self, index: int, clause: Clause) -> tuple[Name, ...]:
        """Whom the words behind a preposition name or mean; nobody for somebody unknown."""
        name = self.subjects.at.get(index + 1)
        if name is not None and name.role != "adjective" and (name.party or name.actor):
            return (self._holders.sided(name) if self._holders is not None else name,)
        return self._holders.behind(index, clause.last) if self._holders is not None else ()

    def judge(self, number: int, voice: Voice | None) -> list[Name] | None:
        """Who judges in "für Moskau ist ...", "bleibt für ihn", "aus Sicht Kiews", "aus unserer Sicht";
        ``None`` where a clause tells of nobody's view, nobody where that is somebody unknown.
        """
        clause = self.clauses[number]
        grammar = self.grammar
        if clause.lows.isdisjoint(grammar.beneficiary) and clause.lows.isdisjoint(
            grammar.viewpoints
        ):
            return None
        found = self._viewed(clause, voice)
        if found is None and voice is None:
            return self._viewed(clause, voice, anybody=True)
        speaker = voice.speaker if voice is not None else None
        if found == [] and speaker is not None and speaker.party is None:
            return self._viewed(clause, None)  # somebody of no known side speaks for one
        return found

    def _viewed(
        self, clause: Clause, voice: Voice | None, *, anybody: bool = False
    ) -> list[Name] | None:
        """Who judges in a clause; ``anybody``: also somebody who is no known actor."""
        grammar = self.grammar
        for index in clause.words:
            if self.low[index] in grammar.viewpoints:
                found = self.viewer(index, clause, voice)
            elif self.low[index] in grammar.beneficiary and not (
                self._attribute(index, clause) or self._acts_for(index)
            ):
                found = self.whom(index, clause, voice, anybody=anybody)
            else:
                continue
            if found is not None:
                return found
        return None

    def _acts_for(self, index: int) -> bool:
        """Whether an English infinitive tells what somebody behind "for" does: "for Kenya to decide"."""
        name = self.subjects.at.get(index + 1)
        if self.grammar.inverted_cue or name is None or name.last >= len(self.low):
            return False
        return self.low[name.last] == self.grammar.infinitive_mark

    def _attribute(self, index: int, clause: Clause) -> bool:
        """Whether "für X" belongs to the noun before it: "Garantien für Kiew"."""
        if index == clause.first:
            return False
        if not self.grammar.inverted_cue:  # "guarantees for Kenya are ...", but "is good for Kenya"
            verb = self.clause_reader.finite_of(clause)
            return verb is not None and index < verb
        if not self.texts[index - 1][0].isupper():
            return False
        if (
            index + 1 >= clause.last
            or self.low[index + 1] in self.grammar.he_objects | self.grammar.she_objects
        ):
            return False
        verb = self.clause_reader.finite_of(clause)
        return verb is None or index < verb

    def whom(
        self, index: int, clause: Clause, voice: Voice | None, *, anybody: bool = False
    ) -> list[Name] | None:
        """Whom the words behind a preposition mean; ``None`` where it is no actor, nor ``anybody`` else."""
        behind = index + 1
        if behind >= clause.last:
            return None
        if self.low[behind] in self.grammar.we_objects:
            return self.own_words(voice)
        own = self.low[behind] in self.grammar.possessives and behind + 1 < clause.last
        if own and self.low[behind + 1] in self.grammar.own_side:
            if voice is not None:
                return self.speakers(voice)
            found = self.side_before()
            return self.holders(found, voice) if isinstance(found, tuple) else []
        name = self.subjects.at.get(behind)
        if name is not None and name.role != "adjective" and (name.party or name.actor):
            sided = self._holders.sided(name) if self._holders is not None else name
            if sided.party is not None or sided.role != "title":
                return self.holders((sided,), voice) if sided.party is not None else None
        if self._holders is None:
            return None
        objects = self.grammar.he_objects | self.grammar.she_objects
        if self.low[behind] in objects:
            if voice is not None and voice.speaker is not None:
                return self.speakers(voice)
            found = self._holders.meant((behind, behind + 1))
            if voice is not None and voice.stranger is not None and not _known(found):
                return self.speakers(voice)
        else:
            found = self._holders.behind(index, clause.last)
        if not found and anybody and voice is None:
            stranger = self._holders.strangers.behind(index, clause.last)
            found = (stranger,) if stranger is not None else ()
        return self.holders(found, voice) if _known(found) else None

    def viewer(self, index: int, clause: Clause, voice: Voice | None) -> list[Name] | None:
        """Whose view it is: "Sicht Kiews", "russischer Sicht", "seiner Sicht", "Sicht des Ministers"."""
        before = self.low[index - 1] if index > clause.first else ""
        grammar = self.grammar
        if before in grammar.we_possessives:
            return self.own_words(voice)
        if before in grammar.possessives:
            if voice is not None and voice.speaker is not None:
                return self.speakers(voice)
            found = self._whose(clause) or self.side_before()
            return self.holders(found, voice) if isinstance(found, tuple) else None
        name = self.subjects.at.get(index - 1) or self.subjects.at.get(index + 1)
        if not grammar.inverted_cue and before in self.lexicon.copulas:
            own = self.low[index - 2] in grammar.we_words  # "as far as we are concerned"
            judge = self.subjects.at.get(index - 2)
            concerned = self.holders((judge,), voice) if judge is not None else None
            return self.own_words(voice) if own else concerned
        if not grammar.inverted_cue:  # "in Kenya's view", "from Kenya's point of view"
            name = name or self.subjects.at.get(index - 3)
            return self.holders((name,), voice) if name is not None and name.genitive else None
        if name is not None and name.role == "adjective":
            party = name.party or name.owner or name.actor
            known = self._holders.name_of(party) if self._holders is not None else None
            return self.holders((known or replace(name, party=party),), voice)
        linked = index + 1 < clause.last and self.low[index + 1] in grammar.owner_links
        start = index if not linked or self.low[index + 1] in grammar.articles else index + 1
        return self.whom(start, clause, voice)

    def _whose(self, clause: Clause) -> tuple[Name, ...]:
        """Whose "sein" is in a clause: of the subject of the one before, of the person or side that the
        sentence before was about.
        """
        number = self.clauses.index(clause)
        for at in range(number - 1, -1, -1):
            subject = self.subject(at, self.clauses[at].last - 1)
            if isinstance(subject, tuple) and subject[0].party is not None:
                return subject[:1]
        before = self.subjects.before()
        if before is None:
            return ()
        sided = self._holders.sided(before) if self._holders is not None else before
        return (sided,) if sided.party is not None else ()

    def side_before(self, clause: Clause | None = None) -> tuple[Name, ...] | Unnamed:
        """The one party that the sentence before was about: "man" goes on with it. With "dort" in its
        ``clause`` it is the one whose place that sentence named.
        """
        if clause is not None and not clause.lows.isdisjoint(self.threads.yonder):
            places = self.grammar.locatives | self.grammar.sources
            side = self.subjects.placed_before(places)
            return (side,) if side is not None else "one"
        before = self.subjects.before()
        return (before,) if before is not None and before.kind != "person" else "one"

    def holders(self, subject: tuple[Name, ...] | Unnamed, voice: Voice | None) -> list[Name]:
        """Whose stance it is: the subject, or the speaker where the subject is "we" or "one".

        In a voice only the speaker's own side holds a stance: what one side says another wants is
        its statement. Somebody unknown may be a rival.
        """
        if voice is not None and voice.speaker is None and not voice.sourced:
            return []
        if not isinstance(subject, tuple):
            if subject == "we":
                return self.own_words(voice)
            return self.speakers(voice) if subject == "one" else []
        nobody = self.grammar.negations & self.grammar.articles
        if voice is not None and any(
            self.low[n.first - 1] in nobody and n.party is None for n in subject if n.first
        ):
            return self.speakers(voice)  # "dafür gebe sich kein Minister her"
        bound = [n for n in subject if n.party is not None or (n.speaks and n.kind == "person")]
        if voice is None or voice.speaker is None or self._lends_voice(voice, voice.speaker):
            return bound
        speakers = (voice.speaker, *voice.joined)
        own = [
            n
            for n in bound
            if any(
                n.actor == speaker.actor or (n.party is not None and n.party == speaker.party)
                for speaker in speakers
            )
        ]
        if own or voice.form != "IndirectFreeIndirect":
            return own
        return [n for n in bound if n.party is not None and self._narrated(n)]

    def _narrated(self, name: Name) -> bool:
        """Whether the verb beside a name is none of reported speech: what seems to go on with somebody's
        words ("Auch mit X könnte Lima leben") is told by the report itself.
        """
        clause = next((c for c in self.clauses if name.head in c.words), None)
        verb = self.clause_reader.finite_of(clause) if clause is not None else None
        if verb is None or self.low[verb] in self.grammar.obligations:
            return False
        # plural forms like "hätten" are those of reported speech as well
        ending = self.grammar.infinitive_ending
        plural = bool(ending) and self.low[verb].endswith(ending)
        unreal = self.low[verb] in self.grammar.unreal
        return self.low[verb] not in self.grammar.telling and not (unreal and plural)

    def _lends_voice(self, voice: Voice, speaker: Name) -> bool:
        """Whether somebody speaks for a side that nothing else names: "X pays, spokeswoman Ott said"."""
        if speaker.party is not None or not speaker.title:
            return False
        low = speaker.title.lower()
        public = voice.rule == _AS_SAID and not self.subjects.people.is_private(low)
        return public or low.endswith(self._spokesmen)  # "Wie der Minister mitteilte, zahlt X"

    def speakers(self, voice: Voice | None) -> list[Name]:
        """The speakers of a voice whose word counts: one, or several who said it together."""
        if voice is None or self._quoted_by_rival(voice):
            return []
        if voice.speaker is None:
            return [voice.stranger] if voice.stranger is not None else []
        return [name for name in (voice.speaker, *voice.joined) if name.speaks]

    def own_words(self, voice: Voice | None) -> list[Name]:
        """Who says "we": the speakers of a voice; outside of any whoever writes it."""
        if voice is None and self._holders is not None:
            return [self._holders.strangers.author(self.sentence.first)]
        return self.speakers(voice)

    def reported(self, number: int, voice: Voice | None) -> list[Name]:
        """Whose words a clause gives: those of a voice, or of somebody whom only its subjunctive shows."""
        if voice is not None and voice.speaker is not None:
            return self.speakers(voice)
        clause, grammar = self.clauses[number], self.grammar
        lows = clause.lows
        objects = grammar.he_objects | grammar.she_objects
        if any(
            self.low[i] in objects and self.low[i - 1] not in grammar.prepositions
            for i in clause.words
        ):
            return []  # "sei ihr zu lang": the one who finds it so
        if voice is not None:
            return self.speakers(voice)
        told = not lows.isdisjoint(grammar.subjunctive - grammar.unreal)
        return self.own_words(None) if told else []

    def _quoted_by_rival(self, voice: Voice) -> bool:
        """Whether a voice stands in that of another party, whose word it is: "er sagte, X sei denkbar"."""
        own = voice.speaker.party if voice.speaker is not None else None
        return any(
            other.speaker is not None
            and other.form == "Direct"
            and other.speaker.party not in {None, own}
            and other.first <= voice.first
            and voice.last <= other.last
            and other.last - other.first > voice.last - voice.first
            for other in self._voices
        )

    # -- what a stance can be about ---------------------------------------------------------------


def _known(names: Iterable[Name]) -> bool:
    """Whether one of some names is a side, or a person whose word counts."""
    return any(n.party or n.role == STRANGER or (n.speaks and n.kind == "person") for n in names)


def _with_lent(clause: Clause, page: Page) -> Clause:
    """A clause with the verb that it shares with one before it at its head."""
    if clause.lent is None:
        return clause
    words = [clause.lent, *clause.words]
    lows = clause.lows | {page.words.low[clause.lent]}
    return Clause(words, clause.kind, clause.parent, fresh=True, lent=clause.lent, lows=lows)
