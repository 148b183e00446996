"""Words of saying: verbs that introduce speech, phrases that name a source."""

from __future__ import annotations

from functools import cached_property, lru_cache

from msgspec import Struct

from zopa.language.compact import expand_all, load
from zopa.language.phrases import Phrases
from zopa.language.stances import conjugation
from zopa.language.verbs import Conjugation


class SpeechWords(Struct, frozen=True, kw_only=True, dict=True):
    """Words of saying: which verbs introduce speech, which phrases name the source.

    ``particles`` gives the verb that a form is with each particle ("gab ... an", "gab ... bekannt"),
    ``whole`` the forms that need none; ``companions`` are the little words that belong to a verb
    ("geht davon aus"), ``weak_cues`` verbs of saying only before a content clause or beside a
    quotation of their own. The noun of a source behind ``source_links`` has one of ``source_endings``.
    ``hedges`` are the words of hedging that the tagger knows, ``adverbs`` words that may begin a
    sentence and name nobody, ``times`` nouns that tell when. Behind reported speech a sentence with one
    of the ``told_modals``, or with one of the ``told_denials`` and a negation, goes on with it, and in a
    language without a mood for it one with ``told_obligations`` before an infinitive ("had to go") or with
    ``told_copulas`` before a judgement; behind a verb of saying in the present tense one with
    ``told_now``, which is known by its ``present_ending``. Nouns that
    end like ``papers`` speak for whoever wrote them, behind ``paper_links`` as a source and before
    ``paper_verbs``; ``paper_makers`` are the verbs of whoever brings them out;
    ``not_papers`` end so and are none. English ``participles`` of verbs of saying
    tell what goes with something else: ", arguing that ...". Verbs of ``naming`` give their subject a name
    and no sentence.
    ``telling_nouns`` tell with a content clause, ``messages`` before a colon; a frame with an
    ``undecided`` word asks a question. Behind English verbs of ``addressing`` stands whom they tell it,
    behind others may stand an ``occasion``.
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
    told_obligations: frozenset[str]
    told_copulas: frozenset[str]
    told_now: frozenset[str]
    present_ending: str
    papers: tuple[str, ...]
    paper_links: frozenset[str]
    paper_verbs: frozenset[str]
    paper_makers: frozenset[str]
    not_papers: frozenset[str]
    naming: frozenset[str]
    participles: dict[str, str]
    telling_nouns: frozenset[str]
    messages: frozenset[str]
    undecided: frozenset[str]
    addressing: frozenset[str]
    occasions: frozenset[str]

    @cached_property
    def saying(self) -> dict[str, str]:
        """The verb of each form that tells what is said, English participles among them."""
        return self.participles | self.cues

    @cached_property
    def ascribing(self) -> frozenset[str]:
        """Words with which the phrase that names a source may begin or end."""
        return self.trailing.union(
            self.source_adverbs, self.source_markers, self.source_links, self.sources.openers()
        )


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
    ending = data["participle_ending"]
    verbs = conjugation(language)
    told = [(form, verb) for verb in data["cues"] for form in _forms(verbs, verb, ending)]
    return SpeechWords(
        cues=cues,
        participles={form: verb for form, verb in told if form not in cues},
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
        told_obligations=expand_all(data["told_obligations"]),
        told_copulas=expand_all(data["told_copulas"]),
        told_now=expand_all(data["told_now"]),
        present_ending=data["present_ending"],
        papers=tuple(sorted(expand_all(data["papers"]))),
        paper_links=expand_all(data["paper_links"]),
        paper_verbs=expand_all(data["paper_verbs"]),
        paper_makers=expand_all(data["paper_makers"]),
        not_papers=expand_all(data["not_papers"]),
        naming=expand_all(data["naming"]),
        telling_nouns=expand_all(data["telling_nouns"]),
        messages=expand_all(data["messages"]),
        undecided=expand_all(data["undecided"]),
        addressing=expand_all(data["addressing"]),
        occasions=expand_all(data["occasions"]),
    )


def _forms(verbs: Conjugation, verb: str, ending: str) -> list[str]:
    """The present participles of an English verb: "arguing"."""
    if not ending or " " in verb:
        return []
    return [form for form in verbs.forms(verb).all if form.endswith(ending)]
