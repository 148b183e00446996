"""The language data: YAML folders made into look-up tables. Adding a language adds a folder."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property, lru_cache
from importlib import resources
from typing import Any, Protocol, TypeVar

import msgspec
import yaml
from msgspec import Struct

from zopa.case.findings import PositionOrigin, Stance
from zopa.language.phrases import Phrases
from zopa.language.verbs import Conjugation, Forms, Paradigm, whole_forms

LANGUAGES = ("de", "en")
_BRACES = re.compile(r"\{([^{}]*)\}")
_ALL_FORMS = "@"  # before the infinitive of a verb: all its forms


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


class Grammar(Struct, frozen=True, kw_only=True, dict=True):
    """Closed word classes of a language, all lower case; the YAML files say what each is for.

    What is joined of several classes is worked out once.
    """

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
    third_person: frozenset[str]
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
    sources: frozenset[str]
    genitive_ending: str
    plural_articles: frozenset[str]
    nominative_article: str
    nominative_ending: str
    oblique_ending: str
    he_words: frozenset[str]
    she_words: frozenset[str]
    they_words: frozenset[str]
    he_objects: frozenset[str]
    she_objects: frozenset[str]
    we_objects: frozenset[str]
    we_possessives: frozenset[str]
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
    if_verbs: frozenset[str]
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
    attributes: frozenset[str]
    auxiliaries: frozenset[str]
    expletives: frozenset[str]
    separable: frozenset[str] = frozenset()
    adverb_endings: frozenset[str] = frozenset()

    @cached_property
    def pronouns(self) -> frozenset[str]:
        """Words that stand for an actor."""
        return self.third_person | self.we_words | self.one_words

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
    def clause_openers(self) -> frozenset[str]:
        """Words that open a clause which hangs on another one."""
        return self.subordinators | self.relatives


class Frame(Struct, frozen=True, kw_only=True):
    """A way to take a stance. ``words`` trigger it; ``needs`` must stand in the same clause, and one
    of the expressions ``fixed``, which belong to the verb ("in Kauf nehmen").

    ``negated`` is the stance when it is denied, ``None`` for "says nothing then". ``context``: may be
    about what the sentence before named; ``place``: the holder stands behind a preposition; ``own``:
    only words of its own clause count; ``named``: must name what
    it is about; ``weak``: gives way to any other frame; ``noun``: a noun; ``lenient``: for talking of
    something it leaves it open; ``deed``: something done, which says nothing of talks or plans as such;
    ``only_denied``: says nothing unless it is denied; ``threat``: it is to deter somebody;
    ``impersonal``: without a subject it is the speaker's; ``fades``: is over in the past perfect;
    ``grants``: gives what others ask for, which it leaves open where it only might.
    """

    id: str
    stance: Stance
    negated: Stance | None = None
    words: frozenset[str]
    particle: str = ""
    needs: frozenset[str] = frozenset()
    fixed: tuple[tuple[str, ...], ...] = ()
    reflexive: bool = False
    insists: bool = False
    red_line: bool = False
    context: bool = False
    place: bool = False
    own: bool = False
    named: bool = False
    weak: bool = False
    noun: bool = False
    lenient: bool = False
    only_denied: bool = False
    deed: bool = False
    threat: bool = False
    impersonal: bool = False
    fades: bool = False
    grants: bool = False
    origin: PositionOrigin = "statement"


class Evaluation(Struct, frozen=True, kw_only=True):
    """A phrase that judges what the clause is about ("kommt nicht infrage"); one of ``needs`` must
    stand in the clause with it, and the ``particle`` behind it, as of a verb: "scheidet ... aus".
    ``only_denied``: says nothing unless it is denied, and then has the ``stance``.
    """

    id: str
    phrase: tuple[str, ...]
    stance: Stance
    negated: Stance | None = None
    needs: frozenset[str] = frozenset()
    particle: str = ""
    reflexive: bool = False
    only_denied: bool = False
    red_line: bool = False
    insists: bool = False


class Nominal(Struct, frozen=True, kw_only=True):
    """A noun that takes a stance ("die Forderung nach", "das Nein zu")."""

    id: str
    words: frozenset[str]
    links: frozenset[str]
    stance: Stance
    origin: PositionOrigin = "narrative"


class StanceWords(Struct, frozen=True, kw_only=True, dict=True):
    """Everything the position reader knows of a language."""

    frames: dict[str, tuple[Frame, ...]]
    evaluations: Phrases[Evaluation]
    nominals: dict[str, tuple[Nominal, ...]]
    judging: frozenset[str]
    copulas: frozenset[str]
    flips: frozenset[str]
    flip_verbs: frozenset[str]
    flip_links: frozenset[str]
    losses: frozenset[str]
    guesses: frozenset[str]
    conditions: Phrases[None]
    questions: Phrases[None]
    both: frozenset[str]
    takes_up: frozenset[str]
    pointing: frozenset[str]
    objects: frozenset[str]
    talking: frozenset[str]
    doubting: frozenset[str]
    past: frozenset[str]
    denying: frozenset[str]
    passive_marks: frozenset[str]
    fewer: frozenset[str]
    fighting: frozenset[str]
    being: frozenset[str]
    possible: frozenset[str]
    provisos: Phrases[None]
    laws: frozenset[str]
    law_endings: frozenset[str]
    anchoring: frozenset[str]
    forbidding: frozenset[str]
    allowing: frozenset[str]
    keeping: frozenset[str]
    binding: frozenset[str]
    deals: frozenset[str]
    unsigned: frozenset[str]
    against_links: frozenset[str]
    talk_links: frozenset[str]
    attributive: frozenset[str]
    about: frozenset[str]
    demonstratives: frozenset[str]
    asking: frozenset[str]
    denials: frozenset[str]
    affirmations: frozenset[str]
    indefinite: frozenset[str]
    answers: Phrases[Stance]
    fading: frozenset[str]
    nounlike: frozenset[str]
    first_words: frozenset[str]
    before_words: frozenset[str]
    sides: frozenset[str]
    states: frozenset[str]
    ordinals: dict[str, int]
    anaphors: frozenset[str]
    pronominal: frozenset[str]
    condition_openers: frozenset[str]
    existence: frozenset[str]
    pluperfect: frozenset[str]
    forever: frozenset[str]
    wills: frozenset[str]
    by_words: frozenset[str]
    going: frozenset[str]
    ability: frozenset[str]
    giving: frozenset[str]
    scaling: frozenset[str]
    goals: frozenset[str]
    by_whom: frozenset[str]
    equals: frozenset[str]
    matters: dict[str, Stance]
    common: frozenset[str] = frozenset()
    participles: frozenset[str] = frozenset()

    @cached_property
    def pointers(self) -> frozenset[str]:
        """Words that may take up what was named before."""
        return self.anaphors.union(self.pronominal, self.takes_up, self.ordinals, self.objects)

    @cached_property
    def verbs(self) -> frozenset[str]:
        """Words that take a stance by themselves: verbs that may be finite.

        The infinitive of an irregular verb is mostly none: "gehen" of "eingehen".
        """
        return frozenset(
            word
            for word, listed in self.frames.items()
            if any(not one.fixed and not (one.particle and word in self.common) for one in listed)
        )

    @cached_property
    def naming(self) -> frozenset[str]:
        """Nouns that are about something: a stance, or a turn of it."""
        return self.flips.union(self.nominals)


class SpeechWords(Struct, frozen=True, kw_only=True, dict=True):
    """Words of saying: which verbs introduce speech, which phrases name the source.

    ``particles`` gives the verb that a form is with each particle ("gab ... an", "gab ... bekannt"),
    ``whole`` the forms that need none; ``companions`` are the little words that belong to a verb
    ("geht davon aus"), ``weak_cues`` verbs of saying only before a content clause or beside a
    quotation of their own. The noun of a source behind ``source_links`` has one of ``source_endings``.
    ``hedges`` are the words of hedging that the tagger knows, ``adverbs`` words that may begin a
    sentence and name nobody, ``times`` nouns that tell when. Behind reported speech a sentence with one
    of the ``told_modals``, or with one of the ``told_denials`` and a negation, goes on with it. Nouns that
    end like ``papers`` speak for whoever wrote them, behind ``paper_links`` as a source and before
    ``paper_verbs``; ``paper_makers`` are the verbs of whoever brings them out.
    """

    cues: dict[str, str]
    particles: dict[str, dict[str, str]]
    whole: frozenset[str]
    companions: dict[str, frozenset[str]]
    sources: Phrases[None]
    trailing: frozenset[str]
    source_links: frozenset[str]
    source_endings: tuple[str, ...]
    source_adverbs: frozenset[str]
    source_markers: frozenset[str]
    weak_cues: frozenset[str]
    place_cues: frozenset[str]
    bare_content: frozenset[str]
    hedges: frozenset[str]
    adverbs: frozenset[str]
    times: frozenset[str]
    told_modals: frozenset[str]
    told_denials: frozenset[str]
    papers: tuple[str, ...]
    paper_links: frozenset[str]
    paper_verbs: frozenset[str]
    paper_makers: frozenset[str]

    @cached_property
    def ascribing(self) -> frozenset[str]:
        """Words with which the phrase that names a source may begin or end."""
        return self.trailing.union(
            self.source_adverbs, self.source_markers, self.source_links, self.sources.openers()
        )


class People(Struct, frozen=True, kw_only=True):
    """How persons are named: titles, those whose word does not bind a party, bodies, given names.

    ``definite`` are the words before somebody known already, ``own`` those of "eigenen Angaben".
    ``unnamed`` nouns are for sources without a name; ``described`` ones take up a person named before,
    ``collectives`` an organisation. Women and men bear the names ``either_given``; nouns with one of
    ``double_endings`` have the gender of their article. Who is ``posted`` to a place does not speak for
    it ("Botschafter in Kiew"). Titles of one group of ``same_offices``, without
    inflection, are called by each other's name.
    """

    titles: frozenset[str]
    title_endings: tuple[str, ...]
    private: frozenset[str]
    private_endings: tuple[str, ...]
    former: frozenset[str]
    former_prefixes: tuple[str, ...]
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
    common_endings: tuple[str, ...]
    feminine_given: frozenset[str]
    either_given: frozenset[str]
    double_endings: tuple[str, ...]
    definite: frozenset[str]
    own: frozenset[str]
    unnamed: frozenset[str]
    described: frozenset[str]
    described_endings: tuple[str, ...]
    collectives: frozenset[str]
    collective_endings: tuple[str, ...]
    same_offices: tuple[frozenset[str], ...]
    posted: tuple[str, ...]


def load(language: str, name: str) -> dict[str, Any]:
    """The YAML file ``name`` of a language's folder; raises ``FileNotFoundError`` where there is none."""
    text = resources.files("zopa.language").joinpath(language, name).read_text(encoding="utf-8")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    data: dict[str, Any] = yaml.load(text, Loader=loader)  # noqa: S506 - a safe loader, in C if there
    return data


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


