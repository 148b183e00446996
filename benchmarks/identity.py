"""Who is who: identity within and across reports, people of one surname, spellings of one name.

Run: python -m benchmarks.identity [--half a|b] [--reader fast] [--errors] [--reports 10000]
The gold stands in ``benchmarks/planted``; half *a* may be developed against, half *b* only measures.
"""

from __future__ import annotations

import argparse
import re
import resource
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any, get_args

import msgspec
import yaml
from msgspec import Struct
from training.corpus import own

from benchmarks.generate import report as generated
from benchmarks.gold import EXAMPLES, Score
from zopa.case.agenda import Agenda
from zopa.case.agendas import load_agenda
from zopa.case.findings import Office
from zopa.case.ids import unique
from zopa.case.report import Report
from zopa.case.store import MemoryStore, Reading
from zopa.intake import Problem, Source, extract, iter_sources
from zopa.language.spelling import same_spelling
from zopa.reading.actors import mentions
from zopa.reading.gazetteer import gazetteer
from zopa.reading.mode import Mode
from zopa.reading.name_reader import NameReader
from zopa.reading.names import Name
from zopa.reading.page import Page, lay_out
from zopa.reading.read import Reader
from zopa.record.actors import resolve
from zopa.record.identity import identify
from zopa.record.snapshot import Snapshot, snapshot

PLANTED = Path(__file__).parent / "planted"
HALVES = ("a", "b")


class Gold(Struct, frozen=True):
    """A mention by name: where it stands, whose it is, and whether missing it is no fault."""

    report: str
    start: int
    end: int
    text: str
    key: str
    optional: bool


class Seen(Struct, frozen=True):
    """A gold mention and the actor that the record gives it, ``None`` where it found none there."""

    gold: Gold
    actor: str | None


class Pairs(Struct, frozen=True):
    """Pairs of mentions that are one actor: in the gold, in the record, in both."""

    both: int = 0
    found: int = 0
    gold: int = 0

    def __add__(self, other: Pairs) -> Pairs:
        return Pairs(self.both + other.both, self.found + other.found, self.gold + other.gold)

    @property
    def score(self) -> Score:
        """Precision, recall and F1."""
        return Score(self.both, self.found, self.gold)


def seen(reports: Sequence[Report], gold: Sequence[Gold], agenda: Agenda, mode: Mode) -> list[Seen]:
    """Read the reports as one case and give each gold mention the actor found at its place."""
    reader = Reader(agenda, mode)
    store = MemoryStore()
    store.set_agenda(agenda)
    for report in reports:
        store.add([Reading(report=report, findings=reader.read(report), reader="benchmark")], {})
    places: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for mention in resolve(snapshot(store)).mentions:
        for span in mention.evidence:
            places[span.report].append((span.start, span.end, mention.actor))
    found = []
    for one in gold:
        overlaps = [
            (min(end, one.end) - max(start, one.start), actor)
            for start, end, actor in places[one.report]
            if start < one.end and one.start < end
        ]
        found.append(Seen(one, max(overlaps)[1] if overlaps else None))
    return found


def pairs(found: Sequence[Seen], *, across: bool, missed: bool) -> Pairs:
    """Pairs of mentions of one report, or of two different ones.

    ``missed``: mentions that were not found count as actors of their own; without, they are left
    out, and the score is that of identity alone. Optional ones count where they were found.
    """
    counted = [s for s in found if s.actor is not None or (missed and not s.gold.optional)]
    both = wrong = lost = 0
    for one, other in combinations(counted, 2):
        if (one.gold.report != other.gold.report) != across:
            continue
        joined = one.actor is not None and one.actor == other.actor
        same = one.gold.key == other.gold.key
        both += joined and same
        wrong += joined and not same
        lost += same and not joined
    return Pairs(both, both + wrong, both + lost)


