"""Whom something pleases or displeases: the holder of a stance who is no subject ("missfällt Peru")."""

from __future__ import annotations

from zopa.reading.clause import Clause
from zopa.reading.names import Name
from zopa.reading.scene import Scene
from zopa.reading.voice import Voice


def experiencers(
    scene: Scene,
    number: int,
    voice: Voice | None,
    *,
    impersonal: bool = False,
    accusative: bool = False,
) -> list[Name]:
    """Whom the one dative of a clause names, or its one ``accusative``; nobody where that is not clear.

    A name without an article, or with one that tells no case, counts only beside something else that
    can be the subject, or with an ``impersonal`` verb: "ist Peru an X gelegen".
    """
    case = scene.lexicon.accusatives if accusative else scene.lexicon.datives
    grammar = scene.grammar
    closed = grammar.articles
    if accusative:  # "die" and "das" tell no case
        closed = grammar.oblique | {grammar.nominative_article}
    found = _experiencers(scene, number, voice, (case, closed), impersonal=impersonal)
    if found or voice is not None:
        return found
    return _experiencers(scene, number, voice, (case, closed), impersonal=impersonal, anybody=True)


def _experiencers(
    scene: Scene,
    number: int,
    voice: Voice | None,
    words: tuple[frozenset[str], frozenset[str]],
    *,
    impersonal: bool,
    anybody: bool = False,
) -> list[Name]:
    """Whom a word of the case names, or the one name behind no word that tells another case."""
    clause, (case, closed) = scene.clauses[number], words
    bare: list[Name] = []
    for index in clause.words:
        low = scene.low[index]
        if _governed(scene, clause, index):
            continue
        if low in case:
            if _possessive(scene, clause, index):
                continue
            found = scene.whom(index - 1, clause, voice, anybody=anybody)
            if found:
                return found
            continue
        name = scene.subjects.at.get(index)
        if name is None or name.head != index or name.role == "adjective":
            continue
        if name.genitive and not (name.last < clause.last and scene.texts[name.last][0].isupper()):
            continue  # "Perus Regierung" may be one, "die Regierung Perus" is not
        if low not in closed and name not in bare:
            bare.append(name)
    if len(bare) == 1 and closed is not scene.grammar.articles and _acts(scene, number, bare[0]):
        return []
    if len(bare) != 1 or not (impersonal or _other_subject(scene, number, bare[0])):
        return []
    return scene.whom(bare[0].head - 1, clause, voice) or []


def _acts(scene: Scene, number: int, name: Name) -> bool:
    """Whether a name stands before the verb of a main clause and no nominative behind it: "Peru stört die
    Sitzung".
    """
    clause, grammar = scene.clauses[number], scene.grammar
    verb = scene.clause_reader.finite_of(clause)
    if clause.kind != "main" or verb is None or name.head > verb:
        return False
    behind = {scene.low[i] for i in clause.words if i > verb}
    return grammar.nominative_article not in behind


def _governed(scene: Scene, clause: Clause, index: int) -> bool:
    """Whether a noun phrase hangs on a preposition or on the noun before it."""
    if index == clause.first:
        return False
    before = index - 1
    if scene.low[before] in scene.grammar.prepositions:
        return True
    genitive = scene.low[index] in scene.grammar.genitive_articles
    return genitive and scene.texts[before][0].isupper() and before not in scene.subjects.at


def _possessive(scene: Scene, clause: Clause, index: int) -> bool:
    """Whether a word is no pronoun but belongs to a noun: "ihr Abkommen"."""
    behind = index + 1
    if scene.low[index] not in scene.grammar.possessives or behind >= clause.last:
        return False
    if scene.low[behind] in scene.grammar.own_side:
        return False  # "ist ihrer Regierung zu teuer"
    return scene.texts[behind][0].isupper() and behind not in scene.subjects.at


def _other_subject(scene: Scene, number: int, name: Name) -> bool:
    """Whether a clause has a noun that can be its subject beside a name, or a clause in its place."""
    clause, grammar = scene.clauses[number], scene.grammar
    if clause.kind == "relative" and scene.low[clause.first] not in grammar.oblique:
        return True  # "die Maut, die Peru missfällt"
    if clause.head in scene.threads.free and clause.head not in scene.threads.standing_for:
        return True
    for index in clause.words:
        if name.head <= index < name.last:
            continue
        if scene.low[index] in grammar.demonstratives:
            return True
        if scene.texts[index][0].islower():
            continue
        at = index - 1
        while at >= clause.first and (
            scene.low[at] in grammar.articles or scene.low[at].endswith(grammar.adjective_endings)
        ):
            if scene.low[at] in grammar.prepositions or scene.low[at] in grammar.oblique:
                break
            at -= 1
        governs = at >= clause.first and (
            scene.low[at] in grammar.prepositions or scene.low[at] in grammar.oblique
        )
        if not governs:
            return True
    return bool(scene.dependents(number) or scene.fronted(number))
