"""Universal Dependencies in CoNLL-U, with offsets, paragraphs and contracted words made one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

RUN = 5
"""So many sentences make a paragraph in a set that marks none."""


class Word(Struct, frozen=True, kw_only=True):
    """A syntactic word: ``head`` is the number of its head in the sentence, -1 for the root.

    ``start`` and ``end`` count characters of the sentence's text. The words of a contraction
    ("zum" is "zu dem") share its stretch; all but the first have ``within`` set.
    """

    form: str
    lemma: str
    upos: str
    xpos: str
    feats: dict[str, str]
    head: int
    deprel: str
    start: int
    end: int
    within: bool = False

    @property
    def konjunktiv_1(self) -> bool:
        """A finite verb in Konjunktiv I, which GSD and PUD mark as present subjunctive."""
        return self.feats.get("Mood") == "Sub" and self.feats.get("Tense") == "Pres"

    @property
    def konjunktiv_2(self) -> bool:
        """A finite verb in Konjunktiv II, marked as past subjunctive."""
        return self.feats.get("Mood") == "Sub" and self.feats.get("Tense") == "Past"


class Sentence(Struct, frozen=True, kw_only=True):
    """A sentence; ``opens`` if a document or a paragraph begins with it."""

    id: str
    text: str
    words: tuple[Word, ...]
    opens: bool = False


class Paragraph(Struct, frozen=True):
    """Sentences joined by blanks; ``sentences`` are the stretches of each in ``text``."""

    text: str
    sentences: tuple[tuple[int, int], ...]


def load(path: Path) -> list[Sentence]:
    """The sentences of a file; raises ``ValueError`` where a word is not found in its text."""
    blocks = path.read_text(encoding="utf-8").split("\n\n")
    return [_sentence(block.splitlines(), path) for block in blocks if block.strip()]


def merged(sentence: Sentence) -> Sentence:
    """The sentence as it is written: a contraction is one word, with the analysis of its first part.

    What hangs on another part of it hangs on the whole.
    """
    number: list[int] = []
    for word in sentence.words:
        number.append(number[-1] if word.within else (number[-1] + 1 if number else 0))
    words: list[Word] = []
    for word in sentence.words:
        if word.within:
            continue
        head = number[word.head] if word.head >= 0 else -1
        form = sentence.text[word.start : word.end]
        words.append(replace(word, form=form, head=head))
    # the head of a contraction may be one of its own parts: then take the part's head
    for at, word in enumerate(words):
        if word.head == at:
            words[at] = replace(word, head=_outer_head(sentence, number, at))
    return replace(sentence, words=tuple(words))


def paragraphs(sentences: Sequence[Sentence], *, run: int = RUN) -> list[Paragraph]:
    """Whole paragraphs: by ``# newpar`` and ``# newdoc`` where the set has them (PUD), else runs of
    ``run`` consecutive sentences (GSD marks neither).
    """
    marked = any(sentence.opens for sentence in sentences)
    groups: list[list[Sentence]] = []
    for number, sentence in enumerate(sentences):
        if not groups or (sentence.opens if marked else number % run == 0):
            groups.append([])
        groups[-1].append(sentence)
    return [_paragraph(group) for group in groups]


def _paragraph(group: Sequence[Sentence]) -> Paragraph:
    stretches: list[tuple[int, int]] = []
    at = 0
    for sentence in group:
        stretches.append((at, at + len(sentence.text)))
        at += len(sentence.text) + 1
    return Paragraph(" ".join(sentence.text for sentence in group), tuple(stretches))


def _outer_head(sentence: Sentence, number: Sequence[int], at: int) -> int:
    for word, own in zip(sentence.words, number, strict=True):
        if own == at and (word.head < 0 or number[word.head] != at):
            return number[word.head] if word.head >= 0 else -1
    return -1


def _sentence(lines: Sequence[str], path: Path) -> Sentence:
    notes = dict(_notes(lines))
    text = notes.get("text", "").strip()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    words: list[Word] = []
    at = 0
    contracted = range(0)
    stretch = (0, 0)
    for row in rows:
        first, _, last = row[0].partition("-")
        if "." in first:
            continue  # an empty node of the enhanced graph
        if last:
            contracted = range(int(first), int(last) + 1)
        inside = not last and int(first) in contracted
        if not inside:
            start = text.find(row[1], at)
            if start < 0:
                raise ValueError(f"{path}: {notes.get('sent_id')}: no {row[1]!r} in its text")
            at = start + len(row[1])
            stretch = (start, at)
        if not last:
            within = inside and int(first) != contracted.start
            words.append(_word(row, stretch, within=within))
    opens = "newpar" in notes or "newdoc" in notes
    return Sentence(id=notes.get("sent_id", ""), text=text, words=tuple(words), opens=opens)


def _notes(lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The comments of a sentence; ``newdoc`` and ``newpar`` may bear an id."""
    for line in lines:
        if line.startswith("#"):
            key, _, value = line[1:].partition("=")
            yield key.split()[0] if key.strip() else "", value.strip()


def _word(row: Sequence[str], stretch: tuple[int, int], *, within: bool) -> Word:
    feats = dict(pair.split("=", 1) for pair in row[5].split("|")) if row[5] != "_" else {}
    return Word(
        form=row[1],
        lemma=row[2],
        upos=row[3],
        xpos=row[4],
        feats=feats,
        head=int(row[6]) - 1,
        deprel=row[7],
        start=stretch[0],
        end=stretch[1],
        within=within,
    )
