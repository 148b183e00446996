"""Stances read in the 540 texts of ``training/corpus/stands``: a wide look at how positions are worded.

Run: python -m benchmarks.stands [--errors]

Each text is read with an agenda made of itself: its marked targets are the issues, the bodies that hold
positions its parties. So only the words of the stance, whose they are and how the sentence hangs
together are asked for. A position is right where the marked target, the stance and the place agree;
who holds it is not compared. The files in ``TUNED`` were read by those who wrote the rules; the others
tell how far that carries. ``--errors`` prints what was missed or wrong in the tuned files.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from training.corpus import own

from benchmarks.gold import Score
from zopa.case.agenda import Agenda, Cues, Issue, LocalNames, Party
from zopa.case.findings import Position
from zopa.case.report import Report
from zopa.language.grammar import grammar
from zopa.language.people import people
from zopa.reading.read import Reader

TUNED = frozenset({"de-01", "de-03", "de-04", "de-05", "de-07", "en-01"})

_MARKS = re.compile(r'[,;:.„“”"()*#@]+')


class Marked(Struct, frozen=True):
    """A marked position: the issue that its target became, its stance, target and evidence."""

    issue: str
    stance: str
    target: own.Stretch
    places: tuple[own.Stretch, ...]

    def met(self, position: Position) -> bool:
        """Whether a position that was read says the same of the same words."""
        return (
            position.issue == self.issue
            and position.stance == self.stance
            and any(
                span.start < end and start < span.end
                for span in position.evidence
                for start, end in (self.target, *self.places)
            )
        )


def _bare(text: str, language: str) -> str:
    """The words of a phrase without marks, articles and possessives before its nouns."""
    words = _MARKS.sub(" ", text).split()
    small = grammar(language).articles | grammar(language).possessives
    while words and words[0].lower() in small:
        words = words[1:]
    return " ".join(words)


def marked(text: own.Document) -> tuple[dict[str, str], list[Marked]]:
    """The issues of a text by the words of their targets, and its marked positions, also of nobody."""
    issues: dict[str, str] = {}
    found = []
    for entry in text.positions:
        target = entry.parts["t"][0][0], entry.parts["t"][-1][1]
        words = _bare(text.text[slice(*target)], text.language).lower()
        if words:
            issue = issues.setdefault(words, f"issue-{len(issues)}")
            found.append(Marked(issue, entry.labels[0], target, entry.parts.get("e", ())))
    return issues, found


def _parties(text: own.Document) -> Iterator[str]:
    """The bodies that hold positions: what begins with a capital and is neither title nor pronoun."""
    pronouns, titles = grammar(text.language).pronouns, people(text.language).titles
    for name in sorted(
        {
            _bare(text.text[slice(*p)], text.language)
            for e in text.positions
            for p in e.parts.get("p", ())
        }
    ):
        first = name.partition(" ")[0]
        if name[:1].isupper() and not {first.lower(), first} & (pronouns | titles):
            yield name


def agenda(text: own.Document, issues: Iterable[str]) -> Agenda:
    """An agenda with the targets of a text as issues and its bodies as parties."""
    language = text.language
    return Agenda(
        format="zopa-agenda/1",
        id="stands",
        title={language: text.id},
        parties=tuple(
            Party(id=f"party-{at}", kind="group", names={language: LocalNames(name=name)})
            for at, name in enumerate(_parties(text))
        ),
        issues=tuple(
            Issue(
                id=f"issue-{at}",
                name={language: words},
                question={language: words},
                cues={language: Cues(topic=(words,))},
            )
            for at, words in enumerate(issues)
        ),
    )


def read(text: own.Document, issues: Iterable[str]) -> list[Position]:
    """The positions that the fast reader finds in a text."""
    report = Report(
        id=text.id, path=text.id, text=text.text, raw="", format="text", language=text.language
    )
    found = Reader(agenda(text, issues), "fast").read(report)
    return [one for one in found if isinstance(one, Position)]


def compare(
    wanted: Sequence[Marked], found: Sequence[Position]
) -> tuple[list[Marked], list[Position], int]:
    """What is missed, what is wrong, and how many are right; a repetition of a right one is neither."""
    left = list(found)
    missed = []
    hits = 0
    for one in wanted:
        if one.stance == own.NOBODY:
            continue
        hit = next((position for position in left if one.met(position)), None)
        if hit is None:
            missed.append(one)
        else:
            left.remove(hit)
            hits += 1
    return missed, [p for p in left if not any(one.met(p) for one in wanted)], hits


def main() -> None:
    """Print precision and recall by file, tuned or not, and by stance."""
    totals = {True: Score(0, 0, 0), False: Score(0, 0, 0)}
    stances: dict[str, list[int]] = {stance: [0, 0] for stance in own.STANCES}
    for path in sorted(own.STANDS.glob("*.txt")):
        tuned = path.stem in TUNED
        score = Score(0, 0, 0)
        for text in own.documents(path)[0]:
            issues, wanted = marked(text)
            missed, wrong, hits = compare(wanted, read(text, issues))
            score += Score(hits, hits + len(wrong), hits + len(missed))
            for one in wanted:
                if one.stance != own.NOBODY and not tuned:
                    stances[one.stance][0] += one not in missed
                    stances[one.stance][1] += 1
            if tuned and "--errors" in sys.argv:
                _print_errors(text, missed, wrong)
        print(f"{path.stem}  {_line(score)}{'  tuned on' * tuned}")
        totals[tuned] += score
    print(f"tuned on      {_line(totals[True])}")
    print(f"not tuned on  {_line(totals[False])}")
    for stance, (hits, gold) in stances.items():
        print(f"not tuned on, {stance}: R {hits / max(gold, 1):.3f}")


def _line(score: Score) -> str:
    return (
        f"P {score.precision:.3f} R {score.recall:.3f} "
        f"({score.hits} right of {score.found}, {score.gold} marked)"
    )


def _print_errors(text: own.Document, missed: Iterable[Marked], wrong: Iterable[Position]) -> None:
    for one in missed:
        shown = " … ".join(text.text[slice(*place)] for place in one.places or (one.target,))
        print(f"  {text.id} missed {one.stance} {text.text[slice(*one.target)]!r}: {shown!r}")
    for position in wrong:
        print(f"  {text.id} wrong {position.stance} {position.rule}: {position.evidence[0].text!r}")


if __name__ == "__main__":
    main()