@lru_cache(maxsize=8)
def speech_words(language: str) -> SpeechWords:
    """The words of saying of a language."""
    data = load(language, "speech.yaml")
    cues: dict[str, str] = {}
    whole: set[str] = set()  # forms that are a verb of saying without a particle
    particles: dict[str, dict[str, str]] = {}
    for verb, entry in data["cues"].items():
        if isinstance(entry, str):
            forms = expand_all(entry)
            whole |= forms
            cues |= {form: verb for form in forms if form not in cues}
            continue
        # "teilte ... mit": in two pieces only with its particle, unless another verb has the form
        for form in expand_all(entry["forms"]):
            particles.setdefault(form, {})[entry["particle"]] = verb
            cues.setdefault(form, verb)
        whole |= expand_all(entry["joined"])
        cues |= {form: verb for form in expand_all(entry["joined"]) if form not in cues}
    return SpeechWords(
        cues=cues,
        particles=particles,
        whole=frozenset(whole),
        companions={verb: expand_all(words) for verb, words in data["companions"].items()},
        sources=Phrases((tuple(phrase.split()), None) for phrase in data["sources"]),
        trailing=expand_all(data["trailing"]),
        source_links=expand_all(data["source_links"]),
        source_endings=tuple(sorted(expand_all(data["source_endings"]))),
        source_adverbs=expand_all(data["source_adverbs"]),
        source_markers=expand_all(data["source_markers"]),
        weak_cues=expand_all(data["weak_cues"]),
        place_cues=expand_all(data["place_cues"]),
        bare_content=expand_all(data["bare_content"]),
        hedges=expand_all(data["hedges"]),
        adverbs=expand_all(data["adverbs"]),
        times=expand_all(data["times"]),
        told_modals=expand_all(data["told_modals"]),
        told_denials=expand_all(data["told_denials"]),
        papers=tuple(sorted(expand_all(data["papers"]))),
        paper_links=expand_all(data["paper_links"]),
        paper_verbs=expand_all(data["paper_verbs"]),
        paper_makers=expand_all(data["paper_makers"]),
    )


