"""The model of stances that ships, on texts that it was not trained on.

Run: python -m benchmarks.stance_model

Each marked target of the files of ``training/corpus/stands`` that are held back, and words that name a
matter elsewhere and are no target, is shown to the model as the product would show it. Precision and
recall of stances, by how sure the model must be; then the words of who takes a stance and on which terms.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from training.stances.examples import Laid, held_back, targets

from zopa.language import encoder, stance_model
from zopa.language.stance_model import Range

LEAST = (0.5, 0.6, 0.7, 0.8, 0.9)


class Guess(Struct, frozen=True):
    """The stance of a target, or "none", beside the likeliest and its probability."""

    right: str
    guessed: str
    sure: float


def table(guesses: Sequence[Guess]) -> list[str]:
    """A line for each certainty that may be asked for."""
    wanted = sum(one.right != "none" for one in guesses)
    lines = [f"{len(guesses)} targets, {wanted} with a stance"]
    for least in LEAST:
        sure = [one for one in guesses if one.sure >= least]
        hits = sum(one.right == one.guessed for one in sure)
        precision, recall = hits / max(len(sure), 1), hits / max(wanted, 1)
        lines.append(f"  sure by {least}: {len(sure):5} found  P {precision:.3f} R {recall:.3f}")
    return lines


def _touched(laid: Laid, ranges: Sequence[Range], stretches: Sequence[Range]) -> bool:
    """Whether any of some words touches any of some stretches of characters."""
    tokens = laid.tokens
    return any(
        tokens.start[first] < end and start < tokens.end[last - 1]
        for first, last in ranges
        for start, end in stretches
    )


def main() -> None:
    """Print the table."""
    model = stance_model.shipped()
    guesses: list[Guess] = []
    parts = {"party": [0, 0, 0], "condition": [0, 0, 0]}  # right, found, wanted
    for laid, target, stand in targets(held_back(), encoder.shipped(), seed=1):
        place = laid.place(target)
        if place is None:
            continue
        within, words = place
        (seen,) = model.look(laid.states, within, [words], laid.hints[slice(*within)])
        guesses.append(Guess(stand.stance if stand else "none", seen.stance, seen.sure))
        if stand is None or stand.stance == "none":
            continue
        for name, found, marked in (
            ("party", seen.parties, stand.party),
            ("condition", seen.conditions, stand.condition),
        ):
            counts = parts[name]
            counts[0] += _touched(laid, found[:1], marked)
            counts[1] += bool(found)
            counts[2] += bool(marked)
    for line in table(guesses):
        print(line)
    for name, (hits, given, wanted) in parts.items():
        print(f"{name}: {hits} of {given} found right, of {wanted}")


if __name__ == "__main__":
    main()
