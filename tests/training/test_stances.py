from __future__ import annotations

import random

import numpy as np
from training.model import annotated
from training.model.annotated import Annotated, Stand
from training.model.labels import PARTS, STANCES
from training.stances.examples import HELD_BACK, examples, held_back

from zopa.language.encoder import Encoder
from zopa.language.pieces import Pieces
from zopa.language.stance_model import STANCES as CLASSES

TEXT = "Es regnete in Lima. Die Werft lehnt die Kürzung der Hilfen ab, solange kein Geld fließt."


def _stretch(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def _encoder() -> Encoder:
    def run(vectors: np.ndarray, mask: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        return vectors, vectors

    return Encoder(Pieces(), run)


def _text() -> Annotated:
    stand = Stand(
        stance="against",
        red_line=True,
        target=_stretch("die Kürzung der Hilfen"),
        party=(_stretch("Die Werft"),),
        condition=(_stretch("solange kein Geld fließt"),),
        evidence=(_stretch("Die Werft lehnt die Kürzung der Hilfen ab"),),
    )
    nothing = Stand(stance="none", red_line=False, target=_stretch("Lima"), party=())
    return Annotated(name="x", text=TEXT, part="d", positions=(stand, nothing))


def test_a_marked_target_has_its_stance_and_its_parts() -> None:
    first, second, *idle = examples([_text()], _encoder(), seed=1)
    assert STANCES[first.stance] == "against"
    assert first.red
    words = TEXT.replace(".", " .").replace(",", " ,").split()
    assert words[slice(*first.target)] == ["die", "Kürzung", "der", "Hilfen"]
    named = [words[at] for at in np.flatnonzero(first.parts == PARTS.index("party"))]
    assert named == ["Die", "Werft"]
    terms = [words[at] for at in np.flatnonzero(first.parts == PARTS.index("condition"))]
    assert terms == ["solange", "kein", "Geld", "fließt"]
    shown = [words[at] for at in np.flatnonzero(first.evidence)]
    assert shown == ["Die", "Werft", "lehnt", "die", "Kürzung", "der", "Hilfen", "ab"]
    assert second.stance == 0
    assert not second.red
    assert not second.parts.any()
    assert words[slice(*second.target)] == ["Lima"]
    assert all(one.stance == 0 for one in idle)
    assert len(first.states) == first.ends[-1]
    assert len(first.ends) == len(words) == len(first.parts)


def test_a_narrowed_target_lies_within_the_whole_one() -> None:
    first = next(iter(examples([_text()], _encoder(), seed=1)))
    chance = random.Random(3)
    found = {first.narrowed(chance) for _ in range(60)}
    assert len(found) > 3
    assert all(first.target[0] <= a < b <= first.target[1] for a, b in found)


def test_what_is_held_back_is_not_trained_on() -> None:
    trained = {one.name for one in annotated.part_d(without=HELD_BACK)}
    held = {one.name for one in held_back()}
    assert trained
    assert held
    assert not trained & held
    assert trained | held == {one.name for one in annotated.part_d()}


def test_the_product_names_the_classes_as_the_training_does() -> None:
    assert ("none", *CLASSES) == STANCES


def test_a_sentence_alone_is_what_is_left_without_the_one_before() -> None:
    whole = next(iter(examples([_text()], _encoder(), seed=1)))
    alone = whole.alone()
    words = TEXT.replace(".", " .").replace(",", " ,").split()[whole.own :]
    assert words[0] == "Die"
    assert words[slice(*alone.target)] == ["die", "Kürzung", "der", "Hilfen"]
    assert [words[at] for at in np.flatnonzero(alone.parts == PARTS.index("party"))] == [
        "Die",
        "Werft",
    ]
    assert len(alone.ends) == len(alone.hints) == len(alone.evidence) == len(words)
    assert len(alone.states) == alone.ends[-1]
    assert alone.alone().target == alone.target
