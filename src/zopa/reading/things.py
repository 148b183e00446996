"""Pronouns that stand for a matter that was spoken of, and for nobody: "Sie müssten steigen"."""

from __future__ import annotations

from collections.abc import Sequence

from zopa.language.stances import Frame
from zopa.reading.clause import Clause
from zopa.reading.scene import Scene

_PHRASE = 4  # words of a noun phrase behind its preposition
_FRONT = 3  # words of a clause, or behind its verb, among which its subject stands


def stands_for_matter(scene: Scene, number: int) -> bool:
    """Whether the subject of a German clause takes up a matter: it has no noun that could be one, and a
    demonstrative, or a pronoun beside a verb of what only becomes of things.
    """
    clause, grammar = scene.clauses[number], scene.grammar
    if not grammar.inverted_cue or clause.kind not in {"main", "sub"}:
        return False
    finite = scene.clause_reader.finite_of(clause)
    if finite is None:
        return False
    begin = clause.words.index(finite)
    near = [*clause.words[:_FRONT], *clause.words[begin + 1 : begin + _FRONT]]
    passive = scene.low[clause.words[-1]] in grammar.passive or (
        scene.low[clause.words[-2]].endswith(tuple(grammar.participle_endings))
        and scene.low[clause.words[-1]] in grammar.passive_auxiliaries
        if len(clause.words) > 1
        else False
    )
    becomes = passive or not scene.lexicon.becoming.isdisjoint(clause.lows)
    for index in near:
        behind = index + 1
        bare = behind not in clause.words or scene.texts[behind][0].islower()
        if not bare:
            continue
        if scene.low[index] in scene.threads.fronted & scene.lexicon.anaphors:
            return True
        if becomes and scene.low[index] in grammar.third_person | grammar.neuter_words:
            return True
    return False


def wants_change(scene: Scene, clause: Clause, index: int) -> bool:
    """Whether somebody wants a change of what a pronoun behind the verb stands for, where the question
    asks for that: "will ihn verlegen"; in English whatever is to be done to it.
    """
    if clause.kind != "main" or index + 1 not in clause.words:
        return False
    if not scene.grammar.inverted_cue:
        return _wants_done(scene, clause, index)
    if scene.low[index + 1] not in scene.lexicon.objects - scene.grammar.it_words:
        return False
    last = scene.low[clause.words[-1]]
    return last in scene.lexicon.changing | scene.lexicon.raising | scene.lexicon.creating


def _wants_done(scene: Scene, clause: Clause, index: int) -> bool:
    """Whether an English verb wants something done to what a pronoun stands for: "wants it scrapped"."""
    lexicon = scene.lexicon
    return _done(scene, clause, index) in (
        lexicon.flip_verbs | lexicon.keeping_up | lexicon.participles
    )


def wants_undone(scene: Scene, clause: Clause, index: int) -> bool:
    """Whether that is to be ended: "wants it scrapped"."""
    if scene.grammar.inverted_cue:
        return False
    return _done(scene, clause, index) in scene.lexicon.flip_verbs


def _done(scene: Scene, clause: Clause, index: int) -> str:
    """The participle behind a pronoun that is the object of a verb."""
    behind = [i for i in clause.words if i > index][:2]
    if len(behind) < 2 or scene.low[behind[0]] not in scene.lexicon.objects:
        return ""
    low = scene.low[behind[1]]
    ends = low.endswith(scene.grammar.finite_endings) or low in scene.lexicon.participles
    return low if ends else ""


def about_pronoun(scene: Scene, region: Sequence[int], fixed: Sequence[int]) -> bool:
    """Whether a pronoun is all that a verb has for its object: "will ihn verhindern", "says no to that"; it
    stands right behind the words that are ``fixed``.
    """
    if not scene.grammar.inverted_cue:
        return bool(region) and region[-1] - 1 in fixed and _ends(scene, region[-1])
    objects = scene.lexicon.objects - scene.grammar.it_words
    place = next((i for i in region if scene.low[i] in objects), None)
    if place is None:
        return False
    nouns = (i for i in region if scene.is_noun(i))
    return all(i > place + 1 and _of_preposition(scene, i) for i in nouns)


def _ends(scene: Scene, index: int) -> bool:
    """Whether an English pronoun closes its clause: "says no to that"."""
    pronoun = scene.low[index] in scene.lexicon.objects | scene.lexicon.anaphors
    behind = scene.texts[index + 1][:1] if index + 1 < len(scene.texts) else "."
    return pronoun and not behind.isalnum()


def _of_preposition(scene: Scene, index: int) -> bool:
    """Whether a German noun hangs on a preposition: "vor dem Gipfel"."""
    at = index - 1
    while index - at < _PHRASE and scene.texts[at][0].islower():
        if scene.low[at] in scene.grammar.prepositions:
            return True
        at -= 1
    return False


def denied_before(scene: Scene, clause: Clause, index: int) -> bool:
    """Whether somebody denies in an English clause what its verb tells: "denied having agreed"."""
    before = [] if scene.grammar.inverted_cue else [i for i in clause.words if i < index]
    return any(scene.low[i] in scene.lexicon.denying for i in before)


def opens_with_pronoun(scene: Scene, clause: Clause) -> bool:
    """Whether a German clause begins with a bare demonstrative and its verb: "Die will Peru verhindern"."""
    if clause.kind != "main" or not scene.grammar.inverted_cue:
        return False
    passed = scene.grammar.contrast | scene.lexicon.very
    words = [i for i in clause.words[:_FRONT] if scene.low[i] not in passed]
    return (
        len(words) > 1
        and scene.low[words[0]] in scene.threads.fronted
        and scene.clause_reader.is_finite(words[1])
    )


def pronoun_object(
    scene: Scene, clause: Clause, region: Sequence[int], fixed: Sequence[int]
) -> bool:
    """Whether a pronoun is all that the verb of a clause has for its object."""
    return about_pronoun(scene, region, fixed) or opens_with_pronoun(scene, clause)


def by_adverbs(scene: Scene, frame: Frame) -> bool:
    """Whether a verb asks for an adverb alone beside its object: "hätte sie gern"."""
    return frame.needs.isdisjoint(scene.grammar.prepositions | scene.lexicon.copulas)
