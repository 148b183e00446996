"""Words for offices and bodies: titles, compounds that name their owner ("Kremlsprecher")."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct

from zopa.case.findings import ActorKind
from zopa.language.people import People, people
from zopa.reading.page import Page

_SHORT = 4  # letters of a title that may be one of many offices: "Chef"
_DASHES = "-‑"
MEMORY = 100_000  # words; enough for all of a language's news


class Entry(Struct, frozen=True, gc=False):
    """One way to name a known actor. ``role``: name, genitive, adjective, people, capital or seat.

    ``exact``: an acronym, which counts in capitals only. ``common``: a noun that the agenda has without
    a capital ("the union"), which is one in a text as well.
    """

    actor: str
    kind: ActorKind
    name: str
    role: str
    words: tuple[str, ...]
    exact: bool
    iso2: str | None
    common: bool = False


class OfficeWord(Struct, frozen=True, gc=False):
    """What one word says about an office.

    ``owner`` is the actor that the word itself names and ``core`` the rest of it ("us-außenminister"
    gives the United States and "außenminister"); without an owner ``core`` is the word. ``title``
    and ``body`` are about the word, ``core_title`` and ``core_body`` about its core. ``private``: the
    bearer binds no party. ``home``: the actor whose office it is in news of this language. ``seats``:
    words for bodies whose local office it is ("city" for a mayor); it binds them, not a state.
    """

    owner: Entry | None
    core: str
    title: bool
    body: bool
    core_title: bool
    core_body: bool
    private: bool
    former: bool
    home: str | None
    seats: frozenset[str] = frozenset()

    @property
    def matters(self) -> bool:
        """Whether the word can begin the name of a bearer or of a body."""
        return self.core_title or self.core_body or self.title or self.body or self.home is not None


class Titles:
    """Looks words up in the lexicon of offices; each word is worked out once."""

    def __init__(
        self, language: str, prefixes: Mapping[str, Entry], borne: Iterable[str] = ()
    ) -> None:
        """``borne``: titles that the agenda gives to persons; of these, those of one word count."""
        self.people: People = people(language)
        self._borne = frozenset(title.lower() for title in borne)
        self._prefixes = prefixes
        self._longest = max(map(len, prefixes), default=0)
        self._memory: dict[str, OfficeWord] = {}

    def word(self, low: str) -> OfficeWord:
        """What a lower-case word says about an office."""
        known = self._memory.get(low)
        if known is None:
            known = self._look_up(low)
            if len(self._memory) < MEMORY and len(low) < 100:
                self._memory[low] = known
        return known

    def plain(self, title: str) -> str:
        """A title without owner and inflection: "US-Präsidenten" gives "präsident"."""
        core = self.word(title.lower()).core
        for ending in self.people.title_inflection:
            core = core.removesuffix(ending)
        return core

    def same(self, full: str, short: str) -> bool:
        """Whether a plain title can stand for another: "der Minister" is the foreign minister, "der
        Präsident" is not the vice president.
        """
        if not full.endswith(short):
            return False
        return not full.startswith(self.people.deputies) or short.startswith(self.people.deputies)

    def alike(self, short: str) -> frozenset[str]:
        """The plain titles that stand for the same office: "ressortchef", "minister"."""
        if len(short) <= _SHORT:
            return frozenset({short})
        groups = (group for group in self.people.same_offices if short in group)
        return frozenset(one for one in next(groups, {short}) if len(one) > _SHORT)

    def _look_up(self, low: str) -> OfficeWord:
        owner, core = self._compound(low)
        known = self.people
        title, body = self._is_title(low), self._is_body(low)
        return OfficeWord(
            owner,
            core,
            title,
            body,
            title if core == low else self._is_title(core),
            body if core == low else self._is_body(core),
            known.is_private(core),
            low.startswith(known.former_prefixes),
            known.home.get(low),
            next((of for of, titles in known.local if core.endswith(titles)), frozenset()),
        )

    def _compound(self, low: str) -> tuple[Entry | None, str]:
        """The owner and the office in "us-außenminister" or "kremlsprecher"."""
        for dash in _DASHES:
            prefix, found, rest = low.partition(dash)
            if found and rest:
                entry = self._prefixes.get(prefix)
                if entry is not None and (self._is_title(rest) or self._is_body(rest)):
                    return entry, rest
        for length in range(4, min(len(low) - 3, self._longest + 1)):
            entry = self._prefixes.get(low[:length])
            if entry is None or entry.role not in {"seat", "name"}:
                continue
            core = low[length:]
            for rest in (core, core.removeprefix(self.people.linking)):
                if self._is_title(rest) or (entry.role == "name" and rest in self.people.bodies):
                    return entry, rest
        return None, low

    def _is_title(self, low: str) -> bool:
        return (
            low in self._borne
            or low in self.people.titles
            or (len(low) > 6 and low.endswith(self.people.title_endings))
        )

    def _is_body(self, low: str) -> bool:
        return low in self.people.bodies or low.endswith(self.people.body_endings)


def takes_up(page: Page, head: int, title: str) -> bool:
    """Whether the article before the title of a man is a relative pronoun: "die Fassung, die Präsident
    X lobte".
    """
    low, grammar = page.words.low, page.grammar
    word = low[head]
    return (
        grammar.inverted_cue
        and head > 0
        and page.words.text[head - 1] == ","
        and word in grammar.relatives
        and word in grammar.articles
        and word not in grammar.oblique
        and word != grammar.nominative_article
        and not title.lower().endswith(people(page.language).feminine_endings)
    )
