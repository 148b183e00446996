"""Events and offices scored against an annotation by hand.

An event is right where its family of kinds is that of a gold event in the same sentence and, if gold
names participants, at least one of them is named. An office is right where person (by surname), the
head of the title and the status are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from benchmarks.scoring.assignment import assign
from zopa.case.families import family
from zopa.case.findings import Event, Office
from zopa.case.spans import Interval
from zopa.language.compact import LANGUAGES
from zopa.language.folding import name_key
from zopa.language.people import people
from zopa.language.spelling import same_spelling

Stretch = tuple[int, int]
ENDINGS = tuple(people(language).title_inflection for language in LANGUAGES)
"""What may follow the stem of a title, by language."""
ADJECTIVAL = ("e", "er", "en", "em")
"""What titles end in that are adjectives: "der Vorsitzende", "sein Vorsitzender"."""
ADJECTIVES = ("nd", "dt", "gt", "nt", "mt")
"""How their stems end ("Gesandt", "Beauftragt", "Bedienstet")."""

A = TypeVar("A")
B = TypeVar("B")


class GoldEvent(Struct, frozen=True, kw_only=True):
    """An event that an annotator saw. ``participants`` are ids, ``named`` stretches that name some."""

    kind: str
    status: str
    sentences: tuple[Stretch, ...]
    text: str
    participants: frozenset[str] = frozenset()
    named: tuple[Stretch, ...] = ()
    place: str | None = None
    dates: tuple[date | None, date | None] | None = None


class GoldOffice(Struct, frozen=True):
    """An office that an annotator saw: the key of the surname and the heads of the title."""

    surname: str
    heads: frozenset[str]
    status: str
    text: str


class Tally(Struct):
    """Counts over some reports: ``hits`` of gold, ``correct`` of what was found.

    ``right`` counts details by name, ``asked`` how often gold has them.
    """

    hits: int = 0
    correct: int = 0
    found: int = 0
    gold: int = 0
    right: dict[str, int] = {}
    asked: dict[str, int] = {}

    @property
    def precision(self) -> float:
        return self.correct / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.hits / self.gold if self.gold else 0.0

    def ask(self, name: str, *, right: bool) -> None:
        """Count a detail of a pair."""
        self.asked[name] = self.asked.get(name, 0) + 1
        self.right[name] = self.right.get(name, 0) + right

    def add(self, other: Tally) -> None:
        """Add the counts of other reports."""
        self.hits += other.hits
        self.correct += other.correct
        self.found += other.found
        self.gold += other.gold
        for name, number in other.asked.items():
            self.asked[name] = self.asked.get(name, 0) + number
            self.right[name] = self.right.get(name, 0) + other.right[name]

    def __str__(self) -> str:
        details = "  ".join(
            f"{name} {self.right[name] / self.asked[name]:.2f} ({self.asked[name]})"
            for name in sorted(self.asked)
        )
        return (
            f"P {self.precision:.2f}  R {self.recall:.2f}  "
            f"({self.correct} of {self.found} found right, {self.hits} of {self.gold} hit)  {details}"
        )


def pair_events(
    found: Sequence[Event], gold: Sequence[GoldEvent]
) -> tuple[list[tuple[Event, GoldEvent]], list[Event], list[GoldEvent]]:
    """Pairs of a mention and a gold event, one to one; then what was wrong and what was missed.

    An event told in several sentences has a mention in each. It is wrong where none of them is right.
    """
    mentions = [
        (number, replace(event, evidence=(span,)))
        for number, event in enumerate(found)
        for span in event.evidence
    ]
    pairs, _, missed = _pairs(mentions, gold, lambda one, true: _event_weight(one[1], true))
    right = {number for (number, _), _ in pairs}
    wrong = [event for number, event in enumerate(found) if number not in right]
    return [(found[number], true) for (number, _), true in pairs], wrong, missed


def tally_events(
    found: Sequence[Event], gold: Sequence[GoldEvent], later: Mapping[str, Interval] | None = None
) -> Tally:
    """The counts of one report; ``later``: the days of its events in the whole case, by their ids."""
    pairs, wrong, _ = pair_events(found, gold)
    tally = Tally(len(pairs), len(found) - len(wrong), len(found), len(gold), {}, {})
    for event, true in pairs:
        tally.ask("status", right=event.status == true.status)
        tally.ask("kind", right=event.kind == true.kind)
        if true.participants:
            tally.ask("participants", right=set(event.participants) == true.participants)
        if true.place is not None:
            tally.ask("place", right=_same_place(event.place, true.place))
        if true.dates is not None and true.dates != (None, None):
            tally.ask("date", right=(event.date.start, event.date.end) == true.dates)
            if later is not None:
                days = later.get(event.id, event.date)
                tally.ask("date in the case", right=(days.start, days.end) == true.dates)
    return tally


def pair_offices(
    found: Sequence[Office], gold: Sequence[GoldOffice]
) -> tuple[list[tuple[Office, GoldOffice]], list[Office], list[GoldOffice]]:
    """Pairs of the same person and the same head of the title; then the wrong and the missed."""
    return _pairs(found, gold, _office_weight)


def tally_offices(found: Sequence[Office], gold: Sequence[GoldOffice]) -> Tally:
    """The counts of one report: a hit has the right status as well."""
    pairs, _, _ = pair_offices(found, gold)
    right = sum(office.status == true.status for office, true in pairs)
    tally = Tally(right, right, len(found), len(gold), {}, {})
    for office, true in pairs:
        tally.ask("status", right=office.status == true.status)
    return tally


def surname_key(name: str) -> str:
    """The key of a surname: the last word of a name."""
    return name_key(name.rsplit(maxsplit=1)[-1]) if name.split() else ""


_LINKS = frozenset(["des", "der", "von", "vom", "für", "in", "im", "of", "for", "at", "to"])
_ARTICLES = frozenset(["der", "die", "das", "dem", "den", "the", "a", "our"])


def heads_of(title: str) -> frozenset[str]:
    """The head noun of a title by the inflection of each language."""
    plain = frozenset(head_of(title, endings) for endings in ENDINGS)
    stems = (head.removesuffix(end) for head in plain for end in ADJECTIVAL if head.endswith(end))
    return plain | {stem for stem in stems if stem.endswith(ADJECTIVES)}


def head_of(title: str, endings: Iterable[str]) -> str:
    """The head noun of a title without prefix and inflection: "US-Außenministers" is "außenminister"."""
    words = title.partition(",")[0].split()
    while len(words) > 1 and words[0].lower() in _ARTICLES:
        words = words[1:]
    cut = next((i for i, word in enumerate(words) if i and word in _LINKS), len(words))
    head = words[cut - 1].lower().rpartition("-")[2] if words else ""
    for ending in endings:
        head = head.removesuffix(ending)
    return head


def _event_weight(event: Event, gold: GoldEvent) -> float:
    if family(event.kind) != family(gold.kind):
        return 0.0
    spans = [(span.start, span.end) for span in event.evidence]
    if not any(_overlap(a, b) for a in spans for b in gold.sentences):
        return 0.0
    if gold.participants and gold.participants.isdisjoint(event.participants):
        return 0.0
    taken = [(role.name.start, role.name.end) for role in event.roles]
    if gold.named and not any(_overlap(a, b) for a in taken for b in gold.named):
        return 0.0
    same = (event.status == gold.status) + (event.kind == gold.kind)
    same += _same_place(event.place, gold.place)
    same += gold.dates == (event.date.start, event.date.end)
    return 1 + same / 10 + (set(event.participants) == gold.participants) / 20


def _office_weight(office: Office, gold: GoldOffice) -> float:
    surname = office.actor.removeprefix("person-").rsplit("-", 1)[-1]
    if not same_spelling(surname, gold.surname.rsplit("-", 1)[-1]):
        return 0.0
    if gold.heads.isdisjoint(heads_of(office.title)):
        return 0.0
    return 1 + (office.status == gold.status) / 10


def _same_place(found: str | None, gold: str | None) -> bool:
    if found is None or gold is None:
        return found == gold
    one, other = found.casefold(), gold.casefold()
    return one in other or other in one


def _overlap(one: Stretch, other: Stretch) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _pairs(
    found: Sequence[A], gold: Sequence[B], weigh: Callable[[A, B], float]
) -> tuple[list[tuple[A, B]], list[A], list[B]]:
    weights = [[weigh(a, b) for b in gold] for a in found]
    chosen = [(i, j) for i, j in assign(weights) if weights[i][j] > 0]
    rows, columns = {i for i, _ in chosen}, {j for _, j in chosen}
    return (
        [(found[i], gold[j]) for i, j in chosen],
        [one for i, one in enumerate(found) if i not in rows],
        [one for j, one in enumerate(gold) if j not in columns],
    )
