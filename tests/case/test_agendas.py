"""Agenda files: what is read, what is refused and in which words, and the agendas that ship."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

import jsonschema
import msgspec
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from zopa.case import agendas
from zopa.case.agenda import Agenda, Cues, Issue
from zopa.case.agendas import agenda_id, agenda_schema, load_agenda, parse_agenda, shipped
from zopa.case.agendas.check import cue_problem
from zopa.errors import AgendaError

ISSUES = """
ceasefire territory alliance guarantees foreign_troops force_limits military_aid sanctions assets
resources leadership format prisoners energy minorities normalisation defence_spending
eu_membership justice monitoring humanitarian negotiation proposal
"""
OPTIONS = {
    "territory": "restored_borders frozen_line de_facto_control withdrawal recognised_cession "
    "special_zone",
    "alliance": "membership perspective deferral neutrality",
    "guarantees": "mutual_defence bilateral_treaty assurances none",
    "force_limits": "no_limit peacetime_cap reduced_cap disarmament",
    "sanctions": "tighten keep phased_relief full_lifting",
    "assets": "stay_frozen reparation shared_investment returned",
    "leadership": "no_change elections_after_peace elections_soon resignation",
    "energy": "keep_control international_supervision joint_operation handover",
}

MINIMAL = """\
format: zopa-agenda/1
id: lake
title: {de: Der See}
parties:
  - id: nordland
    names: {de: {name: Nordland, adjectives: [nordländisch]}}
issues:
  - id: fishing
    name: {de: Fischfang}
    question: {de: Es wird gefischt.}
    cues:
      de:
        for: [Fischfang*]
        against: [Fangverbot*]
    options:
      - id: quota
        name: {de: Quote}
        cues: {de: [Fangquote*]}
      - id: free
        name: {de: Frei}
"""


def refused(text: str) -> str:
    with pytest.raises(AgendaError) as caught:
        parse_agenda(text, place="lake.yaml")
    message = str(caught.value)
    assert "\n" not in message
    assert ";" in message, "the message says what to do"
    return message


# -- what is read --------------------------------------------------------------------------------


def test_minimal() -> None:
    agenda = parse_agenda(MINIMAL, place="lake.yaml")
    assert agenda.id == "lake"
    assert agenda.states is False
    issue = agenda.issue("fishing")
    assert issue is not None
    assert issue.cues["de"] == Cues(for_=("Fischfang*",), against=("Fangverbot*",))
    assert [option.id for option in issue.options] == ["quota", "free"]


def test_words_that_yaml_takes_for_something_else_stay_words() -> None:
    text = MINIMAL.replace("title: {de: Der See}", "title: {no: Innsjøen, de: 2025-11-20, en: on}")
    text = text.replace("id: nordland", "id: nordland\n    iso2: NO\n    veto: true")
    agenda = parse_agenda(text, place="lake.yaml")
    assert agenda.title == {"no": "Innsjøen", "de": "2025-11-20", "en": "on"}
    assert agenda.parties[0].iso2 == "NO"
    assert agenda.parties[0].veto is True


def test_null_is_nothing_only_where_nothing_is_allowed() -> None:
    assert parse_agenda(MINIMAL + "extends: ~\n", place="x").extends is None
    assert "write a text" in refused(MINIMAL.replace("id: lake", "id: ~"))


def test_load_by_path_by_name_and_by_default(tmp_path: Path) -> None:
    file = tmp_path / "lake.yaml"
    file.write_bytes(b"\xef\xbb\xbf" + MINIMAL.replace("\n", "\r\n").encode())
    assert load_agenda(file) == load_agenda(str(file)) == parse_agenda(MINIMAL, place="x")
    assert load_agenda(None) is load_agenda("peace")
    assert load_agenda().id == "peace"


def test_the_river_example_stands_alone() -> None:
    path = Path(__file__).parents[2] / "examples" / "river-treaty" / "agenda.yaml"
    agenda = load_agenda(path)
    assert agenda.extends is None
    assert {issue.id for issue in agenda.issues} >= {"water_share", "dam", "negotiation"}


# -- extends -------------------------------------------------------------------------------------

CHILD = """\
format: zopa-agenda/1
id: child
title: {de: Kind}
extends: peace
parties:
  - {id: nato, kind: organisation, names: {de: {name: Bund}}}
  - {id: osterland, names: {de: {name: Osterland}}}
