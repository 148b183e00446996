"""The agenda that a marked text makes of itself, and what counts as read in it."""

from __future__ import annotations

from pathlib import Path

from benchmarks.stands import agenda, compare, marked, read
from training.corpus import own

TEXT = """\
# id: made-1
# language: de
# kind: trade talks
# genre: report
# published: 2024-03-02

<e1><p1>Peru</p1> fordert <t1 for>eine Zollpause</t1></e1>.
<e2>Eine <t2 against>Importquote</t2> lehnt <p2>Peru</p2> ab</e2>.
<e3>Ein <t3 open>Stufenplan</t3> läßt <p3>Peru</p3> völlig mangschlich</e3>.
Am Rande ging es um <t4 none>die Fischerei</t4>.
"""


def made(folder: Path) -> own.Document:
    path = folder / "made.txt"
    path.write_text(TEXT, encoding="utf-8")
    (found,), _ = own.documents(path)
    return found


def test_targets_are_issues_and_bodies_parties(tmp_path: Path) -> None:
    text = made(tmp_path)
    issues, wanted = marked(text)
    assert list(issues) == ["zollpause", "importquote", "stufenplan", "fischerei"]
    assert [one.stance for one in wanted] == ["for", "against", "open", "none"]
    (party,) = agenda(text, issues).parties
    assert party.names["de"].name == "Peru"


def test_what_is_read_is_compared_with_what_is_marked(tmp_path: Path) -> None:
    text = made(tmp_path)
    issues, wanted = marked(text)
    found = read(text, issues)
    missed, wrong, hits = compare(wanted, found)
    assert (hits, wrong) == (2, [])
    assert [one.stance for one in missed] == ["open"]
    missed, wrong, hits = compare([one for one in wanted if one.stance == "against"], found)
    assert (hits, missed, [one.stance for one in wrong]) == (1, [], ["for"])
