"""Which words of a page can be finite verbs; no parser is needed."""

from __future__ import annotations

from functools import lru_cache

from zopa.language.grammar import Grammar, grammar
from zopa.language.people import people
from zopa.language.saying import speech_words
from zopa.language.stances import stance_words
from zopa.language.text import QUOTE_MARKS
from zopa.reading.page import Page

_INFLECTED = "e"  # of a participle that may look like a finite verb
_ATTRIBUTIVE = ("e", "en")  # a predicate "t" is never an attribute
_STOPS = frozenset(",;:–—().!?…")
_APART = frozenset(",–—")  # marks before a participle
_SINGULAR = ("ss", "us", "is")  # endings of nouns that are no plurals
_SHORT = 3  # letters of a word that is no verb
_LEAST = 5  # letters of a verb that is in no list


def finite_words(page: Page) -> list[bool]:
    """For each word of a page whether it can be a finite verb."""
    closed = page.grammar
    texts, low = page.words.text, page.words.low
    found = [
        _can_be_finite(page.language, word) and before != closed.infinitive_mark
        for word, before in zip(texts, ["", *low[:-1]], strict=True)
    ]
    if closed.inverted_cue:
        _without_adjectives(page, found)
        _without_infinitives(page, found)
        _with_told(page, found)
        _with_we(page, found)
        _with_openers(page, found)
    else:
        _without_participles(page, found)
        _without_plurals(page, found)
        _without_nouns(page, found)
        _with_bare(page, found)
        _with_participles(page, found)
    return found


def _with_we(page: Page, found: list[bool]) -> None:
    """Add the form of a verb that might be its infinitive before "wir", where nothing else can be the
    verb: "Solange geschossen wird, lockern wir nichts".
    """
    closed, low, texts = page.grammar, page.words.low, page.words.text
    first = 0
    for index in range(len(low) - 1):
        if texts[index] in _STOPS:
            first = index + 1
        if low[index + 1] not in closed.we_words or found[index] or any(found[first:index]):
            continue
        verb = len(low[index]) > _SHORT and low[index].endswith(closed.infinitive_ending)
        opener = low[first] if first < index else ""
        if verb and texts[index][0].islower() and low[index] not in closed.no_verbs:
            found[index] = opener not in closed.subordinators


def _without_participles(page: Page, found: list[bool]) -> None:
    """Take back the participles that stand before a noun: "the proposed dam", "and armed monitors"."""
    closed, low, texts = page.grammar, page.words.low, page.words.text
    known = known_finite(page.language)
    owned = closed.articles | closed.possessives | closed.prepositions
    small = owned | closed.no_verbs | closed.pronouns
    for index in range(1, len(low) - 1):
        if not found[index] or not low[index].endswith(closed.finite_endings):
            continue
        behind = texts[index + 1][0].isalpha() and low[index + 1] not in small
        before = low[index - 1]
        if (behind and before in owned and before != closed.infinitive_mark) or (
            behind and low[index] not in known and before in closed.coordinators
        ):
            found[index] = False


def _without_plurals(page: Page, found: list[bool]) -> None:
    """Take back the English plurals that look like a verb right before one: "the smaller states said"."""
    closed, low, texts = page.grammar, page.words.low, page.words.text
    for index in range(1, len(low) - 1):
        if texts[index - 1][0].isupper() or low[index - 1] in closed.pronouns | closed.it_words:
            continue  # "the dam that Chile wants is"
        verb = found[index] and low[index] not in closed.finite
        if verb and found[index + 1] and low[index].endswith(closed.plural_endings):
            found[index] = False
            if not closed.agents.isdisjoint(low[index + 2 : index + 3]):
                found[index + 1] = False  # "guarantees approved by Congress"


def _without_nouns(page: Page, found: list[bool]) -> None:
    """Take back the English nouns that look like a verb right behind a preposition, an article or a
    possessor: "without guarantees", "the claims", "Kenya's support"; or before a title: "the House press
    secretary".
    """
    closed, low = page.grammar, page.words.low
    indefinite = stance_words(page.language).indefinite
    owned = closed.prepositions | closed.possessives | closed.plural_articles | indefinite
    known = people(page.language)
    marks = tuple(closed.possessive_marks)
    for index in range(1, len(low)):
        before = low[index - 1]
        owns = before in owned or (before.endswith(marks) and before not in closed.finite)
        if found[index] and low[index] not in closed.finite and owns:
            found[index] = False
        titled = low[index] in known.title_modifiers and low[index - 1] not in closed.pronouns
        if titled and not known.titles.isdisjoint(low[index + 1 : index + 2]):
            found[index] = False


