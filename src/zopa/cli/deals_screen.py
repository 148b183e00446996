"""What ``zopa deals`` prints for people."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from zopa.cli.output import clean, console

if TYPE_CHECKING:
    from rich.console import Console

    from zopa.deals.game import Game, Link, RedLine, Terms
    from zopa.deals.limits import Limit
    from zopa.deals.package import Answer, Package
    from zopa.deals.questions import Question
    from zopa.deals.robustness import Acceptance, Robustness, Share
    from zopa.deals.study import Study


_LINES = 6
"""Conflicts that are listed at least; one screen of them tells what stands in the way."""

_ISSUES = 6
"""Issues that are named one by one."""

_LABEL = 24
"""The most room for the labels of a table."""

_LARGE = 10**12
"""From here on the number of packages is rounded."""

_MARKS = str.maketrans(",.", ".,")


@cache
def _all_words() -> dict[str, dict[str, str]]:
    import yaml

    text = Path(__file__).with_name("deals_words.yaml").read_text(encoding="utf-8")
    # The base loader leaves every word a word.
    return yaml.load(text, Loader=yaml.BaseLoader)  # type: ignore[no-any-return]  # noqa: S506


def words(lang: str) -> dict[str, str]:
    """The words of this screen in a language."""
    return _all_words()[lang]


def show(study: Study, lang: str, *, most: int) -> None:
    """Print a study, with at most so many packages side by side."""
    _Screen(study, lang, most).show()


class Names:
    """What parties, issues and options are called in a language."""

    def __init__(self, game: Game, lang: str) -> None:
        self.game, self.lang = game, lang

    def _in(self, names: dict[str, str], id: str) -> str:
        return clean(names.get(self.lang) or next(iter(names.values()), id))

    def party(self, id: str) -> str:
        """A party, with a capital letter: it begins a cell or a line."""
        return _capital(self.bare(id))

    def bare(self, id: str) -> str:
        """A party inside a sentence."""
        return self._in(self.game.party(id).name, id)

    def issue(self, id: str) -> str:
        """An issue."""
        return self._in(self.game.issue(id).name, id)

    def option(self, issue: str, id: str) -> str:
        """An option of an issue."""
        held = self.game.issue(issue)
        return self._in(held.options[held.at(id)].name, id)

    def line(self, line: RedLine) -> str:
        """A red line in words: its name, or its terms."""
        return self._in(line.name, "") or self._terms(line.terms)

    def link(self, link: Link) -> str:
        """A link in words: its name, or its terms."""
        said = words(self.lang)["link"]
        if link.name:
            return f"{said}: {self._in(link.name, '')}"
        kind = words(self.lang)[link.kind]
        return f"{said}: {self._terms(link.if_)} {kind} {self._terms(link.then)}"

    def _terms(self, terms: Terms) -> str:
        return ", ".join(
            f"{self.issue(issue)}: {' / '.join(self.option(issue, o) for o in options)}"
            for issue, options in terms.items()
        )


class _Screen:
    def __init__(self, study: Study, lang: str, most: int) -> None:
        self.study, self.lang, self.most = study, lang, most
        self.word = words(lang)
        self.names = Names(study.game, lang)
        self.out: Console = console()

    def show(self) -> None:
        self._head()
        self._blocked()
        self._solutions()
        if self.study.robustness is not None and self.study.robustness.candidates:
            found = self.study.robustness
            if not found.settled or found.limits_unknown:
                title = self.word["best_packages"]
                self._robustness(found, self.names, title, self.study.allowed)
            self._questions(self.study.questions, self.names)
            self._trades()
        self._stability()
        self._bridges()

    def _title(self, text: str) -> None:
        from rich.text import Text

        self.out.print(Text(f"\n{text}", style="bold"))

    def _lines(self, lines: Iterable[str], indent: int = 2) -> None:
        from rich.padding import Padding
        from rich.text import Text

        for line in lines:
            self.out.print(Padding(Text(clean(line)), (0, 0, 0, indent), expand=False))

    def _head(self) -> None:
        from rich.text import Text

        game, word = self.study.game, self.word
        title = game.title.get(self.lang) or next(iter(game.title.values()), game.id)
        self.out.print(Text(clean(title), style="bold"))
        for veto, said in ((True, word["must_agree"]), (False, word["also_shown"])):
            some = [self.names.bare(party.id) for party in game.parties if party.veto == veto]
            if some:
                self._lines([f"{_capital(', '.join(some))}: {said}"])
        allowed = self.study.allowed
        count = self.study.packages
        said = (
            f"{self._figure(f'{count:,}' if count < _LARGE else f'{count:.1e}')} {word['packages']}"
        )
        before = self.study.before
        then = ""
        if before is not None and before.allowed is not None and allowed is not None:
            then = f" ({word['before']}: {self._figure(f'{before.allowed:,}')})"
        self._lines([f"{said}; {self._within(allowed)}{then}"])
        if self.study.changes:
            self._lines([f"{word['changes']}: {'; '.join(self.study.changes)}"])
        if self.study.unknown:
            self._lines([word["figures_missing"]])

    def _figure(self, text: str) -> str:
        """Figures as they are written in the language of the screen."""
        return (
            text.translate(_MARKS).replace("%", "\N{NO-BREAK SPACE}%")
            if self.lang == "de"
            else text
        )

    def _number(self, value: float) -> str:
        return self._figure(f"{round(value, 9) + 0.0:.4g}")

    def _within(self, allowed: int | None) -> str:
        if allowed is None:
            return self.word["not_counted"]
        return f"{self._figure(f'{allowed:,}')} {self.word['keep_rules']}"

    def _packages(self, allowed: int | None) -> str:
        if allowed is None:
            return self.word["not_counted"]
        return f"{self._figure(f'{allowed:,}')} {self.word['packages']} {self.word['keep_rules']}"

    def _blocked(self) -> None:
        word = self.word
        held = self.study.impasse
        if self.study.allowed == 0:
            self._title(word["no_deal"])
        elif held is not None and not held.open and held.conflicts:
            self._title(word["no_gain"])
        self._impasse()
        if self.study.blocking:
            self._title(word["coalitions"])
            self._lines(
                " + ".join(self.names.party(id) for id in group) for group in self.study.blocking
            )
        if self.study.cycles:
            self._title(word["cycles"])
            self._lines(
                " → ".join(f"{self.names.issue(i)}: {self.names.option(i, o)}" for i, o in c.terms)
                for c in self.study.cycles
            )

    def _impasse(self) -> None:
        """Every conflict and the smallest moves, in words."""
        held, word = self.study.impasse, self.word
        if held is None or held.open:
            return
        self._title(word["blocked_by"])
        for conflict in held.conflicts[: max(self.most, _LINES)]:
            parts = [self._limit(limit) for limit in conflict.limits]
            parts += [self.names.link(self.study.game.links[at]) for at in conflict.links]
            self._lines([f"✕ {' + '.join(parts)}"])
        self._more(len(held.conflicts) - max(self.most, _LINES))
        self._title(word["moves"])
        for move in held.moves[: self.most]:
            parts = [
                self._limit(limit) + self._short(move.shortfalls.get(limit.party, 0.0), limit)
                for limit in move.limits
            ]
            self._lines([f"→ {' + '.join(parts)}"])
        self._more(len(held.moves) - self.most)

    def _more(self, count: int) -> None:
        if count > 0:
            self._lines([f"… {count} {self.word['more']}"])

    def _short(self, shortfall: float, limit: Limit) -> str:
        """How far below its walk-away value a party would have to go."""
        if limit.number is not None:
            return ""
        return f" ({self.word['below'].format(amount=self._figure(f'{shortfall:.3f}'))})"

    def _limit(self, limit: Limit) -> str:
        from zopa.deals.variants import short_name

        party = self.names.party(limit.party)
        if limit.number is None:
            return f"{party}: {self.word['walk_away']}"
        held = self.study.game.party(limit.party)
        line = self.names.line(held.red_lines[limit.number])
        return f"{party}: {line} [{short_name(held, limit.number)}]"

    def _solutions(self) -> None:
        answers = self.study.solutions
        before = self.study.before
        if before is None or not any(one.package for one in before.solutions):
            answers = tuple(one for one in answers if one.status != "infeasible")
        if not answers:
            return  # said above, with the reasons
        word = self.word
        self._title(word["solutions"])
        self._lines(
            f"{word[answer.solution]}: {word[answer.status]}{self._value(at)}"
            for at, answer in enumerate(answers)
        )
        groups: list[tuple[Package, list[Answer]]] = []
        for answer in answers:
            if answer.package is None:
                continue
            same = next((g for g in groups if g[0].terms == answer.package.terms), None)
            if same is None:
                groups.append((answer.package, [answer]))
            else:
                same[1].append(answer)
        heads = [" = ".join(word[a.solution] for a in held) for _, held in groups]
        below = [
            (
                self.names.party(p.id),
                [self._figure(f"{package.utilities[p.id]:.3f}") for package, _ in groups],
            )
            for p in self.study.game.parties
        ]
        self._side_by_side(self.names, heads, [p.terms for p, _ in groups], below)
        held = self.study.frontier
        if held is not None:
            how = word["complete"] if held.complete else word["sample"]
            self._lines([f"{word['frontier']}: {self._figure(f'{held.count:,}')} ({how})"])

    def _value(self, at: int) -> str:
        """The measure of a solution, and the one without the suppositions."""
        answer, before = self.study.solutions[at], self.study.before
        said = [] if answer.value is None else [self._number(answer.value)]
        if before is not None and at < len(before.solutions):
            value = before.solutions[at].value
            then = self.word["none"] if value is None else self._number(value)
            said.append(f"{self.word['before']}: {then}")
        return f" ({'; '.join(said)})" if said else ""

    def _robustness(self, found: Robustness, names: Names, title: str, allowed: int | None) -> None:
        word = self.word
        all_compared = allowed is not None and len(found.candidates) >= allowed
        part = "" if all_compared else f" ({word['best_of_draws']})"
        self._title(title)
        if self._thin():
            self._lines([word["too_little"]])
            self._silent(names)
            return
        shown = found.candidates[: self.most]
        heads = [f"{word['package']} {number + 1}" for number in range(len(shown))]
        below = [
            (
                f"{word['best']}, {word['of_preferences']}",
                [self._figure(_percent(c.best, exact=found.settled)) for c in shown],
            )
        ]
        below += [
            (names.party(party.id), [self._accepts(c.parties[party.id]) for c in shown])
            for party in self.study.game.parties
            if party.id not in found.limits_unknown
        ]
        self._side_by_side(names, heads, [c.terms for c in shown], below)
        drawn = self._figure(f"{found.samples:,}")
        compared = self._figure(f"{len(found.candidates):,}")
        self._lines([f"{drawn} {word['samples']}; {compared} {word['candidates']}{part}"])
        self._silent(names)
        unknown = [names.bare(id) for id in found.limits_unknown]
        if unknown:
            self._lines([f"{word['limits_unknown']}: {', '.join(unknown)}"])

    def _unsaid(self) -> dict[str, list[str]]:
        """For each side that must agree the issues on which it has no view on record."""
        game = self.study.game
        return {
            party.id: [i.id for i in game.issues if i.id not in party.preferences]
            for party in game.parties
            if party.veto
        }

    def _thin(self) -> bool:
        """Whether a side is silent on most issues, so that a best package would be mere chance."""
        return any(2 * len(held) > len(self.study.game.issues) for held in self._unsaid().values())

    def _silent(self, names: Names) -> None:
        """On what the sides that must agree have no view on record: such draws flatter a package."""
        game, word = self.study.game, self.word
        parts = []
        for party, held in self._unsaid().items():
            if not held:
                continue
            issues = ", ".join(map(names.issue, held))
            if len(held) > _ISSUES:
                issues = word["of_issues"].format(count=len(held), all=len(game.issues))
            parts.append(word["silent_on"].format(party=names.bare(party), issues=issues))
        if parts:
            self._lines([f"{word['silent']}: {'; '.join(parts)}"])

    def _accepts(self, party: Acceptance) -> str:
        word = self.word
        if party.verdict != "depends" or party.share is None:
            return word[party.verdict]
        share = party.share
        said = f"{share.value:.0%} ({100 * share.low:.0f}–{100 * share.high:.0f})"
        return f"{word['depends']}: {self._figure(said)}"

    def _side_by_side(
        self,
        names: Names,
        heads: Sequence[str],
        packages: Sequence[dict[str, str]],
        below: Sequence[tuple[str, Sequence[str]]],
    ) -> None:
        from rich.box import SIMPLE_HEAD
        from rich.table import Table
        from rich.text import Text

        if not packages:
            return
        table = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False)
        labels = [names.issue(issue.id) for issue in names.game.issues] + [x for x, _ in below]
        table.add_column("", overflow="fold", width=min(max(map(len, labels)), _LABEL))
        for head in heads:
            narrow = head.replace("-", "-\n") if len(heads) > 2 else head
            table.add_column(Text(narrow), overflow="fold", ratio=1)
        for issue in names.game.issues:
            options = [names.option(issue.id, terms[issue.id]) for terms in packages]
            cells = ["″" if at and options[at - 1] == o else o for at, o in enumerate(options)]
            table.add_row(Text(names.issue(issue.id)), *map(Text, cells))
        table.add_section()
        for label, values in below:
            table.add_row(Text(label), *map(Text, values))
        self.out.print(table)

    def _questions(self, asked: Sequence[Question], names: Names) -> None:
        if not asked:
            return
        self._title(self.word["questions"])
        for question in asked[: self.most]:
            issue = question.issue
            first, second = question.first, question.second or ""
            if issue is None:
                said = {"first": names.issue(first), "second": names.issue(second)}
            else:
                said = {
                    "issue": names.issue(issue),
                    "first": names.option(issue, first),
                    "second": names.option(issue, second) if second else "",
                }
            text = self.word[question.kind].format(party=names.bare(question.party), **said)
            gain = self._figure(f"{100 * question.gain:.1f}")
            self._lines([f"{_capital(text)}? (+{gain} {self.word['points']})"])

    def _trades(self) -> None:
        if not self.study.trades:
            return
        self._title(self.word["trades"])
        for trade in self.study.trades[: self.most]:
            text = self.word["trade"].format(
                a=self.names.bare(trade.a),
                b=self.names.bare(trade.b),
                gives=self.names.issue(trade.gives),
                gets=self.names.issue(trade.gets),
            )
            share = self._figure(f"{trade.share.value:.0%}")
            part = f" ({share} {self.word['of_preferences']})" if self.study.unknown else ""
            self._lines([f"{_capital(text)}{part}"])

    def _stability(self) -> None:
        held = self.study.stability
        if held is None:
            return
        word = self.word
        lines = [
            f"{self.names.party(f.party)} {word['walks_away']} ({self._figure(f'{f.slack:+.3f}')})"
            for f in held.parties
            if f.slack is not None and f.slack < 0
        ]
        for one in held.temptations:
            who = f" {word['and']} ".join(self.names.party(id) for id in one.coalition)
            stop = ", ".join(self.names.party(id) for id in one.stopped_by)
            tail = f"; {word['stopped_by']} {stop}" if stop else ""
            gain = self._figure(f"{one.gain:+.3f}")
            lines.append(f"{who} {word['tempted']} ({gain}){tail}")
        self.out.print()
        self._lines(lines or [word["stable"]])

    def _bridges(self) -> None:
        from rich.text import Text

        if not self.study.bridges:
            return
        self._title(self.word["bridges"])
        issue = ""
        for bridge in self.study.bridges:
            if bridge.issue != issue:
                issue = bridge.issue
                self.out.print(Text(self.names.issue(issue), style="underline"))
            said = (bridge.name, bridge.option, bridge.around)
            name, option, around = (text[self.lang] for text in said)
            self._lines([f"◇ {name}: {option}. {around}"])
            self._lines(
                (
                    f"{self.word['precedent']}: {p.what[self.lang]} ({p.year}). {p.fact[self.lang]}"
                    for p in bridge.precedents
                ),
                indent=6,
            )
        held = self.study.opened
        if held is not None and held.robustness is not None:
            word = self.word
            self._title(f"{word['bridged']}: {self._packages(held.allowed)}")
            names = Names(held.game, self.lang)
            self._robustness(held.robustness, names, word["best_bridged"], held.allowed)
            self._questions(held.questions, names)


def _percent(share: Share, *, exact: bool) -> str:
    """A share with its interval; without one where nothing was left to draw."""
    if exact:
        return f"{share.value:.0%}"
    return f"{share.value:.1%} ({100 * share.low:.1f}–{100 * share.high:.1f})"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
