"""Read a node's settings: `node.toml` in its home, then what the environment says over it."""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from rastro_node.config.options import BY_NAME, OPTIONS, Value, read_as, within


class SettingsError(Exception):
    """The settings are wrong; the message says which and what to write."""


@dataclass(frozen=True, slots=True)
class NodeOptions:
    """The settings of one node, checked.

    Parameters
    ----------
    home
        The node's folder, or None when it runs without one (type checks, tests, tools).
    values
        Value by option name.
    """

    home: Path | None
    values: Mapping[str, Value]

    def text(self, name: str) -> str:
        """A text option."""
        return str(self.values[name])

    def number(self, name: str) -> int:
        """A whole-number option."""
        return int(str(self.values[name]))

    def flag(self, name: str) -> bool:
        """A yes-or-no option."""
        return bool(self.values[name])

    def words(self, name: str) -> tuple[str, ...]:
        """A list option."""
        value = self.values[name]
        return value if isinstance(value, tuple) else (str(value),)

    def path(self, name: str) -> Path:
        """A path option, relative to the home."""
        return within(self.home, self.text(name))


def read_options(environment: Mapping[str, str] | None = None) -> NodeOptions:
    """The settings in force.

    Parameters
    ----------
    environment
        Variables; the process's own when left out. `RASTRO_HOME` names the node's folder.

    Raises
    ------
    SettingsError
        If a file or variable cannot be read as the table says.
    """
    environ = os.environ if environment is None else environment
    home = Path(environ["RASTRO_HOME"]).expanduser().resolve() if environ.get("RASTRO_HOME") else None
    values: dict[str, Value] = {option.name: option.default for option in OPTIONS}
    if home is not None:
        values |= _from_file(home / "node.toml")
    for option in OPTIONS:
        if raw := environ.get(option.environment):
            try:
                values[option.name] = read_as(option, raw)
            except ValueError as error:
                raise SettingsError(str(error)) from None
    return NodeOptions(home, values)


def _from_file(path: Path) -> dict[str, Value]:
    """What `node.toml` says, by option name."""
    try:
        tables = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        raise SettingsError(
            f"{path} does not exist. Make the node first, or let RASTRO_HOME name its folder."
        ) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path} cannot be read as TOML: {error}") from None
    read: dict[str, Value] = {}
    for table, keys in tables.items():
        if not isinstance(keys, dict):
            raise SettingsError(f"{path}: {table} must be a table, such as [node].")
        for key, value in keys.items():
            read[f"{table}.{key}"] = _checked(path, f"{table}.{key}", value)
    return read


def _checked(path: Path, name: str, value: object) -> Value:
    """A value of the file, when it is one of ours and of the right type."""
    option = BY_NAME.get(name)
    if option is None:
        raise SettingsError(f"{path}: there is no setting {name}.")
    if (
        isinstance(option.default, tuple)
        and isinstance(value, list)
        and all(isinstance(v, str) for v in value)
    ):
        return tuple(value)
    if type(value) is type(option.default) and isinstance(value, str | int | bool):
        return value
    raise SettingsError(f"{path}: {name} must be of the kind of {option.default!r}, not {value!r}.")