def surname_cases(half: str, mode: Mode) -> Iterator[tuple[str, str, list[Seen]]]:
    """Name, kind and mentions of each planted case of people who share a surname."""
    agenda = load_agenda(None)
    for case in _load("surnames.yaml")["cases"]:
        if case["half"] != half:
            continue
        reports = [
            _report(f"{case['case']}-{number}", text, case["language"])
            for number, text in enumerate(case["reports"])
        ]
        gold = [
            _at(reports[m["report"]], m["text"], m.get("nth", 1), person["name"], optional=False)
            for person in case["people"]
            for m in person["mentions"]
        ]
        yield case["case"], case["kind"], seen(reports, gold, agenda, mode)


def own_documents(half: str, mode: Mode) -> Iterator[list[Seen]]:
    """The annotated documents of the own corpus, each a case of its own."""
    texts = {document.id: document for document in own.everything()}
    agenda = load_agenda(None)
    for name in ("own-de.yaml", "own-en.yaml"):
        for entry in _load(f"identity/{name}")["documents"]:
            if entry["half"] == half:
                document = texts[entry["id"]]
                report = _report(document.id, document.text, document.language)
                gold = [
                    _at(report, m["text"], m.get("nth", 1), actor["key"], optional=_optional(m))
                    for actor in entry["actors"]
                    for m in actor["mentions"]
                ]
                yield seen([report], gold, agenda, mode)


def sample_case(case: str, half: str, mode: Mode) -> list[Seen]:
    """The annotated reports of a sample case; the others are read with them."""
    home = EXAMPLES / case
    agenda_file = home / "agenda.yaml"
    agenda = load_agenda(agenda_file if agenda_file.exists() else None)
    reports: dict[str, Report] = {}
    for source in iter_sources([home / "reports"]):
        if not isinstance(source, Source):
            raise ValueError(str(source))  # noqa: TRY004 - the file is bad, not its type
        read = extract(source)
        if isinstance(read, Problem):
            raise ValueError(str(read))  # noqa: TRY004 - the file is bad, not its type
        reports[Path(read[0].path).name] = read[0]
    gold = [
        _in_context(reports[entry["report"]], mention, actor["key"])
        for entry in _load(f"identity/{case}.yaml")["reports"]
        if entry["half"] == half
        for actor in entry["actors"]
        for mention in actor["mentions"]
    ]
    return seen(list(reports.values()), gold, agenda, mode)


class Spellings(Struct, frozen=True):
    """How many pairs of spellings of one name meet, and how many pairs of different names do."""

    met: int
    same: int
    wrong: int
    different: int
    wrong_elsewhere: int
    elsewhere: int


def spellings(half: str) -> Spellings:
    """The planted names: spellings of one, look-alikes, and all names of other people."""
    data = _load("spellings.yaml")
    names = [
        tuple(dict.fromkeys(e["cyrillic"] + e["german"] + e["english"]))
        for e in data["names"]
        if e["half"] == half
    ]
    same = [pair for forms in names for pair in combinations(forms, 2)]
    different = [(e["one"], e["other"]) for e in data["different"] if e["half"] == half]
    elsewhere = [
        (left, right) for one, other in combinations(names, 2) for left in one for right in other
    ]
    return Spellings(
        _meeting(same),
        len(same),
        _meeting(different),
        len(different),
        _meeting(elsewhere),
        len(elsewhere),
    )


def _meeting(names: Iterable[tuple[str, str]]) -> int:
    return sum(same_spelling(one, other) is not None for one, other in names)


def speed(count: int) -> None:
    """Print how long identity takes on so many generated reports, and the memory it adds."""
    agenda = load_agenda(None)
    places = gazetteer(agenda, "de")
    store = MemoryStore()
    store.set_agenda(agenda)
    for number in range(count):
        report = _report(f"generated-{number}", generated(number, words=200), "de")
        page = lay_out(report, ())
        if page is not None:
            names = NameReader(page, places).read()
            held = [_office(page, name) for name in names if name.title and name.role == "person"]
            found = tuple(unique([*mentions(page, names), *held]))
            store.add([Reading(report=report, findings=found, reader="benchmark")], {})
    case = snapshot(store)
    _timed(f"{count} generated reports, {len(case.mentions)} mentions", case)
    _timed("the same, every surname and given name another in each report", _all_different(case))


