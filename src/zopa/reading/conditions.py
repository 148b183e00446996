"""Conditions of a stand: "erst wenn", "nur nach", "unter der Bedingung"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from zopa.language.conditions import ConditionWords
from zopa.reading.clause import Clause
from zopa.reading.clauses import ClauseReader
from zopa.reading.page import Page
from zopa.reading.provisos import whole
from zopa.reading.scene import Scene
from zopa.reading.stand import Stand
from zopa.reading.voice import Range

_AHEAD = 5  # clauses behind a clause among which its condition is looked for
_SIGNS = "position.sign"
_DEMAND = "position.must"  # the rule of what must be
_NEAR = 3  # words before what an agreement is "after"
_OPENING = 4  # small words before the noun of a sentence that is a condition
_MARKS = frozenset(",–—-;(:")


def condition(scene: Scene, number: int, *, denied: bool = False) -> Range | None:
    """The words of the condition under which a clause holds; ``None`` where it names none.

    What is ``denied`` may wait for what "before" tells: "no ceasefire before the troops have left".
    """
    found = _condition(scene, number, denied=denied)
    if found is None:
        return None
    lows = scene.low[found[0] : found[1] + _NEAR]
    if scene.terms.anyway.in_none(lows):
        return found
    both = any(scene.terms.anyway.first(lows, at) for at in range(len(lows)))
    return None if both else found  # "nicht vor der Wahl und nicht danach"


def _condition(scene: Scene, number: int, *, denied: bool) -> Range | None:
    """The words of the condition of a clause."""
    at = _clause(scene, number, denied=denied)
    if at is not None:
        return scene.clauses[at].first, scene.clauses[at].last
    awaited = _awaited(scene, number) if denied else None
    if awaited is not None:
        return awaited
    inside = (_phrase(scene, at) for at in _content(scene, number))
    return _fragment(scene, number) or next((one for one in inside if one is not None), None)


def terms(
    scene: Scene, number: int, *, gives: bool, links: frozenset[str] = frozenset()
) -> Range | None:
    """The words that give the terms of a stand without saying "if": "wäre bereit, verlangt aber X",
    "und erhält dafür Garantien", "nach einem Friedensschluss". ``gives``: what others ask for;
    ``links`` join the object to the verb.
    """
    found = _return(scene, number, gives=gives)
    if gives:
        found = _tie(scene, number) or _proviso(scene, number) or _own_terms(scene, number) or found
    if found is None and links.isdisjoint(scene.terms.settled):
        found = _settlement(scene, number)
    return found


def lacking(scene: Scene, number: int) -> Range | None:
    """What a refusal misses: "eine Pause ohne Garantien", "die ohne Garantien kommt"."""
    for at in (number, number + 1):
        if at >= len(scene.clauses):
            return None
        clause = scene.clauses[at]
        relative = at > number and clause.kind == "relative" and clause.parent == number
        if clause.lows.isdisjoint(scene.grammar.without) or not (at == number or relative):
            continue
        if relative:
            return clause.first, clause.last
        words = clause.words
        place = next(n for n, i in enumerate(words) if scene.low[i] in scene.grammar.without)
        if not place or not scene.texts[words[place - 1]][0].isupper():
            continue  # "ohne Not lehnt er ab": no attribute of a noun
        end = _phrase_end(scene, words, place + 1)
        return (words[place], words[end - 1] + 1) if end > place + 1 else None
    return None


def answering(
    page: Page, reader: ClauseReader, clauses: Sequence[Clause], words: ConditionWords
) -> Range | None:
    """The words of a sentence that give the condition of what the one before said: "Die einzige
    Bedingung sei, dass", "Zuvor müssten die Truppen gehen".
    """
    if not clauses:
        return None
    low, grammar = page.words.low, page.grammar
    at = first = clauses[0].first
    last = clauses[-1].last
    while at < min(first + _OPENING, last - 1) and low[at] in words.opener_words:
        at += 1
    if low[at] in words.openers and _names(page, at + 1, words):
        return first, last
    obliged = not clauses[0].lows.isdisjoint(grammar.demand_modals | grammar.obligations)
    if obliged and clauses[0].kind == "main":
        lows = low[first : clauses[0].last]
        if not words.first.isdisjoint(lows[:2]) or words.returns.first(lows, 0) is not None:
            return whole(clauses, 0, grammar.content_words)
    if _limits_alone(page, reader, clauses, words):
        return first, last
    return None


def _limits_alone(
    page: Page, reader: ClauseReader, clauses: Sequence[Clause], words: ConditionWords
) -> bool:
    """Whether a sentence only restricts the one before: "Allerdings nur gegen Garantien."."""
    if any(one.kind == "main" and any(map(reader.is_finite, one.words)) for one in clauses):
        return False
    lows = page.words.low[clauses[0].first : clauses[-1].last]
    turned = words.turning.first(lows, 0)
    at = turned[0] if turned is not None else 0
    return at < len(lows) - 1 and lows[at] in words.limits - page.grammar.negations


def _names(page: Page, at: int, words: ConditionWords) -> bool:
    """Whether the words behind "Bedingung" say which one it is: ":", "sei", "dafür"."""
    if at >= len(page.words) or page.words.text[at] in _MARKS:
        return at < len(page.words)
    low = page.words.low[at]
    return low in words.naming


def opened(scene: Scene, limits: Range) -> Range:
    """A condition with the words before it that make it the only one: "erst, wenn", and with what it
    tells behind it: "provided | that it is paid".
    """
    first, last = limits
    if last - first == 1:
        for number, clause in enumerate(scene.clauses):
            if clause.first == first:
                last = whole(scene.clauses, number, scene.grammar.content_words)[1]
    at = first - 1
    while at >= scene.sentence.first and scene.texts[at] in _MARKS:
        at -= 1
    if at >= scene.sentence.first and scene.low[at] in scene.grammar.restrictive:
        return at, last
    return first, last


def _awaited(scene: Scene, number: int) -> Range | None:
    """What an English clause that is denied waits for: "will not pay before the audit is finished"."""
    words = scene.clauses[number].words
    if scene.grammar.inverted_cue or scene.terms.before.isdisjoint(scene.clauses[number].lows):
        return None
    for at in range(1, len(words)):
        if scene.low[words[at]] in scene.terms.before:
            behind = words[at + 1 :]
            return (
                (words[at], words[-1] + 1)
                if any(scene.clause_reader.is_finite(i) for i in behind)
                else None
            )
    return None


def _clause(scene: Scene, number: int, *, denied: bool) -> int | None:
    """The if-clause of a clause: behind it and what hangs on it, the frame of a speaker passed over."""
    clauses = scene.clauses
    for at in range(number + 1, min(number + _AHEAD, len(clauses))):
        clause = clauses[at]
        if clause.conditional or (denied and _before(scene, at)) or _only_after(scene, at):
            return at
        if clauses[number].parent != at and _comes_first(scene, at):
            return at
        hangs = clause.kind != "main"
        told = scene.voice(clause.first) is None and scene.voice(clauses[number].first)
        if not hangs and not told and clause.last > clauses[number].last:
            break
    if not number:
        return None
    before = number - 1
    if before and _tells(scene, before, number):
        before -= 1  # "Unless X is done, replied Peru, nothing will be signed"
    ahead = clauses[before].conditional or (denied and _before(scene, before))
    return before if ahead and not _of_the_one_before(scene, number) else None


def _tells(scene: Scene, at: int, number: int) -> bool:
    """Whether a clause only tells who says what stands around it."""
    clause = scene.clauses[at]
    told = scene.voice(clause.first) is None and scene.voice(scene.clauses[number].first)
    return clause.inserted or (
        clause.kind == "main" and bool(told) and scene.clauses[at - 1].conditional
    )


def _of_the_one_before(scene: Scene, number: int) -> bool:
    """Whether the if-clause before a clause belongs to a main clause before both: "A kommt, sobald B
    geht, C bleibt". What it belongs to goes on with its verb: "A kommt, und sobald B geht, bleibt C".
    """
    clauses, clause = scene.clauses, scene.clauses[number]
    if number < 2 or clauses[number - 2].kind != "main" or clause.kind != "main":
        return False
    if scene.voice(clause.first) is not None and scene.voice(clauses[number - 2].first) is None:
        return False  # "er sagte, wenn B gehe, C bleibe"
    if not scene.grammar.inverted_cue:
        return scene.texts[clauses[number - 1].first - 1] not in _MARKS
    verb_first = scene.clause_reader.is_finite(clause.first)
    return not verb_first and scene.low[clause.first] not in scene.grammar.then_words


def _before(scene: Scene, at: int) -> bool:
    """Whether a clause tells what must be before: "bevor die Truppen gehen"."""
    clause = scene.clauses[at]
    return clause.kind == "sub" and scene.low[clause.first] in scene.terms.before


def _only_after(scene: Scene, at: int) -> bool:
    """Whether a clause tells after what alone something is: "erst, nachdem die Truppen gegangen sind"."""
    clause = scene.clauses[at]
    if clause.kind != "sub" or clause.head not in scene.terms.after:
        return False
    first = clause.first
    while first > scene.sentence.first and scene.texts[first - 1] in _MARKS:
        first -= 1
    near = scene.low[max(first - 1, scene.sentence.first) : clause.first + 2]
    return not scene.grammar.restrictive.isdisjoint(near)


def _comes_first(scene: Scene, at: int) -> bool:
    """Whether a main clause behind another one says what must come first: "zuvor müsse X gehen"."""
    clause, grammar = scene.clauses[at], scene.grammar
    if clause.kind != "main" or clause.lows.isdisjoint(scene.terms.first):
        return False
    return not clause.lows.isdisjoint(grammar.demand_modals | grammar.obligations)


def _fragment(scene: Scene, number: int) -> Range | None:
    """The fragment that restricts a clause from behind: "aber nur zinslos", "freilich erst 2030"."""
    clauses = scene.clauses
    for at in range(number, min(number + 2, len(clauses))):
        clause = clauses[at]
        told = scene.voice(clause.first) is None and scene.voice(clauses[number].first) is not None
        if at > number and clause.kind != "main":
            return None
        begins = at > number and not told
        places = range(1) if begins else range(at == number, len(clause.words))
        found = _restricting(scene, clause, places)
        if found is not None:
            return found
    return None


def _restricting(scene: Scene, clause: Clause, places: range) -> Range | None:
    """Where such a fragment stands among the words of a clause: it begins at one of some places."""
    if scene.terms.turning.in_none(clause.lows) or scene.terms.limits.isdisjoint(clause.lows):
        return None
    words = clause.words
    lows = scene.lows(clause)
    for at in places:
        if scene.texts[words[at] - 1] not in _MARKS:
            continue
        found = scene.terms.turning.first(lows, at)
        if found is None or found[0] >= len(lows) - 1 or lows[found[0]] not in scene.terms.limits:
            continue
        if lows[found[0]] in scene.grammar.negations and (
            lows[found[0] + 1] not in scene.grammar.prepositions - scene.grammar.beneficiary
        ):
            continue  # "nützlich, aber nicht unverzichtbar"
        end = next(
            (n for n in range(found[0], len(words)) if n and words[n] - words[n - 1] > 1),
            len(words),
        )
        if not any(scene.low[words[n]] in scene.grammar.finite for n in range(at, end)):
            begin = at if found[0] - at > 1 else found[0]  # "wenn auch nicht", but "aber | nur"
            return words[begin], words[end - 1] + 1
    return None


def _content(scene: Scene, number: int) -> Iterator[int]:
    """A clause and those behind it that tell its content: "ist bereit, X nur gegen Garantien abzuziehen"."""
    yield number
    hanging = {number}
    for at in range(number + 1, len(scene.clauses)):
        clause = scene.clauses[at]
        content = clause.kind == "infinitive" or clause.head in scene.grammar.content_words
        if not content or clause.parent not in hanging or clause.conditional:
            return
        hanging.add(at)
        yield at


def _phrase(scene: Scene, number: int) -> Range | None:
    """A condition inside a clause: "erst nach einer Unterschrift"."""
    clause = scene.clauses[number]
    if scene.terms.phrases.in_none(clause.lows):
        return None
    words = clause.words
    lows = scene.lows(clause)
    for at, low in enumerate(lows):
        if low not in scene.terms.phrases:
            continue
        if low in scene.terms.parted and at and words[at] - words[at - 1] == 1:
            continue  # "stopped short of a refusal"
        for behind, _ in scene.terms.phrases.at(lows, at):
            last = scene.low[words[behind - 1]]
            if last in scene.grammar.then_words:
                return words[at], words[behind - 1] + 1  # "nur dann könne man reden"
            whole = (
                behind == len(words) and behind - at > 1 and last not in scene.grammar.prepositions
            )
            # "unter einer Bedingung ist Peru bereit"
            noun = scene.grammar.inverted_cue and scene.texts[words[behind - 1]][0].isupper()
            whole = whole or (
                noun and behind < len(words) and scene.clause_reader.is_finite(words[behind])
            )
            end = _phrase_end(scene, words, behind) if not whole else behind
            if end > behind or whole:
                return words[at], words[end - 1] + 1
    return None


def _tie(scene: Scene, number: int) -> Range | None:
    """What a clause ties its matter to: "knüpft die Freigabe an Kontrollen"."""
    clause = scene.clauses[number]
    if clause.lows.isdisjoint(scene.terms.tying) or clause.lows.isdisjoint(scene.terms.tying_links):
        return None
    words, links = clause.words, scene.terms.tying_links & scene.grammar.prepositions
    points = not clause.lows.isdisjoint(scene.terms.tying_links - links)
    behind = scene.clauses[number + 1 : number + 2]
    if points and behind and behind[0].head in scene.grammar.content_words:
        return behind[0].first, behind[0].last  # "davon abhängig, dass Peru zahlt"
    for at, index in enumerate(words[:-1]):
        if scene.low[index] in links:
            end = _phrase_end(scene, words, at + 1)
            return (index, words[end - 1] + 1) if end > at + 1 else None
    return None


def _proviso(scene: Scene, number: int) -> Range | None:
    """The main clause behind one that tells what must be for it: "..., allerdings müsse Peru zahlen"."""
    at = number + 1
    while at < len(scene.clauses) and scene.clauses[at].kind != "main":
        at += 1
    if at >= len(scene.clauses):
        return None
    clause, modals = scene.clauses[at], scene.grammar.demand_modals | scene.grammar.ban_modals
    if clause.lows.isdisjoint(modals) or scene.texts[clause.first - 1] not in _MARKS:
        return None
    lows = scene.lows(clause)
    turned = lows[0] in scene.terms.limiting or any(
        low in modals and lows[n + 1] in scene.terms.limiting for n, low in enumerate(lows[:-1])
    )
    turned = turned or scene.terms.returns.first(lows, 0) is not None
    return (clause.first, clause.last) if turned else None


def _own_terms(scene: Scene, number: int) -> Range | None:
    """What the same subject asks for behind a stand: "wäre bereit, verlangt aber Bewegung"."""
    at = number + 1
    while at < len(scene.clauses) and scene.clauses[at].kind != "main":
        at += 1
    if at >= len(scene.clauses):
        return None
    clause = scene.clauses[at]
    ties = not clause.lows.isdisjoint(scene.terms.tying)
    links = not clause.lows.isdisjoint(scene.terms.tying_links)
    asks = not clause.lows.isdisjoint(scene.terms.demanding)
    against = not clause.lows.isdisjoint(scene.grammar.contrast)
    given = not scene.terms.returns.in_none(clause.lows)
    named = scene.low[clause.words[-1]] in scene.terms.openers
    parts = at + 1 < len(scene.clauses) and scene.texts[clause.last] == ":"
    if not (named and parts) and not (ties and links) and not (asks and (against or given)):
        return None
    verb = scene.clause_reader.finite_of(clause)
    begins = verb is not None and (verb == clause.first or clause.fresh)
    if not begins or (scene.texts[clause.first - 1] not in _MARKS and not clause.fresh):
        return None
    if named and parts:
        return scene.clauses[at + 1].first, scene.clauses[at + 1].last
    return clause.first, clause.last


def _return(scene: Scene, number: int, *, gives: bool) -> Range | None:
    """What is given for what a clause gives: "und erhält dafür Garantien"."""
    returns = scene.terms.returns
    for at in (number + 1, number):
        if at >= len(scene.clauses) or returns.in_none(scene.clauses[at].lows):
            continue
        clause = scene.clauses[at]
        lows = scene.lows(clause)
        place = next((n for n in range(len(lows)) if returns.first(lows, n)), None)
        if place is None or clause.kind != "main":
            continue
        if at > number:
            gets = clause.fresh and not clause.lows.isdisjoint(scene.terms.getting)
            return (clause.first, clause.last) if gets else None
        if place or not gives:
            return None
        if number and scene.clauses[number - 1].kind == "main":
            return scene.clauses[number - 1].first, scene.clauses[number - 1].last
        found = returns.first(lows, place)
        if found is not None and found[0] > 1:
            return clause.words[0], clause.words[found[0] - 1] + 1
    return None


def _settlement(scene: Scene, number: int) -> Range | None:
    """The agreement after which something is promised: "nach einem Friedensschluss"."""
    clause = scene.clauses[number]
    for at in (number, number + 1):
        if at >= len(scene.clauses):
            return None
        clause = scene.clauses[at]
        if at > number and (clause.kind != "infinitive" or clause.parent != number):
            return None
        if clause.lows.isdisjoint(scene.terms.settlements):
            continue
        words = clause.words
        for place, index in enumerate(words):
            if scene.low[index] not in scene.terms.settlements:
                continue
            before = range(max(place - _NEAR, 0), place)
            begin = next((n for n in before if scene.low[words[n]] in scene.terms.settled), None)
            if begin is None or index - words[begin] != place - begin:
                continue
            if begin and scene.texts[words[begin] - 1][0].isupper():
                continue  # "die Forderung nach Entwaffnung"
            article = scene.low[words[begin + 1]]
            if article in scene.lexicon.indefinite or begin + 1 == place:
                return words[begin], index + 1
    return None


def wanted(scene: Scene, stand: Stand) -> list[Stand]:
    """What is asked for in return: the stand on what the condition of another stand names.

    The condition of a threat is what it is to prevent. A condition that is denied asks for the opposite.
    """
    if stand.condition is None:
        return []
    first, last = stand.condition
    last = min([last, *(one.last for one in scene.clauses if one.first == first)])
    words = tuple(range(first, last))
    asking = scene.terms.asking | scene.lexicon.unless
    opener = next((scene.low[i] for i in words if scene.low[i] in asking), None)
    verbal = opener is None and _verb_opens(scene, first)
    hostile = _hostile(scene, stand)
    if ((stand.stance == "against" or stand.offers) and not hostile) or (
        not (opener or verbal) and not _only_with(scene, stand, words)
    ):
        return []
    words = words if opener or verbal else words[2:]  # no word for the setting: "mit"
    lows = scene.clauses[stand.clause].lows
    demands = stand.rule == _DEMAND or (
        stand.act and not (stand.grants or stand.yields) and lows.isdisjoint(scene.lexicon.offering)
    )
    opening = {scene.low[i] for i in words[:_NEAR]}
    only = not scene.grammar.restrictive.isdisjoint(lows | opening)
    if demands and stand.stance == "for" and not (stand.threat or only or hostile):
        return []  # "fordert eine Garantie, falls X" asks for nothing in return
    unless = opener is not None and opener in scene.lexicon.unless
    denied = any(_denies(scene, i) for i in words) != unless
    hostile = hostile or _threatened(scene, stand)
    if verbal and not (stand.threat or hostile):
        return []
    asks = (stand.threat or hostile) == denied  # "werde streiken, falls X kommt"
    return [
        replace(
            stand,
            stance="for" if asks else "against",
            region=words,
            trigger=(first, first),
            rule="position.asked_for",
            # "wird nur unterschreiben, wenn X"
            red_line=only and asks and (stand.rule == _SIGNS or _on_a_deal(scene, stand)),
            insists=False,
            condition=None,
            shown=(),
            confidence=0.6,
            bare=True,
            specific=True,
            context=False,
            takes_object=False,
            verb_final=False,
            links=frozenset(),
        )
    ]


def _hostile(scene: Scene, stand: Stand) -> bool:
    """Whether a stand is on what harms others: "will die Brücke sperren", but not "sperrt sich"."""
    words, lows = scene.lexicon.hostile, scene.clauses[stand.clause].lows
    if any(
        scene.low[i] in words for i in stand.region if not stand.trigger[0] <= i < stand.trigger[1]
    ):
        return True
    own = scene.grammar.negations | scene.grammar.reflexive | scene.grammar.we_objects
    return own.isdisjoint(lows) and any(scene.low[i] in words for i in range(*stand.trigger))


def _on_a_deal(scene: Scene, stand: Stand) -> bool:
    """Whether the clause of a stand names a deal, its condition apart."""
    first, last = stand.condition or (0, 0)
    words = (i for i in scene.clauses[stand.clause].words if not first <= i < last)
    return any(scene.low[i] in scene.lexicon.deals for i in words)


def _threatened(scene: Scene, stand: Stand) -> bool:
    """Whether a clause around somebody's words says that he threatens: "drohte Peru"."""
    frames = scene.lexicon.frames
    return stand.voice is not None and any(
        frame.threat
        for clause in scene.clauses
        if clause.kind == "main" and scene.voice(clause.first) is None
        for i in clause.words
        for frame in frames.get(scene.low[i], ())
    )


