"""Whole cases with an agenda and an annotation: what its cues hit is what the model will be asked about."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from benchmarks.gold import GoldPosition

from benchmarks import gold
from training.model.annotated import Stand
from training.stances.examples import Example, Laid
from zopa.case.agendas.load import load_agenda
from zopa.intake.noise import headings
from zopa.language.encoder import Encoder
from zopa.reading.cues import Hit
from zopa.reading.estimates import turned
from zopa.reading.issues import CueIndex
from zopa.reading.page import lay_out
from zopa.reading.stand import OPPOSITE
from zopa.reading.turns import Turns

CASES = Path(__file__).parent.parent / "corpus" / "cases"


def of_cases(encoder: Encoder, folder: Path = CASES) -> Iterator[Example]:
    """Every cue that the agenda of a case hits in its reports, with the stance that the annotation has on
    its issue there; none where nobody takes one. Where two sides differ the cue is left out.
    """
    for home in sorted(folder.iterdir()):
        agenda = load_agenda(home / "agenda.yaml")
        for one in gold.read_case(home.name, mode="fast", folder=folder):
            page = lay_out(one.report, headings(one.report.text, one.report.noise))
            if page is None:
                continue
            laid = Laid(f"{home.name}/{one.name}", one.report.text, page.language, encoder)
            laid.sentences = page.sentences
            cues, turns = CueIndex(agenda, page.language), Turns(page)
            for sentence in page.sentences:
                start, end = page.words.start[sentence.first], page.words.end[sentence.last - 1]
                here = [p for p in one.positions if p.start < end and start < p.end]
                near = cues.near(page.words, sentence.first, sentence.last)
                for hit in turns.without_turning(near):
                    if hit.cue.general or sentence.heading:
                        continue
                    on = [p for p in here if p.issue == hit.cue.issue and _about(p, hit)]
                    if len({p.stance for p in on}) > 1 or (not on and _elsewhere(here, hit)):
                        continue
                    target = page.words.start[hit.first], page.words.end[hit.last - 1]
                    stand = None
                    if on:
                        flips = turned(turns, hit, sentence) + hit.cue.contrary
                        stand = Stand(
                            stance=OPPOSITE[on[0].stance] if flips % 2 else on[0].stance,
                            red_line=any(p.red_line for p in on),
                            target=target,
                            party=(),
                            evidence=tuple((p.start, p.end) for p in on),
                        )
                    made = laid.example(target, stand, parts=stand is None)
                    if made is not None:
                        yield made


def _about(position: GoldPosition, hit: Hit) -> bool:
    """Whether a position may be on what a cue names: no other option of its issue."""
    options = position.option, hit.cue.option
    return None in options or options[0] == options[1]


def _elsewhere(here: list[GoldPosition], hit: Hit) -> bool:
    """Whether somebody takes a stance on another option of the issue that a cue names."""
    return any(position.issue == hit.cue.issue for position in here)
