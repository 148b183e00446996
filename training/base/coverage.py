"""How often the kept vocabulary cuts a word as the whole one does, by language."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

from babel import Locale
from tokenizers import Tokenizer

from training.base.vocabulary import TOKENIZER
from zopa.language.pieces import MARK, Pieces

_WORD = re.compile(r"\w+")


def _names(language: str) -> str:
    """Words of a language that every machine has: CLDR's names of states, languages, scripts, currencies."""
    locale = Locale(language)
    groups = (
        locale.territories,
        locale.languages,
        locale.scripts,
        locale.currencies,
        locale.variants,
    )
    return " ".join(str(name) for group in groups for name in group.values())


def coverage(package: Path, data: Path | None) -> Iterator[str]:
    """One line for each text: its words cut alike, its unknown words, pieces for a word before and after."""
    with zipfile.ZipFile(package) as archive:
        whole = Tokenizer.from_str(archive.read(TOKENIZER).decode())
    ours = Pieces()
    texts = {
        f"CLDR names, {language}": _names(language)
        for language in ("de", "en", "ru", "uk", "pl", "tr", "fr")
    }
    if data is not None:
        lines = (data / "news" / "news.jsonl").read_text(encoding="utf-8").splitlines()
        texts["news, de"] = " ".join(json.loads(line)["text"] for line in lines)
    for name, text in texts.items():
        found = _WORD.findall(text)
        before = [coded.tokens for coded in whole.encode_batch(found, add_special_tokens=False)]
        after = ours.cut(found, [True] * len(found))
        same = sum(
            [token.removeprefix(MARK) for token in old if token != MARK]
            == [piece.removeprefix(MARK) for piece in ours.spelled(new) if piece != MARK]
            for old, new in zip(before, after, strict=True)
        )
        unknown = sum(ours.unknown in new for new in after)
        old_pieces = sum(map(len, before)) / len(found)
        new_pieces = sum(map(len, after)) / len(found)
        yield (
            f"{name}: {len(found)} words, {same / len(found):.2%} cut alike, "
            f"{unknown / len(found):.2%} unknown, {old_pieces:.3f} -> {new_pieces:.3f} pieces a word"
        )
