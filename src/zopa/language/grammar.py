"""The closed word classes of a language."""

from __future__ import annotations

from functools import cached_property, lru_cache

import msgspec
from msgspec import Struct

from zopa.language.compact import expand_all, load
from zopa.language.saying import speech_words
from zopa.language.stances import stance_words


class Grammar(Struct, frozen=True, kw_only=True, dict=True):
    """Closed word classes of a language, all lower case; the YAML files say what each is for.

    What is joined of several classes is worked out once.
    """

    abbreviations: frozenset[str]
    ordinals: bool
    subordinators: frozenset[str]
    lasting: frozenset[str]
    conditions: frozenset[str]
    relatives: frozenset[str]
    coordinators: frozenset[str]
    pairings: frozenset[str]
    contrast: frozenset[str]
    prepositions: frozenset[str]
    circumstance: frozenset[str]
    negations: frozenset[str]
    never: frozenset[str]
    articles: frozenset[str]
    finite: frozenset[str]
    subjunctive: frozenset[str]
    demand_modals: frozenset[str]
    ban_modals: frozenset[str]
    future: frozenset[str]
    passive: frozenset[str]
    agents: frozenset[str]
    third_person: frozenset[str]
    it_words: frozenset[str]
    infinitive_mark: str
    inverted_cue: bool
    adjective_endings: tuple[str, ...]
    infinitive_ending: str
    not_finite: frozenset[str]
    masculine: frozenset[str]
    masculine_endings: tuple[str, ...]
    oblique: frozenset[str]
    possessives: frozenset[str]
    own_side: frozenset[str]
    without: frozenset[str]
    unreal: frozenset[str]
    genitive_articles: frozenset[str]
    owning: frozenset[str]
    obligations: frozenset[str]
    subjunctive_ending: str
    preterite_ending: str
    locatives: frozenset[str]
    possessive_marks: frozenset[str]
    owner_links: frozenset[str]
    spoken_for: frozenset[str]
    sources: frozenset[str]
    genitive_ending: str
    plural_articles: frozenset[str]
    nominative_article: str
    neuter_article: str
    neuter_words: frozenset[str]
    nominative_ending: str
    oblique_ending: str
    he_words: frozenset[str]
    she_words: frozenset[str]
    they_words: frozenset[str]
    he_objects: frozenset[str]
    she_objects: frozenset[str]
    them_objects: frozenset[str]
    whose: frozenset[str]
    we_objects: frozenset[str]
    we_possessives: frozenset[str]
    he_possessives: frozenset[str]
    she_possessives: frozenset[str]
    we_words: frozenset[str]
    one_words: frozenset[str]
    demonstratives: frozenset[str]
    reflexive: frozenset[str]
    finite_endings: tuple[str, ...]
    participle_prefix: str
    participle_endings: tuple[str, ...]
    passive_auxiliaries: frozenset[str]
    content_words: frozenset[str]
    like_words: frozenset[str]
    as_words: frozenset[str]
    joining_contrast: frozenset[str]
    then_words: frozenset[str]
    whoever: frozenset[str]
    if_verbs: frozenset[str]
    if_subjunctives: frozenset[str]
    loose_subordinators: frozenset[str]
    final_words: frozenset[str]
    verb_final_words: frozenset[str]
    focus: frozenset[str]
    comparison: frozenset[str]
    correlatives: frozenset[str]
    neither: frozenset[str]
    nobody: frozenset[str]
    hanging: frozenset[str]
    nothing: frozenset[str]
    nothing_but: frozenset[str]
    restrictive: frozenset[str]
    negation_focus: frozenset[str]
    beneficiary: frozenset[str]
    viewpoints: frozenset[str]
    place_sources: frozenset[str]
    attributes: frozenset[str]
    auxiliaries: frozenset[str]
    expletives: frozenset[str]
    separable: frozenset[str] = frozenset()
    adverb_endings: frozenset[str] = frozenset()
    asides: frozenset[str] = frozenset()
    inverting: frozenset[str] = frozenset()
    closed_pairs: frozenset[str] = frozenset()
    ceasing: frozenset[str] = frozenset()
    plural_endings: tuple[str, ...] = ()
    verb_endings: tuple[str, ...] = ()
    present_participle: str = ""
    absolutes: frozenset[str] = frozenset()

    @cached_property
    def pronouns(self) -> frozenset[str]:
        """Words that stand for an actor."""
        return self.third_person | self.we_words | self.one_words

    @cached_property
    def contracted(self) -> frozenset[str]:
        """Pronouns with a verb in one word: "we'll", "it's"."""
        return self.finite & (self.pronouns | self.expletives | self.it_words)

    @cached_property
    def telling(self) -> frozenset[str]:
        """Subjunctives of what is told, and not of what only would be."""
        return self.subjunctive - self.unreal

    @cached_property
    def no_verbs(self) -> frozenset[str]:
        """Words of closed classes, none of which is a verb."""
        joining = self.coordinators | self.subordinators | self.contrast | self.focus
        names = self.articles | self.pronouns | self.one_words | self.prepositions
        return names | joining | self.negations | self.never | self.not_finite

    @cached_property
    def helpers(self) -> frozenset[str]:
        """English auxiliaries and modal verbs, which another verb follows."""
        modals = self.future | self.unreal | self.ban_modals | self.demand_modals
        return frozenset() if self.inverted_cue else self.auxiliaries | modals

    @cached_property
    def clause_openers(self) -> frozenset[str]:
        """Words that open a clause which hangs on another one."""
        return self.subordinators | self.relatives


@lru_cache(maxsize=8)
def grammar(language: str) -> Grammar:
    """The closed classes of a language; raises ``FileNotFoundError`` for one without a folder.

    Verbs of saying and of stance add their own subjunctives ("lehne", "schließe").
    """
    data = load(language, "grammar.yaml")
    kinds = {field.name: field.type for field in msgspec.structs.fields(Grammar)}
    closed = msgspec.convert(
        {key: expand_all(value) if _is_words(kinds[key]) else value for key, value in data.items()},
        Grammar,
        strict=False,
    )
    if not closed.subjunctive_ending:
        return closed
    frames = stance_words(language).frames
    verbs = speech_words(language).cues.keys() | {
        word for word, listed in frames.items() if not all(frame.noun for frame in listed)
    }
    added = {
        verb
        for verb in verbs
        if verb.endswith(closed.subjunctive_ending) and not verb.endswith(closed.preterite_ending)
    }
    return msgspec.structs.replace(closed, subjunctive=closed.subjunctive | added)


def _is_words(kind: object) -> bool:
    """Whether a field of ``Grammar`` is a class of words (``str`` and ``bool`` are taken as they are)."""
    return kind not in {str, bool}
