from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import pytest

from zopa.intake import Problem, Source, archives, iter_sources

from . import made


def names(found: list[Source | Problem], root: Path) -> list[str]:
    return [item.path.removeprefix(f"{root}/") for item in found if isinstance(item, Source)]


def problems(found: list[Source | Problem]) -> list[str]:
    return [str(item) for item in found if isinstance(item, Problem)]


def test_folders_are_walked_in_order_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.md", "a/b.html", ".hidden/x.txt", ".x.txt", "c"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(
            made.page(made.ARTICLE) if name.endswith("html") else b"Words of a report."
        )
    found = list(iter_sources([tmp_path]))
    assert names(found, tmp_path) == ["a/b.html", "a/z.md", "b.txt", "c"]
    assert not problems(found)
    assert [item.suffix for item in found if isinstance(item, Source)] == [
        ".html",
        ".md",
        ".txt",
        "",
    ]


def test_each_kind_of_sample_is_a_source(tmp_path: Path) -> None:
    made.folder(tmp_path)
    found = list(iter_sources([str(tmp_path)]))
    assert len(found) == len(made.samples())
    assert not problems(found)


def test_problems_name_the_file_in_one_line_and_say_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(40))
    (tmp_path / "data.bin").write_bytes(bytes(range(256)))
    (tmp_path / "gone").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "pipe")
    with (tmp_path / "large.txt").open("wb") as stream:
        stream.truncate(50_000_001)
    found = list(iter_sources([tmp_path, tmp_path / "missing", tmp_path / "a\0b"]))
    lines = problems(found)
    assert len(lines) == len(found) == 8
    for name in ("empty.txt", "picture.txt", "data.bin", "gone", "pipe", "large.txt", "missing"):
        assert sum(f"/{name}: " in line for line in lines) == 1, name
    assert all("\n" not in line and "; " in line for line in lines)
    assert sum("is not a kind of report zopa reads: " in line for line in lines) == 2


def test_unreadable_files_and_folders_are_problems(tmp_path: Path) -> None:
    (tmp_path / "locked").mkdir()
    (tmp_path / "secret.txt").write_text("Words")
    (tmp_path / "locked").chmod(0)
    (tmp_path / "secret.txt").chmod(0)
    found = list(iter_sources([tmp_path]))
    (tmp_path / "locked").chmod(0o700)
    # Whoever runs as root may read everything; then there is nothing to complain about.
    expected = 0 if os.geteuid() == 0 else 2
    assert len(problems(found)) == expected


def test_an_empty_folder_is_a_problem(tmp_path: Path) -> None:
    assert "no report in this folder" in problems(list(iter_sources([tmp_path])))[0]


def test_links_that_lead_round_end(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "x.txt").write_text("Words of a report.")
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    (tmp_path / "b").symlink_to(tmp_path / "a")
    assert names(list(iter_sources([tmp_path])), tmp_path) == ["a/x.txt"]