persons:
  - {name: Ada Alt, party: osterland}
  - {name: Bert Neu, party: un}
  - {name: Carla Fern, party: fr}
issues:
  - id: alliance
    name: {de: Bund}
    question: {de: Eintritt in den Bund.}
  - id: port
    name: {de: Hafen}
    question: {de: Der Hafen wird geöffnet.}
    options: [{id: open, name: {de: Offen}}]
links:
  - {kind: requires, if: [port, open], then: [sanctions, phased_relief]}
"""


def test_extends_replaces_in_place_and_adds_at_the_end() -> None:
    base, child = load_agenda(), parse_agenda(CHILD, place="child.yaml")
    assert (child.id, child.title, child.extends) == ("child", {"de": "Kind"}, "peace")
    assert child.states is True
    ids = [issue.id for issue in base.issues]
    assert [issue.id for issue in child.issues] == [*ids, "port"]
    alliance = child.issue("alliance")
    assert alliance is not None
    assert alliance.options == ()
    party = child.party("nato")
    assert party is not None
    assert party.names["de"].name == "Bund"
    assert child.issue("ceasefire") == base.issue("ceasefire")
    assert [person.name for person in child.persons] == ["Ada Alt", "Bert Neu", "Carla Fern"]


def test_extends_adds_links_and_drops_inherited_ones_that_hang() -> None:
    base, child = load_agenda(), parse_agenda(CHILD, place="child.yaml")
    assert any(link.if_[0] == "alliance" for link in base.links)
    assert [(link.if_, link.then) for link in child.links] == [
        (("port", "open"), ("sanctions", "phased_relief"))
    ]


def test_states_can_be_switched_off_again() -> None:
    text = CHILD.replace("extends: peace", "extends: peace\nstates: false")
    text = text.replace("  - {name: Carla Fern, party: fr}\n", "")
    assert parse_agenda(text, place="x").states is False


def test_content_hash() -> None:
    one = agenda_id(parse_agenda(MINIMAL, place="a"))
    assert one == agenda_id(parse_agenda("# note\n" + MINIMAL, place="b"))
    assert one != agenda_id(parse_agenda(MINIMAL.replace("Frei", "Ohne"), place="a"))
    assert re.fullmatch(r"agenda-[0-9a-f]{20}", one)


# -- what is refused -----------------------------------------------------------------------------

DEEP = "[" * 25 + "]" * 25

MISTAKES = {
    "unknown key": ("id: quota", "id: quota\n        cue: x", ":17: ", "did you mean 'cues'?"),
    "unknown key, nothing near": ("id: lake", "id: lake\nzzz: 1", ":3: ", "known keys: format"),
    "language of cues": (
        "      de:\n        for",
        "      German:\n        for",
        ":12: ",
        "'German'",
    ),
    "direction": ("against: [", "agianst: [", ":14: ", "did you mean 'against'?"),
    "missing": ("    question: {de: Es wird gefischt.}\n", "", ":8: ", "add 'question: ...'"),
    "no text": ("question: {de: Es wird gefischt.}", "question: {}", ":10: ", "add 'de: ...'"),
    "list for text": ("id: lake", "id: [lake]", ":2: ", "write a text"),
    "text for list": ("for: [Fischfang*]", "for: Fischfang*", ":13: ", "write a list"),
    "text for mapping": ("title: {de: Der See}", "title: See", ":3: ", "write a mapping"),
    "bool": ("id: nordland", "id: nordland\n    veto: ja", ":6: ", "true or false"),
    "choice": ("id: nordland", "id: nordland\n    kind: staat", ":6: ", "did you mean 'state'?"),
    "format": ("zopa-agenda/1", "zopa-agenda/2", ":1: ", "'zopa-agenda/1'"),
    "iso": ("id: nordland", "id: nordland\n    iso2: nor", ":6: ", "two capital letters"),
    "id of a state": ("title:", "states: true\ntitle:", ":6: ", "iso2: FR"),
    "blank in id": ("id: fishing", "id: fish ing", ":8: ", "cannot be an id"),
    "nameless party": (
        "    names: {de: {name: Nordland, adjectives: [nordländisch]}}\n",
        "",
        ":5: ",
        "has no name",
    ),
    "key twice": ("id: lake", "id: lake\nid: pond", ":3: ", "first in line 2"),
    "party twice": ("issues:", "  - {id: nordland, iso2: FI}\nissues:", ":7: ", "first in line 5"),
    "option twice": ("id: free", "id: quota", ":19: ", "stands twice"),
    "party and issue": ("id: fishing", "id: nordland", ":8: ", "rename one"),
    "empty cue": ("[Fischfang*]", "['']", ":13: ", "is empty"),
    "short cue": ("[Fischfang*]", "[a]", ":13: ", "one letter"),
    "wild cue": ("[Fischfang*]", "['ab*']", ":13: ", "fewer than three"),
    "star inside": ("[Fischfang*]", "['Fisch*fang']", ":13: ", "not at the start"),
    "star alone": ("[Fischfang*]", "['Fang * See']", ":13: ", "not at the start"),
    "gap at the end": ("[Fischfang*]", "['Fang ...']", ":13: ", "between two words"),
    "both ways": ("[Fangverbot*]", "[fischfang*]", ":14: ", "under 'for' and under 'against'"),
    "no cues": (
        "for: [Fischfang*]\n        against: [Fangverbot*]",
        "for: []",
        ":12: ",
        "has no cues",
    ),
    "no option cues": ("[Fangquote*]", "[]", ":18: ", "has no cues"),
    "anchor": ("id: lake", "id: &a lake", ":2: ", "anchors"),
    "alias": ("id: lake", "id: *a", ":2: ", "anchors"),
    "unquoted star": ("[Fischfang*]", "[*fang]", ":13: ", "in quotes"),
    "tag": ("id: lake", "id: !!python/name:os.system lake", ":2: ", "tag"),
    "tag on a list": ("parties:", "parties: !x", ":4: ", "tag"),
    "deep": ("id: lake", f"id: {DEEP}", ":2: ", "deeper than 20"),
    "deep mapping": ("id: lake", "id: " + "{a: " * 30 + "1" + "}" * 30, ":2: ", "deeper than 20"),
    "tab": ("    names:", "\tnames:", ":6: ", "spaces"),
    "syntax": ("[Fischfang*]", "[Fischfang*", ":14: ", "not YAML"),
    "colon": ("name: {de: Frei}", "name: a: b", ":20: ", "in quotes"),
    "mapping as key": ("id: lake", "{a: b}: lake", ":2: ", "one word"),
    "empty key": ("id: lake", "~: lake", ":2: ", "a key is missing"),
    "two documents": ("issues:", "---\nissues:", ":7: ", "one agenda per file"),
    "unknown base": ("id: lake", "id: lake\nextends: war", ":3: ", "zopa ships: peace"),
    "comma": ("name: {de: Fischfang}", "name: {de: Fang, Fisch}", ":9: ", "needs quotes"),
}


@pytest.mark.parametrize("case", MISTAKES, ids=str)
def test_a_mistake_is_named_with_its_line(case: str) -> None:
    old, new, line, words = MISTAKES[case]
    assert old in MINIMAL
    text = MINIMAL.replace(old, new, 1)
    if case == "id of a state":
        text = text.replace("id: nordland", "id: fr")
    message = refused(text)
    assert message.startswith(f"lake.yaml{line}"), message
    assert words in message


LINKS = {
    "unknown issue": ("{kind: requires, if: [fishin, quota], then: [fishing, free]}", "'fishing'?"),
    "unknown option": ("{kind: requires, if: [fishing, quote], then: [fishing, free]}", "'quota'?"),
    "three": ("{kind: requires, if: [fishing, quota, x], then: [fishing, free]}", "a list of 3"),
    "itself": ("{kind: excludes, if: [fishing, quota], then: [fishing, quota]}", "itself"),
    "kind": ("{kind: exclude, if: [fishing, quota], then: [fishing, free]}", "'excludes'?"),
}


@pytest.mark.parametrize("case", LINKS, ids=str)
def test_a_wrong_link(case: str) -> None:
    link, words = LINKS[case]
    message = refused(f"{MINIMAL}links:\n  - {link}\n")
    assert message.startswith("lake.yaml:22: ")
    assert words in message


def test_two_links_that_deny_each_other() -> None:
    pair = "if: [fishing, quota], then: [fishing, free]}"
    text = f"{MINIMAL}links:\n  - {{kind: requires, {pair}\n  - {{kind: excludes, {pair}\n"
    assert "both require and exclude" in refused(text)


def test_a_person_for_nobody() -> None:
    text = MINIMAL + "persons:\n  - name: Ada Alt\n    party: nordlnd\n"
    assert refused(text) == (
        "lake.yaml:23: 'Ada Alt' speaks for an unknown party 'nordlnd'; did you mean 'nordland'?"
    )


@pytest.mark.parametrize("text", ["", "# only a note\n", "~\n", "---\n"])
def test_nothing_in_it(text: str) -> None:
    assert "empty" in refused(text)


@pytest.mark.parametrize("text", ["- a\n", "word\n", "'12'\n"])
def test_no_mapping(text: str) -> None:
    assert "an agenda is a mapping" in refused(text)


def test_a_bomb_of_aliases_is_refused_at_its_first_anchor() -> None:
    rows = ["a: &a [x, x, x, x]"] + [
        f"{b}: &{b} [*{a}, *{a}, *{a}, *{a}]" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    ]
    assert refused("\n".join(rows)).startswith("lake.yaml:1: ")


def test_nesting_that_would_exhaust_a_recursive_reader() -> None:
    assert "deeper than 20" in refused("a: " + "[" * 100_000)


def test_a_page_taken_for_a_key_is_cut_short() -> None:
    assert len(refused(f"{MINIMAL}{'word ' * 200}: 1\n")) < 400
    assert len(refused(MINIMAL.replace("id: lake", f"id: {'word ' * 20_000}"))) < 400


def test_files_that_are_no_agenda(tmp_path: Path) -> None:
    def message(path: Path) -> str:
        with pytest.raises(AgendaError) as caught:
            load_agenda(path)
        assert str(caught.value).startswith(str(path))
        return str(caught.value)

    file = tmp_path / "a.yaml"
    assert "there is no such agenda" in message(file)
    assert "peace" in message(file)
    assert "folder" in message(tmp_path)
    file.write_bytes(b"id: x\n\xff\xfe\x00")
    assert "a.yaml:2: not UTF-8" in message(file)
    file.write_bytes(b"id: x\nb: \x00\n")
    assert "a.yaml:2: " in message(file)
    file.write_bytes(b"id: x\nb: \x07\n")
    assert "a.yaml:2: " in message(file)
    file.write_bytes(b"# " + b"x" * 2_000_000)
    assert "larger than 2 MB" in message(file)
    assert "lone surrogate" in refused("id: \ud800\n")
    assert "larger than 2 MB" in refused("# " + "ä" * 1_000_001)


@given(st.text(max_size=60), st.integers(0, len(MINIMAL)), st.integers(0, 12))
def test_a_damaged_file_gives_an_agenda_or_one_line(noise: str, at: int, cut: int) -> None:
    text = MINIMAL[:at] + noise + MINIMAL[at + cut :]
    message = "lake.yaml: fine"
    try:
        parse_agenda(text, place="lake.yaml")
    except AgendaError as error:
        message = str(error)
    assert message.startswith("lake.yaml:")
    assert "\n" not in message


# -- the schema ----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", shipped())
def test_shipped_agendas_keep_the_schema(name: str) -> None:
    schema = agenda_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    path = Path(str(agendas.__file__)).parent / f"{name}.yaml"
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    jsonschema.validate(data, schema, jsonschema.Draft202012Validator)


def test_the_schema_refuses_what_the_reader_refuses() -> None:
    data = yaml.safe_load(MINIMAL)
    jsonschema.validate(data, agenda_schema())
    damages: list[dict[str, object]] = [{"cues": {}}, {"parties": {}}, {"issues": [{"id": "x"}]}]
    for damage in damages:
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(data | damage, agenda_schema())


def test_an_agenda_survives_json() -> None:
    agenda = load_agenda()
    assert msgspec.json.decode(msgspec.json.encode(agenda), type=Agenda) == agenda


# -- what ships ----------------------------------------------------------------------------------


def all_cues(agenda: Agenda, language: str) -> list[tuple[Issue, str, str]]:
    found = []
    for issue in agenda.issues:
        cues = issue.cues[language]
        lists = (("for", cues.for_), ("against", cues.against), ("topic", cues.topic))
        found += [(issue, kind, cue) for kind, words in lists for cue in words]
    return found


def pattern(cue: str) -> re.Pattern[str]:
    """The rule of the agenda as one regular expression over words joined by single blanks."""
    expression = ""
    gap = True
    for word in cue.split():
        if word == "...":
            expression += r"(?: \S+){0,3}"
            continue
        core = re.escape(word.strip("*"))
        core = ("[^ ]*" if word[0] == "*" else "") + core + ("[^ ]*" if word[-1] == "*" else "")
        acronym = word.isupper()
        expression += ("" if gap else " ") + (core if acronym else f"(?i:{core})")
        gap = False
    return re.compile(rf"(?<!\S){expression}(?!\S)")


def hits(text: str, language: str) -> set[tuple[str, str]]:
    words = " ".join(re.findall(r"[\w'’%-]+(?:[.,]\d+)?", text))
    found = all_cues(load_agenda(), language)
    return {(issue.id, kind) for issue, kind, cue in found if pattern(cue).search(words)}


def test_the_ids_of_the_general_agenda_are_fixed() -> None:
    agenda = load_agenda()
    assert sorted(issue.id for issue in agenda.issues) == sorted(ISSUES.split())
    for issue in agenda.issues:
        assert [option.id for option in issue.options] == OPTIONS.get(issue.id, "").split()
    assert {issue.id for issue in agenda.issues if issue.general} == {
        "format",
        "negotiation",
        "proposal",
    }
    assert [party.id for party in agenda.parties][:5] == ["eu", "nato", "un", "osce", "iaea"]


def test_every_text_is_there_in_both_languages() -> None:
    for issue in load_agenda().issues:
        assert set(issue.name) == set(issue.question) == set(issue.cues) == {"de", "en"}
        for option in issue.options:
            assert set(option.name) == set(option.cues) == {"de", "en"}
        for cues in issue.cues.values():
            assert len(cues.for_) + len(cues.against) + len(cues.topic) >= 30


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_cue_compiles_and_matches_itself(language: str) -> None:
    for issue, _, cue in all_cues(load_agenda(), language):
        assert cue_problem(cue) is None
        assert pattern(cue).search(cue.replace("*", "").replace(" ...", " und")), (issue.id, cue)


# The same words for two matters, each with its reason.
SHARED: dict[str, set[str]] = {}


@pytest.mark.parametrize("language", ["de", "en"])
def test_no_cue_serves_two_specific_issues(language: str) -> None:
    places: dict[str, set[str]] = defaultdict(set)
    for issue, _, cue in all_cues(load_agenda(), language):
        if not issue.general:
            places[cue.casefold()].add(issue.id)
    assert {cue: ids for cue, ids in places.items() if len(ids) > 1} == SHARED


@pytest.mark.parametrize("language", ["de", "en"])
def test_no_cue_for_a_thing_swallows_one_against_it(language: str) -> None:
    by_issue: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for issue, kind, cue in all_cues(load_agenda(), language):
        by_issue[issue.id][kind].append(cue)
    # A longer cue of the other direction wins in the reader; the same length would be a toss-up.
    clashes = [
        (id, cue, other)
        for id, kinds in by_issue.items()
        for cue in kinds["for"]
        for other in kinds["against"]
        if len(cue.split()) >= len(other.split()) and pattern(cue).search(other.replace("*", ""))
    ]
    assert clashes == []


SENTENCES = {
    "Eine Teilwaffenruhe auf See wäre ein Anfang.": {("ceasefire", "for")},
    "Der Präsident lehnt jede Gebietsabtretung ab.": {("territory", "for")},
    "Man poche auf die territoriale Integrität des Landes.": {("territory", "against")},
    "Sie fordert die Rückkehr zu den Grenzen von 1991.": {
        ("territory", "against"),
        ("territory", "topic"),
    },
    "Der Beitritt zur Nato steht nicht an.": {("alliance", "for")},
    "Das Land soll neutral und blockfrei bleiben.": {("alliance", "against")},
    "Ohne belastbare Sicherheitsgarantien unterschreibe niemand.": {("guarantees", "for")},
    "Eine Sanktionslockerung komme nicht in Frage.": {("sanctions", "against")},
    "Die Wirtschaftssanktionen bleiben.": {("sanctions", "for")},
    "Der Rückzug der Truppen aus dem Süden beginnt.": {("territory", "for")},
    "Beide Seiten vereinbarten einen Gefangenenaustausch.": {("prisoners", "for")},
    "Eine Amnestie lehnt der Minister ab.": {("justice", "against")},
    "Hilfskonvois erreichen die Stadt.": {("humanitarian", "for")},
    # Ordinary sentences about something else.
    "Die Forscher stießen an ihre Grenzen.": set(),
    "Auf diesem Gebiet ist das Unternehmen führend.": set(),
    "Der Fahrer gab Gas und verlor die Kontrolle.": set(),
    "Sie kämpfe um jeden Punkt, sagte die Trainerin.": set(),
    "Das Gericht verhängte eine Geldstrafe.": set(),
    "Der Speiseplan der Kantine wird umgestellt.": set(),
    "Der Verein feiert seine neuen Mitglieder.": set(),
}
ENGLISH = {
    "He insisted on an unconditional ceasefire.": {("ceasefire", "for")},
    "They will not cede territory.": {("territory", "for"), ("territory", "topic")},
    "The country wants to join NATO.": {("alliance", "for")},
    "Sanctions relief is premature.": {("sanctions", "against"), ("sanctions", "for")},
    "The return of deported children comes first.": {("prisoners", "for"), ("prisoners", "topic")},
    "They plan to offer discounts.": set(),
    "The firm deals with paint.": set(),
    "The constitution guarantees free speech.": set(),
}


@pytest.mark.parametrize("text", SENTENCES, ids=str)
def test_german_prose(text: str) -> None:
    assert hits(text, "de") == SENTENCES[text]


@pytest.mark.parametrize("text", ENGLISH, ids=str)
def test_english_prose(text: str) -> None:
    assert hits(text, "en") == ENGLISH[text]
