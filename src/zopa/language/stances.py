"""How a language says for, open and against."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property, lru_cache
from typing import Any, Protocol, TypeVar

import msgspec
from msgspec import Struct

from zopa.case.findings import PositionOrigin, Stance
from zopa.language.compact import expand, expand_all, load
from zopa.language.phrases import Phrases
from zopa.language.verbs import Conjugation, Forms, Paradigm, whole_forms

_ALL_FORMS = "@"  # before the infinitive of a verb: all its forms
_ENDINGS = ("s", "es", "ed", "d")  # of English verbs


class Frame(Struct, frozen=True, kw_only=True):
    """A way to take a stance. ``words`` trigger it; ``needs`` must stand in the same clause, and one
    of the expressions ``fixed``, which belong to the verb ("in Kauf nehmen"); English headlines have
    them ``clipped``.

    ``negated`` is the stance when it is denied, ``None`` for "says nothing then". ``context``: may be about
    what the sentence before named; ``place``: the holder stands behind a preposition; ``own``: only words
    of its own clause count; ``named``: must name what it is about; ``weak``: gives way to any other
    frame; ``noun``: a noun; ``lenient``: for talking of something it leaves it open; ``deed``: something
    done, which says nothing of talks or plans as such; ``only_denied``: says nothing unless it is denied;
    ``threat``: it is to deter somebody; ``impersonal``: without a subject it is the speaker's; ``fades``:
    is over in the past perfect; ``grants``: gives what others ask for, which it leaves open where it only
    might; ``dative``: the holder is no subject ("missfällt Peru"); ``accusative``: nor is it here
    ("ärgert die Regierung"), and no participle; ``closing``: the object ends the clause; ``factual``:
    with a clause for its object it is about a fact; ``papered``: what a paper says, whose author holds
    the stance ("im Entwurf Perus fehlt X"); ``near``: the expression stands right behind the verb, an
    adverb passed over; ``predicate``: its words are no finite verbs; ``drops``: takes back what a noun
    says ("gibt seine Forderung nach X auf"); ``content``: its object is a clause ("ist froh, dass").
    """

    id: str
    stance: Stance
    negated: Stance | None = None
    words: frozenset[str]
    particle: str = ""
    needs: frozenset[str] = frozenset()
    fixed: tuple[tuple[str, ...], ...] = ()
    clipped: tuple[tuple[str, ...], ...] = ()
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
    dative: bool = False
    accusative: bool = False
    papered: bool = False
    drops: bool = False
    predicate: bool = False
    closing: bool = False
    near: bool = False
    factual: bool = False
    content: bool = False
    openers: frozenset[str] = frozenset()
    origin: PositionOrigin = "statement"


class Evaluation(Struct, frozen=True, kw_only=True):
    """A phrase that judges what the clause is about ("kommt nicht infrage"); one of ``needs`` must
    stand in the clause with it, and the ``particle`` behind it, as of a verb: "scheidet ... aus".
    ``only_denied``: says nothing unless it is denied, and then has the ``stance``. ``sided``: who judges
    may stand behind any preposition: "ist mit ihr nicht zu machen". ``tabled``: refuses to talk of it;
    ``line``: says of what is to be kept that it is a line; ``bearer``: who judges stands right behind
    it: "as far as Peru will go".
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
    sided: bool = False
    tabled: bool = False
    line: bool = False
    bearer: bool = False


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
    equating: frozenset[str]
    flips: frozenset[str]
    flip_verbs: frozenset[str]
    flip_links: frozenset[str]
    leaving: tuple[Forms, ...]
    accusing: tuple[Forms, ...]
    barring: tuple[Forms, ...]
    quitting: tuple[Forms, ...]
    surrendering: tuple[Forms, ...]
    evils: frozenset[str]
    wholes: frozenset[str]
    bounds: frozenset[str]
    consulting: frozenset[str]
    bearers: frozenset[str]
    knowing: frozenset[str]
    keeping_up: frozenset[str]
    losses: frozenset[str]
    guesses: frozenset[str]
    questions: Phrases[None]
    years_past: Phrases[None]
    not_with: Phrases[None]
    both: frozenset[str]
    counted: dict[str, int]
    takes_up: frozenset[str]
    pointing: frozenset[str]
    objects: frozenset[str]
    talking: frozenset[str]
    doubting: frozenset[str]
    past: frozenset[str]
    denying: frozenset[str]
    foreseen: frozenset[str]
    unless: frozenset[str]
    blaming: frozenset[str]
    silent: frozenset[str]
    bits: frozenset[str]
    whether: frozenset[str]
    very: frozenset[str]
    untrue: frozenset[str]
    true: frozenset[str]
    passive_marks: frozenset[str]
    fewer: frozenset[str]
    offering: frozenset[str]
    refusing: frozenset[str]
    undergone: frozenset[str]
    fighting: frozenset[str]
    being: frozenset[str]
    possible: frozenset[str]
    laws: frozenset[str]
    law_endings: frozenset[str]
    anchoring: frozenset[str]
    yielding: frozenset[str]
    bygone: frozenset[str]
    lapsed: frozenset[str]
    forbidding: frozenset[str]
    foundering: frozenset[str]
    allowing: frozenset[str]
    keeping: frozenset[str]
    binding: frozenset[str]
    mandative: frozenset[str]
    containing: frozenset[str]
    deals: frozenset[str]
    unsigned: frozenset[str]
    replying: frozenset[str]
    replied: frozenset[str]
    rather: frozenset[str]
    than: frozenset[str]
    papers: frozenset[str]
    missing: frozenset[str]
    sooner: frozenset[str]
    against_links: frozenset[str]
    talk_links: frozenset[str]
    attributive: frozenset[str]
    about: frozenset[str]
    demonstratives: frozenset[str]
    denials: frozenset[str]
    affirmations: frozenset[str]
    indefinite: frozenset[str]
    answers: Phrases[Stance]
    fading: frozenset[str]
    nounlike: frozenset[str]
    sides: frozenset[str]
    leading: frozenset[str]
    states: frozenset[str]
    ordinals: dict[str, int]
    anaphors: frozenset[str]
    pronominal: frozenset[str]
    existence: frozenset[str]
    pluperfect: frozenset[str]
    forever: frozenset[str]
    for_good: Phrases[None]
    parted_ends: Phrases[None]
    wills: frozenset[str]
    by_words: frozenset[str]
    viewing: frozenset[str]
    becoming: frozenset[str]
    creating: frozenset[str]
    reacting: frozenset[str]
    answering: frozenset[str]
    deed_words: frozenset[str]
    speaking_of: frozenset[str]
    plain_articles: dict[str, str]
    deed_nouns: frozenset[str]
    disclaiming: frozenset[str]
    rejecting: frozenset[str]
    told_of: frozenset[str]
    passed_on: frozenset[str]
    going: frozenset[str]
    ability: frozenset[str]
    wanting: frozenset[str]
    doubts: frozenset[str]
    asked_about: frozenset[str]
    concerning: frozenset[str]
    vanishing: frozenset[str]
    behests: frozenset[str]
    at_behest: frozenset[str]
    effects: frozenset[str]
    believing: frozenset[str]
    mistaken: frozenset[str]
    in_view: frozenset[str]
    votes: frozenset[str]
    talk_nouns: frozenset[str]
    beside: frozenset[str]
    staying: frozenset[str]
    counts: frozenset[str]
    grudging: frozenset[str]
    giving: frozenset[str]
    scaling: frozenset[str]
    hampering: frozenset[str]
    hostile: frozenset[str]
    changing: frozenset[str]
    raising: frozenset[str]
    failing: frozenset[str]
    worth: frozenset[str]
    courses: frozenset[str]
    foes: frozenset[str]
    proposed: frozenset[str]
    elected: frozenset[str]
    pleasing: frozenset[str]
    displeasing: frozenset[str]
    altering: frozenset[str]
    freezing: frozenset[str]
    existing: frozenset[str]
    questioned: frozenset[str]
    managing: frozenset[str]
    rumours: frozenset[str]
    bare: frozenset[str]
    lined: frozenset[str]
    red: frozenset[str]
    remaining: frozenset[str]
    ending: frozenset[str]
    scant: Phrases[None]
    anything_but: Phrases[None]
    set_adverbs: Phrases[None]
    exclusive: frozenset[str]
    away: frozenset[str]
    lasting: frozenset[str]
    limits: frozenset[str]
    figures: frozenset[str]
    poles: tuple[tuple[frozenset[str], frozenset[str]], ...]
    goals: frozenset[str]
    by_whom: frozenset[str]
    equals: frozenset[str]
    matters: dict[str, Stance]
    opposites: tuple[dict[str, Stance], ...]
    stressing: frozenset[str]
    datives: frozenset[str]
    accusatives: frozenset[str]
    seeming: frozenset[str]
    seen_in: frozenset[str]
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
            if any(
                not one.fixed and not one.predicate and not (one.particle and word in self.common)
                for one in listed
            )
        )

    @cached_property
    def plain(self) -> dict[str, tuple[Frame, ...]]:
        """The frames of English verbs whose bare form is mostly a noun, by that form: "they demand"."""
        return {
            word: tuple(
                frame
                for listed in {word + ending for ending in _ENDINGS} & self.frames.keys()
                for frame in self.frames[listed]
                if word not in frame.words
            )
            for word in sorted(self.bare)
        }

    @cached_property
    def granting(self) -> frozenset[str]:
        """The frames by which somebody gives what others ask for."""
        return frozenset(one.id for listed in self.frames.values() for one in listed if one.grants)

    @cached_property
    def relinquishing(self) -> frozenset[str]:
        """Forms in one piece of the verbs by which something leaves or is handed over."""
        verbs = self.leaving + self.surrendering
        return frozenset().union(*(verb.joined or verb.apart for verb in verbs))

    @cached_property
    def critical(self) -> frozenset[str]:
        """Nouns that refuse what they are about: "die Kritik an der Maut"."""
        return frozenset(
            word
            for word, listed in self.nominals.items()
            if all(one.stance == "against" for one in listed)
        )

    @cached_property
    def naming(self) -> frozenset[str]:
        """Nouns that are about something: a stance, or a turn of it."""
        return self.flips.union(self.nominals)


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
    data = _joined(load(language, "stance.yaml"), load(language, "idioms.yaml"))
    verbs = conjugation(language)
    evaluations = [one for entry in data["evaluations"] for one in _evaluations(entry, verbs)]
    clipped = expand_all(data["clipped"])
    return StanceWords(
        frames=_by_word([f for entry in data["frames"] for f in _frames(entry, verbs, clipped)]),
        evaluations=Phrases((one.phrase, one) for one in evaluations),
        nominals=_by_word([_nominal(entry) for entry in data["nominals"]]),
        questions=_phrases(data["questions"]),
        years_past=_phrases(data["years_past"]),
        not_with=_phrases(data["not_with"]),
        for_good=_phrases(data["for_good"]),
        parted_ends=_phrases(data["parted_ends"]),
        scant=_phrases(data["scant"]),
        anything_but=_phrases(data["anything_but"]),
        set_adverbs=_phrases(data["set_adverbs"]),
        answers=Phrases(
            (tuple(phrase.split()), stance)
            for stance, phrases in data["answers"].items()
            for phrase in phrases
        ),
        common=frozenset(verbs.irregular),
        participles=verbs.participles(),
        accusing=tuple(verbs.forms(verb) for verb in data["accusing"].split()),
        barring=tuple(verbs.forms(verb) for verb in data["barring"].split()),
        quitting=tuple(verbs.forms(verb) for verb in data["quitting"].split()),
        leaving=tuple(verbs.forms(verb) for verb in data["leaving"].split()),
        surrendering=tuple(verbs.forms(verb) for verb in data["surrendering"].split()),
        ordinals={
            word: place for words, place in data["ordinals"].items() for word in expand_all(words)
        },
        opposites=tuple(
            {word: stance for stance, words in sides.items() for word in expand_all(words)}
            for sides in data["opposites"]
        ),
        counted=data["counted"],
        poles=tuple(
            (_words(pole["asks"], verbs), _words(pole["against"], verbs)) for pole in data["poles"]
        ),
        matters={
            word: stance for stance, words in data["matters"].items() for word in expand_all(words)
        },
        plain_articles=dict(data["plain_articles"]),
        **{name: _words(data[name], verbs) for name in _STANCE_SETS},
    )


