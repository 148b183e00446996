"""What the sentences before were about: what "this", "the second" or "the demand" takes up."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from zopa.case.findings import Stance
from zopa.language.lexicon import StanceWords, stance_words
from zopa.language.text import Sentence
from zopa.reading.cues import Hit
from zopa.reading.page import Page
from zopa.reading.stand import Stand

_REACH = 6  # words at the head of what a stand is about in which something points back
_LASTS = 3  # sentences for which a matter can be taken up


class Topic(Struct, frozen=True):
    """A matter as the report spoke of it: ``turned`` where its words were turned round.

    ``settled``: no verb turns it round; ``holder`` is who took the ``stance`` on it that was told last.
    """

    hit: Hit
    turned: bool = False
    settled: bool = False
    holder: str | None = None
    stance: Stance | None = None


class Context:
    """The matters that the last sentences of one page named, for those that only point back."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.lexicon: StanceWords = stance_words(page.language)
        self._topics: Sequence[Topic] = ()
        self._taken: Sequence[Topic] = ()  # those of them that somebody took a stance on
        self._sentence: Sentence | None = None
        self._age = 0

    def note(self, sentence: Sentence, hits: Sequence[Topic], taken: Sequence[Topic]) -> None:
        """Remember what a sentence named, and what of it somebody took a stance on."""
        if hits:
            self._topics, self._taken = hits, taken
            self._sentence, self._age = sentence, 0
        else:
            self._age += 1

    def near(self, sentence: Sentence) -> bool:
        """Whether what was named is near enough to be taken up."""
        if self._sentence is None or self._age >= _LASTS:
            return False
        same = self._sentence.paragraph == sentence.paragraph
        return same or self._age == 0

    def meant(self, stand: Stand, sentence: Sentence, heads: frozenset[int]) -> list[Topic]:
        """What a stand that names no matter is about; nothing where that is not clear.

        ``heads``: words of names, which are no matters.
        """
        if stand.bare or not self.near(sentence):
            return []
        low = self.page.words.low
        early = stand.region[:_REACH]
        ordinal = next(
            (self.lexicon.ordinals[low[i]] for i in early if low[i] in self.lexicon.ordinals), None
        )
        if ordinal is not None:
            return self._numbered(ordinal)
        if not self._points(stand, early, heads):
            return []
        # "signals assent" answers a plan, if there was one; "that" means the matter itself
        return self._pick(general=stand.context)

    def _points(self, stand: Stand, early: Sequence[int], heads: frozenset[int]) -> bool:
        if stand.context:
            return True
        low, texts = self.page.words.low, self.page.words.text
        words = self.lexicon.pronominal if stand.weak else self.lexicon.anaphors
        region = stand.region
        if any(low[i] in self.lexicon.pronominal for i in early):
            return True
        if self._leading(region, judges=stand.judges):
            return True
        pointing = any(low[i] in words for i in early)
        taking = any(low[i] in self.lexicon.takes_up and self._definite(i) for i in region)
        if not self.page.grammar.inverted_cue:
            return pointing or taking
        nouns = [
            i
            for i in region
            if texts[i][0].isupper()
            and i not in heads
            and low[i] not in self.lexicon.takes_up
            and low[i] not in words
            and low[i] not in self.lexicon.sides
            and low[i] not in self.lexicon.states
            and not self._shown(i)
            and i != sentence_start(self.page, i)
        ]
        if nouns:
            return False
        if pointing or taking or any(self._shown(i) for i in region):
            return True
        return stand.takes_object and any(low[i] in self.lexicon.objects for i in region)

    def _shown(self, index: int) -> bool:
        """Whether a noun stands behind "diese" or "solche"."""
        low = self.page.words.low
        return any(low[i] in self.lexicon.demonstratives for i in range(max(index - 2, 0), index))

    def _leading(self, region: Sequence[int], *, judges: bool) -> bool:
        """Whether it begins with a bare demonstrative before its verb ("Die wird es nicht geben")."""
        if len(region) < 2 or region[1] != region[0] + 1:
            return False
        low, grammar = self.page.words.low, self.page.grammar
        first, second = low[region[0]], low[region[1]]
        if first not in self.lexicon.pointing and not (judges and first in self.lexicon.objects):
            return False
        return second in grammar.finite or second in grammar.subjunctive

    def _definite(self, index: int) -> bool:
        """Whether a noun stands behind an article that points to something known."""
        low = self.page.words.low
        return any(low[i] in self.lexicon.pointing for i in range(max(index - 3, 0), index))

    def _numbered(self, ordinal: int) -> list[Topic]:
        """The matter that is counted ("the second"): of those named one after another."""
        specific = [t for t in self._topics if not t.hit.cue.general]
        if len(specific) < 2 or not -len(specific) <= ordinal < len(specific):
            return []
        return [specific[ordinal]]

    def _pick(self, *, general: bool) -> list[Topic]:
        for topics in (self._taken, self._topics):
            specific = [t for t in topics if not t.hit.cue.general]
            whole = [t for t in topics if t.hit.cue.general]
            pointed = (whole or specific) if general else (specific or whole)
            if len({t.hit.cue.issue for t in pointed}) == 1:
                return [pointed[-1]]
            if pointed and all(t.hit.first < pointed[0].hit.last for t in pointed):
                return pointed  # words that name two matters at once
        return []


def sentence_start(page: Page, index: int) -> int:
    """The index itself where a capital shows nothing: behind a full stop, colon or quotation mark."""
    before = page.words.text[index - 1] if index else "."
    return -1 if before[0].isalnum() or before in ",;" else index
