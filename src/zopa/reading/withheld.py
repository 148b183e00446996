"""Stands on what something waits for: "Ohne A kein B", "No A, no B", "der Preis, ohne den ..."."""

from __future__ import annotations

from itertools import pairwise

from msgspec.structs import replace

from zopa.reading.clause import Clause
from zopa.reading.denials import denies
from zopa.reading.scene import Scene
from zopa.reading.stand import Stand

NEEDED = "position.without"
"""The rule of what is asked for as that without which there is nothing."""

_NO_DEAL = 2  # words of "no deal": an English "water treaty" names a matter
_HEAD = 3  # words at the head of a clause, or before a noun


def withheld(scene: Scene, number: int) -> list[Stand]:
    """The stand of "Ohne A kein B": A is what is asked for; a red line where B is a deal or a signature, or
    where all else comes to nothing without it.
    """
    clause, lexicon = scene.clauses[number], scene.lexicon
    needed = _pivot(scene, number)
    idle = bool(needed) or undone(scene, clause)
    needed = needed or _traded(scene, clause) or without(scene, clause) or _unless(scene, number)
    needed = needed or _ahead(scene, clause)
    if not needed:
        return []
    voice = scene.voice(needed[0]) or scene.voice(clause.words[-1])
    ruined = not idle and voice is not None and _ruined(scene, clause)
    never = _never_without(scene, clause)
    if not (idle or ruined or never or denies(scene, clause)):
        return []
    rest = {scene.low[i] for i in clause.words if i not in needed}
    sides = _sided(scene, clause, needed)
    deal = idle or not rest.isdisjoint((lexicon.unsigned - lexicon.datives) | sides | lexicon.deals)
    spoken = any(scene.clause_reader.is_finite(i) for i in clause.words)
    deal = deal or (voice is not None and not spoken)  # "Ohne Fonds kein Haushalt"
    deal = (deal or _refused(scene, clause, needed)) and scene.terms.lasting.isdisjoint(rest)
    nothing = any(scene.low[i] in scene.grammar.nothing for i in clause.words)
    bare = not any(scene.is_noun(i) for i in clause.words if i not in {*needed, needed[0] - 1})
    if voice is None:
        at = number if clause.parent is None else clause.parent
        subject = scene.subject(at, scene.clauses[at].last)
        holders = scene.judge(at, voice) or (scene.holders(subject, None) if deal else [])
    else:
        holders = scene.speakers(voice)
    small = lexicon.objects | lexicon.anaphors | lexicon.pointing
    points = all(scene.low[i] in small for i in needed)
    demands = [
        Stand(
            holder,
            (needed[0] - 1, needed[0]),
            "for",
            needed,
            NEEDED,
            number,
            red_line=deal or (nothing and bare),  # "ohne X läuft nichts"
            voice=voice,
            specific=True,
            context=points,
            bare=not points,
            confidence=0.65,
        )
        for holder in holders
    ]
    if ruined or never or not rest.isdisjoint(lexicon.worth):
        return demands  # "ohne Prüfer ist die Obergrenze nichts wert"
    unmade = idle or not rest.isdisjoint(lexicon.deals - scene.terms.truces)
    if unmade and (idle or scene.grammar.inverted_cue or len(rest) <= _NO_DEAL):
        return demands  # a deal that is not made is no matter that is refused
    refused = tuple(i for i in clause.words if i not in needed and i != needed[0] - 1)
    denial = next((i for i in refused if scene.low[i] in scene.grammar.negations), needed[0])
    return demands + [
        replace(
            one,
            stance="against",
            trigger=(denial, denial + 1),
            region=refused,
            rule="position.not_without",
            red_line=False,
            context=False,
            bare=True,
            condition=(_begin(scene, clause, needed), needed[-1] + 1),
        )
        for one in demands
    ]


def _sided(scene: Scene, clause: Clause, needed: tuple[int, ...]) -> frozenset[str]:
    """The pronouns of those with whom there is nothing: "mit uns", but not "über uns"."""
    words = (i for i in clause.words if i not in needed and scene.low[i] in scene.lexicon.datives)
    about = scene.lexicon.talk_links
    return frozenset(scene.low[i] for i in words if scene.low[i - 1] not in about)


