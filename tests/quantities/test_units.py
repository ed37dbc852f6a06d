from decimal import Decimal

import pytest

from toolkit.quantities import units
from toolkit.quantities.quantity import QuantityKind


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        ("2", "hectares", ("30", "mu")),
        ("1", "square kilometers", ("1500", "mu")),
        ("3", "jin", ("1.5", "kilograms")),
        ("1.5", "metric tons", ("1500", "kilograms")),
        ("2", "years", ("24", "months")),
        ("7", "yuan", ("7", "yuan")),
    ],
)
def test_comparable(value: str, unit: str, expected: tuple[str, str]) -> None:
    assert units.comparable(Decimal(value), unit) == (Decimal(expected[0]), expected[1])


@pytest.mark.parametrize(
    ("word", "unit"), [("人次", "persons"), ("起", "cases"), ("户", "households"), ("项", "items")]
)
def test_classifiers_carry_their_class(word: str, unit: str) -> None:
    meaning = units.chinese()[word]
    assert (meaning.kind, meaning.unit) == (QuantityKind.COUNT, unit)


def test_no_chinese_word_is_longer_than_the_reader_looks() -> None:
    assert max(map(len, units.chinese())) <= units.LONGEST_CHINESE


@pytest.mark.parametrize("word", ["days", "hectares", "percentage points", "kwh", "mu"])
def test_english_singular_and_plural(word: str) -> None:
    assert word in units.english()
