"""The readers of data sets, on files written here in the formats of the sets."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from training.sources import conllu, germeval, news, quotes, speech
from training.sources.tokens import ids_of, joined, stretches

CONLLU = """\
# newdoc id = a
# sent_id = 1
# text = Er geht zum Arzt.
1\tEr\ter\tPRON\tPPER\t_\t2\tnsubj\t_\t_
2\tgeht\tgehen\tVERB\tVVFIN\tMood=Sub|Tense=Pres\t0\troot\t_\t_
3-4\tzum\t_\t_\t_\t_\t_\t_\t_\t_
3\tzu\tzu\tADP\tAPPR\t_\t5\tcase\t_\t_
4\tdem\tder\tDET\tART\t_\t5\tdet\t_\t_
5\tArzt\tArzt\tNOUN\tNN\t_\t2\tobl\t_\tSpaceAfter=No
6\t.\t.\tPUNCT\t$.\t_\t2\tpunct\t_\t_

# sent_id = 2
# text = Ja.
1\tJa\tja\tINTJ\tITJ\t_\t0\troot\t_\tSpaceAfter=No
2\t.\t.\tPUNCT\t$.\t_\t1\tpunct\t_\t_
"""


def test_a_rebuilt_text_has_its_words_where_they_are_said_to_be() -> None:
    text, tokens = joined(["Er", "sagte", ":", "„", "Ja", "“", "(", "leise", ")", "."], at=3)
    assert text == "Er sagte: „Ja“ (leise)."
    assert all(text[t.start - 3 : t.end - 3] == t.text for t in tokens)


def test_characters_and_numbers_of_tokens() -> None:
    _, tokens = joined(["Er", "sagte", "nichts"])
    assert ids_of(tokens, [(1, 4), (9, 15)]) == (0, 1, 2)
    assert ids_of(tokens, [(2, 3)]) == ()
    assert stretches([5, 1, 2]) == [(1, 3), (5, 6)]


def test_conllu(tmp_path: Path) -> None:
    path = tmp_path / "a.conllu"
    path.write_text(CONLLU, encoding="utf-8")
    first, second = conllu.load(path)
    assert first.opens
    assert not second.opens
    assert [first.text[w.start : w.end] for w in first.words] == [
        "Er",
        "geht",
        "zum",
        "zum",
        "Arzt",
        ".",
    ]
    assert [w.konjunktiv_1 for w in first.words] == [False, True, False, False, False, False]
    whole = conllu.merged(first)
    assert [(w.form, w.head) for w in whole.words] == [
        ("Er", 1),
        ("geht", -1),
        ("zum", 3),
        ("Arzt", 1),
        (".", 1),
    ]
    (paragraph,) = conllu.paragraphs([first, second])
    assert [paragraph.text[a:b] for a, b in paragraph.sentences] == ["Er geht zum Arzt.", "Ja."]
    assert len(conllu.paragraphs([second, second, second], run=2)) == 2


def test_conllu_names_the_place_of_a_word_that_is_not_in_its_text(tmp_path: Path) -> None:
    path = tmp_path / "a.conllu"
    path.write_text(CONLLU.replace("# text = Ja.", "# text = Nein."), encoding="utf-8")
    with pytest.raises(ValueError, match="2: no 'Ja'"):
        conllu.load(path)


def test_germeval(tmp_path: Path) -> None:
    lines = ["#\tsource\t[2010-01-01]\t", "1\tMax\tB-PER\tO", "2\tOtt\tI-PER\tB-LOC", "", ""]
    (tmp_path / "NER-de-dev.tsv").write_text("\n".join(lines), encoding="utf-8")
    (sentence,) = germeval.load(tmp_path, "dev")
    assert sentence.text == "Max Ott"
    assert sentence.outer == (germeval.Span(0, 2, "PER"),)
    assert sentence.inner == (germeval.Span(1, 2, "LOC"),)


def test_quotes(tmp_path: Path) -> None:
    words = [
        {"text": "Ja", "charBegin": 0, "charEnd": 2},
        {"text": ".", "charBegin": 2, "charEnd": 3},
    ]
    annotation = {"type": "Direct", "medium": "Speech", "quote": {"tokenIds": [1, 0]}}
    line = {
        "documentName": "a",
        "originalText": "Ja.",
        "tokens": words,
        "sentences": [{"begin": 0, "end": 2}],
        "annotations": [annotation],
    }
    (tmp_path / "dev.jsonl.gz").write_bytes(gzip.compress(json.dumps(line).encode()))
    (article,) = quotes.load(tmp_path, "dev")
    assert article.quotations == (quotes.Quotation(type="Direct", medium="Speech", quote=(0, 1)),)
    assert [article.text[t.start : t.end] for t in article.tokens] == ["Ja", "."]


def test_news(tmp_path: Path) -> None:
    part = {"start": 0, "end": 2, "text": "Ja"}
    statement = {"form": "Direct", "medium": "Speech", "hedge": None, "quote": [part]}
    statement |= {"speaker": [], "cue": [], "frame": [], "addressee": []}
    line = {"name": "a", "text": "Ja.", "statements": [statement], "positions": []}
    (tmp_path / "news.jsonl").write_text(json.dumps(line) + "\n", encoding="utf-8")
    (tmp_path / "raw.jsonl").write_text('{"name": "b", "text": "Nein."}\n', encoding="utf-8")
    (article,) = news.load(tmp_path)
    assert article.statements[0].quote[0].text == "Ja"
    assert news.load_raw(tmp_path) == [news.Raw(name="b", text="Nein.")]


def test_speech(tmp_path: Path) -> None:
    kinds = ("Cue", "PTC", "Source", "Message", "Addr", "Topic", "Medium", "Evidence")
    event: dict[str, list[str]] = {kind: [] for kind in kinds}
    event |= {"Cue": ["1:1"], "Message": ["0:0"]}
    sentences = [
        {"SentenceId": 0, "Tokens": ["Ja", "."]},
        {"SentenceId": 1, "Tokens": ["Er", "sagte", "es", "."]},
    ]
    line = {"file": "a", "Sentences": sentences, "Annotations": [event]}
    (tmp_path / "spkatt_dev.jsonl.gz").write_bytes(gzip.compress(json.dumps(line).encode()))
    (speech_,) = speech.load(tmp_path, "dev")
    assert speech_.text == "Ja.\nEr sagte es."
    assert all(speech_.text[t.start : t.end] == t.text for t in speech_.tokens)
    assert speech_.events[0].cue == (3,)
    assert speech_.events[0].message == (0,)