def stance_set(language: str, specs: str) -> frozenset[str]:
    """The words of a compact entry; "@" before the infinitive of a verb stands for all its forms."""
    return _words(specs, conjugation(language))


def _joined(first: dict[str, Any], second: dict[str, Any]) -> dict[str, Any]:
    """The entries of two files as those of one: lists that stand in both go on in the second."""
    return second | {
        key: value + second.get(key, []) if isinstance(value, list) else value
        for key, value in first.items()
    }


def _phrases(specs: Sequence[str]) -> Phrases[None]:
    return Phrases((tuple(phrase.split()), None) for spec in specs for phrase in expand(spec))


def _frames(
    entry: dict[str, Any], verbs: Conjugation, clipped: frozenset[str] = frozenset()
) -> list[Frame]:
    """The frames of an entry: of a separable verb one in two pieces and one joined."""
    own = {"words", "joined", "needs", "particle", "verbs", "fixed"}
    fields = {k: v for k, v in entry.items() if k not in own}
    fields["needs"] = _words(entry.get("needs", ""), verbs)
    phrases = [phrase.split() for spec in entry.get("fixed", ()) for phrase in expand(spec)]
    fields["fixed"] = phrases
    fields["clipped"] = _clipped(phrases, clipped)
    fields["openers"] = [phrase[0] for phrase in (*phrases, *fields["clipped"])]
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


def _clipped(phrases: Sequence[list[str]], clipped: frozenset[str]) -> list[list[str]]:
    """English expressions as headlines have them, without articles: "gives nod to"."""
    short = ([word for word in phrase if word not in clipped] for phrase in phrases)
    return [
        one
        for one, whole in zip(short, phrases, strict=True)
        if len(whole) > len(one) and (len(one) > 1 or len(whole) > 2) and one not in phrases
    ]


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
