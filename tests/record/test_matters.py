from __future__ import annotations

from pathlib import Path

import zopa
from zopa.case.findings import Position

REPORTS = Path(__file__).parents[2] / "examples" / "river-treaty"


def test_statements_are_about_what_they_prove(tmp_path: Path) -> None:
    case = tmp_path / "river.zopa"
    zopa.read([REPORTS / "reports"], case=case, agenda=REPORTS / "agenda.yaml", reader="fast")
    with zopa.open(case) as held:
        statements = held.statements()
        about = held.issues_of(statements)
        known = {issue.id for issue in held.agenda.issues}
        assert set(about) == {one.id for one in statements}
        assert any(about.values())
        for one in statements:
            assert set(about[one.id]) <= known

            def inside(position: Position, quote: tuple[int, int]) -> bool:
                return any(s.start < quote[1] and quote[0] < s.end for s in position.evidence)

            proven = {
                position.issue
                for position in held.positions()
                if position.report == one.report
                and any(inside(position, (part.start, part.end)) for part in one.quote)
            }
            assert proven <= set(about[one.id])
