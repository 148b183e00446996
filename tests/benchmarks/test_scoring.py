"""The scores of the public sets, on values small enough to check by hand."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest
from benchmarks.scoring import names, quotes, syntax
from benchmarks.scoring.assignment import assign
from hypothesis import given
from hypothesis import strategies as st
from training.sources.conllu import Paragraph, Sentence, Word
from training.sources.germeval import Sentence as NamedSentence
from training.sources.germeval import Span
from training.sources.quotes import Article, Quotation
from training.sources.tokens import joined

from zopa.case.findings import Statement
from zopa.case.spans import Part
from zopa.case.spans import Span as Evidence


def article(*quotations: Quotation, words: str = "A sagte , B habe C gesehen .") -> Article:
    text, tokens = joined(words.split())
    return Article("one", text, tokens, ((0, len(tokens)),), quotations)


def quoted(
    *quote: int, type: str = "Indirect", medium: str = "Speech", **parts: tuple[int, ...]
) -> Quotation:
    return Quotation(type=type, medium=medium, quote=quote, **parts)


@given(
    st.integers(1, 4).flatmap(
        lambda n: st.lists(
            st.lists(st.integers(0, 9), min_size=n, max_size=n), min_size=1, max_size=4
        )
    )
)
def test_no_other_assignment_weighs_more(weights: list[list[int]]) -> None:
    pairs = assign(weights)
    rows, columns = len(weights), len(weights[0])
    assert (
        len(pairs) == min(rows, columns) == len({i for i, _ in pairs}) == len({j for _, j in pairs})
    )
    wide = weights if rows <= columns else [list(row) for row in zip(*weights, strict=True)]
    best = max(
        sum(wide[i][j] for i, j in enumerate(chosen))
        for chosen in permutations(range(max(rows, columns)), min(rows, columns))
    )
    assert sum(weights[i][j] for i, j in pairs) == best


def test_the_same_quotations_score_one() -> None:
    gold = article(quoted(3, 4, 5, 6, speaker=(0,), cue=(1,), frame=(0, 1, 2)))
    scores = quotes.score([gold], {"one": gold.quotations})
    assert scores.joint.f1 == scores.message.f1 == scores.roles.f1 == scores.type.f1 == 1


def test_a_part_empty_on_both_sides_counts_for_nothing_and_on_one_side_as_zero() -> None:
    gold = article(quoted(3, 4, 5, 6, speaker=(0,), cue=(1,)))
    scores = quotes.score([gold], {"one": [quoted(4, 5, speaker=(0,), frame=(0, 1))]})
    assert scores.message.precision == 1
    assert scores.message.recall == 0.5
    # found: speaker right, frame where there is none; to find: speaker right, cue missed
    assert scores.roles.precision == scores.roles.recall == 0.5
    assert scores.joint.precision == pytest.approx(2 / 3)  # quote 1, speaker 1, frame 0
    assert scores.joint.recall == pytest.approx(0.5)  # quote 1/2, speaker 1, cue 0


def test_quotations_are_paired_by_overlap_then_by_type_and_medium() -> None:
    gold = [quoted(3, 4, type="Direct"), quoted(3, 4)]
    system = [quoted(3, 4), quoted(3, 4, type="Direct", medium="Writing")]
    pairs = quotes.paired(gold, system)
    assert pairs == [(gold[0], system[1]), (gold[1], system[0])]
    assert quotes.paired([quoted(1)], [quoted(2)]) == [(quoted(1), None), (None, quoted(2))]


def test_a_type_can_be_left_out_on_both_sides() -> None:
    gold = article(quoted(0, 1, type="Reported"), quoted(3, 4))
    system = {"one": [quoted(3, 4), quoted(5, 6, type="Reported")]}
    published, without = quotes.both_ways([gold], system)
    assert published.message.f1 == 0.5
    assert without.message.f1 == 1


def test_findings_become_quotations_and_survive_a_file(tmp_path: Path) -> None:
    gold = article()
    statement = Statement(
        id="s",
        evidence=(Evidence("r", 10, 25, gold.text[10:25]),),
        confidence=1,
        rule="rule",
        report="r",
        speaker=None,
        kind="indirect",
        form="Indirect",
        quote=(Part(9, 25, gold.text[9:25]),),
        speaker_spans=(Part(0, 1, "A"),),
        cue=(Part(2, 7, "sagte"),),
    )
    found = quotes.of_findings(gold.tokens, [statement])
    assert found == [quoted(3, 4, 5, 6, speaker=(0,), cue=(1,))]
    quotes.write(tmp_path / "predicted.jsonl", {"one": found})
    assert quotes.read(tmp_path / "predicted.jsonl") == {"one": found}


def test_derived_parts_and_other_names_do_not_count() -> None:
    text, tokens = joined(["Der", "deutsche", "Autor", "Max", "Ott", "aus", "Bern"])
    gold = (Span(1, 2, "LOCderiv"), Span(3, 5, "PER"), Span(6, 7, "LOC"))
    sentence = NamedSentence("", text, tokens, gold, ())
    found = names.from_characters(sentence, [(19, 26, "PER"), (4, 12, "LOCderiv"), (0, 3, "ORG")])
    scores = names.score([sentence], [found])
    assert scores["PER"].f1 == 1
    assert scores["LOC"].recall == 0
    assert (scores["all"].precision, scores["all"].recall) == (0.5, 0.5)
    with pytest.raises(ValueError, match="shorter"):
        names.score([sentence], [])


def word(upos: str, head: int, deprel: str, **feats: str) -> Word:
    return Word(
        form="x",
        lemma="x",
        upos=upos,
        xpos="",
        feats=feats,
        head=head,
        deprel=deprel,
        start=0,
        end=1,
    )


def test_words_heads_and_labels() -> None:
    words = (
        word("NOUN", 1, "nsubj:pass"),
        word("VERB", -1, "root", Mood="Sub", Tense="Pres"),
        word("VERB", 1, "conj", Mood="Sub", Tense="Past"),
    )
    sentence = Sentence(id="1", text="x x x", words=words)
    right = [[syntax.gold(w) for w in words]]
    assert syntax.score([sentence], right).las == 1
    other = [
        [
            syntax.Analysis("NOUN", 1, "nsubj"),
            syntax.Analysis("AUX", -1, "obj"),
            syntax.Analysis("VERB", 0, "conj", konjunktiv_1=True),
        ]
    ]
    scores = syntax.score([sentence], other)
    assert scores.upos == scores.uas == pytest.approx(2 / 3)
    assert scores.las == pytest.approx(1 / 3)
    assert scores.konjunktiv_1.f1 == 0


def test_sentences_count_with_both_ends() -> None:
    paragraph = Paragraph("Ja. Am 3. Mai. Nein.", ((0, 3), (4, 14), (15, 20)))
    found = [[(0, 4), (4, 9), (10, 14), (14, 20)]]
    scores = syntax.score_sentences([paragraph], found)
    assert scores.precision == 0.5
    assert scores.recall == pytest.approx(2 / 3)