def _office(page: Page, name: Name) -> Office:
    return Office(
        id="",
        evidence=(page.span(name.first, name.last),),
        confidence=1.0,
        rule="benchmark",
        report=page.report.id,
        actor=name.actor or "",
        title=name.title,
        party=name.party,
    )


def _timed(what: str, case: Snapshot) -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    start = time.process_time()
    identity = identify(case)
    seconds = time.process_time() - start
    start = time.process_time()
    resolve(case)
    both = time.process_time() - start
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{what}: identity {seconds:.2f} s, resolve {both:.2f} s, {len(identity.merges)} merges, "
        f"{after - before:.0f} MB more (peak {after:.0f} MB)"
    )


def _all_different(case: Snapshot) -> Snapshot:
    """The case with names that share surnames and given names in ever new ways."""
    given = [f"{a}{b}" for a in ("An", "Be", "Ka", "Mi", "Jo") for b in ("na", "to", "ri", "lin")]
    endings = ("mann", "ner", "feld", "owski", "enko", "berg", "ow", "sen")
    changed = []
    for number, mention in enumerate(case.mentions):
        if mention.kind != "person":
            changed.append(mention)
            continue
        surname = f"{chr(65 + number % 26)}a{chr(97 + number // 26 % 26)}e{endings[number % 8]}"
        name = surname if number % 3 == 0 else f"{given[number // 7 % len(given)]} {surname}"
        actor = f"person-{name.lower().replace(' ', '-')}"
        changed.append(msgspec.structs.replace(mention, actor=actor, name=name, form=name))
    return msgspec.structs.replace(case, mentions=tuple(changed), offices=())


def _report(id: str, text: str, language: str) -> Report:
    known = language if language in {"de", "en"} else _guess(text)
    return Report(id=id, path=id, text=text, raw=id, format="text", language=known)


def _guess(text: str) -> str:
    words = Counter(text.lower().split())
    return "en" if words["the"] > words["der"] + words["die"] else "de"


def _at(report: Report, text: str, nth: int, key: str, *, optional: bool) -> Gold:
    at = -1
    for _ in range(nth):
        at = report.text.find(text, at + 1)
        if at < 0:
            raise ValueError(f"{report.id}: the gold names words that are not there: {text!r}")
    return Gold(report.id, at, at + len(text), text, key, optional)


def _in_context(report: Report, mention: dict[str, Any], key: str) -> Gold:
    words = r"\s+".join(map(re.escape, mention["context"].split()))
    found = re.search(words, report.text)
    if found is None:
        raise ValueError(f"{report.path}: no such context: {mention['context']!r}")
    wanted = re.compile(r"\s+".join(map(re.escape, mention["text"].split())))
    places = list(wanted.finditer(report.text, found.start(), found.end()))
    if len(places) < mention.get("nth", 1):
        raise ValueError(f"{report.path}: no such mention: {mention['text']!r}")
    place = places[mention.get("nth", 1) - 1]
    return Gold(report.id, place.start(), place.end(), mention["text"], key, _optional(mention))


def _optional(mention: dict[str, Any]) -> bool:
    return bool(mention.get("optional"))


def _load(name: str) -> dict[str, Any]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    data: dict[str, Any] = yaml.load((PLANTED / name).read_text("utf-8"), Loader=loader)  # noqa: S506
    return data


