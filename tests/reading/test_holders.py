"""Whose words and whose view: offices behind a name, "für ihn", several speakers, speech that goes on."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from zopa.case.agenda import LocalNames, Party
from zopa.case.agendas import load_agenda
from zopa.case.findings import Position, Statement
from zopa.reading.read import Reader

from .made import positions, reader, report, stances, statements


def told(text: str) -> list[tuple[str | None, str]]:
    return [(one.speaker, one.quote[0].text) for one in statements(text)]


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Rosa Vidal, stellvertretende Ministerin in Oslo, sagte, Strafzölle lehne man ab.", "no"),
        ("Rosa Vidal, Chefunterhändlerin Chiles, sagte, Strafzölle lehne man ab.", "cl"),
        ("Rosa Vidal, die chilenische Ministerin, sagte, Strafzölle lehne man ab.", "cl"),
        ("Rosa Vidal, Botschafterin in Oslo, sagte, Strafzölle lehne man ab.", None),
        ("Rosa Vidal, frühere Ministerin in Oslo, sagte, Strafzölle lehne man ab.", None),
        ("Rosa Vidal, Expertin am Institut in Oslo, sagte, Strafzölle lehne man ab.", None),
    ],
)
def test_an_office_behind_a_name_binds_to_a_side(text: str, party: str | None) -> None:
    found = {one.party for one in positions(text) if one.issue == "tariffs"}
    assert found <= {party, None}
    assert party is None or party in found


@pytest.mark.parametrize(
    ("who", "party"),
    [
        ("der Präsident von Chile", "cl"),
        ("der Präsident Chiles", "cl"),
        ("eine Sprecherin der Metallgewerkschaft", "metal"),
        ("ein Sprecher des Außenministeriums von Chile", "cl"),
        ("die Sprecherin der Regierung in Oslo", "no"),
        ("der Bevollmächtigte von Chile", "cl"),
        ("der Delegationsleiter von Chile, Ole Dahl", "cl"),
        ("Ole Dahl von der Metallgewerkschaft", "metal"),
        ("Ole Dahl (Metallgewerkschaft)", "metal"),
        ("Ole Dahl aus der Delegation von Chile", "cl"),
        ("ein Diplomat aus Chile", "cl"),
        ("ein Senator aus Chile", None),
        ("ein Abgeordneter der Opposition in Chile", None),
        ("eine Forscherin der Metallgewerkschaft", None),
        ("der frühere Präsident von Chile", None),
        ("der Ökonom Ole Dahl aus Chile", None),
        ("Ole Dahl von der Universität Chile", None),
    ],
)
def test_for_whom_one_speaks_by_an_office_or_a_house(who: str, party: str | None) -> None:
    found = {one.party for one in positions(f"„Strafzölle gibt es mit uns nicht“, sagte {who}.")}
    assert found <= {party, None}
    assert party is None or party in found


def test_a_genitive_with_a_noun_of_its_own_is_no_owner_of_the_office() -> None:
    assert not any(
        party == "cl"
        for party, *_ in stances("Strafzölle seien falsch, warnte der Präsident Chiles Regierung.")
    )


@pytest.mark.parametrize(
    "text",
    [
        "Pablo Reyes, Ministerpräsident Chiles, kam. Strafzölle kommen für ihn nicht infrage.",
        "Für Chile kommen Strafzölle nicht infrage.",
        "Strafzölle kommen aus chilenischer Sicht nicht infrage.",
        "Strafzölle kommen aus Sicht Chiles nicht infrage.",
    ],
)
def test_whose_view_it_is(text: str) -> None:
    assert ("cl", "tariffs", None, "against") in stances(text)


@pytest.mark.parametrize(
    "text",
    [
        "Strafzölle für Chile kommen nicht infrage.",  # no view of Chile's
        "Für Chile kämen Strafzölle nicht infrage, sagte der norwegische Minister Ole Dahl.",
    ],
)
def test_what_is_nobodys_view(text: str) -> None:
    assert not any(party == "cl" for party, *_ in stances(text))


def test_several_who_speak_together_hold_it_all() -> None:
    found = stances("Norwegen und Chile erklärten, Strafzölle lehne man ab.")
    assert {("no", "tariffs", None, "against"), ("cl", "tariffs", None, "against")} <= found


def test_a_pronoun_means_the_subject_of_its_sentence() -> None:
    text = (
        "Pablo Reyes und Rosa Vidal stritten. "
        "Ole Dahl selbst hielt sich heraus: Strafzölle lehnte er am Montag ab."
    )
    found = {one.speaker for one in positions(text) if one.issue == "tariffs"}
    assert found == {"person-ole-dahl"}


@pytest.mark.parametrize("words", ["wissen", "ausrichten", "mitteilen", "durchblicken"])
def test_verbs_of_saying_that_are_expressions(words: str) -> None:
    text = f"Strafzölle seien vom Tisch, ließ Ministerin Rosa Vidal am Montag {words}."
    assert told(text)[0] == ("person-rosa-vidal", "Strafzölle seien vom Tisch")


GOES_ON = [
    ("Erst müssten die Zölle fallen.", True),
    ("Strafzölle dürften nicht kommen.", True),
    ("Alle Geiseln sollten heimkehren.", True),
    ("Die Gespräche dürften schwierig werden.", False),  # what the author expects
    ("Man sollte das nicht verachten.", False),
    ("Die Zölle mussten fallen.", False),
]


@pytest.mark.parametrize(("sentence", "goes_on"), GOES_ON)
def test_modal_verbs_that_go_on_with_reported_speech(sentence: str, goes_on: bool) -> None:
    def rules(text: str) -> set[tuple[str | None, str]]:
        return {(one.speaker, one.rule) for one in statements(text)}

    modal = ("person-rosa-vidal", "statement.modal_goes_on")
    plain = ("person-rosa-vidal", "statement.subjunctive_goes_on")
    found = rules("Rosa Vidal sagte, der Fluss sei trocken. " + sentence)
    assert bool(found & {modal, plain}) == goes_on
    assert not rules("Rosa Vidal lachte. Der Fluss ist trocken. " + sentence) & {modal, plain}


@pytest.mark.parametrize(
    "line",
    [
        "Vidal: Kein Verzicht auf Zölle",
        "14.30 Uhr: Oslo: Kein Verzicht auf Zölle",
        "15:10 | Oslo: Nein",
    ],
)
def test_headlines_name_their_speaker_behind_the_time_of_an_entry(line: str) -> None:
    body = "In Oslo sprach am Montag die Ministerin Rosa Vidal über den Fluss.\n\n"
    found = {
        one.speaker
        for one in reader().read(report(f"Ein Fluss und zwei Länder\n\n{body}{line}\n\n{body}"))
        if isinstance(one, Statement) and one.rule == "statement.headline"
    }
    assert found <= {"no", "person-rosa-vidal"}
    assert found or "Nein" in line


def test_a_colon_behind_other_words_names_nobody() -> None:
    text = "Gespräche in Oslo: Kein Verzicht auf Zölle\n\nIn Oslo sprach am Montag Rosa Vidal."
    assert not [one for one in statements(text) if one.rule == "statement.headline"]


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        (
            "Ole Dahl widersprach: Die Zölle seien längst vom Tisch.",
            "Die Zölle seien längst vom Tisch",
        ),
        (
            "Für Minister Ole Dahl ist beides ein Fehler: Man brauche weder Zölle noch Geld.",
            "Man brauche weder Zölle noch Geld",
        ),
    ],
)
def test_behind_a_colon_speaks_whom_the_sentence_is_about(sentence: str, words: str) -> None:
    before = "Rosa Vidal sagte, der Fluss sei trocken. "
    found = [speaker for speaker, quote in told(before + sentence) if words in quote]
    assert found == ["person-ole-dahl"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Das Ergebnis ist klar: Die Zölle bleiben.",  # the author's
        "Ole Dahl und Pablo Reyes stritten: Die Zölle seien längst vom Tisch.",  # whose?
    ],
)
def test_behind_a_colon_nobody_speaks_without_a_sign(sentence: str) -> None:
    assert not [one for one in statements(sentence) if one.rule == "statement.behind_colon"]


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Der Tarifpartner Bergbund lehnt Strafzölle ab.", "hill"),
        ("Strafzölle lehnt der kleine Nachbar Bergbund ab.", "hill"),
        ("Der Verband Bergbund ist gegen Strafzölle.", "hill"),
        ("Die Bürgermeisterin Ada Bruns lehnt Strafzölle ab.", "bruns"),
        ("Bürgermeisterin Ada Bruns war da. Strafzölle lehne sie ab, sagte sie.", "bruns"),
    ],
)
def test_a_party_behind_its_noun(text: str, party: str) -> None:
    named = Party(id="bruns", kind="group", names={"de": LocalNames(name="Ada Bruns")})
    agenda = replace(reader().agenda, parties=(*reader().agenda.parties, named))
    found = Reader(agenda, "fast").read(report(text))
    taken = {(p.party, p.stance) for p in found if isinstance(p, Position)}
    assert taken == {(party, "against")}


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        (
            "Vom Tisch seien für sein Land Zölle, sagte der chilenische Minister Pablo Reyes.",
            "against",
        ),
        (
            "Zölle seien seiner Regierung zu teuer, sagte der chilenische Minister Pablo Reyes.",
            "against",
        ),
        ("Weder Zölle noch eine Abgabe kommen für Chile in Betracht.", "against"),
        ("Weder eine Abgabe noch Zölle hält Chile für möglich.", "against"),
        ("Chile will nichts als Zölle.", "for"),
        ("Chile fordert nichts anderes als Zölle.", "for"),
    ],
)
def test_the_own_side_and_what_only_seems_denied(text: str, stance: str) -> None:
    assert ("cl", "tariffs", None, stance) in stances(text)


@pytest.mark.parametrize(
    "text",
    [
        "Chile lehnt nichts ab.",
        "Für sein Land kämen Zölle nicht infrage, schrieb ein Reisender.",
        "Die Pläne ihrer Regierung verteuern Zölle, sagte eine Händlerin.",
    ],
)
def test_whose_side_is_unknown_holds_nothing(text: str) -> None:
    assert stances(text) == set()


def test_a_relative_clause_that_parts_a_subject_from_its_verb() -> None:
    told = "sagte der chilenische Minister Pablo Reyes."
    text = f"Ein Vertrag, der keine Zölle kenne, sei für sein Land nicht annehmbar, {told}"
    assert ("cl", "tariffs", None, "for") in stances(text)


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Chile tagte am Montag. Strafzölle verlangt es sofort.", "cl"),
        ("Chile tagte am Montag. Strafzölle nimmt es unter keinen Umständen hin.", "cl"),
        ("Chile rechnet anders: Strafzölle lehnt es ab.", "cl"),
        ("Die Ernte ist schlecht, Chile sieht das, und Strafzölle lehnt es ab.", "cl"),
        ("Peru wirft Chile vor, es sei gegen Strafzölle.", None),  # either of them
        ("Chile tagte am Montag. Es regnete, Strafzölle werden gefordert.", None),
        ("Rosa Vidal tagte am Montag. Strafzölle verlangt es sofort.", None),
        ("Die Seepartei tagte am Montag. Strafzölle verlangt es sofort.", None),
    ],
)
def test_it_is_a_side_where_it_takes_a_stance(text: str, party: str | None) -> None:
    assert {one.party for one in positions(text) if one.issue == "tariffs"} - {None} == (
        {party} if party else set()
    )


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Die Seepartei rechnet anders: Strafzölle lehnt sie ab.", "lake"),
        ("Die Seepartei ist Peru zu teuer geworden: Strafzölle lehnt er ab.", None),
        ("Chile rechnet anders: Strafzölle lehnt er ab.", None),
    ],
)
def test_a_side_is_taken_up_by_the_pronoun_of_its_article(text: str, party: str | None) -> None:
    assert {one.party for one in positions(text) if one.issue == "tariffs"} - {None} == (
        {party} if party else set()
    )


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Der Bergbund meldete sich zu Wort. Er begrüße Zölle ohne Wenn und Aber.", "hill"),
        ("Die Seepartei sagte, zu Zöllen sei sie nicht bereit.", "lake"),
        ("Die Metallgewerkschaft erklärte, Zölle lehne sie ab.", "metal"),
    ],
)
def test_a_pronoun_is_the_body_that_has_the_word(text: str, party: str) -> None:
    assert {p.party for p in positions(text)} == {party}


def test_a_pronoun_is_no_state_that_has_the_word() -> None:
    assert positions("Chile sagte, er lehne Zölle ab.") == []


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Die Metallgewerkschaft tagte. „Zölle sind falsch“, sagte eine Sprecherin.", "metal"),
        ("Die Metallgewerkschaft tagte. Ihr Sprecher lehnte Zölle ab.", "metal"),
        ("Chiles Regierung tagte. Zölle seien falsch, sagte ein Regierungssprecher.", "cl"),
        ("Chile reagierte verärgert. Zölle seien falsch, hieß es.", "cl"),
        ("Die chilenische Delegation reiste ab. Die Delegation lehnt Zölle ab.", "cl"),
        ("Chile reagierte verärgert. Zölle seien falsch, hieß es in einer Studie.", None),
        ("Chile traf Peru. „Zölle sind falsch“, sagte eine Sprecherin.", None),
        ("Chile lehnte ab. „Zölle sind falsch“, sagte ein Polizeisprecher.", None),
        ("Chile lehnte ab. „Zölle sind falsch“, sagte ein Sprecher der Universität.", None),
        ("Chile lehnte ab.\n\n„Zölle sind falsch“, sagte ein Sprecher.", None),
    ],
)
def test_an_officer_of_the_side_before(text: str, party: str | None) -> None:
    found = {one.party for one in positions(text) if one.issue == "tariffs"}
    assert found <= {party, None}
    assert party is None or party in found


def test_a_noun_of_a_full_name_takes_it_up() -> None:
    agenda = reader().agenda
    names = {"de": LocalNames(name="Vereinigte Föderation")}
    party = Party(id="fed", kind="state", names=names)
    read = Reader(replace(agenda, parties=(*agenda.parties, party)), "fast").read
    for second in (
        "Die Föderation lehnt Zölle ab.",
        "Zölle seien falsch, so ein Sprecher der Föderation.",
    ):
        found = read(report(f"Die Vereinigte Föderation tagte. {second}"))
        assert {one.party for one in found if isinstance(one, Position)} == {"fed"}


def test_what_does_not_go_far_enough_is_not_out_of_the_question() -> None:
    found = positions("Chile beklagte, das Wasserabkommen gehe nicht weit genug.")
    assert not any(one.rule == "position.out_of_question" for one in found)


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("„Eine Feuerpause ist unannehmbar“, sagte Ministerin Olga Wend in Moskau.", "ru"),
        (
            "Ohms Mission in Moskau soll die Feuerpause retten, die Ministerin Wend „absurd“ nannte.",
            None,
        ),
        (
            "„Eine Feuerpause ist absurd“, sagte Minister Wend, während Karl Ohm in Moskau war.",
            None,
        ),
    ],
)
def test_a_capital_tells_for_whom_somebody_speaks_only_in_one_clause(
    text: str, party: str | None
) -> None:
    found = Reader(load_agenda(None), "fast").read(report(f"Es regnete am Montag. {text}"))
    assert [one.party for one in found if isinstance(one, Position)] == [party]