def _with_bare(page: Page, found: list[bool]) -> None:
    """Add the bare form of an English verb that is mostly a noun, where it can be nothing else: "the unions
    demand", "they back", "would offer".
    """
    closed, low, texts = page.grammar, page.words.low, page.words.text
    bare = stance_words(page.language).bare
    first = 0
    for index in range(len(low) - 1):
        if texts[index] in _STOPS:
            first = index + 1
        if low[index] not in bare or index == first or not texts[index][0].islower():
            continue
        before = index - 1
        while before > first and low[before].endswith(tuple(closed.adverb_endings)):
            before -= 1
        found[index] = _governs(page, low[before]) or (
            not any(found[first:index]) and _of_many(page, (first, before + 1), index)
        )


def _with_participles(page: Page, found: list[bool]) -> None:
    """Add the English participles of verbs of saying that begin a clause: "Peru left, arguing that ..."."""
    texts, low = page.words.text, page.words.low
    participles = speech_words(page.language).participles
    for index in range(1, len(low)):
        if low[index] in participles and texts[index][0].islower() and texts[index - 1] in _APART:
            found[index] = True


def _governs(page: Page, before: str) -> bool:
    """Whether only a verb can stand behind a word: a pronoun, "who", "would", "not"."""
    closed = page.grammar
    subjects = closed.we_words | closed.they_words | (closed.relatives - closed.subordinators)
    modals = (closed.helpers - closed.auxiliaries) | (closed.negations - closed.articles)
    return before in subjects | modals


def _of_many(page: Page, subject: tuple[int, int], index: int) -> bool:
    """Whether the words before a verb are a plural, and none behind it is the verb instead."""
    closed, low = page.grammar, page.words.low
    first, last = subject
    noun = low[last - 1]
    joined = not closed.coordinators.isdisjoint(low[first : last - 1])
    plural = noun.endswith(closed.plural_endings) and not noun.endswith(_SINGULAR)
    if noun in closed.no_verbs or not noun.isalpha() or not (plural or joined):
        return False
    ends = closed.finite | closed.clause_openers | closed.coordinators | _STOPS
    behind = next((w for w in low[index + 1 :] if w in ends), "")
    return behind not in closed.finite


def _with_openers(page: Page, found: list[bool]) -> None:
    """Add the verb with which a condition begins: "Schweigen die Waffen, kann man reden"."""
    texts = page.words.text
    for sentence in page.sentences:
        first = sentence.first
        while first < sentence.last and texts[first] in QUOTE_MARKS:
            first += 1
        end = next((i for i in range(first, sentence.last) if texts[i] in _STOPS), sentence.last)
        if end + 2 >= sentence.last or texts[end] != ",":
            continue
        certain = page.words.low[first] in page.grammar.if_verbs
        if any(found[first:end]) and not certain:
            continue
        answer = end + 2 if page.words.low[end + 1] in page.grammar.then_words else end + 1
        if found[answer] and (_opens(page, first, end) or _supposes(page, first, end, answer)):
            found[first] = True


def _opens(page: Page, first: int, last: int) -> bool:
    """Whether words can begin with their verb, and hold its subject behind it."""
    closed, low = page.grammar, page.words.low
    if last - first < 2:
        return False
    if low[first] in known_finite(page.language):
        return True
    if low[first] in closed.no_verbs or not low[first].endswith(
        (*closed.finite_endings, closed.infinitive_ending)
    ):
        return False
    return low[first + 1] in closed.articles or low[first + 1] in closed.pronouns


def _supposes(page: Page, first: int, last: int, answer: int) -> bool:
    """Whether words that may begin with their verb have a name behind it, and a modal verb answers
    them: "Senkt Peru den Preis, würde Kenia kaufen".
    """
    closed, low, texts = page.grammar, page.words.low, page.words.text
    if last - first <= _SHORT or low[answer] not in closed.future | closed.unreal:
        return False
    verb = low[first].endswith((*closed.finite_endings, closed.infinitive_ending))
    name = texts[first + 1][0].isupper() and texts[first + 2][0].islower()
    return verb and name and low[first] not in closed.no_verbs


def _without_adjectives(page: Page, found: list[bool]) -> None:
    """Take back what only looks like a finite verb: "ökologisch vorteilhafte Plätze"."""
    closed, low, texts = page.grammar, page.words.low, page.words.text
    known = known_finite(page.language)
    endings = tuple(sorted(closed.adverb_endings))
    for index, finite in enumerate(found):
        if not finite or not 0 < index < len(low) - 1 or low[index] in known:
            continue
        before = low[index - 1]
        adverb = texts[index - 1][0].islower() and before.endswith(endings)
        opens = before in closed.articles or before in closed.prepositions or adverb
        # "die zuvor geforderte Maut", "die von Peru angestrebte Maut"
        opens = opens or _participle(closed, low[index].removesuffix(_INFLECTED))
        if opens and texts[index + 1][0].isupper() and low[index].endswith(_ATTRIBUTIVE):
            found[index] = False


