"""Questions that are open: what somebody asks, or leaves unsaid, is nobody's stance."""

from __future__ import annotations

from zopa.reading.scene import Scene

_ASKS = "?"


def asks(scene: Scene, number: int) -> bool:
    """Whether a clause asks what a party wants: "ob X zustimmt, ist offen", "Wird X zustimmen?"."""
    at: int | None = number
    while at is not None:
        if _indirect(scene, at):
            return True
        at = scene.clauses[at].parent
    return _direct(scene, number)


def _indirect(scene: Scene, number: int) -> bool:
    """Whether a clause begins with the words of an indirect question."""
    clause = scene.clauses[number]
    questions = scene.lexicon.questions
    if questions.in_none(clause.lows):
        return False
    lows = scene.lows(clause)
    begins = 1 if lows[0] in scene.grammar.coordinators and len(lows) > 1 else 0
    verb = clause.words[begins + 1 : begins + 2]
    if scene.grammar.inverted_cue and verb and scene.voice(clause.first) is not None:
        whole = clause.kind == "main" and _ASKS in scene.low[clause.last : clause.last + 1]
        if whole and scene.clause_reader.is_finite(verb[0]):
            return False  # "Wozu braucht es eine Maut?", asks Peru
    return any(
        questions.first(lows, at) is not None
        for at, index in enumerate(clause.words)
        if at == begins or scene.texts[index - 1] == ","
    )


def _direct(scene: Scene, number: int) -> bool:
    """Whether an author asks: verb or "wie" first, a question mark at the end, and nobody has the word."""
    if scene.texts[scene.sentence.last - 1] != _ASKS:
        return False
    clause = scene.clauses[number]
    if not scene.clause_reader.is_finite(clause.first) and (
        scene.low[clause.first] not in scene.grammar.finite | scene.grammar.like_words
    ):
        return False
    return scene.voice(clause.first) is None and scene.voice(clause.last - 1) is None
