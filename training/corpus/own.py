"""The texts written for zopa: from in-line annotation to spans, and the checker of the annotation.

Those of ``own`` are annotated in full, those of ``stands`` only in their positions.

``python -m training.corpus.own check FILE...`` prints what is wrong, ``count FILE...`` words and labels.
The tags are described in ``GUIDE.md`` beside this file.
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct

OWN = Path(__file__).parent / "own"
STANDS = Path(__file__).parent / "stands"

KINDS = ("Direct", "Indirect", "Reported", "FreeIndirect", "IndirectFreeIndirect")
MEDIA = ("Speech", "Writing", "Thought", "ST", "SW", "TW")
HEDGES = ("self_report", "relayed", "framing", "anonymous", "hearsay")
STANCES = ("for", "open", "against")
NOBODY = "none"  # a matter that is named and towards which nobody takes a stand there
OFFICES = ("held", "left", "named")
EVENTS = (
    "meeting",
    "call",
    "visit",
    "strike",
    "sanction",
    "resignation",
    "appointment",
    "signing",
    "vote",
    "ceasefire",
)
STATUSES = ("planned", "held", "postponed", "suspended", "cancelled", "rumoured")
NAMES = ("PER", "LOC", "ORG", "OTH")
MOODS = ("KI", "KII")

_TAG = re.compile(r"<(/?)([A-Za-z]+)((?:\d+(?:\+\d+)*)?)((?: [^<>]*)?)>")
_LETTERS = frozenset("qscfaptkeohvwx")
_DATE = re.compile(r"\?|\d{4}(?:-(?:\d\d(?:-\d\d)?|W\d\d))?(?:/\d{4}(?:-\d\d(?:-\d\d)?)?)?")
_HEADER = ("id", "language", "kind", "genre", "published")

Stretch = tuple[int, int]


class Labelled(Struct, frozen=True):
    """A stretch of text with its label."""

    start: int
    end: int
    label: str


class Entry(Struct, frozen=True):
    """A numbered entry: the words behind its main tag, and the stretches of each of its tags."""

    labels: tuple[str, ...]
    parts: dict[str, tuple[Stretch, ...]]


class Document(Struct, frozen=True):
    """One document: its text without tags and everything that was marked in it, as character offsets."""

    id: str
    language: str
    kind: str
    genre: str
    published: str
    text: str
    sentences: tuple[Stretch, ...]
    names: tuple[Labelled, ...]
    moods: tuple[Labelled, ...]
    dates: tuple[Labelled, ...]
    statements: tuple[Entry, ...]
    positions: tuple[Entry, ...]
    offices: tuple[Entry, ...]
    events: tuple[Entry, ...]


class Fault(Struct, frozen=True):
    """What is wrong, and in which line of the file."""

    line: int
    message: str


def everything() -> list[Document]:
    """The documents of all files of ``own``, in the order of the files' names."""
    return [document for path in sorted(OWN.glob("*.txt")) for document in documents(path)[0]]


def documents(path: Path) -> tuple[list[Document], list[Fault]]:
    """The documents of a file and the faults of their annotation; a document with a fault is still read."""
    found: list[Document] = []
    faults: list[Fault] = []
    header: dict[str, str] = {}
    body: list[tuple[int, str]] = []

    def close() -> None:
        if header:
            found.append(_document(header, body, faults))
        header.clear()
        body.clear()

    for number, raw in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        line = raw.strip()
        if line.startswith("# ") and ":" in line:
            name, _, value = line[2:].partition(":")
            if name == "id":
                close()
            header[name.strip()] = value.strip()
            if name.strip() not in _HEADER:
                faults.append(Fault(number, f"no header line is called {name!r}"))
        else:
            body.append((number, line))
    close()
    return found, faults


def _document(header: dict[str, str], body: list[tuple[int, str]], faults: list[Fault]) -> Document:
    first = body[0][0] if body else 0
    faults.extend(
        Fault(first, f"{header.get('id')}: no {name} in the header")
        for name in _HEADER
        if name not in header
    )
    text = ""
    sentences: list[Stretch] = []
    opened: dict[str, tuple[int, str, int]] = {}
    marked: dict[str, list[Labelled]] = defaultdict(list)
    broken = False
    for number, line in body:
        if not line:
            broken = bool(text)
            continue
        if text:
            text += "\n\n" if broken else " "
        broken = False
        start = len(text)
        at = 0
        for tag in _TAG.finditer(line):
            text += line[at : tag.start()]
            at = tag.end()
            closing, name, numbers, words = tag.groups()
            key = name + numbers
            if not closing:
                if key in opened:
                    faults.append(Fault(number, f"<{key}> is opened twice"))
                opened[key] = (len(text), words.strip(), number)
            elif key in opened:
                begin, label, _ = opened.pop(key)
                if not text[begin:].strip() or text[begin] == " " or text[-1] == " ":
                    faults.append(Fault(number, f"<{key}> is empty or has a blank at its edge"))
                marked[key].append(Labelled(begin, len(text), label))
            else:
                faults.append(Fault(number, f"</{key}> closes nothing"))
        text += line[at:]
        if "<" in text[start:] or ">" in text[start:]:
            faults.append(Fault(number, "a bracket < or > that is no tag"))
        sentences.append((start, len(text)))
    for key, (_, _, number) in opened.items():
        faults.append(Fault(number, f"<{key}> is not closed"))
    return Document(
        **{name: header.get(name, "") for name in _HEADER},
        text=text,
        sentences=tuple(sentences),
        names=_plain(marked, NAMES),
        moods=_plain(marked, MOODS),
        dates=tuple(Labelled(d.start, d.end, d.label) for d in _dates(marked, faults, first)),
        statements=_entries(marked, "q", "scfa", faults, first),
        positions=_entries(marked, "t", "pke", faults, first),
        offices=_entries(marked, "o", "h", faults, first),
        events=_entries(marked, "v", "wx", faults, first),
    )


