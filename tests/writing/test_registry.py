"""Every writer is found by the name that --format takes, and has its contract test."""

from pathlib import Path

import pytest

import toolkit.writing
from toolkit.errors import UsageError
from toolkit.writing.registry import WRITERS, find_writer


def test_an_unknown_form_names_the_known_ones() -> None:
    with pytest.raises(UsageError) as caught:
        find_writer("xls")
    assert "xls" in caught.value.message
    assert all(name in caught.value.help for name in WRITERS)


def test_each_file_that_renders_is_registered() -> None:
    (folder,) = toolkit.writing.__path__
    files = [path for path in Path(folder).glob("*.py") if "def render(" in path.read_text(encoding="utf-8")]
    assert len(files) == len(WRITERS)


@pytest.mark.parametrize("name", WRITERS)
def test_each_writer_has_a_contract_test(name: str) -> None:
    texts = [path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("test_*.py")]
    assert any(f'name = "{name}"' in text and "WriterContract" in text for text in texts)
