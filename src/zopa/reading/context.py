"""What the sentences before were about: what "this", "the second" or "the demand" takes up."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache

from msgspec import Struct

from zopa.case.findings import Stance
from zopa.language.families import families
from zopa.language.stances import StanceWords, stance_words
from zopa.language.text import Sentence
from zopa.language.threads import ThreadWords, thread_words
from zopa.reading.cues import Hit
from zopa.reading.page import Page
from zopa.reading.stand import Stand

_REACH = 6  # words at the head of what a stand is about in which something points back
_LASTS = 3  # sentences for which a matter can be taken up
_KEPT = 3  # sentences with matters that are remembered
_BOTH = 2
_ARTICLES = 2  # words before a noun at the head of a clause
_LONG = 4  # letters of a noun that another may take up
_ASKED = 12  # words and marks of a question that only names its matter
_QUESTION = "?"


class Topic(Struct, frozen=True):
    """A matter as the report spoke of it: ``turned`` where its words were turned round.

    ``settled``: no verb turns it round; ``beside``: the cue that names the matter of its option;
    ``said``: the words that take the stance are its cue ("not
    for sale"); ``holder`` is who took the ``stance`` on it that was told last.
    """

    hit: Hit
    turned: bool = False
    settled: bool = False
    beside: Hit | None = None
    said: bool = False
    holder: str | None = None
    stance: Stance | None = None


class Said(Struct, frozen=True):
    """A sentence with the matters that it named, and those of them that somebody took a stance on."""

    sentence: Sentence
    topics: Sequence[Topic]
    taken: Sequence[Topic]


class Context:
    """The matters that the last sentences of one page named, for those that only point back."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.lexicon: StanceWords = stance_words(page.language)
        self.threads: ThreadWords = thread_words(page.language)
        self.pointers = self.lexicon.pointers | self.threads.several | self.threads.fronted
        self.pointers |= self.threads.there | self.threads.answers
        self.pointers |= page.grammar.inverting - page.grammar.as_words
        if not page.grammar.inverted_cue:
            self.pointers |= page.grammar.they_words  # "They are not for sale"
        self._past: list[Said] = []
        self._age = 0
        self._echoed: dict[str, Topic] = {}  # nouns that take a matter up, in lower case

    def note(self, sentence: Sentence, hits: Sequence[Topic], taken: Sequence[Topic]) -> None:
        """Remember what a sentence named, and what of it somebody took a stance on."""
        if sentence.heading or (self._past and self._past[-1].sentence.heading):
            self._past, self._echoed = [], {}  # behind a heading something else begins
        if not hits and not taken:
            self._age += 1
            return
        before = self._past[-1] if self._past else None
        if hits and not taken and self._asks(sentence):
            # "Ersatz für die Kutter?" asks about the first, or about what the same words name
            hits = [topic for topic in hits if topic.hit.first < hits[0].hit.last]
        if not hits:
            counted = self._counted(sentence)
            if len(counted) > len(taken):
                hits, taken = (
                    counted,
                    (),
                )  # "the first is possible, the second": it goes on with that
        self._past = [*self._past[1 - _KEPT :], Said(sentence, hits or taken, taken)]
        self._age = 0
        if before is not None and before.sentence.paragraph != sentence.paragraph:
            self._echoed = {}
            self._remember(before.topics)
        self._remember(hits)

    def _asks(self, sentence: Sentence) -> bool:
        """Whether a sentence is a question that only names its matter."""
        words, grammar = self.page.words, self.page.grammar
        if words.text[sentence.last - 1] != _QUESTION or sentence.last - sentence.first > _ASKED:
            return False
        listed = grammar.coordinators.union(grammar.finite, grammar.subjunctive)
        inner = range(sentence.first + 1, sentence.last)
        told = [words.low[i] for i in inner if words.text[i][0].islower()]  # "Kämpfe" is a noun
        return words.low[sentence.first] not in listed and listed.isdisjoint(told)

    def _counted(self, sentence: Sentence) -> list[Topic]:
        """The matters that a sentence names by their number, in its order."""
        lows = self.page.words.low[sentence.first : sentence.last]
        places = [self.lexicon.ordinals[low] for low in lows if low in self.lexicon.ordinals]
        return [topic for place in places for topic in self._numbered(place)]

    def _remember(self, topics: Sequence[Topic]) -> None:
        for topic in topics:
            if not topic.hit.cue.general:
                self._echoed |= dict.fromkeys(self._echoes(topic.hit), topic)

    def near(self, sentence: Sentence) -> bool:
        """Whether what was named is near enough to be taken up."""
        if not self._past or self._age >= _LASTS:
            return False
        last = self._past[-1].sentence
        if last.paragraph == sentence.paragraph or self._age == 0:
            return True
        asked = self.page.words.text[last.last - 1] == _QUESTION
        return asked and sentence.paragraph == last.paragraph + 1

    def beside(self, sentence: Sentence) -> bool:
        """Whether what was named last stands in the paragraph of a sentence."""
        return bool(self._past) and self._past[-1].sentence.paragraph == sentence.paragraph

    def echoes(self, sentence: Sentence) -> bool:
        """Whether a noun of the sentence may take up a matter by a word of its kind or family."""
        low = self.page.words.low
        return not self._echoed.keys().isdisjoint(low[sentence.first : sentence.last])

    def meant(
        self,
        stand: Stand,
        sentence: Sentence,
        heads: Collection[int],
        earlier: Sequence[Topic] = (),
    ) -> list[Topic]:
        """What a stand that names no matter is about; nothing where that is not clear.

        ``heads``: words of names, which are no matters; ``earlier``: what the same sentence named
        before, which goes before all other matters.
        """
        near = [topic for topic in earlier if not topic.hit.cue.general]
        near = near or self._whole(stand, earlier)
        if not near and not self.near(sentence):
            return []
        low = self.page.words.low
        early = stand.region[:_REACH]
        if stand.bare and not (stand.answers and near):
            carried = stand.takes_object or not stand.soft
            return self._pick(near, general=False) if carried and self._by_adverb(early) else []
        ordinal = next(
            (self.lexicon.ordinals[low[i]] for i in early if low[i] in self.lexicon.ordinals), None
        )
        if ordinal is not None:
            return self._numbered(ordinal, near)
        if self._several(stand.region):
            return self._both(near)
        if not self._points(stand, early, heads):
            return self._echo(stand)
        # "signals assent" answers a plan, if there was one; "that" means the matter itself
        return self._pick(near, general=stand.context and not stand.specific)

    def _whole(self, stand: Stand, earlier: Sequence[Topic]) -> list[Topic]:
        """The plan that an English sentence names before a pronoun that takes it up: "The text was hers, and
        the president stood behind it".
        """
        low, grammar = self.page.words.low, self.page.grammar
        last = stand.region[-1:] if stand.takes_object and not grammar.inverted_cue else ()
        return list(earlier) if any(low[i] in self.lexicon.objects for i in last) else []

    def shared(self, stand: Stand, sentence: Sentence) -> list[Topic]:
        """What somebody else took a stance on in the sentence before, for a stand that shares it."""
        if not self.near(sentence):
            return []
        holder = stand.holder.party or stand.holder.actor
        told = [t for t in self._past[-1].taken if t.stance is not None and t.holder != holder]
        told = [t for t in told if not t.hit.cue.general] or told
        sides = {(t.hit.cue.issue, t.hit.cue.option, t.stance) for t in told}
        parted = len({side[:2] for side in sides}) < len(sides)
        return [] if parted else told  # others stand on both sides of it

    def _echoes(self, hit: Hit) -> Iterator[str]:
        """The nouns that may take up the words of a cue: of its kind, its family, its last part."""
        words = self.page.words
        for index in range(hit.first, hit.last):
            text = words.text[index]
            if len(words.low[index]) < _LONG or (
                self.page.grammar.inverted_cue and text[0].islower()
            ):
                continue
            yield from _kin(self.page.language, text)

    def _echo(self, stand: Stand) -> list[Topic]:
        """The matter that "das Geld" takes up: a noun that something points to."""
        low, texts = self.page.words.low, self.page.words.text
        for index in stand.region:
            topic = self._echoed.get(low[index])
            if topic is None or (self.page.grammar.inverted_cue and texts[index][0].islower()):
                continue
            if (self._definite(index) or self._owned(index)) and not self._described(index):
                return [topic]
        return []

    def _described(self, index: int) -> bool:
        """Whether a noun has an owner behind it: then it is one of its own."""
        grammar = self.page.grammar
        behind = self.page.words.low[index + 1 : index + 2]
        return any(low in grammar.genitive_articles | grammar.owner_links for low in behind)

    def _owned(self, index: int) -> bool:
        """Whether a noun stands behind "sein", "dessen": one that was spoken of."""
        low = self.page.words.low
        return low[index - 1] in self.page.grammar.possessives if index else False

    def _several(self, region: Sequence[int]) -> bool:
        """Whether "beides" stands there without a noun of its own, and no pronoun is the object beside it:
        "Beide lehnen ihn ab".
        """
        low, texts = self.page.words.low, self.page.words.text
        if self.page.grammar.inverted_cue and any(low[i] in self.lexicon.objects for i in region):
            return False
        return any(
            low[i] in self.threads.several
            and not (
                i + 1 < len(texts)
                and (texts[i + 1][0].isupper() or low[i + 1] in self.page.grammar.owner_links)
            )
            for i in region[:_REACH]
        )

    def _both(self, near: Sequence[Topic]) -> list[Topic]:
        """The last two matters that were spoken of, nothing if it is not clear which."""
        found: dict[tuple[str, str | None], Topic] = {}
        for topics in (near, *(said.topics for said in reversed(self._past))):
            for topic in reversed([t for t in topics if not t.hit.cue.general]):
                cue = topic.hit.cue
                same = [key for key in found if key[0] == cue.issue]
                if not same:
                    found[cue.issue, cue.option] = topic
            if len(found) >= _BOTH:
                break
        return list(found.values()) if len(found) == _BOTH else []

    def _by_adverb(self, early: Sequence[int]) -> bool:
        """Whether "darauf", "davon" stands there and no clause behind it says what is meant."""
        low = self.page.words.low
        return any(
            low[i] in self.lexicon.pronominal
            and not (low[i] in self.threads.correlates and low[i + 1 : i + 2] == [","])
            for i in early
        )

    def _points(self, stand: Stand, early: Sequence[int], heads: Collection[int]) -> bool:
        if stand.context or stand.answers:
            return True
        low, texts = self.page.words.low, self.page.words.text
        words = self.lexicon.pronominal if stand.weak else self.lexicon.anaphors
        region = stand.region
        if self._by_adverb(early):
            return True
        if self._of_them(stand):
            return True
        if self._leading(stand):
            return True
        pointing = any(low[i] in words for i in early)
        taking = any(low[i] in self.lexicon.takes_up and self._definite(i) for i in region)
        if not self.page.grammar.inverted_cue:
            taken = stand.takes_object and any(low[i] in self.lexicon.objects for i in region)
            return pointing or taking or taken
        nouns = [
            i
            for i in region
            if texts[i][0].isupper()
            and i not in heads
            and low[i] not in self.lexicon.takes_up
            and low[i] not in words
            and low[i] not in self.lexicon.sides
            and low[i] not in self.lexicon.states
            and low[i] not in self.threads.idle
            and not self._shown(i)
            and i != sentence_start(self.page, i)
        ]
        nouns = [i for i in nouns if not self._aside(i, stand, nouns)]
        if nouns and not (stand.judges and self._opens_with(region, heads)):
            return False
        if pointing or taking or any(self._shown(i) for i in region):
            return True
        third = self.lexicon.objects - self.lexicon.datives - self.page.grammar.neuter_words
        third |= self.page.grammar.third_person
        if stand.yields and stand.judges and not nouns and any(low[i] in third for i in region):
            return True  # "Während X die Maut will, ist sie für Y unannehmbar"
        pronouns = [i for i in region if low[i] in self.lexicon.objects]
        if any(low[i - 1] in stand.links for i in pronouns if i):
            return True  # "anfreunden könne man sich mit ihm"
        return stand.takes_object and bool(pronouns)

    def _of_them(self, stand: Stand) -> bool:
        """Whether an English judgement is about no more than "they": "They're not for sale"."""
        low, grammar = self.page.words.low, self.page.grammar
        if not stand.judges or grammar.inverted_cue or stand.voice is None:
            return False
        about = [low[i] for i in stand.region if low[i] not in self.lexicon.copulas]
        return len(about) == 1 and about[0] in grammar.they_words

    def _opens_with(self, region: Sequence[int], heads: Collection[int]) -> bool:
        """Whether a noun that takes up what was said begins a clause, and its verb follows: "Ein solcher
        Schritt sei den Kunden nicht zu vermitteln".
        """
        low, texts, grammar = self.page.words.low, self.page.words.text, self.page.grammar
        first = next((i for i in region[1:] if texts[i][0].isupper() and i not in heads), None)
        if first is None or first - region[0] > _ARTICLES:
            return False
        if low[region[0]] in grammar.prepositions:
            return False
        up = low[first] in self.lexicon.takes_up and self._definite(first)
        behind = low[first + 1] if first + 1 < len(low) else ""
        return (up or self._shown(first)) and behind in grammar.finite | grammar.subjunctive

    def _aside(self, index: int, stand: Stand, nouns: Sequence[int]) -> bool:
        """Whether a noun behind a preposition says no more than where, when or for whom, beside a pronoun
        that is the object: "will ihn nach Rom verlegen", "hält das mit Blick auf die Wahl für falsch".
        """
        low, texts, region = self.page.words.low, self.page.words.text, stand.region
        alone = self.lexicon.objects | (self.lexicon.anaphors - self.lexicon.pronominal)
        behind = next(
            (
                i
                for i in region
                if low[i] in alone
                and i + 1 < index
                and texts[i + 1][0].islower()
                and (low[i] in self.lexicon.objects or not self._attributive(i))
            ),
            None,
        )
        if behind is None or not (stand.voice is None or stand.judges):
            return False
        at = index - 1
        while (
            at > behind and texts[at][0].islower() and low[at] not in self.page.grammar.prepositions
        ):
            at -= 1
        if at > behind and texts[at][0].isupper() and at in nouns and at + 1 < index:
            return self._aside(at, stand, nouns)  # "auf die Einheit des Landes"
        return at > behind and low[at] in self.page.grammar.prepositions - stand.links

    def _attributive(self, index: int) -> bool:
        """Whether a demonstrative stands before an adjective and its noun: "diese neuen Zölle"."""
        low, texts = self.page.words.low, self.page.words.text
        declined = low[index + 1].endswith(("e", "en", "er", "es", "em"))
        return declined and index + 2 < len(texts) and texts[index + 2][0].isupper()

    def _shown(self, index: int) -> bool:
        """Whether a noun stands behind "diese" or "solche"."""
        low = self.page.words.low
        return any(low[i] in self.lexicon.demonstratives for i in range(max(index - 2, 0), index))

    def _leading(self, stand: Stand) -> bool:
        """Whether it begins with a bare demonstrative before its verb: "Die wird es nicht geben", "Den
        lehnt Peru ab".
        """
        low, grammar = self.page.words.low, self.page.grammar
        region = stand.region
        if (
            region
            and grammar.inverted_cue
            and low[region[0]] in grammar.contrast | self.lexicon.very
        ):
            region = region[1:]  # "Doch den wird es nicht geben", "Genau den will Peru verhindern"
        if len(region) < 2 or region[1] != region[0] + 1:
            return False
        first, second = low[region[0]], low[region[1]]
        judged = stand.judges and first in self.lexicon.objects
        if first not in self.lexicon.pointing | self.threads.there and not judged:
            return False
        closed = grammar.finite | grammar.subjunctive
        return second in closed or (grammar.inverted_cue and region[1] == stand.trigger[0])

    def _definite(self, index: int) -> bool:
        """Whether a noun stands behind an article that points to something known."""
        low = self.page.words.low
        return any(low[i] in self.lexicon.pointing for i in range(max(index - 3, 0), index))

    def _numbered(self, ordinal: int, near: Sequence[Topic] = ()) -> list[Topic]:
        """The matter that is counted ("the second"): of those named one after another."""
        if not self._past and not near:
            return []
        listed = near if len(near) >= _BOTH or not self._past else self._past[-1].topics
        specific = [t for t in listed if not t.hit.cue.general]
        if len(specific) < 2 or not -len(specific) <= ordinal < len(specific):
            return []
        return [specific[ordinal]]

    def _pick(self, near: Sequence[Topic], *, general: bool) -> list[Topic]:
        listed: tuple[Sequence[Topic], Sequence[Topic]]
        if near:
            listed = [topic for topic in near if topic.stance is not None], near
        else:
            listed = self._past[-1].taken, self._past[-1].topics
        for topics in listed:
            specific = [t for t in topics if not t.hit.cue.general]
            whole = [t for t in topics if t.hit.cue.general]
            pointed = (whole or specific) if general else (specific or whole)
            if len({t.hit.cue.issue for t in pointed}) == 1:
                telling = [t for t in pointed if t.hit.cue.option or t.hit.cue.direction != "topic"]
                return [(telling or pointed)[-1]]
            if pointed and all(t.hit.first < pointed[0].hit.last for t in pointed):
                return pointed  # words that name two matters at once
        return []


@lru_cache(maxsize=50_000)
def _kin(language: str, text: str) -> tuple[str, ...]:
    """The nouns that may take up a noun, in lower case: of its kind, its last parts and their kinds."""
    kinds = thread_words(language).kinds
    found: list[str] = []
    for part in (text.lower(), *(last for _, last in families(language).heads(text))):
        found += kinds.get(part, ())
        if len(part) >= _LONG:
            found.append(part)
    return tuple(found)


def sentence_start(page: Page, index: int) -> int:
    """The index itself where a capital shows nothing: behind a full stop, colon or quotation mark."""
    before = page.words.text[index - 1] if index else "."
    return -1 if before[0].isalnum() or before in ",;" else index