def _plain(marked: dict[str, list[Labelled]], labels: Iterable[str]) -> tuple[Labelled, ...]:
    found = (Labelled(d.start, d.end, label) for label in labels for d in marked.pop(label, ()))
    return tuple(sorted(found, key=lambda one: one.start))


def _dates(marked: dict[str, list[Labelled]], faults: list[Fault], line: int) -> Iterator[Labelled]:
    for date in sorted(marked.pop("D", ()), key=lambda one: one.start):
        if not _DATE.fullmatch(date.label):
            faults.append(Fault(line, f"<D {date.label}>: no date, interval or ?"))
        yield date


def _entries(
    marked: dict[str, list[Labelled]], main: str, others: str, faults: list[Fault], line: int
) -> tuple[Entry, ...]:
    """The entries whose main tag is ``main``, in the order of their first stretch."""
    stretches: dict[str, dict[str, list[Labelled]]] = defaultdict(lambda: defaultdict(list))
    for key, found in marked.items():
        name = key.rstrip("0123456789+")
        if name not in _LETTERS:
            faults.append(Fault(line, f"<{key}>: no such tag"))
        elif name in main + others:
            for number in key[len(name) :].split("+"):
                stretches[number][name].extend(found)
    entries: list[Entry] = []
    for number, parts in stretches.items():
        if main not in parts:
            faults.append(Fault(line, f"<{''.join(parts)}{number}> belongs to no <{main}{number}>"))
            continue
        parts[main].sort(key=lambda one: one.start)
        labels = tuple(parts[main][0].label.split())
        faults.extend(
            Fault(line, f"<{main}{number} {' '.join(labels)}>: {what}")
            for what in _wrong(main, labels, parts)
        )
        ordered = {
            name: tuple(sorted((one.start, one.end) for one in found))
            for name, found in sorted(parts.items())
        }
        entries.append(Entry(labels, ordered))
    return tuple(sorted(entries, key=lambda one: (one.parts[main][0], one.labels)))


def _wrong(main: str, labels: tuple[str, ...], parts: dict[str, list[Labelled]]) -> Iterator[str]:
    """What is wrong with the labels of an entry."""
    allowed = {
        "q": (KINDS, MEDIA, HEDGES),
        "t": ((*STANCES, NOBODY), ("red",)),
        "o": (OFFICES,),
        "v": (EVENTS, STATUSES),
    }[main]
    required = 2 if main in "qv" else 1
    if not required <= len(labels) <= len(allowed):
        yield f"{len(labels)} labels instead of {required} to {len(allowed)}"
    for label, choice in zip(labels, allowed, strict=False):
        if label not in choice:
            yield f"{label!r} is none of {', '.join(choice)}"
    if main == "t" and labels[:1] != (NOBODY,):
        yield from (f"no <{name}> of this number" for name in "pe" if name not in parts)


def count(found: Iterable[Document]) -> Counter[str]:
    """How many documents, words, sentences and labels of each kind."""
    counts: Counter[str] = Counter()
    for document in found:
        counts["documents"] += 1
        counts[f"documents {document.language}"] += 1
        counts["words"] += len(document.text.split())
        counts[f"words {document.language}"] += len(document.text.split())
        counts["sentences"] += len(document.sentences)
        for label in (*document.names, *document.moods):
            counts[label.label] += 1
        counts["dates"] += len(document.dates)
        for name in ("statements", "positions", "offices", "events"):
            for entry in getattr(document, name):
                counts[name] += 1
                counts[f"{name[:-1]} {entry.labels[0] if entry.labels else '?'}"] += 1
    return counts


def main(arguments: list[str]) -> int:
    verb, *names = arguments or ["check"]
    paths = [Path(name) for name in names] or sorted([*OWN.glob("*.txt"), *STANDS.glob("*.txt")])
    read: list[Document] = []
    wrong = 0
    for path in paths:
        found, faults = documents(path)
        read += found
        wrong += len(faults)
        for fault in faults:
            print(f"{path.name}:{fault.line}: {fault.message}")
    if verb == "count":
        print(f"{len({document.kind for document in read})} kinds of negotiation")
        for label, number in sorted(count(read).items()):
            print(f"{number:7} {label}")
    words = sum(len(document.text.split()) for document in read)
    print(f"{len(read)} documents, {words} words, {wrong} faults")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
