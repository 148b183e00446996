"""What holds for every input: no crash, offsets in range, the same bytes give the same reports."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zopa.case.ids import content_id
from zopa.case.report import Report
from zopa.intake import Problem, Source, extract

from . import made

SUFFIXES = [".txt", ".md", ".html", ".pdf", ".docx", ".eml", ".xml", ".zip", ""]
SAMPLES = made.samples()


def check(found: list[Report] | Problem, data: bytes) -> None:
    if isinstance(found, Problem):
        assert found.problem
        assert "\n" not in str(found)
        return
    assert found
    assert len({report.id for report in found}) == len(found)
    raw = hashlib.sha256(data).hexdigest()
    for report in found:
        assert report.raw == raw
        assert report.id == content_id("report", raw, report.format, report.part)
        assert any(map(str.isalnum, report.text))
        assert unicodedata.is_normalized("NFC", report.text)
        assert not set(report.text) & set("\r\t\x00\xa0\xad\ufeff\u200b")
        position = 0
        for origin in report.origins:
            assert origin.start == position < origin.end
            position = origin.end
        assert position == len(report.text)
        position = 0
        for noise in report.noise:
            assert position <= noise.start < noise.end <= len(report.text)
            position = noise.end
        assert list(report.fingerprint) == sorted(set(report.fingerprint))
        for words in (report.title, report.outlet, report.author):
            assert words is None or (words.strip() == words and words and "\n" not in words)


@pytest.mark.parametrize("name", SAMPLES)
def test_every_kind_is_read(name: str) -> None:
    data = SAMPLES[name]
    found = extract(Source(path=name, suffix=Path(name).suffix, data=data))
    assert not isinstance(found, Problem)
    check(found, data)
    assert any("Delegation" in report.text or "Norden" in report.text for report in found)


@given(data=st.binary(max_size=400), suffix=st.sampled_from(SUFFIXES))
def test_any_bytes_give_reports_or_a_problem(data: bytes, suffix: str) -> None:
    check(extract(Source(path=f"any{suffix}", suffix=suffix, data=data)), data)


@given(text=st.text(max_size=300), suffix=st.sampled_from([".txt", ".md", ".html", ".eml"]))
def test_any_text_gives_reports_or_a_problem(text: str, suffix: str) -> None:
    data = text.encode("utf-8", "surrogatepass")
    check(extract(Source(path=f"any{suffix}", suffix=suffix, data=data)), data)


@settings(deadline=None)
@given(
    name=st.sampled_from(sorted(SAMPLES)),
    cuts=st.lists(
        st.tuples(st.floats(0, 1), st.integers(0, 60), st.binary(max_size=20)), max_size=6
    ),
)
def test_damaged_reports_give_reports_or_a_problem(
    name: str, cuts: list[tuple[float, int, bytes]]
) -> None:
    data = SAMPLES[name]
    for place, length, patch in cuts:
        at = int(place * len(data))
        data = data[:at] + patch + data[at + length :]
    source = Source(path=name, suffix=Path(name).suffix, data=data)
    found = extract(source)
    check(found, data)
    assert extract(source) == found


def test_content_decides_before_the_suffix() -> None:
    assert made.one(made.page(made.ARTICLE), ".txt").format == "html"
    assert made.one(made.pdf([[made.TITLE]]), ".txt").format == "pdf"
    assert made.one(made.GERMAN.encode(), ".pdf").format == "text"
    assert made.one(made.mail(), "").format == "mail"
    assert {report.format for report in made.many(made.RSS, ".html")} == {"feed"}


@pytest.mark.parametrize(
    ("data", "suffix"),
    [
        (b"", ".txt"),
        (b" \n\t ", ".txt"),
        (b"... --- ...", ".txt"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), ".txt"),
        (bytes(range(256)) * 4, ".txt"),
        (b"{\\rtf1 Hello}", ".rtf"),
        (b"\xd0\xcf\x11\xe0" + bytes(100), ".doc"),
        (b"%PDF-1.4 nothing more", ".pdf"),
        (b"PK\x03\x04broken", ".docx"),
        (b"<?xml version='1.0'?><nitf><p>Words</p></nitf>", ".xml"),
        (b"<html><body><script>var words = 1;</script></body></html>", ".html"),
        (b"<rss><channel><title>Empty</title></channel></rss>", ".xml"),
        (b"From a@b Mon Jan  1 00:00:00 2025\nSubject: x\n\nWords", ".mbox"),
        (made.zipped({"a.txt": b"Words"}), ".zip"),
        (made.zipped({"mimetype": b"application/epub+zip"}), ".epub"),
        (made.pdf([[]]), ".pdf"),
        (made.encrypted_pdf("secret"), ".pdf"),
        (made.docx([]), ".docx"),
    ],
)
def test_what_cannot_be_read_is_a_problem_that_says_what_to_do(data: bytes, suffix: str) -> None:
    found = made.problem(data, suffix)
    assert found.path in str(found)
    assert found.hint


def test_the_limit_on_size_holds() -> None:
    assert "larger than 50 MB" in made.problem(b"Wort " * 10_000_001, ".txt").problem


@pytest.mark.parametrize(
    "unit",
    [" ", "1", "∙", "01.02.2025 ", "Foto: ", "A ", "<p>", "&", "a\u0301", "\u0316\u0301", "*", "["],
)
@pytest.mark.parametrize("suffix", [".txt", ".md", ".html"])
def test_long_lines_of_one_thing_are_read(unit: str, suffix: str) -> None:
    head = "<html><body><p>Wort. " if suffix == ".html" else "Von A, 1. Januar 2025. "
    data = (head + unit * (400_000 // len(unit.encode()))).encode()
    check(extract(Source(path="long", suffix=suffix, data=data)), data)


def test_import_is_light() -> None:
    heavy = ["trafilatura", "lxml", "pypdf", "docx", "feedparser", "fastwarc", "charset_normalizer"]
    code = f"import sys, zopa.intake; print([m for m in {heavy!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
