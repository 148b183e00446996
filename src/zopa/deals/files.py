"""Games from files and into files: zopa-game/1, GENIUS/ANAC XML, NegoLog JSON."""

from __future__ import annotations

from pathlib import Path

from zopa.deals.check import check_game
from zopa.deals.document import read_document
from zopa.deals.errors import GameError
from zopa.deals.game import Game
from zopa.deals.genius import read_genius, write_genius
from zopa.deals.negolog import read_negolog
from zopa.deals.tree import read_tree
from zopa.deals.write import game_json, game_yaml


def load_game(path: str | Path) -> Game:
    """The game of a file, checked.

    ``.yaml``, ``.yml`` and ``.json`` hold ``zopa-game/1``. A folder, or an ``.xml`` in it, is a
    domain of GENIUS/ANAC with one utility space for each party; a folder with ``profileA.json``
    is a domain of NegoLog. Raises :class:`GameError` that names file and entry.
    """
    file = Path(path)
    if file.is_dir():
        if any(file.glob("profile*.json")):
            return check_game(read_negolog(file))
        return check_game(read_genius(file))
    if not file.exists():
        raise GameError("there is no such file", place=str(path), hint="check the name")
    if file.suffix.lower() == ".xml":
        return check_game(read_genius(file))
    if file.name.startswith("profile") and file.suffix == ".json":
        return check_game(read_negolog(file.parent))
    return parse_game(_text(file), place=str(path))


def parse_game(text: str, *, place: str) -> Game:
    """The game written in ``text``, checked; JSON where ``place`` ends in ``.json``, else YAML.

    ``place`` is what errors call the file. Raises :class:`GameError`.
    """
    game, spots = read_document(read_tree(text, place=place))
    return check_game(game, spots)


def save_game(game: Game, path: str | Path) -> None:
    """Write the game: YAML, JSON by ``.json``, GENIUS XML into a folder by no suffix.

    Raises :class:`GameError` where the format cannot hold the game.
    """
    file = Path(path)
    if not file.suffix:
        write_genius(game, file)
    else:
        text = game_json(game) if file.suffix == ".json" else game_yaml(game)
        file.write_text(text, encoding="utf-8")


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        hint = "save it as UTF-8 text"
        raise GameError("not UTF-8 text", place=str(file), hint=hint) from error
    except OSError as error:
        raise GameError(str(error), place=str(file), hint="check the file") from error