@lru_cache(maxsize=8)
def people(language: str) -> People:
    """How persons and bodies are named in a language."""
    data = load(language, "people.yaml")
    names = load("names", "given.yaml")
    gender = load("names", "feminine.yaml")
    former = expand_all(data["former"])
    return People(
        titles=expand_all(data["titles"]),
        title_endings=tuple(sorted(expand_all(data["title_endings"]))),
        private=expand_all(data["private"]),
        private_endings=tuple(sorted(expand_all(data["private_endings"]))),
        former=former,
        former_prefixes=tuple(sorted(word for word in former if word.endswith("-"))),
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
        common_endings=tuple(sorted(expand_all(data["common_endings"]))),
        feminine_given=frozenset(gender["feminine"].split()),
        either_given=frozenset(gender["either"].split()),
        double_endings=tuple(sorted(expand_all(data["double_endings"]))),
        definite=expand_all(data["definite"]),
        own=expand_all(data["own"]),
        unnamed=expand_all(data["unnamed"]),
        described=expand_all(data["described"]),
        described_endings=tuple(sorted(expand_all(data["described_endings"]))),
        collectives=expand_all(data["collectives"]),
        collective_endings=tuple(sorted(expand_all(data["collective_endings"]))),
        same_offices=tuple(expand_all(words) for words in data["same_offices"]),
        posted=tuple(sorted(expand_all(data["posted"]))),
    )