def _refused(scene: Scene, clause: Clause, needed: tuple[int, ...]) -> bool:
    """Whether somebody says what there will not be without something: "werde es keine Lieferungen geben"."""
    grammar = scene.grammar
    if clause.lows.isdisjoint(grammar.future) or clause.lows.isdisjoint(scene.terms.existing):
        return False
    barring = grammar.negations & grammar.articles
    rest = [i for i in clause.words if i not in needed]
    none = any(scene.low[i] in barring or scene.low[i] in grammar.nothing for i in rest)
    return none and scene.terms.boons.isdisjoint(scene.low[i] for i in rest)


def _never_without(scene: Scene, clause: Clause) -> bool:
    """Whether nothing may be done without something: "könne nicht ohne X beschlossen werden"."""
    lows, grammar = scene.lows(clause), scene.grammar
    if clause.lows.isdisjoint(scene.lexicon.possible | grammar.ban_modals):
        return False
    pairs = pairwise(lows)
    return any(one in grammar.negations and two in grammar.without for one, two in pairs)


def _begin(scene: Scene, clause: Clause, needed: tuple[int, ...]) -> int:
    """Where the condition begins whose noun is needed: "ohne", "short of"."""
    if scene.low[clause.first] in scene.terms.parted and clause.first < needed[0]:
        return clause.first
    return needed[0] - 1


def undone(scene: Scene, clause: Clause) -> bool:
    """Whether a clause says that all comes to nothing: "fahren wir heim"."""
    if scene.terms.undone.in_none(clause.lows):
        return False
    lows = scene.lows(clause)
    return any(scene.terms.undone.first(lows, at) for at in range(len(lows)))


def _ruined(scene: Scene, clause: Clause) -> bool:
    """Whether a clause with "without" foretells ruin, which an English one begins with: "Without a grant the
    house would close".
    """
    grammar = scene.grammar
    if grammar.inverted_cue:
        fated = not clause.lows.isdisjoint(scene.terms.ruining)
        return fated and not clause.lows.isdisjoint(grammar.without)
    if scene.low[clause.first] not in grammar.without:
        return False
    modal = scene.clause_reader.finite_of(clause)
    fates = [i for i in clause.words if scene.low[i] in scene.terms.ruining]
    if modal is None:
        modal = next((i for i in fates if scene.low[i].endswith(grammar.plural_endings)), None)
    if modal is None or denies(scene, replace(clause, words=clause.words[1:])):
        return False
    behind = [scene.low[i] for i in clause.words if i > modal][:_HEAD]
    likely = modal in fates or scene.low[modal] in grammar.future | grammar.unreal
    fate = modal in fates or not scene.terms.ruining.isdisjoint(behind)
    return likely and fate and scene.voice(clause.first) is not None


def _pivot(scene: Scene, number: int) -> tuple[int, ...]:
    """The words of A in "A ist der Preis, ohne den nichts geht": the clause that a relative one hangs on."""
    clause, terms = scene.clauses[number], scene.terms
    if clause.kind != "relative" or clause.parent is None:
        return ()
    if scene.low[clause.first] not in scene.grammar.without | terms.floors:
        return ()
    above = scene.clauses[clause.parent]
    near = {scene.low[i] for i in scene.antecedent(number)}
    if near.isdisjoint(terms.pivots) or denies(scene, above):
        return ()
    if not (undone(scene, clause) or denies(scene, clause)):
        return ()
    words = [i for i in above.words if scene.low[i] not in terms.pivots]
    before = scene.clauses[clause.parent - 1] if clause.parent else None
    if before is not None and before.parent is None and before.head in scene.grammar.content_words:
        words = before.words[1:]  # "Dass X komme, zählt er zu den Punkten, ohne die ..."
    return tuple(words)


def _traded(scene: Scene, clause: Clause) -> tuple[int, ...]:
    """The words of A in "No A, no B": without it there is no B."""
    barring = scene.grammar.negations & scene.grammar.articles
    words = clause.words
    colon = next((n for n, i in enumerate(words) if n and scene.texts[i - 1] == ":"), 0)
    words = words[colon:]  # "Peru insists: no quota, no deal"
    if scene.low[words[0]] not in barring:
        return ()
    mark = next((n for n in range(1, len(words)) if scene.texts[words[n] - 1] == ","), len(words))
    if mark == len(words) or scene.low[words[mark]] not in barring:
        return ()
    if any(scene.clause_reader.is_finite(i) for i in words[:mark]):
        return ()
    return tuple(words[1:mark])


