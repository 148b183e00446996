from __future__ import annotations

import pytest

from . import made


def read(head: str, tail: str = "") -> tuple[str | None, str | None, str | None]:
    report = made.one(f"{head}{made.FIRST}\n\n{made.SECOND}\n{tail}".encode())
    return report.title, report.outlet, report.author


def test_a_headline_is_the_title() -> None:
    assert read(f"{made.TITLE}\n\n")[0] == made.TITLE
    assert read("Wer zahlt?\nEin Satz als Vorspann, der endet.\n")[0] == "Wer zahlt?"


@pytest.mark.parametrize("head", ["", " date 2025-12-01 In Kürze:\n\nNorden redet weiter\n\n"])
def test_prose_or_a_glued_head_is_no_title(head: str) -> None:
    assert read(head)[0] is None


def test_a_masthead_and_a_dateline_stand_above_the_title() -> None:
    head = f"Tagblatt Hohenfels · Sonntag, 23. November 2025\n{made.TITLE}\nVon Jana Petersilie\n\n"
    assert read(head) == (made.TITLE, "Tagblatt Hohenfels", "Jana Petersilie")


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("Von Jana Petersilie, Anchorage", "Jana Petersilie"),
        ("Autor: Redaktion", "Redaktion"),
        ("By Jane Doe", "Jane Doe"),
        ("By Jane Doe and John Roe in Harbour City", "Jane Doe and John Roe"),
        ("Autor: Jana Petersilie, Der Nordkurier am Sund", "Jana Petersilie"),
        ("Für das Tagblatt Hohenfels: Torben Aschauer", "Torben Aschauer"),
        ("Von Kiew nach Moskau", None),
    ],
)
def test_authors(line: str, author: str | None) -> None:
    assert read(f"{made.TITLE}\n{line}\n\n")[2] == author


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("Quelle: Nordblatt", "Nordblatt"),
        ("Quelle: https://www.nordblatt.example/a/b", "nordblatt.example"),
        ("(AM) 16. Oktober 2025", None),
        ("Bild Quelle: Nordblatt", None),
        ("Quelle: (AM)", None),
        ("© Terhavener Zeitung 2025. Alle Rechte vorbehalten.", "Terhavener Zeitung"),
        ("© Reuters", None),
        ("Autor: Redaktion Der Nordkurier am Sund", "Der Nordkurier am Sund"),
        ("Agentur Meridian (AM) / mv / jol", "Agentur Meridian"),
    ],
)
def test_outlets(line: str, outlet: str | None) -> None:
    assert read("", f"\n{line}\n")[1] == outlet