_STANCE_SETS = tuple(
    field.name
    for field in msgspec.structs.fields(StanceWords)
    if field.type == frozenset[str] and field.required
)


@lru_cache(maxsize=8)
def conjugation(language: str) -> Conjugation:
    """How the verbs of a language are inflected."""
    data = load(language, "verbs.yaml")
    return Conjugation(
        regular=tuple(
            Paradigm(re.compile(ending), tuple(forms.split()), participle)
            for ending, forms, participle in data["regular"]
        ),
        irregular={
            verb: (expand_all(forms), participle)
            for verb, (forms, participle) in data["irregular"].items()
        },
        prefix=data["prefix"],
        mark=data["mark"],
        unprefixed=re.compile(data["unprefixed"]) if data["unprefixed"] else None,
        inseparable=tuple(data["inseparable"].split()),
        nouns=expand_all(data["nouns"]),
    )


@lru_cache(maxsize=8)
def stance_words(language: str) -> StanceWords:
    """The lexicon of stance of a language."""
    data = load(language, "stance.yaml")
    verbs = conjugation(language)
    evaluations = [one for entry in data["evaluations"] for one in _evaluations(entry, verbs)]
    return StanceWords(
        frames=_by_word([frame for entry in data["frames"] for frame in _frames(entry, verbs)]),
        evaluations=Phrases((one.phrase, one) for one in evaluations),
        nominals=_by_word([_nominal(entry) for entry in data["nominals"]]),
        conditions=Phrases((tuple(phrase.split()), None) for phrase in data["conditions"]),
        questions=Phrases((tuple(phrase.split()), None) for phrase in data["questions"]),
        provisos=Phrases((tuple(phrase.split()), None) for phrase in data["provisos"]),
        answers=Phrases(
            (tuple(phrase.split()), stance)
            for stance, phrases in data["answers"].items()
            for phrase in phrases
        ),
        common=frozenset(verbs.irregular),
        participles=verbs.participles(),
        ordinals={
            word: place for words, place in data["ordinals"].items() for word in expand_all(words)
        },
        matters={
            word: stance for stance, words in data["matters"].items() for word in expand_all(words)
        },
        **{name: _words(data[name], verbs) for name in _STANCE_SETS},
    )


