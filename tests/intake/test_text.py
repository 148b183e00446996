from __future__ import annotations

from zopa.case.report import Origin

from . import made


def test_text_stays_as_it_is() -> None:
    report = made.one(made.GERMAN.encode())
    assert report.text == made.GERMAN
    assert report.origins == (Origin(0, len(made.GERMAN), 0),)
    assert (report.format, report.part, report.encoding) == ("text", "", "utf-8")
    assert (report.language, report.title) == ("de", made.TITLE)


def test_windows_line_breaks_lose_their_first_half_only() -> None:
    data = made.GERMAN.replace("\n", "\r\n").encode("utf-8-sig")
    report = made.one(data)
    assert report.text == made.GERMAN
    source = data.decode(report.encoding)
    for origin in report.origins:
        assert origin.source is not None
        length = origin.end - origin.start
        there = source[origin.source : origin.source + length]
        assert there == report.text[origin.start : origin.end]


def test_the_same_bytes_in_another_format_are_another_report() -> None:
    data = made.GERMAN.encode()
    assert made.one(data, ".txt").id != made.one(data, ".md").id
    assert made.one(data, ".txt", path="a").id == made.one(data, ".txt", path="b").id
