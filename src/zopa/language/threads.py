"""Words by which a sentence goes on with what the one before was about."""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import Any, Literal

from msgspec import Struct

from zopa.case.findings import Stance
from zopa.language.compact import expand, expand_all, load
from zopa.language.phrases import Phrases

Turn = Literal["denies", "affirms"]


class Echo(Struct, frozen=True):
    """A way to say that somebody takes a stance told before: a verb, and words beside it, one of each."""

    verb: frozenset[str]
    beside: tuple[frozenset[str], ...]


class Extending(Struct, frozen=True):
    """A way to say that a stance extends to another matter, which stands behind the ``link``: the words
    that open the clause, its verb, and words of which one must be there, if any.
    """

    opens: tuple[tuple[str, ...], ...]
    verb: frozenset[str]
    link: frozenset[str]
    beside: frozenset[str]


class ThreadWords(Struct, frozen=True, kw_only=True, dict=True):
    """``idle`` nouns name no matter; ``several`` take up more than one; behind ``correlates`` a clause
    says what is meant; ``fronted`` pronouns may be an object before the verb; ``kinds`` give the nouns that
    may take up a noun. ``agreeing`` and ``disagreeing`` clauses take the stance that was told before or its
    contrary; the clause behind ``expecting`` words is what somebody expects. ``neither`` and ``also`` end
    a clause without a verb that goes on with a refusal or a consent; ``joints`` join matters of one
    stance. ``free`` words open a clause
    that stands for a matter ("what they want is X"), of which those of ``standing_for`` have a
    preposition in them ("worauf": "darauf"); ``anything`` is what such a clause may describe; ``plans``
    end the nouns whose content a clause tells, ``plan_links`` open such a clause ("wonach"); ``labels``
    stand before a name that labels its words, ``uttering`` verbs behind what somebody utters. What stands
    behind ``instead`` is what somebody does not want, as is what stands between a denial and
    ``correcting``; ``comparing`` words make "as" join two matters; ``surpassing`` ones make "nothing"
    deny nothing. A clause without a verb may begin with ``turning`` words: it takes the contrary of the
    stance told before. ``lending`` words beside those of contrast show that a clause shares the verb of
    another; behind ``preferring`` ones a comparison gives what is less wanted. English verbs of
    ``consenting`` and ``declining`` with a subject alone take up what somebody else wants; whole
    predicates of ``replies`` say yes to it or no. ``siding`` words end, or begin, a clause without a verb
    that gives a side of its own to whom it names: "die Union dagegen"; ``there`` takes up a matter before
    its verb, ``yonder`` the side whose place was named, and ``answers`` are nouns for what somebody says.
    ``extending`` clauses carry a stance to another matter: "Gleiches gilt für X".
    """

    idle: frozenset[str]
    several: frozenset[str]
    correlates: frozenset[str]
    fronted: frozenset[str]
    kinds: dict[str, frozenset[str]]
    agreeing: tuple[Echo, ...]
    disagreeing: tuple[Echo, ...]
    expecting: frozenset[str]
    neither: tuple[tuple[str, ...], ...]
    also: tuple[tuple[str, ...], ...]
    joints: frozenset[str]
    free: frozenset[str]
    standing_for: dict[str, str]
    anything: frozenset[str]
    plans: tuple[str, ...]
    plan_links: frozenset[str]
    labels: frozenset[str]
    uttering: frozenset[str]
    instead: Phrases[None]
    correcting: frozenset[str]
    comparing: frozenset[str]
    surpassing: frozenset[str]
    turning: Phrases[Turn]
    lending: frozenset[str]
    preferring: frozenset[str]
    unlike: frozenset[str]
    consenting: frozenset[str]
    declining: frozenset[str]
    replies: dict[tuple[str, ...], bool]
    siding: dict[str, Stance]
    there: frozenset[str]
    yonder: frozenset[str]
    answers: frozenset[str]
    extending: tuple[Extending, ...]

    @cached_property
    def echoing(self) -> frozenset[str]:
        """The verbs of what takes another's stance."""
        return frozenset(verb for echo in self.agreeing + self.disagreeing for verb in echo.verb)

    @cached_property
    def endings(self) -> frozenset[str]:
        """The last words of clauses without a verb that go on with a stance."""
        return frozenset(phrase[-1] for phrase in self.neither + self.also)


@lru_cache(maxsize=8)
def thread_words(language: str) -> ThreadWords:
    """The words of a language; raises ``FileNotFoundError`` for one without a folder."""
    data = load(language, "threads.yaml")
    kinds: dict[str, frozenset[str]] = {}
    for listed in data["kinds"]:
        group = frozenset(listed.split())
        for word in group:
            kinds[word] = kinds.get(word, frozenset()) | group
    return ThreadWords(
        idle=expand_all(data["idle"]),
        several=expand_all(data["several"]),
        correlates=expand_all(data["correlates"]),
        fronted=expand_all(data["fronted"]),
        kinds=kinds,
        agreeing=tuple(_echo(entry) for entry in data["agreeing"]),
        disagreeing=tuple(_echo(entry) for entry in data["disagreeing"]),
        expecting=expand_all(data["expecting"]),
        neither=tuple(tuple(phrase.split()) for phrase in data["neither"]),
        also=tuple(tuple(phrase.split()) for phrase in data["also"]),
        joints=expand_all(data["joints"]),
        free=expand_all(data["free"]),
        standing_for=data["standing_for"],
        anything=expand_all(data["anything"]),
        plans=tuple(sorted(expand_all(data["plans"]))),
        plan_links=expand_all(data["plan_links"]),
        labels=expand_all(data["labels"]),
        uttering=expand_all(data["uttering"]),
        instead=Phrases((tuple(phrase.split()), None) for phrase in data["instead"]),
        correcting=expand_all(data["correcting"]),
        comparing=expand_all(data["comparing"]),
        surpassing=expand_all(data["surpassing"]),
        lending=expand_all(data["lending"]),
        preferring=expand_all(data["preferring"]),
        unlike=expand_all(data["unlike"]),
        consenting=expand_all(data["consenting"]),
        declining=expand_all(data["declining"]),
        replies={
            tuple(phrase.split()): said == "yes"
            for said, specs in data["replies"].items()
            for spec in specs
            for phrase in expand(spec)
        },
        siding=dict(data["siding"]),
        there=expand_all(data["there"]),
        yonder=expand_all(data["yonder"]),
        answers=expand_all(data["answers"]),
        extending=tuple(_extending(entry) for entry in data["extending"]),
        turning=Phrases(
            (tuple(phrase.split()), turn)
            for turn, specs in data["turning"].items()
            for spec in specs
            for phrase in expand(spec)
        ),
    )


def _echo(entry: dict[str, Any]) -> Echo:
    return Echo(expand_all(entry["verb"]), tuple(expand_all(words) for words in entry["with"]))


def _extending(entry: dict[str, Any]) -> Extending:
    return Extending(
        tuple(tuple(phrase.split()) for spec in entry["opens"] for phrase in expand(spec)),
        expand_all(entry["verb"]),
        expand_all(entry["link"]),
        expand_all(entry.get("beside", "")),
    )