def _frames(entry: dict[str, Any], verbs: Conjugation) -> list[Frame]:
    """The frames of an entry: of a separable verb one in two pieces and one joined."""
    own = {"words", "joined", "needs", "particle", "verbs", "fixed"}
    fields = {k: v for k, v in entry.items() if k not in own}
    fields["needs"] = _words(entry.get("needs", ""), verbs)
    fields["fixed"] = [phrase.split() for spec in entry.get("fixed", ()) for phrase in expand(spec)]
    apart, joined = (_words(entry.get(key, ""), verbs) for key in ("words", "joined"))
    listed = [Forms(apart, entry.get("particle", ""), joined)]
    listed += [verbs.forms(verb) for verb in entry.get("verbs", "").split()]
    frames = []
    for one in listed:
        if one.apart:
            frames.append(fields | {"words": one.apart, "particle": one.particle})
        if one.joined:
            frames.append(fields | {"words": one.joined})
    return [msgspec.convert(frame, Frame) for frame in frames]


def _words(specs: str, verbs: Conjugation) -> frozenset[str]:
    """The words of a compact entry, in which "@" stands before the infinitive of a verb; of one that
    can be in two pieces those in one.
    """
    items = specs.split()
    named = [item.removeprefix(_ALL_FORMS) for item in items if item.startswith(_ALL_FORMS)]
    plain = [item for item in items if not item.startswith(_ALL_FORMS)]
    return expand_all(plain) | whole_forms(verbs, named)


def _evaluations(entry: dict[str, Any], verbs: Conjugation) -> list[Evaluation]:
    """The phrases of an entry, and the forms of its verbs, as phrases of one word each."""
    fields = {k: v for k, v in entry.items() if k not in {"phrases", "verbs", "needs"}}
    fields["needs"] = _words(entry.get("needs", ""), verbs)
    phrases = [phrase for spec in entry.get("phrases", ()) for phrase in expand(spec)]
    found = [fields | {"phrase": phrase.split()} for phrase in phrases]
    for verb in entry.get("verbs", "").split():
        forms = verbs.forms(verb)
        found += [fields | {"phrase": [f], "particle": forms.particle} for f in forms.apart]
        found += [fields | {"phrase": [form]} for form in forms.joined]
    return [msgspec.convert(one, Evaluation) for one in found]


def _nominal(entry: dict[str, Any]) -> Nominal:
    words = {key: expand_all(entry[key]) for key in ("words", "links")}
    return msgspec.convert(entry | words, Nominal)


class _WithWords(Protocol):
    @property
    def words(self) -> frozenset[str]: ...


W = TypeVar("W", bound=_WithWords)


def _by_word(entries: Sequence[W]) -> dict[str, tuple[W, ...]]:
    found: dict[str, list[W]] = {}
    for entry in entries:
        for word in entry.words:
            found.setdefault(word, []).append(entry)
    return {word: tuple(listed) for word, listed in found.items()}
