"""The pages made from the code are fresh, and every command has its place in them."""

from pathlib import Path

import pytest

from toolkit.cli import manual
from toolkit.cli.main import app

DOCS = Path(manual.__file__).resolve().parents[2] / "docs"


@pytest.mark.parametrize(("name", "page"), [("cli.md", manual.cli_page), ("checks.md", manual.checks_page)])
def test_a_page_made_from_the_code_is_fresh(name: str, page: object) -> None:
    assert callable(page)
    assert (DOCS / name).read_text(encoding="utf-8") == page(), f"docs/{name} is stale: run `make docs`"


def test_every_command_is_in_the_manual() -> None:
    commands = {command.name or command.callback.__name__ for command in app.registered_commands if command.callback}
    groups = {group.name for group in app.registered_groups}
    assert commands | groups == {words[0] for words in manual.COMMANDS if words}
