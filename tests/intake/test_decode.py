from __future__ import annotations

import pytest

from zopa.intake.decode import decode, looks_binary

from . import made

TYPOGRAPHIC = (
    "Der Minister sagte: „Wir sind so weit“ – und ging. Über Öl und Maß schwieg er für heute."
)
PLAIN = (
    "Der Minister sagte, man sei so weit. Über Öl und Maß schwieg er für heute, es möge genügen."
)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (TYPOGRAPHIC, "utf-8"),
        (TYPOGRAPHIC, "utf-8-sig"),
        (TYPOGRAPHIC, "utf-16"),
        (TYPOGRAPHIC, "utf-16-le"),
        (made.RUSSIAN, "utf-16-be"),
        (TYPOGRAPHIC, "utf-32"),
        (TYPOGRAPHIC, "cp1252"),
        (PLAIN, "iso-8859-1"),
        (made.RUSSIAN, "koi8-r"),
        (made.RUSSIAN, "cp1251"),
        (made.RUSSIAN, "iso8859-5"),
        (made.UKRAINIAN, "cp1251"),
        (made.UKRAINIAN, "koi8-u"),
    ],
)
def test_encodings_are_recognised(text: str, encoding: str) -> None:
    data = text.encode(encoding)
    decoded, name = decode(data)
    assert decoded == text
    assert data.decode(name, "replace") == text


def test_utf8_cut_off_or_scratched_is_utf8() -> None:
    data = TYPOGRAPHIC.encode()
    assert decode(data[: data.index("“".encode()) + 1])[1] == "utf-8"
    many = TYPOGRAPHIC.encode() * 10
    assert decode(many[:500] + b"\xff" + many[500:])[1] == "utf-8"


def test_what_is_declared_counts_where_the_bytes_allow_it() -> None:
    data = "Ő és ű".encode("iso8859-2")
    assert decode(data, declared="ISO-8859-2")[0] == "Ő és ű"
    assert decode("Ö".encode(), declared="iso-8859-1")[0] == "Ö"
    assert decode("„Ö“".encode("cp1252"), declared="iso-8859-1")[0] == "„Ö“"


@pytest.mark.parametrize("name", ["utf-7", "unicode_escape", "zlib", "x" * 5000, "\0", "no such"])
def test_strange_declarations_are_ignored(name: str) -> None:
    assert decode("Öl".encode("cp1252"), declared=name)[0] == "Öl"


def test_binary_data_are_told_from_text() -> None:
    assert looks_binary(bytes(range(32)) * 3)
    assert not looks_binary(made.RUSSIAN.encode("koi8-r"))
    assert not looks_binary(made.RUSSIAN.encode("utf-16-le"))
    assert not looks_binary(b"Words with one \x00 in them, which happens to files.")