def _line(what: str, alone: Pairs, whole: Pairs) -> None:
    a, w = alone.score, whole.score
    print(
        f"{what:44}{a.precision:7.3f}{a.recall:7.3f}{a.f1:7.3f}{alone.gold:7}"
        f"{w.precision:9.3f}{w.recall:7.3f}{w.f1:7.3f}{whole.gold:7}"
    )


def _both(groups: Iterable[Sequence[Seen]], *, across: bool) -> tuple[Pairs, Pairs]:
    kept = list(groups)
    alone = sum((pairs(g, across=across, missed=False) for g in kept), Pairs())
    return alone, sum((pairs(g, across=across, missed=True) for g in kept), Pairs())


def _show_errors(found: Sequence[Seen], where: str) -> None:
    by_actor: dict[str, set[str]] = defaultdict(set)
    by_key: dict[str, set[str | None]] = defaultdict(set)
    for one in found:
        if one.actor is not None:
            by_actor[one.actor].add(one.gold.key)
        if not one.gold.optional or one.actor is not None:
            by_key[one.gold.key].add(one.actor)
    for actor, keys in sorted(by_actor.items()):
        if len(keys) > 1:
            print(f"  {where}: one actor {actor} for {sorted(keys)}")
    for key, actors in sorted(by_key.items()):
        if len(actors - {None}) > 1:
            print(f"  {where}: {key} is {sorted(map(str, actors))}")
    for one in found:
        if one.actor is None and not one.gold.optional:
            print(f"  {where}: not found: {one.gold.text} ({one.gold.key})")


def report_half(half: str, mode: Mode, *, errors: bool) -> None:
    """Print all figures of one half."""
    documents = list(own_documents(half, mode))
    cases = {case: sample_case(case, half, mode) for case in ("river-treaty", "ukraine-2025")}
    surnames = list(surname_cases(half, mode))
    print(f"half {half:39}      P      R     F1  pairs        P      R     F1  pairs")
    print(f"{'':44}   of mentions found              of all mentions")
    _line("within, own documents", *_both(documents, across=False))
    for case, found in cases.items():
        _line(f"within, {case}", *_both([found], across=False))
    _line("within, all", *_both([*documents, *cases.values()], across=False))
    for case, found in cases.items():
        _line(f"across, {case}", *_both([found], across=True))
    _line("across, all", *_both(cases.values(), across=True))
    for kind in ("different", "same"):
        chosen = [found for _, k, found in surnames if k == kind]
        wrong = [name for name, k, found in surnames if k == kind and _wrong_merges(found)]
        _line(f"planted surnames, {kind}, within", *_both(chosen, across=False))
        _line(f"planted surnames, {kind}, across", *_both(chosen, across=True))
        print(f"cases with a wrong merge: {len(wrong)} of {len(chosen)}")
    if errors:
        for found in [*documents, *cases.values(), *(found for _, _, found in surnames)]:
            _show_errors(found, found[0].gold.report)
    s = spellings(half)
    print(f"spellings of one name that meet: {s.met} of {s.same} = {s.met / s.same:.3f}")
    print(
        f"look-alikes that wrongly meet: {s.wrong} of {s.different}; "
        f"names of two entries: {s.wrong_elsewhere} of {s.elsewhere}"
    )


def _wrong_merges(found: Sequence[Seen]) -> int:
    keys: dict[str, set[str]] = defaultdict(set)
    for one in found:
        if one.actor is not None:
            keys[one.actor].add(one.gold.key)
    return sum(len(known) > 1 for known in keys.values())


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--half", choices=HALVES)
    parser.add_argument("--reader", choices=get_args(Mode), default="encoder")
    parser.add_argument("--errors", action="store_true", help="half a only")
    parser.add_argument("--reports", type=int, default=0, help="also time so many reports")
    chosen = parser.parse_args()
    for half in (chosen.half,) if chosen.half else HALVES:
        report_half(half, chosen.reader, errors=chosen.errors and half == "a")
    if chosen.reports:
        speed(chosen.reports)


if __name__ == "__main__":
    main()