def _verb_opens(scene: Scene, first: int) -> bool:
    """Whether a German if-clause begins with its verb: "sollte die Maut kommen"."""
    opens = any(clause.conditional and clause.first == first for clause in scene.clauses)
    return opens and scene.grammar.inverted_cue and scene.clause_reader.is_finite(first)


def _only_with(scene: Scene, stand: Stand, words: Sequence[int]) -> bool:
    """Whether a condition without "if" names what alone makes a deal or talks possible: "Frieden nur mit
    einem Abzug denkbar", "erst nach einem Abzug könne man reden".
    """
    if not scene.grammar.inverted_cue or stand.stance != "open" or stand.threat:
        return False
    near = [scene.low[i] for i in words[:2]]
    start = scene.sentence.first
    nouns = {scene.low[i] for i in stand.region if scene.is_noun(i) and i != start}
    if not nouns <= scene.lexicon.deals | scene.lexicon.talk_nouns:
        return False  # "Zölle nur bei Freilassung" is about the tariffs
    restricted = near[0] in scene.grammar.restrictive and near[1:] != []
    return restricted and near[1] in scene.terms.needing and scene.voice(words[0]) is not None


def _denies(scene: Scene, index: int) -> bool:
    low = scene.low[index]
    if low in scene.grammar.negations:
        return True
    if low in scene.lexicon.flip_verbs:
        return False  # it turns what it names round by itself
    frames = [
        frame
        for frame in scene.lexicon.frames.get(low, ())
        if not (frame.fixed or frame.needs or frame.particle or frame.reflexive)
    ]
    return bool(frames) and all(frame.stance == "against" for frame in frames)


