"""The tags that the fast tagger learns from."""

from __future__ import annotations

from training.fast.pages import heard, tags
from training.model.annotated import Said

from zopa.case.agendas import load_agenda


def stretch(text: str, part: str) -> tuple[tuple[int, int], ...]:
    start = text.index(part)
    return ((start, start + len(part)),)


def marked(text: str, *said: Said) -> list[str]:
    read = heard(text, "de", load_agenda())
    assert read is not None
    return tags(read.page, said)


def test_a_frame_has_roles_in_it_and_a_quotation_its_kind() -> None:
    text = "Er sagte, man habe Zeit."
    said = Said(
        form="Indirect",
        medium="Speech",
        hedge=None,
        quote=stretch(text, "man habe Zeit"),
        speaker=stretch(text, "Er"),
        cue=stretch(text, "sagte"),
        frame=stretch(text, "Er sagte,"),
    )
    assert marked(text, said) == ["B-s", "I-c", "I-f", "B-I", "I-I", "I-I", "O"]


def test_behind_a_link_all_names_the_source() -> None:
    text = "Nach Angaben der Polizei fehlt Geld."
    said = Said(
        form="Indirect",
        medium="SW",
        hedge=None,
        quote=stretch(text, "fehlt Geld"),
        speaker=stretch(text, "der Polizei"),
        cue=stretch(text, "Nach Angaben"),
        frame=stretch(text, "Nach Angaben der Polizei"),
    )
    assert marked(text, said) == ["B-c", "I-s", "I-s", "I-s", "B-I", "I-I", "O"]


def test_quoted_words_inside_a_quotation_are_part_of_it_and_reports_are_not_marked() -> None:
    text = "Er nannte es „falsch“ und lehnte ab."
    outer = Said(form="IndirectFreeIndirect", medium="Speech", hedge=None, quote=((0, len(text)),))
    inner = Said(form="Direct", medium="Speech", hedge=None, quote=stretch(text, "„falsch“"))
    assert set(marked(text, inner, outer)) == {"B-X", "I-X"}
    report = Said(form="Reported", medium="Speech", hedge=None, quote=((0, len(text)),))
    assert set(marked(text, report)) == {"O"}