def test_names_that_are_no_text_are_shown_all_the_same(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/a\xff\nb.txt"
    Path(os.fsdecode(name)).write_text("Words of a report.")
    (found,) = iter_sources([tmp_path])
    assert isinstance(found, Source)
    assert found.path.endswith("/a� b.txt")


def test_zip_members_are_sources_two_archives_deep(tmp_path: Path) -> None:
    inner = made.zipped(
        {"deep.txt": b"Deep words.", "deeper.zip": made.zipped({"x.txt": b"Words"})}
    )
    data = made.zipped(
        {
            "b/two.html": made.page(made.ARTICLE),
            "a.txt": b"Words of a report.",
            ".hidden.txt": b"Words",
            "__MACOSX/._a.txt": b"Words",
            "memo.docx": made.docx([made.FIRST]),
            "inner.zip": inner,
            "picture.gif": b"GIF89a" + bytes(30),
        }
    )
    (tmp_path / "news.zip").write_bytes(data)
    found = list(iter_sources([tmp_path / "news.zip"]))
    assert names(found, tmp_path) == [
        "news.zip/a.txt",
        "news.zip/b/two.html",
        "news.zip/inner.zip/deep.txt",
        "news.zip/memo.docx",
    ]
    told = problems(found)
    assert len(told) == 2
    assert "deeper.zip: is an archive inside an archive inside an archive" in told[0]
    assert "picture.gif: is not a kind of report zopa reads" in told[1]


def test_a_word_file_is_one_source(tmp_path: Path) -> None:
    (tmp_path / "memo.docx").write_bytes(made.docx([made.FIRST]))
    assert names(list(iter_sources([tmp_path])), tmp_path) == ["memo.docx"]


def test_zip_bombs_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.zip").write_bytes(made.zipped({"zeros.txt": bytes(30_000_000)}))
    assert "far more" in problems(list(iter_sources([tmp_path / "a.zip"])))[0]
    # One bomb beside much that does not shrink: the archive passes, the member does not.
    mixed = made.zipped({"noise.bin": os.urandom(1_000_000), "zeros.txt": bytes(20_000_000)})
    (tmp_path / "b.zip").write_bytes(mixed)
    assert any(
        "zeros.txt: would unpack" in line
        for line in problems(list(iter_sources([tmp_path / "b.zip"])))
    )
    monkeypatch.setattr(archives, "_MOST_TOTAL", 100)
    (tmp_path / "c.zip").write_bytes(made.zipped({"a.txt": b"Words " * 50}))
    assert "far more" in problems(list(iter_sources([tmp_path / "c.zip"])))[0]


def test_a_member_above_the_limit_is_refused(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("large.txt", b"x" * 50_000_001)
    (tmp_path / "a.zip").write_bytes(out.getvalue())
    assert "larger than 50 MB" in problems(list(iter_sources([tmp_path])))[0]


def test_encrypted_and_damaged_members_are_problems(tmp_path: Path) -> None:
    data = bytearray(made.zipped({"a.txt": b"Words of a report.", "b.txt": b"More words."}))
    for mark, flag in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + flag] |= 1
    place = data.index(b"b.txt") + len("b.txt")
    data[place] ^= 0xFF
    (tmp_path / "a.zip").write_bytes(bytes(data))
    told = problems(list(iter_sources([tmp_path])))
    assert "a.txt: is encrypted" in told[0]
    assert "b.txt: is damaged" in told[1]
    (tmp_path / "a.zip").write_bytes(b"PK\x03\x04 and nothing")
    assert "the zip archive is damaged" in problems(list(iter_sources([tmp_path])))[0]
    (tmp_path / "a.zip").write_bytes(made.zipped({}))
    assert "empty" in problems(list(iter_sources([tmp_path])))[0]


@pytest.mark.parametrize("packed", [False, True])
def test_pages_of_a_web_archive_are_sources(tmp_path: Path, *, packed: bool) -> None:
    data = made.warc(
        [
            ("https://news.example/a", 200, "text/html; charset=utf-8", made.page(made.ARTICLE)),
            ("https://news.example/b", 404, "text/html", b"<p>Nothing here"),
            ("https://news.example/c.png", 200, "image/png", b"\x89PNG"),
            ("https://news.example/feed", 200, "application/rss+xml", made.RSS),
            ("https://news.example/d.pdf", 200, "application/pdf", b"no pdf \x00\x01\x02"),
        ],
        packed=packed,
    )
    path = tmp_path / ("crawl.warc.gz" if packed else "crawl.warc")
    path.write_bytes(data)
    found = list(iter_sources([path]))
    assert names(found, path) == ["https://news.example/a", "https://news.example/feed"]
    assert [item.suffix for item in found if isinstance(item, Source)] == [".html", ".xml"]
    assert "https://news.example/d.pdf: is not a kind" in problems(found)[0]


def test_a_web_archive_without_pages_or_cut_off_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "a.warc").write_bytes(b"WARC/1.1\r\n\r\n")
    (tmp_path / "b.warc.gz").write_bytes(b"\x1f\x8b\x08 nothing")
    assert len(problems(list(iter_sources([tmp_path])))) == 2


def test_ctrl_c_passes_through(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object) -> bool:
        raise KeyboardInterrupt

    (tmp_path / "a.txt").write_text("Words")
    monkeypatch.setattr("zopa.intake.sources.container_of", stop)
    with pytest.raises(KeyboardInterrupt):
        list(iter_sources([tmp_path]))
