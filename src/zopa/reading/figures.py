"""Figures: how many of what a report gives, of whom and when."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from zopa.case.findings import Bound, Figure
from zopa.case.spans import Interval
from zopa.language.counting import counting
from zopa.language.folding import plain
from zopa.language.phrases import Phrases
from zopa.language.text import Sentence
from zopa.reading.issues import CueIndex
from zopa.reading.named_times import named_time
from zopa.reading.names import Name
from zopa.reading.page import Page

_DIGITS = re.compile(r"\d+")
_LONGEST = 15  # digits; more are no number that anybody counted
_BETWEEN = 4  # words between a number and its noun ("600 schwer bewaffnete Soldaten")
_BEFORE = 3  # words of a bound before a number
_NEAR = 40  # words from a number to the one of another sentence that is set against it
_GAPPED = 8  # the same, where the verb is left out ("A spricht von 40 Toten, B von 12")
_BACK = 15  # words between "the number of" and the number
AMOUNT = "figure.amount"
"""The rule of a figure that says how much something is, which its noun or verb names."""
STOCK = "stock"
"""What is counted where the report only says that there is so much of it."""

_YEAR = 366  # days of the longest time for which there is one number
_WHOLE = 100  # of which "three of ten" is a part
_LONGEST_NOUN_PART = 7  # letters; a longer noun may be a compound of one that is listed
_SOURCE = 4  # words behind a number in which "according to X" begins
_STEM = 4  # letters that a noun keeps without its ending
_ENDINGS = ("en", "er", "es", "n", "e", "s")


class _Number(Struct, frozen=True):
    """Words ``first`` to ``last`` (excluded) that are a number."""

    first: int
    last: int
    value: float
    bound: Bound
    begin: int  # the first word of its bound


class FigureReader:
    """Reads the figures of one page, sentence by sentence."""

    def __init__(self, page: Page, names: Sequence[Name], cues: CueIndex) -> None:
        self.page = page
        self.known = counting(page.language)
        self._cues = cues
        self._names = names
        self._heads = [name.head for name in names]
        self._last: Figure | None = None  # the figure before, of this sentence or the one before it
        self._last_at = -1

    def read(self, sentence: Sentence) -> list[Figure]:
        """The figures of a sentence. Dates, lengths of time and numbers without a noun are none."""
        found: list[Figure] = []
        low, numbers = self.page.words.low, self.known.numbers
        free = sentence.first  # behind the number before
        for at in range(sentence.first, sentence.last):
            if at < free:
                continue
            if low[at] in self.known.fractions:
                number: _Number | None = self._fraction(at, sentence)
            elif low[at][0].isdigit() or low[at] in numbers:
                number = self._number(at, sentence)
            else:
                continue
            if number is None:
                continue
            figure = self._figure(number, sentence)
            if figure is not None:
                found.append(figure)
                self._last, self._last_at = figure, number.last
            free = number.last
        return found

    # -- the number -------------------------------------------------------------------------------

    def _number(self, at: int, sentence: Sentence) -> _Number | None:
        known, low = self.known, self.page.words.low
        word = low[at]
        if word in known.numbers:
            value, end = float(known.numbers[word]), at + 1
        elif word[0].isdigit():
            read = self._digits(at, sentence.last)
            if read is None:
                return None
            value, end = read
        else:
            return None
        if end < sentence.last and low[end] in known.scales:
            value, end = value * known.scales[low[end]], end + 1
        bound, begin = self._bound(at, sentence.first)
        return _Number(at, end, value, bound, begin)

    def _fraction(self, at: int, sentence: Sentence) -> _Number:
        """A part of a whole: "ein Fünftel", "two thirds"."""
        low, known = self.page.words.low, self.known
        before = low[at - 1] if at > sentence.first else ""
        times = known.numbers.get(before, 1)
        first = at - 1 if times > 1 or before in self.page.grammar.articles else at
        first = max(first, sentence.first)
        bound, begin = self._bound(first, sentence.first)
        return _Number(first, at + 1, times * known.fractions[low[at]], bound, begin)

    def _digits(self, at: int, last: int) -> tuple[float, int] | None:
        """A number in digits from word ``at``, put together where its mark is a word of its own."""
        words, known = self.page.words, self.known
        text, end = words.text[at], at + 1
        if self._of_a_clock(at):
            return None
        while (
            end + 1 < last
            and words.text[end] in {known.thousands, known.decimal}
            and words.start[end] == words.end[end - 1]
            and words.start[end + 1] == words.end[end]
            and words.text[end + 1].isdigit()
        ):
            text += words.text[end] + words.text[end + 1]
            end += 2
        ordinal = self.page.grammar.ordinals and end + 1 < last and words.text[end] == "."
        if ordinal and words.start[end] == words.end[end - 1]:
            return None  # "am 3. Dezember"
        groups = text.replace(known.decimal, " ", 1).split(" ")
        whole, *part = groups[0].split(known.thousands)
        if not all(_DIGITS.fullmatch(p) for p in (whole, *part, *groups[1:])):
            return None
        if any(len(p) != 3 for p in part) or len(text) > _LONGEST:
            return None
        bare = not part and len(groups) == 1
        if bare and len(whole) == 4 and 1900 <= int(whole) <= 2100:
            return None  # a year
        return float(whole + "".join(part) + ("." + groups[1] if len(groups) > 1 else "")), end

    def _of_a_clock(self, at: int) -> bool:
        """Whether a number is the hour or the minute of "08:50"."""
        words = self.page.words
        for colon, other in ((at - 1, at - 2), (at + 1, at + 2)):
            if not (0 <= other < len(words.text) and words.text[colon] == ":"):
                continue
            first, last = min(at, other), max(at, other)
            close = words.end[first] == words.start[colon] == words.end[colon] - 1
            if close and words.start[last] == words.end[colon] and words.text[other].isdigit():
                return True
        return False

    def _bound(self, at: int, first: int) -> tuple[Bound, int]:
        low = self.page.words.low
        for begin in range(max(first, at - _BEFORE), at):
            if low[begin] in self.known.bounds:
                for end, kind in self.known.bounds.at(low, begin, at):
                    if end == at:
                        return kind, begin
        return "exact", at

    # -- what is counted --------------------------------------------------------------------------

    def _figure(self, number: _Number, sentence: Sentence) -> Figure | None:
        low, known = self.page.words.low, self.known
        unit, at = self._unit(number, sentence)
        part = low[number.last - 1] in known.fractions
        if part:
            unit = "percent"
        noun = self._behind(at, sentence) if not part else None
        if noun is None:
            rival = self._rival(*self._share(number, unit, sentence), sentence)
            if rival is not None:
                return rival
        if part:
            return None
        if noun is None and unit == "percent":
            noun = self._of_percent(number, sentence)
        amount = self._amount(number, sentence) if noun is None and unit is not None else None
        if noun is None:
            noun = self._stock(sentence) if unit is not None else self._number_of(number, sentence)
        if noun is None and amount is not None:
            noun = amount
        if noun is None or low[noun] in known.not_counted:
            return None
        counted = self._counted(noun, sentence)
        if noun == amount:
            counted = self._key_of(low[noun]) or counted
        growing = self._has(known.so_far, sentence) or self._has(known.grown, sentence)
        span = self.page.span(sentence.first, self._end(sentence))
        published = self.page.report.published
        day = Interval(published.start, published.end)
        when = named_time(span.text, self.page.language, day, longest=_YEAR)
        return Figure(
            id="",
            evidence=(span,),
            confidence=0.7,
            rule=AMOUNT if noun == amount else "figure.number_and_noun",
            report=self.page.report.id,
            value=number.value,
            counted=counted,
            noun=self.page.part(noun, noun + 1),
            number=self.page.part(number.first, number.last),
            bound=number.bound,
            total=counted in known.totals or growing,
            unit=unit,
            actors=self._actors(sentence),
            issue=self._issue(sentence),
            date=when.days if when is not None else Interval(),
        )

    def _unit(self, number: _Number, sentence: Sentence) -> tuple[str | None, int]:
        """The unit of a number, and the word behind it: "tonnes of", "per cent", "$84 million"."""
        low, known = self.page.words.low, self.known
        at, unit = number.last, None
        for size in (2, 1):
            word = " ".join(low[at : at + size])
            if unit is None and at + size <= sentence.last and word in known.units:
                unit, at = known.units[word], at + size
        if unit is None and number.first > sentence.first:
            unit = known.units.get(low[number.first - 1])  # "$84 million"
        if unit is not None and at < sentence.last and low[at] in known.unit_links:
            at += 1
            if at < sentence.last and low[at] in self.page.grammar.articles:
                at += 1
        return unit, at

    def _share(
        self, number: _Number, unit: str | None, sentence: Sentence
    ) -> tuple[_Number, str | None]:
        """ "Drei von zehn", where the number before was one of per cent."""
        low, known = self.page.words.low, self.known
        at = number.last
        before = self._last
        if unit is not None or before is None or before.unit != "percent":
            return number, unit
        if at + 1 >= sentence.last or low[at] not in known.out_of:
            return number, unit
        whole = self._number(at + 1, sentence)
        if whole is None or not number.value < whole.value <= _WHOLE:
            return number, unit
        part = number.value / whole.value * _WHOLE
        return _Number(number.first, whole.last, part, number.bound, number.begin), "percent"

    def _amount(self, number: _Number, sentence: Sentence) -> int | None:
        """The noun or verb that says what an amount is of: the nearest before it, else behind."""
        low = self.page.words.low
        before = range(number.begin - 1, max(number.begin - _BACK, sentence.first) - 1, -1)
        behind = range(number.last, min(number.last + _BETWEEN, sentence.last))
        return next((i for i in (*before, *behind) if self._key_of(low[i]) is not None), None)

    def _key_of(self, low: str) -> str | None:
        known = self.known.amounts.get(low)
        if known is None and self.known.capital_nouns:
            ends = (key for word, key in self.known.amounts.items() if low.endswith(word))
            known = next(ends, None) if len(low) > _LONGEST_NOUN_PART else None
        return known

    def _rival(self, number: _Number, unit: str | None, sentence: Sentence) -> Figure | None:
        """A number without a noun that somebody sets against the one before: "B spricht von 12"."""
        before, low = self._last, self.page.words.low
        if before is None or unit not in {before.unit, None}:
            return None
        if unit is None and before.unit is not None and before.rule != AMOUNT:
            return None  # "3.900 Euro; B kommt auf 4.600"
        same = sentence.first <= self._last_at < sentence.last
        first = self._last_at if same else sentence.first
        if not same and number.first - self._last_at > _NEAR:
            return None
        starts = self.page.words.start
        claimed = next(self.known.claims.find(low[first : number.first]), None) is not None
        link = low[number.begin - 1] in self.page.grammar.prepositions
        named = any(first <= name.head < number.first for name in self._near(first, number.first))
        gapped = same and link and named and number.first - self._last_at <= _GAPPED
        if self._sourced(number, sentence):
            named = claimed = True
        if not named or not (claimed or gapped) or starts[number.first] <= before.number.start:
            return None
        span = self.page.span(sentence.first, self._end(sentence))
        return replace(
            before,
            evidence=(span,),
            confidence=0.6,
            rule="figure.rival_number",
            value=number.value,
            number=self.page.part(number.first, number.last),
            bound=number.bound,
            actors=self._actors(sentence),
        )

    def _sourced(self, number: _Number, sentence: Sentence) -> bool:
        """Whether "according to" and a name stand right behind a number."""
        low, last = self.page.words.low, sentence.last
        behind = range(number.last, min(number.last + _SOURCE, last))
        at = next((i for i in behind if low[i] in self.known.sourced), None)
        return at is not None and bool(self._near(at, min(at + _SOURCE, last)))

    def _near(self, first: int, last: int) -> Sequence[Name]:
        return self._names[bisect_left(self._heads, first) : bisect_left(self._heads, last)]

    def _of_percent(self, number: _Number, sentence: Sentence) -> int | None:
        """What grew or fell by so much per cent, where somebody gives the number as his own."""
        words = self.page.words
        asked = self._how_many(sentence)
        if asked is not None or not self.known.capital_nouns:
            return asked
        told = words.low[sentence.first : sentence.last]
        if next(self.known.claims.find(told), None) is None:
            return None
        named = {name.head for name in self._near(sentence.first, number.first)}
        before = range(number.begin - 1, max(number.begin - _BACK, sentence.first), -1)
        return next(
            (
                i
                for i in before
                if words.text[i][0].isupper()
                and i not in named
                and words.low[i - 1] not in self.known.before_days
            ),
            None,
        )

    def _how_many(self, sentence: Sentence) -> int | None:
        """The noun of "wie viele Betriebe", "how many plants"."""
        low = self.page.words.low
        for at in range(sentence.first, sentence.last - 2):
            if self.known.how_many.first(low, at) is not None:
                return self._behind(at + 2, sentence)
        return None

    def _behind(self, at: int, sentence: Sentence) -> int | None:
        """The noun behind a number, with its adjectives in between."""
        words, grammar = self.page.words, self.page.grammar
        closed = (grammar.prepositions, grammar.finite, grammar.coordinators, grammar.articles)
        run: list[int] = []
        for index in range(at, min(at + _BETWEEN, sentence.last)):
            word = words.text[index]
            if not word[0].isalpha() or (
                word[0].islower() and any(words.low[index] in some for some in closed)
            ):
                break
            run.append(index)
            if index == at and words.low[index] in self.known.not_counted:
                return index  # "1 February unless ..."
            if self._is_count(words.low[index]):
                return index
            if self.known.capital_nouns and word[0].isupper():
                return index
        if not run or self.known.capital_nouns:
            return None
        plural = (index for index in run if words.low[index].endswith(self.known.noun_endings))
        return next(plural, run[-1])

    def _is_count(self, low: str) -> bool:
        return low in self.known.people or any(low in one.words for one in self.known.counts)

    def _stock(self, sentence: Sentence) -> int | None:
        """The noun that says of how much there is ("der Vorrat betrug 290 Kilogramm")."""
        low, stocks = self.page.words.low, self.known.stocks
        return next((i for i in range(sentence.first, sentence.last) if low[i] in stocks), None)

    def _number_of(self, number: _Number, sentence: Sentence) -> int | None:
        """The noun in "die Zahl der Anträge ist auf 530 gestiegen"."""
        words, grammar = self.page.words, self.page.grammar
        first = max(sentence.first, number.first - _BACK)
        for index in range(number.begin - 1, first - 1, -1):
            if words.low[index] in self.known.number_words:
                following = range(index + 1, min(index + 1 + _BETWEEN, number.begin))
                nouns = (i for i in following if words.low[i] not in grammar.articles)
                return next(
                    (
                        i
                        for i in nouns
                        if words.text[i][0].isupper()
                        or (
                            not self.known.capital_nouns
                            and words.low[i] not in grammar.prepositions
                        )
                    ),
                    None,
                )
        return None

    def _counted(self, noun: int, sentence: Sentence) -> str:
        """The key of what is counted: that of a count with several words, else the bare noun."""
        low = self.page.words.low[noun]
        for one in self.known.counts:
            if low in one.words:
                return one.id
            if one.people and low in self.known.people and self._has(one.beside, sentence):
                return one.id
        if low in self.known.stocks:
            return STOCK
        word = plain(low)
        for ending in _ENDINGS:
            if word.endswith(ending) and len(word) - len(ending) >= _STEM:
                return word.removesuffix(ending)
        return word

    def _has(self, phrases: Phrases[None], sentence: Sentence) -> bool:
        low = self.page.words.low
        if phrases.in_none(low[sentence.first : sentence.last]):
            return False
        return any(
            phrases.first(low, at, sentence.last) for at in range(sentence.first, sentence.last)
        )

    # -- of whom ----------------------------------------------------------------------------------

    def _actors(self, sentence: Sentence) -> tuple[str, ...]:
        """The parties, and the persons of no party, that the sentence names."""
        some = self._names[
            bisect_left(self._heads, sentence.first) : bisect_left(self._heads, sentence.last)
        ]
        ids = (name.party or name.actor for name in some)
        return tuple(dict.fromkeys(id for id in ids if id is not None))

    def _issue(self, sentence: Sentence) -> str | None:
        hits = self._cues.find(self.page.words, sentence.first, sentence.last)
        issues = {hit.cue.issue for hit in hits}
        return issues.pop() if len(issues) == 1 else None

    def _end(self, sentence: Sentence) -> int:
        last = sentence.last
        while last - 1 > sentence.first and self.page.words.text[last - 1] == ".":
            last -= 1
        return last
