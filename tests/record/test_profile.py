"""The profile of a party and of a person."""

from __future__ import annotations

from zopa.record.profile import profile
from zopa.record.snapshot import Snapshot

from .disagreeing import AGENDA, JUNE, MAY
from .made import person
from .told import Told


def test_a_party() -> None:
    made = Told(AGENDA)
    first = made.paper("Ministerin Ada Berg lehnt ab, solange geschossen wird.", MAY)
    made.mention(first, "Ada Berg")
    made.holds(first, "Ministerin Ada Berg", "Ada Berg", "Ministerin")
    made.stands(
        first,
        "Ministerin Ada Berg lehnt ab, solange geschossen wird.",
        "north",
        "against",
        condition="solange geschossen wird",
    )
    second = made.paper(
        "„Es geht uns um sichere Häfen“, sagte Berg. Nun stimmt der Norden zu.", JUNE
    )
    made.mention(second, "Ada Berg", "Berg")
    told = made.says(second, "„Es geht uns um sichere Häfen“", "Ada Berg")
    made.stands(second, "Nun stimmt der Norden zu.", "north", "for")
    lever = made.lever(second, "announced")
    found = profile(made.snap(), "north")
    assert found is not None
    (line,) = found.positions
    assert (line.stance, line.since, line.condition) == ("for", JUNE, None)
    assert line.evidence[0].text == "Nun stimmt der Norden zu."
    (interest,) = found.interests
    assert (interest.statement, interest.words) == (told.id, "Es geht uns um")
    assert [office.actor for office in found.offices] == [person("Ada Berg")]
    assert [one.id for one in found.levers] == [lever.id]
    assert not found.pressure
    own = profile(made.snap(), person("Ada Berg"))
    assert own is not None
    assert [office.title for office in own.offices] == ["Ministerin"]
    assert not own.positions  # no position is told as hers


def test_nobody_and_an_empty_case() -> None:
    assert profile(Snapshot(agenda=AGENDA), "north") is None
    made = Told(AGENDA)
    made.stands(made.paper("Nein.", None), "Nein.", "north", "against")
    found = profile(made.snap(), "north")
    assert found is not None
    assert not found.positions
    assert len(found.undated) == 1
    assert profile(made.snap(), "nobody") is None
