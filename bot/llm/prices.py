"""What tokens cost: a shipped table by model name, which an operator's file overrides."""

import tomllib
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from bot.model.completion import Price
from bot.model.errors import ConfigurationError
from bot.settings import shipped

_TABLE: TypeAdapter[dict[str, Price]] = TypeAdapter(dict[str, Price])


def load_prices(override: Path | None = None) -> dict[str, Price]:
    """Load the shipped table and lay the operator's file over it; raises ConfigurationError that names the file."""
    return {**_read(shipped("seeds") / "prices.toml"), **(_read(override) if override is not None else {})}


def find_price(prices: dict[str, Price], model: str) -> Price | None:
    """Give the price of a model: its own, or that of the longest name it is a dated version of."""
    fitting = [name for name in prices if model == name or model.startswith(f"{name}-")]
    return prices[max(fitting, key=len)] if fitting else None


def _read(path: Path) -> dict[str, Price]:
    try:
        return _TABLE.validate_python(tomllib.loads(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise ConfigurationError(f"The price table {path} cannot be read: {error.strerror or error}.") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, ValidationError):
        raise ConfigurationError(
            f'The price table {path} is not valid; write for each model: "NAME" = {{taken = 0.40, given = 1.60}}.'
        ) from None
