"""English as news agencies write it: plural subjects, metonyms, what a consent hangs on."""

from __future__ import annotations

import pytest

from .made import names, positions, stances


def _read(text: str) -> set[str]:
    return {f"{p} {issue} {stance}" for p, issue, _, stance in stances(text, "en")}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # verbs whose bare form is mostly a noun
        ("The Employers demand tariffs.", ["employers tariffs for"]),
        ("Chile and Peru call for tariffs.", ["cl tariffs for", "pe tariffs for"]),
        ("Employers back tariffs; Peru does not.", ["employers tariffs for", "pe tariffs against"]),
        ("The Employers, who demand tariffs, met on Monday.", ["employers tariffs for"]),
        ("We demand tariffs, Peru said.", ["pe tariffs for"]),
        ("Peru would back tariffs.", ["pe tariffs for"]),
        ("Employers offer talks on tariffs", ["employers tariffs for"]),
        ("Employers call off water treaty", ["employers water against"]),
        # what only looks like one
        ("The Employers' demand rose.", []),
        ("The arms offer was rejected by Peru.", []),
        # what a consent, or all else, hangs on
        ("Peru's signature hinges on tariffs.", ["pe tariffs for"]),
        ("Peru's consent depends entirely on tariffs.", ["pe tariffs for"]),
        ("Peru's support is contingent on tariffs.", ["pe tariffs for"]),
        ("Peru has tied its signature to tariffs.", ["pe tariffs for"]),
        ("For Peru, everything hangs on tariffs.", ["pe tariffs for"]),
        ("Any settlement depends on tariffs, Peru said.", ["pe tariffs for"]),
        ("The deal hinges on whether Peru accepts tariffs.", []),
        ("Nothing short of tariffs will satisfy Peru.", ["pe tariffs for"]),
        ("Nothing less than tariffs would do, Peru said.", ["pe tariffs for"]),
        ("Anything less than tariffs would be unacceptable, Peru said.", ["pe tariffs for"]),
        ("There can be no deal as long as there are tariffs, Peru said.", ["pe tariffs against"]),
        ("Peru will not sign anything while tariffs are in force.", ["pe tariffs against"]),
        ("There will be no deal as long as there are no tariffs, Peru said.", ["pe tariffs for"]),
        # lines, and other ways to take a stance
        ("Peru has drawn a red line against tariffs.", ["pe tariffs against"]),
        ("Peru has staked its reputation on tariffs.", ["pe tariffs for"]),
        ("Peru has little patience with tariffs.", ["pe tariffs against"]),
        ("Tariffs were beyond the country's means, Peru said.", ["pe tariffs against"]),
        ("It is Peru that has been pushing hardest for tariffs.", ["pe tariffs for"]),
        ("Asked about tariffs, Peru did not rule them out.", ["pe tariffs open"]),
        ("Chile wants tariffs; Peru is opposed.", ["cl tariffs for", "pe tariffs against"]),
        ("On tariffs, by contrast, Peru is prepared to compromise.", ["pe tariffs open"]),
        ("Peru's opposition to tariffs showed no sign of softening.", ["pe tariffs against"]),
        ("No tariffs without a treaty, management told Peru.", []),
        ("Tariffs would hit Peru's farmers, Chile complained.", ["cl tariffs against"]),
        # participles
        ("Peru left the talks, arguing that tariffs were indispensable.", ["pe tariffs for"]),
        ("Insisting that tariffs were indispensable, Peru left.", ["pe tariffs for"]),
        ("Peru was blunt, saying tariffs were indispensable.", ["pe tariffs for"]),
        ("Peru left the talks, demanding tariffs.", ["pe tariffs for"]),
        ("Peru rejected the plan, calling tariffs indispensable.", ["pe tariffs for"]),
        ("The talks broke up with Peru insisting on tariffs.", ["pe tariffs for"]),
        # insertions
        ("Tariffs, Peru told reporters, were indispensable.", ["pe tariffs for"]),
        ("Tariffs, Peru said late on Sunday, would not be lifted.", ["pe tariffs for"]),
        ("Tariffs, Peru made clear on Friday, were out of the question.", ["pe tariffs against"]),
        # what is excepted, and who judges otherwise
        ("Peru backs tariffs but not a pay rise.", ["pe tariffs for", "pe wages against"]),
        (
            "Peru is open to tariffs, but not to a pay rise.",
            ["pe tariffs open", "pe wages against"],
        ),
        ("Peru wants tariffs but no pay rise.", ["pe tariffs for", "pe wages against"]),
        (
            "Peru regards tariffs as vital, Chile as a trick.",
            ["pe tariffs for", "cl tariffs against"],
        ),
        ("Tariffs are anathema to Peru.", ["pe tariffs against"]),
        # labels
        ("Peru's condition: tariffs.", ["pe tariffs for"]),
        ("Peru's red line: no tariffs.", ["pe tariffs against"]),
        ("Peru's red line is tariffs.", ["pe tariffs against"]),
        ("Peru's price for a deal is an end to tariffs.", ["pe tariffs against"]),
        (
            "Peru's two demands - tariffs and a water treaty - have not changed.",
            ["pe tariffs for", "pe water for"],
        ),
        ("Peru's top priority remains a pay rise.", ["pe wages for"]),
        # what is threatened, and why
        ("Peru threatened legal action over tariffs.", ["pe tariffs against"]),
        ("The Employers threatened to walk out over tariffs.", ["employers tariffs against"]),
        ("The Employers threatened to strike for a pay rise.", ["employers wages for"]),
        ("Peru will sue unless tariffs are lifted.", ["pe tariffs against"]),
        # passives
        ("Tariffs would be fought, Peru promised.", ["pe tariffs against"]),
        (
            "Tariffs demanded by Peru were attacked by Chile.",
            ["pe tariffs for", "cl tariffs against"],
        ),
        ("The call for tariffs was met with a firm no from Peru.", ["pe tariffs against"]),
        ("Chile wants tariffs. Peru insists on them.", ["cl tariffs for", "pe tariffs for"]),
        (
            "Chile backs the tariffs; Peru wants them scrapped.",
            ["cl tariffs for", "pe tariffs against"],
        ),
        ("Peru maintains that there is no alternative to tariffs.", ["pe tariffs for"]),
        ("Peru made it plain that it would not accept tariffs.", ["pe tariffs against"]),
        ("That is not for Peru to decide, Chile said of tariffs.", []),
    ],
)
def test_stances(text: str, told: list[str]) -> None:
    assert {one for one in _read(text) if not one.startswith("None")} == set(told)