def _english_end(scene: Scene, words: Sequence[int], at: int) -> int:
    """Behind an English phrase: at the mark that closes it, unless that parts what is listed."""
    for end in range(at + 1, len(words)):
        listed = not scene.grammar.coordinators.isdisjoint(scene.low[i] for i in words[end:])
        if words[end] - words[end - 1] > 1 and not listed:
            return end
        low = scene.low[words[end]]
        if low in scene.grammar.expletives - scene.grammar.it_words and end + 1 < len(words):
            return end  # "short of a deal there will be no withdrawal"
        name = scene.subjects.at.get(words[end])
        if name is not None and name.head == words[end] and name.last in words:
            verb = scene.low[name.last]
            if verb in scene.grammar.future | scene.grammar.unreal | scene.lexicon.possible:
                return end  # "in return for aid Peru would sign"
    return len(words)


def _phrase_end(scene: Scene, words: Sequence[int], at: int) -> int:
    """Behind the noun that begins at ``at``, with a genitive that hangs on it."""
    grammar = scene.grammar
    if not grammar.inverted_cue:
        return _english_end(scene, words, at)
    end = at
    while end < len(words) and not scene.texts[words[end]][0].isupper():
        if scene.low[words[end]] in grammar.finite:
            return len(words)
        end += 1
    end += 1
    while end + 1 < len(words) and scene.low[words[end]] in grammar.genitive_articles:
        end += 1
        while end < len(words) and not scene.texts[words[end]][0].isupper():
            end += 1
        end += 1
    return min(end, len(words))
