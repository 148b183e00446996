"""The language data: YAML folders made into look-up tables. Adding a language adds a folder."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib import resources
from typing import Any

import msgspec
import yaml
from msgspec import Struct

from zopa.case.findings import Hedge, PositionOrigin, Stance

LANGUAGES = ("de", "en")
_BRACES = re.compile(r"\{([^{}]*)\}")


def expand(spec: str) -> list[str]:
    """The words that a compact entry stands for: ``forder{n,t,te}`` gives three words."""
    match = _BRACES.search(spec)
    if match is None:
        return [spec]
    head, tail = spec[: match.start()], spec[match.end() :]
    return [w for ending in match.group(1).split(",") for w in expand(head + ending + tail)]


def expand_all(specs: str | list[str] | tuple[str, ...]) -> frozenset[str]:
    """All words of a blank-separated text (or a list) of compact entries."""
    items = specs.split() if isinstance(specs, str) else list(specs)
    return frozenset(word for item in items for word in expand(item))


class Grammar(Struct, frozen=True, kw_only=True):
    """Closed word classes of a language, all lower case; the YAML files say what each is for."""

    abbreviations: frozenset[str]
    ordinals: bool
    subordinators: frozenset[str]
    conditions: frozenset[str]
    relatives: frozenset[str]
    coordinators: frozenset[str]
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
    first_person: frozenset[str]
    third_person: frozenset[str]
    impersonal: frozenset[str]
    infinitive_mark: str
    inverted_cue: bool
    not_finite: frozenset[str]
    masculine: frozenset[str]
    oblique: frozenset[str]
    possessives: frozenset[str]
    own_side: frozenset[str]
    without: frozenset[str]
    unreal: frozenset[str]
    genitive_articles: frozenset[str]
    owning: frozenset[str]
    locatives: frozenset[str]
    possessive_marks: frozenset[str]
    owner_links: frozenset[str]
    sources: frozenset[str]
    genitive_ending: str
    plural_articles: frozenset[str]
    nominative_article: str
    nominative_ending: str
    oblique_ending: str
    he_words: frozenset[str]
    she_words: frozenset[str]
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
    loose_subordinators: frozenset[str]
    final_words: frozenset[str]
    verb_final_words: frozenset[str]
    focus: frozenset[str]
    comparison: frozenset[str]
    correlatives: frozenset[str]
    restrictive: frozenset[str]
    negation_focus: frozenset[str]
    beneficiary: frozenset[str]
    viewpoints: frozenset[str]
    place_sources: frozenset[str]


class Frame(Struct, frozen=True, kw_only=True):
    """A way to take a stance. ``words`` trigger it; ``needs`` must stand in the same clause.

    ``negated`` is the stance when it is denied, ``None`` for "says nothing then". ``context``: may be
    about what the sentence before named; ``place``: the holder stands behind a preposition; ``own``:
    only words of its own clause count; ``weak``: gives way to any other frame; ``noun``: a noun.
    """

    id: str
    stance: Stance
    negated: Stance | None = None
    words: frozenset[str]
    particle: str = ""
    needs: frozenset[str] = frozenset()
    reflexive: bool = False
    insists: bool = False
    red_line: bool = False
    context: bool = False
    place: bool = False
    own: bool = False
    weak: bool = False
    noun: bool = False
    origin: PositionOrigin = "statement"


class Evaluation(Struct, frozen=True, kw_only=True):
    """A phrase that judges what the clause is about ("kommt nicht infrage")."""

    id: str
    phrase: tuple[str, ...]
    stance: Stance
    negated: Stance | None = None
    red_line: bool = False
    insists: bool = False


class Nominal(Struct, frozen=True, kw_only=True):
    """A noun that takes a stance ("die Forderung nach", "das Nein zu")."""

    id: str
    words: frozenset[str]
    links: frozenset[str]
    stance: Stance
    origin: PositionOrigin = "narrative"


class StanceWords(Struct, frozen=True, kw_only=True):
    """Everything the position reader knows of a language."""

    frames: dict[str, tuple[Frame, ...]]
    evaluations: dict[str, tuple[Evaluation, ...]]
    nominals: dict[str, tuple[Nominal, ...]]
    judging: frozenset[str]
    copulas: frozenset[str]
    flips: frozenset[str]
    flip_verbs: frozenset[str]
    flip_links: frozenset[str]
    losses: frozenset[str]
    red_words: frozenset[str]
    guesses: frozenset[str]
    conditions: tuple[tuple[str, ...], ...]
    anaphors: frozenset[str]
    condition_openers: frozenset[str]
    existence: frozenset[str]


class SpeechWords(Struct, frozen=True, kw_only=True):
    """Words of saying: which verbs introduce speech, which phrases name the source."""

    cues: dict[str, str]
    particles: dict[str, str]
    sources: tuple[tuple[str, ...], ...]
    trailing: frozenset[str]
    place_cues: frozenset[str]
    bare_content: frozenset[str]
    hedges: dict[str, Hedge]
    hedge_phrases: tuple[tuple[tuple[str, ...], Hedge], ...]


class People(Struct, frozen=True, kw_only=True):
    """How persons are named: titles, those whose word does not bind a party, bodies, given names."""

    titles: frozenset[str]
    title_endings: tuple[str, ...]
    private: frozenset[str]
    private_endings: tuple[str, ...]
    former: frozenset[str]
    bodies: frozenset[str]
    body_endings: tuple[str, ...]
    given: frozenset[str]
    particles: frozenset[str]
    not_names: frozenset[str]
    not_name_endings: tuple[str, ...]
    home: dict[str, str]
    feminine_endings: tuple[str, ...]
    feminine_titles: tuple[str, ...]
    title_modifiers: frozenset[str]
    title_inflection: tuple[str, ...]
    deputies: tuple[str, ...]


def _load(language: str, name: str) -> dict[str, Any]:
    text = resources.files("zopa.language").joinpath(language, name).read_text(encoding="utf-8")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    data: dict[str, Any] = yaml.load(text, Loader=loader)  # noqa: S506 - a safe loader, in C if there
    return data


@lru_cache(maxsize=8)
def grammar(language: str) -> Grammar:
    """The closed classes of a language; raises ``FileNotFoundError`` for one without a folder."""
    data = _load(language, "grammar.yaml")
    kinds = {field.name: field.type for field in msgspec.structs.fields(Grammar)}
    return msgspec.convert(
        {key: expand_all(value) if _is_words(kinds[key]) else value for key, value in data.items()},
        Grammar,
        strict=False,
    )


def _is_words(kind: object) -> bool:
    return kind not in {str, bool}


@lru_cache(maxsize=8)
def speech_words(language: str) -> SpeechWords:
    """The words of saying of a language."""
    data = _load(language, "speech.yaml")
    cues: dict[str, str] = {}
    particles: dict[str, str] = {}
    for verb, entry in data["cues"].items():
        if isinstance(entry, str):
            cues |= {form: verb for form in expand_all(entry) if form not in cues}
            continue
        # "teilte ... mit": in two pieces only with its particle, unless another verb has the form
        apart = [form for form in expand_all(entry["forms"]) if form not in cues]
        particles |= dict.fromkeys(apart, entry["particle"])
        cues |= dict.fromkeys(apart, verb)
        cues |= {form: verb for form in expand_all(entry["joined"]) if form not in cues}
    return SpeechWords(
        cues=cues,
        particles=particles,
        sources=tuple(tuple(s.split()) for s in data["sources"]),
        trailing=expand_all(data["trailing"]),
        place_cues=expand_all(data["place_cues"]),
        bare_content=expand_all(data["bare_content"]),
        hedges={w: kind for kind, ws in data["hedges"].items() for w in expand_all(ws)},
        hedge_phrases=tuple(
            (tuple(p.split()), kind) for kind, ps in data["hedge_phrases"].items() for p in ps
        ),
    )


@lru_cache(maxsize=8)
def people(language: str) -> People:
    """How persons and bodies are named in a language."""
    data = _load(language, "people.yaml")
    names = _load("names", "given.yaml")
    return People(
        titles=expand_all(data["titles"]),
        title_endings=tuple(sorted(expand_all(data["title_endings"]))),
        private=expand_all(data["private"]),
        private_endings=tuple(sorted(expand_all(data["private_endings"]))),
        former=expand_all(data["former"]),
        bodies=expand_all(data["bodies"]),
        body_endings=tuple(sorted(expand_all(data["body_endings"]))),
        given=frozenset(names["given"].split()),
        particles=frozenset(names["particles"].split()),
        not_names=expand_all(data["not_names"]),
        not_name_endings=tuple(sorted(expand_all(data["not_name_endings"]))),
        home=data["home"],
        feminine_endings=tuple(sorted(expand_all(data["feminine_endings"]))),
        feminine_titles=tuple(sorted(expand_all(data["feminine_titles"]))),
        title_modifiers=expand_all(data["title_modifiers"]),
        title_inflection=tuple(data["title_inflection"].split()),
        deputies=tuple(sorted(expand_all(data["deputies"]))),
    )


@lru_cache(maxsize=8)
def stance_words(language: str) -> StanceWords:
    """The lexicon of stance of a language."""
    data = _load(language, "stance.yaml")
    frames: dict[str, list[Frame]] = {}
    for entry in data["frames"]:
        separate = expand_all(entry.get("words", ""))
        fields = {
            k: v for k, v in entry.items() if k not in {"words", "joined", "needs", "particle"}
        }
        needs = expand_all(entry.get("needs", ""))
        if separate:
            particle = str(entry.get("particle", ""))
            frame = msgspec.convert(
                fields | {"words": separate, "needs": needs, "particle": particle}, Frame
            )
            for word in separate:
                frames.setdefault(word, []).append(frame)
        if entry.get("joined"):
            joined = expand_all(entry["joined"])
            frame = msgspec.convert(fields | {"words": joined, "needs": needs}, Frame)
            for word in joined:
                frames.setdefault(word, []).append(frame)
    evaluations: dict[str, list[Evaluation]] = {}
    for entry in data["evaluations"]:
        fields = {k: v for k, v in entry.items() if k != "phrases"}
        for spec in entry["phrases"]:
            for phrase in expand(spec):
                parts = tuple(phrase.split())
                evaluation = msgspec.convert(fields | {"phrase": parts}, Evaluation)
                evaluations.setdefault(parts[0], []).append(evaluation)
    nominals: dict[str, list[Nominal]] = {}
    for entry in data["nominals"]:
        converted = {k: (expand_all(v) if k in {"words", "links"} else v) for k, v in entry.items()}
        nominal = msgspec.convert(converted, Nominal)
        for word in nominal.words:
            nominals.setdefault(word, []).append(nominal)
    for listed in evaluations.values():
        listed.sort(key=lambda e: -len(e.phrase))
    return StanceWords(
        frames={k: tuple(v) for k, v in frames.items()},
        evaluations={k: tuple(v) for k, v in evaluations.items()},
        nominals={k: tuple(v) for k, v in nominals.items()},
        judging=expand_all(data["judging"]),
        copulas=expand_all(data["copulas"]),
        flips=expand_all(data["flips"]),
        flip_verbs=expand_all(data["flip_verbs"]),
        flip_links=expand_all(data["flip_links"]),
        losses=expand_all(data["losses"]),
        red_words=expand_all(data["red_words"]),
        guesses=expand_all(data["guesses"]),
        conditions=tuple(tuple(c.split()) for c in data["conditions"]),
        anaphors=expand_all(data["anaphors"]),
        condition_openers=expand_all(data["condition_openers"]),
        existence=expand_all(data["existence"]),
    )
