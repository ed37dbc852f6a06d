"""`govreport glossary`: keep a table of terms clean."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from toolkit.errors import GlossaryError
from toolkit.findings import Severity

glossary_app = typer.Typer(
    name="glossary",
    help="Check tables of terms.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@glossary_app.callback()
def _group() -> None:
    """Check tables of terms."""


@glossary_app.command()
def lint(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="CSV tables, each checked by itself.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print the problems as a JSON array.")] = False,
    explain: Annotated[bool, typer.Option("--explain", help="After the problems, print what each code means.")] = False,
) -> None:
    """Report every bad row as `file:line: CODE message`; exit with 3 if any is an error, else with 0."""
    from toolkit.glossary.lint import CODES
    from toolkit.glossary.lint import lint as lint_table

    problems = [problem for file in files for problem in lint_table(file)]
    if as_json:
        typer.echo(json.dumps([asdict(problem) for problem in problems], ensure_ascii=False, indent=2))
    else:
        for problem in problems:
            typer.echo(str(problem))
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    warnings = len(problems) - errors
    if explain and not as_json:
        for code in sorted({problem.code for problem in problems}):
            typer.echo(f"\n{code}: {CODES[code]}")
    typer.echo(f"{_count(errors, 'error')}, {_count(warnings, 'warning')}", err=True)
    if errors:
        raise typer.Exit(GlossaryError.exit_code)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
