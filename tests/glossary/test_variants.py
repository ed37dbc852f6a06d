"""The plain form keeps a place in the text for each of its characters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.glossary.variants import normalised, normalised_with_offsets


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("發展", "发展"),
        ("（A１）", "(a1)"),
        ("「灯」“塔”", '"灯""塔"'),
        ("a b\u3000c\u200bd", "abcd"),
        ("灯\n塔", "灯塔"),
        ("灯\n \n塔", "灯\n塔"),
        ("灯\t塔", "灯\n塔"),
        ("  灯  ", "灯"),
        ("乾坤", "干坤"),
    ],
)
def test_plain_form(text: str, plain: str) -> None:
    assert normalised(text) == plain


@given(st.text(max_size=60))
def test_places_rise_and_lie_in_the_text(text: str) -> None:
    plain, offsets = normalised_with_offsets(text)
    assert len(plain) == len(offsets)
    assert offsets == sorted(set(offsets))
    assert all(0 <= offset < len(text) for offset in offsets)


@given(st.text(max_size=60))
def test_the_plain_form_is_plain_already(text: str) -> None:
    assert normalised(normalised(text)).replace("\n", "") == normalised(text).replace("\n", "")
