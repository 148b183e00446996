"""Interviews: which paragraphs are questions, which are answers, and who answers.

Printed interviews show who speaks by their layout. Either a label stands before each turn ("Frage:",
"ZEIT:", "Vidal:"), or questions and answers are paragraphs in turn, of which nothing but their form
tells: a question ends with its mark or says "you", an answer says "we" or "I". An answer is a direct
statement without quotation marks; a question is nobody's position. A report that only asks questions
(a comment, a list of questions and answers about a matter, a blog in entries) is no interview: nobody
is addressed in it, and nobody speaks of himself.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from zopa.case.findings import Finding, Position, Statement
from zopa.case.spans import Interval
from zopa.language.interviewing import InterviewWords, interview_words
from zopa.language.text import QUOTE_MARKS, Sentence
from zopa.reading.labels import Label, labels
from zopa.reading.page import Page
from zopa.reading.referents import Referents
from zopa.reading.voice import Range

RULE = "statement.interview"
_LONG = 60  # words that a question has at most
_PLAIN = 30  # words of one that is put as a plain sentence
_TURNS = 2  # questions and answers that an interview has at least
_EDGE = 4  # paragraphs at both ends in which a line may say that this is an interview
_BYLINE = 25  # words of such a line
_CONFIDENCE = 0.9


class Paragraph(Struct, frozen=True):
    """A paragraph as words ``first`` to ``last`` (excluded), with what its form tells."""

    first: int
    last: int
    sentences: int
    heading: bool
    asks: bool
    polite: bool
    addressed: bool
    own: bool

    @property
    def size(self) -> int:
        """How many words and marks."""
        return self.last - self.first


class Answer(Struct, frozen=True):
    """Words ``first`` to ``last`` (excluded) are what ``speaker`` answers; ``label`` names him."""

    first: int
    last: int
    speaker: str | None
    label: Range | None = None


class Interview(Struct, frozen=True):
    """The answers and the questions (as words) of an interview in their order; ``guest``: who is
    asked, and whom a headline in quotation marks quotes.
    """

    answers: list[Answer]
    questions: list[Range]
    guest: str | None


def interview(page: Page, referents: Referents) -> Interview | None:
    """The interview that a report prints; ``None`` for a report that is none."""
    return _Layout(page, referents).read()


def answered(page: Page, found: Interview, statements: Sequence[Statement]) -> list[Statement]:
    """The statements of a report with the answers of its interview.

    What an answer tells of others stays, if a verb of saying tells it; a headline in quotation marks
    is the guest's.
    """
    answers = [(answer.first, answer.last) for answer in found.answers]
    kept = []
    for one in statements:
        at = _within(page, answers, one)
        if at is None:
            asked = one.speaker == found.guest and _within(page, found.questions, one) is not None
            kept += [] if asked and one.kind == "reported" else [one]
        elif one.cue and one.speaker not in {None, found.answers[at].speaker}:
            kept.append(one)
    kept = _headed(page, found, kept)
    return kept + [_statement(page, answer) for answer in found.answers]


def unasked(
    page: Page, found: Interview, positions: Sequence[Position], party: str | None
) -> list[Position]:
    """The positions without those of the guest, who speaks for ``party``, in what he is asked."""
    return [
        one
        for one in positions
        if _within(page, found.questions, one) is None
        or not (one.party == party or one.speaker == found.guest)
    ]


def _within(page: Page, stretches: Sequence[Range], one: Finding) -> int | None:
    """Which of some stretches of words, in their order, a finding begins in or reaches into."""
    span = one.evidence[0]
    at = bisect_left(stretches, span.end, key=lambda words: page.words.start[words[0]]) - 1
    if at < 0 or span.start >= page.words.end[stretches[at][1] - 1]:
        return None
    return at


def _headed(page: Page, found: Interview, statements: Sequence[Statement]) -> list[Statement]:
    """The statements with a headline in quotation marks as the guest's own words."""
    texts = page.words.text
    heads = [s for s in page.sentences[:_EDGE] if s.heading or s.paragraph == 0]
    head = next(
        (
            s
            for s in heads
            if s.last - s.first > _TURNS
            and texts[s.first] in QUOTE_MARKS
            and texts[s.last - 1] in QUOTE_MARKS
        ),
        None,
    )
    if head is None or found.guest is None:
        return list(statements)
    mine = _statement(page, Answer(head.first, head.last, found.guest))
    same = [one for one in statements if one.evidence[0] == mine.evidence[0]]
    if any(one.speaker is not None for one in same):
        return list(statements)
    return [one for one in statements if one not in same] + [mine]


