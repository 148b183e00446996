"""Reports of every kind, made in code: the words are our own."""

from __future__ import annotations

import gzip
import io
import zipfile
from email.message import EmailMessage
from pathlib import Path

from zopa.case.report import Report
from zopa.intake import Problem, Source, extract

TITLE = "Zwei Delegationen, ein Tisch"
FIRST = (
    "Die Unterhändler von Norden und Süden haben sich am Montag in Hafenstadt getroffen. "
    "Nach drei Stunden gingen sie auseinander, ohne eine Einigung zu melden, doch beide Seiten "
    "sprachen von einem „nützlichen Anfang“."
)
SECOND = (
    "Der Süden verlangt eine Überwachung der Waffenruhe – der Norden will davon nichts wissen. "
    "„Das ist mit uns nicht zu machen“, sagte die Sprecherin der Delegation nach dem Treffen."
)
GERMAN = f"{TITLE}\n\n{FIRST}\n\n{SECOND}\n"
ENGLISH = (
    "Talks in Harbour City end without a deal\n\n"
    "The envoys of North and South met on Monday for the third time since spring. They left after "
    "three hours and said that they would meet again before the end of the month.\n\n"
    "The South wants monitors along the line of contact, and the North has refused them so far.\n"
)
RUSSIAN = (
    "Делегации встретились в понедельник, но не договорились. Представитель Севера заявил, что "
    "готов к новым переговорам, если юг отведет войска от линии соприкосновения.\n"
)
UKRAINIAN = (
    "Делегації зустрілися в понеділок, але не домовилися. Представник Півночі заявив, що готовий "
    "до нових переговорів, якщо південь відведе війська від лінії зіткнення.\n"
)


def one(data: bytes, suffix: str = ".txt", *, path: str = "") -> Report:
    """The only report in these bytes; fails where there is a problem or more than one."""
    reports = many(data, suffix, path=path)
    assert len(reports) == 1
    return reports[0]


def many(data: bytes, suffix: str, *, path: str = "") -> list[Report]:
    found = extract(Source(path=path or f"made{suffix}", suffix=suffix, data=data))
    assert not isinstance(found, Problem), str(found)
    return found


def problem(data: bytes, suffix: str) -> Problem:
    found = extract(Source(path=f"made{suffix}", suffix=suffix, data=data))
    assert isinstance(found, Problem)
    return found


def page(body: str, *, head: str = "", lang: str = "de") -> bytes:
    return (
        f'<!DOCTYPE html>\n<html lang="{lang}"><head><meta charset="utf-8">{head}</head>\n'
        f"<body><nav><a href='/'>Start</a></nav><article>{body}</article></body></html>\n"
    ).encode()


ARTICLE = (
    f"<h1>{TITLE}</h1><p>Die Unterh&auml;ndler von <b>Norden</b> und <a href='/s'>S&#252;den</a> "
    "haben sich am Montag in Hafen&shy;stadt getroffen. Nach drei Stunden\n   gingen sie "
    "auseinander, ohne eine Einigung zu melden, doch beide Seiten sprachen von einem "
    "&bdquo;n&uuml;tzlichen Anfang&ldquo;.</p>"
    f"<p>{SECOND}</p>"
)