@pytest.mark.parametrize(
    "text",
    [
        "Harkort's office said tariffs were indispensable.",
        "Tariffs, Harkort's spokesman told reporters, were indispensable.",
        "Aides to Ms Harkort said tariffs were indispensable.",
        "The government of Milena Harkort insists on tariffs.",
        "The Harkort camp insists on tariffs.",
        "Ms Harkort's party insists on tariffs.",
    ],
)
def test_who_speaks_for_a_person(text: str) -> None:
    assert _read(text) == {"lake tariffs for"}


def test_the_kind_of_office_before_a_title() -> None:
    text = "Prime Minister Rosa Vidal of Chile met Peru. Peru rejects tariffs, its foreign minister said."
    assert _read(text) == {"pe tariffs against"}


def test_titles_of_two_words() -> None:
    found = names("The general secretary of the Metalworkers' Union backs tariffs.", "en")
    assert (found[0].role, found[0].party) == ("title", "metal")
    (name,) = names("A Peruvian government spokesman said no.", "en")
    assert (name.role, name.party) == ("title", "pe")


def test_a_possessor_by_a_title() -> None:
    (name,) = names("The Peruvian foreign minister's office insists on tariffs.", "en")
    assert (name.party, name.role) == ("pe", "body")
    assert _read("The Peruvian president's refusal to accept tariffs") == {"pe tariffs against"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Employers up in arms over tariffs", {"employers tariffs against"}),
        ("Peru wary of tariffs", {"pe tariffs against"}),
        ("Peru in favour of tariffs", {"pe tariffs for"}),
        ("Peru flexible on tariffs", {"pe tariffs open"}),
        ("Peru to lift tariffs", {"pe tariffs against"}),
        ("Peru: no tariffs", {"pe tariffs against"}),
        ("Peru to discuss tariffs", set()),
        ("Peru divided over tariffs", set()),
    ],
)
def test_headlines_without_a_verb(text: str, told: set[str]) -> None:
    assert _read(text) == told


def test_the_adjective_of_a_headline() -> None:
    found = positions("Peru to keep tariffs until valley is clear", "en")
    assert [(p.party, p.stance) for p in found] == [("pe", "for")]
