from __future__ import annotations

from pathlib import Path

import pytest

from zopa.cli.main import cli
from zopa.cli.output import LANGUAGES, labels

README = Path(__file__).parents[2] / "README.md"


@pytest.mark.parametrize("command", sorted(cli.commands))
def test_every_command_is_in_the_readme(command: str) -> None:
    assert f"zopa {command}" in README.read_text(encoding="utf-8")


def test_every_option_says_what_it_does() -> None:
    for name, command in cli.commands.items():
        assert command.help, name
        for option in command.params:
            if option.param_type_name == "option":
                assert getattr(option, "help", None), f"{name} {option.name}"


def test_the_screens_speak_all_languages() -> None:
    words = {lang: labels(lang) for lang in LANGUAGES}
    assert words["de"].keys() == words["en"].keys()
    for lang, said in words.items():
        assert all(said.values()), lang