def _unless(scene: Scene, number: int) -> tuple[int, ...]:
    """The words of "unless X", "solange X fehlt" or "bevor X" behind or before a clause in which nothing
    is signed, or no deal made.
    """
    lexicon, terms, lows = scene.lexicon, scene.terms, scene.clauses[number].lows
    idle = undone(scene, scene.clauses[number])
    if lows.isdisjoint(lexicon.unsigned | lexicon.deals) and not idle:
        return ()
    nothing = not lows.isdisjoint(scene.grammar.nothing)
    signing = (
        lexicon.unsigned - scene.grammar.possessives - lexicon.datives if nothing else frozenset()
    )
    deals = lexicon.deals | lexicon.papers | signing
    told = number + 1 < len(scene.clauses) and scene.clauses[number + 1].inserted
    for at in (number + 1 + told, number - 1):
        if not 0 <= at < len(scene.clauses) or scene.clauses[at].kind != "sub":
            continue
        clause = scene.clauses[at]
        opening = [scene.low[i] for i in clause.words[:2]]
        if clause.conditional and not lexicon.unless.isdisjoint(opening):
            return tuple(clause.words[1:])
        if lows.isdisjoint(deals) and not idle:
            continue
        waits = not terms.before.isdisjoint(opening)
        lacks = clause.lows & (scene.grammar.negations | lexicon.missing)
        if waits or (lacks and not terms.holding.isdisjoint(opening)):
            return tuple(i for i in clause.words[1:] if scene.low[i] not in lacks)
    return ()


def _ahead(scene: Scene, clause: Clause) -> tuple[int, ...]:
    """The words of A in "Vor A keine Gespräche": what must be before there is a deal, or talks."""
    ahead = scene.terms.ahead
    if clause.lows.isdisjoint(ahead) or clause.lows.isdisjoint(scene.lexicon.deals):
        return ()
    words = clause.words
    at = next(n for n, i in enumerate(words) if scene.low[i] in ahead)
    found: list[int] = []
    for index in words[at + 1 :]:
        found.append(index)
        if scene.is_noun(index):
            denied = any(scene.low[i] in scene.grammar.negations for i in words if i > index)
            return tuple(found) if denied and at <= _HEAD else ()
        if scene.low[index] not in scene.grammar.articles and len(found) > _HEAD:
            break
    return ()


def without(scene: Scene, clause: Clause) -> tuple[int, ...]:
    """The words behind "ohne", up to the next verb, denial or mark."""
    grammar, words = scene.grammar, clause.words
    opens = scene.low[words[0]] in scene.terms.parted  # "absent a pullback", "short of a pullback"
    if clause.lows.isdisjoint(grammar.without) and not opens:
        return ()
    at = 0 if opens else next(n for n, i in enumerate(words) if scene.low[i] in grammar.without)
    if opens and scene.low[words[1]] in grammar.prepositions:
        at = 1
    verb = scene.clause_reader.finite_of(clause)
    attribute = grammar.inverted_cue and at > 0 and scene.is_noun(words[at - 1])
    attribute = attribute and scene.low[words[at - 1]] not in grammar.coordinators
    if attribute and verb is not None and words[at] < verb:
        return ()  # "Ein Verbot ohne Fristen ist nicht ausgereift" judges such a ban
    found: list[int] = []
    for index in words[at + 1 :]:
        broken = found and index != found[-1] + 1
        closing = grammar.negations | (
            frozenset() if grammar.inverted_cue or not found else grammar.expletives
        )
        if broken or scene.clause_reader.is_finite(index) or scene.low[index] in closing:
            break
        found.append(index)
    nouns = any(scene.is_noun(i) for i in found)
    while found and grammar.inverted_cue and scene.texts[found[-1]][0].islower():
        if not nouns and found[-1] != words[-1]:
            break
        found.pop()  # "... ohne A geben", "... ohne A beschlossen werden"
    return tuple(found)
