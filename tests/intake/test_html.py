from __future__ import annotations

from datetime import date
from html import unescape

import pytest

from zopa.case.spans import Published
from zopa.intake.align import align
from zopa.intake.markup import plain

from . import made

DAY = date(2025, 3, 4)


def test_article_is_found_and_every_word_points_into_the_page() -> None:
    data = made.page(made.ARTICLE)
    report = made.one(data, ".html")
    assert report.text.startswith(f"{made.TITLE}\n\nDie Unterhändler von Norden und Süden haben")
    assert "Hafenstadt" in report.text
    assert "„nützlichen Anfang“" in report.text
    assert "Start" not in report.text
    source = data.decode()
    known = 0
    for origin in report.origins:
        if origin.source is None:
            assert report.text[origin.start : origin.end].isspace()
            continue
        piece = report.text[origin.start : origin.end]
        there = unescape(source[origin.source : origin.source + 10 * len(piece)])
        assert "".join(there.split()).startswith("".join(piece.split()))
        known += len(piece)
    assert known > len(report.text) * 0.95


HEADS = [
    ('<script type="application/ld+json">{"@graph":[{"@type":["NewsArticle"],"headline":"Titel",'
     '"datePublished":"2025-03-04T00:30:00+01:00","author":[{"name":"Jana Beispiel"}],'
     '"publisher":{"name":"Hafenblatt"}}]}</script>'),
    ('<meta property="og:title" content="Titel"><meta property="og:site_name" content="Hafenblatt">'
     '<meta name="author" content="Jana Beispiel">'
     '<meta property="article:published_time" content="2025-03-04T10:00:00Z">'),
]  # fmt: skip


@pytest.mark.parametrize("head", HEADS)
def test_metadata_are_read(head: str) -> None:
    body = made.ARTICLE.replace(made.TITLE, "Titel")
    report = made.one(made.page(body, head=head), ".html")
    assert (report.title, report.outlet, report.author) == ("Titel", "Hafenblatt", "Jana Beispiel")
    assert (report.published.start, report.published.end) == (DAY, DAY)
    assert report.published.known == "printed"
    assert "2025-03-04" in report.published.reason


def published(head: str = "", body: str = "") -> Published:
    return made.one(made.page(made.ARTICLE + body, head=head), ".html").published


def test_a_change_is_no_publication() -> None:
    found = published('<meta property="article:modified_time" content="2025-03-04">')
    assert (found.start, found.known) == (DAY, "inferred")


def test_a_time_beside_the_article_counts_and_one_in_its_prose_does_not() -> None:
    assert (
        published(
            body='<p>Von Jana Beispiel, <time datetime="2025-03-04">04.03.2025</time></p>'
        ).start
        == DAY
    )
    long = (
        "Am <time datetime='2022-02-24'>24. Februar</time> begann, was bis heute nicht endet. " * 3
    )
    assert published(body=f"<p>{long}</p>").known == "unknown"


@pytest.mark.parametrize("value", ["2025-02-31", "2099-01-01", "soon", "0000-00-00", "02/03/2025"])
def test_impossible_days_in_metadata_are_not_believed(value: str) -> None:
    assert published(f'<meta name="date" content="{value}">').known == "unknown"


def test_broken_and_hostile_json_is_passed_over() -> None:
    for source in (
        "{",
        "[" * 5000,
        '{"@type": 3, "@graph": 4}',
        '{"@type":"Article","headline":"\\ud800"}',
    ):
        head = f'<script type="application/ld+json">{source}</script>'
        assert made.one(made.page(made.ARTICLE, head=head), ".html").text


def test_two_articles_in_the_metadata_date_nothing() -> None:
    one = '{"@type":"NewsArticle","headline":"%s","datePublished":"2025-03-0%d"}'
    source = f"[{one % ('A', 1)},{one % ('B', 2)}]"
    assert published(f'<script type="application/ld+json">{source}</script>').known == "unknown"


def test_the_declared_encoding_and_code_page_numbers_are_understood() -> None:
    source = made.page(made.ARTICLE + "<p>Öl &#150; und mehr davon als bisher.</p>").decode()
    data = source.replace('charset="utf-8"', 'charset="windows-1252"').encode("cp1252")
    report = made.one(data, ".html")
    assert report.encoding == "cp1252"
    assert "Öl – und" in report.text


