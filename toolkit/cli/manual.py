"""The pages docs/cli.md and docs/checks.md, made from the code: `python -m toolkit.cli.manual` writes them."""

from __future__ import annotations

from pathlib import Path

COMMANDS = (
    (),
    ("translate",),
    ("batch",),
    ("structure",),
    ("evaluate",),
    ("serve",),
    ("checks",),
    ("glossary", "lint"),
    ("models", "list"),
    ("models", "pull"),
    ("models", "verify"),
    ("models", "path"),
    ("models", "remove"),
)

COLUMNS = 100


def cli_page() -> str:
    """Every command's help, as the command prints it at 100 columns."""
    from typer.testing import CliRunner

    from toolkit.cli.main import app

    runner = CliRunner(env={"COLUMNS": str(COLUMNS), "TERM": "dumb", "NO_COLOR": "1"})
    parts = ["# The command line\n\nMade from the code by `make docs`.\n"]
    for command in COMMANDS:
        shown = runner.invoke(app, [*command, "--help"], prog_name="govreport", terminal_width=COLUMNS).output
        text = "\n".join(line.rstrip() for line in shown.strip().splitlines())
        parts.append(f"## {' '.join(('govreport', *command))}\n\n```\n{text}\n```\n")
    return "\n".join(parts)


def checks_page() -> str:
    """Every check's manual page."""
    from toolkit.checks.registry import CHECKS, manual

    parts = ["# Checks\n\nMade from the code by `make docs`. `govreport checks` prints the same.\n"]
    parts += [f"## {name}\n\n{manual(name)}\n" for name in CHECKS]
    return "\n".join(parts)


def main() -> None:
    """Write both pages into docs/ of the checkout."""
    docs = Path(__file__).resolve().parent.parent.parent / "docs"
    (docs / "cli.md").write_text(cli_page(), encoding="utf-8")
    (docs / "checks.md").write_text(checks_page(), encoding="utf-8")


if __name__ == "__main__":
    main()
