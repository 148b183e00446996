"""What ``zopa deals`` prints for people."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from zopa.cli.output import clean, console

if TYPE_CHECKING:
    from rich.console import Console

    from zopa.deals.game import Game, RedLine
    from zopa.deals.limits import Limit
    from zopa.deals.package import Answer, Package
    from zopa.deals.questions import Question
    from zopa.deals.robustness import Acceptance, Robustness, Share
    from zopa.deals.study import Study


_LINES = 6
"""Conflicts that are listed at least; one screen of them tells what stands in the way."""


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
        if line.name:
            return clean(line.name)
        return ", ".join(
            f"{self.issue(issue)}: {' / '.join(self.option(issue, o) for o in options)}"
            for issue, options in line.terms.items()
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
            self._robustness(
                self.study.robustness, self.names, self.word["best_packages"], self.study.allowed
            )
            self._questions(self.study.questions, self.names)
            self._trades()
        self._stability()
        self._bridges()

    def _title(self, text: str) -> None:
        from rich.text import Text

        self.out.print(Text(f"\n{text}", style="bold"))

    def _lines(self, lines: Iterable[str]) -> None:
        from rich.padding import Padding
        from rich.text import Text

        for line in lines:
            self.out.print(Padding(Text(clean(line)), (0, 0, 0, 2), expand=False))

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
        within = word["not_counted"] if allowed is None else f"{allowed:,} {word['keep_rules']}"
        self._lines([f"{self.study.packages:,} {word['packages']}; {within}"])
        if self.study.changes:
            self._lines([f"{word['changes']}: {'; '.join(self.study.changes)}"])
        if self.study.unknown:
            self._lines([word["figures_missing"]])

    def _blocked(self) -> None:
        word = self.word
        if self.study.allowed == 0:
            self._title(word["no_deal"])
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
            parts += [self._link(at) for at in conflict.links]
            self._lines([f"✕ {' + '.join(parts)}"])
        self._more(len(held.conflicts) - max(self.most, _LINES))
        self._title(word["moves"])
        for move in held.moves[: self.most]:
            parts = [self._limit(limit) for limit in move.limits]
            self._lines([f"→ {' + '.join(parts)}"])
        self._more(len(held.moves) - self.most)

    def _more(self, count: int) -> None:
        if count > 0:
            self._lines([f"… {count} {self.word['more']}"])

    def _limit(self, limit: Limit) -> str:
        party = self.names.party(limit.party)
        if limit.number is None:
            return f"{party}: {self.word['walk_away']}"
        line = self.study.game.party(limit.party).red_lines[limit.number]
        return f"{party}: {self.names.line(line)} [{limit.party}.{limit.number + 1}]"

    def _link(self, at: int) -> str:
        link = self.study.game.links[at]
        return f"{self.word['link']}: {clean(link.name) or at + 1}"

    def _solutions(self) -> None:
        answers = self.study.solutions
        if not answers:
            return
        word = self.word
        self._title(word["solutions"])
        self._lines(
            f"{word[answer.solution]}: {word[answer.status]}"
            + (f" ({answer.value:.4g})" if answer.value is not None else "")
            for answer in answers
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
            (self.names.party(p.id), [f"{package.utilities[p.id]:.3f}" for package, _ in groups])
            for p in self.study.game.parties
        ]
        self._side_by_side(self.names, heads, [p.terms for p, _ in groups], below)
        held = self.study.frontier
        if held is not None:
            how = word["complete"] if held.complete else word["sample"]
            self._lines([f"{held.count:,} {word['frontier']} ({how})"])

    def _robustness(self, found: Robustness, names: Names, title: str, allowed: int | None) -> None:
        word = self.word
        all_compared = allowed is not None and len(found.candidates) >= allowed
        part = "" if all_compared else f" ({word['best_of_draws']})"
        self._title(title)
        shown = found.candidates[: self.most]
        if found.settled and not found.limits_unknown:
            self._lines([word["nothing_open"]])
        heads = [f"{word['package']} {number + 1}" for number in range(len(shown))]
        below = [
            (
                f"{word['best']}, {word['of_preferences']}",
                [_percent(c.best, exact=found.settled) for c in shown],
            )
        ]
        below += [
            (names.party(party.id), [self._accepts(c.parties[party.id]) for c in shown])
            for party in self.study.game.parties
            if party.id not in found.limits_unknown
        ]
        self._side_by_side(names, heads, [c.terms for c in shown], below)
        self._lines(
            [
                f"{found.samples:,} {word['samples']}; {len(found.candidates):,} {word['candidates']}{part}"
            ]
        )
        unknown = [names.bare(id) for id in found.limits_unknown]
        if unknown:
            self._lines([f"{word['limits_unknown']}: {', '.join(unknown)}"])

    def _accepts(self, party: Acceptance) -> str:
        word = self.word
        if party.verdict != "depends" or party.share is None:
            return word[party.verdict]
        share = party.share
        return f"{word['depends']}: {share.value:.0%} ({share.low:.0%}–{share.high:.0%})"

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
        table.add_column("", overflow="fold", ratio=2)
        for head in heads:
            table.add_column(Text(head), overflow="fold", ratio=3)
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
            self._lines([f"{_capital(text)}? (+{question.gain:.1%})"])

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
            self._lines(
                [f"{_capital(text)} ({trade.share.value:.0%} {self.word['of_preferences']})"]
            )

    def _stability(self) -> None:
        held = self.study.stability
        if held is None:
            return
        word = self.word
        lines = [
            f"{self.names.party(f.party)} {word['walks_away']} ({f.slack:+.3f})"
            for f in held.parties
            if f.slack is not None and f.slack < 0
        ]
        for one in held.temptations:
            who = f" {word['and']} ".join(self.names.party(id) for id in one.coalition)
            stop = ", ".join(self.names.party(id) for id in one.stopped_by)
            tail = f"; {word['stopped_by']} {stop}" if stop else ""
            lines.append(f"{who} {word['tempted']} (+{one.gain:.3f}){tail}")
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
            self._lines(
                [
                    f"◇ {name}: {option}. {around}",
                    *(
                        f"    {self.word['precedent']}: {p.what[self.lang]} ({p.year}). {p.fact[self.lang]}"
                        for p in bridge.precedents
                    ),
                ]
            )
        held = self.study.opened
        if held is not None and held.robustness is not None:
            word = self.word
            within = f"{held.allowed:,} {word['packages']} {word['keep_rules']}"
            self._title(
                f"{word['bridged']}: {word['not_counted'] if held.allowed is None else within}"
            )
            names = Names(held.game, self.lang)
            self._robustness(held.robustness, names, word["best_bridged"], held.allowed)
            self._questions(held.questions, names)


def _percent(share: Share, *, exact: bool) -> str:
    """A share with its interval; without one where nothing was left to draw."""
    if exact:
        return f"{share.value:.0%}"
    return f"{share.value:.1%} ({share.low:.1%}–{share.high:.1%})"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