def pdf(pages: list[list[str]], *, info: str = "") -> bytes:
    """A PDF with these lines on its pages, in a font that knows the letters of cp1252."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        f"<< {info} >>".encode("cp1252"),
    ]
    kids = []
    for lines in pages:
        shown = b"".join(
            b"(" + line.encode("cp1252").translate(None, b"()\\") + b") Tj T*\n" for line in lines
        )
        content = b"BT /F1 11 Tf 14 TL 50 780 Td\n" + shown + b"ET"
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
        kids.append(len(objects) + 1)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % len(objects)
        )
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (
        b" ".join(b"%d 0 R" % kid for kid in kids),
        len(kids),
    )
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R /Info 4 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        start,
    )
    return bytes(out)


def encrypted_pdf(password: str) -> bytes:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter()
    writer.append(PdfReader(io.BytesIO(pdf([[FIRST[:80]]]))))
    writer.encrypt(user_password=password, owner_password=password, algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def docx(paragraphs: list[str], *, cells: list[list[str]] | None = None) -> bytes:
    from datetime import UTC, datetime

    from docx import Document

    document = Document()
    document.core_properties.title = TITLE
    document.core_properties.author = "Jana Beispiel"
    document.core_properties.created = datetime(2025, 3, 4, tzinfo=UTC)
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    if cells:
        table = document.add_table(rows=len(cells), cols=len(cells[0]))
        for row, words in zip(table.rows, cells, strict=True):
            for cell, word in zip(row.cells, words, strict=True):
                cell.text = word
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def mail(*, text: str = GERMAN, html: str = "", files: dict[str, bytes] | None = None) -> bytes:
    message = EmailMessage()
    message["From"] = "Hafenblatt Redaktion <briefe@hafenblatt.example>"
    message["To"] = "leser@example.org"
    message["Subject"] = "Überblick: zwei Delegationen"
    message["Date"] = "Tue, 04 Mar 2025 23:30:00 +0100"
    message["Message-ID"] = "<1@hafenblatt.example>"
    message.set_content(text)
    if html:
        message.add_alternative(html, subtype="html")
    for name, data in (files or {}).items():
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


RSS = f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Hafenblatt</title>
<item><title>{TITLE}</title><guid>urn:1</guid><pubDate>Tue, 04 Mar 2025 00:30:00 +0100</pubDate>
<dc:creator>Jana Beispiel</dc:creator><description>&lt;p&gt;{FIRST}&lt;/p&gt;</description></item>
<item><title>Zweite Meldung</title><guid>urn:2</guid><description>{SECOND}</description></item>
</channel></rss>
""".encode()

ATOM = f"""<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>Hafenblatt</title><id>urn:f</id>
<entry><title>{TITLE}</title><id>urn:a</id><updated>2025-03-05T10:00:00Z</updated>
<content type="html">&lt;p&gt;{FIRST}&lt;/p&gt;</content></entry></feed>
""".encode()


def zipped(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def warc(answers: list[tuple[str, int, str, bytes]], *, packed: bool = False) -> bytes:
    """Responses as (address, status, content type, body)."""
    out = b""
    for number, (address, status, kind, body) in enumerate(answers):
        http = b"HTTP/1.1 %d X\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s" % (
            status,
            kind.encode(),
            len(body),
            body,
        )
        record = (
            (
                f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\n"
                f"WARC-Date: 2025-03-04T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:{number}>\r\n"
                f"Content-Type: application/http; msgtype=response\r\n"
                f"Content-Length: {len(http)}\r\n\r\n"
            ).encode()
            + http
            + b"\r\n\r\n"
        )
        out += gzip.compress(record, mtime=0) if packed else record
    return out


def samples() -> dict[str, bytes]:
    """One good input of every kind, by file name."""
    return {
        "a.txt": GERMAN.encode(),
        "b.txt": GERMAN.encode("cp1252"),
        "c.txt": GERMAN.encode("utf-16"),
        "d.md": f"# {TITLE}\n\n*{FIRST}*\n\n- [mehr](https://example.org) und **{SECOND}**\n".encode(),
        "e.html": page(ARTICLE),
        "f.pdf": pdf([[TITLE, "", FIRST[:70], FIRST[70:140]], [SECOND[:60], SECOND[60:120]]]),
        "g.docx": docx([TITLE, FIRST, SECOND]),
        "h.eml": mail(html=f"<p>{FIRST}</p>", files={"x.pdf": pdf([[FIRST[:80]]])}),
        "i.xml": RSS,
        "j.xml": ATOM,
        "k.txt": noisy().encode(),
    }


def noisy() -> str:
    """A text with every kind of noise."""
    return (
        " date 2025-03-04 In Kürze:\n\nNorden und Süden reden in Hafenstadt weiter\n\n"
        "reden in Hafenstadt weiter Streit um die Überwachung bleibt ungelöst\n\n"
        f"{FIRST}\n\nWorüber gestritten wird\n\n{SECOND}\n\n"
        "Video: Was in Hafenstadt geschah (02:14 Min., 11.03.2025)\n"
        "Bild Quelle: By A. Beispiel - This image was released by the Harbour Office with the ID "
        "250815-D-AB123-1 (next). See Commons:Licensing.العربية ∙ Deutsch ∙ English ∙ español ∙ "
        "français ∙ italiano ∙ русский ∙ +/−, Public Domain, https://commons.wikimedia.org/w/x\n"
        "Autor: Redaktion\nLesen Sie auch: Was bisher geschah\n© 2025 Hafenblatt\n"
        "Artikel veröffentlicht am: Dienstag, 4. März 2025\n"
    )


def folder(path: Path) -> Path:
    for name, data in samples().items():
        (path / name).write_bytes(data)
    return path
