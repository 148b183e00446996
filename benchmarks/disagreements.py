"""How well disagreements are told apart in the sample cases, and how long that takes.

Gold are the lists ``disagreements`` and ``hardened`` of ``examples/*/expected.yaml``. First the findings of
the annotation are held against each other (the record alone; figures have no annotation and come from
reading), then those that reading finds. A disagreement is right where kind and attribute are those of
the gold, and it stands on the same sentences, or is of the same party or person and comes with the same
report. Three sentences of the gold are two steps, which count once. The gold is a selection, so what was
found beyond it is listed with ``--errors``, to be judged.

Run: python -m benchmarks.disagreements [--errors] [--no-encoder] [--no-fast] [CASE ...]
     python -m benchmarks.disagreements --scale 20000
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from typing import Any, TypeVar, get_args

import msgspec
import yaml
from msgspec import Struct
from msgspec.structs import replace

from benchmarks.gold import EXAMPLES, Score, Scored, locate, read_case
from zopa.case.agendas import load_agenda
from zopa.case.findings import (
    Disagreement,
    DisagreementKind,
    Event,
    EventStatus,
    Figure,
    Finding,
    Hardening,
    Lever,
    Mention,
    Office,
    Position,
    Stance,
    Statement,
)
from zopa.case.ids import with_id
from zopa.case.report import Report
from zopa.case.spans import Interval, Part, Published, Span
from zopa.language.folding import name_key
from zopa.reading.mode import Mode
from zopa.reading.page import lay_out
from zopa.reading.read import Reader
from zopa.record.actors import actors, resolve
from zopa.record.copies import copies
from zopa.record.disagreements import disagreements, hardened
from zopa.record.history import as_of, histories
from zopa.record.snapshot import Snapshot

CASES = tuple(sorted(p.parent.name for p in EXAMPLES.glob("*/expected.yaml")))
Place = tuple[str, int, int]
T = TypeVar("T")
# Figures that the annotation calls by what they are of.
_WHOLE, _STEP = 3, 2  # how well one fits that stands on the sentences; sentences of a step
_SAME = {"army_cap": "figure", "points": "figure"}


class GoldDisagreement(Struct, frozen=True):
    """A disagreement that a careful analyst noted; ``sides`` are sentences, the earlier first."""

    kind: str
    subject: str
    attribute: str
    sides: tuple[Place, ...]


class Laid(Struct, frozen=True):
    """A case with its gold, and the sentences of its reports by their bounds."""

    name: str
    scored: tuple[Scored, ...]
    gold: tuple[GoldDisagreement, ...]
    harder: tuple[tuple[Place, Place], ...]
    sentences: dict[str, list[tuple[int, int]]]
    days: dict[str, str]
    group: dict[str, str]

    def text(self, place: Place) -> str:
        """The words of a place."""
        report = next(one.report for one in self.scored if one.report.id == place[0])
        return report.text[place[1] : place[2]]

    def sentence(self, report: str, start: int, end: int) -> Place:
        """The sentences from the first that the stretch touches to the last."""
        some = [(a, b) for a, b in self.sentences[report] if a < end and start < b]
        return (report, some[0][0], some[-1][1]) if some else (report, start, end)


def lay(case: str, scored: Sequence[Scored]) -> Laid:
    """The gold of a case beside its reports."""
    data = yaml.safe_load((EXAMPLES / case / "expected.yaml").read_text(encoding="utf-8"))
    reports = {one.name: one.report for one in scored}
    sentences: dict[str, list[tuple[int, int]]] = {}
    for report in reports.values():
        page = lay_out(report, ())
        assert page is not None
        starts, ends = page.words.start, page.words.end
        sentences[report.id] = [(starts[s.first], ends[s.last - 1]) for s in page.sentences]
    laid = Laid(
        case,
        tuple(scored),
        (),
        (),
        sentences,
        {one.report.id: _gold_day(one)[1] for one in scored},
        {r.id: copies(reports.values()).get(r.id, r.id) for r in reports.values()},
    )

    def place(entry: dict[str, Any], words: str) -> Place:
        report = reports[entry["report"]]
        return laid.sentence(report.id, *locate(report, entry[words], entry.get("nth", 1)))

    gold = tuple(
        GoldDisagreement(
            entry["kind"],
            entry["subject"],
            _SAME.get(entry["attribute"], entry["attribute"]),
            tuple(place(side, "evidence") for side in entry["between"]),
        )
        for entry in data.get("disagreements") or ()
    )
    harder = tuple(
        (place(entry, "quote"), place(entry, "paraphrase")) for entry in data.get("hardened") or ()
    )
    return replace(laid, gold=gold, harder=harder)


def _gold_day(one: Scored) -> tuple[Published, str]:
    """The date of a report as the annotation has it."""
    entry = one.gold["published"]
    if entry["known"] == "unknown":
        return Published(), ""
    return Published(entry["start"], entry["end"], entry["known"]), str(
        entry["end"] or entry["start"]
    )


# -- the two inputs -----------------------------------------------------------------------------------


def annotated(scored: Sequence[Scored]) -> list[Finding]:
    """The findings of the annotation."""
    found: list[Finding] = []
    for one in scored:
        published = _gold_day(one)[0]
        day = Interval(published.start, published.end)
        for entry in one.gold["positions"]:
            fields = {k: entry.get(k) for k in ("party", "issue", "option", "stance", "origin")}
            condition = entry.get("condition")
            place = locate(one.report, entry["evidence"], entry.get("nth", 1))
            part = None
            if condition:
                start, end = locate(one.report, condition, after=max(place[0] - 400, 0))
                part = one.report.part_at(start, end)
            found.append(
                _made(
                    Position,
                    one.report,
                    place,
                    fields
                    | {"red_line": bool(entry["red_line"]), "speaker": _person(entry["speaker"])},
                    as_of=_interval(entry.get("as_of")) or day,
                    condition=part,
                )
            )
        for entry in one.gold.get("events", ()):
            place = locate(one.report, entry["evidence"], entry.get("nth", 1))
            fields = {k: entry[k] for k in ("kind", "participants", "place", "status")}
            found.append(
                _made(Event, one.report, place, fields, date=_interval(entry["date"]) or Interval())
            )
        for entry in one.gold.get("offices", ()):
            place = locate(one.report, entry["evidence"], entry.get("nth", 1))
            fields = {k: entry[k] for k in ("title", "party", "status")}
            found.append(
                _made(Office, one.report, place, fields | {"actor": _person(entry["actor"])})
            )
        for entry in one.gold["statements"]:
            quote = entry["quote"] if isinstance(entry["quote"], list) else [entry["quote"]]
            start, end = locate(one.report, quote[0], entry.get("nth", 1))
            fields = {
                "kind": entry["kind"],
                "speaker": _person(entry["speaker"]),
                "form": "Indirect",
            }
            hedge = {"hedge": entry["hedge"]} if entry["hedge"] in _HEDGES else {}
            part = one.report.part_at(start, end)
            found.append(_made(Statement, one.report, (start, end), fields | hedge, quote=(part,)))
    return found


_HEDGES = {"self_report", "relayed", "framing", "anonymous", "hearsay", "inference"}


def levers(case: str, scored: Sequence[Scored]) -> list[Finding]:
    """The levers of the annotation, where it has any."""
    data = yaml.safe_load((EXAMPLES / case / "expected.yaml").read_text(encoding="utf-8"))
    reports = {one.name: one.report for one in scored}
    found: list[Finding] = []
    for entry in data.get("levers") or ():
        report = reports[entry["report"]]
        place = locate(report, entry["evidence"], entry.get("nth", 1))
        target = entry["target"][0] if isinstance(entry["target"], list) else entry["target"]
        fields = {"kind": entry["kind"], "holder": entry["holder"], "status": entry["status"]}
        day = entry["date"]
        found.append(
            _made(Lever, report, place, fields | {"target": target}, date=Interval(day, day))
        )
    return found


def reread(case: str, scored: Sequence[Scored], mode: Mode) -> list[Finding]:
    """What reading finds where it is told the dates of the reports."""
    agenda = EXAMPLES / case / "agenda.yaml"
    reader = Reader(load_agenda(agenda if agenda.exists() else None), mode)
    reports = [replace(one.report, published=_gold_day(one)[0]) for one in scored]
    return [finding for report in reports for finding in reader.read(report)]


def _made(
    kind: type[Finding],
    report: Report,
    place: tuple[int, int],
    fields: dict[str, Any],
    **more: object,
) -> Finding:
    common = {"id": "", "evidence": [], "confidence": 1.0, "rule": "gold", "report": report.id}
    if kind is Statement:
        common["quote"] = []
    made = msgspec.convert({**common, **fields}, kind)
    return with_id(replace(made, evidence=(report.span(*place),), **more))


def _person(name: str | None) -> str | None:
    return f"person-{name_key(name)}" if name else None


def _interval(entry: dict[str, date | None] | None) -> Interval | None:
    return Interval(entry["start"], entry["end"]) if entry else None


def snapshot_of(
    case: str, scored: Sequence[Scored], found: Iterable[Finding], *, dated: bool = False
) -> Snapshot:
    """The case with these findings; ``dated``: with the dates of the annotation."""
    agenda = EXAMPLES / case / "agenda.yaml"
    reports = tuple(
        replace(one.report, published=_gold_day(one)[0]) if dated else one.report for one in scored
    )
    some = list(found)

    def of(kind: type[Finding]) -> tuple[Any, ...]:
        return tuple(finding for finding in some if type(finding) is kind)

    return Snapshot(
        agenda=load_agenda(agenda if agenda.exists() else None),
        reports=reports,
        mentions=of(Mention),
        offices=of(Office),
        positions=of(Position),
        events=of(Event),
        figures=of(Figure),
        levers=of(Lever),
        statements=of(Statement),
        copy_of=copies(reports),
    )


# -- scoring ------------------------------------------------------------------------------------------


class Paired(Struct, frozen=True):
    """What was found, with the gold beside it: both, found only, gold only.

    A second step of a gold disagreement that was found is in none of them.
    """

    right: tuple[tuple[Disagreement, GoldDisagreement], ...]
    beyond: tuple[Disagreement, ...]
    missed: tuple[GoldDisagreement, ...]


def pair(laid: Laid, found: Sequence[Disagreement], names: dict[str, str]) -> Paired:
    """Each gold disagreement with the found one that fits best, each of them once."""
    weights = sorted(
        (
            (-fit, f, g)
            for f, one in enumerate(found)
            for g, gold in enumerate(laid.gold)
            if (fit := _fit(laid, one, gold, names)) > 0
        ),
    )
    taken: dict[int, int] = {}
    used: set[int] = set()
    for _, f, g in weights:
        if f not in used and g not in taken:
            taken[g] = f
            used.add(f)
    steps = {f for fit, f, _ in weights if fit == -_WHOLE}
    return Paired(
        tuple((found[f], laid.gold[g]) for g, f in sorted(taken.items())),
        tuple(one for f, one in enumerate(found) if f not in used | steps),
        tuple(gold for g, gold in enumerate(laid.gold) if g not in taken),
    )


def _fit(laid: Laid, one: Disagreement, gold: GoldDisagreement, names: dict[str, str]) -> int:
    if (one.kind, one.attribute) != (gold.kind, gold.attribute):
        return 0
    return _same(laid, one, gold, names)


def _same(laid: Laid, one: Disagreement, gold: GoldDisagreement, names: dict[str, str]) -> int:
    """How well two disagreements are of one matter, whatever they are called; 0 where they are not."""
    shared = sum(_touches(laid, one, side) for side in gold.sides)
    if shared >= min(len(gold.sides), _STEP):
        return _WHOLE
    subject = names.get(one.subject, one.subject)
    last = laid.group[max(gold.sides, key=lambda side: laid.days[side[0]])[0]]
    ends = laid.group[max(one.evidence, key=lambda span: laid.days[span.report]).report]
    if subject == gold.subject:
        return 2 if last == ends and shared else 1 if last == ends else 0
    parties = {g["party"] for one_report in laid.scored for g in one_report.gold["positions"]}
    known = gold.subject in names.values() or gold.subject in parties
    reports = {laid.group[span.report] for span in one.evidence}
    told = {laid.group[side[0]] for side in gold.sides}
    return int(not known and shared > 0 and reports <= told)


def _touches(laid: Laid, one: Disagreement, side: Place) -> bool:
    """Whether the disagreement stands on this sentence, or on the same one in a copy of the report."""
    words = laid.text(side)
    return any(
        (s.report == side[0] and s.start < side[2] and side[1] < s.end)
        or (laid.group[s.report] == laid.group[side[0]] and (s.text in words or words in s.text))
        for s in one.evidence
    )


def mistaken(
    laid: Laid, found: Sequence[Disagreement], names: dict[str, str]
) -> list[Disagreement]:
    """Status updates and changes of the gold that were called a contradiction."""
    return [
        one
        for one in found
        if one.kind == "contradiction"
        and any(g.kind != "contradiction" and _same(laid, one, g, names) > 1 for g in laid.gold)
        and not any(_fit(laid, one, g, names) for g in laid.gold)
    ]


def show(what: str, cases: Sequence[tuple[Laid, Snapshot]], *, errors: bool) -> None:
    """Print precision and recall by kind, and what was mistaken."""
    totals = {kind: Score(0, 0, 0) for kind in get_args(DisagreementKind)}
    harder = Score(0, 0, 0)
    wrong: list[Disagreement] = []
    lines: list[str] = []
    for laid, snap in cases:
        found = disagreements(snap)
        names = {a.id: a.name for a in actors(snap) if a.kind == "person"} | _names(laid)
        paired = pair(laid, found, names)
        wrong += mistaken(laid, found, names)
        counted = [one for one, _ in paired.right] + list(paired.beyond)
        for kind in totals:
            totals[kind] += Score(
                sum(one.kind == kind for one, _ in paired.right),
                sum(one.kind == kind for one in counted),
                sum(gold.kind == kind for gold in laid.gold),
            )
        harder += _harder(laid, hardened(snap))
        lines += [f"  {laid.name} BEYOND {_shown(one)}" for one in paired.beyond]
        lines += [f"  {laid.name} MISSED {g.kind} {g.subject} {g.attribute}" for g in paired.missed]
    print(what)
    for kind, score in totals.items():
        print(_line(kind, score))
    print(_line("all", sum(totals.values(), Score(0, 0, 0))))
    print(_line("hardened quotations", harder))
    print(f"  changes and status updates called a contradiction: {len(wrong)}")
    if errors:
        print("\n".join(lines))


def _names(laid: Laid) -> dict[str, str]:
    """People by the names of the annotation."""
    data = yaml.safe_load((EXAMPLES / laid.name / "expected.yaml").read_text(encoding="utf-8"))
    return {
        f"person-{name_key(form)}": actor["name"]
        for actor in data["actors"]
        if actor["kind"] == "person"
        for form in [*actor["names"], actor["name"]]
    }


def _harder(laid: Laid, found: Sequence[Hardening]) -> Score:
    hits = sum(
        any(
            all(
                s.report == p[0] and s.start < p[2] and p[1] < s.end
                for s, p in zip((h.quoted, h.paraphrased), gold, strict=True)
            )
            for h in found
        )
        for gold in laid.harder
    )
    return Score(hits, len(found), len(laid.harder))


def _shown(one: Disagreement) -> str:
    words = " | ".join(f"{span.text[:90]!r}" for span in one.evidence[:2])
    return f"{one.kind} {one.subject} {one.attribute} [{one.rule}] {'; '.join(one.values[:4])} -- {words}"


def _line(name: str, score: Score) -> str:
    return (
        f"  {name:22} P {score.precision:.2f}  R {score.recall:.2f}  "
        f"({score.hits} right of {score.found} found, {score.gold} in the gold)"
    )


# -- speed --------------------------------------------------------------------------------------------


_SENTENCES = (
    "Am Dienstag habe man das abgelehnt, hieß es in der Hauptstadt.",
    "Einer solchen Lösung werde die Delegation nicht zustimmen, sagte der Minister.",
    "Darüber lasse sich reden, wenn die andere Seite ihre Truppen zurückziehe.",
    "Das Land ist inzwischen bereit, den Vorschlag in vollem Umfang anzunehmen.",
)


def made_up(findings: int) -> Snapshot:
    """A case with so many findings over two years: half of them positions, then events, offices, figures.

    One position in ten is another one than the party had on the issue before.
    """
    chance = random.Random(5)
    parties = ["us", "ru", "ua", "fr", "de", "gb", "tr", "sa", "cn", "pl"]
    agenda = load_agenda(None)
    issues = [issue.id for issue in agenda.issues]
    stances: tuple[Stance, ...] = get_args(Stance)
    titles = ("Außenminister", "Verteidigungsminister", "Kanzleichef", "Sprecher", "Gesandter")
    line: dict[tuple[str, str], Stance] = {}
    number = max(findings // 20, 1)
    first = date(2024, 1, 1)
    reports: list[Report] = []
    found: list[Finding] = []
    for at in range(number):
        day = first + timedelta(days=at * 730 // number)
        id = f"report-{at:06}"
        when, published = Interval(day, day), Published(day, day, "printed")
        reports.append(
            Report(
                id=id, path=id, text="", raw="", format="text", language="de", published=published
            )
        )
        for index in range(20):
            text = chance.choice(_SENTENCES)
            span = Span(id, index * 90, index * 90 + len(text), text)
            common: dict[str, Any] = {
                "id": f"finding-{at}-{index}",
                "evidence": (span,),
                "confidence": 0.8,
                "rule": "made",
                "report": id,
            }
            party, issue = chance.choice(parties), chance.choice(issues)
            if index < 10:
                held = line.get((party, issue))
                if held is None or chance.random() < 0.1:
                    held = line[party, issue] = chance.choice(stances)
                found.append(
                    Position(
                        party=party, speaker=None, issue=issue, stance=held, as_of=when, **common
                    )
                )
            elif index < 14:
                status: EventStatus = "held" if chance.random() < 0.5 else "planned"
                sides = tuple(chance.sample(parties, 2))
                found.append(
                    Event(kind="talks", participants=sides, date=when, status=status, **common)
                )
            elif index < 17:
                who = chance.randint(1, 300)
                found.append(
                    Office(
                        actor=f"person-gabriel-name{who:03}",
                        title=titles[who % len(titles)],
                        party=parties[who % len(parties)],
                        **common,
                    )
                )
            else:
                found.append(_figure(chance, when, common))

    def of(kind: type[Finding]) -> tuple[Any, ...]:
        return tuple(finding for finding in found if type(finding) is kind)

    return Snapshot(
        agenda=agenda,
        reports=tuple(reports),
        positions=of(Position),
        events=of(Event),
        offices=of(Office),
        figures=of(Figure),
    )


def _figure(chance: random.Random, when: Interval, common: dict[str, Any]) -> Figure:
    word = Part(0, 3, "Das")
    return Figure(
        value=float(chance.randint(1, 1000)),
        counted=f"count-{chance.randint(1, 50)}",
        noun=word,
        number=word,
        bound="exact",
        total=chance.random() < 0.5,
        date=when,
        **common,
    )


def scale(findings: int) -> None:
    """Print the processor time of the record on a large case, from the snapshot to all that is shown."""
    case = made_up(findings)
    total = 0.0

    def timed(name: str, job: Callable[[Snapshot], T], snap: Snapshot) -> T:
        nonlocal total
        begin = time.process_time()
        made = job(snap)
        seconds = time.process_time() - begin
        total += seconds
        print(f"{findings} findings: {name:14} {seconds:.2f} s")
        return made

    resolved = timed("resolve", resolve, case)
    found = timed("disagreements", disagreements, resolved)
    timed("histories", histories, resolved)
    timed("hardened", hardened, resolved)
    timed("as_of", lambda snap: as_of(snap, date(2025, 1, 1)), case)
    print(f"{findings} findings: {total:.2f} s in all, {len(found)} disagreements")


def main() -> None:
    """Print the figures of all cases, or of those named, or the time of a large one."""
    arguments = sys.argv[1:]
    if "--scale" in arguments:
        scale(int(arguments[arguments.index("--scale") + 1]))
        return
    cases = [word for word in arguments if not word.startswith("-")] or list(CASES)
    modes: list[Mode] = [mode for mode in get_args(Mode) if f"--no-{mode}" not in arguments]
    for number, mode in enumerate(modes):
        laid = [lay(case, read_case(case, mode=mode)) for case in cases]
        errors = "--errors" in arguments
        if number == 0:
            snaps = [
                snapshot_of(
                    one.name,
                    one.scored,
                    [
                        *annotated(one.scored),
                        *levers(one.name, one.scored),
                        *(f for f in reread(one.name, one.scored, mode) if isinstance(f, Figure)),
                    ],
                    dated=True,
                )
                for one in laid
            ]
            show("findings of the annotation", list(zip(laid, snaps, strict=True)), errors=errors)
        snaps = [
            snapshot_of(one.name, one.scored, [f for s in one.scored for f in s.findings])
            for one in laid
        ]
        show(f"findings of the reader, {mode}", list(zip(laid, snaps, strict=True)), errors=errors)
        snaps = [
            snapshot_of(one.name, one.scored, reread(one.name, one.scored, mode), dated=True)
            for one in laid
        ]
        what = f"findings of the reader, {mode}, with the dates of the annotation"
        show(what, list(zip(laid, snaps, strict=True)), errors=errors)


if __name__ == "__main__":
    main()