def _without_infinitives(page: Page, found: list[bool]) -> None:
    """Take back the infinitive that ends a clause behind its modal verb: "Peru müsse gehen"."""
    closed, low, texts = page.grammar, page.words.low, page.words.text
    modals = closed.demand_modals | closed.ban_modals | stance_words(page.language).ability
    modal = False
    for index, word in enumerate(texts):
        if word in _STOPS:
            modal = False
            continue
        ends = index + 1 == len(texts) or texts[index + 1] in _STOPS
        if modal and found[index] and ends and low[index].endswith(closed.infinitive_ending):
            found[index] = low[index] in modals  # "die gehen müssen" has its modal verb behind
        modal = modal or low[index] in modals


def _with_told(page: Page, found: list[bool]) -> None:
    """Add the subjunctive of a verb that is in no list, where nothing else can be the verb:
    "Soldaten entsende Präsident Ruiz nicht", "..., schweige kein Geschütz".
    """
    texts = page.words.text
    first = 0
    for index in range(len(texts) + 1):
        if index < len(texts) and texts[index] not in _STOPS:
            continue
        if index - first > 1 and not any(found[first:index]):
            place = _told(page, first, index)
            if place is not None:
                found[place] = True
        first = index + 1


def _told(page: Page, first: int, last: int) -> int | None:
    closed, low, texts = page.grammar, page.words.low, page.words.text
    parted = first > 0 and texts[first - 1] == ","
    if parted and low[first] in closed.prepositions and low[first + 1] in closed.relatives:
        return None
    if low[last - 2] == closed.infinitive_mark and low[last - 1].endswith(closed.infinitive_ending):
        return None  # "den Kantonen eigene Schulen zu geben"
    for index in range(first, last - 1):
        word = texts[index]
        if (
            len(word) < _LEAST
            or not word[0].islower()
            or not word.endswith(closed.subjunctive_ending)
        ):
            continue
        if low[index] in closed.no_verbs or low[index].endswith(closed.preterite_ending):
            continue
        behind = low[index + 1]
        subject = behind in closed.articles | closed.pronouns | closed.one_words
        if index == first:
            opens = index > 0 and texts[index - 1] == "," and subject
        elif low[index - 1] in closed.articles | closed.prepositions:
            continue  # "Der peruanische Minister": a capital at the head of a sentence shows no noun
        else:
            opens = texts[index - 1][0].isupper() or low[index - 1] in closed.pronouns
        if opens and (subject or texts[index + 1][0].isupper() or behind in closed.negations):
            return index
    return None


@lru_cache(maxsize=8)
def telling(language: str) -> frozenset[str]:
    """The verbs that say or want what the next clause tells."""
    return frozenset(speech_words(language).saying).union(stance_words(language).frames)


@lru_cache(maxsize=8)
def known_finite(language: str) -> frozenset[str]:
    """The verbs that are listed, which need no guess by their endings."""
    closed, speech, stance = grammar(language), speech_words(language), stance_words(language)
    known = closed.finite | closed.subjunctive | stance.judging
    return known | speech.cues.keys() | stance.verbs


@lru_cache(maxsize=100_000)
def _can_be_finite(language: str, word: str) -> bool:
    """Whether a word as it is written can be a finite verb."""
    closed = grammar(language)
    low = word.lower()
    if not word[0].islower():
        return low in closed.contracted  # "We'll" at the head of a sentence
    if low in closed.finite or low in closed.subjunctive:
        return True
    if low in closed.not_finite or low in closed.prepositions or low in closed.articles:
        return False
    speech, stance = speech_words(language), stance_words(language)
    verb_second = closed.inverted_cue
    if low in speech.cues:
        return not (verb_second and _participle(closed, low))
    if (
        verb_second
        and low.endswith(closed.infinitive_ending)
        and closed.infinitive_mark in low[2:-4]
    ):
        return False  # "beizutreten" holds its mark
    if low in stance.verbs or low in stance.judging:
        return not (verb_second and _participle(closed, low))
    if len(low) <= 4 or not low.endswith(closed.finite_endings):
        return False
    return not (verb_second and _participle(closed, low))


def _participle(closed: Grammar, low: str) -> bool:
    """Whether a word looks like a past participle ("gefordert", "abgelehnt")."""
    prefix = closed.participle_prefix
    if not prefix:
        return False
    ending = low.endswith(closed.participle_endings)
    if low.startswith(prefix) and ending and len(low) > 5:
        return True
    at = low.find(prefix, 2, 5 + len(prefix))
    return at > 0 and low[:at] in closed.separable
