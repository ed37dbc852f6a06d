"""Nouns to JSON and back. A number that is exact is a string; enums are their words; tuples are arrays."""

from __future__ import annotations

from typing import Any, TypeVar

from toolkit.errors import ConfigurationError

T = TypeVar("T")


_adapters: dict[Any, Any] = {}


def _adapter(kind: Any) -> Any:
    if kind not in _adapters:
        from pydantic import TypeAdapter

        _adapters[kind] = TypeAdapter(kind)
    return _adapters[kind]


def to_json(noun: object, *, indent: int | None = None) -> str:
    """The JSON text of any noun of the toolkit (a frozen dataclass)."""
    return str(_adapter(noun.__class__).dump_json(noun, indent=indent).decode())


def to_data(noun: object) -> Any:
    """The same as plain dicts, lists and strings."""
    return _adapter(noun.__class__).dump_python(noun, mode="json")


def from_json(kind: type[T], text: str | bytes, *, name: str = "JSON") -> T:
    """The noun that a JSON text holds.

    Raises ConfigurationError with the place of every misfit; `name` is what the message calls the text (a file name).
    """
    from pydantic import ValidationError

    try:
        noun: T = _adapter(kind).validate_json(text)
    except ValidationError as error:
        misfits = [f"{name}: {'.'.join(map(str, e['loc'])) or 'text'}: {e['msg']}" for e in error.errors()]
        shown = misfits[:20] + ([f"… and {len(misfits) - 20} more"] if len(misfits) > 20 else [])
        raise ConfigurationError(
            "\n".join(shown), help=f"It does not hold a {kind.__name__} as this version writes it."
        ) from None
    return noun
