"""PDF, Word, mail and feeds."""

from __future__ import annotations

from datetime import date

from zopa.intake.markup import plain

from . import made


def test_pdf_lines_become_paragraphs_and_page_furniture_goes() -> None:
    pages = [
        [
            "Hafenblatt - Sonderdruck",
            "Die Unterhändler haben sich am Montag in Hafenstadt zu neuen Friedens-",
            "gesprächen getroffen, die drei Stunden dauerten. Die US-",
            "Regierung war mit Waffen- und",
            "Munitionsfachleuten vertreten. Danach gingen alle auseinander, ohne dass",
            f"Seite {number}",
        ]
        for number in (1, 2, 3)
    ]
    pages[1][1] = "Am zweiten Tag blieben die Stühle der einen Seite leer, und niemand wusste, ob"
    pages[1][4] = "noch jemand kommen würde."
    pages[2][1] = "Am dritten Tag kam es zu weiteren Gesprächen, die dann bis in die Nacht"
    pages[2][4] = "Ergebnis blieb aus."
    report = made.one(made.pdf(pages), ".pdf")
    assert "Sonderdruck" not in report.text
    assert "Seite 1" not in report.text
    assert "Friedensgesprächen getroffen" in report.text
    assert "US-Regierung" in report.text
    assert "Waffen- und Munitionsfachleuten" in report.text
    assert {origin.place for origin in report.origins} == {"page 1", "page 2", "page 3"}
    assert all(origin.source is None for origin in report.origins)


def test_pdf_metadata_give_title_and_author_and_an_inferred_day() -> None:
    info = (
        "/Title (Zwei Delegationen) /Author (Jana Beispiel) /CreationDate (D:20250304101500+01'00')"
    )
    report = made.one(made.pdf([[made.FIRST[:80]]], info=info), ".pdf")
    assert (report.title, report.author) == ("Zwei Delegationen", "Jana Beispiel")
    assert (report.published.start, report.published.known) == (date(2025, 3, 4), "inferred")
    plain_title = made.one(
        made.pdf([[made.FIRST[:80]]], info="/Title (Microsoft Word - a.doc)"), ".pdf"
    )
    assert plain_title.title is None


def test_a_pdf_without_password_for_reading_is_read() -> None:
    assert "Unterhändler" in made.one(made.encrypted_pdf(""), ".pdf").text


def test_word_paragraphs_and_tables_in_order() -> None:
    data = made.docx([made.TITLE, "", made.FIRST], cells=[["Norden", "nein"], ["Süden", "ja"]])
    report = made.one(data, ".docx")
    assert report.text == f"{made.TITLE}\n\n{made.FIRST}\n\nNorden\n\nnein\n\nSüden\n\nja"
    assert (report.title, report.author) == (made.TITLE, "Jana Beispiel")
    assert (report.published.start, report.published.known) == (date(2025, 3, 4), "inferred")
    assert report.origins[-1].place == "paragraph 7"


def test_a_word_bomb_is_refused() -> None:
    data = made.zipped({"word/document.xml": bytes(70_000_000), "[Content_Types].xml": b"<x/>"})
    assert "far more" in made.problem(data, ".docx").problem


def test_mail_has_its_head_as_metadata_in_the_senders_time() -> None:
    report = made.one(made.mail(), ".eml")
    assert report.title == "Überblick: zwei Delegationen"
    assert report.outlet == "Hafenblatt Redaktion"
    assert report.published.start == date(2025, 3, 4)
    assert report.published.known == "printed"
    assert report.text == made.GERMAN


def test_mail_shows_its_html_where_the_text_is_a_stub() -> None:
    page = f"<p>{made.FIRST}</p><p>{made.SECOND}</p>"
    report = made.one(made.mail(text="Bitte im Browser lesen.", html=page), ".eml")
    assert report.text == f"{made.FIRST}\n\n{made.SECOND}"


def test_attachments_are_reports_of_their_own() -> None:
    files = {
        "notiz.txt": made.ENGLISH.encode(),
        "logo.png": b"\x89PNG\r\n\x1a\n" + bytes(20),
        "blatt.pdf": made.pdf([[made.FIRST[:80]]]),
        "innen.eml": made.mail(text=made.SECOND, files={"tief.txt": made.RUSSIAN.encode()}),
    }
    reports = made.many(made.mail(files=files), ".eml")
    assert [(report.part, report.format) for report in reports] == [
        ("", "mail"),
        ("notiz.txt", "text"),
        ("blatt.pdf", "pdf"),
        ("innen.eml", "mail"),
        ("innen.eml/tief.txt", "text"),
    ]
    assert len({report.raw for report in reports}) == 1
    assert len({report.id for report in reports}) == 5


def test_mails_within_mails_end_somewhere() -> None:
    data = made.mail()
    for _ in range(6):
        data = made.mail(files={"a.eml": data})
    assert max(report.part.count("a.eml") for report in made.many(data, ".eml")) == 2


def test_damaged_mails_are_read_as_far_as_they_go() -> None:
    data = b"From: =?x-no?q?a?= <a@b>\nMessage-ID: <1>\nDate: nonsense\nSubject: \xff\xfe\n\nWords here."
    report = made.one(data, ".eml")
    assert report.text == "Words here."
    assert report.published.known == "unknown"


def test_a_sender_of_brackets_breaks_nothing() -> None:
    data = made.mail().replace(b"Hafenblatt Redaktion", b"(" * 20_000)
    assert made.one(data, ".eml").text == made.GERMAN


def test_feed_items_are_reports_with_their_id_as_part() -> None:
    first, second = made.many(made.RSS, ".xml")
    assert (first.part, second.part) == ("urn:1", "urn:2")
    assert first.text == f"{made.TITLE}\n\n{made.FIRST}"
    assert (first.title, first.outlet, first.author) == (made.TITLE, "Hafenblatt", "Jana Beispiel")
    assert (first.published.start, first.published.known) == (date(2025, 3, 4), "printed")
    assert second.published.known == "unknown"
    assert first.origins[0].place == "item 1"


def test_an_update_in_a_feed_is_no_publication() -> None:
    (report,) = made.many(made.ATOM, ".xml")
    assert (report.published.start, report.published.known) == (date(2025, 3, 5), "inferred")


def test_items_with_the_same_id_stay_apart() -> None:
    data = made.RSS.replace(b"urn:2", b"urn:1")
    assert [report.part for report in made.many(data, ".xml")] == ["urn:1", "urn:1 (2)"]


def test_a_feed_opens_no_file_and_expands_no_bomb() -> None:
    bomb = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 9))
    data = (
        f'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a0 "ha">{bomb}<!ENTITY f SYSTEM '
        '"file:///etc/passwd">]><rss><channel><item><title>T &a8; &f;</title>'
        f"<description>{made.FIRST}</description></item></channel></rss>"
    ).encode()
    (report,) = made.many(data, ".xml")
    assert "root:" not in report.text
    assert len(report.text) < 2000


def test_navigation_is_left_out_of_mail_pages() -> None:
    assert plain("<nav>Start</nav><p>Wort</p><footer>Fuß</footer>").finish()[0] == "Wort"