def _statement(page: Page, answer: Answer) -> Statement:
    published = page.report.published
    return Statement(
        id="",
        evidence=(page.span(answer.first, answer.last),),
        confidence=_CONFIDENCE if answer.speaker else 0.5,
        rule=RULE,
        report=page.report.id,
        speaker=answer.speaker,
        kind="direct",
        form="Direct",
        quote=(page.part(answer.first, answer.last),),
        speaker_spans=(page.part(*answer.label),) if answer.label else (),
        said=Interval(published.start, published.end),
        speaker_rule="speaker.interview" if answer.speaker else None,
    )


class _Layout:
    """Reads the layout of one page."""

    def __init__(self, page: Page, referents: Referents) -> None:
        self.page = page
        self.referents = referents
        self.words: InterviewWords = interview_words(page.language)
        self._low = page.words.low
        self._texts = page.words.text
        self._quoted = frozenset(i for q in page.quotations for i in range(q.first, q.last))

    def read(self) -> Interview | None:
        if "?" not in self.page.report.text:
            return None
        paragraphs = self._paragraphs()
        if len(paragraphs) >= 2 * _TURNS:
            found = self._with_labels(paragraphs) or self._in_turn(paragraphs)
            if found is not None:
                return found
        return self._with_labels([self._paragraph([one]) for one in self.page.sentences])

    def _with_labels(self, paragraphs: Sequence[Paragraph]) -> Interview | None:
        """An interview whose turns have labels, be they paragraphs or only sentences."""
        labelled = labels(self.page, self.words, [(p.first, p.last) for p in paragraphs])
        if any(turn.asks for turn in labelled):
            return self._labelled(paragraphs, labelled)
        return self._one_labelled(paragraphs, labelled) if labelled else None

    # -- paragraphs -------------------------------------------------------------------------------

    def _paragraphs(self) -> list[Paragraph]:
        grouped: list[list[Sentence]] = []
        for sentence in self.page.sentences:
            if grouped and grouped[-1][-1].paragraph == sentence.paragraph:
                grouped[-1].append(sentence)
            else:
                grouped.append([sentence])
        return [self._paragraph(sentences) for sentences in grouped]

    def _paragraph(self, sentences: Sequence[Sentence]) -> Paragraph:
        first, last = sentences[0].first, sentences[-1].last
        plain = [i for i in range(first, last) if i not in self._quoted]
        begins = {s.first for s in sentences}
        return Paragraph(
            first,
            last,
            len(sentences),
            all(s.heading for s in sentences),
            asks=self._texts[last - 1] == "?",
            polite=any(self._is_polite(i, begins) for i in plain),
            addressed=any(self._addresses(i, last) for i in plain),
            own=not self.words.own.isdisjoint(self._low[i] for i in plain),
        )

    def _is_polite(self, index: int, begins: set[int]) -> bool:
        if self._low[index] not in self.words.polite:
            return False
        if not self.words.polite_capital:
            return True
        before = self._texts[index - 1] if index else "."
        within = index not in begins and (before[0].isalnum() or before == ",")
        return within and self._texts[index][0].isupper()

    def _addresses(self, index: int, last: int) -> bool:
        """ "Frau Vidal, ...", "..., Herr Minister?": set off by commas."""
        if self._low[index] not in self.words.address or not self._texts[index][0].isupper():
            return False
        before = self._texts[index - 1] if index else "."
        at = index + 1
        while at < last and (self._texts[at][0].isupper() or self._texts[at] == "."):
            at += 1
        behind = self._texts[at] if at < last else "."
        opens = not before[0].isalnum() and before not in QUOTE_MARKS
        return opens and at <= index + 4 and (behind in ",?!" or before == ",")

    # -- labels -----------------------------------------------------------------------------------

    def _labelled(self, paragraphs: Sequence[Paragraph], turns: Sequence[Label]) -> Interview:
        """An interview whose turns have labels; a paragraph without one goes on with the last."""
        begin = turns[0].paragraph
        guest = self._guest(paragraphs, begin, [t.paragraph for t in turns if t.asks])
        by_paragraph = {turn.paragraph: turn for turn in turns}
        final = turns[-1].paragraph
        answers: list[Answer] = []
        questions: list[Range] = []
        latest: Label | None = None
        for number in range(begin, len(paragraphs)):
            paragraph = paragraphs[number]
            turn = by_paragraph.get(number)
            if turn is None and number > final and not paragraph.own:
                break
            latest = turn or latest
            if latest is None or latest.asks:
                questions.append((paragraph.first, paragraph.last))
                continue
            first = turn.behind if turn is not None else paragraph.first
            if first >= paragraph.last:
                continue
            speaker = self._named(latest) or (None if latest.several else guest)
            label = (latest.first, latest.last) if turn is not None else None
            answers.append(Answer(first, paragraph.last, speaker, label))
        return Interview(answers, questions, guest)

    def _one_labelled(
        self, paragraphs: Sequence[Paragraph], turns: Sequence[Label]
    ) -> Interview | None:
        """An interview in which only the answers have a label: what stands right before one is asked,
        and a paragraph behind an answer goes on with it unless it asks itself.
        """
        guests = {self._named(turn) or self._called(turn) for turn in turns} - {None}
        by_paragraph = {turn.paragraph: turn for turn in turns}
        before = [turn.paragraph - 1 for turn in turns if turn.paragraph]
        asking = [n for n in before if n not in by_paragraph and self._asks(paragraphs[n])]
        if not guests or len(asking) < _TURNS:
            return None
        guest = self._named(turns[-1]) or self._called(turns[-1]) or guests.pop()
        answers: list[Answer] = []
        questions: list[Range] = [(paragraphs[n].first, paragraphs[n].last) for n in asking[:1]]
        pending = False  # a question that no label has answered
        for number in range(turns[0].paragraph, len(paragraphs)):
            paragraph, turn = paragraphs[number], by_paragraph.get(number)
            if turn is not None:
                speaker = self._named(turn) or self._called(turn) or guest
                label = (turn.first, turn.last)
                if turn.behind < paragraph.last:
                    answers.append(Answer(turn.behind, paragraph.last, speaker, label))
                pending = False
            elif number + 1 in by_paragraph or (not pending and self._asks(paragraph)):
                questions.append((paragraph.first, paragraph.last))
                pending = True
            elif pending or paragraph.own:
                answers.append(Answer(paragraph.first, paragraph.last, guest))
                pending = False
        return Interview(answers, questions, guest)

    @staticmethod
    def _asks(paragraph: Paragraph) -> bool:
        """Whether a paragraph asks, or speaks to somebody, and tells nothing of its own side."""
        return (paragraph.asks or paragraph.polite or paragraph.addressed) and (
            not paragraph.own or paragraph.polite or paragraph.addressed
        )

    def _called(self, label: Label) -> str | None:
        """Whoever is named by all words of a label."""
        return next(
            (
                name.actor
                for name in self.referents.within(label.first, label.last)
                if name.last == label.last and name.role != "adjective"
            ),
            None,
        )

    def _named(self, label: Label) -> str | None:
        """The person that a label names: by a name, or by a surname that one person bears."""
        for name in self.referents.within(label.first, label.last):
            if name.role == "person" and name.actor in self.referents.known:
                return name.actor
        surname = self._low[label.last - 1]
        bearers = {
            name.actor
            for name in self.referents.names
            if name.role == "person"
            and name.actor is not None
            and self._low[name.last - 1] == surname
        }
        return bearers.pop() if len(bearers) == 1 else None

    # -- paragraphs in turn -----------------------------------------------------------------------

    def _in_turn(self, paragraphs: Sequence[Paragraph]) -> Interview | None:
        """An interview whose questions and answers are paragraphs in turn."""
        count = len(paragraphs)
        sure = [self._surely_asks(paragraphs, number) for number in range(count)]
        questions = [number for number in range(count) if sure[number]]
        said = self._says_so(paragraphs)
        strong = [n for n in questions if paragraphs[n].polite or paragraphs[n].addressed]
        begin = next(iter(questions if said else strong), None)
        if begin is None or len(questions) < _TURNS or not (said or len(strong) >= _TURNS):
            return None
        guest = self._guest(paragraphs, begin, questions)
        spoken = [n for n in questions if n >= begin and n + 1 < count and paragraphs[n + 1].own]
        if guest is None or len(spoken) < (1 if said and strong else _TURNS):
            return None
        answers: list[Answer] = []
        put: list[Range] = []
        asked = False
        for number in range(begin, count):
            paragraph = paragraphs[number]
            if asked and not (sure[number] and (paragraph.polite or paragraph.addressed)):
                # a question behind another one is the answer, unless it says "you" again
                answers.append(Answer(paragraph.first, paragraph.last, guest))
                asked = False
            elif sure[number] or (
                self._goes_on(answers, paragraphs, number)
                and self._plainly_asks(paragraphs, number, questions[-1])
            ):
                asked = True
                put.append((paragraph.first, paragraph.last))
            elif (
                self._goes_on(answers, paragraphs, number)
                and not self._speaks_of(guest, paragraph)
                and (number < questions[-1] or paragraph.own)
            ):
                answers.append(Answer(paragraph.first, paragraph.last, guest))
        return Interview(answers, put, guest)

    @staticmethod
    def _goes_on(answers: Sequence[Answer], paragraphs: Sequence[Paragraph], number: int) -> bool:
        """Whether the paragraph before belongs to an answer."""
        return bool(answers) and answers[-1].last == paragraphs[number - 1].last

    def _surely_asks(self, paragraphs: Sequence[Paragraph], number: int) -> bool:
        """Whether the form of a paragraph shows a question: its mark, or whom it addresses."""
        paragraph = paragraphs[number]
        if paragraph.size > _LONG or number + 1 >= len(paragraphs):
            return False
        if paragraph.heading and number == 0:
            return False  # the headline
        if paragraph.asks:
            return not paragraph.own or paragraph.polite or paragraph.addressed
        return (paragraph.polite or paragraph.addressed) and not paragraph.own

    def _plainly_asks(self, paragraphs: Sequence[Paragraph], number: int, last: int) -> bool:
        """Whether a paragraph between answers is a question put as a plain sentence."""
        paragraph = paragraphs[number]
        if number + 1 >= len(paragraphs) or paragraph.own or paragraph.size > _PLAIN:
            return False
        following = paragraphs[number + 1]
        if self._surely_asks(paragraphs, number + 1) or paragraph.sentences > _TURNS:
            return False
        return number < last or following.own

    def _says_so(self, paragraphs: Sequence[Paragraph]) -> bool:
        """Whether a line at the head or foot says that this is an interview."""
        near = [*paragraphs[:_EDGE], *paragraphs[-_EDGE:]]
        return any(p.size <= _BYLINE and self._byline(p.first, p.last) for p in near) or any(
            self._byline_text(noise.start, noise.end) for noise in self.page.report.noise
        )

    def _byline(self, first: int, last: int) -> bool:
        bylines = self.words.bylines
        return any(bylines.first(self._low, i, last) for i in range(first, last))

    def _byline_text(self, start: int, end: int) -> bool:
        words = [
            word.strip(".,:;|·•()*_")
            for word in self.page.report.text[start:end].lower().split()[:_BYLINE]
        ]
        return any(self.words.bylines.first(words, i) for i in range(len(words)))

    # -- who answers ------------------------------------------------------------------------------

    def _guest(
        self, paragraphs: Sequence[Paragraph], begin: int, questions: Sequence[int]
    ) -> str | None:
        """Who is asked: whom a question addresses by name, else whom the lines before are about."""
        for number in questions:
            paragraph = paragraphs[number]
            for name in self.referents.within(paragraph.first, paragraph.last):
                if (
                    name.role == "person"
                    and name.actor is not None
                    and self._behind_address(name.first)
                ):
                    return name.actor
        author = (self.page.report.author or "").lower()
        counts: Counter[str] = Counter()
        for number, paragraph in enumerate(paragraphs[:begin]):
            if (
                number
                and paragraph.size <= _BYLINE
                and self._byline(paragraph.first, paragraph.last)
            ):
                continue  # "Interview: ..." names who asks
            for name in self.referents.within(paragraph.first, paragraph.last):
                known = name.role in {"person", "title"} and name.actor is not None
                if known and name.name.lower() not in author and name.actor is not None:
                    counts[name.actor] += 1
        best = counts.most_common(2)
        if not best or (len(best) > 1 and best[0][1] == best[1][1]):
            return None
        return best[0][0]

    def _behind_address(self, index: int) -> bool:
        near = self._low[max(index - 2, 0) : index + 1]
        return not self.words.address.isdisjoint(near)

    def _speaks_of(self, guest: str, paragraph: Paragraph) -> bool:
        """Whether a paragraph tells of the guest, and he does not speak himself."""
        if paragraph.own:
            return False
        names = self.referents.within(paragraph.first, paragraph.last)
        return any(name.actor == guest for name in names)
