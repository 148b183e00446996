"""Who says what: direct quotations with their speaker, indirect speech, and whose voice a word is in."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from msgspec.structs import replace

from zopa.language.saying import SpeechWords, speech_words
from zopa.language.text import Quotation, Sentence
from zopa.reading.clause import Clause
from zopa.reading.clauses import ClauseReader
from zopa.reading.indirect import COLON, NOUN, Indirect
from zopa.reading.names import Name
from zopa.reading.page import Page
from zopa.reading.quoted import Quoted
from zopa.reading.sources import Sources
from zopa.reading.subjects import Subjects, Unnamed
from zopa.reading.telling import Telling
from zopa.reading.voice import Cue, Passage, Voice, extent

_NEAR = 8  # words between a verb of saying and the place that names its source


class VoiceReader:
    """Finds the voices of one page, sentence by sentence in their order."""

    def __init__(self, page: Page, clauses: ClauseReader, subjects: Subjects) -> None:
        self.page = page
        self.clause_reader = clauses
        self.subjects = subjects
        self.speech: SpeechWords = speech_words(page.language)
        self.telling = Telling(page, clauses)
        self.quoted = Quoted(page, subjects, self.telling)
        self.indirect = Indirect(page, clauses, self.telling)
        self.sources = Sources(page, clauses, subjects, self.telling.phrases)
        self._firsts = [quote.first for quote in page.quotations]
        self._lasts = [quote.last for quote in page.quotations]
        self._sentence_ends = [sentence.last for sentence in page.sentences]
        self._known: dict[int, Voice | None] = {}  # the voice of the latest quotation
        self._previous: Voice | None = None
        self._latest: Voice | None = None  # whoever spoke last on the page
        self._paragraph = -1
        self._told_in = 0  # the paragraph of the latest voice

    def read(self, sentence: Sentence, clauses: Sequence[Clause]) -> list[Voice]:
        """The voices of one sentence."""
        if sentence.paragraph != self._paragraph:
            self._paragraph = sentence.paragraph
            if self._previous is not None and self._previous.form != "Direct":
                self._previous = None
        passage = self._passage(sentence, clauses)
        voices = self._voices(passage)
        if voices:
            named = [v for v in voices if v.speaker is not None]
            self._previous = self._latest = (named or voices)[-1]
            self._told_in = sentence.paragraph
        elif any(self.clause_reader.finite_of(c) is not None for c in clauses):
            self._previous = None
        return voices

    def _voices(self, passage: Passage) -> list[Voice]:
        sentence = passage.sentence
        headline = self.sources.headline(sentence)
        voices: list[Voice | None] = []
        for quote in passage.quotes:
            if headline and headline.first <= quote.first and quote.last <= headline.last:
                voices.append(replace(headline, first=quote.first, last=quote.last, form="Direct"))
            else:
                voices.append(self._quoted(quote, passage))
        voices += [self.indirect.of_cue(cue, passage) for cue in passage.cues]
        found = [voice for voice in voices if voice is not None]
        if self.page.grammar.inverted_cue:
            found += self._of_nouns(passage, found)
        found += self.indirect.appended(passage, found)
        for sourced in self.sources.find(passage):
            spoken = [v for v in found if v.form == "Direct" and _same(v, sourced)]
            for voice in spoken:  # "„...“, so X": the words themselves
                found.remove(voice)
                found.append(replace(sourced, first=voice.first, last=voice.last, form="Direct"))
            found += [] if spoken else [sourced]
        colon = self._behind_colon(passage) if not passage.cues and not found else None
        found += [colon] if colon is not None else []
        if not passage.cues and all(voice.form == "Direct" for voice in found):
            before = self._previous or self._subject_before()
            near = sentence.paragraph - self._told_in <= 1
            free = self.indirect.goes_on(passage, before, self._latest if near else None)
            if free is not None:
                found.append(free)
        found = [self._framed(voice, found) for voice in found]
        if headline is not None:
            found.append(headline)
        return found

    def _behind_colon(self, passage: Passage) -> Voice | None:
        """ "X wandte sich gegen eine Amnestie: Wer morde, gehöre bestraft": X says what is told behind
        the colon.
        """
        sentence, texts = passage.sentence, self.page.words.text
        colon = next((i for i in range(sentence.first, sentence.last) if texts[i] == ":"), None)
        if colon is None or sentence.heading:
            return None
        before = [c for c in passage.clauses if c.last <= colon + 1 and c.first < colon]
        behind = [c for c in passage.clauses if c.first > colon]
        mains = [n for n, c in enumerate(before) if c.kind == "main"]
        messenger = self._messenger(before) if mains and behind else None
        if messenger is not None and self._tells(behind):
            return self._told_behind(messenger, behind[0].first, sentence)
        if not mains or not behind or any(self.indirect.strict(c) for c in before):
            return None
        asked = any(not c.lows.isdisjoint(self.indirect.stance.matters) for c in before)
        if not any(self.indirect.reports(c, asked=asked) for c in behind if c.kind == "main"):
            return None
        subject = self.subjects.of(passage.clauses, mains[-1], before[mains[-1]].last)
        names = subject if isinstance(subject, tuple) else ()
        if not names:
            near = self.subjects.in_sentence(sentence)
            names = tuple(n for n in near if n.kind == "person" and n.last <= colon)
        if len({name.actor for name in names}) != 1:
            return None
        return self._told_behind(names[0], behind[0].first, sentence)

    @staticmethod
    def _told_behind(name: Name, first: int, sentence: Sentence) -> Voice:
        """The voice of somebody from a word behind a colon on."""
        return Voice(
            first,
            sentence.last,
            "Indirect",
            name,
            COLON,
            frame=((sentence.first, first),),
            named=extent(name) if name.first >= sentence.first else None,
            confidence=0.7,
        )

    def _messenger(self, before: Sequence[Clause]) -> Name | None:
        """Whose answer stands before a colon: "Peru's answer was blunt: ...", "Limas Antwort: ..."."""
        low, texts, grammar = self.page.words.low, self.page.words.text, self.page.grammar
        for clause in reversed(before):
            for at in clause.words:
                if low[at] not in self.speech.messages:
                    continue
                if grammar.inverted_cue and texts[at][0].islower():
                    continue
                own = at > clause.first and low[at - 1] in grammar.possessives
                own = own and low[at - 1] not in grammar.we_possessives
                return self.subjects.before() if own else self._owner_of(at, clause)
        return None

    def _tells(self, behind: Sequence[Clause]) -> bool:
        """Whether clauses behind a colon can be what somebody says; an English one that tells what happened
        is none.
        """
        if self.page.grammar.inverted_cue:
            return True
        speech, low = self.speech, self.page.words.low
        telling = (
            speech.told_modals | speech.told_obligations | speech.told_copulas | speech.told_now
        )
        mains = [clause for clause in behind if clause.kind == "main"]
        verbs = [self.clause_reader.finite_of(clause) for clause in mains]
        return any(verb is None or low[verb] in telling for verb in verbs)

    @staticmethod
    def _framed(voice: Voice, voices: Sequence[Voice]) -> Voice:
        """Quoted words inside reported speech have the frame of that speech."""
        if voice.form != "Direct":
            return voice
        for outer in voices:
            if outer.form == "Indirect" and outer.first <= voice.first and voice.last <= outer.last:
                inside = any(first <= voice.first < last for first, last in outer.frame)
                if inside:
                    continue
                return replace(
                    voice,
                    speaker=outer.speaker,
                    cue=outer.cue,
                    frame=outer.frame,
                    named=outer.named,
                    sourced=outer.sourced,
                )
        return voice

    def _of_nouns(self, passage: Passage, found: Sequence[Voice]) -> list[Voice]:
        """ "die Forderung Perus, dass ...", "in Lima wächst die Sorge, dass ...": what a noun tells."""
        told = []
        clauses = passage.clauses
        for number in range(1, len(clauses)):
            content, clause = clauses[number], clauses[number - 1]
            spoken = any(v.first <= content.first < v.last for v in found)
            opens = content.kind == "sub" and content.head in self.page.grammar.content_words
            if spoken or not opens or passage.quoted(content):
                continue
            noun = self._telling_noun(clause)
            name = self._owner_of(noun, clause) if noun is not None else None
            if noun is None or name is None:
                continue
            told.append(
                Voice(
                    content.first,
                    self.indirect.end_of_content(number, clauses),
                    "Indirect",
                    name,
                    NOUN,
                    cue=((noun, noun + 1),),
                    frame=((clause.first, content.first),),
                    named=extent(name),
                    confidence=0.7,
                )
            )
        return told

    def _telling_noun(self, clause: Clause) -> int | None:
        """The last noun of a clause that tells what somebody says or thinks."""
        low, texts = self.page.words.low, self.page.words.text
        nouns = self.speech.telling_nouns
        found = [i for i in clause.words if low[i] in nouns and texts[i][0].isupper()]
        return found[-1] if found else None

    def _owner_of(self, noun: int, clause: Clause) -> Name | None:
        """Whose the words of a noun are: by a genitive, an adjective or a place in its clause."""
        low = self.page.words.low
        for index in (noun + 1, noun + 2, noun - 1, noun - 2):
            name = self.subjects.at.get(index) if index in clause.words else None
            if name is not None and (name.genitive or name.role == "adjective"):
                return name
        grammar = self.page.grammar
        names = [self.subjects.at[i] for i in clause.words if i in self.subjects.at]
        for name in names:
            before = low[name.head - 1] if name.head > 0 else ""
            placed = before in grammar.place_sources or before in grammar.locatives
            if placed and name.role in {"capital", "seat", "name"}:
                return name
        return None

    def _quoted(self, quote: Quotation, passage: Passage) -> Voice | None:
        """The voice of a quotation; one that runs over several sentences has the same in each."""
        if quote.first not in self._known:
            closing = self._closing(quote) if quote.last > passage.sentence.last else None
            voice = self.quoted.voice(quote, passage, self._previous, closing)
            self._known = {quote.first: voice}
            return voice
        return self._known[quote.first]

    def _closing(self, quote: Quotation) -> Passage:
        """The sentence in which a quotation ends."""
        number = bisect_left(self._sentence_ends, quote.last)
        sentence = self.page.sentences[number]
        return self._passage(sentence, self.clause_reader.read(sentence))

    def _subject_before(self) -> Voice | None:
        """ "X widersprach. Das sei falsch.": the speaker is whom the sentence before was about."""
        name = self.subjects.before()
        if name is None:
            return None
        return Voice(name.first, name.last, "FreeIndirect", name, "statement.subject_before")

    def _passage(self, sentence: Sentence, clauses: Sequence[Clause]) -> Passage:
        first = bisect_right(self._lasts, sentence.first)
        last = bisect_left(self._firsts, sentence.last)
        quotes = self.page.quotations[first:last]
        cues = self._cues(sentence, clauses, quotes)
        return Passage(sentence, clauses, quotes, cues)

    # -- cues -------------------------------------------------------------------------------------

    def _cues(
        self, sentence: Sentence, clauses: Sequence[Clause], quotes: Sequence[Quotation]
    ) -> list[Cue]:
        """The verbs of saying outside the quotations, at most one for each clause."""
        found: list[Cue] = []
        for number, clause in enumerate(clauses):
            if self.speech.saying.keys().isdisjoint(clause.lows):
                continue
            index = next((i for i in clause.words if self._is_cue(i, clause, quotes)), None)
            if index is None:
                continue
            subject = self._speaker_of(clauses, number, index, sentence)
            name = subject[0] if isinstance(subject, tuple) else None
            verb = self._verb(index, clause) or self.speech.saying[self.page.words.low[index]]
            found.append(Cue(number, index, verb, name, subject))
        return found

    def _is_cue(self, index: int, clause: Clause, quotes: Sequence[Quotation]) -> bool:
        low = self.page.words.low
        word = low[index]
        if word in self.speech.participles:
            begins = index == clause.first and not any(q.first <= index < q.last for q in quotes)
            told = not self.page.grammar.content_words.isdisjoint(low[index + 1 : index + 2])
            return begins and (told or self.clause_reader.is_finite(index))
        if word not in self.speech.cues or not self.page.words.text[index][0].islower():
            return False
        if any(q.first <= index < q.last for q in quotes):
            return False
        return word in self.speech.whole or self._verb(index, clause) is not None

    def _verb(self, index: int, clause: Clause) -> str | None:
        """The verb of a form in its clause: "gab ... an" is another one than "gab ... bekannt"."""
        word = self.page.words.low[index]
        for particle, verb in self.speech.particles.get(word, {}).items():
            if self.clause_reader.particle(clause, index, particle) is not None:
                return verb
        return self.speech.saying[word] if word in self.speech.whole else None

    def _speaker_of(
        self, clauses: Sequence[Clause], number: int, index: int, sentence: Sentence
    ) -> tuple[Name, ...] | Unnamed:
        """The subject of a cue; behind a quotation it may stand right behind the verb."""
        clause = clauses[number]
        if self.page.words.low[index] in self.speech.participles:
            return self.subjects.of(clauses, number, index)
        following = self.subjects.at.get(index + 1)
        if (
            following is not None
            and following.head == index + 1
            and (clause.first == index or not self.page.grammar.inverted_cue)
            and self.subjects.can_be_subject(following)
            and not self._acts(following, clause)
            and not self._addressed(index, clause)
        ):
            return (following,)
        if self.page.words.low[index] in self.speech.place_cues:
            place = self._place_source(index, sentence)
            if place is not None:
                return (place,)
        return self.subjects.of(clauses, number, index)

    def _acts(self, name: Name, clause: Clause) -> bool:
        """Whether an English name is the subject of the verb behind it: "said Peru demanded"."""
        behind = name.last < clause.last and self.clause_reader.is_finite(name.last)
        return behind and not self.page.grammar.inverted_cue

    def _addressed(self, index: int, clause: Clause) -> bool:
        """Whether whom an English verb tells something stands behind it: "management told Peru"."""
        verbs = self.speech.addressing
        return index > clause.first and self.speech.saying[self.page.words.low[index]] in verbs

    def _place_source(self, index: int, sentence: Sentence) -> Name | None:
        """The side in "Aus Kiew hieß es"."""
        low, links = self.page.words.low, self.page.grammar.place_sources
        for name in self.subjects.in_sentence(sentence):
            near = name.head > sentence.first and abs(name.head - index) < _NEAR
            if near and low[name.head - 1] in links:
                return name
        return None


def _same(quoted: Voice, sourced: Voice) -> bool:
    """Whether a source has no content but a quotation."""
    return abs(quoted.first - sourced.first) <= 1 and abs(quoted.last - sourced.last) <= 1