def test_a_page_with_few_words_is_read_as_it_is() -> None:
    report = made.one(
        b"<html><title>T</title><body><nav>Start</nav>Kurz &amp; gut</body></html>", ".html"
    )
    assert report.text == "Kurz & gut"


def test_a_page_of_very_many_tags_is_read_without_the_search_for_the_article() -> None:
    assert made.one(b"<html><body>" + b"<p>Wort</p>" * 40_000, ".html").text.count("Wort") == 40_000


def test_plain_text_of_a_fragment() -> None:
    source = "<p>Ein  <b>Wort</b>&nbsp;und\nnoch eines<br>Zeile<script>x</script><!-- y --> 1 < 2"
    text, origins = plain(source).finish()
    assert text == "Ein Wort und noch eines\n\nZeile 1 < 2"
    for origin in origins:
        if origin.source is not None:
            there = unescape(source[origin.source :])
            piece = text[origin.start : origin.end]
            assert "".join(there.split()).startswith("".join(piece.split()))


def test_alignment_finds_repeated_and_moved_words() -> None:
    stream = (
        "Menü Start Titel Menü Der erste Absatz steht hier.\nWerbung\nDer zweite Absatz steht da."
    )
    text = "Der erste Absatz steht hier.\n\nDer zweite Absatz steht da.\n\nneu"
    for origin in align(text, stream):
        if origin.source is not None:
            piece = text[origin.start : origin.end]
            assert stream[origin.source : origin.source + len(piece)].split() == piece.split()
        else:
            assert text[origin.start : origin.end].strip() in {"", "neu"}


META = "Von Jana Beispiel, Hafenstadt | 4. März 2025"


@pytest.mark.parametrize(
    "block",
    [
        f'<p class="meta">{META}</p>',
        f"<div><span>{META}</span></div>",
        '<p>Von Jana Beispiel, Hafenstadt | <time datetime="2025-03-04">4. März 2025</time></p>',
        f"<h2>Wieder kein Ergebnis</h2><div class='x'>{META}</div>",
    ],
)
def test_a_byline_below_the_headline_is_kept_and_dates_the_page(block: str) -> None:
    body = made.ARTICLE.replace("</h1>", f"</h1>{block}")
    report = made.one(made.page(body), ".html")
    assert (report.published.start, report.published.known) == (DAY, "printed")
    assert report.author == "Jana Beispiel"
    noise = {report.text[n.start : n.end] for n in report.noise}
    assert META in noise
    assert report.text.count(META) == 1
    at = report.text.index(META)
    assert any(o.start <= at < o.end and o.source is not None for o in report.origins)


def test_days_of_other_articles_do_not_date_a_page() -> None:
    others = "".join(
        f"<div><h3>Andere Meldung</h3><p>{n}. März 2025</p></div>" for n in range(1, 5)
    )
    assert published(body=f"<aside>{others}</aside>").known == "unknown"
    assert published(body=others).known == "unknown"
    menu = "<nav><p>5. März 2025</p></nav>"
    body = made.ARTICLE.replace("</h1>", f"</h1>{menu}<figcaption>5. März 2025</figcaption>")
    assert made.one(made.page(body), ".html").published.known == "unknown"


STANDFIRST = "Nach drei Runden stehen beide Seiten wieder dort, wo sie begannen"


def test_the_standfirst_below_the_headline_is_kept_and_prose() -> None:
    block = f'<p class="teaser">{STANDFIRST}</p><p class="meta">{META}</p>'
    report = made.one(made.page(made.ARTICLE.replace("</h1>", f"</h1>{block}")), ".html")
    assert report.text.count(STANDFIRST) == 1
    at = report.text.index(STANDFIRST)
    assert at < report.text.index(META)
    assert not any(n.start <= at < n.end for n in report.noise)
    assert any(o.start <= at < o.end and o.source is not None for o in report.origins)


def test_teasers_of_other_articles_stay_out() -> None:
    others = "".join(
        f'<div><h3>Meldung {n}</h3><p class="teaser">Etwas ganz anderes, Nummer {n}, steht hier</p></div>'
        for n in range(3)
    )
    for body in (made.ARTICLE + others, f"<aside>{others}</aside>{made.ARTICLE}"):
        assert "ganz anderes" not in made.one(made.page(body), ".html").text
